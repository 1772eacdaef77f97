"""What an erasure leaves on this machine goes from its disk: attached files, the index's rests, older pages of the data.

Values are erased in a unit of work. What follows here cannot be rolled back, so it is done once that is committed. What
is to go is noted in the office's folder before: a program that dies in between leaves the rest to the next opening.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.store import attachments, cipher, history, search, shared, tables, wal
from desktop.store.files import make_folder, sync_folder, write_whole
from desktop.store.session import Session, reading
from desktop.store.trouble import reaching

if TYPE_CHECKING:
    from desktop.store.opening import Store

FOLDER = "erasing"  # a file for each unit of work: topics whose index has rests, and names of attachments, one a line
_A_DAY = 86_400  # seconds
Said = tuple[str, str, str, str]  # topic, record, field and value of a logged change


def once_committed(session: Session, erased: Iterable[Said]) -> None:
    """Arrange that what was said is forgotten on the disk too, where this unit of work is committed."""
    said = [*erased]
    for key in {f"{topic}:{row}" for topic, row, _field, _value in said}:  # half-typed forms, whoever's
        session.execute(sa.delete(tables.drafts).where(tables.drafts.c.key == key))
    names = {topic for topic, _row, _field, _value in said}
    names.update(file for topic, _row, field, value in said for file in files_in(topic, field, value))
    note(session, names)


def finish(store: Store) -> None:
    """Forget, at an opening, what erasures left whose program died; where the disk refuses, at a later one."""
    with suppress(Trouble):
        if any((store.folder / FOLDER).glob("*")):
            _forget(store, None)
        if store.shared is not None:
            _drop_copies(store)


# what is to go, and that it goes


def note(session: Session, names: set[str]) -> None:
    """Write down attachments that are to go, and topics whose index is: safe on the disk before the unit is committed."""
    if session.rehearsal or not names:
        return
    after = session.afterwards
    if not (isinstance(after, partial) and after.func is _finish):
        path = session.store.folder / FOLDER / uuid.uuid4().hex
        session.afterwards = after = partial(_finish, after, session.store, path)
    path = after.args[-1]
    noted = _noted(path)
    if not names <= noted:
        with reaching():
            make_folder(path.parent)
            write_whole(path, "".join(f"{name}\n" for name in sorted(noted | names)).encode())


def _noted(path: Path) -> set[str]:
    """Read what was noted; lines that name no topic and no attachment say nothing."""
    with reaching():
        lines = path.read_text("ascii", "replace").splitlines() if path.is_file() else []
    return {line for line in lines if line in TOPICS or _is_file(line)}


def _is_file(name: str) -> bool:
    return Path(name).name == name and attachments.is_kept(Path(name))


def _finish(before: Callable[[], None] | None, store: Store, path: Path) -> None:
    if before is not None:
        before()
    _forget(store, path)


def _forget(store: Store, path: Path | None) -> None:
    """Let go what one unit of work noted, or all that is noted; the notes stay while older pages cannot go."""
    with reaching(), store.engine.connect().execution_options(immediate=True) as locked, locked.begin():
        # whoever noted anything has committed or failed, for it held the lock
        notes = [*(store.folder / FOLDER).glob("*")] if path is None else [path]
        _let_go(Session(store, locked), set().union(*map(_noted, notes)))
    with reaching():
        if store.shared is None:
            cipher.write_back(store.folder / cipher.DATA, store.vault.database_key)
            if wal.holds_any(store.folder / cipher.DATA):
                return
        for note in notes:
            note.unlink(missing_ok=True)
        sync_folder(store.folder / FOLDER)


def _let_go(session: Session, names: Iterable[str]) -> None:
    for name in sorted(names):
        if name in TOPICS:
            search.forget(session, TOPICS[name])
        elif not is_used(session, name):
            shared.forget(session, name)
            attachments.remove(session.store, name)
            kept_in = attachments.path_of(session.store.folder, name).parent
            if kept_in.is_dir():
                sync_folder(kept_in)  # before the note goes


def _drop_copies(store: Store) -> None:
    """Remove this machine's copies of files that another machine of a shared office let go."""
    with reaching():
        before = (
            time.time() - _A_DAY
        )  # what was put here since may belong to a form that is open in another window
        copies = [path.name for path in attachments.kept(store.folder) if path.stat().st_mtime < before]
    with reading(store) as session:
        for name in shared.lacking(session.connection, copies):
            if not is_used(session, name):
                attachments.remove(store, name)


# what refers to a file


def files_in(topic: str, field: str, value: str) -> Iterator[str]:
    """Name the attached files that a logged change speaks of."""
    said = history.said(field, value)
    cells: dict[str, Any] = said if field == history.WHOLE else {field: said}
    for one in fields_of(TOPICS[topic]):
        if one.kind is Kind.FILE and cells.get(one.name):
            yield cells[one.name]


def is_used(session: Session, file: str, but: Collection[str] = (), topic: str = "") -> bool:
    """Tell whether a record, its history, the words of a paper or a half-typed form refer to a file.

    What the records `but` of a topic say of it does not count.
    """
    changes, drafts = tables.changes, tables.drafts
    forms = [f"{topic}:{row}" for row in but]
    asked = [
        sa.select(changes.c.seq).where(changes.c.row.not_in(but), changes.c.value.contains(file)),
        sa.select(drafts.c.key).where(drafts.c["values"].contains(file), drafts.c.key.not_in(forms)),
        *_in_tables(file, but),
    ]
    return any(session.connection.execute(question.limit(1)).first() for question in asked)


def _in_tables(file: str, but: Collection[str]) -> Iterator[sa.Select[Any]]:
    """Ask the records themselves: of some that came from other copies the log says nothing here."""
    for topic in TOPICS.values():
        table = tables.of(topic)
        for field in fields_of(topic):
            if field.kind is Kind.FILE and not tables.sealed(topic, field):
                yield sa.select(table.c.id).where(table.c[field.name] == file, table.c.id.not_in(but))

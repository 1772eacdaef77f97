"""What an erasure leaves on this machine goes from its disk: attached files, the index's rests, older pages of the data.

Values are erased in a unit of work; what follows here is done once that is committed, for it cannot be rolled back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from desktop.domain.records import Kind, fields_of
from desktop.domain.topics import TOPICS
from desktop.store import attachments, cipher, history, search, shared, tables
from desktop.store.session import Session

if TYPE_CHECKING:
    from desktop.store.opening import Store

Said = tuple[str, str, str, str]  # topic, record, field and value of a logged change


def once_committed(session: Session, erased: Iterable[Said]) -> None:
    """Arrange that what was said is forgotten on the disk too, where this unit of work is committed."""
    before, said = session.afterwards, [*erased]
    rows = {(topic, row) for topic, row, _field, _value in said}
    files = {file for topic, _row, field, value in said for file in files_in(topic, field, value)}

    def finish() -> None:
        if before is not None:
            before()
        _forget(session.store, rows, files)

    session.afterwards = finish


def _forget(store: Store, rows: Iterable[tuple[str, str]], files: Iterable[str]) -> None:
    with store.engine.connect().execution_options(immediate=True) as connection, connection.begin():
        session = Session(store, connection)
        for key in map(":".join, rows):  # half-typed forms, whoever's
            session.execute(sa.delete(tables.drafts).where(tables.drafts.c.key == key))
        for topic in {topic for topic, _row in rows}:
            search.forget(session, TOPICS[topic])
        gone = [file for file in files if not is_used(session, file)]
        for file in gone:
            shared.forget(session, file)
    for file in gone:
        attachments.remove(store, file)
    if store.shared is None:
        cipher.write_back(store.folder / cipher.DATA, store.vault.database_key)


def files_in(topic: str, field: str, value: str) -> Iterator[str]:
    """Name the attached files that a logged change speaks of."""
    said = history.said(field, value)
    cells: dict[str, Any] = said if field == history.WHOLE else {field: said}
    for one in fields_of(TOPICS[topic]):
        if one.kind is Kind.FILE and cells.get(one.name):
            yield cells[one.name]


def is_used(session: Session, file: str, but: tuple[str, str] = ("", "")) -> bool:
    """Tell whether a record, its history, the words of a paper or a half-typed form refer to a file.

    What the record `but`, a topic and an id, says of it does not count.
    """
    changes, drafts = tables.changes, tables.drafts
    others = sa.or_(changes.c.topic != but[0], changes.c.row != but[1])
    asked = [
        sa.select(changes.c.seq).where(others, changes.c.value.contains(file)),
        sa.select(drafts.c.key).where(drafts.c["values"].contains(file), drafts.c.key != ":".join(but)),
        *_in_tables(file, but[1]),
    ]
    return any(session.connection.execute(question.limit(1)).first() for question in asked)


def _in_tables(file: str, but: str) -> Iterator[sa.Select[Any]]:
    """Ask the records themselves: of some that came from other copies the log says nothing here."""
    for topic in TOPICS.values():
        table = tables.of(topic)
        for field in fields_of(topic):
            if field.kind is Kind.FILE and not tables.sealed(topic, field):
                yield sa.select(table.c.id).where(table.c[field.name] == file, table.c.id != but)

"""A copy of an office's folder for a laptop: all of it under the same keys, with a name of its own in the change log."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from desktop.domain import scopes
from desktop.domain.scopes import WHOLE, Scope
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, backup, checks, cipher, keys, moving, opening, places, tables
from desktop.store import scopes as parts
from desktop.store.files import make_folder, place, sync_file, sync_folder, write_whole
from desktop.store.session import guard, writing
from desktop.store.trouble import reaching

if TYPE_CHECKING:
    from desktop.store.opening import Store
    from desktop.store.session import Session

Step = Callable[
    [int, int], object
]  # told how many of how many files are copied; what it raises stops the copying


def make_copy(store: Store, folder: Path, holder: str, step: Step, scope: Scope = WHOLE) -> str:
    """Copy an open office into an empty folder, for one who gives only the numbers reserved for `holder`.

    Gives the name of the copy in the change log. `scope` is the part of the office that the copy holds.

    It holds what is committed; every file is read back. What fails, or is stopped, leaves the folder as it was.
    """
    with reaching():
        places.check_new(folder)
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise CannotDo("โฟลเดอร์สำหรับเครื่องที่นำไปต้องว่าง กรุณาเลือกโฟลเดอร์ใหม่", "folder")
        with opening.new_folder(folder) as held:
            with store.engine.connect() as connection, connection.begin():
                attachments.gather(store, checks.attached(connection))
            moving.copy_data(store, folder / opening.DATA)
            made = set_holder(folder / opening.DATA, store.vault.database_key, holder)
            wanted = _narrow(store, folder / opening.DATA, made, scope) if scope.tambons else None
            _copy_files(store.folder, folder, step, wanted)
            sync_folder(folder)
        held.close()
    return made


def _narrow(store: Store, path: Path, made: str, scope: Scope) -> frozenset[str]:
    """Take out of a copied data file what is not in a part of the office; gives the attachments that are named still.

    The file is written anew after it, so that no page holds what was taken out.
    """
    key, anew = store.vault.database_key, path.with_name("narrowed.db")
    engine = cipher.engine(path, key)
    try:
        guard(engine, tables.KEPT)
        copy = opening.Store(path.parent, engine, store.vault, made, permits=store.permits)
        with writing(copy, made, "") as session:
            session.execute(sa.update(tables.device).values(tambons=scopes.written(scope)))
            session.execute(sa.delete(tables.drafts))  # half-typed forms stay where they were typed
            parts.trim(session, scope)
            named = parts.attachments(session)
        backup.write_anew(engine, key, anew)
    finally:
        engine.dispose()
    for rest in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
        rest.unlink(missing_ok=True)
    place(anew, path)
    return named


def _copy_files(office: Path, folder: Path, step: Step, wanted: frozenset[str] | None) -> None:
    """Copy the attachments, encrypted as they are, and last the keys: until they stand the copy is no office."""
    kept = (path for path in attachments.kept(office) if wanted is None or path.name in wanted)
    files = [*kept, office / keys.NAME]
    for done, path in enumerate(files, start=1):
        target, data = folder / path.relative_to(office), path.read_bytes()
        for parent in (target.parent.parent, target.parent):
            make_folder(parent)
        write_whole(target, data)
        if target.read_bytes() != data:
            raise Trouble("สำเนาที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
        step(done, len(files))


def become(session: Session, holder: str) -> None:
    """Let an open office go on as a copy, which gives the numbers reserved for `holder` and no others."""
    session.execute(sa.update(tables.device).values(holder=holder))
    session.afterwards = partial(setattr, session.store, "holder", holder)


def set_holder(path: Path, key: bytes, holder: str) -> str:
    """Make a copied data file another device, which gives the numbers reserved for `holder`; gives its name."""
    made = str(uuid.uuid4())
    with closing(cipher.unlocked(path, key)) as connection:
        connection.execute("UPDATE device SET id = ?, holder = ?", (made, holder))
        connection.execute("DELETE FROM signing")  # which is this office's own
    if not cipher.is_sound(path, key):
        raise Trouble("สำเนาที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
    sync_file(path)
    return made

"""A copy of an office's folder for a laptop: all of it under the same keys, with a name of its own in the change log."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, backup, cipher, keys, opening, places
from desktop.store.files import make_folder, sync_file, sync_folder, write_whole
from desktop.store.trouble import reaching

if TYPE_CHECKING:
    from desktop.store.opening import Store

Step = Callable[
    [int, int], object
]  # told how many of how many files are copied; what it raises stops the copying


def make_copy(store: Store, folder: Path, holder: str, step: Step) -> str:
    """Copy an open office into an empty folder, for one who gives only the numbers reserved for `holder`.

    Gives the name of the copy in the change log.

    It holds what is committed; every file is read back. What fails, or is stopped, leaves the folder as it was.
    """
    with reaching():
        places.check(folder)
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise CannotDo("โฟลเดอร์สำหรับเครื่องที่นำไปต้องว่าง กรุณาเลือกโฟลเดอร์ใหม่", "folder")
        with opening.new_folder(folder) as held:
            _copy_files(store.folder, folder, step)
            backup.copy(store.engine, store.vault.database_key, folder / opening.DATA)
            made = set_holder(folder / opening.DATA, store.vault.database_key, holder)
            sync_folder(folder)
        held.close()
    return made


def _copy_files(office: Path, folder: Path, step: Step) -> None:
    """Copy the keys and the attachments, encrypted as they are."""
    kept = office / attachments.FOLDER
    files = [office / keys.NAME, *(path for path in sorted(kept.glob("??/*")) if attachments.is_kept(path))]
    for done, path in enumerate(files, start=1):
        target, data = folder / path.relative_to(office), path.read_bytes()
        for parent in (target.parent.parent, target.parent):
            make_folder(parent)
        write_whole(target, data)
        if target.read_bytes() != data:
            raise Trouble("สำเนาที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
        step(done, len(files))


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

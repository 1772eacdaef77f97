"""Brings an office's files under its newest data key: killed at any point, the next opening goes on.

The data file comes last: while it is under an older key, something is left to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import sqlalchemy as sa

from desktop.errors import Trouble
from desktop.store import attachments, backup, cipher, tables
from desktop.store.files import place, sync_file, write_whole
from desktop.store.keys import Keys, Opened
from desktop.store.session import guard
from desktop.store.trouble import BUSY, reaching
from desktop.store.vault import Vault

if TYPE_CHECKING:
    from desktop.store.opening import Store

Step = Callable[[int, int], object]  # told how many of how many files are done; what it raises stops it
_PART = "new.part"


def rekey(store: Store, opened: Opened, step: Step) -> None:
    """Bring an open office under the key that `keys.new_data_key` added; nothing else may read or write meanwhile.

    `Trouble` where something does. What is stopped or fails leaves the office open and whole, under both keys.
    """
    with reaching():
        store.vault = fitting(store.folder / cipher.DATA, opened.keys)
        _rekey_attachments(store.folder, store.vault, step)
        if store.vault.file:
            with _closed(store):
                store.vault = _rekey_data(store.folder, store.vault)


def fitting(path: Path, keys: Keys) -> Vault:
    """Give the vault whose key the data file has: the newest, or an older one where a change of keys was cut off."""
    newest = Vault(keys)
    older = (Vault(keys, file) for file in range(len(keys.data) - 1, 0, -1))
    return next((vault for vault in (newest, *older) if cipher.opens(path, vault.database_key)), newest)


def finished(folder: Path, vault: Vault) -> Vault:
    """Finish, before an office opens, a change of keys that was cut off; where the disk refuses, at a later opening."""
    if not vault.file:
        return vault
    with suppress(Trouble), reaching():
        _rekey_attachments(folder, vault, lambda _done, _total: None)
        return _rekey_data(folder, vault)
    return vault


def _rekey_attachments(folder: Path, vault: Vault, step: Step) -> None:
    paths = attachments.kept(folder)
    for done, path in enumerate(paths, start=1):
        data = path.read_bytes()
        if not vault.is_newest(data):
            with suppress(ValueError):  # a damaged one stays what it is: `checks` tells of it
                write_whole(path, vault.encrypt(vault.decrypt(data)))
        step(done, len(paths))


def _rekey_data(folder: Path, vault: Vault) -> Vault:
    """Copy the data file, put the copy under the newest key, and let it take the file's place once it is checked."""
    path, part, newest = folder / cipher.DATA, folder / _PART, Vault(vault.keys)
    _clear(part)
    try:
        _copy(path, part, vault.database_key)
        cipher.change_key(part, vault.database_key, newest.database_key)
        if not cipher.is_sound(part, newest.database_key):
            raise Trouble("เปลี่ยนกุญแจของไฟล์ข้อมูลไม่สำเร็จ ข้อมูลเดิมยังอยู่ครบ กรุณาตรวจดิสก์แล้วเปิดสำนักงานใหม่")
        sync_file(part)
        place(part, path)
    finally:
        _clear(part)
    return newest


def _clear(part: Path) -> None:
    for path in (part, part.with_name(f"{part.name}-journal")):
        path.unlink(missing_ok=True)


def _copy(path: Path, part: Path, key: bytes) -> None:
    engine = cipher.engine(path, key)
    try:
        backup.copy(engine, key, part)
    finally:
        engine.dispose()
    if path.with_name(path.name + "-wal").exists():  # the last to close takes it away
        raise Trouble(BUSY)


@contextmanager
def _closed(store: Store) -> Iterator[None]:
    """Keep every reader and writer of this program out, then let them in by the key that the file has."""
    before, store.engine = store.engine, sa.create_engine("sqlite://", creator=_refuse)
    if before.pool.checkedout():  # type: ignore[attr-defined]
        store.engine = before
        raise Trouble(BUSY)
    before.dispose()
    try:
        yield
    finally:
        store.engine = cipher.engine(store.folder / cipher.DATA, store.vault.database_key)
        guard(store.engine, tables.KEPT)


def _refuse() -> NoReturn:
    raise Trouble(BUSY)

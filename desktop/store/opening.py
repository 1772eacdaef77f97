"""Making and opening an office's folder: what stands against it is told before anything on the disk changes."""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from desktop.domain.offices import Office
from desktop.domain.users import EVERYTHING
from desktop.errors import CannotDo, Trouble
from desktop.i18n import N_
from desktop.store import (
    attachments,
    attempts,
    backup,
    chain,
    cipher,
    forgetting,
    keys,
    lock,
    migrations,
    places,
    rekeying,
    server,
    shared,
    signing,
    tables,
)
from desktop.store.closing import Texts
from desktop.store.files import make_folder, place, sync_folder
from desktop.store.key_slots import LONGEST_NAME
from desktop.store.keys import Opened
from desktop.store.session import Session, guard, writing
from desktop.store.shared import Shared
from desktop.store.trouble import DAMAGED, newer, reaching
from desktop.store.vault import Vault

DATA = cipher.DATA
_WAITING = f"{keys.NAME}.part"
_NAMES = (
    DATA,
    f"{DATA}-wal",
    f"{DATA}-shm",
    f"{DATA}-journal",
    keys.NAME,
    _WAITING,
    attempts.NAME,
    attachments.FOLDER,
    backup.FOLDER,
    forgetting.FOLDER,
    lock.NAME,
)
_CHECKED_WHOLE = 8 * 2**20  # bytes: a file up to here is read through at each opening, 50 ms


@dataclass
class Store:
    """An open office: close it to let another program open it."""

    folder: Path
    engine: sa.Engine
    vault: Vault
    device: str  # this copy's name in the change log
    lock: BinaryIO | None = None
    holder: str = ""  # whose reserved numbers this copy gives; "" for the office itself
    slot: str = ""  # whose secret opened it, by the slots of the keys
    permits: frozenset[str] = EVERYTHING  # what the user who opened it may do
    texts: dict[str, Texts] = field(default_factory=dict)  # that cases are found by, opened
    shared: Shared | None = None  # of an office on a server: what this machine knows of it

    @property
    def opened(self) -> Opened:
        """Give the open keys and whose slot opened them, as the acts on keys take them."""
        return Opened(self.vault.keys, self.slot)

    def close(self) -> None:
        """Close the file and give the office free."""
        self.engine.dispose()
        if self.lock:
            self.lock.close()


def is_office(folder: Path) -> bool:
    """Tell whether a folder looks like an office's."""
    return _missing(folder) is None


def open_office(folder: Path, passphrase: str, slot: str = "", server_password: str = "") -> Store:
    """Open an office by a user's passphrase, any user's where none is named; keys of the first format are brought up.

    `server_password` is kept for the next time, where the office is shared. `CannotDo` names the passphrase, or that of
    the server, where it is wrong, `Trouble` says what else stands against it.
    """

    def settle(opened: Opened) -> Opened:
        return opened if opened.slot else keys.upgrade(folder, opened, passphrase)

    return _open(folder, lambda: keys.peek(folder, passphrase, slot), settle, server_password)


def open_by_two(
    folder: Path, first: tuple[str, str], second: tuple[str, str], server_password: str = ""
) -> Store:
    """Open an office by two people, each a slot and its passphrase; the first is the one who works then."""
    return _open(folder, lambda: keys.unlock_two(folder, first, second), server_password=server_password)


def open_with_recovery(folder: Path, code: str) -> Store:
    """Open an office by its printed recovery code, to set a new passphrase."""
    return _open(folder, lambda: keys.unlock_with_recovery(folder, code))


def open_copy(store: Store, folder: Path) -> Store:
    """Open another copy of an open office by the keys that both have; `CannotDo` where it is another office's."""
    return _open(folder, lambda: _shared(store, folder))


def _shared(store: Store, folder: Path) -> Opened:
    if keys.office_of(folder) != keys.office_of(store.folder):
        raise CannotDo("โฟลเดอร์นี้เป็นของสำนักงานอื่น กรุณาเลือกโฟลเดอร์ที่ทำสำเนาจากสำนักงานนี้", "folder")
    return keys.known_to(folder, store.opened)


def create(
    folder: Path, office: Office, passphrase: str, fill: Callable[[Session], object] | None = None
) -> tuple[Store, str]:
    """Make an office in a folder and give it open, with the recovery code to print; all of it or nothing.

    `fill` writes what an office begins with, in the same unit of work.
    """
    with reaching():
        places.check_new(folder)
        if folder.is_file():
            raise CannotDo("ชื่อนี้เป็นชื่อของไฟล์ กรุณาใช้ชื่ออื่นสำหรับโฟลเดอร์ของสำนักงาน", "folder")
        if any((folder / name).exists() for name in _NAMES):
            raise CannotDo("โฟลเดอร์นี้มีข้อมูลสำนักงานอยู่แล้ว กรุณาเลือกโฟลเดอร์อื่น", "folder")
        with new_folder(folder) as held:
            return _create(folder, held, office, passphrase, fill)


def _create(
    folder: Path, held: BinaryIO, office: Office, passphrase: str, fill: Callable[[Session], object] | None
) -> tuple[Store, str]:
    from desktop.store import history, records

    with ExitStack() as undo:
        opened, code = keys.make(folder, passphrase, office.officer[:LONGEST_NAME])
        waiting = (folder / keys.NAME).replace(folder / _WAITING)  # until all is there it is no office
        store = _store(folder, Vault(opened.keys), held, opened.slot)
        undo.callback(store.close)
        with writing(store, office.officer, N_("ตั้งสำนักงาน")) as session:
            records.add(session, office)
            if fill:
                fill(session)
            history.mark_final(session)  # an undo here would leave a folder without its office
        sync_folder(folder)
        place(waiting, folder / keys.NAME)
        undo.pop_all()
    return store, code


@contextmanager
def new_folder(folder: Path) -> Iterator[BinaryIO]:
    """Make a folder and hold it; what fails inside leaves no office, nor a folder that was not there."""
    with ExitStack() as undo:
        if not folder.exists():
            undo.callback(_remove_empty, folder)
            for one in (one for one in (*reversed(folder.parents), folder) if not one.exists()):
                make_folder(one)
        places.check_writable(folder)
        held = lock.hold(folder)  # before anything may be cleared: another program's office never is
        undo.callback(_clear, folder)
        undo.callback(held.close)
        yield held
        undo.pop_all()


def _clear(folder: Path) -> None:
    for path in (folder / name for name in _NAMES):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _remove_empty(folder: Path) -> None:
    with suppress(OSError):
        folder.rmdir()


def _as_opened(opened: Opened) -> Opened:
    return opened


def _open(
    folder: Path, unlock: Callable[[], Opened], settle: Callable[[Opened], Opened] = _as_opened,
    server_password: str = "",
) -> Store:  # fmt: skip
    """Open a folder by what `unlock` gives; `settle` may change the keys once all else holds."""
    from desktop.store import permits

    if shared.is_shared(folder):
        return _open_shared(folder, unlock, server_password)
    with reaching(), ExitStack() as undo:
        missing = _missing(folder)
        if missing:
            raise Trouble(
                "โฟลเดอร์นี้ไม่ใช่สำนักงาน เพราะไม่มีไฟล์ {missing} กรุณาเลือกโฟลเดอร์ของสำนักงาน", missing=missing
            )
        places.check(folder)
        places.check_writable(folder, DATA, keys.NAME)
        if not (folder / DATA).stat().st_size:
            raise Trouble("ไฟล์ข้อมูล {name} ว่างเปล่า กรุณานำไฟล์จากสำเนาสำรองมาแทน", name=DATA)
        opened = unlock()
        vault = rekeying.fitting(folder / DATA, opened.keys)
        _examine(folder / DATA, vault.database_key)
        held = undo.enter_context(lock.hold(folder))
        opened = settle(opened)
        vault = rekeying.finished(folder, Vault(opened.keys, vault.file))
        store = _store(folder, vault, held, opened.slot)
        undo.callback(store.engine.dispose)
        permits.refresh(store)
        forgetting.finish(store)
        undo.pop_all()
    return store


def _open_shared(folder: Path, unlock: Callable[[], Opened], server_password: str = "") -> Store:
    """Open this machine's folder of a shared office, by the keys that the server has now."""
    from desktop.store import permits
    from desktop.store.migrations import shared as tables_there

    place, opened = shared.read(folder), unlock()
    with server.entering(), ExitStack() as undo:
        password = server_password or shared.password_of(place, Vault(opened.keys))
        engine = server.engine(server.url_of(place.address), password)
        undo.callback(engine.dispose)
        if shared.pull_keys(folder, engine):
            opened = unlock()
        if keys.office_of(folder) != place.office:
            raise Trouble("ที่อยู่นี้เป็นของสำนักงานอื่นแล้ว กรุณาเลือกเข้าสำนักงานร่วมใหม่ด้วยที่อยู่จากผู้ดูแลเครื่องแม่ข่าย")
        tables_there.bring(engine)
        device, holder = _device(engine)
        guard(engine, tables.KEPT)
        signing.begin(engine, Vault(opened.keys), device)
        known = shared.known(folder, place)
        store = Store(folder, engine, Vault(opened.keys), device, None, holder, opened.slot, shared=known)
        permits.refresh(store)
        if server_password:
            shared.keep_password(folder, store.vault, server_password)
        forgetting.finish(store)
        undo.pop_all()
    return store


def _missing(folder: Path) -> str | None:
    # os.path also answers for a name that the system finds too long
    names = (shared.NAME if shared.is_shared(folder) else DATA, keys.NAME)
    return next((name for name in names if not os.path.isfile(folder / name)), None)  # noqa: PTH113


def _examine(path: Path, key: bytes) -> None:
    """Look into a data file without writing to it; `Trouble` where it is damaged, another's or a newer program's."""
    size = path.stat().st_size
    if size < cipher.PAGE:  # SQLite would take it for a new file
        raise Trouble(DAMAGED)
    with closing(cipher.peek(path, key)) as connection:
        if cipher.number(connection, "application_id") != migrations.APPLICATION:
            raise Trouble("ไฟล์ {name} ไม่ใช่ข้อมูลของโปรแกรมนี้ กรุณาเลือกโฟลเดอร์ของสำนักงาน", name=DATA)
        format_ = cipher.number(connection, "user_version")
        if format_ > migrations.FORMAT:
            raise newer(format_)
    if size <= _CHECKED_WHOLE and not cipher.is_sound(path, key):
        raise Trouble(DAMAGED)


def _store(folder: Path, vault: Vault, held: BinaryIO | None, slot: str = "") -> Store:
    """Bring the file to this program's format and give the open office."""
    engine = cipher.engine(folder / DATA, vault.database_key)
    try:
        migrations.run(engine, vault.database_key, folder / backup.FOLDER, migrations.steps())
        device, holder = _device(engine)
        signing.begin(engine, vault, device)
        _chain(engine, vault)
    except BaseException:
        engine.dispose()
        raise
    guard(engine, tables.KEPT)
    return Store(folder, engine, vault, device, held, holder, slot)


def _device(engine: sa.Engine) -> tuple[str, str]:
    """Read this copy's name in the change log, or give it one, and whose reserved numbers it gives."""
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        kept = connection.execute(sa.select(tables.device)).first()
        if kept is None:
            made = str(uuid.uuid4())
            connection.execute(sa.insert(tables.device).values(id=made, holder=""))
            return made, ""
    return str(kept.id), str(kept.holder)


def _chain(engine: sa.Engine, vault: Vault) -> None:
    """Chain the log of a file that comes from a format without links."""
    from desktop.store import readings

    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        if chain.begin(connection, vault):
            readings.begin(connection)

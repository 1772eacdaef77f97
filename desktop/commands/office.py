"""The office that a command works in: its folder, its passphrase, and who is written as the one who did it."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import TypeVar

from desktop import settings
from desktop.commands.arguments import Usage, check_text
from desktop.domain.passphrases import check_carried
from desktop.domain.users import WRITE
from desktop.errors import CannotDo, Trouble
from desktop.i18n import _
from desktop.paths import is_address
from desktop.store import backups, keys, shared
from desktop.store import session as units
from desktop.store.opening import Store, is_office, open_by_two, open_office
from desktop.store.session import Session
from desktop.work import offices, users

VARIABLE = "TAMBON_DESK_PASSPHRASE"
SECOND_VARIABLE = "TAMBON_DESK_SECOND_PASSPHRASE"
NEW_VARIABLE = "TAMBON_DESK_NEW_PASSPHRASE"
PACKAGE_VARIABLE = "TAMBON_DESK_PACKAGE_PASSPHRASE"
EXPORT_VARIABLE = "TAMBON_DESK_EXPORT_PASSPHRASE"
_FLAGS = {
    VARIABLE: "--passphrase-file",
    SECOND_VARIABLE: "--second-passphrase-file",
    NEW_VARIABLE: "--new-passphrase-file",
    PACKAGE_VARIABLE: "--package-passphrase-file",
    EXPORT_VARIABLE: "--export-passphrase-file",
}
T = TypeVar("T")
_BIGGEST = 4096  # bytes of a file that holds a passphrase


@contextmanager
def opened(arguments: Namespace) -> Iterator[Store]:
    """Open the named office, or the one opened last, and close it after."""
    store = _open(arguments)
    try:
        _complete(store)
        yield store
    finally:
        store.close()


def _open(arguments: Namespace) -> Store:
    """Open by one user's passphrase, or by two where the office asks for two."""
    named = folder(arguments)
    if not is_office(named):
        return open_office(named, passphrase(arguments))  # which says what is missing
    first = slot_of(named, arguments.user), passphrase(arguments)
    if not keys.needs_two(named):
        return let_in(lambda password: open_office(named, first[1], first[0], password))
    second = slot_of(named, arguments.second_user), second_passphrase(arguments)
    return let_in(lambda password: open_by_two(named, first, second, password))


def let_in(enter: Callable[[str], T]) -> T:
    """Go to a server without a password, or with one that was kept; where it asks for one, ask for it once."""
    try:
        return enter("")
    except CannotDo as refused:
        if refused.field != "server_password":
            raise
        return enter(server_password())


def slot_of(office: Path, name: str) -> str:
    """Find the key slot of a user by name; "" where none is named."""
    for slot in keys.slots(office) if name else ():
        if name in (slot.name, slot.id):
            return slot.id
    if not name:
        return ""
    raise CannotDo("ไม่มีผู้ใช้ชื่อ “{name}” ในสำนักงานนี้ กรุณาดูชื่อในรายชื่อผู้ใช้", "user", name=name)


def _complete(store: Store) -> None:
    """Add what an office of an earlier program lacks."""
    with units.reading(store) as session:
        lacking = offices.lacks(session)
    if lacking and WRITE in store.permits:
        with unit(store, offices.COMPLETING) as session:
            offices.complete(session)


@contextmanager
def reading(arguments: Namespace) -> Iterator[Session]:
    """Open the office and give a session that changes nothing."""
    with opened(arguments) as store, units.reading(store) as session:
        yield session


@contextmanager
def writing(
    arguments: Namespace, action: str, *, rehearsal: bool = False, before: str = ""
) -> Iterator[Session]:
    """Open the office and give one unit of work in the user's name; a rehearsal is rolled back.

    With `before`, a key of `domain.backups.REASONS`, the office is backed up first.
    """
    with opened(arguments) as store:
        if before and not rehearsal:
            backups.before(store, before)
        with unit(store, action, rehearsal=rehearsal) as session:
            yield session


@contextmanager
def unit(store: Store, action: str, *, rehearsal: bool = False) -> Iterator[Session]:
    """Give one unit of work of an open office in the user's name; a rehearsal is rolled back."""
    with units.reading(store) as session:
        officer = users.actor(session)
    begin = units.rehearsing if rehearsal else units.writing
    with begin(store, officer, action) as session:
        yield session


def remember(folder: Path) -> None:
    """Keep an office just made as the one opened last."""
    with suppress(Trouble):  # the office stands; it is only named again next time
        settings.put("office", str(folder.absolute()))


@cache  # what was typed to enter opens too
def server_password() -> str:
    """Give the password of the server at a terminal; elsewhere the system's own ways are named."""
    if sys.stdin is None or not sys.stdin.isatty() or "PGPASSWORD" in os.environ:
        raise Trouble(
            "เครื่องแม่ข่ายไม่ให้เข้า กรุณาตรวจชื่อผู้ใช้ในที่อยู่ และบอกรหัสผ่านด้วยตัวแปร PGPASSWORD หรือไฟล์รหัสผ่านของ PostgreSQL"
        )
    return _asked(_("รหัสผ่านของเครื่องแม่ข่าย: "))


def passphrase(arguments: Namespace) -> str:
    """Give the passphrase from the named file, the variable, or the terminal without showing it."""
    given = _given(arguments.passphrase_file, VARIABLE)
    return _asked(_("รหัสผ่านของสำนักงาน: ")) if given is None else given


def second_passphrase(arguments: Namespace) -> str:
    """Give the passphrase of the second user, where two open together."""
    given = _given(arguments.second_passphrase_file, SECOND_VARIABLE)
    return _asked(_("รหัสผ่านของผู้ใช้คนที่สอง: "), SECOND_VARIABLE) if given is None else given


def new_passphrase(arguments: Namespace) -> str:
    """Give the passphrase of an office to be made; typed twice at a terminal."""
    given = _given(arguments.passphrase_file, VARIABLE)
    return _asked_twice(_("ตั้งรหัสผ่านของสำนักงาน: "), VARIABLE) if given is None else given


def users_passphrase(arguments: Namespace) -> str:
    """Give the new passphrase of a user; typed twice at a terminal."""
    given = _given(arguments.new_passphrase_file, NEW_VARIABLE)
    return _asked_twice(_("ตั้งรหัสผ่านของผู้ใช้: "), NEW_VARIABLE) if given is None else given


def package_passphrase(arguments: Namespace, *, is_new: bool) -> str:
    """Give the passphrase of a package; of one to be made it is typed twice at a terminal."""
    given = _given(arguments.package_passphrase_file, PACKAGE_VARIABLE)
    if given is not None:
        return given
    ask = _asked_twice if is_new else _asked
    return ask(_("รหัสผ่านของชุดข้อมูล: "), PACKAGE_VARIABLE)


def export_passphrase(arguments: Namespace) -> str:
    """Give the passphrase of a file that is to leave encrypted, typed twice at a terminal; "" where it leaves open."""
    if not arguments.encrypt:
        return ""
    given = _given(arguments.export_passphrase_file, EXPORT_VARIABLE)
    question = _("รหัสผ่านของไฟล์ที่เข้ารหัส: ")
    secret = _asked_twice(question, EXPORT_VARIABLE) if given is None else given
    check_carried(secret)
    return secret


def _asked_twice(question: str, variable: str) -> str:
    first = _asked(question, variable)
    if _asked(_("พิมพ์รหัสผ่านอีกครั้ง: "), variable) != first:
        raise Usage("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาเริ่มใหม่")
    return first


def _given(file: str | None, variable: str) -> str | None:
    if file:
        return _in_file(Path(file))
    given = os.environ.get(variable)
    check_text(given or "")
    return given


def _in_file(path: Path) -> str:
    """Read the first line of a file that holds a passphrase and nothing else."""
    try:
        with path.open("rb") as file:
            text = file.read(_BIGGEST).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("อ่านไฟล์รหัสผ่าน {path} ไม่ได้ กรุณาตรวจชื่อไฟล์ และเก็บเป็นข้อความ UTF-8", path=path) from error
    return text.rstrip("\r\n")


def _asked(question: str, variable: str = VARIABLE) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Usage(
            "ยังไม่ได้บอกรหัสผ่าน กรุณาใช้ {flag} ไฟล์ หรือตัวแปร {variable}", flag=_FLAGS[variable], variable=variable
        )
    try:
        return getpass.getpass(question, sys.stderr)
    except EOFError as error:
        raise Usage("ยังไม่ได้พิมพ์รหัสผ่าน กรุณาเริ่มใหม่") from error


def folder(arguments: Namespace) -> Path:
    """Give the folder of the named office, or of the one opened last; of an address this machine's folder of it."""
    named = arguments.office or settings.get("office")
    if not named:
        raise Usage("ยังไม่รู้ว่าเป็นสำนักงานใด กรุณาบอกโฟลเดอร์ด้วย --office")
    return entered(named) if is_address(named) else Path(named)


def entered(address: str) -> Path:
    """Give this machine's folder of the shared office at an address, made now where it is the first time."""
    return let_in(lambda password: shared.enter(address, password))


def new_folder(named: str) -> Path:
    """Give the folder that an office is to be made in; the address of a server is none."""
    if is_address(named):
        raise Usage("สำนักงานต้องอยู่ในโฟลเดอร์ก่อน แล้วจึงย้ายขึ้นฐานข้อมูลเปล่าบนเครื่องแม่ข่ายด้วย to-server")
    return Path(named)

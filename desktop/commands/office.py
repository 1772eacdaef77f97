"""The office that a command works in: its folder, its passphrase, and who is written as the one who did it."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from desktop import settings
from desktop.commands.arguments import Usage, check_text
from desktop.errors import Trouble
from desktop.i18n import _
from desktop.store import session as units
from desktop.store.opening import Store, open_office
from desktop.store.session import Session
from desktop.work import registers
from desktop.work.facts import the_office

VARIABLE = "TAMBON_DESK_PASSPHRASE"
_BIGGEST = 4096  # bytes of a file that holds a passphrase


@contextmanager
def opened(arguments: Namespace) -> Iterator[Store]:
    """Open the named office, or the one opened last, and close it after."""
    store = open_office(_folder(arguments), passphrase(arguments))
    try:
        _complete(store)
        yield store
    finally:
        store.close()


def _complete(store: Store) -> None:
    """Add the books that an office of an earlier program does not have."""
    with units.reading(store) as session:
        missing = registers.missing_registers(session)
    if missing:
        with unit(store, registers.ADDING) as session:
            registers.add_missing_registers(session)


@contextmanager
def reading(arguments: Namespace) -> Iterator[Session]:
    """Open the office and give a session that changes nothing."""
    with opened(arguments) as store, units.reading(store) as session:
        yield session


@contextmanager
def writing(arguments: Namespace, action: str, *, rehearsal: bool = False) -> Iterator[Session]:
    """Open the office and give one unit of work in its officer's name; a rehearsal is rolled back."""
    with opened(arguments) as store, unit(store, action, rehearsal=rehearsal) as session:
        yield session


@contextmanager
def unit(store: Store, action: str, *, rehearsal: bool = False) -> Iterator[Session]:
    """Give one unit of work of an open office in its officer's name; a rehearsal is rolled back."""
    with units.reading(store) as session:
        officer = the_office(session).officer
    begin = units.rehearsing if rehearsal else units.writing
    with begin(store, officer, action) as session:
        yield session


def remember(folder: Path) -> None:
    """Keep an office just made as the one opened last."""
    with suppress(Trouble):  # the office stands; it is only named again next time
        settings.put("office", str(folder.absolute()))


def passphrase(arguments: Namespace) -> str:
    """Give the passphrase from the named file, the variable, or the terminal without showing it."""
    given = _given(arguments)
    return _asked(_("รหัสผ่านของสำนักงาน: ")) if given is None else given


def new_passphrase(arguments: Namespace) -> str:
    """Give the passphrase of an office to be made; typed twice at a terminal."""
    given = _given(arguments)
    if given is not None:
        return given
    first = _asked(_("ตั้งรหัสผ่านของสำนักงาน: "))
    if _asked(_("พิมพ์รหัสผ่านอีกครั้ง: ")) != first:
        raise Usage("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาเริ่มใหม่")
    return first


def _given(arguments: Namespace) -> str | None:
    if arguments.passphrase_file:
        return _in_file(Path(arguments.passphrase_file))
    given = os.environ.get(VARIABLE)
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


def _asked(question: str) -> str:
    if sys.stdin is None or not sys.stdin.isatty():
        raise Usage("ยังไม่ได้บอกรหัสผ่าน กรุณาใช้ --passphrase-file ไฟล์ หรือตัวแปร {variable}", variable=VARIABLE)
    try:
        return getpass.getpass(question, sys.stderr)
    except EOFError as error:
        raise Usage("ยังไม่ได้พิมพ์รหัสผ่าน กรุณาเริ่มใหม่") from error


def _folder(arguments: Namespace) -> Path:
    named = arguments.office or settings.get("office")
    if not named:
        raise Usage("ยังไม่รู้ว่าเป็นสำนักงานใด กรุณาบอกโฟลเดอร์ด้วย --office")
    return Path(named)

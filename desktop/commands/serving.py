"""The command to-server: an office of one machine becomes one that many machines share."""

from __future__ import annotations

import sys
from argparse import Namespace

from desktop.commands import office
from desktop.commands.answers import Answer, begin, showing
from desktop.commands.arguments import Usage
from desktop.i18n import _
from desktop.store.session import Session, reading
from desktop.work import serving

_YES = "yes"


def to_server(arguments: Namespace) -> Answer:
    """Move the office to a server, once that was tried and agreed to; the folder stays as a copy."""
    address = arguments.address
    with office.opened(arguments) as store:
        with reading(store) as session:
            password = _password(session, address)
        _ask(arguments)
        begin(_("กำลังย้ายสำนักงานขึ้นเครื่องแม่ข่าย…"))
        with office.unit(store, serving.MOVED_UP) as session:
            folder = serving.move_up(session, address, password, showing())
        old = store.folder
    office.remember(folder)
    lines = [
        _("ย้ายสำนักงานขึ้นเครื่องแม่ข่ายแล้ว ({where})").format(where=serving.named(folder)),
        _("โฟลเดอร์เดิม {folder} เป็นสำเนาที่ไม่ออกเลขหนังสือ เก็บไว้หรือลบได้เมื่อเครื่องแม่ข่ายสำรองข้อมูลแล้ว").format(
            folder=old
        ),
    ]
    return Answer({"office": str(folder), "address": serving.named(folder), "copy": str(old)}, lines)


def _password(session: Session, address: str) -> str:
    """Try the server, and give the password that it asked for; "" where the system names it."""

    def enter(password: str) -> str:
        serving.check(session, address, password)
        return password

    return office.let_in(enter)


def _ask(arguments: Namespace) -> None:
    """Ask at a terminal, once it is known that the server takes the office."""
    if arguments.yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise Usage("ยังไม่ได้ตกลงให้ย้าย กรุณาเพิ่ม --yes")
    print(
        _("ย้ายสำนักงานนี้ขึ้นเครื่องแม่ข่าย? พิมพ์ {yes} เพื่อย้าย: ").format(yes=_YES), end="", file=sys.stderr, flush=True
    )
    if sys.stdin.readline().strip().casefold() != _YES:
        raise Usage("ไม่ได้ย้าย สำนักงานอยู่ที่เดิม")

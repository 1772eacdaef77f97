"""The commands about whole offices: practice, new, check, undo."""

from __future__ import annotations

from argparse import Namespace
from functools import partial
from pathlib import Path

from desktop.commands import office, typed
from desktop.commands.answers import Answer, begin
from desktop.commands.arguments import Usage
from desktop.domain import passphrases
from desktop.i18n import N_, _
from desktop.printing import draw
from desktop.store.opening import Store, create
from desktop.store.session import Session
from desktop.work import checks, offices, records
from desktop.work import practice as practising

MOST_TAMBONS = 7_000
_TROUBLE = 3  # exit code


def practice(arguments: Namespace) -> Answer:
    """Make a practice office of made-up data, the same at every run."""
    tambons = typed.count(arguments.tambons, "--tambons") or 1
    if tambons > MOST_TAMBONS:
        raise Usage("{what} ต้องไม่เกิน {most}", what="--tambons", most=MOST_TAMBONS)
    folder = Path(arguments.folder)
    store, made = practice_office(folder, tambons)
    store.close()
    document = {"office": str(folder), "passphrase": practising.PASSPHRASE, **vars(made)}
    return Answer(document, [made_told(folder)])


def practice_office(folder: Path, tambons: int = 1) -> tuple[Store, practising.Practice]:
    """Make a practice office and give it open, with the ids that a first look begins with."""
    begin(_("กำลังสร้างสำนักงานฝึกหัด…"))
    made: list[practising.Practice] = []

    def fill(session: Session) -> None:
        made.append(practising.make(session, draw, tambons))

    store, _code = create(folder, practising.office(), practising.PASSPHRASE, fill)
    office.remember(folder)
    return store, made[0]


def made_told(folder: Path) -> str:
    """Say where a practice office stands and how it is opened."""
    told = _("สร้างสำนักงานฝึกหัดแล้วที่ {folder} รหัสผ่านคือ {passphrase}")
    return told.format(folder=folder, passphrase=practising.PASSPHRASE)


def new(arguments: Namespace) -> Answer:
    """Make an office and tell its recovery code, this once."""
    record = offices.for_tambons(arguments.name, arguments.position, tuple(dict.fromkeys(arguments.tambon)))
    passphrase = office.new_passphrase(arguments)
    passphrases.check(passphrase)
    folder = Path(arguments.folder)
    store, code = create(folder, record, passphrase, partial(offices.begin, office=record))
    store.close()
    office.remember(folder)
    lines = [
        _("ตั้งสำนักงาน{office}แล้วที่ {folder}").format(office=record.label, folder=folder),
        _("รหัสกู้คืน {code} จะไม่แสดงอีก กรุณาจดหรือพิมพ์เก็บไว้ในที่ปลอดภัย").format(code=code),
    ]
    return Answer({"office": str(folder), "recovery_code": code}, lines)


def check(arguments: Namespace) -> Answer:
    """Read the whole office and tell what does not hold."""
    with office.reading(arguments) as session:
        begin(_("กำลังตรวจสำนักงาน…"))
        found = checks.check(session)
    told = [{"about": finding.about, "message": finding.said.say(_)} for finding in found]
    lines = [one["message"] for one in told] or [_("ตรวจแล้ว ไม่พบสิ่งผิดปกติ")]
    return Answer({"ok": not found, "findings": told}, lines, _TROUBLE if found else 0)


def undo(arguments: Namespace) -> Answer:
    """Take back the last saved change."""
    with office.writing(arguments, N_("เลิกทำ")) as session:
        undone = _(records.undo(session))
    return Answer({"undone": undone}, [_("เลิกทำแล้ว: {action}").format(action=undone)])

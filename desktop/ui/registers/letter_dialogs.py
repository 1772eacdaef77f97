"""The short questions of letters received: a letter that came, and what was done about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.domain.received import Received
from desktop.domain.records import Record, text
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers.dialogs import read_scan
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog, resize_within
from desktop.ui.registers import asking
from desktop.ui.registers.asking import Before

RECEIVED, NOTED = N_("ลงรับหนังสือ"), N_("บันทึกการปฏิบัติ")
WIDE, HIGH = 42, 27  # lines' heights: two fields beside each other
FIELDS = (
    ("", ("scan",)),  # first, so that Enter goes from the last line to the verb
    ("", ("came", "at", "reference", "dated", "sender", "addressee", "subject")),
)


def _letter(before: Before) -> type[Record]:
    """Describe a letter with the senders and addressees of earlier ones."""

    @dataclass(frozen=True, kw_only=True)
    class Letter(Received):
        topic: ClassVar[str] = "letters_to_receive"
        sender: str = text(N_("จาก"), required=True, suggests=before.senders)
        addressee: str = text(N_("ถึง"), suggests=before.addressees, hint=N_("เว้นว่างไว้บันทึกภายหลังได้"))

    return Letter


class ReceiveDialog(FormDialog):
    """Asks about a letter that came, the day and time filled in; Enter alone goes through to the end."""

    entered = Signal(object)  # the letter

    def __init__(self, jobs: Jobs, before: Before, parent: QWidget | None = None) -> None:
        """Make the dialog; `before` is what earlier letters said."""
        form = Form(_letter(before), FIELDS, keys=_KEYS)
        super().__init__(_("ลงรับหนังสือ"), " ", form, _("ลงรับ"), parent)
        resize_within(self, WIDE, HIGH)
        self._jobs = jobs
        self._scan: bytes | None = None
        self._latest = Latest(jobs.read, self)
        now = datetime.now().astimezone()
        form.load({"came": now.date(), "at": dates.clock(now)})
        form.focus("reference")
        QWidget.setTabOrder(form.editor("subject"), self.verb)  # where Enter saves
        form.file_chosen.connect(self._read_scan)
        form.edited.connect(self._edited)
        self.asked.connect(self._write)
        self._ask_number(now.date())

    def _edited(self, name: str) -> None:
        came = self.form.settled()["came"]
        if name == "came" and came:
            self._ask_number(came)

    def _ask_number(self, came: date) -> None:
        act = partial(_next_number, came=came)
        self._latest.ask(act, partial(self._show_number, dates.year(came)))

    def _show_number(self, year: int, number: int | CannotDo) -> None:
        if isinstance(number, CannotDo):
            self.sentence.setText(number.say(i18n._))
        else:
            sentence = _("จะได้เลขรับ {number} เลขที่ออกแล้วไม่เปลี่ยน ถ้าลงผิดให้ยกเลิกเลขรับโดยบอกเหตุผล")
            self.sentence.setText(sentence.format(number=f"{number}/{year}"))

    def _read_scan(self, _name: str, path: Path) -> None:
        self._jobs.aside(partial(read_scan, path), partial(self._take_scan, path.name), failed=self.take)

    def _take_scan(self, name: str, data: bytes) -> None:
        self._scan = data
        self.form.set_value("scan", name, name)
        self.form.focus("reference")

    def _write(self, said: dict[str, Any]) -> None:
        scan = self._scan if said.pop("scan") else None
        self.verb.setEnabled(False)  # a second Enter would receive it twice
        act = partial(asking.receive, letter=Received(**said), scan=scan)
        self._jobs.write(act, self._done, Received.topic, action=RECEIVED, failed=self._refused)

    def _refused(self, error: Exception) -> bool:
        self.verb.setEnabled(True)
        return self.take(error)

    def _done(self, letter: Received) -> None:
        self.entered.emit(letter)
        self.accept()


def _next_number(session: Any, came: date) -> int | CannotDo:
    """Tell the number to come, or what stands against it."""
    try:
        return asking.next_number(session, came)
    except CannotDo as error:
        return error


@dataclass(frozen=True, kw_only=True)
class _Noted(Received):
    topic: ClassVar[str] = "letter_notes"


class NoteDialog(FormDialog):
    """Asks who got a letter and what was done about it."""

    def __init__(self, jobs: Jobs, letter: Received, parent: QWidget | None = None) -> None:
        names = ("addressee", "action", "remark")
        form = Form(_Noted, (("", names),), keys={"addressee": "T", "action": "A", "remark": "R"})
        sentence = _("บันทึกไว้ในทะเบียนหนังสือรับ เลขรับและสิ่งที่ลงรับไว้ไม่เปลี่ยน")
        super().__init__(_("บันทึกการปฏิบัติ"), sentence, form, _("บันทึก"), parent)
        self._jobs, self._letter = jobs, letter
        form.load({name: getattr(letter, name) for name in names})
        form.focus("action")
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.note, id_=self._letter.id, **said)
        self._jobs.write(act, self._done, Received.topic, action=NOTED, failed=self.take)

    def _done(self, _letter: Received) -> None:
        self.accept()


_KEYS = {
    "scan": "P", "came": "D", "at": "H", "reference": "R", "dated": "L", "sender": "F", "addressee": "T",
    "subject": "S",
}  # fmt: skip

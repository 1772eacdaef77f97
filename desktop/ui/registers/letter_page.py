"""One letter received: its scan, what stands in the register about it, and what can be done next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.received import Received
from desktop.domain.records import fields_of
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.papers import files
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.parts.buttons import Badge, PageHead, button
from desktop.ui.parts.cards import Card
from desktop.ui.parts.facts_card import FactsCard
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.parts.page import Page
from desktop.ui.records.record_page import change_line
from desktop.ui.registers import asking, sides, words
from desktop.ui.registers.letter_dialogs import NoteDialog

if TYPE_CHECKING:
    from desktop.work.received import View

STRUCK = N_("ยกเลิกเลขรับ")
FACTS = ("reference", "dated", "sender", "addressee", "action", "remark", "cancelled")


class LetterPage(Page):
    """Shows a letter; the stamp is its next act."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._id, self._letter = "", Received()
        self.head, self.badge = PageHead(" ", " "), Badge()
        self.facts = FactsCard()
        self.changes = Card(_("ประวัติ"), _("ยังไม่มีประวัติ"), most=99)
        self.scan = PaperPane(jobs)
        self.scan.missing.title.setText(_("ไม่มีสำเนาที่สแกน"))
        self.strike_button = button(_("ยกเลิกเลขรับ…"), self.strike, "x")
        self.note_button = button(_("บันทึกการปฏิบัติ…"), self.note, "pencil")
        self.stamp_button = button(_("พิมพ์ตรารับ…"), self.print_, "rubber-stamp", primary=True)
        self.stamp_button.setAutoDefault(True)  # Enter presses it after a letter was received
        self.head.add(self.badge)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        for one in (self.note_button, self.stamp_button):
            self.head.add(one)
        sides.stand(self, self.head, self.scan, (self.facts, self.strike_button, self.changes))

    def title(self) -> str:
        """Name the letter."""
        return words.name(self._letter) if self._letter.id else _("หนังสือรับ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a letter."""
        self._id = id_
        self._jobs.read(partial(asking.letter, id_=id_), self._show)

    def offer_stamp(self) -> None:
        """Lead the keyboard to the stamp of a letter that was just received."""
        self.stamp_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self, topic: str) -> None:
        """Read again what may have changed."""
        if topic == Received.topic and self._id:
            self.open(topic, self._id)

    def print_(self) -> None:
        """Open the letter with the receipt stamp on its first page, or the stamp on a sheet of its own."""
        if self._letter.id:
            number = words.numbered(self._letter).replace("/", "-")
            act = partial(asking.stamped, id_=self._letter.id, number=number)
            self._jobs.read(act, files.open_in_reader, owner=self)

    def note(self) -> None:
        """Note what was done about the letter."""
        NoteDialog(self._jobs, self._letter, self).open()

    def strike(self) -> None:
        """Ask why the number is struck out."""
        sentence = _("{name} จะอยู่ในทะเบียนต่อไปว่ายกเลิก พร้อมเหตุผล และไม่ออกให้หนังสืออื่นอีก").format(
            name=words.name(self._letter)
        )
        dialog = ReasonDialog(_("ยกเลิกเลขรับ"), sentence, "", _("ยกเลิกเลขรับ"), self)
        dialog.asked.connect(partial(self._strike, dialog, self._letter.id))
        dialog.open()

    def back(self) -> None:
        """Go back to the list."""
        self.closed.emit()

    def _strike(self, dialog: ReasonDialog, id_: str, _values: object) -> None:
        act = partial(asking.strike, id_=id_, reason=dialog.reason())
        then = partial(_accept, dialog)
        self._jobs.write(act, then, Received.topic, action=STRUCK, failed=dialog.take)

    def _show(self, view: View) -> None:
        if view.letter.id != self._id:
            return
        letter = self._letter = view.letter
        self.head.title.setText(self.title())
        self.head.subtitle.setText(letter.subject)
        self.badge.show_state(*_state(letter))
        self.strike_button.setVisible(not letter.cancelled)
        self.facts.show_facts(_facts(letter))
        self.changes.show_lines([change_line(change) for change in reversed(view.changes)])
        if view.scan:
            self.scan.show_pdf(view.scan)
        else:
            self.scan.say(_("พิมพ์ตรารับเป็นแผ่นแนบหนังสือได้"))


def _state(letter: Received) -> tuple[str, str]:
    """Say in a word or two how far a letter is."""
    if letter.cancelled:
        return _("ยกเลิกเลขรับ"), "bad"
    return (_("บันทึกการปฏิบัติแล้ว"), "good") if letter.action else (_("รอการปฏิบัติ"), "warn")


def _facts(letter: Received) -> list[tuple[str, str]]:
    """Tell what stands in the register about a letter."""
    came = " ".join(
        filter(
            None,
            (
                dates.long(letter.came) if letter.came else "",
                letter.at and _("{hours} น.").format(hours=letter.at),
            ),
        )
    )
    titles = {field.name: _(field.title) for field in fields_of(Received)}
    told = {name: getattr(letter, name) for name in FACTS}
    told["dated"] = dates.long(letter.dated) if letter.dated else ""
    return [(titles["came"], came), *((titles[name], value) for name, value in told.items())]


def _accept(dialog: ReasonDialog, _nothing: Any) -> None:
    dialog.accept()

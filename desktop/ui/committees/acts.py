"""What is done with a committee that is kept: ending a seat, noting a reason, issuing its paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.i18n import N_, _
from desktop.ui.committees import asking, lines
from desktop.ui.committees.dialogs import EndSeatDialog
from desktop.ui.jobs import Jobs
from desktop.ui.papers import files
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.parts.form_dialog import ReasonDialog

if TYPE_CHECKING:
    from desktop.domain.faults import Fault
    from desktop.work.committees import Line
    from desktop.work.papers import Request

ENDED, NOTED = N_("บันทึกการพ้นตำแหน่ง"), N_("บันทึกเหตุผล")


class Acts(QObject):
    """Asks in a dialog over the page and writes; a refusal stands beside its field there."""

    seat_ended = Signal()
    noted = Signal()
    issued = Signal(str)  # the paper's id

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._jobs, self._page = jobs, page

    def end_seat(self, line: Line) -> None:
        """Ask how a seat ended, and end it."""
        dialog = EndSeatDialog(line.person.label if line.person else "", self._jobs, self._page)
        dialog.asked.connect(partial(self._write_end, dialog, line))
        dialog.open()

    def note(self, committee: str, fault: Fault) -> None:
        """Ask for the reason of a fault that stands, and keep it."""
        title = _("เหตุผลของข้อสังเกต")
        dialog = ReasonDialog(title, lines.say(fault), fault.reason, _("บันทึก"), self._page)
        dialog.asked.connect(partial(self._write_note, dialog, committee, fault.key))
        dialog.open()

    def issue(self, request: Request) -> None:
        """Ask how a paper is to be issued, and issue it."""
        dialog = IssueDialog(self._jobs, request, self._page)
        dialog.issued.connect(self.issued)
        dialog.open()

    def open_sheet(self, committee: str) -> None:
        """Draw the list of faults and open it in the system's reader."""
        self._jobs.read(partial(asking.fault_sheet, committee=committee), files.open_in_reader, owner=self)

    def _write_end(self, dialog: EndSeatDialog, line: Line, _values: object) -> None:
        act = partial(asking.end_seat, line=line, answer=dialog.answer())
        then = partial(self._ended, dialog)
        self._jobs.write(act, then, "committees", action=ENDED, failed=dialog.take)

    def _ended(self, dialog: EndSeatDialog, _nothing: None) -> None:
        dialog.accept()
        self.seat_ended.emit()

    def _write_note(self, dialog: ReasonDialog, committee: str, fault: str, _values: object) -> None:
        act = partial(asking.note, committee=committee, fault=fault, reason=dialog.reason())
        self._jobs.write(act, partial(self._noted, dialog), "committees", action=NOTED, failed=dialog.take)

    def _noted(self, dialog: ReasonDialog, _nothing: None) -> None:
        dialog.accept()
        self.noted.emit()

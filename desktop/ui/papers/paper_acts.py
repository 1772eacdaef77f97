"""What is done with a paper from its page: its files, what comes next, and what is noted about it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.papers import PAPER_KINDS, Paper
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking, files, words
from desktop.ui.papers.dialogs import DispatchDialog, NumberDialog, SinceDialog
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.parts import messages
from desktop.ui.parts.form_dialog import ReasonDialog

if TYPE_CHECKING:
    from desktop.work.papers import Issued, Request

DROPPED, SET_ASIDE = N_("ทิ้งร่างหนังสือ"), N_("ยกเลิกหนังสือในทะเบียน")


class PaperActs(QObject):
    """Does what the buttons of the page of `paper` say: asks in a dialog over it, where refusals stand beside fields."""

    opened = Signal(str)  # the id of a paper that was made
    dropped = Signal()
    said = Signal(str, object)

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._jobs, self._page = jobs, page
        self.paper, self.letter_code = Paper(), ""  # those on show

    # files

    def open_file(self) -> None:
        """Open the file in the system's reader."""
        self._jobs.read(partial(asking.reprint, id_=self.paper.id), self._copy)

    def save_pdf(self) -> None:
        """Save the file where the officer says."""
        self._jobs.read(partial(asking.reprint, id_=self.paper.id), self._save_issued)

    def save_word(self) -> None:
        """Save an editable copy where the officer says."""
        self._jobs.read(partial(asking.word_copy, id_=self.paper.id), self._save_word)

    def open_for_notice_board(self) -> None:
        """Open the copy for the notice board."""
        self._jobs.read(
            partial(asking.for_notice_board, id_=self.paper.id), files.open_in_reader, owner=self._page
        )

    def _copy(self, issued: Issued) -> None:
        self._jobs.aside(partial(files.copy_for_reading, issued), files.open_in_reader, owner=self._page)

    def _save_issued(self, issued: Issued) -> None:
        self._save(_("บันทึก PDF"), issued.file_name, files.PDF_KIND, issued.pdf)

    def _save_word(self, written: tuple[str, bytes]) -> None:
        name, data = written
        self._save(_("สำเนา Word"), name, files.WORD_KIND, data)

    def _save(self, title: str, name: str, kind: str, data: bytes) -> None:
        path = files.ask_where(self._page, title, name, kind)
        if path is not None:
            self._jobs.aside(partial(files.save, data, path), self._file_saved)

    def _file_saved(self, _nothing: None) -> None:
        self.said.emit(_("บันทึกไฟล์แล้ว"), None)

    # what comes next

    def issue(self) -> None:
        """Issue a draft."""
        from desktop.work.paper_views import request_of

        self._ask_issue(request_of(self.paper))

    def amend(self) -> None:
        """Issue an order that amends this one."""
        from desktop.work.papers import Request

        paper = self.paper
        request = Request(
            kind="amendment", committee=paper.committee, amends=paper.id, thai_digits=paper.thai_digits
        )
        self._ask_issue(request)

    def cancel(self) -> None:
        """Cancel a paper by another, or in the register only where no other paper cancels its kind."""
        from desktop.work.papers import Request

        paper = self.paper
        kind = PAPER_KINDS[paper.kind].cancelled_by
        if kind:
            self._ask_issue(Request(kind=kind, committee=paper.committee), cancels=paper)
        else:
            sentence = _("หนังสือนี้จะเป็นหนังสือที่ยกเลิก และยังอยู่ในรายการพร้อมเหตุผล ไม่ต้องออกหนังสือยกเลิก")
            self._ask_reason(_("ยกเลิกหนังสือ"), sentence)

    def not_signed(self) -> None:
        """Set aside a paper that was never signed."""
        sentence = _("หนังสือนี้จะเป็นหนังสือที่ยกเลิก เพราะไม่ได้ลงนาม และยังอยู่ในรายการพร้อมเหตุผล")
        self._ask_reason(_("ไม่ได้ลงนาม"), sentence)

    def drop(self) -> None:
        """Drop a draft."""
        sentence = _("ร่างนี้จะหายจากรายการ ยังไม่ได้ใช้เลขใด")
        if messages.ask(self._page, _("ทิ้งร่าง"), sentence, _("ทิ้งร่าง"), danger=True):
            act = partial(asking.set_aside, id_=self.paper.id)
            self._jobs.write(act, self._dropped, "papers", action=DROPPED)

    def _ask_issue(self, request: Request, cancels: Paper | None = None) -> None:
        dialog = IssueDialog(self._jobs, request, self._page, cancels=cancels)
        dialog.issued.connect(self.opened)
        dialog.kept.connect(self.opened)
        dialog.open()

    def _ask_reason(self, title: str, sentence: str) -> None:
        dialog = ReasonDialog(title, sentence, "", _("ยกเลิกหนังสือ"), self._page)
        dialog.asked.connect(partial(self._set_aside, dialog, self.paper.id))
        dialog.open()

    def _set_aside(self, dialog: ReasonDialog, id_: str, _values: object) -> None:
        act = partial(asking.set_aside, id_=id_, reason=dialog.reason())
        self._jobs.write(act, partial(_accept, dialog), "papers", action=SET_ASIDE, failed=dialog.take)

    def _dropped(self, _nothing: None) -> None:
        self.dropped.emit()

    # what is noted and asked

    def record_number(self) -> None:
        """Record the number and date written by hand."""
        NumberDialog(self._jobs, self.paper, self._page).open()

    def note_dispatch(self) -> None:
        """Note how a letter was sent."""
        DispatchDialog(self._jobs, self.paper, self._page).open()

    def show_changes(self) -> None:
        """Show what the records say otherwise since the paper was issued."""
        self._jobs.read(partial(asking.changed_since, id_=self.paper.id), self._show_changes)

    def _show_changes(self, sentences: tuple[str, ...]) -> None:
        SinceDialog(words.name(self.paper, self.letter_code), sentences, self._page).open()


def _accept(dialog: ReasonDialog, _nothing: Any) -> None:
    dialog.accept()

"""The page of one version of the privacy notice: words changed are saved as the next version; it prints for the board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QPushButton, QWidget

from desktop.domain.notices import Notice, says_the_same
from desktop.domain.records import Record
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.buttons import button
from desktop.ui.records.record_page import RecordPage

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read


class NoticePage(RecordPage):
    """Edits by adding: what people were told stays as it was."""

    def _acts(self) -> list[QPushButton]:
        self.print_button = button(_("พิมพ์ติดประกาศ…"), self.print_, "printer")
        back, remove, save = super()._acts()
        return [back, remove, self.print_button, save]

    def print_(self) -> None:
        """Show the version as it prints."""
        if self._record.id:
            window = NoticeWindow(self._jobs, self._record.id, self._record.label, self)
            window.said.connect(self.said)
            window.open()

    def _show(self, read: Read) -> None:
        super()._show(read)
        self.print_button.setVisible(bool(self._record.id))
        words = _("แก้ข้อความแล้วบันทึก จะได้รุ่นใหม่ รุ่นนี้ยังอยู่ตามเดิม")
        self.head.subtitle.setText(words if self._record.id else _(self._kind.titled))

    def _typed(self) -> Record:
        """Give the version as it stands in the form: the next one where its words were changed."""
        typed, kept = super()._typed(), self._record
        assert isinstance(typed, Notice)
        assert isinstance(kept, Notice)
        if not kept.id or says_the_same(kept, typed):
            return typed
        start = typed.start
        if start == kept.start and start is not None:
            start = max(start, date.today())
        confirmed = "" if typed.confirmed_by == kept.confirmed_by else typed.confirmed_by
        return replace(typed, id="", version=0, number=None, start=start, confirmed_by=confirmed)


class NoticeWindow(SheetWindow):
    """Shows a version as it prints."""

    def __init__(self, jobs: Jobs, id_: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(jobs, title, "notice", parent)
        self._lay_out(())
        self.show_sheet(None)
        jobs.read(partial(_sheet, id_=id_), self._show, owner=self)

    def _show(self, pdf: bytes) -> None:
        self.show_sheet(Sheet(pdf, self.windowTitle()))
        self.print.setFocus()


def _sheet(session: Any, id_: str) -> bytes:
    from desktop.printing import draw
    from desktop.work import privacy_papers

    return privacy_papers.notice(session, id_, draw)

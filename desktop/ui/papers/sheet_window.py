"""A sheet that is not kept, as it prints: looked at, printed, saved or opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import paths
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import files
from desktop.ui.papers.files import PDF_KIND
from desktop.ui.papers.sheet_printing import SheetPrinting
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.preview import Preview

WIDE, HIGH = 44, 40  # lines' heights


@dataclass(frozen=True)
class Sheet:
    """One sheet as a file, and what it is called."""

    pdf: bytes
    title: str


class SheetWindow(QDialog):
    """The frame of such a window; who extends it says what can be chosen, and draws."""

    said = Signal(str, object)

    def __init__(self, jobs: Jobs, title: str, key: str, parent: QWidget | None = None) -> None:
        """Make the frame; copies for the reader lie in a folder named by the key."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs, self._key = jobs, key
        self._printing = SheetPrinting(jobs, self)
        self.sheet: Sheet | None = None
        self.preview = Preview(jobs, _("ตัวอย่างเอกสาร"))
        self.print, self.save, self.read = (
            dialog_button(_("พิมพ์…"), self._print, primary=True),
            button(_("บันทึก PDF…"), self._save, "file-text"),
            button(_("เปิดในโปรแกรมอ่าน PDF"), self._read),
        )

    def show_sheet(self, sheet: Sheet | None) -> None:
        """Show a sheet, or none while one is drawn: the one before stays in sight."""
        self.sheet = sheet
        for each in (self.print, self.save, self.read):
            each.setEnabled(sheet is not None)
        if sheet is not None:
            self.preview.show_pdf(sheet.pdf)

    def _lay_out(self, choices: Sequence[QWidget]) -> None:
        air = gap(self)
        chosen, acts = QHBoxLayout(), QHBoxLayout()
        for box in choices:
            chosen.addWidget(box)
        chosen.addStretch(1)
        acts.addWidget(self.read)
        acts.addStretch(1)
        for each in (dialog_button(_("ปิด"), self.reject), self.save, self.print):
            acts.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(self.windowTitle(), "large"))
        column.addLayout(chosen)
        column.addWidget(self.preview, 1)
        column.addLayout(acts)
        resize_within(self, WIDE, HIGH)

    def _print(self) -> None:
        if self.sheet is not None:
            self._printing.ask_for(self.sheet.pdf, self.sheet.title)

    def _save(self) -> None:
        if self.sheet is None:
            return
        path = str(paths.documents_folder() / _file_name(self.sheet.title))
        chosen, _kind = QFileDialog.getSaveFileName(self, _("บันทึก PDF"), path, PDF_KIND)
        if chosen:
            self._jobs.aside(partial(files.save, self.sheet.pdf, Path(chosen)), self._saved)

    def _saved(self, _nothing: None) -> None:
        self.said.emit(_("บันทึกไฟล์แล้ว"), None)

    def _read(self) -> None:
        if self.sheet is not None:
            act = partial(files.sheet_for_reading, self.sheet.pdf, self._key, _file_name(self.sheet.title))
            self._jobs.aside(act, files.open_in_reader, owner=self)


def _file_name(title: str) -> str:
    return f"{title.replace('/', '-')}.pdf"

"""A sheet of a tambon's survey as it prints: chosen, looked at, printed, saved or opened."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import paths
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers import files
from desktop.ui.papers.paper_acts import PDF_KIND
from desktop.ui.papers.sheet_printing import SheetPrinting
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.preview import Preview
from desktop.ui.summaries import asking

if TYPE_CHECKING:
    from desktop.ui.summaries.asking import Sheet, Shown

NAMES = {  # of the sheets of work.summaries, by their keys
    "tambon": N_("สรุปตำบล"),
    "village": N_("หน้าหมู่บ้าน"),
    "organisations": N_("ทะเบียนกลุ่ม/องค์กร"),
    "products": N_("บัญชีผลิตภัณฑ์"),
    "coverage": N_("ความครอบคลุมการสำรวจ"),
}
BY_VILLAGE = ("village", "organisations")  # can be of one village
WIDE, HIGH = 44, 40  # lines' heights


class SheetDialog(QDialog):
    """Shows one of the sheets; another is drawn as soon as it is chosen."""

    said = Signal(str, object)

    def __init__(self, jobs: Jobs, shown: Shown, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("เอกสารสรุป"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs, self._shown = jobs, shown
        self._latest = Latest(jobs.read, self)
        self._printing = SheetPrinting(jobs, self)
        self.sheet: Sheet | None = None
        self.kind, self.village = QComboBox(), QComboBox()
        self.preview = Preview(jobs, _("ตัวอย่างเอกสาร"))
        self.print, self.save, self.read = (
            dialog_button(_("พิมพ์…"), self._print, primary=True),
            button(_("บันทึก PDF…"), self._save, "file-text"),
            button(_("เปิดในโปรแกรมอ่าน PDF"), self._read),
        )
        self._offer(kind)
        self._lay_out()
        self._choose()

    def _offer(self, kind: str) -> None:
        self.kind.setAccessibleName(_("เอกสาร"))
        self.village.setAccessibleName(_("หมู่บ้าน"))
        for key, name in NAMES.items():
            self.kind.addItem(_(name), key)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self.village.addItem(_("ทุกหมู่บ้าน"), "")
        for group in self._shown.summary.villages if self._shown.summary else ():
            if group.key:
                self.village.addItem(group.label, group.key)
        self.kind.currentIndexChanged.connect(self._choose)
        self.village.currentIndexChanged.connect(self._choose)

    def _lay_out(self) -> None:
        air = gap(self)
        chosen, acts = QHBoxLayout(), QHBoxLayout()
        for box in (self.kind, self.village):
            chosen.addWidget(box)
        chosen.addStretch(1)
        acts.addWidget(self.read)
        acts.addStretch(1)
        for each in (dialog_button(_("ปิด"), self.reject), self.save, self.print):
            acts.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(_("เอกสารสรุป"), "large"))
        column.addLayout(chosen)
        column.addWidget(self.preview, 1)
        column.addLayout(acts)
        resize_within(self, WIDE, HIGH)

    def _choose(self) -> None:
        """Draw what is chosen."""
        kind = self.kind.currentData()
        self.village.setVisible(kind in BY_VILLAGE)
        village = self.village.currentData() if kind in BY_VILLAGE else ""
        self._take(None)
        act = partial(
            asking.sheet, kind=kind, tambon=self._shown.tambon, year=self._shown.year, village=village
        )
        self._latest.ask(act, self._take)

    def _take(self, sheet: Sheet | None) -> None:
        self.sheet = sheet
        for each in (self.print, self.save, self.read):
            each.setEnabled(sheet is not None)
        if sheet is not None:
            self.preview.show_pdf(sheet.pdf)

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
            act = partial(files.sheet_for_reading, self.sheet.pdf, "summaries", _file_name(self.sheet.title))
            self._jobs.aside(act, files.open_in_reader, owner=self)


def _file_name(title: str) -> str:
    return f"{title.replace('/', '-')}.pdf"

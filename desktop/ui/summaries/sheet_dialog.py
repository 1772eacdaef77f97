"""A sheet of a tambon's survey as it prints: which one, and of which village."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.papers.sheet_window import SheetWindow
from desktop.ui.summaries import asking

if TYPE_CHECKING:
    from desktop.ui.summaries.asking import Shown

NAMES = {  # of the sheets of work.summaries, by their keys
    "tambon": N_("สรุปตำบล"),
    "village": N_("หน้าหมู่บ้าน"),
    "organisations": N_("ทะเบียนกลุ่ม/องค์กร"),
    "products": N_("บัญชีผลิตภัณฑ์"),
    "coverage": N_("ความครอบคลุมการสำรวจ"),
}
BY_VILLAGE = ("village", "organisations")  # can be of one village


class SheetDialog(SheetWindow):
    """Shows one of the sheets; another is drawn as soon as it is chosen."""

    def __init__(self, jobs: Jobs, shown: Shown, kind: str, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _("เอกสารสรุป"), "summaries", parent)
        self._shown = shown
        self._latest = Latest(jobs.read, self)
        self.kind, self.village = QComboBox(), QComboBox()
        self._offer(kind)
        self._lay_out((self.kind, self.village))
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

    def _choose(self) -> None:
        """Draw what is chosen."""
        kind = self.kind.currentData()
        self.village.setVisible(kind in BY_VILLAGE)
        village = self.village.currentData() if kind in BY_VILLAGE else ""
        self.show_sheet(None)
        act = partial(
            asking.sheet, kind=kind, tambon=self._shown.tambon, year=self._shown.year, village=village
        )
        self._latest.ask(act, self.show_sheet)

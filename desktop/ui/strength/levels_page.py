"""The กชช.2ค of a tambon: villages by years with the level of each, typed in the grid; the groups' classes apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.village_levels import VillageLevel
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack
from desktop.ui.records.description import Description
from desktop.ui.records.record_page import RecordPage
from desktop.ui.strength import asking
from desktop.ui.strength.levels_model import VILLAGE, LevelsModel
from desktop.ui.strength.number_grid import NumberGrid
from desktop.ui.strength.start_banner import StartBanner

if TYPE_CHECKING:
    from desktop.work.village_levels import VillageRow

KEPT = N_("บันทึกระดับหมู่บ้าน กชช.2ค")
SHOWN = ("village_levels", "villages", "rules", "grades", "organisations")
YEARS = 4  # on show while there is none: every second one


class LevelsPage(Page):
    """The grid of a tambon, and the whole record of one village and year."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._tambon = jobs, ""
        self._latest = Latest(jobs.read, self)
        self._added: set[int] = set()
        self.banner = StartBanner(jobs)
        self.model = LevelsModel(self)
        self.grid = NumberGrid(self.model, _("ระดับหมู่บ้าน กชช.2ค"), {VILLAGE: 10}, (VILLAGE,))
        self.error = TextLabel(role="error")
        self.error.hide()
        self.empty = Empty("home", _("ยังไม่มีหมู่บ้าน"), _("เพิ่มหมู่บ้านของตำบลในหน้าศูนย์ก่อน แล้วกรอกระดับ กชช.2ค ที่นี่"))
        self.record = RecordPage(jobs, description())
        self._middle, self._stack, self._sheet = Stack(), Stack(), QWidget()
        self._lay_out()
        self.model.typed.connect(self._keep)
        self.model.refused.connect(self._refuse)
        self.record.closed.connect(self.show_grid)
        for signal, ours in ((self.record.said, self.said), (self.record.open_asked, self.open_asked)):
            signal.connect(ours)

    def title(self) -> str:
        """Name the page."""
        return _("กชช.2ค")

    def open(self, topic: str, id_: str) -> None:
        """Show the record of a village and year; "" for a new one."""
        self._stack.setCurrentWidget(self.record)
        self.record.open(topic, id_)

    def new(self) -> None:
        """Begin a record."""
        self.open(VillageLevel.topic, "")

    def save(self) -> None:
        """Save the record on show."""
        if self._stack.currentWidget() is self.record:
            self.record.save()

    def back(self) -> None:
        """Go back to the grid."""
        if self._stack.currentWidget() is self.record:
            self.record.back()

    def can_leave(self, go_on: object) -> bool:
        """Ask the record on show."""
        shown = self._stack.currentWidget() is self.record
        return not shown or self.record.can_leave(go_on)  # type: ignore[arg-type]

    def open_cell(self) -> None:
        """Open the whole record of the cell that the keyboard is on, to see what else it says."""
        kept = self.model.kept_at(self.grid.currentIndex())
        if kept is None:
            self.said.emit(_("ช่องนี้ยังไม่มีข้อมูล กรุณาพิมพ์จำนวนตัวชี้วัดก่อน"), None)
        else:
            self.open(VillageLevel.topic, kept.id)

    def add_year(self) -> None:
        """Show one more year before those on show."""
        self._added.add(min(self.model.years) - 1)
        self._read()

    def show_grid(self) -> None:
        """Go back to the grid."""
        self._stack.setCurrentWidget(self._sheet)
        self.grid.setFocus()

    def refresh(self, topic: str) -> None:
        """Read again where the grid shows the topic."""
        if topic in SHOWN and self.isVisible():
            self._read()
        self.record.refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self._tambon = code
        self.record.show_tambon(code)
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Read at each sight."""
        super().showEvent(event)
        self._read()

    def _lay_out(self) -> None:
        head = PageHead(_("ระดับหมู่บ้าน กชช.2ค"), _("จำนวนตัวชี้วัดที่ได้ 1 คะแนน และระดับตามเกณฑ์ของปีนั้น"))
        head.add(button(_("เพิ่มปีก่อนหน้า"), self.add_year, "plus"))
        head.add(button(_("เปิดรายละเอียด"), self.open_cell, "file-text"))
        air = gap(self)
        for page in (self.grid, self.empty):
            self._middle.addWidget(page)
        column = QVBoxLayout(self._sheet)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 2 // 3)
        for part in (head, self.banner, self._middle, self.error):
            column.addWidget(part, 1 if part is self._middle else 0)
        hint = _("พิมพ์จำนวนแล้วกด Enter ลงหมู่บ้านถัดไป · Delete ล้าง · ระดับกลุ่ม A B C ทางขวาเป็นคนละเรื่องกับระดับหมู่บ้าน")
        column.addWidget(TextLabel(hint, "hint"))
        for sheet in (self._sheet, self.record):
            self._stack.addWidget(sheet)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _read(self) -> None:
        self.banner.read()
        self._latest.ask(partial(asking.levels, tambon=self._tambon), self._show)

    def _show(self, rows: Sequence[VillageRow]) -> None:
        now = dates.year(date.today())
        known = {year for row in rows for year in row.levels}
        fresh = {now} if known else {now - 2 * step for step in range(YEARS)}
        years = sorted(known | fresh | self._added)
        self._middle.setCurrentWidget(self.grid if rows else self.empty)
        self.model.show_rows(rows, years)
        self.grid.set_widths(self.model.widths(), (VILLAGE,))

    def _keep(self, village: str, year: int, great: int | None) -> None:
        self.error.hide()
        act = partial(asking.put_level, village=village, year=year, great=great)
        self._jobs.write(act, None, VillageLevel.topic, action=KEPT, failed=self._not_kept, owner=self)

    def _not_kept(self, _error: Exception) -> bool:
        """Show what is kept; the window tells why."""
        self._read()
        return False

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()


def description() -> Description:
    """Describe the form of one village and year."""
    return Description(
        kind=VillageLevel,
        icon="home",
        add=_("เพิ่มรายการ"),
        teach=_("ระดับหมู่บ้านตามข้อมูล กชช.2ค"),
        sections=(
            (N_("หมู่บ้านและปี"), ("village", "year", "collected", "source")),
            (N_("ตัวชี้วัด"), ("great", "middling", "small", "told", "note")),
        ),
        keys={"village": "V", "year": "Y", "great": "G"},
    )

"""The statistics of cases: how many, how they ended, by month, kind, track and village, and the cases behind each number.

Who may not open cases sees no number either: only the poster and the outreach.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.case_statistics import AMOUNTS, COUNTS, MEASURES, OF_NO_CASE, SHEETS
from desktop.domain.cases import Case
from desktop.domain.summaries import Figure
from desktop.domain.users import User
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.home.columns import Columns
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.mediation import statistics_asking as asking
from desktop.ui.mediation import statistics_words as words
from desktop.ui.mediation.behind_cases import BehindCases
from desktop.ui.mediation.case_sheet_dialog import CaseSheetDialog, offered
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.choice import choice, offer
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.seen_page import SeenPage
from desktop.ui.summaries.bar_table import BarCard

if TYPE_CHECKING:
    from desktop.ui.mediation.statistics_asking import Shown

WIDE = 38  # lines' heights: from here on cards stand in two columns
LETTERS = 12  # of the measure's name at least: the years have the room first
COUNTED = (
    "cases", "sittings", "agreement_terms", "follow_ups", "dispute_kinds", "villages", User.topic,
)  # fmt: skip


def make(jobs: Jobs) -> Page:
    """Make the page of statistics."""
    return StatisticsPage(jobs)


class StatisticsPage(SeenPage):
    """Cards of numbers and bars of a month or fiscal year; the sheets are printed from here."""

    topics = COUNTED

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._counting: Progress | None = None
        self.shown: Shown | None = None
        self.head = PageHead(_("สถิติ"), " ")
        self.sheets = button(_("เอกสาร"), None, "printer", primary=True)
        self.year, self.month, self.measure = (
            choice(_("ปีงบประมาณ")),
            choice(_("เดือน")),
            choice(_("ตัวเลขที่แสดง")),
        )
        self.report = button(_("พิมพ์รายงาน…"), partial(self.show_sheet, "zero"), "printer")
        self.quiet = Banner(self.report)  # seen over a month in which no case came
        self.behind = BehindCases(jobs)
        self.closed = Empty(
            "lock", _("สถิติเปิดได้เฉพาะผู้ที่ได้รับสิทธิ์เรื่องไกล่เกลี่ย"), _("โปสเตอร์และรายการเผยแพร่ความรู้พิมพ์ได้ทุกคน")
        )
        self.flow = BarCard(_("จำนวนเรื่อง"), (_("รายการ"), _("จำนวนเรื่อง")))
        self.results = BarCard(_("ผลของเรื่องที่สิ้นสุด"), (_("ผล"), _("จำนวนเรื่อง")))
        self.rates = BarCard(_("อัตราความสำเร็จ"), (_("สูตร"), _("ร้อยละ"), _("จาก (เรื่อง)")), bars=False)
        self.times = BarCard(_("ทุนทรัพย์และเวลา"), (_("รายการ"), _("จำนวน")), bars=False)
        self.kept = BarCard(_("การปฏิบัติตามข้อตกลง"), (_("ผล"), _("จำนวนเรื่อง")))
        self.months = BarCard(_("ตามเดือน"), (_("เดือน"), ""))
        self.by = {
            "kind": BarCard(_("ตามประเภทข้อพิพาท"), (_("ประเภท"), "")),
            "nature": BarCard(_("ตามลักษณะ"), (_("ลักษณะ"), "")),
            "track": BarCard(_("ตามช่องทาง"), (_("ช่องทาง"), "")),
            "tambon": BarCard(_("ตามตำบล"), (_("ตำบล"), "")),
            "village": BarCard(_("ตามหมู่บ้าน"), (_("หมู่บ้าน"), "")),
        }
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Name the page."""
        return _("สถิติ")

    def print_(self) -> None:
        """Show the statistics as they print; to others the first sheet that they may see."""
        if self.shown is not None:
            self.show_sheet(offered(self.shown)[0])

    def show_sheet(self, kind: str) -> None:
        """Show a sheet as it prints."""
        if self.shown is not None:
            dialog = CaseSheetDialog(self._jobs, self.shown, self._tambon, kind, self)
            dialog.said.connect(self.said)
            dialog.open()

    def back(self) -> None:
        """Go back from the cases of a number."""
        if self._middle.currentWidget() is self.behind:
            self._middle.setCurrentWidget(self._numbers)
            self.behind.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards into one column or two."""
        super().resizeEvent(event)
        self._columns.stand_in(2 if self.width() >= gap(self, WIDE) else 1)

    def cards(self) -> Sequence[BarCard]:
        """List the cards in their order."""
        return (self.flow, self.results, self.rates, self.times, self.kept, self.months, *self.by.values())

    def _lay_out(self) -> None:
        air = gap(self)
        self.head.add(self.sheets)
        whole = (self.flow, self.results, self.rates, self.times, self.kept)
        self._columns = Columns({1: (self.cards(),), 2: (whole, (self.months, *self.by.values()))})
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        scroll.setWidget(self._columns)
        self._numbers = QWidget()
        column = QVBoxLayout(self._numbers)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        self._bar = self._choices()
        for one in (self.head, self._bar, self.quiet):
            column.addWidget(one)
        column.addWidget(scroll, 1)
        self._middle = QStackedWidget()
        for one in (self._numbers, self.behind, self.closed):
            self._middle.addWidget(one)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._middle)

    def _choices(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.year, self.month):
            row.addWidget(box)
        row.addStretch(1)
        row.addWidget(TextLabel(_("กราฟแสดง"), "hint"))
        row.addWidget(self.measure, 1)
        self.measure.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.measure.setMinimumContentsLength(LETTERS)
        return bar

    def _connect(self) -> None:
        for measure in (*COUNTS, *AMOUNTS):
            self.measure.addItem(_(MEASURES[measure]), measure)
        self.measure.setCurrentIndex(self.measure.findData("came"))
        self.year.activated.connect(self._choose_year)
        self.month.activated.connect(self._read)
        self.measure.currentIndexChanged.connect(self._show_bars)
        self.behind.closed.connect(self.back)
        self.behind.opened.connect(partial(self.open_asked.emit, Case.topic))
        for kind in OF_NO_CASE:
            self.closed.add(button(_(SHEETS[kind]), partial(self.show_sheet, kind), "printer"))
        for card in self.cards():
            card.table.opened.connect(self._open)

    def _choose_year(self) -> None:
        self.month.setCurrentIndex(0)
        self._read()

    def _read(self) -> None:
        """Count beside the window; what is still being counted is given up."""
        if self._counting is not None:
            self._counting.cancel()
        act = partial(
            asking.shown, tambon=self._tambon, year=self.year.currentData() or 0,
            month=self.month.currentData() or "", today=date.today(),
        )  # fmt: skip
        self._counting = self._jobs.long(act, self._take, self._tell)

    def _tell(self, done: int, total: int) -> None:
        if done < total:
            self.head.subtitle.setText(_("กำลังนับเรื่อง…"))

    def _take(self, shown: Shown) -> None:
        self.shown, self._counting = shown, None
        if not shown.opens:
            self.behind.forget()
            for card in self.cards():
                card.table.show_rows(())
        stays = shown.opens and self._middle.currentWidget() is self.behind
        if not stays:
            self._middle.setCurrentWidget(self._numbers if shown.opens else self.closed)
        if shown.found is not None:
            self._offer_periods(shown)
            self._show(shown)

    def _offer_periods(self, shown: Shown) -> None:
        year = dates.fiscal_year(shown.period.end)
        offer(self.year, [(y, _("ปีงบประมาณ {year}").format(year=y)) for y in shown.years], year)
        month = shown.month.isoformat() if shown.month else ""
        offer(self.month, [("", _("ทั้งปี")), *words.months_of(year)], month)
        menu = QMenu(self.sheets)
        for kind in offered(shown):
            menu.addAction(_(SHEETS[kind])).triggered.connect(partial(self.show_sheet, kind))
        self.sheets.setMenu(menu)

    def _show(self, shown: Shown) -> None:
        assert shown.found is not None
        whole = shown.found.whole
        self.head.subtitle.setText(words.period(shown.period))
        quiet = _("{month} ไม่มีเรื่องเข้าใหม่")
        self.quiet.say(quiet.format(month=shown.quiet.words) if shown.quiet else "")
        self.flow.table.show_rows(words.flow(whole))
        self.results.table.show_rows(words.results(whole))
        self.rates.table.show_rows(words.shares(whole))
        self.times.table.show_rows(words.money_and_time(whole))
        self.kept.table.show_rows(words.kept(whole))
        self.months.setVisible(shown.month is None)
        self._show_bars()

    def _show_bars(self) -> None:
        """Show the chosen measure by month, kind, track and place."""
        if self.shown is None or self.shown.found is None:
            return
        found, measure = self.shown.found, self.measure.currentData()
        groups = {self.months: found.months, **{card: found.by[by] for by, card in self.by.items()}}
        for card, those in groups.items():
            card.table.name_numbers((_(MEASURES[measure]),))
            card.table.show_rows(words.groups(those, measure))

    def _open(self, title: str, figure: Figure) -> None:
        self.behind.show_cases(title, words.ids(figure))
        self._middle.setCurrentWidget(self.behind)
        self.behind.table.setFocus()

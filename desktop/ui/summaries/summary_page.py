"""The sums of a tambon's survey: bars by village, kind and year, what moved, how far it is, and the rows behind each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.summaries import COVERED, MEASURES, Figure, Summary
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.choice import choice, offer
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.seen_page import SeenPage
from desktop.ui.summaries import asking, words
from desktop.ui.summaries.bar_table import BarCard
from desktop.ui.summaries.behind_pane import BehindPane
from desktop.ui.summaries.sheet_dialog import NAMES, SheetDialog

if TYPE_CHECKING:
    from desktop.ui.summaries.asking import Shown
    from desktop.work.summaries import Behind

WIDE, NARROW = 42, 22  # lines' heights: rows stand beside the bars from here on, and the least of the bars
SHARES = (2000, 1000)  # of the bars and the rows behind them
COUNTED = ("organisations", "surveys", "survey_rounds", "products", "grades", "villages", "people")


class SummaryPage(SeenPage):
    """Cards of bars at the left, the rows behind the chosen number at the right; the sheets are printed from here."""

    topics = COUNTED

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._latest, self._rows = Latest(jobs.read, self), Latest(jobs.read, self)
        self.shown: Shown | None = None
        self.head = PageHead(_("สรุปตำบล"), " ")
        self.sheets = button(_("เอกสารสรุป"), None, "printer", primary=True)
        self.tambon, self.year, self.measure = choice(_("ตำบล")), choice(_("ปี")), choice(_("ตัวเลขที่แสดง"))
        self.behind = BehindPane()
        self.empty = Empty(
            "chart-bar", _("ยังไม่มีรอบสำรวจ"), _("สรุปทำจากแบบสำรวจกลุ่ม/องค์กร เปิดรอบสำรวจของตำบลนี้ก่อน")
        )
        self.totals = BarCard(
            _("ยอดรวม"), (_("รายการ"), _("ปีนี้"), _("ปีก่อน"), _("เปลี่ยนแปลง"), _("ยังไม่แน่ (กลุ่ม)")), bars=False
        )
        self.villages = BarCard(_("ตามหมู่บ้าน"), (_("หมู่บ้าน"), ""))
        self.kinds = BarCard(_("ตามประเภท"), (_("ประเภท"), ""))
        self.years = BarCard(_("ตามปี"), (_("ปี"), ""))
        self.moves = BarCard(_("เทียบกับปีก่อน"), (_("กลุ่มที่"), _("ตามสมาชิก"), _("ตามเงินทุน")), bars=False)
        self.coverage = BarCard(_("ความครอบคลุม"), (_("หมู่บ้าน"), *map(_, COVERED.values())))
        self.grades = BarCard(_("ระดับความเข้มแข็ง"), (_("ระดับ"), _("กลุ่ม")))
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Name the page."""
        return _("สรุปตำบล")

    def show_tambon(self, code: str) -> None:
        """Show one tambon; for all, the one on show stays."""
        if code:
            super().show_tambon(code)

    def print_(self) -> None:
        """Show the summary of the tambon as it prints."""
        self.show_sheet("tambon")

    def show_sheet(self, kind: str) -> None:
        """Show a sheet as it prints."""
        if self.shown is not None and self.shown.summary is not None:
            dialog = SheetDialog(self._jobs, self.shown, kind, self)
            dialog.said.connect(self.said)
            dialog.open()

    def back(self) -> None:
        """Show no rows."""
        self.behind.clear()

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the bars alone: what stands beside them goes below where there is less."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), gap(self, NARROW)), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the rows beside the bars, or below."""
        super().resizeEvent(event)
        wide = Qt.Orientation.Horizontal if self.width() >= gap(self, WIDE) else Qt.Orientation.Vertical
        if wide != self._split.orientation():
            self._split.setOrientation(wide)
            self._split.setSizes(SHARES)
        beside = wide == Qt.Orientation.Horizontal
        self.behind.setMaximumHeight(self.height() if beside else self.height() // 3)

    def cards(self) -> Sequence[BarCard]:
        """List the cards in their order."""
        return (self.totals, self.villages, self.kinds, self.years, self.moves, self.coverage, self.grades)

    def _lay_out(self) -> None:
        air = gap(self)
        self.head.add(self._menu())
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, air // 3, 0)
        column.setSpacing(air * 3 // 4)
        for card in self.cards():
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._scroll, self._split = scroll, QSplitter()
        self._split.setChildrenCollapsible(False)
        self._split.setHandleWidth(air)
        self._split.addWidget(scroll)
        self._split.addWidget(self.behind)
        self._split.setSizes(SHARES)
        self._split.setStretchFactor(0, 2)
        self._split.setStretchFactor(1, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(self._split)
        self._middle.addWidget(self.empty)
        # it scrolls by itself: its wish would make the place higher than the window
        self._middle.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._middle.setMinimumHeight(self._split.minimumSizeHint().height())
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 3 // 4)
        page.addWidget(self.head)
        page.addWidget(self._bar())
        page.addWidget(self._middle, 1)

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        for box in (self.tambon, self.year, self.measure):
            row.addWidget(box)
        row.addStretch(1)
        return bar

    def _menu(self) -> QPushButton:
        menu = QMenu(self.sheets)
        for kind, name in NAMES.items():
            menu.addAction(_(name)).triggered.connect(partial(self.show_sheet, kind))
        self.sheets.setMenu(menu)
        return self.sheets

    def _connect(self) -> None:
        for measure, name in MEASURES.items():
            self.measure.addItem(_(name), measure)
        self.tambon.activated.connect(self._choose_tambon)
        self.year.activated.connect(self._read)
        self.measure.currentIndexChanged.connect(self._show_bars)
        self.behind.opened.connect(self.open_asked)
        self.empty.add(button(_("ไปที่แบบสำรวจ"), partial(self.place_asked.emit, "surveys"), "clipboard-list"))
        for card in self.cards():
            card.table.opened.connect(partial(self._open, card))

    def _choose_tambon(self) -> None:
        self._tambon = self.tambon.currentData() or ""
        self._read()

    def _read(self) -> None:
        act = partial(asking.summary, tambon=self._tambon, year=self.year.currentData() or 0)
        self._latest.ask(act, self._take)

    def _take(self, shown: Shown) -> None:
        self.shown, self._tambon = shown, shown.tambon
        offer(
            self.tambon,
            [(code, _("ต.{name}").format(name=name)) for code, name in shown.tambons],
            shown.tambon,
        )
        offer(self.year, [(year, _("พ.ศ. {year}").format(year=year)) for year in shown.years], shown.year)
        self.behind.clear()
        summary = shown.summary
        self.sheets.setEnabled(summary is not None)
        for box in (self.year, self.measure):
            box.setVisible(summary is not None)
        self._middle.setCurrentWidget(self.empty if summary is None else self._split)
        self.head.subtitle.setText(words.surveyed(summary) if summary else "")
        if summary is not None:
            self._show(summary)

    def _show(self, summary: Summary) -> None:
        self.totals.table.show_rows(words.totals(summary))
        self.moves.table.show_rows(words.moved(summary.moves))
        self.moves.setVisible(bool(summary.moves))
        self.coverage.table.show_rows(words.covered(summary.covered, summary.coverage))
        self.grades.table.show_rows(words.graded(summary.grades))
        self._show_bars()

    def _show_bars(self) -> None:
        """Show the chosen measure by village, kind and year."""
        if self.shown is None or self.shown.summary is None:
            return
        summary, measure = self.shown.summary, self.measure.currentData()
        for card, groups in (
            (self.villages, summary.villages),
            (self.kinds, summary.kinds),
            (self.years, summary.years),
        ):
            card.table.name_numbers((_(MEASURES[measure]),))
            card.table.show_rows(words.groups(groups, measure))

    def _open(self, card: BarCard, title: str, figure: Figure) -> None:
        measure = self._measure_of(card)
        self._rows.ask(partial(asking.behind, figure=figure), partial(self._show_rows, title, measure))

    def _measure_of(self, card: BarCard) -> str:
        """Tell in which measure the rows of a card's numbers are; "" where they are only counted."""
        if card is self.totals:
            return list(MEASURES)[max(card.table.currentRow(), 0)]
        if card is self.moves:
            return ("members", "fund")[max(card.table.currentColumn() - 2, 0)]
        return str(self.measure.currentData()) if card in (self.villages, self.kinds, self.years) else ""

    def _show_rows(self, title: str, measure: str, rows: Sequence[Behind]) -> None:
        self.behind.show_rows(title, "" if measure in ("organisations", "products") else measure, rows)

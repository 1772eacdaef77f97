"""The months of a year with the meetings held in them: which were held, which have none, one click from each."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.meetings import asking, words
from desktop.ui.parts.buttons import gap, restyle, tool
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import icons

if TYPE_CHECKING:
    from desktop.domain.meetings import Month

ICONS = {"held": ("circle-check", "good"), "called": ("clock", "accent"), "missing": ("alert-circle", "warn")}
COLUMNS = (12, 6, 4)  # of months, the most that there is room for


class RhythmStrip(QFrame):
    """Twelve months of one committee, or of all of a tambon's centres."""

    meeting_asked = Signal(str)  # a meeting's id
    begin_asked = Signal(
        str, object
    )  # a committee's id, "" where it is to be chosen; the first day of a month

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._latest = Latest(jobs.read, self)
        self._tambon, self._year = "", 0
        self._columns = 0
        self.committees = QComboBox()
        self.committees.setAccessibleName(_("คณะที่แสดง"))
        self.year = TextLabel(role="section")
        self.before = tool("chevron-left", _("ปีก่อน"), partial(self._turn, -1))
        self.after = tool("chevron-right", _("ปีถัดไป"), partial(self._turn, 1))
        self.months = [MonthButton() for _month in range(12)]
        self._grid = QGridLayout()
        self._lay_out()
        self.committees.currentIndexChanged.connect(self._choose)

    def show_tambon(self, code: str) -> None:
        """Show the committees of one tambon only."""
        self._tambon = code
        self.committees.clear()
        self.read()

    def read(self) -> None:
        """Read the months again."""
        committee = str(self.committees.currentData() or "")
        act = partial(asking.rhythm, year=self._year or None, committee=committee, tambon=self._tambon)
        self._latest.ask(act, self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the months into as few rows as there is room for."""
        super().resizeEvent(event)
        self._stand()

    def _lay_out(self) -> None:
        air = gap(self)
        head = QHBoxLayout()
        head.addWidget(TextLabel(_("การประชุมประจำเดือน"), "section"), 1)
        for part in (self.committees, self.before, self.year, self.after):
            head.addWidget(part)
        self._grid.setSpacing(air // 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 4, air // 2, air * 3 // 4, air * 2 // 3)
        column.setSpacing(air // 3)
        column.addLayout(head)
        column.addLayout(self._grid)
        for month in self.months:
            month.asked.connect(self._open)
        self._stand()

    def _stand(self) -> None:
        widest = max(month.sizeHint().width() for month in self.months) + gap(self, 0.25)
        room = self.width() - gap(self, 1.5)
        columns = next((count for count in COLUMNS if count * widest <= room), COLUMNS[-1])
        if columns != self._columns:
            self._columns = columns
            for place, month in enumerate(self.months):
                self._grid.addWidget(month, place // columns, place % columns)
            for column in range(COLUMNS[0]):
                self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _show(self, rhythm: asking.Rhythm) -> None:
        self._offer(rhythm)
        self.setVisible(bool(rhythm.bodies))
        self._year = dates.year(rhythm.months[0].first)
        self.year.setText(_("พ.ศ. {year}").format(year=self._year))
        for shown, month in zip(self.months, rhythm.months, strict=True):
            shown.show_month(month, date.today())
        self._columns = 0
        self._stand()

    def _offer(self, rhythm: asking.Rhythm) -> None:
        """Offer the committees; where but one meets every month it is chosen at first."""
        monthly = [body.id for body in rhythm.bodies if body.every_month]
        offered = [("", _("ทุกคณะของศูนย์")), *((body.id, body.label) for body in rhythm.bodies)]
        now = [
            (self.committees.itemData(n), self.committees.itemText(n)) for n in range(self.committees.count())
        ]
        if now == offered:
            return
        chosen = self.committees.currentData() or (monthly[0] if len(monthly) == 1 else "")
        with QSignalBlocker(self.committees):
            self.committees.clear()
            for id_, label in offered:
                self.committees.addItem(label, id_)
            self.committees.setCurrentIndex(max(0, self.committees.findData(chosen)))

    def _choose(self) -> None:
        """Show another committee, in the year that tells most of it."""
        self._year = 0
        self.read()

    def _turn(self, step: int) -> None:
        self._year += step
        self.read()

    def _open(self, month: Month) -> None:
        """Open the meeting of a month, let one of several be chosen, or begin one."""
        if not month.meetings:
            self.begin_asked.emit(str(self.committees.currentData() or ""), month.first)
        elif len(month.meetings) == 1:
            self.meeting_asked.emit(month.meetings[0].id)
        else:
            shown = self.months[month.first.month - 1]
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for meeting in month.meetings:
                menu.addAction(meeting.label, partial(self.meeting_asked.emit, meeting.id))
            menu.popup(shown.mapToGlobal(QPoint(0, shown.height())))


class MonthButton(QPushButton):
    """One month: its name and what became of it, in a word, an icon and a colour."""

    asked = Signal(object)  # Month

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month: Month | None = None
        self.setProperty("role", "month")
        self.setAutoDefault(False)
        self.clicked.connect(self._ask)

    def show_month(self, month: Month, today: date) -> None:
        """Show another month."""
        self._month = month
        name = dates.SHORT_MONTHS[month.first.month - 1]
        word, look = words.month_state(month, today)
        self.setText(f"{name} {word}".strip())
        self.setAccessibleName(
            f"{dates.MONTHS[month.first.month - 1]} {dates.year(month.first)} {word}".strip()
        )
        self.setToolTip("\n".join(one.label for one in month.meetings) or _("นัดประชุมในเดือนนี้"))
        self.setProperty("state", look)
        self.setProperty("icon_name", "")
        if look:
            icons.put(self, *ICONS[look])
        else:
            self.setIcon(QIcon())
        restyle(self)

    def _ask(self) -> None:
        if self._month is not None:
            self.asked.emit(self._month)

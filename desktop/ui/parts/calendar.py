"""The month that drops from a date field, its years counted in พ.ศ."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from desktop import i18n
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.parts.buttons import gap, tool
from desktop.ui.shell import colours

YEARS = (2400, 2700)
ADDED = 543  # from a year of our calendar to the Buddhist one


class Calendar(QFrame):
    """A popup month; `picked` gives the day, or `None` to clear."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAccessibleName(_("ปฏิทิน"))
        self._locale = QLocale(i18n.language())
        self._month, self._year = self._month_box(), self._year_box()
        self._days = self._day_grid()
        column = QVBoxLayout(self)
        column.addLayout(self._head())
        column.addWidget(self._days)
        column.addLayout(self._foot())
        for key in ("F4", "Escape"):
            QShortcut(QKeySequence(key), self).activated.connect(self.hide)

    def open_at(self, day: date | None, place: QPoint) -> None:
        """Show the month of a day, or this month, with the keyboard on its days."""
        shown = day or date.today()
        self._colour()
        self._days.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        self._turned(shown.year, shown.month)
        self.adjustSize()
        self.move(_on_screen(self, place))
        self.show()
        self._days.setFocus()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(tool("chevron-left", _("เดือนก่อน"), self._days.showPreviousMonth))
        row.addWidget(self._month, 1)
        row.addWidget(self._year)
        row.addWidget(tool("chevron-right", _("เดือนถัดไป"), self._days.showNextMonth))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        today, clear = QPushButton(_("วันนี้")), QPushButton(_("ล้างวันที่"))
        today.clicked.connect(self._pick_today)
        clear.clicked.connect(self._pick_none)
        row.addWidget(today)
        row.addStretch()
        row.addWidget(clear)
        return row

    def _month_box(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("เดือน"))
        box.setMaxVisibleItems(12)
        box.addItems([self._locale.standaloneMonthName(month) for month in range(1, 13)])
        box.activated.connect(self._turn)
        return box

    def _year_box(self) -> QSpinBox:
        box = QSpinBox()
        box.setAccessibleName(_("ปี พ.ศ."))
        box.setPrefix(_("พ.ศ. "))
        box.setRange(*YEARS)
        box.lineEdit().setTextMargins(gap(self, 0.3), 0, 0, 0)
        box.valueChanged.connect(self._turn)
        return box

    def _day_grid(self) -> QCalendarWidget:
        grid = QCalendarWidget()
        grid.setLocale(self._locale)
        grid.setNavigationBarVisible(False)
        grid.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        grid.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        grid.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        grid.setMinimumSize(gap(self, 22), gap(self, 11.5))
        grid.setAccessibleName(_("วันของเดือน"))
        grid.currentPageChanged.connect(self._turned)
        grid.activated.connect(self._pick)
        grid.clicked.connect(self._pick)
        return grid

    def _colour(self) -> None:
        named = colours.now()
        for day in Qt.DayOfWeek:
            text = QTextCharFormat()
            weekend = day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
            text.setForeground(QColor(named.bad if weekend else named.text))
            self._days.setWeekdayTextFormat(day, text)
        head = QTextCharFormat()
        head.setForeground(QColor(named.muted))
        self._days.setHeaderTextFormat(head)

    def _turn(self) -> None:
        """Show the month and the Buddhist year that were chosen."""
        month = self._month.currentIndex() + 1
        year = self._year.value() - ADDED
        if dates.year(date(year, month, 1)) < self._year.value():  # the year began on 1 April until 2483
            year += 1
        self._days.setCurrentPage(year, month)

    def _turned(self, year: int, month: int) -> None:
        with QSignalBlocker(self._month), QSignalBlocker(self._year):
            self._month.setCurrentIndex(month - 1)
            self._year.setValue(dates.year(date(year, month, 1)))

    def _pick(self, day: QDate) -> None:
        self._give(date(day.year(), day.month(), day.day()))

    def _pick_today(self) -> None:
        self._give(date.today())

    def _pick_none(self) -> None:
        self._give(None)

    def _give(self, day: date | None) -> None:
        self.hide()
        self.picked.emit(day)


def _on_screen(popup: QWidget, place: QPoint) -> QPoint:
    """Keep a popup within its screen."""
    room = popup.screen().availableGeometry()
    x = max(room.left(), min(place.x(), room.right() - popup.width()))
    y = max(room.top(), min(place.y(), room.bottom() - popup.height()))
    return QPoint(x, y)

"""A field for a date as officers write it: 8 พ.ค. 2551, 8/5/51, วันนี้, +7, or picked from a calendar."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.parts.calendar import Calendar
from desktop.ui.parts.line_button import LineButton

STEPS = {  # days and months that a key adds
    Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_PageUp: (0, 1), Qt.Key.Key_PageDown: (0, -1),
}  # fmt: skip


class ThaiDateField(QLineEdit):
    """One line that gives a `date` or `None`; what cannot be read stays as typed, with its `problem`."""

    changed = Signal(object)  # date | None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: date | None = None
        self._problem: CannotDo | None = None
        self._calendar: Calendar | None = None
        self.setPlaceholderText(_("เช่น 8 พ.ค. 2551"))
        self.setAccessibleName(_("วันที่"))
        LineButton(self, "calendar", _("เปิดปฏิทิน (F4)"), self.open_calendar)
        self.editingFinished.connect(self.commit)

    def value(self) -> date | None:
        """Give the date that was read last."""
        return self._value

    def set_value(self, value: date | None, label: str = "") -> None:  # noqa: ARG002
        """Show a date without telling of it."""
        self._value, self._problem = value, None
        self.setText(dates.long(value) if value else "")

    def problem(self) -> CannotDo | None:
        """Say why what is typed is no date."""
        return self._problem

    def commit(self) -> None:
        """Read what is typed; tell of a new date, or of a new problem."""
        before = (self._value, self._problem)
        try:
            value = dates.parse(self.text()) if self.text().strip() else None
        except CannotDo as error:
            self._value, self._problem = None, error
        else:
            self.set_value(value)
        if (self._value, self._problem) != before:
            self.changed.emit(self._value)

    def open_calendar(self) -> None:
        """Drop the month of the date under the field."""
        self.commit()
        if self._calendar is None:
            self._calendar = Calendar(self)
            self._calendar.picked.connect(self._pick)
        self._calendar.open_at(self._value, self.mapToGlobal(QPoint(0, self.height())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step by arrows and pages; F4 and Alt+Down open the calendar."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_F4 or (alt and key == Qt.Key.Key_Down):
            self.open_calendar()
        elif key in STEPS and not alt:
            self._step(*STEPS[key])
        else:
            super().keyPressEvent(event)

    def _step(self, days: int, months: int) -> None:
        self.commit()
        if self._problem is None:
            start = self._value or date.today()
            moved = QDate(start.year, start.month, start.day).addMonths(months)
            self._pick(date(moved.year(), moved.month(), moved.day()) + timedelta(days))

    def _pick(self, value: date | None) -> None:
        told = value != self._value or self._problem is not None
        self.set_value(value)
        if told:
            self.changed.emit(value)

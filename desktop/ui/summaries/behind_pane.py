"""The rows behind a number, beside the bars: each opens its record."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout

from desktop.domain.surveys import STATES, UNCONFIRMED
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line, LineList
from desktop.ui.summaries.words import amount

if TYPE_CHECKING:
    from desktop.work.summaries import Behind


class BehindPane(QFrame):
    """Lists organisations or products with what each adds to a number; `opened` gives topic and id."""

    opened = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.title = TextLabel(_("รายการของตัวเลข"), "section")
        self.hint = TextLabel(_("คลิกหรือกด Enter ที่ตัวเลข แล้วรายการจะปรากฏที่นี่"), "hint")
        self.list = _Rows(_("รายการของตัวเลข"))
        self.list.opened.connect(self._open)
        self.list.hide()
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 2 // 3, air * 2 // 3, air * 2 // 3, air * 2 // 3)
        column.setSpacing(air // 3)
        column.addWidget(self.title)
        column.addWidget(self.hint)
        column.addWidget(self.list, 1)

    def show_rows(self, title: str, measure: str, rows: Sequence[Behind]) -> None:
        """Show the rows behind a number, and put the keyboard on the first."""
        self.title.setText(title)
        self.hint.setText(_("{count} รายการ").format(count=f"{len(rows):,}"))
        self.list.show_lines(tuple(_line(row, measure) for row in rows))
        self.list.setVisible(bool(rows))
        self.list.setCurrentRow(0)

    def focus_rows(self) -> None:
        """Put the keyboard on the rows."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Show no rows."""
        self.title.setText(_("รายการของตัวเลข"))
        self.hint.setText(_("คลิกหรือกด Enter ที่ตัวเลข แล้วรายการจะปรากฏที่นี่"))
        self.list.show_lines(())
        self.list.hide()

    def _open(self, key: tuple[str, str]) -> None:
        self.opened.emit(*key)


class _Rows(LineList):
    opened = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.itemClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, shown: QListWidgetItem | None) -> None:
        line = self.line(shown)
        if line is not None:
            self.opened.emit(line.key)


def _line(row: Behind, measure: str) -> Line:
    """Show a row over what it adds, whether that is sure, and where it is."""
    unknown = STATES["unknown"]
    states = {"": _(UNCONFIRMED), "unknown": _(unknown)}
    if row.amount is None:
        said, doubt = "", _("ไม่มีข้อมูล")
    else:
        said, doubt = (amount(measure, row.amount), states.get(row.state, "")) if measure else ("", "")
    detail = " · ".join(filter(None, (said, doubt, row.detail)))
    return Line((row.topic, row.id), row.label, detail, "alert-triangle" if doubt else "", "warn")

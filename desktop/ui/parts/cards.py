"""Cards of หน้าแรก: a short list with its title and count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidgetItem, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line, LineList

MOST = 6  # rows of one card unless told; the rest are one more row
_ALL = object()  # the key of that row


class Card(QFrame):
    """One titled list; `opened` gives the key of a row, `all_asked` comes from the last row of a long list.

    A row whose key is `None` is only read.
    """

    opened = Signal(object)
    all_asked = Signal()

    def __init__(
        self, title: str, empty: str = "", parent: QWidget | None = None,
        *, most: int = MOST, tallest: float = 0.0, counted: bool = True,
    ) -> None:  # fmt: skip
        """Make a card; a list taller than `tallest`, in lines' heights, scrolls."""
        super().__init__(parent)
        self._most, self._counted = most, counted
        self._lines: Sequence[Line] = ()
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self._title = TextLabel(title, "section")
        self._count = QLabel()
        self._count.setProperty("role", "count")
        self._empty = TextLabel(empty or _("ไม่มีรายการ"), "hint")
        self._list = _CardList(title, tallest)
        self._list.opened.connect(self._open)
        self._lay_out()
        self.show_lines(())

    def show_lines(self, lines: Sequence[Line], count: int | None = None) -> None:
        """Show rows; `count` is the number of all, where only the first ones are given."""
        self._lines = lines
        total = len(lines) if count is None else count
        shown = tuple(lines[: self._most])
        if total > len(shown):
            more = _("ดูทั้งหมด {count} รายการ").format(count=f"{total:,}")
            shown = (*shown, Line(_ALL, more, icon="chevron-right"))
        self._count.setText(f"{total:,}")
        self._count.setAccessibleName(_("{count} รายการ").format(count=f"{total:,}"))
        self._count.setVisible(self._counted and total > 0)
        self._empty.setVisible(not total)
        self._list.setVisible(total > 0)
        self._list.show_lines(shown)
        self._list.fit()

    def show_all(self) -> None:
        """Show every row that was given, until others are."""
        most, self._most = self._most, len(self._lines)
        self.show_lines(self._lines)
        self._most = most

    def _lay_out(self) -> None:
        air = gap(self)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        head.setContentsMargins(air // 2, 0, air // 2, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(air // 2, air * 2 // 3, air // 2, air * 2 // 3)
        column.setSpacing(air // 3)
        column.addLayout(head)
        words = QHBoxLayout()
        words.setContentsMargins(air // 2, 0, air // 2, 0)
        words.addWidget(self._empty)
        column.addLayout(words)
        column.addWidget(self._list)

    def _open(self, line: Line) -> None:
        if line.key is _ALL:
            self.all_asked.emit()
        elif line.key is not None:
            self.opened.emit(line.key)


class _CardList(LineList):
    """The rows of a card, as high as they are many."""

    opened = Signal(object)

    def __init__(self, name: str, tallest: float = 0.0) -> None:
        super().__init__(name)
        self._tallest = tallest
        if not tallest:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)

    def fit(self) -> None:
        high = sum(self.sizeHintForRow(row) for row in range(self.count()))
        if self._tallest:
            high = min(high, gap(self, self._tallest))
        self.setFixedHeight(high + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, shown: QListWidgetItem | None) -> None:
        line = self.line(shown)
        if line is not None:
            self.opened.emit(line)

"""A small table of parts of a case, all by keyboard, with its title and its buttons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import STATES, button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.shell import icons

FEWEST, MOST = 2, 9  # rows that there is room for before a table scrolls


@dataclass(frozen=True)
class PartRow:
    """One part: its id, what its cells say, and its state (good, warn, bad), shown before the cell of the state."""

    id: str
    cells: tuple[str, ...]
    state: str = ""


class PartTable(PlainTable):
    """Enter or a double click opens a row, Insert adds, Delete takes out; letters look ahead."""

    opened = Signal(str)
    add_asked = Signal()
    remove_asked = Signal()
    moved = Signal()

    def __init__(self, name: str, titles: Sequence[str], widths: Sequence[float], marked: int = -1) -> None:
        """Make a table; `marked` is the column that the sign of a row's state stands in."""
        super().__init__(name, titles, widths)
        self._parts: Sequence[PartRow] = ()
        self._marked = marked
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setIconSize(QSize(icons.side(), icons.side()))
        self.cellDoubleClicked.connect(self._open)
        self.currentCellChanged.connect(self.moved)
        self.show_parts(())

    def show_parts(self, parts: Sequence[PartRow]) -> None:
        """Show other rows; the part that the keyboard was on stays chosen, else the one in its place."""
        before, place = self.current_id(), self.currentRow()
        self._parts = parts
        self.show_rows([part.cells for part in parts])
        self._mark()
        ids = [part.id for part in parts]
        row = ids.index(before) if before in ids else min(max(place, 0), len(ids) - 1)
        if row >= 0:
            self.setCurrentCell(row, 0)
        self._fit()
        self.moved.emit()

    def current_id(self) -> str:
        """Give the id of the part that the keyboard is on, "" for none."""
        row = self.currentRow()
        return self._parts[row].id if 0 <= row < len(self._parts) else ""

    def choose(self, id_: str) -> None:
        """Go to the row of a part."""
        for row, part in enumerate(self._parts):
            if part.id == id_:
                self.setCurrentCell(row, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, add by Insert, take out by Delete."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open()
        elif key == Qt.Key.Key_Insert:
            self.add_asked.emit()
        elif key == Qt.Key.Key_Delete and self.current_id():
            self.remove_asked.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the signs again in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_parts"):
            self._mark()

    def _fit(self) -> None:
        """Be as high as the rows are, up to a few, and the bar below them where there is one."""
        super()._fit()
        rows = [self.rowHeight(row) for row in range(min(self.rowCount(), MOST))]
        rows += [self.verticalHeader().defaultSectionSize()] * (FEWEST - len(rows))
        header, bar = self.horizontalHeader(), self.horizontalScrollBar().sizeHint().height()
        across = bar if header.length() > self.viewport().width() else 0
        self.setFixedHeight(header.sizeHint().height() + sum(rows) + across + 2 * self.frameWidth())

    def _mark(self) -> None:
        for row, part in enumerate(self._parts):
            item = self.item(row, self._marked)
            if item is not None:
                item.setIcon(icons.icon(STATES[part.state], part.state) if part.state else QIcon())

    def _open(self, *_cell: int) -> None:
        if self.current_id():
            self.opened.emit(self.current_id())


class PartBox(QWidget):
    """A table under its title, with the sentence for none, and its buttons; some need a chosen row."""

    def __init__(self, title: str, table: PartTable, none: str) -> None:
        super().__init__()
        self.table = table
        self._none = TextLabel(none, "hint")
        self._of_row: list[QPushButton] = []
        self._always, self._row_acts = QHBoxLayout(), QHBoxLayout()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for row in (self._always, self._row_acts):
            self._buttons.addLayout(row)
        self._row_acts.addStretch(1)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(gap(self, 0.4))
        self.column.addWidget(TextLabel(title, "large"))
        self.column.addWidget(self._none)
        self.column.addWidget(table)
        self.column.addLayout(self._buttons)
        table.moved.connect(self._follow)
        self.show_parts(())

    @property
    def first(self) -> QWidget:
        """Give the first button, where the keyboard begins while there is no row."""
        item = self._always.itemAt(0)
        made = item.widget() if item is not None else None
        assert made is not None
        return made

    def add_button(self, text: str, act: Callable[[], object], icon: str) -> QPushButton:
        """Put a button that needs no row."""
        made = button(text, act, icon)
        made.setAutoDefault(True)
        self._always.addWidget(made)
        return made

    def row_button(self, text: str, act: Callable[[], object], icon: str) -> QPushButton:
        """Put a button that does something with the chosen row."""
        made = button(text, act, icon, quiet=True)
        made.setAutoDefault(True)
        self._of_row.append(made)
        self._row_acts.insertWidget(self._row_acts.count() - 1, made)
        made.setEnabled(False)
        return made

    def show_parts(self, parts: Sequence[PartRow]) -> None:
        """Show other rows."""
        self.table.show_parts(parts)
        self.table.setVisible(bool(parts))
        self._none.setVisible(not parts)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the broader row of buttons: they stand one above the other where there is no more."""
        hint = super().minimumSizeHint()
        rows = (self._always, self._row_acts)
        return QSize(max(row.minimumSize().width() for row in rows), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons of a row beside the others, or below."""
        super().resizeEvent(event)
        wanted = self._always.sizeHint().width() + self._row_acts.sizeHint().width()
        directions = QBoxLayout.Direction
        beside = wanted <= self.width()
        self._buttons.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _follow(self) -> None:
        for one in self._of_row:
            one.setEnabled(bool(self.table.current_id()))

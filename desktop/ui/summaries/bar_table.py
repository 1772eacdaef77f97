"""A table whose rows are bars: read aloud and walked through as any table, each number opening the rows behind it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.summaries import Figure
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import colours

Index = QModelIndex | QPersistentModelIndex
AMOUNTS = Qt.ItemDataRole.UserRole + 1
LABEL, BAR, FIRST = 0, 1, 2  # columns: what, its bar, and the first of its numbers
ROW = 1.75  # of a row, in lines' heights as those below
LABELS, LEAST, BARS = 11, 4, 4  # the most and the least of labels, the least of bars
_PATTERNS = (Qt.BrushStyle.SolidPattern, Qt.BrushStyle.BDiagPattern, Qt.BrushStyle.Dense5Pattern)


@dataclass(frozen=True)
class Number:
    """One number of a row in words, how long its bar is, and the rows behind it."""

    words: str
    amount: int
    figure: Figure | None = None


@dataclass(frozen=True)
class BarRow:
    """One row: what it is of, and its numbers, whose bars stand one after the other."""

    label: str
    numbers: tuple[Number, ...]


class BarTable(QTableWidget):
    """Rows of bars as high as they are many; Enter or a click opens what a number is made of."""

    opened = Signal(str, object)  # what the number is of, and its Figure

    def __init__(
        self, name: str, titles: Sequence[str], *, bars: bool = True, parent: QWidget | None = None
    ) -> None:
        """Make a table; `titles` are those of the labels and of each number."""
        super().__init__(0, len(titles) + 1, parent)
        self._rows: Sequence[BarRow] = ()
        self._titles = titles
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels([titles[0], _("แผนภูมิ"), *titles[1:]])
        self.setColumnHidden(BAR, not bars)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(BAR, _Bars(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(gap(self, ROW))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (LABEL, BAR):
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def name_numbers(self, titles: Sequence[str]) -> None:
        """Name the columns of numbers otherwise."""
        self._titles = (self._titles[0], *titles)
        self.setHorizontalHeaderLabels([self._titles[0], _("แผนภูมิ"), *titles])

    def show_rows(self, rows: Sequence[BarRow]) -> None:
        """Show other rows, their bars to the scale of the longest."""
        self._rows = rows
        self.setRowCount(len(rows))
        for place, row in enumerate(rows):
            words = (row.label, "", *(number.words for number in row.numbers))
            for column, text in enumerate(words):
                self.setItem(place, column, _item(text, right=column >= FIRST))
            bar = self.item(place, BAR)
            if bar is not None:
                bar.setData(AMOUNTS, tuple(max(number.amount, 0) for number in row.numbers))
                bar.setData(Qt.ItemDataRole.AccessibleTextRole, " ".join(words))
        self._fit()

    def longest(self) -> int:
        """Give the sum of the longest bar."""
        return max((sum(max(number.amount, 0) for number in row.numbers) for row in self._rows), default=0)

    def open_at(self, row: int, column: int) -> None:
        """Open what a number is made of; a label and a bar stand for the first one."""
        place = max(column - FIRST, 0)
        if 0 <= row < len(self._rows) and place < len(self._rows[row].numbers):
            number = self._rows[row].numbers[place]
            if number.figure is not None:
                title = self._titles[place + 1]
                named = _("{label} · {title}: {words}").format(
                    label=self._rows[row].label, title=title, words=number.words
                )
                self.opened.emit(named, number.figure)

    def part_at(self, row: int, point: QPoint) -> int:
        """Tell which column of numbers a place on a bar stands for."""
        room, amounts = bar_room(self.visualRect(self.model().index(row, BAR))), self._rows[row].numbers
        unit, x = room.width() / max(self.longest(), 1), float(room.left())
        for place, number in enumerate(amounts):
            x += max(number.amount, 0) * unit
            if point.x() <= x:
                return FIRST + place
        return FIRST

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_at(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open by a click."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        index = self.indexAt(point)
        if index.isValid() and event.button() == Qt.MouseButton.LeftButton:
            column = self.part_at(index.row(), point) if index.column() == BAR else index.column()
            self.open_at(index.row(), column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the bars what labels and numbers leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give numbers what they need and bars the rest; where there is too little, labels are cut first."""
        bars, room = not self.isColumnHidden(BAR), self.viewport().width()
        for column in range(FIRST, self.columnCount()):
            self.setColumnWidth(column, self._needed(column))
            room -= self.columnWidth(column)
        wanted = min(self._needed(LABEL), gap(self, LABELS), room - gap(self, BARS)) if bars else room
        label = max(wanted, gap(self, LEAST))
        self.setColumnWidth(LABEL, label)
        if bars:
            self.setColumnWidth(BAR, max(room - label, gap(self)))
        rows = sum(self.rowHeight(row) for row in range(self.rowCount()))
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth())

    def _needed(self, column: int) -> int:
        title = self.horizontalHeader().sectionSizeHint(column)
        return max(self.sizeHintForColumn(column), title) + gap(self, 0.5)


class _Bars(QStyledItemDelegate):
    """Paints the bars of a row in the theme's colours, told apart by pattern too."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        table = self.parent()
        assert isinstance(table, BarTable)
        named = colours.now()
        room = bar_room(option.rect)
        unit, x = room.width() / max(table.longest(), 1), float(room.left())
        painter.save()
        for place, amount in enumerate(index.data(AMOUNTS) or ()):
            width = amount * unit
            part = QRect(round(x), room.top(), max(round(x + width) - round(x), 1), room.height())
            if amount:
                pattern = _PATTERNS[min(place, len(_PATTERNS) - 1)]
                painter.setPen(QPen(QColor(named.accent)))
                painter.setBrush(QBrush(QColor(named.accent), pattern))
                painter.drawRect(part.adjusted(0, 0, -1, -1))
            x += width
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for room to see something of a bar."""
        hint = super().sizeHint(option, index)
        return QSize(max(hint.width(), option.fontMetrics.height() * BARS), hint.height())


class BarCard(QFrame):
    """A table of bars under its title."""

    def __init__(self, title: str, titles: Sequence[str], *, bars: bool = True) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.table = BarTable(title, titles, bars=bars)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air, air * 2 // 3, air, air * 2 // 3)
        column.setSpacing(air // 3)
        column.addWidget(TextLabel(title, "section"))
        column.addWidget(self.table)


def bar_room(cell: QRect) -> QRect:
    """Give where bars stand in their cell."""
    high, beside = cell.height() // 2, cell.height() // 4
    return QRect(cell.left() + beside, cell.center().y() - high // 2, cell.width() - 2 * beside, high)


def _item(text: str, *, right: bool) -> QTableWidgetItem:
    made = QTableWidgetItem(text)
    made.setToolTip(text)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    made.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return made

"""A small table that is only read: rows of text under titles that give way to each other, copied by Ctrl+C."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from desktop.ui.parts import grids
from desktop.ui.parts.buttons import gap

MEASURED = 50  # rows beyond those on the screen: what is said further down changes no width
BROAD, CALM = 20, 6  # lines' heights: of a column at most, and where its words come to stand in several lines
WRAPPED = 500  # rows at most: of a longer table each row is one line, or the window would stand still
ANY_HEIGHT = 10_000


class PlainTable(QTableWidget):
    """Shows rows of text; the last column takes what room is left; words that have too little go on in another line."""

    def __init__(
        self, name: str, titles: Sequence[str], widths: Sequence[float], parent: QWidget | None = None
    ) -> None:
        """Make a table; `widths`, in lines' heights, are wished for all columns but the last."""
        super().__init__(0, len(titles), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grids.dress(self)
        self.setWordWrap(True)
        self.horizontalHeader().setResizeContentsPrecision(MEASURED)
        self._wishes = [gap(self, width) for width in widths]
        self._fit()

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)
        self._fit()

    def rows(self) -> list[list[str]]:
        """Give the rows on show."""
        columns = range(self.columnCount())
        return [[self._text(row, column) for column in columns] for row in range(self.rowCount())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room again."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows by Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
            shown = self.rows()
            QGuiApplication.clipboard().setText("\n".join("\t".join(shown[row]) for row in chosen))
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Share the room out among the columns; a row is as high as its words that do not stand in one line."""
        header = self.horizontalHeader()
        shown = [column for column in range(self.columnCount()) if not self.isColumnHidden(column)]
        least = [header.sectionSizeHint(column) for column in shown]
        needed = [max(low, self.sizeHintForColumn(column)) for column, low in zip(shown, least, strict=True)]
        floors = [
            [max(low, min(need, gap(self, lines))) for low, need in zip(least, needed, strict=True)]
            for lines in (BROAD, CALM, 0)
        ]
        wished = [self._wishes[column] for column in shown[:-1]]
        for column, width in zip(shown, shared(self.viewport().width(), wished, floors), strict=True):
            self.setColumnWidth(column, width)
        first = self.sizeHintForIndex(self.model().index(0, 0)).width()
        air = first - self.fontMetrics().horizontalAdvance(self._text(0, 0)) - 1  # at both sides of the words
        for row in range(self.rowCount()):
            high = self._high(row, air)
            if high != self.rowHeight(row):
                self.setRowHeight(row, high)

    def _high(self, row: int, air: int) -> int:
        """Give the height of a row by its cell of most lines; to lay out every cell would take too long."""
        words, high = self.fontMetrics(), 0
        for column in range(self.columnCount() if self.rowCount() <= WRAPPED else 0):
            text, room = self._text(row, column), self.columnWidth(column) - air
            if room > 0 and words.horizontalAdvance(text) > room:
                within = QRect(0, 0, room, ANY_HEIGHT)
                high = max(high, words.boundingRect(within, Qt.TextFlag.TextWordWrap, text).height())
        return max(self.verticalHeader().defaultSectionSize(), high + gap(self, grids.ROW - 1))

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""


def shared(room: int, wished: Sequence[int], floors: Sequence[Sequence[int]]) -> list[int]:
    """Share out the room of a table: `wished` are the widths of all columns but the last, which takes the rest.

    Where it does not suffice, the columns come down to the first of the floors; then to the next.
    """
    widths = [max(wish, need) for wish, need in zip(wished, floors[0], strict=False)]
    for floor in floors:
        widths = _give_way(widths, floor[:-1], room - floor[-1])
    return [*widths, max(room - sum(widths), floors[-1][-1])]


def _give_way(widths: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """Make columns narrower, the broadest first, until they fit or none has more to give."""
    given = list(widths)
    while sum(given) > room:
        able = [column for column, width in enumerate(given) if width > least[column]]
        if not able:
            break
        given[max(able, key=given.__getitem__)] -= 1
    return given

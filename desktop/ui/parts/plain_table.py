"""A small table that is only read: rows of text under titles, copied by Ctrl+C."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidget, QTableWidgetItem, QWidget

from desktop.ui.parts import grids
from desktop.ui.parts.buttons import gap


class PlainTable(QTableWidget):
    """Shows rows of text; the last column takes what room is left."""

    def __init__(
        self, name: str, titles: Sequence[str], widths: Sequence[float], parent: QWidget | None = None
    ) -> None:
        """Make a table; `widths` in lines' heights of all columns but the last."""
        super().__init__(0, len(titles), parent)
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        grids.dress(self)
        header = self.horizontalHeader()
        for column, width in enumerate(widths):
            self.setColumnWidth(column, max(gap(self, width), header.sectionSizeHint(column)))

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.setRowCount(len(rows))
        for row, cells in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, column, item)

    def rows(self) -> list[list[str]]:
        """Give the rows on show."""
        columns = range(self.columnCount())
        return [[self._text(row, column) for column in columns] for row in range(self.rowCount())]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the last column what room is left, and never less than its title takes."""
        super().resizeEvent(event)
        header, last = self.horizontalHeader(), self.columnCount() - 1
        left = self.viewport().width() - header.sectionPosition(last)
        self.setColumnWidth(last, max(left, header.sectionSizeHint(last)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the chosen rows by Ctrl+C."""
        if event.matches(QKeySequence.StandardKey.Copy):
            chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
            shown = self.rows()
            QGuiApplication.clipboard().setText("\n".join("\t".join(shown[row]) for row in chosen))
        else:
            super().keyPressEvent(event)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text() if item is not None else ""

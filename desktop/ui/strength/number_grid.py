"""A grid where numbers are typed one under the other: a digit begins, Enter goes down, Delete empties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.ui.parts import grids
from desktop.ui.parts.buttons import gap

Index = QModelIndex | QPersistentModelIndex


class NumberGrid(QTableView):
    """Edits the cells of a model; `widths` in lines' heights, `sharing` columns take the room that is left."""

    def __init__(
        self, model: QAbstractItemModel, name: str, widths: Mapping[int, float], sharing: Sequence[int],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._widths, self._sharing = dict(widths), tuple(sharing)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setItemDelegate(_Cells(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        grids.dress(self)
        model.modelReset.connect(self.fit)

    def set_widths(self, widths: Mapping[int, float], sharing: Sequence[int]) -> None:
        """Take other widths, as when the columns are others."""
        self._widths, self._sharing = dict(widths), tuple(sharing)
        self.fit()

    def fit(self) -> None:
        """Give each column its width, and the sharing ones what is left; where there is too little, scroll."""
        header = self.horizontalHeader()
        widths = {
            column: max(gap(self, width), header.sectionSizeHint(column))
            for column, width in self._widths.items()
            if column < self.model().columnCount()
        }
        left = max(0, self.viewport().width() - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(
                column, width + (left // len(self._sharing) if column in self._sharing else 0)
            )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open or go on by Enter, empty by Delete."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not QAbstractItemView.State.EditingState:  # else it comes from the editor
                self._enter(index)
        elif event.key() == Qt.Key.Key_Delete and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.model().setData(index, "", Qt.ItemDataRole.EditRole)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go to the row below."""
        index = QPersistentModelIndex(self.currentIndex())
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down(index)

    def _enter(self, index: QModelIndex) -> None:
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._go_down(index)

    def _go_down(self, index: Index) -> None:
        last = self.model().rowCount() - 1
        self.setCurrentIndex(self.model().index(min(index.row() + 1, last), index.column()))


class _Cells(QStyledItemDelegate):
    """Gives a cell a line to type in, named by its column."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """Make the editor of a cell."""
        editor = QLineEdit(parent)
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(title))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's value in its editor, chosen whole."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

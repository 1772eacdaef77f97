"""How a form stands on the page: titled sections, in two columns where there is room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.field_box import FieldBox
from desktop.ui.parts.labels import TextLabel

WIDE_FROM = 36  # lines' heights of width
WIDEST = 60


class FormBody(QWidget):
    """The sections of a form, one under the other; `head` stands over them."""

    def __init__(self, head: QWidget, sections: Sequence[tuple[str, Sequence[FieldBox]]]) -> None:
        super().__init__()
        self.setProperty("role", "body")
        self._grids = [_Grid(title, boxes) for title, boxes in sections]
        middle = QWidget()
        middle.setMaximumWidth(gap(self, WIDEST))
        column = self._column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, gap(self, 0.5), 0)
        column.setSpacing(gap(self, 1.2))
        for part in (head, *self._grids):
            column.addWidget(part)
        column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(middle)

    def put(self, part: QWidget, before: int) -> None:
        """Stand a part of the page among the sections, before one of them."""
        self._column.insertWidget(before + 1, part)  # the head is the first

    def fit(self, width: int) -> None:
        """Choose the number of columns for a width."""
        columns = 2 if width >= gap(self, WIDE_FROM) else 1
        for grid in self._grids:
            grid.stand_in(columns)

    def close_ranks(self) -> None:
        """Leave no hole where a field is hidden."""
        for grid in self._grids:
            grid.stand_again()


class _Grid(QWidget):
    """One section."""

    def __init__(self, title: str, boxes: Sequence[FieldBox]) -> None:
        super().__init__()
        self._boxes, self._columns = boxes, 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.5))
        if title:
            column.addWidget(TextLabel(_(title), "large"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(gap(self, 1.2))
        self._grid.setVerticalSpacing(gap(self, 0.7))
        column.addLayout(self._grid)
        self.stand_in(1)

    def stand_in(self, columns: int) -> None:
        """Put the boxes in so many columns, row by row; a wide one takes a whole row."""
        if columns != self._columns:
            self._columns = columns
            self.stand_again()

    def stand_again(self) -> None:
        """Put the boxes that are shown in their places."""
        columns, place = self._columns, 0
        for box in self._boxes:
            self._grid.removeWidget(box)
            if box.left_out:
                continue
            if box.wide and place % columns:
                place += 1
            across = columns if box.wide else 1
            self._grid.addWidget(box, place // columns, place % columns, 1, across, Qt.AlignmentFlag.AlignTop)
            place += across
        for column in range(2):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

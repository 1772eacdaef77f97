"""Cards in as many columns as their width has room for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import gap

COLUMN = 13  # lines' heights: narrower, the names in a card are cut

Arrangements = Mapping[int, Sequence[Sequence[QWidget]]]  # the cards of each column, by the number of columns


class Columns(QWidget):
    """Puts cards into columns, and anew where the width changes; the keyboard keeps their order."""

    def __init__(self, arrangements: Arrangements) -> None:
        super().__init__()
        self.setProperty("role", "body")
        self._arrangements, self._count = arrangements, 0
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(self, 0.8))
        self._columns = [QVBoxLayout() for _column in range(max(arrangements))]
        for column in self._columns:
            column.setSpacing(gap(self, 0.8))
            row.addLayout(column)
        self.stand_in(max(arrangements))

    def fit(self, width: int) -> None:
        """Choose the number of columns for a width; told by the page, before its layout is done."""
        room = max(width // gap(self, COLUMN), 1)
        self.stand_in(max(count for count in self._arrangements if count <= room))

    def stand_in(self, count: int) -> None:
        """Put the cards into so many columns."""
        if count == self._count:
            return
        self._count = count
        row = self.layout()
        assert isinstance(row, QHBoxLayout)
        for place, column in enumerate(self._columns):
            _empty(column)
            row.setStretch(place, 1 if place < count else 0)
        for column, cards in zip(self._columns, self._arrangements[count], strict=False):
            for card in cards:
                column.addWidget(card)
            column.addStretch(1)


def _empty(column: QVBoxLayout) -> None:
    """Take everything out of a column; of a widget that is merely taken Qt would go on asking its old place."""
    while (item := column.itemAt(0)) is not None:
        widget = item.widget()
        if widget is None:
            column.takeAt(0)
        else:
            column.removeWidget(widget)

"""What every grid of the window has: rows of one height without lines, heads at the left, and columns with titles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from desktop.i18n import _
from desktop.ui.parts.buttons import gap

ROW = 1.75  # lines' heights


def dress(grid: QTableView, row: float = ROW) -> None:
    """Give a grid its calm look; Tab leaves it."""
    grid.setTabKeyNavigation(False)
    grid.setWordWrap(False)
    grid.setShowGrid(False)
    rows, header = grid.verticalHeader(), grid.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(gap(grid, row))
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setHighlightSections(False)


def title(titles: Sequence[str], section: int, orientation: Qt.Orientation, role: int) -> Any:
    """Give what a model says for the head of a column: its title in the language of the screen."""
    if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
        return _(titles[section])
    return None

"""A box of values to choose one from, each under its word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox


def choice(name: str) -> QComboBox:
    """Make an empty box, as wide as what it offers."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def offer(box: QComboBox, values: Sequence[tuple[object, str]], chosen: object) -> None:
    """Offer values with their words, one of them chosen: the first, where that one is not among them."""
    with QSignalBlocker(box):
        box.clear()
        for value, word in values:
            box.addItem(word, value)
        box.setCurrentIndex(max(box.findData(chosen), 0))

"""What stands where a list is empty: what belongs there and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import icons


class Empty(QWidget):
    """An icon, a title, a sentence that teaches, and buttons to begin."""

    def __init__(self, icon: str, title: str, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        picture = QLabel()
        icons.put(picture, icon, "muted", times=2)
        self.title, self.sentence = TextLabel(title, "large"), TextLabel(sentence, "subtitle")
        self._buttons = QHBoxLayout()
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setSpacing(gap(self, 0.5))
        column.addStretch(2)
        column.addWidget(picture, 0, middle)
        for label in (self.title, self.sentence):
            label.setAlignment(middle)
            label.setMaximumWidth(gap(self, 26))
            column.addWidget(label, 0, middle)
        column.addSpacing(gap(self, 0.5))
        column.addLayout(self._buttons)
        column.addStretch(3)

    def add(self, button: QPushButton) -> None:
        """Put a button under the sentence."""
        self._buttons.addWidget(button)

"""A calm sentence above what it is about, with a button where something is offered."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import icons


class Banner(QFrame):
    """Out of sight until there is something to say."""

    def __init__(self, act: QPushButton | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        mark = QLabel()
        icons.put(mark, "info-circle", "accent")
        self.words = TextLabel()
        air = gap(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(air, air // 3, air, air // 3)
        row.addWidget(mark)
        row.addWidget(self.words, 1)
        if act is not None:
            row.addWidget(act)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; "" takes it away."""
        self.words.setText(sentence)
        self.setVisible(bool(sentence))

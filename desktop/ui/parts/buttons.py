"""Buttons and the head of a page: large title, what it holds, its next act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import icons

BESIDE = 0.64  # of the width of a page's head: buttons that take more stand below the words
STATES = {"": "", "good": "circle-check", "warn": "alert-triangle", "bad": "alert-circle"}


def button(
    text: str, act: Callable[[], object] | None = None, icon: str = "", *, primary: bool = False, quiet: bool = False
) -> QPushButton:  # fmt: skip
    """Make a button with a verb on it; `act` is a bound method of the widget that holds the button."""
    made = QPushButton(text)
    made.setProperty("primary", primary)
    made.setProperty("quiet", quiet)
    made.setAutoDefault(False)
    if icon:
        icons.put(made, icon, "on_accent" if primary else "text")
    if act is not None:
        made.clicked.connect(act)
    return made


def tool(icon: str, name: str, act: Callable[[], object] | None = None) -> QToolButton:
    """Make a button that is only an icon; its name is its tooltip and what a screen reader says."""
    made = QToolButton()
    made.setProperty("quiet", True)
    made.setToolTip(name)
    made.setAccessibleName(name)
    icons.put(made, icon)
    if act is not None:
        made.clicked.connect(act)
    return made


class PageHead(QWidget):
    """Title and subtitle on the left, buttons on the right, the likeliest act last; buttons below where it is narrow."""

    def __init__(self, title: str, subtitle: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = TextLabel(title, "title")
        self.subtitle = TextLabel(subtitle, "subtitle")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._buttons = QHBoxLayout()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(words, 1)
        self._row.addLayout(self._buttons)

    def add(self, widget: QWidget) -> None:
        """Put a button, or a badge, after those that stand there."""
        self._buttons.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the buttons: the words stand above them where there is no more."""
        hint = super().minimumSizeHint()
        return QSize(
            max(self._buttons.minimumSize().width(), self.title.minimumSizeHint().width()), hint.height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the words, or below."""
        super().resizeEvent(event)
        beside = self._buttons.sizeHint().width() <= self.width() * BESIDE
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        around = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._row.setAlignment(self._buttons, around | Qt.AlignmentFlag.AlignVCenter)


class Badge(QFrame):
    """A state in word, icon and colour together: "", good, warn or bad."""

    def __init__(self, text: str = "", state: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "badge")
        self._icon, self._word = QLabel(), QLabel()
        row = QHBoxLayout(self)
        across = self.fontMetrics().height() // 2
        row.setContentsMargins(across, across // 5, across, across // 5)
        row.setSpacing(across // 2)
        for label in (self._icon, self._word):
            label.setIndent(0)
            row.addWidget(label)
        self.show_state(text, state)

    def show_state(self, text: str, state: str = "") -> None:
        """Show another state."""
        self.setProperty("state", state)
        self.setAccessibleName(text)
        self._word.setText(text)
        self._icon.setVisible(bool(STATES[state]))
        if STATES[state]:
            icons.put(self._icon, STATES[state], state)
        restyle(self)
        restyle(self._word)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look at changed properties of a widget."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def gap(widget: QWidget, times: float = 1.0) -> int:
    """Give a space in pixels that grows with the text; 1.0 is the height of a line."""
    return round(widget.fontMetrics().height() * times)

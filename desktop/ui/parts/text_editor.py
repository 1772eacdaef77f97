"""What every editor of a field answers, and the plainest of them: one line of text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QCompleter, QLineEdit

from desktop.domain.records import Field
from desktop.errors import CannotDo


class Editor(Protocol):
    """What a form needs of an editor; each is a widget."""

    changed: SignalInstance

    def value(self) -> Any:
        """Give the value as its field keeps it."""

    def set_value(self, value: Any, label: str = "") -> None:
        """Show a value, and its label where it is an id, without telling of it."""

    def problem(self) -> CannotDo | None:
        """Say why what is typed is no value."""

    def commit(self) -> None:
        """Settle what is typed, before it is kept."""


class Plain:
    """What most editors answer: anything typed is a value."""

    def problem(self) -> CannotDo | None:
        """Find nothing wrong."""
        return None

    def commit(self) -> None:
        """Have nothing to settle."""


class TextEditor(Plain, QLineEdit):
    """One line, with words offered while typing."""

    changed = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.textEdited.connect(self._tell)
        if field.suggests:
            self.offer(field.suggests)

    def offer(self, words: Sequence[str]) -> None:
        """Offer words while typing; others may be typed."""
        completer = QCompleter(list(words), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._tell)
        self.setCompleter(completer)

    def value(self) -> str:
        """Give the line."""
        return str(self.text())

    def set_value(self, value: str, label: str = "") -> None:  # noqa: ARG002
        """Show a line, from its beginning unless it is being typed."""
        self.setText(value)
        if not self.hasFocus():
            self.home(False)

    def _tell(self, text: str) -> None:
        self.changed.emit(text)

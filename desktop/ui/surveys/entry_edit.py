"""One answer of a sheet changed, to be taken back and done again."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtGui import QUndoCommand

from desktop.ui.surveys.entry_row import Answer


class Body(Protocol):
    """What takes an answer back."""

    def apply(self, name: str, answer: Answer) -> None:
        """Take an answer that undo or redo gives back."""


class Edit(QUndoCommand):
    """One answer changed; letters typed one after the other are one."""

    def __init__(self, body: Body, name: str, old: Answer, new: Answer) -> None:
        super().__init__()
        self._body, self._name, self._old, self._new = body, name, old, new
        self._done = True  # it stands there already

    def id(self) -> int:
        """Name the line, so that its edits merge."""
        return hash(self._name) & 0x7FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join a later edit of the same line, unless it became unknown by it or no longer is."""
        assert isinstance(other, Edit)
        if other._name != self._name or (self._new.unknown is None) != (other._new.unknown is None):
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True

    def redo(self) -> None:
        """Do it again."""
        if self._done:
            self._done = False
        else:
            self._body.apply(self._name, self._new)

    def undo(self) -> None:
        """Take it back."""
        self._body.apply(self._name, self._old)

"""One value changed by its name, to be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QUndoCommand

Apply = Callable[[str, Any], object]
Joins = Callable[[Any, Any], bool]


class Edit(QUndoCommand):
    """One change; changes of the same name that follow each other are one, where they may be joined."""

    def __init__(
        self, apply: Apply, name: str, old: Any, new: Any, joins: Joins = lambda _old, _new: True
    ) -> None:
        """Hold a change that stands already; `apply` takes the value that undo or redo gives back."""
        super().__init__()
        self._apply, self._name, self._old, self._new, self._joins = apply, name, old, new, joins
        self._done = True  # it stands there already

    def id(self) -> int:
        """Say whose changes merge."""
        return hash(self._name) & 0x7FFFFFFF

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Join a later change of the same name."""
        assert isinstance(other, Edit)
        if other._name != self._name or not self._joins(self._new, other._new):
            return False
        self._new = other._new
        self.setObsolete(self._new == self._old)
        return True

    def redo(self) -> None:
        """Do it again."""
        if self._done:
            self._done = False
        else:
            self._apply(self._name, self._new)

    def undo(self) -> None:
        """Take it back."""
        self._apply(self._name, self._old)

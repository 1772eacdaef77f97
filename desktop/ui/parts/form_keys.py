"""Keys that mean the same in every field of a form: Enter goes on, Ctrl+Z takes back a field."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

CTRL_Y = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldKeys(QObject):
    """Watches editors; a line's own undo, letter by letter, gives way to the form's."""

    undo_asked = Signal()
    redo_asked = Signal()
    went_on = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that belong to the form."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        meant = self._meant(watched, cast(QKeyEvent, event))
        if meant is None:
            return False
        if kind == QEvent.Type.KeyPress:
            meant.emit()
        event.accept()
        return True

    def _meant(self, editor: QObject, event: QKeyEvent) -> SignalInstance | None:
        if event.matches(QKeySequence.StandardKey.Undo):
            return self.undo_asked
        if event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == CTRL_Y:
            return self.redo_asked
        goes_on = isinstance(editor, QLineEdit | QComboBox | QCheckBox)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return self.went_on if goes_on and plain and event.key() in ENTER else None

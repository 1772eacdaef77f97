"""Keys of a sheet: Enter goes on from a text of several lines too, where Shift+Enter begins another line."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from desktop.ui.parts.form_keys import ENTER, FieldKeys

PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EntryKeys(FieldKeys):
    """Watches the editors of a sheet."""

    def _meant(self, editor: QObject, event: QKeyEvent) -> SignalInstance | None:
        if isinstance(editor, QPlainTextEdit) and event.key() in ENTER and event.modifiers() in PLAIN:
            return self.went_on
        return super()._meant(editor, event)

"""What is drawn over the work while the office is locked: no dialog and no menu stays to be seen."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid


def draw() -> tuple[QDialog, ...]:
    """Hide the menus and dialogs of the program, and give the dialogs that can be opened again as they were.

    A question that waits for its answer is turned back from.
    """
    while isinstance(popup := QApplication.activePopupWidget(), QWidget):
        popup.close()
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    for dialog in shown:
        dialog.hide()
    return tuple(one for one in shown if one.windowModality() is Qt.WindowModality.WindowModal)


def open_again(dialogs: tuple[QDialog, ...]) -> None:
    """Open dialogs as they were left, but those that are gone."""
    for dialog in dialogs:
        if isValid(dialog):
            dialog.open()

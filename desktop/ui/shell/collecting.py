"""Clears memory in the window's own thread alone: an object of Qt that another thread clears away ends the program.

Python clears cycles in whatever thread happens to make the next object, and the threads of `ui.jobs` make many.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY = 2_000  # milliseconds


class Collecting(QObject):
    """Looks every other second whether there is enough to clear, as Python itself would."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self)
        timer.setInterval(EVERY)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Clear the oldest generation that is due, with those younger than it."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if due[0]:
            gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)

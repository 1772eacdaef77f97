"""The quiet word in the corner after a save: บันทึกแล้ว · เลิกทำ."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import plain

SECONDS = 8


class Toast(QFrame):
    """Stands in the lower right corner of its window for some seconds; longer while the keyboard is on it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "toast")
        self._window = window
        self._undo: Callable[[], object] | None = None
        self._word = QLabel()
        self._button = QPushButton(_("เลิกทำ"))
        self._button.setToolTip(_("เลิกทำการบันทึกล่าสุด (Ctrl+Alt+Z)"))
        self._button.clicked.connect(self.undo)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._word)
        self._row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self._leave)
        window.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence, with a button to take back what was done."""
        self._undo = undo
        self._word.setText(text)
        self.setAccessibleName(plain(text))
        self._button.setVisible(undo is not None)
        self._row.setContentsMargins(gap(self), gap(self, 0.4), gap(self, 0.6), gap(self, 0.4))
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start()

    def undo(self) -> None:
        """Take back what the toast tells of, if it can be."""
        act, self._undo = self._undo, None
        self.hide()
        if act is not None:
            act()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _leave(self) -> None:
        if self._button.hasFocus() or self.underMouse():
            self._timer.start()
        else:
            self._undo = None
            self.hide()

    def _place(self) -> None:
        edge = gap(self)
        corner = self._window.rect().bottomRight()
        self.move(corner.x() - self.width() - edge, corner.y() - self.height() - edge)

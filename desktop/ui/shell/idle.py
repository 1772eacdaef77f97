"""Telling that nobody sits at the machine: nothing typed and nothing pointed at for some minutes."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

_MINUTE = 60_000  # milliseconds
_SIGNS_OF_LIFE = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
}


class Idle(QObject):
    """Counts the minutes anew at each sign of life, while it watches."""

    over = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.over)

    def watch(self, minutes: int) -> None:
        """Begin to count, or count anew."""
        self._timer.start(minutes * _MINUTE)
        _app().installEventFilter(self)

    def rest(self) -> None:
        """Count no more."""
        self._timer.stop()
        _app().removeEventFilter(self)

    def is_still(self, seconds: int) -> bool:
        """Tell whether nobody has sat there for so many seconds, or nothing is counted."""
        return (
            not self._timer.isActive()
            or self._timer.remainingTime() <= self._timer.interval() - seconds * 1000
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002
        """Look at every event of the program and hold none up."""
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False


def _app() -> QCoreApplication:
    app = QCoreApplication.instance()
    assert app is not None
    return app

"""What others saved in a shared office comes into the open lists by itself: one cheap question now and then."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.errors import Refusal
from desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.work.serving import Seen

LOOKS_EVERY = 10_000  # milliseconds


class Others(QObject):
    """Looks every ten seconds, and when the window is gone to, and tells of the topics that were saved since.

    A page on which something is being typed stays as it is: it hears of them as of what another window saved.
    """

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        """Make it at rest."""
        super().__init__(parent)
        self._jobs = jobs
        self._seen: Seen | None = None
        self._asking = False
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKS_EVERY)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._come)

    def watch(self) -> None:
        """Begin to look, for a shared office that was opened."""
        self._seen, self._asking = None, False
        self._timer.start()
        self.look()

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()

    def look(self) -> None:
        """Ask, unless an answer is waited for still."""
        if self._timer.isActive() and not self._asking:
            self._asking = True
            self._jobs.read(partial(_news, seen=self._seen), self._tell, failed=self._wait)

    def _come(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    def _tell(self, news: tuple[Seen, frozenset[str]]) -> None:
        self._asking = False
        self._seen, topics = news
        for topic in sorted(topics):
            self._jobs.changed.emit(topic)

    def _wait(self, error: Exception) -> bool:
        """Say nothing of a network that is gone: whoever saves or opens something hears of it."""
        self._asking = False
        return isinstance(error, Refusal)


def _news(session: Any, seen: Seen | None) -> tuple[Seen, frozenset[str]]:
    from desktop.work import serving

    return serving.news(session, seen)

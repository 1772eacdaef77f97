"""The one search box (Ctrl+K): finds records of all topics while typing, grouped by topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, cast

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.line_button import ClearButton, LineButton

if TYPE_CHECKING:
    from desktop.ui.shell.search_results import Results

PAUSE = 150  # milliseconds after the last key


class Hit(Protocol):
    """One record found, as `work.lists.search` gives it."""

    @property
    def topic(self) -> str:
        """Its topic."""

    @property
    def id(self) -> str:
        """Its record."""

    @property
    def label(self) -> str:
        """Its name."""

    @property
    def detail(self) -> str:
        """What tells it from another of the same name."""


class Group(Protocol):
    """What was found in one topic, as `work.lists.found` gives it."""

    @property
    def topic(self) -> str:
        """The topic."""

    @property
    def hits(self) -> Sequence[Hit]:
        """The best records of it."""

    @property
    def count(self) -> int:
        """How many there are, as far as they were counted."""

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""


Search = Callable[[Any, str], Sequence[Group]]  # (session, text)


class SearchBox(QLineEdit):
    """A line with its results under it; arrows move, Tab goes to the next topic, Enter opens, Esc closes."""

    chosen = Signal(str, str)  # topic, id
    all_chosen = Signal(str, str)  # topic, the text looked for

    def __init__(self, jobs: Jobs, search: Search | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search or everywhere
        self._ask = Latest(jobs.read, self)
        self._results: Results | None = None
        self.setPlaceholderText(_("ค้นหาทุกเรื่อง (Ctrl+K)"))
        self.setAccessibleName(_("ค้นหาทุกเรื่อง"))
        LineButton(self, "search", _("ค้นหา"), left=True)
        ClearButton(self, _("ล้างคำค้น"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.textChanged.connect(self._typed)

    def results(self) -> Results | None:
        """Give the list under the box while it is open."""
        return self._results if self._results is not None and self._results.isVisible() else None

    def close_results(self) -> None:
        """Close the list under the box."""
        self._pause.stop()
        if self._results is not None:
            self._results.hide()

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window while there is something here to close, and Tab while there are results."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key = cast(QKeyEvent, event).key()
            if key == Qt.Key.Key_Escape and (self.text() or self.results() is not None):
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress and self._went_on(cast(QKeyEvent, event)):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the results while the letters stay in the box."""
        shown = self.results()
        if shown is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            shown.move_on(1 if event.key() == Qt.Key.Key_Down else -1)
        elif shown is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shown.open_current()
        elif event.key() == Qt.Key.Key_Escape and (shown is not None or self.text()):
            self.clear()
            self.close_results()
        elif event.key() == Qt.Key.Key_Down:
            self._look()
        else:
            super().keyPressEvent(event)

    def _went_on(self, event: QKeyEvent) -> bool:
        """Go from topic to topic by Tab, which would otherwise leave the box."""
        shown, steps = self.results(), {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if shown is None or event.key() not in steps:
            return False
        shown.move_to_group(steps[Qt.Key(event.key())])
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close the results when the box is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.close_results()

    def _typed(self) -> None:
        self._pause.start()

    def _look(self) -> None:
        text = self.text().strip()
        if text:
            self._ask.ask(partial(_find, self._search, text), partial(self._show, text))
        else:
            self.close_results()

    def _show(self, text: str, groups: Sequence[Group]) -> None:
        if text != self.text().strip() or not self.hasFocus():
            return
        if self._results is None:
            from desktop.ui.shell.search_results import Results

            self._results = Results(self.window())
            self._results.chosen.connect(self._choose)
            self._results.all_chosen.connect(self._choose_all)
        self._results.show_groups(groups, text)
        self._results.stand_under(self)

    def _choose(self, topic: str, id_: str) -> None:
        self.clear()
        self.close_results()
        self.chosen.emit(topic, id_)

    def _choose_all(self, topic: str) -> None:
        text = self.text().strip()
        self.clear()
        self.close_results()
        self.all_chosen.emit(topic, text)


def everywhere(session: Any, text: str) -> Sequence[Group]:
    """Search all topics by `work.lists`."""
    from desktop.work import lists  # in the reading thread: it brings the database library

    return lists.found(session, text)


def _find(search: Search, text: str, session: Any) -> Sequence[Group]:
    return search(session, text)

"""The one search box (Ctrl+K): finds records of all topics while typing, grouped by topic."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.line_button import ClearButton, LineButton
from desktop.ui.parts.lines import Line, LineList, heading, item

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


Search = Callable[[Any, str], Sequence[Hit]]  # (session, text), hits of a topic one after the other


class SearchBox(QLineEdit):
    """A line with its results under it; arrows move, Enter opens, Esc closes."""

    chosen = Signal(str, str)  # topic, id

    def __init__(self, jobs: Jobs, search: Search | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search or everywhere
        self._ask = Latest(jobs.read, self)
        self._results: _Results | None = None
        self.setPlaceholderText(_("ค้นหาทุกเรื่อง (Ctrl+K)"))
        self.setAccessibleName(_("ค้นหาทุกเรื่อง"))
        LineButton(self, "search", _("ค้นหา"), left=True)
        ClearButton(self, _("ล้างคำค้น"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._look)
        self.textChanged.connect(self._typed)

    def results(self) -> LineList | None:
        """Give the list under the box while it is open."""
        return self._results.rows if self._results is not None and self._results.isVisible() else None

    def close_results(self) -> None:
        """Close the list under the box."""
        self._pause.stop()
        if self._results is not None:
            self._results.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the results while the letters stay in the box."""
        shown = self.results()
        if shown is not None and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            move(shown, 1 if event.key() == Qt.Key.Key_Down else -1)
        elif shown is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(shown.currentItem())
        elif event.key() == Qt.Key.Key_Escape and (shown is not None or self.text()):
            self.clear()
            self.close_results()
        elif event.key() == Qt.Key.Key_Down:
            self._look()
        else:
            super().keyPressEvent(event)

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

    def _show(self, text: str, hits: Sequence[Hit]) -> None:
        if text != self.text().strip() or not self.hasFocus():
            return
        if self._results is None:
            self._results = _Results(self.window())
            self._results.rows.itemClicked.connect(self._open)
        self._results.show_hits(hits)
        self._results.stand_under(self)

    def _open(self, shown: QListWidgetItem) -> None:
        assert self._results is not None
        line = self._results.rows.line(shown)
        if line is not None:
            topic, id_ = line.key
            self.clear()
            self.close_results()
            self.chosen.emit(topic, id_)


class _Results(QFrame):
    """The list under the box; the keyboard stays in the box."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "popup")
        self.rows = LineList(_("ผลการค้นหา"), self)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.rows)

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Fill the list, each topic under its name."""
        self.rows.clear()
        topic = ""
        for hit in hits:
            if hit.topic != topic:
                topic = hit.topic
                self.rows.addItem(heading(_title(topic)))
            self.rows.addItem(item(Line((hit.topic, hit.id), hit.label)))
        if not hits:
            self.rows.addItem(heading(_("ไม่พบรายการที่ตรงกับคำค้น")))
        move(self.rows, 1)

    def stand_under(self, box: QWidget) -> None:
        """Open under the box, as high as the rows need and the window has room for."""
        window = self.parentWidget()
        assert window is not None
        place = box.mapTo(window, QPoint(0, box.height() + 2))
        needed = sum(self.rows.sizeHintForRow(row) for row in range(self.rows.count())) + gap(self, 0.8)
        room = window.height() - place.y() - gap(self)
        self.setGeometry(place.x(), place.y(), max(box.width(), gap(self, 20)), min(needed, room))
        self.show()
        self.raise_()


def everywhere(session: Any, text: str) -> Sequence[Hit]:
    """Search all topics by `work.lists`."""
    from desktop.work import lists  # in the reading thread: it brings the database library

    return lists.search(session, text, limit=8)


def move(rows: LineList, step: int) -> None:
    """Go to the next row that can be opened, past headings."""
    place = rows.currentRow() + step
    while 0 <= place < rows.count():
        if rows.line(rows.item(place)) is not None:
            rows.setCurrentRow(place)
            return
        place += step


def _title(topic: str) -> str:
    from desktop.domain.topics import TOPICS

    return _(TOPICS[topic].titled)


def _find(search: Search, text: str, session: Any) -> Sequence[Hit]:
    return search(session, text)

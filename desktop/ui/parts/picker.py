"""A field that links to a record: typing offers those already known, or adds a new one on the spot."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QWidget

from desktop.domain.records import Field
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.line_button import LineButton
from desktop.ui.parts.lines import DETAIL, LineDelegate

PAUSE = 150  # milliseconds after the last key before matches are looked for
ID = Qt.ItemDataRole.UserRole + 3
TYPED = Qt.ItemDataRole.UserRole + 4  # what stands in the line while a row is highlighted
UNKNOWN = N_("ยังไม่ได้เลือกจากรายการ กรุณาเลือกชื่อที่เสนอ หรือกด “เพิ่ม” เพื่อสร้างใหม่")


@dataclass(frozen=True)
class Match:
    """One record offered while typing."""

    id: str
    label: str
    detail: str = ""


Suggest = Callable[[Any, str], Sequence[Match]]  # (session, text)


class Picker(QLineEdit):
    """One line whose value is the id of a record, "" for none; `add_requested` gives the text of a new one."""

    changed = Signal(object)  # id
    add_requested = Signal(str)

    def __init__(
        self, jobs: Jobs, suggest: Suggest, *, adds: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._suggest, self._adds = suggest, adds
        self._value = self._label = ""
        self._ask = Latest(jobs.read, self)
        self.setPlaceholderText(_("พิมพ์เพื่อค้นหา"))
        LineButton(self, "search", _("เปิดรายการให้เลือก (F4)"), self.look_up)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.look_up)
        self.textEdited.connect(self._typed)
        self._offers = QStandardItemModel(self)
        self._view = QListView()
        self._popup = self._make_popup()

    def value(self) -> str:
        """Give the id of the chosen record."""
        return self._value

    def label(self) -> str:
        """Give the chosen record's name."""
        return self._label

    def set_value(self, value: str, label: str = "") -> None:
        """Show a record without telling of it."""
        self._value, self._label = value, label if value else ""
        self.setText(self._label)
        self.setCursorPosition(0)

    def problem(self) -> CannotDo | None:
        """Say that what is typed was not chosen."""
        typed = self.text().strip()
        return CannotDo(UNKNOWN) if typed and typed != self._label else None

    def commit(self) -> None:
        """Take an emptied line as no record."""
        if not self.text().strip() and self._value:
            self._choose("", "")

    def choose(self, match: Match) -> None:
        """Take a record, as when it was picked or has just been added."""
        self._choose(match.id, match.label)

    def look_up(self) -> None:
        """Look for matches of what is typed now."""
        self._pause.stop()
        text = "" if self.text() == self._label else self.text().strip()
        self._ask.ask(partial(_look_up, self._suggest, text), partial(self._offer, text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the matches by Alt+Down or F4."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.look_up()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what was typed when the field is left, but not while the matches are open."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pause.stop()
            self.commit()

    def _make_popup(self) -> QCompleter:
        completer = QCompleter(self._offers, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCompletionRole(TYPED)
        completer.setWidget(self)
        completer.setMaxVisibleItems(8)
        completer.setPopup(self._view)
        self._view.setAccessibleName(_("รายการที่เสนอ"))
        self._view.setItemDelegate(LineDelegate(self._view))
        completer.activated[QModelIndex].connect(self._picked)  # type: ignore[index]
        return completer

    def _typed(self) -> None:
        self._pause.start()
        self.changed.emit(self._value)

    def _offer(self, text: str, matches: Sequence[Match]) -> None:
        if not self.hasFocus():
            return
        self._offers.clear()
        for match in matches:
            self._offers.appendRow(_row(match.label, match.detail, match.id, match.label))
        if self._adds and text:
            self._offers.appendRow(_row(_("+ เพิ่ม “{name}”").format(name=text), "", "", text))
        if self._offers.rowCount():
            self._popup.complete()
            self._view.setCurrentIndex(self._popup.completionModel().index(0, 0))
        else:
            self._view.hide()

    def _picked(self, index: QModelIndex) -> None:
        chosen = str(index.data(ID))
        if chosen:
            self._choose(chosen, str(index.data(TYPED)))
        else:
            self.add_requested.emit(str(index.data(TYPED)))

    def _choose(self, value: str, label: str) -> None:
        self._pause.stop()
        self.set_value(value, label)
        self.changed.emit(value)


def known(jobs: Jobs, tambon: Callable[[], str], *, adds: Collection[str] = ()) -> Callable[[Field], Picker]:
    """Give what makes a picker for a linking field, offering the records of its topic in the tambon shown.

    `adds` names the topics that can be added on the spot.
    """

    def make(field: Field) -> Picker:
        return Picker(jobs, partial(_known, field.topic, tambon), adds=field.topic in adds)

    return make


def _known(topic: str, tambon: Callable[[], str], session: Any, text: str) -> Sequence[Match]:
    from desktop.work import lists  # in the reading thread: it brings the database library

    return [Match(hit.id, hit.label, hit.detail) for hit in lists.suggest(session, topic, text, tambon())]


def _look_up(suggest: Suggest, text: str, session: Any) -> Sequence[Match]:
    return suggest(session, text)


def _row(shown: str, detail: str, id_: str, typed: str) -> QStandardItem:
    made = QStandardItem(shown)
    for role, value in ((DETAIL, detail), (ID, id_), (TYPED, typed)):
        made.setData(value, role)
    return made

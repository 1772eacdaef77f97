"""The place of wordings: every kind of paper with whose words it has, and the page where they are changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.papers import KINDS, WORDED, Wording
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers.kind_cards import FROM_A_PAPER, ISSUED_ANEW, KindCards
from desktop.ui.parts.buttons import PageHead, gap
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack
from desktop.ui.settings import wording_asking as asking
from desktop.ui.settings.wording_page import WordingPage, state_sentence

if TYPE_CHECKING:
    from desktop.work.wordings import State

FIRST = "announcement"
OF_CASES = (N_("ของเรื่องไกล่เกลี่ย"), tuple(kind for kind in WORDED if kind not in KINDS))


class WordingsPage(Page):
    """Shows every kind, or the words of one; the keys go to whichever is on show."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._own: dict[str, str] = {}  # ids of the office's own words, by kind
        self._record: WordingPage | None = None
        self.cards = KindCards((*ISSUED_ANEW, FROM_A_PAPER, OF_CASES))
        self.cards.chosen.connect(self.open_kind)
        self._list, self._stack = self._make_list(), Stack()
        self._stack.addWidget(self._list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._read_states()

    @property
    def record(self) -> WordingPage:
        """Give the page where words are changed, made when it is first opened."""
        if self._record is None:
            self._record = WordingPage(self._jobs)
            self._stack.addWidget(self._record)
            self._record.closed.connect(self.show_list)
            self._record.said.connect(self.said)
            self._record.open_asked.connect(self.open_asked)
        return self._record

    def title(self) -> str:
        """Name the place."""
        return _(Wording.titled)

    def open(self, topic: str, id_: str) -> None:
        """Show words by their id; "" shows those of the first kind."""
        if id_:
            self._show_record().open(topic, id_)
        else:
            self.open_kind(FIRST)

    def open_kind(self, kind: str) -> None:
        """Show the words of a kind as they hold today."""
        self._show_record().open_kind(kind, self._own.get(kind, ""))

    def show_list(self) -> None:
        """Show every kind again."""
        self._stack.setCurrentWidget(self._list)

    def save(self) -> None:
        """Save the words on show."""
        if self._page() is not None:
            self.record.save()

    def back(self) -> None:
        """Go back to the kinds."""
        if self._page() is not None:
            self.record.back()

    def refresh(self, topic: str) -> None:
        """Read again whose words each kind has."""
        if topic == Wording.topic:
            self._read_states()
        if self._record is not None:
            self._record.refresh(topic)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask the words on show."""
        return self._page() is None or self.record.can_leave(go_on)

    def _make_list(self) -> QWidget:
        air = gap(self)
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        teach = _("เลือกหนังสือเพื่อดูและแก้ถ้อยคำ ถ้อยคำของสำนักงานใช้กับหนังสือตั้งแต่วันที่กำหนด หนังสือที่ออกแล้วไม่เปลี่ยน")
        column.addWidget(PageHead(self.title(), teach))
        column.addWidget(self.cards, 1)
        return made

    def _page(self) -> WordingPage | None:
        """Give the page of words while it is on show."""
        return None if self._stack.currentWidget() is self._list else self._record

    def _show_record(self) -> WordingPage:
        record = self.record
        self._stack.setCurrentWidget(record)
        return record

    def _read_states(self) -> None:
        self._jobs.read(asking.states, self._take_states)

    def _take_states(self, states: Sequence[State]) -> None:
        self._own = {state.kind: state.own.id for state in states if state.own is not None}
        self.cards.show_details(
            {state.kind: state_sentence(state.own, state.confirmed_by) for state in states},
            dict.fromkeys(self._own, "pencil"),
        )

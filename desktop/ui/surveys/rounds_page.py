"""The rounds of the survey: those under way with a bar for each village, the closed ones as a list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line
from desktop.ui.parts.seen_page import SeenPage
from desktop.ui.parts.stack import Stack
from desktop.ui.surveys import asking, words
from desktop.ui.surveys.bars import Bar, BarLabel, BarList

if TYPE_CHECKING:
    from desktop.work.surveys import RoundState

WIDEST = 60  # of the cards, in lines' heights


class RoundsPage(SeenPage):
    """Shows the rounds of the tambon on show."""

    topics = ("survey_rounds", "surveys", "organisations", "villages")
    round_asked = Signal(str, str)  # a round's id, a village's id or "" for all
    start_asked = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(jobs.read, self)
        self.head = PageHead(_("แบบสำรวจกลุ่ม/องค์กร"), " ")
        self.head.add(button(_("เริ่มรอบสำรวจ…"), self.start_asked.emit, "plus", primary=True))
        self.empty = Empty(
            "clipboard-list",
            _("ยังไม่มีรอบสำรวจ"),
            _("สำรวจกลุ่มและองค์กรของตำบลปีละครั้ง แต่ละรอบเริ่มจากค่าของปีก่อน ยืนยันค่าเดิมหรือแก้เฉพาะที่เปลี่ยน"),
        )
        self.empty.add(button(_("เริ่มรอบสำรวจ…"), self.start_asked.emit, "plus"))
        self.closed = Card(_("รอบที่ปิดแล้ว"))
        self.closed.opened.connect(self._open)
        self.cards: list[RoundCard] = []
        self._cards = QVBoxLayout()
        self._stack = Stack()
        self._lay_out()

    def title(self) -> str:
        """Name the page."""
        return _("แบบสำรวจ")

    def new(self) -> None:
        """Ask for a new round."""
        self.start_asked.emit()

    def _lay_out(self) -> None:
        air = gap(self)
        inner = QWidget()
        inner.setMaximumWidth(gap(self, WIDEST))
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, air // 2, 0)
        column.setSpacing(air * 3 // 4)
        self._cards.setSpacing(air * 3 // 4)
        column.addLayout(self._cards)
        column.addWidget(self.closed)
        column.addStretch(1)
        body = QWidget()
        body.setProperty("role", "body")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inner)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.empty)
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 3 // 4)
        page.addWidget(self.head)
        page.addWidget(self._stack, 1)

    def _read(self) -> None:
        self._latest.ask(partial(asking.rounds, tambon=self._tambon), self._show)

    def _show(self, found: tuple[RoundState, ...]) -> None:
        for card in self.cards:
            self._cards.removeWidget(card)
            card.deleteLater()
        self.cards = [RoundCard(one) for one in found if not one.round.finished]
        for card in self.cards:
            self._cards.addWidget(card)
            card.opened.connect(self.round_asked)
        closed = [one for one in found if one.round.finished]
        self.closed.setVisible(bool(closed))
        self.closed.show_lines([_closed(one) for one in closed])
        self._stack.setCurrentIndex(0 if found else 1)
        self.head.subtitle.setText(_("{count} รอบ").format(count=len(found)))

    def _open(self, id_: str) -> None:
        self.round_asked.emit(id_, "")


class RoundCard(QFrame):
    """One round under way, with a bar for each village."""

    opened = Signal(str, str)  # the round's id, a village's id or "" for all

    def __init__(self, state: RoundState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = state.round.id
        self.setProperty("role", "card")
        name = title(state.round.year, state.tambon)
        self.setAccessibleName(name)
        self.bar = BarLabel()
        self.bar.show_bar(_surveyed(state), state.done, state.total)
        self.villages = BarList(name)
        self.villages.show_bars([Bar(one.village, one.label, one.done, one.total) for one in state.villages])
        self.villages.opened.connect(self._open)
        whole = bool(state.total) and state.done == state.total
        badge = Badge(_("สำรวจครบแล้ว"), "good") if whole else Badge(_("กำลังสำรวจ"))
        head = QHBoxLayout()
        head.addWidget(TextLabel(name, "large"), 1)
        head.addWidget(badge)
        head.addWidget(button(_("เปิดรอบนี้"), self._open_all, "chevron-right"))
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air, air * 2 // 3, air, air * 2 // 3)
        column.setSpacing(air // 3)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addWidget(self.villages)
        self.villages.setVisible(bool(state.villages))
        self.villages.fit()

    def _open(self, village: str) -> None:
        self.opened.emit(self._id, village)

    def _open_all(self) -> None:
        self.opened.emit(self._id, "")


def title(year: int | None, tambon: str) -> str:
    """Name a round."""
    return _("สำรวจปี {year} ต.{tambon}").format(year=year, tambon=tambon)


def _surveyed(state: RoundState) -> str:
    begun = dates.short(state.round.opened) if state.round.opened else ""
    words_ = _("สำรวจแล้ว {done} · เริ่ม {day}") if begun else _("สำรวจแล้ว {done}")
    return words_.format(done=words.done(state.done, state.total), day=begun)


def _closed(state: RoundState) -> Line:
    day = dates.short(state.round.finished) if state.round.finished else ""
    detail = _("สำรวจ {done} · ปิดเมื่อ {day}").format(done=words.done(state.done, state.total), day=day)
    return Line(state.round.id, title(state.round.year, state.tambon), detail, "circle-check", "good")

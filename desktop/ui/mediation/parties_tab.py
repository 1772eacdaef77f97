"""The two sides of a case and its witnesses: a card for each, with who acts for them and whether they are willing."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.cases import SIDES, Party
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import asking, words
from desktop.ui.mediation.acting import ActingTab
from desktop.ui.mediation.party_dialog import PartyDialog
from desktop.ui.parts.buttons import Badge, button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.people.national_id import IdDialog, WhyDialog
from desktop.ui.people.person_page import SEEN
from desktop.ui.records.record_page import SCROLLS

if TYPE_CHECKING:
    from desktop.work.cases import Whole

ADD = {"1": N_("เพิ่มผู้ร้อง…"), "2": N_("เพิ่มคู่กรณี…"), "witness": N_("เพิ่มพยาน…")}


class PartyCard(QFrame):
    """One party; what is asked of it is told by signals."""

    edit_asked = Signal()
    consent_asked = Signal()
    id_asked = Signal()
    remove_asked = Signal()

    def __init__(self, party: Party, lines: tuple[str, ...], state: tuple[str, str]) -> None:
        """Make a card; `state` tells who acts for the party, where that is to be minded."""
        super().__init__()
        self.setProperty("role", "card")
        self.setAccessibleName(party.name)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air, air * 2 // 3, air, air * 2 // 3)
        column.setSpacing(air // 4)
        column.addWidget(TextLabel(party.name, "section"))
        badges = [words.consent(party)] if party.side != "witness" else []
        for badge in [one for one in (*badges, state) if one[0]]:
            column.addWidget(Badge(*badge), 0, Qt.AlignmentFlag.AlignLeft)
        for line in lines:
            column.addWidget(TextLabel(line))
        self.edit_button = button(_("แก้ไข…"), self.edit_asked.emit, "pencil", quiet=True)
        row = QHBoxLayout()
        row.addWidget(self.edit_button)
        if party.side != "witness":
            row.addWidget(button(_("ความยินยอม…"), self.consent_asked.emit, "check", quiet=True))
        if party.national_id:
            row.addWidget(button(_("ดูเลข…"), self.id_asked.emit, "lock", quiet=True))
        row.addWidget(button(_("นำออก"), self.remove_asked.emit, "trash", quiet=True))
        row.addStretch(1)
        column.addLayout(row)


class SideColumn(QWidget):
    """One side: its cards, and the button that adds to it."""

    def __init__(self, side: str, add: Callable[[], None]) -> None:
        super().__init__()
        self.add_button = button(_(ADD[side]), add, "plus")
        self._none = TextLabel(_("ยังไม่มี"), "hint")
        self.cards = QVBoxLayout()
        self.cards.setSpacing(gap(self, 0.5))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.5))
        column.addWidget(TextLabel(_(SIDES[side]), "large"))
        column.addWidget(self._none)
        column.addLayout(self.cards)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)

    def show_cards(self, cards: list[PartyCard]) -> None:
        """Show other cards."""
        while (item := self.cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for card in cards:
            self.cards.addWidget(card)
            card.show()  # at once: one of them may get the keyboard
        self._none.setVisible(not cards)


class PartiesTab(ActingTab):
    """Shows both sides beside one another where there is room, the witnesses below."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._wanted = ""  # the party whose card gets the keyboard once it is shown
        self._cards: dict[str, PartyCard] = {}
        self._reads = Latest(jobs.read, self)
        self.sides = {side: SideColumn(side, partial(self.add, side)) for side in SIDES}
        air = gap(self)
        body = QWidget()
        body.setProperty("role", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, air // 2, 0)
        column.setSpacing(air)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(air)
        for side in ("1", "2"):
            self._row.addWidget(self.sides[side], 1)
        column.addLayout(self._row)
        column.addWidget(self.sides["witness"])
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        scroll.setSizePolicy(*SCROLLS)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def show_whole(self, whole: Whole) -> None:
        """Show the parties of a case."""
        super().show_whole(whole)
        if whole.case.received is None:
            self._show(None)
        else:
            self._reads.ask(partial(asking.majority, on=whole.case.received), self._show)

    def add(self, side: str) -> None:
        """Ask for another party of a side."""
        if self.whole is not None:
            self._ask(Party(case=self.whole.case.id, side=side))

    def edit(self, party: Party) -> PartyDialog:
        """Open the form of a party."""
        return self._ask(party)

    def ask_consent(self, party: Party) -> None:
        """Open the form of a party at the consent."""
        self.edit(party).ask_consent()

    def remove_party(self, party: Party) -> None:
        """Take a party out; it can be taken back."""
        self.remove(partial(asking.remove_party, id_=party.id))

    def ask_why(self, party: Party) -> None:
        """Ask why the whole national id is to be seen."""
        dialog = WhyDialog(party.name, self)
        dialog.asked.connect(partial(self._reveal, dialog, party))
        dialog.open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sides beside one another, or one above the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        one, other = (self.sides[side].minimumSizeHint().width() for side in ("1", "2"))
        directions = QBoxLayout.Direction
        beside = self.width() >= 2 * max(one, other) + gap(self, 3)
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _show(self, majority: int | None) -> None:
        if self.whole is None:
            return
        now = QApplication.focusWidget()
        held = next((id_ for id_, card in self._cards.items() if now and card.isAncestorOf(now)), "")
        self._wanted = self._wanted or held
        self._cards = {party.id: self._card(party, majority) for party in self.whole.parties}
        for key, side in self.sides.items():
            side.show_cards([self._cards[party.id] for party in self.whole.side(key)])
        self._fit()
        if self._wanted in self._cards:
            self._cards[self._wanted].edit_button.setFocus()
            self._wanted = ""

    def _card(self, party: Party, majority: int | None) -> PartyCard:
        assert self.whole is not None
        on = self.whole.case.received
        lines = words.who(party, on, self.whole.labels.get(party.village, ""))
        card = PartyCard(party, lines, words.capacity(party, on, majority))
        for signal, act in (
            (card.edit_asked, self.edit), (card.consent_asked, self.ask_consent), (card.id_asked, self.ask_why),
            (card.remove_asked, self.remove_party),
        ):  # fmt: skip
            signal.connect(partial(act, party))
        return card

    def _ask(self, party: Party) -> PartyDialog:
        labels = self.whole.labels if self.whole is not None else {}
        dialog = PartyDialog(self.jobs, party, labels, self._tambon, self)
        dialog.kept.connect(self._kept)
        dialog.open()
        return dialog

    def _kept(self, result: object = None) -> None:
        self._wanted = str(result)
        super()._kept(result)

    def _reveal(self, dialog: WhyDialog, party: Party, values: dict[str, Any]) -> None:
        act = partial(asking.reveal, party=party.id, reason=values["reason"])
        then = partial(self._show_id, dialog, party.name)
        self.jobs.write(act, then, action=SEEN, failed=dialog.take, owner=dialog)

    def _show_id(self, dialog: WhyDialog, name: str, national_id: str) -> None:
        dialog.accept()
        IdDialog(name, national_id, self).open()

    def _tambon(self) -> str:
        return self.whole.case.tambon if self.whole is not None else ""

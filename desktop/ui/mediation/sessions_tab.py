"""Mediators, invitations and sessions of a case, each in its table."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.domain.case_way import absences, may_close_for_absence
from desktop.domain.mediators import HOW_CHOSEN, CaseMediator
from desktop.domain.sittings import ATTENDANCES, DELIVERIES, OUTCOMES, SENDINGS, WAYS, Sitting, Summons
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import acts
from desktop.ui.mediation.acting import ActingTab
from desktop.ui.mediation.part_table import PartBox, PartRow, PartTable
from desktop.ui.mediation.session_dialogs import (
    NO_OFFERS,
    AppointDialog,
    InviteDialog,
    RetireDialog,
    SittingDialog,
    SummonsDialog,
    both,
)
from desktop.ui.mediation.way_dialogs import EndDialog
from desktop.ui.parts.buttons import button
from desktop.ui.parts.labels import TextLabel

if TYPE_CHECKING:
    from desktop.domain.tracks import Track
    from desktop.work.case_mediators import Choosable
    from desktop.work.case_way import CaseWay
    from desktop.work.cases import Whole

P = TypeVar("P", CaseMediator, Summons, Sitting)
CAME = {"came": "good", "absent": "bad", "excused": "warn"}
ENDS = {"agreed": "good", "not_agreed": "warn", "postponed": "warn"}


class SessionsTab(ActingTab):
    """Shows who mediates, who was invited how often and came, and each session."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._reads, self._asks = Latest(jobs.read, self), Latest(jobs.read, self)
        self.mediators, self.invitations, self.sittings = _mediators(), _invitations(), _sittings()
        self._absent = QVBoxLayout()
        self._hints: list[QWidget] = []
        self._put_buttons()
        column = self._scrolling()
        for box in (self.mediators, self.invitations, self.sittings):
            column.addWidget(box)
        self.invitations.column.insertLayout(2, self._absent)
        self.sittings.column.insertWidget(1, TextLabel(_(NO_OFFERS), "hint"))
        column.addStretch(1)

    def show_whole(self, whole: Whole) -> None:
        """Show the mediators, invitations and sessions of a case."""
        super().show_whole(whole)
        self.mediators.show_parts([_mediator_row(one, whole) for one in whole.mediators])
        self.invitations.show_parts([_summons_row(one, whole) for one in whole.summonses])
        self.sittings.show_parts([_sitting_row(one, whole) for one in whole.sittings])
        self._reads.ask(partial(acts.way, whole=whole, today=date.today()), self._show_absences)

    def begin(self, what: str) -> None:
        """Go to the table of a step."""
        boxes = {"mediators": self.mediators, "invitation": self.invitations, "session": self.sittings}
        if what in boxes:
            boxes[what].first.setFocus()

    def appoint(self) -> None:
        """Choose a mediator among those of the register, with what is to be weighed."""
        if self.whole is not None:
            act = partial(acts.candidates, whole=self.whole, today=date.today())
            self._asks.ask(act, self._choose)

    def retire(self) -> None:
        """Note that the chosen mediator left the case."""
        one = self._current(self.mediators, self.whole.mediators if self.whole else ())
        if one is not None and self.whole is not None:
            self.ask(RetireDialog(self.jobs, one, self.whole.labels.get(one.mediator, ""), self))

    def invite(self) -> None:
        """Invite parties: to the appointment that was named last, everybody unless that is noted."""
        if self.whole is not None:
            begun = _next_summons(self.whole)
            ticked = [party.id for party in both(self.whole)]
            self.ask(InviteDialog(self.jobs, self.whole, begun, ticked, self))

    def note(self) -> None:
        """Note what came of the chosen invitation."""
        one = self._current(self.invitations, self.whole.summonses if self.whole else ())
        if one is not None and self.whole is not None:
            self.ask(SummonsDialog(self.jobs, one, _name(self.whole, one.party), self))

    def hold(self) -> None:
        """Keep a new session: of the next appointment, with those who were invited and came."""
        if self.whole is not None:
            self.ask(SittingDialog(self.jobs, self.whole, _next_sitting(self.whole), self))

    def edit(self) -> None:
        """Edit the chosen session."""
        one = self._current(self.sittings, self.whole.sittings if self.whole else ())
        if one is not None and self.whole is not None:
            self.ask(SittingDialog(self.jobs, self.whole, one, self))

    def _put_buttons(self) -> None:
        boxes = (
            (
                self.mediators,
                _("เลือกผู้ไกล่เกลี่ย…"),
                self.appoint,
                _("พ้นจากเรื่อง…"),
                self.retire,
                acts.remove_mediator,
            ),
            (self.invitations, _("เชิญคู่กรณี…"), self.invite, _("ผลการเชิญ…"), self.note, acts.remove_summons),
            (self.sittings, _("บันทึกการนั่ง…"), self.hold, _("แก้ไข…"), self.edit, acts.remove_sitting),
        )
        for box, verb, add, row_verb, edit, remove in boxes:
            take_out = partial(self._remove, box, remove)
            box.add_button(verb, add, "plus")
            box.row_button(row_verb, edit, "pencil")
            box.row_button(_("นำออก"), take_out, "trash")
            box.table.opened.connect(edit)
            box.table.add_asked.connect(add)
            box.table.remove_asked.connect(take_out)

    def _choose(self, found: Sequence[Choosable]) -> None:
        if self.whole is not None:
            self.ask(AppointDialog(self.jobs, self.whole, found, self))

    def _remove(self, box: PartBox, act: acts.Remove) -> None:
        if box.table.current_id():
            self.remove(partial(act, id_=box.table.current_id()))

    def _current(self, box: PartBox, parts: Sequence[P]) -> P | None:
        return next((one for one in parts if one.id == box.table.current_id()), None)

    def _show_absences(self, way: CaseWay) -> None:
        """Say who stayed away how often in a row, and whether the case may be closed for that."""
        while self._hints:
            old = self._hints.pop()
            old.hide()
            old.deleteLater()
        if self.whole is None or way.way.ended:
            return
        told = [absent(self.whole, party.id, way.way.track) for party in both(self.whole)]
        closing = [sentence for sentence, closes in told if closes]
        for sentence, closes in told:
            if sentence:
                self._put_hint(TextLabel(sentence, "warning" if closes else "hint"))
        if closing:
            self._put_hint(button(_("สิ้นสุดเรื่องเพราะไม่มาตามนัด…"), partial(self._close, closing[0]), "check"))

    def _put_hint(self, hint: QWidget) -> None:
        self._hints.append(hint)
        button_ = isinstance(hint, QPushButton)
        self._absent.addWidget(hint, 0, Qt.AlignmentFlag.AlignLeft if button_ else Qt.AlignmentFlag(0))

    def _close(self, reason: str) -> None:
        if self.whole is not None:
            self.ask(EndDialog(self.jobs, self.whole, self, "absent", reason))


def absent(whole: Whole, party: str, track: Track | None) -> tuple[str, bool]:
    """Say how often in a row a party stayed away, "" where it did not, and whether the case may be closed for it."""
    count, name = absences(whole.summonses, party), _name(whole, party)
    if not count:
        return "", False
    if track is not None and may_close_for_absence(track, whole.summonses, party):
        words = _("{name} ไม่มาติดต่อกัน {count} ครั้ง ครบจำนวนที่ช่องทางนี้ให้ยุติเรื่องได้")
        return words.format(name=name, count=count), True
    return _("{name} ไม่มาติดต่อกัน {count} ครั้ง").format(name=name, count=count), False


def _mediators() -> PartBox:
    titles = (_("ชื่อ"), _("วิธีเลือก"), _("ตั้งเมื่อ"), _("พ้นเมื่อ"), _("ข้อควรระวังและเหตุผล"))
    table = PartTable(_("ผู้ไกล่เกลี่ยของเรื่อง"), titles, (13, 8, 6, 6), marked=0)
    return PartBox(_("ผู้ไกล่เกลี่ย"), table, _("ยังไม่ได้เลือกผู้ไกล่เกลี่ย"))


def _invitations() -> PartBox:
    titles = (_("ผู้รับ"), _("ครั้งที่"), _("วันที่ส่ง"), _("วิธีส่ง"), _("วันนัด"), _("ผลการส่ง"), _("ผลการนัด"))
    table = PartTable(_("หนังสือเชิญคู่กรณี"), titles, (13, 4, 6, 8, 9, 6), marked=6)
    return PartBox(_("การเชิญ"), table, _("ยังไม่ได้เชิญคู่กรณี"))


def _sittings() -> PartBox:
    titles = (_("ครั้งที่"), _("วันที่"), _("วิธีนั่ง"), _("ใครมา"), _("นัดครั้งต่อไป"), _("ผล"))
    table = PartTable(_("การนั่งไกล่เกลี่ย"), titles, (4, 9, 9, 14, 7), marked=5)
    return PartBox(_("การนั่งไกล่เกลี่ย"), table, _("ยังไม่มีการนั่งไกล่เกลี่ย"))


def _mediator_row(one: CaseMediator, whole: Whole) -> PartRow:
    name = whole.labels.get(one.mediator, "")
    chair = _("{name} (ประธาน)").format(name=name) if one.chair else name
    weighed = " · ".join((*one.interests.splitlines(), one.accepted)).strip(" ·")
    cells = (chair, _(HOW_CHOSEN.get(one.chosen, "")), _day(one.appointed), _day(one.ended), weighed)
    return PartRow(one.id, cells, "warn" if one.accepted else "good")


def _summons_row(one: Summons, whole: Whole) -> PartRow:
    sent, way = _day(one.sent), _(SENDINGS.get(one.way, "")) if one.way else ""
    delivery = _(DELIVERIES[one.delivery]) if one.delivery else ""
    came = _(ATTENDANCES[one.came]) if one.came else ""
    appointed = f"{_day(one.appointed)} {one.at}".strip()
    cells = (_name(whole, one.party), str(one.round or ""), sent, way, appointed, delivery, came)
    return PartRow(one.id, cells, CAME.get(one.came, ""))


def _sitting_row(one: Sitting, whole: Whole) -> PartRow:
    came = ", ".join(party.name for party in both(whole) if party.id in one.came)
    outcome = _(OUTCOMES[one.outcome]) if one.outcome else ""
    held = f"{_day(one.held)} {one.begins}".strip()
    way = _(WAYS[one.way]) if one.way else ""
    result = f"{outcome} {one.postponed}".strip()
    return PartRow(
        one.id, (str(one.number or ""), held, way, came, _day(one.next), result), ENDS.get(one.outcome, "")
    )


def _next_summons(whole: Whole) -> Summons:
    """Begin an invitation as the last one was, to the next day that a session named."""
    last = whole.summonses[-1] if whole.summonses else Summons()
    named = whole.sittings[-1].next if whole.sittings else None
    return Summons(sent=date.today(), way=last.way, appointed=named, at=last.at, place=last.place)


def _next_sitting(whole: Whole) -> Sitting:
    """Begin a session on the earliest day of an appointment that nobody noted, with everybody of both sides."""
    waiting = [one for one in whole.summonses if one.appointed and not one.came]
    first = min(waiting, key=lambda one: one.appointed or date.max, default=Summons())
    came = tuple(party.id for party in both(whole))
    begun = Sitting(
        case=whole.case.id, held=first.appointed or date.today(), begins=first.at, place=first.place
    )
    return dataclasses.replace(begun, came=came)


def _name(whole: Whole, party: str) -> str:
    return next((one.name for one in whole.parties if one.id == party), "")


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""

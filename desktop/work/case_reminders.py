"""What is to be done soon in cases, for หน้าแรก: deadlines, appointments and terms; nothing for who may not open cases.

An empty cell of a closed topic is kept empty, so that the database can leave out what is over before anything is opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement

from desktop.domain import deadlines
from desktop.domain.agreements import Term
from desktop.domain.cases import Case, CaseStep, Party
from desktop.domain.deadlines import SOON
from desktop.domain.records import Record, field_of
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.users import MEDIATION
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import closed_lists
from desktop.work.case_way import Law, begun_on, extensions, law

R = TypeVar("R", bound=Record)
BATCH = 500  # ids in one question
KINDS = {
    "deadline": N_("ครบกำหนดไกล่เกลี่ย"),
    "appointment": N_("วันนัดไกล่เกลี่ย"),
    "term": N_("กำหนดตามข้อตกลง"),
}
_READ = (  # of a case: what its deadline follows from
    "code", "received", "kind", "value", "outside", "sexual", "violent", "child", "track", "result", "ended",
)  # fmt: skip


@dataclass(frozen=True)
class Reminder:
    """One thing of a case that is due soon or over; it names the case by its number alone."""

    case: str  # id
    code: str
    kind: str  # a key of KINDS
    on: date
    days_left: int


def due(session: Session, today: date, within: int = SOON) -> tuple[Reminder, ...]:
    """List what is due within some days or over in all cases, the most urgent first."""
    if MEDIATION not in session.store.permits:
        return ()
    going, last = _going(session), today + timedelta(within)
    found = [*_deadlines(session, going, today), *_appointments(session, going), *_terms(session, last)]
    near = (
        Reminder(case.id, case.code, kind, on, (on - today).days) for case, kind, on in found if on <= last
    )
    return tuple(sorted(near, key=lambda one: (one.on, one.code, one.kind)))


_Found = tuple[Case, str, date]


def _going(session: Session) -> dict[str, Case]:
    """Read of the cases that are not over what their deadlines follow from."""
    numbers = closed_lists.order(session, Case, exactly=(("result", ""), ("ended", None)))
    return {case.id: case for case in _cases(session, numbers)}


def _cases(session: Session, numbers: Sequence[int]) -> Iterator[Case]:
    fields = [field_of(Case, name) for name in _READ]
    for start in range(0, len(numbers), BATCH):
        for _no, id_, *said in closed_lists.rows_of(session, Case, fields, numbers[start : start + BATCH]):
            yield Case(id=id_, **dict(zip(_READ, said, strict=True)))


def _deadlines(session: Session, going: dict[str, Case], today: date) -> Iterator[_Found]:
    known = law(session)
    timed = {id_: case for id_, case in going.items() if _timed(known, case)}
    steps = _by_case(_parts(session, CaseStep, timed))
    parties = _by_case(_parts(session, Party, [id_ for id_ in timed if _from_consent(known, timed[id_])]))
    for id_, case in timed.items():
        track = known.track(case)
        begun = begun_on(case, parties.get(id_, ()), track)
        if track and begun:
            time = deadlines.deadline(track, begun, extensions(steps.get(id_, ())), today)
            if time is not None:
                yield case, "deadline", time.due


def _timed(known: Law, case: Case) -> bool:
    track = known.track(case)
    return track is not None and bool(track.months or track.days)


def _from_consent(known: Law, case: Case) -> bool:
    track = known.track(case)
    return track is not None and track.prescription == "extended"


def _appointments(session: Session, going: dict[str, Case]) -> Iterator[_Found]:
    """Find appointments: invitations of which nobody noted who came, and the next day that the last session named."""
    invited = _parts(session, Summons, going, tables.of(Summons).c.came == "")
    last: dict[str, Sitting] = {}
    for sitting in sorted(_parts(session, Sitting, going), key=lambda one: one.held or date.min):
        last[sitting.case] = sitting
    days = {(one.case, one.appointed) for one in invited} | {(one.case, one.next) for one in last.values()}
    for id_, day in days:
        if day is not None:
            yield going[id_], "appointment", day


def _terms(session: Session, last: date) -> Iterator[_Found]:
    """Find the terms that should be kept by a day and of which nobody knows yet; of cases that were agreed on."""
    term = tables.of(Term).c
    waiting = [
        one for one in store.find(session, Term, term.keeping == "", term.due != "", order=(term.no,))
        if one.due and one.due <= last
    ]  # fmt: skip
    agreed = {
        id_: case
        for id_, case in store.by_ids(session, Case, {one.case for one in waiting}).items()
        if case.result == "agreed"
    }
    first: dict[str, date] = {}
    for one in waiting:
        if one.case in agreed and one.due:
            first[one.case] = min(first.get(one.case, one.due), one.due)
    for id_, day in first.items():
        yield agreed[id_], "term", day


def _parts(session: Session, topic: type[R], wanted: Iterable[str], *where: ColumnElement[bool]) -> list[R]:
    """Read the parts of some cases."""
    table, ids = tables.of(topic).c, sorted(wanted)
    return [
        part
        for start in range(0, len(ids), BATCH)
        for part in store.find(
            session, topic, table.case.in_(ids[start : start + BATCH]), *where, order=(table.no,)
        )
    ]


def _by_case(parts: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for part in parts:
        found.setdefault(part.case, []).append(part)
    return found

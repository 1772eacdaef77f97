"""A person whose data rests (พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล ม.34): restricted with a reason, and freed with another.

Who rests stays where they are named already and is named nowhere anew: `store.usable` asks the rule at each write,
papers ask it before they are issued, lists that are written out leave the person out.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select

from desktop.domain.committees import Seat
from desktop.domain.meetings import Attendance
from desktop.domain.papers import PAPER_KINDS, Paper
from desktop.domain.people import Person, check_changeable, check_usable
from desktop.domain.privacy import LIFTED, RESTRICTED
from desktop.errors import CannotDo
from desktop.store import history, readings, tables, usable
from desktop.store import records as store
from desktop.store.session import Session

_NAMING = (
    "invitation",
    "announcement",
    "order",
    "amendment",
    "certificate",
    "chart",
)  # kinds of paper that name people


def check_change(session: Session, person: Person) -> None:
    """Refuse to change what was left of a person whose data was erased."""
    check_changeable(store.read(session, Person, person.id))


def restrict(session: Session, id_: str, reason: str) -> Person:
    """Let the data of a person rest from today on, for a reason; only `lift` ends it, no undo."""
    person = store.read(session, Person, id_)
    check_changeable(person)
    if person.restricted_since:
        raise CannotDo("ระงับการใช้ข้อมูลของบุคคลนี้อยู่แล้ว")
    kept = dataclasses.replace(person, restricted_since=date.today(), restricted_reason=_said(reason))
    return _keep(session, kept, RESTRICTED, kept.restricted_reason)


def lift(session: Session, id_: str, reason: str) -> Person:
    """Let the data of a person be used again, for a reason."""
    person = store.read(session, Person, id_)
    if not person.restricted_since:
        raise CannotDo("ไม่ได้ระงับการใช้ข้อมูลของบุคคลนี้ไว้")
    said = _said(reason)
    return _keep(
        session, dataclasses.replace(person, restricted_since=None, restricted_reason=""), LIFTED, said
    )


def _said(reason: str) -> str:
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผล", "reason")
    return reason.strip()


def _keep(session: Session, person: Person, act: str, reason: str) -> Person:
    kept = store.save(session, person)
    history.mark_final(session)  # undone in passing, nobody would know why
    readings.note(session, Person.topic, person.id, act, reason)
    return kept


# where the rule is asked beside the records


def check_paper(session: Session, paper: Paper) -> None:
    """Refuse to issue a paper that would name a person whose data rests."""
    if paper.kind in _NAMING:
        for person in usable.resting(session, _named(session, paper)):
            check_usable(person, "person" if paper.person else "")


def _named(session: Session, paper: Paper) -> list[str]:
    if paper.person:
        return [paper.person]
    if PAPER_KINDS[paper.kind].about == "meeting":
        table = tables.of(Attendance)
        return [one.person for one in store.find(session, Attendance, table.c.meeting == paper.meeting)]
    on = paper.dated or date.today()
    seats = store.find(session, Seat, tables.of(Seat).c.committee == paper.committee)
    return [seat.person for seat in seats if seat.end is None or seat.end >= on]


def numbers_to_give(session: Session, topic: str, numbers: Sequence[int]) -> array[int]:
    """Leave the people whose data rests out of a list that is to be written out."""
    if topic != Person.topic:
        return array("q", numbers)
    table = tables.of(Person)
    resting = set(session.connection.scalars(select(table.c.no).where(table.c.restricted_since.is_not(None))))
    return array("q", (number for number in numbers if number not in resting))


def count(session: Session) -> int:
    """Count the people whose data rests."""
    table = tables.of(Person)
    resting = select(func.count()).where(~table.c.deleted, table.c.restricted_since.is_not(None))
    return session.connection.scalar(resting) or 0

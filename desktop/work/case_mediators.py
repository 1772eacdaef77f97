"""Who may mediate a case, with what may bind them to its parties shown first; who was appointed, and who left."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select

from desktop.domain.cases import Case, Party
from desktop.domain.committees import Seat
from desktop.domain.interests import Candidate, Interest, Known, interests
from desktop.domain.mediators import CaseMediator, Mediator
from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import case_way, cases, closed_lists
from desktop.work.cases import Whole

BY_PARTIES = ("side_1", "side_2", "both")


@dataclass(frozen=True)
class Choosable:
    """One mediator of the register, as shown before choosing."""

    mediator: Mediator
    name: str
    interests: tuple[Interest, ...]
    serves: bool  # mediates this case already


def candidates(session: Session, whole: Whole, today: date) -> tuple[Choosable, ...]:
    """List every mediator of the register with what is to be weighed; those with nothing against them first."""
    register = [one for one in store.find(session, Mediator) if one.left is None or one.left > today]
    people = store.by_ids(session, Person, [one.person for one in register])
    known = _compared(session, whole, [one.person for one in register], today)
    serving = {one.mediator for one in whole.mediators if one.ended is None or one.ended > today}
    track = case_way.law(session).track(whole.case)
    must = track is not None and track.registered
    found = []
    for one in register:
        person = people.get(one.person, Person())
        candidate = _candidate(one, person, known)
        weighed = interests(candidate, known.parties, today, must)
        found.append(Choosable(one, one.name or person.label, weighed, one.id in serving))
    return tuple(sorted(found, key=lambda one: (one.serves, bool(one.interests), one.name)))


def appoint(
    session: Session, case: str, mediator: str, chosen: str, on: date | None, *,
    disclosed: str = "", accepted: str = "", chair: bool = False,
) -> str:  # fmt: skip
    """Appoint a mediator and keep what was to be weighed; where there was something, a reason must be given."""
    if on is None:
        raise CannotDo("กรุณากรอกวันที่ตั้ง", "appointed")
    whole = cases.whole(session, case)
    found = next((one for one in candidates(session, whole, on) if one.mediator.id == mediator), None)
    if found is None:
        raise CannotDo("กรุณาเลือกผู้ไกล่เกลี่ยจากทะเบียน", "mediator")
    if found.serves:
        raise CannotDo("{name} เป็นผู้ไกล่เกลี่ยของเรื่องนี้อยู่แล้ว", "mediator", name=found.name)
    if found.interests and not accepted.strip():
        raise CannotDo("ผู้นี้มีข้อควรระวัง กรุณาบันทึกเหตุผลที่ยังตั้ง หรือเลือกผู้อื่น", "accepted")
    if chair:
        _leave_chair(session, whole)
    _note_choice(session, whole.case, chosen)
    weighed = "\n".join(filter(None, (*(one.reason for one in found.interests), disclosed.strip())))
    return cases.keep_part(
        session,
        CaseMediator(
            case=case, mediator=mediator, chosen=chosen, appointed=on, chair=chair, interests=weighed,
            accepted=accepted.strip() if found.interests else "",
        ),
    )  # fmt: skip


def retire(session: Session, id_: str, on: date | None) -> None:
    """Note that a mediator no longer mediates a case."""
    kept = store.read(session, CaseMediator, id_)
    if on is None:
        raise CannotDo("กรุณากรอกวันที่พ้น", "ended")
    if kept.appointed and on < kept.appointed:
        raise CannotDo("วันที่พ้นต้องไม่ก่อนวันที่ตั้ง {day}", "ended", day=dates.long(kept.appointed))
    cases.keep_part(session, dataclasses.replace(kept, ended=on))


def _leave_chair(session: Session, whole: Whole) -> None:
    for one in whole.mediators:
        if one.chair:
            cases.keep_part(session, dataclasses.replace(one, chair=False))


def _note_choice(session: Session, case: Case, chosen: str) -> None:
    """Note how mediators of a case are chosen, by how the first one was."""
    if not case.chosen_by:
        by = "parties" if chosen in BY_PARTIES else "registrar"
        cases.save(session, dataclasses.replace(case, chosen_by=by))


# What is compared


@dataclass(frozen=True)
class _Compared:
    """The parties of a case, the groups that people belong to, and who stood with whom in earlier cases."""

    parties: tuple[Known, ...]
    groups: dict[str, frozenset[str]]  # of organisations, by person
    earlier: dict[str, frozenset[str]]  # of people, by person


def _compared(session: Session, whole: Whole, mediators: Iterable[str], on: date) -> _Compared:
    both = [party for party in whole.parties if party.side in ("1", "2")]
    people = store.by_ids(session, Person, [party.person for party in both])
    groups = _groups(session, {*mediators, *people} - {""}, on)
    known = tuple(_known(party, people.get(party.person, Person()), groups) for party in both)
    return _Compared(known, groups, _earlier(session, whole.case.id))


def _known(party: Party, person: Person, groups: dict[str, frozenset[str]]) -> Known:
    """Give what is known of a party: as written in the case, else as the office knows the person."""
    own = frozenset({party.organisation} - {""})
    if party.kind == "organisation":
        return Known(name=party.first_name, organisations=own)
    return Known(
        person=party.person, name=f"{party.first_name} {party.last_name}".strip(), surname=party.last_name,
        village=party.village or person.village, address=party.address or person.address,
        organisations=groups.get(party.person, frozenset()) | own,
    )  # fmt: skip


def _candidate(mediator: Mediator, person: Person, known: _Compared) -> Candidate:
    return Candidate(
        person=mediator.person, name=f"{person.first_name} {person.last_name}".strip(), surname=person.last_name,
        village=person.village, address=person.address,
        organisations=known.groups.get(mediator.person, frozenset()),
        earlier=known.earlier.get(mediator.person, frozenset()),
        registered=bool(mediator.registered_no.strip()), trained_until=mediator.trained_until,
        expires=mediator.expires,
    )  # fmt: skip


def _groups(session: Session, people: Iterable[str], on: date) -> dict[str, frozenset[str]]:
    """Tell which organisations people belong to on a day: as member, as its chair, or for it on a committee."""
    wanted = sorted(people)
    member, seat, organisation = tables.of(Member).c, tables.of(Seat).c, tables.of(Organisation).c
    questions = (
        select(member.person, member.organisation).where(
            member.person.in_(wanted), ~member.deleted, or_(member.end.is_(None), member.end >= on)
        ),
        select(seat.person, seat.organisation).where(
            seat.person.in_(wanted), ~seat.deleted, or_(seat.end.is_(None), seat.end >= on)
        ),
        select(organisation.chair, organisation.id).where(
            organisation.chair.in_(wanted), ~organisation.deleted
        ),
    )
    pairs = [tuple(row) for question in questions for row in session.connection.execute(question)]
    return _gathered((person, group) for person, group in pairs if group)


def _earlier(session: Session, case: str) -> dict[str, frozenset[str]]:
    """Tell of each person with whom they were a party in another case."""
    stood: dict[str, set[str]] = {}
    for _id, said in closed_lists.cells(session, Party, ("case", "side", "person")):
        if said["person"] and said["case"] != case and said["side"] != "witness":
            stood.setdefault(said["case"], set()).add(said["person"])
    return _gathered((one, other) for people in stood.values() for one in people for other in people - {one})


def _gathered(pairs: Iterable[Sequence[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for person, other in pairs:
        found.setdefault(person, set()).add(other)
    return {person: frozenset(others) for person, others in found.items()}

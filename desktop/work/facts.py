"""What a paper is made from, gathered out of the records as they held on its date."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from desktop.documents.contents.facts import Earlier, Facts, Member, Typed, Writer, cite
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Selection
from desktop.domain.offices import Office, Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import PAPER_KINDS, SECRECIES, URGENCIES, Paper
from desktop.domain.people import Person
from desktop.domain.villages import Village, named_on
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work.committees import seats_of
from desktop.work.meeting_facts import gathering

_Sitting = tuple[str, Member]  # with the id of the person


def facts_of(session: Session, paper: Paper) -> Facts:
    """Gather the values of a paper: its own, its signer's, and those of what it is about."""
    office = the_office(session)
    signer = store.read(session, Signer, paper.signer) if paper.signer else Signer()
    facts = Facts(
        district=office.district,
        province=office.province,
        tambon="",
        centre="",
        committee="",
        number=paper.printed_number,
        year=paper.year,
        dated=paper.dated,
        signer_name=signer.name,
        signer_lines=signer.lines() if paper.signer else (),
        emblem_way=office.emblem_way,
        thai_digits=paper.thai_digits,
        reason=paper.reason,
        writer=writer_of(office),
        typed=_typed(paper),
    )
    return dataclasses.replace(
        facts,
        **_of_centre(session, paper),
        **_of_committee(session, paper),
        **_of_earlier(session, paper, office),
        meeting=gathering(session, paper.meeting) if paper.meeting else None,
    )


def writer_of(office: Office) -> Writer:
    """Tell what the head and foot of a letter say of the office."""
    return Writer(
        letter_code=office.letter_code,
        address=tuple(filter(None, map(str.strip, office.address.splitlines()))),
        section=office.section,
        phone=office.phone,
        email=office.email,
        officer=office.officer,
        officer_position=office.officer_position,
    )


def _typed(paper: Paper) -> Typed:
    plain = {name: getattr(paper, name) for name in ("to", "cites", "encloses", "body", "copies_to", "size")}
    return Typed(
        subject=paper.subject if "subject" in PAPER_KINDS[paper.kind].typed else "",
        urgency=URGENCIES.get(paper.urgency, ""),
        secrecy=SECRECIES.get(paper.secrecy, ""),
        **plain,
    )


def the_office(session: Session) -> Office:
    """Read the one record of this office."""
    return store.find(session, Office)[0]


def _of_centre(session: Session, paper: Paper) -> dict[str, Any]:
    if not paper.centre or paper.committee:
        return {}
    centre = store.read(session, Centre, paper.centre)
    return {
        "tambon": centre.tambon_name,
        "centre": centre.name,
        "chair": chair_of_centre(session, centre.id, paper.dated),
    }


def _of_committee(session: Session, paper: Paper) -> dict[str, Any]:
    if not paper.committee:
        return {}
    committee = store.read(session, Committee, paper.committee)
    centre = store.read(session, Centre, committee.centre)
    found = store.find(session, Selection, tables.of(Selection).c.committee == committee.id)
    selection = found[0] if found else Selection()
    sitting = _members(session, committee.id, paper.dated or date.today())
    return {
        "tambon": centre.tambon_name,
        "centre": centre.name,
        "committee": committee.name,
        "start": committee.start,
        "end": committee.end,
        "selection_date": selection.held,
        "selection_place": selection.place,
        "selection_attended": selection.attended,
        "members": tuple(member for _person, member in sitting),
        "person": _person(sitting, paper.person),
        "chair": _chair(sitting),
    }


def _person(sitting: list[_Sitting], person: str) -> Member | None:
    """Find who a certificate is about among those who sat on its date."""
    if not person:
        return None
    for id_, member in sitting:
        if id_ == person:
            return member
    raise CannotDo("บุคคลนี้ไม่อยู่ในคณะในวันที่ของหนังสือ กรุณาตรวจชื่อหรือวันที่", "person")


def _chair(sitting: list[_Sitting]) -> str:
    """Name who chairs a committee, "" where nobody does."""
    return next((member.name for _person, member in sitting if member.position.startswith("ประธาน")), "")


def chair_of_centre(session: Session, centre: str, dated: date | None) -> str:
    """Name who chairs the committee of a centre on a date, today unless given; "" where nobody does."""
    on = dated or date.today()
    table = tables.of(Committee)
    committees = store.find(session, Committee, table.c.centre == centre, table.c.kind == "centre")
    begun = [one for one in committees if one.start and one.start <= on]
    if not begun:
        return ""
    return _chair(_members(session, max(begun, key=lambda one: one.start or on).id, on))


def _of_earlier(session: Session, paper: Paper, office: Office) -> dict[str, Any]:
    if not paper.refers_to:
        return {}
    referred = store.read(session, Paper, paper.refers_to)
    earlier = Earlier(referred.kind, referred.subject, referred.printed_number, referred.year, referred.dated)
    if paper.relation == "cancels":
        return {"cancels": earlier}
    if paper.kind == "amendment":
        before, now = (
            dict(_members(session, referred.committee, on or date.today())) if referred.committee else {}
            for on in (referred.dated, paper.dated)
        )
        return {
            "amends": earlier,
            "left": tuple(one for id_, one in before.items() if id_ not in now),
            "joined": tuple(one for id_, one in now.items() if id_ not in before),
        }
    return {"refers_to": cite(earlier, office.district, with_subject=True, letter_code=office.letter_code)}


def _members(session: Session, committee: str, on: date) -> list[_Sitting]:
    """List who is printed with the id of the person: nobody who left by the paper's date, nor took a place after it."""
    seats = [seat for seat in seats_of(session, committee) if seat.end is None or seat.end >= on]
    later = {seat.replaced_by for seat in seats}
    seats = [seat for seat in seats if seat.id not in later]
    people = store.by_ids(session, Person, (seat.person for seat in seats))
    groups = store.labels(session, Organisation, (seat.organisation for seat in seats))
    villages = store.find(session, Village)
    by_id = {village.id: village for village in villages}

    def village(seat_village: str, person: str) -> str:
        here = by_id.get(seat_village or people[person].village)
        return named_on(villages, here, on).label if here else ""

    return [
        (
            seat.person,
            Member(
                place=place,
                name=people[seat.person].label,
                position=seat.position,
                standing=seat.standing,
                organisation=groups.get(seat.organisation, ""),
                village=village(seat.village, seat.person),
                portrait=people[seat.person].portrait,
                start=seat.start,
            ),
        )
        for place, seat in enumerate(seats, start=1)
    ]

"""What a paper is made from, gathered out of the records as they held on its date."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from desktop.documents.contents.facts import Earlier, Facts, Member, cite
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Selection
from desktop.domain.offices import Office, Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.villages import Village, named_on
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work.committees import seats_of


def facts_of(session: Session, paper: Paper) -> Facts:
    """Gather the values of a paper: its own, its signer's, its committee's, and the paper it refers to."""
    office, signer = the_office(session), store.read(session, Signer, paper.signer)
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
        signer_lines=signer.lines(),
        emblem_way=office.emblem_way,
        thai_digits=paper.thai_digits,
        reason=paper.reason,
    )
    return dataclasses.replace(
        facts, **_of_committee(session, paper), **_of_earlier(session, paper, office.district)
    )


def the_office(session: Session) -> Office:
    """Read the one record of this office."""
    return store.find(session, Office)[0]


def _of_committee(session: Session, paper: Paper) -> dict[str, Any]:
    if not paper.committee:
        return {}
    committee = store.read(session, Committee, paper.committee)
    centre = store.read(session, Centre, committee.centre)
    found = store.find(session, Selection, tables.of(Selection).c.committee == committee.id)
    selection = found[0] if found else Selection()
    return {
        "tambon": centre.tambon_name,
        "centre": centre.name,
        "committee": committee.name,
        "start": committee.start,
        "end": committee.end,
        "selection_date": selection.held,
        "selection_place": selection.place,
        "selection_attended": selection.attended,
        "members": _members(session, committee.id, paper.dated or date.today()),
    }


def _of_earlier(session: Session, paper: Paper, district: str) -> dict[str, Any]:
    if not paper.refers_to:
        return {}
    referred = store.read(session, Paper, paper.refers_to)
    earlier = Earlier(referred.kind, referred.subject, referred.printed_number, referred.year, referred.dated)
    if paper.relation == "cancels":
        return {"cancels": earlier}
    return {"refers_to": cite(earlier, district, with_subject=True)}


def _members(session: Session, committee: str, on: date) -> tuple[Member, ...]:
    """List who is printed, in their order: nobody who left by the paper's date, nor who took a place after it."""
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

    return tuple(
        Member(
            place=place,
            name=people[seat.person].label,
            position=seat.position,
            standing=seat.standing,
            organisation=groups.get(seat.organisation, ""),
            village=village(seat.village, seat.person),
        )
        for place, seat in enumerate(seats, start=1)
    )

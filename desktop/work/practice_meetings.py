"""The meetings of the practice office: three of its committee's first year, made up, the same at every run."""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from desktop.domain.meetings import AgendaItem, Attendance
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import meetings
from desktop.work.facts import the_office

_RESOLVED = {"1": "รับทราบ", "2": "รับรองรายงานการประชุมโดยไม่มีการแก้ไข", "3": "รับทราบ"}
_ABSENT, _SUBSTITUTED = (6, 13), 9  # places in the committee


def make(session: Session, committee: str, words: Mapping[str, Any]) -> tuple[str, ...]:
    """Add the meetings that the words tell of, with agenda, resolutions and attendance, and give their ids."""
    rng = random.Random(2552)  # noqa: S311 - made-up data, the same at every run
    return tuple(_meeting(session, rng, committee, told, words) for told in words["meetings"])


def _meeting(
    session: Session, rng: random.Random, committee: str, told: Mapping[str, Any], words: Mapping[str, Any]
) -> str:
    form = meetings.begin(session, committee, date.fromisoformat(told["held"]))
    held = replace(
        form.meeting, id=_id(rng), begins="09.30", ends="12.00", checked_by=form.meeting.chaired_by
    )
    store.add_many(session, [held])
    items = [*form.agenda, *(AgendaItem(part=part, title=title, detail=detail, resolution=said)
             for part, title, detail, said in told["matters"])]  # fmt: skip
    store.add_many(session, list(_agenda(rng, held.id, items)))
    store.add_many(session, list(_attendances(session, rng, held.id, form.attendances, words)))
    return held.id


def _agenda(rng: random.Random, meeting: str, items: Sequence[AgendaItem]) -> Iterator[AgendaItem]:
    counts: dict[str, int] = {}
    for item in items:
        place = counts[item.part] = counts.get(item.part, 0) + 1
        said = item.resolution or _RESOLVED[item.part]
        yield replace(item, id=_id(rng), meeting=meeting, place=place, resolution=said)


def _attendances(
    session: Session,
    rng: random.Random,
    meeting: str,
    members: Sequence[Attendance],
    words: Mapping[str, Any],
) -> Iterator[Attendance]:
    for place, one in enumerate(members, start=1):
        came = replace(one, id=_id(rng), meeting=meeting, presence="present")
        if place in _ABSENT:
            came = replace(came, presence="absent", reason=rng.choice(words["absences"]))
        elif place == _SUBSTITUTED:
            came = replace(came, presence="substitute", substitute=words["substitute"])
        yield came
    officer = the_office(session)
    yield Attendance(
        id=_id(rng),
        meeting=meeting,
        place=len(members) + 1,
        name=officer.officer,
        position=officer.officer_position,
        guest=True,
        presence="present",
    )


def _id(rng: random.Random) -> str:
    return str(uuid.UUID(int=rng.getrandbits(128), version=4))

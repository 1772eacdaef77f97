"""A meeting's page as it is opened: as kept, or the next one of a committee prepared, with what was typed and not saved."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.meetings import AgendaItem, Attendance, Meeting, Month
from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.store import drafts, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import meetings
from desktop.work.draft_values import Values, plain, record
from desktop.work.meeting_facts import agenda_of, attendances_of, meetings_of
from desktop.work.meetings import Form, View

PEOPLE = ("chaired_by", "recorded_by", "checked_by")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Opened:
    """A meeting to be shown: with its half-typed page where there is one, and the names of who is linked."""

    view: View
    half_typed: bool
    names: dict[str, str]


@dataclass(frozen=True)
class Body:
    """A committee that meets."""

    id: str
    label: str
    every_month: bool  # meetings are looked for in each month of its term


def opened(session: Session, id_: str, on: date | None = None) -> Opened:
    """Read a meeting; the id of a committee prepares its next one, on a day (today unless told)."""
    draft = kept(session, id_)
    form = draft or _form(session, id_, on or date.today())
    people = [getattr(form.meeting, name) for name in PEOPLE]
    return Opened(meetings.view_of(session, form), draft is not None, store.labels(session, Person, people))


def _form(session: Session, id_: str, on: date) -> Form:
    if store.by_ids(session, Committee, [id_]):
        return meetings.begin(session, id_, on)
    return meetings.form_of(session, id_)


def bodies(session: Session, tambon: str = "") -> tuple[Body, ...]:
    """List the committees of a tambon, or of all, those that meet every month first and the newest first."""
    centres = store.find(session, Centre, *([tables.of(Centre).c.tambon == tambon] if tambon else []))
    table = tables.of(Committee)
    found = store.find(
        session,
        Committee,
        table.c.centre.in_([one.id for one in centres]),
        order=(table.c.start.desc(), table.c.no.desc()),
    )
    listed = [Body(one.id, one.label, one.kind == "centre") for one in found]
    return tuple(sorted(listed, key=lambda one: not one.every_month))


def usual_day(session: Session, committee: str, month: date, today: date) -> date:
    """Choose the day of a month that a committee probably met on: as it did last, but today in this month."""
    if (month.year, month.month) == (today.year, today.month):
        return today
    held = [one.held for one in meetings_of(session, committee) if one.held]
    return month.replace(day=min(max(held, default=month).day, 28))


def rhythm(
    session: Session, year: int | None, today: date, committee: str = "", tambon: str = ""
) -> tuple[Month, ...]:
    """Show the months of a year; unless told this year, or where nothing is to be told of it the last with a meeting."""
    months = meetings.rhythm(session, year or dates.year(today), today, committee=committee, tambon=tambon)
    if year or any(month.meetings or month.missing for month in months):
        return months
    ids = [committee] if committee else [one.id for one in bodies(session, tambon) if one.every_month]
    held = [one.held for id_ in ids for one in meetings_of(session, id_) if one.held]
    if not held:
        return months
    return meetings.rhythm(session, dates.year(max(held)), today, committee=committee, tambon=tambon)


# what was typed and not saved


def key(id_: str) -> str:
    """Name the draft of a meeting by its id; that of a committee's next one by the committee's."""
    return f"{Meeting.topic}:{id_}"


def key_of(form: Form) -> str:
    """Name the draft of a page."""
    return key(form.meeting.id or form.meeting.committee)


def kept(session: Session, id_: str) -> Form | None:
    """Find the half-typed page of a meeting."""
    found = drafts.find(session, key(id_))
    return from_values(found[0].values) if found else None


def to_values(form: Form) -> dict[str, Any]:
    """Give a page as JSON can hold it; `place` tells the officer what the draft is of."""
    return {
        "place": f"{form.meeting.label} {form.meeting.place}".strip(),
        "meeting": plain(form.meeting),
        "agenda": [plain(one) for one in form.agenda],
        "attendances": [plain(one) for one in form.attendances],
        "read": sorted(form.read),
    }


def from_values(values: Values) -> Form:
    """Give the page that a draft was made of."""
    return Form(
        meeting=record(Meeting, values["meeting"]),
        agenda=tuple(record(AgendaItem, one) for one in values["agenda"]),
        attendances=tuple(record(Attendance, one) for one in values["attendances"]),
        read=frozenset(values["read"]),
    )


def rebased(session: Session, form: Form) -> Form:
    """Give a page the versions that are kept now: who saves it after comparing means to replace them."""
    id_ = form.meeting.id
    lines = (*agenda_of(session, id_), *attendances_of(session, id_))
    versions = {one.id: one.version for one in (store.read(session, Meeting, id_), *lines)}
    return dataclasses.replace(
        form,
        meeting=_now(form.meeting, versions),
        agenda=tuple(_now(one, versions) for one in form.agenda),
        attendances=tuple(_now(one, versions) for one in form.attendances),
    )


def _now(one: R, versions: dict[str, int]) -> R:
    return dataclasses.replace(one, version=versions.get(one.id, one.version))

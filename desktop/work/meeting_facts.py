"""What the papers of a meeting are made from, gathered out of its record, its agenda and its attendances."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents.facts import Attendee, Gathering, Matter
from desktop.domain.meetings import KINDS, AgendaItem, Attendance, Meeting, cited, tidied
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work.committees import seats_of


def gathering(session: Session, id_: str) -> Gathering:
    """Gather a meeting as its papers say it; `CannotDo` where its day is not known."""
    meeting = tidied(store.read(session, Meeting, id_))
    if meeting.held is None:
        raise CannotDo("การประชุมนี้ยังไม่มีวันที่ประชุม กรุณากรอกก่อนออกหนังสือ", "held")
    attendances = attendances_of(session, id_)
    named = store.labels(session, Person, (meeting.chaired_by, meeting.recorded_by, meeting.checked_by))
    positions = _positions(session, meeting, meeting.held, attendances)
    before = meeting_before(session, meeting)
    return Gathering(
        number=meeting.number or 0,
        year=meeting.year or 0,
        kind=KINDS.get(meeting.kind, ""),
        held=meeting.held,
        begins=meeting.begins,
        ends=meeting.ends,
        place=meeting.place,
        opening=meeting.opening,
        chair=named.get(meeting.chaired_by, ""),
        recorder=(named.get(meeting.recorded_by, ""), positions.get(meeting.recorded_by, "")),
        checker=(named.get(meeting.checked_by, ""), positions.get(meeting.checked_by, "")),
        attendees=tuple(map(_attendee, attendances)),
        agenda=tuple(map(_matter, agenda_of(session, id_))),
        last_minutes=cited(before) if before else "",
    )


def agenda_of(session: Session, meeting: str) -> list[AgendaItem]:
    """List the matters of a meeting, part by part."""
    return store.find(session, AgendaItem, tables.of(AgendaItem).c.meeting == meeting)


def attendances_of(session: Session, meeting: str) -> list[Attendance]:
    """List who was invited to a meeting, members before guests."""
    return store.find(session, Attendance, tables.of(Attendance).c.meeting == meeting)


def meetings_of(session: Session, committee: str) -> list[Meeting]:
    """List the meetings of a committee in the order they were held."""
    found = store.find(session, Meeting, tables.of(Meeting).c.committee == committee)
    return sorted(found, key=_order)


def meeting_before(session: Session, meeting: Meeting) -> Meeting | None:
    """Find the meeting of the same committee that was held last before one."""
    before = [one for one in meetings_of(session, meeting.committee) if _order(one) < _order(meeting)]
    return next((one for one in reversed(before) if one.id != meeting.id), None)


def meeting_after(session: Session, meeting: Meeting) -> Meeting | None:
    """Find the meeting of the same committee that was held next after one."""
    after = (one for one in meetings_of(session, meeting.committee) if _order(one) > _order(meeting))
    return next((one for one in after if one.id != meeting.id), None)


def _order(meeting: Meeting) -> tuple[date, int]:
    return meeting.held or date.max, meeting.number or 0


def _positions(
    session: Session, meeting: Meeting, held: date, attendances: list[Attendance]
) -> dict[str, str]:
    """Tell the position of each member by person: as recorded for the meeting, else of the seat on its day."""
    seats = {
        seat.person: seat.position for seat in seats_of(session, meeting.committee) if seat.sits_on(held)
    }
    return seats | {one.person: one.position for one in attendances if one.person and one.position}


def _attendee(one: Attendance) -> Attendee:
    return Attendee(
        name=one.name,
        position=one.position,
        presence=one.presence,
        substitute=one.substitute,
        reason=one.reason,
        guest=one.guest,
    )


def _matter(item: AgendaItem) -> Matter:
    return Matter(
        part=item.part,
        title=item.title,
        detail=item.detail,
        resolution=item.resolution,
        papers=bool(item.file),
    )

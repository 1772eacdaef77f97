"""Meetings: beginning one from the committee's seats, saving its page, what does not hold about it, the monthly rhythm."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from desktop.domain import meetings as domain
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.faults import Fault
from desktop.domain.meetings import AgendaItem, Attendance, Meeting, Month, Quorum
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.rules import Rule, rule_on
from desktop.errors import CannotDo
from desktop.store import attachments, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import records
from desktop.work.committees import latest, seats_of
from desktop.work.meeting_facts import agenda_of, attendances_of, meeting_after, meeting_before, meetings_of
from desktop.work.offices import BIGGEST_FILE
from desktop.work.papers import PDF_SIGN

Part = TypeVar("Part", AgendaItem, Attendance)


@dataclass(frozen=True, kw_only=True)
class Form:
    """A meeting as its page holds it: new while `meeting.id` is ""."""

    meeting: Meeting
    agenda: tuple[AgendaItem, ...] = ()
    attendances: tuple[Attendance, ...] = ()
    read: frozenset[str] = frozenset()  # the lines that were there when the page was read


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a meeting's page shows."""

    form: Form
    committee: Committee
    quorum: Quorum
    faults: tuple[Fault, ...]
    papers: tuple[Paper, ...]  # made of the meeting, the newest first
    previous: Meeting | None
    following: Meeting | None


@dataclass(frozen=True)
class Silence:
    """A committee that has not met this month: for how many months up to now, and when it met last."""

    id: str
    label: str
    months: int
    last: date | None


def begin(session: Session, committee: str, on: date) -> Form:
    """Prepare the next meeting of a committee as its last one was: number, place, time, agenda, who sits on the day."""
    body = store.read(session, Committee, committee)
    earlier = [one for one in meetings_of(session, committee) if one.held and one.held <= on]
    last = earlier[-1] if earlier else Meeting()
    seats, people = _sitting(session, committee, on)
    meeting = Meeting(
        committee=committee,
        number=_next_number(session, committee, dates.year(on)),
        year=dates.year(on),
        held=on,
        begins=last.begins,
        ends=last.ends,
        place=last.place or store.read(session, Centre, body.centre).office_place,
        chaired_by=_who(seats, lambda position: position.startswith("ประธาน")),
        recorded_by=_recorder(seats),
    )
    return Form(
        meeting=meeting,
        agenda=_usual_agenda(last if earlier else None),
        attendances=_placed(tuple(_invited(seat, people) for seat in seats)),
    )


def _next_number(session: Session, committee: str, year: int) -> int:
    return max((one.number or 0 for one in _of_year(session, committee, year)), default=0) + 1


def _of_year(session: Session, committee: str, year: int | None) -> list[Meeting]:
    table = tables.of(Meeting)
    return store.find(session, Meeting, table.c.committee == committee, table.c.year == year)


def _sitting(session: Session, committee: str, on: date) -> tuple[list[Seat], dict[str, Person]]:
    """List who sits on a committee on a day, in the order on paper; nobody whose data rests."""
    seats = [seat for seat in seats_of(session, committee) if seat.sits_on(on)]
    people = store.by_ids(session, Person, (seat.person for seat in seats))
    return [seat for seat in seats if not people[seat.person].restricted_since], people


def _who(seats: Iterable[Seat], holds: Callable[[str], bool]) -> str:
    return next((seat.person for seat in seats if holds(seat.position)), "")


def _recorder(seats: Sequence[Seat]) -> str:
    """Find the secretary, else an assistant of the secretary."""
    secretary = _who(seats, lambda position: "เลขานุการ" in position and "ผู้ช่วย" not in position)
    return secretary or _who(seats, lambda position: "เลขานุการ" in position)


def _usual_agenda(last: Meeting | None) -> tuple[AgendaItem, ...]:
    """Give the matters that every meeting has; a first one has no minutes to adopt."""
    items = [AgendaItem(part="1", place=1, title="ข้อราชการและข่าวสารจากอำเภอ")]
    if last:
        items += [
            AgendaItem(part="2", place=1, title=f"รับรองรายงานการประชุม {domain.cited(last)}"),
            AgendaItem(part="3", place=1, title=f"ผลการดำเนินงานตามมติที่ประชุมครั้งที่ {last.number}/{last.year}"),
        ]
    return tuple(items)


def _invited(seat: Seat, people: Mapping[str, Person]) -> Attendance:
    return Attendance(person=seat.person, name=people[seat.person].label, position=seat.position)


def refresh_attendance(session: Session, form: Form) -> Form:
    """Bring the members of a page to who sits on its day; guests, and whoever's coming was recorded, stay."""
    meeting = form.meeting
    if meeting.held is None:
        raise CannotDo("ต้องกรอกวันที่ประชุมก่อนปรับรายชื่อผู้เข้าประชุม", "held")
    seats, people = _sitting(session, meeting.committee, meeting.held)
    known = {one.person: one for one in form.attendances if one.person and not one.guest}
    members = []
    for seat in seats:
        new = _invited(seat, people)
        old = known.get(seat.person, new)
        members.append(dataclasses.replace(old, name=new.name, position=new.position))
    now = {one.person for one in members}
    others = (one for one in form.attendances if one.guest or one.person not in now)
    kept = (one for one in others if one.guest or one.presence)
    return dataclasses.replace(form, attendances=_placed((*members, *kept)))


def set_presence_all(form: Form, presence: str) -> Form:
    """Record a presence for everybody of whom none is recorded yet."""
    attendances = (
        one if one.presence else dataclasses.replace(one, presence=presence) for one in form.attendances
    )
    return dataclasses.replace(form, attendances=tuple(attendances))


def form_of(session: Session, id_: str) -> Form:
    """Read a meeting as its page holds it."""
    agenda, attendances = agenda_of(session, id_), attendances_of(session, id_)
    return Form(
        meeting=store.read(session, Meeting, id_),
        agenda=tuple(agenda),
        attendances=tuple(attendances),
        read=frozenset(one.id for one in (*agenda, *attendances)),
    )


def save(session: Session, form: Form) -> str:
    """Record a meeting's page as it stands: lines added, changed, or gone from it; give the meeting's id.

    A line that came from elsewhere since the page was read stays.
    """
    meeting = records.checked(domain.tidied(form.meeting))
    _check_number(session, meeting)
    id_ = records.save(session, meeting).id if meeting.id else records.add(session, meeting)
    agenda, attendances = agenda_of(session, id_), attendances_of(session, id_)
    _save_lines(session, _in_parts(form.agenda, id_), agenda, form.read, "agenda")
    invited = tuple(dataclasses.replace(one, meeting=id_) for one in _placed(form.attendances))
    _save_lines(session, invited, attendances, form.read, "attendances")
    return id_


def _check_number(session: Session, meeting: Meeting) -> None:
    others = (one for one in _of_year(session, meeting.committee, meeting.year) if one.id != meeting.id)
    if any(one.number == meeting.number for one in others):
        raise CannotDo(
            "การประชุมครั้งที่ {number}/{year} ของคณะนี้มีอยู่แล้ว กรุณาใช้เลขครั้งอื่น",
            "number",
            number=meeting.number,
            year=meeting.year,
        )


def _in_parts(agenda: Iterable[AgendaItem], meeting: str) -> tuple[AgendaItem, ...]:
    """Give the matters with their places in their part."""
    counts = dict.fromkeys(domain.PARTS, 0)
    placed = []
    for item in agenda:
        counts[item.part] = counts.get(item.part, 0) + 1
        placed.append(dataclasses.replace(item, meeting=meeting, place=counts[item.part]))
    return tuple(placed)


def _placed(attendances: Sequence[Attendance]) -> tuple[Attendance, ...]:
    """Give the attendances with their places, guests after the members."""
    ordered = sorted(attendances, key=lambda one: one.guest)
    return tuple(dataclasses.replace(one, place=place) for place, one in enumerate(ordered, start=1))


def _save_lines(
    session: Session, lines: Sequence[Part], there: Sequence[Part], read: frozenset[str], field: str
) -> None:
    """Save the lines of a page; a line that does not hold is told at the field of the page that holds it."""
    try:
        for line in lines:
            if line.id:
                records.save(session, line)
            else:
                records.add(session, line)
    except CannotDo as refused:
        raise refused.about(field) from refused
    for gone in {one.id for one in there} & read - {line.id for line in lines}:
        store.remove(session, type(there[0]), gone)


def attached(session: Session, item: AgendaItem, pdf: bytes) -> AgendaItem:
    """Keep a file (PDF) and give the matter with it, to be saved with its page."""
    if not pdf.startswith(PDF_SIGN):
        raise CannotDo("เอกสารประกอบต้องเป็นไฟล์ PDF", "file")
    if len(pdf) > BIGGEST_FILE:
        raise CannotDo("ไฟล์ใหญ่เกิน {most} เมกะไบต์ กรุณาเลือกไฟล์ที่เล็กลง", "file", most=BIGGEST_FILE >> 20)
    sha = hashlib.sha256(pdf).hexdigest() if session.rehearsal else attachments.put(session.store, pdf)
    return dataclasses.replace(item, file=sha)


def file_of(session: Session, item: str) -> bytes:
    """Give the file that comes with a matter."""
    kept = store.read(session, AgendaItem, item).file
    if not kept:
        raise CannotDo("เรื่องนี้ไม่มีเอกสารประกอบ", "file")
    return attachments.get(session.store, kept)


def view(session: Session, id_: str, today: date | None = None) -> View:
    """Give all that a meeting's page shows."""
    return view_of(session, form_of(session, id_), today)


def view_of(session: Session, form: Form, today: date | None = None) -> View:
    """Give all that a meeting's page shows of it as it stands, saved or not."""
    meeting = form.meeting
    committee = store.read(session, Committee, meeting.committee)
    counted = _quorum(session, form, committee)
    agenda = _in_parts(form.agenda, meeting.id)
    on = today or date.today()
    return View(
        form=form,
        committee=committee,
        quorum=counted,
        faults=domain.faults(meeting, committee, agenda, form.attendances, counted, on),
        papers=_papers(session, meeting.id) if meeting.id else (),
        previous=meeting_before(session, meeting),
        following=meeting_after(session, meeting),
    )


def _quorum(session: Session, form: Form, committee: Committee) -> Quorum:
    on = form.meeting.held or date.today()
    rule = rule_on(store.find(session, Rule), "quorum_percent", committee.kind, on)
    return domain.quorum(form.attendances, rule)


def _papers(session: Session, meeting: str) -> tuple[Paper, ...]:
    table = tables.of(Paper)
    return tuple(store.find(session, Paper, table.c.meeting == meeting, order=(table.c.no.desc(),)))


def rhythm(
    session: Session, year: int, today: date, *, committee: str = "", tambon: str = ""
) -> tuple[Month, ...]:
    """Show the months of a Buddhist year with the meetings of one committee, or of the centres of a tambon.

    A month that lies whole in a term and has none is missing, up to the month of today.
    """
    bodies = [committee] if committee else _of_centres(session, tambon)
    held: list[Meeting] = []
    silent: set[date] = set()
    for body in bodies:
        meetings = meetings_of(session, body)
        held += meetings
        silent |= set(_silent(store.read(session, Committee, body), meetings, today))
    months = []
    for first in domain.months_of(year):
        met = tuple(one for one in held if one.held and one.held.replace(day=1) == first)
        months.append(Month(first, met, first in silent and not met))
    return tuple(months)


def _of_centres(session: Session, tambon: str) -> list[str]:
    """List the committees of the centres of a tambon, of every term; "" is every tambon."""
    centres = store.find(session, Centre, *([tables.of(Centre).c.tambon == tambon] if tambon else []))
    table = tables.of(Committee)
    where = (table.c.centre.in_([one.id for one in centres]), table.c.kind == "centre")
    return [one.id for one in store.find(session, Committee, *where)]


def _silent(committee: Committee, meetings: Iterable[Meeting], today: date) -> tuple[date, ...]:
    held = [one.held for one in meetings if one.held]
    return domain.silent_months(held, committee.start, committee.end, today)


def missing(session: Session, today: date, tambon: str = "") -> tuple[Silence, ...]:
    """List the committees of centres that should have met this month and did not, the longest silent first."""
    found = []
    standing = store.by_ids(session, Committee, latest(session, tambon)).values()
    for committee in (one for one in standing if one.kind == "centre"):
        meetings = meetings_of(session, committee.id)
        silent = _silent(committee, meetings, today)
        if silent and silent[-1] == today.replace(day=1):
            last = max((one.held for one in meetings if one.held), default=None)
            found.append(Silence(committee.id, committee.label, _run(silent), last))
    return tuple(sorted(found, key=lambda one: (-one.months, one.label)))


def _run(months: Sequence[date]) -> int:
    """Count the months at the end that follow each other without a gap."""
    last = months[-1]
    count = 0
    for month in reversed(months):
        if (last.year - month.year) * 12 + last.month - month.month != count:
            break
        count += 1
    return count

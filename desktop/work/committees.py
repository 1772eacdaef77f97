"""Committees: appointing one, its seats over time, what does not hold about it, and whose term ends soon."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from desktop.domain import faults as domain
from desktop.domain.centres import Centre
from desktop.domain.committees import ONE_AT_A_TIME, Committee, FaultNote, Seat, Selection, usual_name
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.rules import Rule
from desktop.domain.villages import Village, standing_on
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import records
from desktop.work.people import probable_doubles

TOLD_TOGETHER = 365  # days; an order further from an announcement belongs to another term


@dataclass(frozen=True, kw_only=True)
class Line:
    """One row of a committee's grid: a seat, and the person or group typed into it that is not kept yet."""

    seat: Seat = dataclasses.field(default_factory=Seat)
    person: Person | None = None  # to be added where the seat names none; shown where it does
    organisation: str = ""  # the name as shown or typed


@dataclass(frozen=True, kw_only=True)
class Form:
    """A committee as its page holds it: new while `committee.id` is ""."""

    committee: Committee
    lines: tuple[Line, ...] = ()
    selection: Selection | None = None
    read: frozenset[str] = frozenset()  # the seats that were there when the page was read


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a committee's page shows."""

    form: Form
    centre: Centre
    villages: tuple[Village, ...]
    faults: tuple[domain.Fault, ...]
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class Outcome:
    """What taking in a committee from elsewhere wrote, and what it found as it was."""

    id: str
    written: int
    unchanged: int


@dataclass(frozen=True)
class EndingTerm:
    """A committee whose term ends soon or has ended, with the days left (negative: days over)."""

    id: str
    label: str
    end: date
    days: int


def appoint(session: Session, form: Form) -> str:
    """Record a committee with its selection and seats, people and groups named in it that are new, and give its id."""
    return save(session, form)


def save(session: Session, form: Form) -> str:
    """Record a committee's page as it stands: seats added, changed, or gone from the grid; give the committee's id.

    A seat that came from elsewhere since the page was read stays.
    """
    committee = form.committee
    id_ = records.save(session, committee).id if committee.id else records.add(session, committee)
    _save_selection(session, id_, form.selection)
    tambon = store.read(session, Centre, committee.centre).tambon
    gone = {seat.id for seat in seats_of(session, id_)} & form.read - {line.seat.id for line in form.lines}
    for line in _placed(form.lines):
        seat = _seat(session, line, id_, tambon)
        if seat.replaced_by in gone:
            seat = dataclasses.replace(seat, replaced_by="")
        if seat.id:
            records.save(session, seat)
        else:
            records.add(session, seat)
    for seat_id in gone:
        store.remove(session, Seat, seat_id)
    return id_


def _placed(lines: Iterable[Line]) -> Iterator[Line]:
    """Give the lines with their places in the order of the grid; who came for another may share the other's place."""
    least = 1
    for line in lines:
        seat = dataclasses.replace(line.seat, place=max(line.seat.place or 0, least))
        least = (seat.place or 0) + (0 if seat.end else 1)
        yield dataclasses.replace(line, seat=seat)


def _save_selection(session: Session, committee: str, selection: Selection | None) -> None:
    if selection is None:
        return
    selection = dataclasses.replace(selection, committee=committee)
    if selection.id:
        records.save(session, selection)
    elif any((selection.held, selection.place, selection.attended, selection.invited, selection.note)):
        records.add(session, selection)


def _seat(session: Session, line: Line, committee: str, tambon: str) -> Seat:
    """Complete a line's seat: its committee, and the person and group it names, added where they are new."""
    seat = dataclasses.replace(line.seat, committee=committee)
    if not seat.person:
        if line.person is None:
            raise CannotDo("ลำดับ {place} ยังไม่มีชื่อ – สกุล", "lines", place=seat.place)
        person = dataclasses.replace(
            line.person, tambon=line.person.tambon or tambon, village=line.person.village or seat.village
        )
        seat = dataclasses.replace(seat, person=records.add(session, person))
    if line.organisation and not seat.organisation:
        seat = dataclasses.replace(
            seat, organisation=_organisation(session, line.organisation, tambon, seat.village)
        )
    return seat


def _organisation(session: Session, name: str, tambon: str, village: str) -> str:
    """Find a group of the tambon by name and village, or add it."""
    wanted = records.tidied(Organisation(name=name, tambon=tambon, village=village))
    table = tables.of(Organisation)
    for known in store.find(session, Organisation, table.c.name == wanted.name, table.c.tambon == tambon):
        if not village or known.village in ("", village):
            return known.id
    return records.add(session, wanted)


def seats_of(session: Session, committee: str) -> list[Seat]:
    """List all seats of a committee, past ones too, in the order on paper."""
    return store.find(session, Seat, tables.of(Seat).c.committee == committee)


def view(session: Session, id_: str, on: date | None = None) -> View:
    """Give all that a committee's page shows, with what does not hold on a day (today unless told)."""
    form = form_of(session, id_)
    centre = store.read(session, Centre, form.committee.centre)
    facts = _facts(session, form, on or date.today())
    papers = store.find(session, Paper, tables.of(Paper).c.committee == id_)
    return View(
        form=form,
        centre=centre,
        villages=standing_on(facts.villages, facts.on),
        faults=domain.faults(facts),
        papers=tuple(papers),
    )


def beginning(session: Session, tambon: str) -> View:
    """Give an empty committee for the centre of a tambon; "" stands for the office's only one, if it has but one."""
    table = tables.of(Centre)
    centres = store.find(session, Centre, *([table.c.tambon == tambon] if tambon else []))
    return empty_for(session, centres[0].id if len(centres) == 1 or (tambon and centres) else "")


def empty_for(session: Session, centre_id: str) -> View:
    """Give an empty committee for a centre, with its usual name and the villages to be seated; "" is no centre yet."""
    centre = store.read(session, Centre, centre_id) if centre_id else Centre()
    form = Form(committee=Committee(centre=centre.id, name=usual_name("centre", centre.name)))
    facts = _facts(session, form, date.today())
    return View(
        form=form, centre=centre, villages=standing_on(facts.villages, facts.on), faults=(), papers=()
    )


def form_of(session: Session, id_: str) -> Form:
    """Read a committee as its page holds it, each line with the names it shows."""
    committee = store.read(session, Committee, id_)
    seats = seats_of(session, id_)
    people = store.by_ids(session, Person, (seat.person for seat in seats))
    groups = store.labels(session, Organisation, (seat.organisation for seat in seats))
    selections = store.find(session, Selection, tables.of(Selection).c.committee == id_)
    lines = (
        Line(seat=seat, person=people.get(seat.person), organisation=groups.get(seat.organisation, ""))
        for seat in seats
    )
    selection = selections[0] if selections else None
    read = frozenset(seat.id for seat in seats)
    return Form(committee=committee, lines=tuple(lines), selection=selection, read=read)


def faults(session: Session, form: Form, on: date | None = None) -> tuple[domain.Fault, ...]:
    """List what does not hold about a committee as its page stands, saved or not."""
    return domain.faults(_facts(session, form, on or date.today()))


def _facts(session: Session, form: Form, on: date) -> domain.Facts:
    committee = form.committee
    centre = store.read(session, Centre, committee.centre) if committee.centre else None
    people, seats = {}, []
    for place, line in enumerate(_placed(form.lines), start=1):
        person = line.person or (store.by_ids(session, Person, [line.seat.person]).get(line.seat.person))
        key = line.seat.person or f"new {place}"
        if person:
            people[key] = person
        seats.append(dataclasses.replace(line.seat, id=line.seat.id or f"line {place}", person=key))
    village = tables.of(Village)
    here = store.find(session, Village, village.c.tambon == centre.tambon) if centre else []
    announced, ordered = _paper_dates(session, committee)
    notes = store.find(session, FaultNote, tables.of(FaultNote).c.committee == committee.id)
    return domain.Facts(
        committee=committee,
        on=on,
        seats=tuple(seats),
        people=people,
        villages=tuple(here),
        selection=form.selection,
        rules=tuple(store.find(session, Rule)),
        announced=announced,
        ordered=ordered,
        reasons={note.fault: note.reason for note in notes},
    )


def _paper_dates(session: Session, committee: Committee) -> tuple[date | None, date | None]:
    """Find the dates of a committee's announcement and order that stand.

    A working group has no announcement of its own; its order rests on the one of its centre nearest to it.
    """
    kept = tables.of(Committee)
    of_centre = select(kept.c.id).where(kept.c.centre == committee.centre, ~kept.c.deleted)
    paper = tables.of(Paper)
    where = (paper.c.state == "issued", paper.c.dated.is_not(None), paper.c.committee.in_(of_centre))
    papers = store.find(session, Paper, *where, order=(paper.c.dated,))
    own = {one.kind: one.dated for one in reversed(papers) if one.committee == committee.id}
    announced, ordered = own.get("announcement"), own.get("order")
    if ordered and not announced:
        others = [one.dated for one in papers if one.dated and one.kind == "announcement"]
        near = [day for day in others if abs((day - ordered).days) <= TOLD_TOGETHER]
        announced = min(near, key=lambda day: abs((day - ordered).days), default=None)
    return announced, ordered


def note_fault(session: Session, committee: str, fault: str, reason: str) -> None:
    """Keep the officer's reason for a fault that stands; an empty one takes it back."""
    table = tables.of(FaultNote)
    known = store.find(session, FaultNote, table.c.committee == committee, table.c.fault == fault)
    if known and not reason.strip():
        store.remove(session, FaultNote, known[0].id)
    elif known:
        records.save(session, dataclasses.replace(known[0], reason=reason))
    elif reason.strip():
        records.add(session, FaultNote(committee=committee, fault=fault, reason=reason))


def end_seat(session: Session, seat_id: str, end: date, reason: str, successor: Line | None = None) -> None:
    """Close a seat on a date with its reason and seat a successor, if there is one, from the next day on."""
    seat = store.read(session, Seat, seat_id)
    if seat.start and end < seat.start:
        raise CannotDo("วันที่พ้นตำแหน่งต้องไม่ก่อนวันที่เข้ารับตำแหน่ง", "end")
    if seat.replaced_by and successor is not None:
        raise CannotDo("ตำแหน่งนี้มีผู้เข้าแทนแล้ว", "replaced_by")
    next_id = seat.replaced_by
    if successor is not None:
        tambon = store.read(session, Centre, store.read(session, Committee, seat.committee).centre).tambon
        line = dataclasses.replace(
            successor,
            seat=dataclasses.replace(
                successor.seat,
                place=seat.place,
                position=successor.seat.position or seat.position,
                start=successor.seat.start or end + timedelta(days=1),
            ),
        )
        next_id = records.add(session, _seat(session, line, seat.committee, tambon))
    records.save(session, dataclasses.replace(seat, end=end, end_reason=reason, replaced_by=next_id))


def ending_terms(session: Session, today: date, days: int = 90, tambon: str = "") -> tuple[EndingTerm, ...]:
    """List the committees whose term ends within some days, or ended and no later one followed, soonest first."""
    standing = store.by_ids(session, Committee, latest(session, tambon)).values()
    ending = (EndingTerm(one.id, one.label, one.end, (one.end - today).days) for one in standing if one.end)
    return tuple(sorted((one for one in ending if one.days <= days), key=lambda one: (one.days, one.label)))


def latest(session: Session, tambon: str = "") -> tuple[str, ...]:
    """List the ids of the committees that no later one of the same centre and kind followed, the newest first."""
    committee, centre = tables.of(Committee), tables.of(Centre)
    question = select(committee.c.id, committee.c.centre, committee.c.kind, committee.c.name)
    question = question.where(~committee.c.deleted).order_by(committee.c.start.desc(), committee.c.no.desc())
    if tambon:
        question = question.where(
            committee.c.centre.in_(select(centre.c.id).where(centre.c.tambon == tambon))
        )
    newest: dict[tuple[str, str, str], str] = {}
    for id_, of_centre, kind, name in session.connection.execute(question):
        newest.setdefault((of_centre, kind, "" if kind in ONE_AT_A_TIME else name), id_)
    return tuple(newest.values())


def take_in(session: Session, form: Form) -> Outcome:
    """Record a committee that came from a workbook; what is there already stays, so the same again adds nothing."""
    form = with_known(session, form)
    known = _known_committee(session, form.committee)
    if known is None:
        return Outcome(appoint(session, form), 1 + len(form.lines), 0)
    sitting = {seat.person for seat in seats_of(session, known.id)}
    new = [line for line in form.lines if line.seat.person not in sitting]
    tambon = store.read(session, Centre, known.centre).tambon
    form_there = form_of(session, known.id)
    for line in list(_placed((*form_there.lines, *new)))[len(form_there.lines) :]:
        records.add(session, _seat(session, line, known.id, tambon))
    return Outcome(known.id, len(new), 1 + len(form.lines) - len(new))


def with_known(session: Session, form: Form) -> Form:
    """Give a page whose lines seat the kept people that they surely mean."""
    return dataclasses.replace(form, lines=tuple(_known_person(session, line) for line in form.lines))


def _known_committee(session: Session, wanted: Committee) -> Committee | None:
    """Find the committee of the same centre, kind and start."""
    table = tables.of(Committee)
    where = (table.c.centre == wanted.centre, table.c.kind == wanted.kind)
    return next((one for one in store.find(session, Committee, *where) if one.start == wanted.start), None)


def _known_person(session: Session, line: Line) -> Line:
    """Seat the kept person that a line surely means: the same national id, or the same name in the same village."""
    if line.seat.person or line.person is None:
        return line
    person = records.tidied(
        dataclasses.replace(line.person, village=line.person.village or line.seat.village)
    )
    for double in probable_doubles(session, person):
        known = store.read(session, Person, double.id)
        same_name = (known.first_name, known.last_name) == (person.first_name, person.last_name)
        if double.certain or (same_name and known.village == person.village):
            return dataclasses.replace(line, seat=dataclasses.replace(line.seat, person=known.id))
    return dataclasses.replace(line, person=person)


def doubles_of(session: Session, lines: Iterable[Line]) -> dict[int, tuple[str, ...]]:
    """Tell, by row number from 1, which new people of a grid are probably kept already."""
    found = {}
    for place, line in enumerate(lines, start=1):
        if not line.seat.person and line.person is not None:
            doubles = tuple(double.label for double in probable_doubles(session, line.person))
            if doubles:
                found[place] = doubles
    return found

"""What หน้าแรก shows: what ends soon, what does not hold, what was begun, and what was issued last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.faults import Fault, open_faults
from desktop.domain.papers import Paper
from desktop.domain.received import Received
from desktop.domain.registers import NumberBlock
from desktop.store import conflicts, drafts, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import case_reminders, committees, lists, retention, surveys
from desktop.work import doubles as probable
from desktop.work.number_blocks import open_blocks

Draft = drafts.Draft
SHOWN = 40  # committees looked at for faults on one page; the rest are on the committees' own page
LAST = 8  # papers
LONG_OUT = timedelta(days=30)  # of a laptop with reserved numbers
FIRST = ("villages", "signers", "committees")


@dataclass(frozen=True)
class Faulty:
    """A committee with the number of faults that have no reason yet and the first of them."""

    id: str
    label: str
    count: int
    first: Fault


@dataclass(frozen=True)
class Home:
    """The cards of หน้าแรก."""

    terms: tuple[committees.EndingTerm, ...]
    faults: tuple[Faulty, ...]
    drafts: tuple[Draft, ...]
    waiting: tuple[Paper, ...]
    papers: tuple[Paper, ...]  # the last ones
    letters: tuple[Received, ...]  # the last ones about which nothing was noted
    letters_waiting: int  # all of those
    blocks: tuple[NumberBlock, ...]  # of reserved numbers that are out for long
    surveys: tuple[tuple[surveys.RoundState, surveys.Count], ...]  # villages that are not surveyed whole
    cases: tuple[case_reminders.Reminder, ...]  # none for who may not open cases
    differing: int  # cells that copies of the office changed otherwise
    doubles: int  # pairs of records that two copies made apart
    past: bool  # something is past the time it is kept, and no list of it was made this year
    counts: dict[str, int]
    missing: tuple[str, ...]  # topics that an office begins with and that have no record yet


def home(session: Session, today: date, tambon: str = "") -> Home:
    """Gather หน้าแรก for one tambon, or all of them."""
    waiting = _letters_waiting(session)
    return Home(
        terms=committees.ending_terms(session, today, tambon=tambon),
        faults=_faulty(session, today, tambon),
        drafts=drafts.find(session),
        waiting=_papers(session, tambon, ("draft", "out")),
        papers=_papers(session, tambon, ("issued", "cancelled"), LAST),
        letters=tuple(store.read(session, Received, id_) for id_ in waiting[:LAST]),
        letters_waiting=len(waiting),
        blocks=tuple(one for one in open_blocks(session) if one.taken and one.taken + LONG_OUT < today),
        surveys=surveys.unsurveyed(session, tambon),
        cases=case_reminders.due(session, today),
        differing=len(conflicts.conflicts(session)),
        doubles=len(probable.waiting(session)),
        past=retention.reminds(session, today),
        counts={
            topic: lists.count(session, topic, tambon)
            for topic in ("centres", "people", "organisations", "committees", "papers")
        },
        missing=tuple(topic for topic in FIRST if not lists.count(session, topic)),
    )


def _faulty(session: Session, today: date, tambon: str) -> tuple[Faulty, ...]:
    found = []
    for id_ in committees.latest(session, tambon)[:SHOWN]:
        form = committees.form_of(session, id_)
        faults = open_faults(committees.faults(session, form, today))
        if faults:
            found.append(Faulty(id_, form.committee.label, len(faults), faults[0]))
    return tuple(found)


def _letters_waiting(session: Session) -> list[str]:
    """List the letters about which nothing was noted yet, the newest first."""
    letter = tables.of(Received)
    question = select(letter.c.id).where(letter.c.action == "", letter.c.cancelled == "", ~letter.c.deleted)
    return list(session.connection.scalars(question.order_by(letter.c.no.desc())))


def _papers(
    session: Session, tambon: str, states: tuple[str, ...], most: int | None = None
) -> tuple[Paper, ...]:
    """List papers in some states, the newest first."""
    paper, committee, centre = tables.of(Paper), tables.of(Committee), tables.of(Centre)
    where = [paper.c.state.in_(states), ~paper.c.deleted]
    if tambon:
        here = (
            select(committee.c.id)
            .join(centre, centre.c.id == committee.c.centre)
            .where(centre.c.tambon == tambon)
        )
        where.append(paper.c.committee.in_(here))
    question = select(paper.c.id).where(*where).order_by(paper.c.no.desc()).limit(most)
    wanted = session.connection.scalars(question).all()
    found = store.by_ids(session, Paper, wanted)
    return tuple(found[id_] for id_ in wanted)

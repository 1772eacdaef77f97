"""What the pages of papers ask: one paper with its story, how a kind is usually issued, what may be chosen for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from desktop.documents.contents.blocks import Contents
from desktop.domain.committees import Committee
from desktop.domain.meetings import Meeting
from desktop.domain.offices import Signer
from desktop.domain.papers import PAPER_KINDS, Paper
from desktop.domain.people import Person
from desktop.domain.records import Record, field_of
from desktop.domain.registers import Register
from desktop.domain.topics import TOPICS
from desktop.i18n import _
from desktop.store import attachments, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import records
from desktop.work.committees import seats_of
from desktop.work.facts import the_office
from desktop.work.lists import Hit
from desktop.work.papers import Request, contents_of, story
from desktop.work.privacy import FROZEN
from desktop.work.registers import OF_CASES, book_of, register_of

ABOUT = ("committee", "meeting", "centre", "person")  # fields that link to what a paper is about
LINKED = (*ABOUT, "signer")
MOST = 12  # offered to be chosen from


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a paper's page shows."""

    paper: Paper
    pdf: bytes  # b"" while it has no file
    signer: Signer | None
    about: tuple[records.Link, ...]  # committee, meeting, centre and person, as far as it has them
    register: str  # its name; "" for a kind that no register counts
    letter_code: str  # the letters of the office before the number of a letter
    refers_to: Paper | None
    referring: tuple[Paper, ...]  # what amended or cancelled it
    changes: tuple[records.Change, ...]  # oldest first


@dataclass(frozen=True)
class Usual:
    """How a kind of paper is issued unless the officer says otherwise."""

    way: str
    thai_digits: bool


@dataclass(frozen=True)
class Book:
    """A register that can be looked through."""

    key: str
    name: str


def view(session: Session, id_: str) -> View:
    """Give all that a paper's page shows."""
    paper = store.read(session, Paper, id_)
    register = register_of(session, paper.register) if paper.register else book_of(session, paper.kind)
    return View(
        paper=paper,
        pdf=attachments.get(session.store, paper.file) if paper.file else b"",
        signer=store.by_ids(session, Signer, [paper.signer]).get(paper.signer),
        about=tuple(_links(session, paper)),
        register=register.name if register.key else "",
        letter_code=letter_code(session, paper.kind),
        refers_to=store.by_ids(session, Paper, [paper.refers_to]).get(paper.refers_to),
        referring=story(session, id_),
        changes=records.history(session, Paper, id_),
    )


def _links(session: Session, paper: Paper) -> Iterable[records.Link]:
    for name in ABOUT:
        field, other = field_of(Paper, name), getattr(paper, name)
        for id_, label in store.labels(session, TOPICS[field.topic], [other]).items():
            kept = f"{label} · {_(FROZEN)}" if name == "person" and _is_erased(session, id_) else label
            yield records.Link(field.topic, id_, kept, field.title)


def _is_erased(session: Session, person: str) -> bool:
    """Tell whether a person was erased: a paper that was issued says what it said."""
    return store.read(session, Person, person).erased is not None


def letter_code(session: Session, kind: str) -> str:
    """Give the letters of the office that stand before the numbers of its letters; "" for another kind of paper."""
    return the_office(session).letter_code if PAPER_KINDS[kind].register == "sent" else ""


def pdf_of(session: Session, id_: str) -> bytes:
    """Give the file of a paper, b"" while it has none."""
    paper = store.read(session, Paper, id_)
    return attachments.get(session.store, paper.file) if paper.file else b""


def frozen(session: Session, id_: str) -> Contents | None:
    """Give what an issued paper says; None for a draft or a paper that was only entered."""
    return contents_of(session, id_) if store.read(session, Paper, id_).contents else None


def request_of(draft: Paper) -> Request:
    """Give the request that a kept draft was made of; its number is the one to stand behind where it is back-dated."""
    behind = draft.number if draft.back_reason else None
    return Request(
        kind=draft.kind,
        committee=draft.committee,
        meeting=draft.meeting,
        centre=draft.centre,
        typed={name: getattr(draft, name) for name in PAPER_KINDS[draft.kind].typed},
        dated=draft.dated,
        way=draft.way,
        number=draft.number if behind is None else None,
        thai_digits=draft.thai_digits,
        behind=behind,
        back_reason=draft.back_reason,
        signer=draft.signer,
        draft=draft.id,
    )


def usual(session: Session, kind: str) -> Usual:
    """Tell how a kind of paper is usually issued."""
    return Usual(book_of(session, kind).way, the_office(session).thai_digits)


def names_in(session: Session, request: Request) -> dict[str, str]:
    """Name the records that a request links to, by id."""
    asked = {**vars(request), **request.typed}
    linked = {name: asked.get(name, "") for name in LINKED}
    topics = {name: TOPICS[field_of(Paper, name).topic] for name in linked}
    found: dict[str, str] = {}
    for name, id_ in linked.items():
        found.update(store.labels(session, topics[name], [id_]))
    return found


# what may be chosen


def signers_on(session: Session, text: str, on: date) -> tuple[Hit, ...]:
    """Offer who may sign on a date, in their own post or for another's."""
    holding = [
        one
        for one in store.find(session, Signer)
        if one.start and one.start <= on and (not one.end or on <= one.end)
    ]
    return _hits(((one, " ".join(one.lines())) for one in holding), text)


def members_on(session: Session, text: str, committee: str, on: date) -> tuple[Hit, ...]:
    """Offer who sits on a committee on a date."""
    seats = [seat for seat in seats_of(session, committee) if seat.end is None or seat.end >= on]
    people = store.by_ids(session, Person, (seat.person for seat in seats))
    return _hits(((people[seat.person], seat.position) for seat in seats), text)


def meetings(session: Session, text: str) -> tuple[Hit, ...]:
    """Offer meetings, the newest first, each with the committee that met."""
    found = sorted(store.find(session, Meeting), key=lambda one: one.sort_text, reverse=True)
    committees = store.labels(session, Committee, [one.committee for one in found])
    return _hits(((one, committees.get(one.committee, "")) for one in found), text)


def _hits(offered: Iterable[tuple[Record, str]], text: str) -> tuple[Hit, ...]:
    """Offer records with a detail each, those whose words hold the text."""
    hits = (Hit(one.topic, one.id, one.label, "", detail) for one, detail in offered)
    wanted = store.folded(text)
    return tuple(hit for hit in hits if wanted in store.folded(f"{hit.label} {hit.detail}"))[:MOST]


# the list


def years(session: Session) -> tuple[int, ...]:
    """List the Buddhist years that papers were numbered in, the newest first."""
    paper = tables.of(Paper)
    question = select(paper.c.year).where(~paper.c.deleted, paper.c.year.is_not(None))
    return tuple(session.connection.scalars(question.distinct().order_by(paper.c.year.desc())))


def books(session: Session) -> tuple[Book, ...]:
    """List the registers of papers and letters; those of cases are closed."""
    found = store.find(session, Register)
    return tuple(Book(one.key, one.name) for one in found if one.key not in OF_CASES)


def sub_numbers(session: Session, ids: Sequence[str]) -> dict[str, int]:
    """Give the sub-numbers of those papers that have one, by id."""
    paper = tables.of(Paper)
    question = select(paper.c.id, paper.c.sub_number).where(
        paper.c.id.in_(ids), paper.c.sub_number.is_not(None)
    )
    return {row[0]: row[1] for row in session.connection.execute(question)}

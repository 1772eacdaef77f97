"""What the pages of papers ask: one paper with its story, how a kind is usually issued, the years of the register."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from desktop.domain.committees import Committee
from desktop.domain.offices import Signer
from desktop.domain.papers import Paper
from desktop.store import attachments, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import records
from desktop.work.facts import the_office
from desktop.work.papers import Request, story
from desktop.work.registers import OF_KIND, register_of


@dataclass(frozen=True, kw_only=True)
class View:
    """All that a paper's page shows."""

    paper: Paper
    pdf: bytes  # b"" while it has no file
    signer: Signer | None
    committee: str  # its name
    register: str  # its name
    refers_to: Paper | None
    referring: tuple[Paper, ...]  # what amended or cancelled it
    changes: tuple[records.Change, ...]  # oldest first


@dataclass(frozen=True)
class Usual:
    """How a kind of paper is issued unless the officer says otherwise."""

    way: str
    thai_digits: bool


def view(session: Session, id_: str) -> View:
    """Give all that a paper's page shows."""
    paper = store.read(session, Paper, id_)
    return View(
        paper=paper,
        pdf=attachments.get(session.store, paper.file) if paper.file else b"",
        signer=store.by_ids(session, Signer, [paper.signer]).get(paper.signer),
        committee=store.labels(session, Committee, [paper.committee]).get(paper.committee, ""),
        register=register_of(session, paper.register or OF_KIND[paper.kind]).name,
        refers_to=store.by_ids(session, Paper, [paper.refers_to]).get(paper.refers_to),
        referring=story(session, id_),
        changes=records.history(session, Paper, id_),
    )


def request_of(draft: Paper) -> Request:
    """Give the request that a kept draft was made of."""
    return Request(
        kind=draft.kind,
        committee=draft.committee,
        dated=draft.dated,
        way=draft.way,
        number=draft.number,
        thai_digits=draft.thai_digits,
        draft=draft.id,
    )


def usual(session: Session, kind: str) -> Usual:
    """Tell how a kind of paper is usually issued."""
    return Usual(register_of(session, OF_KIND[kind]).way, the_office(session).thai_digits)


def years(session: Session) -> tuple[int, ...]:
    """List the Buddhist years that papers were numbered in, the newest first."""
    paper = tables.of(Paper)
    question = select(paper.c.year).where(~paper.c.deleted, paper.c.year.is_not(None))
    return tuple(session.connection.scalars(question.distinct().order_by(paper.c.year.desc())))

"""Many papers in one action: each is issued whole by itself, one that cannot be is named, and the others go on.

All of them are one unit of work: cancelled half-way, none was issued and no number was used.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from desktop.domain.papers import PAPER_KINDS, Paper
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import attachments, tables
from desktop.store import records as store
from desktop.store.session import Session, attempting
from desktop.work.details import details
from desktop.work.looks import Draw
from desktop.work.papers import Issued, Request, issue

Step = Callable[[int, int], None]
MADE_OF = {
    "committee": "committees",
    "meeting": "meetings",
    "centre": "centres",
}  # what a batch chooses many of


@dataclass(frozen=True)
class Wanted:
    """One paper of a batch and what it is about, in words."""

    label: str
    request: Request


@dataclass(frozen=True)
class Refused:
    """One paper that could not be issued, and why."""

    label: str
    why: CannotDo


@dataclass(frozen=True)
class Batch:
    """What came of a batch, in the order it was asked for."""

    issued: tuple[Paper, ...]
    refused: tuple[Refused, ...]


def wanted(session: Session, request: Request, ids: Iterable[str]) -> tuple[Wanted, ...]:
    """Ask for one paper of a kind for each of many committees, meetings or centres."""
    about = PAPER_KINDS[request.kind].about
    if about not in MADE_OF:
        raise CannotDo("หนังสือชนิดนี้ออกครั้งละฉบับ", "kind")
    ids = tuple(dict.fromkeys(ids))
    topic = TOPICS[MADE_OF[about]]
    labels, more = store.labels(session, topic, ids), details(session, topic, ids)
    named = {id_: " · ".join(filter(None, (labels[id_], more[id_]))) for id_ in ids}
    return tuple(Wanted(named[id_], _about(request, about, id_)) for id_ in ids)


def _about(request: Request, about: str, id_: str) -> Request:
    named: dict[str, Any] = {about: id_}
    return dataclasses.replace(request, **named)


def ids_of(session: Session, topic: str, numbers: Iterable[int]) -> tuple[str, ...]:
    """Give the ids of rows of a list by their numbers, in their order."""
    table = tables.of(TOPICS[topic])
    wanted = list(numbers)
    found = session.execute(select(table.c.no, table.c.id).where(table.c.no.in_(wanted))).all()
    by_number = dict(map(tuple, found))
    return tuple(by_number[no] for no in wanted if no in by_number)


def issue_all(session: Session, papers: Sequence[Wanted], draw: Draw, step: Step | None = None) -> Batch:
    """Issue the papers of a batch; `step(done, total)` is told of each and may stop all by raising."""
    issued: list[Paper] = []
    refused: list[Refused] = []
    for done, one in enumerate(papers):
        if step:
            step(done, len(papers))
        try:
            with attempting(session):
                issued.append(issue(session, one.request, draw).paper)
        except CannotDo as error:
            refused.append(Refused(one.label, error))
    if step:
        step(len(papers), len(papers))
    return Batch(tuple(issued), tuple(refused))


def files(session: Session, papers: Iterable[Paper]) -> Iterator[tuple[str, bytes]]:
    """Give name and bytes of the file of each paper, one after the other; no two names are the same."""
    given: set[str] = set()
    for paper in papers:
        pdf = attachments.get(session.store, paper.file)
        name = _another(Issued(paper=paper, pdf=pdf).file_name, given)
        given.add(name)
        yield name, pdf


def _another(name: str, given: set[str]) -> str:
    stem, again = name.removesuffix(".pdf"), 1
    while name in given:
        again += 1
        name = f"{stem} ({again}).pdf"
    return name

"""The report of merging for the file: what came from which copy, who decided where copies differed, what still waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import RowMapping, select

from desktop.documents.contents import merge_report as contents
from desktop.documents.contents.merge_report import Decision, Package, Waiting
from desktop.domain.records import Record
from desktop.domain.topics import TOPICS
from desktop.store import conflicts as store
from desktop.store import devices, history, tables
from desktop.store import records as kept_records
from desktop.store.session import Session
from desktop.work import conflicts, merging
from desktop.work.conflicts import DECIDED, Conflict, cell_said, cell_title
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look


def report(session: Session, draw: Draw) -> bytes:
    """Draw the report as a PDF; nothing of cases is printed."""
    office, now = the_office(session), datetime.now().astimezone()
    waiting = conflicts.conflicts(session)
    open_ = [one for one in waiting if not TOPICS[one.topic].restricted]
    found = contents.Report(
        office=office.label,
        at=now,
        this=next(one.called for one in merging.copies(session) if one.is_this),
        packages=tuple(_packages(session)),
        decisions=tuple(_decisions(session)),
        waiting=tuple(map(_waiting, open_)),
        closed=len(waiting) - len(open_) + _closed_decisions(session),
        signer=office.officer,
        position=office.officer_position,
    )
    words = contents.write(found, thai_digits=office.thai_digits)
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf


def _packages(session: Session) -> Iterator[Package]:
    for one in reversed(merging.exchanges(session)):
        if one.direction == devices.IN:
            yield Package(one.at.astimezone(), one.copy, one.actor, one.changes, one.added, one.changed)


def _made(session: Session) -> list[RowMapping]:
    """List the changes by which somebody decided, in their order, but those that were undone."""
    changes, units = tables.changes, tables.units
    undone = select(units.c.undoes).where(units.c.undoes != "")
    question = (
        select(*changes.c, units.c.actor, units.c.at)
        .join(units, units.c.id == changes.c.unit)
        .where(units.c.action == DECIDED, units.c.undoes == "", units.c.id.not_in(undone))
        .order_by(units.c.clock, changes.c.device, changes.c.seq)
    )
    return [*session.connection.execute(question).mappings()]


def _decisions(session: Session) -> Iterator[Decision]:
    for one in _made(session):
        topic = TOPICS[one["topic"]]
        if not topic.restricted:
            yield _decision(session, topic, one)


def _decision(session: Session, topic: type[Record], change: RowMapping) -> Decision:
    row, field = change["row"], change["field"]
    chosen = history.decode(topic, field, change["value"])
    said, *before = (
        cell_said(session, topic, row, field, value)
        for value in (chosen, *store.values_before(session, topic, change))
    )
    return Decision(
        label=kept_records.labels(session, topic, [row]).get(row, ""),
        title=cell_title(session, topic, field),
        chosen=said,
        others=tuple(one for one in before if one != said),
        actor=change["actor"],
        at=datetime.fromisoformat(change["at"]).astimezone(),
    )


def _closed_decisions(session: Session) -> int:
    return sum(TOPICS[one["topic"]].restricted for one in _made(session))


def _waiting(one: Conflict) -> Waiting:
    values = tuple((value.said, value.actor, value.at.astimezone()) for value in one.values)
    return Waiting(one.label, one.title, values)

"""The report of merging for the file: what came from which copy, who decided where copies differed, what still waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import RowMapping, func, select

from desktop.documents.contents import merge_report as contents
from desktop.documents.contents.merge_report import Decision, Joined, Package, Waiting
from desktop.domain.doubles import Double
from desktop.domain.records import Record
from desktop.domain.topics import TOPICS
from desktop.i18n import N_, _
from desktop.store import conflicts as store
from desktop.store import devices, history, settling, tables, withheld
from desktop.store import records as kept_records
from desktop.store.session import Session
from desktop.work import conflicts, merging
from desktop.work.conflicts import DECIDED, JOINED_TWO, KEPT_APART, Conflict, cell_said, cell_title
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look

_GONE = {withheld.ERASED: N_("ลบแล้ว"), withheld.ELSEWHERE: conflicts.ELSEWHERE}


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
        joined=tuple(_joined(session)),
        waiting=tuple(map(_waiting, open_)),
        closed=len(waiting) - len(open_) + _closed_decisions(session),
        held=merging.held_tambons(session),
        withheld=session.connection.scalar(select(func.count()).select_from(tables.withheld)) or 0,
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


def _made(session: Session, *actions: str) -> list[RowMapping]:
    """List the changes of some actions, by which somebody decided, in their order, but those that were undone."""
    changes, units = tables.changes, tables.units
    undone = select(units.c.undoes).where(units.c.undoes != "")
    question = (
        select(*changes.c, units.c.actor, units.c.at)
        .join(units, units.c.id == changes.c.unit)
        .where(units.c.action.in_(actions), units.c.undoes == "", units.c.id.not_in(undone))
        .order_by(units.c.clock, changes.c.device, changes.c.seq)
    )
    return [*session.connection.execute(question).mappings()]


def _decisions(session: Session) -> Iterator[Decision]:
    for one in _made(session, DECIDED):
        topic = TOPICS[one["topic"]]
        if not topic.restricted:
            yield _decision(session, topic, one)


def _decision(session: Session, topic: type[Record], change: RowMapping) -> Decision:
    row, field = change["row"], change["field"]
    value = settling.as_stored(topic, field, history.said(field, change["value"]))
    said, *before = (
        _gone(session, device, seq) or cell_said(session, topic, row, field, one)
        for device, seq, one in (
            (change["device"], change["seq"], value),
            *store.said_before(session, topic, change),
        )
    )
    return Decision(
        label=conflicts.label_of(session, topic, row) or said,
        title=cell_title(session, topic, field),
        chosen=said,
        others=tuple(one for one in before if one != said),
        actor=change["actor"],
        at=datetime.fromisoformat(change["at"]).astimezone(),
    )


def _gone(session: Session, device: str, seq: int) -> str:
    """Say why the value of a change is not here; "" where it is."""
    why = withheld.why(session, device, seq)
    return _(_GONE[why]) if why else ""


def _joined(session: Session) -> Iterator[Joined]:
    """List the answers about probable doubles, in their order."""
    for change in _made(session, JOINED_TWO, KEPT_APART):
        if (
            change["topic"] == Double.topic
            and change["field"] in (history.WHOLE, "answer")
            and change["value"]
        ):
            pair = kept_records.read(session, Double, change["row"])
            said = history.said(change["field"], change["value"])
            text = said["answer"] if change["field"] == history.WHOLE else said
            labels = kept_records.labels(session, TOPICS[pair.of], (pair.one, pair.two))
            yield Joined(
                labels.get(pair.one, ""),
                labels.get(pair.two, ""),
                cell_said(session, Double, pair.id, "answer", text),
                change["actor"],
                datetime.fromisoformat(change["at"]).astimezone(),
            )


def _closed_decisions(session: Session) -> int:
    return sum(TOPICS[one["topic"]].restricted for one in _made(session, DECIDED))


def _waiting(one: Conflict) -> Waiting:
    values = tuple((value.said, value.actor, value.at.astimezone()) for value in one.values)
    return Waiting(one.label, one.title, values)

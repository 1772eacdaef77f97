"""What is past the time it is kept: found for people to look at, never touched here.

A record that anything living refers to is in use and past no time; what is destroyed goes by a list (`disposal.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, select

from desktop.domain.cases import Case, Party
from desktop.domain.committees import Committee
from desktop.domain.meetings import Meeting
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.records import Kind, Record, fields_of
from desktop.domain.retention import (
    RETAINED,
    DisposalItem,
    DisposalList,
    RetentionRule,
    due,
    last_kept,
    rule_on,
)
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.topics import OPEN, TOPICS
from desktop.domain.users import MEDIATION
from desktop.store import dialect, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import closed_lists, destroying, scopes

_Found = tuple[str, str, str, date]  # id, what may stay known of it, its name, since when
_LET_GO = {(Survey, "before")}  # a link that does not keep what it names in use: last year's survey


@dataclass(frozen=True)
class Past:
    """One record past its time; the reference names it for good, the label while it stands."""

    of: str  # a key of RETAINED
    record: str
    reference: str
    label: str
    since: date
    due: date


def past(session: Session, today: date, kinds: Collection[str] = tuple(RETAINED)) -> Iterator[Past]:
    """Find what is past its time on a day and on no list yet, kind by kind, the longest overdue first.

    What was destroyed, and another copy wrote of meanwhile, comes after it.

    Cases, and people where there are cases, are found for those only who may open the cases.
    """
    scopes.require_all(session)
    rules = store.find(session, RetentionRule)
    waiting = _listed(session)
    for of in (one for one in RETAINED if one in kinds and one in _FINDERS):
        rule = rule_on(rules, of, today)
        until = last_kept(rule, today)
        if rule is not None and until is not None:
            for id_, reference, label, since in _FINDERS[of](session, until):
                if (of, id_) not in waiting:
                    yield Past(of, id_, reference, label, since, due(rule, since))
        yield from (one for one in _destroyed(session, of) if (of, one.record) not in waiting)


def still_past(session: Session, kinds: Collection[str], today: date) -> set[tuple[str, str]]:
    """Collect the records of some kinds that are past their time and in nobody's use, on a list or not, or destroyed."""
    scopes.require_all(session)
    rules = store.find(session, RetentionRule)
    limits = {of: last_kept(rule_on(rules, of, today), today) for of in kinds}
    past = {(of, found[0]) for of, until in limits.items() if until for found in _FINDERS[of](session, until)}
    return past | {(of, one.record) for of in limits for one in _destroyed(session, of)}


def reminds(session: Session, today: date) -> bool:
    """Tell whether anything is past its time of which no list was made this year; the office reminds of it."""
    if not scopes.sees_all(session):
        return False
    begun = date(today.year, 1, 1)
    item, listing = tables.of(DisposalItem), tables.of(DisposalList)
    question = select(item.c.of).join(listing, listing.c.id == item.c.listing)
    listed = session.connection.scalars(
        question.where(listing.c.made >= begun, ~listing.c.deleted).distinct()
    )
    kinds = set(_FINDERS) - set(listed)
    return next(past(session, today, kinds), None) is not None


def _destroyed(session: Session, of: str) -> Iterator[Past]:
    """Find the destroyed records of a kind that say something again, or have parts that do."""
    item = tables.of(DisposalItem)
    if of == Case.topic and MEDIATION not in session.store.permits:
        return
    question = select(item.c.record, item.c.reference, item.c.since, item.c.due)
    where = (item.c.of == of, item.c.outcome == "destroyed", ~item.c.deleted)
    gone = {one.record: one for one in session.connection.execute(question.where(*where))}
    said = destroying.said_since(session, TOPICS[of], [*gone]) if gone else set()
    for id_ in (one for one in gone if one in said):
        yield Past(of, id_, gone[id_].reference, "", gone[id_].since, gone[id_].due)


def _listed(session: Session) -> set[tuple[str, str]]:
    """Collect what stands on a list that is not carried out yet."""
    item, listing = tables.of(DisposalItem), tables.of(DisposalList)
    question = select(item.c.of, item.c.record).join(listing, listing.c.id == item.c.listing)
    where = (listing.c.state != "done", item.c.outcome == "", ~item.c.deleted, ~listing.c.deleted)
    return {(row.of, row.record) for row in session.connection.execute(question.where(*where))}


# in use


def _unused(topic: type[Record]) -> list[ColumnElement[bool]]:
    """Ask for the records that nothing living refers to but their own parts."""
    own, conditions = tables.of(topic), []
    for other in OPEN.values():
        for field in fields_of(other):
            is_link = field.kind is Kind.LINK and field.topic == topic.topic
            if is_link and field.name != other.part_of and (other, field.name) not in _LET_GO:
                table = tables.of(other).alias()
                named = select(table.c.no).where(
                    table.c[field.name] == own.c.id, ~dialect.unindexed(table.c.deleted)
                )
                conditions.append(~named.exists())
    return conditions


def _in_cases(session: Session, field: str) -> Collection[str] | None:
    """Collect whom or what the parties of cases are; `None` where there are cases and they may not be opened."""
    if MEDIATION in session.store.permits:
        return {str(cells[field]) for _id, cells in closed_lists.cells(session, Party, (field,))}
    party = tables.of(Party)
    known = session.connection.scalar(select(party.c.no).where(~party.c.deleted).limit(1))
    return () if known is None else None


# kind by kind


def _people(session: Session, until: date) -> Iterator[_Found]:
    """Find the people whom nothing names and nobody changed since; who asked for rest is kept."""
    table, changes, units = tables.of(Person), tables.changes, tables.units
    after = (until + timedelta(1)).isoformat()
    oldest = session.connection.scalar(select(func.min(units.c.at)))
    in_cases = _in_cases(session, "person")
    if in_cases is None or not oldest or oldest >= after:
        return
    own = (changes.c.topic == Person.topic, changes.c.row == table.c.id)
    newest = (
        select(func.max(units.c.at)).join(changes, changes.c.unit == units.c.id).where(*own).scalar_subquery()
    )
    where = (~table.c.deleted, table.c.restricted_since.is_(None), table.c.erased.is_(None), newest < after)
    question = select(table.c.id, table.c.label, newest.label("at")).where(*where, *_unused(Person))
    for row in session.connection.execute(question.order_by("at", table.c.no)):
        if row.id not in in_cases:
            yield row.id, "", row.label, datetime.fromisoformat(row.at).astimezone().date()


def _surveys(session: Session, until: date) -> Iterator[_Found]:
    table, round_, group = tables.of(Survey), tables.of(SurveyRound), tables.of(Organisation)
    question = (
        select(table.c.id, round_.c.year, round_.c.finished, group.c.label.label("named"))
        .join(round_, round_.c.id == table.c.round)
        .join(group, group.c.id == table.c.organisation)
        .where(~table.c.deleted, round_.c.finished <= until, *_unused(Survey))
        .order_by(round_.c.finished, group.c.sort_key, table.c.no)
    )
    for row in session.connection.execute(question):
        named = f"{row.named} ปี {row.year}"
        yield row.id, named, named, row.finished


def _received(session: Session, until: date) -> Iterator[_Found]:
    """Find the letters; their subject may name somebody, so that only the number stays known."""
    table = tables.of(Received)
    for row in _rows(session, Received, table.c.came, until, table.c.number, table.c.year, table.c.label):
        yield row.id, f"{row.number or '–'}/{row.year or '–'}", row.label, row.since


def _meetings(session: Session, until: date) -> Iterator[_Found]:
    table, committee = tables.of(Meeting), tables.of(Committee)
    rows = list(_rows(session, Meeting, table.c.held, until, table.c.label, table.c.committee))
    found = select(committee.c.id, committee.c.label)
    named = {
        row.id: row.label
        for part in store.parts(sorted({row.committee for row in rows}))
        for row in session.connection.execute(found.where(committee.c.id.in_(part)))
    }
    for row in rows:
        label = f"{named.get(row.committee, '')} {row.label}".strip()
        yield row.id, label, label, row.since


def _organisations(session: Session, until: date) -> Iterator[_Found]:
    table = tables.of(Organisation)
    in_cases = _in_cases(session, "organisation")
    if in_cases is None:
        return
    for row in _rows(session, Organisation, table.c.closed, until, table.c.label, table.c.status):
        if row.status != "active" and row.id not in in_cases:
            yield row.id, row.label, row.label, row.since


def _rows(session: Session, topic: type[Record], since: Any, until: date, *columns: Any) -> Iterable[Any]:
    """Read the unused records of a topic whose day is not after another, the oldest first."""
    table = tables.of(topic)
    where = (~table.c.deleted, since <= until, *_unused(topic))
    question = select(table.c.id, since.label("since"), *columns).where(*where)
    return session.connection.execute(question.order_by(since, table.c.no))


def _cases(session: Session, until: date) -> Iterator[_Found]:
    """Find the cases that are over, by their numbers alone."""
    if MEDIATION not in session.store.permits:
        return
    over = [
        (cells["ended"], id_, cells["code"])
        for id_, cells in closed_lists.cells(session, Case, ("ended", "code"))
        if cells["ended"] and cells["ended"] <= until
    ]
    for ended, id_, code in sorted(over):
        yield id_, code, code, ended


_FINDERS: dict[str, Callable[[Session, date], Iterator[_Found]]] = {
    "people": _people,
    "surveys": _surveys,
    "received": _received,
    "meetings": _meetings,
    "organisations": _organisations,
    "cases": _cases,
}  # issued papers stay for good: none looks for them

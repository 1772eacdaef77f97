"""Two records that are one thing: one stays, the other is set aside, and every link to it leads to the one that stays.

What is written is the answer alone (`domain.doubles`), with the values that a person chose for the one that stays. The
links follow from it, here and in every copy, as do later changes of the record that went: they are its successor's.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from desktop.domain import doubles
from desktop.domain.doubles import JOINED, Answer, Double
from desktop.domain.records import Kind, Record, fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import joined, records, settling, tables
from desktop.store.session import Session


def join(session: Session, topic: type[Record], stays: str, other: str, cells: Mapping[str, Any]) -> None:
    """Join a record to the one that stays, which takes the cells that a person chose; one undo takes all of it back."""
    if topic.topic not in JOINED or stays == other:
        raise AssertionError("only two records of a topic that can be joined are one")
    living = records.by_ids(session, topic, (stays, other)).keys()
    gone = sa.select(tables.of(topic).c.id).where(
        tables.of(topic).c.id.in_((stays, other)), tables.of(topic).c.deleted
    )
    if len(living) < 2 or session.connection.scalars(gone).first():
        raise CannotDo("รายการนี้มีผู้รวมหรือนำออกไปแล้ว กรุณาดูรายการล่าสุดอีกครั้ง")
    seen: dict[str, int] = {}
    for one in settling.changes_of(session, topic.topic, [other])[other]:
        seen[one.device] = max(one.seq, seen.get(one.device, 0))
    if cells:
        records.change_cells(session, topic, stays, dict(cells))
        records.derive(session, topic, stays)
    _turn_sealed(session, topic, stays, other)
    _answer(session, topic.topic, (stays, other), Answer(stays, seen))


def keep_apart(session: Session, topic: type[Record], one: str, other: str) -> None:
    """Remember that two records are two things, here and in every copy that hears of it."""
    _answer(session, topic.topic, (one, other), Answer())


def answered(session: Session, topic: str) -> frozenset[str]:
    """List the pairs of a topic that somebody answered about, by the ids of the answers."""
    table = tables.of(Double)
    found = sa.select(table.c.id).where(table.c.of == topic, ~table.c.deleted)
    return frozenset(session.connection.scalars(found))


def follow(session: Session, touched: Mapping[type[Record], Iterable[str]]) -> None:
    """Bring records to what the answers say, after answers or records with links were changed otherwise than by a join."""
    for topic, rows in touched.items():
        if topic is Double:
            _follow_answers(session, rows)
            continue
        known = joined.joins(session, topic.topic)
        if known.into or joined.linked(session, topic):
            settling.settle(session, topic, known.with_above(rows))


def _answer(session: Session, of: str, ids: tuple[str, str], answer: Answer) -> None:
    id_, (one, two) = doubles.pair_id(of, ids), sorted(ids)
    text = doubles.written(answer)
    table = tables.of(Double)
    if session.connection.scalar(sa.select(table.c.id).where(table.c.id == id_)):
        records.change_cells(session, Double, id_, {"answer": text, "deleted": False})
    else:
        records.add(session, Double(id=id_, of=of, one=one, two=two, answer=text))
    _follow_answers(session, [id_])


def _follow_answers(session: Session, pairs: Iterable[str]) -> None:
    """Settle the records that answers speak of, all that are joined with them, and whatever names one of those."""
    for of, ids in _together(session, {*pairs}).items():
        settling.settle(session, TOPICS[of], sorted(ids))
        for topic in TOPICS.values():
            named = [f.name for f in fields_of(topic) if f.topic == of and not tables.sealed(topic, f)]
            rows = {row for name in named for row in _naming(session, topic, name, sorted(ids))}
            settling.settle(session, topic, sorted(rows))


def _together(session: Session, pairs: set[str]) -> dict[str, set[str]]:
    """Give by topic the records of some answers, with all that any answer puts beside them."""
    table = tables.of(Double)
    rows = session.connection.execute(sa.select(table.c.id, table.c.of, table.c.one, table.c.two)).all()
    found: dict[str, set[str]] = {}
    for row in rows:
        if row.id in pairs and row.of in JOINED:
            found.setdefault(row.of, set()).update((row.one, row.two))
    for of, ids in found.items():
        beside = [{row.one, row.two} for row in rows if row.of == of]
        while more := [pair for pair in beside if pair & ids and not pair <= ids]:
            ids.update(*more)
        ids &= {*records.labels(session, TOPICS[of], ids)}  # those that stand here
    return found


def _naming(session: Session, topic: type[Record], field: str, ids: list[str]) -> Iterable[str]:
    table = tables.of(topic)
    for part in records.parts(ids):
        yield from session.connection.scalars(sa.select(table.c.id).where(table.c[field].in_(part)))


def _turn_sealed(session: Session, topic: type[Record], stays: str, other: str) -> None:
    """Turn the sealed links of cases, which only their readers can: elsewhere they name the record that was set aside."""
    if MEDIATION not in session.store.permits:
        return
    for kind in (one for one in TOPICS.values() if one.restricted):
        named = [
            f.name for f in fields_of(kind) if f.kind is Kind.LINK and f.topic == topic.topic and not f.plain
        ]
        for record in records.find(session, kind) if named else ():
            for name in (name for name in named if getattr(record, name) == other):
                _turn(session, kind, record, name, stays)


def _turn(session: Session, kind: type[Record], record: Record, name: str, stays: str) -> None:
    turned: dict[str, Any] = {name: stays}
    records.save(session, dataclasses.replace(records.read(session, kind, record.id), **turned))

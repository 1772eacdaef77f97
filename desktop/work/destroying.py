"""Records taken out of the file for good, with their parts, their history and the files that nothing else names.

Who calls it has asked whether they may go: a list that a person approved (`disposal.py`). A part keeps the link to what
it was a part of, so that what another copy wrote of it meanwhile is found again, and goes the same way.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop.domain.people import Person
from desktop.domain.privacy import bare
from desktop.domain.records import Kind, Record, field_of, fields_of
from desktop.domain.surveys import Survey
from desktop.domain.topics import TOPICS
from desktop.store import drafts, forgetting, history, joined, settling, tables, withheld
from desktop.store import records as store
from desktop.store.session import Session

_Row = tuple[type[Record], str]  # a record by its topic and id
_NOTHING = ("", '""', "null", "false", "0", "[]", "{}")  # values of the log that say nothing


def destroy(session: Session, rows: Sequence[_Row], on: date) -> None:
    """Empty records and their parts, set them aside, and take away what the log said of them; never undone."""
    history.mark_final(session)
    every = [one for row in _with_joined(session, rows) for one in _with_parts(session, *row)]
    files = {file for row in every for file in _case_files(session, *row)}
    said = [name for row in every for name in _logged(session, *row)]
    for topic, id_ in every:
        if topic is Survey:
            _let_go(session, id_)
        _empty(session, topic, id_, on)
    withheld.withhold(session, said, withheld.ERASED)  # once for all: it puts the whole file in order
    forgetting.note(session, files)
    for topic in {topic for topic, _id in every}:
        settling.settle(session, topic, [id_ for of, id_ in every if of is topic])


def said_since(session: Session, topic: type[Record], ids: Sequence[str]) -> set[str]:
    """Name those of some destroyed records of which the log says something again: a copy that had not heard wrote it."""
    rows, changes = _wholes(session, topic, ids), tables.changes
    said: set[str] = set()
    for of in {of for of, _id in rows}:
        kept = ("deleted", of.part_of, *(("first_name", "erased") if of is Person else ()))
        speaks = (changes.c.topic == of.topic, changes.c.field.not_in(kept), changes.c.value.not_in(_NOTHING))
        for part in store.parts([id_ for one, id_ in rows if one is of]):
            found = session.connection.scalars(select(changes.c.row).where(*speaks, changes.c.row.in_(part)))
            said |= {rows[of, id_] for id_ in found}
    return said


def _wholes(session: Session, topic: type[Record], ids: Sequence[str]) -> dict[_Row, str]:
    """Tell of some records, those joined to them and all their parts, which of the records each belongs to."""
    known = joined.joins(session, topic.topic)
    rows: dict[_Row, str] = {(topic, one): id_ for id_ in ids for one in known.with_below([id_])}
    for part in _parts_of(topic):
        table, whole = tables.of(part), {id_: root for (_topic, id_), root in rows.items() if _topic is topic}
        owned: dict[str, str] = {}
        for some in store.parts([*whole]):
            question = select(table.c.id, table.c[part.part_of]).where(table.c[part.part_of].in_(some))
            owned |= {id_: whole[of] for id_, of in session.connection.execute(question)}
        rows |= {row: owned[id_] for row, id_ in _wholes(session, part, [*owned]).items()}
    return rows


def _parts_of(topic: type[Record]) -> list[type[Record]]:
    every = (one for one in TOPICS.values() if one.part_of)
    return [one for one in every if field_of(one, one.part_of).topic == topic.topic]


def _with_joined(session: Session, rows: Sequence[_Row]) -> Iterator[_Row]:
    """List records after those that were joined to them: what is written of these counts for the one that stays."""
    known = {topic: joined.joins(session, topic.topic) for topic in {topic for topic, _id in rows}}
    for topic, id_ in rows:
        others = known[topic].with_below([id_]) - {id_}
        yield from (
            (topic, one) for one in sorted(others, key=lambda one: -len(known[topic].with_above([one])))
        )
        yield topic, id_


def _with_parts(session: Session, topic: type[Record], id_: str) -> Iterator[_Row]:
    """List a record after all its parts, those set aside too."""
    for part in _parts_of(topic):
        table = tables.of(part)
        question = select(table.c.id).where(table.c[part.part_of] == id_)
        for one in session.connection.scalars(question).all():
            yield from _with_parts(session, part, one)
    yield topic, id_


def _let_go(session: Session, id_: str) -> None:
    """Empty the link of the next year's survey to one that is destroyed."""
    table = tables.of(Survey)
    for one in session.connection.scalars(select(table.c.id).where(table.c.before == id_)).all():
        store.change_cells(session, Survey, one, {"before": None})


def _empty(session: Session, topic: type[Record], id_: str, on: date) -> None:
    """Empty all cells of a record, set it aside and forget its half-typed forms."""
    stored = session.execute(select(tables.of(topic)).where(tables.of(topic).c.id == id_)).mappings().one()
    store.change_cells(session, topic, id_, dict(_left(session, topic, id_, stored, on)))
    store.derive(session, topic, id_)
    if not stored["deleted"]:
        store.remove(session, topic, id_)
    drafts.drop_of_all(session, f"{topic.topic}:{id_}")


def _left(
    session: Session, topic: type[Record], id_: str, stored: Any, on: date
) -> Iterator[tuple[str, Any]]:
    """Give the cells that are to change with what is left: nothing, the whole of a part, a person's code and the day."""
    gone = dataclasses.replace(bare(Person(id=id_)), erased=on)
    row = store.row_of(session, gone) if topic is Person else {}
    for field in fields_of(topic):
        left = row.get(field.name, history.nothing(topic, field.name))
        if field.kind is Kind.MAP:
            yield from ((f"{field.name}/{key}", "") for key in stored[field.name] or {})
        elif field.name == topic.part_of:
            yield field.name, stored[field.name]
        elif stored[field.name] != left:
            yield field.name, left


def _logged(session: Session, topic: type[Record], id_: str) -> list[tuple[str, int]]:
    """Name the changes of a record that say something."""
    changes = tables.changes
    where = (changes.c.topic == topic.topic, changes.c.row == id_, changes.c.value != "")
    question = select(changes.c.device, changes.c.seq).where(*where)
    return [(one.device, one.seq) for one in session.connection.execute(question)]


def _case_files(session: Session, topic: type[Record], id_: str) -> Iterator[str]:
    """Name the files of a part of a case: what the log says of them is sealed, and tells nothing."""
    names = [field.name for field in fields_of(topic) if field.kind is Kind.FILE]
    if topic.restricted and names:
        record = store.by_ids(session, topic, [id_])[id_]
        yield from filter(None, (getattr(record, name) for name in names))

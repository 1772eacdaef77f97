"""Records taken out of the file for good, with their parts, their history and the files that nothing else names.

Who calls it has asked whether they may go: a list that a person approved (`disposal.py`).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select

from desktop.domain.doubles import JOINED
from desktop.domain.people import Person
from desktop.domain.privacy import bare
from desktop.domain.records import Kind, Record, field_of, fields_of
from desktop.domain.surveys import Survey
from desktop.domain.topics import TOPICS
from desktop.store import drafts, forgetting, history, joined, settling, tables, withheld
from desktop.store import records as store
from desktop.store.session import Session

_Row = tuple[type[Record], str]  # a record by its topic and id


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
    for topic in {topic for topic, _id in every if topic.topic in JOINED}:
        settling.settle(session, topic, [id_ for of, id_ in every if of is topic])


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
    for part in TOPICS.values():
        if part.part_of and field_of(part, part.part_of).topic == topic.topic:
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
    """Give the cells that are to change with what is left in them: nothing, or a person's code and the day."""
    gone = dataclasses.replace(bare(Person(id=id_)), erased=on)
    row = store.row_of(session, gone) if topic is Person else {}
    for field in fields_of(topic):
        left = row.get(field.name, history.nothing(topic, field.name))
        if field.kind is Kind.MAP:
            yield from ((f"{field.name}/{key}", "") for key in stored[field.name] or {})
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

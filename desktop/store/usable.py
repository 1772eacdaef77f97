"""Who may be named anew: a person whose data rests, or was erased, is put into no new record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from desktop.domain.papers import Paper
from desktop.domain.people import Person, check_usable
from desktop.domain.records import Record, fields_of
from desktop.store import tables
from desktop.store.session import Session

_BATCH = 500  # ids in one question


def check(session: Session, topic: type[Record], rows: Iterable[Mapping[str, Any]]) -> None:
    """Refuse rows, or changed cells, that name such a person; `CannotDo` is about the field that does.

    Cases may name anybody, for the law leaves the defence of rights free; a paper is looked at before it is issued.
    """
    names = [field.name for field in fields_of(topic) if field.topic == Person.topic]
    if not names or topic.restricted or topic is Paper:
        return
    named = {row[name]: name for row in rows for name in names if row.get(name)}
    for person in resting(session, named):
        check_usable(person, named[person.id])


def resting(session: Session, ids: Iterable[str]) -> list[Person]:
    """List those of some people whose data rests or was erased, by name and since when."""
    table, wanted, found = tables.of(Person), sorted(set(ids) - {""}), []
    shown = (table.c.id, table.c.label, table.c.restricted_since, table.c.erased)
    held = sa.or_(table.c.restricted_since.is_not(None), table.c.erased.is_not(None))
    for start in range(0, len(wanted), _BATCH):
        question = sa.select(*shown).where(table.c.id.in_(wanted[start : start + _BATCH]), held)
        for id_, label, since, erased in session.connection.execute(question.order_by(table.c.sort_key)):
            found.append(Person(id=id_, first_name=label, restricted_since=since, erased=erased))
    return found

"""Seals what is said of cases, cell by cell, under the second key, which only users with the permission hold.

A closed cell is text that says nothing to others: not its kind, nor what it refers to. It is bound to its topic, record
and field, so that it cannot be moved to another. Copies merge it as it is.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa

from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import ids

FOUND_BY = "search_text"  # derived, and sealed as the fields are


_FEW = 1_000  # rows that are asked for by their numbers


@dataclass(frozen=True)
class Texts:
    """The opened texts that the rows of a topic are found by, and the versions of the rows that they are of."""

    seen: tuple[Any, ...] = ()  # how many rows, and the sum of their versions
    by_number: dict[int, str] = dataclasses.field(default_factory=dict)
    versions: dict[int, int] = dataclasses.field(default_factory=dict)


def require(session: Session, topic: type[Record]) -> None:
    """Refuse to open a closed topic to a user without the permission."""
    if topic.restricted:
        session.require(MEDIATION)


def row_of(session: Session, record: Record, stored: sa.RowMapping | None) -> dict[str, Any]:
    """Make the sealed columns of a record; what did not change keeps the seal that it has."""
    topic, row = type(record), {}
    for one in fields_of(topic):
        if not one.plain:
            kept = stored[one.name] if stored is not None else ""
            row[one.name] = _sealed(session, topic, record.id, one, getattr(record, one.name), kept)
    return row


def _sealed(session: Session, topic: type[Record], id_: str, field: Field, value: Any, kept: str) -> str:
    if field.kind is Kind.SECRET:
        value = _national_id(field, value, opened(session, topic, id_, field.name, kept))
    return seal_anew(session, topic, id_, field.name, _plain(value), kept)


def _national_id(field: Field, value: str, before: Any) -> str:
    """Give the digits of a national id; one that came masked and was not touched is the one before."""
    if not value or (before and value == ids.mask(before)):
        return str(before or "") if value else ""
    try:
        return ids.digits(value)
    except CannotDo as refused:
        raise refused.about(field.name) from refused


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value) or None
    return None if value in ("", False) else value


def seal_anew(session: Session, topic: type[Record], id_: str, name: str, said: Any, kept: str) -> str:
    """Seal one value as JSON, "" where it says nothing; what is kept stays where it says the same."""
    if said is None:
        return ""
    if kept and opened(session, topic, id_, name, kept) == said:
        return kept
    return session.store.vault.seal_case(json.dumps(said, ensure_ascii=False), _place(topic, id_, name))


def opened(session: Session, topic: type[Record], id_: str, name: str, kept: str) -> Any:
    """Give what a closed cell says, as JSON has it; `None` where it says nothing."""
    return json.loads(session.store.vault.unseal_case(kept, _place(topic, id_, name))) if kept else None


def value_of(session: Session, topic: type[Record], id_: str, field: Field, kept: str) -> Any:
    """Give the value of a closed cell as its record has it; a national id comes masked."""
    said = opened(session, topic, id_, field.name, kept)
    if said is None:
        return field.empty
    if field.kind is Kind.SECRET:
        return ids.mask(said)
    if field.kind is Kind.DAY:
        return date.fromisoformat(said)
    return tuple(said) if field.kind is Kind.MANY else said


def logged_value(session: Session, topic: type[Record], id_: str, name: str, kept: Any) -> Any:
    """Give what a cell of the change log says; a national id stays sealed."""
    field = field_of(topic, name) if name != "deleted" else None
    if field is None or not tables.sealed(topic, field) or not kept:
        return kept
    return "•" if field.kind is Kind.SECRET else opened(session, topic, id_, name, kept)


def texts(session: Session, topic: type[Record]) -> dict[int, str]:
    """Give the text that each row is found by, by its number; what was opened stays in memory while the office is open.

    Only what the change log has since is opened anew, and nothing that may still be rolled back is kept.
    """
    known = session.store.texts.get(topic.topic, Texts()) if not session.actor else Texts()
    table = tables.of(topic)
    # each save of a record counts its version on
    asked = sa.select(sa.func.count(), sa.func.sum(table.c.version)).select_from(table)
    seen = tuple(session.connection.execute(asked).one())
    if seen != known.seen:
        known = _texts_now(session, topic, known, seen)
        if not session.actor:
            session.store.texts[topic.topic] = known
    return known.by_number


def _texts_now(session: Session, topic: type[Record], known: Texts, seen: tuple[Any, ...]) -> Texts:
    table = tables.of(topic)
    rows = session.connection.execute(sa.select(table.c.no, table.c.version))
    versions = {row.no: row.version for row in rows}
    changed = [no for no, version in versions.items() if known.versions.get(no) != version]
    question = sa.select(table.c.no, table.c.id, table.c[FOUND_BY])
    if len(changed) <= _FEW:
        question = question.where(table.c.no.in_(changed))
    texts = dict(known.by_number)
    for no, id_, kept in session.connection.execute(question):
        texts[no] = opened(session, topic, id_, FOUND_BY, kept) or ""
    return Texts(seen, texts, versions)


def _place(topic: type[Record], id_: str, name: str) -> str:
    return f"{topic.topic}/{id_}/{name}"

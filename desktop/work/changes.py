"""The history of a record in words: who changed what, from which value, and what of it can be given back."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from desktop.domain.own_fields import OwnField
from desktop.domain.own_fields import in_words as own_in_words
from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.store import attachments, closing, tables
from desktop.store import history as log
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work.words import said

_GONE = N_("(ไม่เก็บค่านี้แล้ว)")


@dataclass(frozen=True)
class Change:
    """One line of a record's history, in words."""

    at: datetime
    actor: str
    action: str
    field: str
    old: str
    new: str
    change: str = ""  # its name in the log, where the old value can be given back


def history(session: Session, topic: type[Record], id_: str) -> tuple[Change, ...]:
    """Tell who changed what in a record, oldest first; sealed values stay sealed."""
    closing.require(session, topic)
    fields = {field.name: field for field in fields_of(topic)}
    entries = _entries(session, topic, id_)
    labels = _linked_labels(session, fields, entries)
    own = store.by_ids(session, OwnField, (entry.field.partition("/")[2] for entry in entries))
    held = _held_before(topic, entries)
    told = []
    for entry in entries:
        if entry.field == log.WHOLE:
            told.append(Change(entry.at, entry.actor, _(entry.action), "", "", _(N_("เพิ่มรายการ"))))
        elif entry.field == "deleted":
            word = N_("นำออกจากรายการ") if entry.new else N_("นำกลับเข้ารายการ")
            told.append(Change(entry.at, entry.actor, _(entry.action), "", "", _(word)))
        else:
            title, old, new = _cell(fields, own, labels, entry)
            shown = _(_GONE) if entry.withheld else new
            change = entry.change if entry.change in held else ""
            told.append(Change(entry.at, entry.actor, _(entry.action), title, old, shown, change))
    return tuple(told)


def _held_before(topic: type[Record], entries: Iterable[log.Entry]) -> set[str]:
    """Name the changes of one cell whose old value is here and may be typed: neither sealed nor withheld."""
    found: set[str] = set()
    gone = False  # the values that the record was added with
    known: dict[str, bool] = {}
    for entry in entries:
        if entry.field == log.WHOLE:
            gone = entry.withheld
        elif _is_typed(topic, entry.field) and known.get(entry.field, not gone):
            found.add(entry.change)
        known[entry.field] = not entry.withheld
    return found


def _is_typed(topic: type[Record], cell: str) -> bool:
    name = cell.partition("/")[0]
    field = next((one for one in fields_of(topic) if one.name == name), None)
    if field is None or topic.restricted or field.by_act or field.kind is Kind.SECRET:
        return False
    return field.kind is not Kind.MAP or not field.choices


def value_before(session: Session, topic: type[Record], id_: str, change: str) -> tuple[str, Any]:
    """Give the cell of a change and what it said before, as a form holds it; `CannotDo` where that is not given back."""
    entries = log.entries(session, topic, id_)
    entry = next((one for one in entries if one.change == change), None)
    if entry is None or change not in _held_before(topic, entries):
        raise CannotDo("คืนค่านี้ไม่ได้ เพราะเป็นค่าที่ปกปิด ไม่เก็บไว้แล้ว หรือแก้ด้วยปุ่มของเรื่องนั้นเท่านั้น")
    field = field_of(topic, entry.field.partition("/")[0])
    if field.kind is Kind.MAP:
        return entry.field, entry.old or ""
    if entry.old in (None, ""):
        return entry.field, field.empty
    if field.kind is Kind.LINK:
        _check_living(session, TOPICS[field.topic], entry.old)
    if field.kind is Kind.FILE:
        attachments.get(session.store, entry.old)
    return entry.field, _typed(field, entry.old)


def _typed(field: Field, value: Any) -> Any:
    if field.kind is Kind.DAY:
        return date.fromisoformat(value)
    return tuple(value) if field.kind is Kind.MANY else value


def _check_living(session: Session, topic: type[Record], id_: str) -> None:
    table = tables.of(topic)
    row = session.connection.execute(select(table.c.label, table.c.deleted).where(table.c.id == id_)).first()
    if row is None or row.deleted:
        raise CannotDo("คืนค่านี้ไม่ได้ เพราะ “{label}” ถูกนำออกจากรายการแล้ว", label=row.label if row else "?")


def _entries(session: Session, topic: type[Record], id_: str) -> tuple[log.Entry, ...]:
    """List the changes of a record; of a closed one as they say, to those who may open it."""
    entries = log.entries(session, topic, id_)
    if not topic.restricted:
        return tuple(entries)

    def opened(entry: log.Entry, value: Any) -> Any:
        return (
            value
            if entry.field == log.WHOLE
            else closing.logged_value(session, topic, id_, entry.field, value)
        )

    return tuple(
        dataclasses.replace(one, old=opened(one, one.old), new=opened(one, one.new)) for one in entries
    )


def _linked_labels(
    session: Session, fields: Mapping[str, Field], entries: Iterable[log.Entry]
) -> dict[str, str]:
    """Name the records that changed cells referred to, by id, with one question a topic."""
    linked: dict[str, list[str]] = {}
    for entry in entries:
        field = fields.get(entry.field)
        if field is not None and field.kind is Kind.LINK:
            linked.setdefault(field.topic, []).extend(filter(None, (entry.old, entry.new)))
    labels: dict[str, str] = {}
    for topic, ids in linked.items():
        labels |= store.labels(session, TOPICS[topic], ids)
    return labels


def _cell(
    fields: Mapping[str, Field], owned: Mapping[str, OwnField], labels: Mapping[str, str], entry: log.Entry
) -> tuple[str, str, str]:
    """Tell of one changed cell its title, what it said and what it says; of a mapping by what its key stands for."""
    name, _slash, key = entry.field.partition("/")
    old, new = (said(fields[name], value, labels) for value in (entry.old, entry.new))
    if not key or key in fields:
        return _(fields[key or name].heading), old, new
    own = owned.get(key)
    if own is None:
        return key, old, new
    if not fields[name].choices:  # the value itself, not the word of what became of it
        old, new = (_(own_in_words(own, value or "")) for value in (entry.old, entry.new))
    return own.title, old, new

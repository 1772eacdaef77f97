"""Copies of only some tambons: they know of every change, and hold the values of those that they need.

The values of other records are kept elsewhere (`withheld`), so that numbers have no gap and the chain holds; the rows
of those records, and their attachments, are not in the copy. Its packages carry its own work alone; a package for it
leaves out the values that it is not to have, and begins anew each time, for what it needs may have become more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from desktop.domain import scopes
from desktop.domain.records import Kind, Record, fields_of
from desktop.domain.scopes import Scope
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import belonging, merging, records, search, settling, tables, withheld
from desktop.store.merging import Batch, Row
from desktop.store.session import Session

_NAMED = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")  # an attachment, wherever a change names it
_TOPIC, _ROW, _FIELD, _VALUE = 3, 4, 5, 6  # in a row of `changes`


def of_this(session: Session) -> Scope:
    """Give which part of the office this copy holds."""
    return scopes.read(session.connection.scalar(sa.select(tables.device.c.tambons)) or "")


def of(session: Session, device: str) -> Scope:
    """Give which part of the office another copy holds, as far as this one knows."""
    table = tables.devices
    return scopes.read(
        session.connection.scalar(sa.select(table.c.tambons).where(table.c.id == device)) or ""
    )


def note(session: Session, device: str, scope: Scope) -> None:
    """Write down which part of the office a known copy holds."""
    table = tables.devices
    session.execute(sa.update(table).where(table.c.id == device).values(tambons=scopes.written(scope)))


# what the copy holds


def trim(session: Session, scope: Scope, taken: Batch | None = None) -> None:
    """Take out of this copy what is not in its part of the office: the values of changes and the rows of records.

    What was taken may tell of records that they are not in it any more.
    """
    if not scope.tambons:
        return
    device = session.store.device
    outside = belonging.outside(session, scope, device, _kept_elsewhere(taken) if taken else ())
    gone = {topic: sorted(ids) for topic, ids in outside.items()}
    for topic, ids in gone.items():
        for part in records.parts(ids):
            withheld.withhold(session, _others(session, topic, part), withheld.ELSEWHERE)
            search.drop(session, topic, part)
            table = tables.of(topic)
            records.write(session, sa.delete(table).where(table.c.id.in_(part)))
    for topic in gone:
        settling.settle(session, topic, _told_of(session, topic, gone[topic]))


def _kept_elsewhere(batch: Batch) -> set[tuple[str, str]]:
    names = {row[:2] for row in batch.withheld if row[3] == withheld.ELSEWHERE}
    return {(row[_TOPIC], row[_ROW]) for row in batch.changes if row[:2] in names}


def _others(session: Session, topic: type[Record], ids: Any) -> list[tuple[str, int]]:
    changes = tables.changes
    where = (changes.c.topic == topic.topic, changes.c.row.in_(ids), changes.c.device != session.store.device)
    return [(device, seq) for device, seq in session.connection.execute(
        sa.select(changes.c.device, changes.c.seq).where(*where)
    )]  # fmt: skip


def _told_of(session: Session, topic: type[Record], ids: list[str]) -> list[str]:
    """List those of some records that the log tells of: what is not logged is not settled."""
    changes = tables.changes
    found: set[str] = set()
    for part in records.parts(ids):
        told = sa.select(changes.c.row).where(changes.c.topic == topic.topic, changes.c.row.in_(part))
        found.update(session.connection.scalars(told.distinct()))
    return sorted(found)


def lacks_any(session: Session) -> bool:
    """Tell whether a record here names one that is not: the file itself says so only at the commit."""
    return session.connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None


def attachments(session: Session) -> frozenset[str]:
    """Name the attachments that the values in this copy name."""
    changes = tables.changes
    values = session.connection.scalars(sa.select(changes.c.value).where(changes.c.value != ""))
    return frozenset(sha for value in values for sha in _NAMED.findall(value))


def check(session: Session, topic: type[Record], rows: list[dict[str, Any]]) -> None:
    """Refuse new records that belong to a tambon which is not in this copy."""
    scope = of_this(session)
    if not scope.tambons:
        return
    for code in _codes(session, topic, rows):
        if not scope.holds(code):
            raise CannotDo("เครื่องนี้มีข้อมูลเฉพาะบางตำบล และไม่มีตำบลนี้ กรุณาบันทึกที่สำนักงานหรือเครื่องที่มีตำบลนี้")


def _codes(session: Session, topic: type[Record], rows: list[dict[str, Any]]) -> Iterator[str]:
    """Give the codes of tambons that rows name, or that the villages and centres have which they name."""
    for field in fields_of(topic):
        if tables.sealed(topic, field):
            continue
        said = sorted({row[field.name] for row in rows if row.get(field.name)}) if _tells(field) else []
        if field.place:
            yield from said
        else:
            table = tables.of(TOPICS[field.topic]) if said else None
            for part in records.parts(said):
                assert table is not None
                yield from session.connection.scalars(sa.select(table.c.tambon).where(table.c.id.in_(part)))


def _tells(field: Any) -> bool:
    return bool(field.place) or (field.kind is Kind.LINK and field.topic in ("villages", "centres"))


# what goes between copies


def changes_for(session: Session, there: Mapping[str, int], scope: Scope, device: str) -> Batch:
    """Give what a copy lacks that holds the changes up to `there` and is to have a part of the office."""
    if of_this(session).tambons:
        return _own_alone(session, there)
    if not scope.tambons:
        return merging.changes_since(session, there)
    batch = merging.changes_since(session, {})
    gone = {
        (topic.topic, id_) for topic, ids in belonging.outside(session, scope, device).items() for id_ in ids
    }
    empty = {row[:2]: row for row in batch.changes if _is_outside(row, gone, device)}
    told = (
        (row[0], row[1], session.store.vault.digest(row[_VALUE]), withheld.ELSEWHERE)
        for row in empty.values()
    )
    changes = tuple(
        (*row[:_VALUE], "", *row[_VALUE + 1 :]) if row[:2] in empty else row for row in batch.changes
    )
    return replace(batch, changes=changes, withheld=(*batch.withheld, *told))


def _is_outside(row: Row, gone: set[tuple[str, str]], device: str) -> bool:
    mine = row[0] == device  # which has it already
    return (
        (row[_TOPIC], row[_ROW]) in gone
        and row[_FIELD] != settling.DELETED
        and not mine
        and bool(row[_VALUE])
    )


def _own_alone(session: Session, there: Mapping[str, int]) -> Batch:
    """Give what this copy itself wrote: of what others wrote it may have a part alone."""
    known, own = merging.known(session), session.store.device
    since = {
        name: there.get(name, 0) if name.partition("/")[0] == own else last for name, last in known.items()
    }
    return merging.changes_since(session, since)

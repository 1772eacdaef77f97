"""Copies of an office become one: each takes the changes that it lacks, and settles every record they touch.

Merging is the union of the change logs. Of each copy (`device`) a store holds all changes up to some number, so what
another lacks follows from the last numbers alone; a batch that would leave a gap is refused, and one taken twice adds
nothing. What the records then say depends on the held changes only (`settling`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from desktop.domain.records import fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.users import WRITE
from desktop.errors import CannotDo
from desktop.store import closing, history, records, settling, tables
from desktop.store.session import Session

Row = tuple[Any, ...]  # of `units` or `changes`, in the order of the table's columns
_PART = 10_000  # rows written by one statement
_SHOWN = 8  # signs of a copy's name that tell it from the others


@dataclass(frozen=True)
class Batch:
    """What one copy has for another: of each device all changes after `since` up to `upto`, with their units.

    `marks` are the fingerprints of the changes at `since`, by which it is seen that both have the same history.
    """

    since: Mapping[str, int]
    upto: Mapping[str, int]
    marks: Mapping[str, str]
    units: tuple[Row, ...]
    changes: tuple[Row, ...]


@dataclass(frozen=True)
class Outcome:
    """What was taken: changes that were not held yet, records that came new, and records that changed by them."""

    changes: int = 0
    added: int = 0
    changed: int = 0


def known(session: Session) -> dict[str, int]:
    """Give the number of the last held change of each copy."""
    changes = tables.changes
    question = sa.select(changes.c.device, sa.func.max(changes.c.seq)).group_by(changes.c.device)
    return {str(device): int(last) for device, last in session.connection.execute(question)}


def changes_since(session: Session, there: Mapping[str, int]) -> Batch:
    """Give what a copy lacks that holds the changes up to `there`; an empty mapping asks for all."""
    upto = known(session)
    since = {device: min(there.get(device, 0), last) for device, last in upto.items()}
    marks = {device: mark(session, device, seq) for device, seq in since.items() if seq}
    changes = [row for device, seq in since.items() for row in _after(session, device, seq)]
    wanted = [*dict.fromkeys(row[2] for row in changes)]
    return Batch(since, upto, marks, tuple(_units(session, wanted)), tuple(changes))


def take(session: Session, batch: Batch) -> Outcome:
    """Take the changes of a batch that are not held yet, and settle the records they touch.

    `CannotDo` where changes before them are missing, or where a copy's history is not the one that is held.
    """
    session.require(WRITE)
    if session.unit:
        raise AssertionError("a batch is taken before anything else is written in its session")
    held = known(session)
    _refuse_gaps(batch, held)
    _refuse_other_history(session, batch, held)
    new = [row for row in batch.changes if row[1] > held.get(row[0], 0)]
    _write(session, batch.units, new)
    touched: dict[str, dict[str, None]] = {}
    for row in new:
        touched.setdefault(row[3], {})[row[4]] = None
    settled = [settling.settle(session, TOPICS[topic], [*rows]) for topic, rows in touched.items()]
    return Outcome(len(new), sum(one.added for one in settled), sum(one.changed for one in settled))


def open_cases(session: Session) -> int:
    """Make what closed records are found by that came while nobody here could open them; gives how many they were."""
    made = 0
    for topic in (
        one for one in TOPICS.values() if one.restricted and any(f.searched for f in fields_of(one))
    ):
        table = tables.of(topic)
        waiting = sa.select(table.c.id).where(table.c[closing.FOUND_BY] == "")
        for id_ in session.connection.scalars(waiting).all():
            records.derive(session, topic, id_)
            made += 1
        session.store.texts.pop(topic.topic, None)
    return made


def _after(session: Session, device: str, seq: int) -> Iterable[Row]:
    changes = tables.changes
    question = sa.select(changes).where(changes.c.device == device, changes.c.seq > seq)
    return (tuple(row) for row in session.connection.execute(question.order_by(changes.c.seq)))


def _units(session: Session, ids: Sequence[str]) -> Iterable[Row]:
    units = tables.units
    for start in range(0, len(ids), _PART):
        question = sa.select(units).where(units.c.id.in_(ids[start : start + _PART]))
        yield from (tuple(row) for row in session.connection.execute(question.order_by(units.c.id)))


def mark(session: Session, device: str, seq: int) -> str:
    """Give the fingerprint of one held change."""
    changes = tables.changes
    question = sa.select(changes).where(changes.c.device == device, changes.c.seq == seq)
    return _fingerprint(tuple(session.connection.execute(question).one()))


def _fingerprint(change: Row) -> str:
    return hashlib.sha256(history.encode(list(change)).encode()).hexdigest()


def _refuse_gaps(batch: Batch, held: Mapping[str, int]) -> None:
    """Refuse a batch that goes on after changes that this copy lacks, or has not what it says."""
    for device, since in batch.since.items():
        if since > held.get(device, 0):
            raise _gap(device, held.get(device, 0) + 1, since)
    numbers: dict[str, list[int]] = {device: [] for device in batch.upto}
    for row in batch.changes:
        numbers.setdefault(row[0], []).append(row[1])
    for device, seqs in numbers.items():
        wanted = range(batch.since.get(device, 0) + 1, batch.upto.get(device, 0) + 1)
        if seqs != [*wanted]:
            missing = sorted({*wanted} - {*seqs}) or [wanted.stop]
            raise _gap(device, missing[0], missing[-1])


def _gap(device: str, first: int, last: int) -> CannotDo:
    return CannotDo(
        "ยังรับไม่ได้ เพราะขาดการบันทึกของเครื่อง {device} ลำดับที่ {first} ถึง {last} กรุณารับชุดข้อมูลที่ทำก่อนหน้านี้ก่อน หรือขอชุดข้อมูลใหม่ที่มีทั้งหมด",
        device=device[:_SHOWN],
        first=first,
        last=last,
    )


def _refuse_other_history(session: Session, batch: Batch, held: Mapping[str, int]) -> None:
    """Refuse a device that gave the same numbers to other changes: one put back from a backup that worked on.

    A device writes one change after the other, so that two histories which agree at a number agree before it.
    """
    given = {(row[0], row[1]): row for row in batch.changes}
    for device, upto in batch.upto.items():
        both = min(upto, held.get(device, 0))
        if not both:
            continue
        row = given.get((device, both))
        if mark(session, device, both) != (_fingerprint(row) if row else batch.marks.get(device)):
            raise CannotDo(
                "ยังไม่ได้รับสิ่งใด เพราะประวัติของเครื่อง {device} ไม่ตรงกับที่มีอยู่ น่าจะใช้สำเนาสำรองแล้วบันทึกต่อ กรุณาตั้งเครื่องนั้นเป็นเครื่องใหม่",
                device=device[:_SHOWN],
            )


def _write(session: Session, units: Iterable[Row], changes: Sequence[Row]) -> None:
    wanted = {row[2] for row in changes}
    held = {row[0] for row in _units(session, [*wanted])}
    _insert(session, tables.units, [row for row in units if row[0] in wanted - held])
    _insert(session, tables.changes, changes)


def _insert(session: Session, table: sa.Table, rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(table.columns))
    for start in range(0, len(rows), _PART):
        statement = f"INSERT INTO {table.name} VALUES ({marks})"  # noqa: S608
        session.connection.exec_driver_sql(statement, [*rows[start : start + _PART]])

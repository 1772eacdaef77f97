"""Copies of an office become one: each takes the changes that it lacks, and settles every record they touch.

Merging is the union of the change logs. Of each copy (`device`) a store holds all changes up to some number, so what
another lacks follows from the last numbers alone; a batch that would leave a gap is refused, and one taken twice adds
nothing. What the records then say depends on the held changes only (`settling`). Acts of reading go with the changes,
each copy's as a log of its own; both are taken only where their chains follow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from desktop.domain.doubles import Double
from desktop.domain.records import fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.users import WRITE
from desktop.errors import CannotDo
from desktop.store import (
    chain,
    closing,
    dialect,
    history,
    joined,
    joining,
    readings,
    records,
    settling,
    tables,
    withheld,
)
from desktop.store.session import Session

Row = tuple[Any, ...]  # of `units`, `changes` or `withheld`, in the order of the table's columns
_PART = 10_000  # rows written by one statement
_SHOWN = 8  # signs of a copy's name that tell it from the others


@dataclass(frozen=True)
class Batch:
    """What one copy has for another: of each device all changes after `since` up to `upto`, with their units.

    `marks` are the fingerprints of the changes at `since`, by which it is seen that both have the same history.
    The same goes for the acts of reading, whose logs are named beside. `withheld` tells of changes up to `upto` which
    were erased, and which of `changes` come without their value.
    """

    since: Mapping[str, int]
    upto: Mapping[str, int]
    marks: Mapping[str, str]
    units: tuple[Row, ...]
    changes: tuple[Row, ...]
    withheld: tuple[Row, ...] = ()
    readings: tuple[Row, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What was taken: changes that were not held yet, records that came new, and records that changed by them."""

    changes: int = 0
    added: int = 0
    changed: int = 0


def known(session: Session) -> dict[str, int]:
    """Give for each log the number up to which all of it is held; a copy's log of changes has the copy's name.

    What is lost is so found out and given back: a log ends here before the first change that is missing or whose unit
    is not whole.
    """
    changes, units = tables.changes, tables.units
    count, last = sa.func.count(), sa.func.max(changes.c.seq)
    counted = session.connection.execute(sa.select(changes.c.device, count, last).group_by(changes.c.device))
    upto = {
        str(device): last if count == last else _before_gap(session, device)
        for device, count, last in counted
    }
    torn = (
        sa.select(changes.c.device, sa.func.min(changes.c.seq))
        .join(units, units.c.id == changes.c.unit)
        .where(units.c.link == "", units.c.id != session.unit)
        .group_by(changes.c.device)
    )
    for device, first in session.connection.execute(torn):
        upto[device] = min(upto[device], first - 1)
    return {**upto, **readings.known(session)}


def _before_gap(session: Session, device: str) -> int:
    """Give the last number before the first that is missing, at the end of a unit."""
    changes = tables.changes
    held = session.connection.execute(
        sa.select(changes.c.seq, changes.c.unit).where(changes.c.device == device).order_by(changes.c.seq)
    ).all()
    whole = [unit for place, (seq, unit) in enumerate(held, start=1) if seq == place]
    cut = str(held[len(whole)].unit)
    return len(whole) - whole.count(cut)


def changes_since(session: Session, there: Mapping[str, int]) -> Batch:
    """Give what a copy lacks that holds the logs up to `there`; an empty mapping asks for all."""
    upto = known(session)
    since = {log: min(there.get(log, 0), last) for log, last in upto.items()}
    marks = {log: mark(session, log, seq) for log, seq in since.items() if seq}
    changes = [row for log, seq in since.items() for row in _between(session, log, seq, upto[log])]
    wanted = [*dict.fromkeys(row[2] for row in changes)]
    told, acts = withheld.told(session, upto, changes), readings.since(session, since, upto)
    return Batch(since, upto, marks, tuple(_units(session, wanted)), tuple(changes), tuple(told), tuple(acts))


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
    after = [row for row in batch.changes if row[1] > held.get(row[0], 0)]
    new = _lacking(session, after)
    _write(session, batch.units, after, new)
    told = withheld.take(session, batch.withheld, batch.changes)
    _refuse_torn(session, after)
    if not readings.take(session, batch.readings, held):
        raise _torn(next(iter(batch.readings))[0])
    touched: dict[str, dict[str, None]] = {}
    for topic, row in [*((row[3], row[4]) for row in new), *sorted(told)]:
        touched.setdefault(topic, {})[row] = None
    settled = [
        settling.settle(session, TOPICS[topic], joined.joins(session, topic).with_above(rows))
        for topic, rows in touched.items()
    ]
    joining.follow(session, {Double: touched.get(Double.topic, ())})
    return Outcome(len(new), sum(one.added for one in settled), sum(one.changed for one in settled))


def _lacking(session: Session, after: Sequence[Row]) -> list[Row]:
    """Leave out what is held beyond a gap."""
    changes, first = tables.changes, {row[0]: row[1] for row in reversed(after)}
    beyond = {
        device: {*session.connection.scalars(
            sa.select(changes.c.seq).where(changes.c.device == device, changes.c.seq >= seq)
        )}
        for device, seq in first.items()
    }  # fmt: skip
    return [row for row in after if row[1] not in beyond[row[0]]]


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


def _between(session: Session, device: str, since: int, upto: int) -> Iterable[Row]:
    changes = tables.changes
    question = sa.select(changes).where(changes.c.device == device, changes.c.seq.between(since + 1, upto))
    return (tuple(row) for row in session.connection.execute(question.order_by(changes.c.seq)))


def _units(session: Session, ids: Sequence[str]) -> Iterable[Row]:
    units = tables.units
    for start in range(0, len(ids), _PART):
        question = sa.select(units).where(units.c.id.in_(ids[start : start + _PART]))
        yield from (tuple(row) for row in session.connection.execute(question.order_by(units.c.id)))


def mark(session: Session, log: str, seq: int) -> str:
    """Give the fingerprint of one held change, or of an act of reading."""
    changes, device = tables.changes, log
    if readings.device_of(log):
        return readings.mark(session, readings.device_of(log), seq)
    question = sa.select(changes).where(changes.c.device == device, changes.c.seq == seq)
    row = tuple(session.connection.execute(question).one())
    return fingerprint(row, withheld.digest(session, device, seq))


def fingerprint(change: Row, digest: str) -> str:
    """Give the fingerprint of a change by the digest of its value, which may be withheld."""
    *before, _value, parents = change
    return hashlib.sha256(history.encode([*before, digest, parents]).encode()).hexdigest()


def fingerprints(session: Session, batch: Batch) -> Iterator[str]:
    """Give the fingerprints of the changes of a batch."""
    digest = digests(session, batch)
    return (fingerprint(row, digest(row)) for row in batch.changes)


def digests(session: Session, batch: Batch) -> Callable[[Row], str]:
    """Give what tells the digest of the value of a change in a batch."""
    told = {(row[0], row[1]): row[2] for row in batch.withheld}
    return lambda row: session.store.vault.digest(row[6]) if row[6] else told[row[0], row[1]]


def _refuse_gaps(batch: Batch, held: Mapping[str, int]) -> None:
    """Refuse a batch that goes on after changes that this copy lacks, or has not what it says."""
    for device, since in batch.since.items():
        if since > held.get(device, 0):
            raise _gap(device, held.get(device, 0) + 1, since)
    numbers: dict[str, list[int]] = {device: [] for device in batch.upto}
    for row in batch.changes:
        numbers.setdefault(row[0], []).append(row[1])
    for row in batch.readings:
        numbers.setdefault(readings.log(row[0]), []).append(row[1])
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
    given, digest = {(row[0], row[1]): row for row in batch.changes}, digests(session, batch)
    links = {(readings.log(row[0]), row[1]): row[-1] for row in batch.readings}
    for device, upto in batch.upto.items():
        both = min(upto, held.get(device, 0))
        if not both:
            continue
        row, there = given.get((device, both)), links.get((device, both), batch.marks.get(device))
        if mark(session, device, both) != (fingerprint(row, digest(row)) if row else there):
            raise CannotDo(
                "ยังไม่ได้รับสิ่งใด เพราะประวัติของเครื่อง {device} ไม่ตรงกับที่มีอยู่ น่าจะใช้สำเนาสำรองแล้วบันทึกต่อ กรุณาตั้งเครื่องนั้นเป็นเครื่องใหม่",
                device=device[:_SHOWN],
            )


def _refuse_torn(session: Session, after: Iterable[Row]) -> None:
    """Refuse units whose chain does not follow from what is held."""
    clocks: dict[str, dict[str, None]] = {}
    for row in after:
        clocks.setdefault(row[0], {})[row[2].rpartition(":")[2]] = None
    for device, found in clocks.items():
        if not chain.follows(session, device, min(found), max(found)):
            raise _torn(device)


def _torn(device: str) -> CannotDo:
    return CannotDo(
        "ยังไม่ได้รับสิ่งใด เพราะประวัติของเครื่อง {device} ในชุดข้อมูลไม่ต่อเนื่องกัน อาจมีผู้แก้ไข กรุณาตรวจสำนักงานที่เครื่องต้นทาง แล้วขอชุดข้อมูลใหม่",
        device=device[:_SHOWN],
    )


def _write(session: Session, units: Iterable[Row], after: Iterable[Row], new: Sequence[Row]) -> None:
    """Write changes with their units; one that was not whole here becomes so."""
    table, wanted = tables.units, {row[2] for row in after}
    held = {row[0]: row[-1] for row in _units(session, [*wanted])}
    given = [row for row in units if row[0] in wanted]
    _insert(session, table, [row for row in given if row[0] not in held])
    torn = [row for row in given if held.get(row[0]) == ""]
    if torn:
        _key, *columns = table.columns
        anew: dict[str, Any] = {column.name: sa.bindparam(column.name) for column in columns}
        names = ["b_id", *anew]
        named = sa.update(table).where(table.c.id == sa.bindparam("b_id")).values(anew)
        session.execute(named, [dict(zip(names, row, strict=True)) for row in torn])
    _insert(session, tables.changes, new)


def _insert(session: Session, table: sa.Table, rows: Sequence[Row]) -> None:
    for start in range(0, len(rows), _PART):
        dialect.insert(session.connection, table, rows[start : start + _PART])

"""The book of who asked to see what is sealed or took it out of the office, and why; chained like the change log.

Each copy writes a log of its own, beside that of its changes: its acts are numbered without gaps, and each carries the
hash of the one before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import sqlalchemy as sa

from desktop.store import chain, tables
from desktop.store.chain import End
from desktop.store.session import Session
from desktop.store.tables import readings

Row = tuple[Any, ...]  # of `COLUMNS`
COLUMNS = ("device", "seq", "at", "actor", "topic", "row", "field", "reason", "link")
_LOG = "/readings"  # behind the name of a copy: its acts of reading, among what copies have of each other


def note(session: Session, topic: str, row: str, field: str, reason: str) -> None:
    """Write down that the session's actor saw or took a field of a record, and why."""
    now, before = (
        datetime.now(UTC).isoformat(timespec="seconds"),
        end(session.connection, session.store.device),
    )
    said = (session.store.device, before.number + 1, now, session.actor, topic, row, field, reason)
    _insert(session.connection, [(*said, chain.hashed(before.link, said))])


def end(connection: sa.Connection, device: str) -> End:
    """Tell where the acts of a device end: how many they are, and the last link."""
    newest = sa.select(readings.c.seq, readings.c.link).where(readings.c.device == device)
    row = connection.execute(newest.order_by(readings.c.seq.desc()).limit(1)).first()
    return End(row.seq, row.link) if row else End(0, "")


def begin(connection: sa.Connection) -> None:
    """Chain the acts of a file that comes from a format without links, of each device up to where something is lost."""
    links, before, last = [], "", ("", 0)
    for row in rows(connection):
        if row[:2] != (last[0], last[1] + 1):
            before = ""
            if row[1] != 1:
                continue
        last, before = (row[0], row[1]), chain.hashed(before, row[:-1])
        links.append({"b_device": row[0], "b_seq": row[1], "b_link": before})
    at = (readings.c.device == sa.bindparam("b_device"), readings.c.seq == sa.bindparam("b_seq"))
    if links:
        connection.execute(sa.update(readings).where(*at).values(link=sa.bindparam("b_link")), links)


class Torn(NamedTuple):
    """An act that does not follow from the one before it."""

    device: str
    seq: int
    at: str
    actor: str
    is_gap: bool  # acts before it are missing; otherwise it is not as it was written


def torn(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> Iterator[Torn]:
    """Give the acts whose link does not follow from the one before and what they say; after a gap it begins anew."""
    before, device, last = "", "", 0
    for row in rows(connection, *where):
        if row[0] != device:
            before, device, last = "", row[0], 0
        is_gap = row[1] > last + 1
        if is_gap or row[1] == last or row[-1] != chain.hashed(before, row[:-1]):
            yield Torn(row[0], row[1], row[2], row[3], is_gap)
        before, last = row[-1], row[1]


def rows(connection: sa.Connection, *where: sa.ColumnElement[bool]) -> Iterator[Row]:
    """Read acts in their order."""
    question = sa.select(*(readings.c[name] for name in COLUMNS)).where(*where)
    ordered = question.order_by(readings.c.device, readings.c.seq, readings.c.no)
    return (tuple(row) for row in connection.execute(ordered))


# between copies


def log(device: str) -> str:
    """Name the acts of a device among what copies have of each other."""
    return device + _LOG


def device_of(name: str) -> str:
    """Give the device whose acts a log has; "" for one of changes."""
    return name.removesuffix(_LOG) if name.endswith(_LOG) else ""


def known(session: Session) -> dict[str, int]:
    """Give for each log the number up to which all acts are held."""
    count, last = sa.func.count(), sa.func.max(readings.c.seq)
    found = session.connection.execute(sa.select(readings.c.device, count, last).group_by(readings.c.device))
    return {
        log(device): last if count == last else _before_gap(session, device) for device, count, last in found
    }


def _before_gap(session: Session, device: str) -> int:
    held = session.connection.scalars(
        sa.select(readings.c.seq).where(readings.c.device == device).order_by(readings.c.seq)
    )
    return next((place for place, seq in enumerate([*held, 0]) if seq != place + 1), 0)


def mark(session: Session, device: str, seq: int) -> str:
    """Give the link of one act, which tells all before it."""
    return str(session.connection.scalar(sa.select(readings.c.link).where(*_of(device, seq))))


def since(session: Session, there: Mapping[str, int], upto: Mapping[str, int]) -> Iterator[Row]:
    """Give the acts of each log after some numbers and up to others."""
    for name, last in upto.items():
        if device := device_of(name):
            between = readings.c.seq.between(there.get(name, 0) + 1, last)
            yield from rows(session.connection, readings.c.device == device, between)


def take(session: Session, given: Sequence[Row], held: Mapping[str, int]) -> bool:
    """Keep the acts that are not held yet; tells whether all follow from those that are."""
    new = [row for row in given if row[1] > held.get(log(row[0]), 0)]
    before, device = "", ""
    for row in new:
        if row[0] != device:
            device = row[0]
            before = mark(session, device, row[1] - 1) if row[1] > 1 else ""
        if row[-1] != chain.hashed(before, row[:-1]):
            return False
        before = row[-1]
    for row in new:  # one whose link was lost is given anew
        session.execute(sa.delete(readings).where(*_of(row[0], row[1]), readings.c.link == ""))
    _insert(session.connection, [row for row in new if not _is_held(session, row)])
    return True


def _is_held(session: Session, row: Row) -> bool:
    return session.connection.scalar(sa.select(readings.c.no).where(*_of(row[0], row[1]))) is not None


def renumber(session: Session, old: str, after: int, new: str) -> int:
    """Give the acts of a device after a number to another, chained anew; gives how many they were."""
    moved, before = [], ""
    for number, row in enumerate(
        rows(session.connection, readings.c.device == old, readings.c.seq > after), start=1
    ):
        said = (new, number, *row[2:-1])
        before = chain.hashed(before, said)
        moved.append((*said, before))
    session.execute(sa.delete(readings).where(readings.c.device == old, readings.c.seq > after))
    _insert(session.connection, moved)
    return len(moved)


def _of(device: str, seq: int) -> tuple[sa.ColumnElement[bool], ...]:
    return readings.c.device == device, readings.c.seq == seq


def _insert(connection: sa.Connection, new: Iterable[Row]) -> None:
    named = [dict(zip(COLUMNS, row, strict=True)) for row in new]
    if named:
        connection.execute(sa.insert(tables.readings), named)

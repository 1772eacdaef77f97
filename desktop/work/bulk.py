"""One value put into one field of many records: seen before it is done, done as one unit of work, undone as one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session, attempting
from desktop.work.records import FINAL, checked, in_words, save

Step = Callable[[int, int], None]
SHOWN = 500  # lines of a preview; the others are only counted
_ALONE = (Kind.SECRET, Kind.FILE, Kind.MAP)  # never the same for many


@dataclass(frozen=True)
class Line:
    """What becomes of one record: its value before and after, or why it stays as it is."""

    label: str
    old: str
    new: str
    why: CannotDo | None = None


@dataclass(frozen=True)
class Outcome:
    """What becomes of many: how many change, are so already or cannot change, and the first of them by name."""

    changed: int
    same: int
    refused: int
    lines: tuple[Line, ...]


def fields(topic: type[Record]) -> tuple[Field, ...]:
    """List the fields that can be changed for many records at once; none where records are never edited as forms."""
    if topic.topic in FINAL or topic.restricted:
        return ()
    return tuple(
        one
        for one in fields_of(topic)
        if one.kind not in _ALONE and not one.by_act and one.name != topic.part_of
    )


def preview(
    session: Session,
    topic_name: str,
    numbers: Sequence[int],
    field: str,
    value: Any,
    step: Step | None = None,
) -> Outcome:
    """Tell what `change` would do; nothing is written."""
    return _go_through(session, topic_name, numbers, field, value, step, keep=False)


def change(
    session: Session,
    topic_name: str,
    numbers: Sequence[int],
    field: str,
    value: Any,
    step: Step | None = None,
) -> Outcome:
    """Put a value into a field of the records of some rows; those that cannot hold it stay as they are.

    `step(done, total)` is told of each and may stop all by raising.
    """
    return _go_through(session, topic_name, numbers, field, value, step, keep=True)


def _go_through(
    session: Session,
    topic_name: str,
    numbers: Sequence[int],
    name: str,
    value: Any,
    step: Step | None,
    *,
    keep: bool,
) -> Outcome:
    topic = TOPICS[topic_name]
    if name not in [field.name for field in fields(topic)]:
        raise CannotDo("แก้ไขช่องนี้ครั้งละหลายรายการไม่ได้ กรุณาเลือกช่องอื่น")
    lines: list[Line] = []
    changed = same = refused = 0
    for done, record in enumerate(_records(session, topic, numbers)):
        if step:
            step(done, len(numbers))
        line = _one(session, record, field_of(topic, name), value, keep=keep)
        if line is None:
            same += 1
            continue
        refused += line.why is not None
        changed += line.why is None
        if len(lines) < SHOWN:
            lines.append(line)
    if step:
        step(len(numbers), len(numbers))
    return Outcome(changed, same, refused, tuple(lines))


def _one(session: Session, record: Record, field: Field, value: Any, *, keep: bool) -> Line | None:
    """Change one record, or only see whether it would hold; `None` where it has the value already."""
    before = getattr(record, field.name)
    wanted = dataclasses.replace(record, **{field.name: value})
    new, why = value, None
    try:
        new = getattr(checked(wanted), field.name)
        if new == before:
            return None
        if keep:
            with attempting(session):
                save(session, wanted)
    except CannotDo as error:
        why = error
    old, becomes = (in_words(session, field, one) for one in (before, new))
    return Line(record.label, old, becomes, why)


def _records(session: Session, topic: type[Record], numbers: Sequence[int]) -> Iterator[Record]:
    """Read the living records of some rows, in their order."""
    table = tables.of(topic)
    for start in range(0, len(numbers), store.BATCH):
        part = list(numbers[start : start + store.BATCH])
        found = session.execute(
            select(table.c.no, table.c.id).where(table.c.no.in_(part), store.living(topic))
        )
        ids = {row.no: row.id for row in found}
        known = store.by_ids(session, topic, ids.values())
        yield from (known[ids[no]] for no in part if no in ids)

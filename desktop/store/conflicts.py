"""What copies that met disagree about: cells with two values, numbers given twice, records that name what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from desktop.domain.case_papers import CasePaper
from desktop.domain.cases import Case
from desktop.domain.papers import Paper
from desktop.domain.received import Received
from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import closing, history, joined, joining, records, settling, tables
from desktop.store.session import Session
from desktop.store.settling import DELETED, Cell, Change, Head

VOID = "เลขซ้ำ ใช้ฉบับนี้ไม่ได้"  # begins the reason of one that was cancelled because another has its number
WHY_CANCELLED = {Paper.topic: "reason", Received.topic: "cancelled"}  # the field that says the reason


@dataclass(frozen=True)
class Side:
    """One value of a cell, as stored (what is sealed stays sealed), and who gave it."""

    value: Any
    actor: str
    at: datetime
    device: str
    action: str


@dataclass(frozen=True)
class Conflict:
    """One cell that two copies changed otherwise; the first of its values is what the record shows meanwhile.

    One of the field `deleted` is a removal beside work on the record: `True` takes it out of the lists.
    """

    topic: str
    row: str
    field: str
    values: tuple[Side, ...]


@dataclass(frozen=True)
class Doubled:
    """One number of a book and year that stands more than once; `rows` are ids of a topic."""

    topic: str
    register: str  # "" for the books that have a topic of their own
    year: int
    number: int
    sub_number: int
    rows: tuple[str, ...]


@dataclass(frozen=True)
class Stranded:
    """A record that names, in a field, one that another copy had set aside."""

    topic: str
    row: str
    field: str
    missing: str


def conflicts(session: Session) -> tuple[Conflict, ...]:
    """List the cells that wait for a person; those of cases only to who may open them."""
    heads = tables.heads
    question = (
        sa.select(heads.c.topic, heads.c.row)
        .group_by(heads.c.topic, heads.c.row, heads.c.field)
        .having(sa.func.count() > 1)
        .order_by(heads.c.topic, heads.c.row)
    )
    rows: dict[str, dict[str, None]] = {}
    for topic, row in session.connection.execute(question):
        rows.setdefault(topic, {})[row] = None
    return tuple(
        conflict
        for topic, found in rows.items()
        if _may_open(session, TOPICS[topic])
        for part in records.parts([*found])
        for conflict in _of_rows(session, TOPICS[topic], part)
    )


def _may_open(session: Session, topic: type[Record]) -> bool:
    return not topic.restricted or MEDIATION in session.store.permits


def _of_rows(session: Session, topic: type[Record], ids: Iterable[str]) -> Iterator[Conflict]:
    gone = joined.joins(session, topic.topic).into
    for row, cells in settling.told(session, topic, (id_ for id_ in ids if id_ not in gone)).items():
        known = (field for field in sorted(cells) if field.partition("/")[0] in records.logged(topic))
        for field in known:
            sides = _sides(session, topic, row, field, cells[field])
            if len(sides) > 1:
                values = tuple(_side(topic, field, change, value) for change, value in sides)
                yield Conflict(topic.topic, row, field, values)


def _sides(session: Session, topic: type[Record], row: str, field: str, cell: Cell) -> list[Head]:
    """Give the newest head of each different value; what is withheld stands against nothing."""
    heads = [head for head in cell.heads if not head[0].is_withheld] or [*cell.heads[:1]]
    if len(heads) == 1:
        return heads
    sides: dict[str, Head] = {}
    for head in heads:
        sides.setdefault(_meaning(session, topic, row, field, head[1]), head)
    return [*sides.values()]


def _meaning(session: Session, topic: type[Record], row: str, field: str, value: Any) -> str:
    """Give what a value says, to compare it: what is sealed twice never looks the same."""
    described = None if field == DELETED or "/" in field else field_of(topic, field)
    if value and described and tables.sealed(topic, described):
        value = closing.opened(session, topic, row, field, value)
    elif value and described and described.kind is Kind.SECRET:
        value = session.store.vault.unseal(value)
    return history.encode(value if value or (value == 0 and value is not False) else None)


def _side(topic: type[Record], field: str, change: Change, value: Any) -> Side:
    stored = settling.as_stored(topic, field, value)
    return Side(stored, change.actor, datetime.fromisoformat(change.at), change.device, change.action)


def decide(session: Session, conflict: Conflict, value: Any) -> None:
    """Give a cell the value that a person chose, or another; undo brings the conflict back."""
    topic, row, field = TOPICS[conflict.topic], conflict.row, conflict.field
    if conflict not in _of_rows(session, topic, [row]):
        raise CannotDo("รายการนี้มีผู้ตัดสินหรือแก้ไขไปแล้ว กรุณาดูค่าล่าสุดอีกครั้ง")
    if not is_here(session, topic, field, value):
        raise CannotDo("ค่านี้เป็นรายการของตำบลที่เครื่องนี้ไม่มี กรุณาเลือกที่สำนักงาน")
    records.change_cells(session, topic, row, {field: value})
    records.derive(session, topic, row)
    joining.follow(session, {topic: [row]})


def is_here(session: Session, topic: type[Record], field: str, value: Any) -> bool:
    """Tell whether this copy has the record that a value of a cell names; a value that names none is here."""
    described = None if field == DELETED or "/" in field else field_of(topic, field)
    if not value or described is None or described.kind is not Kind.LINK or tables.sealed(topic, described):
        return True
    return bool(records.labels(session, TOPICS[described.topic], [value]))


def values_before(session: Session, topic: type[Record], change: sa.RowMapping) -> list[Any]:
    """Give the different values of a cell that the author of a change had before them, last the one that was shown."""
    said = [value for _device, _seq, value in said_before(session, topic, change)]
    return said or [history.nothing(topic, change["field"])]


def said_before(session: Session, topic: type[Record], change: sa.RowMapping) -> list[tuple[str, int, Any]]:
    """List those values in the same order, each after the copy and the number of the change that gave it."""
    row, field = change["row"], change["field"]
    name = f"{change['device']}:{change['seq']}"
    seen = settling.seen_by(settling.changes_of(session, topic.topic, [row])[row], name, topic.topic)
    cell = settling.cells_of(seen, topic.topic).get(field)
    sides = _sides(session, topic, row, field, cell) if cell else []
    return [(one.device, one.seq, settling.as_stored(topic, field, value)) for one, value in reversed(sides)]


def doubled_numbers(session: Session) -> tuple[Doubled, ...]:
    """List the numbers that stand more than once in the book of a year; none is given anew by itself.

    One that a person said is void counts no more, nor does an entry whose paper came.
    """
    paper, letter, case = tables.of(Paper), tables.of(Received), tables.of(Case)
    sub = sa.func.coalesce(paper.c.sub_number, 0)
    in_book = (paper.c.state != "draft", paper.c.number.is_not(None), ~paper.c.deleted, ~is_void(Paper))
    found = [*_twice(session, Paper, (paper.c.register, paper.c.year, paper.c.number, sub), *in_book)]
    for topic, table, where in ((Received, letter, ~is_void(Received)), (Case, case, sa.true())):
        key = (sa.literal(""), table.c.year, table.c.number, sa.literal(0))
        found += _twice(session, topic, key, table.c.number.is_not(None), where)
    return (*found, *(_of_case_papers(session) if _may_open(session, CasePaper) else ()))


def is_void(topic: type[Record]) -> sa.ColumnElement[bool]:
    """Ask for the papers or letters whose number is another's, as a person said."""
    said: sa.Column[Any] = tables.of(topic).c[WHY_CANCELLED[topic.topic]]
    return sa.func.coalesce(said, "").startswith(VOID)


def _twice(
    session: Session, topic: type[Record], key: tuple[Any, ...], *where: sa.ColumnElement[bool]
) -> Iterator[Doubled]:
    ids = sa.func.json_group_array(tables.of(topic).c.id)
    question = sa.select(*key, ids).where(*where).group_by(*key[:4]).having(sa.func.count() > 1)
    found: Iterable[Any] = session.connection.execute(question.order_by(*key))
    for register, year, number, sub, rows in found:
        yield Doubled(topic.topic, register, year, number, sub, tuple(sorted(rows)))


def _of_case_papers(session: Session) -> Iterator[Doubled]:
    """Count the letters of cases, whose numbers are sealed."""
    numbered = [one for one in records.find(session, CasePaper) if one.number and one.year]
    for (year, number), count in Counter((one.year or 0, one.number or 0) for one in numbered).items():
        if count > 1:
            rows = (one.id for one in numbered if (one.year, one.number) == (year, number))
            yield Doubled(CasePaper.topic, "", year, number, 0, tuple(sorted(rows)))


def stranded(session: Session) -> tuple[Stranded, ...]:
    """List the living records that name one set aside: made on one copy while another removed what they name."""
    return tuple(
        one
        for topic in TOPICS.values()
        for field in fields_of(topic)
        if field.kind is Kind.LINK and not tables.sealed(topic, field)
        for one in _naming_removed(session, topic, field)
    )


def _naming_removed(session: Session, topic: type[Record], field: Field) -> Iterator[Stranded]:
    table, other = tables.of(topic), tables.of(TOPICS[field.topic]).alias("named")
    question = (
        sa.select(table.c.id, other.c.id)
        .join(other, other.c.id == table.c[field.name])
        .where(other.c.deleted, records.living(topic))
        .order_by(table.c.id)
    )
    for row, missing in session.connection.execute(question):
        yield Stranded(topic.topic, row, field.name, missing)

"""Lists of a closed topic: what is sealed is opened in memory, searched, narrowed and sorted there.

SQL sees neither the words nor the values of a case; the texts that cases are found by stay in memory while the office
is open, so that a search opens only what is new.
"""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import select

from desktop.domain import filters
from desktop.domain.filters import Condition
from desktop.domain.records import Field, Record, field_of
from desktop.store import closing, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import digits, names

Cells = dict[str, Any]


def order(
    session: Session,
    topic: type[Record],
    text: str = "",
    exactly: Iterable[tuple[str, object]] = (),
    conditions: Collection[Condition] = (),
) -> array[int]:
    """Give the numbers of the rows with a text that meet all conditions, the newest first."""
    closing.require(session, topic)
    found = _meeting(session, topic, tuple(exactly), [filters.check(topic, one) for one in conditions])
    words = store.folded(text).split()
    if not words:
        return found
    texts = closing.texts(session, topic)
    return array("q", (no for no in found if all(word in texts.get(no, "") for word in words)))


def _meeting(
    session: Session,
    topic: type[Record],
    exactly: Sequence[tuple[str, object]],
    asked: Collection[Condition],
) -> array[int]:
    """Give the rows that have some values and meet all conditions; all of them by the index, for rows are large."""
    names_ = tuple(dict.fromkeys([*(name for name, _value in exactly), *(one.field for one in asked)]))
    table = tables.of(topic)
    if not names_:
        newest = (table.c.sort_key.desc(), table.c.no.desc())
        return store.numbers(session, select(table.c.no).where(~table.c.deleted).order_by(*newest))
    plain = [(name, value) for name, value in exactly if field_of(topic, name).plain]
    found = array("q")
    for no, id_, *kept in _rows(session, topic, names_, plain):
        said = _opened(session, topic, id_, names_, kept)
        if all(said[name] == value for name, value in exactly) and all(_meets(said, one) for one in asked):
            found.append(no)
    return found


def values(
    session: Session, topic: type[Record], field: Field, numbers: Collection[int]
) -> list[tuple[int, Any]]:
    """Give the value of one field of many rows, each with the row's number; `None` where it says nothing."""
    wanted = set(numbers)
    rows = (row for row in _rows(session, topic, (field.name,)) if row[0] in wanted)
    return [(no, _opened(session, topic, id_, (field.name,), kept)[field.name]) for no, id_, *kept in rows]


def cells(session: Session, topic: type[Record], fields: Sequence[str]) -> list[tuple[str, Cells]]:
    """Give the id of every living row with what some of its fields say, the newest first."""
    closing.require(session, topic)
    return [
        (id_, _opened(session, topic, id_, fields, kept)) for _no, id_, *kept in _rows(session, topic, fields)
    ]


def rows_of(
    session: Session, topic: type[Record], fields: Sequence[Field], numbers: Sequence[int]
) -> list[tuple[Any, ...]]:
    """Give number, id and the values of some fields of the living among some rows."""
    closing.require(session, topic)
    table, fields_ = tables.of(topic), tuple(field.name for field in fields)
    wanted = (table.c.no, table.c.id, *(table.c[name] for name in fields_))
    found = session.connection.execute(select(*wanted).where(table.c.no.in_(numbers), ~table.c.deleted))
    return [(no, id_, *_opened(session, topic, id_, fields_, kept).values()) for no, id_, *kept in found]


def _rows(
    session: Session, topic: type[Record], fields: Sequence[str], plain: Iterable[tuple[str, object]] = ()
) -> list[Any]:
    """Read number, id and some cells of the living rows with some plain values, the newest first."""
    table = tables.of(topic)
    where = [table.c[name] == value for name, value in plain]
    wanted = (table.c.no, table.c.id, *(table.c[name] for name in fields))
    question = (
        select(*wanted).where(~table.c.deleted, *where).order_by(table.c.sort_key.desc(), table.c.no.desc())
    )
    return list(session.connection.execute(question))


def _opened(
    session: Session, topic: type[Record], id_: str, fields: Sequence[str], kept: Sequence[Any]
) -> Cells:
    described = ((field_of(topic, name), value) for name, value in zip(fields, kept, strict=True))
    return {
        field.name: closing.value_of(session, topic, id_, field, value)
        if tables.sealed(topic, field)
        else value
        for field, value in described
    }


def _meets(said: Cells, condition: Condition) -> bool:
    """Tell whether a value meets a condition, as `work.filters` asks the database."""
    value = said[condition.field]
    filled = value not in (None, "", (), False)
    if condition.how in (filters.EMPTY, filters.NO):
        return not filled
    if condition.how in (filters.FILLED, filters.YES):
        return filled
    if condition.how == filters.HOLDS:
        return _folded(condition.value) in _folded(value)
    if condition.how == filters.BETWEEN:
        least, most = condition.value, condition.until
        return filled and (least is None or value >= least) and (most is None or value <= most)
    return bool(value == condition.value) is (condition.how == filters.IS)


def _folded(text: Any) -> str:
    return digits.to_arabic(names.clean(str(text))).lower()

"""The conditions of a list as questions to the database."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, func, or_

from desktop.domain import filters
from desktop.domain.filters import Condition
from desktop.domain.own_fields import id_of
from desktop.domain.records import Kind, Record, field_of
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import digits, names
from desktop.work import own_fields

Column = ColumnElement[Any]


def where(
    session: Session, topic: type[Record], conditions: Collection[Condition]
) -> list[ColumnElement[bool]]:
    """Ask for the rows that meet all conditions; `CannotDo` for one that the topic does not know."""
    own = any(id_of(condition.field) for condition in conditions)
    kind = own_fields.kind_of(session, topic.topic) if own else topic
    return [_where(topic, kind, filters.check(kind, condition)) for condition in conditions]


def _where(topic: type[Record], kind: type[Record], condition: Condition) -> ColumnElement[bool]:
    table, field = tables.of(topic), field_of(kind, condition.field)
    if id_ := id_of(condition.field):
        return _where_own(own_fields.column(table, id_), field.kind, condition)
    column = table.c[condition.field]
    if condition.how in (filters.EMPTY, filters.FILLED):
        empty = _is_empty(column, field.kind)
        return empty if condition.how == filters.EMPTY else ~empty
    return _ASKED[condition.how](column, condition)


def _where_own(column: Column, kind: Kind, condition: Condition) -> ColumnElement[bool]:
    """Ask about a value of the office's own fields, which is kept as a text, or not at all where it is empty."""
    if condition.how in (filters.EMPTY, filters.FILLED, filters.YES, filters.NO):
        there = condition.how in (filters.FILLED, filters.YES)
        return column.is_not(None) if there else column.is_(None)
    if kind is Kind.DAY:
        ends = {name: end.isoformat() for name in ("value", "until") if (end := getattr(condition, name))}
        condition = dataclasses.replace(condition, **ends)
    elif kind in (Kind.NUMBER, Kind.MONEY):
        column = cast(column, Integer)
    return _ASKED[condition.how](column, condition)


def _is_empty(column: Column, kind: Kind) -> ColumnElement[bool]:
    if kind is Kind.MANY:
        return func.json_array_length(column) == 0
    if kind in (Kind.DAY, Kind.NUMBER, Kind.MONEY, Kind.LINK):
        return column.is_(None)
    return column == ""


def _is_not(column: Column, condition: Condition) -> ColumnElement[bool]:
    return or_(column != condition.value, column.is_(None))


def _holds(column: Column, condition: Condition) -> ColumnElement[bool]:
    """Ask for a text however its digits and Latin letters are written."""
    wanted = names.clean(str(condition.value)).lower()
    written = {digits.to_arabic(wanted), digits.to_thai(wanted)}
    return or_(*(func.instr(func.lower(column), text) > 0 for text in sorted(written)))


def _between(column: Column, condition: Condition) -> ColumnElement[bool]:
    least = [] if condition.value is None else [column >= condition.value]
    most = [] if condition.until is None else [column <= condition.until]
    return and_(column.is_not(None), *least, *most)


_ASKED: dict[str, Callable[[Column, Condition], ColumnElement[bool]]] = {
    filters.IS: lambda column, condition: column == condition.value,
    filters.IS_NOT: _is_not,
    filters.HOLDS: _holds,
    filters.BETWEEN: _between,
    filters.YES: lambda column, _condition: column.is_(True),
    filters.NO: lambda column, _condition: column.is_(False),
}

"""The conditions of a list as questions to the database."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_

from desktop.domain import filters
from desktop.domain.filters import Condition
from desktop.domain.records import Kind, Record, field_of
from desktop.store import tables
from desktop.thai import digits, names

Column = ColumnElement[Any]


def where(topic: type[Record], conditions: Iterable[Condition]) -> list[ColumnElement[bool]]:
    """Ask for the rows that meet all conditions; `CannotDo` for one that the topic does not know."""
    return [_where(topic, filters.check(topic, condition)) for condition in conditions]


def _where(topic: type[Record], condition: Condition) -> ColumnElement[bool]:
    column = tables.of(topic).c[condition.field]
    if condition.how in (filters.EMPTY, filters.FILLED):
        empty = _is_empty(column, field_of(topic, condition.field).kind)
        return empty if condition.how == filters.EMPTY else ~empty
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

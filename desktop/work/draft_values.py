"""A record as the plain values of a half-typed page's draft, and back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from desktop.domain.records import Kind, Record, fields_of

R = TypeVar("R", bound=Record)
Values = Mapping[str, Any]


def plain(record: Record) -> dict[str, Any]:
    """Give what a record says, dates as ISO text."""
    said = {f.name: getattr(record, f.name) for f in fields_of(type(record))}
    dated = {name: value.isoformat() for name, value in said.items() if isinstance(value, date)}
    return {"id": record.id, "version": record.version, **said, **dated}


def record(kind: type[R], said: Values) -> R:
    """Give the record that was made plain; fields that a later program added stay empty."""
    days = {f.name for f in fields_of(kind) if f.kind is Kind.DAY}
    known = {"id", "version", *(f.name for f in fields_of(kind))}
    values: dict[str, Any] = {name: value for name, value in said.items() if name in known}
    values.update({name: date.fromisoformat(values[name]) for name in days if values.get(name)})
    return kind(**values)

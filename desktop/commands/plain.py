"""Records as JSON has them: dates as ISO text, links as ids, national ids masked."""

from __future__ import annotations

from datetime import date
from typing import Any

from desktop.domain.own_fields import key_of
from desktop.domain.papers import Paper
from desktop.domain.records import Field, Kind, Record, fields_of


def record(kept: Record, *, with_long: bool = True) -> dict[str, Any]:
    """Give a record with its id, version and label; without its long texts for a list."""
    fields = (field for field in fields_of(type(kept)) if with_long or field.kind is not Kind.LONG)
    values = {key_of(field): value(field, getattr(kept, field.name)) for field in fields}
    return {"id": kept.id, "version": kept.version, "label": kept.label, **values}


def value(field: Field, kept: Any) -> Any:
    """Give one value of a record."""
    if isinstance(kept, date):
        return kept.isoformat()
    if field.kind is Kind.MONEY and kept is not None:
        return kept / 100 if kept % 100 else kept // 100  # baht
    return list(kept) if field.kind is Kind.MANY else kept


def paper(kept: Paper, path: object) -> dict[str, Any]:
    """Give what a caller needs to know of a paper just written to a file, if it was."""
    return {
        "id": kept.id or None,
        "kind": kept.kind,
        "number": kept.number,
        "sub_number": kept.sub_number,
        "year": kept.year,
        "date": kept.dated.isoformat() if kept.dated else None,
        "sha256": kept.file,
        "pages": kept.pages,
        "path": str(path) if path else None,
    }

"""Stored values as a person reads them: in lists, histories and papers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from desktop.domain.records import Field, Kind
from desktop.domain.topics import TOPICS
from desktop.i18n import N_, _
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates, digits
from desktop.work import places


def in_words(session: Session, field: Field, value: Any) -> str:
    """Say a stored value as a person reads it."""
    linked = field.kind is Kind.LINK and value
    return said(field, value, store.labels(session, TOPICS[field.topic], [value]) if linked else {})


def said(field: Field, value: Any, labels: Mapping[str, str]) -> str:
    """Say a stored value with the labels of the records that values may name."""
    return labels.get(value, "?") if field.kind is Kind.LINK and value else shown(field, value)


def shown(field: Field, value: Any) -> str:
    """Write a value as lists and papers show it: short Buddhist dates, chosen words, ใช่ for yes; links as given."""
    if value in (None, "", (), [], {}):
        return _(field.blank)
    if field.kind is Kind.DAY:
        return dates.short(date.fromisoformat(value) if isinstance(value, str) else value)
    if field.kind is Kind.CHOICE:
        return _(field.choices.get(value, value))
    if field.kind is Kind.FLAG:
        return _(N_("ใช่")) if value else ""
    if field.kind is Kind.SECRET:
        return value if "-" in value else "•••"
    if field.kind is Kind.MANY:
        return ", ".join(value)
    if field.kind is Kind.MONEY:
        return digits.baht(value)
    if field.kind is Kind.MAP:
        return ", ".join(
            _chosen(field, one) for one in (value.values() if isinstance(value, dict) else [value])
        )
    if field.place:
        return places.name_of(value)
    return _(N_("มีไฟล์แนบ")) if field.kind is Kind.FILE else str(value)


def _chosen(field: Field, said: str) -> str:
    """Say a text of a mapping; where it begins with one of the field's choices, as `unknown: why`, by its word."""
    chosen, colon, more = said.partition(":")
    return f"{_(field.choices[chosen])}{colon}{more}" if chosen in field.choices else said

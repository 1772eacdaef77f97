"""The filters that an officer keeps on this machine under a name, by list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop import settings
from desktop.domain import filters
from desktop.domain.filters import Condition
from desktop.domain.records import Record
from desktop.errors import CannotDo

LONGEST = 60  # letters of a name


def names(topic: str) -> tuple[str, ...]:
    """Name the filters that are kept for a list."""
    return tuple(_kept(topic))


def read(topic: type[Record], name: str) -> tuple[Condition, ...]:
    """Read a kept filter; `CannotDo` where the list cannot be narrowed so any more."""
    found = _kept(topic.topic).get(name, [])
    return tuple(filters.from_plain(topic, plain) for plain in found)


def keep(topic: str, name: str, conditions: Sequence[Condition]) -> None:
    """Keep a filter under a name, in place of what was kept under it."""
    if len(name) > LONGEST:
        raise CannotDo("ชื่อตัวกรองยาวเกิน {most} ตัวอักษร กรุณาย่อให้สั้นลง", "name", most=LONGEST)
    if not conditions:
        raise CannotDo("ยังไม่มีเงื่อนไขให้เก็บ กรุณาเพิ่มเงื่อนไขก่อน", "name")
    _put(topic, {**_kept(topic), name: [filters.to_plain(condition) for condition in conditions]})


def forget(topic: str, name: str) -> None:
    """Forget a kept filter."""
    _put(topic, {kept: plain for kept, plain in _kept(topic).items() if kept != name})


def _kept(topic: str) -> dict[str, Any]:
    found = settings.get("filters").get(topic, {})
    return dict(found) if isinstance(found, dict) else {}


def _put(topic: str, kept: dict[str, Any]) -> None:
    settings.put("filters", {**settings.get("filters"), topic: kept})

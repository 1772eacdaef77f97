"""What a list can be narrowed by: conditions on described fields, how each is said, and which hold."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.errors import CannotDo
from desktop.i18n import N_

IS, IS_NOT, HOLDS, BETWEEN, YES, NO, EMPTY, FILLED = (
    "is", "is_not", "holds", "between", "yes", "no", "empty", "filled",
)  # fmt: skip
WORDS = {
    IS: N_("เป็น"),
    IS_NOT: N_("ไม่เป็น"),
    HOLDS: N_("มีคำว่า"),
    BETWEEN: N_("อยู่ระหว่าง"),
    YES: N_("ใช่"),
    NO: N_("ไม่ใช่"),
    EMPTY: N_("ยังว่าง"),
    FILLED: N_("กรอกแล้ว"),
}
BARE = (YES, NO, EMPTY, FILLED)  # say all by themselves, without a value
_CHOSEN = (IS, IS_NOT, EMPTY, FILLED)
_WRITTEN = (HOLDS, EMPTY, FILLED)
_MEASURED = (BETWEEN, EMPTY, FILLED)
_HOWS: dict[Kind, tuple[str, ...]] = {
    Kind.TEXT: _WRITTEN, Kind.LONG: _WRITTEN, Kind.CHOICE: _CHOSEN, Kind.LINK: _CHOSEN, Kind.DAY: _MEASURED,
    Kind.NUMBER: _MEASURED, Kind.MONEY: _MEASURED, Kind.FLAG: (YES, NO), Kind.SECRET: (EMPTY, FILLED),
    Kind.MANY: (EMPTY, FILLED), Kind.FILE: (EMPTY, FILLED), Kind.MAP: (),
}  # fmt: skip


@dataclass(frozen=True)
class Condition:
    """One condition on a field; what the value means depends on how it is said."""

    field: str
    how: str
    value: Any = None  # what it is, the word it holds, or the least
    until: Any = None  # the most, of what is between
    label: str = dataclasses.field(default="", compare=False)  # of a link, for people to read


def fields(topic: type[Record]) -> tuple[Field, ...]:
    """List the fields of a topic that its list can be narrowed by."""
    return tuple(field for field in fields_of(topic) if hows(field))


def hows(field: Field) -> tuple[str, ...]:
    """List how a condition on a field can be said, the likeliest first."""
    return _CHOSEN if field.place else _HOWS[field.kind]


def check(topic: type[Record], condition: Condition) -> Condition:
    """Give a condition that can be asked, or refuse it; the field's name is that of the condition's."""
    if condition.field not in [field.name for field in fields(topic)]:
        raise CannotDo("รายการนี้กรองด้วย “{name}” ไม่ได้ กรุณาเลือกช่องใหม่", name=condition.field)
    field = field_of(topic, condition.field)
    if condition.how not in hows(field):
        raise CannotDo("กรอง “{title}” แบบนี้ไม่ได้ กรุณาเลือกแบบอื่น", field.name, title=field.title)
    if condition.how == BETWEEN:
        _check_ends(field, condition)
    elif condition.how not in BARE and condition.value in (None, ""):
        raise CannotDo("กรุณาระบุค่าที่ใช้กรอง “{title}”", field.name, title=field.title)
    if field.kind is Kind.CHOICE and condition.how not in BARE and condition.value not in field.choices:
        raise CannotDo("“{title}” ไม่มีตัวเลือก “{value}”", field.name, title=field.title, value=condition.value)
    return condition


def _check_ends(field: Field, condition: Condition) -> None:
    if condition.value is None and condition.until is None:
        raise CannotDo("กรุณาระบุค่าเริ่มต้นหรือค่าสิ้นสุดของ “{title}”", field.name, title=field.title)
    ends = [end for end in (condition.value, condition.until) if end is not None]
    if len(ends) == 2 and ends[0] > ends[1]:
        raise CannotDo("ค่าเริ่มต้นของ “{title}” ต้องไม่มากกว่าค่าสิ้นสุด", field.name, title=field.title)


def to_plain(condition: Condition) -> dict[str, Any]:
    """Write a condition as a settings file keeps it."""
    plain = dataclasses.asdict(condition)
    for end in ("value", "until"):
        if hasattr(plain[end], "isoformat"):
            plain[end] = plain[end].isoformat()
    return plain


def from_plain(topic: type[Record], plain: Mapping[str, Any]) -> Condition:
    """Read a kept condition; `CannotDo` where the topic has changed so that it holds no more."""
    from datetime import date  # after the first window is painted

    try:
        condition = Condition(**plain)
        kind = next((field.kind for field in fields(topic) if field.name == condition.field), None)
        if kind is Kind.DAY:
            value, until = (
                end if end is None else date.fromisoformat(end) for end in (condition.value, condition.until)
            )
            condition = dataclasses.replace(condition, value=value, until=until)
        return check(topic, condition)
    except (TypeError, ValueError) as error:
        raise CannotDo("อ่านตัวกรองที่บันทึกไว้ไม่ได้ กรุณาตั้งตัวกรองใหม่") from error

"""Fields that an office adds by itself: described as data, they make a wider kind of the topic that has them.

`widened(Organisation, own)` is an `Organisation` with one described field more for each: forms, lists, workbooks
and checks take it like any topic. What is kept is the topic itself, with the values as texts in `own`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, ClassVar, cast

from desktop.domain.records import (
    Field,
    Kind,
    Record,
    check_value,
    choice,
    day,
    described,
    fields_of,
    flag,
    many,
    text,
    whole,
)
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import dates, digits

OF = {"organisations": N_("กลุ่ม/องค์กร"), "surveys": N_("แบบสำรวจประจำปี")}
KINDS = {
    "text": N_("ข้อความบรรทัดเดียว"),
    "long": N_("ข้อความหลายบรรทัด"),
    "number": N_("จำนวนเต็ม"),
    "money": N_("จำนวนเงิน (บาท)"),
    "day": N_("วันที่"),
    "flag": N_("ใช่/ไม่ใช่"),
    "choice": N_("เลือกหนึ่งอย่าง"),
}
_PREFIX = "own_"


@dataclass(frozen=True, kw_only=True)
class OwnField(Record):
    """One field that the office added to a topic."""

    topic: ClassVar[str] = "own_fields"
    titled: ClassVar[str] = N_("ช่องของสำนักงาน")
    of: str = choice(N_("เพิ่มใน"), OF, required=True, listed=True, default="organisations")
    title: str = text(N_("ชื่อช่อง"), required=True, listed=True, most=80)
    kind: str = choice(N_("ชนิดของค่า"), KINDS, required=True, listed=True, default="text")
    choices: tuple[str, ...] = many(N_("ตัวเลือก"), hint=N_("บรรทัดละหนึ่งตัวเลือก เมื่อชนิดเป็น “เลือกหนึ่งอย่าง”"))
    required: bool = flag(N_("ต้องกรอก"), listed=True)
    listed: bool = flag(N_("เป็นคอลัมน์ในรายการ"), listed=True)
    least: int | None = whole(N_("ค่าน้อยที่สุด"), least=-(10**9))
    most: int | None = whole(N_("ค่ามากที่สุด"))
    place: int | None = whole(N_("ลำดับ"), most=999, listed=True)
    retired: date | None = day(N_("เลิกใช้เมื่อ"), listed=True)
    hint: str = text(N_("คำแนะนำใต้ช่อง"))

    @property
    def label(self) -> str:
        """Name the field."""
        return self.title

    @property
    def sort_text(self) -> str:
        """Sort by topic and place."""
        return f"{self.of} {self.place or 0:03d} {self.title}"


def check_own_field(own: OwnField) -> None:
    """Refuse a choice without choices, and a range that nothing is in."""
    if own.kind == "choice" and len(own.choices) < 2:
        raise CannotDo("ช่องแบบเลือกหนึ่งอย่างต้องมีตัวเลือกอย่างน้อยสองข้อ", "choices")
    if own.least is not None and own.most is not None and own.least > own.most:
        raise CannotDo("ค่าน้อยที่สุดต้องไม่เกินค่ามากที่สุด", "most")


def name_of(own: OwnField) -> str:
    """Give the name that the field has in the widened topic.

    >>> name_of(OwnField(id="1b4e28ba-2fa1-11d2-883f-0016d3cca427"))
    'own_1b4e28ba2fa111d2883f0016d3cca427'
    """
    return _PREFIX + own.id.replace("-", "")


def id_of(name: str) -> str:
    """Give the id of the own field that a widened topic has under a name, "" for a field of the topic itself."""
    plain = name.removeprefix(_PREFIX)
    if plain == name or len(plain) != 32:
        return ""
    return "-".join((plain[:8], plain[8:12], plain[12:16], plain[16:20], plain[20:]))


def key_of(field: Field) -> str:
    """Give what files name a field by: an own field by its title, which says more than its name."""
    return field.title if id_of(field.name) else field.name


def widened(topic: type[Record], own: Iterable[OwnField]) -> type[Record]:
    """Make a topic with the office's own fields, those in use, in their order."""
    used = sorted(
        (one for one in own if one.of == topic.topic and not one.retired), key=lambda one: one.sort_text
    )
    return _widened(topic, tuple(used)) if used else topic  # type: ignore[arg-type]  # a class can be hashed


@lru_cache(maxsize=64)
def _widened(topic: type[Record], own: tuple[OwnField, ...]) -> type[Record]:
    fields = [(name_of(one), Any, _described(one)) for one in own]
    made = dataclasses.make_dataclass(topic.__name__, fields, bases=(topic,), frozen=True, kw_only=True)
    return cast("type[Record]", made)


def as_field(own: OwnField) -> Field:
    """Give an own field as the described field that it makes, in use or not."""
    return Field(name=name_of(own), **_described(own).metadata)


def _described(own: OwnField) -> Any:
    kind = Kind(own.kind)
    more: dict[str, Any] = {"required": own.required, "listed": own.listed, "hint": own.hint}
    if kind is Kind.CHOICE:
        more["choices"] = {one: one for one in own.choices}
    if kind in (Kind.NUMBER, Kind.MONEY):
        times = 100 if kind is Kind.MONEY else 1
        more["least"] = None if own.least is None else own.least * times
        more["most"] = (10**14 if kind is Kind.MONEY else 10**9) if own.most is None else own.most * times
    if kind in (Kind.TEXT, Kind.LONG):
        more.update(most=300 if kind is Kind.TEXT else 20_000, cleaned=kind is Kind.TEXT)
    return described(kind, own.title, **more)


def widen(record: Record, kind: type[Record]) -> Record:
    """Give a kept record as one of a widened topic: the texts in `own` as values."""
    values = {field.name: getattr(record, field.name) for field in fields_of(type(record))}
    own: Mapping[str, str] = getattr(record, "own", {})
    for field in fields_of(kind):
        if (id_ := id_of(field.name)) and field.name not in values:
            values[field.name] = value_of(field, own.get(id_, ""))
    return kind(id=record.id, version=record.version, **values)


def narrow(record: Record, topic: type[Record]) -> Record:
    """Give a record of a widened topic as it is kept: the values of own fields as texts in `own`.

    A kept text that is no value of its field, as another copy of the office may have brought, stays as it is.
    """
    if type(record) is topic:
        return record
    values = {field.name: getattr(record, field.name) for field in fields_of(topic)}
    own = dict(values.get("own", {}))
    for field in fields_of(type(record)):
        if id_ := id_of(field.name):
            said = _written(getattr(record, field.name))
            if said:
                own[id_] = said
            elif value_of(field, own.get(id_, "")) != field.empty:
                del own[id_]
    if "own" in values:
        values["own"] = own
    return topic(id=record.id, version=record.version, **values)


def value_of(field: Field, said: str) -> Any:
    """Read a kept text as its field's value; what it cannot be says nothing."""
    try:
        return _read(field.kind, said)
    except ValueError:
        return field.empty


def in_words(own: OwnField, said: str) -> str:
    """Say a kept text as a person reads it.

    >>> in_words(OwnField(kind="money"), "1250"), in_words(OwnField(kind="day"), "2008-05-08")
    ('12.50', '8 พ.ค. 2551')
    """
    try:
        value = _read(Kind(own.kind), said)
    except ValueError:
        return said
    if value in (None, ""):
        return ""
    if own.kind == "money":
        return digits.baht(value)
    if own.kind == "day":
        return dates.short(value)
    if own.kind == "flag":
        return N_("ใช่") if value else ""
    return str(value)


def means_the_same(before: OwnField, after: OwnField, said: str) -> bool:
    """Tell whether a kept text is a value of the field as it is to be, and says what it said before."""
    field = as_field(after)
    try:
        _read(field.kind, said)
        check_value(field, value_of(field, said))
    except (ValueError, CannotDo):
        return False
    return in_words(before, said) == in_words(after, said)


def _read(kind: Kind, said: str) -> Any:
    if kind in (Kind.NUMBER, Kind.MONEY):
        return int(said) if said else None
    if kind is Kind.DAY:
        return date.fromisoformat(said) if said else None
    return said == "1" if kind is Kind.FLAG else said


def _written(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "1"
    return value.isoformat() if isinstance(value, date) else str(value)

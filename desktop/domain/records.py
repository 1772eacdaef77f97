"""How a kept thing is described, once, for its table, form, list, workbook and history.

A topic is a frozen dataclass made of the builders below::

    @dataclass(frozen=True, kw_only=True)
    class Village(Record):
        topic: ClassVar = "villages"
        number: int | None = whole(N_("หมู่ที่"), required=True, listed=True)

Everything else reads `fields_of(Village)`.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar

from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import digits


class Kind(StrEnum):
    """What sort of value a field holds; forms, tables and workbooks choose their own means by it."""

    TEXT = "text"  # one line
    LONG = "long"  # several lines
    DAY = "day"  # datetime.date or None
    NUMBER = "number"  # int or None
    FLAG = "flag"  # bool
    CHOICE = "choice"  # a key of `choices`; "" is "not said"
    LINK = "link"  # the id of a record of `topic`; "" is none
    SECRET = "secret"  # a national id: sealed in the file, masked everywhere  # noqa: S105
    MANY = "many"  # a tuple of strings
    FILE = "file"  # the sha256 of an attachment; "" is none
    MONEY = "money"  # int of satang or None
    MAP = "map"  # dict of text to text, each key a cell of its own in the history


@dataclass(frozen=True)
class Field:
    """One described field of a topic."""

    name: str
    kind: Kind
    title: str
    required: bool = False
    listed: bool = False  # a column of the list
    searched: bool = False  # found by the list's filter and the search box
    choices: Mapping[str, str] = dataclasses.field(default_factory=dict)
    topic: str = ""  # of a LINK
    suggests: tuple[str, ...] = ()  # offered while typing a TEXT; others may be typed
    hint: str = ""
    blank: str = ""  # what lists and histories show where nothing is said
    place: str = ""  # of a TEXT that holds the code of a tambon: its title where names are shown
    cleaned: bool = False  # look-alike signs mended as names are (thai.names.clean)
    least: int | None = None
    most: int | None = None  # of a NUMBER's value or a text's length
    by_act: bool = False  # written by an act of its own, never as part of a form
    plain: bool = False  # of a closed topic: kept unsealed, for those without the permission too

    @property
    def heading(self) -> str:
        """Give the title over values as they are shown."""
        return self.place or self.title

    @property
    def empty(self) -> Any:
        """Give the value that says nothing."""
        return _EMPTY[self.kind]


_EMPTY: dict[Kind, Any] = {
    Kind.TEXT: "", Kind.LONG: "", Kind.DAY: None, Kind.NUMBER: None, Kind.FLAG: False,
    Kind.CHOICE: "", Kind.LINK: "", Kind.SECRET: "", Kind.MANY: (), Kind.FILE: "", Kind.MONEY: None,
    Kind.MAP: {},
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Record:
    """What every kept thing has: an id made here (a UUID's text) and a version counted at each save."""

    topic: ClassVar[str]
    titled: ClassVar[str]  # the topic's name for people
    part_of: ClassVar[str] = ""  # the field that names the record it is a part of: it goes when that goes
    restricted: ClassVar[bool] = False  # sealed cell by cell under the second key: what is said of cases
    id: str = ""
    version: int = 0

    @property
    def label(self) -> str:
        """Name the record as a person would."""
        return self.id

    @property
    def named(self) -> str:
        """Name the record to those who may read it; the label of a part of a case says nothing, for it is not sealed."""
        return self.label

    @property
    def sort_text(self) -> str:
        """Give the text that lists are sorted by, in Thai order."""
        return self.label


def described(kind: Kind, title: str, **more: Any) -> Any:
    """Describe a field of a topic; the builders below say it shorter."""
    default = more.pop("default", _EMPTY[kind])
    metadata = {"kind": kind, "title": title, **more}
    if kind is Kind.MAP:  # a record is hashed by its other fields: a dict cannot be
        return dataclasses.field(default_factory=dict, hash=False, metadata=metadata)
    return dataclasses.field(default=default, metadata=metadata)


def text(title: str, **more: Any) -> Any:
    """Describe one line of text, kept as typed but for clean signs."""
    return described(Kind.TEXT, title, **{"most": 300, "cleaned": True, **more})


def tambon_code(**more: Any) -> Any:
    """Describe the code of a tambon by the Interior Ministry: six digits, shown as the tambon's name."""
    return described(Kind.TEXT, N_("รหัสตำบล"), place=N_("ตำบล"), **{"most": 6, "cleaned": True, **more})


def long(title: str, **more: Any) -> Any:
    """Describe text of several lines."""
    return described(Kind.LONG, title, **{"most": 20_000, **more})


def day(title: str, **more: Any) -> Any:
    """Describe a date, `None` while not known."""
    return described(Kind.DAY, title, **more)


def whole(title: str, **more: Any) -> Any:
    """Describe a whole number, `None` while not known."""
    return described(Kind.NUMBER, title, **{"least": 0, "most": 10**9, **more})


def flag(title: str, **more: Any) -> Any:
    """Describe a yes or no."""
    return described(Kind.FLAG, title, **more)


def choice(title: str, choices: Mapping[str, str], **more: Any) -> Any:
    """Describe one of a few named values."""
    return described(Kind.CHOICE, title, choices=choices, **more)


def link(title: str, topic: str, **more: Any) -> Any:
    """Describe a reference to a record of another topic."""
    return described(Kind.LINK, title, topic=topic, **more)


def secret(title: str, **more: Any) -> Any:
    """Describe a national id: sealed in the file, read masked, found by a keyed hash only."""
    return described(Kind.SECRET, title, **more)


def many(title: str, **more: Any) -> Any:
    """Describe a tuple of strings."""
    return described(Kind.MANY, title, **more)


def attachment(title: str, **more: Any) -> Any:
    """Describe an attached file by its SHA-256."""
    return described(Kind.FILE, title, **more)


def money(title: str, **more: Any) -> Any:
    """Describe an amount in satang, `None` while not known; people see and type baht."""
    return described(Kind.MONEY, title, **{"least": 0, "most": 10**14, **more})


def mapping(title: str, **more: Any) -> Any:
    """Describe texts by key, each a cell of its own in the history; never changed in place."""
    return described(Kind.MAP, title, **more)


_described: dict[type[Record], tuple[Field, ...]] = {}


def fields_of(topic: type[Record]) -> tuple[Field, ...]:
    """List the described fields of a topic in the order of its form."""
    if topic not in _described:
        given = [f for f in dataclasses.fields(topic) if f.metadata]
        _described[topic] = tuple(Field(name=f.name, **f.metadata) for f in given)
    return _described[topic]


def field_of(topic: type[Record], name: str) -> Field:
    """Find one described field by name; KeyError if the topic has none."""
    for one in fields_of(topic):
        if one.name == name:
            return one
    raise KeyError(name)


def check(record: Record) -> None:
    """Refuse a record whose fields do not hold by themselves: required, too long, out of range, no such choice."""
    for one in fields_of(type(record)):
        value = getattr(record, one.name)
        if value or one.required or value == 0:  # most fields of most records say nothing
            check_value(one, value)


def check_value(field: Field, value: Any) -> None:
    """Refuse one value that its field cannot hold; `CannotDo` names the field."""
    if value in (field.empty, None):
        if field.required:
            raise CannotDo("ต้องกรอก “{title}” ก่อนบันทึก", field.name, title=field.title)
        return
    if field.kind is Kind.CHOICE and value not in field.choices:
        raise CannotDo("“{title}” ไม่มีตัวเลือก “{value}”", field.name, title=field.title, value=value)
    if field.kind in (Kind.NUMBER, Kind.MONEY):
        _check_range(field, value)
    elif field.kind in (Kind.TEXT, Kind.LONG) and field.most and len(value) > field.most:
        raise CannotDo(
            "“{title}” ยาวเกิน {most} ตัวอักษร กรุณาย่อให้สั้นลง", field.name, title=field.title, most=field.most
        )
    if field.kind is Kind.DAY:
        _check_day(field, value)


def _check_day(field: Field, value: Any) -> None:
    from datetime import date  # after the first window is painted

    if not isinstance(value, date):
        raise CannotDo("“{title}” ต้องเป็นวันที่", field.name, title=field.title)


def _check_range(field: Field, value: int) -> None:
    said = digits.baht if field.kind is Kind.MONEY else str
    if field.least is not None and value < field.least:
        raise CannotDo(
            "“{title}” ต้องไม่น้อยกว่า {least}", field.name, title=field.title, least=said(field.least)
        )
    if field.most is not None and value > field.most:
        raise CannotDo("“{title}” ต้องไม่เกิน {most}", field.name, title=field.title, most=said(field.most))

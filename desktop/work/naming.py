"""Which record is meant where a person or a file names it: by its id, or by its whole name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import ColumnElement, or_, select

from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import digits, names

_VILLAGE = re.compile(r"(?:หมู่(?:ที่)?|ม\.)?\s*(\d{1,2})")


def one(session: Session, topic: type[Record], text: str, tambon: str = "") -> str:
    """Find the id of the one living record that is meant, within a tambon if one is told.

    Raises `CannotDo` where no record is meant or more than one.
    """
    table, wanted = tables.of(topic), names.clean(text)
    here = [table.c.tambon == tambon] if tambon and "tambon" in table.c else []
    for meant in (table.c.id == wanted, or_(*_by_name(topic, wanted))):
        ids = session.connection.scalars(
            select(table.c.id).where(meant, ~table.c.deleted, *here).limit(2)
        ).all()
        if len(ids) == 1:
            return str(ids[0])
        if ids:
            raise CannotDo(
                "“{text}” ตรงกับ{titled}มากกว่าหนึ่งรายการ กรุณาใช้รหัสของรายการ", text=text, titled=topic.titled
            )
    raise CannotDo("ไม่พบ “{text}” ใน{titled} กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน", text=text, titled=topic.titled)


def is_id(session: Session, topic: type[Record], text: str) -> bool:
    """Tell whether a text is the id of a living record."""
    table = tables.of(topic)
    return (
        session.connection.scalar(select(table.c.no).where(table.c.id == text, ~table.c.deleted)) is not None
    )


def _by_name(topic: type[Record], text: str) -> Iterator[ColumnElement[bool]]:
    """Give what makes a record the one of that name; any of them is enough."""
    table = tables.of(topic)
    yield table.c.label == text
    if "name" in table.c:
        yield table.c.name == text
    if topic is Person:
        yield table.c.first_name + " " + table.c.last_name == text
    numbered = _VILLAGE.fullmatch(digits.to_arabic(text))
    if topic is Village and numbered:
        yield table.c.number == int(numbered[1])

"""What was typed after a command, as the program knows it: topics, counts, numbers, and the record that is meant."""

from __future__ import annotations

from datetime import date

from desktop.commands.arguments import Usage
from desktop.domain.committees import Committee
from desktop.domain.meetings import WRITTEN, Meeting
from desktop.domain.records import Record
from desktop.domain.topics import OPEN, TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records, tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import naming, papers

_MOST_DIGITS = 9


def topic(name: str) -> type[Record]:
    """Find a topic by its name; `Usage` lists those there are."""
    if name in TOPICS and name not in OPEN:
        raise CannotDo("เรื่องไกล่เกลี่ยเปิดและบันทึกได้ในหน้าต่างของโปรแกรมเท่านั้น เพราะทุกครั้งที่เปิดต้องบอกว่าเพื่ออะไร")
    if name not in OPEN:
        raise Usage("ไม่มีเรื่อง “{what}” ใช้ได้เฉพาะ {known}", what=name, known=", ".join(OPEN))
    return OPEN[name]


def count(text: str | None, flag: str) -> int | None:
    """Read a whole number from 1 on, in Thai digits too; None where nothing was typed."""
    if text is None:
        return None
    if not text.isdecimal() or len(text) > _MOST_DIGITS or not int(text):
        raise Usage("{what} ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป", what=flag)
    return int(text)


def day(text: str | None) -> date | None:
    """Read a date as officers type it; `CannotDo` where there is no such day."""
    try:
        return None if text is None else dates.parse(text)
    except CannotDo as error:
        raise error.about("date") from error


def way_and_number(text: str | None) -> tuple[str, int | None]:
    """Read `--number`: the way a number comes ("" for the register's own), and the registry's number."""
    if text is None:
        return "", None
    return ("blank", None) if text == "blank" else ("given", count(text, "--number"))


def record_id(session: Session, kind: type[Record], words: list[str]) -> str:
    """Find the id of the one record that is meant by its id or exact name.

    A paper may be named by kind and number, a meeting by its committee with number and year.
    """
    text = " ".join(words)
    if kind.topic == "papers":
        return papers.find(session, text).id
    counted = WRITTEN.fullmatch(text.strip()) if kind is Meeting else None
    if counted:
        return _meeting(session, counted[1], int(counted[2]), int(counted[3]))
    return naming.one(session, kind, text)


def _meeting(session: Session, name: str, number: int, year: int) -> str:
    """Find a meeting by its committee, number and Buddhist year."""
    table, committee = tables.of(Meeting), naming.one(session, Committee, name)
    where = (table.c.committee == committee, table.c.number == number, table.c.year == year)
    found = records.find(session, Meeting, *where)
    if len(found) != 1:
        none = N_("ไม่พบการประชุมครั้งที่ {number}/{year} ของ “{name}” กรุณาตรวจครั้งที่และปี")
        many = N_("การประชุมครั้งที่ {number}/{year} ของ “{name}” มีมากกว่าหนึ่งรายการ กรุณาใช้รหัสของรายการ")
        raise CannotDo(many if found else none, number=number, year=year, name=name)
    return found[0].id

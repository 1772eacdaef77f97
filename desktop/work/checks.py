"""Whether a whole office holds: its file and references, its change log, its papers and their numbers."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, func, or_, select

from desktop.domain.papers import Paper
from desktop.domain.records import Record
from desktop.domain.topics import TOPICS
from desktop.errors import Refusal, Trouble
from desktop.store import checks as file
from desktop.store import history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates

_NUMBERED = ("auto", "given")  # ways that print a number
_STAND = ("issued", "cancelled")


@dataclass(frozen=True)
class Finding:
    """One thing that does not hold: what it is about (file, log, papers or numbers) and the sentence of it."""

    about: str
    said: Refusal


def check(session: Session) -> tuple[Finding, ...]:
    """List what does not hold about the office; reads all of it, and changes nothing."""
    found = [Finding("file", trouble) for trouble in file.check(session.store)]
    for about, problems in (("log", _log), ("papers", _papers), ("numbers", _numbers)):
        found += [Finding(about, trouble) for trouble in problems(session)]
    return tuple(found)


def _log(session: Session) -> Iterator[Trouble]:
    yield from _gaps(session)
    yield from _heads(session)
    for topic in TOPICS.values():
        yield from _unlogged(session, topic)


def _gaps(session: Session) -> Iterator[Trouble]:
    """Look for numbers missing in the sequence of changes of each copy."""
    changes = tables.changes
    question = select(func.count(), func.min(changes.c.seq), func.max(changes.c.seq)).group_by(
        changes.c.device
    )
    missing = sum(last - count for count, _first, last in session.connection.execute(question))
    if missing:
        yield Trouble("ประวัติการแก้ไขขาดหายไป {count} รายการ กรุณาใช้สำเนาสำรองล่าสุด", count=missing)


def _heads(session: Session) -> Iterator[Trouble]:
    """Look for newest changes that are not in the log."""
    changes, heads = tables.changes, tables.heads
    named = changes.c.device + ":" + changes.c.seq.cast(heads.c.change.type)
    known = select(named).where(changes.c.topic == heads.c.topic, changes.c.row == heads.c.row)
    lost = session.connection.scalar(
        select(func.count()).select_from(heads).where(heads.c.change.not_in(known))
    )
    if lost:
        yield Trouble("ประวัติการแก้ไขอ้างถึงการแก้ไขที่ไม่มีอยู่ {count} แห่ง กรุณาใช้สำเนาสำรองล่าสุด", count=lost)


def _unlogged(session: Session, topic: type[Record]) -> Iterator[Trouble]:
    """Look for records whose values are not what the log tells of them."""
    table = tables.of(topic)
    last, wrong = 0, 0
    while rows := _page(session, topic, last):
        told = _told(session, topic, [row["id"] for row in rows])
        wrong += sum(not _as_told(topic, row, told.get(row["id"])) for row in rows)
        last = rows[-1][table.c.no]
    if wrong:
        yield Trouble(
            "ข้อมูลใน “{title}” {count} รายการไม่ตรงกับประวัติการแก้ไข กรุณาใช้สำเนาสำรองล่าสุด",
            title=topic.titled,
            count=wrong,
        )


def _page(session: Session, topic: type[Record], after: int) -> Sequence[RowMapping]:
    table = tables.of(topic)
    question = select(table).where(table.c.no > after).order_by(table.c.no).limit(store.BATCH)
    return session.connection.execute(question).mappings().all()


def _told(session: Session, topic: type[Record], ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Put together what the log says the values of some records are now."""
    changes, units = tables.changes, tables.units
    question = (
        select(changes.c.row, changes.c.field, changes.c.value)
        .join(units, units.c.id == changes.c.unit)
        .where(changes.c.topic == topic.topic, changes.c.row.in_(ids))
        .order_by(units.c.clock, changes.c.device, changes.c.seq)
    )
    told: dict[str, dict[str, Any]] = {}
    for row, field, text in session.connection.execute(question):
        value = json.loads(text)
        if field == history.WHOLE:
            told[row] = value
        elif row in told:
            told[row][field] = value
    return told


def _as_told(topic: type[Record], row: RowMapping, told: dict[str, Any] | None) -> bool:
    if told is None:
        return False
    for name in store.logged(topic):
        stored, value = row[name], told.get(name)
        empty = value in (None, "") or (name == "deleted" and value is False)
        if history.encode(stored) != history.encode(value) and (stored or not empty):
            return False
    return True


def _papers(session: Session) -> Iterator[Trouble]:
    """Look for frozen words that were altered, and for cancelled papers that no paper cancels."""
    paper = tables.of(Paper)
    question = select(paper.c.label, paper.c.contents, paper.c.contents_hash).where(paper.c.contents != "")
    for label, contents, kept in session.connection.execute(question):
        if hashlib.sha256(contents.encode()).hexdigest() != kept:
            yield Trouble("เนื้อความของ “{paper}” ไม่ตรงกับที่ออกไว้ กรุณาใช้สำเนาสำรองล่าสุด", paper=label)
    cancelling = select(paper.c.refers_to).where(
        paper.c.relation == "cancels", paper.c.state.in_(("issued", "out", "cancelled"))
    )
    signed = or_(paper.c.way != "blank", paper.c.number.is_not(None))  # the others were set aside
    alone = select(paper.c.label).where(paper.c.state == "cancelled", signed, paper.c.id.not_in(cancelling))
    for label in session.connection.scalars(alone):
        yield Trouble("“{paper}” ถูกยกเลิกโดยไม่มีหนังสือที่ยกเลิก กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)


def _numbers(session: Session) -> Iterator[Trouble]:
    """Look for numbers that stand twice in a register and year, are missing, or stand in another year's register."""
    paper = tables.of(Paper)
    key = (paper.c.register, paper.c.year, paper.c.number)
    numbered = select(*key).where(paper.c.state != "draft", paper.c.number.is_not(None))
    for _register, year, number in session.connection.execute(
        numbered.group_by(*key).having(func.count() > 1)
    ):
        yield Trouble(
            "เลขที่ {number}/{year} มีมากกว่าหนึ่งฉบับในทะเบียนเดียวกัน กรุณาตรวจกับทะเบียนของอำเภอ",
            number=number,
            year=year,
        )
    issued = select(paper.c.label, paper.c.number, paper.c.year, paper.c.dated).where(
        paper.c.state.in_(_STAND), or_(paper.c.number.is_not(None), paper.c.way.in_(_NUMBERED))
    )
    for label, number, year, dated in session.connection.execute(issued):
        if number is None:
            yield Trouble("“{paper}” ออกแล้วแต่ไม่มีเลขที่ กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)
        elif dated is None or dates.year(dated) != year:
            yield Trouble("เลขของ “{paper}” อยู่ในทะเบียนของปีอื่น กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)

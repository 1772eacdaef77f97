"""Whether a whole office holds: its file and references, its change log, its papers and their numbers."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import RowMapping, and_, or_, select

from desktop.domain.papers import PAPER_KINDS, Paper, sub_numbered
from desktop.domain.received import Received
from desktop.domain.records import Record
from desktop.domain.registers import NumberBlock, Register
from desktop.domain.topics import TOPICS
from desktop.errors import Refusal, Trouble
from desktop.store import checks as file
from desktop.store import conflicts, history, settling, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import chain

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
    yield from chain.troubles(session)
    yield from _heads(session)
    for topic in TOPICS.values():
        yield from _unlogged(session, topic)


def _heads(session: Session) -> Iterator[Trouble]:
    """Look for newest changes that are not in the log."""
    changes, heads = tables.changes, tables.heads
    named = changes.c.device + ":" + changes.c.seq.cast(heads.c.change.type)
    known = select(named).where(changes.c.topic == heads.c.topic, changes.c.row == heads.c.row)
    odd = {*session.connection.scalars(select(heads.c.change).where(heads.c.change.not_in(known)))}
    # a record that stays has changes of those that were joined to it
    lost = len(odd) - sum(len(_there(session, part)) for part in store.parts(sorted(odd)))
    if lost:
        yield Trouble("ประวัติการแก้ไขอ้างถึงการแก้ไขที่ไม่มีอยู่ {count} แห่ง กรุณาใช้สำเนาสำรองล่าสุด", count=lost)


def _there(session: Session, named: Sequence[str]) -> Sequence[str]:
    changes = tables.changes
    name = changes.c.device + ":" + changes.c.seq.cast(tables.heads.c.change.type)
    return session.connection.scalars(select(name).where(name.in_(named))).all()


def _unlogged(session: Session, topic: type[Record]) -> Iterator[Trouble]:
    """Look for records whose values are not what the log tells of them."""
    table = tables.of(topic)
    last, wrong = 0, 0
    while rows := _page(session, topic, last):
        told = _told(session, topic, [row["id"] for row in rows])
        odd = {row["id"]: row for row in rows if not _as_told(topic, row, told.get(row["id"]))}
        # the last change is not what a record shows where copies changed it apart: then all of them are asked
        settled = settling.told(session, topic, [*odd]) if odd else {}
        wrong += sum(not _as_settled(topic, row, settled.get(id_, {})) for id_, row in odd.items())
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
        value = history.said(field, text)
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
        if (empty and not stored) or (stored == value and type(stored) is type(value)):
            continue  # nearly always, and ten times as quick
        if history.encode(stored) != history.encode(value):
            return False
    return True


def _as_settled(topic: type[Record], row: RowMapping, cells: Mapping[str, settling.Cell]) -> bool:
    """Tell whether a record shows what all changes of it come to."""
    if not cells:
        return False
    kept = history.flat({name: row[name] for name in store.logged(topic)})
    fields = cells.keys() | kept.keys()
    return all(_same(kept.get(field), cells[field].shown if field in cells else None) for field in fields)


def _same(stored: Any, told: Any) -> bool:
    return history.encode(stored or None) == history.encode(told or None)


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
    # the others were set aside, or keep a number that no paper has
    signed = and_(paper.c.dated.is_not(None), or_(paper.c.way != "blank", paper.c.number.is_not(None)))
    by_another = [key for key, kind in PAPER_KINDS.items() if kind.cancelled_by]
    alone = select(paper.c.label).where(
        paper.c.state == "cancelled", signed, paper.c.kind.in_(by_another), paper.c.id.not_in(cancelling),
        ~conflicts.is_void(Paper),
    )  # fmt: skip
    for label in session.connection.scalars(alone):
        yield Trouble("“{paper}” ถูกยกเลิกโดยไม่มีหนังสือที่ยกเลิก กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)


def _numbers(session: Session) -> Iterator[Trouble]:
    """Look for numbers that stand twice, without their year or paper, or under what is reserved for somebody else."""
    yield from _doubled(session)
    yield from _misplaced(session)
    yield from _reserved(session)


def _doubled(session: Session) -> Iterator[Trouble]:
    """Look for numbers that stand more than once in the book of a year, and sub-numbers behind none."""
    for one in conflicts.doubled_numbers(session):
        if one.topic in conflicts.WHY_CANCELLED:
            yield Trouble(
                "เลขที่ {number}/{year} มีมากกว่าหนึ่งฉบับในทะเบียนเดียวกัน กรุณาตรวจกับทะเบียนของอำเภอ",
                number=sub_numbered(one.number, one.sub_number),
                year=one.year,
            )
    paper = tables.of(Paper)
    in_book = (paper.c.state != "draft", paper.c.number.is_not(None))
    base = paper.alias()
    same = (base.c.register == paper.c.register, base.c.year == paper.c.year, base.c.number == paper.c.number)
    stands = select(base.c.no).where(*same, base.c.state != "draft", base.c.sub_number.is_(None)).exists()
    for label in session.connection.scalars(
        select(paper.c.label).where(*in_book, paper.c.sub_number.is_not(None), ~stands)
    ):
        yield Trouble("“{paper}” มีเลขย่อยแต่ไม่มีเลขหลักในทะเบียน กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)


def _misplaced(session: Session) -> Iterator[Trouble]:
    """Look for papers without their number, and for papers and letters in another year's book."""
    paper, letter = tables.of(Paper), tables.of(Received)
    issued = select(paper.c.label, paper.c.number, paper.c.year, paper.c.dated).where(
        paper.c.state.in_(_STAND),
        or_(paper.c.state == "issued", paper.c.dated.is_not(None)),
        paper.c.register != "",
        or_(paper.c.number.is_not(None), paper.c.way.in_(_NUMBERED)),
    )
    # one that was destroyed has neither, also where a copy that had not heard of it wrote something of it since
    stands = or_(letter.c.number.is_not(None), letter.c.came.is_not(None))
    came = select(letter.c.label, letter.c.number, letter.c.year, letter.c.came).where(stands)
    for label, number, year, dated in [
        *session.connection.execute(issued),
        *session.connection.execute(came),
    ]:
        if number is None:
            yield Trouble("“{paper}” ออกแล้วแต่ไม่มีเลขที่ กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)
        elif dated is None or dates.year(dated) != year:
            yield Trouble("เลขของ “{paper}” อยู่ในทะเบียนของปีอื่น กรุณาแจ้งผู้ดูแลโปรแกรม", paper=label)


def _reserved(session: Session) -> Iterator[Trouble]:
    """Look for papers that this copy put under numbers that are out in a block of somebody else."""
    paper, block, book = tables.of(Paper), tables.of(NumberBlock), tables.of(Register)
    changes = tables.changes  # what another copy numbered came by a package, as the holder's own does
    numbered_there = (
        select(changes.c.seq)
        .where(changes.c.topic == Paper.topic, changes.c.row == paper.c.id)
        .where(changes.c.field.in_((history.WHOLE, "number")), changes.c.device != session.store.device)
    )
    question = (
        select(paper.c.label, block.c.holder)
        .join(book, book.c.key == paper.c.register)
        .join(block, block.c.register == book.c.id)
        .where(
            paper.c.state != "draft",
            block.c.year == paper.c.year,
            paper.c.number.between(block.c.first, block.c.last),
            block.c.returned.is_(None),
            block.c.holder != session.store.holder,
            ~numbered_there.exists(),
            ~conflicts.is_void(Paper),
        )
    )
    for label, holder in session.connection.execute(question):
        yield Trouble(
            "“{paper}” ใช้เลขที่จองไว้ให้ “{holder}” กรุณาตรวจว่าเครื่องนั้นออกเลขเดียวกันหรือไม่",
            paper=label,
            holder=holder,
        )

"""Blocks of reserved numbers (เลขที่จองไว้): taken along by a laptop, issued there offline, given back.

Two copies never share a number: the office gives nothing of a block that is out, a laptop gives nothing else, and a
block is closed in the laptop's copy before its unused numbers are free again. They are, while the office has given
none beyond them; else they stand in the register as not used. Both follow from the numbers that stand.

Where the copy itself does not come back nobody can close it, so that none of its numbers is ever given again: each
stands in the register by an entry without a date. `papers.enter_old` completes one that was used; where the paper
itself comes after all, `bringing.let_entries_go` sets the entry aside.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import or_, select

from desktop.domain import number_runs
from desktop.domain.papers import PAPER_KINDS, RECEIVED, Paper
from desktop.domain.registers import MOST_OF_A_BLOCK, NumberBlock, Register, next_number
from desktop.domain.scopes import WHOLE, Scope
from desktop.domain.users import MEDIATION
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import device, devices, history, tables
from desktop.store import records as store
from desktop.store.device import Step
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import bringing, places, records
from desktop.work.facts import the_office
from desktop.work.offices import tambons
from desktop.work.registers import blocks_of, register_of, taken_numbers

_USED_THERE = "ออกจากเครื่องอื่น รอบันทึกสำเนา"
_NOT_USED = "ไม่ได้ใช้ (คืน)"


@dataclass(frozen=True)
class GivenBack:
    """What came home with a laptop."""

    papers: int  # that were not here yet
    unused: tuple[int, ...]
    blocks: tuple[NumberBlock, ...]


@dataclass(frozen=True)
class Standing:
    """How a block stands here: the name of its register, its numbers that have a paper, and those still to be given."""

    block: NumberBlock
    register: str
    used: tuple[int, ...]
    left: tuple[int, ...]


@dataclass(frozen=True)
class Remaining:
    """What a laptop's copy may still issue; `holder` is "" at the office itself."""

    holder: str
    blocks: tuple[Standing, ...] = ()


@dataclass(frozen=True)
class View:
    """All that the page of a block shows."""

    standing: Standing
    papers: tuple[Paper, ...]  # that have its numbers, in their order
    changes: tuple[records.Change, ...]  # oldest first


def planned(session: Session, register: str, count: int, on: date | None = None) -> NumberBlock:
    """Tell which numbers of a register, named by its key, would be reserved now, for nobody yet."""
    _only_at_the_office(session)
    book, on = register_of(session, register), on or date.today()
    if book.key == RECEIVED:
        raise CannotDo("หนังสือรับลงทะเบียนที่สำนักงานเท่านั้น จึงจองเลขไปไม่ได้", "register")
    if not 1 <= count <= MOST_OF_A_BLOCK:
        raise CannotDo("จองได้ครั้งละ 1 ถึง {most} เลข", "count", most=MOST_OF_A_BLOCK)
    year = dates.year(on)
    taken, blocks = taken_numbers(session, book.key, year), blocks_of(session, book, year)
    first = next_number(book.first or 1, taken, blocks)
    return NumberBlock(register=book.id, year=year, first=first, last=first + count - 1, taken=on)


def reserve(session: Session, register: str, count: int, holder: str, on: date | None = None) -> NumberBlock:
    """Reserve the next numbers of a register, named by its key, for a laptop; for good."""
    block = planned(session, register, count, on)
    block = records.checked(dataclasses.replace(block, holder=holder))
    blocks = blocks_of(session, register_of(session, register), block.year or 0)
    if any(not one.returned and one.holder == block.holder for one in blocks):
        raise CannotDo("“{holder}” ยังมีเลขที่จองไว้และยังไม่คืนในทะเบียนของปีนี้", "holder", holder=block.holder)
    history.mark_final(session)
    devices.own(session)  # so that the copy knows the office by name
    return dataclasses.replace(block, id=store.add(session, block), version=1)


def open_blocks(session: Session, holder: str = "") -> tuple[NumberBlock, ...]:
    """List the blocks that are out, of all holders or of one."""
    block = tables.of(NumberBlock)
    whose = [block.c.holder == holder] if holder else []
    return tuple(store.find(session, NumberBlock, block.c.returned.is_(None), *whose))


def remaining(session: Session) -> Remaining:
    """Tell a laptop's copy what is left of its numbers."""
    holder = session.store.holder
    if not holder:
        return Remaining("")
    return Remaining(holder, tuple(standing(session, block) for block in open_blocks(session, holder)))


def standing(session: Session, block: NumberBlock) -> Standing:
    """Tell how a block stands; of one that came back nothing is left to be given from it."""
    book = store.read(session, Register, block.register)
    taken = taken_numbers(session, book.key, block.year or 0)
    left = () if block.returned else tuple(number for number in block.numbers if number not in taken)
    used = sorted({paper.number or 0 for paper in _papers_of(session, block, book)})
    return Standing(block, book.name, tuple(used), left)


def standings(session: Session, ids: Sequence[str]) -> dict[str, Standing]:
    """Tell how some blocks stand, by id."""
    return {id_: standing(session, block) for id_, block in store.by_ids(session, NumberBlock, ids).items()}


def view(session: Session, id_: str) -> View:
    """Give all that the page of a block shows."""
    block = store.read(session, NumberBlock, id_)
    book = store.read(session, Register, block.register)
    return View(
        standing=standing(session, block),
        papers=tuple(_papers_of(session, block, book)),
        changes=records.history(session, NumberBlock, id_),
    )


def _papers_of(session: Session, block: NumberBlock, book: Register) -> list[Paper]:
    """List the papers under the numbers of a block, without the entries of numbers that were not used."""
    paper = tables.of(Paper)
    return store.find(
        session,
        Paper,
        paper.c.register == book.key,
        paper.c.year == block.year,
        paper.c.number.between(block.first, block.last),
        paper.c.state != "draft",
        or_(paper.c.state != "cancelled", paper.c.dated.is_not(None)),
        order=(paper.c.number, paper.c.sub_number),
    )


def take_along(
    session: Session, folder: Path, holder: str, step: Step = lambda _done, _all: None, scope: Scope = WHOLE
) -> None:
    """Copy the office for the laptop that its open blocks are reserved for, once; `step` tells how far, and may stop it.

    The copy holds what is committed: reserve in a unit of work of its own, before. `scope` is the part it holds.
    """
    if session.unit:
        raise AssertionError("the blocks must be committed before they are copied")
    _only_at_the_office(session)
    blocks = open_blocks(session, holder.strip())
    if not holder.strip() or not blocks:
        raise CannotDo("ยังไม่ได้จองเลขให้ “{holder}” กรุณาจองเลขก่อน", "holder", holder=holder)
    if any(block.note for block in blocks):  # two copies would give the same numbers
        raise CannotDo(
            "ทำสำเนาให้ “{holder}” ไปแล้ว ถ้าสำเนานั้นหาย ให้คืนเลขโดยบอกเลขที่ใช้ไป แล้วจองใหม่", "holder", holder=holder
        )
    _check_scope(session, scope)
    made = device.make_copy(session.store, folder, blocks[0].holder, step, scope)
    devices.note_copy(session, made, blocks[0].holder, scope)
    history.mark_final(session)
    for block in blocks:
        store.save(session, dataclasses.replace(block, note=f"ทำสำเนาไปเมื่อ {dates.short(date.today())}"))


def tambons_to_take(session: Session) -> tuple[tuple[str, str], ...]:
    """List code and name of the tambons that a copy can be made of: the office's, and those of its villages."""
    village = tables.of(Village)
    lived = session.connection.scalars(select(village.c.tambon).where(~village.c.deleted).distinct())
    codes = {*the_office(session).tambons, *dict(tambons(session)), *lived} - {""}
    return tuple((code, places.name_of(code)) for code in sorted(codes))


def _check_scope(session: Session, scope: Scope) -> None:
    known = dict(tambons_to_take(session))
    if strange := [code for code in scope.tambons if code not in known]:
        raise CannotDo(
            "สำนักงานนี้ไม่มีตำบล {code} กรุณาเลือกจาก {known}", "tambons", code=strange[0], known=", ".join(known)
        )
    if scope.cases:
        session.require(MEDIATION)


def give_back(session: Session, folder: Path, on: date | None = None) -> GivenBack:
    """Take over what a laptop's copy issued from its blocks and end them here and there; doing it again adds nothing."""
    _only_at_the_office(session)
    on = on or date.today()
    with bringing.opened(session, folder) as copy:
        theirs = bringing.blocks_in(copy)
        kept = store.by_ids(session, NumberBlock, [block.id for block in theirs])
        if not kept:
            raise CannotDo(
                "สำนักงานนี้ไม่มีเลขที่จองไว้ของสำเนานี้ กรุณาตรวจว่าไม่ได้เปิดสำนักงานจากสำเนาสำรองที่เก่ากว่า", "folder"
            )
        history.mark_final(session)
        brought = bringing.take_over(session, copy, [block for block in theirs if block.id in kept])
        ended = tuple(_end(session, block, on) for block in kept.values() if not block.returned)
        bringing.close(session, copy, theirs, on)  # last: until then nothing here is free
    return GivenBack(brought, _unused(session, ended), ended)


def return_unused(session: Session, id_: str, used: str, reason: str, on: date | None = None) -> NumberBlock:
    """End the block of a laptop that is lost or came back on paper only; `used` names its numbers as 41–43, 45."""
    _only_at_the_office(session)
    block = store.read(session, NumberBlock, id_)
    if block.returned:
        raise CannotDo("เลขชุดนี้คืนแล้ว")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผล เช่น เครื่องหาย หรือนำกลับมาแต่กระดาษ", "reason")
    numbers = number_runs.read(used, "used")
    if outside := [number for number in numbers if number not in block.numbers]:
        raise CannotDo("เลขที่ {numbers} ไม่อยู่ในช่วงที่จองไว้", "used", numbers=number_runs.written(outside))
    history.mark_final(session)
    store.add_many(session, _entries(session, block, numbers, reason.strip()))
    return _end(session, block, on or date.today())


def _entries(session: Session, block: NumberBlock, used: Sequence[int], reason: str) -> list[Paper]:
    """Write an entry without a date for each number of a block: it waits for its paper, or was not used."""
    key = store.read(session, Register, block.register).key
    kind = next(name for name, one in PAPER_KINDS.items() if one.register == key)
    entry = Paper(kind=kind, register=key, way="given", year=block.year, reason=reason)
    return [
        dataclasses.replace(
            entry,
            number=number,
            state="out" if number in used else "cancelled",
            subject=_USED_THERE if number in used else _NOT_USED,
        )
        for number in block.numbers
    ]


def _end(session: Session, block: NumberBlock, on: date) -> NumberBlock:
    """End a block and note how many were used: the office may give the others again."""
    used = f"ใช้ {len(standing(session, block).used)} จาก {len(block.numbers)} เลข"
    note = "\n".join(filter(None, (block.note, used)))
    return store.save(session, dataclasses.replace(block, returned=on, note=note))


def _unused(session: Session, blocks: Sequence[NumberBlock]) -> tuple[int, ...]:
    """List the numbers of blocks that nothing stands under."""
    unused: list[int] = []
    for block in blocks:
        key = store.read(session, Register, block.register).key
        taken = taken_numbers(session, key, block.year or 0)
        unused += [number for number in block.numbers if number not in taken]
    return tuple(unused)


def _only_at_the_office(session: Session) -> None:
    if session.store.holder:
        raise CannotDo("เครื่องนี้ใช้สำเนาที่นำออกมา การจองและคืนเลขทำได้ที่สำนักงานเท่านั้น")

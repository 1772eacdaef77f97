"""Registers (ทะเบียนคุม): the books that papers are numbered in, by calendar year."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from desktop.domain.case_papers import CasePaper
from desktop.domain.cases import Case
from desktop.domain.papers import PAPER_KINDS, RECEIVED, Paper, check_number
from desktop.domain.received import Received
from desktop.domain.registers import NumberBlock, Register, check_given, next_number, next_sub
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import closed_lists

CASES, CASE_PAPERS = OF_CASES = "cases", "case_papers"  # the registers of mediation
STARTING_REGISTERS = (
    Register(key="order", name=N_("ทะเบียนคุมคำสั่งอำเภอ"), way="auto", first=1),
    Register(key="announcement", name=N_("ทะเบียนคุมประกาศอำเภอ"), way="none", first=1),
    Register(key="certificate", name=N_("ทะเบียนคุมหนังสือรับรอง"), way="auto", first=1),
    Register(key="sent", name=N_("ทะเบียนหนังสือส่ง"), way="auto", first=1),
    Register(key=RECEIVED, name=N_("ทะเบียนหนังสือรับ"), way="auto", first=1),
    Register(key=CASES, name=N_("ทะเบียนเรื่องไกล่เกลี่ย"), way="auto", first=1, pattern="กก.{เลข2}/{ปี}"),
    Register(key=CASE_PAPERS, name=N_("ทะเบียนหนังสือไกล่เกลี่ย"), way="auto", first=1),
)


def missing_registers(session: Session) -> list[Register]:
    """List the books that an office of an earlier program does not have yet."""
    there = {register.key for register in store.find(session, Register)}
    return [register for register in STARTING_REGISTERS if register.key not in there]


def add_missing_registers(session: Session) -> None:
    """Add the books that an office of an earlier program does not have yet; for good."""
    if missing := missing_registers(session):
        history.mark_final(session)
        store.add_many(session, missing)


def register_of(session: Session, key: str) -> Register:
    """Find a book of numbers by its key."""
    found = store.find(session, Register, tables.of(Register).c.key == key)
    if not found:
        raise CannotDo("ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้ กรุณาเพิ่มในหน้าตั้งค่า", "register")
    return found[0]


def book_of(session: Session, kind: str) -> Register:
    """Find the book that counts a kind of paper; one without key or numbers for a kind that none counts."""
    key = PAPER_KINDS[kind].register
    return register_of(session, key) if key else Register(way="none")


def take_number(session: Session, register: Register, way: str, year: int, given: int | None) -> int | None:
    """Take the number: the next of the register and year, or the registry's; the caller holds the write lock.

    What is out in a block of reserved numbers is left to whoever holds it.
    """
    if way == "blank" or not register.key:
        return None
    if way == "given":
        check_free(session, register, year, given)
        return given
    taken, blocks = taken_numbers(session, register.key, year), blocks_of(session, register, year)
    return next_number(register.first or 1, taken, blocks, session.store.holder)


def check_free(session: Session, register: Register, year: int, number: int | None) -> None:
    """Refuse a number that stands in its register and year already, or is out in a block of somebody else."""
    check_number(number, taken_numbers(session, register.key, year))
    check_given(number or 0, blocks_of(session, register, year), session.store.holder)


def take_sub(session: Session, register: Register, behind: int, dated: date, year: int) -> int:
    """Take a back-dated number: the next sub-number (๑๑๑.๑) behind the last number that is not dated later.

    A laptop inserts only behind numbers of its own block, so that no sub-number is shared either.
    """
    paper = tables.of(Paper)
    in_book = (paper.c.register == register.key, paper.c.year == year, paper.c.state != "draft")
    standing = store.find(session, Paper, *in_book, paper.c.number == behind)
    if not standing:
        raise CannotDo("ไม่มีเลขที่ {number} ในทะเบียนของปีนี้ จึงแทรกเลขย่อยไม่ได้", "behind", number=behind)
    if session.store.holder:
        check_given(behind, blocks_of(session, register, year), session.store.holder)
    if any(one.dated and one.dated > dated for one in standing if not one.sub_number):
        raise CannotDo("เลขที่ {number} ลงวันที่หลังวันที่ของหนังสือนี้ กรุณาแทรกหลังเลขก่อนหน้า", "behind", number=behind)
    later = select(paper.c.number, paper.c.dated).where(
        *in_book, paper.c.number > behind, paper.c.dated.is_not(None)
    )
    following = session.connection.execute(
        later.order_by(paper.c.number, paper.c.sub_number).limit(1)
    ).first()
    if following and following.dated < dated:
        raise CannotDo(
            "เลขที่ {number} ลงวันที่ก่อนวันที่ของหนังสือนี้ กรุณาแทรกหลังเลขนั้น", "behind", number=following.number
        )
    return next_sub([one.sub_number or 0 for one in standing])


def blocks_of(session: Session, register: Register, year: int) -> tuple[NumberBlock, ...]:
    """List the blocks of a register and Buddhist year that were ever taken along."""
    block = tables.of(NumberBlock)
    return tuple(store.find(session, NumberBlock, block.c.register == register.id, block.c.year == year))


def promised(session: Session, register: Register, year: int, number: int | None) -> Paper | None:
    """Find the entry that keeps a number for a paper issued on a laptop that did not come back, if there is one."""
    paper = tables.of(Paper)
    where = (paper.c.register == register.key, paper.c.year == year, paper.c.number == number)
    found = store.find(session, Paper, *where, paper.c.state != "draft", paper.c.dated.is_(None))
    return found[0] if found and number else None


def taken_numbers(session: Session, register: str, year: int) -> set[int]:
    """Give all numbers of a register and Buddhist year, cancelled ones too: none is used twice."""
    if register == CASE_PAPERS:
        given = closed_lists.cells(session, CasePaper, ("number", "year"))
        return {said["number"] for _id, said in given if said["year"] == year and said["number"]}
    book = tables.of({RECEIVED: Received, CASES: Case}.get(register, Paper))
    question = select(book.c.number).where(book.c.year == year, book.c.number.is_not(None))
    if register not in (RECEIVED, CASES):
        question = question.where(book.c.register == register, book.c.state != "draft")
    return set(session.connection.scalars(question))

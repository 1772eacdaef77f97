"""Registers (ทะเบียนคุม): the books that papers are numbered in, by calendar year."""

from __future__ import annotations

from sqlalchemy import select

from desktop.domain.offices import Register
from desktop.domain.papers import Paper, check_number
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session

STARTING_REGISTERS = (
    Register(key="order", name=N_("ทะเบียนคุมคำสั่งอำเภอ"), way="auto", first=1),
    Register(key="announcement", name=N_("ทะเบียนคุมประกาศอำเภอ"), way="none", first=1),
)
OF_KIND = {
    "announcement": "announcement",
    "withdrawal": "announcement",
    "order": "order",
    "cancellation": "order",  # numbered among the orders
}


def register_of(session: Session, key: str) -> Register:
    """Find a book of numbers by its key."""
    found = store.find(session, Register, tables.of(Register).c.key == key)
    if not found:
        raise CannotDo("ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้ กรุณาเพิ่มในหน้าตั้งค่า", "register")
    return found[0]


def take_number(session: Session, register: Register, way: str, year: int, given: int | None) -> int | None:
    """Take the number: the next of the register and year, or the registry's; the caller holds the write lock."""
    if way == "blank":
        return None
    taken = taken_numbers(session, register.key, year)
    if way == "given":
        check_number(given, taken)
        return given
    return max(max(taken, default=0) + 1, register.first or 1)


def taken_numbers(session: Session, register: str, year: int) -> set[int]:
    """Give all numbers of a register and Buddhist year, cancelled ones too: none is used twice."""
    paper = tables.of(Paper)
    question = select(paper.c.number).where(
        paper.c.register == register,
        paper.c.year == year,
        paper.c.number.is_not(None),
        paper.c.state != "draft",
    )
    return set(session.connection.scalars(question))

"""Registers (ทะเบียนคุม): books of numbers by calendar year, blocks of them that a laptop takes along, their next number.

Source: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526; sub-numbers and blocks are the practice of offices.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from desktop.domain.records import Record, choice, day, link, long, text, whole
from desktop.errors import CannotDo
from desktop.i18n import N_

MOST_NUMBER = 99_999
_NUMBER_PLACE = re.compile(r"\{เลข([1-6]?)\}")
MOST_OF_A_BLOCK = 500
WAYS = {
    "auto": N_("โปรแกรมออกเลขให้ต่อเนื่อง"),
    "given": N_("พิมพ์เลขที่ได้จากทะเบียนของอำเภอ"),
    "blank": N_("เว้นเลขที่และวันที่ไว้เขียนด้วยมือ"),
    "none": N_("ไม่มีเลขบนหนังสือ มีแต่ในทะเบียน"),
}


@dataclass(frozen=True, kw_only=True)
class Register(Record):
    """One book of numbers (ทะเบียนคุม) and the way its numbers come."""

    topic: ClassVar[str] = "registers"
    titled: ClassVar[str] = N_("ทะเบียนเลขหนังสือ")
    key: str = text(N_("รหัสทะเบียน"), required=True, most=40)
    name: str = text(N_("ชื่อทะเบียน"), required=True, listed=True)
    way: str = choice(N_("วิธีออกเลข"), WAYS, default="auto", listed=True)
    first: int | None = whole(N_("เลขแรกของปี"), default=1, least=1, most=MOST_NUMBER)
    pattern: str = text(
        N_("รูปแบบเลข"), most=40, hint=N_("เช่น กก.{เลข2}/{ปี} ได้ กก.01/2569 ใช้กับทะเบียนเรื่องไกล่เกลี่ย")
    )
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the register."""
        return self.name


@dataclass(frozen=True, kw_only=True)
class NumberBlock(Record):
    """Numbers of one register and year that a laptop takes along; `returned` ends it."""

    topic: ClassVar[str] = "number_blocks"
    titled: ClassVar[str] = N_("เลขที่จองไว้")
    register: str = link(N_("ทะเบียน"), "registers", required=True, listed=True)
    year: int | None = whole(N_("ปี พ.ศ."), required=True, listed=True, least=2400, most=2700)
    first: int | None = whole(N_("ตั้งแต่เลข"), required=True, listed=True, least=1, most=MOST_NUMBER)
    last: int | None = whole(N_("ถึงเลข"), required=True, listed=True, least=1, most=MOST_NUMBER)
    holder: str = text(N_("ผู้ถือหรือเครื่องที่ใช้"), required=True, listed=True, searched=True, most=80)
    taken: date | None = day(N_("จองเมื่อ"), required=True, listed=True)
    returned: date | None = day(N_("คืนเมื่อ"), listed=True)
    note: str = long(N_("หมายเหตุ"))

    @property
    def label(self) -> str:
        """Name the block by its numbers and holder."""
        return f"{self.first}–{self.last}/{self.year} {self.holder}"

    @property
    def sort_text(self) -> str:
        """Sort by year and first number."""
        return f"{self.year or 9999:04d} {self.first or 0:05d}"

    @property
    def numbers(self) -> range:
        """Give the numbers of the block."""
        return range(self.first or 0, (self.last or 0) + 1)


def check_register(register: Register) -> None:
    """Refuse a pattern that has no place for the number."""
    if register.pattern and not _NUMBER_PLACE.search(register.pattern):
        raise CannotDo("รูปแบบเลขต้องมี {{เลข}} หรือ {{เลข2}} เช่น กก.{{เลข2}}/{{ปี}}", "pattern")


def in_pattern(pattern: str, number: int, year: int) -> str:
    """Write a number by the pattern of its register; a figure after เลข says how many digits it has at least.

    >>> in_pattern("กก.{เลข2}/{ปี}", 1, 2569), in_pattern("", 12, 2569)
    ('กก.01/2569', '12/2569')
    """
    with_number = _NUMBER_PLACE.sub(lambda place: f"{number:0{place[1] or 1}d}", pattern or "{เลข}/{ปี}")
    return with_number.replace("{ปี}", str(year))


def next_number(first: int, taken: Collection[int], blocks: Iterable[NumberBlock], holder: str = "") -> int:
    """Give the next number of a register and year, for the office or for a laptop that holds a block.

    The office goes on after everything that was given or is out in a block, so that no number is ever shared; a
    laptop takes the lowest that is left of its own. Raises `CannotDo` where a laptop has none left.
    """
    out = [block for block in blocks if not block.returned]
    if not holder:
        return max((first - 1, *taken, *(block.last or 0 for block in out))) + 1
    own = (number for block in out if block.holder == holder for number in block.numbers)
    left = min((number for number in own if number not in taken), default=None)
    if left is None:
        raise CannotDo(
            "เลขที่จองไว้ให้ “{holder}” หมดแล้วหรือยังไม่ได้จอง กรุณาเว้นเลขไว้ หรือกลับไปจองเพิ่มที่สำนักงาน",
            "number",
            holder=holder,
        )
    return left


def check_given(number: int, blocks: Collection[NumberBlock], holder: str = "") -> None:
    """Refuse a number that is out in a block of somebody else."""
    for block in blocks:
        if not block.returned and block.holder != holder and number in block.numbers:
            raise CannotDo(
                "เลขที่ {number} จองไว้ให้ “{holder}” แล้ว", "number", number=number, holder=block.holder
            )
    if holder and not any(number in b.numbers for b in blocks if b.holder == holder and not b.returned):
        raise CannotDo("เลขที่ {number} ไม่อยู่ในช่วงที่จองไว้ให้เครื่องนี้", "number", number=number)


def next_sub(subs: Collection[int]) -> int:
    """Give the next sub-number (๑๑๑.๑) behind a number."""
    return max(subs, default=0) + 1

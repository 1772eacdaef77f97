"""The report of a tambon's classes A, B and C: each group, how classes moved, what helps the weak, and the villages.

The classes are the office's own; the level of a village by กชช.2ค stands apart in a table of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Divider,
    Heading,
    Paragraph,
    Subheading,
    Table,
    mapped,
)
from desktop.thai import dates, digits

TITLE = "รายงานการจัดระดับความเข้มแข็งของกลุ่ม/องค์กร"
NONE = "–"
_GROUPS = (
    Column("ที่", 11, "centre"),
    Column("กลุ่ม/องค์กร", 62, names=True),
    Column("หมู่บ้าน", 46, names=True),
    Column("ปีก่อน", 16, "centre"),
    Column("ระดับ", 15, "centre"),
    Column("จัดเมื่อ", 27),
    Column("เหตุผล", 70),
)
_MOVES = (
    Column("ระดับปีก่อน", 31), Column("เป็น A", 24, "centre"), Column("เป็น B", 24, "centre"),
    Column("เป็น C", 24, "centre"), Column("ยังไม่จัด", 24, "centre"),
)  # fmt: skip
_TASKS = (
    Column("กลุ่ม/องค์กร", 66, names=True), Column("งานเสริม", 82), Column("ผู้รับผิดชอบ", 43, names=True),
    Column("กำหนดเสร็จ", 28), Column("ทำเสร็จ", 28),
)  # fmt: skip
_VILLAGES = (
    Column("หมู่บ้าน", 70, names=True), Column("A", 16, "centre"), Column("B", 16, "centre"),
    Column("C", 16, "centre"), Column("ยังไม่จัด", 22, "centre"), Column("กชช.2ค ปี", 24, "centre"),
    Column("ระดับ", 83),
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Group:
    """One group as the report shows it."""

    name: str
    village: str = ""
    before: str = ""
    grade: str = ""
    judged: str = ""
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Report:
    """What a report of a tambon tells."""

    tambon: str
    on: date
    groups: tuple[Group, ...]
    movement: Mapping[tuple[str, str], int]  # by the classes before and now, "" where there is none
    tasks: tuple[tuple[str, ...], ...]  # of groups of class C
    villages: tuple[tuple[str, ...], ...]


def write(report: Report, *, thai_digits: bool) -> Contents:
    """Write the report as it stands on a day; a tambon without groups says so."""
    where = f"ตำบล{report.tambon}" if report.tambon else "ทุกตำบล"
    head = (Heading((TITLE, f"{where} ณ วันที่ {dates.long(report.on)}")), Divider())
    change: Callable[[str], str] = digits.to_thai if thai_digits else digits.to_arabic
    body = (*_body(report),) if report.groups else (Paragraph("ยังไม่มีกลุ่มหรือองค์กรที่ดำเนินการอยู่"),)
    title = change(f"{TITLE} {where} ปี {dates.year(report.on)}")
    return Contents(
        kind="strength_report", title=title, subject=title, blocks=mapped((*head, *body), change),
        emblem="none", thai_digits=thai_digits, paper="A4 landscape",
    )  # fmt: skip


def _body(report: Report) -> Iterator[Block]:
    yield Paragraph(_summary(report.groups))
    yield Table(_GROUPS, tuple(_group(n, one) for n, one in enumerate(report.groups, start=1)))
    year = dates.year(report.on)
    yield Subheading(f"การเปลี่ยนระดับจากสิ้นปี {year - 1} ถึงปี {year} (จำนวนกลุ่ม)")
    yield Table(_MOVES, tuple(_moves(report.movement)))
    if report.tasks:
        yield Subheading("งานเสริมกลุ่มระดับ C")
        yield Table(_TASKS, report.tasks)
    if report.villages:
        yield Subheading("กลุ่มรายหมู่บ้าน และระดับหมู่บ้านตาม กชช.2ค (คนละเรื่องกับระดับกลุ่ม)")
        yield Table(_VILLAGES, report.villages)


def _summary(groups: Sequence[Group]) -> str:
    counts = {grade: sum(one.grade == grade for one in groups) for grade in ("A", "B", "C", "")}
    said = (f"{grade or 'ยังไม่จัดระดับ'} {count:,} กลุ่ม" for grade, count in counts.items())
    return f"กลุ่มและองค์กรที่ดำเนินการอยู่ {len(groups):,} กลุ่ม: " + " · ".join(said)


def _group(place: int, one: Group) -> tuple[str, ...]:
    return (
        str(place), one.name, one.village or NONE, one.before or NONE, one.grade or NONE, one.judged or NONE, one.reason,
    )  # fmt: skip


def _moves(movement: Mapping[tuple[str, str], int]) -> Iterator[tuple[str, ...]]:
    for before in ("A", "B", "C", ""):
        counts = (movement.get((before, after), 0) for after in ("A", "B", "C", ""))
        yield (before or "ยังไม่จัด", *(f"{count:,}" if count else NONE for count in counts))

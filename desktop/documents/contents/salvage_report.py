"""What was saved of a damaged office and what was not, to be printed and worked through; without number or signature."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Divider,
    Heading,
    Label,
    LabelLine,
    Paragraph,
    Subheading,
    Table,
    mapped,
)
from desktop.thai import dates, digits

_TITLE = "บัญชีข้อมูลที่กู้ได้และกู้ไม่ได้"
_TAB = 46.0  # mm, where the words begin
_COLUMNS = (
    Column("เรื่อง", 60),
    Column("กู้ได้", 22, "right"),
    Column("ได้จากประวัติ", 26, "right"),
    Column("อ้างถึงที่หาย", 26, "right"),
    Column("หายอย่างน้อย", 32, "right"),
)
_UNVERIFIED = (
    "ส่วนต้นของไฟล์ข้อมูลเสียหาย จึงตรวจได้เพียงว่าข้อมูลที่กู้มีรูปแบบถูกต้อง "
    "ไม่ได้ตรวจว่าตรงกับที่บันทึกไว้ทุกตัวอักษร กรุณาตรวจทานเรื่องสำคัญกับเอกสาร"
)
_HOLDER = "ไม่ทราบว่าเครื่องนี้ออกเลขหนังสือชุดใด ถ้าเป็นเครื่องที่นำไปใช้นอกสำนักงาน อย่าออกเลขหนังสือจากข้อมูลที่กู้ กรุณานำข้อมูลกลับมารวมที่สำนักงานก่อน"


@dataclass(frozen=True)
class Topic:
    """What was saved of one topic, by its title; `named` are some of what was lost."""

    titled: str
    kept: int
    rebuilt: int
    emptied: int
    lost: int
    named: tuple[str, ...]


@dataclass(frozen=True)
class Report:
    """What is printed of a salvage."""

    office: str
    place: str
    at: datetime
    last: datetime | None  # when the last change that is left was saved
    pages: int
    damaged: int
    is_verified: bool
    topics: tuple[Topic, ...]
    changes: int
    lost_changes: int
    unknown_saves: int
    lost_readings: int
    unknown_rows: int
    knows_holder: bool
    backup: str
    files: int
    files_from_backups: int
    lost_files: int
    files_named: tuple[str, ...]


def write(report: Report, *, thai_digits: bool) -> Contents:
    """Write the list; the place and the name of the backup stay in the digits that the machine uses."""
    change = digits.to_thai if thai_digits else digits.to_arabic
    head: tuple[Block, ...] = (
        Heading((_TITLE, report.office)),
        Divider(),
        *(LabelLine((Label(title, words),), tab=_TAB, bold=True) for title, words in _said(report)),
    )
    title = change(f"{_TITLE} {dates.long_moment(report.at)}")
    return Contents(
        kind="salvage_report",
        title=title,
        subject=title,
        blocks=(
            *mapped(head, change),
            *(LabelLine((Label(name, words),), tab=_TAB, bold=True) for name, words in _places(report)),
            *mapped(tuple(_body(report)), change),
        ),
        dated=report.at.date().isoformat(),
        emblem="none",
        thai_digits=thai_digits,
    )


def _said(report: Report) -> Iterator[tuple[str, str]]:
    yield "กู้เมื่อ", dates.long_moment(report.at)
    yield "บันทึกล่าสุดที่ยังอยู่", dates.long_moment(report.last) if report.last else "ไม่ทราบ"
    yield "ส่วนของไฟล์ที่เสียหาย", f"{report.damaged:,} จาก {report.pages:,} ส่วน"
    yield "ไฟล์แนบ", _files(report)


def _files(report: Report) -> str:
    said = f"กู้ได้ {report.files:,} ไฟล์"
    if report.files_from_backups:
        said += f" (จากสำเนาสำรอง {report.files_from_backups:,} ไฟล์)"
    return said + (f" หายหรือเสียหาย {report.lost_files:,} ไฟล์" if report.lost_files else "")


def _places(report: Report) -> Iterator[tuple[str, str]]:
    yield "ที่เก็บ", report.place
    if report.backup:
        yield "สำเนาสำรองที่ใช้เทียบ", report.backup


def _body(report: Report) -> Iterator[Block]:
    for said in _warnings(report):
        yield Paragraph(said)
    rows = tuple(_row(one) for one in report.topics if one.kept or one.lost or one.emptied)
    yield Subheading("ข้อมูลตามเรื่อง")
    yield Table(_COLUMNS, rows)
    lost = tuple(_lost(report))
    yield Subheading("รายการที่กู้ไม่ได้เท่าที่ทราบชื่อ")
    yield Table((Column("เรื่อง", 50), Column("รายการ", 116)), lost) if lost else Paragraph("ไม่มี")


def _row(one: Topic) -> tuple[str, ...]:
    return one.titled, *(
        f"{count:,}" if count else "–" for count in (one.kept, one.rebuilt, one.emptied, one.lost)
    )


def _lost(report: Report) -> Iterator[tuple[str, str]]:
    for one in report.topics:
        for name in one.named:
            yield one.titled, name
    for name in report.files_named:
        yield "ไฟล์แนบของ", name


def _warnings(report: Report) -> Iterator[str]:
    """Say what no row of the table tells."""
    if not report.is_verified:
        yield _UNVERIFIED
    if not report.knows_holder:
        yield _HOLDER
    if report.lost_changes or not report.changes:
        yield (
            f"ประวัติการแก้ไขหายอย่างน้อย {report.lost_changes:,} รายการ"
            if report.changes
            else "ประวัติการแก้ไขหายทั้งหมด"
        ) + " ข้อมูลที่กู้ได้ใช้งานต่อได้ตามปกติ แต่บอกไม่ได้ครบว่าใครแก้ไขเมื่อใด"
    if report.unknown_saves:
        yield f"การบันทึก {report.unknown_saves:,} ครั้งไม่ทราบชื่อผู้บันทึก"
    if report.lost_readings:
        yield f"บันทึกการขอดูข้อมูลที่ปกปิดหาย {report.lost_readings:,} รายการ"
    if report.unknown_rows:
        yield f"มีข้อมูลอีก {report.unknown_rows:,} รายการที่อ่านได้แต่ไม่ทราบว่าเป็นเรื่องใด จึงไม่ได้นำมา"

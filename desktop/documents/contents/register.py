"""The printed register (ทะเบียนคุม) of one book and calendar year; no official paper, without number or signature.

Source of the columns: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, แบบที่ 13 and แบบที่ 14; those of the
other books are the practice of offices.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import (
    Column,
    Contents,
    Divider,
    Heading,
    Paragraph,
    Table,
    mapped,
)
from desktop.domain.papers import RECEIVED
from desktop.thai import digits


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line of a register in words: a paper, a letter received, a block of numbers, or numbers not used."""

    number: str  # 41, 111.1, or 41–60 for a block
    state: str  # issued, out, cancelled; reserved or unused for numbers without a paper
    count: int = 1  # of papers or numbers; 0 where others count them
    id: str = ""  # of the paper or letter
    came: str = ""
    reference: str = ""
    dated: str = ""
    sender: str = ""
    to: str = ""
    subject: str = ""
    signer: str = ""
    action: str = ""
    remark: str = ""
    code: str = ""


Cells = tuple[
    tuple[Column, str], ...
]  # columns in mm, together the line of a landscape A4, and the fields of a row
ISSUED: Cells = (
    (Column("เลขที่", 20, "centre"), "number"),
    (Column("ลงวันที่", 28), "dated"),
    (Column("เรื่อง", 84), "subject"),
    (Column("ผู้ลงนาม", 40, names=True), "signer"),
    (Column("หมายเหตุ", 51), "remark"),
    (Column("รหัสตรวจ", 24, "centre"), "code"),
)
SENT: Cells = (
    (Column("เลขทะเบียนส่ง", 23, "centre"), "number"),
    (Column("ที่", 28), "reference"),
    (Column("ลงวันที่", 28), "dated"),
    (Column("จาก", 32), "sender"),
    (Column("ถึง", 36), "to"),
    (Column("เรื่อง", 50), "subject"),
    (Column("การปฏิบัติ", 24), "action"),
    (Column("หมายเหตุ", 26), "remark"),
)
CAME: Cells = (
    (Column("เลขทะเบียนรับ", 23, "centre"), "number"),
    (Column("วันที่รับ", 28), "came"),
    (Column("ที่", 26), "reference"),
    (Column("ลงวันที่", 28), "dated"),
    (Column("จาก", 29), "sender"),
    (Column("ถึง", 30), "to"),
    (Column("เรื่อง", 42), "subject"),
    (Column("การปฏิบัติ", 20), "action"),
    (Column("หมายเหตุ", 21), "remark"),
)
BOOKS = {"sent": SENT, RECEIVED: CAME}
_COUNTED = (
    ("issued", "ใช้ {count} เลข"),
    ("out", "รอบันทึกสำเนา {count} เลข"),
    ("cancelled", "ยกเลิก {count} เลข"),
    ("unused", "ไม่ได้ใช้ {count} เลข"),
    ("reserved", "จองไว้ {count} เลข"),
)


def columns_of(key: str) -> Cells:
    """Give the columns of a book by its key, each with the field of a row that it shows."""
    return BOOKS.get(key, ISSUED)


def write(key: str, name: str, office: str, year: int, rows: Sequence[Row], *, thai_digits: bool) -> Contents:
    """Write the register as it stands; one without a row says so."""
    columns, change = columns_of(key), digits.to_thai if thai_digits else digits.to_arabic
    title = change(f"{name} ปี พ.ศ. {year}")
    head = (Heading((name, f"{office} ปี พ.ศ. {year}")), Divider())
    table = Table(
        tuple(column for column, _field in columns),
        tuple(tuple(_cell(row, field, change) for _column, field in columns) for row in rows),
    )
    nothing = Paragraph("ยังไม่มีรายการในทะเบียนของปีนี้")
    body = (table, *mapped((Paragraph(_foot(rows), indent=False),), change)) if rows else (nothing,)
    return Contents(
        kind="register",
        title=title,
        subject=title,
        blocks=(*mapped(head, change), *body),
        emblem="none",
        thai_digits=thai_digits,
        paper="A4 landscape",
    )


def _cell(row: Row, field: str, change: Callable[[str], str]) -> str:
    """Write one value; a code is compared sign by sign and keeps its own digits."""
    value = str(getattr(row, field))
    return value if field == "code" else change(value)


def _foot(rows: Sequence[Row]) -> str:
    """Count what stands in the register."""
    counts = {state: sum(row.count for row in rows if row.state == state) for state, _said in _COUNTED}
    said = (sentence.format(count=f"{counts[state]:,}") for state, sentence in _COUNTED if counts[state])
    return f"รวม {sum(counts.values()):,} เลข: {' · '.join(said)}"

"""The receipt of a backup, to be printed and filed: when, where, how much, that it can be opened, and where the log ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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
from desktop.domain.backups import REASONS
from desktop.thai import dates, digits

_TITLE = "ใบรับสำเนาสำรองข้อมูล"
LOG, READINGS = "การแก้ไข", "การขอดูข้อมูล"  # the chains whose ends are printed
_EIGHT_GROUPS = 82.0  # mm: a code stands on two lines alike
_TAB = 38.0  # mm, where the words begin
_UNITS = (("กิกะไบต์", 10**9), ("เมกะไบต์", 10**6), ("กิโลไบต์", 10**3))


@dataclass(frozen=True)
class Receipt:
    """What is printed of a backup that was reopened, checked and searched; `counts` by the titles of topics.

    `ends` gives for each chain of the log its last number and link, in groups.
    """

    office: str
    place: str
    at: datetime
    why: str
    size: int
    counts: Mapping[str, int]
    attachments: int
    lost: int
    head: Mapping[str, str]
    ends: Mapping[str, tuple[int, str]] = field(default_factory=dict)


def write(receipt: Receipt, *, thai_digits: bool) -> Contents:
    """Write the receipt; codes and the place stay in the digits that the machine uses."""
    change = digits.to_thai if thai_digits else digits.to_arabic
    counted = Table((Column("เรื่อง", 126), Column("รายการ", 40, "right")), _rows(receipt))
    read: tuple[Block, ...] = (
        Heading((_TITLE, receipt.office)),
        Divider(),
        *(LabelLine((Label(title, words),), tab=_TAB, bold=True) for title, words in _said(receipt)),
    )
    head = Table((Column("เครื่อง", 88), Column("บันทึกล่าสุด", 78)), tuple(receipt.head.items()))
    title = change(f"{_TITLE} {dates.long_moment(receipt.at)}")
    return Contents(
        kind="backup_receipt",
        title=title,
        subject=title,
        blocks=(
            *mapped(read, change),
            LabelLine((Label("ที่เก็บ", receipt.place),), tab=_TAB, bold=True),
            *mapped((Subheading("ข้อมูลในสำเนา"), counted, *_lost(receipt)), change),
            Subheading("ปลายทางของประวัติการแก้ไข"),
            head,
            *_ends(receipt),
        ),
        dated=receipt.at.date().isoformat(),
        emblem="none",
        thai_digits=thai_digits,
    )


def _said(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    return (
        ("สำรองเมื่อ", dates.long_moment(receipt.at)),
        ("เหตุ", REASONS.get(receipt.why, receipt.why)),
        ("ขนาด", said_size(receipt.size)),
        ("ผลการตรวจ", "เปิดอ่านได้ ข้อมูลครบตามจำนวน และค้นหาพบ"),
    )


def _ends(receipt: Receipt) -> tuple[Block, ...]:
    """Print the ends of the chains: whoever keeps the paper can later tell whether the log before it was altered."""
    if not receipt.ends:
        return ()
    rows = tuple((title, str(number), code) for title, (number, code) in receipt.ends.items())
    columns = (Column("ประวัติ", 52), Column("ลำดับ", 32, "right"), Column("รหัสปลายทาง", _EIGHT_GROUPS))
    words = "เก็บใบนี้ไว้เทียบ: พิมพ์รหัสปลายทางในคำสั่งตรวจสำนักงาน เพื่อดูว่าประวัติก่อนวันที่พิมพ์ถูกแก้ไขหรือไม่"
    return (Subheading("รหัสปลายทางของประวัติ"), Table(columns, rows), Paragraph(words))


def _rows(receipt: Receipt) -> tuple[tuple[str, str], ...]:
    rows = [(title, f"{count:,}") for title, count in receipt.counts.items()]
    return (*rows, ("ไฟล์แนบ", f"{receipt.attachments:,}"))


def _lost(receipt: Receipt) -> tuple[Block, ...]:
    if not receipt.lost:
        return ()
    return (Paragraph(f"ไฟล์แนบ {receipt.lost:,} ไฟล์หายหรือเสียหายไปก่อนแล้ว จึงไม่มีในสำเนา"),)


def said_size(size: int) -> str:
    """Say a number of bytes.

    >>> said_size(999), said_size(1_500_000)
    ('999 ไบต์', '1.5 เมกะไบต์')
    """
    for unit, length in _UNITS:
        if size >= length:
            return f"{size / length:,.1f} {unit}"
    return f"{size} ไบต์"

"""The list of letters and data to be destroyed (บัญชีหนังสือและข้อมูลขอทำลาย), for the committee and who approves.

Source of the columns: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, แบบที่ 25, with what data has in the
place of a file's code; general knowledge, unconfirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.documents.contents.blocks import (
    Block,
    Column,
    Contents,
    Divider,
    Heading,
    Line,
    Paragraph,
    Signer,
    Signers,
    Table,
    mapped,
)
from desktop.documents.contents.facts import DOTS
from desktop.documents.contents.parts import in_digits
from desktop.domain.offices import Office
from desktop.domain.retention import FROM, OUTCOMES, RETAINED, DisposalItem, DisposalList
from desktop.thai import dates, digits

TITLE = "บัญชีหนังสือและข้อมูลขอทำลาย"
GONE = "(ทำลายแล้ว)"
_COLUMNS = (  # together the line of a landscape A4
    Column("ลำดับที่", 16, "centre"),
    Column("ประเภท", 56),
    Column("เลขที่หรือเรื่อง", 70),
    Column("นับเวลาจาก", 28),
    Column("ครบกำหนดเก็บ", 28),
    Column("การพิจารณา", 24),
    Column("หมายเหตุ", 25),
)
_SMALL = 14.0


@dataclass(frozen=True)
class Row:
    """One item with the name that its record has while it stands."""

    item: DisposalItem
    label: str


@dataclass(frozen=True)
class Kept:
    """How long one kind of data of the list is kept, by which source."""

    of: str  # a key of RETAINED
    years: int
    source: str
    confirmed: bool


def write(listing: DisposalList, rows: Sequence[Row], rules: Sequence[Kept], office: Office) -> Contents:
    """Write the list as it stands, with room for the committee's word and for signatures."""
    change = in_digits(digits.to_thai if office.thai_digits else digits.to_arabic)
    title = f"{TITLE} ที่ {listing.number}/{listing.year}"
    place = " ".join((office.section.strip() or office.label, f"จังหวัด{office.province}"))
    blocks: tuple[Block, ...] = (
        Heading((TITLE, f"บัญชีที่ {listing.number} ประจำปี พ.ศ. {listing.year}", place), (place,)),
        Divider(),
        Line(f"จัดทำเมื่อวันที่ {dates.long(listing.made)}" if listing.made else "", "right", size=_SMALL),
        Table(_COLUMNS, tuple(_row(number, row) for number, row in enumerate(rows, 1))),
        Paragraph(f"รวม {len(rows):,} รายการ", indent=False),
        *(Paragraph(_rule(one), indent=False) for one in rules),
        *_state(listing),
        Signers(_signers(listing), columns=3),
    )
    return Contents(
        kind="disposal_list",
        title=change(title),
        subject=change(title),
        blocks=mapped(blocks, change),
        dated=listing.made.isoformat() if listing.made else "",
        emblem="none",
        thai_digits=office.thai_digits,
        paper="A4 landscape",
        header=change(title),
    )


def _row(number: int, row: Row) -> tuple[str, ...]:
    item = row.item
    named = GONE if item.outcome == "destroyed" and not item.reference else row.label or item.reference
    return (
        f"{number:,}", RETAINED.get(item.of, item.of), named, _day(item.since), _day(item.due),
        OUTCOMES.get(item.outcome, ""), item.why,
    )  # fmt: skip


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""


def _rule(one: Kept) -> str:
    doubt = "" if one.confirmed else " (ยังไม่ยืนยัน)"
    return f"{RETAINED[one.of]}: เก็บ {one.years} ปี นับจาก{FROM[one.of]} ที่มา {one.source}{doubt}"


def _state(listing: DisposalList) -> tuple[Block, ...]:
    if listing.state == "prepared" or listing.approved is None:
        return ()
    told = f"อนุมัติโดย {listing.approved_by} ตามหนังสือที่ {listing.approval} ลงวันที่ {dates.long(listing.approved)}"
    done = f" ทำลายเมื่อวันที่ {dates.long(listing.done)} โดย {listing.done_by}" if listing.done else ""
    return (Paragraph(told + done, indent=False),)


def _signers(listing: DisposalList) -> tuple[Signer, ...]:
    """Give a place to who made the list, to the committee of three, and to who approves."""
    blank = f"({DOTS * 2})"
    maker = f"({listing.made_by})" if listing.made_by else blank
    return (
        Signer(maker, ("ผู้จัดทำบัญชี",)),
        Signer(blank, ("ประธานกรรมการทำลาย",)),
        Signer(blank, ("กรรมการ",)),
        Signer(blank, ("กรรมการ",)),
        Signer(),
        Signer(blank, ("ผู้อนุมัติ",)),
    )

"""The list of what does not hold about a committee, for the file: no official paper, without number or signature."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from desktop.documents.contents.blocks import Column, Contents, Divider, Heading, Paragraph, Table, mapped
from desktop.domain.faults import Fault
from desktop.domain.rules import UNCONFIRMED
from desktop.thai import dates, digits

_COLUMNS = (Column("ที่", 12, "centre"), Column("ข้อสังเกต", 88), Column("เหตุผลที่บันทึกไว้", 60))
_TITLE = "ข้อสังเกตเกี่ยวกับ"


def write(committee: str, faults: Iterable[Fault], on: date, *, thai_digits: bool) -> Contents:
    """Write the list as it stands on a day; one who finds nothing says so."""
    rows = tuple((str(place), _said(fault), fault.reason) for place, fault in enumerate(faults, start=1))
    blocks = (
        Heading((f"{_TITLE}{committee}", f"ณ วันที่ {dates.long(on)}")),
        Divider(),
        Table(_COLUMNS, rows) if rows else Paragraph("ตรวจแล้วไม่พบข้อสังเกต"),
    )
    change = digits.to_thai if thai_digits else digits.to_arabic
    title = change(f"{_TITLE}{committee}")
    return Contents(
        kind="faults",
        title=title,
        subject=title,
        blocks=mapped(blocks, change),
        emblem="none",
        thai_digits=thai_digits,
    )


def _said(fault: Fault) -> str:
    return f"{fault.text} (เกณฑ์{UNCONFIRMED})" if fault.unconfirmed else fault.text

"""The receipt stamp (ตรารับหนังสือ): number, day and time at the top right of a letter received.

Source: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526, แบบที่ 12.
"""

from __future__ import annotations

from desktop.documents.contents.blocks import Block, Contents, Label, LabelLine, Stamp, mapped
from desktop.domain.received import Received
from desktop.thai import dates, digits

_TITLE = "ตรารับหนังสือ"
_TAB = 15.0  # mm, where the words begin


def write(letter: Received, office: str, *, thai_digits: bool) -> Contents:
    """Write the stamp; where there is no scan to lay it on, what the sheet stands for is written under it."""
    stamp = Stamp(
        office,
        (
            ("เลขรับ", f"{letter.number}/{letter.year}"),
            ("วันที่", dates.short(letter.came) if letter.came else ""),
            ("เวลา", f"{letter.at} น." if letter.at else ""),
        ),
    )
    change = digits.to_thai if thai_digits else digits.to_arabic
    title = change(f"{_TITLE} {letter.number}/{letter.year}")
    return Contents(
        kind="receipt",
        title=title,
        subject=title,
        blocks=mapped((stamp, *([] if letter.scan else _letter(letter))), change),
        dated=letter.came.isoformat() if letter.came else "",
        emblem="none",
        thai_digits=thai_digits,
    )


def _letter(letter: Received) -> list[Block]:
    said = (
        ("ที่", letter.reference),
        ("ลงวันที่", dates.long(letter.dated) if letter.dated else ""),
        ("จาก", letter.sender),
        ("ถึง", letter.addressee),
        ("เรื่อง", letter.subject),
    )
    return [LabelLine((Label(title, words),), tab=_TAB, bold=True) for title, words in said if words]

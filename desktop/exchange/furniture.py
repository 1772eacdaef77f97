"""Rows of a table that are nobody's: totals, remarks, headers repeated on a new page, columns counted, villages above."""

from __future__ import annotations

import re

from desktop.exchange.sheets import Row, written
from desktop.thai import digits, names

_TOTAL = re.compile(
    r"(?:ยอด)?รวม(?:ทั้งสิ้น|ทั้งหมด|จำนวน|เป็น|กรรมการ|หมู่|ทุกหมู่บ้าน)*\s*:?\s*(?:\d.*|คน.*|กลุ่ม.*|บาท.*)?"
)
_BELOW = re.compile(r"หมายเหตุ|ลงชื่อ|\(ลงชื่อ|ตรวจแล้ว|ข้อมูล ณ|ผู้รับรอง|ผู้จัดทำ")
_COUNTED = re.compile(r"\(?\d{1,3}\)?")
_VILLAGE = re.compile(r"(?:หมู่บ้านที่|หมู่ที่|หมู่|ม\.)\s*(\d{1,2})(?!\d)")
_ONLY_VILLAGE = re.compile(r"(\d{1,2})\s*(?:บ้าน.*)?")


def texts(row: Row) -> list[str]:
    """List the different texts of a row, with Arabic digits; a merged cell counts once."""
    said = (digits.to_arabic(names.clean(written(cell))) for cell in row if cell is not None)
    return list(dict.fromkeys(filter(None, said)))


def is_total(said: list[str]) -> bool:
    """Tell whether a row adds up what stands above it."""
    return any(_TOTAL.fullmatch(text) for text in said[:2])


def ends(said: list[str]) -> bool:
    """Tell whether a row stands below the table: a total, or a remark or signature."""
    return not said or is_total(said[:1]) or bool(_BELOW.match(said[0]))


def is_counted(said: list[str]) -> bool:
    """Tell whether a row only numbers the columns, or waits with its number for a name."""
    return all(_COUNTED.fullmatch(text) for text in said)


def section(said: list[str]) -> int | None:
    """Give the village that a row alone in its line names for those below it."""
    found = _VILLAGE.match(said[0]) if len(said) == 1 else None
    return int(found[1]) if found else None


def village_number(text: str) -> int | None:
    """Find the number in "หมู่ที่ ๓ บ้านกลาง", "ม.3", "3 บ้านกลาง" or "3".

    >>> village_number("หมู่ที่ ๓ บ้านกลาง"), village_number("3 บ้านดอน"), village_number("บ้านดอน")
    (3, 3, None)
    """
    plain = digits.to_arabic(names.clean(text))
    found = _VILLAGE.search(plain) or _ONLY_VILLAGE.fullmatch(plain)
    return int(found[1]) if found else None

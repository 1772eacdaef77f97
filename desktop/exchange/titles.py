"""Reads what stands above a committee's table: whose committee it is, its term, where and when it was selected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.errors import CannotDo
from desktop.exchange.headers import Table
from desktop.exchange.sheets import Refused, refuse, written
from desktop.thai import dates, digits, names

_MONTH = "|".join(
    re.escape(month).replace(r"\.", r"\.?\s?") for month in (*dates.MONTHS, *dates.SHORT_MONTHS)
)
_DATE = (
    r"((?:วัน[ก-๎]*ที่\s*)?(?<!\d)\d{1,2}\s*"
    rf"(?:[./-]\s*\d{{1,2}}\s*[./-]|(?:เดือน\s*)?(?:{_MONTH})\s*(?:พ\.?\s?ศ\.?)?)\s*(?:\d{{4}}|\d{{2}})(?!\d))"
)
_NAMED = r"\s*((?!อำเภอ|จังหวัด)[ก-๎]+?)(?=อำเภอ|จังหวัด|[^ก-๎]|$)"
_KNOWN = {
    "name": r"(คณะ(?:กรรมการ|ทำงาน|ที่ปรึกษา).*?)\s*(?:(?<![ก-๎])อ\.|อำเภอ|จังหวัด|วาระ|ลงวันที่|จำนวน|ตาม(?:คำสั่ง|ประกาศ)|\(|$)",
    "tambon": rf"(?:ศอช\.?\s*ต\.|ตำบล|(?<![ก-๎.])ต\.){_NAMED}",
    "district": rf"(?:อำเภอ|(?<![ก-๎])อ\.){_NAMED}",
    "province": rf"(?:จังหวัด|(?<![ก-๎])จ\.){_NAMED}",
    "term": r"(วาระ.*)",
    "start": rf"วาระ.*?{_DATE}",
    "end": rf"วาระ.*?{_DATE}.*?{_DATE}",
    "held": rf"(?:คัดเลือก|สรรหา|เลือกตั้ง)\s*(?:เมื่อ\s*)?{_DATE}",
    "place": rf"(?:คัดเลือก|สรรหา|เลือกตั้ง)\s*(?:เมื่อ\s*)?{_DATE}.*?\sณ\s+(.+?)\s*(?:เวลา|จำนวน|$)",
    "paper_number": r"(?:คำสั่ง|ประกาศ).*?ที่\s*(\d+\s*/\s*\d{4})(?!\d)",
    "paper_date": rf"(?:คำสั่ง|ประกาศ).*?(?:ลง|สั่ง\s*ณ|ประกาศ\s*ณ)\s*{_DATE}",
}
_PATTERNS = {field: re.compile(pattern) for field, pattern in _KNOWN.items()}
_DAYS = ("start", "end", "held", "paper_date")
_KINDS = {
    "คณะทำงาน": "support", "ที่ปรึกษา": "mentors", "พี่เลี้ยง": "mentors", "ศูนย์ประสานงานองค์": "centre", "ศอช": "centre",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Titles:
    """What the title rows say; "" or `None` for what they leave out."""

    name: str = ""
    kind: str = "centre"  # of domain.committees.KINDS
    tambon: str = ""
    district: str = ""
    province: str = ""
    term: str = ""  # as written
    start: date | None = None
    end: date | None = None
    held: date | None = None
    place: str = ""
    paper_number: str = ""  # as 111/2551
    paper_date: date | None = None


def read(table: Table, today: date) -> tuple[Titles, tuple[Refused, ...]]:
    """Read the rows above a table's header, and refuse the dates in them that cannot be."""
    values: dict[str, Any] = {}
    refused = []
    for place, line in _lines(table):
        for field, text in _said(line):
            if field in values:
                continue
            try:
                values[field] = dates.parse(text, today) if field in _DAYS else text
            except CannotDo as error:
                refused.append(refuse(table.sheet.name, place, line, error, field))
    if "name" in values:
        values["kind"] = next((kind for word, kind in _KINDS.items() if word in values["name"]), "other")
    if "paper_number" in values:
        values["paper_number"] = values["paper_number"].replace(" ", "")
    return Titles(**values), tuple(refused)


def _lines(table: Table) -> Iterator[tuple[tuple[int, int], str]]:
    """Give each line above the header with the place of its first cell; a merged text counts once."""
    for number, row in enumerate(table.sheet.rows[: table.first]):
        texts = list(dict.fromkeys(filter(None, map(written, row))))
        for line in "\n".join([" ".join(texts)] if "\n" not in "".join(texts) else texts).splitlines():
            first = next(place for place, cell in enumerate(row) if cell is not None)
            yield (number, first), digits.to_arabic(names.clean(line))


def _said(line: str) -> Iterator[tuple[str, str]]:
    for field, pattern in _PATTERNS.items():
        found = pattern.search(line)
        if found:
            yield field, found[found.re.groups].strip()

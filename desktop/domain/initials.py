"""Names shortened to their first letters, for registers and lists that name nobody."""

from __future__ import annotations

import re

from desktop.thai import names

_LETTER = re.compile("[ก-ฮA-Za-z]")  # a vowel that is written before its consonant is passed over
_GROUP = "กลุ่ม"
_GROUPS = (
    _GROUP, "กองทุน", "วิสาหกิจชุมชน", "เครือข่าย", "สหกรณ์", "ธนาคาร", "ชมรม", "สมาคม", "มูลนิธิ", "คณะกรรมการ",
    "บริษัท", "ห้างหุ้นส่วนจำกัด", "ห้างหุ้นส่วน", "ร้าน", "โรงเรียน", "วัด", "เทศบาล", "องค์การบริหารส่วนตำบล",
)  # fmt: skip


def initials(name: str, *, organisation: bool = False) -> str:
    """Shorten the name of a person to its title and first letters, that of an organisation to its sort and one letter.

    >>> initials("นายสมชาย ใจดี"), initials("กองทุนหมู่บ้านท่าถ่าน", organisation=True)
    ('นาย ส. จ.', 'กองทุน ห.')
    """
    if organisation:
        whole = names.clean(name)
        sort = next((one for one in _GROUPS if whole.startswith(one)), "")
        return f"{sort or _GROUP} {_first(whole.removeprefix(sort))}".strip()
    parts = names.split(name)
    return " ".join(filter(None, (parts.title, _first(parts.first), _first(parts.last))))


def _first(text: str) -> str:
    found = _LETTER.search(text)
    return f"{found.group().upper()}." if found else ""

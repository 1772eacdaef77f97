"""Thai and Arabic digits, both ways."""

from __future__ import annotations

import re

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)
_ANY_THAI = re.compile(f"[{_THAI}]")
_AMOUNT = re.compile(r"(\d{1,13}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?\s*(?:บาท|\.-|฿)?")


def to_thai(text: str) -> str:
    """Write the digits of a text as Thai digits; all else stays.

    >>> to_thai("ที่ 111/2551")
    'ที่ ๑๑๑/๒๕๕๑'
    """
    return text.translate(_TO_THAI)


def to_arabic(text: str) -> str:
    """Write the Thai digits of a text as Arabic digits; all else stays.

    >>> to_arabic("๒๑ ก.ค.๕๓")
    '21 ก.ค.53'
    """
    return text.translate(_TO_ARABIC) if _ANY_THAI.search(text) else text


def baht(satang: int) -> str:
    """Write an amount of satang as baht, with separators, and with satang only where there are some.

    >>> baht(1250000), baht(3750), baht(-5)
    ('12,500', '37.50', '-0.05')
    """
    whole, part = divmod(abs(satang), 100)
    sign = "-" if satang < 0 else ""
    return f"{sign}{whole:,}" + (f".{part:02d}" if part else "")


def satang(text: str) -> int | None:
    """Read baht as people write them, as satang; `None` for what is no amount.

    >>> satang("๑๒,๕๐๐ บาท"), satang("37.5"), satang("37.555"), satang("มาก")
    (1250000, 3750, None, None)
    """
    found = _AMOUNT.fullmatch(to_arabic(text).strip())
    if not found:
        return None
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0"))

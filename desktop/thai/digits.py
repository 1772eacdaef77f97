"""Thai and Arabic digits, both ways."""

from __future__ import annotations

_ARABIC = "0123456789"
_THAI = "๐๑๒๓๔๕๖๗๘๙"
_TO_THAI = str.maketrans(_ARABIC, _THAI)
_TO_ARABIC = str.maketrans(_THAI, _ARABIC)


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
    return text.translate(_TO_ARABIC)

"""National identification numbers: thirteen digits, the last one a check on the others."""

from __future__ import annotations

import re

from desktop.errors import CannotDo
from desktop.thai import digits as thai_digits

LENGTH = 13
_GROUPS = (slice(0, 1), slice(1, 5), slice(5, 10), slice(10, 12), slice(12, 13))
_SHOWN = 3
_BETWEEN = re.compile(r"[\s\-‐-―−.\u200b-\u200f\u2060\ufeff]+")  # hyphens, dashes, spaces, unseen characters
_ANY_DIGIT = re.compile(r"\d")


def digits(text: str) -> str:
    """Read an id as its 13 Arabic digits, whatever hyphens, spaces or Thai digits it was typed with.

    Raises CannotDo where there are not 13 digits; whether the check digit holds is `is_valid`'s question.
    """
    bare = thai_digits.to_arabic(_BETWEEN.sub("", text))
    if not (bare.isascii() and bare.isdigit()):
        raise CannotDo("เลขประจำตัวประชาชนมีได้เฉพาะตัวเลข กรุณาพิมพ์ให้ครบ {length} หลัก", length=LENGTH)
    if len(bare) != LENGTH:
        raise CannotDo(
            "เลขประจำตัวประชาชนต้องมี {length} หลัก แต่พิมพ์ไว้ {count} หลัก กรุณาตรวจกับบัตร",
            length=LENGTH,
            count=len(bare),
        )
    return bare


def is_valid(text: str) -> bool:
    """Tell whether a text is 13 digits whose check digit holds; 13 equal digits never do.

    >>> is_valid("1-2345-67890-12-1")
    True
    """
    try:
        bare = digits(text)
    except CannotDo:
        return False
    return int(bare[-1]) == check_digit(bare[:-1])


def check_digit(first_twelve: str) -> int:
    """Work out the thirteenth digit: (11 - (13·d1 + 12·d2 + … + 2·d12) mod 11) mod 10."""
    total = sum(weight * int(digit) for weight, digit in zip(range(LENGTH, 1, -1), first_twelve, strict=True))
    return (11 - total % 11) % 10


def mask(text: str) -> str:
    """Show only the last three digits; of a text that is no id, no digit at all.

    >>> mask("1234567890121")
    'x-xxxx-xxxxx-12-1'
    """
    try:
        bare = digits(text)
    except CannotDo:
        return _ANY_DIGIT.sub("x", text)
    return _grouped("x" * (LENGTH - _SHOWN) + bare[-_SHOWN:])


def format(text: str) -> str:  # noqa: A001 - read as ids.format
    """Write the whole id in its official groups, 1-4-5-2-1; raises CannotDo as `digits` does.

    >>> format("1234567890121")
    '1-2345-67890-12-1'
    """
    return _grouped(digits(text))


def _grouped(thirteen: str) -> str:
    return "-".join(thirteen[group] for group in _GROUPS)

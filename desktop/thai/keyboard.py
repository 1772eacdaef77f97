"""The Thai keyboard (เกษมณี, TIS 820): what its keys would have given had they typed Latin letters and digits."""

from __future__ import annotations

_KEYS = (  # the signs of a row of keys in Latin, and what they give in Thai: plain, then with Shift
    ("1234567890-=", "ๅ/-ภถุึคตจขช"),
    ("qwertyuiop[]", "ๆไำพะัีรนยบล"),
    ("asdfghjkl;'", "ฟหกดเ้่าสวง"),
    ("zxcvbnm,./", "ผปแอิืทมใฝ"),
    ("ERTYUIOP", "ฎฑธํ๊ณฯญ"),
    ("ASDFGHJKL", "ฤฆฏโฌ็๋ษศ"),
    ("CVBN", "ฉฮฺ์"),
)
_TO_LATIN = {ord(thai): latin for row, typed in _KEYS for latin, thai in zip(row, typed, strict=True)}
_ONLY_THAI = frozenset(map(chr, _TO_LATIN)) - frozenset("/-")


def latin(typed: str) -> str:
    """Give what the same keys say in Latin; "/" and "-" are taken for the keys 2 and 3 of a Thai keyboard.

    >>> latin("ๅ/-จ"), latin("ฟิแ"), latin("ABC")
    ('1230', 'abc', 'ABC')
    """
    return typed.translate(_TO_LATIN)


def is_thai(typed: str) -> bool:
    """Tell whether a text has a sign that only a Thai keyboard gives.

    >>> is_thai("ๅ/-"), is_thai("1/2-3")
    (True, False)
    """
    return not _ONLY_THAI.isdisjoint(typed)

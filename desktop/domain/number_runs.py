"""Numbers as people write many of them: one after the other as 41–43, the others between commas."""

from __future__ import annotations

import re
from collections.abc import Iterable

from desktop.errors import CannotDo
from desktop.thai import digits

_PART = re.compile(r"(\d{1,5})(?:\s*(?:-|–|—|ถึง)\s*(\d{1,5}))?")
_BETWEEN = re.compile(r"[,;\n]|และ|(?<=\d)\s+(?=\d)")


def read(text: str, field: str = "") -> tuple[int, ...]:
    """Read numbers and runs of them in Thai or Arabic digits, each once and in order; `CannotDo` names the field.

    >>> read("๔๑–๔๓, 45")
    (41, 42, 43, 45)
    """
    found: set[int] = set()
    for part in filter(None, map(str.strip, _BETWEEN.split(digits.to_arabic(text)))):
        run = _PART.fullmatch(part)
        first, last = (int(run[1]), int(run[2] or run[1])) if run else (1, 0)
        if last < first:
            raise CannotDo("“{text}” ไม่ใช่เลขที่ กรุณาพิมพ์เช่น 41–43, 45", field, text=part)
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def runs(numbers: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Give the first and last of each run of numbers without a gap.

    >>> runs([45, 41, 42])
    ((41, 42), (45, 45))
    """
    found: list[tuple[int, int]] = []
    for number in sorted(set(numbers)):
        if found and found[-1][1] == number - 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return tuple(found)


def written(numbers: Iterable[int]) -> str:
    """Write numbers as short as `read` takes them.

    >>> written([41, 42, 43, 45])
    '41–43, 45'
    """
    return ", ".join(run(first, last) for first, last in runs(numbers))


def run(first: int, last: int) -> str:
    """Write one run: 41–43, or 45 for a single number."""
    return str(first) if first == last else f"{first}–{last}"

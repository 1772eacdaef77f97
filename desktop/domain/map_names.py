"""Names on the map of a community: broken into lines that fit their frames, measured without any font."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from desktop.thai import wrapping

LEADING = 1.36  # from one line of a name to the next, in heights of the type
MOST_LINES = 3
_WIDE, _NARROW = frozenset("ฌญฒณ๚๛mMWw"), frozenset(" เโใไๅ.,:;!|()[]/'\"-–ijlftrI")


class Name(NamedTuple):
    """A name broken into lines, its type `size` times the usual, and how much room it takes."""

    lines: tuple[str, ...]
    size: float
    width: float
    height: float


@lru_cache(maxsize=4096)
def name(text: str, width: float, most: int = MOST_LINES, kept: tuple[str, ...] = ()) -> Name:
    """Break a name into lines of a width; one too long for them all is set smaller, never cut.

    Words between spaces that fit a line stay whole, as first and last names are, and so do the `kept` names.
    """
    text = " ".join(text.split())
    whole = (word for word in text.split() if measured(word) <= width)
    units = wrapping.units(text, (*whole, *(one for one in kept if one in text)))
    size = min(1.0, width / (max(map(measured, units), default=0.0) or width))
    lines = _filled(units, width / size)
    while len(lines) > most:
        size *= 0.95
        lines = _filled(units, width / size)
    if len(lines) > 1:
        lines = _even(units, lines, width / size)
    widest = max(map(measured, lines)) * size
    return Name(tuple(lines), size, widest, len(lines) * LEADING * size)


def measured(text: str) -> float:
    """Estimate how wide a text is, never too little for the fonts that are shipped.

    >>> measured("กี่") == measured("ก") > measured("เ")
    True
    """
    return sum(_advance(sign) for sign in text)


def _advance(sign: str) -> float:
    if unicodedata.category(sign) in ("Mn", "Cf"):
        return 0.0
    if sign in _NARROW:
        return 0.44
    if sign in _WIDE:
        return 0.9
    return 1.05 if unicodedata.east_asian_width(sign) in "WF" else 0.68


def _filled(units: Sequence[str], width: float) -> list[str]:
    lines = [""]
    for unit in units:
        if lines[-1] and measured((lines[-1] + unit).rstrip()) > width + 1e-6:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += unit if lines[-1] else unit.lstrip()
    return [line for line in (one.rstrip() for one in lines) if line] or [""]


def _even(units: Sequence[str], lines: Sequence[str], width: float) -> list[str]:
    """Break into the same number of lines, as evenly as they go."""
    tried = sum(map(measured, lines)) / len(lines)
    while tried < width:
        evener = _filled(units, tried)
        if len(evener) <= len(lines) and max(map(measured, evener)) <= width + 1e-6:
            return evener
        tried += 0.25
    return list(lines)

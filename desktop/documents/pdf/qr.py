"""The QR of a paper: its squares as filled rectangles, with the words that it says beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

import segno

from desktop.documents.pdf.lines import broken
from desktop.documents.pdf.page import LEFT
from desktop.documents.pdf.setting import Setup, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Fill, Placed, Strip
from desktop.errors import CannotDo

_SIDE = 18 * MM
_IN_MARGIN = 14 * MM  # its side where it stands in the bottom margin, which printers leave a rim of
_QUIET = 4  # squares left white around it
_ABOVE = 4 * MM  # free between the text and a QR that stands under it
_CAPTION, _CLOSE = 11.0, 0.85  # the size of the words, and their leading as a share
_WORDS = 62 * MM  # their measure, short of the middle of the foot, where ชั้นความลับ stands


def standing(code: str, used: float, setup: Setup) -> Placed:
    """Place the QR at the foot of the last page, above its bottom where that is free, else in the margin."""
    bottom = setup.sheet.bottom
    if used + _ABOVE + _SIDE <= bottom:
        return Placed(bottom - _SIDE, _strip(code, _SIDE, setup))
    return Placed(bottom + 0.5 * MM, _strip(code, _IN_MARGIN, setup))


def _strip(code: str, side: float, setup: Setup) -> Strip:
    kind = regular(setup.fonts, _CAPTION)
    kind = replace(kind, leading=kind.leading * _CLOSE)
    measure = kind.units(_WORDS - side)
    lines = broken(kind.face, code, (), measure, measure)[: int(side / kind.leading)]
    top = (side - len(lines) * kind.leading) / 2
    texts = stacked(kind, lines, LEFT + side, 0.0, "left", top, Element("P"))
    return Strip(side, tuple(texts), fills=tuple(squares(code, LEFT, side)))


def squares(code: str, left: float, side: float) -> Iterator[Fill]:
    """Give the black squares of a QR, those side by side as one; its quiet zone reaches out at the left."""
    try:
        rows = segno.make(code, micro=False, error="m", boost_error=False).matrix
    except segno.DataOverflowError as error:
        raise CannotDo("ข้อความในคิวอาร์โค้ดยาวเกินไป กรุณาย่อให้สั้นลง", "code") from error
    square = side / (len(rows) + 2 * _QUIET)
    for down, row in enumerate(rows):
        across = 0
        for dark, run in groupby(row):
            count = len(list(run))
            if dark:
                x, y = left + across * square, (down + _QUIET) * square
                yield Fill(x, y, count * square, square)
            across += count

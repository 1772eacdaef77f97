"""Blocks as strips: how each kind of block stands on the page, and what it is kept together with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from desktop.documents.contents.blocks import (
    Block,
    DateLine,
    Divider,
    Heading,
    NumberedList,
    Paragraph,
    Signature,
    Table,
)
from desktop.documents.pdf import page, table
from desktop.documents.pdf.fonts import Fonts
from desktop.documents.pdf.lines import broken, line
from desktop.documents.pdf.setting import balanced, bold, placed, regular, strip
from desktop.documents.pdf.strips import MM, Strip, Stroke, held

_LISTS = (Table, NumberedList)
_DIVIDER = 40 * MM
_WITH_SIGNATURE = 2  # lines or rows that stay with date and signature


def strips_of(blocks: Sequence[Block], fonts: Fonts) -> list[Strip]:
    """Set the blocks of a paper, one under the other."""
    strips: list[Strip] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        if isinstance(block, DateLine | Signature) and not isinstance(before, DateLine):
            strips = held(strips, _WITH_SIGNATURE)
        elif isinstance(block, _LISTS) or isinstance(before, DateLine | Heading | Divider):
            strips = held(strips, 1)
        strips += _spaced(_set(block, fonts), block, before)
    return strips


def _set(block: Block, fonts: Fonts) -> list[Strip]:
    match block:
        case Heading():
            return _heading(block, fonts)
        case Divider():
            return [_divider()]
        case Paragraph():
            return _paragraph(block, fonts)
        case NumberedList():
            return _list(block, fonts)
        case Table():
            return table.strips_of(block, fonts)
        case DateLine():
            return [_date(block, fonts)]
        case Signature():
            return [_signature(block, fonts)]
        case _:
            assert_never(block)


def _spaced(strips: list[Strip], block: Block, before: Block | None) -> list[Strip]:
    """Put the space of its kind above a block."""
    if isinstance(block, DateLine):
        gap = page.DATE_GAP
    elif isinstance(block, Divider | Signature) or before is None:
        gap = 0.0
    elif isinstance(before, Table):
        gap = page.UNDER_TABLE
    else:
        gap = page.PARAGRAPH_GAP
    return [replace(strips[0], before=gap), *strips[1:]] if strips else []


def _heading(heading: Heading, fonts: Fonts) -> list[Strip]:
    kind = bold(fonts)
    lines = [one for text in heading.lines for one in balanced(kind, text, page.MEASURE, heading.names)]
    return held([strip(kind, one, page.LEFT, page.MEASURE, "centre") for one in lines], len(lines))


def _divider() -> Strip:
    y = 0.45 * page.LEADING
    half = _DIVIDER / 2
    return Strip(0.6 * page.LEADING, strokes=(Stroke(page.CENTRE - half, y, page.CENTRE + half, y),))


def _paragraph(paragraph: Paragraph, fonts: Fonts) -> list[Strip]:
    return _running(fonts, paragraph.text, paragraph.names, page.INDENT if paragraph.indent else 0.0)


def _running(fonts: Fonts, text: str, names: tuple[str, ...], indent: float) -> list[Strip]:
    """Set justified text, its first line indented, without a lonely line on either page."""
    kind = regular(fonts)
    lines = broken(kind.face, text, names, kind.units(page.MEASURE - indent), kind.units(page.MEASURE))
    strips = []
    for number, one in enumerate(lines):
        moved = indent if number == 0 else 0.0
        strips.append(strip(kind, one, page.LEFT + moved, page.MEASURE - moved, "justified"))
    lonely = {0, len(strips) - 2} if len(strips) > 1 else set()
    return [replace(one, keep=at in lonely) for at, one in enumerate(strips)]


def _list(block: NumberedList, fonts: Fonts) -> list[Strip]:
    """Set articles: the mark at the indent, the texts at one tab after the widest mark, then from the margin."""
    kind = regular(fonts)
    marks = [line(kind.face, item.mark) for item in block.items]
    widest = max((kind.points(mark.width) for mark in marks), default=0.0)
    tab = page.INDENT + widest + 0.5 * kind.size
    strips: list[Strip] = []
    for item, mark in zip(block.items, marks, strict=True):
        first, *rest = _running(fonts, item.text, item.names, tab) or [Strip(kind.leading)]
        marked = placed(kind, mark, page.LEFT + page.INDENT, 0, "left")
        strips += [replace(first, texts=(marked, *first.texts)), *rest]
    return strips


def _date(block: DateLine, fonts: Fonts) -> Strip:
    kind = regular(fonts)
    return strip(kind, line(kind.face, block.text), page.DATE_LEFT, 0, "left")


def _signature(signature: Signature, fonts: Fonts) -> Strip:
    """Leave room for the hand, then centre name and post on one axis."""
    kind = regular(fonts)
    measure = 2 * (page.RIGHT - page.SIGNATURE_CENTRE)
    left = page.SIGNATURE_CENTRE - measure / 2
    parts = (signature.name, *signature.lines)
    lines = [one for text in parts for one in balanced(kind, text, measure, (signature.name,))]
    texts = [
        placed(kind, one, left, measure, "centre", page.SIGNATURE_ROOM + number * kind.leading)
        for number, one in enumerate(lines)
    ]
    return Strip(page.SIGNATURE_ROOM + len(lines) * kind.leading, tuple(texts))

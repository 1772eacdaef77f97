"""Lists as strips: articles with their marks, and boxes to tick with their words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from desktop.documents.contents.blocks import Choice, Choices, Item, NumberedList
from desktop.documents.pdf.lines import Line, broken, line
from desktop.documents.pdf.page import INDENT, LEFT, LIST_STEP
from desktop.documents.pdf.setting import Setup, Type, box, placed, regular, running
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, Text

_BOX = 3.2 * MM
_AFTER_BOX = 2 * MM
_BETWEEN = 8 * MM  # one choice and the next
_TICK = ((0.15, 0.5), (0.42, 0.85), (1.1, -0.15))  # its corners, in shares of the box


def articles(block: NumberedList, setup: Setup) -> list[Strip]:
    """Set articles: the mark at the indent, the texts at one tab after the widest mark, then from the margin."""
    kind = regular(setup.fonts)
    at = INDENT + block.level * LIST_STEP
    marks = [line(kind.face, item.mark) for item in block.items]
    widest = max((kind.points(mark.width) for mark in marks), default=0.0)
    tab = min(at + widest + 0.5 * kind.size, 0.75 * setup.sheet.measure)
    whole = Element("L")
    strips: list[Strip] = []
    for item, mark in zip(block.items, marks, strict=True):
        strips += _article(item, mark, at, tab, setup, Element("LI", whole))
    return strips


def _article(item: Item, mark: Line, at: float, tab: float, setup: Setup, element: Element) -> list[Strip]:
    kind = regular(setup.fonts)
    marked = placed(kind, mark, LEFT + at, 0.0, "left", 0.0, Element("Lbl", element))
    words = running(setup, item.text, item.names, tab, Element("LBody", element))
    first, *rest = words or [Strip(kind.leading)]
    return [replace(first, texts=(marked, *first.texts)), *rest]


def choices(block: Choices, setup: Setup) -> list[Strip]:
    """Set boxes with their words side by side; words longer than a line go on under themselves."""
    kind, whole = regular(setup.fonts), Element("L")
    start, end = LEFT + INDENT, setup.sheet.right
    strips: list[Strip] = []
    x = start
    for item in block.items:
        texts_x = x + _BOX + _AFTER_BOX
        width = kind.points(line(kind.face, item.text).width)
        if not strips or texts_x + width > end:
            x, texts_x = start, start + _BOX + _AFTER_BOX
            strips.append(Strip(kind.leading))
        first, *rest = _choice(item, x, end, kind, Element("LI", whole))
        above = strips[-1]
        strips[-1] = replace(
            above, texts=above.texts + first.texts, strokes=above.strokes + first.strokes, keep=bool(rest)
        )
        strips += rest
        x = end if rest else texts_x + width + _BETWEEN
    return strips


def _choice(item: Choice, x: float, end: float, kind: Type, element: Element) -> list[Strip]:
    """Set one box and its words; a reader of the screen hears whether it is ticked."""
    top = kind.baseline - 0.85 * _BOX
    heard = Element("Figure", Element("Lbl", element), "เลือก" if item.ticked else "ไม่เลือก")
    ticked = Text(x, kind.baseline, kind.face, kind.size, line(kind.face, " ").clusters, 0.0, heard)
    texts_x = x + _BOX + _AFTER_BOX
    measure = kind.units(end - texts_x)
    words = Element("LBody", element)
    lines = broken(kind.face, item.text, (), measure, measure)
    strips = [
        Strip(kind.leading, (placed(kind, one, texts_x, 0.0, "left", 0.0, words),), keep=True)
        for one in lines
    ] or [Strip(kind.leading)]
    first, *rest = [*strips[:-1], replace(strips[-1], keep=False)]
    strokes = (*box(x, top, _BOX, _BOX), *(_tick(x, top) if item.ticked else ()))
    return [replace(first, texts=(ticked, *first.texts), strokes=strokes), *rest]


def _tick(x: float, y: float) -> Iterator[Stroke]:
    points = [(x + across * _BOX, y + down * _BOX) for across, down in _TICK]
    return (Stroke(*one, *other) for one, other in pairwise(points))

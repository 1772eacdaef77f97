"""Strips: pieces of a page that are never cut, with what is drawn on them, and how they fill pages.

Lengths are in points; x runs from the left edge of the paper, y down from the top of the strip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.documents.pdf.clusters import Cluster, Face
from desktop.documents.pdf.emblem import Emblem

MM = 72 / 25.4


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """A part of the paper as a screen reader tells it: its structure type in PDF, and the part that it belongs to.

    Texts of one paragraph, list item or cell share one element, over lines and pages. A text without any, and
    every stroke, is an artifact that is not read: page numbers, repeated heads, rules.
    """

    role: str  # H1, H2, P, L, LI, Lbl, LBody, Table, TR, TH, TD, Figure, Sect
    parent: Element | None = None
    alt: str = ""  # of a figure, in words


class Text(NamedTuple):  # made many times on each page, and faster than a dataclass
    """Clusters on one baseline; `stretch` is added after each, in points."""

    x: float
    y: float
    face: Face
    size: float
    clusters: tuple[Cluster, ...]
    stretch: float = 0.0
    element: Element | None = None
    red: bool = False  # as ด่วนที่สุด and ลับ are


@dataclass(frozen=True, slots=True)
class Stroke:
    """A thin straight line, a heavy one, or a row of dots to write on."""

    x: float
    y: float
    to_x: float
    to_y: float
    dotted: bool = False
    heavy: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A black rectangle, as of a QR, or a grey one, which lies under the words."""

    x: float
    y: float
    width: float
    height: float
    grey: float = 0.0  # 1 is white


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in its frame."""

    x: float
    y: float
    width: float
    height: float
    image: Emblem
    element: Element | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a figure stands in its strip, which is as high as it is."""

    element: Element
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Strip:
    """One line of text, one row of a table or one block that stands together."""

    height: float
    texts: tuple[Text, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    before: float = 0.0  # space above it, left out at the top of a page
    keep: bool = False  # stays on one page with the next strip
    head: Strip | None = None  # stands above it again where a page begins with it
    fills: tuple[Fill, ...] = ()
    pictures: tuple[Picture, ...] = ()
    fresh: bool = False  # begins a new page
    frame: Frame | None = None  # of a drawing whose words stand here


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and how far below the top of the paper it stands."""

    y: float
    strip: Strip


def held(strips: Sequence[Strip], count: int) -> list[Strip]:
    """Keep the last `count` strips on one page with what follows them."""
    free = max(len(strips) - count, 0)
    return [*strips[:free], *(replace(strip, keep=True) for strip in strips[free:])]


def filled(strips: Sequence[Strip], tops: tuple[float, float], bottom: float) -> list[list[Placed]]:
    """Fill pages with strips, from the first page's or the others' top down to the bottom."""
    pages: list[list[Placed]] = [[]]
    y = tops[0]
    for group in _groups(strips):
        for number, strip in enumerate(group):
            rest = sum(one.before + one.height for one in group[number:])
            fits_a_page = rest + (strip.head.height if strip.head else 0.0) <= bottom - tops[1]
            needed = rest if fits_a_page else strip.before + strip.height
            if pages[-1] and (strip.fresh or y + needed > bottom):
                pages.append([])
                y = tops[1]
            y = _place(pages, strip, y)
    return pages


def _place(pages: list[list[Placed]], strip: Strip, y: float) -> float:
    """Place a strip on the last page, under its head where it begins the page; give where the next begins."""
    page = pages[-1]
    if page:
        y += strip.before
    elif strip.head and len(pages) > 1:
        page.append(Placed(y, strip.head))
        y += strip.head.height
    page.append(Placed(y, strip))
    return y + strip.height


def _groups(strips: Sequence[Strip]) -> Iterator[list[Strip]]:
    """Part strips into runs that stay on one page."""
    group: list[Strip] = []
    for strip in strips:
        if strip.fresh and group:
            yield group
            group = []
        group.append(strip)
        if not strip.keep:
            yield group
            group = []
    if group:
        yield group

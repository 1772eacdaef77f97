"""Pieces of a Word text before they are markup: runs of words, paragraphs and tables.

Lengths are in millimetres, sizes of type and the space above and below in points of TH Sarabun.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

NO_BREAK = "\u00a0"
_ENDS = frozenset("\t\n\r\v\f\x85\u2028\u2029")
_NOT_IN_XML = frozenset("\ufffe\uffff")
_WITHOUT_SHAPE = ("Cc", "Cf", "Cs")
_LETTER = 2.4  # the width of a usual Thai letter at 16 points
_MARKS = ("Mn", "Me")  # stand above or below a letter


@dataclass(frozen=True)
class Image:
    """A picture of a height; a floating one stands at the top of the margins, and the words pass over its room."""

    data: bytes
    height: float
    alt: str = ""
    floating: str = ""  # left, center; "" in the line


@dataclass(frozen=True)
class Run:
    """Words of one look; a tab in them goes to the next stop, a line end begins a new line."""

    text: str = ""
    bold: bool = False
    size: float = 0.0  # 0: that of the style
    colour: str = ""
    dotted: bool = False  # dots under the words, as on a line to be filled in
    symbol: bool = False  # a sign that the text's font lacks
    field: str = ""  # what Word works out in place of the text
    image: Image | None = None


@dataclass(frozen=True)
class Tab:
    """A tab stop, with a row of dots leading there or without."""

    at: float
    kind: str = "left"  # left, center, right
    dots: bool = False


@dataclass(frozen=True)
class Par:
    """One paragraph; what is None or "" is as its style says."""

    runs: tuple[Run, ...] = ()
    style: str = "Normal"
    align: str = ""  # left, center, right, thaiDistribute
    left: float | None = None
    right: float | None = None
    first: float | None = None  # of the first line, after `left`
    before: float | None = None
    after: float | None = None
    line: float = 0.0  # the exact height of its lines, 0 for one line of its type
    tabs: tuple[Tab, ...] = ()
    keep: bool = False  # stays on one page with what follows
    new_page: bool = False


@dataclass(frozen=True)
class Cell:
    """One cell of a table; `boxed` draws its four sides."""

    pars: tuple[Par, ...]
    boxed: bool = False


@dataclass(frozen=True)
class Grid:
    """A table of columns of fixed widths; `heads` rows stand at the top of each page again."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int = 0
    align: str = "left"  # left, center, right, of the table as a whole
    row_height: float = 0.0
    at_top: bool = False  # stands at the top of the paper, beside the words


Piece = Par | Grid


def cleaned(text: str) -> str:
    """Turn tabs and line ends into spaces, and drop signs that have no shape or no place in a Word file."""
    if text.isprintable() and _NOT_IN_XML.isdisjoint(text):
        return text
    spaced = "".join(" " if sign in _ENDS else sign for sign in text)
    return "".join(
        sign
        for sign in spaced
        if unicodedata.category(sign) not in _WITHOUT_SHAPE and sign not in _NOT_IN_XML
    )


def whole(text: str, names: Iterable[str]) -> str:
    """Clean text and put no-break spaces into the names in it, so that Word keeps each on one line."""
    text = cleaned(text)
    for name in sorted(map(cleaned, names), key=len, reverse=True):
        text = text.replace(name, name.replace(" ", NO_BREAK)) if name else text
    return text


def width(text: str, size: float = 16.0) -> float:
    """Guess how wide words are; Word itself sets them, so this only places tab stops."""
    letters = sum(unicodedata.category(sign) not in _MARKS for sign in text)
    return letters * _LETTER * size / 16


def held(pieces: Sequence[Piece], rows: int) -> list[Piece]:
    """Keep the last paragraph, or so many last rows of a table, on one page with what follows."""
    if not pieces or not rows:
        return list(pieces)
    last = pieces[-1]
    if isinstance(last, Par):
        return [*pieces[:-1], replace(last, keep=True)]
    free = max(len(last.rows) - rows, 0)
    closing = tuple(tuple(map(kept, row)) for row in last.rows[free:])
    return [*pieces[:-1], replace(last, rows=(*last.rows[:free], *closing))]


def on_new_page(piece: Piece) -> Piece:
    """Begin a new page with a piece."""
    if isinstance(piece, Par):
        return replace(piece, new_page=True)
    (first, *others), *rows = piece.rows
    opened = replace(first, pars=(replace(first.pars[0], new_page=True), *first.pars[1:]))
    return replace(piece, rows=((opened, *others), *rows))


def kept(cell: Cell) -> Cell:
    """Keep the words of a cell on one page with what follows."""
    return replace(cell, pars=tuple(replace(par, keep=True) for par in cell.pars))

"""Tables as strips: one a row, as high as its fullest cell; cells wrap between words, names are never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, pairwise
from math import ceil

from desktop.documents.contents.blocks import Table
from desktop.documents.pdf.lines import Line, broken, fill, whole
from desktop.documents.pdf.page import LEADING, LEFT
from desktop.documents.pdf.setting import Setup, Type, bold, placed, regular
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, Text, held

_SIDE = 1.6 * MM  # left and right of the text in a cell
_LEADING = 18.0  # between the lines of one cell, closer than those of a paragraph
_ABOVE_RULED, _ABOVE_PLAIN = 2.5, (LEADING - _LEADING) / 2  # above and below the text of a row


@dataclass(frozen=True)
class _Slot:
    """Where the texts of one column stand, and whether each is a name."""

    x: float
    measure: float
    align: str
    is_name: bool


@dataclass(frozen=True)
class _Grid:
    """What the rows of one table share: its columns, their edges, its head, and how many lines a page holds."""

    table: Table
    slots: Sequence[_Slot]
    edges: tuple[float, ...]
    kind: Type
    head: Strip | None
    most_lines: int
    element: Element


def strips_of(table: Table, setup: Setup) -> list[Strip]:
    """Set a table; a ruled one has a head, kept with the first row and repeated where a page begins."""
    grid = _grid(table, setup)
    if not table.ruled:
        return [strip for texts in table.rows for strip in _row(texts, grid)]
    head = _head(grid, setup)
    room = grid.most_lines * _LEADING
    if len(head) == 1 and head[0].height <= room / 3:  # a higher one would leave no room for rows
        below = grid.most_lines - ceil(head[0].height / _LEADING)
        grid = replace(grid, head=_unread(head[0]), most_lines=below)
    rows = [strip for texts in table.rows for strip in _row(texts, grid)]
    return [*held(head, 1), *rows] if rows else head


def _grid(table: Table, setup: Setup) -> _Grid:
    edges = _edges(table, setup)
    slots = [
        _Slot(x + _SIDE, to_x - x - 2 * _SIDE, column.align, column.names)
        for column, (x, to_x) in zip(table.columns, pairwise(edges), strict=True)
    ]
    kind = replace(regular(setup.fonts), leading=_LEADING)
    most_lines = int((setup.sheet.bottom - setup.sheet.tops[1]) / _LEADING) - 1
    return _Grid(table, slots, edges, kind, None, most_lines, Element("Table"))


def _edges(table: Table, setup: Setup) -> tuple[float, ...]:
    """Find the lines between the columns; a table too wide for the sheet is made narrower."""
    wide = sum(column.width for column in table.columns) * MM
    share = MM * min(1.0, setup.sheet.measure / wide) if wide else MM
    widths = accumulate((column.width for column in table.columns), initial=0.0)
    return tuple(LEFT + x * share for x in widths)


def _head(grid: _Grid, setup: Setup) -> list[Strip]:
    """Set the titles of the columns, centred and bold under a line."""
    centred = [replace(slot, align="centre", is_name=False) for slot in grid.slots]
    bold_grid = replace(grid, slots=centred, kind=replace(bold(setup.fonts), leading=_LEADING))
    titles = [column.title for column in grid.table.columns]
    first, *rest = _row(titles, bold_grid, "TH")
    top = Stroke(grid.edges[0], 0, grid.edges[-1], 0)
    return [replace(first, strokes=(top, *first.strokes)), *rest]


def _unread(head: Strip) -> Strip:
    """Repeat a head only for the eye: it is read once."""
    return replace(head, texts=tuple(text._replace(element=None) for text in head.texts))


def _row(texts: Sequence[str], grid: _Grid, role: str = "TD") -> list[Strip]:
    """Set one row; only a row higher than a page is parted."""
    table, kind = grid.table, grid.kind
    cells = [_cell(text, slot, kind, table.names) for text, slot in zip(texts, grid.slots, strict=True)]
    row = Element("TR", grid.element)
    elements = [Element(role, row) for _ in cells]
    padding = 2 * (_ABOVE_RULED if table.ruled else _ABOVE_PLAIN)
    least = table.row_height * MM if role == "TD" else 0.0
    strips = []
    for at in range(0, max(map(len, cells), default=0) or 1, grid.most_lines):
        part = [cell[at : at + grid.most_lines] for cell in cells]
        filled = max(map(len, part), default=0) * _LEADING
        height = max(filled + padding, least)
        set_texts = _texts(part, grid, (height - filled) / 2, elements)
        strokes = _lines(grid.edges, height) if table.ruled else ()
        strips.append(Strip(height, set_texts, strokes, head=grid.head))
    return strips


def _cell(text: str, slot: _Slot, kind: Type, names: tuple[str, ...]) -> Sequence[Line]:
    measure = kind.units(slot.measure)
    if slot.is_name:
        return fill(whole(kind.face, text), measure, measure)
    return broken(kind.face, text, names, measure, measure)


def _texts(
    cells: Sequence[Sequence[Line]], grid: _Grid, above: float, elements: Sequence[Element]
) -> tuple[Text, ...]:
    return tuple(
        placed(grid.kind, line, slot.x, slot.measure, slot.align, above + number * _LEADING, element)
        for lines, slot, element in zip(cells, grid.slots, elements, strict=True)
        for number, line in enumerate(lines)
    )


@lru_cache(maxsize=256)
def _lines(edges: tuple[float, ...], height: float) -> tuple[Stroke, ...]:
    """Draw the line under a row, and those between its cells; most rows are equally high."""
    upright = (Stroke(x, 0, x, height) for x in edges)
    return (Stroke(edges[0], height, edges[-1], height), *upright)

"""Tables as strips: one a row, as high as its fullest cell; cells wrap between words, names are never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from desktop.documents.contents.blocks import Table
from desktop.documents.pdf.fonts import Fonts
from desktop.documents.pdf.lines import Line, broken, fill, whole
from desktop.documents.pdf.page import BOTTOM, LEADING, LEFT, UNDER_NUMBER
from desktop.documents.pdf.setting import Type, bold, placed, regular
from desktop.documents.pdf.strips import MM, Strip, Stroke, Text

_SIDE = 1.6 * MM  # left and right of the text in a cell
_LEADING = 18.0  # between the lines of one cell, closer than those of a paragraph
_ABOVE_RULED, _ABOVE_PLAIN = 2.5, (LEADING - _LEADING) / 2  # above and below the text of a row
_MOST_LINES = int((BOTTOM - UNDER_NUMBER) / _LEADING) - 3  # of one row on one page


@dataclass(frozen=True)
class _Slot:
    """Where the texts of one column stand, and whether each is a name."""

    x: float
    measure: float
    align: str
    is_name: bool


def strips_of(table: Table, fonts: Fonts) -> list[Strip]:
    """Set a table; a ruled one has a head, kept with the first row and repeated where a page begins."""
    edges = [LEFT + x * MM for x in accumulate((column.width for column in table.columns), initial=0.0)]
    slots = [
        _Slot(x + _SIDE, column.width * MM - 2 * _SIDE, column.align, column.names)
        for column, x in zip(table.columns, edges, strict=False)
    ]
    head = _head(table, slots, edges, fonts) if table.ruled else None
    kind = replace(regular(fonts), leading=_LEADING)
    rows = [strip for texts in table.rows for strip in _row(table, texts, slots, edges, kind, head)]
    return [replace(head, keep=True), *rows] if head else rows


def _head(table: Table, slots: Sequence[_Slot], edges: Sequence[float], fonts: Fonts) -> Strip:
    kind = replace(bold(fonts), leading=_LEADING)
    centred = [replace(slot, align="centre", is_name=False) for slot in slots]
    cells = [_cell(column.title, slot, kind, ()) for column, slot in zip(table.columns, centred, strict=True)]
    height = _height(cells, _ABOVE_RULED)
    strokes = (Stroke(edges[0], 0, edges[-1], 0), *_grid(edges, height))
    return Strip(height, _texts(cells, centred, kind, _ABOVE_RULED), strokes)


def _row(
    table: Table,
    texts: Sequence[str],
    slots: Sequence[_Slot],
    edges: Sequence[float],
    kind: Type,
    head: Strip | None,
) -> list[Strip]:
    """Set one row; only a row higher than a page is parted."""
    cells = [_cell(text, slot, kind, table.names) for text, slot in zip(texts, slots, strict=True)]
    above = _ABOVE_RULED if table.ruled else _ABOVE_PLAIN
    strips = []
    for at in range(0, max(map(len, cells)) or 1, _MOST_LINES):
        part = [cell[at : at + _MOST_LINES] for cell in cells]
        height = _height(part, above)
        strokes = _grid(edges, height) if table.ruled else ()
        strips.append(Strip(height, _texts(part, slots, kind, above), strokes, head=head))
    return strips


def _cell(text: str, slot: _Slot, kind: Type, names: tuple[str, ...]) -> Sequence[Line]:
    measure = kind.units(slot.measure)
    if slot.is_name:
        return fill(whole(kind.face, text), measure, measure)
    return broken(kind.face, text, names, measure, measure)


def _height(cells: Sequence[Sequence[Line]], above: float) -> float:
    return max(map(len, cells)) * _LEADING + 2 * above


def _texts(
    cells: Sequence[Sequence[Line]], slots: Sequence[_Slot], kind: Type, above: float
) -> tuple[Text, ...]:
    return tuple(
        placed(kind, line, slot.x, slot.measure, slot.align, above + number * _LEADING)
        for lines, slot in zip(cells, slots, strict=True)
        for number, line in enumerate(lines)
    )


def _grid(edges: Sequence[float], height: float) -> tuple[Stroke, ...]:
    """Draw the line under a row, and those between its cells."""
    upright = (Stroke(x, 0, x, height) for x in edges)
    return (Stroke(edges[0], height, edges[-1], height), *upright)

"""A poster in a Word copy: its steps as rows with their marks, its boxes side by side under them."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.documents.contents.blocks import Board
from desktop.documents.docx.pieces import Cell, Grid, Par, Piece, Run, cleaned

_SIZE, _NOTE = 24.0, 18.0  # points of titles and of words about them, on A4
_A4 = 160.0  # mm between its margins
_MARK = 0.12  # of the measure
_UNDER_STEPS = 6.0  # mm


def board(block: Board, measure: float) -> list[Piece]:
    """Make the tables of a board, the larger the wider its sheet is."""
    grown = max(measure / _A4, 1.0)
    rows = tuple(
        (_cell(step.mark, (), grown, "center"), _cell(step.title, filter(None, (step.note,)), grown))
        for step in block.steps
    )
    pieces: list[Piece] = [Grid((measure * _MARK, measure * (1 - _MARK)), rows)] if rows else []
    if block.boxes:
        pieces += [Par(style="Room", line=_UNDER_STEPS)] if rows else []
        boxes = tuple(_cell(title, lines, grown) for title, *lines in block.boxes)
        pieces.append(Grid((measure / len(boxes),) * len(boxes), (boxes,)))
    return pieces


def _cell(title: str, lines: Iterable[str], grown: float, align: str = "") -> Cell:
    """Write a bold title and lines under it."""
    first = Par((Run(cleaned(title), bold=True, size=_SIZE * grown),), "PlainCell", align=align)
    under = (Par((Run(cleaned(line), size=_NOTE * grown),), "PlainCell") for line in lines)
    return Cell((first, *under), boxed=True)

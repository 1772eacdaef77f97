"""Blocks that are tables in Word: rows of a paper, places to sign, a committee's chart, the box of a received letter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from desktop.documents.contents.blocks import Chart, Column, Node, Signer, Signers, Stamp, Table
from desktop.documents.docx import pictures
from desktop.documents.docx.pieces import Cell, Grid, Image, Par, Piece, Run, Tab, cleaned, kept, whole, width

_ALIGNS = {"left": "left", "centre": "center", "right": "right"}
_STAMP_WIDTH, _STAMP_HEIGHT, _STAMP_SIDES = 50.0, 25.0, 4.0  # mm, as in แบบที่ 12 of the regulation
_STAMP_SIZE, _STAMP_LEAST = 14.0, 8.0  # points
_NODE, _BETWEEN = 34.0, 4.0  # mm, the least width of a person of a chart, and of the room beside
_NODE_SIDES = 6.0  # mm left and right of the words together
_PORTRAIT = 24.0  # mm high
_INSIDE = 3.0  # points above and below the words in a box
_TIER_GAP, _HAIR = 6.0, 0.5  # mm
_SIGN, _SIGN_WIDTH = "ลงชื่อ", 13.0  # mm
_ABOVE_DOTS = 24.0  # points, for the hand
_THUMB = 20.0  # mm high
_SIDES = 4.0  # mm left and right of the words in a cell, together


def ruled(table: Table) -> list[Piece]:
    """Make a table with lines and a head that each page repeats."""
    head = tuple(Cell((Par((Run(cleaned(one.title)),), "CellHead"),), boxed=True) for one in table.columns)
    return _grid(table, [head, *_rows(table, "Cell")], heads=1)


def plain(table: Table) -> list[Piece]:
    """Make a table without lines and head, such as a roll of names."""
    return _grid(table, _rows(table, "PlainCell"), heads=0)


def _grid(table: Table, rows: Sequence[tuple[Cell, ...]], heads: int) -> list[Piece]:
    widths = tuple(column.width for column in table.columns)
    made = Grid(widths, tuple(rows), heads=heads, row_height=table.row_height)
    return [made] if rows and widths else []


def _rows(table: Table, style: str) -> list[tuple[Cell, ...]]:
    return [
        tuple(
            Cell((_words(text, column, table.names, style),), boxed=table.ruled)
            for text, column in zip(row, table.columns, strict=True)
        )
        for row in table.rows
    ]


def _words(text: str, column: Column, names: tuple[str, ...], style: str) -> Par:
    uncut = (text,) if column.names else names
    return Par((Run(whole(text, uncut)),), style, align=_ALIGNS.get(column.align, ""))


def signers(block: Signers, measure: float) -> list[Piece]:
    """Make places to sign side by side, so many in a row, all rows on one page."""
    room = measure / block.columns
    free = (Signer(),) * (-len(block.items) % block.columns)
    cells = [_place(one, room) for one in (*block.items, *free)]
    rows = tuple(tuple(cells[at : at + block.columns]) for at in range(0, len(cells), block.columns))
    together = (*(tuple(map(kept, row)) for row in rows[:-1]), *rows[-1:])
    return [Grid((room,) * block.columns, together)] if rows else []


def _place(signer: Signer, room: float) -> Cell:
    """Make a dotted line after ลงชื่อ, or room for a thumbprint, with name and lines under it."""
    if not (signer.name or signer.lines):
        return Cell((Par(style="PlainCell"),))
    names = (signer.name, *signer.names)
    left = 0.0 if signer.thumb else _SIGN_WIDTH
    lines = [
        Par((Run(whole(text, names)),), "PlainCell", align="center", left=left)
        for text in (signer.name, *signer.lines)
    ]
    if signer.thumb:
        return Cell((Par(style="PlainCell", line=_THUMB), *lines), boxed=True)
    stops = (Tab(_SIGN_WIDTH), Tab(room - _SIDES, dots=True))
    dots = Par((Run(f"{_SIGN}\t\t"),), "PlainCell", tabs=stops, before=_ABOVE_DOTS)
    return Cell((dots, *lines))


def stamp(block: Stamp) -> list[Piece]:
    """Make the box of ตรารับหนังสือ, at the right."""
    office, size = cleaned(block.office), _STAMP_SIZE
    fitting = size * (_STAMP_WIDTH - _STAMP_SIDES) / max(width(office, size), 1.0)
    small = max(min(size, fitting), _STAMP_LEAST)
    head = Par((Run(office, bold=True, size=small),), "PlainCell", align="center")
    lines = [
        Par((Run(f"{cleaned(title)} ", size=size), Run(cleaned(words), size=size, dotted=True)), "PlainCell")
        for title, words in block.lines
    ]
    cell = Cell((head, *lines), boxed=True)
    box = Grid((_STAMP_WIDTH,), ((cell,),), align="right", row_height=_STAMP_HEIGHT, at_top=True)
    # LibreOffice takes the indents from what stands right after such a table
    return [box, Par(style="Room", line=_HAIR)]


def chart(block: Chart, measure: float, photos: Mapping[str, bytes]) -> list[Piece]:
    """Make a chart: each tier a centred row of boxes, or several where a line does not hold them."""
    widest = max((width(node.name) for tier in block.tiers for node in tier), default=0.0)
    node = min(max(widest + _NODE_SIDES, _NODE), measure)
    most = max(int((measure + _BETWEEN) // (node + _BETWEEN)), 1)
    pieces: list[Piece] = []
    for tier in block.tiers:
        for at in range(0, len(tier), most):
            pieces += [_tier(tier[at : at + most], node, photos), Par(style="Room", line=_TIER_GAP)]
    return pieces[:-1]


def _tier(nodes: Sequence[Node], room: float, photos: Mapping[str, bytes]) -> Grid:
    between = Cell((Par(style="PlainCell"),))
    cells: list[Cell] = []
    for node in nodes:
        cells += [*([between] if cells else []), Cell(_person(node, photos), boxed=True)]
    widths = tuple(_BETWEEN if cell is between else room for cell in cells)
    return Grid(widths, (tuple(cells),), align="center")


def _person(node: Node, photos: Mapping[str, bytes]) -> tuple[Par, ...]:
    name = whole(node.name, (node.name,))
    lines = [Run(name, bold=True), Run(cleaned(node.position)), Run(whole(node.note, node.names))]
    if node.portrait in photos:
        photo = pictures.portrait(photos[node.portrait], node.name)
        lines.insert(0, Run(image=Image(photo, _PORTRAIT, f"ภาพถ่าย{node.name}")))
    shown = [run for run in lines if run.text or run.image] or lines[:1]
    first, *others = [Par((run,), "PlainCell", align="center") for run in shown]
    last = others.pop() if others else None
    ends = [replace(last, after=_INSIDE)] if last else []
    return (replace(first, before=_INSIDE), *others, *ends)

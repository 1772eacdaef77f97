"""Blocks as pieces of a Word text: which styles, stops and indents each kind has, and what it is kept together with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import assert_never

from desktop.documents.contents.blocks import (
    SIZE,
    Block,
    Board,
    Break,
    Card,
    Chart,
    Choices,
    DateLine,
    Divider,
    Form,
    Graph,
    Heading,
    Label,
    LabelLine,
    Letterhead,
    Line,
    Map,
    NumberedList,
    Paragraph,
    Signature,
    Signers,
    Space,
    Stamp,
    Subheading,
    Table,
)
from desktop.documents.docx import boards, forms, graphs, tables
from desktop.documents.docx.pieces import (
    NO_BREAK,
    Grid,
    Par,
    Piece,
    Run,
    Tab,
    cleaned,
    held,
    on_new_page,
    whole,
    width,
)
from desktop.documents.docx.styles import GAPS, INDENT, PARAGRAPH_GAP

_LISTS = (Table, NumberedList, Choices, Chart)
_ROOMS = (Space, Stamp)  # have no space above them, and take none from what follows
_UNDER_TABLE, _CLOSING_GAP = (
    10.0,
    12.0,
)  # points above what follows a table, above and under what closes a paper
_SIGNATURE_ROOM, _ABOVE_DOTS = 70.0, 24.0  # points, for the hand
_SIGNATURE_SHIFT = 0.2  # of the measure: what is centred over the signature's axis begins there
_DOTS, _DOTS_CENTRE, _BESIDE_DOTS = 55.0, 0.48, 1.5  # to sign on: mm, its middle in shares of the measure, mm
_OFFICE = 20.0  # mm that the office of a letter stands right of the middle
_LEVEL = 10.0  # mm that a deeper list stands further right
_DIVIDER = 40.0  # mm
_MOST_ROOM = 500.0  # mm, about the most that Word takes
_AFTER_MARK = 3.0  # mm
_BETWEEN = " " * 6  # two boxes
_WITH_SIGNATURE = 2  # rows that stay with date and signature
_TITLE_SIZE, _TITLE_LINE = 29.0, 12.3  # points and mm, of บันทึกข้อความ beside the small emblem


@dataclass(frozen=True)
class Sheet:
    """The width between the margins in mm, and the photos of people by their SHA-256."""

    measure: float
    photos: Mapping[str, bytes]


def pieces_of(blocks: Sequence[Block], sheet: Sheet) -> list[Piece]:
    """Turn the blocks of a paper into pieces, one under the other."""
    pieces: list[Piece] = []
    before: Block | None = None
    broken = False
    for block in blocks:
        if isinstance(block, Break):
            broken = True
            continue
        set_block = _set(block, sheet)
        if not set_block:
            continue
        if broken:
            set_block[0], broken, before = on_new_page(set_block[0]), False, None
        kept = held(pieces, _rows_kept(block, before))
        pieces = _joined(kept, set_block, None if isinstance(block, _ROOMS) else _gap(block, before))
        before = before if isinstance(block, _ROOMS) else block
    # Word asks for a paragraph after a last table
    return [*pieces, _room(0)] if pieces and isinstance(pieces[-1], Grid) else pieces


def _set(block: Block, sheet: Sheet) -> list[Piece]:
    match block:
        case Heading():
            return _heading(block)
        case Subheading():
            return [Par((Run(whole(block.text, block.names)),), "Heading2")]
        case Line():
            return [_line(block, sheet)]
        case Letterhead():
            return _letterhead(block, sheet)
        case LabelLine():
            return [_labels(block, sheet)]
        case Divider():
            side = (sheet.measure - _DIVIDER) / 2
            return [Par(style="Divider", left=side, right=side)]
        case Paragraph():
            first = None if block.indent else 0.0
            return [Par((Run(whole(block.text, block.names)),), "Body", first=first)]
        case NumberedList():
            return _list(block)
        case Choices():
            return _choices(block)
        case Table():
            return tables.ruled(block) if block.ruled else tables.plain(block)
        case DateLine():
            return [Par((Run(cleaned(block.text)),), "Date")]
        case Signature():
            return _signature(block, sheet)
        case Signers():
            return tables.signers(block, sheet.measure)
        case Space():
            return [_room(block.height)]
        case Chart():
            return tables.chart(block, sheet.measure, sheet.photos)
        case Stamp():
            return tables.stamp(block)
        case Form():
            return forms.form(block, sheet.measure)
        case Graph():
            return graphs.graph(block, sheet.measure)
        case Card():
            return graphs.card(block, sheet.measure, sheet.photos)
        case Map():
            return graphs.links(block, sheet.measure)
        case Board():
            return boards.board(block, sheet.measure)
        case Break():
            return []
        case _:
            assert_never(block)


def _rows_kept(block: Block, before: Block | None) -> int:
    """Tell how much before a block stays on one page with it; styles hold headings and the date line."""
    if isinstance(block, Signature) and isinstance(before, Signature):
        return 0
    if _closes(block):
        return 1 if _closes(before) or isinstance(before, Subheading) else _WITH_SIGNATURE
    return int(isinstance(block, _LISTS) or (isinstance(before, Signature) and isinstance(block, Line)))


def _closes(block: Block | None) -> bool:
    """Tell whether a block is part of the end of a paper: its date, คำลงท้าย or a signature."""
    ends = isinstance(block, DateLine | Signature | Signers)
    return ends or (isinstance(block, Line) and block.align == "signature")


def _gap(block: Block, before: Block | None) -> float:
    """Give the space above a block, in points."""
    if before is None or isinstance(block, Divider) or _one_run(block, before):
        return 0.0
    if isinstance(block, Signature):
        return _ABOVE_DOTS if block.role else _SIGNATURE_ROOM
    if isinstance(before, Signature | Signers) or _closes(block):
        return _CLOSING_GAP
    return _UNDER_TABLE if isinstance(before, Table) else PARAGRAPH_GAP


def _one_run(block: Block, before: Block) -> bool:
    """Tell whether two blocks are lines of one thing, such as an address or the head of a memo."""
    if isinstance(block, Line) and isinstance(before, Line):
        return block.align == before.align
    return isinstance(block, LabelLine) and isinstance(before, LabelLine) and block.leader and before.leader


def _joined(pieces: list[Piece], added: list[Piece], gap: float | None) -> list[Piece]:
    """Put a block under the others; the space above it is said only where its style has another."""
    first = added[0]
    if isinstance(first, Grid):
        return [*(pieces if first.at_top else _spaced_below(pieces)), *added]
    if gap is None or gap == GAPS.get(first.style, 0.0):
        return [*pieces, *added]
    return [*pieces, replace(first, before=gap), *added[1:]]


def _spaced_below(pieces: list[Piece]) -> list[Piece]:
    """Leave a space before a table, which has none of its own and would grow together with another."""
    if not pieces:
        return []
    last = pieces[-1]
    if isinstance(last, Grid):
        return [*pieces, _room(PARAGRAPH_GAP * 25.4 / 72)]
    return [*pieces[:-1], replace(last, after=PARAGRAPH_GAP)]


def _room(height: float) -> Par:
    return Par(style="Room", line=min(max(height, 0.5), _MOST_ROOM))


def _heading(heading: Heading) -> list[Piece]:
    """Write the lines of a heading as one paragraph, so that the navigation lists it once."""
    text = "\n".join(whole(line, heading.names) for line in heading.lines)
    line = _TITLE_LINE if heading.size == _TITLE_SIZE else 0.0
    return [Par((Run(text, size=_other(heading.size)),), "Heading1", line=line)] if heading.lines else []


def _other(size: float) -> float:
    return 0.0 if size == SIZE else size


def _line(line: Line, sheet: Sheet) -> Par:
    runs = (Run(whole(line.text, line.names), bold=line.bold, size=_other(line.size)),)
    match line.align:
        case "centre":
            return Par(runs, align="center")
        case "right":
            return Par(runs, align="right")
        case "middle":
            return Par(runs, left=sheet.measure / 2)
        case "signature":
            return Par(runs, align="center", left=_SIGNATURE_SHIFT * sheet.measure)
        case _:
            return Par(runs)


def _letterhead(head: Letterhead, sheet: Sheet) -> list[Piece]:
    """Set the number at the left, and the office right of the emblem."""
    first, *others = [cleaned(text) for text in head.right] or [""]
    at = sheet.measure / 2 + _OFFICE
    number = Par((Run(f"{cleaned(head.left)}\t{first}"),), left=at, first=-at, tabs=(Tab(at),))
    return [number, *(Par((Run(text),), left=at) for text in others)]


def _labels(line: LabelLine, sheet: Sheet) -> Par:
    """Set titles with their words; each but the last ends at a stop, and dots lead there where the line has them."""
    runs: list[Run] = []
    stops: list[Tab] = []
    x = 0.0
    for number, (label, edge) in enumerate(
        zip(line.labels, _edges(line.labels, sheet.measure), strict=True), 1
    ):
        last = number == len(line.labels)
        runs += _label(line, label)
        if line.tab:
            stops.append(Tab(x + line.tab))
        if line.leader or not last:
            runs.append(Run("\t" if last else "\t "))
            stops.append(Tab(edge, "right" if last else "left", line.leader))
        x = edge
    hung = line.tab or None
    return Par(tuple(runs), "Label", left=hung, first=hung and -hung, tabs=tuple(stops))


def _edges(labels: Sequence[Label], measure: float) -> list[float]:
    """Find where each title's share of the line ends, those without a width sharing the rest."""
    rest = max(measure - sum(label.width for label in labels), 0.0)
    free = sum(not label.width for label in labels)
    return list(accumulate(label.width or rest / free for label in labels))


def _label(line: LabelLine, label: Label) -> list[Run]:
    """Write one title and its words, which begin at the line's stop or two spaces further."""
    gap = "\t" if line.tab else "  "
    title = Run(cleaned(label.title), bold=line.bold, size=_other(line.size))
    text = whole(label.text, label.names)
    return [title, Run(gap), Run(text, dotted=line.leader)]


def _list(block: NumberedList) -> list[Piece]:
    """Write articles: the mark at the indent, the texts at one stop after the widest mark, then from the margin."""
    marks = [cleaned(item.mark) for item in block.items]
    at = INDENT + block.level * _LEVEL
    stop = at + max(map(width, marks), default=0.0) + _AFTER_MARK
    look = Par(style="Article", first=at if block.level else None, tabs=(Tab(stop),))
    return [
        replace(look, runs=(Run(f"{mark}\t{whole(item.text, item.names)}"),))
        for mark, item in zip(marks, block.items, strict=True)
    ]


def _choices(block: Choices) -> list[Piece]:
    runs: list[Run] = []
    for choice in block.items:
        between = [Run(_BETWEEN)] if runs else []
        box = Run("☑" if choice.ticked else "☐", symbol=True)
        runs += [*between, box, Run(NO_BREAK + cleaned(choice.text))]
    return [Par(tuple(runs), left=INDENT)] if runs else []


def _signature(signature: Signature, sheet: Sheet) -> list[Piece]:
    """Leave room for the hand, then write name and post, centred on one axis."""
    texts = [whole(signature.name, (signature.name,)), *map(cleaned, signature.lines)]
    look = Par(style="Signature", left=_SIGNATURE_SHIFT * sheet.measure, keep=True)
    if signature.role:
        look = replace(look, left=0.0, right=(1 - 2 * _DOTS_CENTRE) * sheet.measure)
    first, *others = [replace(look, runs=(Run(text),)) for text in texts]
    if signature.role:
        first, others = _rule(signature.role, sheet), [first, *others]
    pars = [first, *others]
    return [*pars[:-1], replace(pars[-1], keep=False)]


def _rule(role: str, sheet: Sheet) -> Par:
    """Write ลงชื่อ, the dots and the role on one line, the middle of the dots over the name."""
    left = _DOTS_CENTRE * sheet.measure - _DOTS / 2
    stops = (Tab(left - _BESIDE_DOTS, "right"), Tab(left), Tab(left + _DOTS, dots=True))
    text = f"\tลงชื่อ\t\t{NO_BREAK}{cleaned(role)}"
    return Par((Run(text),), "Signature", align="left", tabs=stops, keep=True)

"""Blocks as strips: which module sets each kind, the space above it, and what it is kept together with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import assert_never

from desktop.documents.contents.blocks import (
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
from desktop.documents.pdf import (
    board,
    cards,
    chart,
    charts,
    community_map,
    forms,
    letters,
    lists,
    page,
    running,
    signatures,
    table,
)
from desktop.documents.pdf.setting import Setup
from desktop.documents.pdf.strips import MM, Strip, filled, held

_Set = (
    Heading | Subheading | Line | Letterhead | LabelLine | Divider | Paragraph | NumberedList | Choices
    | Table | DateLine | Signature | Signers | Graph | Card | Form
)  # fmt: skip
_Filling = Chart | Map | Board  # fill what is left of their page
_Flowing = _Set | Space | _Filling
_LISTS = (Table, NumberedList, Choices, Chart, Map, Board)
_HEADS = (Heading, Subheading, Divider, DateLine)
_WITH_SIGNATURE = 2  # lines or rows that stay with what closes a paper
_MOST_SIGNATURES = 4  # that stay on one page; more of them stay two by two


def strips_of(blocks: Sequence[Block], setup: Setup) -> list[Strip]:
    """Set the blocks of a paper, one under the other; a stamp has no room among them."""
    strips: list[Strip] = []
    for section in _sections(blocks):
        made = _section(section, setup, setup.sheet.tops[1 if strips else 0])
        if strips and made:
            made[0] = replace(made[0], fresh=True)
        strips += made
    return strips


def _sections(blocks: Sequence[Block]) -> Iterator[list[_Flowing]]:
    """Part blocks where a new page begins."""
    section: list[_Flowing] = []
    for block in blocks:
        if isinstance(block, Break):
            yield section
            section = []
        elif not isinstance(block, Stamp):
            section.append(block)
    yield section


def _section(blocks: Sequence[_Flowing], setup: Setup, top: float) -> list[Strip]:
    """Set blocks that begin a page at its top."""
    strips: list[Strip] = []
    before: Block | None = None
    space = 0.0
    for number, block in enumerate(blocks):
        if isinstance(block, Space):
            space += block.height * MM
            continue
        if space and before is None:
            strips.append(Strip(min(space, setup.sheet.bottom - top), keep=True))
            space = 0.0
        lines = _lines_with(blocks, number, before)
        strips = held(strips, _reach(strips, lines)) if lines else strips
        if isinstance(block, _Filling):
            made = _filling(block, strips, _section(blocks[number + 1 :], setup, top), setup, top)
        else:
            made = _set(block, setup)
        if made:
            strips += [replace(made[0], before=_gap(block, before) + space), *made[1:]]
            before, space = block, 0.0
    return strips


def _set(block: _Set, setup: Setup) -> list[Strip]:
    match block:
        case Heading():
            return running.heading(block, setup)
        case Subheading():
            return running.subheading(block, setup)
        case Line():
            return running.line(block, setup)
        case Letterhead():
            return [letters.letterhead(block, setup)]
        case LabelLine():
            return letters.labels(block, setup)
        case Divider():
            return [running.divider(block, setup)]
        case Paragraph():
            return running.paragraph(block, setup)
        case NumberedList():
            return lists.articles(block, setup)
        case Choices():
            return lists.choices(block, setup)
        case Table():
            return table.strips_of(block, setup)
        case Graph():
            return charts.strips_of(block, setup)
        case Card():
            return cards.strips_of(block, setup)
        case DateLine():
            return [running.date(block, setup)]
        case Signature():
            return [signatures.signature(block, setup)]
        case Signers():
            return signatures.side_by_side(block, setup)
        case Form():
            return forms.strips_of(block, setup)
        case _:
            assert_never(block)


def _filling(
    block: _Filling, above: list[Strip], under: Sequence[Strip], setup: Setup, top: float
) -> list[Strip]:
    """Set a chart, map or board in what is left of its page, or on the next where that is less than half of one."""
    made = _filler(block, setup)
    bottom = setup.sheet.bottom
    last = filled(above, (top, setup.sheet.tops[1]), bottom)[-1]
    used = last[-1].y + last[-1].strip.height + page.PARAGRAPH_GAP if last else top
    reserved = sum(strip.before + strip.height for strip in under) + page.PARAGRAPH_GAP
    room = bottom - setup.sheet.tops[1]
    if reserved > room / 3:
        reserved = 0.0
    left = bottom - used - reserved
    if left >= room / 2 - reserved:
        return made(left)
    first, *rest = made(room - reserved) or [Strip(0.0)]
    return [replace(first, fresh=True), *rest]


def _filler(block: _Filling, setup: Setup) -> Callable[[float], list[Strip]]:
    match block:
        case Chart():
            return partial(chart.strips_of, block, setup)
        case Map():
            return partial(community_map.strips_of, block, setup)
        case Board():
            return partial(board.strips_of, block, setup)


def _lines_with(blocks: Sequence[Block], number: int, before: Block | None) -> int:
    """Tell how many lines before a block stay on one page with it."""
    block = blocks[number]
    if isinstance(block, Signature) and isinstance(before, Signature):
        return int(_stays_with_signature(blocks, number))
    if _closes(block):
        return 1 if _closes(before) or isinstance(before, Subheading) else _WITH_SIGNATURE
    follows = isinstance(before, Signature) and isinstance(block, Line)
    return int(follows or isinstance(block, _LISTS) or isinstance(before, _HEADS))


def _reach(strips: Sequence[Strip], lines: int) -> int:
    """Count the strips from the end that hold so many lines of text; a rule or empty room is none."""
    count = 0
    while count < len(strips) and lines:
        count += 1
        lines -= bool(strips[-count].texts)
    return count


def _stays_with_signature(blocks: Sequence[Block], number: int) -> bool:
    first = last = number
    while first and isinstance(blocks[first - 1], Signature):
        first -= 1
    while last + 1 < len(blocks) and isinstance(blocks[last + 1], Signature):
        last += 1
    return last - first < _MOST_SIGNATURES or (number - first) % 2 == 1 or number == last


def _closes(block: Block | None) -> bool:
    """Tell whether a block is part of the end of a paper: its date, คำลงท้าย or a signature."""
    ends = isinstance(block, DateLine | Signature | Signers)
    return ends or (isinstance(block, Line) and block.align == "signature")


def _gap(block: Block, before: Block | None) -> float:
    """Give the space above a block."""
    if before is None or isinstance(block, Divider | Signature | Signers) or _one_run(block, before):
        return 0.0
    if isinstance(before, Signature | Signers) or _closes(block):
        return page.CLOSING_GAP
    return page.UNDER_TABLE if isinstance(before, Table | Graph) else page.PARAGRAPH_GAP


def _one_run(block: Block, before: Block) -> bool:
    """Tell whether two blocks are parts of one thing, such as an address, a list or the head of a memo."""
    match before, block:
        case Line(), Line():
            return before.align == block.align
        case LabelLine(), LabelLine():
            untitled = not any(label.title for label in block.labels)
            return untitled or (before.leader and block.leader)
    return isinstance(before, NumberedList) and isinstance(block, NumberedList)

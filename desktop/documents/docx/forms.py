"""A form in Word: its head, its questions as a table with room to write in, dotted lines to sign on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from desktop.documents.contents.blocks import Form, Label, Question
from desktop.documents.docx import pictures
from desktop.documents.docx.pieces import NO_BREAK, Cell, Grid, Image, Par, Piece, Run, Tab, cleaned, whole

_WIDE, _NARROW = (36.0, 42.0, 19.0, 46.0, 17.0), (52.0, 91.0, 17.0)  # mm, as in the PDF but narrower
_NAME, _LAST, _HINT, _NOTICE, _CODE = 24.0, 18.0, 13.0, 12.0, 22.0  # points, and mm of the QR
_BOX = "☐"


def form(block: Form, measure: float) -> list[Piece]:
    """Make a form; Word itself finds where its pages end."""
    widths = _WIDE if block.same else _NARROW
    asked, last, room = block.columns
    said = (asked, last, block.same, room, block.unknown) if block.same else (asked, room, block.unknown)
    head = tuple(Cell((Par((Run(cleaned(one)),), "CellHead"),), boxed=True) for one in said)
    rows = tuple(_row(question, wide=bool(block.same)) for question in block.questions)
    grid = Grid(
        widths, (head, *rows), heads=1, row_height=max((one.room for one in block.questions), default=0.0)
    )
    foot = [_labels(labels, measure) for labels in block.foot]
    notice = [Par((Run(cleaned(block.notice), size=_NOTICE),))] if block.notice else []
    return [*_head(block, measure), grid, *foot, *notice]


def _head(block: Form, measure: float) -> list[Piece]:
    code = [Par((Run(cleaned(block.code), bold=True),), align="right")] if block.code else []
    if block.scanned:
        code.insert(
            0, Par((Run(image=Image(pictures.code(block.scanned), _CODE, block.code)),), align="right")
        )
    title = Par((Run(cleaned(block.title)),), "Heading1", align="left")
    name = Par(
        (
            Run(
                whole(f"{block.name.title} {block.name.text}".strip(), block.name.names),
                bold=True,
                size=_NAME,
            ),
        )
    )
    named = name if block.name.text else _labels((block.name,), measure)
    about = [_labels(labels, measure) for labels in block.labels]
    return [*code, title, named, *about, Par((Run(cleaned(block.hint), size=_HINT),))]


def _row(question: Question, *, wide: bool) -> tuple[Cell, ...]:
    box = Cell((Par((Run(_BOX, symbol=True),), "Cell", align="center"),), boxed=True)
    asked, last = (
        _words(Run(cleaned(question.title))),
        _words(Run(whole(question.last, question.names), bold=True, size=_LAST)),
    )
    choices: list[Run] = []
    for choice in question.choices:
        choices += [Run(_BOX, symbol=True), Run(f"{NO_BREAK}{cleaned(choice)}   ")]
    room = _words(*choices)
    return (asked, last, box, room, box) if wide else (asked, room, box)


def _words(*runs: Run) -> Cell:
    return Cell((Par(runs, "Cell"),), boxed=True)


def _labels(labels: Sequence[Label], measure: float) -> Par:
    """Set titles with their words, or with dots up to where the next begins."""
    free = measure - sum(label.width for label in labels)
    open_ended = sum(not label.width for label in labels)
    edges = accumulate(label.width or free / open_ended for label in labels)
    runs: list[Run] = []
    stops: list[Tab] = []
    for label, edge in zip(labels, edges, strict=True):
        words = whole(label.text, label.names)
        runs.append(Run(f"{cleaned(label.title)} {words}".strip() + ("" if words else "\t ")))
        stops += [] if words else [Tab(min(edge, measure), "left" if edge < measure else "right", dots=True)]
    return Par(tuple(runs), "Label", tabs=tuple(stops))

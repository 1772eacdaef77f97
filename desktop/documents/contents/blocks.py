"""The finished words of a paper as frozen blocks."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

_NO_WORDS = {"words": False}  # marks a field that `mapped` leaves alone
SIZE = 16.0  # points of TH Sarabun, the size of running text


@dataclass(frozen=True)
class Heading:
    """Centred bold lines at the head of a paper."""

    lines: tuple[str, ...]
    names: tuple[str, ...] = ()
    size: float = SIZE


@dataclass(frozen=True)
class Subheading:
    """A bold line at the left that stays with what follows it, such as ระเบียบวาระที่ ๑."""

    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """Words on a line of their own: left, centre, right, middle (begins there) or signature (centred over its axis)."""

    text: str
    align: str = "left"
    bold: bool = False
    size: float = SIZE
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letterhead:
    """The first lines of a letter: its number at the left, the office and its address at the right."""

    left: str
    right: tuple[str, ...]


@dataclass(frozen=True)
class Label:
    """A title and what stands after it; `width` in mm is its share of the line, 0 the rest."""

    title: str
    text: str
    names: tuple[str, ...] = ()
    width: float = 0.0


@dataclass(frozen=True)
class LabelLine:
    """Titles with their words on one line, such as เรื่อง of a letter, or ที่ and วันที่ of a memo.

    The words begin `tab` mm after the left edge (0: right after the title) and wrap there; `leader` draws the dots
    that a memo has under them; `bold` and `size` are those of the titles.
    """

    labels: tuple[Label, ...]
    tab: float = 0.0
    leader: bool = False
    bold: bool = False
    size: float = SIZE


@dataclass(frozen=True)
class Divider:
    """The short centred line under a heading."""


@dataclass(frozen=True)
class Paragraph:
    """Running text; `names` in it are never cut at the end of a line."""

    text: str
    names: tuple[str, ...] = ()
    indent: bool = True


@dataclass(frozen=True)
class Item:
    """One article of a list with its finished mark, such as "๑." or "(ก)"."""

    mark: str
    text: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class NumberedList:
    """Articles one under the other, their texts beginning at one line; a deeper level stands further right."""

    items: tuple[Item, ...]
    level: int = 0


@dataclass(frozen=True)
class Choice:
    """One box of a form with its words, ticked or to be ticked by hand."""

    text: str
    ticked: bool = False


@dataclass(frozen=True)
class Choices:
    """Boxes with their words, side by side as far as a line holds them."""

    items: tuple[Choice, ...]


@dataclass(frozen=True)
class Column:
    """One column of a table: its width in mm, and whether its cells hold names that are not cut."""

    title: str
    width: float
    align: str = "left"  # left, centre, right
    names: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells, where `names` are never cut; a ruled one has lines and a head that each page repeats.

    `row_height` in mm is the least of a row, as where people sign.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()
    ruled: bool = True
    row_height: float = 0.0


@dataclass(frozen=True)
class DateLine:
    """The line that dates the paper; it stands with the signature."""

    text: str


@dataclass(frozen=True)
class Signature:
    """Room for a hand signature, the name under it and the lines of the post.

    With a `role`, such as ผู้จดรายงานการประชุม, the room is a dotted line between ลงชื่อ and the role.
    """

    name: str
    lines: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True)
class Signer:
    """A dotted line to sign on, or a box for a thumbprint, over a name and lines; without any a place is left free."""

    name: str = ""
    lines: tuple[str, ...] = ()
    thumb: bool = False
    names: tuple[str, ...] = ()  # in the lines, never cut


@dataclass(frozen=True)
class Signers:
    """Places to sign side by side, so many in a row, the rows on one page as far as it holds them."""

    items: tuple[Signer, ...]
    columns: int = 2


@dataclass(frozen=True)
class Space:
    """Room left empty, in mm."""

    height: float


@dataclass(frozen=True)
class Break:
    """What follows begins a new page."""


@dataclass(frozen=True)
class Node:
    """One person of a wall chart; `names` in the note are never cut, `portrait` is the SHA-256 of a picture or ""."""

    name: str
    position: str
    note: str = ""
    portrait: str = dataclasses.field(default="", metadata=_NO_WORDS)
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Chart:
    """A committee as a tree of tiers from the chair down, filling what is left of its page."""

    tiers: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True)
class Series:
    """One row of values of a graph, each with the finished words that stand beside it, such as "12,500"."""

    name: str
    values: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class Graph:
    """Values drawn to scale: bars, stacked bars (a bar a label), or a line (a point a label); `alt` says it in words."""

    kind: str  # bars, stacked, line
    title: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str = ""
    names: tuple[str, ...] = ()  # in the labels, never cut


@dataclass(frozen=True)
class Card:
    """One thing of a catalogue: its name, what is said of it under titles, and the SHA-256 of its picture or ""."""

    name: str
    labels: tuple[Label, ...]
    picture: str = dataclasses.field(default="", metadata=_NO_WORDS)


@dataclass(frozen=True)
class MapPlace:
    """One frame on a map with its name in finished lines; `size` is that of the type, other lengths are the map's."""

    kind: str = dataclasses.field(metadata=_NO_WORDS)  # a key of domain.community_map.KINDS
    lines: tuple[str, ...]
    x: float
    y: float
    width: float
    height: float
    size: float = 1.0


@dataclass(frozen=True)
class MapLink:
    """One line of a map: where it begins and ends, and its parts that are not behind frames, each as x, y, to x, to y."""

    relation: str = dataclasses.field(metadata=_NO_WORDS)  # a key of domain.community_map.RELATIONS
    line: tuple[float, float, float, float]
    parts: tuple[tuple[float, float, float, float], ...]
    start: int  # the number of the place it begins at
    end: int


@dataclass(frozen=True)
class MapKey:
    """One entry of the legend: a kind or relation, and what it is called."""

    sample: str = dataclasses.field(metadata=_NO_WORDS)
    words: str


@dataclass(frozen=True)
class Map:
    """A map of people, groups and villages, filling what is left of its page; lengths are in heights of its type.

    `areas` are the rectangles of the villages: left, top, width, height. `alt` says in words what is on it.
    """

    width: float
    height: float
    areas: tuple[tuple[float, float, float, float], ...]
    places: tuple[MapPlace, ...]
    links: tuple[MapLink, ...]
    legend: tuple[MapKey, ...]
    alt: str = ""


@dataclass(frozen=True)
class Step:
    """One step of a way: its finished mark, such as "๑", what is done, and a word about it."""

    mark: str
    title: str
    note: str = ""


@dataclass(frozen=True)
class Board:
    """A poster: steps with arrows between, and boxes of a title and lines side by side, filling what is left of its page."""

    steps: tuple[Step, ...]
    boxes: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True)
class Stamp:
    """The box of ตรารับหนังสือ at the top right: (title, words) a line."""

    office: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Question:
    """One row of a form: what is asked, what was answered last, boxes to tick or room in mm to write in."""

    title: str
    last: str = ""
    choices: tuple[str, ...] = ()
    room: float = 10.0
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A sheet filled in by hand: its head, which each page repeats, its questions, and lines to sign on.

    The large `name` and the `labels` under it are dotted lines where they are empty. Of the `columns` the one of last
    answers and `same` are left out where `same` is ""; `scanned` is what a QR over the `code` says.
    """

    title: str
    name: Label
    labels: tuple[tuple[Label, ...], ...]
    columns: tuple[str, str, str]  # over the questions, the last answers and the room
    questions: tuple[Question, ...]
    same: str = ""  # over the boxes of what has not changed
    unknown: str = ""  # over the boxes of what nobody knows
    hint: str = ""  # how to fill it in
    foot: tuple[tuple[Label, ...], ...] = ()
    notice: str = ""  # under the foot: why personal data is asked for
    code: str = dataclasses.field(default="", metadata=_NO_WORDS)
    scanned: str = dataclasses.field(default="", metadata=_NO_WORDS)


Block = (
    Heading | Subheading | Line | Letterhead | LabelLine | Divider | Paragraph | NumberedList | Choices
    | Table | DateLine | Signature | Signers | Space | Break | Chart | Graph | Card | Map | Board | Stamp | Form
)  # fmt: skip


@dataclass(frozen=True)
class Contents:
    """One whole paper in finished words, ready to be drawn or kept."""

    kind: str  # a key of domain.papers.WORDED
    title: str  # names the paper in the properties of the file
    subject: str  # what follows เรื่อง, for the register
    blocks: tuple[Block, ...]
    dated: str = ""  # the ISO day of the paper, "" where it is written by hand
    emblem: str = "blank"  # a key of domain.offices.EMBLEMS, or "none" for a paper without an emblem
    thai_digits: bool = True  # holds for every text here and for the page numbers
    paper: str = "A4"  # a key of PAPERS
    small_emblem: bool = False  # 1.5 cm at the top left as on บันทึกข้อความ, else 3 cm in the middle
    urgency: str = ""  # ด่วน, ด่วนมาก, ด่วนที่สุด in red at the top left
    secrecy: str = ""  # ลับ … in red at the top and foot of each page
    header: str = ""  # small words at the top right of page 2 and the others
    watermark: str = ""  # grey across each page; a draft has ร่าง instead
    code: str = ""  # what a QR at the foot of the last page says
    numbered_pages: bool = True  # "- ๒ -" from the second page on


PAPERS = {
    "A4": (210.0, 297.0),
    "A4 landscape": (297.0, 210.0),
    "A4 form": (210.0, 297.0),  # with narrow margins: no official paper
    "A3": (297.0, 420.0),
    "A3 landscape": (420.0, 297.0),
    "A1 landscape": (841.0, 594.0),
}


def mapped(blocks: Iterable[Block], change: Callable[[str], str]) -> tuple[Block, ...]:
    """Apply a change to every text of blocks."""
    return tuple(_changed(block, change) for block in blocks)


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_changed(one, change) for one in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        words = [f.name for f in dataclasses.fields(value) if f.metadata.get("words", True)]
        return dataclasses.replace(value, **{name: _changed(getattr(value, name), change) for name in words})
    return value

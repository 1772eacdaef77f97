"""The finished words of a paper as frozen blocks, and the JSON they are kept in for reprints."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from desktop.errors import CannotDo, Trouble

FORMAT = 2  # of the JSON; a frozen paper of any released format must stay readable
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
class Stamp:
    """The box of ตรารับหนังสือ at the top right: (title, words) a line."""

    office: str
    lines: tuple[tuple[str, str], ...]


Block = (
    Heading | Subheading | Line | Letterhead | LabelLine | Divider | Paragraph | NumberedList | Choices
    | Table | DateLine | Signature | Space | Break | Chart | Stamp
)  # fmt: skip
_KINDS: dict[str, Callable[..., Block]] = {
    "heading": Heading,
    "subheading": Subheading,
    "line": Line,
    "letterhead": Letterhead,
    "labels": LabelLine,
    "divider": Divider,
    "paragraph": Paragraph,
    "list": NumberedList,
    "choices": Choices,
    "table": Table,
    "date": DateLine,
    "signature": Signature,
    "space": Space,
    "break": Break,
    "chart": Chart,
    "stamp": Stamp,
}
_NAMES = {made: name for name, made in _KINDS.items()}
_INNER: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("list", "items"): lambda kept: _many(Item, kept),
    ("choices", "items"): lambda kept: _many(Choice, kept),
    ("labels", "labels"): lambda kept: _many(Label, kept),
    ("table", "columns"): lambda kept: _many(Column, kept),
    ("chart", "tiers"): lambda kept: tuple(_many(Node, tier) for tier in kept),
}


@dataclass(frozen=True)
class Contents:
    """One whole paper in finished words, ready to be drawn or kept."""

    kind: str  # a key of domain.papers.KINDS
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
    "A3": (297.0, 420.0),
    "A3 landscape": (420.0, 297.0),
}


def to_json(contents: Contents) -> str:
    """Write contents as canonical JSON: keys sorted, Thai as Thai, no spaces."""
    kept = {name: getattr(contents, name) for name in _plain_fields()}
    blocks = [{"block": _NAMES[type(block)], **dataclasses.asdict(block)} for block in contents.blocks]
    return json.dumps(
        {"format": FORMAT, "blocks": blocks, **kept},
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def from_json(text: str) -> Contents:
    """Read contents kept by `to_json`; `CannotDo` for a newer format, `Trouble` for damage."""
    try:
        kept = json.loads(text)
        newer = kept["format"] > FORMAT
        if not newer:
            blocks = tuple(_block(one) for one in kept["blocks"])
            # what a later format added is not in the older ones, and has its default
            return Contents(blocks=blocks, **{name: kept[name] for name in _plain_fields() if name in kept})
    except (ValueError, KeyError, TypeError) as error:
        raise Trouble("เนื้อความของหนังสือที่เก็บไว้เสียหาย กรุณาเปิดหนังสือจากไฟล์ PDF ที่เก็บไว้หรือจากสำเนาสำรอง") from error
    raise CannotDo("หนังสือฉบับนี้เก็บด้วยโปรแกรมรุ่นใหม่กว่า กรุณาปรับรุ่นโปรแกรมก่อนพิมพ์")


def fingerprint(contents: Contents) -> str:
    """Give the SHA-256 of the canonical JSON, in hexadecimal."""
    return hashlib.sha256(to_json(contents).encode()).hexdigest()


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


def _plain_fields() -> list[str]:
    return [f.name for f in dataclasses.fields(Contents) if f.name != "blocks"]


def _block(kept: dict[str, Any]) -> Block:
    block = kept["block"]
    values = {
        name: _INNER.get((block, name), _tuples)(value) for name, value in kept.items() if name != "block"
    }
    return _KINDS[block](**values)


def _many(made: Callable[..., Any], kept: list[dict[str, Any]]) -> tuple[Any, ...]:
    return tuple(made(**_tuples(one)) for one in kept)


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tuples(one) for one in value)
    if isinstance(value, dict):
        return {name: _tuples(one) for name, one in value.items()}
    return value

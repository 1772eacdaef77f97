"""The finished words of a paper as frozen blocks, and the JSON they are kept in for reprints."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from desktop.errors import CannotDo, Trouble

FORMAT = 1  # of the JSON; a frozen paper of any released format must stay readable


@dataclass(frozen=True)
class Heading:
    """Centred bold lines at the head of a paper."""

    lines: tuple[str, ...]
    names: tuple[str, ...] = ()


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
    """Articles one under the other, their texts beginning at one line."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Column:
    """One column of a table: its width in mm, and whether its cells hold names that are not cut."""

    title: str
    width: float
    align: str = "left"  # left, centre, right
    names: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells, where `names` are never cut; a ruled one has lines and a head that each page repeats."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    names: tuple[str, ...] = ()
    ruled: bool = True


@dataclass(frozen=True)
class DateLine:
    """The line that dates the paper; it stands with the signature."""

    text: str


@dataclass(frozen=True)
class Signature:
    """Room for a hand signature, the name under it and the lines of the post."""

    name: str
    lines: tuple[str, ...]


Block = Heading | Divider | Paragraph | NumberedList | Table | DateLine | Signature
_KINDS: dict[str, Callable[..., Block]] = {
    "heading": Heading,
    "divider": Divider,
    "paragraph": Paragraph,
    "list": NumberedList,
    "table": Table,
    "date": DateLine,
    "signature": Signature,
}
_NAMES = {made: name for name, made in _KINDS.items()}
_INNER: dict[str, Callable[..., Any]] = {"items": Item, "columns": Column}


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
            return Contents(blocks=blocks, **{name: kept[name] for name in _plain_fields()})
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
        fields = {f.name: _changed(getattr(value, f.name), change) for f in dataclasses.fields(value)}
        return type(value)(**fields)
    return value


def _plain_fields() -> list[str]:
    return [f.name for f in dataclasses.fields(Contents) if f.name != "blocks"]


def _block(kept: dict[str, Any]) -> Block:
    values = {name: _inner(name, value) for name, value in kept.items() if name != "block"}
    return _KINDS[kept["block"]](**values)


def _inner(name: str, value: Any) -> Any:
    if name in _INNER:
        return tuple(_INNER[name](**_tuples(one)) for one in value)
    return _tuples(value)


def _tuples(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_tuples(one) for one in value)
    if isinstance(value, dict):
        return {name: _tuples(one) for name, one in value.items()}
    return value

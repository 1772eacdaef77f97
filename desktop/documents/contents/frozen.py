"""The JSON that the contents of a paper are kept in, so that a reprint is the paper that was issued."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Callable
from typing import Any

from desktop.documents.contents.blocks import (
    Block,
    Board,
    Break,
    Card,
    Chart,
    Choice,
    Choices,
    Column,
    Contents,
    DateLine,
    Divider,
    Form,
    Graph,
    Heading,
    Item,
    Label,
    LabelLine,
    Letterhead,
    Line,
    Map,
    MapKey,
    MapLink,
    MapPlace,
    Node,
    NumberedList,
    Paragraph,
    Question,
    Series,
    Signature,
    Signer,
    Signers,
    Space,
    Stamp,
    Step,
    Subheading,
    Table,
)
from desktop.errors import CannotDo, Trouble

FORMAT = 3  # a frozen paper of any released format must stay readable
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
    "signers": Signers,
    "space": Space,
    "break": Break,
    "chart": Chart,
    "graph": Graph,
    "card": Card,
    "map": Map,
    "board": Board,
    "stamp": Stamp,
    "form": Form,
}
_NAMES = {made: name for name, made in _KINDS.items()}
_INNER: dict[tuple[str, str], Callable[[Any], Any]] = {
    ("list", "items"): lambda kept: _many(Item, kept),
    ("choices", "items"): lambda kept: _many(Choice, kept),
    ("labels", "labels"): lambda kept: _many(Label, kept),
    ("signers", "items"): lambda kept: _many(Signer, kept),
    ("table", "columns"): lambda kept: _many(Column, kept),
    ("graph", "series"): lambda kept: _many(Series, kept),
    ("card", "labels"): lambda kept: _many(Label, kept),
    ("map", "places"): lambda kept: _many(MapPlace, kept),
    ("map", "links"): lambda kept: _many(MapLink, kept),
    ("map", "legend"): lambda kept: _many(MapKey, kept),
    ("board", "steps"): lambda kept: _many(Step, kept),
    ("chart", "tiers"): lambda kept: tuple(_many(Node, tier) for tier in kept),
    ("form", "name"): lambda kept: Label(**_tuples(kept)),
    ("form", "labels"): lambda kept: tuple(_many(Label, line) for line in kept),
    ("form", "questions"): lambda kept: _many(Question, kept),
    ("form", "foot"): lambda kept: tuple(_many(Label, line) for line in kept),
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

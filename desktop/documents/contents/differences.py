"""What differs between two writings of one paper, in plain sentences: names of a list first, then changed words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

from desktop.documents.contents.blocks import Block, Contents, Table
from desktop.i18n import _
from desktop.thai import wrapping

_AROUND = 3  # words shown on either side of a change
_LONGEST = 160  # letters of one quoted piece


def between(old: Contents, new: Contents) -> tuple[str, ...]:
    """Say what `new` has otherwise than `old`; nothing where both say the same."""
    before, after = _tables(old), _tables(new)
    lists = [
        sentence
        for one, other in zip(before, after, strict=False)
        for sentence in _in_lists(_rows(one), _rows(other))
    ]
    return (*lists, *_in_words(_texts(old), _texts(new)))


def _tables(contents: Contents) -> list[Table]:
    return [block for block in contents.blocks if isinstance(block, Table)]


def _rows(table: Table) -> dict[str, str]:
    """Give what stands beside each name of a table, without its place in the list."""
    name = next((at for at, column in enumerate(table.columns) if column.names), 1)
    rest = range(1 if name else 0, len(table.columns))
    return {row[name]: " ".join(row[at] for at in rest if at != name and row[at]) for row in table.rows}


def _in_lists(old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    for name in old:
        if name not in new:
            yield _("“{name}” ไม่อยู่ในรายชื่อแล้ว").format(name=name)
        elif old[name] != new[name]:
            yield _("“{name}” เดิม “{old}” ปัจจุบัน “{new}”").format(name=name, old=old[name], new=new[name])
    for name in new:
        if name not in old:
            yield _("“{name}” เพิ่มเข้ามาในรายชื่อ").format(name=name)


def _texts(contents: Contents) -> list[str]:
    """List the texts outside of tables, each as it stands on the paper."""
    return [
        text for block in contents.blocks if not isinstance(block, Table) for text in _words_of(block) if text
    ]


def _words_of(value: Block | Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words_of(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.metadata.get("words", True) and field.name not in ("names", "align", "mark"):
                yield from _words_of(getattr(value, field.name))


def _in_words(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for what, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = min(end - start, to - from_) if what == "replace" else 0
        for at in range(pairs):
            yield _changed(old[start + at], new[from_ + at])
        if what != "equal":
            for gone in old[start + pairs : end]:
                yield _("ไม่มีข้อความ “{text}” แล้ว").format(text=_short(gone))
            for added in new[from_ + pairs : to]:
                yield _("มีข้อความ “{text}” เพิ่มขึ้น").format(text=_short(added))


def _changed(old: str, new: str) -> str:
    """Say how one text changed, quoting no more than the words around the change."""
    ours, theirs = wrapping.units(old), wrapping.units(new)
    same = [
        block
        for block in SequenceMatcher(None, ours, theirs, autojunk=False).get_matching_blocks()
        if block.size
    ]
    first = same[0].size if same and same[0].a == same[0].b == 0 else 0
    ends = (
        bool(same) and same[-1].a + same[-1].size == len(ours) and same[-1].b + same[-1].size == len(theirs)
    )
    last = same[-1].size if ends and (len(same) > 1 or not first) else 0
    return _("ข้อความ “{old}” ปัจจุบันเป็น “{new}”").format(
        old=_quoted(ours, first, last), new=_quoted(theirs, first, last)
    )


def _quoted(words: Sequence[str], first: int, last: int) -> str:
    """Quote a text from a few words before what changed to a few after."""
    start, end = max(first - _AROUND, 0), min(len(words) - last + _AROUND, len(words))
    return (
        ("…" if start else "") + _short("".join(words[start:end]).strip()) + ("…" if end < len(words) else "")
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"

"""The list of names of a paper, as a ruled table or as plain lines, with columns only for what is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import Column, Table
from desktop.documents.contents.facts import Member
from desktop.thai import wrapping

WIDTH = 160.0  # mm between the margins
_OVER_AND_UNDER = re.compile("[ัิ-ฺ็-๎]")
_SIGN = 2.2  # mm, a generous width of a Thai sign at 16 pt
_PADDING = 4.0  # mm, left and right of a cell together
_MOST = 70.0  # mm of one column
_MOST_OF_NAMES = 58.0  # mm; a few very long names wrap between first and last name


@dataclass(frozen=True)
class _Part:
    """A column that may be there: its title, what it shows of a member, and how many cells should take one line."""

    title: str
    read: Callable[[Member], str]
    is_name: bool = False
    on_one_line: float = 0.9  # of the cells; the rest may wrap


@dataclass(frozen=True)
class _Want:
    """The width that a column asks for, and the least that cuts none of its words, in mm."""

    least: float
    wish: float
    is_name: bool


def _standing_or_group(member: Member) -> str:
    """Say in which standing a member is appointed, else for which group, else of which village."""
    return member.standing or f"{member.organisation} {member.village}".strip()


_NAME = _Part("ชื่อ – สกุล", lambda m: m.name, is_name=True)
_STANDING = _Part("หน่วยงาน/ฐานะ", lambda m: m.standing)
_ORGANISATION = _Part("ผู้แทนกลุ่ม/องค์กร", lambda m: m.organisation)
_BOTH = _Part("หน่วยงาน/ผู้แทนกลุ่ม", lambda m: f"{m.standing} {m.organisation}".strip())
_VILLAGE = _Part("หมู่บ้าน", lambda m: m.village)
_POSITION = _Part("ตำแหน่ง", lambda m: m.position)
_WHO = _Part("", _standing_or_group)
_ROLE = _Part("", lambda m: m.position, on_one_line=0.95)


def ruled(members: Sequence[Member], places: Sequence[str]) -> Table:
    """Make a table with lines and a head, its columns as wide as their words ask; `places` are not cut."""
    numbers = [str(member.place) for member in members]
    said = [part for part in (_STANDING, _ORGANISATION) if any(map(part.read, members))]
    parts = (_NAME, *(said if len(said) < 2 else [_BOTH]), _VILLAGE, _POSITION)
    return _table(members, parts, places, Column("ที่", 12.0, "centre"), numbers)


def plain(members: Sequence[Member], places: Sequence[str]) -> Table:
    """Make a list without lines: "๑.", name, standing and position; `places` are not cut."""
    marks = [f"{member.place}." for member in members]
    return _table(members, (_NAME, _WHO, _ROLE), places, Column("", 18.0, "right"), marks)


def _table(
    members: Sequence[Member],
    parts: Sequence[_Part],
    places: Sequence[str],
    first: Column,
    marks: Sequence[str],
) -> Table:
    shown = [part for part in parts if part is _NAME or any(part.read(m) for m in members)]
    cells = [[part.read(member) for member in members] for part in shown]
    names = _names(members, places)
    wants = [_want(part, column, names) for part, column in zip(shown, cells, strict=True)]
    widths = _shares(wants, WIDTH - first.width)
    columns = [
        Column(part.title if first.title else "", width, names=part.is_name)
        for part, width in zip(shown, widths, strict=True)
    ]
    return Table((first, *columns), tuple(zip(marks, *cells, strict=True)), names, ruled=bool(first.title))


def _names(members: Sequence[Member], places: Sequence[str]) -> tuple[str, ...]:
    """List what no cell cuts: the places met in the cells, and the number and name of each village."""
    met = "\n".join(f"{m.standing}\n{m.organisation}\n{m.position}" for m in members)
    villages = (name for member in members for name in member.village.split())
    return tuple(dict.fromkeys((*(place for place in places if place in met), *villages)))


def _want(part: _Part, cells: Sequence[str], names: tuple[str, ...]) -> _Want:
    """Ask for the width where most cells, and all usual names, take one line."""
    if part.is_name:
        least = max(_signs("\n".join(cells).split()))
        wish = max(_signs(cells))
        return _Want(min(_width(least), _MOST_OF_NAMES), min(_width(wish), _MOST_OF_NAMES), is_name=True)
    signs = sorted(_signs(cells))
    words = [word for cell in {part.title, *cells} for word in wrapping.units(cell, names)]
    least = max(_signs(words))
    wish = max(least, signs[int((len(signs) - 1) * part.on_one_line)])
    return _Want(min(_width(least), _MOST), min(_width(wish), _MOST), is_name=False)


def _width(signs: int) -> float:
    return signs * _SIGN + _PADDING


def _signs(texts: Iterable[str]) -> list[int]:
    """Count the signs of each text that stand beside each other, without those over and under them."""
    return list(map(len, _OVER_AND_UNDER.sub("", "\n".join(texts)).split("\n")))


def _shares(wants: Sequence[_Want], whole: float) -> list[float]:
    """Fit wished widths into a whole: narrow what may wrap, names last, then scale; in tenths of a mm."""
    widths = [want.wish for want in wants]
    for of_names in (False, True):
        spare = [
            width - want.least if want.is_name is of_names else 0.0
            for width, want in zip(widths, wants, strict=True)
        ]
        excess = min(max(sum(widths) - whole, 0.0), sum(spare))
        widths = [
            width - excess * own / (sum(spare) or 1.0) for width, own in zip(widths, spare, strict=True)
        ]
    scaled = [round(width * whole / sum(widths), 1) for width in widths[:-1]]
    return [*scaled, round(whole - sum(scaled), 1)]

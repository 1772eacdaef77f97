"""The list of names of a paper, as a ruled table or as plain lines, with columns only for what is known."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.documents.contents.blocks import Column, Table
from desktop.documents.contents.facts import Member
from desktop.thai import wrapping

WIDTH = 160.0  # mm between the margins
_SIGN = 2.2  # mm, a generous width of a Thai sign at 16 pt
_PADDING = 4.0  # mm, left and right of a cell together
_MOST = 70.0  # mm of one column


@dataclass(frozen=True)
class _Part:
    """A column that may be there: its title, what it shows of a member, and whether that is a name."""

    title: str
    read: Callable[[Member], str]
    is_name: bool = False


def _standing_or_group(member: Member) -> str:
    """Say in which standing a member is appointed, else for which group, else of which village."""
    return member.standing or f"{member.organisation} {member.village}".strip()


_NAME = _Part("ชื่อ – สกุล", lambda m: m.name, is_name=True)
_STANDING = _Part("หน่วยงาน/ฐานะ", lambda m: m.standing)
_ORGANISATION = _Part("ผู้แทนกลุ่ม/องค์กร", lambda m: m.organisation)
_VILLAGE = _Part("หมู่บ้าน", lambda m: m.village)
_POSITION = _Part("ตำแหน่ง", lambda m: m.position)
_WHO = _Part("", _standing_or_group)


def ruled(members: Sequence[Member], places: Sequence[str]) -> Table:
    """Make a table with lines and a head, its columns as wide as their words ask; `places` are not cut."""
    numbers = [str(member.place) for member in members]
    parts = (_NAME, _STANDING, _ORGANISATION, _VILLAGE, _POSITION)
    return _table(members, parts, places, Column("ที่", 12.0, "centre"), numbers)


def plain(members: Sequence[Member], places: Sequence[str]) -> Table:
    """Make a list without lines: "๑.", name, standing and position; `places` are not cut."""
    marks = [f"{member.place}." for member in members]
    return _table(members, (_NAME, _WHO, _POSITION), places, Column("", 18.0, "right"), marks)


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
    wishes = [_wish(part, column, names) for part, column in zip(shown, cells, strict=True)]
    widths = _shares(wishes, WIDTH - first.width)
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


def _wish(part: _Part, cells: Sequence[str], names: tuple[str, ...]) -> tuple[float, float]:
    """Give the least width, of the longest word, and the wished one, where nine cells in ten take one line."""
    signs = sorted(_signs(cell) for cell in cells)
    if part.is_name:
        least = wish = _width(signs[-1])
    else:
        words = (word for cell in (part.title, *cells) for word in wrapping.units(cell, names))
        least = _width(max(map(_signs, words), default=0))
        wish = max(least, _width(signs[(len(signs) - 1) * 9 // 10]))
    return min(least, _MOST), min(wish, _MOST)


def _width(signs: int) -> float:
    return signs * _SIGN + _PADDING


def _signs(text: str) -> int:
    return sum(unicodedata.category(sign) != "Mn" for sign in text)


def _shares(wishes: Sequence[tuple[float, float]], whole: float) -> list[float]:
    """Fit wished widths into a whole: narrow what can be narrowed, then scale; in tenths of a mm."""
    spare = sum(wish - least for least, wish in wishes)
    excess = min(max(sum(wish for _least, wish in wishes) - whole, 0.0), spare)
    narrowed = [wish - excess * (wish - least) / (spare or 1.0) for least, wish in wishes]
    scaled = [round(width * whole / sum(narrowed), 1) for width in narrowed[:-1]]
    return [*scaled, round(whole - sum(scaled), 1)]

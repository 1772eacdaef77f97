"""Where a line of Thai may break: between words, which are found by a search over a word list."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from desktop import paths

_LISTS = ("words_th.txt", "own.txt")

_NO_BREAK = "\u00a0\u202f\u2060"
_PIECE = re.compile(rf"(?P<thai>[ก-ฺเ-ๅ็-๎.]+)|[^\S{_NO_BREAK}]+|(?:[^\sก-ฺเ-ๅ็-๎.]|[{_NO_BREAK}])+")
_LEADING = frozenset("เแโใไ")
_DEPENDENT = frozenset("ะาำๅัิีึืฺุู็่้๊๋์ํ๎")

NEVER_FIRST = frozenset(")]}”’»›…,.:;!?/%ๆฯะาำๅ")  # on a line
NEVER_LAST = frozenset("([{“‘«‹฿$เแโใไ")
_QUOTED = re.compile('"([^"]*)"')
_HELD = frozenset("-–—\"'")  # by a word without a space before them
_HOLDING = frozenset("./")  # what follows without a space: ศอช.ต.ท่าถ่าน, และ/หรือ

_LONG = 6  # letters of a name that is not met inside other words

# What the parts of a run cost; the cheapest way through it has the fewest words and, among equals, the longest.
_WORD, _GIVEN, _UNKNOWN = 10_000, 5_000, 26_000


def units(text: str, names: Iterable[str] = ()) -> list[str]:
    """Cut a text into the parts between which a line may break; joined, they are the text.

    Spaces between words are a unit of their own, which vanishes at the end of a line. A closing sign, ๆ or ฯ stays
    with the word before it, also across a space, an opening sign with the word after it. Given names are never cut.
    """
    return list(_units(text, _within(text, names)))


@lru_cache(maxsize=1024)
def _units(text: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Cut a text as `units` does, with the names that are in it; papers of a batch repeat most of their cells."""
    if text in given:
        return (text,)
    parts = sorted({part for name in given for part in name.split()})
    cut: list[str] = []
    for found in _PIECE.finditer(_QUOTED.sub(r"“\1”", text)):  # typed quotes open and close in turn
        run = found.group()
        if found.lastgroup:
            first, *others = _words_of(run, _within(run, parts))
            _add(cut, first)
            cut += others
        else:
            _add(cut, run)
    return tuple(_with_whole_names(text, cut, given))


def _with_whole_names(text: str, cut: list[str], given: Iterable[str]) -> list[str]:
    """Give the text as it is cut, the units joined that a name reaches over."""
    inside: set[int] = set()
    for name in given:
        at = text.find(name)
        while at >= 0:
            inside.update(range(at + 1, at + len(name)))
            at = text.find(name, at + 1)
    joined: list[str] = []
    place = 0
    for length in map(len, cut):
        unit = text[place : place + length]
        if place in inside:
            joined[-1] += unit
        else:
            joined.append(unit)
        place += length
    return joined


def _add(cut: list[str], piece: str) -> None:
    """Add a piece as a unit, or to the unit before it where no line may break between them."""
    first = piece[0]
    if cut and (first in NEVER_FIRST or unicodedata.category(first)[0] == "M"):
        spaces = cut.pop() if cut[-1].isspace() and len(cut) > 1 else ""
        cut[-1] += spaces + piece
    elif cut and not _may_break(cut[-1], piece):
        cut[-1] += piece
    else:
        cut.append(piece)


def _may_break(unit: str, piece: str) -> bool:
    """Tell whether a line may end after a unit and the next begin with a piece, both as they stand."""
    if _opens(unit.rstrip()):
        return False
    last, first = unit[-1], piece[0]
    if last.isspace() or first.isspace():
        return last not in _NO_BREAK and first not in _NO_BREAK
    numbered = last.isdigit() or first.isdigit()  # ปี2551, 25คน
    joined = last in _HOLDING or first in _HELD or last in _NO_BREAK or first in _NO_BREAK
    return not (numbered or joined)


def _opens(unit: str) -> bool:
    """Tell whether a unit ends with an opening sign; a straight quote opens where no word stands before it."""
    before = unit.rstrip("\"'")
    if before == unit:
        return unit[-1:] in NEVER_LAST
    return not before or before[-1] in NEVER_LAST


@cache
def _word_list() -> tuple[frozenset[str], list[str]]:
    """Load the words, to be looked up and in their order."""
    folder = paths.resources() / "words"
    listed = [word for name in _LISTS for word in (folder / name).read_text("utf-8").splitlines()]
    return frozenset(listed), sorted(listed)


@cache
def _lengths(start: str) -> tuple[int, ...]:
    """List how long the words are that begin with one or two letters; lone letters would cut every unknown name."""
    words = _word_list()[1]
    found = words[bisect_left(words, start) : bisect_left(words, start + "\U0010ffff")]
    return tuple(sorted({len(word) for word in found} - {1}))


@lru_cache(maxsize=2048)
def _words_of(run: str, given: tuple[str, ...]) -> tuple[str, ...]:
    """Cut a run of Thai letters into words.

    A long name parts the run, for what stands around it is the same in many papers and was cut already.
    """
    name = _long_name(run, given)
    if name:
        before, *others = run.split(name)
        words = list(_words_of(before, _within(before, given)))
        for part in others:
            words += [name, *_words_of(part, _within(part, given))]
    else:
        words = _found(run, given)
    cut: list[str] = []
    for word in words:
        _add(cut, word)
    return tuple(cut)


def _within(text: str, names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name and name in text)


def _long_name(run: str, given: tuple[str, ...]) -> str:
    """Choose the longest name of a run that may stand by itself; a short one may be a part of another word."""
    edges = _edges(run)
    places = ((run.find(name), name) for name in given if len(name) >= _LONG)
    alone = (name for at, name in places if at >= 0 and edges[at] and edges[at + len(name)])
    return max(alone, key=len, default="")


def _found(run: str, given: tuple[str, ...]) -> list[str]:
    """Search the words of a run; unknown letters stay with what stands before them."""
    came = _cheapest(run, given)
    words: list[str] = []
    end, unknown = len(run), ""
    while end:
        start, known = came[end]
        if known or not start:
            words.append(run[start:end] + unknown)
            unknown = ""
        else:
            unknown = run[start:end] + unknown
        end = start
    return words[::-1]


def _cheapest(run: str, given: tuple[str, ...]) -> list[tuple[int, bool]]:
    """Find, for each place of a run, the place before it on the cheapest way, and whether a known word leads there."""
    size = len(run)
    edges = _edges(run)
    cost = [0] + [size * _UNKNOWN + 1] * size
    came = [(0, False)] * (size + 1)
    for start in range(size):
        if edges[start]:
            so_far = cost[start]
            for end, price, known in _steps(run, start, edges, given):
                if so_far + price < cost[end]:
                    cost[end], came[end] = so_far + price, (start, known)
    return came


def _steps(
    run: str, start: int, edges: list[bool], given: tuple[str, ...]
) -> Iterator[tuple[int, int, bool]]:
    """List the places that one word, given name or unknown letter leads to, with its price."""
    words = _word_list()[0]
    for length in _lengths(run[start : start + 2]):
        end = start + length
        if end >= len(edges):
            break
        if edges[end] and run[start:end] in words:
            yield _past_sign(run, end), _WORD - length * length, True
    for name in given:
        if run.startswith(name, start):
            yield start + len(name), _GIVEN, True
    yield edges.index(True, start + 1), _UNKNOWN, False


def _past_sign(run: str, end: int) -> int:
    """Give where a word ends that is shortened by ฯ; ฯลฯ is a word of its own."""
    return end + 1 if run.startswith("ฯ", end) and not run.startswith("ฯลฯ", end) else end


def _edges(run: str) -> list[bool]:
    """Tell of each place whether a word may begin or end there: not before a mark, not after a leading vowel."""
    within = (sign not in _DEPENDENT and before not in _LEADING for before, sign in pairwise(run))
    return [True, *within, True]

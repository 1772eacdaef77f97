"""The wall chart of a committee as strips: boxes in tiers, joined by lines, as large as their page allows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import NamedTuple

from desktop.documents.contents.blocks import Chart, Node
from desktop.documents.pdf import lines as typeset
from desktop.documents.pdf.lines import Line, broken, fill, whole
from desktop.documents.pdf.portraits import silhouette
from desktop.documents.pdf.setting import Setup, Type, bold, box, fitting, placed, regular
from desktop.documents.pdf.strips import MM, Element, Picture, Strip, Stroke, Text

_MOST_SIZE, _LEAST_SIZE = 20.0, 9.0  # of the names, on a sheet as wide as A4
_STEP = 0.95  # from one size that is tried to the next
_PORTRAITS = (1.0, 0.65, 0.0)  # how large portraits are; where none fits the page, the chart does without
_POSITION, _NOTE = 0.92, 0.8  # their sizes, in shares of the names'
_CLOSE = 0.88  # of the leading of running text
_LEAST_SHARE = 0.6  # of their size: how small words get before one too long for its box is cut
_LEAST_OF_NAMES = (
    0.8  # how small a note gets before a given name too long for its box is parted between words
)

# Lengths at a size of 16; they grow and shrink with the type.
_LEAST_WIDTH, _MOST_WIDTH = 33 * MM, 58 * MM
_BETWEEN = 5 * MM  # boxes side by side
_GAP, _MOST_GAP = 8 * MM, 16 * MM  # from one row to the next
_SIDE, _ABOVE = 1.8 * MM, 1.6 * MM  # inside a box
_PORTRAIT = (18 * MM, 24 * MM)
_UNDER_PORTRAIT = 1 * MM
_DOUBLE = 0.8 * MM  # between the two frames of the first tier
_TOP = 4 * MM  # above the first tier
_SPARE = 0.5  # of the room in points, left for rounding


class _Words(NamedTuple):
    """One line in a box and its type."""

    kind: Type
    line: Line


@dataclass(frozen=True)
class _Row:
    """People side by side, of which tier, and whether the tier goes on in the next row."""

    nodes: tuple[Node, ...]
    tier: int
    goes_on: bool


@dataclass(frozen=True)
class _Plan:
    """How a chart is set at one size: its rows, the words in their boxes, and the boxes' width and heights."""

    size: float
    width: float
    rows: Sequence[_Row]
    words: Sequence[Sequence[Sequence[_Words]]]
    heights: Sequence[float]
    portraits: float
    gap: float

    @property
    def scale(self) -> float:
        """How much larger than at 16 points everything is."""
        return self.size / 16

    @property
    def height(self) -> float:
        """The whole height."""
        return _TOP * self.scale + sum(self.heights) + self.gap * (len(self.rows) - 1)

    @property
    def worth(self) -> float:
        """How good it looks: the larger and the fewer its rows, the better."""
        return self.size / len(self.rows)


def strips_of(chart: Chart, setup: Setup, room: float) -> list[Strip]:
    """Set a chart at the largest size that its room holds, one strip a row; a larger one flows on."""
    tiers = [tier for tier in chart.tiers if tier]
    if not tiers:
        return []
    room -= _SPARE
    plan = _planned(tiers, setup, room)
    fits = plan.height <= room
    if fits and len(plan.rows) > 1:
        free = (room - plan.height) / (len(plan.rows) - 1)
        plan = replace(plan, gap=min(plan.gap + free, _MOST_GAP * plan.scale))
    part = Element("Sect")
    strips = [_strip(plan, number, setup, part) for number in range(len(plan.rows))]
    return [replace(strip, keep=fits and number < len(strips)) for number, strip in enumerate(strips, 1)]


def _planned(tiers: Sequence[tuple[Node, ...]], setup: Setup, room: float) -> _Plan:
    """Choose the best plan that fits, with portraits where there are any; one that flows on where none does."""
    shares = _PORTRAITS if any(node.portrait for tier in tiers for node in tier) else (0.0,)
    most = (setup.sheet.measure * 16 / _least_size(setup) + _BETWEEN) / (_LEAST_WIDTH + _BETWEEN)
    widest = min(max(map(len, tiers)), int(most))
    ways = [list(_rows(tiers, across)) for across in range(min(widest, 2), widest + 1)]
    for share in shares:
        plans = [_largest(rows, share, setup, room) for rows in ways]
        fit = [plan for plan in plans if plan.height <= room]
        if fit:
            return max(fit, key=lambda plan: plan.worth)
    return min(plans, key=lambda plan: plan.height)


def _largest(rows: Sequence[_Row], portraits: float, setup: Setup, room: float) -> _Plan:
    """Set rows at the largest size at which boxes are wide enough and the page holds them, or at the least size."""
    across, measure, least = max(len(row.nodes) for row in rows), setup.sheet.measure, _least_size(setup)
    by_width = 16 * measure / (across * (_LEAST_WIDTH + _BETWEEN) - _BETWEEN)
    size = max(min(_MOST_SIZE / _LEAST_SIZE * least, by_width), least)
    while True:
        scale = size / 16
        width = (measure + _BETWEEN * scale) / across - _BETWEEN * scale
        plan = _plan(rows, size, min(width, _MOST_WIDTH * scale), portraits, setup)
        if plan.height <= room or size <= least:
            return plan
        size = max(size * _STEP, least)


def _least_size(setup: Setup) -> float:
    """Give the smallest type, which grows with the sheet as the distance does that it is read from."""
    return _LEAST_SIZE * min(setup.sheet.width, setup.sheet.height) / (210 * MM)


def _rows(tiers: Sequence[tuple[Node, ...]], most: int) -> Iterator[_Row]:
    """Part tiers into rows of at most so many; a row with another under it is even, so that a line passes it."""
    for tier, nodes in enumerate(tiers):
        counts = _counts(len(nodes), most)
        start = 0
        for number, count in enumerate(counts, 1):
            yield _Row(nodes[start : start + count], tier, goes_on=number < len(counts))
            start += count


def _counts(people: int, most: int) -> list[int]:
    if people <= most:
        return [people]
    even = most - most % 2
    rows = ceil((people - most) / even) + 1
    counts = []
    for left in range(rows, 1, -1):
        least = people - (left - 2) * even - most
        count = max(2 * round(people / left / 2), least + least % 2, 2)
        counts.append(min(count, even))
        people -= counts[-1]
    return [*sorted(counts, reverse=True), people]


def _plan(rows: Sequence[_Row], size: float, width: float, portraits: float, setup: Setup) -> _Plan:
    scale = size / 16
    inner = width - 2 * _SIDE * scale
    words = [[_words(node, size, inner, setup) for node in row.nodes] for row in rows]
    portrait = _PORTRAIT[1] * portraits + _UNDER_PORTRAIT if portraits else 0.0
    above = (2 * _ABOVE + portrait) * scale
    heights = [max(sum(one.kind.leading for one in box) for box in row) + above for row in words]
    return _Plan(size, width, rows, words, heights, portraits, _GAP * scale)


def _words(node: Node, size: float, inner: float, setup: Setup) -> list[_Words]:
    """Break name, position and note into the lines of a box; the family name begins a line where two are needed."""
    name = _close(bold(setup.fonts, size))
    parts = [part for part in node.name.strip().partition(" ") if part.strip()]
    longest = max((typeset.line(name.face, part).width for part in parts), default=0.0)
    name = fitting(name, longest, inner, _LEAST_SHARE)
    measure = name.units(inner)
    if typeset.line(name.face, node.name).width <= measure:
        parts = [node.name]
    lines = [_Words(name, one) for part in parts for one in fill(whole(name.face, part), measure, measure)]
    for text, share in ((node.position, _POSITION), (node.note, _NOTE)):
        lines += _wrapped(_close(regular(setup.fonts, size * share)), text, node.names, inner)
    return lines


def _wrapped(kind: Type, text: str, names: Iterable[str], inner: float) -> list[_Words]:
    """Break position or note into lines, in smaller type where a word or name is too long for the box."""
    most = kind.units(inner) / _LEAST_OF_NAMES
    kept = tuple(name for name in names if typeset.line(kind.face, name).width <= most)
    longest = max((word.width for word in typeset.words(kind.face, text, kept)), default=0.0)
    kind = fitting(kind, longest, inner, _LEAST_SHARE)
    measure = kind.units(inner)
    return [_Words(kind, one) for one in broken(kind.face, text, kept, measure, measure)]


def _close(kind: Type) -> Type:
    return replace(kind, leading=kind.leading * _CLOSE)


def _strip(plan: _Plan, number: int, setup: Setup, part: Element) -> Strip:
    """Draw one row of boxes under the lines that join it to the row above."""
    row, top = plan.rows[number], plan.gap if number else _TOP * plan.scale
    centres = list(_centres(len(row.nodes), plan, setup))
    texts: list[Text] = []
    pictures: list[Picture] = []
    strokes = list(_joints(plan, number, centres, setup))
    for node, words, x in zip(row.nodes, plan.words[number], centres, strict=True):
        left, height = x - plan.width / 2, plan.heights[number]
        strokes += box(left, top, plan.width, height)
        if row.tier == 0:
            strokes += box(left - _DOUBLE, top - _DOUBLE, plan.width + 2 * _DOUBLE, height + 2 * _DOUBLE)
        y = top + _ABOVE * plan.scale
        if plan.portraits:
            picture = _portrait(node, x, y, plan, setup, part)
            pictures.append(picture)
            strokes += box(picture.x, picture.y, picture.width, picture.height)
            y += picture.height + _UNDER_PORTRAIT * plan.scale
        else:  # without portraits, the words stand in the middle of their box
            y = top + (height - sum(one.kind.leading for one in words)) / 2
        texts += _stacked(words, left, plan.width, y, Element("P", part))
    return Strip(top + plan.heights[number], tuple(texts), tuple(strokes), pictures=tuple(pictures))


def _centres(count: int, plan: _Plan, setup: Setup) -> Iterator[float]:
    """Give the middles of so many boxes side by side, in the middle of the sheet."""
    step = plan.width + _BETWEEN * plan.scale
    for number in range(count):
        yield setup.sheet.centre + (number - (count - 1) / 2) * step


def _stacked(words: Iterable[_Words], x: float, width: float, y: float, element: Element) -> Iterator[Text]:
    for one in words:
        yield placed(one.kind, one.line, x, width, "centre", y, element)
        y += one.kind.leading


def _portrait(node: Node, x: float, y: float, plan: _Plan, setup: Setup, part: Element) -> Picture:
    width, height = (length * plan.scale * plan.portraits for length in _PORTRAIT)
    image = setup.portraits.get(node.portrait)
    if not image:
        return Picture(x - width / 2, y, width, height, silhouette())
    return Picture(x - width / 2, y, width, height, image, Element("Figure", part, f"ภาพถ่าย{node.name}"))


def _joints(plan: _Plan, number: int, centres: Sequence[float], setup: Setup) -> Iterator[Stroke]:
    """Draw the lines from the row above to this one, and past this one where its tier goes on."""
    row, middle = plan.rows[number], setup.sheet.centre
    if row.tier == 0:
        return
    level, foot = plan.gap / 2, plan.gap + plan.heights[number]
    above = plan.rows[number - 1]
    same = above.tier == row.tier
    from_above = [middle] if same else list(_centres(len(above.nodes), plan, setup))
    ends = [*from_above, *centres]
    if max(ends) > min(ends):
        yield Stroke(min(ends), level, max(ends), level)
    first = _DOUBLE if above.tier == 0 else 0.0
    for x in from_above:
        yield Stroke(x, first, x, level)
    for x in centres:
        yield Stroke(x, level, x, plan.gap)
    if row.goes_on:
        yield Stroke(middle, level, middle, foot)

"""Where everything stands on the map of a community: the villages around, what they share between them in the middle.

Each village is a rectangle with its groups in rows, and so is the middle. Whoever is linked stands near. Lengths are
in heights of the type, so that the screen and every sheet of paper show the same picture, larger or smaller.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, hypot, inf
from random import Random
from typing import NamedTuple

from desktop.domain.community_map import Edge, Graph, Node, homes
from desktop.domain.map_names import LEADING, Name, name

SHAPE = 1.7  # width to height, as what a sheet lying down, or a screen, leaves for a map
SIDE, ABOVE = 0.6, 0.3  # between a name and its frame
HEAD_SIZE = 1.2  # of the type of a village's name
_TEXTS = (8.0, 9.5, 11.5)  # widths of a name that are tried
_GAP_X, _GAP_Y = 1.6, 1.25  # between frames, for the lines to be seen
_INSIDE = 0.7  # of a village, around its groups
_HEAD = HEAD_SIZE * LEADING + 2 * ABOVE + 0.5
_BETWEEN = 1.2  # villages
_FEW = 10  # of so many names one may be set smaller
_GROWTH = 1.02  # of the sheet, from one that is too small to the next
_TRIES = 160  # of moves for each node that is linked
_AIR = 0.15  # between a frame and a line that passes behind it
Point = tuple[float, float]
Steps = Callable[[int, int], object]  # what was done of how much


class Box(NamedTuple):
    """A rectangle: its left and upper edges, its width and height."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def crossed(self, start: Point, end: Point) -> tuple[float, float] | None:
        """Tell between which shares of its length a line is inside, `None` where it passes by.

        >>> Box(1, 0, 1, 2).crossed((0, 1), (4, 1))
        (0.25, 0.5)
        """
        first, last = 0.0, 1.0
        sides = ((start[0], end[0], self.x, self.width), (start[1], end[1], self.y, self.height))
        for from_, to, low, long in sides:
            way = to - from_
            if way:
                near, far = sorted(((low - from_) / way, (low + long - from_) / way))
                first, last = max(first, near), min(last, far)
            elif not low < from_ < low + long:
                return None
        return (first, last) if first < last else None

    def overlaps(self, other: Box) -> bool:
        """Tell whether two rectangles share more than an edge."""
        return (
            self.x < other.x + other.width
            and other.x < self.x + self.width
            and self.y < other.y + other.height
            and other.y < self.y + self.height
        )


@dataclass(frozen=True)
class Place:
    """Where a node stands: its frame, with its name in lines."""

    node: Node
    box: Box
    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True)
class Link:
    """Where a line leaves one frame and enters the other, and the parts of it that are not behind frames."""

    edge: Edge
    start: Point
    end: Point
    parts: tuple[tuple[Point, Point], ...]


@dataclass(frozen=True)
class Layout:
    """A whole map: its size, the rectangles of the villages by id, the places in the order of reading, and the links."""

    width: float
    height: float
    territories: Mapping[str, Box]
    places: tuple[Place, ...]
    links: tuple[Link, ...]


class _Slots(NamedTuple):
    """How large frames may be, with the room around them, and the names for them."""

    width: float
    height: float
    names: Mapping[str, Name]


class _Plan(NamedTuple):
    """The sheet parted: the rectangles of the villages in their order, and that of the middle."""

    width: float
    height: float
    villages: Sequence[Box]
    middle: Box


def lay_out(graph: Graph, steps: Steps = lambda _done, _of: None) -> Layout:
    """Find a place for each node; the same graph always gives the same map."""
    home = homes(graph)
    villages = [node for node in graph.nodes if node.kind == "village"]
    others = [node for node in graph.nodes if node.kind != "village"]
    rooms: dict[str, list[Node]] = {key: [] for key in (*(one.id for one in villages), "")}
    for node in others:
        rooms[home.get(node.id, "")].append(node)
    counts = [len(rooms[one.id]) for one in villages]
    kept = tuple(one.label.split()[-1] for one in villages if one.label.strip())
    slots, plan = _best(others, kept, counts, len(rooms[""]))
    territories = dict(zip((one.id for one in villages), plan.villages, strict=True))
    regions = {one: _under_head(box) for one, box in territories.items()} | {"": plan.middle}
    spots = {key: _spots(regions[key], slots, len(rooms[key])) for key in rooms}
    points = _Search(rooms, spots, graph.edges).found(steps)
    places = [_placed(node, points[node.id], slots.names[node.id]) for node in others]
    heads = map(_head, villages, plan.villages)
    ordered = _in_order([*heads, *places], territories)
    return Layout(plan.width, plan.height, territories, ordered, tuple(_links(graph.edges, ordered)))


# the sheet


def _best(
    nodes: Sequence[Node], kept: tuple[str, ...], counts: Sequence[int], shared: int
) -> tuple[_Slots, _Plan]:
    """Try names of several widths and villages on several sides; the smallest sheet has the largest type."""
    found: tuple[_Slots, _Plan] | None = None
    best = inf  # width of the sheet, in heights of the small type of its long names
    for text in _TEXTS:
        slots = _slots(nodes, kept, text)
        sizes = sorted(one.size for one in slots.names.values()) or [1.0]
        small = sizes[len(sizes) // _FEW]
        for around in range(len(counts) + 1):
            if plan := _plan(counts, shared, slots, around, best * small):
                found, best = (slots, plan), plan.width / small
    assert found is not None
    return found


def _slots(nodes: Sequence[Node], kept: tuple[str, ...], width: float) -> _Slots:
    names = {node.id: name(node.label, width, kept=kept) for node in nodes}
    widest = max((one.width for one in names.values()), default=width)
    tallest = max((one.height for one in names.values()), default=LEADING)
    return _Slots(widest + 2 * SIDE + _GAP_X, tallest + 2 * ABOVE + _GAP_Y, names)


def _plan(counts: Sequence[int], shared: int, slots: _Slots, around: int, most: float) -> _Plan | None:
    """Part the smallest sheet that holds everything, `around` villages above and below, the others at the sides."""
    total = sum(counts) + shared + len(counts)
    width = max((total * slots.width * slots.height * SHAPE) ** 0.5 * 0.8, slots.width + 2 * _INSIDE)
    while width < most:
        plan = _parted(counts, shared, slots, around, width)
        if plan:
            return plan
        width *= _GROWTH
    return None


def _parted(counts: Sequence[int], shared: int, slots: _Slots, around: int, width: float) -> _Plan | None:
    """Part a sheet of a width, its villages clockwise from the upper left; `None` where they do not fit."""
    height = width / SHAPE
    above, below = (around + 1) // 2, around // 2
    aside = len(counts) - around
    right = aside // 2
    ends = (above, above + right, above + right + below)
    top, east = counts[: ends[0]], counts[ends[0] : ends[1]]
    bottom, west = counts[ends[1] : ends[2]][::-1], counts[ends[2] :][::-1]
    head, foot = _band(top, slots, width), _band(bottom, slots, width)
    if head is None or foot is None:
        return None
    upper = head[0] + _BETWEEN if top else 0.0
    room = height - upper - (foot[0] + _BETWEEN if bottom else 0.0)
    right_side, left_side = _pile(east, slots, room), _pile(west, slots, room)
    if right_side is None or left_side is None:
        return None
    left = left_side[0] + _BETWEEN if west else 0.0
    middle = Box(left, upper, width - left - (right_side[0] + _BETWEEN if east else 0.0), room)
    held = int(middle.width / slots.width) * int(middle.height / slots.height)
    if min(middle.width, middle.height) < 0 or held < shared:
        return None
    boxes = [
        *_across(head[1], 0.0, head[0]),
        *_down(right_side[1], width - right_side[0], upper, right_side[0]),
        *reversed([*_across(foot[1], height - foot[0], foot[0])]),
        *reversed([*_down(left_side[1], 0.0, upper, left_side[0])]),
    ]
    return _Plan(width, height, boxes, middle)


def _band(counts: Sequence[int], slots: _Slots, room: float) -> tuple[float, list[float]] | None:
    """Stand villages side by side in the fewest rows that a width holds: their height and widths."""
    if not counts:
        return 0.0, []
    for rows in range(1, max(*counts, 1) + 1):
        widths = [max(ceil(count / rows), 1) * slots.width + 2 * _INSIDE for count in counts]
        free = room - sum(widths) - _BETWEEN * (len(counts) - 1)
        if free >= 0:
            return rows * slots.height + _HEAD + _INSIDE, _stretched(widths, free)
    return None


def _pile(counts: Sequence[int], slots: _Slots, room: float) -> tuple[float, list[float]] | None:
    """Stand villages one under the other in the fewest columns that a height holds: their width and heights."""
    if not counts:
        return 0.0, []
    for columns in range(1, max(*counts, 1) + 1):
        heights = [max(ceil(count / columns), 1) * slots.height + _HEAD + _INSIDE for count in counts]
        free = room - sum(heights) - _BETWEEN * (len(counts) - 1)
        if free >= 0:
            return columns * slots.width + 2 * _INSIDE, _stretched(heights, free)
    return None


def _stretched(lengths: Sequence[float], free: float) -> list[float]:
    return [length * (1 + free / sum(lengths)) for length in lengths]


def _across(widths: Iterable[float], y: float, height: float) -> Iterator[Box]:
    x = 0.0
    for width in widths:
        yield Box(x, y, width, height)
        x += width + _BETWEEN


def _down(heights: Iterable[float], x: float, y: float, width: float) -> Iterator[Box]:
    for height in heights:
        yield Box(x, y, width, height)
        y += height + _BETWEEN


def _under_head(box: Box) -> Box:
    """Give the room of a village under its name."""
    return Box(box.x + _INSIDE, box.y + _HEAD, box.width - 2 * _INSIDE, box.height - _HEAD - _INSIDE)


def _spots(room: Box, slots: _Slots, count: int) -> list[Point]:
    """Give the middles of the places in a room, evenly spread; a few things do not take the whole of it."""
    if not count:
        return []
    across, down = int(room.width / slots.width + 1e-6), int(room.height / slots.height + 1e-6)
    wide, high = room.width / across, room.height / down
    return [
        (room.x + (column + 0.5) * wide, room.y + (row + 0.5) * high)
        for row in range(down)
        for column in range(across)
    ]


def _placed(node: Node, middle: Point, known: Name) -> Place:
    width, height = known.width + 2 * SIDE, known.height + 2 * ABOVE
    box = Box(middle[0] - width / 2, middle[1] - height / 2, width, height)
    return Place(node, box, known.lines, known.size)


def _head(village: Node, territory: Box) -> Place:
    """Put the name of a village at the upper left of its rectangle."""
    known = name(village.label, (territory.width - 2 * (_INSIDE + SIDE)) / HEAD_SIZE, 1)
    size = known.size * HEAD_SIZE
    width = known.width * HEAD_SIZE + 2 * SIDE
    height = HEAD_SIZE * LEADING + 2 * ABOVE
    return Place(village, Box(territory.x, territory.y, width, height), known.lines, size)


def _in_order(places: Sequence[Place], territories: Mapping[str, Box]) -> tuple[Place, ...]:
    """Sort places as they are read: each village with what stands in it row by row, then the middle."""
    order = {one: number for number, one in enumerate(territories)}

    def key(place: Place) -> tuple[int, bool, float, float]:
        x, y = place.box.middle
        inside = (order[one] for one, box in territories.items() if box.overlaps(place.box))
        return next(inside, len(order)), place.node.kind != "village", round(y, 3), x

    return tuple(sorted(places, key=key))


# lines


def _links(edges: Iterable[Edge], places: Sequence[Place]) -> Iterator[Link]:
    """Find the lines between frames; one between frames that touch is not drawn."""
    boxes = {place.node.id: place.box for place in places}
    around = {
        one: Box(x - _AIR, y - _AIR, width + 2 * _AIR, height + 2 * _AIR)
        for one, (x, y, width, height) in boxes.items()
    }
    for edge in edges:
        start, end = boxes[edge.start].middle, boxes[edge.end].middle
        leaves, enters = boxes[edge.start].crossed(start, end), boxes[edge.end].crossed(start, end)
        if leaves is None or enters is None or leaves[1] >= enters[0]:
            continue
        others = (box for one, box in around.items() if one not in (edge.start, edge.end))
        spans = _seen(leaves[1], enters[0], filter(None, (box.crossed(start, end) for box in others)))
        parts = tuple((_at(start, end, first), _at(start, end, last)) for first, last in spans)
        yield Link(edge, _at(start, end, leaves[1]), _at(start, end, enters[0]), parts)


def _seen(first: float, last: float, hidden: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Give the shares of a line that are not hidden."""
    for begins, ends in [*sorted(hidden), (last, last)]:
        if begins > first:
            yield first, min(begins, last)
        first = max(first, ends)
        if first >= last:
            return


def _at(start: Point, end: Point, share: float) -> Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


# near each other


class _Search:
    """Moves what is linked nearer: swaps the places of two in one room as long as the links grow shorter."""

    def __init__(
        self,
        rooms: Mapping[str, Sequence[Node]],
        spots: Mapping[str, Sequence[Point]],
        edges: Iterable[Edge],
    ) -> None:
        self._spots = spots
        self._held: dict[str, list[str | None]] = {}
        self._at: dict[str, tuple[str, int]] = {}
        self._points: dict[str, Point] = {}
        for key, nodes in rooms.items():
            self._held[key] = [*(node.id for node in nodes), *[None] * (len(spots[key]) - len(nodes))]
            for number, node in enumerate(nodes):
                self._move(node.id, key, number)
        self._near: dict[str, list[str]] = {one: [] for one in self._points}
        for edge in edges:
            if edge.start in self._points and edge.end in self._points and edge.start != edge.end:
                self._near[edge.start].append(edge.end)
                self._near[edge.end].append(edge.start)

    def found(self, steps: Steps) -> Mapping[str, Point]:
        """Give the middle of each place."""
        random = Random(1)  # noqa: S311 - the same map each time
        moved = [one for one, others in self._near.items() if others]
        rounds = _TRIES if moved else 0
        for number in range(rounds):
            steps(number, rounds)
            for one in moved:
                key, at = self._at[one]
                self._try(key, at, random.randrange(len(self._spots[key])))
        steps(1, 1)
        return self._points

    def _try(self, key: str, at: int, to: int) -> None:
        """Swap what stands at two places of a room where that makes its links shorter."""
        held, spots = self._held[key], self._spots[key]
        one, other = held[at], held[to]
        if one is None or one == other:
            return
        before = self._length(one, spots[at], other) + self._length(other, spots[to], one)
        after = self._length(one, spots[to], other) + self._length(other, spots[at], one)
        if after < before - 1e-9:
            self._move(one, key, to)
            held[at], held[to] = other, one
            if other is not None:
                self._move(other, key, at)

    def _length(self, one: str | None, place: Point, swapped: str | None) -> float:
        """Add up the links of a node from a place; one to what it is swapped with stays as long."""
        if one is None:
            return 0.0
        x, y = place
        points = self._points
        return sum(
            hypot(points[other][0] - x, points[other][1] - y) for other in self._near[one] if other != swapped
        )

    def _move(self, one: str, key: str, number: int) -> None:
        self._at[one] = key, number
        self._points[one] = self._spots[key][number]

"""The map of a community as one figure: villages in grey, frames by kind, lines by relation, all told apart in black."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot
from typing import NamedTuple

from desktop.documents.contents.blocks import Map, MapKey, MapPlace
from desktop.documents.pdf import lines as typeset
from desktop.documents.pdf.page import LEFT
from desktop.documents.pdf.setting import Setup, Type, bold, box, fitting, placed, regular
from desktop.documents.pdf.strips import MM, Element, Fill, Frame, Strip, Stroke, Text

_OF_SARABUN = 16 / 10.8  # sizes of TH Sarabun for one of the type that maps are measured in
_MOST_TYPE = 16.0  # points of that type, on a sheet as wide as A4
_GROUND, _WHITE = 0.93, 1.0  # the greys of a village and of a frame on it
_AIR = 0.12  # between a frame and its name where that is set smaller, in heights of the type
_CORNER = 0.5  # of a person's frame
_DOUBLE = 0.16  # between the two lines of a network's frame
_END = 0.2  # half the side of the square where a line ends
_DASHES = {  # of lines by their relation, drawn and left out by turns; the chair's are heavy, an agency's dotted
    "member": (0.7, 0.45),
    "sits": (1.3, 0.3, 0.25, 0.3),
    "joins": (2.2, 0.4),
    "works": (0.25, 0.3),
}
_LEGEND_SIZE = 10.0  # on a sheet as wide as A4
_SAMPLE, _BESIDE, _APART = 8 * MM, 1.5 * MM, 5 * MM  # of the legend
_UNDER = 3 * MM  # between the map and its legend
_Point = tuple[float, float]


class _Drawing(NamedTuple):
    """What a part of the map is drawn with."""

    texts: Sequence[Text] = ()
    strokes: Sequence[Stroke] = ()
    fills: Sequence[Fill] = ()


class _Grid(NamedTuple):
    """How the map's lengths become points: times `unit`, from the left edge of the map."""

    unit: float
    left: float

    def point(self, x: float, y: float) -> _Point:
        """Give a point of the map in points."""
        return self.left + x * self.unit, y * self.unit

    def frame(self, x: float, y: float, width: float, height: float) -> tuple[float, float, float, float]:
        """Give a rectangle of the map in points."""
        return self.left + x * self.unit, y * self.unit, width * self.unit, height * self.unit


def strips_of(block: Map, setup: Setup, room: float) -> list[Strip]:
    """Set a map as large as its room holds, its legend under it."""
    element = Element("Figure", alt=block.alt)
    legend, high = _legend(block.legend, setup)
    grid = _grid(block, setup, room - high - _UNDER)
    foot = block.height * grid.unit + _UNDER
    drawn = [*_ground(block, grid), *_names(block, grid, setup), *_links(block, grid)]
    drawn += [_moved(one, foot) for one in legend]
    texts = tuple(text._replace(element=element) for one in drawn for text in one.texts)
    strokes = tuple(stroke for one in drawn for stroke in one.strokes)
    fills = tuple(fill for one in drawn for fill in one.fills)
    frame = Frame(element, LEFT, setup.sheet.measure) if texts else None
    return [Strip(foot + high, texts, strokes, fills=fills, frame=frame)]


def _grid(block: Map, setup: Setup, room: float) -> _Grid:
    """Choose the largest scale that fits, with the map in the middle of the sheet."""
    most = _MOST_TYPE * _grown(setup)
    unit = min(setup.sheet.measure / block.width, room / block.height, most)
    return _Grid(unit, LEFT + (setup.sheet.measure - block.width * unit) / 2)


def _grown(setup: Setup) -> float:
    """Tell how much larger type is than on A4: it grows with the distance that a sheet is read from."""
    return min(setup.sheet.width, setup.sheet.height) / (210 * MM)


def _ground(block: Map, grid: _Grid) -> Iterator[_Drawing]:
    """Lay the villages in grey, and frames on them in white."""
    for area in block.areas:
        framed = grid.frame(*area)
        yield _Drawing(strokes=box(*framed), fills=(Fill(*framed, _GROUND),))
    for place in block.places:
        framed = grid.frame(place.x, place.y, place.width, place.height)
        white = () if place.kind == "village" else (Fill(*framed, _WHITE),)
        yield _Drawing(strokes=tuple(_outline(place.kind, framed, grid.unit)), fills=white)


def _outline(kind: str, framed: tuple[float, float, float, float], unit: float) -> Iterator[Stroke]:
    """Draw the frame of a kind: round for people, double for networks, heavy for committees, dotted for agencies."""
    x, y, width, height = framed
    if kind == "village":
        return
    if kind == "person":
        cut = min(_CORNER * unit, height / 2)
        yield from _closed(_rounded(x, y, width, height, cut))
    elif kind == "agency":
        yield from (Stroke(s.x, s.y, s.to_x, s.to_y, dotted=True) for s in box(*framed))
    elif kind == "committee":
        yield from (Stroke(s.x, s.y, s.to_x, s.to_y, heavy=True) for s in box(*framed))
    else:
        yield from box(*framed)
    if kind == "network":
        by = _DOUBLE * unit
        yield from box(x + by, y + by, width - 2 * by, height - 2 * by)


def _rounded(x: float, y: float, width: float, height: float, cut: float) -> list[_Point]:
    """Give the corners of a rectangle whose own corners are cut twice, which the eye takes for round."""
    near = cut * 0.3
    right, foot = x + width, y + height
    return [
        (x + cut, y), (right - cut, y), (right - near, y + near), (right, y + cut), (right, foot - cut),
        (right - near, foot - near), (right - cut, foot), (x + cut, foot), (x + near, foot - near), (x, foot - cut),
        (x, y + cut), (x + near, y + near),
    ]  # fmt: skip


def _closed(points: Sequence[_Point]) -> Iterator[Stroke]:
    for start, end in zip(points, [*points[1:], points[0]], strict=True):
        yield Stroke(*start, *end)


# names


def _names(block: Map, grid: _Grid, setup: Setup) -> Iterator[_Drawing]:
    for place in block.places:
        make = bold if place.kind in ("village", "network", "committee") else regular
        kind = make(setup.fonts, place.size * grid.unit * _OF_SARABUN)
        yield _Drawing(texts=tuple(_lines(place, kind, grid)))


def _lines(place: MapPlace, kind: Type, grid: _Grid) -> Iterator[Text]:
    """Set the lines of a name in the middle of its frame, smaller where a font is wider than the shipped ones."""
    x, y, width, height = grid.frame(place.x, place.y, place.width, place.height)
    widest = max(typeset.line(kind.face, line).width for line in place.lines)
    kind = fitting(kind, widest, width - 2 * _AIR * grid.unit)
    leading = height / (len(place.lines) + 0.5)
    top = y + (height - leading * len(place.lines)) / 2
    kind = Type(kind.face, kind.size, leading)
    for number, line in enumerate(place.lines):
        yield placed(kind, typeset.line(kind.face, line), x, width, "centre", top + number * leading)


# links


def _links(block: Map, grid: _Grid) -> Iterator[_Drawing]:
    """Draw each line as far as it is not behind frames; small squares are its ends."""
    half = _END * grid.unit
    for link in block.links:
        strokes = [
            stroke
            for x, y, to_x, to_y in link.parts
            for stroke in _drawn(link.relation, grid.point(x, y), grid.point(to_x, to_y), grid.unit)
        ]
        ends = (grid.point(*link.line[:2]), grid.point(*link.line[2:]))
        fills = [Fill(x - half, y - half, 2 * half, 2 * half) for x, y in ends]
        yield _Drawing(strokes=strokes, fills=fills)


def _at(start: _Point, end: _Point, share: float) -> _Point:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share


def _drawn(relation: str, start: _Point, end: _Point, unit: float) -> Iterator[Stroke]:
    """Draw a line as its relation is drawn."""
    dashes = _DASHES.get(relation)
    if not dashes:
        yield Stroke(*start, *end, dotted=relation == "supports", heavy=relation == "chair")
        return
    length = hypot(end[0] - start[0], end[1] - start[1])
    at, number = 0.0, 0
    while at < length:
        to = min(at + dashes[number % len(dashes)] * unit, length)
        if number % 2 == 0:
            yield Stroke(*_at(start, end, at / length), *_at(start, end, to / length))
        at, number = to, number + 1


# legend


def _legend(keys: Sequence[MapKey], setup: Setup) -> tuple[list[_Drawing], float]:
    """Set the legend in rows: a sample and its words, side by side; and give its height."""
    grown = _grown(setup)
    kind = regular(setup.fonts, _LEGEND_SIZE * grown)
    drawn: list[_Drawing] = []
    x, y = LEFT, 0.0
    for key in keys:
        line = typeset.line(kind.face, key.words)
        width = (_SAMPLE + _BESIDE) * grown + kind.points(line.width)
        if x > LEFT and x + width > setup.sheet.right:
            x, y = LEFT, y + kind.leading
        beside = x + (_SAMPLE + _BESIDE) * grown
        words = placed(kind, line, beside, 0.0, "left", y)
        sample = (x, y + kind.leading * 0.22, _SAMPLE * grown, kind.leading * 0.56)
        drawn.append(_sample(key.sample, sample, kind.size)._replace(texts=(words,)))
        x += width + _APART * grown
    return drawn, y + kind.leading if keys else 0.0


def _sample(sample: str, framed: tuple[float, float, float, float], unit: float) -> _Drawing:
    x, y, width, height = framed
    if sample == "village":
        return _Drawing(strokes=box(*framed), fills=(Fill(*framed, _GROUND),))
    if sample in ("organisation", "person", "network", "committee", "agency"):
        return _Drawing(strokes=tuple(_outline(sample, framed, unit)))
    level = y + height / 2
    return _Drawing(strokes=tuple(_drawn(sample, (x, level), (x + width, level), unit)))


def _moved(drawn: _Drawing, down: float) -> _Drawing:
    return _Drawing(
        [text._replace(y=text.y + down) for text in drawn.texts],
        [Stroke(s.x, s.y + down, s.to_x, s.to_y + down, s.dotted, s.heavy) for s in drawn.strokes],
        [Fill(f.x, f.y + down, f.width, f.height, f.grey) for f in drawn.fills],
    )

"""Graphs as strips: bars and lines to scale, told apart by shade and pattern, each value beside its bar in words.

A graph higher than a page goes on in another strip; each strip is one figure for who cannot see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from desktop.documents.contents.blocks import Graph, Series
from desktop.documents.pdf import lines as typeset
from desktop.documents.pdf.lines import Line, broken
from desktop.documents.pdf.page import LEFT
from desktop.documents.pdf.setting import Setup, Type, bold, box, fitting, placed, regular
from desktop.documents.pdf.strips import MM, Element, Fill, Frame, Strip, Stroke, Text

_SIZE = 14.0  # of the labels and values
_CLOSE = 0.82  # of the leading of running text
_BAR, _BETWEEN = 4.6 * MM, 2.2 * MM  # height of a bar, and from one row to the next
_LABELS = 0.36  # the most that labels take of the measure
_BESIDE = 1.6 * MM  # between a label or a value and its bar
_HEAD = 1.2 * MM  # under the title
_HATCH = 1.7 * MM  # from one slanted line to the next
_SWATCH = (7 * MM, 3.4 * MM)
_HIGH, _MARK = 38 * MM, 1.8 * MM  # of a line's plot, and of the square at each value
_SHADES = (
    0.35,
    1.0,
    0.85,
    1.0,
)  # of the first series and the others; the second is hatched, the fourth empty
_HATCHED = 1


@dataclass(frozen=True)
class _Plan:
    """What the rows of one graph share: its type, where labels and bars stand, and how long a value is."""

    graph: Graph
    kind: Type
    labels: Sequence[Sequence[Line]]
    bars: float  # x of their beginning
    unit: float  # points of a value of 1
    names: tuple[str, ...] = ()


def strips_of(graph: Graph, setup: Setup) -> list[Strip]:
    """Set a graph under its title; one without values has its title alone."""
    head = _title(graph, setup)
    if not graph.labels:
        return [replace(head, frame=None)]
    if graph.kind == "line":
        return [_framed([head, _line(graph, setup)], graph, setup)]
    plan = _planned(graph, setup)
    rows = [_row(plan, number, setup) for number in range(len(graph.labels))]
    room = setup.sheet.bottom - setup.sheet.tops[1]
    first = [head, *([_legend(plan, setup)] if len(graph.series) > 1 else [])]
    return [_framed(part, graph, setup) for part in _parts(first, rows, room)]


def _parts(first: list[Strip], rows: Sequence[Strip], room: float) -> Iterator[list[Strip]]:
    """Part rows into as many as a page holds, the first of them under the title."""
    part, used = first, sum(one.height for one in first)
    for row in rows:
        if used + row.height > room:
            yield part
            part, used = [], 0.0
        part.append(row)
        used += row.height
    yield part


def _framed(pieces: Iterable[Strip], graph: Graph, setup: Setup) -> Strip:
    """Put pieces one under the other into one figure, told in the words of the graph."""
    element = Element("Figure", alt=graph.alt or graph.title)
    y = 0.0
    texts: list[Text] = []
    strokes: list[Stroke] = []
    fills: list[Fill] = []
    for one in pieces:
        texts += [text._replace(y=text.y + y, element=element) for text in one.texts]
        strokes += [replace(line, y=line.y + y, to_y=line.to_y + y) for line in one.strokes]
        fills += [replace(fill, y=fill.y + y) for fill in one.fills]
        y += one.height
    frame = Frame(element, LEFT, setup.sheet.measure)
    return Strip(y, tuple(texts), tuple(strokes), fills=tuple(fills), frame=frame)


def _title(graph: Graph, setup: Setup) -> Strip:
    kind, measure = bold(setup.fonts), setup.sheet.measure
    found = broken(kind.face, graph.title, graph.names, kind.units(measure), kind.units(measure))
    element = Element("P")
    texts = [
        placed(kind, one, LEFT, measure, "left", number * kind.leading, element)
        for number, one in enumerate(found)
    ]
    return Strip(len(found) * kind.leading + _HEAD, tuple(texts))


# bars


def _planned(graph: Graph, setup: Setup) -> _Plan:
    """Find how wide the labels are and how long the longest bar may be beside its value."""
    measure = setup.sheet.measure
    kind = regular(setup.fonts, _SIZE)
    kind = replace(kind, leading=kind.leading * _CLOSE)
    most = kind.units(measure * _LABELS)
    labels = [broken(kind.face, label, graph.names, most, most) for label in graph.labels]
    widest = max((kind.points(one.width) for lines in labels for one in lines), default=0.0)
    values = max((typeset.line(kind.face, _said(graph, n)).width for n in range(len(labels))), default=0.0)
    bars = LEFT + widest + _BESIDE
    room = max(setup.sheet.right - bars - kind.points(values) - _BESIDE, 10 * MM)
    largest = max(
        (sum(max(each.values[n], 0) for each in graph.series) for n in range(len(labels))), default=0
    )
    return _Plan(graph, kind, labels, bars, room / largest if largest else 0.0)


def _said(graph: Graph, number: int) -> str:
    return " · ".join(each.words[number] for each in graph.series)


def _row(plan: _Plan, number: int, setup: Setup) -> Strip:
    """Draw one label with its bar and the words of its values."""
    kind, lines = plan.kind, plan.labels[number]
    height = max(len(lines) * kind.leading, _BAR) + _BETWEEN
    label = (height - len(lines) * kind.leading) / 2
    texts = [
        placed(kind, one, LEFT, plan.bars - _BESIDE - LEFT, "right", label + at * kind.leading)
        for at, one in enumerate(lines)
    ]
    top, x = (height - _BAR) / 2, plan.bars
    fills: list[Fill] = []
    strokes = [Stroke(x, 0.0, x, height)]
    for place, each in enumerate(plan.graph.series):
        width = max(each.values[number], 0) * plan.unit
        if width:
            fill, lines_of = _pattern(place, x, top, width, _BAR)
            fills.append(fill)
            strokes += lines_of
        x += width
    said = typeset.line(kind.face, _said(plan.graph, number))
    small = fitting(kind, said.width, setup.sheet.right - x - _BESIDE)
    texts.append(placed(small, said, x + _BESIDE, 0.0, "left", (height - kind.leading) / 2))
    return Strip(height, tuple(texts), tuple(strokes), fills=tuple(fills))


def _legend(plan: _Plan, setup: Setup) -> Strip:
    """Name the series, each beside its pattern, in the order of the values."""
    kind, x = plan.kind, LEFT
    texts: list[Text] = []
    fills: list[Fill] = []
    strokes: list[Stroke] = []
    for place, each in enumerate(plan.graph.series):
        fill, lines = _pattern(place, x, (kind.leading - _SWATCH[1]) / 2, *_SWATCH)
        name = typeset.line(kind.face, each.name)
        x += _SWATCH[0] + _BESIDE
        small = fitting(kind, name.width, max(setup.sheet.right - x, MM))
        texts.append(placed(small, name, x, 0.0, "left"))
        fills.append(fill)
        strokes += lines
        x += small.points(name.width) + 3 * _BESIDE
    return Strip(kind.leading + _HEAD, tuple(texts), tuple(strokes), fills=tuple(fills))


def _pattern(place: int, x: float, y: float, width: float, height: float) -> tuple[Fill, list[Stroke]]:
    """Fill a rectangle so that the series are told apart without colour."""
    strokes = [*box(x, y, width, height)]
    if place == _HATCHED:
        strokes += _hatched(x, y, width, height)
    return Fill(x, y, width, height, _SHADES[min(place, len(_SHADES) - 1)]), strokes


def _hatched(x: float, y: float, width: float, height: float) -> Iterator[Stroke]:
    """Draw slanted lines within a rectangle, cut at its sides."""
    at = _HATCH
    while at < width + height:
        start = max(at - height, 0.0)
        end = min(at, width)
        yield Stroke(x + start, y + at - start, x + end, y + at - end)
        at += _HATCH


# lines


def _line(graph: Graph, setup: Setup) -> Strip:
    """Draw a line a series over the labels, each value in words at its point, the name at its end."""
    kind = regular(setup.fonts, _SIZE)
    kind = replace(kind, leading=kind.leading * _CLOSE)
    named = max((kind.points(typeset.line(kind.face, each.name).width) for each in graph.series), default=0.0)
    width = setup.sheet.measure - (named + 2 * _BESIDE if len(graph.series) > 1 else 0.0)
    step = width / len(graph.labels)
    centres = [LEFT + step * (number + 0.5) for number in range(len(graph.labels))]
    largest = max((value for each in graph.series for value in each.values), default=0)
    foot = kind.leading + _HIGH
    unit = (_HIGH - _MARK) / largest if largest else 0.0
    texts: list[Text] = []
    fills: list[Fill] = []
    strokes = [Stroke(LEFT, foot, LEFT + width, foot)]
    for place, each in enumerate(graph.series):
        points = [(x, foot - max(value, 0) * unit) for x, value in zip(centres, each.values, strict=True)]
        strokes += [
            Stroke(*one, *other, heavy=place == 0, dotted=place > 1) for one, other in pairwise(points)
        ]
        for point in points:
            fills.append(Fill(point[0] - _MARK / 2, point[1] - _MARK / 2, _MARK, _MARK, _SHADES[place % 4]))
            strokes += box(point[0] - _MARK / 2, point[1] - _MARK / 2, _MARK, _MARK)
        texts += _beside(each, points, step, kind, under=place % 2 == 1)
        if len(graph.series) > 1:
            name = typeset.line(kind.face, each.name)
            texts.append(
                placed(kind, name, LEFT + width + _BESIDE, 0.0, "left", points[-1][1] - kind.leading / 2)
            )
    texts += _under(graph.labels, centres, step, foot + _HEAD, kind)
    return Strip(foot + _HEAD + kind.leading, tuple(texts), tuple(strokes), fills=tuple(fills))


def _beside(
    series: Series, points: Sequence[tuple[float, float]], step: float, kind: Type, *, under: bool
) -> Iterator[Text]:
    """Write each value over its point, or under it where another line is above; smaller where there is no room."""
    for (x, y), word in zip(points, series.words, strict=True):
        said = typeset.line(kind.face, word)
        small = fitting(kind, said.width, step)
        top = y + _MARK / 2 if under else y - small.leading - _MARK / 2
        yield placed(small, said, x - step / 2, step, "centre", top)


def _under(
    labels: Sequence[str], centres: Sequence[float], step: float, y: float, kind: Type
) -> Iterator[Text]:
    for label, x in zip(labels, centres, strict=True):
        said = typeset.line(kind.face, label)
        yield placed(fitting(kind, said.width, step), said, x - step / 2, step, "centre", y)

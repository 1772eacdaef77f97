"""A poster as strips: steps with arrows between them and boxes under them, in the largest type that their page holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.documents.contents.blocks import Board, Step
from desktop.documents.pdf import lines as typeset
from desktop.documents.pdf.lines import broken
from desktop.documents.pdf.page import LEFT
from desktop.documents.pdf.setting import Setup, Type, balanced, bold, box, placed, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Fill, Strip, Stroke, Text

_MOST_SIZE, _LEAST_SIZE = 40.0, 10.0  # of the titles, on a sheet as wide as A4
_SHRINK = 0.97  # from one size that is tried to the next
_NOTE, _LINE, _MARK = 0.8, 0.75, 1.1  # sizes, in shares of the titles'
_CLOSE = 0.86  # of the leading of running text
_BAND = 0.88  # the grey under marks and titles of boxes
_SLICES = 24  # of the head of an arrow
_TITLES = 0.42  # the most that titles take of the measure
_SPARE = 0.5  # of the room in points, left for rounding

# lengths in shares of the titles' size
_MARK_WIDTH, _SIDE, _ABOVE = 1.7, 0.45, 0.22
_ARROW, _HEAD_WIDTH = 0.62, 1.1
_MOST_ARROW = 2.0  # of an arrow on a sheet with room to spare
_OVER_BOXES, _BETWEEN = 0.8, 0.5


@dataclass(frozen=True)
class _Plan:
    """How a board is set at one size: the strips of its steps without their arrows, its boxes, and the room between."""

    size: float
    steps: Sequence[Strip]
    boxes: Strip | None
    arrow: float

    @property
    def height(self) -> float:
        """The whole height."""
        below = self.boxes.height + _OVER_BOXES * self.size if self.boxes else 0.0
        arrows = self.arrow * max(len(self.steps) - 1, 0)
        return sum(step.height for step in self.steps) + arrows + below


def strips_of(board: Board, setup: Setup, room: float) -> list[Strip]:
    """Set a board at the largest size that its room holds, a strip a step; what does not fit flows on."""
    if not board.steps and not board.boxes:
        return []
    room -= _SPARE
    grown = min(setup.sheet.width, setup.sheet.height) / (210 * MM)
    size = _MOST_SIZE * grown
    plan = _planned(board, size, setup)
    while plan.height > room and size > _LEAST_SIZE * grown:
        size *= _SHRINK
        plan = _planned(board, size, setup)
    fits = plan.height <= room
    if fits and len(plan.steps) > 1:
        free = (room - plan.height) / (len(plan.steps) - 1)
        plan = replace(plan, arrow=min(plan.arrow + free, _MOST_ARROW * size))
    strips = list(_arranged(plan, setup))
    return [replace(strip, keep=fits and number < len(strips)) for number, strip in enumerate(strips, 1)]


def _planned(board: Board, size: float, setup: Setup) -> _Plan:
    part = Element("Sect")
    title = _close(bold(setup.fonts, size))
    widest = max(
        (title.points(typeset.line(title.face, step.title).width) for step in board.steps), default=0.0
    )
    titles = min(widest, _TITLES * setup.sheet.measure)
    steps = [_step(step, size, titles, setup, part) for step in board.steps]
    boxes = _boxes(board.boxes, size, setup, part) if board.boxes else None
    return _Plan(size, steps, boxes, _ARROW * size)


def _arranged(plan: _Plan, setup: Setup) -> Iterator[Strip]:
    """Put an arrow over each step but the first, and room over the boxes."""
    for number, step in enumerate(plan.steps):
        yield _under_arrow(step, plan, setup) if number else step
    if plan.boxes:
        yield replace(plan.boxes, before=_OVER_BOXES * plan.size if plan.steps else 0.0)


def _under_arrow(step: Strip, plan: _Plan, setup: Setup) -> Strip:
    moved = _lowered(step, plan.arrow)
    return replace(moved, fills=(*moved.fills, *_arrow(plan, setup.sheet.centre)))


def _arrow(plan: _Plan, x: float) -> Iterator[Fill]:
    """Draw an arrow that points down, in slices that grow narrower."""
    head = _ARROW * plan.size * 0.8
    top = plan.arrow - head - 0.1 * _ARROW * plan.size
    width, thick = _HEAD_WIDTH * plan.size, head / _SLICES
    if top > thick:
        yield Fill(x - width / 6, 0.0, width / 3, top)
    for slice_ in range(_SLICES):
        wide = width * (1 - slice_ / _SLICES)
        yield Fill(x - wide / 2, top + slice_ * thick, wide, thick)


def _lowered(strip: Strip, by: float) -> Strip:
    return replace(
        strip,
        height=strip.height + by,
        texts=tuple(text._replace(y=text.y + by) for text in strip.texts),
        strokes=tuple(replace(one, y=one.y + by, to_y=one.to_y + by) for one in strip.strokes),
        fills=tuple(replace(one, y=one.y + by) for one in strip.fills),
    )


def _close(kind: Type) -> Type:
    return replace(kind, leading=kind.leading * _CLOSE)


def _step(step: Step, size: float, titles: float, setup: Setup, part: Element) -> Strip:
    """Set one step in its frame: its mark on grey, what is done, and the word about it, each in the middle of its height."""
    marked, side, element = _MARK_WIDTH * size, _SIDE * size, Element("P", part)
    mark, title = _close(bold(setup.fonts, size * _MARK)), _close(bold(setup.fonts, size))
    note = _close(regular(setup.fonts, size * _NOTE))
    beside = LEFT + marked + titles + 2 * side
    cells = (
        (mark, [typeset.line(mark.face, step.mark)], LEFT, marked, "centre"),
        (title, _fit(title, step.title, titles), LEFT + marked + side, titles, "left"),
        (note, _fit(note, step.note, setup.sheet.right - side - beside), beside, 0.0, "left"),
    )
    height = max(len(found) * kind.leading for kind, found, *_place in cells) + 2 * _ABOVE * size
    texts = [
        text
        for kind, found, x, measure, align in cells
        for text in stacked(kind, found, x, measure, align, (height - len(found) * kind.leading) / 2, element)
    ]
    framed = (*box(LEFT, 0.0, setup.sheet.measure, height), Stroke(LEFT + marked, 0.0, LEFT + marked, height))
    return Strip(height, tuple(texts), framed, fills=(Fill(LEFT, 0.0, marked, height, _BAND),))


def _fit(kind: Type, text: str, measure: float) -> Sequence[typeset.Line]:
    most = kind.units(measure) + 1  # what is exactly as wide as its room stays on one line
    return broken(kind.face, text, (), most, most)


def _boxes(boxes: Sequence[tuple[str, ...]], size: float, setup: Setup, part: Element) -> Strip:
    """Set boxes side by side, each as high as the highest, their titles on grey."""
    between = _BETWEEN * size
    width = (setup.sheet.measure + between) / len(boxes) - between
    lefts = [LEFT + number * (width + between) for number in range(len(boxes))]
    title = _close(bold(setup.fonts, size))
    heads = [balanced(title, name, width - _SIDE * size) for name, *_lines_of in boxes]
    band = max(map(len, heads)) * title.leading + 2 * _ABOVE * size
    texts: list[Text] = []
    foot = band
    for (_name, *lines), head, x in zip(boxes, heads, lefts, strict=True):
        element = Element("P", part)
        texts += stacked(title, head, x, width, "centre", _ABOVE * size, element)
        for text in _lines(lines, size, setup, (x, width), band, part):
            texts.append(text)
            foot = max(foot, text.y)
    height = foot + 2 * _ABOVE * size
    strokes = [
        line for x in lefts for line in (*box(x, 0.0, width, height), Stroke(x, band, x + width, band))
    ]
    fills = tuple(Fill(x, 0.0, width, band, _BAND) for x in lefts)
    return Strip(height, tuple(texts), tuple(strokes), fills=fills)


def _lines(
    lines: Sequence[str], size: float, setup: Setup, place: tuple[float, float], y: float, part: Element
) -> Iterator[Text]:
    """Set the lines of a box, what is too long for one going on further right."""
    kind, side = _close(regular(setup.fonts, size * _LINE)), _SIDE * size
    x, measure = place[0] + side, place[1] - 2 * side
    y += _ABOVE * size
    for line in lines:
        found = broken(kind.face, line, (), kind.units(measure), kind.units(measure - side))
        element = Element("P", part)
        for number, one in enumerate(found):
            yield placed(kind, one, x + (side if number else 0.0), measure, "left", y, element)
            y += kind.leading

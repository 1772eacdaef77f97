"""Setting lines of text as strips: left, right, centred or justified, at a size of TH Sarabun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from desktop.documents.pdf import page
from desktop.documents.pdf.clusters import Face
from desktop.documents.pdf.emblem import Emblem
from desktop.documents.pdf.fonts import Fonts
from desktop.documents.pdf.lines import Line, broken
from desktop.documents.pdf.page import LEFT, SIZE, Sheet
from desktop.documents.pdf.strips import Element, Strip, Stroke, Text


@dataclass(frozen=True)
class Setup:
    """What the blocks of a paper are set with: the fonts, the sheet, and portraits by their SHA-256."""

    fonts: Fonts
    sheet: Sheet
    portraits: Mapping[str, Emblem] = field(default_factory=dict)


@dataclass(frozen=True)
class Type:
    """A face at a size in points, on lines of a height."""

    face: Face
    size: float
    leading: float

    def units(self, points: float) -> float:
        """Turn points into thousandths of the size, which lines are measured in."""
        return points * 1000 / self.size

    def points(self, units: float) -> float:
        """Turn thousandths of the size into points."""
        return units * self.size / 1000

    @cached_property
    def baseline(self) -> float:
        """How far below the top of its line the text stands."""
        return (self.leading + self.points(self.face.above - self.face.below)) / 2


def regular(fonts: Fonts, size: float = SIZE) -> Type:
    """Choose the regular face at a size of TH Sarabun."""
    return Type(fonts.regular, size * fonts.scale, page.leading(size))


def bold(fonts: Fonts, size: float = SIZE) -> Type:
    """Choose the bold face at a size of TH Sarabun."""
    return Type(fonts.bold, size * fonts.scale, page.leading(size))


def fitting(kind: Type, width: float, measure: float, least: float = 0.0) -> Type:
    """Make type smaller where a width in its units is longer than a measure, not under a share of its size."""
    share = max(min(kind.units(measure) / width, 1.0), least) if width else 1.0
    return replace(kind, size=kind.size * share, leading=kind.leading * share)


def balanced(kind: Type, text: str, measure: float, names: tuple[str, ...] = ()) -> Sequence[Line]:
    """Break centred text into as few lines as it needs, about equally long."""
    most = kind.units(measure)
    lines = broken(kind.face, text, names, most, most)
    tried = sum(line.width for line in lines) / max(len(lines), 1)
    while len(lines) > 1 and tried < most:
        evener = broken(kind.face, text, names, tried, tried)
        if len(evener) <= len(lines):
            return evener
        tried += most / 50
    return lines


def placed(
    kind: Type,
    line: Line,
    x: float,
    measure: float,
    align: str,
    y: float = 0.0,
    element: Element | None = None,
) -> Text:
    """Place a line in a measure that begins at `x`, its top at `y`: left, right, centre or justified."""
    stretch = 0.0
    if align == "justified":
        stretch = kind.points(line.stretch(kind.units(measure)))
    elif align != "left":
        free = measure - kind.points(line.width)
        x += free / 2 if align == "centre" else free
    return Text(x, y + kind.baseline, kind.face, kind.size, line.clusters, stretch, element)


def stacked(
    kind: Type,
    lines: Sequence[Line],
    x: float,
    measure: float,
    align: str,
    y: float = 0.0,
    element: Element | None = None,
) -> list[Text]:
    """Place lines one under the other, the top of the first at `y`."""
    return [
        placed(kind, line, x, measure, align, y + number * kind.leading, element)
        for number, line in enumerate(lines)
    ]


def strip(
    kind: Type, line: Line, x: float, measure: float, align: str, element: Element | None = None
) -> Strip:
    """Make a strip of one line."""
    return Strip(kind.leading, (placed(kind, line, x, measure, align, 0.0, element),))


def running(setup: Setup, text: str, names: tuple[str, ...], indent: float, element: Element) -> list[Strip]:
    """Set justified text, its first line indented, without a lonely line on either page."""
    kind, measure = regular(setup.fonts), setup.sheet.measure
    lines = broken(kind.face, text, names, kind.units(measure - indent), kind.units(measure))
    strips = []
    for number, one in enumerate(lines):
        moved = indent if number == 0 else 0.0
        strips.append(strip(kind, one, LEFT + moved, measure - moved, "justified", element))
    lonely = {0, len(strips) - 2} if len(strips) > 1 else set()
    return [replace(one, keep=True) if at in lonely else one for at, one in enumerate(strips)]


def box(x: float, y: float, width: float, height: float) -> tuple[Stroke, ...]:
    """Draw the four sides of a rectangle."""
    right, foot = x + width, y + height
    return (
        Stroke(x, y, right, y),
        Stroke(x, foot, right, foot),
        Stroke(x, y, x, foot),
        Stroke(right, y, right, foot),
    )

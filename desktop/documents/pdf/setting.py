"""Setting lines of text as strips: left, right, centred or justified, at a size of TH Sarabun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from desktop.documents.pdf.clusters import Face
from desktop.documents.pdf.fonts import Fonts
from desktop.documents.pdf.lines import Line, broken
from desktop.documents.pdf.page import LEADING, SIZE
from desktop.documents.pdf.strips import Strip, Text


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
    return Type(fonts.regular, size * fonts.scale, LEADING * size / SIZE)


def bold(fonts: Fonts, size: float = SIZE) -> Type:
    """Choose the bold face at a size of TH Sarabun."""
    return Type(fonts.bold, size * fonts.scale, LEADING * size / SIZE)


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


def placed(kind: Type, line: Line, x: float, measure: float, align: str, y: float = 0.0) -> Text:
    """Place a line in a measure that begins at `x`, its top at `y`: left, right, centre or justified."""
    stretch = 0.0
    if align == "justified":
        stretch = kind.points(line.stretch(kind.units(measure)))
    elif align != "left":
        free = measure - kind.points(line.width)
        x += free / 2 if align == "centre" else free
    return Text(x, y + kind.baseline, kind.face, kind.size, line.clusters, stretch)


def strip(kind: Type, line: Line, x: float, measure: float, align: str) -> Strip:
    """Make a strip of one line."""
    return Strip(kind.leading, (placed(kind, line, x, measure, align),))

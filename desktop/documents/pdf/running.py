"""Headings, single lines and paragraphs as strips, one for each line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.documents.contents.blocks import DateLine, Divider, Heading, Line, Paragraph, Subheading
from desktop.documents.pdf import lines as typeset
from desktop.documents.pdf.lines import broken
from desktop.documents.pdf.page import INDENT, LEADING, LEFT
from desktop.documents.pdf.setting import Setup, Type, balanced, bold, regular, running, strip
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, held

_DIVIDER = 40 * MM


def heading(block: Heading, setup: Setup) -> list[Strip]:
    """Centre the lines of a heading, each evenly broken, on one page with what they head."""
    kind, element = bold(setup.fonts, block.size), Element("H1")
    lines = [one for text in block.lines for one in balanced(kind, text, setup.sheet.measure, block.names)]
    return _kept(kind, lines, LEFT, setup.sheet.measure, "centre", element)


def subheading(block: Subheading, setup: Setup) -> list[Strip]:
    """Set a bold line at the left margin, on one page with what it heads."""
    kind, measure = bold(setup.fonts), setup.sheet.measure
    lines = broken(kind.face, block.text, block.names, kind.units(measure), kind.units(measure))
    return _kept(kind, lines, LEFT, measure, "left", Element("H2"))


def line(block: Line, setup: Setup) -> list[Strip]:
    """Set words on a line of their own; what is too long for one goes on at the same place."""
    kind = (bold if block.bold else regular)(setup.fonts, block.size)
    x, measure, align = _place(block.align, setup)
    if align == "centre":
        lines = balanced(kind, block.text, measure, block.names)
    else:
        lines = broken(kind.face, block.text, block.names, kind.units(measure), kind.units(measure))
    if not lines:
        return [Strip(kind.leading)]
    *first, last = _kept(kind, lines, x, measure, align, Element("P"))
    return [*first, replace(last, keep=False)]


def date(block: DateLine, setup: Setup) -> Strip:
    """Set the line that dates a paper at its tab."""
    kind = regular(setup.fonts)
    return strip(kind, typeset.line(kind.face, block.text), setup.sheet.date_left, 0.0, "left", Element("P"))


def paragraph(block: Paragraph, setup: Setup) -> list[Strip]:
    """Set running text, its first line indented where it is to be."""
    return running(setup, block.text, block.names, INDENT if block.indent else 0.0, Element("P"))


def divider(_block: Divider, setup: Setup) -> Strip:
    """Draw the short line under a heading."""
    y, half = 0.45 * LEADING, _DIVIDER / 2
    return Strip(0.6 * LEADING, strokes=(Stroke(setup.sheet.centre - half, y, setup.sheet.centre + half, y),))


def _place(align: str, setup: Setup) -> tuple[float, float, str]:
    """Give where a line begins, its measure, and how it stands in it."""
    sheet = setup.sheet
    if align == "middle":
        return sheet.centre, sheet.right - sheet.centre, "left"
    if align == "signature":
        half = sheet.right - sheet.signature_centre
        return sheet.signature_centre - half, 2 * half, "centre"
    return LEFT, sheet.measure, align


def _kept(
    kind: Type, lines: Sequence[typeset.Line], x: float, measure: float, align: str, element: Element
) -> list[Strip]:
    return held([strip(kind, one, x, measure, align, element) for one in lines], len(lines))

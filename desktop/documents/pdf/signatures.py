"""Signatures as strips: room for the hand over a name and its post, or a dotted line to sign on."""

from __future__ import annotations

from desktop.documents.contents.blocks import Signature
from desktop.documents.pdf.lines import broken, line
from desktop.documents.pdf.page import LEADING, LEFT, SIGNATURE_ROOM
from desktop.documents.pdf.setting import Setup, Type, balanced, placed, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, Text

_SIGN = "ลงชื่อ"
_DOTS = 55 * MM  # to sign on
_DOTS_CENTRE = 0.48  # of the measure, so that a role has room at the right
_ABOVE_DOTS = 1.2 * LEADING
_BESIDE_DOTS = 1.5 * MM


def signature(block: Signature, setup: Setup) -> Strip:
    """Leave room for the hand, or a dotted line with the role, then centre name and post on one axis."""
    kind, sheet, element = regular(setup.fonts), setup.sheet, Element("P")
    if block.role:
        return _with_role(block, setup, kind, element)
    half = sheet.right - sheet.signature_centre
    texts = _named(block, kind, sheet.signature_centre, half, SIGNATURE_ROOM, element)
    return _strip(texts, (), kind, SIGNATURE_ROOM)


def _with_role(block: Signature, setup: Setup, kind: Type, element: Element) -> Strip:
    """Draw ลงชื่อ, the dots and the role on one line, the name under the middle of the dots."""
    centre = LEFT + _DOTS_CENTRE * setup.sheet.measure
    left, right = centre - _DOTS / 2, centre + _DOTS / 2
    sign = placed(
        kind, line(kind.face, _SIGN), LEFT, left - _BESIDE_DOTS - LEFT, "right", _ABOVE_DOTS, element
    )
    dots = Stroke(left, _ABOVE_DOTS + kind.baseline, right, _ABOVE_DOTS + kind.baseline, dotted=True)
    beside = right + _BESIDE_DOTS
    measure = kind.units(setup.sheet.right - beside)
    lines = broken(kind.face, block.role, (), measure, measure)
    role = stacked(kind, lines, beside, 0.0, "left", _ABOVE_DOTS, element)
    under = _ABOVE_DOTS + max(len(lines), 1) * kind.leading
    named = _named(block, kind, centre, setup.sheet.right - centre, under, element)
    return _strip([sign, *role, *named], (dots,), kind, under)


def _named(
    block: Signature, kind: Type, centre: float, half: float, y: float, element: Element
) -> list[Text]:
    parts = (block.name, *block.lines)
    lines = [one for text in parts for one in balanced(kind, text, 2 * half, (block.name,))]
    return stacked(kind, lines, centre - half, 2 * half, "centre", y, element)


def _strip(texts: list[Text], strokes: tuple[Stroke, ...], kind: Type, least: float) -> Strip:
    """Make one strip that reaches down to its last line."""
    foot = max((text.y - kind.baseline + kind.leading for text in texts), default=least)
    return Strip(max(foot, least), tuple(texts), strokes)

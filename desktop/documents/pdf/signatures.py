"""Signatures as strips: room for the hand over a name and its post, dotted lines to sign on, boxes for thumbprints."""

from __future__ import annotations

from dataclasses import replace

from desktop.documents.contents.blocks import Signature, Signer, Signers
from desktop.documents.pdf.lines import broken, line
from desktop.documents.pdf.page import LEADING, LEFT, SIGNATURE_ROOM
from desktop.documents.pdf.setting import Setup, Type, balanced, box, placed, regular, stacked
from desktop.documents.pdf.strips import MM, Element, Strip, Stroke, Text, held

_SIGN = "ลงชื่อ"
_DOTS = 55 * MM  # to sign on
_DOTS_CENTRE = 0.48  # of the measure, so that a role has room at the right
_ABOVE_DOTS = 1.2 * LEADING
_BESIDE_DOTS = 1.5 * MM
_MOST_ROWS = 4  # that stay on one page
_BETWEEN = 6 * MM  # two places to sign on one row
_THUMB_WIDTH, _THUMB_HEIGHT, _ABOVE_THUMB, _UNDER_THUMB = 24 * MM, 20 * MM, 2 * MM, 1 * MM


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


def side_by_side(block: Signers, setup: Setup) -> list[Strip]:
    """Set places to sign in rows; a few stay together, of more the first two and the last two."""
    starts = range(0, len(block.items), block.columns)
    rows = [_row(block.items[at : at + block.columns], block, setup) for at in starts]
    if len(rows) <= _MOST_ROWS:
        return [*held(rows[:-1], len(rows)), *rows[-1:]]
    return [replace(row, keep=number == 0 or number == len(rows) - 2) for number, row in enumerate(rows)]


def _row(items: tuple[Signer, ...], block: Signers, setup: Setup) -> Strip:
    """Set one row: each place to sign in its share of the line."""
    share = (setup.sheet.measure + _BETWEEN) / block.columns
    cells = [
        _cell(item, LEFT + number * share, share - _BETWEEN, setup)
        for number, item in enumerate(items)
        if item.name or item.lines
    ]
    texts = tuple(text for cell in cells for text in cell.texts)
    strokes = tuple(stroke for cell in cells for stroke in cell.strokes)
    return Strip(max((cell.height for cell in cells), default=0.0), texts, strokes)


def _cell(item: Signer, x: float, width: float, setup: Setup) -> Strip:
    """Set the dots after ลงชื่อ, or the box of a thumbprint, with name and lines centred under them."""
    kind, element = regular(setup.fonts), Element("P")
    if item.thumb:
        under = _ABOVE_THUMB + _THUMB_HEIGHT + _UNDER_THUMB
        frame = box(x + (width - _THUMB_WIDTH) / 2, _ABOVE_THUMB, _THUMB_WIDTH, _THUMB_HEIGHT)
        return _strip(_lines(item, kind, (x, width), under, element), frame, kind, under)
    sign = placed(kind, line(kind.face, _SIGN), x, 0.0, "left", _ABOVE_DOTS, element)
    left = x + kind.points(line(kind.face, _SIGN).width) + _BESIDE_DOTS
    foot, under = _ABOVE_DOTS + kind.baseline, _ABOVE_DOTS + kind.leading
    named = _lines(item, kind, (left, x + width - left), under, element)
    return _strip([sign, *named], (Stroke(left, foot, x + width, foot, dotted=True),), kind, under)


def _lines(item: Signer, kind: Type, across: tuple[float, float], y: float, element: Element) -> list[Text]:
    x, measure = across
    whole = (item.name, *item.names)
    lines = [one for text in (item.name, *item.lines) for one in balanced(kind, text, measure, whole)]
    return stacked(kind, lines, x, measure, "centre", y, element)

"""The recipe of an official page: A4, its margins and sizes, and where the emblem and page number stand.

Source: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 and the typing practice of offices.
Lengths are in points unless MM is named; sizes of type are those of TH Sarabun, scaled by `Fonts`.
"""

from __future__ import annotations

from desktop.documents.pdf.strips import MM

WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 30 * MM, 190 * MM
MEASURE = RIGHT - LEFT
CENTRE = (LEFT + RIGHT) / 2
BOTTOM = 277 * MM
TOP = 25 * MM

EMBLEM_TOP, EMBLEM_HEIGHT = 15 * MM, 30 * MM
UNDER_EMBLEM = 49 * MM  # where the heading begins

SIZE = 16.0
LEADING = 20.0
INDENT = 25 * MM
PARAGRAPH_GAP = 6.0
UNDER_TABLE = 10.0
DATE_GAP = 12.0
SIGNATURE_ROOM = 3.5 * LEADING  # for the hand signature
SIGNATURE_CENTRE = LEFT + 0.6 * MEASURE
DATE_LEFT = LEFT + 50 * MM
UNDER_NUMBER = TOP + 1.75 * LEADING  # where page 2 and the others begin
HAIR = 0.5  # width of the lines of tables


def tops(emblem: str) -> tuple[float, float]:
    """Give where the text of the first page and of the others begins."""
    return (TOP if emblem == "none" else UNDER_EMBLEM), UNDER_NUMBER

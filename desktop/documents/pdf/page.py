"""The recipe of an official page: its margins and sizes, and where the emblem and page number stand.

Source: ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 and the typing practice of offices.
Lengths are in points unless MM is named; sizes of type are those of TH Sarabun, scaled by `Fonts`.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.contents.blocks import PAPERS, Contents, Heading, Letterhead, Stamp
from desktop.documents.pdf.strips import MM

LEFT = 30 * MM
TOP = 25 * MM
_RIGHT_MARGIN = 20 * MM
_BOTTOM_MARGIN = 20 * MM

# the margins of a form, left wide enough to punch
FORM_LEFT, FORM_RIGHT, FORM_EDGE = 20 * MM, 12 * MM, 8 * MM

EMBLEM_TOP = 15 * MM
EMBLEM_HEIGHT, SMALL_EMBLEM_HEIGHT = 30 * MM, 15 * MM
UNDER_EMBLEM = 49 * MM  # where the heading begins
_UNDER_SMALL_EMBLEM = 33 * MM

SIZE = 16.0
LEADING = 20.0
TITLE_SIZE, TITLE_LEADING = 29.0, 35.0  # of บันทึกข้อความ, its leading exact
INDENT = 25 * MM
LIST_STEP = 10 * MM  # how much further right the next level of a list stands
PARAGRAPH_GAP = 6.0
UNDER_TABLE = 10.0
CLOSING_GAP = 12.0  # above the date line and คำลงท้าย, and under a signature
SIGNATURE_ROOM = 3.5 * LEADING  # for the hand signature
UNDER_NUMBER = TOP + 1.75 * LEADING  # where page 2 and the others begin under their number
HAIR = 0.5  # width of the lines of tables

# The first line of a letter stands on the foot of the emblem, its office right of the emblem.
_LETTERHEAD_TOP = EMBLEM_TOP + EMBLEM_HEIGHT - 0.73 * LEADING
BESIDE_EMBLEM = 20 * MM  # from the middle of the page


@dataclass(frozen=True)
class Sheet:
    """A paper with the measures that follow from its size, and where its text begins: page 1, the others."""

    width: float
    height: float
    tops: tuple[float, float] = (TOP, UNDER_NUMBER)
    bottom_margin: float = _BOTTOM_MARGIN

    @property
    def right(self) -> float:
        """Where full lines end."""
        return self.width - _RIGHT_MARGIN

    @property
    def measure(self) -> float:
        """How long a full line is."""
        return self.right - LEFT

    @property
    def centre(self) -> float:
        """The middle between the margins."""
        return (LEFT + self.right) / 2

    @property
    def bottom(self) -> float:
        """Where the text ends."""
        return self.height - self.bottom_margin

    @property
    def signature_centre(self) -> float:
        """The axis that names and posts are centred on."""
        return LEFT + 0.6 * self.measure

    @property
    def date_left(self) -> float:
        """Where ประกาศ ณ วันที่ begins."""
        return LEFT + 0.3125 * self.measure


def sheet(contents: Contents) -> Sheet:
    """Choose the sheet of a paper, its tops under the emblem and the page number where it has them."""
    width, height = PAPERS[contents.paper]
    if contents.paper == "A4 form":
        return Sheet(width * MM, height * MM, (FORM_EDGE, FORM_EDGE), FORM_EDGE)
    return Sheet(
        width * MM, height * MM, (_first_top(contents), UNDER_NUMBER if contents.numbered_pages else TOP)
    )


def leading(size: float) -> float:
    """Give how high the lines of a size are."""
    return TITLE_LEADING if size == TITLE_SIZE else LEADING * size / SIZE


def _first_top(contents: Contents) -> float:
    first = next((block for block in contents.blocks if not isinstance(block, Stamp)), None)
    if contents.emblem == "none":
        return TOP
    if not contents.small_emblem:
        return _LETTERHEAD_TOP if isinstance(first, Letterhead) else UNDER_EMBLEM
    if isinstance(first, Heading):  # beside the emblem, at the middle of its height
        return EMBLEM_TOP + max(SMALL_EMBLEM_HEIGHT - leading(first.size), 0.0) / 2
    return _UNDER_SMALL_EMBLEM

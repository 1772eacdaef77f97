"""Drawing a paper: its contents set in lines, filled into pages and written as a PDF."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.documents.contents.blocks import Contents
from desktop.documents.pdf import blocks, output, page
from desktop.documents.pdf.emblem import Emblem, read
from desktop.documents.pdf.fonts import Fonts, default
from desktop.documents.pdf.lines import line
from desktop.documents.pdf.setting import bold, placed, regular
from desktop.documents.pdf.strips import MM, Placed, Strip, Stroke, Text, filled
from desktop.errors import CannotDo
from desktop.thai import digits

_DRAFT = "ร่าง"
_DRAFT_SIZE = 330.0
_FRAME = 27 * MM  # width of the frame that stands for an emblem


@dataclass(frozen=True)
class Drawn:
    """A paper as a PDF file, and how many pages it has."""

    pdf: bytes
    pages: int


def draw(
    contents: Contents, fonts: Fonts | None = None, *, draft: bool = False, emblem: bytes | None = None
) -> Drawn:
    """Draw a paper, overprinted ร่าง where it is a draft; the same contents give the same bytes.

    `fonts` are the office's own, else the shipped ones; `emblem` is the bytes of its PNG or JPEG file.
    Raises `CannotDo` where the emblem is to be printed and there is none, or where a font lacks characters.
    """
    used = fonts or default()
    picture = _emblem(contents, emblem)
    pages = filled(blocks.strips_of(contents.blocks, used), page.tops(contents.emblem), page.BOTTOM)
    for number, strips in enumerate(pages[1:], 2):
        strips.insert(0, _page_number(number, used, thai=contents.thai_digits))
    if contents.emblem == "frame":
        pages[0].insert(0, _frame(used))
    properties = output.Properties(contents.title, contents.subject, contents.dated)
    written = output.write(pages, properties, picture, _watermark(used) if draft else None)
    return Drawn(written, len(pages))


def _emblem(contents: Contents, data: bytes | None) -> Emblem | None:
    if contents.emblem != "file":
        return None
    if not data:
        raise CannotDo("ยังไม่มีไฟล์ตราครุฑ กรุณาเลือกไฟล์ในหน้าตั้งค่า หรือเลือกใช้กระดาษที่มีตราครุฑ", "emblem")
    return read(data)


def _page_number(number: int, used: Fonts, *, thai: bool) -> Placed:
    kind = regular(used)
    text = f"- {digits.to_thai(str(number)) if thai else number} -"
    set_text = placed(kind, line(kind.face, text), page.LEFT, page.MEASURE, "centre")
    return Placed(page.TOP, Strip(kind.leading, (set_text,)))


def _frame(used: Fonts) -> Placed:
    """Draw an empty frame of the emblem's height where the emblem would stand."""
    kind = regular(used)
    left, right = page.CENTRE - _FRAME / 2, page.CENTRE + _FRAME / 2
    middle = (page.EMBLEM_HEIGHT - kind.leading) / 2
    label = placed(kind, line(kind.face, "ตราครุฑ"), left, _FRAME, "centre", middle)
    corners = [(left, 0.0), (right, 0.0), (right, page.EMBLEM_HEIGHT), (left, page.EMBLEM_HEIGHT)]
    sides = tuple(
        Stroke(*one, *other) for one, other in zip(corners, [*corners[1:], corners[0]], strict=True)
    )
    return Placed(page.EMBLEM_TOP, Strip(page.EMBLEM_HEIGHT, (label,), sides))


def _watermark(used: Fonts) -> Text:
    """Set ร่าง with its middle at nought, to be turned about the middle of the page."""
    kind = bold(used, _DRAFT_SIZE)
    word = line(kind.face, _DRAFT)
    return Text(-kind.points(word.width) / 2, -kind.size * 0.3, kind.face, kind.size, word.clusters)

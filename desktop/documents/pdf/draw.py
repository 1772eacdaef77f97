"""Drawing a paper: its contents set in lines, filled into pages and written as a PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from desktop.documents.contents.blocks import Contents
from desktop.documents.pdf import blocks, furniture, output, page, portraits
from desktop.documents.pdf.emblem import Emblem, read
from desktop.documents.pdf.fonts import Fonts, default
from desktop.documents.pdf.setting import Setup
from desktop.documents.pdf.strips import Placed, filled
from desktop.errors import CannotDo

_DRAFT = "ร่าง"
_NO_PICTURES: Mapping[str, bytes] = {}


@dataclass(frozen=True)
class Drawn:
    """A paper as a PDF file, and how many pages it has."""

    pdf: bytes
    pages: int


def draw(
    contents: Contents,
    fonts: Fonts | None = None,
    *,
    draft: bool = False,
    emblem: bytes | None = None,
    pictures: Mapping[str, bytes] = _NO_PICTURES,
) -> Drawn:
    """Draw a paper, overprinted ร่าง where it is a draft; the same contents give the same bytes.

    `fonts` are the office's own, else the shipped ones; `emblem` is the bytes of its PNG or JPEG file, `pictures`
    those of portraits by their SHA-256. Raises `CannotDo` where the emblem is to be printed and there is none, where
    a picture cannot be opened, or where a font lacks characters.
    """
    setup = Setup(fonts or default(), page.sheet(contents), portraits.shown(contents.blocks, pictures))
    pages = laid(contents, setup)
    furniture.dress(pages, contents, setup, _emblem(contents, emblem))
    words = _DRAFT if draft else contents.watermark
    properties = output.Properties(contents.title, contents.subject, contents.dated)
    written = output.write(
        pages,
        properties,
        watermark=furniture.watermark(words, setup) if words else None,
        size=(setup.sheet.width, setup.sheet.height),
    )
    return Drawn(written, len(pages))


def laid(contents: Contents, setup: Setup) -> list[list[Placed]]:
    """Fill the text of a paper into pages."""
    return filled(blocks.strips_of(contents.blocks, setup), setup.sheet.tops, setup.sheet.bottom)


def _emblem(contents: Contents, data: bytes | None) -> Emblem | None:
    if contents.emblem != "file":
        return None
    if not data:
        raise CannotDo("ยังไม่มีไฟล์ตราครุฑ กรุณาเลือกไฟล์ในหน้าตั้งค่า หรือเลือกใช้กระดาษที่มีตราครุฑ", "emblem")
    return read(data)

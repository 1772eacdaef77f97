"""Papers drawn with the office's own look: the one way from contents to a PDF, or a Word copy, for window and command."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop.documents.contents.blocks import Contents
    from desktop.documents.pdf.fonts import Fonts
    from desktop.work.looks import Look


def draw(contents: Contents, look: Look, *, draft: bool) -> tuple[bytes, int]:
    """Draw a paper with the office's emblem and fonts and give the PDF and its number of pages.

    Raises `CannotDo` where the emblem is missing, or a font lacks a character or is none.
    """
    from desktop.documents.pdf import draw as typesetting  # loaded with the first paper

    drawn = typesetting.draw(
        contents,
        _fonts(look.font_regular, look.font_bold),
        draft=draft,
        emblem=look.emblem,
        pictures=look.pictures,
    )
    return drawn.pdf, drawn.pages


def merged(pdfs: Iterable[bytes], title: str) -> bytes:
    """Put the PDFs of many papers into one file."""
    from desktop.documents.pdf import merging  # loaded with the first batch

    return merging.merged(pdfs, title)


def laid_over(below: bytes, above: bytes) -> bytes:
    """Lay a page, such as the receipt stamp, over the first page of a PDF."""
    from desktop.documents.pdf import overlay  # loaded with the first stamp

    return overlay.laid_over(below, above)


def word(contents: Contents, look: Look) -> bytes:
    """Write the Word copy of a paper with the office's emblem, and give the file.

    Raises `CannotDo` where the emblem is missing or a picture cannot be read.
    """
    from desktop.documents.docx import document  # loaded with the first copy

    return document.write(contents, emblem=look.emblem, pictures=look.pictures)


@lru_cache(maxsize=2)
def _fonts(regular: bytes | None, bold: bytes | None) -> Fonts | None:
    from desktop.documents.pdf.fonts import from_office

    return from_office(regular, bold) if regular else None

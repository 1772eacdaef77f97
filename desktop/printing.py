"""Papers drawn with the office's own look: the one way from contents to a PDF for the window and the command line."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.documents.contents.blocks import Contents
    from desktop.documents.pdf.fonts import Fonts
    from desktop.work.papers import Look


def draw(contents: Contents, look: Look, *, draft: bool) -> tuple[bytes, int]:
    """Draw a paper with the office's emblem and fonts and give the PDF and its number of pages.

    Raises `CannotDo` where the emblem is missing, or a font lacks a character or is none.
    """
    from desktop.documents.pdf import draw as typesetting  # loaded with the first paper

    drawn = typesetting.draw(
        contents, _fonts(look.font_regular, look.font_bold), draft=draft, emblem=look.emblem
    )
    return drawn.pdf, drawn.pages


@lru_cache(maxsize=2)
def _fonts(regular: bytes | None, bold: bytes | None) -> Fonts | None:
    from desktop.documents.pdf.fonts import from_office

    return from_office(regular, bold) if regular else None

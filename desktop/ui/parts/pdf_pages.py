"""Pictures of the pages of a PDF, for the screen and the printer; made beside the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtGui import QImage

_ALONE = threading.Lock()  # pdfium knows no threads
POINT = 96 / 72  # logical pixels of a point at zoom 1.0
Sizes = tuple[tuple[float, float], ...]  # width and height of each page in points


@dataclass(frozen=True)
class Look:
    """How pages are looked at: a zoom, or 0.0 to fit the widest into `room` logical pixels."""

    zoom: float
    room: int

    def scale(self, sizes: Sizes) -> float:
        """Give the logical pixels of a point."""
        if self.zoom or not sizes:
            return (self.zoom or 1.0) * POINT
        return max(0.1, self.room / max(width for width, _height in sizes))


@dataclass(frozen=True)
class Drawn:
    """The sizes of all pages, and pictures of those asked for."""

    sizes: Sizes
    pictures: dict[int, QImage]


def draw(pdf: bytes, pages: Sequence[int], look: Look, ratio: float) -> Drawn:
    """Draw some pages of a PDF at `ratio` dots a logical pixel; numbers beyond its end are left out."""
    with _opened(pdf) as document:
        sizes = tuple(document.get_page_size(number) for number in range(len(document)))
        scale = look.scale(sizes) * ratio
        wanted = [number for number in pages if number < len(sizes)]
        return Drawn(sizes, {number: _picture(document[number], scale) for number in wanted})


def count(pdf: bytes) -> int:
    """Count the pages of a PDF."""
    with _opened(pdf) as document:
        return len(document)


def picture(pdf: bytes, number: int, dpi: int) -> QImage:
    """Draw one page of a PDF, counted from 0, at so many dots an inch."""
    with _opened(pdf) as document:
        return _picture(document[number], dpi / 72)


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ALONE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _picture(page: Any, scale: float) -> QImage:
    bitmap = page.render(scale=scale, prefer_bgrx=True)
    lines = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
    return lines.copy()  # the buffer is pdfium's and ends with the page

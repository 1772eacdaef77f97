"""Objects of a PDF file for ReportLab's document: dictionaries and compressed streams, written quickly."""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc

_LEVEL = 4  # of compression: half the time of the usual 6, two bytes in a hundred more


class Dictionary(pdfdoc.PDFObject):  # type: ignore[misc]
    """A PDF dictionary; a text is written as it stands, so a name brings its own slash."""

    def __init__(self, **values: object) -> None:
        self.values = values

    def format(self, document: Any) -> bytes:
        """Write the dictionary."""
        entries = [
            b"/%b %b" % (name.encode(), pdfdoc.format(value, document)) for name, value in self.values.items()
        ]
        return b"<< " + b"\n".join(entries) + b" >>"


class Stream(pdfdoc.PDFObject):  # type: ignore[misc]
    """A PDF stream of compressed bytes, with what its dictionary says besides."""

    def __init__(self, compressed: bytes, **values: object) -> None:
        self.compressed = compressed
        self.values = values

    def format(self, document: Any) -> bytes:
        """Write the stream."""
        about = Dictionary(**self.values, Filter="/FlateDecode", Length=len(self.compressed))
        return about.format(document) + b"\nstream\n" + self.compressed + b"\nendstream\n"


def compressed(content: bytes) -> bytes:
    """Compress the content of a stream."""
    return zlib.compress(content, _LEVEL)

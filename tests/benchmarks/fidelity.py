"""Which of a paper's texts a reader of PDFs gives back exactly, sign for sign and space for space."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tests.documents import samples

READERS = {
    "poppler": samples.read_by_poppler,
    "pdfium": samples.read_by_pdfium,
    "pypdf": samples.read_by_pypdf,
    "mutool": samples.read_by_mupdf,
}
LINE_END = r"(?: *[\r\n\f]+ *)?"  # between any two signs, for the lines of a text are the typesetter's


def texts_of(contents):
    """List the different texts of a paper."""
    return tuple(dict.fromkeys(text for text in samples.texts(contents.blocks) if text.strip()))


def exact(texts, read):
    """Count which texts stand in what was read, broken into lines at most; a space may be where a line ends."""
    read = unicodedata.normalize("NFC", read)
    return sum(text in read or bool(pattern(text).search(read)) for text in texts)


@lru_cache(maxsize=2000)
def pattern(text):
    words = unicodedata.normalize("NFC", text).split()
    return re.compile(r"\s+".join(LINE_END.join(map(re.escape, word)) for word in words))


def counted(contents, pdf, path):
    """Read a paper with every reader and give how many of its texts each gave back, and how many there are."""
    path.write_bytes(pdf)
    texts = texts_of(contents)
    return {name: exact(texts, read(path)) for name, read in READERS.items()}, len(texts)

"""Cluster fonts in a PDF: one code a cluster, whose text is what was typed, with the outlines it needs."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.documents.pdf.clusters import Cluster, Face
from desktop.documents.pdf.fonts import check
from desktop.documents.pdf.objects import Dictionary, Stream, compressed
from desktop.documents.pdf.truetype import Glyph, build

_SYMBOLIC = 4  # flag of a font with its own encoding
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{blocks}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


class _Codes(dict[Cluster, str]):
    """A code of four hexadecimal digits for each cluster, in the order of their first use."""

    def __missing__(self, cluster: Cluster) -> str:
        code = self[cluster] = f"{len(self) + 1:04X}"
        return code


class EmbeddedFont:
    """One face as one document uses it."""

    def __init__(self, face: Face, name: str) -> None:
        self.face = face
        self.name = name
        self._codes = _Codes()

    def codes(self, clusters: Sequence[Cluster]) -> str:
        """Write clusters as the hexadecimal codes of a PDF string."""
        return "".join(map(self._codes.__getitem__, clusters))

    def add_to(self, document: Any) -> Any:
        """Add the font's objects to a document and give the reference to it.

        Raises `CannotDo` naming the characters that the font lacks.
        """
        made = _made(self.face, tuple(self._codes))
        refer = document.Reference
        program = refer(Stream(made.program, Length1=made.size))
        descendant = Dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=made.base,
            CIDSystemInfo="<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            FontDescriptor=refer(_descriptor(self.face, made.base, program)),
            W=made.widths,
            CIDToGIDMap=refer(Stream(made.places)),
        )
        font = Dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=made.base,
            Encoding="/Identity-H",
            DescendantFonts=pdfdoc.PDFArray([refer(descendant)]),
            ToUnicode=refer(Stream(made.texts)),
        )
        return refer(font)


@dataclass(frozen=True)
class _Made:
    """What a set of clusters needs in a file; the program, the places of glyphs and the texts compressed."""

    base: str
    size: int
    program: bytes
    places: bytes
    texts: bytes
    widths: str


@lru_cache(maxsize=32)  # papers of one batch share their headings
def _made(face: Face, clusters: tuple[Cluster, ...]) -> _Made:
    check(face, "".join(cluster.text for cluster in clusters))
    program, places = _program(face, clusters)
    return _Made(
        base=f"/{_tag(program)}+{face.name}",
        size=len(program),
        program=compressed(program),
        places=compressed(places),
        texts=compressed(_to_unicode(clusters)),
        widths=f"[1 [{' '.join(f'{cluster.advance:g}' for cluster in clusters)}]]",
    )


def _descriptor(face: Face, base: str, program: Any) -> Dictionary:
    return Dictionary(
        Type="/FontDescriptor",
        FontName=base,
        Flags=_SYMBOLIC,
        FontBBox=f"[-500 {-face.below} 1500 {face.above}]",
        ItalicAngle=0,
        Ascent=face.above,
        Descent=-face.below,
        CapHeight=face.above,
        StemV=80,
        FontFile2=program,
    )


def _program(face: Face, clusters: Sequence[Cluster]) -> tuple[bytes, bytes]:
    """Build the font program, and the map from codes to its glyphs.

    A cluster of one glyph in its own place is that glyph; any other becomes a new one, composed of its parts.
    """
    used: list[int] = []
    added: list[Glyph] = []
    places = [0]
    for cluster in clusters:
        glyph = face.glyph_of(cluster)
        if isinstance(glyph, Glyph):
            places.append(face.outlines.count + len(added))
            added.append(glyph)
        else:
            places.append(glyph)
            used.append(glyph)
    return build(face.outlines, used, added), struct.pack(f">{len(places)}H", *places)


def _to_unicode(clusters: Sequence[Cluster]) -> bytes:
    entries = [f"<{code:04X}> <{_hex(cluster.text)}>" for code, cluster in enumerate(clusters, 1)]
    hundreds = [entries[at : at + 100] for at in range(0, len(entries), 100)]  # as many as a block may hold
    blocks = [f"{len(some)} beginbfchar\n{chr(10).join(some)}\nendbfchar" for some in hundreds]
    return _CMAP.format(blocks="\n".join(blocks)).encode()


def _hex(text: str) -> str:
    return text.replace("\u00a0", " ").encode("utf-16-be").hex()


def _tag(program: bytes) -> str:
    """Give the six capitals that tell one subset of a font from another."""
    number = zlib.crc32(program)
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))

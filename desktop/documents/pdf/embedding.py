"""Cluster fonts in a PDF: one code a cluster, whose text is what was typed, with the outlines it needs.

A code is the number of the cluster's glyph in the font program. What most papers use comes first and has the same
codes in each of them, so that it is packed once for all papers of a process; what else a paper says follows in the
order of its first use. So the bytes of a paper never depend on those drawn before.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from desktop.documents.pdf import truetype
from desktop.documents.pdf.clusters import Cluster, Face
from desktop.documents.pdf.fonts import check
from desktop.documents.pdf.objects import Begun, Document
from desktop.documents.pdf.truetype import Glyph

_SYMBOLIC = 4  # flag of a font with its own encoding
_MOST_IN_BLOCK = 100  # entries that a block of a CMap may hold
_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_END = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
_SIGNS = "กขคงจฉชซญฐฒณดตถทธนบปผพภมยรลวศษสหอะาเแโใไฤ๐๑๒๓๔๕๖๗๘๙ ().–/"  # what papers are full of
_MARKED = "กั กิ กี กึ กื กุ กู ก็ ก์ ก่ ก้ กั้ กั่ กิ่ กี่ กี้ กึ่ กื่ กื้ กำ ก้ำ ปิ ปี ป่"


class EmbeddedFont:
    """One face as one document uses it."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._shared = _shared(face)
        self._codes = _Codes(self._shared)

    def codes(self, clusters: Sequence[Cluster]) -> str:
        """Write clusters as the hexadecimal codes of a PDF string."""
        return "".join(map(self._codes.__getitem__, clusters))

    def add_to(self, document: Document) -> str:
        """Add the font's objects to a document and give the reference to it.

        Raises `CannotDo` naming the characters that the font lacks.
        """
        shared = self._shared
        made = _made(shared, tuple(self._codes)[len(shared.codes) :])
        program = document.add_stream(made.program, f"/Filter/FlateDecode/Length1 {made.size}")
        descriptor = document.add(
            f"<</Type/FontDescriptor/FontName{made.base}/Flags {_SYMBOLIC}{shared.measures}/FontFile2 {program}>>"
        )
        descendant = document.add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont{made.base}/CIDToGIDMap/Identity"
            "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
            f"/FontDescriptor {descriptor}/W[0[{made.widths}]]>>"
        )
        return document.add(
            f"<</Type/Font/Subtype/Type0/BaseFont{made.base}/Encoding/Identity-H"
            f"/DescendantFonts[{descendant}]/ToUnicode {document.add_stream(made.texts)}>>"
        )


@dataclass(frozen=True, slots=True)
class _Added:
    """What a paper adds to a font for one cluster: its outline, its width, and its text in hexadecimal digits."""

    glyph: Glyph
    width: str
    text: str


class _Shared:
    """What the fonts of one face begin with in every paper."""

    def __init__(self, face: Face) -> None:
        self.face = face
        texts = (*_SIGNS, *_MARKED.split())
        clusters = [cluster for text in texts for cluster in face.word(text).clusters]
        self.outlines = truetype.Begun(face.outlines, {part[0] for one in clusters for part in one.parts})
        self.first = len(self.outlines.places)  # number of the first glyph that a paper adds
        self.codes = {one: f"{place:04X}" for one, place in self._plain(clusters)}
        self.program = Begun(self.outlines.data)
        self.total = zlib.crc32(self.outlines.data)
        entries = [f"<{code}> <{_hex(cluster.text)}>\n" for cluster, code in self.codes.items()]
        self.texts = Begun((_CMAP + "".join(_blocks(entries))).encode())
        self.widths = " ".join(f"{width * face.per_mille:g}" for width in self.outlines.advances)
        self.measures = (
            f"/FontBBox[-500 {-face.below} 1500 {face.above}]/ItalicAngle 0/Ascent {face.above}"
            f"/Descent {-face.below}/CapHeight {face.above}/StemV 80"
        )
        self._added: dict[Cluster, _Added] = {}

    def added(self, clusters: Sequence[Cluster]) -> list[_Added]:
        """Give what a paper adds for clusters; `CannotDo` names the characters that the font lacks."""
        if any(cluster not in self._added for cluster in clusters):
            check(self.face, "".join(cluster.text for cluster in clusters))
            self._added |= {one: self._made(one) for one in clusters if one not in self._added}
        return [self._added[cluster] for cluster in clusters]

    def _made(self, cluster: Cluster) -> _Added:
        own = self.face.glyph_of(cluster)
        whole = own if isinstance(own, Glyph) else self.face.outlines.glyph(own)
        glyph = truetype.renumbered(whole, self.outlines.places)
        return _Added(glyph, f"{cluster.advance:g}", _hex(cluster.text))

    def _plain(self, clusters: Sequence[Cluster]) -> Iterator[tuple[Cluster, int]]:
        """List the clusters that are one glyph of the font in its own place, no glyph twice, in order."""
        places = dict(self.outlines.places)
        for cluster in clusters:
            glyph = self.face.glyph_of(cluster)
            known = all(self.face.has(sign) for sign in cluster.text)
            if known and not isinstance(glyph, Glyph) and glyph in places:
                yield cluster, places.pop(glyph)


@lru_cache(maxsize=8)
def _shared(face: Face) -> _Shared:
    return _Shared(face)


class _Codes(dict[Cluster, str]):
    """A code of four hexadecimal digits for each cluster, those that a paper adds in the order of their first use."""

    def __init__(self, shared: _Shared) -> None:
        super().__init__(shared.codes)
        self._shift = shared.first - len(shared.codes)

    def __missing__(self, cluster: Cluster) -> str:
        code = self[cluster] = f"{len(self) + self._shift:04X}"
        return code


@dataclass(frozen=True)
class _Made:
    """What a paper's font has in the file; the program and the texts compressed."""

    base: str
    size: int
    program: bytes
    texts: bytes
    widths: str


@lru_cache(maxsize=32)  # papers of one batch share their headings
def _made(shared: _Shared, added: tuple[Cluster, ...]) -> _Made:
    pieces = shared.added(added)
    before, after = shared.outlines.program([piece.glyph for piece in pieces])
    entries = [f"<{code:04X}> <{piece.text}>\n" for code, piece in enumerate(pieces, shared.first)]
    return _Made(
        base=f"/{_tag(zlib.crc32(after, shared.total))}+{shared.face.name}",
        size=len(before) + len(shared.outlines.data) + len(after),
        program=shared.program.compressed(before, after),
        texts=shared.texts.compressed(b"", "".join((*_blocks(entries), _CMAP_END)).encode()),
        widths=" ".join((shared.widths, *(piece.width for piece in pieces))),
    )


def _blocks(entries: Sequence[str]) -> Iterator[str]:
    for at in range(0, len(entries), _MOST_IN_BLOCK):
        some = entries[at : at + _MOST_IN_BLOCK]
        yield f"{len(some)} beginbfchar\n{''.join(some)}endbfchar\n"


def _hex(text: str) -> str:
    return text.replace("\u00a0", " ").encode("utf-16-be").hex()


def _tag(number: int) -> str:
    """Give the six capitals that tell one subset of a font from another."""
    return "".join(chr(65 + number // 26**place % 26) for place in range(6))

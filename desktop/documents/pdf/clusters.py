"""Clusters: a Thai base with its vowels and tone marks, set by HarfBuzz and printed as one glyph.

Each cluster becomes one character code of the PDF whose text is the cluster itself, so that every reader
finds what was typed, marks stand where HarfBuzz puts them, and a line is justified between clusters.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from functools import cache
from operator import attrgetter

import uharfbuzz

from desktop.documents.pdf.truetype import Glyph, Outlines, Part
from desktop.errors import CannotDo

_CLUSTER = re.compile(r"[ฤฦ][ๅา]|[ก-ฮ◌][ัิ-ฺ็-๎]*ำ?[่-๋]*|.", re.DOTALL)
_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
_POSTSCRIPT_NAME = uharfbuzz.OTNameIdPredefined.POSTSCRIPT_NAME
_MOST_WORDS = 5_000  # kept; a batch meets ever new names
_advance = attrgetter("advance")


@dataclass(frozen=True, slots=True, eq=False)
class Cluster:
    """One printed sign: its text, its advance in thousandths of the size, and its glyphs in their places."""

    text: str
    advance: float
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Clusters that are not parted at the end of a line; `blank` for spaces."""

    clusters: tuple[Cluster, ...]
    width: float
    blank: bool


class Face:
    """One font file, ready to set words; `CannotDo` where it is not a TrueType font that can be embedded."""

    def __init__(self, data: bytes) -> None:
        face = uharfbuzz.Face(data)
        try:
            self.outlines = Outlines({tag: face.reference_table(tag).data for tag in _TABLES})
        except (ValueError, IndexError, struct.error) as error:
            raise CannotDo(
                "ไฟล์นี้ไม่ใช่แบบอักษร TrueType ที่ใช้พิมพ์ได้ กรุณาเลือกไฟล์ .ttf ของแบบอักษร TH Sarabun", "font"
            ) from error
        self.name = re.sub("[^A-Za-z0-9-]", "", str(face.get_name(_POSTSCRIPT_NAME))) or "Font"
        self.per_mille = 1000 / face.upem
        self._font = uharfbuzz.Font(face)
        extents = self._font.get_font_extents("ltr")
        self.above = round(extents.ascender * self.per_mille)  # how far it reaches over its line,
        self.below = round(-extents.descender * self.per_mille)  # and under it, in thousandths of the size
        self._signs = frozenset(face.unicodes)
        self._cluster = cache(self._shaped)
        self._words: dict[str, Word] = {}
        self._glyphs: dict[Cluster, int | Glyph] = {}

    def has(self, sign: str) -> bool:
        """Tell whether the font can print a character."""
        return ord(sign) in self._signs

    def word(self, text: str) -> Word:
        """Set a piece of text, keeping it for the next time."""
        word = self._words.get(text)
        if word is None:
            if len(self._words) >= _MOST_WORDS:
                self._words.clear()
            word = self._words[text] = joined(tuple(map(self._cluster, _CLUSTER.findall(text))))
        return word

    def glyph_of(self, cluster: Cluster) -> int | Glyph:
        """Give the font's own glyph of a cluster, or a new one that puts several in their places."""
        if cluster not in self._glyphs:
            self._glyphs[cluster] = self._composed(cluster)
        return self._glyphs[cluster]

    def _composed(self, cluster: Cluster) -> int | Glyph:
        advance = round(cluster.advance / self.per_mille)
        if not cluster.parts:
            return Glyph(b"", advance, 0)
        number, x, y = cluster.parts[0]
        alone = len(cluster.parts) == 1 and x == y == 0
        if alone and self.outlines.glyph(number).advance == advance:
            return number
        return self.outlines.composite(cluster.parts, advance)

    def _shaped(self, text: str) -> Cluster:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = "th"
        uharfbuzz.shape(self._font, buffer)
        parts, pen = [], 0
        for glyph, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            if glyph.codepoint and not self.outlines.is_empty(glyph.codepoint):  # 0 stands for a missing sign
                parts.append((glyph.codepoint, pen + place.x_offset, place.y_offset))
            pen += place.x_advance
        return Cluster(text, pen * self.per_mille, tuple(parts))


def joined(clusters: tuple[Cluster, ...]) -> Word:
    """Make a word of clusters."""
    return Word(clusters, sum(map(_advance, clusters)), all(one.text == " " for one in clusters))

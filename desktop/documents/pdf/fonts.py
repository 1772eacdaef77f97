"""Which fonts a paper is set in, and how large: sizes are said as those of TH Sarabun everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from desktop import paths
from desktop.documents.pdf.clusters import Face
from desktop.errors import CannotDo

# TH Sarabun is drawn small: what offices call 16 points is as large as Sarabun at 10.8.
_SARABUN_SCALE = 10.8 / 16


@dataclass(frozen=True)
class Fonts:
    """A regular and a bold face, and how many of their points make one point of TH Sarabun."""

    regular: Face
    bold: Face
    scale: float


@cache
def default() -> Fonts:
    """Load the shipped Sarabun, once."""
    folder = paths.resources() / "fonts"
    regular, bold = ((folder / f"Sarabun-{style}.ttf").read_bytes() for style in ("Regular", "Bold"))
    return Fonts(Face(regular), Face(bold), _SARABUN_SCALE)


def from_office(regular: bytes, bold: bytes | None = None) -> Fonts:
    """Load the office's own TH Sarabun files; without a bold one, headings are set in the regular.

    Raises `CannotDo` where a file is not a TrueType font.
    """
    face = Face(regular)
    return Fonts(face, Face(bold) if bold else face, 1.0)


def check(face: Face, text: str) -> None:
    """Refuse text with characters that the font lacks; `CannotDo` names up to three of them."""
    missing = [sign for sign in dict.fromkeys(text) if not (face.has(sign) or sign.isspace())]
    if missing:
        named = ", ".join(f"“{sign}” (U+{ord(sign):04X})" for sign in missing[:3])
        raise CannotDo(
            "แบบอักษรไม่มีตัวอักษร {characters} กรุณาแก้ข้อความที่มีตัวอักษรนี้ หรือเลือกแบบอักษรอื่น", characters=named
        )

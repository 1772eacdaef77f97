"""Writing set pages as a PDF file through ReportLab: page streams, properties, and what the pages use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase import pdfdoc

from desktop.documents.pdf.clusters import Face
from desktop.documents.pdf.embedding import EmbeddedFont
from desktop.documents.pdf.emblem import Emblem
from desktop.documents.pdf.objects import Dictionary, Stream, compressed
from desktop.documents.pdf.page import CENTRE, EMBLEM_HEIGHT, EMBLEM_TOP, HAIR, HEIGHT, WIDTH
from desktop.documents.pdf.strips import Placed, Text

_GREY = 0.9  # of the watermark
_Point = tuple[float, float]
_SLANT = "0.64 0.77 -0.77 0.64"  # a turn by 50 degrees


@dataclass(frozen=True)
class Properties:
    """What a reader shows as the properties of the file; `dated` is an ISO day or ""."""

    title: str
    subject: str
    dated: str


def write(
    pages: Sequence[Sequence[Placed]], properties: Properties, emblem: Emblem | None, watermark: Text | None
) -> bytes:
    """Write pages as a PDF; the emblem stands on the first, the watermark under each.

    Raises `CannotDo` naming the characters that a font lacks.
    """
    document = pdfdoc.PDFDocument(invariant=1, lang="th", pdfVersion=(1, 7))
    document.info = _Info(properties)
    document.Catalog.ViewerPreferences = Dictionary(DisplayDocTitle="true")
    fonts = _Fonts()
    streams = [
        _stream(placed, fonts, emblem if number == 0 else None, watermark)
        for number, placed in enumerate(pages)
    ]
    resources = document.Reference(_resources(document, fonts, emblem), "Resources")
    for stream in streams:
        document.addPage(_page(document, resources, stream))
    written: bytes = document.GetPDFData(None)
    return written


class _Fonts(dict[Face, EmbeddedFont]):
    """The fonts that a document uses, named F1, F2, … in the order of their first use."""

    def __missing__(self, face: Face) -> EmbeddedFont:
        font = self[face] = EmbeddedFont(face, f"F{len(self) + 1}")
        return font


class _Info(pdfdoc.PDFInfo):  # type: ignore[misc]
    """The properties of the file, dated as the paper is, or not at all."""

    def __init__(self, properties: Properties) -> None:
        super().__init__()
        self.title, self.subject, self.dated = properties.title, properties.subject, properties.dated

    def format(self, document: Any) -> Any:
        """Write the properties as a PDF dictionary."""
        values = {
            "Title": self.title,
            "Subject": self.subject,
            "Creator": "Tambon Desk",
            "Producer": self.producer,
        }
        if self.dated:
            values["CreationDate"] = f"D:{self.dated.replace('-', '')}000000+07'00'"
        return Dictionary(**{name: pdfdoc.PDFString(value) for name, value in values.items()}).format(
            document
        )


def _resources(document: Any, fonts: _Fonts, emblem: Emblem | None) -> Dictionary:
    named = Dictionary(**{font.name: font.add_to(document) for font in fonts.values()})
    if emblem:
        return Dictionary(Font=named, XObject=Dictionary(Emblem=emblem.add_to(document)))
    return Dictionary(Font=named)


def _page(document: Any, resources: Any, stream: bytes) -> Dictionary:
    return Dictionary(
        Type="/Page",
        Parent=document.Reference(document.Pages),
        MediaBox=f"[0 0 {WIDTH:.2f} {HEIGHT:.2f}]",
        Resources=resources,
        Contents=document.Reference(Stream(compressed(stream))),
    )


def _stream(placed: Sequence[Placed], fonts: _Fonts, emblem: Emblem | None, watermark: Text | None) -> bytes:
    parts = []
    if watermark:
        parts.append(_watermark(watermark, fonts))
    if emblem:
        parts.append(_picture(emblem))
    parts += ["BT", *_texts(placed, fonts), "ET", f"{HAIR} w 2 J", *_strokes(placed)]
    return "\n".join(parts).encode()


def _texts(placed: Sequence[Placed], fonts: _Fonts) -> Iterator[str]:
    """Show each text at its place, naming font and stretch where they change."""
    face, size, stretch = None, 0.0, 0.0
    for one in placed:
        base = HEIGHT - one.y
        for text in one.strip.texts:
            font = fonts[text.face]
            if text.face is not face or text.size != size:
                face, size = text.face, text.size
                yield f"/{font.name} {size:.2f} Tf"
            if text.stretch != stretch:
                stretch = text.stretch
                yield f"{stretch:.3f} Tc"
            yield f"1 0 0 1 {text.x:.2f} {base - text.y:.2f} Tm <{font.codes(text.clusters)}> Tj"


def _strokes(placed: Sequence[Placed]) -> list[str]:
    """Draw the lines, those between columns as one through all rows."""
    level: list[tuple[_Point, _Point]] = []
    upright: dict[_Point, _Point] = {}  # the beginning of each by its end
    for one in placed:
        for stroke in one.strip.strokes:
            start, end = (stroke.x, one.y + stroke.y), (stroke.to_x, one.y + stroke.to_y)
            if stroke.x == stroke.to_x:
                upright[end] = upright.pop(start, start)
            else:
                level.append((start, end))
    drawn = [*level, *((start, end) for end, start in upright.items())]
    return [f"{_point(start)} m {_point(end)} l S" for start, end in drawn]


def _point(point: _Point) -> str:
    return f"{point[0]:.2f} {HEIGHT - point[1]:.2f}"


def _picture(emblem: Emblem) -> str:
    width = EMBLEM_HEIGHT * emblem.width / emblem.height
    left, bottom = CENTRE - width / 2, HEIGHT - EMBLEM_TOP - EMBLEM_HEIGHT
    return f"q {width:.2f} 0 0 {EMBLEM_HEIGHT:.2f} {left:.2f} {bottom:.2f} cm /Emblem Do Q"


def _watermark(text: Text, fonts: _Fonts) -> str:
    """Show one large grey word across the page, its middle in the middle of the paper."""
    font = fonts[text.face]
    place = f"q {_GREY} g BT /{font.name} {text.size:.2f} Tf 1 0 0 1 {text.x:.2f} {text.y:.2f} Tm"
    turn = f"{_SLANT} {WIDTH / 2:.2f} {HEIGHT / 2:.2f} cm"
    return f"q {turn} {place} <{font.codes(text.clusters)}> Tj ET Q Q"

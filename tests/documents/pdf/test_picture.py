"""Marks above and below their bases, compared as ink with HarfBuzz's own outlines."""

import pypdfium2
import pytest
import uharfbuzz
from PIL import Image, ImageChops, ImageDraw

from desktop import paths
from desktop.documents.contents.blocks import Paragraph
from desktop.documents.pdf.draw import draw
from tests.documents import samples

SCALE = 20.0  # samples a point
SIZE = 10.8
TEXTS = ["ที่ น้ำ ปี๊ ญู ฐุ ผู้", "ตำบล กิ๊ก เก้าอี้ ฎู ปั้น ฟื้นฟู", "ฤๅษี ก็ ศึกษา องค์กร ฬี่ ๑๒๓"]


class Polygons:
    """Collects outlines as polygons; curves are cut into short pieces."""

    def __init__(self):
        self.contours = []

    def moveTo(self, to):
        self.contours.append([to])

    def lineTo(self, to):
        self.contours[-1].append(to)

    def qCurveTo(self, control, to):
        start = self.contours[-1][-1]
        for step in range(1, 13):
            t = step / 12
            self.contours[-1].append(
                tuple(
                    (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c
                    for a, b, c in zip(start, control, to, strict=True)
                )
            )

    def curveTo(self, one, two, to):
        start = self.contours[-1][-1]
        for step in range(1, 13):
            t = step / 12
            shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
            points = zip(start, one, two, to, strict=True)
            self.contours[-1].append(tuple(sum(map(float.__mul__, shares, map(float, p))) for p in points))

    def closePath(self):
        pass


def by_harfbuzz(text):
    """Draw a whole string from HarfBuzz's outlines, each glyph by itself."""
    font = uharfbuzz.Font(uharfbuzz.Face((paths.resources() / "fonts" / "Sarabun-Regular.ttf").read_bytes()))
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    uharfbuzz.shape(font, buffer)
    unit = SIZE * SCALE / 1000
    shown = Image.new("L", (6000, 600), 255)
    pen = 0
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        outline = Polygons()
        font.draw_glyph_with_pen(info.codepoint, outline)
        glyph = Image.new("1", shown.size, 0)
        for contour in outline.contours:
            piece = Image.new("1", shown.size, 0)
            points = [
                (50 + (pen + place.x_offset + x) * unit, 400 - (place.y_offset + y) * unit)
                for x, y in contour
            ]
            if len(points) > 2:
                ImageDraw.Draw(piece).polygon(points, fill=1)
                glyph = ImageChops.logical_xor(glyph, piece)
        shown.paste(0, mask=glyph)
        pen += place.x_advance
    return cropped(shown)


def by_the_paper(text):
    drawn = draw(samples.paper(Paragraph(text, indent=False)))
    document = pypdfium2.PdfDocument(drawn.pdf)
    shown = document[0].render(scale=SCALE, grayscale=True, crop=(80, 700, 20, 60)).to_pil().convert("L")
    document.close()
    return cropped(shown)


def cropped(shown):
    dark = shown.point(lambda grey: 255 * (grey < 128))
    return dark.crop(dark.getbbox())


@pytest.mark.parametrize("text", TEXTS)
def test_the_ink_is_that_of_harfbuzz(text):
    ours, theirs = by_the_paper(text), by_harfbuzz(text)
    assert ours.width == pytest.approx(theirs.width, abs=4)
    assert ours.height == pytest.approx(theirs.height, abs=4)
    theirs = theirs.resize(ours.size)
    different = ImageChops.difference(ours, theirs).histogram()[255]
    assert theirs.histogram()[255] > 20_000
    assert different < 0.06 * theirs.histogram()[255]


def test_the_comparison_sees_a_mark_that_is_moved():
    ours = by_the_paper("ที่ น้ำ ปี๊")
    theirs = by_harfbuzz("ที่ นำ้ ปี่").resize(ours.size)
    different = ImageChops.difference(ours, theirs).histogram()[255]
    assert different > 0.06 * theirs.histogram()[255]

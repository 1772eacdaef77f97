import hashlib
import os
import random
import subprocess
import sys

import pypdfium2
import pytest
from PIL import Image, ImageChops

from desktop import paths
from desktop.documents.contents.blocks import Paragraph
from desktop.documents.pdf import fonts
from desktop.documents.pdf.draw import draw
from desktop.documents.pdf.emblem import drawing
from desktop.documents.pdf.output import write
from desktop.documents.pdf.strips import Element, Fill, Picture, Placed, Strip, Stroke
from tests.documents import samples
from tests.documents.pdf import pdfa
from tests.documents.pdf.reading import opened, sequences, told
from tests.documents.pdf.test_tagging import ABOUT, SIZE, shown

ELSEWHERE = """
import hashlib
from desktop.documents.pdf.draw import draw
from tests.documents import samples
print(hashlib.sha256(draw(samples.announced()).pdf).hexdigest())
"""


def page(*strips, size=SIZE):
    """Write one page of strips, each 100 points under the other, and give it as a picture of 1 sample a point."""
    pdf = write([[Placed(100 * n, strip) for n, strip in enumerate(strips)]], ABOUT, size=size)
    pdfa.check(pdf)
    document = pypdfium2.PdfDocument(pdf)
    seen = document[0].render(scale=2).to_pil().convert("RGB")
    document.close()
    return pdf, seen


def box(seen, colour):
    """Find the edges of what is drawn in a colour, in points."""
    apart = ImageChops.difference(seen, Image.new("RGB", seen.size, colour)).convert("L")
    mask = apart.point(lambda value: 255 * (value == 0))
    return tuple(edge / 2 for edge in mask.getbbox())


@pytest.mark.parametrize("size", [(595.28, 841.89), (1190.55, 841.89), (200.0, 300.0)])
def test_a_page_is_as_large_as_its_paper(size):
    _pdf, seen = page(Strip(10), size=size)
    assert seen.size == pytest.approx((2 * size[0], 2 * size[1]), abs=2)


def test_a_rectangle_is_black_and_stands_in_its_place():
    _pdf, seen = page(Strip(10), Strip(50, fills=(Fill(20, 30, 40, 10),)))
    assert box(seen, (0, 0, 0)) == (20, 130, 60, 140)


def test_red_words_are_red_and_what_follows_is_black():
    words = (shown("กกก", red=True), shown("ขขข"), shown("คคค", red=True))
    pdf, seen = page(Strip(20, words, fills=(Fill(300, 0, 20, 20),)))
    colours = {colour for _count, colour in seen.getcolors(100_000)}
    assert any(red > 200 and green == blue == 0 for red, green, blue in colours)
    assert seen.getpixel((620, 20)) == (0, 0, 0)
    with opened(pdf) as document:
        assert sequences(document.pages[0])[0][3].count("rg") == 2


def test_a_row_of_dots_is_a_row_of_dots():
    _pdf, seen = page(Strip(20, strokes=(Stroke(100, 10, 260, 10, dotted=True), Stroke(100, 50, 260, 50))))
    grey = seen.convert("L")

    def dark(y):
        return [grey.getpixel((x, y)) < 250 for x in range(200, 520)]

    turns = sum(a != b for a, b in zip(dark(20), dark(20)[1:], strict=False))
    assert turns > 100
    assert all(dark(100))


def test_lines_between_columns_are_drawn_as_one():
    row = Strip(100, strokes=(Stroke(50, 0, 50, 100), Stroke(0, 100, 200, 100)))
    pdf, _seen = page(row, row, row)
    with opened(pdf) as document:
        (drawn,) = [found for found in sequences(document.pages[0]) if "S" in found[3]]
    assert drawn[3].count("l") == 4


def test_a_picture_is_in_the_file_once_and_told_by_its_words():
    image = drawing(Image.new("RGBA", (20, 20), (0, 128, 0, 255)))
    element = Element("Figure", alt="ตราครุฑ")
    pictures = (Picture(10, 20, 30, 40, image, element), Picture(100, 0, 10, 10, image))
    pdf, seen = page(Strip(60, (shown("ก", Element("P")),), pictures=pictures))
    assert box(seen.crop((0, 0, 160, 400)), (0, 128, 0)) == pytest.approx((10, 20, 40, 60), abs=1)
    with opened(pdf) as document:
        assert len(document.pages[0].Resources.XObject) == 1
        assert "/Group" not in document.pages[0].obj
        assert told(document)[1:] == [(1, "Figure", ""), (1, "P", "ก")]
        (figure,) = [one for one in document.objects if getattr(one, "S", None) == "/Figure"]
        assert str(figure.Alt) == "ตราครุฑ"
        assert [float(edge) for edge in figure.A.BBox] == [10, 740, 40, 780]


def test_two_pictures_are_two():
    one, other = (drawing(Image.new("RGBA", (9, 9), (shade, 0, 0, 99))) for shade in (10, 200))
    pdf, _seen = page(Strip(60, pictures=(Picture(0, 0, 9, 9, one), Picture(50, 0, 9, 9, other))))
    with opened(pdf) as document:
        assert len(document.pages[0].Resources.XObject) == 2
        assert document.pages[0].obj.Group.S == "/Transparency"


def test_a_paper_has_the_same_bytes_whatever_was_drawn_before():
    first = draw(samples.announced()).pdf
    chance = random.Random(7)
    signs = [chr(sign) for sign in range(0x0E01, 0x0E3B)] + ["ABC", "ที่", "ปี๊", " "]
    for _ in range(40):
        draw(samples.paper(Paragraph("".join(chance.choices(signs, k=80)))))
    assert draw(samples.announced()).pdf == first


@pytest.mark.parametrize("seed", ["1", "2551"])
def test_another_process_with_another_order_of_hashes_gives_the_same_bytes(seed):
    shown = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.root(),
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    assert shown.stdout.strip() == hashlib.sha256(draw(samples.announced()).pdf).hexdigest()


def test_papers_that_differ_are_named_differently():
    names = set()
    for contents in (samples.announced(), samples.announced(thai_digits=False), samples.ordered()):
        with opened(draw(contents).pdf) as document:
            names.add(bytes(document.trailer.ID[0]))
    assert len(names) == 3


def test_many_new_clusters_are_all_found_again(tmp_path):
    words = [base + mark for base in "กขคงจชซญดตถทนบปพฟมยรลวศสหอ" for mark in ("ิ่", "ี้", "ุ่", "ึ", "๊", "ั้", "ำ")]
    contents = samples.paper(Paragraph(" ".join(words)))
    drawn = draw(contents).pdf
    pdfa.check(drawn)
    path = tmp_path / "paper.pdf"
    path.write_bytes(drawn)
    for read in samples.READERS:
        assert samples.bare(read(path)) == "".join(words)


def test_a_face_without_any_usual_sign_needs_no_shared_glyphs():
    assert fonts.default().regular is not fonts.default().bold
    pdf, _seen = page(Strip(20, (shown("AÅé"),)))
    with opened(pdf) as document:
        assert sequences(document.pages[0])[0][2] == "AÅé"

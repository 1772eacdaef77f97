"""A stamp is laid over a scan at its top right corner as one sees it, in its own size."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from desktop.documents.contents.blocks import Contents, Stamp
from desktop.documents.pdf import draw, overlay
from desktop.errors import CannotDo

STAMP = draw.draw(
    Contents(
        "receipt",
        "ตรารับ",
        "ตรารับ",
        (Stamp("ที่ทำการ", (("เลขรับ", "12/2551"), ("เวลา", "09.05 น."))),),
        emblem="none",
    )
).pdf
DPI = 72 / 25.4  # a dot for each mm


def scan(width, height, rotate=0, corner=(0, 0)):
    """Make a page of a size in mm, its lower left corner anywhere, turned."""
    made = pikepdf.new()
    page = made.add_blank_page(page_size=(width * DPI, height * DPI))
    left, foot = corner
    page.mediabox = [left, foot, left + width * DPI, foot + height * DPI]
    page.rotate(rotate, relative=False)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def inked(pdf):
    """Give the box in mm, from the top left of the page as one sees it, of what is not white, and the page's size."""
    picture = pypdfium2.PdfDocument(pdf)[0].render(scale=1 / DPI * 4).to_pil().convert("L")
    left, top, right, foot = picture.point(lambda dot: 255 * (dot < 128)).getbbox()
    return [round(n / 4) for n in (left, top, right, foot)], [round(n / 4) for n in picture.size]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("corner", [(0, 0), (-50, 30)])
@pytest.mark.parametrize("size", [(210, 297), (148, 210), (297, 420)])
def test_it_stands_at_the_top_right_however_the_page_is_turned_or_sized(size, rotate, corner):
    (left, top, right, foot), (width, _height) = inked(overlay.laid_over(scan(*size, rotate, corner), STAMP))
    assert width == size[0 if rotate in (0, 180) else 1]
    assert abs(width - right - 20) <= 1
    assert abs(top - 10) <= 1
    assert abs(right - left - 50) <= 1
    assert abs(foot - top - 25) <= 1


def test_what_stands_on_the_page_stays_and_the_same_files_give_the_same_bytes():
    made = overlay.laid_over(STAMP, STAMP)
    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    assert text.count("12/2551") == 2
    assert overlay.laid_over(STAMP, STAMP) == made


def locked():
    written = BytesIO()
    with pikepdf.open(BytesIO(scan(210, 297))) as made:
        made.save(written, encryption=pikepdf.Encryption(owner="a", user="b"))
    return written.getvalue()


def empty():
    written = BytesIO()
    pikepdf.new().save(written)
    return written.getvalue()


@pytest.mark.parametrize("below", [b"%PDF-1.4 cut off", locked(), empty()])
def test_a_scan_that_cannot_be_opened_is_told(below):
    with pytest.raises(CannotDo) as refused:
        overlay.laid_over(below, STAMP)
    assert refused.value.field == "scan"
    assert str(refused.value) == "เปิดไฟล์สแกนของหนังสือนี้ไม่ได้ กรุณาสแกนเป็น PDF ใหม่โดยไม่ใส่รหัสผ่าน"

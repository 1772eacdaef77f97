"""A card of a catalogue has its picture beside its words where there is one, and is never cut."""

from io import BytesIO

import pytest
from PIL import Image

from desktop.documents.contents.blocks import Card, Label
from desktop.documents.pdf import cards, page, portraits
from desktop.documents.pdf.draw import draw
from desktop.documents.pdf.fonts import default
from desktop.documents.pdf.setting import Setup
from desktop.errors import CannotDo
from tests.documents.samples import paper

CARD = Card("ผ้าทอลายดอกพิกุล", (Label("ราคา", "1,250 บาท/ผืน"), Label("ตลาด", "งาน OTOP " * 30)), "photo")


def photo(size=(900, 500)):
    file = BytesIO()
    Image.new("RGB", size, "navy").save(file, "JPEG")
    return file.getvalue()


def strip(pictures, card=CARD):
    setup = Setup(default(), page.sheet(paper()), portraits.shown([card], pictures))
    [found] = cards.strips_of(card, setup)
    return found, setup.sheet


def test_words_stand_beside_the_picture_inside_the_frame():
    found, sheet = strip({"photo": photo()})
    [picture] = found.pictures
    assert picture.width / picture.height == pytest.approx(4 / 3)
    assert picture.element.alt == "ภาพผ้าทอลายดอกพิกุล"
    assert all(text.x > picture.x + picture.width for text in found.texts)
    assert all(text.y < found.height for text in found.texts)
    assert picture.y + picture.height < found.height
    assert max(line.to_x for line in found.strokes) == pytest.approx(sheet.right)


def test_without_a_picture_words_take_the_whole_line():
    found, _sheet = strip({})
    assert not found.pictures
    assert min(text.x for text in found.texts) < page.LEFT + 12
    assert found.height < strip({"photo": photo()})[0].height


def test_a_photo_is_not_cut_and_one_that_cannot_be_opened_is_named():
    shown = portraits.shown([CARD], {"photo": photo((300, 900))})["photo"]
    assert (shown.width, shown.height) == (600, 450)
    with pytest.raises(CannotDo) as refused:
        draw(paper(CARD), pictures={"photo": b"no picture"})
    assert str(refused.value) == (
        "เปิดภาพของ “ผ้าทอลายดอกพิกุล” ไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG ที่สูงไม่เกิน 2,000 พิกเซล"
    )

"""Pictures as files give them: upright, cut, without what a camera notes, and refused where they are none."""

from io import BytesIO

import pytest
from PIL import Image

from desktop.documents import pictures
from desktop.documents.docx import pictures as word
from desktop.documents.pdf import emblem
from desktop.errors import CannotDo

TALL = Image.linear_gradient("L").resize((300, 600))


def saved(picture, kind, **more):
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def read(data):
    with Image.open(BytesIO(data)) as found:
        found.load()
        return found


def test_a_picture_is_turned_as_it_was_taken():
    turned = Image.Exif()
    turned[0x0112] = 6  # taken with the camera on its side
    picture, is_photograph = pictures.opened(saved(TALL, "JPEG", exif=turned))
    assert (picture.size, picture.mode, is_photograph) == ((600, 300), "RGBA", True)
    assert pictures.opened(saved(TALL, "PNG"))[1] is False


def test_an_emblem_is_made_no_larger_and_not_higher_than_asked_for():
    data = saved(TALL, "PNG")
    assert pictures.emblem(data)[0].size == (300, 600)
    assert pictures.emblem(data, 60)[0].size == (30, 60)


def test_a_portrait_is_three_by_four_on_white():
    see_through = Image.new("RGBA", (500, 500), (0, 0, 0, 0))
    portrait = pictures.portrait(saved(see_through, "PNG"), "นาย ก")
    assert portrait.size == pictures.PORTRAIT
    assert portrait.getpixel((0, 0)) == (255, 255, 255, 255)


def test_paper_and_word_copy_show_the_same_portrait():
    data = saved(TALL, "JPEG")
    drawn = emblem.photograph(pictures.portrait(data, "นาย ก"))
    assert drawn.colours == word.portrait(data, "นาย ก")


def test_what_the_file_says_besides_its_picture_is_left_out():
    data = saved(TALL, "JPEG", comment=b"SomebodysName")
    assert b"SomebodysName" in data
    assert b"SomebodysName" not in emblem.read(data).colours
    for packed in (pictures.as_png(pictures.opened(data)[0]), pictures.as_jpeg(pictures.opened(data)[0])):
        assert b"SomebodysName" not in packed
        assert read(packed).size == TALL.size


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"nonsense", "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        (saved(TALL, "PNG")[:90], "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        (saved(TALL, "GIF"), "เปิดไฟล์ตราครุฑไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG"),
        (
            saved(Image.new("1", (10_000, 5_000)), "PNG"),
            "ไฟล์ตราครุฑมีขนาดภาพใหญ่เกินไป กรุณาย่อให้สูงไม่เกิน 2,000 พิกเซล",
        ),
    ],
)
def test_a_file_that_is_no_picture_or_far_too_large_is_refused(data, said):
    with pytest.raises(CannotDo) as refused:
        pictures.emblem(data)
    assert (str(refused.value), refused.value.field) == (said, "emblem")
    with pytest.raises(CannotDo) as refused:
        pictures.portrait(data, "นาย ก")
    assert str(refused.value) == "เปิดภาพถ่ายของ นาย ก ไม่ได้ กรุณาเลือกไฟล์ภาพ PNG หรือ JPG ที่สูงไม่เกิน 2,000 พิกเซล"
    assert refused.value.field == "portrait"

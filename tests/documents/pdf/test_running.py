import pytest

from desktop.documents.contents.blocks import DateLine, Divider, Heading, Line, Paragraph, Subheading
from desktop.documents.pdf import page
from tests.documents.laying import A4, all_said, end, found, middle, pages_of, said
from tests.documents.samples import bare

LONG = "ขอเชิญประชุมคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน และขอเชิญร่วมกิจกรรมพัฒนาชุมชนประจำปีของอำเภอ"


def line(text="๑๒ มิถุนายน ๒๕๕๑", **more):
    return found(pages_of(Line(text, **more)), text[:5])[2]


def test_a_line_stands_where_it_is_aligned():
    assert line().x == page.LEFT
    assert line(align="middle").x == A4.centre
    assert end(line(align="right")) == pytest.approx(A4.right)
    assert middle(line(align="centre")) == pytest.approx(A4.centre)
    assert middle(line(align="signature")) == pytest.approx(A4.signature_centre)


def test_a_line_has_its_size_and_weight():
    plain, large = line(), line(bold=True, size=24.0)
    assert large.size == plain.size * 1.5
    assert large.face is not plain.face


@pytest.mark.parametrize("align", ["left", "centre", "right", "middle", "signature"])
def test_a_long_line_goes_on_at_its_place(align):
    (one,) = pages_of(Line(LONG * 2, align=align))
    assert len(one) > 2
    assert all_said([one]) == bare(LONG * 2)
    for placed in one:
        assert placed.strip.texts[0].x >= page.LEFT - 0.01
        assert end(placed.strip.texts[0]) <= A4.right + 0.01
    assert {id(placed.strip.texts[0].element) for placed in one} == {id(one[0].strip.texts[0].element)}


def test_an_empty_line_keeps_its_room_and_empty_text_has_none():
    (one,) = pages_of(Line("ก"), Line(""), Line("ข"))
    assert one[2].y - one[0].y == 2 * page.LEADING
    assert pages_of(Paragraph(""), Subheading(""), Heading(()), Heading(("",))) == [[]]


def test_lines_of_one_address_stand_close_and_others_have_the_gap():
    (one,) = pages_of(Line("ก"), Line("ข"), Line("ค", align="middle"))
    assert one[1].y - one[0].y == page.LEADING
    assert one[2].y - one[1].y == page.LEADING + page.PARAGRAPH_GAP


def test_the_closing_words_stand_under_their_gap():
    (one,) = pages_of(Paragraph("ก"), Line("ขอแสดงความนับถือ", align="signature"))
    assert one[1].y - one[0].y == page.LEADING + page.CLOSING_GAP


def test_a_heading_and_a_subheading_tell_what_they_are():
    (one,) = pages_of(Heading(("ประกาศ", "เรื่อง"), size=20.0), Subheading("ระเบียบวาระ"), Paragraph("ก"))
    roles = [placed.strip.texts[0].element.role for placed in one]
    assert roles == ["H1", "H1", "H2", "P"]
    assert one[0].strip.texts[0].element is one[1].strip.texts[0].element
    assert one[1].y - one[0].y == page.LEADING * 20 / 16
    assert one[2].strip.texts[0].x == page.LEFT


@pytest.mark.parametrize("count", range(22, 34))
def test_a_subheading_stays_with_what_follows(count):
    for one in pages_of(*[Line("ก")] * count, Subheading("ระเบียบวาระที่ ๑"), Paragraph("ข้อความ")):
        assert not said(one[-1].strip).startswith("ระเบียบ")


def test_the_title_of_a_memo_has_its_exact_leading():
    (one,) = pages_of(Heading(("บันทึกข้อความ",), size=29.0), Line("ก"))
    assert one[0].strip.height == 35.0


def test_date_and_divider_stand_in_their_places():
    (one,) = pages_of(Divider(), DateLine("ประกาศ ณ วันที่"))
    (stroke,) = one[0].strip.strokes
    assert (stroke.x + stroke.to_x) / 2 == pytest.approx(A4.centre)
    assert one[1].strip.texts[0].x == pytest.approx(page.LEFT + A4.measure * 0.3125)

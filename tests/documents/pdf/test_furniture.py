import pypdfium2
import pytest

from desktop.documents.contents.blocks import Heading, Letterhead, Line, Paragraph, Stamp
from desktop.documents.pdf import furniture, page
from desktop.documents.pdf.draw import draw
from desktop.documents.pdf.emblem import Emblem
from tests.documents.laying import A4, MM, end, laid, middle, setup, words
from tests.documents.samples import paper

STAMP = Stamp("ที่ว่าการอำเภอพนมสารคาม", (("เลขรับ", "๑๒๓"), ("วันที่", "๑๙ มี.ค. ๒๕๕๑"), ("เวลา", "๑๐.๓๐ น.")))
TWO_PAGES = tuple(Line(f"บรรทัดที่ {n}") for n in range(50))


def dressed(*blocks, **changes):
    """Lay a paper and put what stands around the text on its pages."""
    contents = paper(*blocks, **changes)
    pages = laid(contents)
    furniture.dress(pages, contents, setup(contents), None)
    return pages


def shown(pages, wanted):
    """List where words stand: page, line's top and foot, the text."""
    return [
        (number, placed.y, placed.y + placed.strip.height, text)
        for number, one in enumerate(pages)
        for placed in one
        for text in placed.strip.texts
        if words(text) == wanted
    ]


@pytest.mark.parametrize("small", [False, True])
def test_the_urgency_stands_in_red_beside_the_emblem(small):
    ((number, top, foot, text),) = shown(
        dressed(*TWO_PAGES, urgency="ด่วนที่สุด", emblem="blank", small_emblem=small), "ด่วนที่สุด"
    )
    height = page.SMALL_EMBLEM_HEIGHT if small else page.EMBLEM_HEIGHT
    assert (number, text.red, text.element.role) == (0, True, "P")
    assert (top + foot) / 2 == pytest.approx(page.EMBLEM_TOP + height / 2)
    assert text.x >= (page.LEFT + height if small else page.LEFT)
    assert end(text) < A4.centre - 15 * MM


def test_the_urgency_stands_above_the_text_of_a_paper_without_an_emblem():
    ((_, top, foot, _),) = shown(dressed(Line("ก"), urgency="ด่วน"), "ด่วน")
    assert 0 < top < foot <= page.TOP


def test_the_secrecy_stands_in_red_at_both_ends_of_each_page_and_is_heard_once():
    found = shown(dressed(*TWO_PAGES, secrecy="ลับมาก"), "ลับมาก")
    assert [number for number, *_ in found] == [0, 0, 1, 1]
    for number, top, foot, text in found:
        assert text.red
        assert middle(text) == pytest.approx(A4.centre)
        assert foot <= page.TOP or top >= A4.bottom
        assert 0 < top < foot < A4.height
        assert (text.element is not None) == (number == 0 and top < page.TOP)


def test_header_and_number_stand_above_the_text_from_the_second_page():
    pages = dressed(*TWO_PAGES, header="รายงานการประชุม ครั้งที่ ๓/๒๕๕๑")
    ((number, _, foot, text),) = shown(pages, "รายงานการประชุม ครั้งที่ ๓/๒๕๕๑")
    ((_, top, _, said),) = shown(pages, "- ๒ -")
    assert (number, text.element, said.element) == (1, None, None)
    assert end(text) == pytest.approx(A4.right)
    assert foot <= top == page.TOP
    assert not shown(dressed(*TWO_PAGES, numbered_pages=False), "- ๒ -")


@pytest.mark.parametrize("header", ["ก" * 400, "รายงานการประชุมคณะกรรมการ " * 20])
def test_a_long_header_stays_above_the_page_number(header):
    pages = dressed(*TWO_PAGES, header=header)
    for placed in pages[1][:2]:
        assert placed.y > 0
        assert placed.y + placed.strip.height <= page.UNDER_NUMBER
        assert all(text.x >= page.LEFT - 0.01 for text in placed.strip.texts)


def test_pages_without_a_number_begin_at_the_top():
    assert laid(paper(*TWO_PAGES, numbered_pages=False))[1][0].y == page.TOP


def test_a_stamp_stands_at_the_top_right_and_takes_no_room():
    plain = laid(paper(Letterhead("ที่ ๑", ("อำเภอ",)), *TWO_PAGES, emblem="blank"))
    pages = dressed(STAMP, Letterhead("ที่ ๑", ("อำเภอ",)), *TWO_PAGES, emblem="blank")
    assert [placed.y for placed in pages[0][1:]] == [placed.y for placed in plain[0]]
    stamp = pages[0][0]
    edges = [stroke for stroke in stamp.strip.strokes if not stroke.dotted]
    assert max(edge.to_x for edge in edges) == pytest.approx(A4.right)
    assert min(edge.x for edge in edges) == pytest.approx(A4.right - 50 * MM)
    assert stamp.strip.height == pytest.approx(25 * MM)
    assert stamp.y + stamp.strip.height < plain[0][0].y
    assert [words(text) for text in stamp.strip.texts][:3] == [STAMP.office, "เลขรับ", "๑๒๓"]
    assert sum(stroke.dotted for stroke in stamp.strip.strokes) == 3


@pytest.mark.parametrize("count", [0, 1, 3, 7])
def test_the_words_of_a_stamp_stay_in_its_box(count):
    long = "สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม จังหวัดฉะเชิงเทรา กรมการพัฒนาชุมชน"
    stamp = dressed(Stamp(long, ((long, long),) * count))[0][0].strip
    assert len(stamp.texts) == 1 + 2 * count
    for text in stamp.texts:
        assert A4.right - 50 * MM < text.x
        assert end(text) <= A4.right
        assert 0 < text.y < stamp.height


@pytest.mark.parametrize("small", [False, True])
def test_an_emblem_has_its_place_and_is_told(small):
    contents = paper(Line("ก"), emblem="file", small_emblem=small)
    pages = laid(contents)
    furniture.dress(pages, contents, setup(contents), Emblem(60, 80, "DeviceGray", b"", b""))
    first = pages[0][0]
    (picture,) = first.strip.pictures
    assert (picture.element.role, picture.element.alt) == ("Figure", "ตราครุฑ")
    assert first.y == page.EMBLEM_TOP
    assert picture.height == (page.SMALL_EMBLEM_HEIGHT if small else page.EMBLEM_HEIGHT)
    assert picture.width == pytest.approx(picture.height * 0.75)
    left = page.LEFT if small else A4.centre - picture.width / 2
    assert picture.x == pytest.approx(left)


@pytest.mark.parametrize("size", ["A4", "A4 landscape", "A3", "A3 landscape"])
@pytest.mark.parametrize("words_across", ["ร่าง", "สำเนา", "ใช้สำหรับการประชุมครั้งที่ ๓ เท่านั้น"])
def test_a_watermark_stays_on_its_paper(size, words_across):
    drawn = draw(paper(Line("ก"), paper=size, watermark=words_across))
    document = pypdfium2.PdfDocument(drawn.pdf)
    shown_page = document[0].render(scale=0.5, grayscale=True).to_pil().convert("L")
    document.close()
    sheet = page.sheet(paper(paper=size))
    assert shown_page.size == pytest.approx((sheet.width / 2, sheet.height / 2), abs=1)
    left, top, right, foot = shown_page.point(lambda grey: 255 * (215 < grey < 240)).getbbox()
    assert 0 < left < right < shown_page.width
    assert 0 < top < foot < shown_page.height
    assert right - left > 0.4 * shown_page.width
    assert foot - top > 0.5 * shown_page.height


def test_a_draft_has_only_its_own_watermark():
    def said(**more):
        document = pypdfium2.PdfDocument(draw(paper(Line("ก"), watermark="สำเนา"), **more).pdf)
        text = document[0].get_textpage().get_text_range()
        document.close()
        return text

    assert "สำเนา" in said()
    assert "สำเนา" not in said(draft=True)
    assert "ร่าง" in said(draft=True)


def test_the_frame_of_a_small_emblem_stands_at_the_left():
    pages = dressed(Heading(("บันทึกข้อความ",), size=29.0), Paragraph("ก"), emblem="frame", small_emblem=True)
    frame = pages[0][0]
    assert frame.y == page.EMBLEM_TOP
    assert frame.strip.height == page.SMALL_EMBLEM_HEIGHT
    assert min(stroke.x for stroke in frame.strip.strokes) == page.LEFT

import pytest

from desktop.documents.contents.blocks import Heading, Label, LabelLine, Letterhead, Line, Paragraph
from desktop.documents.pdf import page
from tests.documents.laying import A4, MM, all_said, end, found, laid, pages_of, said, words
from tests.documents.samples import bare, paper

OFFICE = ("ที่ว่าการอำเภอพนมสารคาม", "ถนนพนมสารคาม ฉช ๒๔๑๒๐")
SUBJECT = "ขอเชิญประชุมคณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน ครั้งที่ ๓/๒๕๕๑ และขอเชิญร่วมกิจกรรม"


def memo_line(*labels):
    return LabelLine(labels, leader=True, bold=True, size=20.0)


def test_the_number_stands_at_the_foot_of_the_emblem_and_the_office_right_of_it():
    pages = laid(paper(Letterhead("ที่ ฉช ๐๓๑๘/๑", OFFICE), Line("ก"), emblem="blank"))
    _, left_y, left = found(pages, "ที่ ฉช")
    _, right_y, right = found(pages, "ที่ว่าการ")
    _, _, second = found(pages, "ถนน")
    assert left_y == right_y == pytest.approx(page.EMBLEM_TOP + page.EMBLEM_HEIGHT, abs=1.5)
    assert left.x == page.LEFT
    assert right.x == second.x >= A4.centre + 15 * MM
    assert left.element is not right.element
    assert right.element is second.element


@pytest.mark.parametrize("text", ["ที่ว่าการอำเภอ" * 12, "ก" * 400])
def test_a_long_office_wraps_in_its_part_of_the_page(text):
    pages = pages_of(Letterhead(text, (text, "จบ")))
    assert all_said(pages) == bare(text + text + "จบ")
    for one in pages[0][0].strip.texts:
        edge = A4.right if one.x > A4.centre else A4.centre - 15 * MM
        assert end(one) <= edge


def test_words_hang_at_the_tab_of_a_letter():
    pages = pages_of(LabelLine((Label("เรื่อง", SUBJECT),), tab=12))
    (one,) = pages
    title, first = one[0].strip.texts
    assert title.x == page.LEFT
    assert first.x == one[1].strip.texts[0].x == page.LEFT + 12 * MM
    assert title.y == first.y
    assert not one[0].strip.strokes
    assert title.element is first.element is one[1].strip.texts[0].element


def test_a_title_longer_than_its_tab_pushes_its_words():
    _, _, first = found(pages_of(LabelLine((Label("สิ่งที่ส่งมาด้วย", "ระเบียบวาระ"),), tab=5)), "ระเบียบ")
    _, _, title = found(pages_of(LabelLine((Label("สิ่งที่ส่งมาด้วย", "ระเบียบวาระ"),), tab=5)), "สิ่ง")
    assert first.x > end(title)


def test_a_second_enclosure_stands_close_under_the_first():
    one_line = LabelLine((Label("สิ่งที่ส่งมาด้วย", "๑. หนึ่ง"),), tab=27)
    (one,) = pages_of(one_line, LabelLine((Label("", "๒. สอง"),), tab=27), one_line)
    assert one[1].y - one[0].y == page.LEADING
    assert one[2].y - one[1].y == page.LEADING + page.PARAGRAPH_GAP
    assert one[1].strip.texts[0].x == one[0].strip.texts[1].x


def test_a_memo_draws_dots_from_the_title_to_the_end_under_each_line():
    pages = pages_of(memo_line(Label("เรื่อง", SUBJECT)))
    (one,) = pages
    title, first = one[0].strip.texts
    assert title.size == pytest.approx(first.size * 20 / 16)
    assert title.y == first.y
    (dots,), (under,) = one[0].strip.strokes, one[1].strip.strokes
    assert dots.dotted
    assert under.dotted
    assert end(title) < dots.x < first.x
    assert dots.to_x == under.to_x == A4.right
    assert under.x == one[1].strip.texts[0].x == first.x
    assert dots.y > first.y
    assert one[0].strip.height == page.LEADING * 20 / 16


def test_labels_share_their_line():
    pages = pages_of(memo_line(Label("ที่", "ฉช ๐๓๑๘/๑๒๓", width=80), Label("วันที่", "๑๒ มิถุนายน ๒๕๕๑")))
    (placed,) = pages[0]
    assert [words(text) for text in placed.strip.texts] == ["ที่", "ฉช ๐๓๑๘/๑๒๓", "วันที่", "๑๒ มิถุนายน ๒๕๕๑"]
    assert placed.strip.texts[2].x == page.LEFT + 80 * MM
    first, second = placed.strip.strokes
    assert first.to_x < placed.strip.texts[2].x
    assert second.to_x == A4.right
    assert len({text.y for text in placed.strip.texts}) == 1


def test_labels_without_a_width_share_equally_and_empty_words_are_written_by_hand():
    (placed,) = pages_of(memo_line(Label("ที่", ""), Label("วันที่", "")))[0]
    assert placed.strip.texts[1].x == A4.centre
    assert len(placed.strip.strokes) == 2
    assert pages_of(LabelLine(())) == [[]]


@pytest.mark.parametrize("title", ["เรื่อง", "ก" * 400, ""])
@pytest.mark.parametrize("leader", [True, False])
def test_long_titles_and_words_lose_nothing(title, leader):
    text = "ข" * 400
    pages = pages_of(LabelLine((Label(title, text, width=70), Label(title, SUBJECT)), leader=leader))
    shown = bare("".join(said(placed.strip) for one in pages for placed in one))
    for sign in set(title + text + SUBJECT) - {" "}:
        assert shown.count(sign) == (2 * title + text + SUBJECT).count(sign)
    for one in pages:
        for placed in one:
            assert all(end(text) <= A4.right + 0.01 for text in placed.strip.texts)


def test_the_title_of_a_memo_stands_beside_its_small_emblem():
    pages = laid(paper(Heading(("บันทึกข้อความ",), size=29.0), Line("ก"), emblem="blank", small_emblem=True))
    first = pages[0][0]
    assert first.y + first.strip.height / 2 == pytest.approx(page.EMBLEM_TOP + page.SMALL_EMBLEM_HEIGHT / 2)
    assert pages[0][1].y >= page.EMBLEM_TOP + page.SMALL_EMBLEM_HEIGHT
    (text_first,) = laid(paper(Paragraph("ก"), emblem="blank", small_emblem=True))
    assert text_first[0].y >= page.EMBLEM_TOP + page.SMALL_EMBLEM_HEIGHT

from itertools import pairwise

import pytest

from desktop.documents.contents.blocks import Choice, Choices, Item, NumberedList
from desktop.documents.pdf import page
from tests.documents.laying import A4, MM, all_said, end, found, pages_of, words
from tests.documents.samples import bare

LONG = "ส่งเสริม สนับสนุน และให้คำปรึกษาในการดำเนินงานของศูนย์ให้เป็นไปตามระเบียบและแผนปฏิบัติงานประจำปีของอำเภอ"


def test_a_deeper_level_stands_one_step_further_right():
    pages = pages_of(
        NumberedList((Item("๑.", "หนึ่ง"), Item("๒.", LONG))),
        NumberedList((Item("(ก)", "ย่อย"),), level=1),
        NumberedList((Item("-", "ลึก"),), level=2),
    )
    places = [found(pages, mark)[2].x for mark in ("๑.", "(ก)", "-")]
    assert places == pytest.approx([page.LEFT + page.INDENT + step * 10 * MM for step in range(3)])
    assert found(pages, "ย่อย")[2].x > found(pages, "(ก)")[2].x
    assert all(lower.y - upper.y == page.LEADING for upper, lower in pairwise(pages[0]))


def test_marks_and_texts_of_an_article_belong_together():
    (one,) = pages_of(NumberedList((Item("๑.", LONG), Item("๒.", "สอง"))))
    mark, first = one[0].strip.texts
    second = one[1].strip.texts[0]
    assert (mark.element.role, first.element.role) == ("Lbl", "LBody")
    assert first.element is second.element
    assert mark.element.parent is first.element.parent
    other = one[-1].strip.texts[0].element
    assert other.parent is not mark.element.parent
    assert other.parent.parent is mark.element.parent.parent


@pytest.mark.parametrize("mark", ["", "๑" * 80])
def test_an_article_with_an_odd_mark_loses_nothing(mark):
    pages = pages_of(NumberedList((Item(mark, LONG), Item("", ""))))
    assert all_said(pages) == bare(mark + LONG)


def test_boxes_stand_side_by_side_as_far_as_a_line_holds_them():
    (one,) = pages_of(Choices(tuple(Choice(f"ตัวเลือกที่ {n} ของแบบตอบรับ") for n in range(5))))
    assert len(one) > 1
    assert len(one[0].strip.texts) == 2 * 2
    for placed in one:
        assert placed.strip.texts[0].x == page.LEFT + page.INDENT
        assert end(placed.strip.texts[-1]) <= A4.right


def test_a_box_is_drawn_and_heard():
    (one,) = pages_of(Choices((Choice("มา", ticked=True), Choice("ไม่มา"))))
    (strip,) = [placed.strip for placed in one]
    assert len(strip.strokes) == 4 + 2 + 4
    boxes = [text.element for text in strip.texts if text.element.role == "Figure"]
    assert [box.alt for box in boxes] == ["เลือก", "ไม่เลือก"]
    assert [box.parent.role for box in boxes] == ["Lbl", "Lbl"]
    assert [words(text) for text in strip.texts] == [" ", "มา", " ", "ไม่มา"]
    left, right = page.LEFT + page.INDENT, page.LEFT + page.INDENT + 3.2 * MM
    for stroke in strip.strokes[:4]:
        assert left - 0.01 <= min(stroke.x, stroke.to_x) <= max(stroke.x, stroke.to_x) <= right + 0.01


def test_a_long_choice_goes_on_under_its_words():
    pages = pages_of(Choices((Choice("สั้น"), Choice(LONG * 2), Choice("ท้าย"))))
    assert all_said(pages) == bare("สั้น" + LONG * 2 + "ท้าย")
    (one,) = pages
    long = [
        text for placed in one for text in placed.strip.texts if words(text)[:3] != "สั้" and words(text) != " "
    ]
    assert len(long) > 3
    assert {text.x for text in long} == {long[0].x}
    assert all(end(text) <= A4.right for text in long)

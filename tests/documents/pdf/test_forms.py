"""A form has room to write by hand, boxes to tick, its QR in the corner, and its head again on each further page."""

from __future__ import annotations

from dataclasses import replace

import pytest
import segno

from desktop.documents.contents.blocks import Form, Label, Question
from desktop.documents.pdf import page
from desktop.errors import CannotDo
from tests.documents.laying import MM, all_said, found, laid, said, setup, words
from tests.documents.samples import bare, paper, texts

CODE, SCANNED = "2569-03-07", "0A" * 16 + "-" + "F1" * 16
LONG = "ทอผ้าพื้นเมือง ย้อมสีธรรมชาติ ออมทรัพย์เดือนละครั้ง และรับตัดเย็บชุดนักเรียนให้ทุกโรงเรียนในตำบล"


def form(count=5, **changes):
    values = {
        "title": "แบบสำรวจ",
        "name": Label("", "กลุ่มทอผ้า"),
        "labels": ((Label("", "หมู่ 3"),),),
        "columns": ("คำถาม", "ปีก่อน", "ปี 2569"),
        "questions": tuple(Question(f"ข้อ {n}", str(n)) for n in range(count)),
        "same": "เหมือนเดิม",
        "unknown": "ไม่ทราบ",
        "hint": "ขีดในช่อง",
        "foot": ((Label("ผู้ให้ข้อมูล", "", width=100), Label("ลงชื่อ", "")), (Label("ผู้สำรวจ", ""),)),
        "code": CODE,
        "scanned": SCANNED,
    }
    return Form(**{**values, **changes})


def pages_of(block):
    return laid(paper(block, paper="A4 form"))


def row(pages, start):
    """Find the strip whose words begin so."""
    return next(one.strip for placed in pages for one in placed if said(one.strip).startswith(start))


def boxes(strip):
    """List the boxes to tick of a row by their left edges: four strokes that are no edges of the row."""
    inside = [one for one in strip.strokes if one.y > 0 and one.to_y < strip.height]
    return sorted({one.x for one in inside if one.x == one.to_x})


def test_a_row_is_as_high_as_a_hand_needs_and_the_last_answer_is_large():
    pages = pages_of(form())
    strip = row(pages, "ข้อ 0")
    assert strip.height == pytest.approx(10 * MM)
    asked, last = strip.texts
    assert last.size > asked.size
    assert last.size >= 18 * setup().fonts.scale
    assert len(boxes(strip)) == 4  # two boxes, each with two upright sides


def test_without_last_answers_one_column_is_all_room():
    strip = row(pages_of(form(same="")), "ข้อ 0")
    assert words(strip.texts[-1]) == "ข้อ 0"
    assert len(boxes(strip)) == 2


def test_a_long_last_answer_stands_under_its_question_through_both_columns():
    pages = pages_of(form(questions=(Question("กิจกรรม", LONG), Question("ปัญหา", "ไม่มี"))))
    under, beside = row(pages, "กิจกรรม"), row(pages, "ปัญหา")
    upright = [
        len({one.x for one in strip.strokes if one.y == 0.0 and one.x == one.to_x})
        for strip in (under, beside)
    ]
    assert upright == [5, 6]
    assert under.texts[1].x == under.texts[0].x
    assert under.texts[1].y > under.texts[0].y


def test_choices_are_boxes_with_words_that_wrap_in_their_room():
    many = tuple(f"ตัวเลือกที่ {n}" for n in range(6))
    strip = row(pages_of(form(questions=(Question("ก", "", many),))), "ก")
    places = [text for text in strip.texts if words(text).startswith("ตัวเลือก")]
    assert len(places) == 6
    assert len({text.y for text in places}) > 1
    assert max(text.y for text in places) < strip.height
    assert len({(one.x, one.y) for one in strip.strokes if one.x == one.to_x and one.y > 0}) == 4 + 12


def test_the_qr_says_the_code_of_the_sheet_with_its_quiet_zone():
    strip = pages_of(form())[0][0].strip
    rows = segno.make(SCANNED, micro=False, error="m", boost_error=False).matrix
    square = 22 * MM / (len(rows) + 8)
    left = 210 * MM - page.FORM_RIGHT - 22 * MM
    drawn = set()
    for fill in strip.fills:
        across, down = round((fill.x - left) / square), round(fill.y / square) - 4
        drawn |= {(down, across - 4 + step) for step in range(round(fill.width / square))}
    assert drawn == {
        (down, across) for down, one in enumerate(rows) for across, dark in enumerate(one) if dark
    }
    assert CODE in said(strip)
    assert not pages_of(form(code="", scanned=""))[0][0].strip.fills


def test_a_code_that_is_too_long_is_told():
    with pytest.raises(CannotDo, match="ข้อความในคิวอาร์โค้ดยาวเกินไป กรุณาย่อให้สั้นลง"):
        pages_of(form(scanned="ก" * 3000))


def test_each_further_page_begins_with_the_head_again_and_it_is_read_once():
    pages = pages_of(form(60))
    assert len(pages) == 3
    for one in pages[1:]:
        head = one[0].strip
        assert said(head).startswith("แบบสำรวจ (ต่อ) กลุ่มทอผ้า")
        assert head.fills
        assert {text.element for text in head.texts} == {None}
    assert all_said(pages) == bare("".join(texts([form(60)])))


@pytest.mark.parametrize("count", range(15, 30))
def test_the_foot_never_stands_alone_and_nothing_leaves_the_page(count):
    pages = pages_of(form(count))
    number, _y, _text = found(pages, "ผู้ให้ข้อมูล")
    assert number == len(pages) - 1
    assert found(pages, f"ข้อ {count - 1}")[0] == number == found(pages, "ผู้สำรวจ")[0]
    bottom = 297 * MM - page.FORM_EDGE
    assert all(one.y + one.strip.height <= bottom + 0.01 for placed in pages for one in placed)


def test_rows_stand_closer_where_that_saves_a_page_and_never_closer_than_a_hand_needs():
    high = [Question(f"ข้อ {n}", "", (), 12.5) for n in range(19)]
    assert row(pages_of(form(questions=tuple(high[:10]))), "ข้อ 1").height == pytest.approx(12.5 * MM)
    close = pages_of(form(questions=tuple(high)))
    assert len(close) == 1
    assert row(close, "ข้อ 1").height == pytest.approx(10 * MM)
    assert row(pages_of(form(questions=tuple(high) * 2)), "ข้อ 1").height == pytest.approx(12.5 * MM)


def test_why_data_is_asked_for_stands_small_under_the_foot_of_the_last_page():
    notice = "สำนักงานเก็บข้อมูลนี้ตามอำนาจหน้าที่ " * 6
    for count in (5, 40):
        pages = pages_of(form(count, notice=notice))
        strip = pages[-1][-1].strip
        assert said(strip).startswith("สำนักงานเก็บข้อมูลนี้")
        assert found(pages, "ผู้สำรวจ")[0] == len(pages) - 1
        others = {text.size for one in pages[-1][:-1] for text in one.strip.texts}
        assert max(text.size for text in strip.texts) < min(others)
        assert all_said(pages) == bare("".join(texts([form(count, notice=notice)])))


def test_what_is_to_be_written_has_dots_as_high_as_a_hand():
    blank = form(
        name=Label("ชื่อกลุ่ม", ""), labels=((Label("ประเภท", "", width=80), Label("ตำบล", "ท่าถ่าน")),), code=""
    )
    head = pages_of(blank)[0][0].strip
    dots = [one for one in head.strokes if one.dotted]
    assert len(dots) == 2
    assert dots[1].y - dots[0].y >= 9.9 * MM
    assert all(one.to_x <= 210 * MM - page.FORM_RIGHT for one in dots)
    foot = row(pages_of(blank), "ผู้ให้ข้อมูล")
    assert foot.height == pytest.approx(10 * MM)


@pytest.mark.parametrize("name", ["ก" * 300, "กลุ่มแม่บ้านเกษตรกร " * 15])
def test_a_long_name_is_smaller_and_whole(name):
    block = form(name=Label("", name.strip()))
    pages = pages_of(block)
    assert bare(name) in all_said(pages)
    assert found(pages, name[:5])[2].size < found(pages_of(form()), "กลุ่ม")[2].size


def test_a_form_without_questions_or_foot_loses_nothing():
    block = replace(form(0), foot=())
    assert all_said(pages_of(block)) == bare("".join(texts([block])))

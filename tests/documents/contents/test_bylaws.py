"""Bylaws of a centre: chapters, articles numbered through, what stands under them, and who signs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import bylaws
from desktop.documents.contents.blocks import (
    DateLine,
    Heading,
    NumberedList,
    Paragraph,
    Signature,
    Subheading,
)
from desktop.documents.contents.facts import Facts, Typed
from desktop.errors import CannotDo
from desktop.thai import digits
from tests.documents.samples import CENTRE, texts

FACTS = Facts(
    district="พนมสารคาม",
    province="ฉะเชิงเทรา",
    tambon="ท่าถ่าน",
    centre=CENTRE,
    committee="",
    signer_name="",
    signer_lines=(),
    dated=date(2008, 7, 10),
    chair="นายสมชาย ใจดี",
)


def written(body="", **changes):
    return bylaws.write(replace(FACTS, typed=Typed(body=body), **changes), bylaws.DEFAULT)


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def lists(contents):
    return [
        (block.level, [(one.mark, one.text) for one in block.items]) for block in only(contents, NumberedList)
    ]


def test_the_bylaws_are_the_centres_own():
    contents = written()
    assert only(contents, Heading)[0].lines == (f"ระเบียบ{CENTRE} พ.ศ. ๒๕๕๑",)
    assert contents.subject == contents.title == f"ระเบียบ{CENTRE} พ.ศ. ๒๕๕๑"
    assert only(contents, DateLine) == [DateLine("ประกาศ ณ วันที่ ๑๐ กรกฎาคม พ.ศ. ๒๕๕๑")]
    assert only(contents, Signature) == [Signature("(นายสมชาย ใจดี)", ("ประธานกรรมการ", CENTRE))]
    assert (contents.kind, contents.emblem) == ("bylaws", "none")
    assert any("จึงวางระเบียบไว้" in one.text for one in only(contents, Paragraph))


def test_there_is_a_text_to_begin_with_in_chapters():
    contents = written()
    assert [head.text.split()[1] for head in only(contents, Subheading)] == list("๑๒๓๔๕๖")
    marks = [mark for level, items in lists(contents) if not level for mark, _text in items]
    assert marks == [digits.to_thai(f"ข้อ {number}") for number in range(1, len(marks) + 1)]
    assert "ยังไม่" not in "".join(texts(contents.blocks))
    assert not bylaws.DEFAULT.confirmed_by


def test_articles_are_numbered_through_the_chapters_with_what_is_under_them():
    contents = written("หมวด 1 ชื่อ\nเรียกว่าระเบียบ\n(1) หนึ่ง\n(ก) สอง\nหมวด 2 อื่น\nข้อ 9 มีที่ทำการ\n\n ข้อ ๑๐. มีตรา ")
    assert [head.text for head in only(contents, Subheading)] == ["หมวด ๑ ชื่อ", "หมวด ๒ อื่น"]
    assert lists(contents) == [
        (0, [("ข้อ ๑", "เรียกว่าระเบียบ")]),
        (1, [("(๑)", "หนึ่ง"), ("(ก)", "สอง")]),
        (0, [("ข้อ ๒", "มีที่ทำการ"), ("ข้อ ๓", "มีตรา")]),
    ]


def test_braces_of_typed_articles_are_plain():
    assert lists(written("ใช้ {ชื่อศูนย์} ได้")) == [(0, [("ข้อ ๑", "ใช้ {ชื่อศูนย์} ได้")])]


@given(st.lists(st.sampled_from(("article", "under", "chapter")), max_size=40))
def test_every_article_has_the_next_number(kinds):
    lines = {"article": "ให้ทำงาน", "under": "(1) หนึ่ง", "chapter": "หมวด 1"}
    contents = written("\n".join(("ข้อแรก", *(lines[kind] for kind in kinds))))
    items = [item for block in only(contents, NumberedList) for item in block.items]
    marks = [item.mark for item in items if item.mark.startswith("ข้อ")]
    assert marks == [digits.to_thai(f"ข้อ {n}") for n in range(1, 2 + kinds.count("article"))]
    assert len(items) + len(only(contents, Subheading)) == 1 + len(kinds)


def test_bylaws_not_dated_yet_have_dots():
    contents = written(dated=None)
    assert contents.subject == f"ระเบียบ{CENTRE}"
    assert "......" in only(contents, DateLine)[0].text


def test_without_a_chair_nobody_signs_and_it_is_refused():
    with pytest.raises(CannotDo) as refused:
        written(chair="")
    assert str(refused.value) == "ศูนย์ยังไม่มีประธานในวันที่ของหนังสือ กรุณาบันทึกคณะกรรมการของศูนย์ก่อนออกหนังสือ"
    assert refused.value.field == "centre"


@pytest.mark.parametrize("duties", ["", "หมวด 1 บททั่วไป\nหมวด 2"])
def test_bylaws_without_an_article_are_refused(duties):
    wording = replace(bylaws.DEFAULT, duties=duties)
    with pytest.raises(CannotDo) as refused:
        bylaws.write(FACTS, wording)
    assert str(refused.value) == "ยังไม่มีข้อความของระเบียบ กรุณาพิมพ์ข้อละหนึ่งบรรทัดก่อนออกหนังสือ"
    assert refused.value.field == "body"

from dataclasses import replace

import pytest

from desktop.documents.contents import memo
from desktop.documents.contents.blocks import Heading, Label, LabelLine, Paragraph, Signature
from desktop.documents.contents.facts import Writer
from desktop.errors import CannotDo
from tests.documents.letters import WRITER, typed, written

DOTTED = LabelLine((Label("", ""),), leader=True)


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def titled(*labels):
    return LabelLine(labels, leader=True, bold=True, size=20.0)


def test_a_memo_has_the_head_of_its_form():
    contents = written("memo")
    section = Label("ส่วนราชการ", "สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม โทร. ๐ ๓๘๐๐ ๐๐๐๐", ("อำเภอพนมสารคาม",))
    assert contents.blocks[:5] == (
        Heading(("บันทึกข้อความ",), size=29.0),
        titled(section),
        titled(Label("ที่", "ฉช ๐๐๐๐/๑๒๓", width=80.0), Label("วันที่", "๘ พฤษภาคม ๒๕๕๑")),
        titled(Label("เรื่อง", "ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน")),
        LabelLine((Label("เรียน", "นายกองค์การบริหารส่วนตำบลท่าถ่าน"),)),
    )
    assert contents.small_emblem
    assert only(contents, Paragraph)[-1].text == "จึงเรียนมาเพื่อโปรดพิจารณา"


def test_what_is_written_by_hand_on_a_memo_is_left_to_its_dots():
    contents = written("memo", number="", dated=None)
    assert contents.blocks[2] == titled(Label("ที่", "ฉช ๐๐๐๐/", width=80.0), Label("วันที่", ""))
    contents = written("memo", number="", writer=replace(WRITER, letter_code="", phone="", section=""))
    assert contents.blocks[1].labels[0].text == "ที่ว่าการอำเภอพนมสารคาม"
    assert contents.blocks[2].labels[0].text == ""


def test_the_officer_signs_a_memo_unless_another_was_chosen():
    assert only(written("memo"), Signature) == [Signature("(นางสาวฝึกหัด ตั้งใจ)", ("นักวิชาการพัฒนาชุมชนชำนาญการ",))]
    assert only(written("memo", writer=Writer(officer="นายสมชาย ใจดี")), Signature) == [
        Signature("(นายสมชาย ใจดี)", ())
    ]
    other = written("memo", signer_name="นายอื่น คนใหม่", signer_lines=("พัฒนาการอำเภอ",))
    assert only(other, Signature) == [Signature("(นายอื่น คนใหม่)", ("พัฒนาการอำเภอ",))]


def test_a_memo_that_nobody_signs_is_refused():
    with pytest.raises(CannotDo, match="ยังไม่มี “ผู้ลงนาม”"):
        written("memo", writer=Writer())


def test_a_memo_leaves_room_for_the_comment_of_the_chief():
    contents = written("memo")
    assert contents.blocks[-3:] == (
        LabelLine((Label("ความเห็นของผู้บังคับบัญชา", ""),), leader=True),
        DOTTED,
        DOTTED,
    )
    bare = written("memo", replace(memo.DEFAULT, closing=""))
    assert isinstance(bare.blocks[-1], Signature)


@pytest.mark.parametrize(("field", "name"), [("subject", "เรื่อง"), ("to", "เรียน"), ("body", "เนื้อความ")])
def test_a_memo_that_lacks_what_is_typed_is_refused_at_its_field(field, name):
    with pytest.raises(CannotDo, match=f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ") as refused:
        typed("memo", **{field: ""})
    assert refused.value.field == field

from dataclasses import replace

import pytest

from desktop.documents.contents.blocks import Choice, Choices, Heading, LabelLine, Line, Paragraph, Signature
from desktop.documents.contents.facts import Writer
from desktop.errors import CannotDo
from tests.documents.letters import TYPED, typed, written

CLOSING = "หากได้รับเอกสารไม่ครบถ้วนหรือไม่ชัดเจน กรุณาแจ้งผู้ส่ง"


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def labels(contents):
    return {label.title: label.text for block in only(contents, LabelLine) for label in block.labels}


def test_a_cover_says_from_whom_to_whom_about_what():
    contents = written("cover")
    assert contents.blocks[0] == Heading(("ใบปะหน้าเอกสาร",), size=24.0)
    assert only(contents, Line)[0] == Line("ที่ว่าการอำเภอพนมสารคาม", "centre")
    assert labels(contents) == {
        "ถึง": "นายกองค์การบริหารส่วนตำบลท่าถ่าน",
        "จาก": "สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม",
        "ผู้ส่ง": "นางสาวฝึกหัด ตั้งใจ นักวิชาการพัฒนาชุมชนชำนาญการ",
        "โทร.": "๐ ๓๘๐๐ ๐๐๐๐",
        "อีเมล": "cdd24@example.go.th",
        "เรื่อง": "ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน",
        "วันที่": "๘ พฤษภาคม ๒๕๕๑",
        "จำนวนหน้า": "............ หน้า (รวมใบปะหน้า)",
    }
    boxes = tuple(map(Choice, ("เพื่อทราบ", "เพื่อพิจารณา", "เพื่อดำเนินการ")))
    assert only(contents, Choices) == [Choices(boxes)]
    assert only(contents, Signature) == []
    assert contents.emblem == "none"


def test_a_cover_without_words_has_only_its_closing():
    assert [paragraph.text for paragraph in only(typed("cover", body=""), Paragraph)] == [CLOSING]


def test_an_unknown_office_and_day_leave_out_their_lines_or_leave_dots():
    contents = written("cover", writer=Writer(), dated=None, typed=replace(TYPED, urgency="ด่วน"))
    said = labels(contents)
    assert list(said) == ["ถึง", "จาก", "เรื่อง", "วันที่", "จำนวนหน้า"]
    assert said["จาก"] == "ที่ว่าการอำเภอพนมสารคาม"
    assert set(said["วันที่"]) == {"."}
    assert contents.urgency == "ด่วน"


@pytest.mark.parametrize(("field", "name"), [("subject", "เรื่อง"), ("to", "เรียน")])
def test_a_cover_that_lacks_what_is_typed_is_refused_at_its_field(field, name):
    with pytest.raises(CannotDo, match=f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ") as refused:
        typed("cover", **{field: ""})
    assert refused.value.field == field

import pytest

from desktop.documents.contents.blocks import DateLine, Heading, Paragraph
from desktop.errors import CannotDo
from tests.documents.letters import typed, written


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def test_a_notice_says_what_was_typed_and_bears_no_number():
    contents = written("notice", number="9")
    assert only(contents, Heading)[0].lines == ("ประกาศอำเภอพนมสารคาม", "เรื่อง ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน")
    said = [paragraph.text for paragraph in only(contents, Paragraph)]
    assert said[1:] == [
        "ในการนี้ จึงขอเชิญท่านร่วมกิจกรรม ดังนี้",
        "ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        "จึงประกาศให้ทราบโดยทั่วกัน",
    ]
    assert only(contents, DateLine) == [DateLine("ประกาศ ณ วันที่ ๘ พฤษภาคม พ.ศ. ๒๕๕๑")]
    assert contents.title == "ประกาศอำเภอพนมสารคาม เรื่อง ขอเชิญร่วมกิจกรรมวันพัฒนาชุมชน"


def test_the_closing_lines_of_a_notice_are_not_said_twice():
    body = "ด้วยมีงาน\nทั้งนี้ ตั้งแต่วันที่ 1 มิถุนายน 2551\nจึงประกาศมาเพื่อทราบ"
    said = [paragraph.text for paragraph in only(typed("notice", body=body), Paragraph)]
    assert said == ["ด้วยมีงาน", "ทั้งนี้ ตั้งแต่วันที่ ๑ มิถุนายน ๒๕๕๑", "จึงประกาศมาเพื่อทราบ"]


@pytest.mark.parametrize(("field", "name"), [("subject", "เรื่อง"), ("body", "เนื้อความ")])
def test_a_notice_that_lacks_what_is_typed_is_refused_at_its_field(field, name):
    with pytest.raises(CannotDo, match=f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ") as refused:
        typed("notice", **{field: ""})
    assert refused.value.field == field

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents.blocks import DateLine, Letterhead, Paragraph
from desktop.errors import CannotDo
from tests.documents import samples
from tests.documents.letters import FACTS, typed, written

COMMITTEE = samples.FACTS.committee
CLOSING = "จึงออกหนังสือรับรองฉบับนี้ให้ไว้เป็นหลักฐาน"


def only(contents, kind):
    return [block for block in contents.blocks if isinstance(block, kind)]


def test_a_certificate_says_who_holds_which_position_since_when():
    contents = written("certificate")
    assert contents.blocks[0] == Letterhead("เลขที่ ๕/๒๕๕๑", ("ที่ว่าการอำเภอพนมสารคาม", "ถนนตัวอย่าง ฉช ๒๔๐๐๐"))
    said = [paragraph.text for paragraph in only(contents, Paragraph)]
    assert said[0] == (
        f"หนังสือฉบับนี้ให้ไว้เพื่อรับรองว่า {samples.name(1)} ดำรงตำแหน่งกรรมการ ใน{COMMITTEE} "
        "อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา ตั้งแต่วันที่ ๘ พฤษภาคม ๒๕๕๑ จนถึงปัจจุบัน"
    )
    assert said[1:] == [CLOSING]
    assert samples.name(1) in only(contents, Paragraph)[0].names
    assert only(contents, DateLine) == [DateLine("ให้ไว้ ณ วันที่ ๘ พฤษภาคม พ.ศ. ๒๕๕๑")]
    assert contents.subject == f"รับรองการดำรงตำแหน่งของ{samples.name(1)}"
    assert contents.title.startswith("หนังสือรับรองของอำเภอพนมสารคาม เลขที่ ๕/๒๕๕๑")


def test_what_was_typed_stands_on_a_line_of_its_own():
    said = [paragraph.text for paragraph in only(typed("certificate", body="เป็นผู้มีความประพฤติดี"), Paragraph)]
    assert said[1:] == ["เป็นผู้มีความประพฤติดี", CLOSING]


def test_who_came_later_is_certified_since_then():
    person = replace(FACTS["certificate"].person, start=date(2009, 1, 5))
    assert "ตั้งแต่วันที่ ๕ มกราคม ๒๕๕๒" in only(written("certificate", person=person), Paragraph)[0].text


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"person": None}, "ชื่อบุคคล"),
        ({"start": None}, "วันเริ่มดำรงตำแหน่ง"),
        ({"person": replace(samples.members(1)[0], position="")}, "ตำแหน่ง"),
    ],
)
def test_a_certificate_that_lacks_something_is_refused(changes, name):
    with pytest.raises(CannotDo, match=f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ"):
        written("certificate", **changes)


def test_the_number_of_a_certificate_can_be_written_by_hand():
    contents = written("certificate", number="", year=None, dated=None)
    assert contents.blocks[0].left == "เลขที่ ............/............"

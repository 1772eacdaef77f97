"""Letters of a case: to whom, about what, and what is asked of them."""

from dataclasses import replace

import pytest

from desktop.documents.contents.blocks import Break, Choices, LabelLine, Letterhead, Line, Paragraph, Signers
from desktop.documents.contents.facts import Typed
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents.cases import ASKERS, FACTS, SPARSE, referral, written
from tests.documents.contents.test_case_papers import all_said, only


def head(contents):
    return {label.title: label.text for line in only(contents, LabelLine) for label in line.labels}


def paragraphs(contents):
    return [one.text for one in only(contents, Paragraph)]


def test_the_centre_writes_with_where_it_is():
    (first,) = only(written("summons"), Letterhead)
    assert first.right == ("ศูนย์ประสานงานองค์การชุมชน", "ตำบลท่าถ่าน อำเภอพนมสารคาม", "จังหวัดฉะเชิงเทรา")
    (other,) = only(written("summons", centre="ศูนย์ยุติธรรมชุมชน"), Letterhead)
    assert other.right == ("ศูนย์ยุติธรรมชุมชน", "อำเภอพนมสารคาม", "จังหวัดฉะเชิงเทรา")


def test_without_a_centre_the_district_writes():
    (first,) = only(written("summons", SPARSE), Letterhead)
    assert first.right == ("ที่ว่าการอำเภอพนมสารคาม", "จังหวัดฉะเชิงเทรา")
    assert "ด้วยอำเภอพนมสารคามได้รับคำร้อง" in all_said(written("asking", SPARSE))


def test_the_other_party_is_asked_and_has_a_sheet_to_answer_on():
    contents = written("asking")
    assert (head(contents)["เรื่อง"], head(contents)["เรียน"]) == (
        "สอบถามความสมัครใจเข้าสู่การไกล่เกลี่ยข้อพิพาท", "นางสาวกัลยา รักชาติ",
    )  # fmt: skip
    at = contents.blocks.index(Break())
    answer = replace(contents, blocks=contents.blocks[at:])
    assert [choice.text for block in only(answer, Choices) for choice in block.items] == [
        "สมัครใจเข้าสู่การไกล่เกลี่ย", "ไม่สมัครใจเข้าสู่การไกล่เกลี่ย",
    ]  # fmt: skip
    assert [one.thumb for one in only(answer, Signers)[0].items] == [False, True]
    assert draw(contents).pages == 2


@pytest.mark.parametrize("kind", ["asking", "summons"])
def test_a_letter_to_a_minor_goes_to_who_acts_for_them(kind):
    to = head(written(kind, party=ASKERS[2]))["เรียน"]
    assert to == "นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล ผู้แทนของ เด็กชายบุญมี วงศ์สวัสดิ์เจริญผล"


def test_an_invitation_says_when_where_and_which_appointments_were_missed():
    contents = written("summons")
    assert head(contents)["เรื่อง"] == "เชิญเข้าร่วมการไกล่เกลี่ยข้อพิพาท ครั้งที่ ๓"
    _first, missed, asked, *_rest = paragraphs(contents)
    assert "เมื่อวันที่ ๖ กุมภาพันธ์ ๒๕๖๙ และ ๑๓ กุมภาพันธ์ ๒๕๖๙ จึงขอเชิญ" in missed
    assert "ในวันศุกร์ที่ ๒๐ กุมภาพันธ์ ๒๕๖๙ เวลา ๐๙.๓๐ น. ณ ศาลาอเนกประสงค์ หมู่ที่ ๓ ตำบลท่าถ่าน" in asked


def test_a_first_invitation_says_nothing_of_missed_ones():
    assert "มิได้มาตามนัด" not in all_said(written("summons", SPARSE))


@pytest.mark.parametrize(
    ("lacking", "name"),
    [("at", "เวลานัด"), ("place", "สถานที่นัด"), ("appointed", "ชื่อวันนัด"), ("round", "ครั้งที่เชิญ")],
)
def test_an_invitation_without_what_it_asks_for_is_refused(lacking, name):
    empty = None if lacking in ("appointed", "round") else ""
    with pytest.raises(CannotDo) as refused:
        written("summons", invitation=replace(FACTS.invitation, **{lacking: empty}))
    assert str(refused.value) == f"ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ"
    assert refused.value.field == name


def test_a_referral_says_what_was_typed_to_whom():
    contents = written("referral", referral())
    assert head(contents)["เรียน"] == "ผู้อำนวยการศูนย์ดำรงธรรมอำเภอพนมสารคาม"
    assert "ผู้ร้องประสงค์ให้ตรวจแนวเขต" in paragraphs(contents)


def test_a_referral_goes_where_the_case_does_and_says_no_more_than_is_known():
    contents = written("referral", replace(SPARSE, end_reason=""))
    assert head(contents)["เรียน"] == "ศูนย์ดำรงธรรมอำเภอพนมสารคาม"
    assert not [one for one in paragraphs(contents) if one.startswith("ตรวจแล้ว")]


def test_what_was_typed_with_its_own_end_has_no_second_one():
    typed = replace(FACTS, typed=Typed(to="ที่อื่น", body="เรื่องนี้เร่งด่วน\nจึงเรียนมาเพื่อโปรดช่วยเหลือ"))
    assert sum(one.startswith("จึงเรียนมา") for one in paragraphs(written("referral", typed))) == 1


def test_a_letter_tells_how_to_reach_its_writer():
    assert only(written("summons"), Line)[-1] == Line("โทร. ๐ ๓๘๐๐ ๐๐๐๐")
    assert not [one for one in only(written("summons", SPARSE), Line) if "โทร." in one.text]

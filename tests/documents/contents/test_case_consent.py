"""ใบยินยอม: what a party consents to, with the notice about personal data on the same sheet."""

from dataclasses import replace
from datetime import date

import pytest

from desktop.documents.contents import case_consent
from desktop.documents.contents.blocks import Choices, NumberedList, Signers, Subheading
from desktop.documents.pdf.draw import draw
from desktop.errors import CannotDo
from tests.documents.cases import ASKERS, FACTS, written
from tests.documents.contents.test_case_papers import all_said, only


def test_the_party_is_described_and_both_sides_are_named():
    said = all_said(written("consent"))
    assert "ข้าพเจ้า นางสาวกัลยา รักชาติ อายุ ๓๕ ปี" in said
    assert "เป็นคู่พิพาทฝ่ายที่ ๒ ตามคำร้องเลขที่ กก.๐๑/๒๕๖๙" in said


def test_the_notice_says_who_why_on_what_ground_how_long_and_which_rights():
    contents = written("consent")
    notice = [item.text for item in only(contents, NumberedList)[1].items]
    for title in ("ผู้เก็บข้อมูล", "ข้อมูลที่เก็บ", "ฐานตามกฎหมาย", "ผู้ที่เห็นข้อมูล", "ระยะเวลาที่เก็บ", "สิทธิของท่าน"):
        assert sum(line.startswith(f"{title}: ") for line in notice) == 1
    assert only(contents, Subheading)[0].text == "คำแจ้งเรื่องข้อมูลส่วนบุคคล (รุ่น ๑/๒๕๖๙)"
    assert [choice.ticked for choice in only(contents, Choices)[0].items] == [False, False]
    assert draw(contents).pages <= 2  # one sheet


def test_the_notice_kept_with_a_consent_stands_before_that_of_the_words():
    contents = written("consent", notice="ผู้เก็บ: สำนักงาน\nสิทธิ: ขอดูได้", notice_version="2/2568")
    assert [item.text for item in only(contents, NumberedList)[1].items] == ["ผู้เก็บ: สำนักงาน", "สิทธิ: ขอดูได้"]
    assert only(contents, Subheading)[0].text.endswith("(รุ่น ๒/๒๕๖๘)")


def test_the_offices_own_words_are_a_version_by_their_day():
    own = replace(case_consent.DEFAULT, id="w", start=date(2026, 6, 1))
    assert case_consent.notice_version(own) == "1 มิ.ย. 2569"
    assert case_consent.notice_version(case_consent.DEFAULT) == case_consent.SHIPPED_NOTICE


def test_for_a_minor_the_lawful_representative_signs():
    (signers,) = only(written("consent", party=ASKERS[2]), Signers)
    assert signers.items[0].name == "(นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล)"
    assert signers.items[0].lines == ("ผู้แทนโดยชอบธรรมของ เด็กชายบุญมี วงศ์สวัสดิ์เจริญผล", "คู่พิพาทฝ่ายที่ ๑")
    assert signers.items[1].lines == ("ของ นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล",)


@pytest.mark.parametrize("capacity", ["minor", "ward", "agent"])
def test_one_who_cannot_act_alone_needs_somebody_who_does(capacity):
    alone = replace(FACTS.party, capacity=capacity, represented_by=" ")
    with pytest.raises(CannotDo) as refused:
        written("consent", party=alone)
    assert str(refused.value) == "ยังไม่มีผู้แทนของ นางสาวกัลยา รักชาติ กรุณากรอกก่อนออกหนังสือ"
    assert refused.value.field == "represented_by"

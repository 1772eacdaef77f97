"""The values that the words of a case's papers name: amounts in words, names in a sentence, who a party is."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import case_fields as fields
from desktop.documents.contents.case_facts import CaseParty
from tests.documents.cases import ASKERS, BLANK, FACTS, OTHERS


def test_every_field_of_a_full_case_has_a_value_and_of_an_empty_one_none_but_the_office():
    said = fields.values(replace(FACTS, plan="ผ่อนชำระ"), fields.CASE_FIELDS)
    assert [name for name, value in said.items() if not value] == []
    empty = fields.values(BLANK, fields.CASE_FIELDS)
    assert {name for name, value in empty.items() if value} == {"อำเภอ", "จังหวัด", "ตำบล", "ชื่อศูนย์"}


def test_a_district_mediates_where_there_is_no_centre():
    assert fields.centre(replace(FACTS, centre="")) == "อำเภอพนมสารคาม"


@pytest.mark.parametrize(
    ("satang", "said"),
    [(None, ""), (0, "0 บาท (ศูนย์บาทถ้วน)"), (416_650, "4,166.50 บาท (สี่พันหนึ่งร้อยหกสิบหกบาทห้าสิบสตางค์)")],
)
def test_an_amount_stands_in_figures_and_words(satang, said):
    assert fields.money(satang) == said


@given(st.lists(st.sampled_from(["นาย ก", "นาง ข", "นางสาว ค"]), max_size=6))
def test_every_name_of_a_list_is_said(names):
    said = fields.listed(names)
    assert said.replace(" และ", " ").split(" ") == " ".join(names).split(" ")
    assert said.count("และ") == (len(names) > 1)


def test_a_party_is_described_by_all_that_is_known():
    assert fields.described(CaseParty(side="1", name="นาย ก")) == "นาย ก"
    assert fields.described(ASKERS[0]) == (
        "นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล อายุ 61 ปี เลขประจำตัวประชาชน 1-2345-67890-12-1 อาชีพทำนา "
        "อยู่ที่ เลขที่ 99/12 หมู่ที่ 3 ตำบลท่าถ่าน อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา โทรศัพท์ 08 1234 5678"
    )


def test_who_acts_for_a_party_is_named_with_the_right_to_do_so():
    minor = fields.described(ASKERS[2])
    assert minor.endswith("โดย นายประเสริฐศักดิ์ วงศ์สวัสดิ์เจริญผล (บิดา) ผู้แทนโดยชอบธรรม")
    assert fields.described(OTHERS[2]).endswith("โดย นายณรงค์ อยู่เย็น (ประธานกลุ่ม) ผู้ทำการแทน")
    agent = CaseParty(side="1", name="นาย ก", capacity="agent", represented_by="นาย ข")
    assert fields.described(agent) == "นาย ก โดย นาย ข ผู้รับมอบอำนาจ"


def test_a_group_has_no_age():
    assert "อายุ" not in fields.described(replace(OTHERS[2], age=9))


def test_everybody_in_a_case_is_a_name_that_no_line_cuts():
    people = FACTS.people()
    for name in ("นางลำดวน วงศ์สวัสดิ์เจริญผล", "นายณรงค์ อยู่เย็น", "นายสำราญ มั่นคง", "นางปิ่น คุ้มญาติ", "นายเห็นการณ์ มีดี"):
        assert name in people
    assert BLANK.people() == ()


def test_a_long_day_is_written_in_full():
    assert fields.day(date(2026, 2, 28)) == "28 กุมภาพันธ์ 2569"
    assert fields.day(None) == ""

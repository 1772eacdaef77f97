"""People are named as papers print them, and two records of one person are known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.people import Person, id_fault, join_title, similar

SOMCHAI = Person(title="นาย", first_name="สมชาย", last_name="อาญาสิทธิ์", village="1")


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("นาย", "นายสมชาย อาญาสิทธิ์"),
        ("ว่าที่ ร.ต.", "ว่าที่ ร.ต. สมชาย อาญาสิทธิ์"),
        ("ดร.", "ดร. สมชาย อาญาสิทธิ์"),
        ("ร้อยตำรวจตรี", "ร้อยตำรวจตรีสมชาย อาญาสิทธิ์"),
        ("", "สมชาย อาญาสิทธิ์"),
    ],
)
def test_the_title_stands_before_the_name_as_papers_print_it(title, printed):
    assert replace(SOMCHAI, title=title).label == printed


def test_a_name_without_a_surname_ends_where_it_ends():
    assert replace(SOMCHAI, last_name="").label == "นายสมชาย"
    assert join_title("", "สมชาย") == "สมชาย"


def test_people_are_sorted_without_their_titles():
    assert SOMCHAI.sort_text == "สมชาย อาญาสิทธิ์"


@pytest.mark.parametrize(
    "other",
    [
        replace(
            SOMCHAI, last_name="อาจาสิทธิ์"
        ),  # ญ read as จ: one presenter's surname is really written both ways
        replace(SOMCHAI, last_name="อาญาสิทธ์"),
        replace(SOMCHAI, title="ร.ต."),
        replace(SOMCHAI, village=""),
        replace(SOMCHAI, first_name="สมชาย\u200b"),
    ],
)
def test_near_names_with_no_other_village_are_probably_one_person(other):
    assert similar(SOMCHAI, other)
    assert similar(other, SOMCHAI)


@pytest.mark.parametrize(
    "other",
    [
        replace(SOMCHAI, village="2"),
        replace(SOMCHAI, first_name="สมหญิง", last_name="ศรีประเสริฐ"),
        replace(SOMCHAI, first_name="ประเสริฐ"),
    ],
)
def test_another_village_or_another_name_is_another_person(other):
    assert not similar(SOMCHAI, other)


@pytest.mark.parametrize("good", ["", "1234567890121", "1-2345-67890-12-1", "๑๒๓๔๕๖๗๘๙๐๑๒๑"])
def test_an_id_that_passes_its_check_has_no_fault(good):
    assert id_fault(good) == ""


@pytest.mark.parametrize("bad", ["1234567890122", "123", "1111111111111"])
def test_an_id_that_fails_its_check_is_warned_of(bad):
    assert id_fault(bad).startswith("เลขประจำตัวประชาชนไม่ผ่านการตรวจหลักสุดท้าย")

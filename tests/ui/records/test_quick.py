"""A record made out of what was typed into a picker."""

from __future__ import annotations

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.ui.records import quick


@pytest.mark.parametrize(
    ("typed", "title", "first", "last"),
    [
        ("นายสมชาย ใจดี", "นาย", "สมชาย", "ใจดี"),
        ("  นางสาวมาลี   วัฒนา ", "นางสาว", "มาลี", "วัฒนา"),
        ("ว่าที่ ร.ต. กล้า หาญ", "ว่าที่ ร.ต.", "กล้า", "หาญ"),
        ("สมชาย", "", "สมชาย", ""),
    ],
)
def test_a_person_is_made_of_a_typed_name(typed, title, first, last):
    made = quick.made("people", typed, "240606")
    assert made == Person(title=title, first_name=first, last_name=last, tambon="240606")


def test_a_group_is_made_of_its_name():
    made = quick.made("organisations", " กลุ่มสตรี ", "240606")
    assert made == Organisation(name="กลุ่มสตรี", tambon="240606")

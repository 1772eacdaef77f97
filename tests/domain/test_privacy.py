"""The rules about a person's data: what is named anew, what is erased, by which basis it is held."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.people import Person, check_changeable, check_usable, nameless
from desktop.domain.privacy import Post, bare, basis_of, check_erasing, is_empty
from desktop.errors import CannotDo


def test_only_who_is_in_use_is_named_anew():
    check_usable(Person(first_name="ก"))
    for person in (
        Person(first_name="ก", restricted_since=date(2026, 1, 1)),
        Person(first_name="ก", erased=date(2026, 1, 1)),
    ):
        with pytest.raises(CannotDo) as refused:
            check_usable(person, "person")
        assert refused.value.field == "person"
    with pytest.raises(CannotDo, match="จึงแก้ไขไม่ได้"):
        check_changeable(Person(erased=date(2026, 1, 1)))


def test_what_is_left_is_a_code_and_a_day():
    person = Person(id="1a2b3c4d-5e6f", first_name="ก", phone="1", erased=date(2026, 1, 1))
    left = bare(person)
    assert (left.label, left.phone, left.erased) == (nameless(person.id), "", date(2026, 1, 1))
    assert is_empty(left)
    assert not is_empty(person)
    assert not is_empty(Person())


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ((True, (), 0, True), "ลบข้อมูลส่วนบุคคลของบุคคลนี้แล้ว"),
        ((False, (Post("กรรมการ", "คณะหนึ่ง"),), 0, True), "เพราะเป็นกรรมการของ “คณะหนึ่ง” อยู่"),
        ((False, (), 0, False), "ต้องมีสิทธิ์เปิดเรื่องไกล่เกลี่ย"),
        ((False, (), 2, True), "อยู่ในสำนวนไกล่เกลี่ย 2 เรื่อง"),
    ],
)
def test_each_reason_to_keep_is_one_sentence(asked, sentence):
    with pytest.raises(CannotDo) as refused:
        check_erasing(*asked)
    assert sentence in str(refused.value)
    check_erasing(False, (), 0, True)


def test_every_topic_has_a_basis():
    assert basis_of("seats").section == "ม.24(4)"
    assert basis_of("cases").section == "ม.24(4) ม.26"

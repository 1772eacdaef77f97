"""The office's own fields: described as data, kept as texts, and given back as they were."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.domain import own_fields
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import KINDS, OwnField
from desktop.domain.records import check, field_of, fields_of
from desktop.errors import CannotDo

VALUES = {
    "text": some.text(),
    "long": some.text(),
    "number": some.none() | some.integers(0, 10**9),
    "money": some.none() | some.integers(0, 10**14),
    "day": some.none() | some.dates(),
    "flag": some.booleans(),
    "choice": some.sampled_from(("", "ใหญ่", "เล็ก")),
}


def own(kind="text", **more):
    """Describe an own field of organisations, with an id of its own."""
    choices = ("ใหญ่", "เล็ก") if kind == "choice" else ()
    given_id = more.pop("id", str(uuid.uuid4()))
    return OwnField(id=given_id, title=more.pop("title", "ช่องหนึ่ง"), kind=kind, choices=choices, **more)


EVERY = tuple(own(kind, title=kind, place=place) for place, kind in enumerate(KINDS))
WIDE = own_fields.widened(Organisation, EVERY)
NAMES = {one.kind: own_fields.name_of(one) for one in EVERY}


@given(some.fixed_dictionaries(VALUES))
def test_what_is_typed_in_own_fields_comes_back_as_it_was(values):
    typed = WIDE(name="กลุ่ม", **{NAMES[kind]: value for kind, value in values.items()})
    kept = own_fields.narrow(typed, Organisation)
    assert type(kept) is Organisation
    assert all(isinstance(said, str) and said for said in kept.own.values())
    assert own_fields.widen(kept, WIDE) == replace(typed, own=kept.own)
    assert own_fields.narrow(own_fields.widen(kept, WIDE), Organisation) == kept


def test_every_kind_has_its_place_in_the_form_in_the_order_of_the_fields():
    made = [field for field in fields_of(WIDE) if own_fields.id_of(field.name)]
    assert [(field.title, field.kind.value) for field in made] == [(kind, kind) for kind in KINDS]
    assert next(field.name for field in fields_of(WIDE)) == "name"
    assert own_fields.widened(Organisation, EVERY) is WIDE


def test_a_field_of_another_topic_or_out_of_use_is_not_in_the_form():
    others = (own(of="surveys"), own(retired=date(2008, 1, 1)))
    assert own_fields.widened(Organisation, others) is Organisation


def test_the_values_of_fields_out_of_use_are_kept():
    used, old = own(), own()
    kept = Organisation(name="กลุ่ม", own={old.id: "เดิม"})
    wide = own_fields.widened(Organisation, (used,))
    typed = replace(own_fields.widen(kept, wide), **{own_fields.name_of(used): "ใหม่"})
    assert own_fields.narrow(typed, Organisation).own == {old.id: "เดิม", used.id: "ใหม่"}


def test_a_text_that_is_no_value_says_nothing_and_stays():
    number = own("number")
    wide = own_fields.widened(Organisation, (number,))
    kept = Organisation(name="กลุ่ม", own={number.id: "หลายคน"})
    assert getattr(own_fields.widen(kept, wide), own_fields.name_of(number)) is None
    assert own_fields.narrow(own_fields.widen(kept, wide), Organisation).own == {number.id: "หลายคน"}


def test_an_emptied_value_is_forgotten():
    number = own("number")
    wide = own_fields.widened(Organisation, (number,))
    kept = own_fields.widen(Organisation(own={number.id: "5"}), wide)
    emptied = replace(kept, **{own_fields.name_of(number): None})
    assert own_fields.narrow(emptied, Organisation).own == {}


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (own(required=True), "", "ต้องกรอก “ช่องหนึ่ง” ก่อนบันทึก"),
        (own("number", least=1), 0, "“ช่องหนึ่ง” ต้องไม่น้อยกว่า 1"),
        (own("number", most=9), 10, "“ช่องหนึ่ง” ต้องไม่เกิน 9"),
        (own("money", least=1), 99, "“ช่องหนึ่ง” ต้องไม่น้อยกว่า 1"),
        (own("money", most=5), 501, "“ช่องหนึ่ง” ต้องไม่เกิน 5"),
        (own("choice"), "กลาง", "“ช่องหนึ่ง” ไม่มีตัวเลือก “กลาง”"),
        (own("day"), "วันนี้", "“ช่องหนึ่ง” ต้องเป็นวันที่"),
    ],
)
def test_a_value_that_does_not_hold_is_refused_by_its_field(field, value, sentence):
    name = own_fields.name_of(field)
    wide = own_fields.widened(Organisation, (field,))
    with pytest.raises(CannotDo) as refused:
        check(wide(name="กลุ่ม", **{name: value}))
    assert (str(refused.value), refused.value.field) == (sentence, name)


@pytest.mark.parametrize(
    ("field", "at", "sentence"),
    [
        (OwnField(title="ก", kind="choice", choices=("เดียว",)), "choices",
         "ช่องแบบเลือกหนึ่งอย่างต้องมีตัวเลือกอย่างน้อยสองข้อ"),
        (OwnField(title="ก", kind="number", least=5, most=4), "most", "ค่าน้อยที่สุดต้องไม่เกินค่ามากที่สุด"),
    ],
)  # fmt: skip
def test_a_field_that_nothing_can_stand_in_is_refused(field, at, sentence):
    with pytest.raises(CannotDo) as refused:
        own_fields.check_own_field(field)
    assert (str(refused.value), refused.value.field) == (sentence, at)


def test_a_field_that_holds_is_taken():
    for one in EVERY:
        own_fields.check_own_field(one)
        check(one)


@given(some.text())
def test_only_the_name_of_an_own_field_gives_an_id(name):
    assert own_fields.id_of(name) == ""
    one = own()
    assert own_fields.id_of(own_fields.name_of(one)) == one.id


@pytest.mark.parametrize(
    ("kind", "said", "words"),
    [
        ("text", "ดี", "ดี"), ("number", "12", "12"), ("money", "1250", "12.50"), ("day", "2008-05-08", "8 พ.ค. 2551"),
        ("flag", "1", "ใช่"), ("flag", "", ""), ("number", "หลายคน", "หลายคน"), ("choice", "ใหญ่", "ใหญ่"), ("day", "", ""),
    ],
)  # fmt: skip
def test_a_kept_text_is_said_as_a_person_reads_it(kind, said, words):
    assert own_fields.in_words(own(kind), said) == words


@pytest.mark.parametrize(
    ("before", "after", "said", "same"),
    [
        ("number", "text", "12", True), ("text", "number", "12", True), ("text", "number", "๑๒ คน", False),
        ("text", "number", "012", False), ("number", "money", "12", False), ("day", "text", "2008-05-08", False),
        ("text", "choice", "ใหญ่", True), ("text", "choice", "กลาง", False), ("flag", "text", "1", False),
        ("text", "long", "ดี", True),
    ],
)  # fmt: skip
def test_another_kind_holds_only_where_the_words_stay(before, after, said, same):
    assert own_fields.means_the_same(own(before), own(after), said) is same


def test_files_name_an_own_field_by_its_title():
    one = own(title="เลขบัญชี")
    wide = own_fields.widened(Organisation, (one,))
    assert own_fields.key_of(field_of(wide, own_fields.name_of(one))) == "เลขบัญชี"
    assert own_fields.key_of(field_of(wide, "name")) == "name"
    assert own_fields.as_field(one) == field_of(wide, own_fields.name_of(one))

"""Conditions on a list: which can be said of which field, which hold, and how they are kept."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import filters
from desktop.domain.filters import Condition
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import Kind, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.errors import CannotDo


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_of_field_says_how_it_can_be_asked(kind):
    asked = {
        how
        for topic in TOPICS.values()
        for f in fields_of(topic)
        if f.kind is kind
        for how in filters.hows(f)
    }
    assert asked <= set(filters.WORDS)
    assert asked or kind is Kind.MAP


def test_a_place_is_chosen_and_not_typed():
    assert filters.hows(field_of(Person, "tambon")) == ("is", "is_not", "empty", "filled")
    assert filters.hows(field_of(Person, "phone")) == ("holds", "empty", "filled")


@pytest.mark.parametrize(
    ("topic", "condition", "sentence"),
    [
        (Person, Condition("gone", "is", 1), "รายการนี้กรองด้วย “gone” ไม่ได้ กรุณาเลือกช่องใหม่"),
        (Person, Condition("phone", "between", 1), "กรอง “โทรศัพท์” แบบนี้ไม่ได้ กรุณาเลือกแบบอื่น"),
        (Person, Condition("phone", "holds", ""), "กรุณาระบุค่าที่ใช้กรอง “โทรศัพท์”"),
        (Person, Condition("village", "is"), "กรุณาระบุค่าที่ใช้กรอง “หมู่บ้าน”"),
        (Organisation, Condition("status", "is", "asleep"), "“สถานะ” ไม่มีตัวเลือก “asleep”"),
        (Person, Condition("born", "between"), "กรุณาระบุค่าเริ่มต้นหรือค่าสิ้นสุดของ “วันเกิด”"),
        (
            Person, Condition("born", "between", date(2000, 1, 2), date(2000, 1, 1)),
            "ค่าเริ่มต้นของ “วันเกิด” ต้องไม่มากกว่าค่าสิ้นสุด",
        ),
    ],
)  # fmt: skip
def test_a_condition_that_cannot_be_asked_is_refused(topic, condition, sentence):
    with pytest.raises(CannotDo) as caught:
        filters.check(topic, condition)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("topic", "condition"),
    [
        (Person, Condition("phone", "holds", "081")),
        (Person, Condition("phone", "empty")),
        (Person, Condition("born", "between", date(1999, 12, 31))),
        (Person, Condition("born", "between", None, date(1999, 12, 31))),
        (Person, Condition("village", "is", "v1", label="หมู่ 1")),
        (Village, Condition("number", "between", 1, 3)),
    ],
)
def test_a_condition_is_kept_and_read_again(topic, condition):
    import json

    kept = json.loads(json.dumps(filters.to_plain(condition)))
    again = filters.from_plain(topic, kept)
    assert again == condition
    assert again.label == condition.label


@given(st.dates(), st.dates())
def test_days_between_are_kept_and_read_again(one, other):
    condition = Condition("born", "between", min(one, other), max(one, other))
    assert filters.from_plain(Person, filters.to_plain(condition)) == condition


@pytest.mark.parametrize(
    "plain",
    [
        {"how": "is"},
        {"field": "born", "how": "between", "value": "เมื่อวาน"},
        {"field": "a", "how": "b", "c": 1},
    ],
)
def test_a_kept_condition_that_cannot_be_read_is_refused(plain):
    with pytest.raises(CannotDo) as caught:
        filters.from_plain(Person, plain)
    assert str(caught.value) == "อ่านตัวกรองที่บันทึกไว้ไม่ได้ กรุณาตั้งตัวกรองใหม่"

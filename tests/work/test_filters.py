"""Lists narrowed by conditions give exactly the rows that meet all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.filters import Condition
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField, name_of
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as kept
from desktop.store.session import writing
from desktop.work import lists
from desktop.work.lists import Listing
from tests.work.conftest import OFFICER, TAMBON


@pytest.fixture
def listed(store):
    """Give what lists the names of people that meet conditions."""
    with writing(store, OFFICER, "เพิ่ม") as session:
        one, two = kept.add_many(session, [Village(tambon=TAMBON, number=n) for n in (1, 2)])
        kept.add_many(
            session,
            [
                Person(first_name="ก", village=one, tambon=TAMBON, phone="๐๘๑ A", born=date(1990, 5, 1)),
                Person(
                    first_name="ข",
                    village=two,
                    born=date(1980, 1, 1),
                    national_id="1234567890121",
                    note="ทำนา",
                ),
                Person(first_name="ค", village=one, phone="081 b", note="ทำไร่"),
                Person(first_name="ง"),
            ],
        )

        def listed(*conditions, topic="people", **asked):
            numbers = lists.order(session, Listing(topic=topic, conditions=conditions, **asked))
            names = [field.name for field in lists.columns(lists.TOPICS[topic])]
            at = names.index("first_name" if topic == "people" else "name")
            return "".join(row.cells[at] for row in lists.page(session, topic, numbers))

        listed.villages, listed.session = (one, two), session
        yield listed


def test_links_texts_days_and_seals(listed):
    one, _two = listed.villages
    for condition, names in (
        (Condition("village", "is", one), "กค"),
        (Condition("village", "is_not", one), "ขง"),
        (Condition("village", "empty"), "ง"),
        (Condition("village", "filled"), "กขค"),
        (Condition("tambon", "is", TAMBON), "ก"),
        (Condition("tambon", "is_not", TAMBON), "ขคง"),
        (Condition("phone", "holds", "081"), "กค"),
        (Condition("phone", "holds", "๐๘๑"), "กค"),
        (Condition("phone", "holds", "B"), "ค"),
        (Condition("phone", "empty"), "ขง"),
        (Condition("note", "holds", "ทํา"), "ขค"),
        (Condition("born", "between", date(1985, 1, 1)), "ก"),
        (Condition("born", "between", None, date(1990, 5, 1)), "กข"),
        (Condition("born", "between", date(1980, 1, 1), date(1980, 1, 1)), "ข"),
        (Condition("born", "filled"), "กข"),
        (Condition("national_id", "filled"), "ข"),
        (Condition("portrait", "empty"), "กขคง"),
    ):
        assert listed(condition) == names, condition


def test_conditions_are_met_together_with_the_other_ways(listed):
    one, _two = listed.villages
    assert listed(Condition("village", "is", one), Condition("phone", "holds", "a")) == "ก"
    assert listed(Condition("village", "is", one), text="ค") == "ค"
    assert listed(Condition("phone", "filled"), tambon=TAMBON) == "ก"
    assert listed(Condition("phone", "filled"), exactly=(("note", "ทำไร่"),)) == "ค"
    assert listed(Condition("village", "is", one), sort="first_name", descending=True) == "คก"


def test_choices_numbers_flags_money_and_lists_of_words(listed):
    fields = {field.name: field.kind for field in kept.fields_of(Organisation)}
    money = next(name for name, kind in fields.items() if kind == "money")
    kept.add_many(
        listed.session,
        [
            Organisation(name="ก", status="paused", **{money: 100_00}),
            Organisation(name="ข", status="active", **{money: 200_00}),
        ],
    )
    for condition, names in (
        (Condition("status", "is", "paused"), "ก"),
        (Condition("status", "is_not", "paused"), "ข"),
        (Condition(money, "between", 150_00, None), "ข"),
        (Condition(money, "between", 0, 150_00), "ก"),
        (Condition(money, "empty"), ""),
    ):
        assert listed(condition, topic="organisations") == names, condition


def test_a_field_that_is_not_there_is_refused(listed):
    with pytest.raises(CannotDo, match="กรองด้วย “gone” ไม่ได้"):
        listed(Condition("gone", "is", 1))


@pytest.mark.parametrize(
    ("title", "how", "value", "until", "said"),
    [
        ("บัญชี", "holds", "กรุงไทย", None, "ก"),
        ("บัญชี", "empty", None, None, "ขคง"),
        ("ปันผล", "between", 10_000, 50_000, "ก"),
        ("ปันผล", "between", None, 200_000, "กข"),
        ("ปันผล", "filled", None, None, "กขค"),
        ("เปิดบัญชี", "between", date(2008, 5, 1), None, "ข"),
        ("ตรวจแล้ว", "yes", None, None, "ก"),
        ("ตรวจแล้ว", "no", None, None, "ขคง"),
        ("สาขา", "is", "เมือง", None, "ค"),
        ("สาขา", "is_not", "เมือง", None, "กขง"),
    ],
)
def test_the_fields_of_the_office_narrow_a_list_as_any_other(store, title, how, value, until, said):
    with writing(store, OFFICER, "เพิ่ม") as session:
        fields = {
            one.title: replace(one, id=kept.add(session, one))
            for one in (
                OwnField(title="บัญชี"), OwnField(title="ปันผล", kind="money"), OwnField(title="เปิดบัญชี", kind="day"),
                OwnField(title="ตรวจแล้ว", kind="flag"), OwnField(title="สาขา", kind="choice", choices=("เมือง", "ชนบท")),
            )
        }  # fmt: skip
        told = {
            "ก": {"บัญชี": "กรุงไทย ๑", "ปันผล": "30000", "ตรวจแล้ว": "1"},
            "ข": {"ปันผล": "200000", "เปิดบัญชี": "2008-05-08"},
            "ค": {"ปันผล": "9000000", "สาขา": "เมือง", "เปิดบัญชี": "2007-01-01"},
            "ง": {},
        }
        kept.add_many(session, [
            Organisation(name=name, own={fields[own].id: text for own, text in values.items()})
            for name, values in told.items()
        ])  # fmt: skip
        condition = Condition(name_of(fields[title]), how, value, until)
        numbers = lists.order(session, Listing(topic="organisations", conditions=(condition,)))
        assert "".join(row.cells[0] for row in lists.page(session, "organisations", numbers)) == said

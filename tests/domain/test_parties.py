"""Typed names of parties told apart, who is known to the office, ages on a day, and minors."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases import Party
from desktop.domain.organisations import Organisation
from desktop.domain.parties import ORGANISED, age_on, is_minor, named, of_organisation, of_person
from desktop.domain.people import Person

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("typed", "kind", "parts"),
    [
        ("นายสมมติ ใจร้อน", "person", ("นาย", "สมมติ", "ใจร้อน")),
        ("  นางสาวทดลอง   ใจเย็น ณ สมมติ ", "person", ("นางสาว", "ทดลอง", "ใจเย็น ณ สมมติ")),
        ("สมมติ", "person", ("", "สมมติ", "")),
        ("กองทุนหมู่บ้านสมมติ หมู่ 3", "organisation", ("", "กองทุนหมู่บ้านสมมติ หมู่ 3", "")),
        ("บริษัท ทดลองสมมติ จำกัด", "organisation", ("", "บริษัท ทดลองสมมติ จำกัด", "")),
    ],
)
def test_a_typed_name_is_told_apart(typed, kind, parts):
    party = named(typed, "2")
    assert (party.side, party.kind) == ("2", kind)
    assert (party.title, party.first_name, party.last_name) == parts


@given(st.sampled_from(ORGANISED), st.text("กขคงจฉชซ ", max_size=20))
def test_an_organisation_is_named_as_it_was_typed(begins, rest):
    party = named(begins + rest, "1")
    assert party.kind == "organisation"
    assert party.name == " ".join((begins + rest).split())


def test_who_is_known_comes_with_what_is_known_but_not_the_national_id():
    person = Person(
        id="p", title="นาย", first_name="สมมติ", last_name="ใจร้อน", phone="08-0000-0000", address="1",
        village="v", national_id="x-xxxx-xxxxx-12-1", born=date(1990, 1, 1), occupation="ทำนา",
    )  # fmt: skip
    party = of_person(person, "2")
    assert (party.person, party.name, party.side) == ("p", "นายสมมติ ใจร้อน", "2")
    assert (party.phone, party.address, party.village, party.occupation) == ("08-0000-0000", "1", "v", "ทำนา")
    assert (party.born, party.national_id) == (date(1990, 1, 1), "")


def test_a_known_group_is_an_organisation_of_its_name():
    party = of_organisation(Organisation(id="o", name="กลุ่มสมมติ", office="ศาลา", village="v", phone="02"), "1")
    assert (party.organisation, party.kind, party.name) == ("o", "organisation", "กลุ่มสมมติ")
    assert (party.address, party.village, party.phone) == ("ศาลา", "v", "02")


@given(DAYS, st.integers(0, 40_000))
def test_the_age_grows_by_one_on_each_birthday(born, days):
    party, on = Party(born=born), born + timedelta(days)
    age = age_on(party, on)
    assert age is not None
    assert age * 365 <= days <= (age + 1) * 366
    assert age_on(party, on - timedelta(1)) in (age, age - 1)


@pytest.mark.parametrize(
    ("party", "minor"),
    [
        (Party(born=date(2006, 8, 4)), True),
        (Party(born=date(2006, 8, 3)), False),
        (Party(age=19), True),
        (Party(age=20), False),
        (Party(), False),
        (Party(age=40, capacity="minor"), True),
        (Party(age=3, kind="organisation"), False),
    ],
)
def test_a_minor_is_below_the_age_of_majority_on_the_day_or_recorded_so(party, minor):
    assert is_minor(party, date(2026, 8, 3), 20) is minor


def test_nobody_is_a_minor_by_age_where_no_rule_says_from_when():
    assert not is_minor(Party(age=3), date(2026, 8, 3), None)

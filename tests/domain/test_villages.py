"""A village keeps its number and bears the name of the date."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.villages import Village, named_on, standing_on

OLD = Village(id="old", tambon="240606", number=5, name="หนองเก่า", end=date(2010, 12, 31))
NEW = Village(id="new", tambon="240606", number=5, name="หนองใหม่", start=date(2011, 1, 1))
OTHER = Village(id="other", tambon="240606", number=6, name="โคกตัวอย่าง")
ELSEWHERE = Village(id="elsewhere", tambon="240601", number=5, name="หนองอื่น")
ALL = [ELSEWHERE, OTHER, NEW, OLD]


def test_a_village_is_named_with_its_number():
    assert OLD.label == "หมู่ 5 บ้านหนองเก่า"
    assert Village(tambon="240606", number=3).label == "หมู่ 3"


def test_villages_sort_by_tambon_and_number():
    villages = [Village(tambon=t, number=n) for t, n in [("240606", 10), ("240606", 2), ("240601", 11)]]
    assert [v.number for v in sorted(villages, key=lambda v: v.sort_text)] == [11, 2, 10]


@pytest.mark.parametrize("asked", [OLD, NEW])
@pytest.mark.parametrize(
    ("on", "name"),
    [
        (date(2008, 5, 8), "หนองเก่า"),
        (date(2010, 12, 31), "หนองเก่า"),
        (date(2011, 1, 1), "หนองใหม่"),
        (date(2026, 1, 1), "หนองใหม่"),
    ],
)
def test_a_village_bears_the_name_of_the_date_whichever_record_is_named(asked, on, name):
    assert named_on(ALL, asked, on).name == name


def test_a_village_whose_name_of_that_day_is_not_known_bears_its_own():
    assert named_on([OTHER, ELSEWHERE], OLD, date(2012, 1, 1)) is OLD


def test_its_own_name_comes_first_where_two_records_hold():
    double = Village(id="double", tambon="240606", number=6, name="โคกซ้ำ")
    assert named_on([double, OTHER], OTHER, date(2012, 1, 1)) is OTHER


def test_each_village_stands_once_by_its_name_of_the_date():
    here = [OTHER, NEW, OLD]
    assert {v.id for v in standing_on(here, date(2008, 1, 1))} == {"old", "other"}
    assert {v.id for v in standing_on(here, date(2011, 1, 1))} == {"new", "other"}


@given(st.dates(), st.none() | st.dates(), st.none() | st.dates())
def test_an_open_start_or_end_holds(on, start, end):
    village = Village(tambon="240606", number=1, start=start, end=end)
    assert village.held_on(on) == ((start or date.min) <= on <= (end or date.max))

"""The level of a village follows from its great problems and the thresholds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.village_levels import VillageLevel, check_village_level, level
from desktop.errors import CannotDo

COUNT = st.integers(0, 99)


@given(COUNT, COUNT, st.integers(0, 99), st.integers(0, 99))
def test_more_problems_never_make_a_better_level(great, more, first, second):
    low, high = sorted((first, second))
    fewer, greater = sorted((great, more))
    assert level(greater, high, low) <= level(fewer, high, low)


@pytest.mark.parametrize(("great", "told"), [(0, "3"), (5, "3"), (6, "2"), (10, "2"), (11, "1"), (33, "1")])
def test_the_bounds_of_the_usual_thresholds(great, told):
    assert level(great, 11, 6) == told


@given(COUNT)
def test_without_a_threshold_nothing_is_told(great):
    assert level(great, None, 6) == level(great, 11, None) == ""


def test_more_indicators_than_any_set_has_are_refused():
    check_village_level(VillageLevel(great=33, middling=33, small=33))
    with pytest.raises(CannotDo, match="รวมกันเกิน 99") as refused:
        check_village_level(VillageLevel(great=50, middling=40, small=10))
    assert refused.value.field == "great"


def test_a_year_names_and_sorts_it():
    one, before = VillageLevel(year=2566), VillageLevel(year=2564)
    assert one.label == "กชช.2ค ปี 2566"
    assert one.sort_text < before.sort_text

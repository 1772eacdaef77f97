from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import backups
from desktop.domain.backups import DAILY, MONTHLY, WEEKLY, kept

TODAY = date(2026, 11, 21)
days = st.lists(st.integers(-40, 900).map(lambda back: TODAY - timedelta(back)), max_size=120)


def chosen(made, today=TODAY):
    return [made[place] for place in sorted(kept(made, today))]


def aged(gone):
    """Give the days that stand after a backup a day was made and thinned for so many days."""
    made = []
    for number in range(gone):
        today = TODAY + timedelta(number)
        made = chosen([*made, today], today)
    return made, TODAY + timedelta(gone - 1)


def test_an_office_without_backups_keeps_none():
    assert kept([], TODAY) == frozenset()


def test_all_of_today_and_yesterday_stay():
    made = [TODAY - timedelta(1)] * 20 + [TODAY] * 30
    assert chosen(made) == made


def test_of_an_older_day_the_last_stays():
    made = [TODAY - timedelta(2)] * 3 + [TODAY]
    assert kept(made, TODAY) == {2, 3}


def test_a_backup_a_day_for_two_years_is_thinned_to_days_weeks_and_months():
    made, today = aged(730)
    old = [day for day in made if day < today - timedelta(1)]
    assert len(made) - len(old) == 2
    assert old[-DAILY:] == [today - timedelta(back) for back in range(DAILY + 1, 1, -1)]
    weeks = old[-DAILY - WEEKLY : -DAILY]
    assert {day.weekday() for day in weeks} == {6}
    assert [(later - day).days for day, later in pairwise(weeks)] == [7] * (WEEKLY - 1)
    assert len(old) == DAILY + WEEKLY + MONTHLY
    months = [(day.year, day.month) for day in old[:MONTHLY]]
    assert len(set(months)) == MONTHLY
    assert (today - old[0]).days > 300


def test_an_office_that_rests_a_year_loses_none_of_its_twelve_days():
    made = [TODAY - timedelta(400 + back) for back in range(12, 0, -1)]
    assert chosen([*made, TODAY]) == [*made, TODAY]


def test_a_clock_set_back_takes_nothing_away():
    made = [TODAY + timedelta(number) for number in range(60)]
    assert chosen([*made, TODAY - timedelta(400)], TODAY - timedelta(400)) == [*made, TODAY - timedelta(400)]


def test_what_was_made_last_stays_though_its_clock_was_wrong():
    made = [*[TODAY - timedelta(back) for back in range(90, 0, -1)], TODAY - timedelta(2000)]
    assert len(made) - 1 in kept(made, TODAY)


@given(days)
def test_the_last_the_newest_and_the_fresh_are_kept_and_the_old_are_few(made):
    places = kept(made, TODAY)
    assert places <= set(range(len(made)))
    assert not made or len(made) - 1 in places
    assert {place for place, day in enumerate(made) if day >= TODAY - timedelta(1)} <= places
    assert not made or max(made) in chosen(made)
    old = [day for place, day in enumerate(made) if place in places and day < TODAY - timedelta(1)]
    assert len(old) <= DAILY + WEEKLY + MONTHLY + 1


@given(days)
def test_thinning_again_on_the_same_day_takes_nothing_more(made):
    once = chosen(made)
    assert chosen(once) == once


@given(days)
def test_fewer_than_the_days_kept_lose_only_doubles_of_a_day(made):
    ordered = sorted(set(made))[-DAILY:]
    assert chosen(ordered) == ordered


@pytest.mark.parametrize("why", ["asked", "automatic", "import", "merge", "restore", "format"])
def test_every_reason_is_named(why):
    assert backups.REASONS[why].strip()

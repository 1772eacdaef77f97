"""Levels of villages follow the thresholds of their year, beside the classes of their groups and apart from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.rules import Rule
from desktop.domain.village_levels import VillageLevel
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import records, strength, village_levels
from tests.work.conftest import TAMBON

DAY = date(2025, 6, 1)


def put(district, village, year, great):
    with district.working() as session:
        village_levels.put(session, district.villages[village], year, great)


def rows(district, tambon=TAMBON):
    with reading(district.store) as session:
        return village_levels.rows(session, tambon, DAY)


def test_figures_are_kept_changed_and_taken_out(district):
    put(district, 0, 2566, 12)
    put(district, 0, 2564, 7)
    assert {year: one.level for year, one in rows(district)[0].levels.items()} == {2564: "2", 2566: "1"}
    put(district, 0, 2566, 3)
    assert rows(district)[0].levels[2566].kept.great == 3
    put(district, 0, 2566, None)
    put(district, 0, 2566, None)
    assert list(rows(district)[0].levels) == [2564]


def test_every_village_stands_there_in_its_order(district):
    assert [row.village.number for row in rows(district)] == [1, 2, 3, 4, 5, 6, 7]
    assert [row.village.number for row in rows(district, "")] == [1, 2, 3, 4, 5, 6, 7]
    assert rows(district, "999999") == ()


def test_a_trend_needs_two_years(district):
    assert rows(district)[0].trend == ""
    put(district, 0, 2564, 12)
    assert rows(district)[0].trend == ""
    put(district, 0, 2566, 6)
    put(district, 1, 2564, 3)
    put(district, 1, 2566, 12)
    put(district, 2, 2564, 7)
    put(district, 2, 2566, 8)
    assert [row.trend for row in rows(district)[:3]] == ["up", "down", "same"]


def test_thresholds_are_those_of_the_year_and_say_that_nobody_confirmed_them(district):
    put(district, 0, 2566, 6)
    assert rows(district)[0].levels[2566].unconfirmed
    with district.working() as session:
        for rule in store.find(session, Rule):
            if rule.key.startswith("level_"):
                records.save(session, replace(rule, confirmed_by="ก"))
        records.add(
            session,
            Rule(key="level_2_least", value=9, start=date(2024, 1, 1), source="คู่มือ", confirmed_by="ก"),
        )
    assert not rows(district)[0].levels[2566].unconfirmed
    assert rows(district)[0].levels[2566].level == "2"
    put(district, 0, 2568, 6)
    assert rows(district)[0].levels[2568].level == "3"


def test_a_year_before_any_threshold_tells_no_level(district):
    put(district, 0, 2550, 12)
    put(district, 0, 2566, 12)
    level = rows(district)[0].levels[2550]
    assert (level.level, level.unconfirmed, level.differs) == ("", False, False)
    assert rows(district)[0].trend == ""


def test_the_day_of_collection_counts_before_the_year(district):
    with district.working() as session:
        kept = VillageLevel(village=district.villages[0], year=2566, great=12, collected=date(2016, 5, 1))
        records.add(session, kept)
    assert rows(district)[0].levels[2566].level == ""


def test_a_told_level_that_differs_is_marked(district):
    with district.working() as session:
        kept = VillageLevel(village=district.villages[0], year=2566, great=12, told="2")
        records.add(session, kept)
        same = VillageLevel(village=district.villages[1], year=2566, great=12, told="1")
        records.add(session, same)
    first, second = rows(district)[:2]
    assert first.levels[2566].differs
    assert not second.levels[2566].differs


def test_classes_of_groups_are_counted_apart(district):
    with district.working() as session:
        for name, grade in (("ก", "A"), ("ข", "A"), ("ค", "C"), ("ง", "")):
            id_ = records.add(session, Organisation(name=name, tambon=TAMBON, village=district.villages[3]))
            if grade:
                strength.judge(session, id_, grade, "ทดสอบ", DAY)
        records.add(
            session, Organisation(name="เลิก", tambon=TAMBON, village=district.villages[3], status="closed")
        )
    row = rows(district)[3]
    assert dict(row.grades) == {"A": 2, "C": 1, "": 1}
    assert row.levels == {}


@pytest.mark.parametrize("great", [-1, 100])
def test_a_figure_out_of_range_is_refused(district, great):
    with pytest.raises(CannotDo) as refused:
        put(district, 0, 2566, great)
    assert refused.value.field == "great"

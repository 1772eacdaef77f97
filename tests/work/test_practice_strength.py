"""The practice office has groups of every class, a weak one with tasks, a first assessment and village levels."""

from collections import Counter

import pytest

from desktop.domain.strength import Assessment, Grade, Score, SupportTask
from desktop.domain.village_levels import VillageLevel
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import practice_strength


@pytest.fixture
def session(practice_store):
    with reading(practice_store) as session:
        yield session


def test_most_groups_are_classed_and_each_class_is_there(session):
    grades = store.find(session, Grade)
    assert len(grades) == 15
    assert set(Counter(one.grade for one in grades)) == {"A", "B", "C"}
    assert all(one.reason and one.judged == practice_strength.JUDGED for one in grades)


def test_weak_groups_have_tasks_that_are_not_done(session):
    weak = {one.organisation for one in store.find(session, Grade) if one.grade == "C"}
    tasks = store.find(session, SupportTask)
    assert {one.organisation for one in tasks} == weak
    assert len(tasks) == 2 * len(weak)
    assert all(one.due and not one.done for one in tasks)


def test_one_group_assessed_itself_in_every_indicator_that_is_not_chosen(session):
    [one] = store.find(session, Assessment)
    scores = store.find(session, Score)
    assert (one.stage, one.year) == ("self", practice_strength.YEAR)
    assert scores
    assert all((score.own_score is not None) == score.chosen and score.score is None for score in scores)


def test_every_village_has_its_levels(session):
    levels = store.find(session, VillageLevel)
    assert Counter(one.year for one in levels) == dict.fromkeys(practice_strength.LEVEL_YEARS, 7)

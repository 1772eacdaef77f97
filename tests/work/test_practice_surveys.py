"""The surveys of the practice office: believable, consistent, the same at every run."""

import pytest
from sqlalchemy.exc import IntegrityError

from desktop.domain.surveys import Survey, SurveyRound, asked, check_survey, state_of, unsettled
from desktop.store import records as store
from desktop.store.session import reading, rehearsing
from desktop.work import practice_surveys, surveys
from desktop.work.practice import HOME


@pytest.fixture
def kept(practice_store):
    """Give the rounds by year and their surveys."""
    with reading(practice_store) as session:
        rounds = {one.year: one for one in store.find(session, SurveyRound)}
        return rounds, {year: _of(store.find(session, Survey), one.id) for year, one in rounds.items()}


def _of(found, round_id):
    return [one for one in found if one.round == round_id]


def test_one_year_is_whole_and_one_half_way(practice_store, kept):
    rounds, found = kept
    assert set(rounds) == {2551, 2552}
    assert rounds[2551].finished
    assert not rounds[2552].finished
    assert all(one.done and not unsettled(one, asked()) for one in found[2551])
    with reading(practice_store) as session:
        second, first = surveys.rounds(session, HOME)
    assert first.done == first.total == len(found[2551])
    assert 0 < second.done < second.total == first.total
    assert any(one.states and not one.done for one in found[2552])


def test_the_values_hold_and_tell_a_story(kept):
    _rounds, found = kept
    for one in (*found[2551], *found[2552]):
        check_survey(one)
        assert one.members > (one.board_men or 0) + (one.board_women or 0)
    states = {state_of(one, field.name) for one in found[2552] for field in asked()}
    assert states == {"confirmed", "changed", "unknown", ""}


def test_they_are_the_same_at_every_run(practice_store, kept):
    """Made again beside those that are there, they come with the same ids, which the store has already."""
    with rehearsing(practice_store, "x", "x") as session, pytest.raises(IntegrityError):
        practice_surveys.make(session, HOME)

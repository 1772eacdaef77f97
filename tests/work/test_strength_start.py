"""What a new office begins with is whole, sourced and unconfirmed; an older office gets what it lacks, once."""

from __future__ import annotations

import pytest

from desktop.domain.rules import Rule
from desktop.domain.strength import SUBJECTS, Criterion, StandardIndicator, StandardSet
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import reading, writing
from desktop.work import offices, practice, records, strength_start

TOPICS = ("criteria", "standard_sets", "rules")


@pytest.fixture
def old(store):
    """Give an office that has nothing to begin with."""
    with writing(store, "ก", "เตรียม") as session:
        records.add(session, practice.office())
    return store


def test_everything_that_is_shipped_holds_and_nothing_is_confirmed(old):
    with writing(old, "ก", strength_start.ADDING) as session:
        assert strength_start.missing(session) == TOPICS
        strength_start.begin(session)
        assert strength_start.missing(session) == ()
        kept = [one for kind in (Criterion, StandardSet, Rule) for one in store.find(session, kind)]
        for one in kept:
            records.checked(one)
            assert one.source
            assert not one.confirmed_by
        assert sorted(one.subject for one in store.find(session, StandardSet)) == sorted(SUBJECTS)
        values = {one.key: one.value for one in store.find(session, Rule)}
        assert values == {"level_1_least": 11, "level_2_least": 6}


def test_each_set_has_its_indicators_in_order(old):
    with writing(old, "ก", strength_start.ADDING) as session:
        strength_start.begin(session)
        table = tables.of(StandardIndicator)
        for one in store.find(session, StandardSet):
            found = store.find(session, StandardIndicator, table.c.set == one.id, order=(table.c.place,))
            assert [indicator.place for indicator in found] == list(range(1, len(found) + 1))
            assert len({indicator.area for indicator in found}) >= 3
            assert any(indicator.chosen for indicator in found)
            assert all(indicator.most and indicator.component for indicator in found)


def test_what_is_there_is_left_alone(old):
    with writing(old, "ก", "เตรียม") as session:
        own = records.add(
            session, StandardSet(subject="person", name="ชุดของเรา", year=2560, source="คู่มือ", confirmed_by="ก")
        )
        assert strength_start.missing(session) == ("criteria", "rules")
        strength_start.begin(session)
        strength_start.begin(session)
        assert [one.id for one in store.find(session, StandardSet)] == [own]
        assert len(store.find(session, Rule)) == 2


def test_a_new_office_has_it_from_the_first_day(store):
    with writing(store, "ก", "เตรียม") as session:
        offices.begin(session, practice.office())
    with reading(store) as session:
        assert strength_start.missing(session) == ()

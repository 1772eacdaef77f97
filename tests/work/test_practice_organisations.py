"""What belongs to the groups of the practice office: enough to look at, made up, the same at every run."""

from __future__ import annotations

import pytest

from desktop.domain.organisations import Member, Organisation, Product, Support, Tie, check_organisation
from desktop.domain.records import check
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import practice_organisations


@pytest.mark.parametrize(("topic", "least"), [(Member, 100), (Product, 7), (Tie, 14), (Support, 10)])
def test_there_is_something_under_every_tab_and_it_holds(practice_store, topic, least):
    with reading(practice_store) as session:
        made = store.find(session, topic)
        groups = {one.id for one in store.find(session, Organisation)}
    assert len(made) >= least
    for one in made:
        check(one)
        assert one.organisation in groups


def test_every_group_has_where_it_is_and_how_it_is_reached(practice_store):
    with reading(practice_store) as session:
        for group in store.find(session, Organisation):
            check_organisation(group)
            assert group.coordinates
            assert group.phone[3:7] == "-000"
            assert group == practice_organisations.described(group)

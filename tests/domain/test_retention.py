"""How long data is kept: the rule of a day, the last day kept, and what an approval must say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.retention import (
    FROM,
    RETAINED,
    DisposalItem,
    DisposalList,
    RetentionRule,
    check_approval,
    check_approved,
    check_prepared,
    due,
    last_kept,
    rule_on,
)
from desktop.errors import CannotDo

RULE = RetentionRule(of="received", years=10, start=date(2022, 6, 1), source="ข้อ 57")
MADE = date(2026, 3, 1)
SAID = DisposalList(
    number=1, year=2569, made=MADE, state="approved", approved_by="นายอำเภอ", approval="1", approved=MADE
)


def test_the_newest_rule_of_a_day_holds_and_none_before_the_first():
    later = replace(RULE, years=20, start=date(2030, 1, 1))
    assert rule_on([later, RULE], "received", date(2029, 12, 31)) is RULE
    assert rule_on([later, RULE], "received", date(2030, 1, 1)) is later
    assert rule_on([later, RULE], "received", date(2022, 5, 31)) is None
    assert rule_on([RULE], "people", MADE) is None


def test_a_leap_day_is_kept_to_the_end_of_february():
    assert due(RULE, date(2016, 2, 29)) == date(2026, 2, 28)
    assert last_kept(RULE, date(2026, 3, 1)) == date(2016, 2, 29)
    assert last_kept(RULE, date(2026, 2, 28)) == date(2016, 2, 27)


def test_what_is_kept_for_ever_is_never_past_its_time():
    assert RetentionRule(of="papers").forever
    assert last_kept(RetentionRule(of="papers"), MADE) is None
    assert last_kept(None, MADE) is None


def test_every_kind_says_from_when_its_years_are_counted():
    assert set(FROM) == set(RETAINED)


def test_an_approval_is_whole_and_not_older_than_its_list():
    check_approval(SAID)
    for missing in (
        {"approved_by": " "},
        {"approval": ""},
        {"approved": None},
        {"approved": date(2026, 2, 28)},
    ):
        with pytest.raises(CannotDo) as caught:
            check_approval(replace(SAID, **missing))
        assert caught.value.field == next(iter(missing))


def test_only_an_approved_list_is_carried_out_once():
    check_approved(SAID)
    check_prepared(replace(SAID, state="prepared"))
    for state, check in (
        ("prepared", check_approved),
        ("done", check_approved),
        ("approved", check_prepared),
    ):
        with pytest.raises(CannotDo):
            check(replace(SAID, state=state))


def test_lists_and_items_are_named_without_people():
    assert SAID.label == "บัญชีขอทำลายที่ 1/2569"
    assert DisposalItem(of="people", record="x").label == RETAINED["people"]
    assert DisposalItem(of="received", record="x", reference="1/2551").label == "1/2551"
    newer = replace(SAID, year=2570)
    assert newer.sort_text < SAID.sort_text

"""The rule of a date is the newest that had begun, of the committee's own kind before the one for all."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.rules import KEYS, Rule, rule_on

OLD = Rule(key="size_least", value=15, start=date(2008, 2, 29), source="ก")
NEW = Rule(key="size_least", value=20, start=date(2015, 1, 1), source="ข")
OF_KIND = Rule(key="size_least", committee_kind="support", value=5, start=date(2008, 2, 29), source="ค")
NOT_KNOWN = Rule(key="size_least", start=date(2020, 1, 1), source="ง")
RULES = [NOT_KNOWN, OF_KIND, NEW, OLD]


@pytest.mark.parametrize(
    ("key", "kind", "on", "rule"),
    [
        ("size_least", "centre", date(2008, 2, 28), None),
        ("size_least", "centre", date(2008, 2, 29), OLD),
        ("size_least", "centre", date(2014, 12, 31), OLD),
        ("size_least", "centre", date(2015, 1, 1), NEW),
        ("size_least", "centre", date(2026, 1, 1), NEW),  # a number that nobody knows yet is no rule
        ("size_least", "support", date(2026, 1, 1), OF_KIND),
        ("size_most", "centre", date(2026, 1, 1), None),
    ],
)
def test_the_rule_of_a_date(key, kind, on, rule):
    assert rule_on(RULES, key, kind, on) is rule


def test_a_rule_without_a_start_holds_nowhere():
    assert rule_on([Rule(key="size_least", value=3, source="ก")], "size_least", "centre", date.max) is None


def test_rules_are_named_and_sorted_by_what_they_say():
    assert OLD.label == "จำนวนกรรมการอย่างน้อย (คน)"
    quorum = Rule(key="quorum_percent", value=50, start=date(2000, 1, 1), source="ก")
    assert [r.value for r in sorted([quorum, NEW, OLD], key=lambda r: r.sort_text)] == [15, 20, 50]


def test_every_rule_has_its_title():
    assert all(KEYS.values())
    assert len(set(KEYS.values())) == len(KEYS)

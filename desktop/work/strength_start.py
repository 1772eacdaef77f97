"""What an office begins to judge strength with: tests, มชช. sets and thresholds, all its own to change, none confirmed."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

from desktop.domain.rules import Rule
from desktop.domain.strength import Criterion, StandardIndicator, StandardSet
from desktop.i18n import N_
from desktop.store import history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import starting

ADDING = N_("ใส่เกณฑ์ตั้งต้น")  # the action
LEVELS = ("level_1_least", "level_2_least")  # the rules that belong here


def begin(session: Session, new_id: Callable[[], str] = starting.new_id) -> None:
    """Add what the office has nothing of yet; for good."""
    lacking, kept = missing(session), starting.shipped("strength")
    if lacking:
        history.mark_final(session)
    if Criterion.topic in lacking:
        store.add_many(session, [starting.made(Criterion, one, new_id()) for one in kept["criteria"]])
    if StandardSet.topic in lacking:
        for one in kept["standard_sets"]:
            _add_set(session, one, new_id)
    if Rule.topic in lacking:
        store.add_many(session, [starting.made(Rule, one, new_id()) for one in kept["rules"]])


def missing(session: Session) -> tuple[str, ...]:
    """Name the topics of which an office, as one of an earlier program, has nothing yet."""
    rule = tables.of(Rule)
    there = {
        Criterion.topic: store.find(session, Criterion),
        StandardSet.topic: store.find(session, StandardSet),
        Rule.topic: store.find(session, Rule, rule.c.key.in_(LEVELS)),
    }
    return tuple(topic for topic, found in there.items() if not found)


def usual_tasks() -> tuple[str, ...]:
    """List what a weak group is usually helped with; the officer takes, changes and adds."""
    return tuple(starting.shipped("strength")["support_tasks"])


def _add_set(session: Session, kept: dict[str, Any], new_id: Callable[[], str]) -> None:
    plain = {name: value for name, value in kept.items() if name != "indicators"}
    [id_] = store.add_many(session, [starting.made(StandardSet, plain, new_id())])
    indicators = [starting.made(StandardIndicator, one, new_id()) for one in kept["indicators"]]
    store.add_many(session, [dataclasses.replace(one, set=id_) for one in indicators])

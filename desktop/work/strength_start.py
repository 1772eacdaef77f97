"""What an office begins to judge strength with: tests, มชช. sets and thresholds, all its own to change, none confirmed."""

from __future__ import annotations

import dataclasses
import json
import uuid
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from desktop import paths
from desktop.domain.records import Kind, Record, field_of
from desktop.domain.rules import Rule
from desktop.domain.strength import Criterion, StandardIndicator, StandardSet
from desktop.i18n import N_
from desktop.store import history, tables
from desktop.store import records as store
from desktop.store.session import Session

R = TypeVar("R", bound=Record)
ADDING = N_("ใส่เกณฑ์ตั้งต้น")  # the action
LEVELS = ("level_1_least", "level_2_least")  # the rules that belong here


def _uuid() -> str:
    return str(uuid.uuid4())


def begin(session: Session, new_id: Callable[[], str] = _uuid) -> None:
    """Add what the office has nothing of yet; for good."""
    lacking, kept = missing(session), _shipped()
    if lacking:
        history.mark_final(session)
    if Criterion.topic in lacking:
        store.add_many(session, [_made(Criterion, one, new_id()) for one in kept["criteria"]])
    if StandardSet.topic in lacking:
        for one in kept["standard_sets"]:
            _add_set(session, one, new_id)
    if Rule.topic in lacking:
        store.add_many(session, [_made(Rule, one, new_id()) for one in kept["rules"]])


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
    return tuple(_shipped()["support_tasks"])


def _add_set(session: Session, kept: dict[str, Any], new_id: Callable[[], str]) -> None:
    plain = {name: value for name, value in kept.items() if name != "indicators"}
    [id_] = store.add_many(session, [_made(StandardSet, plain, new_id())])
    indicators = [_made(StandardIndicator, one, new_id()) for one in kept["indicators"]]
    store.add_many(session, [dataclasses.replace(one, set=id_) for one in indicators])


def _made(kind: type[R], kept: dict[str, Any], id_: str) -> R:
    """Make a record of what the file says; days are written in ISO there."""
    values: dict[str, Any] = {
        name: date.fromisoformat(value) if field_of(kind, name).kind is Kind.DAY else value
        for name, value in kept.items()
    }
    return kind(id=id_, **values)


def _shipped() -> dict[str, Any]:
    """Read the file that came with the program."""
    text = (paths.resources() / "strength" / "start.json").read_text(encoding="utf-8")
    kept: dict[str, Any] = json.loads(text)
    return kept

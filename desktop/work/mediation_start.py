"""What an office begins to mediate with: kinds of disputes, tracks, what they leave out; its own to change, unconfirmed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import select

from desktop.domain.rules import Rule
from desktop.domain.tracks import DisputeKind, Scope, Track
from desktop.i18n import N_
from desktop.store import history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import starting

ADDING = N_("ใส่ช่องทางและประเภทข้อพิพาทตั้งต้น")  # the action
RULES = ("majority_age",)  # the rules that belong here


def begin(session: Session, new_id: Callable[[], str] = starting.new_id) -> None:
    """Add what the office has nothing of yet; for good."""
    lacking, kept = missing(session), starting.shipped("mediation")
    if lacking:
        history.mark_final(session)
    for kind in (DisputeKind, Track, Rule):
        if kind.topic in lacking:
            store.add_many(session, [starting.made(kind, one, new_id()) for one in kept[kind.topic]])
    if Scope.topic in lacking:
        store.add_many(session, _scopes(session, kept[Scope.topic], new_id))


def missing(session: Session) -> tuple[str, ...]:
    """Name the topics of which an office, as one of an earlier program, never had anything."""
    rule = tables.of(Rule)
    there = {
        kind.topic: session.connection.scalar(select(tables.of(kind).c.no).limit(1))
        for kind in (DisputeKind, Track, Scope)
    }
    there[Rule.topic] = session.connection.scalar(select(rule.c.no).where(rule.c.key.in_(RULES)).limit(1))
    return tuple(topic for topic, found in there.items() if not found)


def _scopes(session: Session, kept: list[dict[str, Any]], new_id: Callable[[], str]) -> list[Scope]:
    """Make the rows of what is left out, each for the office's own kind of that key, where it has one."""
    kinds = {one.key: one.id for one in store.find(session, DisputeKind) if one.key}
    return [
        starting.made(Scope, {**one, "kind": kinds[one["kind"]]}, new_id())
        for one in kept if one["kind"] in kinds
    ]  # fmt: skip

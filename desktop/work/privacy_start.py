"""What an office begins with about personal data: the first notice, and how long data are kept; unconfirmed."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import select

from desktop.domain.notices import Notice
from desktop.domain.records import Record
from desktop.domain.retention import RetentionRule
from desktop.store import history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import starting

KINDS: tuple[type[Record], ...] = (Notice, RetentionRule)


def begin(session: Session, new_id: Callable[[], str] = starting.new_id) -> None:
    """Add what the office has nothing of yet; for good."""
    lacking = missing(session)
    if not lacking:
        return
    history.mark_final(session)
    kept = starting.shipped("privacy")
    for kind in KINDS:
        if kind.topic in lacking:
            store.add_many(session, [starting.made(kind, one, new_id()) for one in kept[kind.topic]])


def missing(session: Session) -> tuple[str, ...]:
    """Name the topics of which an office, as one of an earlier program, never had anything."""
    there = {kind.topic: session.connection.scalar(select(tables.of(kind).c.no).limit(1)) for kind in KINDS}
    return tuple(topic for topic, found in there.items() if not found)

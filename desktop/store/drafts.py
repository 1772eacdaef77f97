"""Half-typed forms: each of who typed it, kept beside the records, encrypted like them, without history."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from desktop.domain.topics import OPEN, TOPICS
from desktop.domain.users import MEDIATION
from desktop.store.session import Session
from desktop.store.tables import drafts


@dataclass(frozen=True)
class Draft:
    """A half-typed form; its key names topic and record, as "people:" for a new person."""

    key: str
    saved_at: datetime
    values: dict[str, Any]


def keep(session: Session, key: str, values: dict[str, Any]) -> None:
    """Keep a form as typed in place of an earlier one of the same key."""
    drop(session, key)
    text = json.dumps(values, ensure_ascii=False, default=str)
    if _is_closed(key):
        text = session.store.vault.seal_case(text, f"drafts/{key}")
    now = datetime.now(UTC).isoformat(timespec="seconds")
    row = {"owner": session.store.slot, "key": key, "saved_at": now, "values": text}
    session.execute(sa.insert(drafts), [row])


def drop(session: Session, key: str) -> None:
    """Forget a form."""
    session.execute(sa.delete(drafts).where(drafts.c.key == key, _own(session)))


def drop_of_all(session: Session, key: str) -> None:
    """Forget a form of everybody: what it is of is gone for good."""
    session.execute(sa.delete(drafts).where(drafts.c.key == key))


def forget(session: Session, owned: Iterable[tuple[str, str]]) -> None:
    """Forget forms of anybody, by owner and key."""
    for owner, key in owned:
        session.execute(sa.delete(drafts).where(drafts.c.owner == owner, drafts.c.key == key))


def find(session: Session, *keys: str) -> tuple[Draft, ...]:
    """List the user's own forms of some keys, or all, newest first."""
    question = sa.select(drafts).where(_own(session)).order_by(drafts.c.saved_at.desc(), drafts.c.key)
    rows = session.execute(question.where(drafts.c.key.in_(keys)) if keys else question).mappings()
    may_open = MEDIATION in session.store.permits
    return tuple(
        Draft(row["key"], datetime.fromisoformat(row["saved_at"]), json.loads(_text(session, row)))
        for row in rows
        if may_open or not _is_closed(row["key"])
    )


def _text(session: Session, row: sa.RowMapping) -> str:
    key, text = row["key"], row["values"]
    return session.store.vault.unseal_case(text, f"drafts/{key}") if _is_closed(key) else text


def _own(session: Session) -> sa.ColumnElement[bool]:
    """Ask for what this user typed, or somebody did before forms had owners."""
    return drafts.c.owner.in_(("", session.store.slot))


def _is_closed(key: str) -> bool:
    """Tell whether a form is of a case: sealed as the case is."""
    topic = key.partition(":")[0]
    return topic in TOPICS and topic not in OPEN

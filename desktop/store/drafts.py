"""Half-typed forms of this machine: kept beside the records, encrypted like them, without history."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

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
    now = datetime.now(UTC).isoformat(timespec="seconds")
    session.execute(sa.insert(drafts), [{"key": key, "saved_at": now, "values": text}])


def drop(session: Session, key: str) -> None:
    """Forget a form."""
    session.execute(sa.delete(drafts).where(drafts.c.key == key))


def find(session: Session, *keys: str) -> tuple[Draft, ...]:
    """List the forms of some keys, or all, newest first."""
    question = sa.select(drafts).order_by(drafts.c.saved_at.desc(), drafts.c.key)
    rows = session.execute(question.where(drafts.c.key.in_(keys)) if keys else question).mappings()
    return tuple(
        Draft(row["key"], datetime.fromisoformat(row["saved_at"]), json.loads(row["values"])) for row in rows
    )

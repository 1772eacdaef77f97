"""The book of who asked to see a sealed value, and why."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

from desktop.store.session import Session
from desktop.store.tables import readings


def note(session: Session, topic: str, row: str, field: str, reason: str) -> None:
    """Write down that the session's actor saw a field of a record, and why."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"at": now, "actor": session.actor, "topic": topic, "row": row, "field": field, "reason": reason}
    session.execute(sa.insert(readings), [values])

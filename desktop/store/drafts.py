"""Half-typed forms of this machine, kept as typed; they join no history and no backup of the records."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from desktop.store import tables
from desktop.store.session import Session


def keep(session: Session, key: str, values: dict[str, Any]) -> None:
    """Keep the values of a form under its key, instead of those that were kept."""
    drop(session, key)
    text = json.dumps(values, ensure_ascii=False, default=str)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    session.execute(sa.insert(tables.drafts), [{"key": key, "saved_at": now, "values": text}])


def drop(session: Session, key: str) -> None:
    """Forget the values of a form."""
    session.execute(sa.delete(tables.drafts).where(tables.drafts.c.key == key))


def kept(session: Session, *where: sa.ColumnElement[bool]) -> Iterator[tuple[str, datetime, dict[str, Any]]]:
    """Give key, time and values of the kept forms that meet all conditions, newest first."""
    table = tables.drafts
    rows = session.execute(sa.select(table).where(*where).order_by(table.c.saved_at.desc(), table.c.key))
    for row in rows.mappings():
        yield row["key"], datetime.fromisoformat(row["saved_at"]), json.loads(row["values"])

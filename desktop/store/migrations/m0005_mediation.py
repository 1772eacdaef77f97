"""Format 5: users, and cases under the second key; mediators, their training, and the rules of mediation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.store import search
from desktop.store.migrations.tables import bring

SQL = Path(__file__).with_suffix(".sql")
TOPICS = ("mediators", "trainings", "outreaches")


def up(_op: Any, connection: sa.Connection) -> None:
    """Add the new tables, and the indexes of those that the search box looks in."""
    bring(connection, SQL.read_text(encoding="utf-8"))
    for topic in TOPICS:
        search.make(connection, topic)

"""Format 3: surveys by rounds, the parts of organisations, their strength, and the office's own fields."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.store.migrations.tables import bring

SQL = Path(__file__).with_suffix(".sql")


def up(_op: Any, connection: sa.Connection) -> None:
    """Add the new tables, and bring organisations to their new columns."""
    bring(connection, SQL.read_text(encoding="utf-8"))

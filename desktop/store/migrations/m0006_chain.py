"""Format 6: the log that shows tampering, what privacy asks for, and half-typed forms that have an owner."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.store.migrations.tables import bring

SQL = Path(__file__).with_suffix(".sql")


def up(_op: Any, connection: sa.Connection) -> None:
    """Add the new tables, and bring the log, the readings and the drafts to their new columns."""
    bring(connection, SQL.read_text(encoding="utf-8"))
    own = "coalesce((SELECT max(id) FROM device), '')"
    connection.exec_driver_sql(f"UPDATE readings SET device = {own}, seq = no")  # noqa: S608

"""Format 1: every table of the first release, as `m0001_first.sql` beside this file has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.store.migrations.tables import bring

SQL = Path(__file__).with_suffix(".sql")


def up(_op: Any, connection: sa.Connection) -> None:
    """Make the tables in an empty file."""
    bring(connection, SQL.read_text(encoding="utf-8"))

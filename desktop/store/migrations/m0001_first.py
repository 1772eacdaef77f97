"""Format 1: every table of the first release, as `m0001_first.sql` beside this file has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from sqlite3 import complete_statement
from typing import Any

import sqlalchemy as sa

SQL = Path(__file__).with_suffix(".sql")


def up(_op: Any, connection: sa.Connection) -> None:
    """Make the tables in an empty file."""
    for statement in _statements(SQL.read_text(encoding="utf-8")):
        connection.exec_driver_sql(statement)


def _statements(text: str) -> Iterator[str]:
    """Cut a file of SQL where a statement is whole; a trigger has semicolons inside."""
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            yield statement.strip()
            statement = ""

"""Writes the tables as they are described today into `m0001_first.sql`: `python -m desktop.store.migrations.freeze`.

Only until format 1 is released; from then on the file stays, and a change of the tables is a new step.
"""

from __future__ import annotations

import sqlalchemy as sa

from desktop.store import tables
from desktop.store.migrations import m0001_first


def described(connection: sa.Connection) -> str:
    """Make the described tables in an empty file and give their SQL as the file has it."""
    tables.metadata.create_all(connection)
    shadows = "SELECT name FROM pragma_table_list WHERE type = 'shadow'"
    found = connection.exec_driver_sql(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT IN ({shadows})"  # noqa: S608
        " ORDER BY type = 'index', CASE type WHEN 'index' THEN name ELSE rowid END"
    )
    return "\n".join(f"{_trimmed(sql)};\n" for (sql,) in found)


def _trimmed(sql: str) -> str:
    return "\n".join(line.rstrip() for line in sql.splitlines() if line.strip())


def main() -> None:
    """Write the file."""
    from sqlcipher3 import dbapi2

    engine = sa.create_engine("sqlite://", module=dbapi2)
    with engine.connect() as connection:
        m0001_first.SQL.write_text(described(connection), encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes what the described tables add to the released steps into the newest: `python -m desktop.store.migrations.freeze`.

Only until that step is released; from then on its file stays, and a change of the tables is a new step.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.store import search, server, tables, trigrams
from desktop.store.migrations import m0001_first, m0002_papers, m0003_surveys, m0005_mediation, m0006_chain
from desktop.store.migrations import shared as of_shared_office
from desktop.store.migrations.tables import bring, statements

RELEASED = (m0001_first.SQL, m0002_papers.SQL, m0003_surveys.SQL, m0005_mediation.SQL)
NEWEST = m0006_chain.SQL
SHARED = of_shared_office.SQL
_blank = re.compile(r"[ \t]+$", re.MULTILINE)


def described(connection: sa.Connection) -> str:
    """Make the described tables in an empty file and give their SQL as the file has it."""
    tables.metadata.create_all(connection)
    return made(connection)


def made(connection: sa.Connection) -> str:
    """Give the SQL of the tables that a file has."""
    shadows = "SELECT name FROM pragma_table_list WHERE type = 'shadow'"
    found = connection.exec_driver_sql(
        f"SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND tbl_name NOT IN ({shadows})"  # noqa: S608
        " ORDER BY type = 'index', CASE type WHEN 'index' THEN name ELSE rowid END"
    )
    return "\n".join(f"{_trimmed(sql)};\n" for (sql,) in found)


def added(described: str, released: str) -> str:
    """Give the statements that make what a file of the released steps does not have, a changed table with its indexes."""
    before = set(statements(released))
    now = list(statements(described))
    changed = {table for one in now if one not in before if (table := _table(one))}
    return "\n".join(f"{one}\n" for one in now if one not in before or _on(one) in changed)


def _table(statement: str) -> str:
    words = statement.split(None, 3)
    return words[2] if words[1] == "TABLE" else ""


def _on(statement: str) -> str:
    """Give the table that an index is on, "" for a table."""
    words = statement.split()
    return words[4] if words[1] == "INDEX" else ""


def _trimmed(sql: str) -> str:
    """Drop blank ends, and the quotes that SQLite puts around the name of a table that was renamed."""
    plain = re.sub(r'^CREATE TABLE "(\w+)"', r"CREATE TABLE \1 ", sql).replace("  (", " (", 1)
    return "\n".join(line.rstrip() for line in plain.splitlines() if line.strip())


def shared() -> str:
    """Give the SQL of the tables of a shared office."""
    made: list[str] = ["CREATE EXTENSION IF NOT EXISTS pg_trgm"]

    def keep(statement: Any, *_values: Any) -> None:
        made.append(str(statement.compile(dialect=empty.dialect)).strip())

    empty = sa.create_mock_engine("postgresql+psycopg://", keep)
    for described in (server.metadata, tables.metadata):
        described.create_all(empty, checkfirst=False)
    made += map(trigrams.index, search.TOPICS)
    # the indexes of a table come in any order
    made.sort(key=lambda one: one.split()[2] if one.startswith("CREATE INDEX") else "")
    return "".join(f"{_blank.sub('', one)};\n" for one in made)


def main(newest: Path = NEWEST, of_shared: Path = SHARED) -> None:
    """Write the files."""
    newest.write_text(added(_in_an_empty_file(described), _in_an_empty_file(_released)), encoding="utf-8")
    of_shared.write_text(shared(), encoding="utf-8")


def _released(connection: sa.Connection) -> str:
    for path in RELEASED:
        bring(connection, path.read_text(encoding="utf-8"))
    return made(connection)


def _in_an_empty_file(ask: Callable[[sa.Connection], str]) -> str:
    from sqlcipher3 import dbapi2

    with sa.create_engine("sqlite://", module=dbapi2).connect() as connection:
        return ask(connection)


if __name__ == "__main__":
    main()

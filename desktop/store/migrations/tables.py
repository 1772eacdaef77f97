"""Bringing the tables of a file to those that a step's SQL describes: new ones made, old ones rebuilt with all rows."""

from __future__ import annotations

from collections.abc import Iterator
from sqlite3 import complete_statement

import sqlalchemy as sa

_EMPTY = {
    "TEXT": "''",
    "JSON": "'[]'",
    "BIGINT": "0",
    "BOOLEAN": "0",
    "INTEGER": "0",
}  # of a new column that is never NULL


def bring(connection: sa.Connection, sql: str) -> None:
    """Run statements; a table that is there already is made anew as described, keeps its rows, and has empty new columns.

    The references of other tables hold, since the table is there again under its name; the caller has turned
    their checking off.
    """
    for statement in statements(sql):
        name = _made_by(statement)
        if name and _columns(connection, name):
            _rebuild(connection, name, statement)
        else:
            connection.exec_driver_sql(statement)


def statements(text: str) -> Iterator[str]:
    """Cut a file of SQL where a statement is whole; a trigger has semicolons inside."""
    statement = ""
    for line in text.splitlines(keepends=True):
        statement += line
        if complete_statement(statement):
            yield statement.strip()
            statement = ""


def _made_by(statement: str) -> str:
    """Give the name of the table that a statement makes, "" for any other statement."""
    words = statement.split(None, 3)
    return words[2] if words[:2] == ["CREATE", "TABLE"] else ""


def _columns(connection: sa.Connection, table: str) -> dict[str, tuple[str, bool]]:
    """Give type and whether never NULL for each column, nothing where there is no such table."""
    found = connection.exec_driver_sql('SELECT name, type, "notnull" FROM pragma_table_info(?)', (table,))
    return {name: (kind, bool(never)) for name, kind, never in found}


def _rebuild(connection: sa.Connection, name: str, statement: str) -> None:
    """Make a table anew beside itself, move the rows, and put it in its place."""
    before = _columns(connection, name)
    beside = f"{name}_anew"
    connection.exec_driver_sql(statement.replace(f"CREATE TABLE {name} ", f"CREATE TABLE {beside} ", 1))
    columns = _columns(connection, beside)
    values = [
        column if column in before else _EMPTY[kind] if never else "NULL"
        for column, (kind, never) in columns.items()
    ]
    connection.exec_driver_sql(
        f"INSERT INTO {beside} ({', '.join(map(_quoted, columns))})"  # noqa: S608
        f" SELECT {', '.join(_quoted(v) if v in before else v for v in values)} FROM {name}"
    )
    connection.exec_driver_sql(f"DROP TABLE {name}")
    connection.exec_driver_sql("PRAGMA legacy_alter_table=ON")  # the others' references keep the name
    connection.exec_driver_sql(f"ALTER TABLE {beside} RENAME TO {name}")
    connection.exec_driver_sql("PRAGMA legacy_alter_table=OFF")


def _quoted(name: str) -> str:
    return f'"{name}"'

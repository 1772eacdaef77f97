"""The few words for which SQLite and PostgreSQL have different names; asked through `sa.func` like any other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement, GenericFunction

SERVER = "postgresql"  # the name of the other dialect
TEXT = sa.Text().with_variant(
    sa.Text(collation="C"), SERVER
)  # in the order of the letters' numbers, as SQLite has it
NUMBER = sa.Integer().with_variant(sa.BigInteger(), SERVER)  # SQLite's are of 64 bits


class JSON(sa.JSON):
    """Lists and mappings; of PostgreSQL's two kinds the one that can be asked about."""

    cache_ok = True


@compiles(JSON, SERVER)
def _json(_type: JSON, _compiler: Any, **_options: Any) -> str:
    return "JSONB"


class instr(GenericFunction[int]):  # noqa: N801 - `sa.func.instr`
    """Where a text holds another, from 1; 0 where it does not."""

    type = sa.Integer()
    inherit_cache = True


class json_array_length(GenericFunction[int]):  # noqa: N801
    """How many values a JSON array has."""

    type = sa.Integer()
    inherit_cache = True


class json_group_array(GenericFunction[Any]):  # noqa: N801
    """The values of a group as one JSON array."""

    type = sa.JSON()
    inherit_cache = True


class unindexed(FunctionElement[bool]):  # noqa: N801
    """A truth value that SQLite does not look for in an index; PostgreSQL knows by itself when not to."""

    type = sa.Boolean()
    inherit_cache = True


@compiles(instr, SERVER)
def _instr(element: instr, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


@compiles(json_array_length, SERVER)
def _json_array_length(element: json_array_length, compiler: Any, **options: Any) -> str:
    return f"jsonb_array_length({compiler.process(element.clauses, **options)})"


@compiles(json_group_array, SERVER)
def _json_group_array(element: json_group_array, compiler: Any, **options: Any) -> str:
    return f"json_agg({compiler.process(element.clauses, **options)})"


@compiles(unindexed)
def _unindexed(element: unindexed, compiler: Any, **options: Any) -> str:
    return f"+{compiler.process(element.clauses, **options)}"


@compiles(unindexed, SERVER)
def _unindexed_there(element: unindexed, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


def insert(connection: sa.Connection, table: sa.Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Insert rows as they are, columns in the table's order: half the time of a statement that names its values."""
    mark = "%s" if connection.dialect.name == SERVER else "?"
    marks = ", ".join([mark] * len(table.columns))
    connection.exec_driver_sql(f"INSERT INTO {table.name} VALUES ({marks})", [*rows])  # noqa: S608

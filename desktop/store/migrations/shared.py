"""Bring the database of a shared office to the format of this program: the same numbers as those of a data file.

A shared office began with format 6, whose tables `shared.sql` has as they were then. To change the format: a step in
`STEPS` under its number, beside the one for data files; never touch what was released.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import sqlalchemy as sa

from desktop.errors import CannotDo
from desktop.store import migrations, server
from desktop.store.trouble import newer

SQL = Path(__file__).with_suffix(".sql")
FIRST = 6
STEPS: Mapping[int, Callable[[sa.Connection], None]] = {}  # from the format before to that of the number


def format_of(connection: sa.Connection) -> int:
    """Give the format of a shared office; 0 where the database holds none."""
    if not sa.inspect(connection).has_table(server.format_.name):
        return 0
    return connection.scalar(sa.select(server.format_.c.number)) or 0


def make(connection: sa.Connection) -> None:
    """Make the tables of a shared office in an empty database, in the caller's transaction."""
    if sa.inspect(connection).get_table_names():
        raise CannotDo("ฐานข้อมูลนี้มีข้อมูลอยู่แล้ว กรุณาขอฐานข้อมูลเปล่าจากผู้ดูแลเครื่องแม่ข่าย", "address")
    available = sa.text("SELECT count(*) FROM pg_available_extensions WHERE name = 'pg_trgm'")
    if not connection.scalar(available):
        raise CannotDo(
            "เครื่องแม่ข่ายไม่มีส่วนค้นหา pg_trgm กรุณาให้ผู้ดูแลเครื่องแม่ข่ายติดตั้งชุด contrib ของ PostgreSQL", "address"
        )
    for statement in SQL.read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)
    connection.execute(sa.insert(server.format_), [{"number": FIRST}])
    _step_on(connection, FIRST)


def bring(engine: sa.Engine) -> None:
    """Apply the steps that a shared office has not seen, all or none; `Trouble` where its program is newer."""
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        seen = format_of(connection)
        if seen > migrations.FORMAT:
            raise newer(seen)
        _step_on(connection, seen)


def _step_on(connection: sa.Connection, seen: int) -> None:
    wanted = range(seen + 1, migrations.FORMAT + 1)
    for number in wanted:
        STEPS[number](connection)
    if wanted:
        connection.execute(sa.update(server.format_).values(number=migrations.FORMAT))

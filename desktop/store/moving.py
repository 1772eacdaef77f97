"""Carrying a whole office between a data file and the database of a server: every table, row by row, as it stands."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from desktop.errors import CannotDo
from desktop.store import (
    attachments,
    backup,
    checks,
    cipher,
    migrations,
    search,
    server,
    shared,
    tables,
)
from desktop.store.migrations import shared as tables_there
from desktop.store.trouble import reaching

if TYPE_CHECKING:
    from desktop.store.opening import Store

PART = 2_000  # rows carried at once
Step = Callable[[int, int], object]  # told how many of how many rows are carried; what it raises stops it


def copy_data(store: Store, path: Path, step: Step = lambda _done, _all: None) -> None:
    """Write the data of an open office into a file that is not there yet, under the office's key."""
    if store.shared is None:
        backup.copy(store.engine, store.vault.database_key, path)
        return
    target = cipher.engine(path, store.vault.database_key)
    try:
        migrations.run(target, store.vault.database_key, path.parent, migrations.steps())
        there = target.connect().execution_options(immediate=True)
        with store.engine.connect() as source, source.begin(), there as made, made.begin():
            _empty(made)
            _carry(source, made, step)
            for topic in search.TOPICS:
                search.fill(made, topic)
    finally:
        target.dispose()


def to_server(store: Store, address: str, password: str, step: Step) -> None:
    """Put a whole open office into an empty database, where it goes on as a copy with a name of its own.

    Raises `CannotDo` where the address is none or holds something; what fails, or is stopped, leaves the database empty.
    """
    if store.shared is not None:
        raise CannotDo("สำนักงานนี้อยู่บนเครื่องแม่ข่ายแล้ว", "address")
    engine = server.engine(server.url_of(address), password)
    try:
        with reaching(), engine.connect().execution_options(immediate=True) as made, made.begin():
            tables_there.make(made)
            _check_thai(made)
            with store.engine.connect() as source, source.begin():
                _carry(source, made, step)
                named = checks.attached(source)
            made.execute(sa.update(tables.device).values(id=str(uuid.uuid4())))
            made.execute(sa.delete(tables.signing))
            kept = [sha for sha in named if attachments.path_of(store.folder, sha).is_file()]
            shared.put_all(made, store.folder, kept)
    finally:
        engine.dispose()


def try_server(address: str, password: str) -> None:
    """Refuse, before anything is carried, a server that a shared office cannot be on; leaves nothing there."""
    engine = server.engine(server.url_of(address), password)
    try:
        with server.entering(), engine.connect().execution_options(immediate=True) as made, made.begin():
            tables_there.make(made)
            _check_thai(made)
            made.rollback()
    finally:
        engine.dispose()


def _check_thai(made: sa.Connection) -> None:
    """Refuse a database that takes Thai letters for none: its search would find nothing."""
    encoding = made.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8" or not made.scalar(sa.select(sa.func.show_trgm("ตำบล"))):
        raise CannotDo(
            "ฐานข้อมูลนี้ไม่ได้ตั้งไว้สำหรับภาษาไทย กรุณาให้ผู้ดูแลเครื่องแม่ข่ายสร้างใหม่ด้วย --encoding=UTF8 --locale=C.UTF-8",
            "address",
        )


def _carry(source: sa.Connection, target: sa.Connection, step: Step) -> None:
    found = tables.metadata.sorted_tables
    counted = [source.scalar(sa.select(sa.func.count()).select_from(table)) or 0 for table in found]
    done = 0
    for table in found:
        statement = sa.insert(table).execution_options(logged=True)
        for rows in source.execute(sa.select(table)).mappings().partitions(PART):
            target.execute(statement, [dict(row) for row in rows])
            done += len(rows)
            step(done, sum(counted))


def _empty(made: sa.Connection) -> None:
    """Take out what a migration lays into an empty file."""
    for table in reversed(tables.metadata.sorted_tables):
        made.execute(sa.delete(table).execution_options(logged=True))

"""Bring an office's file to the format of this program, one small named step a change.

To change the format once it is released: add `mNNNN_what.py` beside the others with `up(op, connection)`, where
`op` is Alembic's operations; name it in `steps`; raise `FORMAT`. Never touch a step that was released.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.errors import Trouble
from desktop.store import backup, cipher

FORMAT = 6  # stands in the file's user_version: how many steps it has seen
APPLICATION = 0x54414D42  # stands in the file's application_id: TAMB

Step = Callable[[Any, sa.Connection], None]


def steps() -> tuple[Step, ...]:
    """List all steps from an empty file to this program's format."""
    from desktop.store.migrations import (
        m0001_first,
        m0002_papers,
        m0003_surveys,
        m0004_search,
        m0005_mediation,
        m0006_chain,
    )

    return (
        m0001_first.up,
        m0002_papers.up,
        m0003_surveys.up,
        m0004_search.up,
        m0005_mediation.up,
        m0006_chain.up,
    )


def run(engine: sa.Engine, key: bytes, backups: Path, wanted: Sequence[Step]) -> None:
    """Apply the steps that a file has not seen, all or none; copies a file that holds anything first.

    Raises `Trouble` that names the copy where a step fails.
    """
    with engine.connect() as connection:
        seen = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    if seen == 0:
        _apply(engine, wanted, seen)
    elif seen < len(wanted):
        _apply_after_copy(engine, key, backups, wanted, seen)


def _apply_after_copy(
    engine: sa.Engine, key: bytes, backups: Path, wanted: Sequence[Step], seen: int
) -> None:
    copy = backup.dated(backups, f"before-format-{len(wanted)}", datetime.now().astimezone())
    backup.copy(engine, key, copy)
    try:
        _apply(engine, wanted, seen)
    except Exception as error:
        raise Trouble(
            "ปรับข้อมูลให้ใช้กับโปรแกรมรุ่นนี้ไม่สำเร็จ ข้อมูลเดิมยังอยู่ครบ และมีสำเนาอยู่ที่ {copy} กรุณาใช้โปรแกรมรุ่นเดิมไปก่อนและแจ้งผู้ดูแลโปรแกรม",
            copy=copy,
        ) from error


def _apply(engine: sa.Engine, wanted: Sequence[Step], seen: int) -> None:
    with engine.connect().execution_options(immediate=True) as connection:
        bare = cipher.bare(connection)
        # with it on, Alembic's way of altering a table deletes every row that refers to it; BEGIN freezes it
        bare.execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                _apply_within(connection, wanted, seen)
        finally:
            bare.execute("PRAGMA foreign_keys=ON")


def _apply_within(connection: sa.Connection, wanted: Sequence[Step], seen: int) -> None:
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    op = Operations(MigrationContext.configure(connection))
    for step in wanted[seen:]:
        step(op, connection)
    orphan = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if orphan is not None:
        raise RuntimeError(f"a migration left a reference without its record: {orphan[0]}")
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version={len(wanted)}")

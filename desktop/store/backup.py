"""Copies of the data file, each reopened, checked and counted before it gets its name."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.errors import Trouble
from desktop.store import cipher
from desktop.store.files import make_folder, place, sync_file

FOLDER = "backups"
_PART = "copy.part"


def copy(engine: sa.Engine, key: bytes, target: Path) -> None:
    """Copy the data file, under the same key, while nothing writes to it; `Trouble` if the copy does not hold."""
    make_folder(target.parent)
    part = target.with_name(_PART)
    part.unlink(missing_ok=True)
    try:
        counted = _write(engine, part)
        if _count_checked(part, key) != counted:
            raise Trouble("สำเนาสำรองที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
        sync_file(part)
        place(part, target)
    finally:
        part.unlink(missing_ok=True)


def dated(folder: Path, why: str, now: datetime) -> Path:
    """Name a new copy in a folder by its reason and time: `before-format-2 2569-11-21 0912.db`."""
    name = f"{why} {now.year + 543}-{now:%m-%d %H%M}"
    path = folder / f"{name}.db"
    again = 2
    while path.exists():
        path, again = folder / f"{name} {again}.db", again + 1
    return path


def _write(engine: sa.Engine, part: Path) -> dict[str, int]:
    with engine.connect() as connection:
        raw = cipher.bare(connection)
        raw.execute("VACUUM INTO ?", (str(part),))
        return _counts(raw)


def _count_checked(part: Path, key: bytes) -> dict[str, int] | None:
    if not cipher.is_sound(part, key):
        return None
    with closing(cipher.peek(part, key)) as connection:
        return _counts(connection)


def _counts(connection: Any) -> dict[str, int]:
    """Count the rows of each table that SQLite itself does not keep."""
    listed = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    names = [name for (name,) in listed if not name.startswith("sqlite_")]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }

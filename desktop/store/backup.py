"""Copies of the data file, each reopened, checked and counted before it gets its name, and what a copy holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.i18n import N_
from desktop.store import cipher, search, server, tables
from desktop.store.dialect import SERVER
from desktop.store.files import make_folder, place, sync_file

FOLDER = "backups"
NOT_WHOLE = N_("สำเนาสำรองที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
_PART = "copy.part"


@dataclass(frozen=True)
class Known:
    """A word that the search index of an office finds: in which topic, and the number of the row that has it."""

    topic: str
    no: int
    word: str


# copying


def copy(engine: sa.Engine, key: bytes, target: Path) -> None:
    """Copy the data file, under the same key, while nothing writes to it; `Trouble` if the copy does not hold."""
    make_folder(target.parent)
    part = target.with_name(_PART)
    part.unlink(missing_ok=True)
    try:
        counted = _write(engine, part)
        if _count_checked(part, key) != counted:
            raise Trouble(NOT_WHOLE)
        sync_file(part)
        place(part, target)
    finally:
        part.unlink(missing_ok=True)


def dated(folder: Path, why: str, now: datetime) -> Path:
    """Name a new copy in a folder by its reason and time: `before-format-2 2569-11-21 0912.db`."""
    return _free(folder, f"{why} {moment(now)}", ".db")


def dated_folder(folder: Path, now: datetime) -> Path:
    """Name the folder of a new backup by its time: `2569-11-21 0912`."""
    return _free(folder, moment(now))


def moment(now: datetime) -> str:
    """Write a time as the names of copies have it: `2569-11-21 0912`."""
    return f"{now.year + 543}-{now:%m-%d %H%M}"


def _free(folder: Path, name: str, ending: str = "") -> Path:
    path = folder / f"{name}{ending}"
    again = 2
    while path.exists():
        path, again = folder / f"{name} {again}{ending}", again + 1
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


# what a data file holds; a copy may be of an earlier format


@contextmanager
def looking(path: Path, key: bytes) -> Iterator[sa.Connection]:
    """Give a connection to a copy that changes nothing in it."""
    engine = cipher.reader(path, key)
    try:
        with engine.connect() as connection:
            yield connection
    finally:
        engine.dispose()


def counts(connection: sa.Connection) -> dict[str, int]:
    """Count the records of each topic that are not set aside."""
    return {
        topic: int(
            connection.exec_driver_sql(f"SELECT count(*) FROM {topic} WHERE NOT deleted").scalar_one()  # noqa: S608
        )
        for topic in topics(connection)
    }


def topics(connection: sa.Connection) -> list[str]:
    """List the topics that a data file has a table for."""
    names = set(sa.inspect(connection).get_table_names())
    return [topic for topic in TOPICS if topic in names]


def format_of(connection: sa.Connection) -> int:
    """Give the format of an office's data, in a file or on a server."""
    if connection.dialect.name == SERVER:
        return int(connection.execute(sa.select(server.format_.c.number)).scalar_one())
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def device(connection: sa.Connection) -> str:
    """Give the name of a copy in the change log; "" before the first opening."""
    return str(connection.exec_driver_sql("SELECT max(id) FROM device").scalar() or "")


def head(connection: sa.Connection) -> dict[str, str]:
    """Give the clock of the last unit of each device: how far the change log goes."""
    found = connection.exec_driver_sql("SELECT device, max(clock) FROM units GROUP BY device ORDER BY device")
    return {str(name): str(clock) for name, clock in found}


def state(connection: sa.Connection, *beside: object) -> str:
    """Give a fingerprint of what a data file holds and what is said of the files beside it."""
    readings = connection.exec_driver_sql("SELECT count(*), max(no) FROM readings").one()
    drafts = connection.exec_driver_sql('SELECT key, saved_at, length("values") FROM drafts ORDER BY key')
    said = [
        format_of(connection),
        device(connection),
        head(connection),
        list(readings),
        list(map(list, drafts)),
        *(_said(connection, table) for table in (tables.devices, tables.packages, tables.withheld)),
        *beside,
    ]
    return sha256(json.dumps(said).encode()).hexdigest()


def _said(connection: sa.Connection, table: sa.Table) -> list[list[Any]]:
    """Give the rows of a small table that says what no unit tells."""
    return sorted(list(row) for row in connection.execute(sa.select(table)))


def known(connection: sa.Connection) -> Known | None:
    """Choose a word that the index must find; None where nothing is kept yet that is searched."""
    there = topics(connection)
    for topic in (one for one in search.TOPICS if one in there):
        newest = (
            f"SELECT no, search_text FROM {topic} WHERE NOT deleted AND search_text <> '' ORDER BY no DESC"  # noqa: S608
        )
        row = connection.exec_driver_sql(f"{newest} LIMIT 1").first()
        if row is not None and row.search_text.split():
            return Known(topic, row.no, row.search_text.split()[0])
    return None


def finds(connection: sa.Connection, known: Known) -> bool:
    """Tell whether the search index of a copy finds a known word where it stands."""
    asked: sa.Select[Any] = search.numbers(TOPICS[known.topic], search.asked([known.word]))
    [number] = (found := asked.subquery()).c
    return connection.execute(sa.select(found).where(number == known.no)).first() is not None

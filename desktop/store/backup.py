"""Copies of the data file, each reopened, checked and counted before it gets its name, and what a copy holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from desktop.domain.topics import TOPICS
from desktop.errors import Trouble
from desktop.i18n import N_
from desktop.store import cipher, page_copy, search, server, tables, wal
from desktop.store.dialect import SERVER
from desktop.store.files import make_folder, place, sync_file
from desktop.store.trouble import DAMAGED

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
    """Copy the data file, under the same key, as its last commit left it; `Trouble` if the copy does not hold."""
    with _part_of(target) as part:
        write(engine, key, part)
        check(engine, key, part)


def write_anew(engine: sa.Engine, key: bytes, target: Path) -> None:
    """Do as `copy`, but row by row: no page of the copy is one from which something was taken out."""
    with _part_of(target) as part:
        with engine.connect() as connection:
            bare = cipher.bare(connection)
            bare.execute("VACUUM INTO ?", (str(part),))
            counted = page_copy.count(bare)
        if not page_copy.holds(part, key, counted):
            raise _not_whole(engine, key)
        check(engine, key, part)


def write(engine: sa.Engine, key: bytes, target: Path) -> None:
    """Copy the data file and count its rows; `check` reads what was written."""
    if not page_copy.copy(engine, key, target):
        raise _not_whole(engine, key)


def check(engine: sa.Engine, key: bytes, path: Path) -> None:
    """Refuse a copy of which a page is not as it was written."""
    if not cipher.is_sound(path, key):
        raise _not_whole(engine, key)


def _not_whole(engine: sa.Engine, key: bytes) -> Trouble:
    """Say why a copy does not hold: it was not written as it should be, or the office's own file is damaged."""
    with engine.connect() as connection:
        path = page_copy.path_of(cipher.bare(connection))
    return Trouble(NOT_WHOLE if cipher.is_sound(path, key) or not cipher.opens(path, key) else DAMAGED)


@contextmanager
def _part_of(target: Path) -> Iterator[Path]:
    """Give where a copy is written until it holds; then it takes its place."""
    make_folder(target.parent)
    part = target.with_name(_PART)
    _clear(part)
    try:
        yield part
        sync_file(part)
        place(part, target)
    finally:
        _clear(part)


def _clear(part: Path) -> None:
    for path in (part, wal.of(part), part.with_name(f"{part.name}-shm")):
        path.unlink(missing_ok=True)


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

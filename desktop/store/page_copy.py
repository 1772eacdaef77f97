"""Copies the pages of a data file that is open, encrypted as they are, while others go on writing.

A transaction that reads keeps the pages that it sees: nothing newer moves from the WAL into the file, and the WAL begins
anew only where all of it is in the file. So the file and then its WAL, copied meanwhile, hold together, unless the WAL
began anew just while it was copied itself.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from contextlib import closing
from io import FileIO
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import sqlalchemy as sa
from sqlcipher3 import dbapi2

from desktop.store import cipher, wal

_TRIES = (False, False, True)  # whether writers wait meanwhile: a busy office is copied at the third time

# On POSIX, closing a file gives up all locks of the process on it, those of SQLite among them: what is opened here
# stays open as long as the engine (https://www.sqlite.org/howtocorrupt.html, 2.2).
_opened: WeakKeyDictionary[sa.Engine, FileIO] = WeakKeyDictionary()
_lock = threading.Lock()  # held while the room is in use
_room = memoryview(bytearray(2**18))


def copy(engine: sa.Engine, key: bytes, target: Path) -> bool:
    """Copy a data file as its last commit left it; tell whether the copy has as many rows in each table.

    A save that ends just then may be in the copy and not have been counted: it is then made again. The copy is not
    checked page by page, nor safe on the disk yet.
    """
    for alone in _TRIES:
        counted = _copy(engine, target, alone=alone)
        if counted is not None and holds(target, key, counted):
            return True
    return False


def holds(target: Path, key: bytes, counted: Mapping[str, int]) -> bool:
    """Tell whether a copy, which stands alone then, has as many rows in each table as were counted."""
    try:
        cipher.stand_alone(target, key)
        with closing(cipher.peek(target, key)) as connection:
            return count(connection) == counted
    except dbapi2.DatabaseError as error:
        if not cipher.is_damage(error):
            raise
        return False


def path_of(connection: Any) -> Path:
    """Give the data file of a bare connection."""
    asked = "SELECT file FROM pragma_database_list WHERE name = 'main'"  # temporary tables are another
    return Path(connection.execute(asked).fetchone()[0])


def count(connection: Any) -> dict[str, int]:
    """Count the rows of each table that SQLite itself does not keep, by a bare connection."""
    listed = connection.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    ).fetchall()
    names = [name for (name,) in listed if not name.startswith("sqlite_")]
    return {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608
        for name in names
    }


def _copy(engine: sa.Engine, target: Path, *, alone: bool) -> dict[str, int] | None:
    """Copy once, and count; None where the WAL began anew while it was copied."""
    with engine.connect().execution_options(immediate=alone) as connection, connection.begin():
        bare = cipher.bare(connection)
        counted = count(bare)  # from here on the transaction reads
        path = path_of(bare)
        head = _copy_files(engine, path, target)
        return counted if wal.head(path) == head else None


def _copy_files(engine: sa.Engine, path: Path, target: Path) -> bytes:
    """Copy the file and then its WAL; give the head that the WAL had before."""
    head = wal.head(path)
    with _lock:
        held = _held(engine, path)
        held.seek(0)
        _pour(held, target)
        wal.of(target).unlink(missing_ok=True)
        if head:
            with wal.of(path).open("rb", buffering=0) as file:
                _pour(file, wal.of(target))
    return head


def _pour(file: FileIO, target: Path) -> None:
    with target.open("wb") as written:
        while read := file.readinto(_room):
            written.write(_room[:read])


def _held(engine: sa.Engine, path: Path) -> FileIO:
    """Open a data file for as long as its engine is not disposed of."""
    if engine not in _opened:
        _opened[engine] = path.open("rb", buffering=0)
        sa.event.listen(engine, "engine_disposed", _close)
    return _opened[engine]


def _close(engine: sa.Engine) -> None:
    held = _opened.pop(engine, None)
    if held:
        held.close()

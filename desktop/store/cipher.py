"""Connections to an encrypted data file: key, pragmas, and how a transaction begins."""

from __future__ import annotations

import re
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool, QueuePool
from sqlcipher3 import dbapi2

from desktop.store import wal

DATA = "office.db"  # the data file of an office's folder
PAGE = 4096  # bytes, as SQLCipher writes them
_PATIENCE = 10.0  # seconds that a writer waits for another
_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",  # with NORMAL a power cut lost 138 acknowledged saves
    "secure_delete=ON",
    "temp_store=MEMORY",
    "cache_size=-40960",  # KiB for each connection: a region is searched within it, and a small machine spares it
)
_ROOM = f"PRAGMA {_PRAGMAS[-1]}"
_PAGE = re.compile(r"page (\d+)")  # in what the check of a file says of each bad one


def engine(path: Path, key: bytes) -> sa.Engine:
    """Make the engine of a data file; `execution_options(immediate=True)` takes the write lock at BEGIN."""
    made = sa.create_engine(
        "sqlite://",
        creator=lambda: _connect(path, key),
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=2,
        max_overflow=4,
        hide_parameters=True,  # an error goes into the log, and values are personal
    )
    sa.event.listen(made, "begin", _begin)
    sa.event.listen(made, "handle_error", _drop_spoilt)
    return made


def reader(path: Path, key: bytes) -> sa.Engine:
    """Make the engine of a data file that is only looked at: nothing in its folder changes."""
    return sa.create_engine(
        "sqlite://",
        creator=lambda: peek(path, key),
        module=dbapi2,
        poolclass=NullPool,
        hide_parameters=True,
    )


def unlocked(path: Path, key: bytes) -> Any:
    """Give a bare connection of the driver that holds the key and has set nothing in the file."""
    return _unlock(str(path), key, is_uri=False)


def write_back(path: Path, key: bytes) -> None:
    """Empty the WAL into the data file, unless somebody reads just now: older pages stand in it until then."""
    connection = unlocked(path, key)
    try:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()


def stand_alone(path: Path, key: bytes) -> None:
    """Let a copy that nobody has open stand without its WAL, so that it is read where nothing can be written.

    It is not safe on the disk yet.
    """
    with closing(unlocked(path, key)) as connection:
        connection.execute("PRAGMA synchronous=OFF")  # whoever copied it makes it safe, by `sync_file`
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def peek(path: Path, key: bytes) -> Any:
    """Give a bare connection that changes nothing: what a killed program left in the WAL stays there too."""
    if wal.holds_any(path):
        return _unlock(path.absolute().as_uri() + "?mode=ro", key, is_uri=True)
    return unlocked(path, key)  # read only, SQLite would leave an empty WAL behind


def _unlock(name: str, key: bytes, *, is_uri: bool) -> Any:
    # no transactions of the driver's own: with them DDL is not rolled back
    connection = dbapi2.connect(
        name, isolation_level=None, check_same_thread=False, timeout=_PATIENCE, uri=is_uri
    )
    try:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # uses the key
    except BaseException:
        connection.close()
        raise
    return connection


def _connect(path: Path, key: bytes) -> Any:
    connection = unlocked(path, key)
    try:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: sa.Connection) -> None:
    immediate = connection.get_execution_options().get("immediate", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def bare(connection: sa.Connection) -> Any:
    """Give the driver's connection, for what may not stand in a transaction."""
    return connection.connection.driver_connection


def number(connection: Any, pragma: str) -> int:
    """Read a pragma of one number from a bare connection."""
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


def opens(path: Path, key: bytes) -> bool:
    """Tell whether a data file is one under a key, by its first page."""
    try:
        peek(path, key).close()
    except dbapi2.DatabaseError as error:
        if not is_damage(error):
            raise
        return False
    return True


def change_key(path: Path, key: bytes, new: bytes) -> None:
    """Encrypt a data file that nobody has open under another key, where it stands."""
    with closing(unlocked(path, key)) as connection:
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")


def is_sound(path: Path, key: bytes) -> bool:
    """Tell whether every page of a data file can be read and fits the others; reads all of it."""
    try:
        # a connection of its own: one bad page spoils every later answer of a connection
        with closing(peek(path, key)) as connection:
            connection.execute(_ROOM)  # SQLite's own would have each page read and decrypted again and again
            connection.execute("BEGIN")  # and from the first reading on, what the WAL holds stays in it
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            altered = _altered(path, connection)  # it does not see what is missing
            # reads every page in use, and refuses those that were altered
            fitting = connection.execute("PRAGMA quick_check(1)").fetchone()
    except dbapi2.DatabaseError as error:
        if not is_damage(error):
            raise
        return False
    return not altered and fitting == ("ok",)


def _altered(path: Path, connection: Any) -> bool:
    """Tell whether a page of a data file is not as it was written, unless a newer one stands in the WAL.

    A power cut while pages move from there into the file leaves one half written.
    """
    found = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    if not found or not wal.holds_any(path):
        return bool(found)
    with wal.of(path).open("rb") as file:
        newer = wal.committed(file, PAGE).pages
    named = [_PAGE.search(line) for (line,) in found]
    return any(page is None or int(page[1]) not in newer for page in named)


def is_damage(error: BaseException | None) -> bool:
    """Tell whether an error of the driver says that a file is damaged, or is none under its key."""
    code = getattr(error, "sqlite_errorcode", 0)
    return code & 0xFF in (dbapi2.SQLITE_CORRUPT, dbapi2.SQLITE_NOTADB)


def _drop_spoilt(context: sa.ExceptionContext) -> None:
    """Throw a connection away that met a damaged page: the sound pages are read by a new one."""
    if is_damage(context.original_exception):
        context.is_disconnect = True

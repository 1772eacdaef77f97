"""Damage to a data file, and what SQLite itself still reads of one: by halves, on a new connection after each bad page."""

from __future__ import annotations

from contextlib import closing

from sqlcipher3 import dbapi2

from desktop.store import cipher

PAGE = cipher.PAGE
MOST = 1 << 20  # of a row number in the tests


def pages_of(path):
    return path.stat().st_size // PAGE


def put(path, number, data, at=0):
    """Write bytes over a page; pages are counted from one."""
    with path.open("r+b") as file:
        file.seek((number - 1) * PAGE + at)
        file.write(data)


def zero(path, *numbers):
    for number in numbers:
        put(path, number, bytes(PAGE))


def flip(path, number, at):
    """Alter one byte of a page."""
    with path.open("rb") as file:
        file.seek((number - 1) * PAGE + at)
        byte = file.read(1)[0]
    put(path, number, bytes([byte ^ 0x55]), at)


def cut(path, pages, more=0):
    """Cut a file after some pages and bytes."""
    with path.open("r+b") as file:
        file.truncate(pages * PAGE + more)


def root_of(path, key, table):
    """Give the first page of a table of a sound file."""
    with closing(cipher.peek(path, key)) as connection:
        return connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]


def leaves_of(path, key, table):
    """List the leaves of a table of a sound file, by what SQLite says."""
    from desktop.store import damaged_pages, damaged_rows

    with damaged_pages.Pages(path, key) as pages:
        found = damaged_rows.look(pages, lambda _done, _total: None)
        return [leaf for leaf in found.leaves if (one := found.table_of(leaf)) and one.name == table]


def read_by_sqlite(path, key, table, first=-1, last=MOST):
    """Read what SQLite gives of a table of a damaged file: all rows of a stretch of numbers, or those of its halves.

    A damaged page on which a row ends is given as zeros, without an error before the next page; no text here has any.
    """
    try:
        with closing(cipher.unlocked(path, key)) as connection:
            found = connection.execute(
                f"SELECT * FROM {table} NOT INDEXED WHERE rowid BETWEEN ? AND ?", (first, last)
            ).fetchall()
            return {row for row in found if not any("\0" in value for value in row if isinstance(value, str))}
    except dbapi2.DatabaseError:
        if first == last:
            return set()
        middle = (first + last) // 2
        return read_by_sqlite(path, key, table, first, middle) | read_by_sqlite(
            path, key, table, middle + 1, last
        )

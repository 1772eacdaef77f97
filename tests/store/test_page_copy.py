"""A data file copied page by page while others read and write it."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import closing

import pytest

from desktop import paths
from desktop.store import cipher, page_copy, wal

KEY = bytes(range(32))


@pytest.fixture
def engine(tmp_path):
    made = cipher.engine(tmp_path / "office.db", KEY)
    with made.begin() as connection:
        for table in ("a", "b"):
            connection.exec_driver_sql(f"CREATE TABLE {table} (no INTEGER PRIMARY KEY, said TEXT)")
    add(made, 200)
    yield made
    made.dispose()


def add(engine, count):
    """Write as many rows into one table as into the other, in one transaction."""
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        for table in ("a", "b"):
            connection.exec_driver_sql(f"INSERT INTO {table}(said) VALUES (?)", [("ก" * 300,)] * count)


def copied(engine, target):
    assert page_copy.copy(engine, KEY, target)
    assert cipher.is_sound(target, KEY)
    with closing(cipher.peek(target, KEY)) as connection:
        return page_copy.count(connection)


def test_a_copy_stands_alone_and_counts_what_it_holds(engine, tmp_path):
    assert copied(engine, tmp_path / "copy.db") == {"a": 200, "b": 200}
    assert sorted(path.name for path in tmp_path.glob("copy*")) == ["copy.db"]
    assert not wal.holds_any(tmp_path / "copy.db")


def test_temporary_tables_are_not_copied(engine, tmp_path):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TEMP TABLE c (no INTEGER)")
    assert copied(engine, tmp_path / "copy.db") == {"a": 200, "b": 200}


def test_copies_made_while_others_write_are_each_of_one_moment(engine, tmp_path):
    stopped = threading.Event()

    def write():
        while not stopped.wait(0.002):
            add(engine, 3)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        found = [copied(engine, tmp_path / f"copy {number}.db") for number in range(6)]
    finally:
        stopped.set()
        writer.join()
    assert all(one["a"] == one["b"] for one in found)
    numbers = [one["a"] for one in found]
    assert numbers == sorted(numbers)
    assert numbers[-1] > numbers[0]


@pytest.mark.parametrize("begins_anew", [False, True])
def test_what_is_written_between_the_file_and_its_wal_is_not_torn(engine, tmp_path, monkeypatch, begins_anew):
    """A WAL that began anew while it was copied may have the head of the one and the pages of the other."""
    real, heads = page_copy._pour, []

    def slowly(source, target):
        if not target.name.endswith("-wal"):
            return real(source, target)
        heads.append(wal.head(tmp_path / "office.db"))
        if len(heads) < 3:
            add(engine, 40)
        heads[-1] = heads[-1] != wal.head(tmp_path / "office.db")
        return real(source, target)

    if begins_anew:  # all of it is in the file already, so that the next write begins it anew
        with closing(cipher.unlocked(tmp_path / "office.db", KEY)) as other:
            other.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
    monkeypatch.setattr(page_copy, "_pour", slowly)
    assert copied(engine, tmp_path / "copy.db") == {"a": 280, "b": 280}
    assert heads == [begins_anew, False, False]


def test_an_unfinished_write_is_not_in_a_copy(engine, tmp_path):
    with engine.connect().execution_options(immediate=True) as connection, connection.begin():
        connection.exec_driver_sql("PRAGMA cache_size=10")  # so that its pages stand in the WAL already
        connection.exec_driver_sql("INSERT INTO a(said) VALUES (?)", [("ข" * 300,)] * 2_000)
        assert copied(engine, tmp_path / "copy.db") == {"a": 200, "b": 200}


_TAKE = """
import sys
from pathlib import Path
from desktop.store import cipher
connection = cipher.unlocked(Path(sys.argv[1]), bytes(range(32)))
connection.execute("PRAGMA busy_timeout=100")
print(connection.execute("PRAGMA journal_mode=DELETE").fetchone()[0])
"""


def test_a_copy_gives_up_no_lock(engine, tmp_path):
    """Another process that took the file for its own would put the WAL away under those who write there."""
    with engine.connect() as held:
        page_copy.copy(engine, KEY, tmp_path / "copy.db")
        taken = subprocess.run(
            [sys.executable, "-c", _TAKE, str(tmp_path / "office.db")],
            cwd=paths.root(), capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert "locked" in taken.stderr
        assert held.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"


def test_once_the_engine_is_gone_the_file_is_held_no_more(engine, tmp_path):
    page_copy.copy(engine, KEY, tmp_path / "copy.db")
    held = page_copy._opened[engine]
    page_copy.copy(engine, KEY, tmp_path / "copy.db")
    assert page_copy._opened[engine] is held
    engine.dispose()
    assert held.closed
    assert engine not in page_copy._opened

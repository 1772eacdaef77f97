from __future__ import annotations

import sqlite3
import threading

import pytest
import sqlalchemy as sa

from desktop.store import cipher, wal

KEY = bytes(range(32))


@pytest.fixture
def engine(tmp_path):
    made = cipher.engine(tmp_path / "office.db", KEY)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a INTEGER PRIMARY KEY, b)")
    yield made
    made.dispose()


def count(engine, table="t"):
    with engine.connect() as connection:
        return connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar()


PRAGMAS = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "cache_size": -40960,
}


@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_every_connection_has_its_pragmas(engine, pragma, value):
    with engine.connect() as one, engine.connect() as two:
        assert [c.exec_driver_sql(f"PRAGMA {pragma}").scalar() for c in (one, two)] == [value, value]


def test_the_file_shows_nothing_without_its_key(engine, tmp_path):
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES ('ลับมาก')")
    engine.dispose()
    assert "ลับมาก".encode() not in (tmp_path / "office.db").read_bytes()
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(tmp_path / "office.db").execute("SELECT * FROM sqlite_master")


def change_tables(connection):
    connection.exec_driver_sql("CREATE TABLE u (a)")
    connection.exec_driver_sql("PRAGMA user_version=7")
    raise ZeroDivisionError


def test_a_change_of_tables_rolls_back_with_the_rest(engine):
    with pytest.raises(ZeroDivisionError), engine.begin() as connection:
        change_tables(connection)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'u'").scalar() == 0


def test_a_savepoint_rolls_back_by_itself(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (1)")
        inner = connection.begin_nested()
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (2)")
        inner.rollback()
    assert count(engine) == 1


def test_a_reader_sees_one_state_while_another_writes(engine):
    with engine.connect() as reader, reader.begin():
        assert reader.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
        with engine.connect().execution_options(immediate=True) as writer, writer.begin():
            writer.exec_driver_sql("INSERT INTO t(b) VALUES (1)")
        assert reader.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0
    assert count(engine) == 1


def add_one_by_one(engine, times):
    for _ in range(times):
        with engine.connect().execution_options(immediate=True) as connection, connection.begin():
            last = connection.exec_driver_sql("SELECT count(*) FROM t").scalar()
            connection.exec_driver_sql("INSERT INTO t(a) VALUES (?)", (last + 1,))


def test_writers_that_read_first_wait_for_each_other(engine):
    threads = [threading.Thread(target=add_one_by_one, args=(engine, 15)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(engine) == 45


def damage(engine, path, page):
    """Zero one page of a file, counted from 0."""
    with engine.connect() as connection:
        cipher.bare(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    data = bytearray(path.read_bytes())
    data[page * 4096 : (page + 1) * 4096] = bytes(4096)
    path.write_bytes(data)


def test_a_file_is_sound_also_while_it_is_open(engine, tmp_path):
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (1)")
        assert cipher.is_sound(tmp_path / "office.db", KEY)


def test_a_file_is_not_sound_under_another_key(engine, tmp_path):
    assert not cipher.is_sound(tmp_path / "office.db", bytes(32))


def test_a_damaged_page_spoils_no_other_answer(engine, tmp_path):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE u (a)")
        connection.exec_driver_sql("INSERT INTO u VALUES (1)")
        for _ in range(40):
            connection.exec_driver_sql("INSERT INTO t(b) VALUES (?)", ("ก" * 1000,))
    damage(engine, tmp_path / "office.db", 15)
    assert not cipher.is_sound(tmp_path / "office.db", KEY)
    with pytest.raises(sa.exc.DatabaseError, match="malformed"):
        count(engine, "t WHERE b <> ''")
    assert count(engine, "u") == 1


def cut_while_moving_the_wal(office, folder):
    """Give the file as a power cut leaves it while pages move from the WAL into it: one of them is half written."""
    wal = (office.with_name("office.db-wal")).read_bytes()
    pages = {int.from_bytes(wal[at : at + 4]) for at in range(32, len(wal), 24 + cipher.PAGE)}
    data = bytearray(office.read_bytes())
    torn = max(page for page in pages if page * cipher.PAGE <= len(data))
    data[(torn - 1) * cipher.PAGE : torn * cipher.PAGE - 512 * 3] = bytes(cipher.PAGE - 512 * 3)
    folder.mkdir()
    (folder / "office.db").write_bytes(data)
    return folder / "office.db", wal


def test_a_page_that_a_power_cut_left_half_written_stands_in_the_wal(engine, tmp_path):
    for start in (0, 1_000):  # the second time the pages are in the file and anew in the WAL
        with engine.begin() as connection:
            rows = [(number, "ก" * 50) for number in range(start, start + 1_000)]
            connection.exec_driver_sql("INSERT OR REPLACE INTO t VALUES (?, ?)", rows)
        if not start:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    path, wal = cut_while_moving_the_wal(tmp_path / "office.db", tmp_path / "cut")
    assert not cipher.is_sound(path, KEY)
    path.with_name("office.db-wal").write_bytes(wal)
    assert cipher.is_sound(path, KEY)
    path.with_name("office.db-wal").write_bytes(wal[:32])
    assert not cipher.is_sound(path, KEY)


def test_while_a_file_is_checked_nothing_moves_from_the_wal(engine, tmp_path, monkeypatch):
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (1)")

    def looked(path, _connection):
        cipher.write_back(path, KEY)
        return not wal.holds_any(path)

    monkeypatch.setattr(cipher, "_PATIENCE", 0.05)
    monkeypatch.setattr(cipher, "_altered", looked)
    assert cipher.is_sound(tmp_path / "office.db", KEY)


def test_a_page_that_is_lost_beside_a_wal_is_told(engine, tmp_path):
    """The end of a long value that is zeros is read as such, and SQLite's own check does not look at it."""
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (?)", ("k" * 9_000,))
        last = connection.exec_driver_sql("PRAGMA page_count").scalar()
    damage(engine, tmp_path / "office.db", last - 1)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (1)")
    with engine.connect() as connection:
        said = connection.exec_driver_sql("SELECT b FROM t WHERE length(b) > 1").scalar()
    assert said.endswith("\0")  # the driver gives it without a word
    assert wal.holds_any(tmp_path / "office.db")
    assert not cipher.is_sound(tmp_path / "office.db", KEY)


def test_looking_at_a_file_leaves_what_a_killed_program_wrote_where_it_is(engine, tmp_path):
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO t(b) VALUES (1)")
    killed = tmp_path / "killed"
    killed.mkdir()
    for name in ("office.db", "office.db-wal"):
        (killed / name).write_bytes((tmp_path / name).read_bytes())
    before = [(killed / name).read_bytes() for name in ("office.db", "office.db-wal")]
    connection = cipher.peek(killed / "office.db", KEY)
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (1,)
    connection.close()
    assert [(killed / name).read_bytes() for name in ("office.db", "office.db-wal")] == before


def test_looking_at_a_file_leaves_no_other_file(engine, tmp_path):
    engine.dispose()
    before = sorted(path.name for path in tmp_path.iterdir())
    cipher.peek(tmp_path / "office.db", KEY).close()
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_an_error_tells_no_values(engine):
    with pytest.raises(sa.exc.OperationalError) as caught, engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO gone VALUES (?)", ("สมชาย",))
    assert "สมชาย" not in str(caught.value)

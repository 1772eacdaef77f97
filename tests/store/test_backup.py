from __future__ import annotations

from datetime import datetime

import pytest

from desktop.errors import Trouble
from desktop.store import backup, cipher

KEY = bytes(range(32))
WRITE = backup._write
NOW = datetime(2026, 11, 21, 9, 12).astimezone()


@pytest.fixture
def engine(tmp_path):
    made = cipher.engine(tmp_path / "office.db", KEY)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a INTEGER PRIMARY KEY, b)")
        connection.exec_driver_sql("CREATE VIRTUAL TABLE f USING fts5(b)")
        connection.exec_driver_sql("PRAGMA user_version=3")
        for word in ("หนึ่ง", "สอง", "สาม"):
            connection.exec_driver_sql("INSERT INTO t(b) VALUES (?)", (word,))
            connection.exec_driver_sql("INSERT INTO f(b) VALUES (?)", (word,))
    yield made
    made.dispose()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_holds_everything_under_the_same_key(engine, tmp_path):
    target = tmp_path / "backups" / "copy.db"
    backup.copy(engine, KEY, target)
    connection = cipher.unlocked(target, KEY)
    assert connection.execute("SELECT b FROM t ORDER BY a").fetchall() == [("หนึ่ง",), ("สอง",), ("สาม",)]
    assert connection.execute("SELECT count(*) FROM f WHERE f MATCH 'สอง'").fetchone() == (1,)
    assert cipher.number(connection, "user_version") == 3
    connection.close()
    assert names(tmp_path / "backups") == ["copy.db"]


def test_a_copy_shows_nothing_without_the_key(engine, tmp_path):
    backup.copy(engine, KEY, tmp_path / "backups" / "copy.db")
    assert "หนึ่ง".encode() not in (tmp_path / "backups" / "copy.db").read_bytes()
    with pytest.raises(Exception, match="not a database"):
        cipher.unlocked(tmp_path / "backups" / "copy.db", bytes(32))


def test_a_copy_sees_what_is_not_yet_in_the_main_file(engine, tmp_path):
    with engine.connect() as reader, reader.begin():  # keeps the new rows in the WAL
        reader.exec_driver_sql("SELECT count(*) FROM t").scalar()
        with engine.begin() as writer:
            writer.exec_driver_sql("INSERT INTO t(b) VALUES ('สี่')")
        backup.copy(engine, KEY, tmp_path / "backups" / "copy.db")
    connection = cipher.unlocked(tmp_path / "backups" / "copy.db", KEY)
    assert connection.execute("SELECT count(*) FROM t").fetchone() == (4,)
    connection.close()


def test_a_copy_that_does_not_read_back_is_told_and_leaves_nothing(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_write", lambda engine, part: {**WRITE(engine, part), "t": 4})
    with pytest.raises(Trouble) as caught:
        backup.copy(engine, KEY, tmp_path / "backups" / "copy.db")
    assert str(caught.value) == ("สำเนาสำรองที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
    assert names(tmp_path / "backups") == []


def torn_write(engine, part):
    """Write a copy and lose its end, as a stick does that lies about what it wrote."""
    counted = WRITE(engine, part)
    data = bytearray(part.read_bytes())
    data[-4096:] = bytes(4096)
    part.write_bytes(data)
    return counted


def test_a_damaged_copy_is_told_and_leaves_nothing(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "_write", torn_write)
    with pytest.raises(Trouble, match="อ่านกลับไม่ครบ"):
        backup.copy(engine, KEY, tmp_path / "backups" / "copy.db")
    assert names(tmp_path / "backups") == []


def test_a_copy_under_another_key_is_no_copy(engine, tmp_path):
    with pytest.raises(Trouble, match="อ่านกลับไม่ครบ"):
        backup.copy(engine, bytes(32), tmp_path / "backups" / "copy.db")
    assert names(tmp_path / "backups") == []


def test_the_rest_of_a_copy_that_was_cut_off_is_swept_away(engine, tmp_path):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "copy.part").write_bytes(b"half")
    backup.copy(engine, KEY, tmp_path / "backups" / "copy.db")
    assert names(tmp_path / "backups") == ["copy.db"]


def test_copies_are_named_by_reason_and_buddhist_date(tmp_path):
    first = backup.dated(tmp_path, "before-format-2", NOW)
    assert first == tmp_path / "before-format-2 2569-11-21 0912.db"
    first.write_bytes(b"")
    second = backup.dated(tmp_path, "before-format-2", NOW)
    assert second == tmp_path / "before-format-2 2569-11-21 0912 2.db"

from __future__ import annotations

import dataclasses
from datetime import datetime

import pytest

from desktop.domain.people import Person
from desktop.errors import Trouble
from desktop.store import backup, cipher, devices, drafts, page_copy, readings, records, withheld
from desktop.store.session import writing
from tests.store.folders import hashed

KEY = bytes(range(32))
WRITE = backup.write
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
    real = page_copy.count
    monkeypatch.setattr(
        page_copy, "count", lambda one: {**real(one), "t": 3 + ("copy.part" in str(page_copy.path_of(one)))}
    )
    with pytest.raises(Trouble) as caught:
        backup.copy(engine, KEY, tmp_path / "backups" / "copy.db")
    assert str(caught.value) == ("สำเนาสำรองที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน กรุณาตรวจดิสก์หรือแฟลชไดรฟ์แล้วลองใหม่")
    assert names(tmp_path / "backups") == []


def torn_write(engine, key, part):
    """Write a copy and lose its end, as a stick does that lies about what it wrote."""
    WRITE(engine, key, part)
    data = bytearray(part.read_bytes())
    data[-4096:] = bytes(4096)
    part.write_bytes(data)


def test_a_damaged_copy_is_told_and_leaves_nothing(engine, tmp_path, monkeypatch):
    monkeypatch.setattr(backup, "write", torn_write)
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


def test_a_folder_of_a_backup_is_named_by_its_time_alone(tmp_path):
    first = backup.dated_folder(tmp_path, NOW)
    assert first == tmp_path / "2569-11-21 0912"
    first.mkdir()
    assert backup.dated_folder(tmp_path, NOW) == tmp_path / "2569-11-21 0912 2"


def test_looking_at_a_copy_changes_nothing(store, tmp_path):
    target = tmp_path / "copies" / "copy.db"
    backup.copy(store.engine, store.vault.database_key, target)
    before = hashed(tmp_path / "copies")
    with backup.looking(target, store.vault.database_key) as copied:
        assert backup.counts(copied)["offices"] == 1
        assert backup.device(copied) == store.device
        assert list(backup.head(copied)) == [store.device]
    assert hashed(tmp_path / "copies") == before


def test_a_file_of_an_earlier_format_is_counted_by_what_it_has(tmp_path):
    engine = cipher.engine(tmp_path / "old.db", KEY)
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE people (no INTEGER, deleted BOOLEAN, search_text TEXT)")
        connection.exec_driver_sql("INSERT INTO people VALUES (1, 0, ''), (2, 1, 'ก')")
        assert backup.counts(connection) == {"people": 1}
        assert backup.known(connection) is None
    engine.dispose()


def test_a_known_word_is_that_of_a_record_and_is_found_again(store):
    with writing(store, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="ดอกบัว", last_name="บานเช้า"))
    with store.engine.connect() as connection:
        known = backup.known(connection)
        assert (known.topic, known.word) == ("people", "ดอกบัว")
        assert backup.finds(connection, known)
        assert not backup.finds(connection, dataclasses.replace(known, word="ไม่มีคำนี้"))
        assert not backup.finds(connection, dataclasses.replace(known, no=known.no + 1))


def states(store, *beside):
    with store.engine.connect() as connection:
        return backup.state(connection, *beside)


def test_the_state_is_another_after_each_save_reading_and_draft(store):
    found = [states(store)]
    with writing(store, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="ก"))
    found.append(states(store))
    with writing(store, "ก", "อ่าน") as session:
        readings.note(session, "people", "x", "national_id", "ตรวจ")
    found.append(states(store))
    with writing(store, "ก", "ร่าง") as session:
        drafts.keep(session, "people:", {"first_name": "ข"})
    found.append(states(store))
    with writing(store, "ก", "ตั้งชื่อเครื่อง") as session:
        devices.own(session)
    found.append(states(store))
    with writing(store, "ก", "ลบข้อมูล") as session:
        withheld.withhold(session, [(store.device, 1)], withheld.ERASED)
    found.append(states(store))
    found += [states(store, "keys"), states(store, "other keys")]
    assert len(set(found)) == len(found)
    assert states(store) == found[5]

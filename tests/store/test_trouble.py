from __future__ import annotations

import errno
import os

import pytest
import sqlalchemy as sa
from sqlcipher3 import dbapi2

from desktop.errors import CannotDo, Trouble
from desktop.store import cipher, trouble

KEY = bytes(32)


@pytest.fixture
def engine(tmp_path):
    made = cipher.engine(tmp_path / "office.db", KEY)
    with made.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (a)")
    yield made
    made.dispose()


def refused(act):
    with pytest.raises(Trouble) as caught, trouble.translating():
        act()
    return str(caught.value)


def fill(engine):
    with engine.connect() as connection:
        cipher.bare(connection).execute("PRAGMA max_page_count=20")
        with connection.begin():
            for _ in range(1000):
                connection.exec_driver_sql("INSERT INTO t VALUES (?)", ("ก" * 1000,))


def test_a_full_disk_rolls_back_and_is_told(engine):
    assert refused(lambda: fill(engine)) == ("ดิสก์หรือแฟลชไดรฟ์เต็ม จึงยังไม่ได้บันทึก กรุณาลบไฟล์ที่ไม่ใช้แล้วลองใหม่")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM t").scalar() == 0


def test_another_writer_is_told(engine, monkeypatch, tmp_path):
    monkeypatch.setattr(cipher, "_PATIENCE", 0.05)
    other = cipher.engine(tmp_path / "office.db", KEY)
    with engine.connect().execution_options(immediate=True) as first, first.begin():
        second = other.connect().execution_options(immediate=True)
        said = refused(second.begin)
        second.close()
    other.dispose()
    assert said == "ข้อมูลกำลังถูกใช้โดยโปรแกรมอื่น จึงยังไม่ได้บันทึก กรุณารอสักครู่แล้วลองใหม่"


def test_a_file_that_may_not_be_written_is_told(engine):
    with engine.connect() as connection:
        cipher.bare(connection).execute("PRAGMA query_only=ON")
        said = refused(lambda: connection.exec_driver_sql("INSERT INTO t VALUES (1)"))
        connection.invalidate()
    assert said == (
        "โฟลเดอร์ของสำนักงานอ่านได้แต่เขียนไม่ได้ กรุณาปลดการป้องกันการเขียน หรือคัดลอกทั้งโฟลเดอร์ไปไว้ในที่ที่เขียนได้แล้วเปิดจากที่นั่น"
    )


@pytest.mark.parametrize("contents", [os.urandom(8192), b"SQLite format 3\0" + bytes(4080)])
def test_what_is_no_data_file_is_told_as_damaged(tmp_path, contents):
    (tmp_path / "bad.db").write_bytes(contents)
    assert refused(cipher.engine(tmp_path / "bad.db", KEY).connect) == (
        "ไฟล์ข้อมูลของสำนักงานเสียหาย โปรแกรมไม่ได้แก้ไขสิ่งใด กรุณาคัดลอกทั้งโฟลเดอร์เก็บไว้ก่อน "
        "แล้วเปิดอีกครั้งเพื่อกู้ข้อมูลจากไฟล์นี้ หรือใช้สำเนาสำรองล่าสุด"
    )


UNREACHED = (
    "อ่านหรือเขียนไฟล์ของสำนักงานไม่สำเร็จ กรุณาตรวจว่าดิสก์หรือแฟลชไดรฟ์ยังต่ออยู่ ไม่เต็ม และโฟลเดอร์อยู่ที่เดิม แล้วเปิดสำนักงานใหม่"
)


def test_a_folder_that_is_gone_is_told(tmp_path):
    assert refused(cipher.engine(tmp_path / "gone" / "office.db", KEY).connect) == UNREACHED


def test_a_failing_disk_is_told():
    error = dbapi2.OperationalError("disk I/O error")
    error.sqlite_errorcode = dbapi2.SQLITE_IOERR | (3 << 8)
    assert str(trouble.as_trouble(error)) == UNREACHED
    assert str(trouble.as_trouble(sa.exc.OperationalError("SELECT 1", {}, error))) == UNREACHED


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, trouble.FULL),
        (errno.EROFS, trouble.READ_ONLY),
        (errno.EACCES, trouble.READ_ONLY),
        (errno.EIO, trouble.UNREACHED),
        (errno.ENAMETOOLONG, trouble.TOO_LONG),
    ],
)
def test_what_the_system_refuses_is_told(number, sentence):
    assert str(trouble.as_trouble(OSError(number, "refused"))) == sentence


@pytest.mark.parametrize(
    "fault", [ValueError("x"), KeyError("x"), FileNotFoundError(errno.ENOENT, "x"), AssertionError()]
)
def test_a_fault_of_the_program_stays_one(fault):
    with pytest.raises(type(fault)) as caught, trouble.translating():
        raise fault
    assert caught.value is fault


def test_a_broken_constraint_stays_a_fault(engine):
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE u (a NOT NULL)")
    with pytest.raises(sa.exc.IntegrityError), trouble.translating(), engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO u VALUES (NULL)")


def test_a_rule_passes_unchanged():
    with pytest.raises(CannotDo) as caught, trouble.translating():
        raise CannotDo("ไม่ได้", "name")
    assert caught.value.field == "name"

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.offices import Office
from desktop.domain.people import Person
from desktop.store import attachments, checks, cipher, opening, records, trouble
from desktop.store.session import reading, writing


def said(store):
    return [str(finding) for finding in checks.check(store)]


@pytest.fixture
def emblem(store):
    """Give the office an emblem; gives its file."""
    sha = attachments.put(store, b"a picture")
    with writing(store, "สมศรี", "ทดสอบ") as session:
        [office] = records.find(session, Office)
        records.save(session, replace(office, emblem=sha))
    return store.folder / "attachments" / sha[:2] / sha


def test_a_sound_office_has_no_findings(store, emblem):
    assert said(store) == []


@pytest.mark.parametrize("damage", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_lost_or_damaged_attachment_is_found(store, emblem, damage):
    damage(emblem)
    assert said(store) == ["ไฟล์แนบหายหรือเสียหาย กรุณาแนบไฟล์เดิมใหม่ หรือนำโฟลเดอร์ attachments จากสำเนาสำรองมาแทน"]


def test_a_reference_to_nothing_is_found(store):
    with store.engine.connect() as connection:
        bare = cipher.bare(connection)
        bare.execute("PRAGMA foreign_keys=OFF")
        bare.execute("INSERT INTO changes VALUES ('d', 1, 'gone', 'people', 'r', '*', '{}', '[]')")
        connection.invalidate()
    assert said(store) == ["“changes” อ้างถึงรายการที่ไม่มีอยู่ 1 แห่ง กรุณาแจ้งผู้ดูแลโปรแกรม"]


def damage(store, first, last):
    """Zero pages of the file behind an open office."""
    with store.engine.connect() as connection:
        cipher.bare(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.engine.dispose()
    path = store.folder / "office.db"
    data = bytearray(path.read_bytes())
    data[first * 4096 : last * 4096] = bytes((last - first) * 4096)
    path.write_bytes(data)


def test_one_damaged_page_is_found(store):
    damage(store, 7, 8)
    assert said(store) == [trouble.DAMAGED]


def test_a_file_damaged_from_its_first_page_is_found(store):
    damage(store, 0, 9)
    assert said(store) == [trouble.DAMAGED]


def test_a_large_file_opens_though_a_page_is_damaged_and_check_finds_it(store, monkeypatch):
    with writing(store, "สมศรี", "ทดสอบ") as session:
        records.add_many(session, [Person(first_name="สมมติ", note="ก" * 3000) for _ in range(30)])
    damage(store, 100, 101)
    opened = store.opened
    store.close()
    monkeypatch.setattr(opening, "_CHECKED_WHOLE", 4096)
    again = opening._open(store.folder, lambda: opened)
    assert said(again) == [trouble.DAMAGED]
    with reading(again) as session:
        assert len(records.find(session, Office)) == 1
    again.close()

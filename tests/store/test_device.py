"""A copy of the office for a laptop: the same records and files under the same keys, another device with a holder."""

from __future__ import annotations

import pytest

from desktop.domain.people import Person
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, checks, cipher, device, keys, opening, records, trouble
from desktop.store.session import reading, writing
from tests.conftest import PASSPHRASE
from tests.store.folders import hashed, make, taken

HOLDER = "โน้ตบุ๊ก 1"


@pytest.fixture
def filled(store):
    """Give an office with a record and three files, one of them half written."""
    with writing(store, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="สมชาย", national_id="0123456789010"))
    store.shas = [attachments.put(store, f"ไฟล์ {n}".encode()) for n in range(3)]
    (store.folder / "attachments" / "ab").mkdir(exist_ok=True)
    (store.folder / "attachments" / "ab" / ("ab" * 32 + ".part")).write_bytes(b"half")
    return store


def copied(store, folder, step=lambda _done, _all: None):
    device.make_copy(store, folder, HOLDER, step)
    return folder


def test_the_copy_opens_with_the_same_passphrase_and_keys(filled, tmp_path):
    copy = opening.open_office(copied(filled, tmp_path / "along" / "office"), PASSPHRASE)
    assert (copy.holder, filled.holder) == (HOLDER, "")
    assert copy.device != filled.device
    assert [attachments.get(copy, sha).decode() for sha in filled.shas] == ["ไฟล์ 0", "ไฟล์ 1", "ไฟล์ 2"]
    with reading(copy) as session:
        [person] = records.find(session, Person)
        assert (person.first_name, person.national_id) == ("สมชาย", "x-xxxx-xxxxx-01-0")
    assert checks.check(copy) == []
    copy.close()
    again = opening.open_copy(filled, copy.folder)
    assert (again.device, again.holder) == (copy.device, HOLDER)
    again.close()


def test_only_whole_files_and_no_backups_are_copied(filled, tmp_path):
    folder = copied(filled, tmp_path / "along")
    files = {path.name for path in folder.rglob("*") if path.is_file()}
    assert files == {"office.db", "keys.json", "office.lock", *filled.shas}


def test_the_office_is_left_as_it_was_and_both_go_on_apart(filled, tmp_path):
    before = hashed(filled.folder / "attachments")
    copy = opening.open_office(copied(filled, tmp_path / "along"), PASSPHRASE)
    with writing(copy, "ข", "เพิ่ม") as session:
        records.add(session, Person(first_name="มาลี"))
    with writing(filled, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="สมใจ"))
    copy.close()
    with reading(filled) as session:
        assert {one.first_name for one in records.find(session, Person)} == {"สมใจ", "สมชาย"}
    assert hashed(filled.folder / "attachments") == before


def test_each_copied_file_is_told(filled, tmp_path):
    told = []
    copied(filled, tmp_path / "along", lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_until_its_last_file_is_copied_the_copy_is_no_office(filled, tmp_path):
    told = []
    copied(
        filled, tmp_path / "along", lambda _done, _total: told.append(opening.is_office(tmp_path / "along"))
    )
    assert told == [False, False, False, True]


def test_copying_that_is_stopped_leaves_nothing(filled, tmp_path):
    class Stopped(Exception):
        pass

    def stop(done, _total):
        if done == 2:
            raise Stopped

    (tmp_path / "empty").mkdir()
    for folder in (tmp_path / "empty", tmp_path / "new"):
        with pytest.raises(Stopped):
            copied(filled, folder, stop)
    assert list((tmp_path / "empty").iterdir()) == []
    assert not (tmp_path / "new").exists()
    copied(filled, tmp_path / "new")


@pytest.mark.parametrize("held", ["a file", "an office", "the office itself"])
def test_a_folder_that_holds_anything_is_refused(filled, tmp_path, held):
    folder = taken(held, tmp_path / "along", filled.folder)
    before = hashed(tmp_path)
    with pytest.raises(CannotDo, match="โฟลเดอร์สำหรับเครื่องที่นำไปต้องว่าง กรุณาเลือกโฟลเดอร์ใหม่") as refused:
        copied(filled, folder)
    assert refused.value.field == "folder"
    assert hashed(tmp_path) == before


def test_a_file_that_reads_back_otherwise_stops_it(filled, tmp_path, monkeypatch):
    monkeypatch.setattr(device, "write_whole", lambda path, data: path.write_bytes(data[:-1]))
    with pytest.raises(Trouble, match="สำเนาที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน"):
        copied(filled, tmp_path / "along")
    assert not (tmp_path / "along").exists()


def test_a_data_file_that_is_not_sound_afterwards_stops_it(filled, tmp_path, monkeypatch):
    sound = cipher.is_sound
    monkeypatch.setattr(cipher, "is_sound", lambda path, key: path.name != "office.db" and sound(path, key))
    with pytest.raises(Trouble, match="สำเนาที่ทำไว้อ่านกลับไม่ครบ จึงหยุดไว้ก่อน"):
        copied(filled, tmp_path / "along")
    assert not (tmp_path / "along").exists()


def test_a_stick_that_is_full_is_told(filled, tmp_path, monkeypatch):
    def full(_path, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(device, "write_whole", full)
    with pytest.raises(Trouble) as told:
        copied(filled, tmp_path / "along")
    assert told.value.sentence == trouble.FULL


def test_another_office_is_not_opened_by_these_keys(filled, tmp_path):
    make(tmp_path / "other")
    with pytest.raises(
        CannotDo, match="โฟลเดอร์นี้เป็นของสำนักงานอื่น กรุณาเลือกโฟลเดอร์ที่ทำสำเนาจากสำนักงานนี้"
    ) as refused:
        opening.open_copy(filled, tmp_path / "other")
    assert refused.value.field == "folder"
    assert keys.office_of(tmp_path / "other") != keys.office_of(filled.folder)

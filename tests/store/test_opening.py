"""An office made and opened: by whom, in a folder of which name, and what is written past its history."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.offices import Office
from desktop.errors import CannotDo, Trouble
from desktop.store import history, keys, lock, opening, places, trouble
from desktop.store.session import reading, writing
from tests.store import folders
from tests.store.made_office import PASSPHRASE, folder, made, offices, refused  # noqa: F401

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")


# making


def test_a_new_office_holds_its_first_record(folder):
    store = opening.open_office(folder, PASSPHRASE)
    [office] = offices(store)
    assert (office.district, office.province, office.version) == ("พนมสารคาม", "ฉะเชิงเทรา", 1)
    with reading(store) as session:
        entries = history.entries(session, Office, office.id)
    assert {(entry.actor, entry.action) for entry in entries} == {("นางสาวตัวอย่าง ทดลอง", "ตั้งสำนักงาน")}
    store.close()


def test_a_closed_office_is_three_files(folder):
    assert sorted(path.name for path in folder.iterdir()) == ["keys.json", "office.db", "office.lock"]
    assert opening.is_office(folder)
    assert (folder / "office.lock").read_bytes() == b""


def test_create_gives_it_open_and_held(tmp_path):
    store, code = opening.create(tmp_path / "a" / "b", folders.OFFICE, PASSPHRASE)
    with pytest.raises(Trouble):
        opening.open_office(tmp_path / "a" / "b", PASSPHRASE)
    store.close()
    opened = opening.open_with_recovery(tmp_path / "a" / "b", code)
    assert opened.device == store.device
    opened.close()


def test_until_all_of_it_is_there_it_is_no_office(tmp_path):
    folder, told = tmp_path / "office", []

    def look(_session):
        told.append((opening.is_office(folder), *sorted(path.name for path in folder.glob("[ko]*.*"))))

    store, _code = opening.create(folder, folders.OFFICE, PASSPHRASE, look)
    store.close()
    assert told == [(False, "keys.json.part", "office.db", "office.db-shm", "office.db-wal", "office.lock")]
    assert opening.is_office(folder)


def test_each_office_has_a_device_of_its_own(made, tmp_path):
    folders.make(tmp_path / "other")
    found = []
    for place in (made[0], tmp_path / "other"):
        store = opening.open_office(place, PASSPHRASE)
        found.append(store.device)
        store.close()
    assert found[0] != found[1]


def test_an_office_is_never_made_over_another(folder):
    before = folders.hashed(folder)
    with pytest.raises(CannotDo) as caught:
        opening.create(folder, folders.OFFICE, PASSPHRASE)
    assert caught.value.field == "folder"
    assert str(caught.value) == "โฟลเดอร์นี้มีข้อมูลสำนักงานอยู่แล้ว กรุณาเลือกโฟลเดอร์อื่น"
    assert folders.hashed(folder) == before


def test_an_office_is_never_made_over_a_data_file_without_keys(folder):
    (folder / "keys.json").unlink()
    before = folders.hashed(folder)
    with pytest.raises(CannotDo):
        opening.create(folder, folders.OFFICE, PASSPHRASE)
    assert folders.hashed(folder) == before


def test_the_name_of_a_file_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(CannotDo) as caught:
        opening.create(tmp_path / "file", folders.OFFICE, PASSPHRASE)
    assert str(caught.value) == "ชื่อนี้เป็นชื่อของไฟล์ กรุณาใช้ชื่ออื่นสำหรับโฟลเดอร์ของสำนักงาน"
    with pytest.raises(Trouble) as caught:
        opening.create(tmp_path / "file" / "below", folders.OFFICE, PASSPHRASE)
    assert str(caught.value) == trouble.UNREACHED


@pytest.mark.parametrize(
    ("office", "passphrase"), [(folders.OFFICE, "สั้น"), (Office(district="ก", province="ข"), PASSPHRASE)]
)
def test_a_refused_office_leaves_nothing(tmp_path, office, passphrase):
    with pytest.raises(CannotDo):
        opening.create(tmp_path / "new", office, passphrase)
    assert not (tmp_path / "new").exists()


def test_a_refused_office_leaves_what_stood_in_the_folder(tmp_path):
    (tmp_path / "ของเดิม.txt").write_text("x")
    with pytest.raises(CannotDo):
        opening.create(tmp_path, folders.OFFICE, "สั้น")
    assert [path.name for path in tmp_path.iterdir()] == ["ของเดิม.txt"]


def test_what_fails_while_an_office_is_filled_leaves_nothing(tmp_path):
    def fill(_session):
        raise CannotDo("ไม่ได้")

    with pytest.raises(CannotDo, match="ไม่ได้"):
        opening.create(tmp_path / "new", folders.OFFICE, PASSPHRASE, fill)
    assert not (tmp_path / "new").exists()


def test_an_office_that_another_program_makes_in_the_same_moment_is_left_alone(tmp_path, monkeypatch):
    def another_was_first(folder):
        (folder / "keys.json").write_text("another's")
        raise Trouble("เปิดอยู่")

    monkeypatch.setattr(lock, "hold", another_was_first)
    with pytest.raises(Trouble, match="เปิดอยู่"):
        opening.create(tmp_path / "new", folders.OFFICE, PASSPHRASE)
    assert (tmp_path / "new" / "keys.json").read_text() == "another's"


# who opens

MEDIATOR, OFFICER = "รหัสผ่านของผู้ไกล่เกลี่ย", "รหัสผ่านของพัฒนากร"


@pytest.fixture
def shared(folder):
    """Give an office of three users, the last of whom opens no case."""
    head = keys.unlock(folder, PASSPHRASE)
    mediator = keys.add_slot(folder, head, "สมหมาย", MEDIATOR, cases=True)
    officer = keys.add_slot(folder, head, "สมชาย", OFFICER, cases=False)
    return folder, head, mediator, officer


def test_the_first_user_is_the_officer(folder):
    [slot] = keys.slots(folder)
    store = opening.open_office(folder, PASSPHRASE)
    assert (slot.name, slot.cases, store.slot) == ("นางสาวตัวอย่าง ทดลอง", True, slot.id)
    assert store.opened == keys.unlock(folder, PASSPHRASE)
    store.close()


def test_the_office_knows_who_opened_it(shared):
    folder, head, mediator, officer = shared
    for passphrase, slot, opens_cases in ((PASSPHRASE, head.slot, True), (OFFICER, officer, False)):
        store = opening.open_office(folder, passphrase)
        assert (store.slot, store.vault.opens_cases) == (slot, opens_cases)
        assert len(offices(store)) == 1
        store.close()
    with pytest.raises(CannotDo) as caught:
        opening.open_office(folder, OFFICER, mediator)
    assert caught.value.field == "passphrase"
    store = opening.open_office(folder, MEDIATOR, mediator)
    assert store.slot == mediator
    store.close()


def test_two_open_together(shared):
    folder, head, _mediator, officer = shared
    keys.want_two(folder, head, wanted=True)
    with pytest.raises(CannotDo, match="พร้อมกันสองคน"):
        opening.open_office(folder, PASSPHRASE)
    store = opening.open_by_two(folder, (officer, OFFICER), (head.slot, PASSPHRASE))
    assert (store.slot, store.vault.opens_cases, len(offices(store))) == (officer, False, 1)
    store.close()


def test_the_recovery_code_is_nobodys_slot(tmp_path):
    store, code = opening.create(tmp_path / "office", folders.OFFICE, PASSPHRASE)
    store.close()
    store = opening.open_with_recovery(tmp_path / "office", code)
    assert (store.slot, store.vault.opens_cases) == (keys.RECOVERY, True)
    store.close()


@pytest.mark.parametrize("number", range(1, 5))
def test_keys_of_the_first_format_are_brought_up_when_the_office_opens(tmp_path, number):
    kept = Path(__file__).parent / "data" / f"format-{number}"
    folder = Path(shutil.copytree(kept, tmp_path / "office"))
    before = (folder / "keys.json").read_bytes()
    assert b'"format": 1' in before
    refused(folder, "not this one", CannotDo)
    assert (folder / "keys.json").read_bytes() == before
    for _ in range(2):
        store = opening.open_office(folder, "practice")
        assert (store.slot, store.vault.opens_cases) == (keys.slots(folder)[0].id, True)
        store.close()


def test_a_long_name_of_an_officer_is_cut_for_the_list_of_users(tmp_path):
    office = replace(folders.OFFICE, officer="ก" * 250)
    opening.create(tmp_path / "office", office, PASSPHRASE)[0].close()
    [slot] = keys.slots(tmp_path / "office")
    assert slot.name == "ก" * 200


# names


@pytest.mark.parametrize("name", ["สำนักงาน อำเภอพนมสารคาม ปี ๒๕๖๙", "a'b\"c % {x} #?&", "ก" * 85, "e\u0301 แ"])
def test_a_folder_of_any_name(tmp_path, name):
    if sys.platform == "win32":
        name = name.translate(dict.fromkeys(map(ord, '"?')))
    folders.make(tmp_path / name)
    store = opening.open_office(tmp_path / name, PASSPHRASE)
    assert len(offices(store)) == 1
    store.close()
    assert [path.name for path in tmp_path.iterdir() if path.name != "machine"] == [name]


@pytest.mark.parametrize("name", ["ก" * 86, "/".join(["ก" * 60] * 3)])
def test_a_name_that_the_machine_cannot_take(tmp_path, name):
    with pytest.raises(Trouble) as caught:
        opening.create(tmp_path / name, folders.OFFICE, PASSPHRASE)
    assert str(caught.value) == (
        "ชื่อหรือที่อยู่ของโฟลเดอร์ยาวเกินไปสำหรับเครื่องนี้ กรุณาใช้ชื่อที่สั้นลง หรือวางไว้ในโฟลเดอร์ที่ซ้อนกันน้อยกว่านี้"
    )
    assert not any(path.name.startswith("ก") for path in tmp_path.iterdir())
    assert not opening.is_office(tmp_path / name)


@posix_only
def test_the_longest_path_that_is_taken_works(tmp_path):
    room = places._MOST_BYTES - len(os.fsencode(tmp_path)) - 2
    folder = tmp_path / ("a" * (room - 250)) / ("b" * 250)
    folders.make(folder)
    store = opening.open_office(folder, PASSPHRASE)
    from desktop.store import backup

    backup.copy(store.engine, store.vault.database_key, folder / "backups" / "copy.db")
    store.close()
    assert (folder / "backups" / "copy.db").exists()


# the guard


def test_a_write_that_passes_the_change_log_by_is_refused(folder):
    store = opening.open_office(folder, PASSPHRASE)
    with pytest.raises(AssertionError), writing(store, "ก", "ทดสอบ") as session:
        session.connection.exec_driver_sql("UPDATE offices SET district = 'ข'")
    assert [office.district for office in offices(store)] == ["พนมสารคาม"]
    store.close()

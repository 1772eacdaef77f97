"""A backup compared with the office and made an office again beside it; damage told from a wrong passphrase."""

from __future__ import annotations

import errno
import shutil

import pytest

from desktop.domain.cases import Case
from desktop.domain.people import Person
from desktop.errors import CannotDo, Trouble
from desktop.store import (
    attachments,
    backup,
    backup_pool,
    backups,
    checks,
    cipher,
    keys,
    opening,
    records,
    rekeying,
    restoring,
    trouble,
)
from desktop.store.session import reading, writing
from tests.conftest import FILE, PASSPHRASE, SHARED
from tests.store.folders import hashed, make, taken
from tests.store.test_backups import Stopped, full, nothing, stop

LATER = "รหัสผ่านใหม่เอี่ยม"


@pytest.fixture
def filled(store):
    """Give an office with two people and three files, and its backup as `store.one`."""
    with writing(store, "ก", "เพิ่ม") as session:
        store.people = records.add_many(session, [Person(first_name="สมชาย"), Person(first_name="มาลี")])
    store.shas = [attachments.put(store, f"ไฟล์ {number}".encode()) for number in range(3)]
    store.one = backups.make(store, "asked", nothing)
    return store


def by(passphrase):
    return lambda folder: keys.peek(folder, passphrase)


def restored(store, folder, passphrase=PASSPHRASE, step=nothing):
    return restoring.restore(store.one, folder, by(passphrase), step)


def people(store):
    with reading(store) as session:
        return sorted(one.first_name for one in records.find(session, Person))


# restoring


def test_a_restored_office_is_the_office_of_then_as_another_device(filled, tmp_path):
    with writing(filled, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="มาทีหลัง"))
    before = hashed(filled.folder)
    assert restored(filled, tmp_path / "new" / "office") == 0
    assert hashed(filled.folder) == before
    again = opening.open_office(tmp_path / "new" / "office", PASSPHRASE)
    assert people(again) == ["มาลี", "สมชาย"]
    assert again.device not in ("", filled.device)
    assert again.holder == filled.holder
    assert [attachments.get(again, sha) for sha in filled.shas] == [f"ไฟล์ {n}".encode() for n in range(3)]
    assert checks.check(again) == []
    with writing(again, "ข", "เพิ่ม") as session:
        records.add(session, Person(first_name="งานใหม่"))
    assert people(filled) == ["มาทีหลัง", "มาลี", "สมชาย"]
    again.close()


def test_each_file_is_told_and_a_folder_that_is_empty_will_do(filled, tmp_path):
    told = []
    (tmp_path / "empty").mkdir()
    restored(filled, tmp_path / "empty", step=lambda done, total: told.append((done, total)))
    assert told == [(1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("held", ["a file", "an office", "the office itself"])
def test_a_folder_with_something_in_it_is_refused(filled, tmp_path, held):
    folder = taken(held, tmp_path / "x", filled.folder)
    before = hashed(tmp_path)
    with pytest.raises(CannotDo, match="โฟลเดอร์ที่จะกู้คืนลงต้องว่าง") as refused:
        restored(filled, folder)
    assert refused.value.field == "folder"
    assert hashed(tmp_path) == before


@pytest.mark.parametrize("within", ["backups", "attachments/zz", "backups/zz", "backups/{backup}/zz"])
def test_a_folder_within_an_office_or_a_backup_is_refused(filled, within):
    before = hashed(filled.folder)
    with pytest.raises(CannotDo, match="โฟลเดอร์ใหม่ต้องอยู่นอกโฟลเดอร์ของสำนักงานและสำเนาสำรอง") as refused:
        restored(filled, filled.folder / within.format(backup=filled.one.path.name))
    assert refused.value.field == "folder"
    assert hashed(filled.folder) == before


def test_the_passphrase_of_then_opens_it_and_that_of_now_does_not(filled, tmp_path):
    keys.change_passphrase(filled.folder, "", PASSPHRASE, LATER)
    with pytest.raises(CannotDo, match="รหัสผ่านไม่ถูกต้อง") as refused:
        restored(filled, tmp_path / "new", LATER)
    assert refused.value.field == "passphrase"
    assert not (tmp_path / "new").exists()
    restored(filled, tmp_path / "new")
    opening.open_office(tmp_path / "new", PASSPHRASE).close()


@pytest.mark.parametrize("name", ["office.db", "keys.json", "backup.json"])
@pytest.mark.parametrize("damage", ["gone", "cut off", "changed"])
def test_damage_is_told_before_any_passphrase_is_tried(filled, tmp_path, name, damage):
    path = filled.one.path / name
    data = bytearray(path.read_bytes())
    if damage == "changed":
        data[len(data) // 2] ^= 1
    path.write_bytes(data[: len(data) // 2] if damage == "cut off" else data)
    if damage == "gone":
        path.unlink()
    with pytest.raises(Trouble) as told:
        restoring.restore(found(filled), tmp_path / "new", by("ผิดแน่นอน"), nothing)
    assert f"ไฟล์ {name}" in str(told.value) or "ไม่พบสำเนาสำรอง" in str(told.value)
    assert not (tmp_path / "new").exists()


def found(store):
    return backups.at(store.one.path)


def test_keys_of_another_office_make_a_damaged_backup(filled, tmp_path):
    with pytest.raises(Trouble, match=r"เสียหายหรือไม่ครบ \(ไฟล์ office\.db\)"):
        restoring.restore(
            filled.one, tmp_path / "new", lambda _folder: keys.make(fresh(tmp_path), "practice")[0], nothing
        )


def fresh(tmp_path):
    (tmp_path / "other").mkdir()
    return tmp_path / "other"


def test_a_count_that_is_not_that_of_then_is_damage(filled, tmp_path):
    one = filled.one
    counts = {**one.manifest.counts, "people": 3}
    wrong = backups.Backup(one.path, restoring.backups.Manifest(**{**vars(one.manifest), "counts": counts}))
    with pytest.raises(Trouble, match=r"เสียหายหรือไม่ครบ \(ไฟล์ office\.db\)"):
        restoring.restore(wrong, tmp_path / "new", by(PASSPHRASE), nothing)


@pytest.mark.parametrize("damage", ["gone", "changed", "another"])
def test_a_lost_attachment_is_counted_and_the_rest_comes_back(filled, tmp_path, damage):
    place = filled.one.path.parent
    first, other, _third = (backup_pool.at(place, f"{sha}.1") for sha in filled.shas)
    if damage == "gone":
        first.unlink()
    else:
        first.write_bytes(other.read_bytes() if damage == "another" else bytes(first.stat().st_size))
    assert restored(filled, tmp_path / "new") == 1
    kept = [path.name for path in (tmp_path / "new" / "attachments").glob("??/*")]
    assert sorted(kept) == sorted(filled.shas[1:])


@pytest.mark.parametrize("name", ["copy_whole", "write_whole", "sync_file"])
def test_a_full_disk_leaves_nothing(filled, tmp_path, monkeypatch, name):
    monkeypatch.setattr(restoring, name, full)
    with pytest.raises(Trouble) as told:
        restored(filled, tmp_path / "new")
    assert told.value.sentence == trouble.FULL
    assert not (tmp_path / "new").exists()


def test_what_is_stopped_leaves_nothing(filled, tmp_path):
    with pytest.raises(Stopped):
        restored(filled, tmp_path / "new", step=stop)
    assert not (tmp_path / "new").exists()


def test_what_is_not_sound_afterwards_is_told(filled, tmp_path, monkeypatch):
    sound = cipher.is_sound
    monkeypatch.setattr(cipher, "is_sound", lambda path, key: path.parent.name != "new" and sound(path, key))
    with pytest.raises(Trouble, match="เสียหายหรือไม่ครบ"):
        restored(filled, tmp_path / "new")
    assert not (tmp_path / "new").exists()


def test_a_backup_of_before_a_change_of_keys_comes_back(filled, tmp_path):
    rekeying.rekey(filled, keys.new_data_key(filled.folder, filled.opened), nothing)
    assert restored(filled, tmp_path / "new") == 0
    again = opening.open_office(tmp_path / "new", PASSPHRASE)
    assert checks.check(again) == []
    again.close()


def test_the_copy_of_a_migration_comes_back_with_the_office_s_keys_and_files(filled, tmp_path):
    target = filled.folder / "backups" / "before-format-6 2569-11-20 0830.db"
    backup.copy(filled.engine, filled.vault.database_key, target)
    before = hashed(filled.folder)
    assert restoring.restore(backups.at(target), tmp_path / "new", by(PASSPHRASE), nothing) == 0
    assert hashed(filled.folder) == before
    again = opening.open_office(tmp_path / "new", PASSPHRASE)
    assert people(again) == ["มาลี", "สมชาย"]
    assert sorted(path.name for path in (tmp_path / "new" / "attachments").glob("??/*")) == sorted(
        filled.shas
    )
    again.close()


def test_a_stick_that_is_pulled_while_it_is_read_is_told(filled, tmp_path, monkeypatch):
    def pulled(_source, _target):
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(restoring, "copy_whole", pulled)
    with pytest.raises(Trouble) as told:
        restored(filled, tmp_path / "new")
    assert told.value.sentence == trouble.UNREACHED


# comparing


def differences(store, one=None):
    return {one.topic: one for one in restoring.compare(store, one or store.one)}


def test_an_office_that_did_not_change_differs_in_nothing(filled):
    before = hashed(filled.one.path)
    assert differences(filled) == {}
    assert hashed(filled.one.path) == before


@pytest.mark.parametrize("store", [FILE, SHARED], indirect=True)
def test_what_would_be_lost_gained_and_changed_back_is_told_by_topic(filled):
    somchai, malee = filled.people
    with writing(filled, "ก", "แก้") as session:
        records.add_many(session, [Person(first_name=f"คนที่ {number}") for number in range(1, 8)])
        records.remove(session, Person, malee)
        records.change_cells(session, Person, somchai, {"phone": "038-000-000"})
    [one] = differences(filled).values()
    assert one.lost == restoring.Some(7, tuple(f"คนที่ {number}" for number in range(1, 6)))
    assert one.gained == restoring.Some(1, ("มาลี",))
    assert one.changed == restoring.Some(1, ("สมชาย",))


def test_what_was_added_and_set_aside_since_is_no_difference(filled):
    with writing(filled, "ก", "เพิ่ม") as session:
        id_ = records.add(session, Person(first_name="ชั่วคราว"))
    with writing(filled, "ก", "ลบ") as session:
        records.remove(session, Person, id_)
    assert differences(filled) == {}


def test_a_restored_office_that_went_on_alone_shows_what_each_has(filled, tmp_path):
    restored(filled, tmp_path / "new")
    again = opening.open_office(tmp_path / "new", PASSPHRASE)
    for store, name in ((again, "ของใหม่"), (filled, "ของเดิม")):
        with writing(store, "ก", "เพิ่ม") as session:
            records.add(session, Person(first_name=name))
    other = backups.make(again, "asked", nothing)
    again.close()
    [one] = differences(filled, other).values()
    assert (one.lost.labels, one.gained.labels, one.changed.count) == (("ของเดิม",), ("ของใหม่",), 0)


def test_of_a_closed_topic_nobody_is_named(filled):
    with writing(filled, "ก", "เพิ่ม") as session:
        records.add(session, Case(number=1, year=2569))
    one = differences(filled)["cases"]
    assert one.lost == restoring.Some(1, ())


def test_a_backup_of_another_office_is_refused(filled, tmp_path):
    make(tmp_path / "other")
    other = opening.open_office(tmp_path / "other", "practice")
    one = backups.make(other, "asked", nothing)
    other.close()
    with pytest.raises(CannotDo, match="สำเนาสำรองนี้เป็นของสำนักงานอื่น") as refused:
        restoring.compare(filled, one)
    assert refused.value.field == "backup"


def test_a_damaged_backup_is_not_compared(filled):
    (filled.one.path / "office.db").write_bytes(b"")
    with pytest.raises(Trouble, match="เสียหายหรือไม่ครบ"):
        restoring.compare(filled, filled.one)


def test_a_backup_elsewhere_is_compared_too(filled, tmp_path):
    shutil.copytree(filled.folder / "backups", tmp_path / "stick")
    with writing(filled, "ก", "เพิ่ม") as session:
        records.add(session, Person(first_name="มาทีหลัง"))
    assert (
        differences(filled, backups.at(tmp_path / "stick" / filled.one.path.name))["people"].lost.count == 1
    )

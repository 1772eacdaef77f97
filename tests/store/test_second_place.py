"""Backups brought to a stick: once, for several offices, and what goes wrong with the stick."""

from __future__ import annotations

import errno
import shutil
import sys
import tempfile
from pathlib import Path

import pytest

from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, backup_pool, backups, keys, opening, second_place
from tests.conftest import opened
from tests.store.folders import hashed, make, without_privileges
from tests.store.test_backups import add, made, names, nothing, place, rot


@pytest.fixture
def filled(store):
    add(store, "สมชาย")
    for number in range(3):
        attachments.put(store, f"ไฟล์ {number}".encode() * 999)
    return store


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def second(store, stick):
    return stick / f"tambon-desk-{keys.office_of(store.folder)[:8]}"


def test_a_backup_comes_to_a_second_place_once(filled, stick):
    one = made(filled)
    there = second_place.carry(filled, one, stick, nothing)
    assert there.path == second(filled, stick) / one.path.name
    assert hashed(there.path) == hashed(one.path)
    assert hashed(second(filled, stick) / "files") == hashed(place(filled) / "files")
    before = hashed(stick)
    assert second_place.carry(filled, one, stick, nothing) == there
    assert hashed(stick) == before


def test_what_rotted_on_the_stick_is_found_and_written_anew(filled, stick):
    second_place.carry(filled, made(filled), stick, nothing)
    before = hashed(second(filled, stick) / "files")
    for path in (second(filled, stick) / "files").glob("??/*"):
        rot(path)
    for _backup in range(len(before)):
        second_place.carry(filled, made(filled), stick, nothing)
    assert hashed(second(filled, stick) / "files") == before


def test_offices_share_a_stick_and_each_has_a_place_of_its_own(filled, stick, tmp_path):
    make(tmp_path / "other")
    other = opening.open_office(tmp_path / "other", "practice")
    for store in (filled, other):
        second_place.carry(store, made(store), stick, nothing)
    other.close()
    assert len(names(stick)) == 2


@pytest.mark.parametrize("where", ["", "attachments", "backups", "other"])
def test_a_second_place_that_is_an_office_is_refused(filled, tmp_path, where):
    make(tmp_path / "office-2")
    folder = tmp_path / "office-2" if where == "other" else filled.folder / where
    before = hashed(folder)
    with pytest.raises(CannotDo, match="ที่เก็บสำเนาแห่งที่สองต้องอยู่นอกโฟลเดอร์ของสำนักงาน") as refused:
        second_place.check(filled, folder)
    assert refused.value.field == "to"
    assert hashed(folder) == before


def test_a_stick_that_is_not_plugged_in_is_told_and_no_folder_made_for_it(filled, tmp_path):
    with pytest.raises(Trouble, match="ไม่พบที่เก็บสำเนาแห่งที่สอง"):
        second_place.carry(filled, made(filled), tmp_path / "gone", nothing)
    assert not (tmp_path / "gone").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX's")
def test_a_read_only_stick_is_told(made_office):
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        folder.chmod(0o755)
        for store in opened(made_office, folder / "office"):
            one = made(store)
            (folder / "stick").mkdir(mode=0o555)
            with without_privileges(), pytest.raises(Trouble, match="ไม่ได้ป้องกันการเขียน") as told:
                second_place.carry(store, one, folder / "stick", nothing)
            assert "stick" in str(told.value.__cause__)
            assert names(folder / "stick") == []
            assert one.is_whole


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.ENODEV, errno.EROFS, errno.ENOENT])
@pytest.mark.parametrize("module", [second_place, backup_pool])
def test_a_stick_that_is_full_or_pulled_is_told_and_has_no_half_backup(
    filled, stick, monkeypatch, code, module
):
    second_place.carry(filled, made(filled), stick, nothing)
    attachments.put(filled, b"one more")
    one, before = made(filled), hashed(stick)

    def pulled(*_):
        raise OSError(code, "gone")

    monkeypatch.setattr(module, "copy_whole" if module is second_place else "write_unnamed", pulled)
    with pytest.raises(Trouble) as told:
        second_place.carry(filled, one, stick, nothing)
    assert str(told.value).startswith(f"เขียนสำเนาสำรองลงใน {stick} ไม่ได้")
    assert hashed(stick) == before


@pytest.mark.parametrize("name", ["office.db", "keys.json"])
def test_what_arrives_otherwise_is_no_backup(filled, stick, monkeypatch, name):
    one = made(filled)

    def torn(source, target):
        shutil.copyfile(source, target)
        if target.name == name:
            target.write_bytes(target.read_bytes()[:-1] + b"x")

    monkeypatch.setattr(second_place, "copy_whole", torn)
    with pytest.raises(Trouble, match=f"เสียหายหรือไม่ครบ .ไฟล์ {name}."):
        second_place.carry(filled, one, stick, nothing)
    assert backups.found(second(filled, stick)) == []


def test_a_damaged_backup_is_not_carried(filled, stick):
    one = made(filled)
    backup_pool.at(place(filled), next(iter(one.manifest.attachments))).unlink()
    with pytest.raises(Trouble, match="เสียหายหรือไม่ครบ"):
        second_place.carry(filled, one, stick, nothing)
    (one.path / "backup.json").write_text("{}")
    with pytest.raises(Trouble, match="เสียหายหรือไม่ครบ"):
        second_place.carry(filled, backups.at(one.path), stick, nothing)

"""salvage: what it answers, its exit codes, and that the damaged folder stays as it is."""

from __future__ import annotations

import pytest

from desktop.store import keys, opening
from tests.commands.test_backups import name_of
from tests.conftest import PASSPHRASE
from tests.store import damaging
from tests.store.folders import hashed


@pytest.fixture
def torn(office):
    """Damage a page of the schema, so that nothing else opens the office, and the rows of people and their log."""
    store = opening.open_office(office, PASSPHRASE)
    key = store.vault.database_key
    store.close()
    data = office / "office.db"
    pages = [*damaging.leaves_of(data, key, "people")[:2], *damaging.leaves_of(data, key, "changes")[:60]]
    damaging.zero(data, 3, *pages)
    return office


def test_a_damaged_office_is_salvaged_and_what_is_lost_told(run, torn, tmp_path):
    assert run("check", "--office", torn).code == 3
    before = hashed(torn)
    ran = run("salvage", torn, tmp_path / "new", "--json", "--report", tmp_path / "list.pdf")
    said = ran.json
    assert (ran.code, said["folder"], said["complete"]) == (3, str(tmp_path / "new"), False)
    assert said["salvaged"]["damaged"] > 2
    assert hashed(torn) == before
    assert (tmp_path / "list.pdf").read_bytes()[:4] == b"%PDF"
    assert run("list", "villages", "--office", tmp_path / "new", "--json").json["total"] == 7


def test_the_lines_for_people(run, torn, tmp_path):
    lines = run("salvage", torn, tmp_path / "new").out.splitlines()
    assert lines[0] == f"กู้ข้อมูลแล้วที่ {tmp_path / 'new'} ข้อมูลเดิมไม่ได้เปลี่ยนแปลง"
    assert lines[1].startswith("ไฟล์เสียหาย ")
    assert any(line.startswith("บุคคล: หายอย่างน้อย") for line in lines)
    assert any("อ้างถึงรายการที่หาย" in line for line in lines)
    assert any(line.startswith("ประวัติการแก้ไขหายอย่างน้อย") for line in lines)


def test_what_is_only_seldom_lost_is_told_too(run, office, tmp_path):
    next((office / "attachments").glob("??/*")).write_bytes(b"x")
    damaging.zero(office / "office.db", *range(1, 6))
    lines = run("salvage", office, tmp_path / "new").out.splitlines()
    assert any(line.startswith("ส่วนต้นของไฟล์เสียหาย") for line in lines)
    assert "ไฟล์แนบ 1 ไฟล์หายหรือเสียหาย" in lines


def test_rows_and_numbers_of_which_nothing_is_known_are_told(run, office, tmp_path):
    store = opening.open_office(office, PASSPHRASE)
    data, key = office / "office.db", store.vault.database_key
    store.close()
    log = [leaf for table in ("changes", "device") for leaf in damaging.leaves_of(data, key, table)]
    damaging.zero(data, *range(1, 41), *log)
    lines = run("salvage", office, tmp_path / "new").out.splitlines()
    assert any(line.startswith("อ่านได้แต่ไม่ทราบว่าเป็นเรื่องใด") for line in lines)
    assert any(line.startswith("ไม่ทราบว่าเครื่องนี้ออกเลขหนังสือชุดใด") for line in lines)


def test_a_sound_one_is_exit_code_0(run, office, tmp_path):
    ran = run("salvage", office, tmp_path / "new", "--json")
    assert (ran.code, ran.json["complete"]) == (0, True)
    assert run("check", "--office", tmp_path / "new").code == 0


def test_a_trial_writes_nothing(run, torn, tmp_path):
    before = hashed(tmp_path)
    ran = run("salvage", torn, "--dry-run")
    assert ran.code == 3
    assert ran.out.startswith("ลองกู้เท่านั้น")
    assert {name for name in hashed(tmp_path).items() - before.items() if "machine" not in name[0]} == set()
    assert run("salvage", torn, "--dry-run", "--json").json["folder"] is None


def test_without_a_folder_it_is_wrong_usage(run, torn):
    assert run("salvage", torn).code == 2


def test_a_full_folder_is_a_rule(run, torn, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("x")
    ran = run("salvage", torn, tmp_path / "full", "--json")
    assert (ran.code, ran.json["error"]["field"]) == (1, "folder")


def test_a_wrong_passphrase_is_told_from_damage(run, torn, tmp_path, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "ผิดแน่นอน")
    ran = run("salvage", torn, tmp_path / "new", "--json")
    assert (ran.code, ran.json["error"]["field"]) == (1, "passphrase")
    assert not (tmp_path / "new").exists()


def test_the_keys_of_a_backup_are_taken(run, here, office, tmp_path):
    name = name_of(here)
    (office / "keys.json").write_bytes(b"{")
    ran = run("salvage", office, tmp_path / "new")
    assert ran.code == 3
    assert name in ran.err
    assert run("salvage", office, tmp_path / "new", "--keys", name).code == 0
    assert run("salvage", office, tmp_path / "again", "--keys", office / "backups" / name).code == 0
    assert run("salvage", office, tmp_path / "not", "--keys", "none").code == 3


def test_two_people_open_together(run, office, tmp_path, monkeypatch):
    opened = keys.unlock(office, PASSPHRASE)
    [first] = keys.slots(office)
    keys.add_slot(office, opened, "คนที่สอง", "ต้นกล้าริมธาร ๒", cases=False)
    keys.want_two(office, opened, wanted=True)
    monkeypatch.setenv("TAMBON_DESK_SECOND_PASSPHRASE", "ต้นกล้าริมธาร ๒")
    ran = run("salvage", office, tmp_path / "new", "--user", first.id, "--second-user", "คนที่สอง")
    assert (ran.code, ran.err) == (0, "")

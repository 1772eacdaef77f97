"""backup, backups, restore: what they answer, their exit codes, and that nothing is ever written over."""

from __future__ import annotations

import json

import pytest

from desktop.store import opening
from tests.conftest import PASSPHRASE
from tests.store.folders import hashed

HERS = "ต้นกล้าริมธาร ๒"


@pytest.fixture
def stick(tmp_path):
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def test_a_backup_is_made_and_told(run, here, office, stick):
    ran = here("backup", "--to", stick)
    said = ran.json
    assert (ran.code, said["made"], said["trouble"]) == (0, True, None)
    assert said["backup"]["path"].startswith(str(office / "backups"))
    assert said["second"]["path"].startswith(str(stick))
    assert (said["backup"]["why"], said["backup"]["counts"]["villages"], said["backup"]["lost"]) == (
        "asked",
        7,
        0,
    )
    lines = run("backup", "--office", office).out.splitlines()
    assert lines[0].startswith(f"สำรองข้อมูลแล้วที่ {office / 'backups'}")
    assert lines[1].endswith("ตรวจแล้วเปิดอ่านได้")
    assert here("backups").json["total"] == 2
    assert here("backups", "--to", stick).json["total"] == 1


def test_only_if_something_changed(run, here, office, stick):
    first = here("backup", "--if-changed").json["backup"]
    again = here("backup", "--if-changed", "--to", stick).json
    assert (again["made"], again["backup"]) == (False, first)
    out = run("backup", "--if-changed", "--to", stick, "--office", office).out
    assert out.startswith(f"ไม่มีอะไรเปลี่ยนตั้งแต่สำรองไว้ที่ {first['path']}")
    assert "มีสำเนาที่สองแล้วที่" in out
    here("undo")
    here("add", "people", a_person(office))
    assert here("backup", "--if-changed").json["made"]


def a_person(office):
    path = office.parent / "a.json"
    path.write_text('{"first_name": "ผู้มาใหม่"}')
    return path


def test_a_stick_that_is_not_there_is_exit_code_3_and_the_first_one_stands(here, tmp_path):
    ran = here("backup", "--to", tmp_path / "gone")
    assert (ran.code, ran.json["made"], ran.json["second"]) == (3, True, None)
    assert ran.json["trouble"] == ran.err.strip()
    assert ran.err.startswith("ไม่พบที่เก็บสำเนาแห่งที่สอง")
    assert here("backups").json["total"] == 1


def test_the_office_as_second_place_is_exit_code_1(here, office):
    ran = here("backup", "--to", office)
    assert (ran.code, ran.json["error"]["field"]) == (1, "to")
    assert here("backups").json["total"] == 0


def test_a_lost_attachment_is_told(run, office):
    next((office / "attachments").glob("??/*")).write_bytes(b"x")
    assert "ไฟล์แนบ 1 ไฟล์หายหรือเสียหาย จึงไม่มีในสำเนา" in run("backup", "--office", office).out


def test_the_receipt_is_written(here, tmp_path):
    ran = here("backup", "--receipt", tmp_path / "ใบรับ.pdf")
    assert (ran.code, (tmp_path / "ใบรับ.pdf").read_bytes()[:4]) == (0, b"%PDF")


def test_the_printed_end_of_the_log_is_compared_with_it(run, here, office):
    path = office / "backups" / here("backup").json["backup"]["path"].rpartition("/")[2]
    number, code = json.loads((path / "backup.json").read_text())["log"]
    ran = here("check", "--head", f"{code[:4]} {code[4:8].upper()} {code[8:32]}")
    assert (ran.code, ran.json["ok"], ran.json["later"], ran.json["copy"]) == (0, True, 0, "สำนักงาน")
    assert number > 0
    here("add", "people", a_person(office))
    out = run("check", "--head", code, "--office", office).out.splitlines()
    assert out[0].startswith("รหัสนี้คือปลายทางของประวัติของเครื่อง “สำนักงาน” เมื่อ ")
    assert out[0].endswith("หลังจากนั้นมีอีก 1 รายการ")
    assert out[1] == "ประวัติทั้งหมดก่อนนั้นไม่ถูกแก้ไข"
    ran = here("check", "--head", "0" * 64)
    assert (ran.code, ran.json["error"]["field"]) == (1, "head")


def test_the_list_for_people(run, here, office):
    assert run("backups", "--office", office).out == "ยังไม่มีสำเนาสำรอง\n"
    one = here("backup").json["backup"]
    name = one["path"].rsplit("/", 1)[-1]
    assert run("backups", "--office", office).out.startswith(f"{name} · สั่งสำรองเอง · ")
    (office / "backups" / name / "keys.json").unlink()
    assert run("backups", "--office", office).out == f"{name} เสียหายหรือไม่ครบ (keys.json)\n"


def name_of(here):
    return here("backup").json["backup"]["path"].replace("\\", "/").rsplit("/", 1)[-1]


def test_what_would_be_lost_and_gained_is_told_and_nothing_done(run, here, office):
    name = name_of(here)
    assert run("restore", name, "--dry-run", "--office", office).out == "สำเนาสำรองนี้มีข้อมูลเท่ากับสำนักงานตอนนี้\n"
    here("add", "people", a_person(office))
    [topic] = here("restore", name, "--dry-run").json["compared"]["topics"]
    assert (topic["topic"], topic["lost"], topic["lost_named"]) == ("people", 1, ["ผู้มาใหม่"])
    out = run("restore", name, "--dry-run", "--office", office).out
    assert out == "บุคคล: จะหายไป 1 รายการ ผู้มาใหม่\n"


def test_a_backup_is_restored_beside(run, here, office, tmp_path):
    name = name_of(here)
    here("add", "people", a_person(office))
    before = hashed(office)
    said = here("restore", name, tmp_path / "new").json["restored"]
    assert (said["folder"], said["backup"]["lost"]) == (str(tmp_path / "new"), 0)
    assert hashed(office) == before
    assert run("check", "--office", tmp_path / "new").code == 0
    assert (
        run("list", "people", "--where", "ผู้มาใหม่", "--office", tmp_path / "new", "--json").json["total"] == 0
    )


def test_a_backup_is_restored_by_its_path_where_the_office_is_gone(run, here, stick, tmp_path):
    path = here("backup", "--to", stick).json["second"]["path"]
    ran = run("restore", path, tmp_path / "new")
    assert (ran.code, ran.out.splitlines()[0]) == (0, f"กู้คืนแล้วที่ {tmp_path / 'new'} ข้อมูลเดิมไม่ได้เปลี่ยนแปลง")


def test_nothing_is_written_over(here, office):
    ran = here("restore", name_of(here), office)
    assert (ran.code, ran.json["error"]["field"]) == (1, "folder")


def test_damage_and_a_wrong_passphrase_are_told_apart(here, office, tmp_path, monkeypatch):
    name = name_of(here)
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "ผิดแน่นอน")
    ran = here("restore", name, tmp_path / "new")
    assert (ran.code, ran.json["error"]["field"]) == (1, "passphrase")
    (office / "backups" / name / "office.db").write_bytes(b"x")
    ran = here("restore", name, tmp_path / "new")
    assert (ran.code, ran.json["error"]["kind"]) == (3, "trouble")
    assert not (tmp_path / "new").exists()


def test_a_name_that_no_backup_has_is_trouble_and_a_folder_is_needed(run, here, office, tmp_path):
    ran = here("restore", "ไม่มี", tmp_path / "new")
    assert (ran.code, "ไม่พบสำเนาสำรองที่" in ran.err) == (3, True)
    assert here("restore", name_of(here)).code == 2


def test_a_timer_backs_up_with_the_passphrase_of_a_user_who_may_write_nothing(
    run, here, office, tmp_path, monkeypatch
):
    monkeypatch.setenv("TAMBON_DESK_NEW_PASSPHRASE", HERS)
    assert here("user-add", "สำรองข้อมูล", "--role", "viewer").code == 0
    monkeypatch.delenv("TAMBON_DESK_PASSPHRASE", raising=False)
    (tmp_path / "secret.txt").write_text(HERS + "\n", "utf-8")
    ran = run("backup", "--office", office, "--passphrase-file", tmp_path / "secret.txt", "--if-changed")
    assert ran.code == 0, ran.err
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", PASSPHRASE)
    [name] = (one["path"] for one in here("backups").json["rows"])
    assert here("restore", name, tmp_path / "new").code == 0
    opening.open_office(tmp_path / "new", PASSPHRASE).close()


def test_two_people_restore_together(here, office, tmp_path, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_NEW_PASSPHRASE", HERS)
    here("user-add", "นางสาวสอง ช่วยงาน")
    store = opening.open_office(office, PASSPHRASE)
    from desktop.store import keys

    keys.want_two(office, store.opened, True)
    store.close()
    monkeypatch.setenv("TAMBON_DESK_SECOND_PASSPHRASE", HERS)
    ran = here("restore", name_of(here), tmp_path / "new", "--second-user", "นางสาวสอง ช่วยงาน")
    assert ran.code == 0


@pytest.mark.parametrize("topic", ["people", "centres"])
def test_an_import_backs_up_first_and_a_trial_does_not(here, tmp_path, topic):
    file = tmp_path / "แฟ้ม.csv"
    head = "ชื่อ-สกุล,หมู่ที่" if topic == "people" else "ตำบล"
    file.write_text(f"{head}\nนายสมพงษ์ อาจปรุ,1", "utf-8")
    here("import", topic, file, "--try")
    assert here("backups").json["total"] == 0
    here("import", topic, file)
    assert [one["why"] for one in here("backups").json["rows"]] == ["import"]

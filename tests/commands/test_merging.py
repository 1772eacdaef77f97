"""pack, merge, conflicts: what they answer, their exit codes, and that nothing changes where they refuse."""

from __future__ import annotations

import json
from datetime import date

import pytest

from desktop.domain.received import Received
from desktop.store import opening, records
from desktop.store.session import writing
from tests.conftest import PASSPHRASE

SECRET = "ชุดข้อมูลลับ ๒๕๖๙"


@pytest.fixture(autouse=True)
def package_passphrase(monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_PACKAGE_PASSPHRASE", SECRET)


@pytest.fixture
def laptop(here, run, tmp_path):
    """Give the commands in a copy that took numbers along."""
    here("reserve", "order", "5", "--holder", "โน้ตบุ๊ก 1")
    assert here("take-along", tmp_path / "laptop", "--holder", "โน้ตบุ๊ก 1").code == 0
    return lambda *argv: run(*argv, "--office", tmp_path / "laptop", "--json")


@pytest.fixture
def stick(tmp_path):
    return tmp_path / "ชุดข้อมูล"


def add(commands, tmp_path, **values):
    path = tmp_path / "record.json"
    path.write_text(json.dumps(values), encoding="utf-8")
    ran = commands("add", "people", path)
    assert ran.code == 0, ran.err
    return ran.json


def brought(giver, taker, stick, to=""):
    """Bring one copy what another has; gives the answer."""
    stick.unlink(missing_ok=True)
    packed = giver("pack", stick, *(("--to", to) if to else ()))
    assert packed.code == 0, packed.err
    return taker("merge", stick, "--accept", packed.json["packed"]["mark"])


def test_a_laptop_comes_home(here, laptop, stick, tmp_path, run, office):
    add(laptop, tmp_path, first_name="มาลี")
    packed = laptop("pack", stick, "--to", "สำนักงาน").json["packed"]
    assert (packed["path"], packed["to"], packed["changes"]) == (str(stick), "สำนักงาน", 1)
    unknown = here("merge", stick)
    assert (unknown.code, unknown.json["error"]["field"]) == (1, "accepted")
    assert packed["mark"] in unknown.err
    trial = here("merge", stick, "--dry-run").json
    assert (trial["merged"], trial["changes"], trial["topics"][0]["added"]) == (False, 1, 1)
    assert here("list", "people", "--where", "มาลี").json["total"] == 0
    assert len(here("backups").json["rows"]) == 1  # before the refused one; a trial makes none
    merged = here("merge", stick, "--accept", packed["mark"]).json
    assert (merged["merged"], merged["changes"], merged["from"]["name"]) == (True, 1, "โน้ตบุ๊ก 1")
    assert here("list", "people", "--where", "มาลี").json["total"] == 1
    assert here("backups").json["rows"][0]["why"] == "merge"
    assert here("merge", stick).json["changes"] == 0
    assert here("check").code == 0
    assert "ไม่มีอะไรใหม่" in run("merge", stick, "--office", office).out


def test_lines_for_people(run, laptop, stick, tmp_path, office):
    add(laptop, tmp_path, first_name="มาลี")
    made = run("pack", stick, "--office", tmp_path / "laptop").out.splitlines()
    assert made[0].startswith(f"ทำชุดข้อมูลแล้วที่ {stick}")
    assert made[1].startswith("รหัสของเครื่องนี้ ")
    told = run("merge", stick, "--office", office, "--dry-run").out.splitlines()
    assert told[0].startswith("ชุดข้อมูลจากเครื่อง “โน้ตบุ๊ก 1” รหัส ")
    assert told[-1] == "ลองเท่านั้น ยังไม่ได้รวมข้อมูล"
    assert any(line.endswith("เพิ่ม 1 รายการ เปลี่ยน 0 รายการ") for line in told)


def test_where_copies_differ_is_told_decided_and_reported(here, run, laptop, stick, tmp_path, office):
    differ(here, laptop, stick, tmp_path)
    [one] = here("conflicts").json["conflicts"]
    assert {value["said"] for value in one["values"]} == {"1", "2"}
    lines = run("conflicts", "--office", office).out.splitlines()
    assert lines[0].startswith(one["key"])
    assert lines[1].startswith("   1. ")
    decided = here("conflicts", one["key"], "--take", "mine", "--report", tmp_path / "รายงาน.pdf")
    assert (decided.code, decided.json["total"]) == (0, 0)
    assert (tmp_path / "รายงาน.pdf").read_bytes()[:4] == b"%PDF"
    assert run("conflicts", "--office", office).out.strip() == "ไม่มีค่าที่บันทึกต่างกัน"
    here("undo")
    assert here("conflicts", one["key"], "--take", "2").json["total"] == 0
    assert here("conflicts", one["key"], "--take", "theirs").code == 1


def differ(here, laptop, stick, tmp_path):
    """Let both copies give a person another telephone, and meet at the office."""
    person = here("list", "people").json["rows"][0]["id"]
    for commands, phone in ((here, "1"), (laptop, "2")):
        add(commands, tmp_path, id=person, phone=phone)
    assert len(brought(laptop, here, stick, "สำนักงาน").json["conflicts"]) == 1


@pytest.mark.parametrize(
    ("typed", "code"),
    [(("--take", "mine"), 2), (("abc",), 2), (("abc", "--take", "mine"), 1)],
)
def test_conflicts_typed_wrong(here, typed, code):
    assert here("conflicts", *typed).code == code


def test_a_choice_that_is_no_word_of_the_command(here, laptop, stick, tmp_path):
    differ(here, laptop, stick, tmp_path)
    [one] = here("conflicts").json["conflicts"]
    assert here("conflicts", one["key"], "--take", "his").code == 2
    assert here("conflicts", one["key"], "--take", "9").json["error"]["field"] == "take"


def test_refusals_have_their_exit_codes(here, laptop, stick, monkeypatch, tmp_path):
    assert here("merge", stick).code == 3
    assert here("pack", stick, "--to", "ไม่มี").code == 1
    assert laptop("pack", stick).code == 0
    assert laptop("pack", stick).code == 1  # a file of that name stands
    mark = here("merge", stick, "--dry-run").json["from"]["mark"]
    monkeypatch.setenv("TAMBON_DESK_PACKAGE_PASSPHRASE", "อย่างอื่นทั้งหมด")
    wrong = here("merge", stick, "--accept", mark)
    assert (wrong.code, wrong.json["error"]["field"]) == (1, "passphrase")
    stick.write_bytes(stick.read_bytes()[:-5])
    assert here("merge", stick, "--accept", mark).code == 3


def test_the_passphrase_of_a_package_may_stand_in_a_file_and_must_be_told(here, stick, monkeypatch, tmp_path):
    monkeypatch.delenv("TAMBON_DESK_PACKAGE_PASSPHRASE")
    missing = here("pack", stick)
    assert (missing.code, "--package-passphrase-file" in missing.err) == (2, True)
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    assert here("pack", stick, "--package-passphrase-file", tmp_path / "secret").code == 0


def test_a_copy_is_set_up_as_new(here, laptop, stick, tmp_path):
    add(here, tmp_path, first_name="สมชาย")
    here("pack", stick)
    mark = laptop("merge", stick, "--dry-run").json["from"]["mark"]
    assert laptop("merge", stick, "--accept", mark, "--as-new").json["renewed"] == 0


# doubles


def twice(here, laptop, stick, tmp_path):
    """Let both copies add the same person and meet at the office; gives the pair."""
    add(here, tmp_path, first_name="สองเครื่อง", phone="1")
    add(laptop, tmp_path, first_name="สองเครื่อง", phone="2", occupation="ครู")
    brought(laptop, here, stick, "สำนักงาน")
    [pair] = here("doubles").json["doubles"]
    return pair


def test_doubles_are_listed_and_joined(here, run, laptop, stick, tmp_path, office):
    pair = twice(here, laptop, stick, tmp_path)
    assert (pair["topic"], [one["copy"] for one in pair["records"]]) == ("people", ["สำนักงาน", "โน้ตบุ๊ก 1"])
    lines = run("doubles", "--office", office).out.splitlines()
    assert lines[0].startswith(f"{pair['key']} บุคคล: ชื่อคล้ายกัน")
    assert lines[2].startswith("   2. สองเครื่อง (")
    assert here("doubles", pair["key"], "--keep", "1", "--other", "phone").json["total"] == 0
    [row] = here("list", "people", "--where", "สองเครื่อง").json["rows"]
    kept = here("show", "people", row["id"]).json["record"]
    assert (row["id"], kept["phone"], kept["occupation"]) == (pair["records"][0]["id"], "2", "ครู")
    assert run("doubles", "--office", office).out.strip() == "ไม่มีรายการที่อาจซ้ำ"
    here("undo")
    assert here("doubles").json["total"] == 1
    assert here("check").code == 0


def test_two_that_are_no_double_are_remembered(here, laptop, stick, tmp_path):
    pair = twice(here, laptop, stick, tmp_path)
    assert here("doubles", pair["key"], "--keep", "both").json["total"] == 0
    assert here("list", "people", "--where", "สองเครื่อง").json["total"] == 2


def test_doubles_typed_wrong(here, laptop, stick, tmp_path):
    pair = twice(here, laptop, stick, tmp_path)
    for typed, code in (
        (("--keep", "1"), 2), (("abc",), 2), (("abc", "--keep", "1"), 1), ((pair["key"], "--keep", "3"), 2),
        ((pair["key"], "--keep", "1", "--other", "first_name"), 2),
    ):  # fmt: skip
        assert here("doubles", *typed).code == code
    assert here("doubles").json["total"] == 1


def test_a_copy_of_some_tambons_is_made_and_refuses_the_others(here, run, tmp_path):
    here("reserve", "order", "5", "--holder", "ก")
    away = tmp_path / "ไป"
    wrong = here("take-along", away, "--holder", "ก", "--tambon", "999999")
    assert (wrong.code, wrong.json["error"]["field"]) == (1, "tambons")
    code = here("list", "villages").json["rows"][0]["id"]
    tambon = here("show", "villages", code).json["record"]["tambon"]
    made = here("take-along", away, "--holder", "ก", "--tambon", tambon).json["copy"]
    assert made["tambons"] == [tambon]
    laptop = lambda *argv: run(*argv, "--office", away, "--json")  # noqa: E731
    assert laptop("check").code == 0
    path = tmp_path / "group.json"
    path.write_text(json.dumps({"name": "กลุ่ม", "tambon": "240699", "kind": "กลุ่มอาชีพ"}), encoding="utf-8")
    assert "เครื่องนี้มีข้อมูลเฉพาะบางตำบล" in laptop("add", "organisations", path).out


def test_one_of_two_with_the_same_number_is_void(here, run, office):
    letter = Received(number=900, year=2569, came=date(2026, 3, 5), sender="จังหวัด", subject="เชิญประชุม")
    store = opening.open_office(office, PASSPHRASE)
    with writing(store, "ก", "ลงรับ") as session:
        stays, goes = sorted(records.add_many(session, [letter, letter]))
    store.close()
    [double] = here("conflicts").json["doubled"]
    assert [id_ for id_, _label in double["records"]] == [stays, goes]
    assert f"   {goes} 900/2569 เชิญประชุม (ลงรับ " in run("conflicts", "--office", office).out
    refused = here("conflicts", "--void", goes)
    assert (refused.code, refused.json["error"]["field"]) == (1, "reason")
    assert here("conflicts", "--void", goes, "--reason", "ลงซ้ำ").json["doubled"] == []
    assert here("show", "received", goes).json["record"]["cancelled"] == "เลขซ้ำ ใช้ฉบับนี้ไม่ได้: ลงซ้ำ"


def test_a_folder_or_nothing_in_the_place_of_a_package_is_told(here, tmp_path):
    for path in (tmp_path, tmp_path / "ไม่มี"):
        ran = here("merge", path)
        assert (ran.code, ran.json["error"]["kind"]) == (3, "trouble")
        assert str(path) in ran.err

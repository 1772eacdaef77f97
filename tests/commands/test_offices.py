"""practice, new, check, undo, and the passphrase that opens an office."""

from __future__ import annotations

import getpass
import json
import sys

import pytest
import sqlalchemy as sa

from desktop import settings
from desktop.store import tables
from desktop.store.opening import open_office
from desktop.work.registers import STARTING_REGISTERS
from tests.conftest import PASSPHRASE


def test_a_practice_office_is_the_same_at_every_run(run, tmp_path, monkeypatch):
    made = [run("practice", tmp_path / name, "--json") for name in ("หนึ่ง", "สอง")]
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "practice")
    assert [ran.code for ran in made] == [0, 0]
    centres = [(ran.json["centre"], ran.json["committee"], ran.json["working_group"]) for ran in made]
    assert centres[0] == centres[1]
    assert set(made[0].json) == {
        "office",
        "passphrase",
        "centre",
        "committee",
        "working_group",
        "order",
        "meeting",
        "minutes",
        "announcement",
    }
    for topic in ("people", "organisations", "committees", "seats", "signers"):
        listed = [run("list", topic, "--office", tmp_path / name, "--json").json for name in ("หนึ่ง", "สอง")]
        ids = ("id", "national_id") if topic != "signers" else ("name",)
        assert [[row.get(name) for name in ids] for row in listed[0]["rows"]] == [
            [row.get(name) for name in ids] for row in listed[1]["rows"]
        ]
    papers = [run("list", "papers", "--office", tmp_path / name, "--json").json for name in ("หนึ่ง", "สอง")]
    assert [row["file"] for row in papers[0]["rows"]] == [row["file"] for row in papers[1]["rows"]]
    assert settings.get("office") == str(tmp_path / "สอง")


def test_a_practice_office_may_have_more_tambons(run, tmp_path):
    ran = run("practice", tmp_path / "p", "--tambons", "3")
    assert ran.out == f"สร้างสำนักงานฝึกหัดแล้วที่ {tmp_path / 'p'} รหัสผ่านคือ practice\n"
    assert run("list", "centres", "--json").code == 1  # the passphrase of these tests is another


@pytest.mark.parametrize("tambons", ["0", "9999", "มาก"])
def test_a_number_of_tambons_that_cannot_be_is_wrong_usage(run, tmp_path, tambons):
    assert run("practice", tmp_path / "p", "--tambons", tambons).code == 2
    assert not (tmp_path / "p").exists()


def test_an_office_is_never_made_over_another(run, office):
    ran = run("practice", office)
    assert (ran.code, ran.err) == (1, "โฟลเดอร์นี้มีข้อมูลสำนักงานอยู่แล้ว กรุณาเลือกโฟลเดอร์อื่น\n")


def test_what_cannot_be_filled_leaves_nothing(run, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.work.practice.make", lambda *_: 1 / 0)
    assert run("practice", tmp_path / "p").code == 4
    assert not (tmp_path / "p").exists()


def new(run, folder, *more):
    return run("new", folder, "--name", "นางสาวใหม่ มาก", "--tambon", "240606", "240601", *more)


def test_a_new_office_gives_its_recovery_code_once_and_is_ready(run, tmp_path):
    folder = tmp_path / "สำนักงานใหม่"
    answer = new(run, folder, "--position", "พัฒนากร", "--json").json
    assert set(answer) == {"office", "recovery_code"}
    assert answer["recovery_code"].count("-") == 5
    listed = run("list", "offices", "--json").json["rows"][0]
    assert (listed["officer"], listed["district"], listed["tambons"]) == (
        "นางสาวใหม่ มาก",
        "พนมสารคาม",
        ["240606", "240601"],
    )
    assert run("list", "centres", "--json").json["total"] == 2
    assert run("list", "registers", "--json").json["total"] == len(STARTING_REGISTERS)
    assert run("check").code == 0


def test_a_new_office_told_to_people_names_the_code(run, tmp_path):
    lines = new(run, tmp_path / "n").out.splitlines()
    assert lines[0] == f"ตั้งสำนักงานอำเภอพนมสารคามแล้วที่ {tmp_path / 'n'}"
    assert lines[1].startswith("รหัสกู้คืน ")
    assert lines[1].endswith(" จะไม่แสดงอีก กรุณาจดหรือพิมพ์เก็บไว้ในที่ปลอดภัย")


@pytest.mark.parametrize(
    ("tambons", "sentence"),
    [
        (["999999"], "ไม่มีตำบลรหัส 999999 กรุณาตรวจรหัส 6 หลัก\n"),
        (["240606", "100101"], "ตำบลทั้งหมดต้องอยู่ในอำเภอเดียวกัน\n"),
    ],
)
def test_tambons_that_cannot_be_are_refused_before_anything_is_made(run, tmp_path, tambons, sentence):
    ran = run("new", tmp_path / "n", "--name", "ก", "--tambon", *tambons)
    assert (ran.code, ran.err) == (1, sentence)
    assert not (tmp_path / "n").exists()


def test_a_short_passphrase_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "สั้น")
    assert new(run, tmp_path / "n").code == 1
    assert not (tmp_path / "n").exists()


def test_a_new_office_has_nothing_to_undo(run, tmp_path):
    new(run, tmp_path / "n")
    assert run("undo").code == 1
    assert run("list", "centres", "--json").json["total"] == 2


def test_undo_takes_the_last_change_back(here, tmp_path):
    (tmp_path / "a.json").write_text(json.dumps([{"first_name": "ชั่วคราว"}, {"first_name": "ชั่วครู่"}]))
    here("add", "people", tmp_path / "a.json")
    assert here("list", "people", "--where", "ชั่ว").json["total"] == 2
    assert here("undo").json == {"undone": "เพิ่มจากไฟล์"}
    assert here("list", "people", "--where", "ชั่ว").json["total"] == 0
    assert here("undo").code == 1  # before it stands what made the office


def test_check_finds_a_sound_office_sound(run, here, office):
    assert (here("check").code, here("check").json) == (0, {"ok": True, "findings": []})
    assert run("check", "--office", office).out == "ตรวจแล้ว ไม่พบสิ่งผิดปกติ\n"


def test_check_tells_what_does_not_hold(run, here, office):
    store = open_office(office, PASSPHRASE)
    with store.engine.begin() as connection:
        changed = sa.update(tables._tables[next(t for t in tables._tables if t.topic == "villages")])
        connection.execute(changed.values(name="ปลอม").execution_options(logged=True))
    store.close()
    ran = here("check")
    sentence = "ข้อมูลใน “หมู่บ้าน” 7 รายการไม่ตรงกับประวัติการแก้ไข กรุณาใช้สำเนาสำรองล่าสุด"
    assert (ran.code, ran.json) == (3, {"ok": False, "findings": [{"about": "log", "message": sentence}]})
    assert run("check", "--office", office).out == sentence + "\n"


def test_check_of_a_damaged_file_is_trouble(here, office):
    data = bytearray((office / "office.db").read_bytes())
    data[9000:9016] = b"0123456789abcdef"
    (office / "office.db").write_bytes(data)
    ran = here("check")
    assert (ran.code, ran.json["error"]["kind"]) == (3, "trouble")
    assert "เสียหาย" in ran.json["error"]["message"]


def test_the_passphrase_may_stand_in_a_file(here, tmp_path, monkeypatch):
    monkeypatch.delenv("TAMBON_DESK_PASSPHRASE")
    for text in (PASSPHRASE, PASSPHRASE + "\r\n", "\ufeff" + PASSPHRASE + "\n"):
        (tmp_path / "รหัส.txt").write_bytes(text.encode())
        assert here("undo", "--passphrase-file", tmp_path / "รหัส.txt").json["error"]["kind"] == "rule"
        assert here("list", "villages", "--passphrase-file", tmp_path / "รหัส.txt").code == 0


@pytest.mark.parametrize("data", [None, b"\xff\xfe\x00"])
def test_a_passphrase_file_that_cannot_be_read_is_trouble(here, tmp_path, data):
    file = tmp_path / "รหัส.txt"
    if data:
        file.write_bytes(data)
    ran = here("check", "--passphrase-file", file)
    assert ran.code == 3
    assert ran.err == f"อ่านไฟล์รหัสผ่าน {file} ไม่ได้ กรุณาตรวจชื่อไฟล์ และเก็บเป็นข้อความ UTF-8\n"


def test_a_passphrase_that_is_no_text_is_wrong_usage(here, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "\udcff")
    assert here("check").code == 2


def test_without_a_passphrase_and_a_terminal_it_is_said_how_to_give_one(here, monkeypatch):
    monkeypatch.delenv("TAMBON_DESK_PASSPHRASE")
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    ran = here("check")
    assert (ran.code, ran.err) == (
        2,
        "ยังไม่ได้บอกรหัสผ่าน กรุณาใช้ --passphrase-file ไฟล์ หรือตัวแปร TAMBON_DESK_PASSPHRASE\n",
    )


@pytest.fixture
def terminal(monkeypatch):
    """Sit at a terminal and type what is given, unseen."""
    monkeypatch.delenv("TAMBON_DESK_PASSPHRASE", raising=False)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    asked = []

    def type_(*lines):
        waiting = list(lines)

        def unseen(question, stream):
            asked.append(question)
            if not waiting:
                raise EOFError
            return waiting.pop(0)

        monkeypatch.setattr(getpass, "getpass", unseen)
        return asked

    return type_


def test_at_a_terminal_the_passphrase_is_asked(here, terminal):
    asked = terminal(PASSPHRASE)
    assert here("list", "villages").code == 0
    assert asked == ["รหัสผ่านของสำนักงาน: "]


def test_closing_the_question_is_wrong_usage(here, terminal):
    terminal()
    ran = here("list", "villages")
    assert (ran.code, ran.err) == (2, "ยังไม่ได้พิมพ์รหัสผ่าน กรุณาเริ่มใหม่\n")


def test_a_new_passphrase_is_typed_twice(run, tmp_path, terminal):
    asked = terminal("รหัสผ่านใหม่เอี่ยม", "รหัสผ่านใหม่เอี่ยม")
    assert new(run, tmp_path / "n").code == 0
    assert asked == ["ตั้งรหัสผ่านของสำนักงาน: ", "พิมพ์รหัสผ่านอีกครั้ง: "]


def test_two_different_passphrases_make_no_office(run, tmp_path, terminal):
    terminal("รหัสผ่านใหม่เอี่ยม", "รหัสผ่านใหม่เอี่ยน")
    ran = new(run, tmp_path / "n")
    assert (ran.code, ran.err) == (2, "รหัสผ่านสองครั้งไม่ตรงกัน กรุณาเริ่มใหม่\n")
    assert not (tmp_path / "n").exists()


def test_an_office_is_made_even_where_the_machine_cannot_remember_it(run, machine_folder, tmp_path):
    (machine_folder / "settings.json").mkdir(parents=True)
    assert new(run, tmp_path / "n").code == 0
    assert settings.get("office") == ""

"""The commands about users: added, listed, changed, removed, opened by name, by two, and no secret typed."""

from __future__ import annotations

import getpass
import sys

import pytest

from desktop.store import keys
from tests.conftest import PASSPHRASE

HERS = "ต้นกล้าริมธาร ๒"
HEAD = "นางสาวฝึกหัด ตั้งใจ"
SECOND = "นางสาวสอง ช่วยงาน"


@pytest.fixture
def new_secret(monkeypatch):
    """Give the new passphrase by the variable."""
    monkeypatch.setenv("TAMBON_DESK_NEW_PASSPHRASE", HERS)


@pytest.fixture
def second(here, new_secret):
    """Add a second user."""
    return here("user-add", SECOND, "--position", "พัฒนากร").json


def as_second(monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", HERS)


def test_an_office_of_one_officer_says_so(run, here, office):
    assert here("user-list").json == {"total": 0, "rows": [], "two": False, "recovers_cases": True}
    assert run("user-list", "--office", office).out == "สำนักงานนี้ใช้คนเดียว ยังไม่มีผู้ใช้อื่น\n"


def test_a_user_is_added_and_listed(run, here, office, second):
    assert {name: second[name] for name in ("name", "role", "mediation", "left")} == {
        "name": SECOND, "role": "officer", "mediation": False, "left": False,
    }  # fmt: skip
    rows = {row["name"]: row for row in here("user-list").json["rows"]}
    assert {name: (row["role"], row["you"], row["opens"]) for name, row in rows.items()} == {
        HEAD: ("head", True, True), SECOND: ("officer", False, True),
    }  # fmt: skip
    assert rows[SECOND]["since"]
    lines = run("user-list", "--office", office).out.splitlines()
    assert set(lines) == {f"{HEAD} · พัฒนากร · หัวหน้า · เปิดเรื่องไกล่เกลี่ยได้", f"{SECOND} · พัฒนากร · พัฒนากร"}


def test_who_did_it_is_the_user_whose_passphrase_opened(here, second, monkeypatch, tmp_path):
    as_second(monkeypatch)
    (tmp_path / "a.json").write_text('{"first_name": "ผู้มาใหม่"}')
    assert here("add", "people", tmp_path / "a.json").code == 0
    [person] = here("list", "people", "--where", "ผู้มาใหม่").json["rows"]
    assert {change["actor"] for change in here("history", "people", person["id"]).json["changes"]} == {SECOND}


def test_a_user_may_be_named_and_then_only_that_passphrase_opens(here, second):
    assert here("list", "villages", "--user", HEAD).code == 0
    assert here("list", "villages", "--user", SECOND).json["error"]["field"] == "passphrase"
    unknown = here("list", "villages", "--user", "ใคร").json["error"]
    assert (unknown["kind"], unknown["field"]) == ("rule", "user")
    assert unknown["message"] == "ไม่มีผู้ใช้ชื่อ “ใคร” ในสำนักงานนี้ กรุณาดูชื่อในรายชื่อผู้ใช้"


def test_a_viewer_lists_and_saves_nothing(here, second, monkeypatch, tmp_path):
    assert here("user-role", SECOND, "viewer").json["role"] == "viewer"
    as_second(monkeypatch)
    (tmp_path / "a.json").write_text('{"first_name": "ใคร"}')
    assert here("list", "villages").code == 0
    ran = here("add", "people", tmp_path / "a.json")
    assert ran.code == 1
    assert "ไม่มีสิทธิ์ “บันทึกข้อมูล" in ran.out
    assert here("user-add", "อีกคน").code == 1


def test_the_cases_are_given_and_taken(here, second):
    assert here("user-role", SECOND, "mediator", "--mediation", "yes").json["mediation"] is True
    assert here("user-role", SECOND, "officer").json["mediation"] is True
    assert here("user-role", SECOND, "officer", "--mediation", "no").json["mediation"] is False
    assert here("user-role", SECOND, "officer", "--mediation", "อาจจะ").code == 2


def test_a_role_that_there_is_not_is_wrong_usage(here, new_secret):
    ran = here("user-add", SECOND, "--role", "chief")
    assert (ran.code, ran.err) == (2, "ไม่มีบทบาท “chief” ใช้ได้เฉพาะ head, officer, mediator, viewer\n")


def test_a_short_passphrase_adds_nobody(here, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_NEW_PASSPHRASE", "สั้น")
    assert here("user-add", SECOND).code == 1
    assert here("user-list").json["total"] == 0


def test_a_removed_user_is_told_as_gone_and_opens_nothing(run, here, office, second, monkeypatch):
    assert here("user-remove", SECOND).json["left"] is True
    assert f"{SECOND} · พัฒนากร · พัฒนากร · พ้นแล้ว" in run("user-list", "--office", office).out
    assert here("user-remove", SECOND).code == 1
    as_second(monkeypatch)
    assert here("list", "villages").code == 1


def test_a_head_sets_a_passphrase_and_a_user_changes_the_own(here, second, monkeypatch, tmp_path, office):
    (tmp_path / "ใหม่.txt").write_text("รหัสที่หัวหน้าตั้งให้\n")
    ran = here("user-passphrase", SECOND, "--new-passphrase-file", tmp_path / "ใหม่.txt")
    assert ran.json["name"] == SECOND
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "รหัสที่หัวหน้าตั้งให้")
    assert here("user-passphrase").json == {"changed": True}  # to that of the variable
    assert here("list", "villages").code == 1
    assert keys.unlock(office, HERS, "")
    assert keys.unlock(office, PASSPHRASE)


def test_a_new_recovery_code_is_told_once(here, office):
    code = here("recovery-code").json["recovery_code"]
    assert keys.unlock_with_recovery(office, code)


def test_two_open_together(here, second, office, monkeypatch, tmp_path):
    keys.want_two(office, keys.unlock(office, PASSPHRASE), True)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False)
    alone = here("list", "villages")
    assert (alone.code, alone.err) == (
        2,
        "ยังไม่ได้บอกรหัสผ่าน กรุณาใช้ --second-passphrase-file ไฟล์ หรือตัวแปร TAMBON_DESK_SECOND_PASSPHRASE\n",
    )
    monkeypatch.setenv("TAMBON_DESK_SECOND_PASSPHRASE", PASSPHRASE)
    assert here("list", "villages").code == 1, "the same one twice"
    (tmp_path / "สอง.txt").write_text(HERS)
    given = ("--second-user", SECOND, "--second-passphrase-file", tmp_path / "สอง.txt")
    assert here("list", "villages", *given).code == 0
    assert [row["you"] for row in here("user-list", *given).json["rows"] if row["name"] == HEAD] == [True]


def test_at_a_terminal_a_new_passphrase_is_typed_twice(here, monkeypatch):
    typed = [HERS, HERS, HERS, HERS + "ก"]
    asked = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(getpass, "getpass", lambda question, _stream: asked.append(question) or typed.pop(0))
    assert here("user-add", SECOND).code == 0
    assert asked == ["ตั้งรหัสผ่านของผู้ใช้: ", "พิมพ์รหัสผ่านอีกครั้ง: "]
    assert here("user-add", "อีกคน").code == 2


def test_no_user_is_taken_in_from_a_file(here, tmp_path, second):
    (tmp_path / "a.json").write_text('{"name": "ลอบเพิ่ม", "role": "head"}')
    ran = here("add", "users", tmp_path / "a.json")
    assert ran.code == 1
    assert "โดยตรงไม่ได้" in ran.out
    assert here("user-list").json["total"] == 2

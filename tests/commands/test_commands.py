"""Exit codes, and how every kind of refusal is told to a person and to a program."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from desktop import commands, log, paths, settings
from desktop.commands import answers


def test_done_is_0(run, office):
    ran = run("list", "villages", "--office", office)
    assert (ran.code, ran.err) == (0, "")


def test_a_rule_that_stands_against_it_is_1(run, office):
    ran = run("show", "people", "ไม่มี คนนี้", "--office", office)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "ไม่พบ “ไม่มี คนนี้” ในบุคคล กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน\n"


def test_wrong_usage_is_2(run, office):
    ran = run("list", "unicorns", "--office", office)
    assert ran.code == 2
    assert ran.err.startswith(
        "ไม่มีเรื่อง “unicorns” ใช้ได้เฉพาะ offices, signers, registers, centres, villages, people,"
    )


def test_trouble_with_a_file_is_3(run, tmp_path):
    ran = run("list", "people", "--office", tmp_path / "nowhere")
    assert ran.code == 3
    assert ran.err == "โฟลเดอร์นี้ไม่ใช่สำนักงาน เพราะไม่มีไฟล์ office.db กรุณาเลือกโฟลเดอร์ของสำนักงาน\n"


def test_a_fault_of_the_program_is_4_and_names_the_log(run, monkeypatch):
    def broken(_typed):
        raise KeyError("นายสมชาย")

    monkeypatch.setattr(commands, "actions", lambda: {"check": broken})
    ran = run("check")
    assert (ran.code, ran.out) == (4, "")
    assert ran.err.startswith("โปรแกรมผิดพลาด (รหัส ")
    assert str(log.file()) in ran.err
    assert "สมชาย" not in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("argv", "code", "kind", "field"),
    [
        (("issue", "order", "ไม่มีคณะนี้", "--out", "{tmp}/x.pdf", "--date", "3094"), 1, "rule", "date"),
        (("list", "people", "--limit", "มาก"), 2, "usage", None),
        (("add", "people", "{tmp}/missing.json"), 3, "trouble", None),
    ],
)
def test_with_json_the_refusal_is_a_document_too(here, tmp_path, argv, code, kind, field):
    ran = here(*(one.format(tmp=tmp_path) for one in argv))
    assert ran.code == code
    assert ran.json == {"error": {"kind": kind, "field": field, "message": ran.err.rstrip("\n")}}


def test_wrong_usage_with_json_is_a_document_even_where_nothing_else_was_understood(run):
    ran = run("--json", "fly")
    assert (ran.code, ran.json["error"]["kind"]) == (2, "usage")


def test_a_fault_with_json_is_a_document(run, monkeypatch):
    monkeypatch.setattr(commands, "actions", lambda: {"check": lambda _typed: 1 / 0})
    ran = run("check", "--json")
    assert (ran.code, ran.json["error"]["kind"]) == (4, "fault")


def test_a_wrong_passphrase_is_said(run, office, monkeypatch):
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", "ผิดแน่นอน")
    ran = run("check", "--office", office, "--json")
    assert (ran.code, ran.json["error"]["field"]) == (1, "passphrase")
    assert ran.err == "รหัสผ่านไม่ถูกต้อง กรุณาตรวจภาษาของแป้นพิมพ์และปุ่ม Caps Lock แล้วพิมพ์ใหม่\n"


def test_stopping_it_leaves_no_traceback(run, monkeypatch):
    def stopped(_typed):
        raise KeyboardInterrupt

    monkeypatch.setattr(commands, "actions", lambda: {"check": stopped})
    ran = run("check")
    assert (ran.code, ran.err) == (130, "หยุดแล้ว\n")


def test_the_office_opened_last_is_used_where_none_is_named(run, office):
    settings.put("office", str(office))
    assert run("list", "villages", "--json").json["total"] == 7


def test_without_any_office_it_is_said_how_to_name_one(run):
    ran = run("check")
    assert (ran.code, ran.err) == (2, "ยังไม่รู้ว่าเป็นสำนักงานใด กรุณาบอกโฟลเดอร์ด้วย --office\n")


def test_progress_is_shown_on_a_terminal_only(capsys, monkeypatch):
    assert list(answers.counted("กขค")) == ["ก", "ข", "ค"]
    answers.begin("กำลังทำ…")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(answers.counted(range(120)))[-1] == 119
    answers.begin("กำลังทำ…")
    assert capsys.readouterr().err.split("\r") == [
        "",
        "ทำแล้ว 50 จาก 120 รายการ",
        "ทำแล้ว 100 จาก 120 รายการ",
        "ทำแล้ว 120 จาก 120 รายการ\nกำลังทำ…\n",
    ]


COMMANDS_LOADED = """
import sys
from desktop import __main__, commands
commands.actions()
print(json.dumps([name for name in sys.modules if name.partition(".")[0] in ("PySide6", "shiboken6")]))
print(json.dumps([name for name in sys.modules if name.partition(".")[0] in ("reportlab", "uharfbuzz", "xlsxwriter")]))
"""


def test_no_command_loads_qt_nor_the_typesetting_before_it_is_needed():
    program = "import json" + COMMANDS_LOADED
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=paths.root(), check=True
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == [[], []]


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
def test_who_reads_enough_of_an_answer_closes_it_without_a_complaint(office, tmp_path):
    program = f"{sys.executable} -m desktop list people --office '{office}' | true; echo ${{PIPESTATUS[0]}}"
    environment = {**os.environ, "TAMBON_DESK_PASSPHRASE": "ฉันรักป่าไม้ ๒๕๖๙", "TAMBON_DESK_HOME": str(tmp_path)}
    done = subprocess.run(
        ["bash", "-c", program], capture_output=True, text=True, cwd=paths.root(), env=environment
    )
    assert (done.stdout, done.stderr) == ("0\n", "")

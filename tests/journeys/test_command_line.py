"""Whole requests by the command line: each command a process of its own as an officer's script starts it, or, where
only the work is asked about, one after the other in this process."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop import paths
from desktop.work import practice
from tests.commands.conftest import run, thai  # noqa: F401 - fixtures

SAMPLE = next((paths.resources() / "samples").glob("*.xlsx"))
GROUP = "คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def environment(tmp_path):
    without_display = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    return {
        **without_display,
        "TAMBON_DESK_HOME": str(tmp_path / "machine"),
        "TAMBON_DESK_PASSPHRASE": "practice",
    }


def command(*argv):
    return [sys.executable, "-m", "desktop", *map(str, argv)]


@pytest.fixture
def desk(environment):
    """Run one command to its end."""

    def start(*argv):
        done = subprocess.run(
            command(*argv), capture_output=True, cwd=paths.root(), env=environment, timeout=120
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    return start


@pytest.fixture
def desk_here(run, monkeypatch):  # noqa: F811
    """Run one command to its end in this process."""
    monkeypatch.setenv("TAMBON_DESK_PASSPHRASE", practice.PASSPHRASE)
    return run


def test_a_paper_from_its_committee_to_its_cancellation(desk, tmp_path):
    office, out = tmp_path / "สำนักงาน ฝึกหัด", tmp_path / "คำสั่ง.pdf"
    assert desk("practice", office).code == 0
    listed = desk("list", "committees", "--json")
    assert (listed.code, [row["name"] for row in listed.json["rows"]][1]) == (0, GROUP)

    issued = desk("issue", "order", GROUP, "--date", "๑ มิ.ย. ๒๕๕๑", "--out", out, "--json").json["paper"]
    assert (issued["number"], issued["year"], issued["date"]) == (112, 2551, "2008-06-01")
    assert hashlib.sha256(out.read_bytes()).hexdigest() == issued["sha256"]

    again = desk("reprint", "order", "112/2551", "--out", tmp_path / "ซ้ำ.pdf", "--json")
    assert (again.code, again.json["paper"]) == (0, {**issued, "path": str(tmp_path / "ซ้ำ.pdf")})
    assert (tmp_path / "ซ้ำ.pdf").read_bytes() == out.read_bytes()

    cancelled = desk(
        "cancel", "order", "112/2551", "--why", "พิมพ์ชื่อผิด", "--out", tmp_path / "ยกเลิก.pdf", "--json"
    )
    assert (cancelled.code, cancelled.json["paper"]["kind"]) == (0, "cancellation")
    states = {
        row["number"]: row["state"]
        for row in desk("list", "papers", "--json").json["rows"]
        if row["kind"] == "order"
    }
    assert states == {111: "issued", 112: "cancelled"}
    assert desk("reprint", "order", "112/2551", "--out", out).code == 0
    assert desk("check", "--json").json == {"ok": True, "findings": []}


def test_a_new_office_takes_in_its_workbook_and_announces_it(desk_here, tmp_path):
    office, out = tmp_path / "ใหม่", tmp_path / "ประกาศ.pdf"
    assert desk_here("new", office, "--name", "นางสาวใหม่ มาก", "--tambon", "240606").code == 0
    (tmp_path / "signers.json").write_text(
        '[{"name": "นายตัวอย่าง ดีงาม", "position": "นายอำเภอพนมสารคาม", "start": "1 ต.ค. 2550"}]',
        encoding="utf-8",
    )
    assert desk_here("add", "signers", tmp_path / "signers.json").code == 0
    assert desk_here("import", "committees", SAMPLE, "--dry-run").code == 0
    assert desk_here("list", "committees", "--json").json["total"] == 0
    assert desk_here("import", "committees", SAMPLE).code == 0
    committee = desk_here("list", "committees", "--json").json["rows"][0]
    ran = desk_here("issue", "announcement", committee["id"], "--date", "8 พ.ค. 2551", "--out", out, "--json")
    assert (ran.code, ran.json["paper"]["number"], ran.json["paper"]["pages"]) == (0, 1, len_of(out))
    assert desk_here("check").code == 0


def test_the_papers_of_a_meeting_and_a_memo_that_is_taken_back(desk_here, tmp_path):
    assert desk_here("practice", tmp_path / "ฝึกหัด").code == 0
    committee = desk_here("list", "committees", "--json").json["rows"][0]["name"]
    minutes = tmp_path / "รายงาน.pdf"
    ran = desk_here("batch", "minutes", "--where", "", "--date", "1/8/2551", "--out", minutes, "--json").json
    assert (len(ran["issued"]), ran["refused"]) == (3, [])
    assert len_of(minutes) == sum(paper["pages"] for paper in ran["issued"])
    invited = desk_here(
        "issue", "invitation", committee, "3/2551", "--date", "1/7/2551", "--out", tmp_path / "1.pdf"
    )
    assert (invited.code, invited.err) == (0, "")

    (tmp_path / "body.txt").write_text("ด้วยจะจัดประชุม\nจึงขออนุมัติใช้ห้องประชุม", encoding="utf-8")
    typed = ("--set", "subject=ขอใช้ห้อง", "--set", "to=นายอำเภอ", "--set", f"body=@{tmp_path / 'body.txt'}")
    memo = desk_here("issue", "memo", *typed, "--out", tmp_path / "2.pdf", "--json").json["paper"]
    assert desk_here("word", memo["id"], "--out", tmp_path / "2.docx").code == 0
    assert desk_here("notice-copy", memo["id"], "--out", tmp_path / "3.pdf").code == 0
    assert desk_here("changes", memo["id"], "--json").json == {"changes": []}
    assert desk_here("cancel", memo["id"], "--why", "เลื่อนประชุม").code == 0
    assert desk_here("show", "papers", memo["id"], "--json").json["record"]["state"] == "cancelled"
    assert desk_here("check", "--json").json == {"ok": True, "findings": []}


def len_of(pdf):
    import pypdf

    return len(pypdf.PdfReader(pdf).pages)


def test_the_demonstration_needs_no_display(desk, tmp_path):
    done = desk("demo", tmp_path / "ลอง")
    assert (done.code, done.err) == (0, "")
    assert [Path(line).suffix for line in done.out.splitlines()[1:]] == [".pdf", ".pdf"]


def test_many_processes_at_once_never_share_or_skip_a_number(desk, environment, tmp_path):
    desk("practice", tmp_path / "p")

    def issuing(at):
        argv = command(
            "issue", "order", GROUP, "--date", "1/6/2551", "--out", tmp_path / f"{at}.pdf", "--json"
        )
        return subprocess.Popen(
            argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=paths.root(), env=environment
        )

    running = [issuing(at) for at in range(4)]
    ended = [(process.communicate(timeout=120)[0], process.returncode) for process in running]
    numbers = sorted(json.loads(out)["paper"]["number"] for out, code in ended if code == 0)
    assert {code for _out, code in ended} <= {0, 3}  # 3: the office is open in another process
    assert numbers == list(range(112, 112 + len(numbers)))
    assert numbers
    kept = [row["number"] for row in desk("list", "papers", "--json").json["rows"] if row["kind"] == "order"]
    assert sorted(kept) == [111, *numbers]


def test_what_fails_is_told_without_a_traceback(desk, tmp_path):
    done = desk("list", "people", "--office", tmp_path / "ไม่มี", "--json")
    assert (done.code, done.json["error"]["kind"]) == (3, "trouble")
    assert done.err == "โฟลเดอร์นี้ไม่ใช่สำนักงาน เพราะไม่มีไฟล์ office.db กรุณาเลือกโฟลเดอร์ของสำนักงาน" + os.linesep

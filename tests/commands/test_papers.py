"""issue, reprint, cancel and the copies of a paper: numbers, files, and that nothing is issued which cannot be written."""

from __future__ import annotations

import hashlib
import json
from datetime import date

import docx
import pypdf
import pytest

from desktop.domain.papers import Paper
from desktop.store.opening import open_office
from desktop.store.session import writing
from desktop.thai import dates
from desktop.work import papers
from desktop.work.papers import Request
from tests.conftest import PASSPHRASE

NAME = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
GROUP = "คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
PAPERS = 3  # of the practice office
KEYS = {"id", "kind", "number", "sub_number", "year", "date", "sha256", "pages", "path"}


def said(path):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_an_announcement_is_issued_and_written(here, tmp_path):
    out = tmp_path / "ประกาศ.pdf"
    ran = here("issue", "announcement", NAME, "--out", out, "--date", "8 พ.ค. 51")
    paper = ran.json["paper"]
    assert (ran.code, set(paper)) == (0, KEYS)
    assert (paper["kind"], paper["date"], paper["year"], paper["path"]) == (
        "announcement",
        "2008-05-08",
        2551,
        str(out),
    )
    assert paper["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert paper["pages"] == len(pypdf.PdfReader(out).pages)
    assert "๘ พฤษภาคม" in said(out)
    assert here("show", "papers", paper["id"]).json["record"]["state"] == "issued"


def test_an_order_takes_the_next_number_of_the_year(here, tmp_path):
    numbers = [
        here("issue", "order", GROUP, "--out", tmp_path / f"{at}.pdf", "--date", "1/6/2551").json["paper"][
            "number"
        ]
        for at in range(2)
    ]
    assert numbers == [112, 113]
    assert "ที่ ๑๑๓/๒๕๕๑" in said(tmp_path / "1.pdf")


def test_without_a_date_it_is_today(here, tmp_path):
    paper = here("issue", "order", GROUP, "--out", tmp_path / "x.pdf").json["paper"]
    assert (paper["date"], paper["number"], paper["year"]) == (
        date.today().isoformat(),
        1,
        dates.year(date.today()),
    )


def test_the_registrys_number_is_taken_once(here, tmp_path):
    argv = ("issue", "order", GROUP, "--date", "1/6/2551", "--number", "๓๐๐", "--out", tmp_path / "x.pdf")
    assert here(*argv).json["paper"]["number"] == 300
    again = here(*argv[:-1], tmp_path / "y.pdf")
    assert (again.code, again.json["error"]["field"]) == (1, "number")
    assert not (tmp_path / "y.pdf").exists()


def test_a_number_that_no_register_holds_is_refused(here, tmp_path):
    ran = here("issue", "order", GROUP, "--out", tmp_path / "x.pdf", "--number", "1000000")
    assert (ran.code, ran.json["error"]) == (
        1,
        {"kind": "rule", "field": "number", "message": "“เลขที่” ต้องไม่เกิน 99999"},
    )


def test_a_blank_number_leaves_number_and_date_to_the_pen(here, tmp_path):
    paper = here("issue", "order", GROUP, "--number", "blank", "--out", tmp_path / "x.pdf").json["paper"]
    assert (paper["number"], paper["year"], paper["date"]) == (None, None, None)
    assert here("show", "papers", paper["id"]).json["record"]["state"] == "out"
    assert "…" in said(tmp_path / "x.pdf") or "...." in said(tmp_path / "x.pdf")


@pytest.mark.parametrize("number", ["0", "สาม", "-1", "1.5", "", "9" * 30])
def test_a_number_that_is_none_is_wrong_usage(here, tmp_path, number):
    ran = here("issue", "order", GROUP, "--out", tmp_path / "x.pdf", f"--number={number}")
    assert (ran.code, ran.json["error"]["message"]) == (2, "--number ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป")


@pytest.mark.parametrize("day", ["3094", "29/2/2566", "31 เม.ย. 67", "1 ม.ค. 2483", "เมื่อวานซืน", ""])
def test_a_day_that_is_none_is_refused_beside_its_field(here, tmp_path, day):
    ran = here("issue", "order", GROUP, "--out", tmp_path / "x.pdf", "--date", day)
    assert (ran.code, ran.json["error"]["field"]) == (1, "date")
    assert not (tmp_path / "x.pdf").exists()


def test_a_day_without_a_signer_is_refused(here, tmp_path):
    ran = here("issue", "order", GROUP, "--out", tmp_path / "x.pdf", "--date", "1/1/2540")
    assert (ran.code, ran.json["error"]["field"]) == (1, "signer")


def test_a_draft_is_overprinted_takes_no_number_and_leaves_nothing(here, tmp_path):
    out = tmp_path / "ร่าง.pdf"
    before = here("list", "papers").json["total"]
    paper = here("issue", "order", GROUP, "--out", out, "--date", "1/6/2551", "--draft").json["paper"]
    assert (paper["id"], paper["number"], paper["kind"]) == (None, None, "order")
    assert "ร่าง" in said(out)
    assert here("list", "papers").json["total"] == before
    assert here("issue", "order", GROUP, "--out", out, "--date", "1/6/2551").json["paper"]["number"] == 112
    assert "ร่าง" not in said(out)


def test_for_people_the_paper_is_named_and_its_file(run, office, tmp_path):
    out = tmp_path / "x.pdf"
    lines = run(
        "issue", "order", GROUP, "--out", out, "--date", "1/6/2551", "--office", office
    ).out.splitlines()
    assert lines[0].startswith("คำสั่งอำเภอ 112/2551 แต่งตั้งคณะทำงาน")
    assert lines[1:] == [str(out)]
    draft = run("issue", "order", GROUP, "--out", out, "--draft", "--office", office).out
    assert draft.startswith("ร่าง คำสั่งอำเภอ แต่งตั้งคณะทำงาน")


@pytest.mark.parametrize("name", ["nowhere/x.pdf", "folder"])
def test_nothing_is_issued_where_the_file_cannot_be_written(here, tmp_path, name):
    (tmp_path / "folder").mkdir()
    out = tmp_path / name
    ran = here("issue", "order", GROUP, "--out", out, "--date", "1/6/2551")
    assert ran.code == 3
    assert ran.json["error"]["message"] == (
        f"เขียนไฟล์ {out} ไม่ได้ กรุณาตรวจว่าโฟลเดอร์มีอยู่และเขียนได้ ดิสก์ไม่เต็ม และไฟล์ไม่ได้เปิดค้างอยู่"
    )
    assert here("list", "papers").json["total"] == PAPERS
    assert not [*tmp_path.glob("*.part")]


def test_a_file_that_is_no_pdf_is_never_replaced(here, tmp_path):
    out = tmp_path / "วิทยานิพนธ์.doc"
    out.write_text("งานทั้งชีวิต")
    ran = here("issue", "order", GROUP, "--out", out, "--date", "1/6/2551")
    assert (ran.code, ran.json["error"]["field"]) == (1, "out")
    assert ran.json["error"]["message"] == f"มีไฟล์ {out} อยู่แล้วและไม่ใช่ PDF กรุณาใช้ชื่ออื่น"
    assert out.read_text() == "งานทั้งชีวิต"
    assert here("list", "papers").json["total"] == PAPERS


def test_a_pdf_of_that_name_is_replaced_only_by_a_whole_one(here, tmp_path):
    out = tmp_path / "x.pdf"
    out.write_bytes(b"%PDF-1.4 old")
    assert here("issue", "order", "ไม่มีคณะนี้", "--out", out).code == 1
    assert out.read_bytes() == b"%PDF-1.4 old"
    assert here("issue", "order", GROUP, "--out", out).code == 0
    assert out.read_bytes().startswith(b"%PDF-1.7")


def test_a_reprint_has_the_same_bytes_whatever_changed_since(here, tmp_path):
    first = here("reprint", "order", "111/2551", "--out", tmp_path / "1.pdf")
    group = here("show", "committees", GROUP).json["record"]
    (tmp_path / "edit.json").write_text(f'{{"id": "{group["id"]}", "name": "ชื่อใหม่"}}')
    assert here("add", "committees", tmp_path / "edit.json").json["written"] == 1
    second = here("reprint", first.json["paper"]["id"], "--out", tmp_path / "2.pdf")
    assert first.json["paper"]["sha256"] == second.json["paper"]["sha256"]
    assert (tmp_path / "1.pdf").read_bytes() == (tmp_path / "2.pdf").read_bytes()


def test_a_paper_is_cancelled_by_a_new_one_that_names_it(here, tmp_path):
    out = tmp_path / "x.pdf"
    ran = here("cancel", "order", "111/2551", "--why", "พิมพ์ชื่อผิด", "--out", out, "--date", "1/6/2551")
    paper = ran.json["paper"]
    assert (ran.code, paper["kind"], paper["number"], paper["path"]) == (0, "cancellation", 112, str(out))
    assert "๑๑๑/๒๕๕๑" in said(out)
    old = here("show", "papers", "order", "111/2551").json["record"]
    assert (old["state"], old["number"], old["reason"]) == ("cancelled", 111, "พิมพ์ชื่อผิด")
    again = here("cancel", "order", "111/2551", "--why", "อีกครั้ง")
    assert again.code == 1
    assert again.json["error"]["message"].startswith("ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว")


def test_cancelling_may_take_the_registrys_number_and_write_no_file(here):
    paper = here("cancel", "order 111/2551", "--why", "ผิด", "--number", "250", "--date", "1/6/2551").json[
        "paper"
    ]
    assert (paper["number"], paper["path"]) == (250, None)


def test_cancelling_needs_a_reason(here):
    ran = here("cancel", "order 111/2551", "--why", "  ")
    assert (ran.code, ran.json["error"]["field"]) == (1, "reason")


# cancelled without another paper


@pytest.fixture
def memo(here, tmp_path):
    """Issue a memo, which no other paper cancels."""
    typed = ("--set", "subject=ขออนุมัติ", "--set", "to=นายอำเภอ", "--set", "body=ด้วย")
    ran = here("issue", "memo", *typed, "--out", tmp_path / "memo.pdf", "--date", "1/6/2551")
    return ran.json["paper"]


@pytest.fixture
def draft(office):
    """Keep a draft in the office as the window does, and give its id."""
    store = open_office(office, PASSPHRASE)
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "เก็บร่าง") as session:
        id_ = papers.keep_draft(session, Request(kind="notice", typed={"subject": "ขอเชิญร่วมงาน"}))
    store.close()
    return id_


def test_a_memo_is_cancelled_in_the_register(run, here, office, memo):
    ran = run("cancel", "memo", "1/2551", "--why", "พิมพ์ซ้ำ", "--office", office)
    assert (ran.code, ran.out) == (0, "ยกเลิกในทะเบียนแล้ว: บันทึกข้อความ 1/2551 ขออนุมัติ\n")
    kept = here("show", "papers", memo["id"]).json["record"]
    assert (kept["state"], kept["number"], kept["reason"]) == ("cancelled", 1, "พิมพ์ซ้ำ")
    again = here("cancel", memo["id"], "--why", "อีกครั้ง")
    assert (again.code, again.json["error"]["message"]) == (1, "ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว")


def test_the_register_too_wants_a_reason(here, memo):
    ran = here("cancel", memo["id"], "--why", " ")
    assert (ran.code, ran.json["error"]["field"]) == (1, "reason")
    assert here("show", "papers", memo["id"]).json["record"]["state"] == "issued"


@pytest.mark.parametrize("more", [("--out", "x.pdf"), ("--date", "1/6/2551"), ("--number", "blank")])
def test_what_belongs_to_a_cancelling_paper_is_wrong_usage_without_one(
    here, memo, tmp_path, monkeypatch, more
):
    monkeypatch.chdir(tmp_path)
    ran = here("cancel", memo["id"], "--why", "พิมพ์ซ้ำ", *more)
    assert (ran.code, ran.json["error"]["message"]) == (
        2,
        "หนังสือนี้ยกเลิกโดยไม่ออกหนังสือยกเลิก กรุณาพิมพ์โดยไม่มี --out --date และ --number",
    )
    assert here("show", "papers", memo["id"]).json["record"]["state"] == "issued"
    assert not (tmp_path / "x.pdf").exists()


def test_a_paper_never_signed_is_cancelled_with_its_reason(here, tmp_path):
    argv = ("issue", "order", GROUP, "--number", "blank", "--out", tmp_path / "x.pdf")
    paper = here(*argv).json["paper"]
    ran = here("cancel", paper["id"], "--why", "ไม่ได้ลงนาม")
    assert (ran.code, ran.json["paper"]["path"]) == (0, None)
    assert here("show", "papers", paper["id"]).json["record"]["state"] == "cancelled"


def test_a_draft_is_dropped(run, here, office, draft):
    assert here("list", "papers").json["total"] == PAPERS + 1
    ran = run("cancel", draft, "--why", "ไม่ใช้", "--office", office)
    assert (ran.code, ran.out) == (0, "ทิ้งร่างแล้ว: ประกาศทั่วไป ขอเชิญร่วมงาน\n")
    assert here("list", "papers").json["total"] == PAPERS


# copies and changes


def test_a_word_copy_says_what_the_paper_says(run, here, office, tmp_path):
    out = tmp_path / "คำสั่ง.docx"
    copy = here("word", "order", "111/2551", "--out", out).json["copy"]
    assert copy["path"] == str(out)
    assert copy["paper"] == here("show", "papers", "order 111/2551").json["record"]["id"]
    assert copy["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert any("๑๑๑/๒๕๕๑" in one.text for one in docx.Document(str(out)).paragraphs)
    lines = run("word", "order 111/2551", "--out", tmp_path / "2.docx", "--office", office).out.splitlines()
    assert lines[0].startswith("คำสั่งอำเภอ 111/2551")
    assert lines[1:] == [str(tmp_path / "2.docx")]


def test_a_word_copy_is_never_written_over_a_file(here, tmp_path):
    out = tmp_path / "คำสั่ง.docx"
    out.write_bytes(b"PK worked on")
    ran = here("word", "order", "111/2551", "--out", out)
    assert (ran.code, ran.json["error"]) == (
        1,
        {"kind": "rule", "field": "out", "message": f"มีไฟล์ {out} อยู่แล้ว กรุณาใช้ชื่ออื่น"},
    )
    assert out.read_bytes() == b"PK worked on"


@pytest.mark.parametrize("name", ["x.doc", "x.pdf", "x"])
def test_a_word_copy_has_its_ending(here, tmp_path, name):
    ran = here("word", "order", "111/2551", "--out", tmp_path / name)
    assert (ran.code, ran.json["error"]["message"]) == (2, "ไฟล์ Word ต้องลงท้ายด้วย .docx กรุณาพิมพ์ชื่อไฟล์ใหม่")


@pytest.mark.parametrize(
    "argv",
    [("word", "--out", "x.docx"), ("notice-copy", "--out", "x.pdf"), ("changes",)],
    ids=lambda argv: argv[0],
)
def test_a_draft_has_no_words_yet(here, draft, tmp_path, monkeypatch, argv):
    monkeypatch.chdir(tmp_path)
    ran = here(argv[0], draft, *argv[1:])
    assert (ran.code, ran.json["error"]["message"]) == (
        1,
        "หนังสือนี้ไม่มีเนื้อความเก็บไว้ เพราะยังเป็นร่างหรือบันทึกย้อนหลังจากกระดาษ",
    )
    assert not [*tmp_path.glob("x.*")]


def test_the_copy_for_the_notice_board_has_no_telephone_of_anybody(here, tmp_path):
    typed = ("--set", "subject=รับสมัคร", "--set", "body=ติดต่อนายสมมติ โทร. 081-000-1234", "--date", "1/6/2551")
    paper = here("issue", "notice", *typed, "--out", tmp_path / "1.pdf").json["paper"]
    copy = here("notice-copy", paper["id"], "--out", tmp_path / "2.pdf").json["copy"]
    assert set(copy) == {"paper", "sha256", "path"}
    assert copy["sha256"] == hashlib.sha256((tmp_path / "2.pdf").read_bytes()).hexdigest()
    assert copy["sha256"] != paper["sha256"]
    assert "๐๘๑" in said(tmp_path / "1.pdf")
    assert "๐๘๑" not in said(tmp_path / "2.pdf")
    assert "xxx" in said(tmp_path / "2.pdf")


def test_a_secret_paper_has_no_copy_for_the_notice_board(here, tmp_path):
    typed = ("--set", "subject=ก", "--set", "to=ข", "--set", "body=ค", "--set", "secrecy=ลับ")
    paper = here("issue", "memo", *typed, "--out", tmp_path / "1.pdf").json["paper"]
    ran = here("notice-copy", paper["id"], "--out", tmp_path / "2.pdf")
    assert (ran.code, ran.json["error"]["message"]) == (1, "หนังสือลับปิดประกาศไม่ได้")
    assert not (tmp_path / "2.pdf").exists()


def test_what_changed_since_is_said_in_sentences(run, here, office, tmp_path):
    assert here("changes", "order", "111/2551").json == {"changes": []}
    told = run("changes", "order 111/2551", "--office", office).out
    assert told == "ไม่มีอะไรเปลี่ยนไป ข้อมูลวันนี้ตรงกับหนังสือ\n"
    seat = here("show", "committees", GROUP).json["record"]["seats"][0]
    (tmp_path / "edit.json").write_text(
        json.dumps({"id": seat["person"], "last_name": "นามสกุลใหม่"}), encoding="utf-8"
    )
    assert here("add", "people", tmp_path / "edit.json").json["written"] == 1
    changes = here("changes", "order", "111/2551").json["changes"]
    assert any("นามสกุลใหม่" in one for one in changes)
    assert run("changes", "order 111/2551", "--office", office).out.splitlines() == changes


def test_what_changed_after_a_paper_from_long_ago_nobody_knows(office, here):
    store = open_office(office, PASSPHRASE)
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "บันทึกหนังสือเก่า") as session:
        papers.enter_old(
            session, Paper(kind="order", number=7, dated=date(2008, 1, 2), subject="แต่งตั้ง"), None
        )
    store.close()
    assert here("changes", "order", "7/2551").code == 1
    assert here("word", "order", "7/2551", "--out", office.parent / "x.docx").code == 1

"""Every kind of paper by the command line: what it is about, what is typed for it, its numbers, and each refusal."""

from __future__ import annotations

import json
from contextlib import suppress

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.commands import requests
from desktop.commands.arguments import parsed
from desktop.commands.requests import BY_CANCEL, KINDS
from desktop.domain.papers import PAPER_KINDS
from desktop.errors import Refusal

NAME = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
GROUP = "คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
CENTRE = "ศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
DAY = ("--date", "1/6/2551")
SAID = ("--set", "subject=ขอความร่วมมือ", "--set", "to=กำนันตำบลท่าถ่าน", "--set", "body=ด้วยอำเภอจัดงาน")
ASKED = {
    "announcement": (NAME,),
    "order": (GROUP,),
    "amendment": ("order", "111/2551", "--set", "body=ให้เพิ่มอำนาจหน้าที่"),
    "notice": ("--set", "subject=งานประจำปี", "--set", "body=ด้วยอำเภอจัดงาน"),
    "letter": (*SAID, "--set", "urgency=ด่วนที่สุด", "--set", "copies_to=ผู้ใหญ่บ้านทุกหมู่"),
    "invitation": (NAME, "2/2551"),
    "memo": SAID,
    "certificate": (NAME,),
    "agenda": (f"{NAME} 2/2551",),
    "attendance": (NAME, "ครั้งที่", "๒/๒๕๕๑"),
    "minutes": (NAME, "2/2551"),
    "cover": SAID,
    "bylaws": (CENTRE,),
    "chart": (NAME, "--set", "size=A3 landscape"),
}


def words(path):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


@pytest.fixture
def issue(here, tmp_path):
    """Issue a paper into a file of its kind."""
    return lambda kind, *argv: here("issue", kind, *argv, "--out", tmp_path / f"{kind}.pdf")


@pytest.fixture
def person(here):
    """Give the record of somebody who sits on the committee."""
    seat = here("show", "committees", NAME).json["record"]["seats"][0]
    return here("show", "people", seat["person"]).json["record"]


@pytest.fixture
def refused(here, tmp_path):
    """Ask for a paper, and give the exit code and what stands against it; nothing is written or issued."""

    def ask(*argv):
        before = here("list", "papers").json["total"]
        ran = here("issue", *argv, "--out", tmp_path / "x.pdf")
        assert not (tmp_path / "x.pdf").exists()
        assert here("list", "papers").json["total"] == before
        return ran.code, ran.json["error"]["field"], ran.json["error"]["message"]

    return ask


def test_the_kinds_are_all_but_those_that_cancel():
    assert {"cancellation", "withdrawal", "recall"} == BY_CANCEL
    assert set(KINDS) | BY_CANCEL == set(PAPER_KINDS)
    assert set(ASKED) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_issued(issue, here, person, tmp_path, kind):
    more = ("--set", f"person={person['id']}") if kind == "certificate" else ()
    ran = issue(kind, *ASKED[kind], *more, *DAY)
    paper = ran.json["paper"]
    assert (ran.code, paper["kind"], paper["date"]) == (0, kind, "2008-06-01")
    assert (paper["number"] is not None, paper["year"] is not None) == (bool(PAPER_KINDS[kind].register),) * 2
    assert paper["sub_number"] is None
    assert paper["pages"] == len(pypdf.PdfReader(tmp_path / f"{kind}.pdf").pages)
    assert here("show", "papers", paper["id"]).json["record"]["state"] == "issued"


def test_a_paper_is_about_what_was_named(issue, here, made):
    minutes = issue("minutes", NAME, "2/2551", *DAY).json["paper"]["id"]
    kept = here("show", "papers", minutes).json["record"]
    assert (kept["meeting"], kept["committee"]) == (made.meeting, made.committee)
    amendment = issue("amendment", "order 111/2551", "--set", "body=แก้ข้อ 2", *DAY).json["paper"]["id"]
    kept = here("show", "papers", amendment).json["record"]
    assert (kept["refers_to"], kept["relation"]) == (made.order, "amends")
    assert here("show", "papers", issue("bylaws", made.centre, *DAY).json["paper"]["id"]).json["record"][
        "centre"
    ] == (made.centre)
    assert issue("agenda", made.meeting, *DAY).code == 0


def test_what_was_typed_stands_in_the_paper(issue, here, tmp_path):
    paper = issue("letter", *ASKED["letter"], *DAY).json["paper"]
    kept = here("show", "papers", paper["id"]).json["record"]
    assert (kept["urgency"], kept["to"], kept["subject"]) == ("most", "กำนันตำบลท่าถ่าน", "ขอความร่วมมือ")
    assert "ด้วยอำเภอจัดงาน" in words(tmp_path / "letter.pdf").replace("\n", "")


def test_a_text_of_many_lines_is_read_from_its_file(issue, here, tmp_path):
    (tmp_path / "body.txt").write_text("บรรทัดแรก\r\nบรรทัดที่สอง = ท้าย\n", encoding="utf-8-sig")
    typed = ("--set", "subject=ก=ข", "--set", f"body=@{tmp_path / 'body.txt'}")
    kept = here("show", "papers", issue("notice", *typed, *DAY).json["paper"]["id"]).json["record"]
    assert (kept["subject"], kept["body"]) == ("ก=ข", "บรรทัดแรก\nบรรทัดที่สอง = ท้าย")


def test_a_person_is_named_for_a_certificate(issue, here, person, tmp_path):
    for named in (f"{person['first_name']} {person['last_name']}", person["label"], person["id"]):
        paper = issue("certificate", NAME, "--set", f"person={named}", *DAY).json["paper"]
        assert here("show", "papers", paper["id"]).json["record"]["person"] == person["id"]
    assert person["last_name"] in words(tmp_path / "certificate.pdf").replace("\n", "")


def test_a_signer_is_named(issue, here, tmp_path):
    named = ("--signer", "นายสมมติ แบบอย่าง")
    signed = here("show", "papers", issue("memo", *SAID, *named, *DAY).json["paper"]["id"]).json["record"]
    assert signed["signer"] == here("show", "signers", "นายสมมติ แบบอย่าง").json["record"]["id"]
    assert "นายสมมติ แบบอย่าง" in words(tmp_path / "memo.pdf")
    by_id = issue("order", GROUP, "--signer", signed["signer"], *DAY).json["paper"]["id"]
    assert here("show", "papers", by_id).json["record"]["signer"] == signed["signer"]


def test_of_one_name_in_two_posts_the_one_of_the_day_is_meant(issue, here, tmp_path):
    (tmp_path / "signer.json").write_text(
        '{"name": "นายสมมติ แบบอย่าง", "position": "ปลัดอำเภอ", "start": "1 ต.ค. 2540", "end": "30 ก.ย. 2550"}',
        encoding="utf-8",
    )
    assert here("add", "signers", tmp_path / "signer.json").json["written"] == 1
    named = ("--signer", "นายสมมติ แบบอย่าง")
    paper = issue("order", GROUP, *named, *DAY).json["paper"]["id"]
    signer = here("show", "papers", paper).json["record"]["signer"]
    assert here("show", "signers", signer).json["record"]["position"] == "นายอำเภอพนมสารคาม"
    ran = issue("order", GROUP, *named)  # neither of them signs today
    assert (ran.code, ran.json["error"]["field"]) == (1, "signer")
    assert "มากกว่าหนึ่งรายการ" in ran.json["error"]["message"]


def test_a_back_dated_order_stands_behind_another_with_a_sub_number(issue, run, office, tmp_path):
    back = ("--behind", "๑๑๑", "--back-reason", "ลืมออกเลข", "--date", "20 มี.ค. 2551")
    draft = issue("order", GROUP, *back, "--draft").json["paper"]
    assert (draft["number"], draft["sub_number"]) == (None, None)
    paper = issue("order", GROUP, *back).json["paper"]
    assert (paper["number"], paper["sub_number"], paper["year"]) == (111, 1, 2551)
    assert "๑๑๑.๑/๒๕๕๑" in words(tmp_path / "order.pdf")
    told = run("reprint", "order", "111.1/2551", "--out", tmp_path / "2.pdf", "--office", office).out
    assert told.startswith("คำสั่งอำเภอ 111.1/2551")


def test_a_draft_of_a_paper_without_a_number_leaves_nothing(issue, here, tmp_path):
    before = here("list", "papers").json["total"]
    paper = issue("cover", *SAID, "--draft").json["paper"]
    assert (paper["id"], paper["number"]) == (None, None)
    assert "ร่าง" in words(tmp_path / "cover.pdf")
    assert here("list", "papers").json["total"] == before


@pytest.mark.parametrize("kind", sorted(BY_CANCEL))
def test_a_paper_that_cancels_comes_about_by_cancel(refused, kind):
    sentence = f"หนังสือชนิด “{kind}” ออกด้วยคำสั่ง cancel กรุณาพิมพ์ cancel ตามด้วยหนังสือที่จะยกเลิก"
    assert refused(kind, "order", "111/2551") == (2, None, sentence)


def test_a_kind_that_is_none_is_told_those_there_are(refused):
    sentence = f"ออกหนังสือชนิด “poem” ไม่ได้ ใช้ได้เฉพาะ {', '.join(KINDS)}"
    assert refused("poem", GROUP) == (2, None, sentence)


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("memo", GROUP), "หนังสือชนิด “memo” ไม่ได้ออกจากรายการใด กรุณาพิมพ์เฉพาะชนิด"),
        (("order",), "หนังสือชนิด “order” ออกจากคณะกรรมการ กรุณาพิมพ์รหัสหรือชื่อต่อจากชนิด"),
        (("minutes",), "หนังสือชนิด “minutes” ออกจากการประชุม กรุณาพิมพ์รหัสหรือชื่อต่อจากชนิด"),
        (("bylaws",), "หนังสือชนิด “bylaws” ออกจากศูนย์ กรุณาพิมพ์รหัสหรือชื่อต่อจากชนิด"),
        (("amendment",), "ยังไม่ได้บอกคำสั่งที่จะแก้ไข กรุณาพิมพ์ต่อจากชนิด เช่น amendment order 111/2551"),
        (
            ("memo", "--set", "subject"),
            "--set ต้องเป็นช่องกับข้อความ เช่น subject=ขอเชิญประชุม แต่พิมพ์ไว้ว่า “subject”",
        ),
        (
            ("memo", "--set", "colour=แดง"),
            "หนังสือชนิด “memo” ไม่มีช่อง “colour” ใช้ได้เฉพาะ urgency, secrecy, to, subject, body",
        ),
        (
            ("order", GROUP, "--set", "subject=ก"),
            "หนังสือชนิด “order” ไม่มีช่องให้พิมพ์ กรุณาพิมพ์โดยไม่มี --set",
        ),
        (
            ("memo", "--set", "to=ก", "--set", "to=ข"),
            "ช่อง “to” พิมพ์ซ้ำ ถ้ามีหลายบรรทัดให้เก็บเป็นไฟล์แล้วใช้ to=@ชื่อไฟล์",
        ),
        (
            ("cover", *SAID, "--number", "5"),
            "หนังสือชนิด “cover” ไม่มีเลขที่ กรุณาพิมพ์โดยไม่มี --number และ --behind",
        ),
        (
            ("agenda", NAME, "2/2551", "--behind", "5"),
            "หนังสือชนิด “agenda” ไม่มีเลขที่ กรุณาพิมพ์โดยไม่มี --number และ --behind",
        ),
        (
            ("order", GROUP, "--number", "blank", "--behind", "111"),
            "ใช้ --number กับ --behind พร้อมกันไม่ได้ กรุณาเลือกอย่างเดียว",
        ),
        (
            ("order", GROUP, "--back-reason", "ลืม"),
            "--back-reason ใช้กับเลขย้อนหลังเท่านั้น กรุณาบอกเลขที่จะแทรกต่อด้วย --behind",
        ),
        (("order", GROUP, "--behind", "0"), "--behind ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
    ],
)
def test_what_is_asked_wrong_is_said_in_one_sentence(refused, argv, sentence):
    assert refused(*argv) == (2, None, sentence)


@pytest.mark.parametrize(
    ("argv", "field", "sentence"),
    [
        (("memo", *SAID, "--set", "urgency=เร็ว"), "urgency", "“ชั้นความเร็ว” ไม่มีตัวเลือก “เร็ว”"),
        (("memo", "--set", f"to={'ก' * 501}"), "to", "“เรียน/ถึง” ยาวเกิน 500 ตัวอักษร กรุณาย่อให้สั้นลง"),
        (
            ("certificate", NAME, "--set", "person=นายไม่มี ใคร"),
            "person",
            "ไม่พบ “นายไม่มี ใคร” ในบุคคล กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
        ),
        (("certificate", NAME), "person", "ยังไม่มี “ชื่อบุคคล” กรุณากรอกก่อนออกหนังสือ"),
        (
            ("order", GROUP, "--signer", "นายไม่มี ใคร"),
            "signer",
            "ไม่พบ “นายไม่มี ใคร” ในผู้ลงนาม กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
        ),
        (
            ("minutes", NAME, "9/2551"),
            None,
            f"ไม่พบการประชุมครั้งที่ 9/2551 ของ “{NAME}” กรุณาตรวจครั้งที่และปี",
        ),
        (
            ("minutes", "คณะไม่มี", "1/2551"),
            None,
            "ไม่พบ “คณะไม่มี” ในคณะกรรมการ กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
        ),
        (
            ("minutes", NAME),
            None,
            f"ไม่พบ “{NAME}” ในการประชุม กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
        ),
        (
            ("bylaws", GROUP),
            None,
            f"ไม่พบ “{GROUP}” ในศูนย์ประสานงานองค์การชุมชน กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
        ),
        (("amendment", "order", "999/2551"), "paper", "ไม่มีคำสั่งอำเภอ เลขที่ 999/2551 ในทะเบียน"),
        (
            ("amendment", "announcement", "1/2551"),
            "amends",
            "แก้ไขเพิ่มเติมได้เฉพาะคำสั่งที่ออกแล้วและยังไม่ยกเลิก โดยออกเป็นคำสั่งใหม่",
        ),
        (("order", GROUP, "--behind", "111", *DAY), "back_reason", "ต้องบอกเหตุผลที่ออกเลขย้อนหลัง"),
        (
            ("order", GROUP, "--behind", "55", "--back-reason", "ลืม", *DAY),
            "behind",
            "ไม่มีเลขที่ 55 ในทะเบียนของปีนี้ จึงแทรกเลขย่อยไม่ได้",
        ),
    ],
)
def test_what_the_rules_refuse_names_its_field(refused, argv, field, sentence):
    assert refused(*argv) == (1, field, sentence)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", "ไทย".encode("cp874")])
def test_a_file_of_another_encoding_is_told(refused, tmp_path, data):
    path = tmp_path / "body.txt"
    path.write_bytes(data)
    sentence = f"ไฟล์ {path} ไม่ใช่ข้อความ UTF-8 กรุณาเก็บเป็น UTF-8 แล้วลองใหม่"
    assert refused("notice", "--set", f"body=@{path}") == (3, None, sentence)


def test_a_file_that_is_not_there_is_told(refused, tmp_path):
    path = tmp_path / "nowhere.txt"
    sentence = f"อ่านไฟล์ {path} ไม่ได้ กรุณาตรวจชื่อไฟล์และโฟลเดอร์"
    assert refused("notice", "--set", f"body=@{path}") == (3, None, sentence)


def test_a_meeting_is_shown_by_its_committee_too(here, made):
    assert here("show", "meetings", NAME, "2/2551").json["record"]["id"] == made.meeting
    assert here("show", "meetings", "ครั้งที่ 2/2551 (12 มิ.ย. 2551)").json["record"]["id"] == made.meeting


def test_of_two_meetings_with_one_number_neither_is_guessed(here, made, tmp_path):
    entry = {"committee": made.committee, "number": 2, "year": 2551, "held": "20 มิ.ย. 2551"}
    (tmp_path / "again.json").write_text(json.dumps(entry), encoding="utf-8")
    assert here("add", "meetings", tmp_path / "again.json").json["written"] == 1
    ran = here("show", "meetings", NAME, "2/2551")
    assert (ran.code, ran.json["error"]["message"]) == (
        1,
        f"การประชุมครั้งที่ 2/2551 ของ “{NAME}” มีมากกว่าหนึ่งรายการ กรุณาใช้รหัสของรายการ",
    )


@given(
    st.sampled_from(["memo", "chart", "order"]),
    st.sampled_from(["", "to=", "urgency=", "size=", "body="]),
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
)
def test_whatever_is_typed_is_read_or_refused(kind, before, text):
    argv = ["issue", kind, *([] if kind == "memo" else ["ก"]), "--out", "x.pdf", f"--set={before}{text}"]
    with suppress(Refusal):
        assert [f"{name}=" for name in requests.asked(parsed(argv)).typed] == [before]

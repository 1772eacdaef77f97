"""batch: numbers in a row, one file or many, the refused named, and nothing issued which cannot be written."""

from __future__ import annotations

import hashlib
import sys

import pypdf
import pytest
import sqlalchemy as sa

from desktop.commands import files
from desktop.domain.committees import Committee
from desktop.errors import Trouble
from desktop.store import tables
from desktop.store.opening import open_office
from desktop.store.session import reading, writing
from desktop.work import committees
from desktop.work.committees import Form
from tests.conftest import PASSPHRASE

NAME = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
GROUP = "คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
EMPTY = "คณะทำงานว่าง"
LABEL = f"{EMPTY} · คณะอื่น"
NOBODY = "ยังไม่มีรายชื่อในคณะ กรุณาเพิ่มรายชื่อก่อนออกหนังสือ"
DAY = ("--date", "1/6/2551")
PAPERS = 3  # of the practice office


@pytest.fixture
def empty(office, made):
    """Add a working group without anybody, of which no order can be issued."""
    store = open_office(office, PASSPHRASE)
    with writing(store, "นางสาวฝึกหัด ตั้งใจ", "บันทึกคณะ") as session:
        committees.appoint(session, Form(committee=Committee(centre=made.centre, kind="other", name=EMPTY)))
    store.close()


def names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def folder(tmp_path):
    """Give an empty folder for the files."""
    made = tmp_path / "หนังสือ"
    made.mkdir()
    return made


def test_each_paper_gets_its_number_and_its_file(here, folder):
    ran = here("batch", "order", NAME, GROUP, "--out", folder, *DAY)
    issued = ran.json["issued"]
    assert (ran.code, ran.json["refused"], ran.json["path"]) == (0, [], str(folder))
    assert [(one["number"], one["date"]) for one in issued] == [(112, "2008-06-01"), (113, "2008-06-01")]
    assert names(folder) == ["คำสั่งอำเภอ 112-2551.pdf", "คำสั่งอำเภอ 113-2551.pdf"]
    for one, name in zip(issued, names(folder), strict=True):
        assert one["path"] == str(folder / name)
        assert one["sha256"] == hashlib.sha256((folder / name).read_bytes()).hexdigest()
    assert here("check").code == 0


def test_who_took_the_papers_out_is_noted(here, office, folder):
    here("batch", "order", NAME, GROUP, "--out", folder, *DAY)
    store = open_office(office, PASSPHRASE)
    with reading(store) as session:
        rows = session.connection.execute(sa.select(tables.readings)).all()
    store.close()
    assert [(one.topic, one.field, one.reason) for one in rows] == [("papers", "exported", "open")]


def test_no_file_is_written_over(here, folder):
    (folder / "ระเบียบวาระการประชุม.pdf").write_bytes(b"%PDF kept")
    (folder / "ระเบียบวาระการประชุม (2).pdf").write_bytes(b"%PDF kept too")
    issued = here("batch", "agenda", "--where", "", "--out", folder).json["issued"]
    assert len({one["path"] for one in issued}) == 3
    assert len(names(folder)) == 5
    assert (folder / "ระเบียบวาระการประชุม.pdf").read_bytes() == b"%PDF kept"
    assert (folder / "ระเบียบวาระการประชุม (2).pdf").read_bytes() == b"%PDF kept too"


def test_all_stand_in_one_file_where_one_is_named(here, tmp_path):
    out = tmp_path / "ทั้งหมด.PDF"
    ran = here("batch", "minutes", f"{NAME} 1/2551", f"{NAME} 3/2551", "--out", out, *DAY)
    assert (ran.code, ran.json["path"]) == (0, str(out))
    assert [one["path"] for one in ran.json["issued"]] == [str(out)] * 2
    assert len(pypdf.PdfReader(out).pages) == sum(one["pages"] for one in ran.json["issued"])


def test_one_is_issued_for_each_that_is_found(here, folder):
    ran = here("batch", "chart", "--where", "คณะทำงาน", "--out", folder)
    [paper] = ran.json["issued"]
    assert (
        here("show", "papers", paper["id"]).json["record"]["committee"]
        == (here("show", "committees", GROUP).json["record"]["id"])
    )
    assert len(here("batch", "bylaws", "--where", "", "--out", folder).json["issued"]) == 1


def test_one_that_cannot_be_issued_is_named_and_the_others_are(run, here, office, empty, folder):
    ran = here("batch", "order", "--where", "คณะทำงาน", "--out", folder, *DAY)
    assert ran.code == 1
    assert ran.json["refused"] == [{"label": LABEL, "message": NOBODY}]
    assert [one["number"] for one in ran.json["issued"]] == [112]
    told = run("batch", "order", GROUP, EMPTY, "--out", folder, *DAY, "--office", office)
    assert told.code == 1
    assert told.out.splitlines() == [
        f"คำสั่งอำเภอ 113/2551 แต่งตั้ง{GROUP}",
        f"{LABEL}\t{NOBODY}",
        "ออกหนังสือ 1 ฉบับ ออกไม่ได้ 1 ฉบับ",
        str(folder),
    ]


def test_where_all_are_refused_no_file_is_written(run, here, office, empty, tmp_path):
    out = tmp_path / "x.pdf"
    ran = here("batch", "order", EMPTY, "--out", out)
    assert (ran.code, ran.json["issued"], ran.json["path"]) == (1, [], None)
    assert not [*tmp_path.glob("x.pdf*")]
    told = run("batch", "order", EMPTY, "--out", out, "--office", office).out
    assert told.splitlines() == [f"{LABEL}\t{NOBODY}", "ออกหนังสือ 0 ฉบับ ออกไม่ได้ 1 ฉบับ"]


def test_a_terminal_is_shown_how_far_it_is(run, office, tmp_path, monkeypatch):
    argv = ("batch", "agenda", "--where", "", "--out", tmp_path / "x.pdf", "--office", office)
    assert run(*argv).err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    assert run(*argv).err.endswith("ทำแล้ว 3 จาก 3 รายการ\n")


@pytest.mark.parametrize(
    ("argv", "sentence"),
    [
        (("letter", "ก"), "หนังสือชนิด “letter” ออกครั้งละฉบับ กรุณาใช้คำสั่ง issue"),
        (("amendment", "ก"), "หนังสือชนิด “amendment” ออกครั้งละฉบับ กรุณาใช้คำสั่ง issue"),
        (
            ("recall", "ก"),
            "หนังสือชนิด “recall” ออกด้วยคำสั่ง cancel กรุณาพิมพ์ cancel ตามด้วยหนังสือที่จะยกเลิก",
        ),
        (("order", GROUP, "--where", "ก"), "บอก ID พร้อมกับ --where ไม่ได้ กรุณาเลือกอย่างเดียว"),
        (
            ("order",),
            'ยังไม่ได้บอกว่าออกของรายการใด กรุณาพิมพ์ ID หรือ --where คำที่ค้นหา (--where "" คือทั้งหมด)',
        ),
    ],
)
def test_what_is_asked_wrong_is_said_in_one_sentence(here, folder, argv, sentence):
    ran = here("batch", *argv, "--out", folder)
    assert (ran.code, ran.json["error"]["message"]) == (2, sentence)


def test_one_that_is_not_found_stops_all_before_any_is_issued(here, folder):
    ran = here("batch", "order", GROUP, "คณะไม่มี", "--out", folder)
    assert (ran.code, ran.json["error"]["message"]) == (
        1,
        "ไม่พบ “คณะไม่มี” ในคณะกรรมการ กรุณาตรวจชื่อ หรือเพิ่มรายการนั้นก่อน",
    )
    ran = here("batch", "order", "--where", "คณะไม่มี", "--out", folder)
    assert (ran.code, ran.json["error"]) == (
        1,
        {"kind": "rule", "field": "where", "message": "ไม่พบคณะกรรมการที่มีคำว่า “คณะไม่มี” กรุณาลองคำอื่น"},
    )
    assert here("list", "papers").json["total"] == PAPERS
    assert names(folder) == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nowhere", "ไม่มีโฟลเดอร์ {path} กรุณาสร้างโฟลเดอร์ก่อน หรือใช้ชื่อไฟล์ที่ลงท้ายด้วย .pdf"),
        (
            "nowhere/x.pdf",
            "เขียนไฟล์ {path} ไม่ได้ กรุณาตรวจว่าโฟลเดอร์มีอยู่และเขียนได้ ดิสก์ไม่เต็ม และไฟล์ไม่ได้เปิดค้างอยู่",
        ),
    ],
)
def test_nothing_is_issued_where_there_is_no_place(here, tmp_path, name, sentence):
    ran = here("batch", "order", GROUP, "--out", tmp_path / name)
    assert (ran.code, ran.json["error"]["message"]) == (3, sentence.format(path=tmp_path / name))
    assert here("list", "papers").json["total"] == PAPERS


def test_nothing_is_issued_and_no_file_stays_where_a_later_one_cannot_be_written(here, folder, monkeypatch):
    written = []
    real = files._write

    def full(part, data, path):
        written.append(path)
        if len(written) == 2:
            raise Trouble("ดิสก์เต็ม")
        real(part, data, path)

    monkeypatch.setattr(files, "_write", full)
    assert here("batch", "order", NAME, GROUP, "--out", folder, *DAY).code == 3
    assert len(written) == 2
    assert names(folder) == []
    assert here("list", "papers").json["total"] == PAPERS

"""register, reserve, take-along, give-back, and letters received from a file."""

from __future__ import annotations

import json
from datetime import date

import pypdf
import pytest

from desktop.store import opening, tables
from desktop.thai import dates
from tests.commands.test_papers import GROUP
from tests.conftest import PASSPHRASE

YEAR = dates.year(date.today())


def text_of(path):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


def test_a_register_is_written_as_a_pdf_with_its_rows(here, tmp_path):
    out = tmp_path / "ทะเบียน.pdf"
    ran = here("register", "order", "--year", "2551", "--out", out)
    said = ran.json["register"]
    assert (ran.code, said["key"], said["name"], said["year"], said["path"]) == (
        0, "order", "ทะเบียนคุมคำสั่งอำเภอ", 2551, str(out),
    )  # fmt: skip
    assert [(row["number"], row["state"]) for row in said["rows"]] == [("111", "issued")]
    assert "ทะเบียนคุมคำสั่งอำเภอ" in text_of(out)


def test_for_people_the_book_and_its_file_are_named(run, office, tmp_path):
    out = tmp_path / "x.pdf"
    ran = run("register", "order", "--year", "๒๕๕๑", "--out", out, "--office", office)
    assert ran.out.splitlines() == ["ทะเบียนคุมคำสั่งอำเภอ 2551", str(out)]


@pytest.mark.parametrize(
    ("argv", "code", "message"),
    [
        (("order", "--year", "ปีนี้"), 2, "--year ต้องเป็นจำนวนเต็มตั้งแต่ 1 ขึ้นไป"),
        (("poems", "--year", "2551"), 1, "ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้ กรุณาเพิ่มในหน้าตั้งค่า"),
    ],
)
def test_a_register_that_is_none_is_refused_and_nothing_written(here, tmp_path, argv, code, message):
    ran = here("register", *argv, "--out", tmp_path / "x.pdf")
    assert (ran.code, ran.json["error"]["message"]) == (code, message)
    assert not (tmp_path / "x.pdf").exists()


def test_numbers_are_reserved_taken_along_issued_there_and_given_back(here, run, office, tmp_path):
    away = tmp_path / "โน้ตบุ๊ก"
    reserved = here("reserve", "order", "3", "--holder", "โน้ตบุ๊ก 1")
    block = reserved.json["block"]
    assert (reserved.code, block["first"], block["last"], block["year"], block["holder"]) == (
        0,
        1,
        3,
        YEAR,
        "โน้ตบุ๊ก 1",
    )
    copied = here("take-along", away, "--holder", "โน้ตบุ๊ก 1").json["copy"]
    assert (copied["folder"], copied["holder"], [one["id"] for one in copied["blocks"]]) == (
        str(away), "โน้ตบุ๊ก 1", [block["id"]],
    )  # fmt: skip
    there = run("issue", "order", GROUP, "--out", tmp_path / "x.pdf", "--office", away, "--json").json[
        "paper"
    ]
    assert there["number"] == 1
    assert here("issue", "order", GROUP, "--out", tmp_path / "y.pdf").json["paper"]["number"] == 4
    back = run("give-back", away, "--office", office)
    assert back.out == "รับหนังสือกลับมา 1 ฉบับ เลขที่ไม่ได้ใช้: 2–3\n"
    assert here("show", "papers", "order", f"1/{YEAR}").json["record"]["id"] == there["id"]
    again = here("give-back", away).json["given_back"]
    assert again == {"papers": 0, "unused": [], "blocks": []}
    assert here("check").json["ok"]


def test_for_people_the_block_and_the_copy_are_named(run, office, tmp_path):
    label = f"1–2/{YEAR} โน้ตบุ๊ก 1"
    ran = run("reserve", "order", "2", "--holder", "โน้ตบุ๊ก 1", "--office", office)
    assert ran.out.splitlines() == [label]
    ran = run("take-along", tmp_path / "ไป", "--holder", " โน้ตบุ๊ก 1 ", "--office", office)
    assert ran.out.splitlines() == [f"ทำสำเนาให้ “โน้ตบุ๊ก 1” แล้วที่ {tmp_path / 'ไป'}", label]


def test_what_the_rules_refuse_is_told_with_its_field(here, office, tmp_path):
    assert here("reserve", "order", "0", "--holder", "ก").code == 2
    assert here("reserve", "order", "9999", "--holder", "ก").json["error"]["field"] == "count"
    assert here("take-along", tmp_path / "ไป", "--holder", "ก").json["error"]["field"] == "holder"
    assert here("give-back", office).json["error"]["kind"] in ("rule", "trouble")
    assert here("give-back", tmp_path).json["error"]["kind"] == "trouble"


def test_letters_received_from_a_file_take_the_next_numbers_once(here, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 scan")
    letter = {
        "came": "8 พ.ค. 2551",
        "at": "9:05",
        "sender": "จังหวัด",
        "subject": "ขอข้อมูล",
        "reference": "ฉช 1",
    }
    entries = [{**letter, "scan": "scan.pdf"}, {**letter, "reference": "ฉช 2"}, {**letter, "at": "สาย"}]
    file = tmp_path / "received.json"
    file.write_text(json.dumps(entries, ensure_ascii=False), encoding="utf-8")
    ran = here("add", "received", file).json
    assert (ran["written"], [(one["row"], one["field"]) for one in ran["refused"]]) == (2, [(2, "at")])
    assert here("add", "received", file).json["unchanged"] == 2
    rows = here("list", "received").json["rows"]
    assert [(row["number"], row["year"], row["at"]) for row in rows] == [
        (1, 2551, "09.05"),
        (2, 2551, "09.05"),
    ]
    assert [bool(row["scan"]) for row in rows] == [True, False]
    file.write_text(json.dumps([{"id": rows[0]["id"], "subject": "เรื่องอื่น"}]), encoding="utf-8")
    assert "แก้ไขหรือนำหนังสือรับออก" in here("add", "received", file).json["refused"][0]["reason"]


def test_blocks_are_reserved_and_not_added_from_a_file(here, tmp_path):
    register = here("list", "registers").json["rows"][0]["id"]
    block = {"register": register, "year": 2551, "first": 1, "last": 2, "holder": "ก", "taken": "8 พ.ค. 2551"}
    (tmp_path / "x.json").write_text(json.dumps([block]), encoding="utf-8")
    ran = here("add", "number_blocks", tmp_path / "x.json").json
    assert ran["written"] == 0
    assert "ให้ใช้ “จองเลข” หรือ “คืนเลข”" in ran["refused"][0]["reason"]


def test_an_office_of_an_earlier_program_gets_its_new_books_on_the_first_command(here, office):
    store = opening.open_office(office, PASSPHRASE)
    with store.engine.connect() as connection, connection.begin():
        for name in ("registers", "number_blocks"):
            table = tables.metadata.tables[name]
            connection.execute(table.delete().execution_options(logged=True))
    store.close()
    assert here("list", "registers").json["total"] == 7
    history = here("history", "registers", here("list", "registers").json["rows"][0]["id"]).json
    assert "เพิ่มทะเบียนและเกณฑ์ที่ยังไม่มี" in json.dumps(history, ensure_ascii=False)
    units = count_units(office)
    assert here("list", "registers").json["total"] == 7
    assert count_units(office) == units


def count_units(office):
    store = opening.open_office(office, PASSPHRASE)
    with store.engine.connect() as connection:
        found = len(connection.execute(tables.units.select()).all())
    store.close()
    return found

"""Lists leave the program whole, readable and harmless."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.records import Kind
from desktop.errors import CannotDo, Trouble
from desktop.exchange import delimited, export
from desktop.exchange.export import Column, write_rows

COLUMNS = [
    Column("ชื่อ – สกุล", Kind.TEXT, "name"), Column("เลขประจำตัวประชาชน", Kind.SECRET, "national_id"),
    Column("วันเกิด", Kind.DAY, "born"),
    Column("หมู่ที่", Kind.NUMBER, "number"), Column("พร้อม", Kind.FLAG, "ready"), Column("คำค้น", Kind.MANY),
]  # fmt: skip
ROWS = [
    ("นางบุญเรือน แก้วมงคล", "1234567890121", date(1956, 2, 29), 7, True, ("ก", "ข")),
    ("นายเอก", "x-xxxx-xxxxx-12-1", None, None, False, ()),
]
FORMULAS = ["=1+1", "+66 81", "-5", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x","y")']


def plain_rows(path) -> list[list[str]]:
    return list(csv.reader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_a_workbook_holds_texts_as_texts_and_ids_whole(tmp_path):
    write_rows(tmp_path / "ก.xlsx", "บุคคล", COLUMNS, ROWS)
    sheet = openpyxl.load_workbook(tmp_path / "ก.xlsx")["บุคคล"]
    assert [[cell.value for cell in row] for row in sheet] == [
        ["ชื่อ – สกุล", "เลขประจำตัวประชาชน", "วันเกิด", "หมู่ที่", "พร้อม", "คำค้น"],
        ["นางบุญเรือน แก้วมงคล", "1234567890121", "29 ก.พ. 2499", 7, "ใช่", "ก, ข"],
        ["นายเอก", "x-xxxx-xxxxx-12-1", None, None, None, None],
    ]
    assert (sheet["B2"].data_type, sheet["B2"].number_format, sheet["D2"].data_type) == ("s", "@", "n")
    assert sheet.freeze_panes == "A2"
    assert sheet["A2"].font.name == "TH Sarabun New"
    assert sheet.auto_filter.ref == "A1:F3"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["D"].width


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_stays_text(tmp_path, text):
    for ending in (".xlsx", ".csv"):
        write_rows(tmp_path / f"ก{ending}", "ก", [Column(text)], [(text,)])
    cell = openpyxl.load_workbook(tmp_path / "ก.xlsx").active["A2"]
    assert (cell.data_type, cell.value.replace("_x000D_", "\r")) == ("s", text)
    assert plain_rows(tmp_path / "ก.csv") == [[f"'{text}"], [f"'{text}"]]


def test_addresses_of_the_web_and_of_mail_stay_text(tmp_path):
    write_rows(tmp_path / "ก.xlsx", "ก", [Column("ก")], [("http://a.th",), ("mailto:a@b.th",)])
    sheet = openpyxl.load_workbook(tmp_path / "ก.xlsx").active
    assert [sheet["A2"].hyperlink, sheet["A3"].hyperlink, sheet["A3"].value] == [None, None, "mailto:a@b.th"]


def test_a_list_opens_in_excel_with_its_thai(tmp_path):
    write_rows(tmp_path / "ก.csv", "บุคคล", COLUMNS, ROWS)
    content = (tmp_path / "ก.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf" + "ชื่อ – สกุล,".encode())
    assert content.endswith(b"\r\n")
    assert plain_rows(tmp_path / "ก.csv")[1] == [
        "นางบุญเรือน แก้วมงคล", "1234567890121", "29 ก.พ. 2499", "7", "ใช่", "ก, ข",
    ]  # fmt: skip


def test_negative_numbers_stay_numbers(tmp_path):
    write_rows(tmp_path / "ก.csv", "ก", [Column("ก", Kind.NUMBER), Column("ข")], [(-5, "-5")])
    assert plain_rows(tmp_path / "ก.csv")[1] == ["-5", "'-5"]


def test_json_names_the_fields_and_writes_iso_dates(tmp_path):
    write_rows(tmp_path / "ก.json", "บุคคล", COLUMNS, ROWS[:1])
    text = (tmp_path / "ก.json").read_text(encoding="utf-8")
    assert "บุญเรือน" in text
    assert json.loads(text) == {"title": "บุคคล", "rows": [{
        "name": "นางบุญเรือน แก้วมงคล", "national_id": "1234567890121", "born": "1956-02-29", "number": 7, "ready": True,
        "คำค้น": ["ก", "ข"],
    }]}  # fmt: skip


@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".json"])
def test_an_empty_list_is_a_file_too(tmp_path, ending):
    write_rows(tmp_path / f"ก{ending}", "", COLUMNS, [])
    assert [path.name for path in tmp_path.glob("ก*")] == [f"ก{ending}"]
    assert (tmp_path / f"ก{ending}").stat().st_size > 10


@pytest.mark.parametrize("name", ["ก.xls", "ก.pdf", "ก"])
def test_another_ending_is_refused(tmp_path, name):
    with pytest.raises(CannotDo) as caught:
        write_rows(tmp_path / name, "ก", COLUMNS, ROWS)
    assert str(caught.value) == f"บันทึกได้เฉพาะไฟล์ .xlsx .csv หรือ .json กรุณาเปลี่ยนนามสกุลไฟล์ {name}"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize(("title", "name"), [("", "รายการ"), ("ก/ข: [ค]*?'", "ก ข ค"), ("ย" * 40, "ย" * 31)])
def test_any_title_makes_a_name_of_a_sheet(tmp_path, title, name):
    write_rows(tmp_path / "ก.xlsx", title, [Column("ก")], [("ข",)])
    assert openpyxl.load_workbook(tmp_path / "ก.xlsx").sheetnames == [name]


def test_what_a_workbook_cannot_hold_is_refused_and_nothing_written(tmp_path, monkeypatch):
    monkeypatch.setattr(export, "MOST_ROWS", 1)
    with pytest.raises(CannotDo) as caught:
        write_rows(tmp_path / "ก.xlsx", "ก", COLUMNS, ROWS)
    assert str(caught.value) == "รายการมีเกิน 1 แถว กรุณาบันทึกเป็น .csv แทน"
    with pytest.raises(CannotDo) as caught:
        write_rows(tmp_path / "ก.xlsx", "ก", [Column("ก")], [("ก" * 32_768,)])
    assert str(caught.value) == "มีข้อความยาวเกิน 32767 ตัวอักษรในช่องเดียว กรุณาบันทึกเป็น .csv แทน"
    assert list(tmp_path.glob("*ก*")) == []


def test_a_disk_that_refuses_leaves_the_old_file_and_no_other(tmp_path):
    (tmp_path / "ก.csv").mkdir()
    with pytest.raises(Trouble) as caught:
        write_rows(tmp_path / "ก.csv", "ก", COLUMNS, ROWS)
    assert str(caught.value) == "บันทึกไฟล์ ก.csv ไม่ได้ กรุณาปิดไฟล์นี้ในโปรแกรมอื่น หรือเลือกที่เก็บอื่นที่มีพื้นที่ว่าง"
    assert [path.name for path in tmp_path.glob("*ก*")] == ["ก.csv"]
    with pytest.raises(Trouble):
        write_rows(tmp_path / "ไม่มี" / "ก.csv", "ก", COLUMNS, ROWS)


def test_a_new_file_takes_the_place_of_the_old(tmp_path):
    for number in (1, 2):
        write_rows(tmp_path / "ก.csv", "ก", [Column("ก", Kind.NUMBER)], [(number,)])
    assert plain_rows(tmp_path / "ก.csv") == [["ก"], ["2"]]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\0\t;|")), min_size=2, max_size=2),
        max_size=5,
    )
)
def test_any_text_comes_back_from_a_list_and_none_is_a_formula(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("x") / "ก.csv"
    write_rows(path, "ก", [Column("ก"), Column("ข")], rows)
    assert not any(cell.startswith(delimited.GUARDED) for row in plain_rows(path) for cell in row)
    read = delimited.sheet(path.read_bytes(), "ก").rows[1:]
    assert [[cell or "" for cell in row] for row in read] == [
        [_unguarded(cell) for cell in row] for row in rows
    ]  # fmt: skip


def _unguarded(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(delimited.GUARDED) else text

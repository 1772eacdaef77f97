"""Lists and workbooks that mean harm, or are only spoilt, end in sheets or one sentence: never a crash, never a hang."""

from __future__ import annotations

import struct
import time

import pytest

from desktop.errors import CannotDo, Trouble
from desktop.exchange import child, delimited, reading, workbook
from tests.exchange import hostile
from tests.exchange import old_workbook as old
from tests.exchange.test_delimited import UNREADABLE

LIST = "อ่านไฟล์นี้ไม่ได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx แทน"


def said(tmp_path, name: str, data: bytes) -> str:
    (tmp_path / name).write_bytes(data)
    try:
        workbook.read(tmp_path / name)
    except (Trouble, CannotDo) as refused:
        return str(refused)
    return ""


def test_a_sparse_list_of_a_gigabyte_is_told_without_being_read(tmp_path):
    with (tmp_path / "ใหญ่.csv").open("wb") as file:
        file.truncate(1 << 30)
    began = time.monotonic()
    with pytest.raises(Trouble, match="ไฟล์ใหญ่เกิน 50 เมกะไบต์"):
        workbook.read(tmp_path / "ใหญ่.csv")
    assert time.monotonic() - began < reading.PATIENCE


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'"' * 200_001, LIST),
        (b'a,"' + b"x" * 200_000, LIST),
        (b"a,b\n\x00,1\n", UNREADABLE),
        ("ชื่อ,หมู่\n".encode() + "สมชาย,1\n".encode("cp874") + b"\xff\xdb,\xfe\n", UNREADABLE),
        (b"\xff\xfe" + b"a\x00,\x00" + b"\x00", UNREADABLE),
        (b",".join([b"x"] * 16_384) + b"\n", ""),
        (b"=cmd|' /C calc'!A0,1\n@SUM(1),2\n", ""),
    ],
)
def test_spoilt_lists_are_read_or_refused(tmp_path, data, sentence):
    told = said(tmp_path, "ก.csv", data)
    assert told == sentence or (sentence == LIST and told == "")


def test_utf_8_and_tis_620_in_one_file_are_no_text_but_short_ones_of_either_are(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "cp874"):
        assert delimited.sheet("ก,๑".encode(encoding), "ก").rows == (("ก", "๑"),)
        assert delimited.sheet("หมู่\tชื่อ\n๑\tก".encode(encoding), "ก").rows == (("หมู่", "ชื่อ"), ("๑", "ก"))


def test_a_separator_within_values_does_not_part_them():
    text = 'กลุ่ม,มาตรฐาน,อื่น\n0,"อย.\n;\n;\n",;\n'
    assert delimited.sheet(text.encode(), "ก").rows[1] == ("0", "อย.\n;\n;\n", ";")


def test_a_title_above_a_list_does_not_choose_its_separator():
    text = "บัญชีกลุ่ม; ตำบลท่าถ่าน\nชื่อ,หมู่,ประธาน\nก,1,ข\n"
    assert delimited.sheet(text.encode(), "ก").rows[2] == ("ก", "1", "ข")


def test_a_workbook_as_wide_as_the_grid_is_read(tmp_path):
    cells = "".join(f'<c r="{name}1"><v>1</v></c>' for name in ("A", "XFD"))
    (tmp_path / "กว้าง.xlsx").write_bytes(hostile.xlsx(f'<row r="1">{cells}</row>'))
    (sheet,) = workbook.read(tmp_path / "กว้าง.xlsx")
    assert len(sheet.rows[0]) == 16_384


def test_formulas_and_links_to_other_files_are_never_followed(tmp_path):
    link = (
        '<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><externalBook '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></externalLink>'
    )
    row = '<row r="1"><c r="A1"><f>[1]S!$A$1</f><v>7</v></c><c r="B1"><f>WEBSERVICE("http://x.invalid")</f></c></row>'
    data = hostile.xlsx(row, xl__externalLinks__externalLink1_dot_xml=link)
    (tmp_path / "ลิงก์.xlsx").write_bytes(data)
    (sheet,) = workbook.read(tmp_path / "ลิงก์.xlsx")
    assert sheet.rows[0][0] == 7.0


def test_one_text_in_very_many_cells_of_an_old_workbook_ends_the_child_only(tmp_path):
    text = "ก" * 4_000
    shared = old.record(0x00FC, struct.pack("<IIHB", 1, 1, len(text), 1), text.encode("utf-16-le"))
    cells = b"".join(
        old.record(0x00FD, struct.pack("<HHHI", row, column, 0, 0))
        for row in range(3_000)
        for column in range(12)
    )
    told = said(tmp_path, "ระเบิด.xls", old.xls(cells, before=shared))
    assert told.startswith(("อ่านไฟล์ตารางนี้", "ตารางนี้"))


def test_the_child_has_less_than_a_gigabyte():
    assert child.MEMORY <= 1_000_000_000
    assert child.TOLD < child.MEMORY


@pytest.mark.parametrize("size", [0, 8, 511, 512, 1024, 5000])
def test_a_cut_old_workbook_is_one_sentence(tmp_path, size):
    assert said(tmp_path, "ตัด.xls", old.xls(old.label(0, 0, "ก"))[:size]) != ""

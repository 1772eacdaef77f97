"""Any file an officer may choose gives sheets or one clear sentence."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.exchange import workbook
from desktop.exchange.sheets import Sheet
from tests.exchange import hostile, office_workbook
from tests.exchange.test_guard import MACROS, UNKNOWN
from tests.exchange.test_scan import CORNER


def refusal(path) -> str:
    with pytest.raises(Trouble) as caught:
        workbook.read(path)
    return str(caught.value)


def kept(tmp_path, name: str, data: bytes):
    path = tmp_path / name
    path.write_bytes(data)
    return path


def test_the_sample_is_read():
    (sheet,) = workbook.read(office_workbook.SAMPLE)
    assert sheet.rows[0][0] == office_workbook.TITLES[0]
    assert len(sheet.rows) == 30


def test_a_workbook_is_known_by_what_it_holds(tmp_path):
    expected = (Sheet("S", ((1.0,),)),)
    for name in ("ก.xlsx", "ก.xlsm", "ก.csv", "ก"):
        assert workbook.read(kept(tmp_path, name, hostile.xlsx())) == expected


def test_a_list_is_read_here(tmp_path):
    path = kept(tmp_path, "รายชื่อ.CSV", "ชื่อ,หมู่\nนายสมหมาย,1\n".encode())
    assert workbook.read(path) == (Sheet("รายชื่อ", (("ชื่อ", "หมู่"), ("นายสมหมาย", "1"))),)


def test_text_that_calls_itself_a_workbook_is_refused(tmp_path):
    assert refusal(kept(tmp_path, "ก.xlsx", b"a,b\n1,2\n")) == UNKNOWN


def test_what_the_guard_refuses_is_never_read(tmp_path):
    far = hostile.xlsx(xl__worksheets__sheet1_dot_xml=hostile.far_sheet())
    assert refusal(kept(tmp_path, "ไกล.xlsx", far)) == CORNER
    assert refusal(kept(tmp_path, "แมโคร.csv", hostile.xlsx(xl__vbaProject_dot_bin=b"x"))) == MACROS


def test_a_missing_an_empty_and_an_unreadable_file_are_told(tmp_path):
    assert refusal(tmp_path / "หาย.xlsx") == "ไม่พบไฟล์ หาย.xlsx กรุณาตรวจชื่อและที่เก็บไฟล์"
    assert refusal(kept(tmp_path, "ว่าง.xlsx", b"")) == "ไฟล์ ว่าง.xlsx ว่างเปล่า กรุณาเลือกไฟล์อื่น"
    (tmp_path / "แฟ้ม.xlsx").mkdir()
    assert refusal(tmp_path / "แฟ้ม.xlsx") == "เปิดไฟล์ แฟ้ม.xlsx ไม่ได้ กรุณาปิดไฟล์นี้ในโปรแกรมอื่นแล้วลองใหม่"


def test_a_file_too_large_is_told_without_reading_it_all(tmp_path):
    path = tmp_path / "ใหญ่.csv"
    with path.open("wb") as file:
        file.truncate(60_000_000)
    assert refusal(path) == "ไฟล์ใหญ่เกิน 50 เมกะไบต์ กรุณาแบ่งเป็นหลายไฟล์"

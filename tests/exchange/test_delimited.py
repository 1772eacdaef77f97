"""Lists as plain text, in the encodings and with the separators that offices have."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.exchange import delimited

TEXT = 'ชื่อ,หมู่\r\n"นายสมหมาย ทอง, ที่ 1",๑\r\n'
ROWS = (("ชื่อ", "หมู่"), ("นายสมหมาย ทอง, ที่ 1", "๑"))
UNREADABLE = "อ่านตัวอักษรในไฟล์นี้ไม่ได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น CSV UTF-8 หรือ .xlsx"


def refusal(data: bytes) -> str:
    with pytest.raises(Trouble) as caught:
        delimited.sheet(data, "ก")
    return str(caught.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "tis-620", "cp874", "utf-16"])
def test_thai_is_read_in_every_encoding(encoding):
    assert delimited.sheet(TEXT.encode(encoding), "ก").rows == ROWS


def test_signs_of_windows_are_read():
    assert delimited.sheet("“ก” – ข…,1".encode("cp874"), "ก").rows == (("“ก” – ข…", "1"),)


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_separators_are_found(separator):
    data = f"ลำดับ{separator}ชื่อ{separator}หมู่\n1{separator}นายก, ข{separator}2\n"
    quoted = data.replace("นายก, ข", '"นายก, ข"').encode()
    assert delimited.sheet(quoted, "ก").rows == (("ลำดับ", "ชื่อ", "หมู่"), ("1", "นายก, ข", "2"))


def test_nothing_is_none_and_lines_within_quotes_stay_in_their_cell():
    assert delimited.sheet(b'a,,"x\r\ny"\n\n', "s").rows == (("a", None, "x\r\ny"), ())


def test_what_export_put_before_a_formula_is_taken_off():
    assert delimited.sheet(b"'=1+1,'+66,'a,'\n", "s").rows == (("=1+1", "+66", "'a", "'"),)


@pytest.mark.parametrize("data", [b"\xff\xfe\x00\xd8", b"a\x00b,c", b"\xdb\xdc\xfc,\xff"])
def test_what_is_no_text_is_refused(data):
    assert refusal(data) == UNREADABLE


def test_a_list_that_is_none_is_refused():
    assert refusal(b'"' + b"x" * 200_000) == "อ่านไฟล์นี้ไม่ได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx แทน"


def test_too_many_rows_are_refused():
    assert refusal(b"," * 4_000_001).startswith("ตารางนี้มีข้อมูลมากเกินกว่าจะอ่านได้อย่างปลอดภัย")
    assert refusal(b"1\n" * 200_001) == "ไฟล์นี้มีเกิน 200000 แถว กรุณาแบ่งเป็นหลายไฟล์"

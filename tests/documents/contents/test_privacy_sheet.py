from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.documents.contents import privacy_sheet
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.contents.privacy_sheet import Kind, Sheet
from desktop.documents.docx import document
from desktop.documents.pdf.draw import draw
from tests.documents.pdf import pdfa
from tests.documents.samples import texts

SHEET = Sheet(
    office="อำเภอพนมสารคาม",
    person="นางสมศรี มีคนเดียว",
    at=datetime(2026, 11, 21, 9, 12).astimezone(),
    restricted="",
    kinds=(Kind("ระเบียนบุคคล", "ม.24(4) ภารกิจ", (("เลขประจำตัวประชาชน", "x-xxxx-xxxxx-12-1"),)),),
    signer="นางสาวฝึกหัด ตั้งใจ",
    position="พัฒนากร",
)


def said(sheet=SHEET, *, thai_digits=True):
    return list(texts(privacy_sheet.write(sheet, thai_digits=thai_digits).blocks))


def test_it_says_whose_what_where_and_why_and_is_signed_for():
    words = said()
    assert {"ข้อมูลส่วนบุคคลที่สำนักงานเก็บไว้", "อำเภอพนมสารคาม", "นางสมศรี มีคนเดียว"} <= set(words)
    assert {"เลขประจำตัวประชาชน", "x-xxxx-xxxxx-๑๒-๑", "ฐานตามกฎหมาย: ม.๒๔(๔) ภารกิจ"} <= set(words)
    assert {"(นางสาวฝึกหัด ตั้งใจ)", "ผู้ให้ข้อมูล", "ผู้รับข้อมูล"} <= set(words)
    assert "ฐานตามกฎหมายที่แสดงยังไม่มีผู้ยืนยัน" in words


def test_digits_follow_the_office_and_the_title_names_nobody():
    assert "x-xxxx-xxxxx-12-1" in said(thai_digits=False)
    contents = privacy_sheet.write(SHEET, thai_digits=False)
    assert "สมศรี" not in contents.title + contents.subject


def test_a_restriction_is_said_and_a_missing_name_leaves_room():
    words = said(replace(SHEET, restricted="ตั้งแต่วันนี้ เพราะขอตรวจ", signer=""))
    assert "ตั้งแต่วันนี้ เพราะขอตรวจ" in words
    assert "()" not in words


def test_it_is_kept_drawn_and_written_as_any_paper():
    contents = privacy_sheet.write(SHEET, thai_digits=True)
    pdfa.check(draw(contents).pdf)
    assert from_json(to_json(contents)) == contents
    assert document.write(contents)[:2] == b"PK"

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.documents.contents import merge_report
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.contents.merge_report import Decision, Joined, Package, Report, Waiting
from desktop.documents.docx import document
from desktop.documents.pdf.draw import draw
from tests.documents.pdf import pdfa
from tests.documents.samples import texts

AT = datetime(2026, 11, 21, 9, 12).astimezone()
REPORT = Report(
    office="อำเภอพนมสารคาม",
    at=AT,
    this="สำนักงาน",
    packages=(Package(AT, "โน้ตบุ๊ก 1", "สมศรี", 1234, 5, 6),),
    decisions=(Decision("สมชาย ใจดี", "เบอร์โทรศัพท์", "111", ("222", ""), "สมศรี", AT),),
    waiting=(Waiting("มาลี วัฒนา", "หมายเหตุ", (("ก", "มานะ", AT), ("ข", "สมศรี", AT))),),
    joined=(Joined("นายสมชาย ใจดี", "สมชาย ใจดี", "ไม่ใช่รายการซ้ำ", "มานะ", AT),),
    closed=0,
    held=("ท่าถ่าน", "เกาะขนุน"),
    withheld=1200,
    signer="นางสาวฝึกหัด ตั้งใจ",
    position="พัฒนากร",
)


def said(report=REPORT, *, thai_digits=True):
    return list(texts(merge_report.write(report, thai_digits=thai_digits).blocks))


def test_it_says_what_came_what_was_decided_and_what_waits():
    words = said()
    assert {"รายงานการรวมข้อมูลระหว่างเครื่อง", "อำเภอพนมสารคาม", "โน้ตบุ๊ก ๑", "๑,๒๓๔", "๕", "๖"} <= set(words)
    assert {"สมชาย ใจดี – เบอร์โทรศัพท์", "๑๑๑", "๒๒๒ / (ว่าง)", "๒๑ พ.ย. ๒๕๖๙ ๐๙.๑๒ น."} <= set(words)
    assert "ก (มานะ ๒๑ พ.ย. ๒๕๖๙ ๐๙.๑๒ น.) / ข (สมศรี ๒๑ พ.ย. ๒๕๖๙ ๐๙.๑๒ น.)" in words
    assert "(นางสาวฝึกหัด ตั้งใจ)" in words
    assert {"นายสมชาย ใจดี", "ไม่ใช่รายการซ้ำ"} <= set(words)
    assert any("ต.ท่าถ่าน, ต.เกาะขนุน" in one for one in words)
    assert any("๑,๒๐๐ ค่า" in one for one in words)


def test_digits_follow_the_office():
    assert "1,234" in said(thai_digits=False)


def test_what_is_empty_and_what_is_closed_is_said():
    words = said(
        replace(
            REPORT, packages=(), decisions=(), joined=(), waiting=(), closed=3, held=(), withheld=0, signer=""
        )
    )
    assert words.count("ไม่มี") == 4
    assert any(one.startswith("มีอีก ๓ แห่งในเรื่องไกล่เกลี่ย") for one in words)
    assert not any("มีอีก" in one for one in said())


def test_it_is_kept_drawn_and_written_as_any_paper():
    contents = merge_report.write(REPORT, thai_digits=True)
    pdfa.check(draw(contents).pdf)
    assert from_json(to_json(contents)) == contents
    assert document.write(contents)[:2] == b"PK"

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop.documents.contents import salvage_report
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.contents.salvage_report import Report, Topic
from desktop.documents.docx import document
from desktop.documents.pdf.draw import draw
from tests.documents.pdf import pdfa
from tests.documents.samples import texts

AT = datetime(2026, 11, 21, 9, 12).astimezone()
WHOLE = Report(
    office="อำเภอพนมสารคาม", place="/media/stick/new-2569", at=AT, last=AT, pages=560, damaged=3, is_verified=True,
    topics=(Topic("บุคคล", 1234, 0, 0, 0, ()), Topic("สินค้า", 0, 0, 0, 0, ())), changes=4000, lost_changes=0,
    unknown_saves=0, lost_readings=0, unknown_rows=0, knows_holder=True, backup="", files=56, files_from_backups=0,
    lost_files=0, files_named=(),
)  # fmt: skip
TORN = replace(
    WHOLE, is_verified=False, last=None, lost_changes=77, unknown_saves=2, lost_readings=5, unknown_rows=6,
    knows_holder=False, backup="2569-11-20 0900", files_from_backups=4, lost_files=1, files_named=("มาลี ตัวอย่าง",),
    topics=(
        Topic("หนังสือราชการ", 40, 7, 0, 1, ("คำสั่ง 12/2569",)), Topic("กรรมการ", 46, 0, 8, 0, ()),
        Topic("เรื่องไกล่เกลี่ย", 9, 0, 0, 2, ()),
    ),
)  # fmt: skip


def said(report=WHOLE, *, thai_digits=True):
    return list(texts(salvage_report.write(report, thai_digits=thai_digits).blocks))


def test_a_whole_one_says_what_there_is_and_warns_of_nothing():
    words = said()
    for one in (
        "บัญชีข้อมูลที่กู้ได้และกู้ไม่ได้",
        "อำเภอพนมสารคาม",
        "๒๑ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๑๒ น.",
        "๓ จาก ๕๖๐ ส่วน",
        "กู้ได้ ๕๖ ไฟล์",
        "๑,๒๓๔",
        "ไม่มี",
    ):
        assert one in words
    assert "สินค้า" not in words
    assert not any("ประวัติการแก้ไข" in word or "หายหรือเสียหาย" in word for word in words)
    assert "1,234" in said(thai_digits=False)


def test_what_is_lost_is_told_by_topic_and_name():
    words = said(TORN)
    for one in ("คำสั่ง ๑๒/๒๕๖๙", "ไฟล์แนบของ", "มาลี ตัวอย่าง", "ไม่ทราบ"):
        assert one in words
    assert "กู้ได้ ๕๖ ไฟล์ (จากสำเนาสำรอง ๔ ไฟล์) หายหรือเสียหาย ๑ ไฟล์" in words
    at = words.index("เรื่องไกล่เกลี่ย")
    assert words[at + 1 : at + 5] == ["๙", "–", "–", "๒"]
    assert words.count("เรื่องไกล่เกลี่ย") == 1


def test_what_no_table_tells_is_said_in_sentences():
    words = " ".join(said(TORN))
    for one in (
        "ไม่ได้ตรวจว่าตรงกับที่บันทึกไว้ทุกตัวอักษร",
        "อย่าออกเลขหนังสือจากข้อมูลที่กู้",
        "ประวัติการแก้ไขหายอย่างน้อย ๗๗ รายการ",
        "การบันทึก ๒ ครั้งไม่ทราบชื่อผู้บันทึก",
        "บันทึกการขอดูข้อมูลที่ปกปิดหาย ๕ รายการ",
        "อีก ๖ รายการที่อ่านได้แต่ไม่ทราบว่าเป็นเรื่องใด",
    ):
        assert one in words
    assert "ประวัติการแก้ไขหายทั้งหมด" in " ".join(said(replace(TORN, changes=0)))


def test_the_place_and_the_backup_stay_as_the_machine_has_them():
    assert {WHOLE.place, TORN.backup} <= set(said(TORN))
    assert "สำเนาสำรองที่ใช้เทียบ" not in said()


def test_it_is_drawn_kept_and_written_in_word():
    for report in (WHOLE, TORN):
        contents = salvage_report.write(report, thai_digits=True)
        pdfa.check(draw(contents).pdf)
        assert from_json(to_json(contents)) == contents
        assert document.write(contents)[:2] == b"PK"

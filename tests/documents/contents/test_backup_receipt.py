from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from desktop.documents.contents import backup_receipt
from desktop.documents.contents.backup_receipt import Receipt
from desktop.documents.contents.frozen import from_json, to_json
from desktop.documents.docx import document
from desktop.documents.pdf.draw import draw
from desktop.work.chain import grouped
from tests.documents.pdf import pdfa
from tests.documents.samples import texts

RECEIPT = Receipt(
    "อำเภอพนมสารคาม", "/media/stick/tambon-desk-0123/2569-11-21 0912", datetime(2026, 11, 21, 9, 12).astimezone(),
    "import", 520_000_000, {"บุคคล": 1234}, 56, 0, {"0f-device": "000001700000000.000004"},
)  # fmt: skip


def said(receipt=RECEIPT, *, thai_digits=True):
    return list(texts(backup_receipt.write(receipt, thai_digits=thai_digits).blocks))


def test_it_says_when_why_how_much_and_that_it_can_be_opened():
    words = said()
    for one in (
        "ใบรับสำเนาสำรองข้อมูล",
        "อำเภอพนมสารคาม",
        "๒๑ พฤศจิกายน ๒๕๖๙ เวลา ๐๙.๑๒ น.",
        "ก่อนนำเข้า",
        "๕๒๐.๐ เมกะไบต์",
    ):
        assert one in words
    assert "เปิดอ่านได้ ข้อมูลครบตามจำนวน และค้นหาพบ" in words
    assert {"บุคคล", "๑,๒๓๔", "ไฟล์แนบ", "๕๖"} <= set(words)


def test_codes_and_the_place_stay_as_the_machine_has_them():
    assert {RECEIPT.place, "0f-device", "000001700000000.000004"} <= set(said())
    assert "1,234" in said(thai_digits=False)


def test_lost_files_and_a_reason_of_a_newer_program_are_told():
    words = said(replace(RECEIPT, lost=2, why="newer"))
    assert "newer" in words
    assert "ไฟล์แนบ ๒ ไฟล์หายหรือเสียหายไปก่อนแล้ว จึงไม่มีในสำเนา" in words
    assert not any("หายหรือเสียหาย" in word for word in said())


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0 ไบต์"), (1000, "1.0 กิโลไบต์"), (2_369_864, "2.4 เมกะไบต์"), (1_250_000_000, "1.2 กิกะไบต์")],
)
def test_a_size_is_said(size, words):
    assert backup_receipt.said_size(size) == words


def test_the_ends_of_the_chains_are_printed_so_that_people_can_compare_them():
    code = grouped("0123456789abcdef" * 4)
    words = said(replace(RECEIPT, ends={backup_receipt.LOG: (12, code), backup_receipt.READINGS: (0, code)}))
    assert {"การแก้ไข", "12", code, "การขอดูข้อมูล"} <= set(words)
    assert not any("รหัสปลายทาง" in word for word in said())


def test_it_is_drawn_kept_and_written_in_word():
    contents = backup_receipt.write(RECEIPT, thai_digits=True)
    pdfa.check(draw(contents).pdf)
    assert from_json(to_json(contents)) == contents
    assert document.write(contents)[:2] == b"PK"

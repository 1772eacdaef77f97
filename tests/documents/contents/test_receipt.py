"""The receipt stamp says number, day and time; without a scan, what came too."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import receipt
from desktop.documents.contents.blocks import LabelLine, Stamp
from desktop.documents.contents.frozen import from_json, to_json
from desktop.domain.received import Received

LETTER = Received(
    number=12,
    year=2551,
    came=date(2008, 5, 8),
    at="09.05",
    sender="จังหวัด",
    reference="ฉช 1/5",
    subject="เรื่องหนึ่ง",
)


def test_the_stamp_is_in_the_offices_digits():
    thai = receipt.write(LETTER, "ที่ทำการ", thai_digits=True).blocks[0]
    assert thai == Stamp("ที่ทำการ", (("เลขรับ", "๑๒/๒๕๕๑"), ("วันที่", "๘ พ.ค. ๒๕๕๑"), ("เวลา", "๐๙.๐๕ น.")))
    plain = receipt.write(LETTER, "ที่ทำการ", thai_digits=False)
    assert plain.blocks[0].lines[0] == ("เลขรับ", "12/2551")
    assert (plain.title, plain.dated, plain.emblem) == ("ตรารับหนังสือ 12/2551", "2008-05-08", "none")


def test_what_is_not_known_is_left_to_the_pen():
    stamp = receipt.write(Received(number=1, year=2551), "ที่ทำการ", thai_digits=True).blocks[0]
    assert stamp.lines[1:] == (("วันที่", ""), ("เวลา", ""))


def test_only_a_sheet_without_a_scan_says_what_came():
    with_scan = receipt.write(Received(number=1, year=2551, scan="ab" * 32), "ก", thai_digits=True)
    assert len(with_scan.blocks) == 1
    alone = receipt.write(LETTER, "ก", thai_digits=False)
    lines = [block.labels[0] for block in alone.blocks if isinstance(block, LabelLine)]
    assert [(one.title, one.text) for one in lines] == [
        ("ที่", "ฉช 1/5"),
        ("จาก", "จังหวัด"),
        ("เรื่อง", "เรื่องหนึ่ง"),
    ]
    assert from_json(to_json(alone)) == alone

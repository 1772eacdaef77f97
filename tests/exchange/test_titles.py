"""The rows above a committee's table are read as offices write them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.exchange import titles
from desktop.exchange.headers import Table
from desktop.exchange.sheets import Sheet

TODAY = date(2025, 6, 1)


def read(*lines: str) -> tuple[dict, tuple]:
    """Read title rows and give what they say beyond the defaults."""
    rows = tuple((line, line, None) for line in lines)
    said, refused = titles.read(Table(Sheet("ก", rows), len(rows), len(rows), ()), TODAY)
    blank = titles.Titles()
    return {name: value for name, value in vars(said).items() if value != getattr(blank, name)}, refused


SOURCE = "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
PLACES = {"tambon": "ท่าถ่าน", "district": "พนมสารคาม", "province": "ฉะเชิงเทรา"}


@pytest.mark.parametrize(("line", "said"), [
    (f"รายชื่อ{SOURCE} อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา", {"name": SOURCE, **PLACES}),
    (f"บัญชีรายชื่อ{SOURCE}อำเภอพนมสารคามจังหวัดฉะเชิงเทรา", {"name": SOURCE, **PLACES}),
    ("คณะกรรมการ ศอช.ต.ท่าถ่าน อ.พนมสารคาม จ.ฉะเชิงเทรา", {"name": "คณะกรรมการ ศอช.ต.ท่าถ่าน", **PLACES}),
    ("คณะกรรมการ ศอช. ต. ท่าถาน อ. พนมสารคาม", {
        "name": "คณะกรรมการ ศอช. ต. ท่าถาน", "tambon": "ท่าถาน", "district": "พนมสารคาม"}),
    ("คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน จำนวน ๒๕ คน", {"name": "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน", "kind": "support", "tambon": "ท่าถ่าน"}),
    ("คณะที่ปรึกษาตำบลท่าถ่าน", {"name": "คณะที่ปรึกษาตำบลท่าถ่าน", "kind": "mentors", "tambon": "ท่าถ่าน"}),
    ("คณะกรรมการกองทุนสวัสดิการ", {"name": "คณะกรรมการกองทุนสวัสดิการ", "kind": "other"}),
    ("คณะกรรมการระดับตำบล อำเภอพนมสารคาม", {"name": "คณะกรรมการระดับตำบล", "kind": "other", "district": "พนมสารคาม"}),
    ("วาระ พ.ศ. ๒๕๕๑ – ๒๕๕๕", {"term": "วาระ พ.ศ. 2551 – 2555"}),
    ("(วาระ 4 ปี 8 พ.ค. 2551 – 7 พ.ค. 2555)", {
        "term": "วาระ 4 ปี 8 พ.ค. 2551 – 7 พ.ค. 2555)", "start": date(2008, 5, 8), "end": date(2012, 5, 7)}),
    ("วาระเริ่มวันที่ ๘ พฤษภาคม พ.ศ. ๒๕๕๑", {"term": "วาระเริ่มวันที่ 8 พฤษภาคม พ.ศ. 2551", "start": date(2008, 5, 8)}),
    ("คัดเลือกเมื่อวันที่ ๒๑ เมษายน ๒๕๕๑ ณ ศาลาประชาคม อบต.ท่าถ่าน", {"held": date(2008, 4, 21), "place": "ศาลาประชาคม อบต.ท่าถ่าน"}),
    ("คัดเลือกเมื่อวันจันทร์ที่ 21 เม.ย. 51 ณ วัดท่าถ่าน เวลา 09.00 น.", {"held": date(2008, 4, 21), "place": "วัดท่าถ่าน"}),
    ("เลือกตั้ง 21/4/2551", {"held": date(2008, 4, 21)}),
    ("คำสั่งอำเภอพนมสารคาม ที่ ๑๑๑ / ๒๕๕๑ ลงวันที่ ๑๙ มีนาคม ๒๕๕๑", {
        "district": "พนมสารคาม", "paper_number": "111/2551", "paper_date": date(2008, 3, 19)}),
    ("แนบท้ายประกาศอำเภอพนมสารคาม ประกาศ ณ วันที่ 8 พ.ค. 2551", {"district": "พนมสารคาม", "paper_date": date(2008, 5, 8)}),
    (f"รับรองผลการคัดเลือก{SOURCE} ลงวันที่ 8 พ.ค. 2551", {"name": SOURCE, "tambon": "ท่าถ่าน"}),
    ("ข้อมูลทั่วไป ณ 2551", {}), ("", {}),
])  # fmt: skip
def test_lines_as_offices_write_them(line, said):
    assert read(line) == (said, ())


def test_the_first_line_that_says_a_thing_holds():
    said, _refused = read("คณะกรรมการ ศอช.ต.ท่าถ่าน", "คณะทำงานตำบลบ้านเลือก", "คัดเลือกเมื่อ 21/4/2551")
    assert said == {"name": "คณะกรรมการ ศอช.ต.ท่าถ่าน", "tambon": "ท่าถ่าน", "held": date(2008, 4, 21)}


def test_several_lines_in_one_cell_are_lines():
    said, _refused = read("คณะกรรมการ ศอช.ต.ท่าถ่าน\nคัดเลือกเมื่อ 21/4/2551 ณ วัดท่าถ่าน\nวาระ 4 ปี")
    assert said == {
        "name": "คณะกรรมการ ศอช.ต.ท่าถ่าน", "tambon": "ท่าถ่าน", "held": date(2008, 4, 21), "place": "วัดท่าถ่าน",
        "term": "วาระ 4 ปี",
    }  # fmt: skip


def test_a_title_parted_over_cells_is_one_line():
    sheet = Sheet("ก", (("คณะกรรมการ ศอช.ต.", "ท่าถ่าน", None), (None, "คัดเลือกเมื่อวันที่", date(2551, 4, 21))))
    said, _refused = titles.read(Table(sheet, 2, 2, ()), TODAY)
    assert (said.tambon, said.held) == ("ท่าถ่าน", date(2008, 4, 21))


def test_a_date_that_cannot_be_is_refused_with_its_cell():
    said, (refused,) = read("คณะกรรมการ ศอช.ต.ท่าถ่าน", "คัดเลือกเมื่อวันที่ 31 เมษายน 2551 ณ วัดท่าถ่าน")
    assert "held" not in said
    assert (refused.cell, refused.row, refused.field) == ("A2", 2, "held")
    assert refused.value == "คัดเลือกเมื่อวันที่ 31 เมษายน 2551 ณ วัดท่าถ่าน"
    assert refused.reason == "ไม่มีวันที่ 31 เพราะเดือนเมษายน 2551 มีวันที่ 1 ถึง 30 กรุณาแก้วันที่"

"""The printed register has the columns of its book as wide as a line, every row, and a foot that counts."""

from __future__ import annotations

import pytest

from desktop.documents.contents import register
from desktop.documents.contents.blocks import PAPERS, Heading, Paragraph, Table
from desktop.documents.contents.register import Row

ROWS = (
    Row(number="1", state="issued", subject="ก", code="ab12cd34"),
    Row(number="1.1", state="cancelled", subject="ข", remark="ยกเลิก"),
    Row(number="2–9", state="reserved", count=8, subject="จองไว้ให้ “ค”"),
    Row(number="10–12", state="unused", count=3, subject="ไม่ได้ใช้ (คืน)"),
    Row(number="13", state="out", subject="ง"),
)


def written(key="order", rows=ROWS, thai_digits=False):
    return register.write(key, "ทะเบียนคุมคำสั่งอำเภอ", "อำเภอพนมสารคาม", 2551, rows, thai_digits=thai_digits)


@pytest.mark.parametrize(
    ("key", "titles"),
    [
        ("order", ["เลขที่", "ลงวันที่", "เรื่อง", "ผู้ลงนาม", "หมายเหตุ", "รหัสตรวจ"]),
        ("sent", ["เลขทะเบียนส่ง", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]),
        ("received", ["เลขทะเบียนรับ", "วันที่รับ", "ที่", "ลงวันที่", "จาก", "ถึง", "เรื่อง", "การปฏิบัติ", "หมายเหตุ"]),
    ],
)
def test_each_book_has_its_columns_over_the_whole_line(key, titles):
    contents = written(key)
    [table] = [block for block in contents.blocks if isinstance(block, Table)]
    assert [column.title for column in table.columns] == titles
    assert sum(column.width for column in table.columns) == PAPERS[contents.paper][0] - 50
    assert [row[0] for row in table.rows] == [row.number for row in ROWS]
    assert all(hasattr(ROWS[0], field) for _column, field in register.columns_of(key))


def test_the_foot_counts_numbers_by_what_became_of_them():
    foot = written().blocks[-1]
    assert foot == Paragraph(
        "รวม 14 เลข: ใช้ 1 เลข · รอบันทึกสำเนา 1 เลข · ยกเลิก 1 เลข · ไม่ได้ใช้ 3 เลข · จองไว้ 8 เลข", indent=False
    )


def test_an_empty_book_says_so():
    assert written(rows=()).blocks[-1] == Paragraph("ยังไม่มีรายการในทะเบียนของปีนี้")


def test_it_is_in_the_offices_digits():
    contents = written(thai_digits=True)
    assert contents.blocks[0] == Heading(("ทะเบียนคุมคำสั่งอำเภอ", "อำเภอพนมสารคาม ปี พ.ศ. ๒๕๕๑"))
    assert contents.title == "ทะเบียนคุมคำสั่งอำเภอ ปี พ.ศ. ๒๕๕๑"
    assert contents.blocks[2].rows[2][0] == "๒–๙"
    assert contents.blocks[-1].text.startswith("รวม ๑๔ เลข")
    assert contents.blocks[2].rows[0][-1] == "ab12cd34"  # is compared sign by sign

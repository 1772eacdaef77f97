"""The header of a table is found over one row or two, under titles and merged cells."""

from __future__ import annotations

import pytest

from desktop.errors import CannotDo
from desktop.exchange import headers
from desktop.exchange.headers import Column, Table
from desktop.exchange.sheets import Refused, Sheet

WORDS = {
    "ลำดับ": "number",
    "ลำดับที่": "number",
    "ชื่อสกุล": "name",
    "ตำแหน่ง": "position",
    "หมู่ที่": "village",
    "ตำแหน่งเดิม": "standing",
}


def find(*rows: tuple) -> Table | None:
    return headers.find(Sheet("ก", rows), WORDS, ("name",), stretched="name")


@pytest.mark.parametrize(("text", "bare"), [
    ("ชื่อ – สกุล", "ชื่อสกุล"), (" ชื่อ\n- สกุล :", "ชื่อสกุล"), ("เลขประจำตัวประชาชน (๑๓ หลัก)", "เลขประจำตัวประชาชน"),
    ("(๑๓ หลัก)", "13หลัก"),
    ("ลำดับ ที่", "ลำดับที่"), ("กลุ่ม/องค์กร*", "กลุ่มองค์กร"), ("No.", "no"), ("ตํำแหน่ง", "ตำแหน่ง"), ("", ""), ("…", ""),
])  # fmt: skip
def test_headers_are_reduced_to_their_letters(text, bare):
    assert headers.bare(text) == bare


def test_one_row_under_titles():
    table = find(
        ("รายชื่อคณะกรรมการ", None, None),
        (None, None, None),
        ("ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง"),
        (1.0, "นายก", "กรรมการ"),
    )
    assert (table.first, table.body) == (2, 3)
    assert table.fields() == {"number": 0, "name": 1, "position": 2}
    assert table.cell(3, "name") == "นายก"
    assert table.cell(3, "village") is None


def test_two_rows_with_merged_cells():
    table = find(
        ("ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง", "ตำแหน่ง", "ผู้แทน"), ("ลำดับ", "ชื่อ-สกุล", "ใน ศอช.ต.", "เดิม", "หมู่ที่"),
        (1.0, "นายก", "ก", "ข", 3.0),
    )  # fmt: skip
    assert (table.first, table.body) == (0, 2)
    assert [(column.title, column.field) for column in table.columns] == [
        ("ลำดับ", "number"), ("ชื่อ-สกุล", "name"), ("ตำแหน่ง", "position"), ("ตำแหน่ง เดิม", "standing"), ("หมู่ที่", "village"),
    ]  # fmt: skip


def test_two_rows_that_are_not_merged():
    table = find(("ลำดับ", "ชื่อ", None), ("ที่", "สกุล", "หมู่ที่"), (1.0, "นายก", 3.0))
    assert (table.body, table.fields()) == (2, {"number": 0, "name": 1, "village": 2})


def test_data_below_one_row_is_not_a_header():
    table = find(("ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง"), ("ที่ 1", "นายก", "กรรมการ"))
    assert table.body == 1


def test_a_title_with_a_known_word_is_not_the_header():
    table = find(("ตำแหน่ง", None, None), ("ลำดับ", "ชื่อ-สกุล", "ตำแหน่ง"))
    assert (table.first, table.body) in ((0, 2), (1, 2))
    assert table.fields()["name"] == 1


def test_a_name_in_three_cells_under_one_header_is_joined():
    merged = find(("ลำดับ", "ชื่อ-สกุล", "ชื่อ-สกุล", "ชื่อ-สกุล", "หมู่ที่"), (1.0, "นาย", "สมหมาย", "ทอง", 1.0))
    blank = find(("ลำดับ", "ชื่อ-สกุล", None, "หมู่ที่"), ("1", "นายสมหมาย", "ทอง", "1"))
    assert merged.texts(1, "name") == "นาย สมหมาย ทอง"
    assert blank.texts(1, "name") == "นายสมหมาย ทอง"
    assert merged.fields() == {"number": 0, "name": 1, "village": 4}


def test_a_merged_name_is_not_said_twice():
    assert find(("ลำดับ", "ชื่อ-สกุล", "ชื่อ-สกุล"), (1.0, "นายก ข", "นายก ข")).texts(1, "name") == "นายก ข"


def test_unknown_headers_are_told_and_left_out():
    table = find(("ลำดับ", "ชื่อ-สกุล", "อายุ", "อายุ", "หมายเหตุ"), (1.0, "นายก", 40.0, None, None))
    assert table.unknown() == ("อายุ", "หมายเหตุ")
    assert table.columns[2] == Column(2, "อายุ", "")


@pytest.mark.parametrize(
    "rows", [(), ((),), (("ลำดับ", "ตำแหน่ง"),), (("ชื่อ-สกุล",),), ((None, "ก"), ("ข", 1.0))]
)
def test_a_sheet_without_a_header_has_none(rows):
    assert find(*rows) is None


def test_a_header_far_down_is_not_looked_for():
    blank = ((None,),) * headers.LOOKED_AT
    assert find(*blank, ("ลำดับ", "ชื่อ-สกุล")) is None
    assert find(*blank[1:], ("ลำดับ", "ชื่อ-สกุล")).first == headers.LOOKED_AT - 1


def test_refusals_name_the_cell_of_their_field():
    table = find(("ลำดับ", "ชื่อ-สกุล", "หมู่ที่"), (1.0, "นายก", "สาม"))
    error = CannotDo("ไม่ได้", "village")
    assert table.refuse(1, error) == Refused("ก", "C2", 2, "village", "สาม", "ไม่ได้")
    assert table.refuse(1, CannotDo("ไม่ได้", "first_name"), "name") == Refused(
        "ก", "B2", 2, "first_name", "นายก", "ไม่ได้"
    )
    assert table.refuse(1, CannotDo("ไม่ได้")) == Refused("ก", "A2", 2, "", "1", "ไม่ได้")

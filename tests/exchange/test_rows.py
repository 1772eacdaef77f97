"""Rows are read as offices keep them: totals left out, sections carried down, hidden rows asked about, notes told."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import field_of
from desktop.domain.surveys import Survey
from desktop.exchange import mapping, rows
from desktop.exchange.sheets import Sheet
from desktop.work.import_rows import WHOLE

TODAY = date(2025, 6, 1)
GROUP = [field_of(Organisation, name) for name in ("name", "village", "founded", "fund_start")]
COUNTS = [field_of(Survey, name) for name in ("organisation", "members", "members_men", "members_women")]


def read(fields, *cells, hidden=True, **sheet):
    made = Sheet("ก", tuple(map(tuple, cells)), **sheet)
    table = rows.find(made, mapping.words(fields))
    guesses = mapping.guess(table, fields, TODAY)
    chosen = {place: guess.field for place, guess in guesses.items()}
    return rows.read(table, fields, chosen, hidden=hidden, today=TODAY)


def test_totals_headers_again_and_remarks_are_no_rows():
    found = read(
        GROUP,
        ("บัญชีกลุ่มตำบลท่าถ่าน", None, None), ("ชื่อกลุ่ม", "หมู่ที่", "วันก่อตั้ง"),
        ("กลุ่มสตรี", "๓", "๘ พ.ค. ๒๕๔๐"), ("รวม", None, None), ("ชื่อกลุ่ม", "หมู่ที่", "วันก่อตั้ง"),
        (None, None, None), ("กลุ่มออมทรัพย์", "ม.4", date(2540, 5, 8)), ("รวมทั้งสิ้น", 2, None),
        ("หมายเหตุ ข้อมูล ณ พ.ค.", None, None),
    )  # fmt: skip
    assert [(one.row, one.values["name"], one.values["village"]) for one in found.said] == [
        (3, "กลุ่มสตรี", "๓"),
        (7, "กลุ่มออมทรัพย์", "ม.4"),
    ]
    assert {one.values["founded"] for one in found.said} == {date(1997, 5, 8)}
    assert (found.totals, found.passed) == ((4, 8), (5, 9))
    told = list(rows.notes(found, taken_hidden=True))
    assert told == ["แถวยอดรวมที่ไม่นำเข้า: 4, 8", "แถวที่ไม่ใช่รายการ: 5, 9"]


def test_a_total_in_the_second_column_is_no_row():
    found = read(GROUP, ("ที่", "ชื่อกลุ่ม", "เงินทุนเริ่มต้น"), (1, "กลุ่ม ก", "๑,๒๐๐.๕๐"), (None, "ยอดรวม", 1200.5))
    assert [one.values["fund_start"] for one in found.said] == [120_050]
    assert found.totals == (3,)


def test_a_village_above_its_groups_is_theirs():
    found = read(GROUP, ("ชื่อกลุ่ม", "วันก่อตั้ง"), ("หมู่ที่ 3 บ้านดอน", None), ("กลุ่มสตรี", None))
    assert found.said[0].values["village"] == "หมู่ 3"


def test_women_and_men_are_all_members():
    found = read(
        COUNTS, ("กลุ่ม", "สมาชิก", "สมาชิก"), (None, "ชาย", "หญิง"), ("กลุ่ม ก", 3, "๑๒"), ("กลุ่ม ข", 3, None)
    )
    assert [one.values["members"] for one in found.said] == [15, None]


def test_hidden_rows_are_taken_or_left_and_told_either_way():
    cells = (("ชื่อกลุ่ม", "หมู่ที่"), ("กลุ่ม ก", 1), ("กลุ่ม ข", 2))
    taken = read(GROUP, *cells, hidden_rows=(3,))
    left = read(GROUP, *cells, hidden=False, hidden_rows=(3,))
    assert (len(taken.said), len(left.said), taken.hidden, left.hidden) == (2, 1, (3,), (3,))
    assert list(rows.notes(taken, taken_hidden=True)) == ["แถวที่ซ่อนอยู่และนำเข้าด้วย: 3"]
    assert list(rows.notes(left, taken_hidden=False)) == ["แถวที่ซ่อนอยู่และไม่นำเข้า: 3"]


def test_what_else_is_in_a_file_is_told():
    notes = tuple((f"A{n}", "ย้ายแล้ว") for n in range(22))
    found = read(GROUP, ("ชื่อกลุ่ม", "หมู่ที่", "อื่น"), ("กลุ่ม ก", 1, "x"), hidden=True, notes=notes)
    told = list(rows.notes(found, taken_hidden=True, others=["แผ่นสอง"]))
    assert told[:3] == [
        "คอลัมน์ที่ไม่ได้นำเข้า: อื่น", "ไฟล์นี้มีตารางในแผ่นงานอื่นด้วย ให้นำเข้าทีละแผ่นงาน: แผ่นสอง",
        "มีข้อความกำกับที่ช่อง A0: ย้ายแล้ว",
    ]  # fmt: skip
    assert told[-1] == "และข้อความกำกับอีก 2 ช่อง"
    unseen = read(GROUP, ("ชื่อกลุ่ม", "หมู่ที่"), ("กลุ่ม ก", 1), hidden=True)
    assert list(rows.notes(unseen, taken_hidden=True)) == []


def test_each_cell_that_cannot_be_taken_refuses_its_row():
    people = [WHOLE, field_of(Person, "national_id"), field_of(Person, "born")]
    found = read(
        people, ("ชื่อ – สกุล", "เลขประจำตัวประชาชน", "วันเกิด"),
        ("นางสาวสมศรี ใจดี", "1.23457E+12", "31 เม.ย. 67"), ("นายสมชาย ใจดี", 1234570000000.0, None),
        ("นางบุญมา ใจดี", 1234567890121.0, None),
    )  # fmt: skip
    assert [(one.cell, one.field) for one in found.refused] == [
        ("B2", "national_id"),
        ("C2", "born"),
        ("B3", "national_id"),
    ]
    assert found.refused[0].reason == "เลขนี้ถูกย่อเป็น 1.23457E+12 หลักท้ายหายไปแล้ว กรุณาพิมพ์ใหม่ให้ครบ 13 หลัก"
    assert found.refused[2].reason.startswith("เลขนี้ถูกย่อเป็น")
    assert [(one.row, one.values) for one in found.faulty] == [
        (2, {"whole": "นางสาวสมศรี ใจดี"}),
        (3, {"whole": "นายสมชาย ใจดี", "born": None}),
    ]
    assert [one.values for one in found.said] == [
        {"whole": "นางบุญมา ใจดี", "national_id": "1234567890121", "born": None}
    ]


def test_a_table_without_known_headers_is_found_by_its_look():
    table = rows.find(Sheet("ก", ((None,), ("บัญชี", None), ("อักษร", "ตัวเลข"), ("x", 1))), {})
    assert table is not None
    assert ([column.title for column in table.columns], table.body) == (["อักษร", "ตัวเลข"], 3)
    assert rows.find(Sheet("ก", (("x",), (1, 2))), {}) is None


@pytest.mark.parametrize(
    ("count", "said"), [(3, "1, 2, 3"), (22, ", ".join(map(str, range(1, 21))) + " และอีก 2")]
)
def test_long_lists_are_shortened(count, said):
    assert rows.listed(range(1, count + 1)) == said

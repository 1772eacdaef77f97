"""A committee is read from workbooks as offices have them, and every cell that cannot be taken is told."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import date

import openpyxl
import pytest

from desktop.errors import CannotDo
from desktop.exchange import workbook
from desktop.exchange.committees import SheetSeat, read_committee
from desktop.exchange.sheets import Refused
from desktop.thai import ids
from tests.exchange import office_workbook

TODAY = date(2025, 6, 1)
HEADER = ("ลำดับ", "ชื่อ – สกุล", "ตำแหน่ง", "หมู่ที่")
NO_TABLE = "ไม่พบตารางรายชื่อที่มีหัวคอลัมน์ “ชื่อ – สกุล” กับ “ตำแหน่ง” กรุณาตรวจหัวตาราง"


def made(tmp_path, *rows: tuple, name: str = "ก.xlsx", **more_sheets: tuple):
    """Write rows to a workbook and give its path."""
    book = openpyxl.Workbook()
    book.active.title = "ก"
    for title, content in {"ก": rows, **more_sheets}.items():
        sheet = book[title] if title in book.sheetnames else book.create_sheet(title)
        for row in content:
            sheet.append(row)
    book.save(tmp_path / name)
    return tmp_path / name


def seats(tmp_path, *rows: tuple) -> list[tuple]:
    """Read rows under the plain header and give who sits: row, title, first and last name, position, village."""
    read = read_committee(made(tmp_path, HEADER, *rows), TODAY)
    assert read.refused == ()
    return [(s.row, s.title, s.first_name, s.last_name, s.position, s.village_number) for s in read.seats]


# The sample


def test_the_sample_is_what_its_maker_makes(tmp_path):
    office_workbook.save(tmp_path / "again.xlsx")
    assert workbook.read(office_workbook.SAMPLE) == workbook.read(tmp_path / "again.xlsx")


def test_the_sample_is_read_whole():
    read = read_committee(office_workbook.SAMPLE, TODAY)
    assert (read.read, len(read.seats), read.refused, read.notes) == (21, 21, (), ())
    assert [seat.village_number for seat in read.seats] == [n for n in range(1, 8) for _ in range(3)]
    assert all(ids.is_valid(seat.national_id) and seat.national_id[0] == "0" for seat in read.seats)
    assert len({seat.national_id for seat in read.seats}) == 21
    titles = read.titles
    assert titles.name == "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert (titles.tambon, titles.district, titles.province) == ("ท่าถ่าน", "พนมสารคาม", "ฉะเชิงเทรา")
    assert (titles.held, titles.place) == (date(2012, 4, 23), "ศาลาประชาคม อบต.ท่าถ่าน")
    assert (titles.start, titles.end, titles.kind) == (date(2012, 5, 8), date(2016, 5, 7), "centre")


def test_members_of_the_sample_are_who_was_typed():
    by_row = {seat.row: seat for seat in read_committee(office_workbook.SAMPLE, TODAY).seats}
    assert by_row[7] == SheetSeat(
        row=7, title="นาย", first_name="สมหมาย", last_name="ทองสมบูรณ์", national_id="0110123456711", born=date(1955, 3, 12),
        position="ประธานกรรมการ", organisation="คณะกรรมการหมู่บ้าน", village_number=1, phone="081-000-0101", occupation="ทำนา",
    )  # fmt: skip
    assert by_row[11].title == "ว่าที่ ร.ต."
    assert by_row[11].born == date(1956, 2, 29)
    assert by_row[8].born == date(1960, 8, 5)  # a true date 543 years off
    assert by_row[16].born == date(1940, 1, 7)  # พ.ศ. 2482, when a year began in April
    assert by_row[9].phone == "081-000-0103"
    assert by_row[18].village_number == 4  # of a merged cell


def test_faulty_cells_of_a_workbook_are_told_and_the_others_taken(tmp_path):
    members = list(office_workbook.MEMBERS)
    book = office_workbook.make(tuple(members))
    sheet = book.active
    sheet["G7"], sheet["F8"], sheet["B12"], sheet["E10"] = "31 เม.ย. 2498", 12345, None, "ท่าถ่าน"
    book.save(tmp_path / "ผิด.xlsx")
    read = read_committee(tmp_path / "ผิด.xlsx", TODAY)
    assert (read.read, len(read.seats)) == (21, 17)
    assert read.refused == (
        Refused("คณะกรรมการ", "G7", 7, "born", "31 เม.ย. 2498", "ไม่มีวันที่ 31 เพราะเดือนเมษายน 2498 มีวันที่ 1 ถึง 30 กรุณาแก้วันที่"),
        Refused("คณะกรรมการ", "F8", 8, "national_id", "12345", "เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พิมพ์ไว้ 5 หลัก กรุณาตรวจกับบัตร"),
        Refused("คณะกรรมการ", "E10", 10, "village_number", "ท่าถ่าน", "“หมู่ที่” ต้องเป็นจำนวนเต็ม แต่พิมพ์ไว้ว่า “ท่าถ่าน”"),
        Refused("คณะกรรมการ", "B12", 12, "first_name", "", "ต้องกรอก “ชื่อ” ก่อนบันทึก"),
    )  # fmt: skip
    assert set(asdict(read.refused[0])) == {"sheet", "cell", "row", "field", "value", "reason"}
    assert json.loads(json.dumps(asdict(read.refused[0])))["cell"] == "G7"


def test_a_row_with_two_faults_tells_both(tmp_path):
    path = made(tmp_path, (*HEADER, "วันเกิด"), (1, "นายกล้า ขยัน", None, "x", "ไม่แน่ใจ"))
    assert [(r.cell, r.field) for r in read_committee(path, TODAY).refused] == [
        ("C2", "position"), ("D2", "village_number"), ("E2", "born"),
    ]  # fmt: skip


# Names


@pytest.mark.parametrize(("columns", "cells"), [
    (("ชื่อ - สกุล",), ("นางสาวมาลี ศรีวัฒนา",)), (("ชื่อ-นามสกุล",), (" นางสาว มาลี  ศรีวัฒนา",)),
    (("คำนำหน้า", "ชื่อ", "สกุล"), ("นางสาว", "มาลี", "ศรีวัฒนา")), (("ชื่อ", "นามสกุล"), ("นางสาวมาลี", "ศรีวัฒนา")),
    (("คำนำหน้า", "ชื่อ-สกุล"), ("นางสาว", "มาลี ศรีวัฒนา")), (("ชื่อ", "ชื่อสกุล"), ("นางสาวมาลี", "ศรีวัฒนา")),
    (("ชื่อ – สกุล", None, None), ("นางสาว", "มาลี", "ศรีวัฒนา")), (("รายชื่อ",), ("\u200bนางสาวมาลี\u00a0ศรีวัฒนา",)),
])  # fmt: skip
def test_names_in_one_column_or_several(tmp_path, columns, cells):
    (seat,) = read_committee(made(tmp_path, (*columns, "ตำแหน่ง"), (*cells, "กรรมการ")), TODAY).seats
    assert (seat.title, seat.first_name, seat.last_name) == ("นางสาว", "มาลี", "ศรีวัฒนา")


# Rows that are no members


def test_totals_remarks_signatures_and_blank_rows_are_no_members(tmp_path):
    assert seats(
        tmp_path,
        ("(1)", "(2)", "(3)", "(4)"),
        (1, "นายกล้า ขยัน", "ประธานกรรมการ", 1),
        HEADER,
        (2, "นายคง งาม", "กรรมการ", 1),
        ("รวมหมู่ 1", None, "๒ คน", None),
        (3, "นายจิต ฉาย", "กรรมการ", 2),
        (None,) * 4,
        (4, "นายชม ซื่อ", "กรรมการ", 2),
        (5, None, None, 2),
        ("รวมทั้งสิ้น 4 คน", None, None, None),
        ("หมายเหตุ ข้อมูล ณ วันที่ 1 พ.ค. 2551", None, None, None),
        (None, "(นายผู้รับรอง ถูกต้อง)", "นายอำเภอ", None),
    ) == [
        (3, "นาย", "กล้า", "ขยัน", "ประธานกรรมการ", 1), (5, "นาย", "คง", "งาม", "กรรมการ", 1),
        (7, "นาย", "จิต", "ฉาย", "กรรมการ", 2), (9, "นาย", "ชม", "ซื่อ", "กรรมการ", 2),
    ]  # fmt: skip


def test_rows_that_were_not_read_are_told(tmp_path):
    path = made(
        tmp_path,
        HEADER,
        (1, "นายกล้า ขยัน", "กรรมการ", 1),
        ("รวม", None, "1 คน"),
        (None, "(นายคง งาม)", "นายอำเภอ"),
    )
    assert read_committee(path, TODAY).notes == ("แถวที่ไม่ได้อ่านเพราะไม่ใช่รายชื่อ: 4",)


def test_a_name_that_begins_as_a_total_is_a_member(tmp_path):
    assert seats(tmp_path, (None, "รวมพร ใจดี", "กรรมการ", 1))[0][2] == "รวมพร"


def test_headings_of_villages_between_the_rows_give_the_village(tmp_path):
    path = made(
        tmp_path,
        HEADER,
        ("หมู่ที่ ๓ บ้านดอน",),
        (1, "นายกล้า ขยัน", "กรรมการ"),
        ("หมู่ที่ 4",),
        (2, "นายคง งาม", "กรรมการ", 9),
    )
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("A2:D2")
    book.save(path)
    assert [seat.village_number for seat in read_committee(path, TODAY).seats] == [3, 9]


@pytest.mark.parametrize(("cell", "number"), [
    (3, 3), ("๓", 3), ("หมู่ 3", 3), ("หมู่ที่ ๑๒ บ้านกลาง", 12), ("ม.3", 3), ("3 บ้านกลาง", 3), ("บ้านกลาง หมู่ที่ 3", 3), (None, None),
    ("-", None),
])  # fmt: skip
def test_villages_as_offices_write_them(tmp_path, cell, number):
    assert seats(tmp_path, (1, "นายกล้า ขยัน", "กรรมการ", cell))[0][5] == number


# What is worth telling


def test_notes_tell_hidden_rows_left_out_columns_and_doubtful_ids(tmp_path):
    path = made(
        tmp_path, (*HEADER, "เลขประจำตัวประชาชน", "อายุ"), (1, "นายกล้า ขยัน", "กรรมการ", 1, 1234567890122, 40),
        ข=(HEADER, (1, "นายคง งาม", "กรรมการ", 1)),
    )  # fmt: skip
    book = openpyxl.load_workbook(path)
    book["ก"].row_dimensions[2].hidden = True
    book["ก"].sheet_state = "hidden"
    book.active = 1
    book.save(path)
    assert read_committee(path, TODAY).notes == (
        "แผ่นงาน “ก” ซ่อนอยู่ในไฟล์ แต่อ่านแล้ว",
        "แถวที่ซ่อนอยู่แต่อ่านแล้ว: 2",
        "คอลัมน์ที่ไม่ได้นำเข้า: อายุ",
        "ไฟล์นี้มีรายชื่อในแผ่นงานอื่นด้วย ให้นำเข้าทีละแผ่นงาน: ข",
        "ช่อง E2: เลขประจำตัวประชาชนไม่ผ่านการตรวจหลักสุดท้าย กรุณาตรวจกับบัตร ถ้าเป็นเอกสารเก่าบันทึกต่อได้",
    )


def test_another_sheet_is_read_by_its_name(tmp_path):
    path = made(tmp_path, HEADER, (1, "นายกล้า ขยัน", "กรรมการ", 1), ข=(HEADER, (1, "นายคง งาม", "กรรมการ", 1)))
    assert read_committee(path, TODAY, sheet="ข").seats[0].first_name == "คง"
    with pytest.raises(CannotDo, match=NO_TABLE):
        read_committee(path, TODAY, sheet="ค")


def test_an_officer_may_say_what_a_column_holds(tmp_path):
    path = made(tmp_path, ("คนที่", "สมาชิก (ตัวบรรจง)", "ตำแหน่ง", "อาชีพ"), (1, "นายกล้า ขยัน", "กรรมการ", "ทำนา"))
    with pytest.raises(CannotDo, match=NO_TABLE):
        read_committee(path, TODAY)
    read = read_committee(path, TODAY, mapping={"สมาชิก (ตัวบรรจง)": "name", "อาชีพ": ""})
    assert [(seat.first_name, seat.occupation) for seat in read.seats] == [("กล้า", "")]
    assert [(column.title, column.field) for column in read.table.columns] == [
        ("คนที่", ""), ("สมาชิก (ตัวบรรจง)", "name"), ("ตำแหน่ง", "position"), ("อาชีพ", ""),
    ]  # fmt: skip


@pytest.mark.parametrize("rows", [((1, 2), (3, 4)), (("ลำดับ", "ชื่อ-สกุล", "หมู่ที่"), (1, "นายกล้า ขยัน", 1)), ()])
def test_a_workbook_without_such_a_table_is_refused(tmp_path, rows):
    with pytest.raises(CannotDo, match=NO_TABLE):
        read_committee(made(tmp_path, *rows), TODAY)


def test_a_later_refusal_names_the_cell_too(tmp_path):
    read = read_committee(made(tmp_path, HEADER, (1, "นายกล้า ขยัน", "กรรมการ", 9)), TODAY)
    refused = read.refuse(read.seats[0], CannotDo("ไม่มีหมู่ที่ {number}", "village_number", number=9))
    assert refused == Refused("ก", "D2", 2, "village_number", "9", "ไม่มีหมู่ที่ 9")


# Lists as plain text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp874"])
def test_the_sample_as_a_list_says_the_same(tmp_path, encoding):
    (sheet,) = workbook.read(office_workbook.SAMPLE)
    plain = tmp_path / "รายชื่อ.csv"
    lines = [[_typed(cell) for cell in row] for row in sheet.rows]
    lines[0:3] = [[line[0]] for line in lines[0:3]]
    text = "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines)
    plain.write_bytes(text.encode(encoding))
    expected = read_committee(office_workbook.SAMPLE, TODAY)
    read = read_committee(plain, TODAY)
    assert (read.seats, read.titles, read.refused) == (expected.seats, expected.titles, ())


def _typed(cell) -> str:
    """Write a cell as Excel writes it to a list; ids as they are shown in 13 digits."""
    if isinstance(cell, float):
        return f"{cell:013.0f}" if cell > 99 else f"{cell:.0f}"
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return "" if cell is None else str(cell)


def test_reading_twice_gives_the_same():
    once, again = (read_committee(office_workbook.SAMPLE, TODAY) for _ in range(2))
    assert once == again
    assert replace(once.seats[0], row=8) != once.seats[0]

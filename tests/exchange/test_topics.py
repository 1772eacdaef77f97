"""Rows of a simple topic are read by the titles of its fields."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import openpyxl
import pytest

from desktop import i18n
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.exchange import headers
from desktop.exchange.export import Column, write_rows
from desktop.exchange.sheets import Refused
from desktop.exchange.topics import TopicRow, headers_of, read_rows

TODAY = date(2025, 6, 1)


def made(tmp_path, *rows: tuple):
    book = openpyxl.Workbook()
    book.active.title = "ข้อมูล"
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "ก.xlsx")
    return tmp_path / "ก.xlsx"


def test_rows_are_read_by_thai_titles_and_by_names(tmp_path):
    path = made(
        tmp_path, ("ทะเบียนหมู่บ้าน",), ("รหัสตำบล", "หมู่ที่", "name", "ใช้ชื่อนี้ตั้งแต่", "อื่น"),
        ("240606", "๑", "บ้านหนองสมมติ", date(2540, 1, 1), "x"), (None,) * 5, (240606, 2, None, None, None),
    )  # fmt: skip
    read = read_rows(path, Village, TODAY)
    assert read.rows == (
        TopicRow(3, {"tambon": "240606", "number": 1, "name": "บ้านหนองสมมติ", "start": date(1997, 1, 1)}),
        TopicRow(5, {"tambon": "240606", "number": 2, "name": "", "start": None}),
    )
    assert (read.read, read.refused, read.unknown) == (2, (), ("อื่น",))
    assert Village(**read.rows[0].values).label == "หมู่ 1 บ้านบ้านหนองสมมติ"


def test_titles_in_the_language_of_the_screen_are_known(monkeypatch):
    monkeypatch.setattr("desktop.exchange.topics._", {"ชื่อกลุ่ม": "Group name"}.get)
    words = {
        headers.bare(word): field
        for word, field in (("Group name", "name"), ("ชื่อกลุ่ม", "name"), ("name", "name"))
    }
    monkeypatch.setattr("desktop.exchange.topics.fields_of", lambda kind: fields_of(kind)[:1])
    assert headers_of(Organisation) == words
    assert i18n.language() == "th"


def test_every_cell_that_cannot_be_taken_is_told_and_its_row_left(tmp_path):
    path = made(
        tmp_path, ("รหัสตำบล", "หมู่ที่", "ชื่อบ้าน"),
        ("240606", "สาม", "ก"), ("", 0, "ข"), ("240606", 3, "ค"),
    )  # fmt: skip
    read = read_rows(path, Village, TODAY)
    assert read.rows == (TopicRow(4, {"tambon": "240606", "number": 3, "name": "ค"}),)
    assert read.refused == (
        Refused("ข้อมูล", "B2", 2, "number", "สาม", "“หมู่ที่” ต้องเป็นจำนวนเต็ม แต่พิมพ์ไว้ว่า “สาม”"),
        Refused("ข้อมูล", "A3", 3, "tambon", "", "ต้องกรอก “รหัสตำบล” ก่อนบันทึก"),
        Refused("ข้อมูล", "B3", 3, "number", "0", "“หมู่ที่” ต้องไม่น้อยกว่า 1"),
    )
    assert read.refuse(read.rows[0], CannotDo("ซ้ำ", "number")) == Refused(
        "ข้อมูล", "B4", 4, "number", "3", "ซ้ำ"
    )


def test_links_stay_the_text_that_was_typed(tmp_path):
    path = made(tmp_path, ("ชื่อกลุ่ม", "หมู่บ้าน", "สถานะ"), ("กลุ่มสตรี", "หมู่ 3", "เลิกแล้ว"))
    (row,) = read_rows(path, Organisation, TODAY).rows
    assert row.values == {"name": "กลุ่มสตรี", "village": "หมู่ 3", "status": "closed"}


def test_a_sheet_without_the_headers_is_refused(tmp_path):
    with pytest.raises(CannotDo) as caught:
        read_rows(made(tmp_path, ("ก", "ข"), (1, 2)), Village)
    assert str(caught.value) == (
        "ไม่พบตารางที่มีหัวคอลัมน์ของเรื่องนี้อย่างน้อยสองคอลัมน์ หัวคอลัมน์ที่รู้จักคือ รหัสตำบล, หมู่ที่, ชื่อบ้าน, ใช้ชื่อนี้ตั้งแต่, ใช้ชื่อนี้ถึง"
    )


@pytest.mark.parametrize("kind", TOPICS.values(), ids=list(TOPICS))
def test_no_two_fields_of_a_topic_share_a_header(kind):
    described = fields_of(kind)
    words = headers_of(kind)
    assert {words[headers.bare(field.title)] for field in described} == {field.name for field in described}
    assert {words[headers.bare(field.name)] for field in described} <= {field.name for field in fields(kind)}


@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_what_was_exported_is_read_again(tmp_path, ending):
    given = {
        "title": "นาง", "first_name": "บุญเรือน", "last_name": "แก้ว=มงคล", "national_id": "0110123456711",
        "born": date(1956, 2, 29), "phone": "081-000-0101", "address": "=1/2", "note": "บรรทัดหนึ่ง\nบรรทัดสอง",
    }  # fmt: skip
    columns = [
        Column(field.title, field.kind, field.name) for field in fields_of(Person) if field.name in given
    ]
    row = [given[column.name] for column in columns]
    write_rows(tmp_path / f"ก{ending}", "บุคคล", columns, [row])
    (read,) = read_rows(tmp_path / f"ก{ending}", Person, TODAY).rows
    assert read.values == given

"""The guard refuses a hostile or broken workbook by itself, before any library opens it."""

from __future__ import annotations

import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import Trouble
from desktop.exchange import guard
from tests.exchange import hostile, office_workbook

DAMAGED = "อ่านไฟล์ตารางนี้ไม่ได้ ไฟล์อาจเสียหายหรือคัดลอกมาไม่ครบ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่"
UNKNOWN = "ไฟล์นี้ไม่ใช่ตารางที่อ่านได้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx หรือ .csv ก่อน"
LOCKED = "ไฟล์นี้ตั้งรหัสผ่านไว้ กรุณาเปิดด้วย Excel ยกเลิกรหัสผ่าน แล้วบันทึกใหม่ก่อน"
MACROS = "ไฟล์นี้มีโปรแกรมแฝง (แมโคร) จึงไม่เปิดให้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ที่ไม่มีแมโคร"
SWOLLEN = "ไฟล์นี้เล็กแต่คลายออกแล้วใหญ่ผิดปกติ จึงไม่เปิดให้ กรุณาคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่"
NAMES = "ไฟล์นี้มีชื่อส่วนย่อยที่ผิดปกติ จึงไม่เปิดให้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่"
PARTS = "ไฟล์นี้มีส่วนย่อยมากผิดปกติ จึงไม่เปิดให้ กรุณาเปิดด้วย Excel แล้วบันทึกเป็น .xlsx ใหม่"
DOCTYPE = "ไฟล์นี้มีคำสั่งแฝงในเนื้อไฟล์ (DOCTYPE) จึงไม่เปิดให้ กรุณาขอไฟล์ใหม่จากเจ้าของ หรือเปิดด้วย Excel แล้วบันทึกใหม่"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def refusal(data: bytes) -> str:
    with pytest.raises(Trouble) as caught:
        guard.look(data)
    return str(caught.value)


def test_workbooks_as_programs_write_them_pass():
    assert guard.look(hostile.xlsx()).parts() == {"S": "xl/worksheets/sheet1.xml"}
    assert guard.look(office_workbook.SAMPLE.read_bytes()).parts() == {
        "คณะกรรมการ": "xl/worksheets/sheet1.xml"
    }
    assert guard.look(hostile.zipped(unzipped(hostile.xlsx()), zipfile.ZIP_STORED)).elements > 0


def unzipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_bomb_is_refused():
    assert refusal(hostile.xlsx(xl__media__image1_dot_png=bytes(60_000_000))) == SWOLLEN


def test_many_parts_that_are_together_a_bomb_are_refused():
    more = {f"xl__media__image{n}_dot_png": bytes(9_000_000) for n in range(30)}
    assert refusal(hostile.xlsx(**more)) == SWOLLEN


@pytest.mark.parametrize("stated", [0, 10, 3_999_999])
def test_a_bomb_that_lies_about_its_size_is_refused_as_soon_as_it_is_longer_than_it_states(stated):
    data = hostile.xlsx(xl__media__image1_dot_png=bytes(4_000_000))
    assert refusal(hostile.lying(data, "xl/media/image1.png", stated)) == DAMAGED


def test_a_part_shorter_than_it_states_is_refused():
    data = hostile.xlsx(xl__media__image1_dot_png=b"x" * 1000)
    assert refusal(hostile.lying(data, "xl/media/image1.png", 5_000)) == DAMAGED


def test_too_many_parts_are_refused_before_they_are_listed():
    assert refusal(hostile.xlsx(**{f"n{n}": "" for n in range(guard.PARTS)})) == PARTS


@pytest.mark.parametrize(
    "name", ["../../evil.xml", "/etc/evil.xml", "xl\\evil.xml", "C:/evil.xml", "xl/../../evil.xml"]
)
def test_names_that_lead_outside_are_refused(name):
    parts = {**unzipped(hostile.xlsx()), name: b"<a/>"}
    assert refusal(hostile.zipped(parts)) == NAMES


def test_a_name_given_twice_is_refused():
    parts = {**unzipped(hostile.xlsx()), "XL/Worksheets/Sheet1.xml": b"<a/>"}
    assert refusal(hostile.zipped(parts)) == NAMES


@pytest.mark.parametrize(
    "name",
    ["xl/vbaProject.bin", "xl/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml", "Basic/Standard/Module1.xml"],
)
def test_macros_are_refused_by_what_the_file_holds(name):
    assert refusal(hostile.zipped({**unzipped(hostile.xlsx()), name: b"<a/>"})) == MACROS


def test_macros_under_another_name_are_refused():
    types = '<Types><Override PartName="/xl/notes.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    parts = {**unzipped(hostile.xlsx()), "[Content_Types].xml": types, "xl/notes.bin": b"x"}
    assert refusal(hostile.zipped(parts)) == MACROS


LAUGHS = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'


def test_a_billion_laughs_are_refused():
    laughing = LAUGHS + hostile.sheet('<row r="1"><c r="A1" t="inlineStr"><is><t>&c;</t></is></c></row>')
    assert refusal(hostile.xlsx(xl__worksheets__sheet1_dot_xml=laughing)) == DOCTYPE


def test_entities_are_refused_in_any_part_and_behind_spaces():
    assert refusal(hostile.xlsx(xl__styles_dot_xml=" " * 9000 + LAUGHS + "<a>&c;</a>")) == DOCTYPE


@pytest.mark.parametrize(("sentence", "data"), [
    (UNKNOWN, "ลำดับ,ชื่อ\n1,นายสมหมาย\n".encode()),
    (UNKNOWN, b"<html><table></table></html>"),
    (UNKNOWN, b"%PDF-1.7"),
    (UNKNOWN, hostile.zipped({"word/document.xml": "<a/>"})),
    (UNKNOWN, hostile.zipped({"xl/workbook.bin": b"x"})),
    (DAMAGED, OLE + bytes(2000)),
    (LOCKED, OLE + bytes(1000) + "EncryptedPackage".encode("utf-16-le")),
    (DAMAGED, b"PK\x03\x04"),
])  # fmt: skip
def test_other_kinds_of_file_are_refused(sentence, data):
    assert refusal(data) == sentence


def test_a_zip_with_a_passphrase_is_refused():
    data = bytearray(hostile.xlsx())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)) == LOCKED


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9, 0.99])
def test_a_truncated_workbook_is_refused(kept):
    data = office_workbook.SAMPLE.read_bytes()
    assert refusal(data[: int(len(data) * kept)]) == DAMAGED


def test_two_kinds_in_one_file_are_refused():
    assert refusal(hostile.zipped({**unzipped(hostile.ods("")), **unzipped(hostile.xlsx())})) == UNKNOWN


def test_an_unusual_packing_is_refused():
    assert refusal(hostile.zipped(unzipped(hostile.xlsx()), zipfile.ZIP_LZMA)) == DAMAGED


def test_a_sheet_that_calls_itself_a_picture_is_refused():
    parts = {
        "xl__media__image1_dot_png": b"\x89PNG" + hostile.far_sheet().encode(),
        "xl___rels__workbook_dot_xml_dot_rels": hostile.relations(a="media/image1.png"),
    }
    assert refusal(hostile.xlsx(**parts)) == DAMAGED


def test_a_picture_that_holds_the_words_of_a_sheet_across_two_pieces_is_refused():
    picture = bytes(guard._CHUNK - 4) + b"sheetData"
    assert (
        refusal(hostile.zipped({**unzipped(hostile.xlsx()), "a.png": picture}, zipfile.ZIP_STORED)) == DAMAGED
    )


def test_pictures_and_empty_parts_pass():
    passed = guard.look(hostile.xlsx(xl__media__image1_dot_png=b"\x89PNG\r\n", docProps__core_dot_xml=""))
    assert passed.parts() == {"S": "xl/worksheets/sheet1.xml"}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 2**20), st.integers(0, 255)), min_size=1, max_size=12))
def test_a_workbook_with_broken_bytes_is_read_or_refused_never_a_fault(changes):
    data = bytearray(hostile.xlsx())
    for at, byte in changes:
        data[at % len(data)] = byte
    said = ""
    try:
        guard.look(bytes(data))
    except Trouble as refused:
        said = str(refused)
    assert said in ("", DAMAGED, UNKNOWN, LOCKED, MACROS, SWOLLEN, NAMES, PARTS, DOCTYPE)


def test_a_large_honest_workbook_passes(tmp_path):
    book = openpyxl.Workbook(write_only=True)
    page = book.create_sheet("รายชื่อ")
    for number in range(3_000):
        page.append([number, f"นายสมมติ คนที่ {number}", "กรรมการ", number / 7])
    book.save(tmp_path / "large.xlsx")
    assert guard.look((tmp_path / "large.xlsx").read_bytes()).area == 12_000

"""The true size of a sheet is known before it is read, and what libraries do not tell is found."""

from __future__ import annotations

import pytest

from desktop.errors import Trouble
from desktop.exchange import guard, scan
from tests.exchange import hostile
from tests.exchange.test_guard import DAMAGED

FAR = "ตารางนี้มีข้อมูลในช่องที่ไกลผิดปกติ (แถว {row} คอลัมน์ {column}) กรุณาลบช่องนั้นหรือคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่"
TEXTS = "ตารางนี้มีข้อความรวมกันมากเกินกว่าจะอ่านได้อย่างปลอดภัย กรุณาแบ่งเป็นหลายไฟล์"
CORNER = FAR.format(row=1_048_576, column=16_384)


def refusal(data: bytes) -> str:
    with pytest.raises(Trouble) as caught:
        guard.look(data)
    return str(caught.value)


def test_a_far_cell_is_refused():
    assert refusal(hostile.xlsx(xl__worksheets__sheet1_dot_xml=hostile.far_sheet())) == CORNER


@pytest.mark.parametrize("rows", [
    '<row r="1048576"><c s="3" t="n"  r = "XFD1048576" ><v>2</v></c></row>',
    "<row r='1048576'><c s='>' r='xfd1048576'><v>2</v></c></row>",
    '<row r="9"><c r="XFD1048576" t="inlineStr"><is><t>ก</t></is></c></row>',
])  # fmt: skip
def test_a_far_cell_is_found_however_it_is_written(rows):
    assert refusal(hostile.xlsx(rows)) == CORNER


def test_a_far_cell_is_found_under_another_prefix_and_in_a_sheet_with_another_name():
    sheet = hostile.far_sheet().replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    parts = {
        "xl__other_dot_xml": sheet,
        "xl___rels__workbook_dot_xml_dot_rels": hostile.relations(a="other.xml"),
    }
    assert refusal(hostile.xlsx(**parts)) == CORNER


def test_cells_without_a_reference_are_counted():
    rows = '<row r="1000000">' + "<c><v>1</v></c>" * 2 + "</row>"
    assert refusal(hostile.xlsx(rows)) == FAR.format(row=1_000_000, column=2)


def test_many_sheets_are_counted_together():
    more = {
        f"xl__worksheets__sheet{n}_dot_xml": hostile.sheet('<row r="700000"><c><v>1</v></c></row>')
        for n in range(2, 7)
    }
    assert refusal(hostile.xlsx(**more)) == FAR.format(row=700_000, column=1)


def test_far_cells_that_are_only_coloured_pass():
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'
    assert guard.look(hostile.xlsx(rows)).elements > 5


@pytest.mark.parametrize("reference", ["", "A", "1", "AAAA1", "A12345678", "&#65;0x1"])
def test_a_reference_that_is_none_is_refused(reference):
    assert refusal(hostile.xlsx(f'<row r="1"><c r="{reference}"><v>1</v></c></row>')) == DAMAGED


@pytest.mark.parametrize(
    "part", ["not xml", "<a>", "<a></b>", "garbage" + hostile.far_sheet(), '<row r="x"/>']
)
def test_a_part_that_is_no_xml_is_refused(part):
    assert refusal(hostile.xlsx(xl__worksheets__sheet1_dot_xml=part)) == DAMAGED


def test_a_part_in_another_encoding_is_refused():
    declared = '<?xml version="1.0" encoding="UTF-16"?>' + hostile.far_sheet()
    assert refusal(hostile.xlsx(xl__worksheets__sheet1_dot_xml=declared.encode("utf-16"))) == DAMAGED


def test_one_long_text_in_very_many_cells_is_refused():
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 4_001))
    assert refusal(hostile.xlsx(rows, xl__sharedStrings_dot_xml=hostile.shared("ก" * 32_000))) == TEXTS


def test_a_long_text_in_few_cells_passes():
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>{n % 2}</v></c></row>' for n in range(1, 801))
    found = guard.look(hostile.xlsx(rows, xl__sharedStrings_dot_xml=hostile.shared("ก" * 32_000, "ข")))
    assert (found.lengths, found.uses) == ([32_000, 1], {0: 400, 1: 400})


def test_very_many_elements_are_refused(monkeypatch):
    monkeypatch.setattr(scan, "ELEMENTS", 100)
    assert refusal(hostile.xlsx("<row/>" * 101)) == "ตารางนี้มีข้อมูลมากเกินกว่าจะอ่านได้อย่างปลอดภัย กรุณาแบ่งเป็นหลายไฟล์"


def test_hidden_rows_and_wrong_formulas_are_found():
    rows = (
        '<row r="2" hidden="1"><c r="A2"><v>1</v></c></row><row hidden="true"><c t="e"><v>#N/A</v></c></row>'
        '<row r="5" hidden="0"><c r="C5" t="e"><v>#REF!</v></c></row>'
    )
    found = guard.look(hostile.xlsx(rows))
    part = "xl/worksheets/sheet1.xml"
    assert found.hidden == {part: [2, 3]}
    assert found.errors == {part: {(3, 1): "#N/A", (5, 3): "#REF!"}}


CELL = '<table:table-cell office:value-type="string"><text:p>กข</text:p></table:table-cell>'


def test_an_opendocument_table_as_programs_write_it_passes():
    nothing = '<table:table-cell table:number-columns-repeated="16384"/>'
    empty = f'<table:table-row table:number-rows-repeated="1048575">{nothing}</table:table-row>'
    found = guard.look(hostile.ods(f"<table:table-row>{CELL}</table:table-row>{empty}"))
    assert (found.letters, found.parts()) == (2, {"S": "S"})


def test_an_opendocument_far_cell_is_refused():
    empty = '<table:table-row table:number-rows-repeated="1048575"/>'
    row = f'<table:table-row><table:table-cell table:number-columns-repeated="9"/>{CELL}</table:table-row>'
    assert refusal(hostile.ods(empty + row)) == FAR.format(row=1_048_576, column=10)


def test_an_opendocument_row_repeated_very_often_is_refused():
    cell = CELL.replace("-cell ", '-cell table:number-columns-repeated="4" ', 1)
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    assert refusal(hostile.ods(row)) == FAR.format(row=1_000_000, column=4)


def test_an_opendocument_text_repeated_very_often_is_refused():
    cell = CELL.replace("กข", "ก" * 30_000)
    assert (
        refusal(hostile.ods(f'<table:table-row table:number-rows-repeated="9000">{cell}</table:table-row>'))
        == TEXTS
    )


def test_hidden_opendocument_rows_are_found():
    row = f'<table:table-row table:visibility="collapse" table:number-rows-repeated="2">{CELL}</table:table-row>'
    assert guard.look(hostile.ods(f"<table:table-row>{CELL}</table:table-row>{row}")).hidden == {"S": [2, 3]}

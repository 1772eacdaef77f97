"""Cells come from a child process, exactly; one that dies or hangs is one sentence."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import openpyxl
import pytest

from desktop.errors import Trouble
from desktop.exchange import child, guard, reading
from desktop.exchange.sheets import Sheet
from tests.exchange import hostile
from tests.exchange.test_guard import DAMAGED

DIED = "อ่านไฟล์ตารางนี้แล้วหยุดกลางคัน โปรแกรมไม่ได้เปลี่ยนข้อมูลใด กรุณาคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่แล้วลองใหม่"
LATE = "อ่านไฟล์ตารางนี้นานเกินไปจึงหยุดอ่าน กรุณาคัดลอกเฉพาะรายชื่อไปไฟล์ใหม่แล้วลองใหม่"


def read(data: bytes) -> tuple[Sheet, ...]:
    return reading.sheets(data, guard.look(data))


def saved(book: openpyxl.Workbook) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def test_cells_keep_their_kind_and_place():
    book = openpyxl.Workbook()
    page = book.active
    page.title = "แผ่น ๑"
    moment = datetime(2008, 5, 8, 9, 30, tzinfo=UTC).replace(tzinfo=None)
    given = ["นายสมหมาย", 1.1, 1234567890121, True, date(2551, 5, 8), moment, time(9, 30)]
    for column, value in enumerate(given, start=2):
        page.cell(3, column, value)
    page["C5"] = timedelta(hours=30)
    (sheet,) = read(saved(book))
    assert sheet.name == "แผ่น ๑"
    assert sheet.rows[:2] == ((None,) * 8,) * 2
    assert sheet.rows[2] == (
        None, "นายสมหมาย", 1.1, 1234567890121.0, True, date(2551, 5, 8), date(2008, 5, 8), "09:30",
    )  # fmt: skip
    assert sheet.rows[4][2] == "1 day, 6:00:00"


def test_a_float_is_kept_to_its_last_bit():
    (sheet,) = read(
        hostile.xlsx(
            '<row r="1"><c r="A1"><v>0.1</v></c><c r="B1"><v>37.5</v></c><c r="C1"><v>1E+300</v></c></row>'
        )
    )
    assert sheet.rows == ((0.1, 37.5, 1e300),)


def test_a_merged_cell_stands_in_all_it_covers_and_no_further():
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["D1"], page["A3"], page["D4"] = "หัว", "ข้าง", "หมู่ 4", "ท้าย"
    page.merge_cells("A1:C2")
    page.merge_cells("A3:A4")
    page.merge_cells("B3:C4")
    (sheet,) = read(saved(book))
    assert sheet.rows == (
        ("หัว", "หัว", "หัว", "ข้าง"), ("หัว", "หัว", "หัว", None),
        ("หมู่ 4", None, None, None), ("หมู่ 4", None, None, "ท้าย"),
    )  # fmt: skip


def test_a_cell_merged_over_the_whole_grid_is_harmless():
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    sheet = hostile.sheet('<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>3</v></c></row>', merged)
    (read_sheet,) = read(hostile.xlsx(xl__worksheets__sheet1_dot_xml=sheet))
    assert read_sheet.rows == ((1.0, 1.0, 3.0),)


def test_a_long_text_in_a_merged_cell_stands_once():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["B2"] = "ก" * 201, "ท้าย"
    book.active.merge_cells("A1:B1")
    (sheet,) = read(saved(book))
    assert sheet.rows == (("ก" * 201, None), (None, "ท้าย"))


def test_hidden_rows_hidden_sheets_and_wrong_formulas_are_told():
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["A2"], page["B2"] = "ก", "#N/A", "#REF!"
    page.row_dimensions[2].hidden = page.row_dimensions[90].hidden = True
    page["B2"].data_type = page["A2"].data_type = "e"
    other = book.create_sheet("ซ่อน")
    other.sheet_state = "hidden"
    other["A1"] = 1
    seen, hidden = read(saved(book))
    assert seen == Sheet("Sheet", (("ก", None), ("#N/A", "#REF!")), hidden_rows=(2,))
    assert hidden == Sheet("ซ่อน", ((1.0,),), hidden=True)


def test_a_chart_sheet_is_passed_over():
    book = openpyxl.Workbook()
    book.active["A1"] = 1
    chart = openpyxl.chart.BarChart()
    chart.add_data(openpyxl.chart.Reference(book.active, min_col=1, min_row=1))
    book.create_chartsheet("แผนภูมิ").add_chart(chart)
    assert [sheet.name for sheet in read(saved(book))] == ["Sheet"]


def test_opendocument_is_read():
    cell = '<table:table-cell office:value-type="string"><text:p>ชื่อ</text:p></table:table-cell>'
    assert read(hostile.ods(f"<table:table-row>{cell}</table:table-row>")) == (Sheet("S", (("ชื่อ",),)),)


def test_a_workbook_that_the_library_cannot_read_is_one_sentence():
    book = hostile.xlsx(xl__workbook_dot_xml="<workbook><sheets><sheet/></sheets></workbook>")
    with pytest.raises(Trouble) as caught:
        read(book)
    assert str(caught.value) == DAMAGED


def test_a_child_that_dies_is_one_sentence():
    for command in ("import os; os.abort()", "raise SystemExit(1)", "1/0"):
        with pytest.raises(Trouble) as caught:
            reading.ask([sys.executable, "-c", command], b"")
        assert str(caught.value) == DIED


def test_a_child_that_hangs_is_ended_and_is_one_sentence():
    with pytest.raises(Trouble) as caught:
        reading.ask([sys.executable, "-c", "import time; time.sleep(60)"], b"x" * 10**6, patience=0.3)
    assert str(caught.value) == LATE


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds a process's address space")
def test_the_far_cell_that_the_guard_refuses_would_only_end_the_child():
    data = hostile.xlsx(xl__worksheets__sheet1_dot_xml=hostile.far_sheet())
    with pytest.raises(Trouble) as caught:
        reading.ask(reading._command(), data)
    assert str(caught.value) == DIED


def test_the_child_is_this_program_frozen_or_not(monkeypatch):
    assert reading._command() == [sys.executable, "-m", "desktop.exchange.child"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert reading._command() == [sys.executable, "--read-workbook"]


def test_the_hidden_command_reads_too():
    done = subprocess.run(
        [sys.executable, "-m", "desktop", child.COMMAND],
        input=hostile.xlsx(),
        capture_output=True,
        check=True,
    )
    assert done.stdout == b'{"name":"S","hidden":false}\n[1.0]\n'


def test_the_child_needs_nothing_of_the_program_but_its_own_module():
    loaded = "import desktop.exchange.child, sys; print(*sorted(m for m in sys.modules if m.startswith('desktop')))"
    done = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True)
    assert done.stdout.split() == ["desktop", "desktop.exchange", "desktop.exchange.child"]

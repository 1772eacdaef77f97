"""The levels of villages: typed into the grid by year, told by the thresholds, the groups' classes apart."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.domain.village_levels import VillageLevel
from desktop.store import records as store
from desktop.thai import dates
from desktop.work import records, village_levels
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def page(place, villages, groups):
    return place("village_levels").pages["village_levels"]


def titles(page):
    return [page.model.headerData(n, Qt.Orientation.Horizontal) for n in range(page.model.columnCount())]


def cell(page, row, title):
    return page.model.index(row, titles(page).index(title))


def test_villages_by_years_with_trend_and_classes(page, villages):
    now = dates.year(date.today())
    assert titles(page) == [
        "หมู่บ้าน", "ปี 2564", "ปี 2566", f"ปี {now}", "แนวโน้ม", "กลุ่ม A", "กลุ่ม B", "กลุ่ม C", "ยังไม่จัด",
    ]  # fmt: skip
    assert cell(page, 0, "ปี 2564").data() == "12 · ระดับ 1"
    assert cell(page, 0, "ปี 2566").data() == "4 · ระดับ 3"
    assert cell(page, 0, "แนวโน้ม").data() == "ดีขึ้น"
    assert cell(page, 0, "ปี 2564").data(Qt.ItemDataRole.ToolTipRole) == "ระดับ 1 (เร่งรัดพัฒนา)\nเกณฑ์ยังไม่ยืนยัน"
    counted = sum(int(cell(page, row, "กลุ่ม A").data() or 0) for row in range(page.model.rowCount()))
    assert counted == 1


def test_a_figure_is_typed_and_enter_goes_down(page, villages, press, settle, ask):
    page.grid.setFocus()
    page.grid.setCurrentIndex(cell(page, 1, "ปี 2566"))
    press(page.grid, Qt.Key.Key_Return)
    editor = page.grid.findChild(QLineEdit)
    assert editor.accessibleName() == "ปี 2566"
    editor.setText("๑๑")
    press(editor, Qt.Key.Key_Return)
    settle()  # the editor closes after the key
    settle()
    assert cell(page, 1, "ปี 2566").data() == "11 · ระดับ 1"
    assert page.grid.currentIndex().row() == 2
    page.grid.setCurrentIndex(cell(page, 1, "ปี 2566"))
    press(page.grid, Qt.Key.Key_Delete)
    settle()
    assert cell(page, 1, "ปี 2566").data() == ""
    assert {one.village for one in ask(store.find, VillageLevel)} == {villages[0]}


@pytest.mark.parametrize("typed", ["มาก", "100", "-1"])
def test_what_is_no_figure_is_told_under_the_grid(page, typed, settle, ask):
    before = len(ask(store.find, VillageLevel))
    page.model.setData(cell(page, 1, "ปี 2566"), typed)
    settle()
    assert page.error.text() == "จำนวนตัวชี้วัดต้องเป็นตัวเลข 0 ถึง 99"
    assert page.error.isVisible()
    assert len(ask(store.find, VillageLevel)) == before


def test_a_figure_that_the_rest_refuses_goes_back(page, villages, do, settle, refusals, ask):
    kept = next(one for one in ask(store.find, VillageLevel) if one.year == 2566)
    do(records.save, VillageLevel(**{**kept.__dict__, "middling": 90, "told": "1"}))
    page.refresh("village_levels")
    settle()
    assert cell(page, 0, "ปี 2566").data() == "4 · ระดับ 3 *"
    assert "ซึ่งต่างจากที่คิดตามเกณฑ์" in cell(page, 0, "ปี 2566").data(Qt.ItemDataRole.ToolTipRole)
    page.model.setData(cell(page, 0, "ปี 2566"), "20")
    settle()
    assert refusals == ["จำนวนตัวชี้วัดรวมกันเกิน 99 กรุณาตรวจอีกครั้ง"]
    assert cell(page, 0, "ปี 2566").data() == "4 · ระดับ 3 *"


def test_a_year_without_thresholds_says_so(page, villages, do, settle):
    do(village_levels.put, villages[0], 2550, 12)
    page.refresh("village_levels")
    settle()
    assert cell(page, 0, "ปี 2550").data() == "12 · ไม่ทราบเกณฑ์"
    assert cell(page, 0, "ปี 2550").data(Qt.ItemDataRole.ToolTipRole) == "ยังไม่มีเกณฑ์ของปีนี้ในหน้าตั้งค่า"


def test_one_more_year_is_shown(page, settle):
    page.add_year()
    settle()
    assert titles(page)[1] == "ปี 2563"


def test_the_whole_record_opens_and_leads_back(page, settle):
    said = []
    page.said.connect(lambda words, _undo: said.append(words))
    page.grid.setCurrentIndex(cell(page, 1, "ปี 2566"))
    page.open_cell()
    assert said == ["ช่องนี้ยังไม่มีข้อมูล กรุณาพิมพ์จำนวนตัวชี้วัดก่อน"]
    page.grid.setCurrentIndex(cell(page, 0, "ปี 2566"))
    page.open_cell()
    settle()
    assert page.record.isVisible()
    assert page.record.title() == "กชช.2ค ปี 2566"
    assert page.can_leave(lambda: None)
    page.back()
    assert page.grid.isVisible()
    page.new()
    settle()
    assert page.record.isVisible()


def test_a_tambon_without_villages_teaches(page, settle):
    page.show_tambon("999999")
    settle()
    assert page.empty.isVisible()


def test_everything_has_a_name(page):
    assert nameless(page) == []

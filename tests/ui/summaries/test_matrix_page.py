"""The matrix of groups and agencies is shown by year, opened, copied, exported and printed."""

from __future__ import annotations

import csv

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from desktop.ui.papers import files
from desktop.ui.summaries.matrix_page import MatrixPage
from desktop.work import support_matrix
from tests.ui.real_office import ask, do, jobs, refusals  # noqa: F401 - fixtures
from tests.ui.sealed import leave_open


@pytest.fixture
def page(qtbot, jobs, settle):  # noqa: F811
    """Show the matrix of the practice office."""
    made = MatrixPage(jobs)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def cell(page, row, column):
    return page.table.item(row, column).text()


def test_groups_stand_by_agencies_with_sums_at_the_end(page, ask):  # noqa: F811
    matrix = ask(support_matrix.matrix)
    assert matrix.agencies
    assert page.table.rowCount() == len(matrix.rows) + 1
    assert page.table.columnCount() == len(matrix.agencies) + 3
    titles = [page.table.horizontalHeaderItem(at).text() for at in range(page.table.columnCount())]
    assert titles == ["กลุ่ม/องค์กร", "หมู่บ้าน", *matrix.agencies, "รวม (บาท)"]
    for at, row in enumerate(matrix.rows):
        assert cell(page, at, 0) == row.name
        assert [cell(page, at, 2 + n) for n in range(len(row.cells))] == [
            one.words if one else "" for one in row.cells
        ]
    last = page.table.rowCount() - 1
    assert cell(page, last, 0) == "รวม (บาท)"
    assert cell(page, last, page.table.columnCount() - 1).replace(",", "") == str(sum(matrix.totals) // 100)
    assert page.title() == "การสนับสนุน"


def test_a_year_and_the_supported_only(page, settle, ask):  # noqa: F811
    matrix = ask(support_matrix.matrix)
    year = matrix.years[0]
    page.year.setCurrentIndex(page.year.findData(year))
    page.supported.setChecked(True)
    settle()
    shown = ask(support_matrix.matrix, year=year, supported_only=True)
    assert page.table.rowCount() == len(shown.rows) + 1
    assert page.year.currentData() == year
    assert [page.year.itemData(at) for at in range(page.year.count())] == [None, *matrix.years]


def test_enter_or_a_double_click_opens_the_group(page, press, qtbot):
    first = page._matrix.rows[0].id
    page.table.setCurrentCell(0, 0)
    with qtbot.waitSignal(page.open_asked) as asked:
        press(page.table, Qt.Key.Key_Return)
    assert asked.args == ["organisations", first]
    with qtbot.waitSignal(page.open_asked):
        page.table.cellDoubleClicked.emit(0, 2)
    page.table.setCurrentCell(page.table.rowCount() - 1, 0)
    with qtbot.assertNotEmitted(page.open_asked):
        press(page.table, Qt.Key.Key_Return)
    page.table.setCurrentCell(0, 0)
    press(page.table, Qt.Key.Key_Down)
    assert page.table.currentRow() == 1


def test_chosen_cells_are_copied(page, press):
    page.table.clearSelection()
    for column in (0, 1):
        page.table.item(0, column).setSelected(True)
    press(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == f"{cell(page, 0, 0)}\t{cell(page, 0, 1)}"


@pytest.mark.parametrize("typed", ["ตาราง.csv", "ตาราง"])
def test_it_is_exported_as_shown(page, settle, monkeypatch, tmp_path, typed):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(tmp_path / typed), ""))
    said = []
    page.said.connect(lambda sentence, _undo: said.append(sentence))
    page.export()
    leave_open()
    settle()
    assert said == [f"ส่งออก {len(page._matrix.rows)} รายการแล้ว"]
    if typed.endswith(".csv"):
        rows = list(csv.reader((tmp_path / typed).read_text("utf-8-sig").splitlines()))
        assert rows[0] == ["กลุ่ม/องค์กร", "หมู่บ้าน", *page._matrix.agencies, "รวม (บาท)"]
        assert [row[0] for row in rows[1:]] == [row.name for row in page._matrix.rows]
        assert sum(float(row[-1]) for row in rows[1:]) == sum(page._matrix.totals) / 100
        assert any("√" in row for row in rows)
    else:
        assert (tmp_path / "ตาราง.xlsx").read_bytes().startswith(b"PK")


def test_it_is_not_exported_without_a_name(page, monkeypatch, jobs):  # noqa: F811
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    page.export()
    assert not jobs.busy


def test_it_is_printed_and_opened_in_the_reader(page, settle, monkeypatch):
    opened = []
    monkeypatch.setattr(files, "open_in_reader", opened.append)
    page.print_()
    settle()
    assert [path.name for path in opened] == ["ตารางการสนับสนุน.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF-")


def test_a_tambon_without_support_says_how_to_begin(page, settle, jobs):  # noqa: F811
    page.show_tambon("240101")
    settle()
    assert page._stack.currentWidget() is page.empty
    page.print_()
    assert not jobs.busy
    page.show_tambon("")
    page.hide()
    page.refresh("supports")
    page.refresh("papers")
    page.show()
    settle()
    assert page._stack.currentWidget() is page.table


def test_too_many_groups_are_said_over_the_table(page, settle, monkeypatch, refusals):  # noqa: F811
    monkeypatch.setattr(support_matrix, "MOST_ROWS", 1)
    page.refresh("supports")
    settle()
    assert page.head.subtitle.text().endswith("กรุณาเลือกตำบลก่อน")
    assert page._stack.currentWidget() is page.empty
    assert refusals == []


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_the_names_stay_in_sight_while_the_agencies_are_scrolled(page, press, dress, settle, size):
    dress(size=size)
    page.resize(700, 400)
    page.refresh("supports")
    settle()
    table, names, bar = page.table, page.table.names, page.table.horizontalScrollBar()
    assert bar.isVisible()
    for at in (0, bar.maximum()):
        bar.setValue(at)
        name = names.visualRect(names.model().index(1, 0)).translated(names.viewport().mapTo(table, QPoint()))
        beside = table.visualRect(table.model().index(1, 1)).translated(
            table.viewport().mapTo(table, QPoint())
        )
        assert (name.left(), name.top(), name.height()) == (table.frameWidth(), beside.top(), beside.height())
        assert table.childAt(name.center()) is names.viewport()
    last = table.columnCount() - 1
    table.setCurrentCell(0, last)
    for _step in range(last - 1):
        press(table, Qt.Key.Key_Left)
        assert table.visualRect(table.currentIndex()).left() >= table.columnWidth(0)
    assert table.currentColumn() == 1


def test_the_names_scroll_widen_and_open_with_their_table(page, qtbot):
    table, names = page.table, page.table.names
    page.resize(700, 300)
    table.verticalScrollBar().setValue(3)
    assert names.verticalScrollBar().value() == 3
    names.verticalScrollBar().setValue(1)
    assert table.verticalScrollBar().value() == 1
    names.horizontalHeader().resizeSection(0, 150)
    assert (table.columnWidth(0), names.width()) == (150, 150 + 2 * names.frameWidth())
    assert [names.isColumnHidden(at) for at in range(3)] == [False, True, True]
    with qtbot.waitSignal(page.open_asked) as asked:
        names.doubleClicked.emit(names.model().index(2, 0))
    assert asked.args == ["organisations", page._matrix.rows[2].id]

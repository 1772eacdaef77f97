"""The table is worked by keyboard: open, look ahead, copy, sort, choose columns."""

from __future__ import annotations

from array import array

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.domain.people import Person
from desktop.domain.records import fields_of
from desktop.ui.parts.record_table import RecordTable
from desktop.ui.parts.table_model import TableModel

LISTED = [field for field in fields_of(Person) if field.listed]


@pytest.fixture
def source(made_list):
    return made_list(1000)


@pytest.fixture
def table(qtbot, jobs, settle, source):
    model = TableModel(jobs, source, LISTED)
    made = RecordTable(model, "บุคคล")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.show()
    model.refresh()
    settle()
    made.viewport().repaint()
    settle()
    return made


def test_a_row_that_is_not_read_yet_opens_when_it_is(table, settle):
    opened = []
    table.opened.connect(opened.append)
    table.setCurrentIndex(table.model().index(900, 0))
    table.open_current()
    assert opened == []
    settle()
    assert opened == ["id901"]
    table.setCurrentIndex(table.model().index(400, 0))
    table.open_current()
    table.setCurrentIndex(table.model().index(300, 0))
    settle()
    assert opened == ["id901"]


def test_enter_and_double_click_open_the_record(table, press):
    opened = []
    table.opened.connect(opened.append)
    table.selectRow(2)
    press(table, Qt.Key.Key_Return)
    table.doubleClicked.emit(table.model().index(4, 0))
    assert opened == ["id3", "id5"]


def test_a_row_not_read_yet_is_not_opened(table):
    opened = []
    table.opened.connect(opened.append)
    table.doubleClicked.emit(table.model().index(900, 0))
    assert opened == []


def test_thai_letters_look_ahead(table, press, settle):
    table.selectRow(0)
    press(table, "กฤ")
    settle()
    assert table.currentIndex().row() == 2
    table._forget_typed()
    press(table, "ก")
    settle()
    assert table.currentIndex().row() == 7


def test_copying_takes_the_chosen_rows_and_shown_columns(table, press, settle):
    table.hide_only(["title", "last_name", "village"])
    table.selectRow(0)
    table.selectionModel().select(
        table.model().index(2, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert QGuiApplication.clipboard().text() == "ชื่อ\tอาชีพ\nไพบูลย์ 1\tทำนา\nกฤษฎา 3\tทำนา\n"


def test_the_choice_stays_with_its_records_when_the_order_changes(table, source, settle):
    table.selectRow(10)
    source.numbers = array("q", [5000, *source.numbers])
    table.model().refresh()
    settle()
    assert table.chosen() == [11]
    assert table.currentIndex().row() == 11


def test_a_chosen_record_that_is_gone_is_let_go(table, source, settle):
    table.selectRow(10)
    source.numbers = array("q", (n for n in source.numbers if n != 11))
    table.model().refresh()
    settle()
    assert table.chosen() == []


def test_a_click_on_the_header_sorts(table, source, settle):
    table.horizontalHeader().setSortIndicator(1, Qt.SortOrder.DescendingOrder)
    settle()
    assert (source.asked[-1].sort, source.asked[-1].descending) == ("first_name", True)


def test_columns_are_hidden_by_menu_but_never_the_last(table, qtbot):
    menus = []

    def look():
        menu = QApplication.activePopupWidget()
        menus.append([(a.text(), a.isChecked(), a.isEnabled()) for a in menu.actions()])
        menu.actions()[0].trigger()
        menu.close()

    QTimer.singleShot(0, look)
    table.choose_columns(QPoint(0, 0))
    assert table.hidden() == ["title"]
    table.hide_only([field.name for field in LISTED[1:]])
    QTimer.singleShot(0, look)
    table.choose_columns(QPoint(0, 0))
    assert menus[0][0] == ("คำนำหน้า/ยศ", True, True)
    assert menus[1][0] == ("คำนำหน้า/ยศ", True, False)


def test_rows_grow_with_the_text(table, dress):
    heights = []
    for size in (1.0, 2.0):
        dress(size=size)
        heights.append(table.rowHeight(0))
        assert table.rowHeight(0) > 1.4 * table.fontMetrics().height()  # the ink of stacked marks
    assert heights[1] > 1.9 * heights[0]


def test_columns_fit_what_they_show(table):
    table.fit_columns()
    for column in range(len(LISTED) - 1):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)

"""A small table shows rows of text and copies those that are chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.parts.plain_table import PlainTable

ROWS = [("C7", "31 เม.ย. 67"), ("E9", "หมู่ 99"), ("F9", "")]


@pytest.fixture
def table(qtbot):
    made = PlainTable("ช่องที่ไม่รับ", ["ช่อง", "ค่าในช่อง"], (3,))
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.show()
    return made


def test_rows_are_shown_and_replaced(table):
    assert table.rows() == [list(row) for row in ROWS]
    assert table.accessibleName() == "ช่องที่ไม่รับ"
    table.show_rows([("A1", "x")])
    assert table.rows() == [["A1", "x"]]


def test_a_long_text_is_read_whole_under_the_mouse(table):
    assert table.item(0, 1).toolTip() == "31 เม.ย. 67"


def test_nothing_is_edited(table):
    assert table.editTriggers() == QAbstractItemView.EditTrigger.NoEditTriggers


def test_the_chosen_rows_are_copied(table, press):
    table.selectRow(1)
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "E9\tหมู่ 99"


def test_other_keys_move_as_usual(table, press):
    table.setCurrentCell(0, 0)
    press(table, Qt.Key.Key_Down)
    assert table.currentRow() == 1

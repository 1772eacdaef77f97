"""A small table shows rows of text, shares its room out among them and copies those that are chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView

from desktop.ui.parts import plain_table
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.plain_table import PlainTable, shared

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


def wide(qtbot, width, *rows):
    """A table of three columns in a window of a width."""
    made = PlainTable("ตัวอย่าง", ["ชนิด", "เรื่อง", "เหตุ"], (12, 12))
    qtbot.addWidget(made)
    made.resize(width, 400)
    made.show_rows(rows)
    made.show()
    return made


def test_columns_have_their_widths_where_there_is_room_and_the_last_takes_the_rest(qtbot):
    table = wide(qtbot, 900, ("ก", "ข", "ค"))
    assert table.columnWidth(0) == table.columnWidth(1) == gap(table, 12)
    assert sum(map(table.columnWidth, range(3))) == table.viewport().width()


def test_where_there_is_little_room_columns_keep_no_more_than_their_words_take(qtbot):
    table = wide(qtbot, 500, ("ก", "ข", "เหตุผลที่ยาวพอจะต้องการที่มากกว่าที่เหลือ"))
    assert table.columnWidth(0) < gap(table, 12)
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    assert not table.horizontalScrollBar().isVisible()


def test_words_that_do_not_fit_in_a_line_go_on_in_another(qtbot):
    table = wide(qtbot, 300, ("ก", "ข", "เหตุผลที่ยาวมาก " * 8), ("ก", "ข", "สั้น"))
    assert table.rowHeight(0) > 2 * table.rowHeight(1) == 2 * table.verticalHeader().defaultSectionSize()
    assert table.rowHeight(0) >= table.sizeHintForRow(0), "nothing of it is cut"
    table.resize(3000, 400)
    assert table.rowHeight(0) == table.rowHeight(1)


def test_rows_of_a_long_table_are_one_line_each(qtbot, monkeypatch):
    monkeypatch.setattr(plain_table, "WRAPPED", 2)
    rows = [("ก", "ข", "เหตุผลที่ยาวมาก " * 8)] * 3
    table = wide(qtbot, 300, *rows[:2])
    line = table.verticalHeader().defaultSectionSize()
    assert table.rowHeight(0) > line
    table.show_rows(rows)
    assert {table.rowHeight(row) for row in range(3)} == {line}


def test_a_column_that_is_hidden_takes_no_room(qtbot):
    table = wide(qtbot, 500, ("ก", "ข", "ค"))
    table.setColumnHidden(1, True)
    table.resize(510, 400)
    assert table.columnWidth(0) + table.columnWidth(2) == table.viewport().width()
    table.setColumnHidden(1, False)
    table.resize(500, 400)
    assert table.columnWidth(1) >= table.sizeHintForColumn(1)


WIDTHS = st.integers(20, 800)


@given(room=WIDTHS, columns=st.lists(st.tuples(WIDTHS, WIDTHS, WIDTHS), min_size=2, max_size=7))
def test_columns_fill_their_room_and_keep_their_least(room, columns):
    wished, needed, some = map(list, zip(*columns, strict=True))
    least = [min(pair) for pair in zip(needed, some, strict=True)]
    widths = shared(room, wished[:-1], (needed, least))
    assert all(width >= low for width, low in zip(widths, least, strict=True))
    assert sum(widths) == max(room, sum(least))

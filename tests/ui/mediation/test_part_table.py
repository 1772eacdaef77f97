"""A small table of parts: what stays chosen, its keys, its signs in both themes, its columns where there is little room."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from desktop.ui.mediation.part_table import MOST, PartBox, PartRow, PartTable

TITLES = ("ลำดับ", "ข้อความ", "ผล")


def rows(*ids):
    return [PartRow(id_, (id_, "ข้อความยาวมากที่ต้องย่อเมื่อไม่มีที่" * 2, "ครบ"), "good") for id_ in ids]


@pytest.fixture
def box(qtbot):
    made = PartBox("ข้อตกลง", PartTable("ข้อตกลง", TITLES, (4, 30), marked=2), "ยังไม่มี")
    made.add = made.add_button("เพิ่ม", made.table.add_asked.emit, "plus")
    made.edit = made.row_button("แก้ไข", made.table.setFocus, "pencil")
    qtbot.addWidget(made)
    made.resize(700, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_row_stays_chosen_or_the_one_in_its_place(box):
    assert not box.table.isVisible()
    assert not box.edit.isEnabled()
    box.show_parts(rows("a", "b", "c"))
    assert (box.table.current_id(), box.edit.isEnabled()) == ("a", True)
    box.table.choose("c")
    box.show_parts(rows("c", "b"))
    assert box.table.current_id() == "c"
    box.show_parts(rows("b"))
    assert box.table.current_id() == "b"
    box.show_parts([])
    assert (box.table.current_id(), box.edit.isEnabled()) == ("", False)


def test_keys_open_add_take_out_and_copy(box, press):
    said = []
    box.table.opened.connect(said.append)
    box.table.add_asked.connect(lambda: said.append("+"))
    box.table.remove_asked.connect(lambda: said.append("-"))
    press(box.table, Qt.Key.Key_Delete)
    press(box.table, Qt.Key.Key_Return)
    assert said == []  # of no row
    box.show_parts(rows("a", "b"))
    press(box.table, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert, Qt.Key.Key_Delete):
        press(box.table, key)
    assert said == ["b", "b", "+", "-"]
    press(box.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("b\t")


def test_signs_follow_the_theme(box, dress):
    box.show_parts([*rows("a"), PartRow("b", ("b", "", ""))])

    def sign(row):
        icon = box.table.item(row, 2).icon()
        return None if icon.isNull() else icon.pixmap(16, 16).toImage()

    light = sign(0)
    dress(dark=True)
    assert sign(0) != light
    assert sign(1) is None


def test_long_texts_give_way_and_what_still_has_no_room_scrolls(box, qtbot):
    box.show_parts(rows(*map(str, range(MOST + 5))))
    table = box.table
    whole = table.columnWidth(1)
    box.resize(500, 400)
    qtbot.waitUntil(lambda: table.columnWidth(1) < whole)
    assert table.horizontalHeader().length() <= table.viewport().width()
    high = table.height()
    box.resize(150, 400)
    qtbot.waitUntil(lambda: table.horizontalHeader().length() > table.viewport().width())
    assert table.height() > high

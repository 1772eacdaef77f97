"""Cards count, show the first rows, and open by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.parts.cards import MOST, Card
from desktop.ui.parts.lines import DETAIL, Line, heading


@pytest.fixture
def card(qtbot):
    made = Card("ต้องทำ")
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.opens, made.alls = [], []
    made.opened.connect(made.opens.append)
    made.all_asked.connect(lambda: made.alls.append(1))
    return made


def lines(count):
    return [
        Line(("committees", n), f"คณะกรรมการ {n}", "หมดวาระใน 28 วัน", "clock", "warn") for n in range(count)
    ]


def test_an_empty_card_says_so(card):
    assert card._empty.isVisible()
    assert card._empty.text() == "ไม่มีรายการ"
    assert not card._list.isVisible()
    assert not card._count.isVisible()


def test_rows_are_counted_and_as_high_as_they_are_many(card):
    card.show_lines(lines(2))
    two = card._list.height()
    card.show_lines(lines(4))
    assert card._list.height() == pytest.approx(2 * two, abs=4)
    assert (card._count.text(), card._count.accessibleName()) == ("4", "4 รายการ")


def test_a_long_list_ends_in_a_row_for_all(card, press):
    card.show_lines(lines(MOST), 1234)
    assert card._list.count() == MOST + 1
    assert card._list.item(MOST).text() == "ดูทั้งหมด 1,234 รายการ"
    card._list.setCurrentRow(MOST)
    press(card._list, Qt.Key.Key_Return)
    assert (card.alls, card.opens) == ([1], [])


def test_rows_open_by_enter_and_click(card, press):
    card.show_lines(lines(3))
    card._list.setFocus()
    card._list.setCurrentRow(0)
    press(card._list, Qt.Key.Key_Down)
    press(card._list, Qt.Key.Key_Return)
    card._list.itemClicked.emit(card._list.item(2))
    assert card.opens == [("committees", 1), ("committees", 2)]


def test_rows_are_read_out_with_their_detail(card):
    card.show_lines(lines(1))
    row = card._list.item(0)
    assert row.data(DETAIL) == "หมดวาระใน 28 วัน"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "คณะกรรมการ 0 หมดวาระใน 28 วัน"


def test_a_heading_cannot_be_chosen():
    assert heading("บุคคล").flags() == Qt.ItemFlag.NoItemFlags


def test_a_card_of_a_given_height_scrolls(qtbot):
    card = Card("ข้อสังเกต", most=99, tallest=6.0)
    qtbot.addWidget(card)
    card.show()
    card.show_lines(lines(2))
    low = card._list.height()
    card.show_lines(lines(40))
    assert card._list.count() == 40
    assert low < card._list.height() <= card.fontMetrics().height() * 6 + 4
    qtbot.waitUntil(lambda: card._list.verticalScrollBar().maximum() > 0)


def test_a_long_list_can_open_out_until_other_rows_come(card):
    card.show_lines(lines(MOST + 3))
    card.show_all()
    assert card._list.count() == MOST + 3
    card.show_lines(lines(MOST + 2))
    assert card._list.count() == MOST + 1


def test_a_row_that_is_only_read_opens_nothing(card):
    card.show_lines([Line(None, "เพิ่มรายการ", "8 พ.ค. 2551")])
    card._list.itemClicked.emit(card._list.item(0))
    assert (card.opens, card.alls) == ([], [])


def test_a_card_need_not_be_counted(qtbot):
    made = Card("ข้อมูล", counted=False)
    qtbot.addWidget(made)
    made.show_lines(lines(2))
    made.show()
    assert not made._count.isVisible()


def test_what_is_cut_in_a_narrow_list_is_read_by_pointing(card):
    card.show_lines(lines(1))
    assert card._list.item(0).toolTip() == "คณะกรรมการ 0\nหมดวาระใน 28 วัน"

"""First start: five ways to begin, by keyboard too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.shell.start import StartPage

WAYS = ("practice_asked", "new_asked", "open_asked", "join_asked", "restore_asked")


@pytest.fixture
def page(qtbot):
    made = StartPage()
    qtbot.addWidget(made)
    made.asked = []
    for name in WAYS:
        getattr(made, name).connect(lambda name=name: made.asked.append(name))
    made.resize(1100, 680)
    made.show()
    made.activateWindow()
    made.begin()
    return made


def test_each_way_is_one_button_with_a_word_on_what_it_is_for(page):
    assert [button.text() for button in page.findChildren(QPushButton)] == [
        "ลองใช้สำนักงานฝึกหัด", "ตั้งสำนักงานใหม่", "เปิดสำนักงานที่มีอยู่…", "เข้าสำนักงานร่วม…", "กู้คืนจากสำเนาสำรอง…",
    ]  # fmt: skip
    for button in page.findChildren(QPushButton):
        button.click()
    assert page.asked == [*WAYS]


def test_the_keyboard_stands_on_the_first_and_goes_down(page, press):
    for _button in WAYS:
        press(page.focusWidget(), Qt.Key.Key_Space)
        page.focusNextChild()
    assert page.asked == [*WAYS]


def test_a_refusal_stands_on_the_page(page):
    page.set_busy(True)
    assert page._general.text() == "กำลังทำงาน…"
    assert not page._card.isEnabled()
    page.set_busy(False)
    page.refuse("ดิสก์เต็ม กรุณาลบไฟล์ที่ไม่ใช้")
    assert page._general.text() == "ดิสก์เต็ม กรุณาลบไฟล์ที่ไม่ใช้"
    assert page._general.isVisible()
    assert page.findChildren(QPushButton)[0].hasFocus()


def test_what_was_refused_is_gone_once_it_is_tried_again(page):
    page.refuse("ดิสก์เต็ม")
    page.set_busy(True)
    page.set_busy(False)
    assert not page._general.isVisible()


@pytest.mark.parametrize("size", [1.0, 1.5, 2.0])
def test_the_card_is_as_wide_as_the_window_lets_it_be(qtbot, dress, size):
    dress(size=size)
    made = StartPage()
    qtbot.addWidget(made)
    made.resize(1100, 680)
    made.show()
    assert made._card.width() <= made.viewport().width()
    for button in made.findChildren(QPushButton):
        assert button.width() >= button.minimumSizeHint().width()


def test_its_title_is_read_first_where_the_window_is_low(qtbot):
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(700, 300)
    page.show()
    page.verticalScrollBar().setValue(200)
    page.begin()
    assert not page.verticalScrollBar().value()
    assert page.focusWidget().text() == "ลองใช้สำนักงานฝึกหัด"

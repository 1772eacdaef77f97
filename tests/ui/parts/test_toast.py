"""The word in the corner offers to undo, and goes by itself."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.toast import Toast


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def toast(window):
    return Toast(window)


def test_it_stands_in_the_corner_and_stays_there(toast, window):
    toast.say("บันทึกแล้ว")
    assert toast.isVisible()
    assert toast.accessibleName() == "บันทึกแล้ว"
    assert not toast._button.isVisible()
    window.resize(900, 500)
    assert 0 < window.width() - toast.geometry().right() < 60
    assert 0 < window.height() - toast.geometry().bottom() < 60


def test_undo_is_done_once(toast):
    undone = []
    toast.say("บันทึกแล้ว", lambda: undone.append(1))
    toast._button.click()
    toast.undo()
    assert undone == [1]
    assert not toast.isVisible()


def test_it_goes_by_itself_but_not_under_the_keyboard(toast, window):
    undone = []
    toast.say("บันทึกแล้ว", lambda: undone.append(1))
    window.activateWindow()
    toast._button.setFocus()
    toast._leave()
    assert toast.isVisible()
    toast._button.clearFocus()
    toast._leave()
    assert not toast.isVisible()
    toast.undo()
    assert undone == []


def test_the_next_word_takes_the_place_of_the_last(toast):
    toast.say("บันทึกบุคคลแล้ว", lambda: None)
    toast.say("ส่งออกแล้ว")
    assert toast._word.text() == "ส่งออกแล้ว"
    assert not toast._button.isVisible()

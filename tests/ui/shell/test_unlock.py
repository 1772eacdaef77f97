"""The passphrase of an office, at its opening and after it was locked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.ui.shell.unlock import UnlockPage


@pytest.fixture
def make(qtbot):
    def make(**how):
        made = UnlockPage("สำนักงาน อำเภอพนมสารคาม", **how)
        qtbot.addWidget(made)
        made.given, made.backs = [], []
        made.passphrase_given.connect(made.given.append)
        made.back_asked.connect(lambda: made.backs.append(1))
        with qtbot.waitExposed(made):
            made.show()
        made.activateWindow()
        made.begin()
        return made

    return make


def buttons(page):
    return [button.text() for button in page.findChildren(QPushButton)]


def test_it_is_typed_and_given_by_enter(make, press):
    page = make()
    press(page.focusWidget(), "ฉันรักป่าไม้")
    assert page.boxes["passphrase"].widget.displayText() == "●" * len("ฉันรักป่าไม้")
    press(page.focusWidget(), Qt.Key.Key_Return)
    assert page.given == ["ฉันรักป่าไม้"]


def test_a_wrong_one_is_said_beside_the_field_and_typed_again(make):
    page = make()
    page.set_busy(True)
    page.set_busy(False)
    page.refuse("รหัสผ่านไม่ถูกต้อง", "passphrase")
    field = page.boxes["passphrase"].widget
    assert field.accessibleDescription() == "รหัสผ่านไม่ถูกต้อง"
    assert field.hasFocus()


def test_an_office_may_be_left_for_another_but_not_a_locked_one(make):
    assert buttons(make()) == ["กลับ", "ลืมรหัสผ่าน…", "เปิด"]
    locked = make(locked=True)
    assert buttons(locked) == ["ลืมรหัสผ่าน…", "เปิด"]
    locked.back()
    assert locked.backs == []

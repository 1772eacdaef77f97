"""The recovery code: shown once, promised to be kept, printed, and typed again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLabel

from desktop.ui.shell.recovery import RecoveryCodePage, RecoveryPage

CODE = "ABCDE-FGHJK-LMNPQ-RSTUV"


def shown(qtbot, page):
    qtbot.addWidget(page)
    page.resize(1100, 680)
    page.show()
    page.activateWindow()
    page.begin()
    return page


@pytest.fixture
def code_page(qtbot):
    return shown(qtbot, RecoveryCodePage(CODE))


@pytest.fixture
def page(qtbot):
    made = shown(qtbot, RecoveryPage())
    made.given = []
    made.asked.connect(lambda *given: made.given.append(given))
    return made


def test_the_code_is_shown_and_can_be_read_by_keyboard(code_page):
    label = next(one for one in code_page.findChildren(QLabel) if one.text() == CODE)
    assert label.accessibleName() == "รหัสกู้คืน"
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_it_goes_on_only_once_the_code_is_said_to_be_kept(code_page, press):
    kept = []
    code_page.kept.connect(lambda: kept.append(1))
    code_page._go.click()
    code_page.back()
    assert kept == []
    code_page._promise.setFocus()
    press(code_page._promise, Qt.Key.Key_Space)
    code_page._go.setFocus()
    press(code_page._go, Qt.Key.Key_Space)
    assert kept == [1]


def test_the_printed_sheet_says_what_the_code_is(code_page, monkeypatch):
    asked = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: asked.append(self) or 0)
    code_page._print()
    assert len(asked) == 1
    assert code_page._sheet().toPlainText().split("\n\n") == [
        "รหัสกู้คืนของสำนักงาน", CODE, "เก็บในที่ปลอดภัย ผู้มีรหัสนี้เปิดข้อมูลทั้งหมดได้",
    ]  # fmt: skip


def test_the_code_and_a_new_passphrase_are_given_by_keyboard(page, press):
    for text in ("abcde fghjk", "รหัสใหม่ที่จำได้", "รหัสใหม่ที่จำได้"):
        press(page.focusWidget(), text)
        press(page.focusWidget(), Qt.Key.Key_Return)
    assert page.given == [("abcde fghjk", "รหัสใหม่ที่จำได้")]


def test_two_different_passphrases_are_one_sentence_and_stay(page):
    for name, text in (("code", CODE), ("passphrase", "รหัสใหม่ที่จำได้"), ("again", "อย่างอื่น")):
        page.boxes[name].editor.set_value(text)
    page.enter()
    assert page.given == []
    assert page.boxes["again"].widget.accessibleDescription() == "รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่"
    assert page.boxes["again"].widget.hasFocus()
    assert page.text("code") == CODE

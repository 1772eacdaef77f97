"""Changing the passphrase: asked twice, refused beside its field, and told when it is done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.errors import CannotDo
from desktop.ui.settings.passphrase_page import PassphrasePage

OLD, NEW = "รหัสเดิมที่จำได้", "รหัสใหม่ยาวพอ"


@pytest.fixture
def page(qtbot, jobs):
    def change(old, new):
        if old != OLD:
            raise CannotDo("รหัสผ่านไม่ถูกต้อง", "passphrase")
        made.changed.append((old, new))

    made = PassphrasePage(jobs, change)
    made.changed, made.words = [], []
    made.said.connect(lambda word, _undo: made.words.append(word))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def answer(page, **texts):
    for name, text in texts.items():
        page._boxes[name].editor.set_value(text)


def said(page):
    return {name: box.widget.accessibleDescription() for name, box in page._boxes.items() if box.state}


def test_it_is_changed_by_keyboard_alone_and_the_fields_are_emptied(page, press, settle):
    line = page._boxes["passphrase"].widget
    line.setFocus()
    for text in (OLD, NEW, NEW):
        press(page.focusWidget(), text)
        press(page.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert page.changed == [(OLD, NEW)]
    assert page.words == ["เปลี่ยนรหัสผ่านแล้ว"]
    assert [box.editor.value() for box in page._boxes.values()] == ["", "", ""]


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"passphrase": "ผิด", "new": NEW, "again": NEW}, "passphrase", "รหัสผ่านไม่ถูกต้อง"),
        ({"passphrase": OLD, "new": "สั้น", "again": "สั้น"}, "new",
         "รหัสผ่านต้องมีอย่างน้อย 8 ตัวอักษร ควรเป็นคำสามสี่คำที่จำได้"),
        ({"passphrase": OLD, "new": NEW, "again": NEW + "ก"}, "again", "รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่"),
    ],
)  # fmt: skip
def test_what_does_not_hold_stands_beside_its_field_and_nothing_is_lost(
    page, settle, answers, field, sentence
):
    answer(page, **answers)
    page.save()
    settle()
    assert said(page) == {field: sentence}
    assert {name: box.editor.value() for name, box in page._boxes.items()} == answers
    assert page.changed == []


def test_what_is_typed_is_not_to_be_read(page):
    answer(page, passphrase=OLD)
    assert page._boxes["passphrase"].widget.displayText() == "●" * len(OLD)

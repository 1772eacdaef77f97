"""An old value chosen in the history of a record is given back, and undone; not while something is typed."""

from __future__ import annotations

import pytest

from desktop.ui.parts import messages
from desktop.ui.records.record_history import RecordHistory


@pytest.fixture
def edited(page, settle):
    """Change the person's phone twice in the window."""
    for phone in ("1", "2"):
        page.form.set_value("phone", phone)
        page.save()
        settle()
    page.words.clear()
    return page


def opened(page):
    page.changes.opened.emit(None)
    [dialog] = page.findChildren(RecordHistory)
    return dialog


def row_of(dialog, new):
    return next(row for row, cells in enumerate(dialog.table.rows()) if cells[4] == new)


def test_an_old_value_is_given_back_once_it_is_sure(edited, settle, kept, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **_more: asked.append(words[2]) or len(asked) > 1)
    dialog = opened(edited)
    assert not dialog.back_button.isEnabled()
    dialog.give_back()  # nothing is chosen
    dialog.table.selectRow(row_of(dialog, "2"))
    dialog.back_button.click()  # turned back
    settle()
    assert kept().phone == "2"
    dialog.back_button.click()
    settle()
    assert asked == ["“โทรศัพท์” จะเปลี่ยนกลับเป็น “1” ค่าปัจจุบันยังอยู่ในประวัติ และเลิกทำได้"] * 2
    assert kept().phone == "1"
    assert edited.form.values()["phone"] == "1"
    assert edited.words == ["คืนค่าเดิมแล้ว"]
    edited._undo("")
    settle()
    assert kept().phone == "2"


def test_what_cannot_be_given_back_is_not_offered(edited):
    dialog = opened(edited)
    dialog.table.selectRow(dialog.table.rowCount() - 1)  # the record was added
    assert not dialog.back_button.isEnabled()


def test_nothing_is_given_back_while_something_is_typed(edited, press):
    line = edited.form.editor("phone")
    line.setFocus()
    press(line, "9")
    dialog = opened(edited)
    dialog.table.selectRow(0)
    assert not dialog.back_button.isEnabled()
    assert "ยังไม่ได้บันทึก" in dialog.back_button.toolTip()

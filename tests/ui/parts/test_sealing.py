"""The dialog that asks whether a file leaves encrypted: set where it goes to a stick, refused where it would not do."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.parts.sealing import SealDialog
from desktop.work import exports

SECRET = "three plain words 7"


@pytest.fixture
def show(qtbot, monkeypatch, tmp_path):
    def show(on_stick=False):
        monkeypatch.setattr(exports, "is_carried", lambda _path: on_stick)
        dialog = SealDialog(tmp_path / "a.xlsx", "ส่งออก")
        qtbot.addWidget(dialog)
        dialog.given = []
        dialog.chosen.connect(dialog.given.append)
        dialog.open()
        return dialog

    return show


def type_(dialog, first, again):
    dialog.form.load({"passphrase": first, "again": again})
    dialog.verb.click()


def test_a_file_for_this_machine_leaves_open_unless_it_is_ticked(show):
    dialog = show()
    assert not dialog.tick.isChecked()
    assert not dialog.form.editor("passphrase").isVisible()
    dialog.verb.click()
    assert dialog.given == [""]
    assert not dialog.isVisible()


def test_a_file_for_a_stick_asks_for_a_passphrase_twice(show):
    dialog = show(on_stick=True)
    assert dialog.tick.isChecked()
    assert dialog.form.editor("passphrase").isVisible()
    type_(dialog, SECRET, SECRET)
    assert dialog.given == [SECRET]


@pytest.mark.parametrize(
    ("first", "again", "sentence"),
    [
        ("", "", "อย่างน้อย 12 ตัวอักษร"),
        ("short", "short", "อย่างน้อย 12 ตัวอักษร"),
        ("ฉันรักป่าไม้ริมคลอง", "ฉันรักป่าไม้ริมคลอง", "เฉพาะอักษรอังกฤษ"),
        (SECRET, SECRET + "8", "สองครั้งไม่ตรงกัน"),
    ],
)
def test_what_would_not_do_is_said_beside_its_field(show, first, again, sentence):
    dialog = show(on_stick=True)
    type_(dialog, first, again)
    assert dialog.given == []
    assert dialog.isVisible()
    assert any(sentence in one.text() for one in dialog.findChildren(QLabel) if one.isVisible())


def test_going_back_writes_nothing(show):
    dialog = show()
    dialog.reject()
    assert dialog.given == []

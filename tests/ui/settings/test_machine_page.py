"""The settings of this machine are kept as they are chosen, and what does not fit is said in one sentence."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop import settings
from desktop.errors import Trouble
from desktop.settings import SETTINGS
from desktop.ui.settings.machine_page import MachinePage


@pytest.fixture
def page(qtbot):
    made = MachinePage(lambda: made.restyled.append(1))
    made.restyled = []
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    return made


def said(page, key):
    return page.boxes[key].widget.accessibleDescription()


def choose(page, key, word):
    box = page.boxes[key].widget
    box.setCurrentIndex(box.findText(word))


def type_number(page, press, key, text):
    line = page.boxes[key].widget
    line.setFocus()
    line.selectAll()
    press(line, text)
    press(line, Qt.Key.Key_Return)


def test_every_setting_with_a_title_is_here_as_it_is_kept(page):
    assert list(page.boxes) == [one.key for one in SETTINGS if one.title]
    assert [box.editor.value() for box in page.boxes.values()] == ["th", "auto", 100, 10]


def test_a_choice_is_kept_at_once_and_dresses_the_program_anew(page):
    choose(page, "dark", "มืด")
    assert (settings.get("dark"), page.restyled) == ("dark", [1])


def test_only_what_can_be_chosen_is_offered(page):
    languages = page.boxes["language"].widget
    assert [languages.itemText(n) for n in range(languages.count())] == ["ไทย", "อังกฤษ"]


def test_a_number_is_kept_when_it_is_whole(page, press):
    line = page.boxes["text_size"].widget
    line.setFocus()
    line.selectAll()
    press(line, "12")
    assert (settings.get("text_size"), said(page, "text_size")) == (100, "")
    press(line, "5")
    press(line, Qt.Key.Key_Return)
    assert (settings.get("text_size"), page.restyled) == (125, [1])


def test_a_number_is_kept_also_when_the_field_is_left(page, press):
    line = page.boxes["lock_minutes"].widget
    line.setFocus()
    line.selectAll()
    press(line, "๕")
    page.boxes["language"].widget.setFocus()
    assert settings.get("lock_minutes") == 5


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("500", "“ขนาดตัวอักษร (ร้อยละ)” ต้องอยู่ระหว่าง 80 ถึง 200"),
        ("ใหญ่", "“ขนาดตัวอักษร (ร้อยละ)” ต้องเป็นตัวเลขเท่านั้น เช่น 12"),
    ],
)
def test_what_does_not_fit_is_said_and_stays_to_be_mended(page, press, typed, sentence):
    type_number(page, press, "text_size", typed)
    assert said(page, "text_size") == sentence
    assert page.boxes["text_size"].widget.text() == typed
    assert (settings.get("text_size"), page.restyled) == (100, [])
    type_number(page, press, "text_size", "110")
    assert (said(page, "text_size"), settings.get("text_size")) == ("", 110)


def test_an_emptied_number_takes_back_what_is_kept(page, press):
    line = page.boxes["text_size"].widget
    line.setFocus()
    line.clear()
    press(line, Qt.Key.Key_Return)
    assert (line.text(), said(page, "text_size"), page.restyled) == ("100", "", [])


def test_a_disk_that_refuses_is_one_sentence(page, monkeypatch):
    def refuse(_key, _value):
        raise Trouble("บันทึกการตั้งค่าไม่ได้")

    monkeypatch.setattr(settings, "put", refuse)
    choose(page, "dark", "มืด")
    assert (said(page, "dark"), page.restyled) == ("บันทึกการตั้งค่าไม่ได้", [])

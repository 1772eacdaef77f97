"""A picker offers what is known while typing, and adds on the spot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.people import Person
from desktop.domain.records import field_of
from desktop.ui.jobs import Access, Jobs
from desktop.ui.parts.picker import PAUSE, Match, Picker, known

KNOWN = [Match("p1", "นายกฤษฎา ฐิติวัฒน์", "หมู่ 1"), Match("p2", "นางสาวเกศินี แก้วประเสริฐ", "หมู่ 2")]


@pytest.fixture
def picker(qtbot, jobs):
    def suggest(session, text):
        made.asked.append(text)
        return [match for match in KNOWN if text in match.label]

    made = Picker(jobs, suggest)
    made.asked, made.told, made.added = [], [], []
    made.changed.connect(made.told.append)
    made.add_requested.connect(made.added.append)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def type_in(picker, press, qtbot):
    def type_in(text):
        press(picker, text)
        qtbot.waitUntil(lambda: bool(picker.asked) and picker._view.isVisible(), timeout=PAUSE * 20)
        return [picker._offers.item(row).text() for row in range(picker._offers.rowCount())]

    return type_in


def test_matches_and_a_row_to_add_are_offered(type_in):
    assert type_in("กฤ") == ["นายกฤษฎา ฐิติวัฒน์", "+ เพิ่ม “กฤ”"]


def test_a_pause_stands_between_the_last_key_and_the_question(picker, type_in):
    type_in("กฤษฎา")
    assert picker.asked == ["กฤษฎา"]


def test_enter_takes_the_first_match(picker, type_in, press):
    type_in("กฤ")
    press(picker._view, Qt.Key.Key_Return)
    assert (picker.value(), picker.text(), picker.label()) == ("p1", KNOWN[0].label, KNOWN[0].label)
    assert picker.told[-1] == "p1"
    assert picker.problem() is None


def test_arrows_move_and_the_text_stays_readable(picker, type_in, press):
    type_in("น")
    press(picker._view, Qt.Key.Key_Down)
    press(picker._view, Qt.Key.Key_Return)
    assert picker.value() == "p2"


def test_the_last_row_asks_to_add(picker, type_in, press):
    type_in("กฤ")
    press(picker._view, Qt.Key.Key_Down)
    press(picker._view, Qt.Key.Key_Return)
    assert picker.added == ["กฤ"]
    assert picker.value() == ""


def test_what_was_added_is_chosen(picker):
    picker.choose(Match("p9", "นายใหม่"))
    assert (picker.value(), picker.text(), picker.told) == ("p9", "นายใหม่", ["p9"])


def test_typed_but_not_chosen_has_a_sentence(picker, type_in):
    type_in("ไม่มีใคร")
    assert str(picker.problem()) == "ยังไม่ได้เลือกจากรายการ กรุณาเลือกชื่อที่เสนอ หรือกด “เพิ่ม” เพื่อสร้างใหม่"


def test_an_emptied_line_is_no_record(picker):
    picker.set_value("p1", KNOWN[0].label)
    picker.clear()
    picker.commit()
    assert (picker.value(), picker.told) == ("", [""])


def test_f4_offers_all(picker, press, qtbot):
    picker.set_value("p1", KNOWN[0].label)
    press(picker, Qt.Key.Key_F4)
    qtbot.waitUntil(picker._view.isVisible)
    assert picker.asked == [""]
    assert picker._offers.rowCount() == 2


def test_nothing_is_offered_once_the_field_is_left(picker, press, settle):
    press(picker, "กฤ")
    picker.look_up()
    picker.clearFocus()
    settle()
    assert not picker._view.isVisible()


def test_a_picker_that_cannot_add_has_no_such_row(qtbot, jobs, press):
    made = Picker(jobs, lambda s, t: KNOWN, adds=False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    press(made, "น")
    qtbot.waitUntil(made._view.isVisible)
    assert made._offers.rowCount() == 2


def test_known_villages_come_from_the_office(practice_store, qtbot, press):
    from desktop.store.session import reading

    jobs = Jobs(Access(lambda: reading(practice_store), lambda a: None, lambda a: None))
    made = known(jobs, lambda: "", adds=("villages",))(field_of(Person, "village"))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    press(made, "หมู่ 3")
    qtbot.waitUntil(made._view.isVisible)
    QApplication.processEvents()
    labels = [made._offers.item(row).text() for row in range(made._offers.rowCount())]
    assert labels[0].startswith("หมู่ 3")
    assert labels[-1] == "+ เพิ่ม “หมู่ 3”"
    jobs.close()

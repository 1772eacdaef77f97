"""A form made of described fields: undo, errors beside fields, drafts, the guard on leaving."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.errors import CannotDo, Trouble
from desktop.ui.parts import messages
from desktop.ui.parts.form import DRAFT_AFTER, Form
from desktop.ui.parts.picker import Match, Picker

SECTIONS = [
    ("ตัวบุคคล", ["title", "first_name", "last_name", "national_id", "born"]),
    ("อื่น ๆ", ["village", "phone", "note"]),
]
CTRL = Qt.KeyboardModifier.ControlModifier
SAVED = {
    "title": "นาย",
    "first_name": "กฤษฎา",
    "last_name": "ฐิติวัฒน์",
    "born": date(2008, 5, 8),
    "village": "v1",
}


@pytest.fixture
def drafts():
    return []


@pytest.fixture
def form(qtbot, jobs, drafts):
    made = Form(
        Person, SECTIONS, picker=lambda field: Picker(jobs, lambda s, t: [Match("v2", "หมู่ 2")]),
        save_draft=drafts.append, keys={"first_name": "N"},
    )  # fmt: skip
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    made.activateWindow()
    made.load(SAVED, {"v1": "หมู่ 1"})
    for name in ("first_name", "last_name"):
        made.editor(name).end(False)
    return made


def message(form, name):
    box = form._boxes[name]
    return box._message._words.text() if box._message.isVisible() else ""


def test_saved_values_are_shown_clean(form):
    assert form.values() == {**SAVED, "national_id": "", "phone": "", "note": ""}
    assert form.editor("village").text() == "หมู่ 1"
    assert form.editor("born").text() == "8 พฤษภาคม 2551"
    assert not form.dirty


def test_an_edit_makes_the_form_dirty_and_undo_clean_again(form, press):
    told = []
    form.dirty_changed.connect(told.append)
    name = form.editor("first_name")
    name.setFocus()
    press(name, "าา")
    assert form.values()["first_name"] == "กฤษฎาาา"
    assert form.dirty
    press(name, Qt.Key.Key_Z, CTRL)
    assert (name.text(), form.dirty) == ("กฤษฎา", False)
    press(name, Qt.Key.Key_Y, CTRL)
    assert (name.text(), form.values()["first_name"], form.dirty) == ("กฤษฎาาา", "กฤษฎาาา", True)
    assert told == [True, False, True]


def test_undo_goes_back_field_by_field_and_shows_which(form, press):
    first, last = form.editor("first_name"), form.editor("last_name")
    for line, letter in ((first, "ก"), (last, "ข"), (first, "ค")):
        line.end(False)
        press(line, letter)
    press(first, Qt.Key.Key_Z, CTRL)
    assert first.text() == "กฤษฎาก"
    press(first, Qt.Key.Key_Z, CTRL)
    assert last.text() == "ฐิติวัฒน์"
    assert last.hasFocus()


def test_typing_a_value_back_is_no_edit(form, press):
    press(form.editor("first_name"), "ก")
    press(form.editor("first_name"), Qt.Key.Key_Backspace)
    assert not form.dirty


def test_undo_settles_a_half_typed_date_first(form, press):
    born = form.editor("born")
    born.setText("9/5/51")
    press(born, Qt.Key.Key_Z, CTRL)
    assert form.values()["born"] == date(2008, 5, 8)


def test_enter_goes_on_but_stays_in_a_long_text(form, press):
    form.editor("title").setFocus()
    press(form.editor("title"), Qt.Key.Key_Return)
    assert form.editor("first_name").hasFocus()
    note = form.editor("note")
    note.setFocus()
    press(note, Qt.Key.Key_Return)
    assert note.hasFocus()
    assert form.values()["note"] == "\n"


def test_tab_follows_the_order_of_the_fields(form):
    names = [name for _title, names in SECTIONS for name in names]
    form.editor("title").setFocus()
    for name in names[1:]:
        form.focusNextChild()
        assert form.editor(name).hasFocus(), name


def test_errors_stand_beside_their_fields_and_are_counted(form):
    counts = []
    form.errors_counted.connect(counts.append)
    form.set_errors({"last_name": "ต้องกรอกนามสกุล", "phone": "ยาวเกินไป"})
    assert message(form, "last_name") == "ต้องกรอกนามสกุล"
    assert form.editor("last_name").property("invalid") is True
    assert form.editor("last_name").accessibleDescription() == "ต้องกรอกนามสกุล"
    assert form.errors() == ("last_name", "phone")
    assert form._count.text() == "ยังมี 2 ข้อที่ต้องแก้ ไปที่ข้อแรก"
    form._count.click()
    assert form.editor("last_name").hasFocus()
    form.set_errors({})
    assert (message(form, "last_name"), form.errors(), counts) == ("", (), [2, 0])
    assert not form._count.isVisible()


def test_checking_finds_what_does_not_hold_and_goes_there(form):
    form.set_value("first_name", "")
    form.editor("born").setText("29/2/2566")
    assert not form.check()
    assert message(form, "first_name") == "ต้องกรอก “ชื่อ” ก่อนบันทึก"
    assert form.errors() == ("first_name", "born")
    assert form.editor("first_name").hasFocus()
    form.set_value("first_name", "กฤษฎา")
    form.set_value("born", None)
    assert form.check()


def test_an_error_goes_as_soon_as_it_is_mended(form, press):
    form.set_value("first_name", "")
    form.check()
    press(form.editor("first_name"), "ก")
    assert form.errors() == ()


def test_what_is_too_long_is_told_while_typing(form, press):
    form.editor("phone").setText("0" * 60)
    press(form.editor("phone"), "0")
    assert message(form, "phone") == "“โทรศัพท์” ยาวเกิน 60 ตัวอักษร กรุณาย่อให้สั้นลง"


def test_an_unread_date_is_told_when_the_field_is_left(form):
    form.editor("born").setText("เมื่อวาน ๆ")
    form.editor("born").commit()
    assert form.errors() == ("born",)


def test_a_typed_name_that_was_not_chosen_stands_against_saving(form, press):
    form.editor("village").selectAll()
    press(form.editor("village"), "ไม่มี")
    assert not form.check()
    assert form.errors() == ("village",)


def test_a_refusal_stands_beside_its_field(form):
    assert form.take(CannotDo("มีชื่อนี้แล้ว", "last_name")) is True
    assert message(form, "last_name") == "มีชื่อนี้แล้ว"
    assert form.take(Trouble("ดิสก์เต็ม")) is False


def test_a_refusal_of_the_whole_form_stands_on_top(form):
    assert form.take(CannotDo("บันทึกซ้ำไม่ได้"))
    assert form._general.isVisible()
    assert form._general.text() == "บันทึกซ้ำไม่ได้"
    form.set_errors({})
    assert not form._general.isVisible()


def test_warnings_do_not_block_and_do_not_hide_errors(form):
    form.set_errors({"phone": "ผิด"})
    form.set_warnings({"national_id": "ตรวจกับบัตร", "phone": "แปลก"})
    assert (message(form, "national_id"), message(form, "phone")) == ("ตรวจกับบัตร", "ผิด")
    assert form.editor("national_id").property("warned") is True
    assert form.errors() == ("phone",)


def test_a_draft_is_kept_a_while_after_the_last_key(form, press, drafts, qtbot):
    press(form.editor("first_name"), "ก")
    assert drafts == []
    qtbot.waitUntil(lambda: bool(drafts), timeout=DRAFT_AFTER * 3)
    assert drafts[0]["first_name"] == "กฤษฎาก"
    assert drafts[0]["born"] == date(2008, 5, 8)


def test_no_draft_of_what_was_saved_or_undone(form, press, drafts):
    press(form.editor("first_name"), "ก")
    form.mark_saved()
    assert not form._pause.isActive()
    press(form.editor("first_name"), "ข")
    press(form.editor("first_name"), Qt.Key.Key_Z, CTRL)
    form._draft()
    assert drafts == []


def test_a_draft_is_put_over_the_saved_values_as_edits(form):
    form.restore({"first_name": "ร่าง", "born": "2009-01-02", "unknown": 1})
    assert form.values()["first_name"] == "ร่าง"
    assert form.values()["born"] == date(2009, 1, 2)
    assert form.dirty


def test_leaving_a_clean_form_asks_nothing(form, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda parent: pytest.fail("asked"))
    assert form.confirm_leave(lambda: pytest.fail("saved"))


@pytest.mark.parametrize(
    ("answer", "may_leave", "saves"), [("stay", False, 0), ("leave", True, 0), ("save", False, 1)]
)
def test_leaving_unsaved_asks_once(form, press, monkeypatch, answer, may_leave, saves):
    asked, saved = [], []
    monkeypatch.setattr(messages, "leave", lambda parent: asked.append(parent) or answer)
    press(form.editor("first_name"), "ก")
    assert form.confirm_leave(lambda: saved.append(1)) is may_leave
    assert (len(asked), len(saved)) == (1, saves)


def test_a_new_record_for_a_link_is_asked_for_and_taken(form):
    asked = []
    form.add_requested.connect(lambda *told: asked.append(told))
    form.editor("village").add_requested.emit("หมู่ 9")
    form.set_value("village", "v9", "หมู่ 9")
    assert asked == [("village", "หมู่ 9")]
    assert (form.editor("village").text(), form.values()["village"]) == ("หมู่ 9", "v9")
    form.undo.undo()
    assert form.editor("village").text() == "หมู่ 1"


def test_two_columns_where_there_is_room_and_one_where_not(form, qtbot):
    assert form._boxes["title"].x() != form._boxes["first_name"].x()
    assert form._boxes["note"].width() > form._boxes["title"].width() * 1.5
    form.resize(420, 700)
    qtbot.wait(20)
    assert form._boxes["title"].x() == form._boxes["first_name"].x()
    assert form.verticalScrollBar().maximum() > 0
    assert form.horizontalScrollBar().maximum() == 0


def test_labels_carry_their_key_and_mark_what_is_required(form):
    label = next(one for one in form.findChildren(QLabel) if one.buddy() is form.editor("first_name"))
    assert label.text() == "ชื่อ * (&N)"
    assert form.editor("first_name").accessibleName() == "ชื่อ"
    assert "ต้องกรอก" in form.editor("first_name").accessibleDescription()


def test_hints_are_read_out(form):
    assert "13 หลัก" in form.editor("national_id").accessibleDescription()


def test_what_is_being_typed_is_left_alone_until_it_is_settled(form, press):
    form.editor("born").selectAll()
    press(form.editor("born"), "9/5/2")
    assert form.settled()["born"] == date(2008, 5, 8)
    assert form.editor("born").text() == "9/5/2"


def test_a_hidden_field_keeps_its_value(form):
    form.show_field("last_name", False)
    assert not form.editor("last_name").isVisible()
    assert form.values()["last_name"] == "ฐิติวัฒน์"
    form.show_field("last_name", True)
    assert form.editor("last_name").isVisible()


def test_a_field_that_is_left_out_leaves_no_hole(form, qtbot):
    boxes = form._boxes
    assert boxes["last_name"].y() > boxes["title"].y()
    form.show_field("first_name", False)
    qtbot.waitUntil(lambda: boxes["last_name"].y() == boxes["title"].y())
    assert not boxes["first_name"].isVisible()
    form.show_field("first_name", True)
    assert form.values()["first_name"] == "กฤษฎา"


def test_a_button_stands_under_its_field_and_after_it(form, qtbot):
    button = QPushButton("ดูเลข")
    form.add_button("national_id", button)
    qtbot.waitUntil(button.isVisible)
    form.editor("national_id").setFocus()
    form.focusNextChild()
    assert button.hasFocus()
    assert button.parentWidget() is form._boxes["national_id"]


def test_a_button_beside_its_editor_stands_in_its_line(form, qtbot):
    button, box = QPushButton("เลือกโฟลเดอร์…"), form._boxes["national_id"]
    box.add_beside(button)
    qtbot.waitUntil(lambda: button.isVisible() and button.x() > 0)
    assert abs(button.geometry().center().y() - box.widget.geometry().center().y()) <= 1
    assert button.x() > box.widget.geometry().right()


def test_a_tambon_is_chosen_by_name_and_said_by_its_word(qtbot, jobs):
    made = Form(Organisation, [("", ["name", "tambon"])], picker=lambda field: Picker(jobs, lambda s, t: []))
    qtbot.addWidget(made)
    chooser = made.editor("tambon")
    chooser.offer([("240606", "ท่าถ่าน"), ("240601", "เกาะขนุน")])
    assert chooser.accessibleName() == "ตำบล"
    made.load({"tambon": "240601"})
    assert (chooser.currentText(), made.values()["tambon"]) == ("เกาะขนุน", "240601")
    made.load({"tambon": "100101"}, {"100101": "พระบรมมหาราชวัง"})
    assert (chooser.currentText(), made.dirty) == ("พระบรมมหาราชวัง", False)
    chooser.offer([("240606", "ท่าถ่าน")])
    assert (chooser.currentText(), made.values()["tambon"]) == ("พระบรมมหาราชวัง", "100101")
    chooser.setCurrentIndex(chooser.findText("ท่าถ่าน"))
    assert (made.values()["tambon"], made.dirty) == ("240606", True)

"""ตั้งค่า: a page for each thing that an office sets, in groups; made when it is visited, the last one first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop import settings
from desktop.domain.offices import Signer
from desktop.domain.registers import Register
from desktop.store import records as store
from desktop.ui.settings.page import make
from desktop.ui.settings.place import KEY
from desktop.work import cases


@pytest.fixture
def place(qtbot, jobs, settle):
    made = make(jobs, lambda: None, lambda _old, _new: None)
    qtbot.addWidget(made)
    jobs.changed.connect(made.refresh)
    made.resize(1200, 760)
    made.show()
    settle()
    return made


def titles(place):
    return [place.list.item(n).text() for n in range(place.list.count())]


def test_each_thing_has_its_page_under_the_word_of_its_group(place):
    lines = titles(place)
    headings = [line for n, line in enumerate(lines) if not place.list.item(n).flags()]
    assert headings[0] == "สำนักงาน"
    assert headings[-2:] == ["สำรองและส่งต่อ", "เครื่องนี้"]
    assert len(headings) == len(set(headings)) <= 8  # pages of one group stand together
    for heading, page in (("สำนักงาน", "ผู้ลงนาม"), ("หนังสือและเกณฑ์", "เกณฑ์จัดระดับ"), ("ไกล่เกลี่ย", "ประเภทข้อพิพาท"),
                          ("ผู้ใช้และความปลอดภัย", "รหัสผ่าน"), ("สำรองและส่งต่อ", "สำรองข้อมูล"), ("เครื่องนี้", "หน้าจอ")):  # fmt: skip
        above = [line for line in lines[: lines.index(page)] if line in headings]
        assert above[-1] == heading


def test_a_page_is_called_in_the_list_as_it_calls_itself(place, settle):
    for n in range(place.list.count()):
        if key := place.list.item(n).data(KEY):
            page = place.page(key)
            settle()
            assert (
                place.list.item(n).text() == page.title() or key == "offices"
            )  # whose title is its own name


def test_a_page_is_made_at_its_first_visit(place, settle):
    assert [*place._made] == ["offices"]
    place.show_page("users")
    settle()
    assert [*place._made] == ["offices", "users"]
    assert place.title() == "ผู้ใช้"


def test_arrow_keys_go_from_page_to_page_and_pass_the_words_of_groups_by(place, settle, qtbot):
    place.list.setFocus()
    for _press in range(4):
        qtbot.keyClick(place.list, Qt.Key.Key_Down)
    settle()
    assert place.key == "registers"
    assert place.list.currentItem().text() == "ทะเบียนเลขหนังสือ"
    qtbot.keyClick(place.list, Qt.Key.Key_Up)
    assert place.key == "own_fields"


def test_enter_puts_the_keyboard_on_the_page(place, settle, qtbot):
    place.show_page("passphrase")
    place.list.setFocus()
    place.list.activated.emit(place.list.currentIndex())
    assert place.page("passphrase").isAncestorOf(QApplication.focusWidget())


def test_the_page_on_show_last_is_the_first_the_next_time(place, jobs, qtbot, settle):
    place.show_page("tracks")
    again = make(jobs, lambda: None, lambda _old, _new: None)
    qtbot.addWidget(again)
    assert again.key == "tracks"
    settings.put("settings_page", "no longer there")
    other = make(jobs, lambda: None, lambda _old, _new: None)
    qtbot.addWidget(other)
    settle()
    assert other.key == "offices"


def test_a_page_with_something_unsaved_is_not_left(place, settle, monkeypatch):
    asked = []
    monkeypatch.setattr(place.page("offices"), "can_leave", asked.append)  # which says no
    place.list.chosen.emit("users")
    assert (place.key, place.list.currentItem().text()) == ("offices", "สำนักงาน")
    asked[0]()
    assert (place.key, place.list.currentItem().text()) == ("users", "ผู้ใช้")


def test_where_it_is_narrow_the_pages_are_in_a_box_above(place, settle):
    place.resize(620, 700)
    settle()
    assert place.box.isVisible()
    assert not place.list.isVisible()
    assert place.box.currentText() == "สำนักงาน"
    place.box.activated.emit(place.box.findText("ผู้ใช้"))
    assert (place.key, place.box.currentText()) == ("users", "ผู้ใช้")
    place.resize(1300, 700)
    settle()
    assert place.list.isVisible()
    assert not place.box.isVisible()


def test_a_high_page_scrolls_alone(place, settle):
    place.page("users").setMinimumHeight(3000)
    place.show_page("users")
    settle()
    assert place._areas["users"].verticalScrollBar().maximum()
    assert place.heightForWidth(place.width()) < place.height()
    place.show_page("backups")
    settle()
    assert not place._areas["backups"].verticalScrollBar().maximum()


def test_what_is_asked_of_the_place_goes_to_the_page_on_show(place, settle, monkeypatch):
    place.show_found("signers", "ไม่มีใครชื่อนี้")
    settle()
    assert place.key == "signers"
    told = []
    page = place.page("signers")
    for name in ("show_part", "new", "save", "print_", "back", "refresh", "show_tambon"):
        monkeypatch.setattr(page, name, lambda *given, name=name: told.append((name, *given)))
    place.show_part("signers", "1")
    place.new()
    place.save()
    place.print_()
    place.back()
    place.refresh("signers")
    place.show_tambon("240606")
    assert told == [
        ("show_part", "signers", "1"), ("new",), ("save",), ("print_",), ("back",), ("refresh", "signers"),
        ("show_tambon", "240606"),
    ]  # fmt: skip


def test_a_signer_is_added_and_one_without_whom_he_acts_for_is_refused(place, settle, ask):
    place.open("signers", "")
    settle()
    form = place.page("signers").record.form
    for name, value in (("name", "นายรอง คนใหม่"), ("position", "ปลัดอำเภอ"), ("acting", "caretaker")):
        form.set_value(name, value)
    form.editor("start").setText("1/10/2569")
    place.save()
    settle()
    assert form.editor("acting_for").accessibleDescription() == (
        "ต้องบอกว่าลงนามแทนตำแหน่งใด เช่น นายอำเภอพนมสารคาม"
    )
    form.set_value("acting_for", "นายอำเภอพนมสารคาม")
    place.save()
    settle()
    assert "นายรอง คนใหม่" in [signer.name for signer in ask(store.find, Signer)]


def test_a_register_is_changed_but_none_is_added_or_taken_out(place, settle, ask):
    register = ask(store.find, Register)[0]
    place.open("registers", register.id)
    settle()
    registers = place.page("registers")
    assert not registers.record.remove_button.isVisible()
    registers.record.form.set_value("way", "given")
    place.save()
    settle()
    assert ask(store.read, Register, register.id).way == "given"
    place.back()
    place.new()
    settle()
    assert registers.title() == "ทะเบียนเลขหนังสือ"


def test_rules_that_nobody_confirmed_say_so(place, settle):
    place.show_page("rules")
    settle()
    model = place.page("rules").list.model
    names = [field.name for field in model.fields]
    model.row_at(0)  # asks for the rows, where they were not asked for yet
    settle()
    row = model.row_at(0)
    assert row.cells[names.index("confirmed_by")] == "ยังไม่ยืนยัน"
    assert row.cells[names.index("value")] == "15"


@pytest.mark.parametrize("topic", ["tracks", "scopes"])
def test_what_nobody_confirmed_is_told(place, settle, topic):
    page = place.page(topic)
    place.show_page(topic)
    settle()
    model = page.list.model
    column = [field.name for field in model.fields].index("confirmed_by")
    model.row_at(0)
    settle()
    assert {model.row_at(n).cells[column] for n in range(model.rowCount())} == {"ยังไม่ยืนยัน"}


def test_a_kind_of_dispute_is_added_and_offered(place, settle, ask):
    place.open("dispute_kinds", "")
    settle()
    form = place.page("dispute_kinds").record.form
    for name, value in (("name", "ท่อระบายน้ำ"), ("nature", "civil")):
        form.set_value(name, value)
    place.save()
    settle()
    assert "ท่อระบายน้ำ" in [kind.name for kind in ask(cases.kinds)]

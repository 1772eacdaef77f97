"""Five questions for a new office, by keyboard alone; what does not hold is said where it is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.ui.shell.new_office import NewOfficePage

PASSPHRASE = "ฉันรักป่าไม้ริมคลอง"


@pytest.fixture
def page(qtbot, jobs, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    made = NewOfficePage(jobs)
    qtbot.addWidget(made)
    made.given, made.backs = [], []
    made.asked.connect(made.given.append)
    made.back_asked.connect(lambda: made.backs.append(1))
    made.resize(1100, 680)
    made.show()
    made.activateWindow()
    made.begin()
    return made


def look_up(page, press, settle, text):
    press(page.focusWidget(), text)
    settle()


@pytest.fixture
def chosen(page, press, settle):
    look_up(page, press, settle, "พนมสารคาม")
    press(page.focusWidget(), Qt.Key.Key_Return)
    return page


def names(listed):
    return [listed.item(n).text() for n in range(listed.count())]


def fill(page, **texts):
    answers = {"officer": "นางสาวทดสอบ ระบบดี", "position": "", "passphrase": PASSPHRASE, "again": PASSPHRASE}
    for name, text in {**answers, **texts}.items():
        page.boxes[name].editor.set_value(text)


def said(page):
    return {
        name: box.widget.accessibleDescription() for name, box in page.boxes.items() if box.state == "invalid"
    }


def test_an_office_is_asked_for_by_keyboard_alone(page, press, settle, tmp_path):
    look_up(page, press, settle, "พนม")
    press(page.focusWidget(), Qt.Key.Key_Down)
    assert page._districts.hasFocus()
    press(page._districts, Qt.Key.Key_Return)
    assert page.text("district") == "อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"
    assert page._tambons.hasFocus()
    press(page._tambons, Qt.Key.Key_Space)  # the first is not theirs
    press(page._tambons, Qt.Key.Key_Return)
    for text in ("นางสาวทดสอบ ระบบดี", "พัฒนากร", "", PASSPHRASE, PASSPHRASE):
        press(page.focusWidget(), text)
        press(page.focusWidget(), Qt.Key.Key_Return)
    [new] = page.given
    assert (new.office.district, new.office.officer, new.passphrase) == (
        "พนมสารคาม", "นางสาวทดสอบ ระบบดี", PASSPHRASE,
    )  # fmt: skip
    assert len(new.office.tambons) == 7
    assert "240601" not in new.office.tambons
    assert new.folder == tmp_path / "สำนักงาน อำเภอพนมสารคาม"


def test_enter_takes_the_first_district_found(chosen):
    assert chosen.text("district") == "อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา"
    assert names(chosen._tambons)[:3] == ["เกาะขนุน", "บ้านซ่อง", "พนมสารคาม"]
    assert not chosen._choose_first.isVisible()


def test_a_district_is_found_by_a_tambon_of_it(page, press, settle):
    look_up(page, press, settle, "เขาหินซ้อน")
    assert "อำเภอพนมสารคาม จังหวัดฉะเชิงเทรา" in names(page._districts)


def test_a_district_typed_over_takes_its_tambons_away(chosen, press, settle):
    line = chosen.boxes["district"].widget
    line.setFocus()
    line.selectAll()
    look_up(chosen, press, settle, "โพธาราม")
    assert names(chosen._tambons) == []
    assert chosen._choose_first.isVisible()
    fill(chosen)
    chosen.enter()
    assert said(chosen) == {"district": "พิมพ์ชื่ออำเภอ แล้วเลือกจากรายการที่พบ"}


def test_a_folder_that_is_there_gets_the_next_number(page, press, settle, tmp_path):
    (tmp_path / "สำนักงาน อำเภอพนมสารคาม").mkdir()
    look_up(page, press, settle, "พนมสารคาม")
    press(page.focusWidget(), Qt.Key.Key_Return)
    assert page.text("folder") == str(tmp_path / "สำนักงาน อำเภอพนมสารคาม 2")


def test_another_place_is_chosen_and_keeps_the_name(chosen, monkeypatch, tmp_path):
    stick = tmp_path / "แฟลชไดรฟ์"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(stick))
    chosen._choose_folder()
    assert chosen.text("folder") == str(stick / "สำนักงาน อำเภอพนมสารคาม")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: "")
    chosen._choose_folder()
    assert chosen.text("folder") == str(stick / "สำนักงาน อำเภอพนมสารคาม")


@pytest.mark.parametrize(
    ("typed", "word", "state"),
    [
        ("abc", "ความแข็งแรง: สั้นเกินไป ต้องมีอย่างน้อย 8 ตัวอักษร", "warned"),
        ("12345678", "ความแข็งแรง: ใช้ได้ แต่เดาง่าย ควรยาวกว่านี้ เช่น คำสามสี่คำที่จำได้", "warned"),
        (PASSPHRASE, "ความแข็งแรง: ดี", "good"),
    ],
)
def test_the_strength_of_the_passphrase_is_said_in_words(page, press, typed, word, state):
    line = page.boxes["passphrase"].widget
    line.setFocus()
    press(line, typed)
    assert (line.accessibleDescription(), page.boxes["passphrase"].state) == (word, state)


@pytest.mark.parametrize(
    ("answers", "field", "sentence"),
    [
        ({"officer": " "}, "officer", "ต้องบอกชื่อและนามสกุลของท่าน"),
        ({"folder": ""}, "folder", "ต้องบอกโฟลเดอร์ที่จะเก็บข้อมูล"),
        ({"passphrase": "สั้น", "again": "สั้น"}, "passphrase",
         "รหัสผ่านต้องมีอย่างน้อย 8 ตัวอักษร ควรเป็นคำสามสี่คำที่จำได้"),
        ({"again": "อย่างอื่น"}, "again", "รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่"),
    ],
)  # fmt: skip
def test_what_does_not_hold_is_said_beside_its_field_and_nothing_is_lost(chosen, answers, field, sentence):
    fill(chosen, **answers)
    before = {name: chosen.text(name) for name in chosen.boxes}
    chosen.enter()
    assert said(chosen) == {field: sentence}
    assert chosen.boxes[field].widget.hasFocus()
    assert {name: chosen.text(name) for name in chosen.boxes} == before
    assert chosen.given == []


def test_no_tambon_ticked_is_said_where_it_is_seen(chosen):
    fill(chosen)
    for row in range(chosen._tambons.count()):
        chosen._tambons.item(row).setCheckState(Qt.CheckState.Unchecked)
    chosen.enter()
    assert chosen._general.text() == "เลือกตำบลอย่างน้อยหนึ่งตำบล"
    assert not chosen._general.visibleRegion().isEmpty()

"""The parts of a record: added one after the other by keyboard, edited, taken out, taken back; their files."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.domain.organisations import Member, Organisation, Product, Scan
from desktop.domain.people import Person
from desktop.store import records as store
from desktop.ui.organisations import descriptions
from desktop.ui.papers import files
from desktop.ui.records.part_dialog import PartDialog
from desktop.ui.records.parts_tab import PartsTab
from desktop.work import attached, records
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def group(ask):
    """Give a group with members and a product."""
    return next(one for one in ask(store.find, Organisation) if one.kind == "กลุ่มสตรี")


@pytest.fixture
def open_tab(qtbot, jobs, settle, group):
    """Give what shows the parts of that group, with the keyboard on them."""

    def open_tab(description, **more):
        tab = PartsTab(jobs, description, **more)
        qtbot.addWidget(tab)
        tab.words, tab.opens = [], []
        tab.said.connect(lambda word, undo: tab.words.append((word, undo)))
        tab.open_asked.connect(lambda *asked: tab.opens.append(asked))
        jobs.changed.connect(tab.refresh)
        tab.resize(900, 500)
        tab.show()
        tab.activateWindow()
        tab.show_record(group.id, group.tambon)
        settle()
        tab.model.row_at(0) if tab.model.rowCount() else None
        settle()
        return tab

    return open_tab


@pytest.fixture
def products(open_tab):
    return open_tab(descriptions.products())


def dialog_of(tab, settle):
    settle()
    [found] = [one for one in tab.findChildren(PartDialog) if one.isVisible()]
    return found


def names(ask, group, topic=Product):
    return [one.name for one in ask(store.find, topic) if one.organisation == group.id]


def picture(tmp_path):
    made = QImage(40, 30, QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.blue)
    path = tmp_path / "ภาพ.png"
    assert made.save(str(path))
    return path


def test_everything_in_tab_and_dialog_has_a_name(products, settle):
    products.add()
    assert nameless(products) == []
    assert nameless(dialog_of(products, settle)) == []


def test_down_past_the_last_row_and_enter_add_a_part(products, press, settle, ask, group):
    products.table.setFocus()
    products.table.selectRow(products.model.rowCount() - 1)
    press(products.table, Qt.Key.Key_Down)
    assert products.add_button.hasFocus()
    products.add_button.click()
    dialog = dialog_of(products, settle)
    dialog.form.editor("name").setFocus()
    press(dialog.form.editor("name"), "ขนมไทย")
    dialog.form.set_value("price", 2550)
    dialog.ask()
    settle()
    assert names(ask, group)[-2:] == sorted(names(ask, group))[-2:]
    assert "ขนมไทย" in names(ask, group)
    assert products.words[-1][0] == "บันทึกแล้ว"
    settle()
    assert products.table.current_row().cells[0] == "ขนมไทย"


def test_several_are_added_one_after_the_other(products, settle, ask, group):
    products.add()
    dialog = dialog_of(products, settle)
    for name in ("หนึ่ง", "สอง"):
        dialog.form.set_value("name", name)
        dialog.ask_more()
        settle()
    assert dialog.isVisible()
    assert dialog.form.settled()["name"] == ""
    assert {"หนึ่ง", "สอง"} <= set(names(ask, group))
    dialog.ask_more()
    settle()
    assert dialog.form.editor("name").accessibleDescription() == "ต้องกรอก “ชื่อผลิตภัณฑ์” ก่อนบันทึก"


def test_enter_opens_a_row_and_saves_its_edit(products, press, settle, ask, group):
    products.table.selectRow(0)
    press(products.table, Qt.Key.Key_Return)
    dialog = dialog_of(products, settle)
    assert not dialog.more.isVisible()
    dialog.form.set_value("price", 9900)
    dialog.ask()
    settle()
    assert [one.price for one in ask(store.find, Product) if one.organisation == group.id] == [9900]


def test_one_is_taken_out_by_delete_and_taken_back(products, press, settle, ask, group):
    before = names(ask, group)
    products.table.setFocus()
    products.table.selectRow(0)
    press(products.table, Qt.Key.Key_Delete)
    settle()
    assert names(ask, group) == []
    assert products.empty.isVisible()
    assert not products.remove_button.isEnabled()
    word, undo = products.words[-1]
    assert word == "นำออกแล้ว"
    undo()
    settle()
    assert names(ask, group) == before
    assert products.words[-1] == ("เลิกทำแล้ว", None)


def test_insert_adds_and_a_new_record_has_nothing_to_add_to(products, press, settle):
    press(products, Qt.Key.Key_Insert)
    dialog_of(products, settle).reject()
    products.show_record("")
    settle()
    assert products.model.rowCount() == 0
    products.add()
    settle()
    assert [one for one in products.findChildren(PartDialog) if one.isVisible()] == []


def test_a_person_who_is_not_known_is_added_in_place(open_tab, settle, ask, group):
    members = open_tab(descriptions.members(), goes="person", go="ไปที่บุคคล")
    before = members.model.rowCount()
    members.add()
    dialog = dialog_of(members, settle)
    dialog.form.editor("person").add_requested.emit("นางสาวใหม่ มาเอง")
    settle()
    assert members.words == [("เพิ่ม นางสาวใหม่ มาเอง แล้ว", None)]
    dialog.ask()
    settle()
    assert members.model.rowCount() == before + 1
    [person] = [one for one in ask(store.find, Person) if one.last_name == "มาเอง"]
    assert person.tambon == group.tambon
    [member] = [one for one in ask(store.find, Member) if one.person == person.id]
    members.choose(member.id)
    members.go()
    settle()
    assert members.opens == [("people", person.id)]


def test_what_was_saved_elsewhere_stands_under_ours(products, settle, ask, do, group):
    products.table.selectRow(0)
    products.table.open_current()
    dialog = dialog_of(products, settle)
    [kept] = [one for one in ask(store.find, Product) if one.organisation == group.id]
    do(records.save, dataclasses.replace(kept, price=100))
    dialog.form.set_value("price", 200)
    dialog.ask()
    settle()
    assert dialog.form.editor("price").accessibleDescription() == "ค่าที่บันทึกจากที่อื่น: 1"
    dialog.ask()
    settle()
    assert [one.price for one in ask(store.find, Product) if one.organisation == group.id] == [200]


def test_a_picture_is_attached_shown_and_opened(open_tab, settle, ask, tmp_path, monkeypatch):
    scans = open_tab(descriptions.scans())
    scans.add()
    dialog = dialog_of(scans, settle)
    dialog.form.set_value("name", "ภาพ: กิจกรรม/2551")
    dialog.form.file_chosen.emit("file", picture(tmp_path))
    settle()
    preview = dialog.form._previews["file"]
    assert preview.isVisible()
    assert preview.icon().availableSizes()[0].width() > 40
    dialog.ask()
    settle()
    [scan] = ask(store.find, Scan)
    assert ask(attached.read, scan.file).startswith(b"\x89PNG")
    assert scans.preview.isVisible()
    opened = []
    monkeypatch.setattr(files.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    scans.preview.click()
    settle()
    assert opened[0].fileName() == "ภาพ กิจกรรม 2551.png"


def test_another_file_is_refused_beside_its_field(open_tab, settle, tmp_path, refusals):
    scans = open_tab(descriptions.scans())
    scans.add()
    dialog = dialog_of(scans, settle)
    path = tmp_path / "a.exe"
    path.write_bytes(b"MZ")
    dialog.form.file_chosen.emit("file", path)
    settle()
    assert (
        dialog.form._boxes["file"].widget.accessibleDescription() == "แนบได้เฉพาะไฟล์ภาพ JPG PNG หรือเอกสาร PDF"
    )
    path.unlink()
    dialog.form.file_chosen.emit("file", path)
    settle()
    assert refusals == ["อ่านไฟล์ “a.exe” ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่และเปิดได้"]


def test_a_paper_is_shown_by_what_it_is(open_tab, settle, do, group):
    sha = do(attached.keep, b"%PDF-1.7 ...")
    do(records.add, Scan(organisation=group.id, name="ทะเบียน", file=sha))
    scans = open_tab(descriptions.scans())
    scans.table.selectRow(0)
    settle()
    assert scans.preview.isVisible()
    assert scans.preview.accessibleName() == "เปิดดูไฟล์"


def test_the_parts_are_read_again_when_they_or_what_they_name_change(open_tab, settle, do, group, ask):
    members = open_tab(descriptions.members())
    member = next(one for one in ask(store.find, Member) if one.organisation == group.id)
    person = ask(store.read, Person, member.person)
    do(records.save, dataclasses.replace(person, last_name="นามสกุลใหม่"))
    members._jobs.changed.emit("people")
    settle()
    members.model.row_at(0)
    settle()
    QApplication.processEvents()
    cells = [members.model.row_at(n).cells[0] for n in range(members.model.rowCount())]
    assert any("นามสกุลใหม่" in cell for cell in cells)

"""The whole program, offscreen: first start, a practice office, a record typed and found again, the lock."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox

from desktop import app as program
from desktop import paths, settings
from desktop.domain.people import Person
from desktop.office import OpenOffice
from desktop.store import keys
from desktop.ui.parts import messages
from desktop.ui.shell.new_office import NewOfficePage
from desktop.ui.shell.recovery import RecoveryCodePage
from desktop.ui.shell.start import StartPage
from desktop.ui.shell.unlock import UnlockPage
from desktop.work import practice


@pytest.fixture
def desk(qapp, qtbot, tmp_path, monkeypatch):
    """Give the running program, its documents in a folder of the test's own."""
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    program.dress(qapp)
    made = program.Desk(qapp)
    qtbot.addWidget(made.entrance)
    yield made
    made.jobs.close()
    if made.window is not None:
        made.window.hide()
        made.window.deleteLater()
    made.close()
    qapp.removeEventFilter(made)


@pytest.fixture
def settled(qtbot, desk):
    """Wait until nothing runs or waits."""

    def wait():
        qtbot.waitUntil(lambda: not desk.jobs.busy, timeout=20_000)

    return wait


def practise(desk, settled):
    """Ask for a practice office at the first start."""
    desk.begin(None)
    desk.entrance.currentWidget().practice_asked.emit()
    settled()
    return desk


@pytest.fixture
def practising(desk, settled, made_practice, monkeypatch):
    """Open a practice office from the first start: a copy of one, since making it is what one test does."""
    made, opened, _ids = made_practice

    def copy(office, folder):
        shutil.copytree(made, folder)
        keys.reset_passphrase(folder, opened, "", practice.PASSPHRASE)
        office.open(folder, practice.PASSPHRASE, "")

    monkeypatch.setattr(OpenOffice, "practise", copy)
    return practise(desk, settled)


def test_first_start_offers_a_practice_office_and_opens_it(desk, settled):
    window = practise(desk, settled).window
    assert window.isVisible()
    assert not desk.entrance.isVisible()
    assert window.navigation._brand.text() == "อำเภอพนมสารคาม"
    assert [window.tambons.itemText(n) for n in range(window.tambons.count())] == ["ทุกตำบล", "ต.ท่าถ่าน"]


@pytest.mark.parametrize(
    "place", ["home", "centres", "people", "organisations", "committees", "papers", "settings"]
)
def test_every_place_opens(practising, settled, place):
    practising.window.go(place)
    settled()
    assert practising.window.page().title()


def test_the_office_opened_last_asks_for_its_passphrase_and_says_when_it_is_wrong(
    practising, settled, tmp_path
):
    folder = Path(settings.get("office"))
    assert folder.parent == tmp_path
    assert program.last_office() == folder
    practising.lock()
    page = practising.entrance.currentWidget()
    assert isinstance(page, UnlockPage)
    assert not practising.window.isVisible()
    page.passphrase_given.emit("ผิดแน่นอน")
    settled()
    assert "รหัสผ่านไม่ถูกต้อง" in page.boxes["passphrase"].widget.accessibleDescription()
    assert not practising.window.isVisible()
    page.passphrase_given.emit(practice.PASSPHRASE)
    settled()
    assert practising.window.isVisible()


def test_an_office_of_an_earlier_program_gets_its_new_books_when_it_opens(desk, settled, tmp_path):
    from desktop.domain.registers import Register
    from desktop.store import opening, records, session, tables
    from desktop.work import offices
    from desktop.work.registers import STARTING_REGISTERS

    folder = tmp_path / "office"
    opening.create(folder, practice.office(), practice.PASSPHRASE)[0].close()
    desk.begin(folder)
    desk.entrance.currentWidget().passphrase_given.emit(practice.PASSPHRASE)
    settled()
    with session.reading(desk.office.store) as unit:
        assert len(records.find(unit, Register)) == len(STARTING_REGISTERS)
    desk._begin_work(desk.window, folder)  # as at the next opening: nothing is missing, nothing is written
    settled()
    with session.reading(desk.office.store) as unit:
        actions = unit.connection.scalars(
            tables.units.select().with_only_columns(tables.units.c.action)
        ).all()
    assert actions.count(offices.COMPLETING) == 1


def test_a_lock_keeps_what_is_being_typed(practising, settled):
    practising.window.open("people", "")
    settled()
    form = practising.window.page().record.form
    form.set_value("first_name", "พิมพ์ค้าง")
    practising.lock()
    practising.entrance.currentWidget().passphrase_given.emit(practice.PASSPHRASE)
    settled()
    assert form.values()["first_name"] == "พิมพ์ค้าง"


def test_a_person_is_typed_saved_found_and_undone(practising, settled):
    window = practising.window
    window.open("people", "")
    settled()
    record = window.page().record
    record.form.set_value("first_name", "ทดสอบใหม่")
    record.form.set_value("last_name", "ไม่ซ้ำใคร")
    record.save()
    settled()
    assert record.head.title.text() == "ทดสอบใหม่ ไม่ซ้ำใคร"
    assert found(practising, "ไม่ซ้ำใคร") == ["ทดสอบใหม่ ไม่ซ้ำใคร"]
    window.toast.undo()
    settled()
    assert found(practising, "ไม่ซ้ำใคร") == []


def found(desk, text):
    from desktop.store import session
    from desktop.work import lists

    with session.reading(desk.office.store) as unit:
        return [hit.label for hit in lists.search(unit, text)]


def test_a_probable_double_is_shown_before_it_is_saved(practising, settled, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **_more: asked.append(words[2]))
    from desktop.store import records, session

    with session.reading(practising.office.store) as unit:
        known = records.find(unit, Person)[0]
    practising.window.open("people", "")
    settled()
    record = practising.window.page().record
    record.form.set_value("first_name", known.first_name)
    record.form.set_value("last_name", known.last_name)
    record.save()
    settled()
    assert known.label in asked[0]
    assert record.form.dirty, "nothing was saved while the officer turned back"


def test_leaving_unsaved_work_asks_once(practising, settled, monkeypatch):
    asked = []
    monkeypatch.setattr(messages, "leave", lambda _parent: asked.append(1) or messages.STAY)
    window = practising.window
    window.open("people", "")
    settled()
    window.page().record.form.set_value("first_name", "ค้าง")
    window.go("home")
    assert asked == [1]
    assert window.page().record.form.values()["first_name"] == "ค้าง"


def test_a_new_office_takes_five_answers_and_shows_its_recovery_code(desk, settled, qtbot, tmp_path):
    desk.begin(None)
    desk.entrance.currentWidget().new_asked.emit()
    page = desk.entrance.currentWidget()
    assert isinstance(page, NewOfficePage)
    page._look_up("district", "โพธาราม", "")
    settled()
    page._choose(page._districts.item(0))
    for name, text in (("officer", "นางสาวทดสอบ"), ("passphrase", "ฉันรักป่าไม้ริมคลอง"), ("again", "ไม่ตรงกัน")):
        page.boxes[name].editor.set_value(text)
    page.enter()
    assert "ไม่ตรงกัน" in page.boxes["again"].widget.accessibleDescription()
    page.boxes["again"].editor.set_value("ฉันรักป่าไม้ริมคลอง")
    page.enter()
    settled()
    code_page = desk.entrance.currentWidget()
    assert isinstance(code_page, RecoveryCodePage)
    folder = tmp_path / "สำนักงาน อำเภอโพธาราม"
    assert keys.unlock_with_recovery(folder, code_page._code).keys == desk.office.store.vault.keys
    assert not code_page._go.isEnabled()
    code_page._promise.setChecked(True)
    code_page._go.click()
    settled()
    assert desk.window.isVisible()


def test_a_forgotten_passphrase_is_mended_by_the_recovery_code(desk, settled, tmp_path):
    from desktop.store import opening

    folder = tmp_path / "office"
    store, code = opening.create(folder, practice.office(), "รหัสเดิมที่ลืมไป")
    store.close()
    desk.begin(folder)
    desk.entrance.currentWidget().forgotten.emit()
    desk.entrance.currentWidget().asked.emit(code, "รหัสใหม่ที่จำได้")
    settled()
    assert desk.window.isVisible()
    assert keys.unlock(folder, "รหัสใหม่ที่จำได้")


def test_a_folder_that_is_no_office_is_one_sentence(desk, settled, tmp_path):
    desk.begin(tmp_path)
    desk.entrance.currentWidget().passphrase_given.emit("อะไรก็ได้")
    settled()
    assert "ไม่ใช่สำนักงาน" in desk.entrance.currentWidget()._general.text()
    desk.entrance.currentWidget().back()
    assert isinstance(desk.entrance.currentWidget(), StartPage)


def test_the_name_of_the_officer_follows_the_office_page(practising, settled):
    window = practising.window
    window.go("settings")
    settled()
    office = window.page().page("offices")
    office.form.set_value("officer", "นายคนใหม่")
    office.save()
    settled()
    assert practising.office.actor == "นายคนใหม่"


def test_the_passphrase_is_changed_in_the_settings(practising, settled):
    window = practising.window
    window.go("settings")
    settled()
    page = window.page().page("passphrase")
    for name, text in (("passphrase", "ผิด"), ("new", "รหัสใหม่ยาวพอ"), ("again", "รหัสใหม่ยาวพอ")):
        page._boxes[name].editor.set_value(text)
    page.save()
    settled()
    assert "รหัสผ่านไม่ถูกต้อง" in page._boxes["passphrase"].widget.accessibleDescription()
    page._boxes["passphrase"].editor.set_value(practice.PASSPHRASE)
    page.save()
    settled()
    assert keys.unlock(Path(settings.get("office")), "รหัสใหม่ยาวพอ")


def test_a_wording_of_the_office_refuses_a_field_that_does_not_exist(practising, settled):
    window = practising.window
    window.open("wordings", "")
    settled()
    record = window.page().page("wordings").record
    assert "{ชื่อคณะ}" in record.form.values()["subject"]
    record.form.set_value("cause", "ตามที่ {ช่องที่ไม่มี} นั้น")
    record.form.set_value("start", __import__("datetime").date(2026, 1, 1))
    record.save()
    settled()
    assert "ช่องที่ไม่มี" in record.form.editor("cause").accessibleDescription()


def test_no_message_box_waits_unseen(practising, settled):
    settled()
    assert [
        w for w in program.QApplication.topLevelWidgets() if isinstance(w, QMessageBox) and w.isVisible()
    ] == []


def test_hidden_columns_and_the_size_of_the_window_are_remembered(practising, settled):
    window = practising.window
    window.go("people")
    settled()
    table = window.page().list.table
    table.hide_only(["occupation"])
    table.columns_chosen.emit()
    window.resize(1111, 666)
    practising.close()
    assert settings.get("columns") == {"people": ["occupation"]}
    assert settings.get("window") == [1111, 666]


def test_the_practice_office_has_a_workbook_to_import(desk, settled):
    practise(desk, settled)
    assert (Path(settings.get("office")) / practice.SAMPLE).is_file()

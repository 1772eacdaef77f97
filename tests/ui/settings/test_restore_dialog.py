"""The way back in the window: which backup, what would be lost, by whose secret, and the office beside the old one."""

from __future__ import annotations

import shutil
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog

from desktop import paths
from desktop.domain.people import Person
from desktop.domain.users import User
from desktop.store import keys as store_keys
from desktop.store import opening, records
from desktop.ui.settings import backups_asking as asking
from desktop.ui.settings.restore_dialog import RestoreDialog
from desktop.work import backups, practice, users
from tests.conftest import PASSPHRASE
from tests.ui.real_office import desk  # noqa: F401 - fixture

SECOND, HERS = "นางสาวสอง ช่วยงาน", "ต้นกล้าริมธาร ๒"


@pytest.fixture(autouse=True)
def documents(tmp_path, monkeypatch):
    made = tmp_path / "documents"
    made.mkdir()
    monkeypatch.setattr(paths, "documents_folder", lambda: made)
    return made


@pytest.fixture
def backup(practice_store):
    """Make a backup, as by hand."""
    return lambda: backups.back_up(practice_store, lambda _d, _t: None).backup


@pytest.fixture
def show(desk, jobs, settle):  # noqa: F811
    """Open the dialog over the office's backups, or over those of folders."""

    def show(store=None, folders=()):
        made = RestoreDialog(jobs, compares=store is not None, parent=desk)
        made.asked = []
        made.office_asked.connect(made.asked.append)
        if store is not None:
            made.show_offered(backups.listed(store))
        else:
            made.look_in(folders)
        made.open()
        settle()
        return made

    return show


def fill(dialog, **values):
    for name, value in values.items():
        box = dialog.secrets.boxes[name]
        box.editor.set_value(value)
        box.edited.emit(name, value, "")


def step(dialog, settle, count=1):
    for _each in range(count):
        dialog.verb.click()
        settle()


def seen(dialog):
    return [name for name, box in dialog.secrets.boxes.items() if box.isVisibleTo(dialog.secrets)]


def test_from_the_open_office_to_the_restored_one(show, settle, practice_store, backup, do, documents):
    backup()
    do(records.add, Person(first_name="มาลี", last_name="หลังสำรอง"))
    dialog = show(practice_store)
    assert dialog.table.rows()[0][1] == "สั่งสำรองเอง"
    assert not dialog.warning.isVisible()
    assert not dialog.back_button.isVisible()
    step(dialog, settle)
    assert "จะไม่มี 1 รายการที่มีตอนนี้" in dialog.differences.told.text()
    assert dialog.differences.table.rows() == [["บุคคล", "จะหายไป", "1", "มาลี หลังสำรอง"]]
    assert "อาจออกซ้ำได้" in dialog.warning.text()
    assert dialog.warning.isVisible()
    assert [one.why for one in backups.listed(practice_store)] == ["restore", "asked"], (
        "what there is now, first"
    )
    step(dialog, settle)
    assert seen(dialog) == ["folder", "how", "passphrase"]
    assert dialog.secrets.folder() == documents / "สำนักงานที่กู้คืน"
    fill(dialog, passphrase="ผิดแน่นอน")
    step(dialog, settle)
    assert "รหัสผ่านไม่ถูกต้อง" in dialog.secrets.boxes["passphrase"].widget.accessibleDescription()
    assert not (documents / "สำนักงานที่กู้คืน").exists()
    fill(dialog, passphrase=PASSPHRASE)
    step(dialog, settle)
    folder = documents / "สำนักงานที่กู้คืน"
    assert f"กู้คืนแล้วที่ {folder}" in dialog.finished_words.text()
    assert "สำนักงานใดสำนักงานหนึ่งเท่านั้น" in dialog.finished_words.text()
    assert dialog.secrets._text("passphrase") == ""
    step(dialog, settle)
    assert dialog.asked == [folder]
    opening.open_office(folder, PASSPHRASE).close()


def test_the_field_where_the_keyboard_stands_is_in_sight_on_a_low_screen(
    show, settle, practice_store, backup, qtbot
):
    backup()
    dialog = show(practice_store)
    dialog.resize(dialog.width(), 0)
    step(dialog, settle, 2)
    box = dialog.secrets.boxes["passphrase"]
    assert dialog._scroll.verticalScrollBar().maximum()
    qtbot.waitUntil(lambda: box.visibleRegion().boundingRect().height() == box.height())


def test_one_goes_back_a_step_at_a_time(show, settle, practice_store, backup, documents):
    backup()
    dialog = show(practice_store)
    step(dialog, settle, 2)
    fill(dialog, folder=str(documents / "อีกที่"))
    dialog.back()
    assert dialog.steps.currentWidget() is dialog.differences
    assert dialog.differences.told.text() == "สำเนาสำรองนี้มีข้อมูลเท่ากับสำนักงานตอนนี้"
    dialog.back()
    assert dialog.steps.currentWidget() is dialog.table
    step(dialog, settle, 2)
    assert dialog.secrets.folder().name == "อีกที่", "what was typed stays"


def test_without_an_open_office_it_tells_what_the_backup_holds(
    show, settle, practice_store, backup, documents
):
    backup()
    practice_store.close()
    (practice_store.folder / "office.db").write_bytes(b"damaged")
    dialog = show(folders=[practice_store.folder, documents / "gone"])
    step(dialog, settle)
    assert "เทียบกับข้อมูลปัจจุบันไม่ได้" in dialog.differences.told.text()
    assert ["บุคคล", "46"] in dialog.differences.held.rows()
    step(dialog, settle)
    fill(dialog, passphrase=PASSPHRASE)
    step(dialog, settle)
    assert "กู้คืนแล้วที่" in dialog.finished_words.text()
    opening.open_office(documents / "สำนักงานที่กู้คืน", PASSPHRASE).close()


def test_it_looks_elsewhere(show, settle, practice_store, backup, documents, monkeypatch, tmp_path):
    dialog = show(folders=[documents])
    assert "ไม่พบสำเนาสำรอง" in dialog.told.text()
    assert not dialog.verb.isEnabled()
    dialog.go_on()  # nothing is chosen: nothing happens
    assert dialog.steps.currentWidget() is dialog.table
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.back_up(practice_store, lambda _d, _t: None, second=stick)
    for chosen in ("", str(stick), str(next(stick.iterdir())), str(practice_store.folder / "backups")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked, chosen=chosen: chosen)
        dialog.choose_elsewhere()
        settle()
        assert len(dialog.table.rows()) == bool(chosen)
    one = next(path for path in next(stick.iterdir()).iterdir() if path.name != "files")
    dialog.look_in([one])
    settle()
    assert len(dialog.table.rows()) == 1


def test_a_damaged_one_is_not_gone_on_with(show, practice_store, backup, press):
    (backup().path / "office.db").unlink()
    dialog = show(practice_store)
    assert not dialog.verb.isEnabled()
    press(dialog.table, Qt.Key.Key_Return)
    assert dialog.steps.currentWidget() is dialog.table


def test_one_that_went_damaged_unseen_is_refused_at_the_last_step(
    show, settle, practice_store, backup, documents
):
    kept = backup()
    data = kept.path / "office.db"
    data.write_bytes(b"\0" * data.stat().st_size)
    dialog = show(folders=[practice_store.folder])
    step(dialog, settle, 2)
    fill(dialog, passphrase=PASSPHRASE)
    step(dialog, settle)
    assert "เสียหายหรือไม่ครบ" in dialog.told.text()
    assert dialog.verb.isEnabled()
    assert list(documents.iterdir()) == []


def test_keys_that_cannot_be_read_are_told(show, settle, practice_store, backup):
    kept = backup()
    dialog = show(folders=[practice_store.folder])
    step(dialog, settle)
    (kept.path / "keys.json").write_text("{")
    step(dialog, settle)
    assert dialog.steps.currentWidget() is dialog.differences
    assert dialog.told.property("role") == "error"


def test_by_enter_alone(show, settle, practice_store, backup, press):
    backup()
    dialog = show(practice_store)
    press(dialog.table, Qt.Key.Key_Return)
    settle()
    step(dialog, settle)
    fill(dialog, passphrase=PASSPHRASE)
    line = dialog.secrets.boxes["folder"].widget
    press(line, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.secrets.boxes["how"].widget
    press(dialog.secrets.boxes["passphrase"].widget, Qt.Key.Key_Return)
    settle()
    assert "กู้คืนแล้วที่" in dialog.finished_words.text()


def test_the_folder_must_be_named_and_empty(show, settle, practice_store, backup, documents, monkeypatch):
    backup()
    dialog = show(practice_store)
    step(dialog, settle, 2)
    fill(dialog, folder=" ", passphrase=PASSPHRASE)
    step(dialog, settle)
    assert "กรุณาเลือกโฟลเดอร์ใหม่" in dialog.secrets.boxes["folder"].widget.accessibleDescription()
    fill(dialog, folder=str(practice_store.folder))
    step(dialog, settle)
    assert "ต้องว่าง" in dialog.secrets.boxes["folder"].widget.accessibleDescription()
    fill(dialog, folder=str(documents / "ใหม่"))
    (documents / "ไม่ว่าง").mkdir()
    (documents / "ไม่ว่าง" / "file").touch()
    for chosen, meant in (("", "ใหม่"), (str(documents / "ไม่ว่าง"), "ไม่ว่าง/ใหม่"), (str(documents), "ใหม่")):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked, chosen=chosen: chosen)
        dialog.secrets.boxes["folder"].findChild(type(dialog.elsewhere)).click()
        assert dialog.secrets.folder() == documents / meant


def test_the_printed_code_opens_it(show, settle, practice_store, backup, do, documents):
    code = do(users.new_recovery_code)
    backup()
    dialog = show(practice_store)
    step(dialog, settle, 2)
    fill(dialog, how="code")
    assert seen(dialog) == ["folder", "how", "code"]
    dialog.secrets.begin()
    fill(dialog, code="ผิด")
    step(dialog, settle)
    assert "รหัสกู้คืน" in dialog.secrets.boxes["code"].widget.accessibleDescription()
    fill(dialog, code=code)
    step(dialog, settle)
    assert store_keys.unlock_with_recovery(documents / "สำนักงานที่กู้คืน", code)


def test_two_people_open_what_was_opened_by_two(show, settle, practice_store, backup, do, documents):
    do(users.add, User(name=SECOND), HERS)
    do(users.want_two, wanted=True)
    backup()
    dialog = show(practice_store)
    step(dialog, settle, 2)
    assert seen(dialog) == ["folder", "how", "user", "passphrase", "second_user", "second"]
    chosen = [dialog.secrets.boxes[name].editor.value() for name in ("user", "second_user")]
    assert len(set(chosen)) == 2
    by_name = {name: slot for slot, name in backups.openers(backups.listed(practice_store)[0].path)}
    fill(dialog, user=by_name.pop(SECOND), second_user=next(iter(by_name.values())))
    fill(dialog, passphrase=HERS, second="ผิด")
    step(dialog, settle)
    assert "รหัสผ่านไม่ถูกต้อง" in dialog.secrets.boxes["second"].widget.accessibleDescription()
    fill(dialog, second=PASSPHRASE)
    step(dialog, settle)
    assert (documents / "สำนักงานที่กู้คืน" / "keys.json").is_file()


def test_what_cannot_be_backed_up_now_is_no_hindrance(show, settle, practice_store, backup, do, monkeypatch):
    backup()
    do(records.add, Person(first_name="มาลี"))
    from desktop.store import backup as copies
    from desktop.store import trouble

    def refuse(*_asked):
        raise trouble.as_trouble(OSError(28, "full"))

    monkeypatch.setattr(copies, "write", refuse)
    dialog = show(practice_store)
    step(dialog, settle)
    assert dialog.steps.currentWidget() is dialog.differences
    assert "เต็ม" in dialog.told.text()
    assert dialog.told.property("role") == "warning"


def test_another_office_s_is_refused(show, settle, practice_store, tmp_path, documents):
    store, _code = opening.create(tmp_path / "other", practice.office(), PASSPHRASE)
    backups.back_up(store, lambda _d, _t: None)
    store.close()
    dialog = show(practice_store)
    dialog.look_in([tmp_path / "other"])
    settle()
    step(dialog, settle)
    assert "ของสำนักงานอื่น" in dialog.told.text()
    assert dialog.steps.currentWidget() is dialog.table


def test_stopped_it_leaves_nothing(show, settle, practice_store, backup, documents, monkeypatch):
    backup()
    dialog = show(practice_store)
    step(dialog, settle, 2)
    fill(dialog, passphrase=PASSPHRASE)
    go_on, really = threading.Event(), asking.restore

    def held(*asked):
        go_on.wait(10)
        return really(*asked)

    monkeypatch.setattr(asking, "restore", held)
    dialog.verb.click()
    assert dialog.close_button.text() == "หยุด"
    assert not dialog.verb.isEnabled()
    dialog.reject()
    go_on.set()
    settle()
    assert dialog.told.text() == "หยุดแล้ว ไม่มีสิ่งใดเปลี่ยนแปลง"
    assert dialog.close_button.text() == "ปิด"
    assert list(documents.iterdir()) == []
    dialog.reject()
    assert not dialog.isVisible()


def test_lost_attachments_are_told_and_the_folder_shown(show, settle, practice_store, backup, monkeypatch):
    kept = backup()
    pooled = next((kept.path.parent / "files").glob("*/*"))
    pooled.write_bytes(b"\0" * pooled.stat().st_size)
    dialog = show(practice_store)
    dialog.can_open = False
    step(dialog, settle, 2)
    fill(dialog, passphrase=PASSPHRASE)
    step(dialog, settle)
    assert "ไฟล์แนบ 1 ไฟล์หายหรือเสียหาย" in dialog.finished_words.text()
    assert not dialog.verb.isVisible()
    shown = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: shown.append(url.toLocalFile()))
    dialog.folder_button.click()
    assert shown == [str(dialog._restored)]
    shutil.rmtree(dialog._restored)

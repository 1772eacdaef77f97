"""The page of backups: what it says of the last one, making and stopping, the second place, receipt and comparison."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop import settings
from desktop.domain.people import Person
from desktop.errors import Trouble
from desktop.store import attachments, backups, records
from desktop.ui.parts import messages
from desktop.ui.settings import backups_asking as asking
from desktop.ui.settings import backups_words as words
from desktop.ui.settings.backup_dialogs import DifferencesDialog, ReceiptWindow
from desktop.ui.settings.backups_page import BackupsPage
from desktop.ui.settings.restore_dialog import RestoreDialog
from desktop.work.backups import Compared


@pytest.fixture
def make(qtbot, jobs, settle):
    def make(open_office=None):
        page = BackupsPage(jobs, open_office)
        qtbot.addWidget(page)
        page.words = []
        page.said.connect(lambda word, _undo: page.words.append(word))
        jobs.changed.connect(page.refresh)
        page.resize(1140, 680)
        page.show()
        settle()
        return page

    return make


@pytest.fixture
def stick(tmp_path):
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def choose(monkeypatch):
    """Let the folder's dialog give a folder."""

    def choose(folder):
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_asked: str(folder))

    return choose


@pytest.fixture
def advised(monkeypatch):
    said = []
    monkeypatch.setattr(messages, "advise", lambda _parent, error: said.append(str(error)))
    return said


def test_an_office_without_a_backup_is_told_so_and_one_is_made(make, settle, practice_store):
    page = make()
    assert page.title() == "สำรองข้อมูล"
    assert page.told.text() == "กด “สำรองเดี๋ยวนี้” เพื่อทำสำเนาชุดแรก"
    assert page.state.accessibleName() == "ยังไม่มีสำเนา"
    assert not page.receipt_button.isEnabled()
    page.print_()
    page.compare()
    assert page.findChildren(ReceiptWindow) == []
    attachments.put(practice_store, b"a file")
    page.new()
    assert page.bar.isVisible()
    assert not page.make_button.isEnabled()
    page.new()  # while one is made: nothing more
    settle()
    assert not page.bar.isVisible()
    assert page.words == ["สำรองข้อมูลแล้ว เปิดอ่านได้"]
    [row] = page.table.rows()
    assert row[1:3] == ["สั่งสำรองเอง", "เครื่องนี้"]
    assert row[5] == "เปิดอ่านได้"
    assert int(row[3].replace(",", "")) > 100
    assert "เปิดอ่านได้ ข้อมูลครบตามจำนวน และค้นหาพบ" in page.told.text()
    assert page.state.accessibleName() == "มีสำเนาแล้ว"


def test_a_stopped_one_leaves_nothing(make, settle, practice_store, monkeypatch):
    go_on, really = threading.Event(), asking.back_up

    def held(*asked, **named):
        go_on.wait(10)
        return really(*asked, **named)

    monkeypatch.setattr(asking, "back_up", held)
    attachments.put(practice_store, b"a file")
    page = make()
    page.new()
    page.stop()
    go_on.set()
    settle()
    assert page.words == ["หยุดแล้ว สำเนาสำรองที่มีอยู่ไม่เปลี่ยนแปลง"]
    assert page.table.rows() == []
    assert page.make_button.isEnabled()
    page.stop()  # nothing runs


def test_what_cannot_be_written_is_trouble_and_the_button_comes_back(make, settle, practice_store, refusals):
    page = make()
    (practice_store.folder / "keys.json").unlink()
    page.new()
    settle()
    assert refusals
    assert page.make_button.isEnabled()
    assert page._running is None


def test_a_second_place_is_chosen_filled_at_once_and_left(make, settle, stick, choose):
    page = make()
    assert page.second.text().startswith("ยังไม่ได้เลือก")
    assert not page.forget_button.isVisible()
    choose("")
    page.choose_second()
    choose(stick)
    page.choose_second()
    settle()
    assert settings.get("second_place") == str(stick)
    assert [row[2] for row in page.table.rows()] == ["เครื่องนี้ และแห่งที่สอง"]
    assert page.second.text().startswith(f"{stick} · เสียบอยู่ · มีสำเนาถึง ")
    page.choose_second()
    settle()
    assert page.words[-1] == "สำเนาล่าสุดมีข้อมูลครบแล้ว"
    page.forget_second()
    settle()
    assert settings.get("second_place") == ""
    assert [row[2] for row in page.table.rows()] == ["เครื่องนี้"]


def test_a_stick_that_is_not_plugged_in_is_told_and_the_first_one_is_made(make, settle, stick, advised):
    settings.put("second_place", str(stick))
    page = make()
    assert page.second.text() == f"{stick} · เสียบอยู่ · ยังไม่มีสำเนา"
    shutil.rmtree(stick)
    page.refresh("backups")
    settle()
    assert "ยังไม่ได้เสียบ" in page.second.text()
    page.new()
    settle()
    assert [row[2] for row in page.table.rows()] == ["เครื่องนี้"]
    assert "ไม่พบที่เก็บสำเนาแห่งที่สอง" in advised[0]


def test_a_second_place_within_the_office_is_refused(make, settle, practice_store, choose, refusals):
    page = make()
    choose(practice_store.folder / "backups")
    page.choose_second()
    settle()
    assert "ต้องอยู่นอกโฟลเดอร์ของสำนักงาน" in refusals[0]
    assert settings.get("second_place") == ""


def test_a_choice_that_cannot_be_kept_is_told(make, advised, monkeypatch):
    page = make()

    def refuse(_key, _value):
        raise Trouble("ดิสก์เต็ม")

    monkeypatch.setattr(settings, "put", refuse)
    page.automatic.click()
    assert advised == ["ดิสก์เต็ม"]


def test_the_program_s_own_backups_are_switched_off_and_on(make):
    page = make()
    assert page.automatic.isChecked()
    page.automatic.click()
    assert settings.get("backup_automatic") is False
    page.automatic.click()
    assert settings.get("backup_automatic") is True


def test_a_copy_only_on_the_stick_and_a_damaged_one_are_listed(make, settle, practice_store, stick):
    settings.put("second_place", str(stick))
    page = make()
    page.new()
    settle()
    [place] = stick.iterdir()
    shutil.rmtree(practice_store.folder / "backups")
    [carried] = [path for path in place.iterdir() if path.name != "files"]
    page.refresh("backups")
    settle()
    assert [row[2] for row in page.table.rows()] == ["แห่งที่สอง"]
    (carried / "office.db").write_bytes(b"short")
    page.refresh("backups")
    settle()
    assert page.table.rows()[0][5] == "เสียหายหรือไม่ครบ (office.db)"
    assert page.told.text() == "กด “สำรองเดี๋ยวนี้” เพื่อทำสำเนาชุดแรก"
    assert not page.receipt_button.isEnabled()
    (carried / "backup.json").write_text("{")
    page.refresh("backups")
    settle()
    assert page.table.rows()[0][0] == carried.name
    assert page.table.rows()[0][5] == "เสียหายหรือไม่ครบ (backup.json)"


def test_a_failure_of_the_program_s_own_is_seen(make):
    settings.put("backup_failed", True)
    assert make().state.accessibleName() == "ครั้งล่าสุดไม่สำเร็จ"


def test_the_receipt_is_shown_to_be_printed(make, settle):
    page = make()
    page.new()
    settle()
    page.print_()
    settle()
    [window] = page.findChildren(ReceiptWindow)
    assert window.sheet.pdf.startswith(b"%PDF")
    assert window.sheet.title.startswith("ใบรับสำเนาสำรองข้อมูล ")
    assert window.print.isEnabled()
    window.reject()


def test_what_differs_from_now_is_shown_by_topic_and_name(make, settle, do, press):
    page = make()
    page.new()
    settle()
    do(records.add, Person(first_name="มาลี", last_name="หลังสำรอง"))
    page.table.setFocus()
    press(page.table, Qt.Key.Key_Return)
    settle()
    [dialog] = page.findChildren(DifferencesDialog)
    assert "จะไม่มี 1 รายการที่มีตอนนี้" in dialog.differences.told.text()
    assert dialog.differences.table.rows() == [["บุคคล", "จะหายไป", "1", "มาลี หลังสำรอง"]]
    assert page.compare_button.isEnabled()
    dialog.reject()


def test_one_that_is_damaged_on_the_way_is_told(make, settle, practice_store, refusals):
    page = make()
    page.new()
    settle()
    kept = page.chosen()
    data = kept.path / "office.db"
    data.write_bytes(b"\0" * data.stat().st_size)
    page.compare()
    settle()
    assert "เสียหายหรือไม่ครบ" in refusals[0]
    assert page._running is None


def test_the_way_back_is_offered_with_the_chosen_one(make, settle):
    gone = []
    page = make(gone.append)
    page.restore()  # nothing there yet: the dialog says where to look
    [dialog] = page.findChildren(RestoreDialog)
    assert "ไม่พบสำเนาสำรอง" in dialog.told.text()
    dialog.reject()
    page.new()
    settle()
    page.restore()
    dialog = page.findChildren(RestoreDialog)[-1]
    assert dialog._chosen() == page.chosen()
    assert dialog.can_open
    dialog.office_asked.emit(Path("x"))
    assert gone == [Path("x")]


def test_other_topics_read_nothing(make, settle, opened):
    page = make()
    page.refresh("people")
    assert not page._stale


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (0, "0 ไบต์"),
        (999, "999 ไบต์"),
        (1000, "1 กิโลไบต์"),
        (2_500_000, "2.5 เมกะไบต์"),
        (3 * 10**9, "3.0 กิกะไบต์"),
    ],
)
def test_a_size_is_said_in_the_unit_that_fits(count, said):
    assert words.size(count) == said


def test_a_copy_of_another_machine_says_so(make, settle, practice_store):
    backups.make(practice_store, "automatic", lambda _d, _t: None)
    practice_store.device = "another"
    assert make().table.rows()[0][1] == "สำรองเองโดยโปรแกรม (จากเครื่องอื่น)"


def test_what_would_be_is_told_by_the_first_names_and_a_closed_topic_by_its_number():
    people = Compared("people", "บุคคล", 7, ("ก", "ข"), 1, ("ค",), 0, ())
    assert words.differences(people) == [
        ("บุคคล", "จะหายไป", "7", "ก, ข และอีก 5"),
        ("บุคคล", "จะได้คืน", "1", "ค"),
    ]
    gone = Compared("people", "บุคคล", 0, (), 1, ("ค",), 0, (), 1, ("(ลบข้อมูลแล้ว ก)",))
    assert words.differences(gone)[-1] == ("บุคคล", "ลบไปแล้ว แต่จะกลับมา", "1", "(ลบข้อมูลแล้ว ก)")
    assert "ของ 1 คนที่ลบไปหลังจากสำรองจะกลับมา" in words.compared([gone])
    assert "ลบไป" not in words.compared([people])
    cases = Compared("cases", "เรื่องไกล่เกลี่ย", 0, (), 0, (), 1200, ())
    assert words.differences(cases) == [("เรื่องไกล่เกลี่ย", "จะกลับเป็นค่าเดิม", "1,200", "")]

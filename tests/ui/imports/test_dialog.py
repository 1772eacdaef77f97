"""Taking in a file in the window: its columns guessed and chosen, tried before it is written, and never twice."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.surveys import Survey, SurveyRound
from desktop.store import records as store
from desktop.ui.imports.dialog import ImportDialog
from desktop.ui.imports.doubles_table import ASK
from desktop.work import backups, lists, records
from tests.ui.imports.test_offering import HOME


@pytest.fixture
def book(tmp_path):
    """Write a workbook of rows."""

    def book(*rows, **sheets):
        made = openpyxl.Workbook()
        made.active.title = "กลุ่ม"
        for name, more in {"": rows, **sheets}.items():
            sheet = made.create_sheet(name) if name else made.active
            for row in more:
                sheet.append(row)
        made.active.row_dimensions[3].hidden = True
        made.save(tmp_path / "บัญชี.xlsx")
        return tmp_path / "บัญชี.xlsx"

    return book


@pytest.fixture
def show(desk, jobs, settle):
    """Open the window over a file."""

    def show(path, kind=Organisation):
        made = ImportDialog(jobs, kind, Path(path), HOME, desk)
        made.open()
        settle()
        return made

    return show


GROUPS = (
    ("ชื่อกลุ่ม", "หมู่ที่", "ประธาน", "คะแนน"), ("กลุ่มจักสานทดลอง", "หมู่ 1", "นางทดลอง สมมติ", 5),
    ("กลุ่มซ่อนทดลอง", 2, None, None), ("รวม", None, None, 5), ("กลุ่มผิดทดลอง", "หมู่ 88", None, None),
)  # fmt: skip


def count(ask, topic):
    return ask(lists.count, topic)


def tried(dialog, settle):
    dialog.try_()
    settle()
    return dialog


def test_a_file_is_looked_at_tried_and_taken_in(show, book, ask, settle, qtbot):
    before = count(ask, "organisations")
    dialog = show(book(*GROUPS))
    assert dialog.file.text() == "บัญชี.xlsx · แผ่นงาน กลุ่ม"
    assert dialog.grid.columns() == {0: "name", 1: "village", 2: "chair", 3: ""}
    assert [dialog.grid.item(1, at).text() for at in range(4)] == ["ตรงกับหัวคอลัมน์"] * 3 + [""]
    assert dialog.grid.item(2, 0).text() == "กลุ่มจักสานทดลอง"
    assert (dialog.hidden.text(), dialog.verb.isVisible()) == ("นำเข้าแถวที่ซ่อนอยู่ 1 แถวด้วย", False)
    tried(dialog, settle)
    assert dialog.told.text() == "เมื่อนำเข้า · เพิ่ม 2 รายการ · เพิ่มบุคคลที่ถูกอ้างถึง 1 คน · ไม่รับ 1 ช่อง"
    assert [row[1] for row in dialog.outcome.news.rows()] == ["กลุ่มจักสานทดลอง", "กลุ่มซ่อนทดลอง"]
    assert dialog.outcome.refused.rows()[0][:3] == ["กลุ่ม", "B5", "หมู่ 88"]
    assert "แถวยอดรวมที่ไม่นำเข้า: 4" in dialog.outcome.notes.text()
    assert count(ask, "organisations") == before
    with qtbot.waitSignal(dialog.imported) as said:
        dialog.take_in()
    settle()
    assert said.args[0].startswith("นำเข้าแล้ว · เพิ่ม 2 รายการ")
    assert count(ask, "organisations") == before + 2


def test_every_refused_cell_of_a_row_is_told(show, book, settle):
    head, first = ("ชื่อกลุ่ม", "หมู่ที่", "ก่อตั้ง"), ("กลุ่มจักสานทดลอง", "หมู่ 1", "8 พ.ค. 51")
    dialog = tried(
        show(book(head, first, ("กลุ่มผิด", "หมู่ 88", "32/13/2551"), ("กลุ่มสอง", "หมู่ 77", None))), settle
    )
    assert dialog.told.text() == "เมื่อนำเข้า · เพิ่ม 1 รายการ · ไม่รับ 3 ช่อง"
    assert [row[1:3] for row in dialog.outcome.refused.rows()] == [
        ["B3", "หมู่ 88"], ["C3", "32/13/2551"], ["B4", "หมู่ 77"],
    ]  # fmt: skip


def test_the_same_file_again_adds_nothing_and_its_columns_are_remembered(show, book, ask, settle):
    path = book(*GROUPS[:2])
    first = show(path)
    first.grid.choose(3, "note")
    tried(first, settle).take_in()
    settle()
    again = show(path)
    assert again.grid.columns()[3] == "note"
    assert again.grid.item(1, 3).text() == "ตามที่เคยเลือก"
    tried(again, settle)
    assert again.told.text() == "ทุกแถวมีอยู่แล้ว ไม่มีอะไรต้องนำเข้า"
    assert not again.verb.isEnabled()


def test_a_field_is_chosen_for_one_column_only_and_what_is_missing_is_said(show, book):
    dialog = show(book(*GROUPS))
    dialog.grid.choose(3, "name")
    assert dialog.grid.columns() == {0: "", 1: "village", 2: "chair", 3: "name"}
    assert dialog.grid.item(1, 3).text() == "เลือกเอง"
    dialog.grid.choose(3, "")
    assert dialog.told.text() == "ยังไม่ได้เลือกว่าคอลัมน์ใดคือ “ชื่อกลุ่ม”"
    assert not dialog.next_button.isEnabled()


def test_hidden_rows_may_be_left(show, book, settle):
    dialog = show(book(*GROUPS))
    dialog.hidden.click()
    tried(dialog, settle)
    assert [row[1] for row in dialog.outcome.news.rows()] == ["กลุ่มจักสานทดลอง"]
    dialog.show_columns()
    assert dialog.next_button.isVisible()


def test_rows_that_may_be_doubles_wait_for_a_choice(show, book, do, settle, ask, qtbot):
    do(records.add, Person(first_name="สมพงษ์", last_name="อาจปรุทดลอง"))
    dialog = show(book(("ชื่อ", "นามสกุล"), ("สมพงษ์", "อาญปรุทดลอง"), ("ใหม่เอี่ยม", "ทดลองเอก")), Person)
    tried(dialog, settle)
    assert "ยังไม่ได้เลือก 1 แถว" in dialog.told.text()
    assert not dialog.verb.isEnabled()
    assert dialog.outcome.tabs.tabText(2) == "อาจซ้ำ 1"
    box = dialog.outcome.doubles.cellWidget(0, 3)
    assert box.itemText(0) == ASK
    before = count(ask, "people")
    box.setCurrentIndex(next(at for at in range(box.count()) if box.itemData(at)[0] == "fill"))
    qtbot.waitUntil(dialog.verb.isEnabled, timeout=5000)
    assert "เหมือนเดิม 1 แถว" in dialog.told.text()
    dialog.take_in()
    settle()
    assert count(ask, "people") == before + 1


def test_all_doubles_are_decided_at_once(show, book, do, settle, qtbot):
    do(records.add, Person(first_name="สมพงษ์", last_name="อาจปรุทดลอง"))
    dialog = tried(show(book(("ชื่อ", "นามสกุล"), ("สมพงษ์", "อาญปรุทดลอง")), Person), settle)
    rest = dialog.outcome.all_doubles
    rest.setCurrentIndex(rest.findData("new"))
    rest.activated.emit(rest.currentIndex())
    qtbot.waitUntil(dialog.verb.isEnabled, timeout=5000)
    assert dialog.verb.text() == "นำเข้า 1 รายการ"


def test_refused_cells_are_kept_as_a_workbook(show, book, settle, tmp_path, monkeypatch):
    dialog = tried(show(book(*GROUPS)), settle)
    place = tmp_path / "ไม่รับ.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(place), ""))
    dialog.outcome.save.click()
    assert openpyxl.load_workbook(place).active["B2"].value == "B5"
    dialog.outcome.save_refused(tmp_path / "ไม่มี" / "ก.xlsx")
    assert dialog.outcome.error.text().startswith("บันทึกไฟล์ ก.xlsx ไม่ได้")


def test_a_file_that_is_none_is_one_sentence_and_another_may_be_chosen(
    show, book, settle, tmp_path, monkeypatch
):
    (tmp_path / "ว่าง.xlsx").write_bytes(b"PK\x03\x04 nothing")
    dialog = show(tmp_path / "ว่าง.xlsx")
    assert dialog.told.text().startswith("อ่านไฟล์ตารางนี้ไม่ได้")
    assert not dialog.next_button.isEnabled()
    (tmp_path / "เดียว.csv").write_text("ก\n", "utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_asked: (str(tmp_path / "เดียว.csv"), ""))
    dialog.choose()
    settle()
    assert dialog.told.text() == "ไม่พบตารางในไฟล์นี้ ตารางต้องมีแถวหัวคอลัมน์และมีข้อมูลอยู่ใต้หัว"


def test_another_sheet_of_the_file_is_chosen(show, book, settle):
    dialog = show(book(*GROUPS[:2], สอง=(("ชื่อกลุ่ม", "หมู่"), ("กลุ่มสองทดลอง", 1))))
    assert dialog.sheets.isVisible()
    dialog.sheets.setCurrentIndex(1)
    dialog.sheets.textActivated.emit("สอง")
    settle()
    assert dialog.file.text() == "บัญชี.xlsx · แผ่นงาน สอง"


def test_surveys_are_taken_into_the_round_that_is_chosen(show, book, do, ask, settle):
    group = ask(store.find, Organisation)[0]
    rounds = [do(records.add, SurveyRound(year=year, tambon=HOME)) for year in (2580, 2581)]
    dialog = show(book(("กลุ่ม", "สมาชิกชาย", "สมาชิกหญิง"), (group.id, 3, "๔")), Survey)
    dialog.rounds.setCurrentIndex(dialog.rounds.findData(rounds[1]))
    tried(dialog, settle).take_in()
    settle()
    [made] = [one for one in ask(store.find, Survey) if one.round == rounds[1]]
    assert (made.organisation, made.members) == (group.id, 7)


def test_closing_stops_what_runs_and_nothing_is_written(show, book, ask, settle):
    before = count(ask, "organisations")
    dialog = show(book(*GROUPS))
    dialog.try_()
    dialog.reject()
    settle()
    assert count(ask, "organisations") == before


def test_progress_is_said(show, book):
    dialog = show(book(*GROUPS))
    dialog._progress()
    dialog.stepped.emit(1, 4)
    assert dialog.told.text() == "ทำแล้ว 25%"


def test_what_there_was_is_backed_up_first(show, book, ask, settle, practice_store):
    dialog = tried(show(book(*GROUPS)), settle)
    dialog.take_in()
    settle()
    [one] = backups.listed(practice_store)
    assert one.why == "import"
    assert count(ask, "organisations") > one.counts["organisations"]


def test_where_nothing_can_be_backed_up_nothing_is_taken_in(show, book, ask, settle, practice_store):
    before = count(ask, "organisations")
    dialog = tried(show(book(*GROUPS)), settle)
    (practice_store.folder / "keys.json").unlink()
    dialog.take_in()
    settle()
    assert count(ask, "organisations") == before
    assert dialog.told.text().startswith("อ่านหรือเขียนไฟล์ของสำนักงานไม่สำเร็จ")
    assert dialog.verb.isEnabled()


def test_turned_back_during_the_backup_nothing_is_taken_in(show, book, ask, settle):
    before = count(ask, "organisations")
    dialog = tried(show(book(*GROUPS)), settle)
    dialog.take_in()
    dialog.reject()
    settle()
    assert count(ask, "organisations") == before

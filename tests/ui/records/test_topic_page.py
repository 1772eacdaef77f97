"""The place of a topic: its list and a record, and the list as a file."""

from __future__ import annotations

import json

import pytest
import pyzipper
import sqlalchemy as sa
from PySide6.QtWidgets import QFileDialog

from desktop import paths, settings
from desktop.store import tables
from desktop.ui.organisations import page as organisations
from desktop.ui.people import page as people
from desktop.ui.records import taking_out
from desktop.ui.records.topic_page import TopicPage
from tests.ui.sealed import leave_open, leave_sealed, waits

SECRET = "three plain words 7"


@pytest.fixture
def place(qtbot, jobs, settle):
    made = people.make(jobs)
    qtbot.addWidget(made)
    made.words = []
    made.said.connect(lambda word, _undo: made.words.append(word))
    jobs.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    settle()
    return made


def test_the_list_opens_a_record_and_comes_back(place, settle):
    assert place.title() == "บุคคล"
    place.list.table.selectRow(0)
    place.list.table.open_current()
    settle()
    assert place.title() == "นายกิตติ จันทร์พิทักษ์"
    place.back()
    assert place.title() == "บุคคล"
    assert place.list.table.hasFocus()


def test_a_new_record_is_begun_and_saved_by_the_pages_keys(place, settle):
    rows = place.list.model.rowCount()
    place.new()
    settle()
    place.record.form.set_value("first_name", "กกก")
    place.save()
    settle()
    place.back()
    settle()
    assert place.list.model.rowCount() == rows + 1


def test_the_record_begins_in_the_tambon_chosen_before_it_was_made(place, settle):
    place.show_tambon("240606")
    place.open("people", "")
    settle()
    assert place.record.form.values()["tambon"] == "240606"


def test_hidden_columns_are_hidden_the_next_time(place, jobs, qtbot):
    place.list.table.setColumnHidden(0, True)
    place.list.table.columns_chosen.emit()
    assert settings.get("columns") == {"people": ["title"]}
    again = people.make(jobs)
    qtbot.addWidget(again)
    assert again.list.table.hidden() == ["title"]


def test_columns_that_cannot_be_remembered_are_no_trouble(place, monkeypatch):
    from desktop.errors import Trouble

    def refuse(_key, _value):
        raise Trouble("ดิสก์เต็ม")

    monkeypatch.setattr(settings, "put", refuse)
    place.list.table.columns_chosen.emit()
    assert place.words == []


def choose_file(monkeypatch, name, kind="Excel (*.xlsx)"):
    offered = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        lambda _parent, _title, path, _kinds: offered.append(path) or (str(name), kind),
    )
    return offered


def test_a_list_is_written_as_shown(place, settle, monkeypatch, tmp_path):
    choose_file(monkeypatch, tmp_path / "รายชื่อ.json")
    place.list.table.hide_only(["title", "occupation"])
    place.list.table.horizontalHeader().moveSection(3, 1)
    place.list.filter.setText("กิตติ")
    place.list._narrow()
    settle()
    place.list._export()
    leave_open()
    settle()
    written = json.loads((tmp_path / "รายชื่อ.json").read_text("utf-8"))
    assert [list(row.items()) for row in written["rows"]] == [
        [("village", "หมู่ 2 บ้านโคกตัวอย่าง"), ("first_name", "กิตติ"), ("last_name", "จันทร์พิทักษ์")],
        [("village", "หมู่ 1 บ้านหนองสมมติ"), ("first_name", "กิตติ"), ("last_name", "บุญประเสริฐ")],
        [("village", "หมู่ 2 บ้านโคกตัวอย่าง"), ("first_name", "กิตติ"), ("last_name", "วงศ์ประเสริฐ")],
    ]
    assert place.words[-1] == "ส่งออก 3 รายการแล้ว"


def test_a_name_without_an_ending_takes_that_of_the_chosen_kind(place, settle, monkeypatch, tmp_path):
    choose_file(monkeypatch, tmp_path / "รายชื่อ", "CSV (*.csv)")
    place.list._export()
    leave_open()
    settle()
    assert (tmp_path / "รายชื่อ.csv").is_file()


def test_turning_back_from_the_file_writes_nothing(place, settle, monkeypatch):
    choose_file(monkeypatch, "")
    place.list._export()
    assert not waits()
    settle()
    assert place.words == []


def test_a_place_that_cannot_be_written_is_one_sentence(place, settle, monkeypatch, tmp_path, refusals):
    choose_file(monkeypatch, tmp_path / "no-such-folder" / "a.xlsx")
    place.list._export()
    leave_open()
    settle()
    assert refusals == ["บันทึกไฟล์ a.xlsx ไม่ได้ กรุณาปิดไฟล์นี้ในโปรแกรมอื่น หรือเลือกที่เก็บอื่นที่มีพื้นที่ว่าง"]


def test_an_ending_that_is_none_is_one_sentence(place, settle, monkeypatch, tmp_path, refusals):
    choose_file(monkeypatch, tmp_path / "a.pdf")
    place.list._export()
    leave_open()
    settle()
    assert refusals == ["บันทึกได้เฉพาะไฟล์ .xlsx .csv หรือ .json กรุณาเปลี่ยนนามสกุลไฟล์ a.pdf"]


def test_the_offered_name_of_a_file_is_one_a_disk_takes(jobs, qtbot, settle, monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "documents_folder", lambda: tmp_path)
    place: TopicPage = organisations.make(jobs)
    qtbot.addWidget(place)
    place.show()
    settle()
    offered = choose_file(monkeypatch, "")
    place.list._export()
    assert offered == [str(tmp_path / "กลุ่ม-องค์กร.xlsx")]


def test_a_long_export_tells_how_far_it_is(place):
    place._exporting(500, 12_000)
    assert place.words == ["กำลังส่งออก 500 จาก 12,000 รายการ"]


def test_every_kind_of_file_that_is_offered_can_be_written():
    from desktop.exchange.export import _WRITERS

    assert set(taking_out.FILE_KINDS.values()) == set(_WRITERS)


def test_a_list_for_a_stick_is_written_encrypted_and_noted(place, settle, monkeypatch, tmp_path, ask):
    choose_file(monkeypatch, tmp_path / "รายชื่อ.csv")
    place.list._export()
    leave_sealed(SECRET)
    settle()
    assert [one.name for one in tmp_path.glob("*.*")] == ["รายชื่อ.zip"]
    with pyzipper.AESZipFile(tmp_path / "รายชื่อ.zip") as archive:
        archive.setpassword(SECRET.encode())
        assert archive.read("รายชื่อ.csv").startswith("\ufeff".encode())
    noted = ask(lambda s: s.connection.execute(sa.select(tables.readings)).all())
    assert [(one.topic, one.field, one.reason) for one in noted] == [("people", "exported", "encrypted")]

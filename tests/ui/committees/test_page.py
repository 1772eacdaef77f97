"""The place of committees: its list, a committee, and the way in from a workbook."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from desktop.ui.committees.page import make
from desktop.ui.papers import files
from desktop.ui.parts import messages
from tests.exchange.office_workbook import SAMPLE


@pytest.fixture
def place(qtbot, jobs, settle):
    made = make(jobs)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


def test_the_list_opens_a_committee(place, settle, made):
    assert place.list.model.rowCount() == 2
    place.list.opened.emit(made.committee)
    settle()
    assert place.title() == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"
    place.back()
    assert place.title() == "คณะกรรมการ"


def test_a_file_is_chosen_tried_and_its_committee_opened(place, settle, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: (str(SAMPLE), ""))
    [button] = [one for one in place.list.head.findChildren(QPushButton) if one.text() == "นำเข้าจาก Excel…"]
    button.click()
    settle()
    dialog = QApplication.activeModalWidget()
    dialog.take_in()
    settle()
    assert place.title() == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2555)"
    assert len(place.record.body.seats.lines()) == 21


def test_what_is_typed_is_not_lost_by_an_import(place, settle, made, monkeypatch):
    place.open("committees", made.committee)
    settle()
    place.record.body.seats.setData(place.record.body.seats.index(0, 2), "ที่ปรึกษา")
    asked = []
    monkeypatch.setattr(messages, "leave", lambda parent: messages.STAY)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *given: asked.append(given))
    place.record.import_asked.emit()
    assert asked == []
    assert place.record.body.dirty


def test_new_committees_begin_in_the_tambon_on_show(place, settle, made):
    place.show_tambon("240606")
    place.new()
    settle()
    assert place.record.body.form.settled()["centre"] == made.centre


def test_the_list_of_faults_opens_as_a_sheet_to_print(place, settle, made, monkeypatch):
    opened = []
    monkeypatch.setattr(
        files.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()) or True
    )
    place.open("committees", made.working_group)
    settle()
    place.record.body.sheet_asked.emit()
    settle()
    [path] = opened
    assert Path(path).name == "ข้อสังเกต.pdf"
    assert Path(path).read_bytes().startswith(b"%PDF-")

"""Many records changed at once: previewed, done, stopped and undone from the list."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QDialog

from desktop.domain.people import Person
from desktop.store import records as store
from desktop.ui.jobs import Cancelled
from desktop.ui.people import page as people
from desktop.ui.records.bulk_dialog import BulkDialog


@pytest.fixture
def place(qtbot, jobs, settle):
    made = people.make(jobs)
    qtbot.addWidget(made)
    made.words, made.undos = [], []
    made.said.connect(lambda word, undo: (made.words.append(word), made.undos.append(undo)))
    jobs.changed.connect(made.refresh)
    made.resize(1100, 700)
    made.show()
    settle()
    return made


@pytest.fixture
def dialog(place, settle):
    place.list.table.selectRow(0)
    place.list.table.selectionModel().select(
        place.list.model.index(1, 0),
        place.list.table.selectionModel().SelectionFlag.Select
        | place.list.table.selectionModel().SelectionFlag.Rows,
    )
    place.list._change_many()
    settle()
    return place.findChild(QDialog)


def choose(dialog, field, value):
    dialog.fields.setCurrentIndex(dialog.fields.findData(field))
    dialog._editor.set_value(value)


def occupations(ask):
    return [one.occupation for one in ask(store.find, Person)]


def test_the_chosen_rows_are_changed_as_previewed_and_undone_at_once(place, dialog, ask, settle):
    before = occupations(ask)
    assert isinstance(dialog, BulkDialog)
    assert not dialog.verb.isEnabled()
    choose(dialog, "occupation", "เลี้ยงไหม")
    dialog.preview()
    settle()
    assert dialog.said.text() == "จะแก้ไข 2 รายการ เป็นค่านี้อยู่แล้ว 0 รายการ แก้ไขไม่ได้ 0 รายการ"
    assert [row[1:3] for row in dialog.table.rows()] == [[old, "เลี้ยงไหม"] for old in before[:2]]
    assert occupations(ask) == before
    assert not dialog.table.horizontalScrollBar().isVisible()
    assert dialog.table.isColumnHidden(3)  # nothing stands against it
    assert dialog.verb.text() == "แก้ไข 2 รายการ"
    dialog.change()
    settle()
    assert occupations(ask) == ["เลี้ยงไหม"] * 2 + before[2:]
    assert place.words[-1] == "แก้ไขแล้ว 2 รายการ"
    place.undos[-1]()
    settle()
    assert place.words[-1] == "เลิกทำแล้ว"
    assert occupations(ask) == before


def test_what_cannot_be_changed_is_told_and_the_verb_stays_off(dialog, settle):
    choose(dialog, "first_name", "")
    dialog.preview()
    settle()
    assert [row[3] for row in dialog.table.rows()] == ["ต้องกรอก “ชื่อ” ก่อนบันทึก"] * 2
    assert not dialog.table.isColumnHidden(3)
    assert not dialog.verb.isEnabled()


def test_another_value_takes_the_preview_away(dialog, settle):
    choose(dialog, "occupation", "เลี้ยงไหม")
    dialog.preview()
    settle()
    dialog._editor.setText("ทอผ้า")
    dialog._editor.textEdited.emit("ทอผ้า")
    assert dialog.table.rows() == []
    assert not dialog.verb.isEnabled()
    dialog.change()  # nothing was seen, nothing is done
    settle()
    assert dialog.isVisible()


def test_what_is_typed_wrong_is_told_before_anything_is_read(dialog, settle):
    choose(dialog, "born", None)
    dialog._editor.setText("ไม่ใช่วัน")
    dialog.preview()
    assert dialog.trouble.isVisible()
    assert dialog.table.rows() == []


def test_it_is_stopped_and_nothing_is_changed(dialog, ask, settle):
    before = occupations(ask)
    choose(dialog, "occupation", "เลี้ยงไหม")
    dialog.preview()
    settle()
    dialog.change()
    dialog.reject()
    settle()
    if dialog.isVisible():
        assert dialog.said.text() == "หยุดแล้ว ไม่มีรายการใดถูกแก้ไข"
        assert occupations(ask) == before
    assert dialog._failed(Cancelled())
    assert dialog.said.text() == "หยุดแล้ว ไม่มีรายการใดถูกแก้ไข"
    assert dialog._progress is None
    dialog.reject()
    assert not dialog.isVisible()


def test_all_rows_of_the_filter_are_meant_while_none_are_chosen(place, settle):
    place.list.table.clearSelection()
    place.list._change_many()
    settle()
    assert len(place.findChild(QDialog)._numbers) == place.list.model.rowCount()


def test_a_filter_of_the_practice_office_narrows_the_list(place, settle):
    whole = place.list.model.rowCount()
    place.list.filters.ask()
    settle()
    from desktop.ui.parts.filter_dialog import FilterDialog

    asked = place.window().findChild(FilterDialog)
    [row] = asked.rows
    row.fields.setCurrentIndex(row.fields.findData("occupation"))
    row.hows.setCurrentIndex(row.hows.findData("holds"))
    row._editors[0].set_value("ทำนา")
    asked.use()
    settle()
    assert 0 < place.list.model.rowCount() < whole
    place.show_found("people", "กิตติ")
    settle()
    assert place.list.filter.text() == "กิตติ"
    assert place.list.filters.conditions == ()

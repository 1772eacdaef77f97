"""The classes of groups: counted, narrowed, judged by a letter with a reason, and written out."""

from __future__ import annotations

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from desktop.domain.strength import SupportTask
from desktop.store import records as store
from desktop.ui.strength.dialogs import JudgeDialog, TasksDialog
from desktop.work import strength, strength_start
from tests.ui.parts.test_accessible import nameless
from tests.ui.sealed import leave_open
from tests.ui.strength.conftest import DAY, errors, rows_of


def rows(page):
    return {row.id: row.cells for row in rows_of(page.model)}


@pytest.fixture
def page(place, groups):
    return place().pages["grades"]


def choose(page, id_):
    page.table.selectRow(list(rows(page)).index(id_))


def test_each_group_stands_with_class_suggestion_and_movement(page, groups):
    first, second, third = (rows(page)[id_] for id_ in groups)
    assert (first[2], first[3]) == ("A เข้มแข็ง", "1 มิ.ย. 2568")
    assert first[4].startswith(("A (", "B ("))
    assert (second[2], third[2], third[3]) == ("C ต้องเสริม", "ยังไม่จัดระดับ", "")
    assert page.tiles["A"].text() == "A เข้มแข็ง  1"
    assert page.tiles[""].text() == f"ยังไม่จัดระดับ  {len(rows(page)) - 2}"
    assert page.moves.text().startswith("เทียบสิ้นปีก่อน · ดีขึ้น")
    assert not page.banner.isVisible()


def test_a_tile_narrows_the_list(page, groups, settle):
    page.tiles["C"].click()
    settle()
    assert list(rows(page)) == [groups[1]]
    page.back()
    settle()
    assert len(rows(page)) > 2


def test_the_list_sorts_by_class(page, groups, settle):
    page.model.sort(2)
    settle()
    assert list(rows(page))[:2] == [groups[0], groups[1]]


@pytest.mark.parametrize("key", ["b", "B", "ิ"])
def test_a_letter_judges_the_chosen_group(page, groups, press, dialog, settle, ask, key):
    choose(page, groups[2])
    press(page.table, key)
    asked = dialog(JudgeDialog)
    assert asked.form.values()["grade"] == "B"
    assert "เสนอ" in asked.sentence.text()
    asked.ask()
    assert errors(asked.form)["reason"] == "ต้องกรอก “เหตุผล” ก่อนบันทึก"
    asked.form.set_value("reason", "มีระเบียบแล้ว")
    said = []
    page.said.connect(lambda words, _undo: said.append(words))
    asked.ask()
    settle()
    assert said == ["จัดระดับ 1 กลุ่มแล้ว"]
    assert ask(strength.view, groups[2], DAY).grades[0].reason == "มีระเบียบแล้ว"
    assert rows(page)[groups[2]][2] == "B ปานกลาง"


def test_a_weak_group_is_offered_tasks(page, groups, press, dialog, settle, ask):
    choose(page, groups[2])
    press(page.table, "c")
    asked = dialog(JudgeDialog)
    asked.form.set_value("reason", "ไม่มีบัญชี")
    asked.ask()
    offered = dialog(TasksDialog)
    assert offered.form.values()["whats"] == strength_start.usual_tasks()
    offered.form.set_value("whats", ("ฝึกทำบัญชี",))
    offered.form.set_value("who", "นายช่วย")
    offered.ask()
    settle()
    [task] = ask(store.find, SupportTask)
    assert (task.organisation, task.what, task.who) == (groups[2], "ฝึกทำบัญชี", "นายช่วย")


def test_several_are_judged_for_one_reason(page, groups, dialog, settle, ask):
    page.table.selectAll()
    page.judge("B")
    asked = dialog(JudgeDialog)
    assert "กลุ่มด้วยเหตุผลเดียวกัน" in asked.sentence.text()
    asked.form.set_value("reason", "ประเมินพร้อมกัน")
    asked.ask()
    settle()
    assert {cells[2] for cells in rows(page).values()} == {"B ปานกลาง"}


def test_a_day_to_come_is_refused_beside_its_field(page, groups, dialog, settle):
    choose(page, groups[2])
    page.judge("A")
    asked = dialog(JudgeDialog)
    asked.form.set_value("reason", "ดี")
    asked.form.set_value("judged", DAY.replace(year=2100))
    asked.ask()
    settle()
    assert errors(asked.form) == {"judged": "วันที่จัดระดับต้องไม่เป็นวันในอนาคต"}
    asked.reject()


def test_nothing_chosen_is_told(page):
    said = []
    page.said.connect(lambda words, _undo: said.append(words))
    page.table.clearSelection()
    page.judge()
    assert said == ["กรุณาเลือกกลุ่มในรายการก่อน"]


def test_enter_opens_the_group(page, groups, press):
    opened = []
    page.open_asked.connect(lambda *key: opened.append(key))
    choose(page, groups[1])
    press(page.table, Qt.Key.Key_Return)
    assert opened == [("organisations", groups[1])]


def test_the_report_opens(page, read, settle):
    page.print_()
    settle()
    [path] = read
    assert path.name == "รายงานการจัดระดับกลุ่ม.pdf"
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_list_is_written_as_it_is_shown(page, groups, monkeypatch, tmp_path, settle):
    target = tmp_path / "levels"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(target), "Excel (*.xlsx)"))
    page.table.setColumnHidden(1, True)
    said = []
    page.said.connect(lambda words, _undo: said.append(words))
    page._export()
    leave_open()
    settle()
    assert said == [f"ส่งออก {len(rows(page))} รายการแล้ว"]
    written = [
        [cell.value or "" for cell in row]
        for row in openpyxl.load_workbook(target.with_suffix(".xlsx")).active
    ]
    assert written[0] == ["กลุ่ม/องค์กร", "ระดับ", "จัดเมื่อ", "โปรแกรมเสนอ", "เทียบปีก่อน"]
    assert [row[1] for row in written[1:]] == [cells[2] for cells in rows(page).values()]


def test_another_tambon_has_no_groups(page, settle):
    page.show_tambon("999999")
    settle()
    assert page.model.rowCount() == 0
    assert page.tiles["A"].text().endswith(" 0")


def test_an_older_office_is_offered_what_it_lacks(place, settle, ask):
    made = place()
    page = made.pages["grades"]
    assert page.banner.isVisible() == bool(ask(strength_start.missing))
    page.banner.begin()
    settle()
    assert not page.banner.isVisible()
    assert ask(strength_start.missing) == ()


def test_everything_has_a_name(place, groups):
    assert nameless(place()) == []

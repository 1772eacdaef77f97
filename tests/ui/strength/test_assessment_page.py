"""One assessment: points typed one under the other, kept at once, added up; steps, papers and minutes."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from desktop.domain.strength import Assessment
from desktop.store import records as store
from desktop.ui.strength.dialogs import ApplyDialog, BlankDialog, StepDialog
from desktop.ui.strength.scores_model import ASSESSED, CHOSEN, EVIDENCE, OWN
from desktop.work import assessments
from tests.ui.parts.test_accessible import nameless
from tests.ui.strength.conftest import errors


@pytest.fixture
def shown(place, entered, settle):
    made = place("assessments")
    made.open("assessments", entered)
    settle()
    return made.pages["assessments"].record


def put(shown, row, column, value, settle):
    shown.model.setData(shown.model.index(row, column), value)
    settle()


def kept(ask, entered, row=0):
    return ask(assessments.view, entered).rows[row][1]


def test_it_says_whose_it_is_and_what_is_asked_about(shown, entered, ask):
    view = ask(assessments.view, entered)
    assert shown.title() == f"{view.name} 2568"
    assert shown.badge.accessibleName() == "สมัครแล้ว"
    assert "ยังไม่ยืนยัน" in shown.head.subtitle.text()
    assert shown.model.rowCount() == 16
    assert shown.attach_button.isVisible()


def test_points_are_typed_and_enter_goes_down(shown, entered, settle, press, ask):
    shown.grid.setFocus()
    shown.grid.setCurrentIndex(shown.model.index(0, OWN))
    press(shown.grid, Qt.Key.Key_Return)
    editor = shown.grid.findChild(QLineEdit)
    assert editor.accessibleName() == "ตนเอง"
    editor.setText("๔")
    press(editor, Qt.Key.Key_Return)
    settle()  # the editor closes after the key
    settle()
    assert kept(ask, entered).own_score == 4
    assert (shown.grid.currentIndex().row(), shown.grid.currentIndex().column()) == (1, OWN)
    assert shown.totals.accessibleDescription().splitlines()[0].endswith("ประเมินตนเอง 4/5 คณะประเมิน –")
    shown.grid.setCurrentIndex(shown.model.index(0, OWN))
    press(shown.grid, Qt.Key.Key_Delete)
    settle()
    assert kept(ask, entered).own_score is None


def test_evidence_and_ticks_are_kept(shown, entered, settle, ask):
    put(shown, 0, EVIDENCE, " บันทึกการประชุม ", settle)
    assert kept(ask, entered).evidence == "บันทึกการประชุม"
    own = next(n for n in range(16) if shown.model.row_at(n)[0].chosen)
    cell = shown.model.index(own, CHOSEN)
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "ไม่ใช้"
    shown.model.setData(cell, Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    settle()
    assert kept(ask, entered, own).chosen
    assert not shown.model.index(0, CHOSEN).flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_too_many_points_are_told_and_not_kept(shown, entered, settle, ask):
    put(shown, 0, ASSESSED, "6", settle)
    assert shown.error.text().endswith("ให้ได้ไม่เกิน 5 คะแนน")
    assert shown.error.isVisible()
    assert shown.model.index(0, ASSESSED).data() == ""
    put(shown, 0, ASSESSED, "มาก", settle)
    assert shown.error.text() == "คะแนนต้องเป็นตัวเลขจำนวนเต็ม"
    assert kept(ask, entered).score is None
    put(shown, 0, ASSESSED, "5", settle)
    assert not shown.error.isVisible()
    assert kept(ask, entered).score == 5


def test_what_cannot_be_kept_for_another_reason_is_the_windows_to_tell(
    shown, entered, do, settle, refusals, ask
):
    from desktop.domain.strength import Score

    stale = shown.model.row_at(0)[1]
    other = Score(**{**stale.__dict__, "own_score": 1})
    do(assessments.record_scores, entered, (other,))
    put(shown, 0, OWN, "2", settle)
    assert shown.model.index(0, OWN).data() == "1"
    assert shown.error.isVisible() or refusals


def test_the_next_step_is_asked_for_with_its_day(shown, entered, dialog, settle, ask):
    shown.step()
    asked = dialog(StepDialog)
    assert asked.form.values()["stage"] == "self"
    asked.form.set_value("on", None)
    asked.ask()
    settle()
    assert errors(asked.form) == {"on": "กรุณากรอกวันที่ของขั้น “ประเมินตนเองแล้ว”"}
    asked.form.set_value("on", date(2025, 7, 1))
    asked.ask()
    settle()
    assert shown.badge.accessibleName() == "ประเมินตนเองแล้ว"
    shown.step("assessed")
    later = dialog(StepDialog)
    later.form.set_value("assessors", "คณะทำงาน")
    later.ask()
    settle()
    assert ask(store.read, Assessment, entered).assessors == "คณะทำงาน"


def test_papers_open(shown, read, settle):
    shown.print_()
    settle()
    shown.print_sheet()
    settle()
    assert [path.name for path in read] == [
        "แบบสมัครมาตรฐานการพัฒนาชุมชน.pdf",
        "แบบประเมินตนเองมาตรฐานการพัฒนาชุมชน.pdf",
    ]


def test_minutes_are_attached(shown, monkeypatch, tmp_path, settle, refusals):
    file = tmp_path / "minutes.pdf"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(file), ""))
    shown.attach()
    settle()
    assert refusals == ["อ่านไฟล์ “minutes.pdf” ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่และเปิดได้"]
    file.write_bytes(b"%PDF-1.7")
    said = []
    shown.said.connect(lambda words, _undo: said.append(words))
    shown.attach()
    settle()
    assert said == ["แนบมติที่ประชุมแล้ว"]


def test_it_leads_to_whom_it_is_about(shown, groups):
    opened = []
    shown.open_asked.connect(lambda *key: opened.append(key))
    shown.open_subject()
    assert opened == [("organisations", groups[0])]


def test_one_that_is_gone_leads_back_to_the_list(place, groups, settle, refusals):
    made = place("assessments")
    made.open("assessments", "none")
    settle()
    page = made.pages["assessments"]
    assert page.title() == "มชช."
    assert len(refusals) == 1


def test_a_group_applies_in_a_dialog(place, groups, dialog, settle, ask):
    made = place("assessments")
    made.new()
    asked = dialog(ApplyDialog)
    subjects = asked.form.editor("subject")
    subjects.setCurrentIndex(subjects.findText("ผู้นำชุมชน"))
    assert asked.form.editor("person").isVisible()
    assert not asked.form.editor("organisation").isVisible()
    subjects.setCurrentIndex(subjects.findText("กลุ่ม/องค์กรชุมชน"))
    asked.form.set_value("organisation", groups[1], "กลุ่ม")
    asked.form.set_value("year", 2500)
    asked.ask()
    settle()
    assert errors(asked.form)["year"].startswith("ยังไม่มีชุดตัวชี้วัด")
    asked.form.set_value("year", 2568)
    asked.ask()
    settle()
    [kept_] = ask(store.find, Assessment)
    assert (kept_.organisation, kept_.year) == (groups[1], 2568)
    assert made.title().endswith(" 2568")


@pytest.mark.parametrize(
    ("paper", "name"),
    [("form", "แบบสมัครมาตรฐานการพัฒนาชุมชน.pdf"), ("sheet", "แบบประเมินตนเองมาตรฐานการพัฒนาชุมชน.pdf")],
)
def test_blank_papers_open(place, begun, dialog, settle, read, paper, name):
    page = place("assessments").pages["assessments"]
    page.print_blank()
    asked = dialog(BlankDialog)
    asked.form.set_value("paper", paper)
    asked.ask()
    settle()
    assert [path.name for path in read] == [name]


def test_the_list_narrows_by_year_and_stage(place, entered, settle):
    page = place("assessments").pages["assessments"].list
    assert page.model.rowCount() == 1
    box = page._choices["stage"]
    box.setCurrentIndex(box.findData("certified"))
    settle()
    assert page.model.rowCount() == 0


def test_everything_has_a_name(shown):
    assert nameless(shown) == []

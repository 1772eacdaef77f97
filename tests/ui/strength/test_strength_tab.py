"""The strength of one group on the group's own page."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.strength import Assessment, SupportTask
from desktop.store import records as store
from desktop.ui.strength.dialogs import ApplyDialog, FinishDialog, JudgeDialog, TasksDialog
from desktop.ui.strength.strength_tab import StrengthTab
from desktop.work import strength
from tests.ui.parts.test_accessible import nameless
from tests.ui.strength.conftest import errors


@pytest.fixture
def tab(qtbot, jobs, settle, groups):
    made = StrengthTab(jobs)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    jobs.changed.connect(made.refresh)
    with qtbot.waitExposed(made):
        made.show()
    made.show_record(groups[0])
    settle()
    return made


def lines(card):
    return [(line.label, line.detail) for line in card._lines]


def test_it_shows_class_history_and_each_test(tab):
    assert tab.badge.accessibleName() == "A เข้มแข็ง"
    assert "(เกณฑ์ยังไม่ยืนยัน)" in tab.suggested.text()
    assert [label for label, _detail in lines(tab.grades)] == ["A เข้มแข็ง – บัญชีเป็นปัจจุบัน", "B ปานกลาง – เริ่มต้นดี"]
    assert "โปรแกรมเสนอ" in lines(tab.grades)[0][1]
    told = {row[0]: row[1:] for row in tab.tests.rows()}
    assert told["จำนวนสมาชิก (คน)"] == ["30", "อย่างน้อย 15", "ผ่าน 10 คะแนน · ค่ายังไม่ยืนยัน"]
    assert told["เงินกู้คงค้างต่อเงินทุน (ร้อยละ)"] == ["–", "ไม่เกิน 90", "ไม่ทราบ"]
    assert told["สมาชิกเทียบกับปีก่อน (ร้อยละ)"][0] == "50"


def test_a_new_group_has_nothing_yet(tab, settle):
    tab.show_record("")
    settle()
    assert not tab.isEnabled()


def test_judging_weak_offers_tasks(tab, dialog, settle, ask, groups):
    tab.judge()
    asked = dialog(JudgeDialog)
    asked.form.set_value("grade", "C")
    asked.form.set_value("reason", "หยุดประชุม")
    asked.ask()
    offered = dialog(TasksDialog)
    offered.form.set_value("whats", ())
    offered.ask()
    assert errors(offered.form)["whats"] == "ต้องกรอก “งานที่จะทำ” ก่อนบันทึก"
    offered.form.set_value("whats", ("จัดประชุม",))
    offered.ask()
    settle()
    assert tab.badge.accessibleName() == "C ต้องเสริม"
    assert lines(tab.tasks) == [("จัดประชุม", "ยังไม่กำหนดวัน")]


def test_a_task_is_finished(tab, do, groups, dialog, settle, ask):
    do(strength.add_tasks, groups[0], ["ทำบัญชี"], "นายช่วย", date(2025, 1, 1))
    tab.refresh("support_tasks")
    settle()
    assert lines(tab.tasks) == [("ทำบัญชี", "เลยกำหนด · กำหนดเสร็จ 1 ม.ค. 2568 · นายช่วย")]
    tab.tasks.opened.emit(tab.tasks._lines[0].key)
    asked = dialog(FinishDialog)
    asked.ask()
    settle()
    assert ask(store.find, SupportTask)[0].done == date.today()
    assert lines(tab.tasks)[0][1].startswith("ทำเสร็จเมื่อ")


def test_it_applies_and_leads_to_the_assessment(tab, dialog, settle, ask, groups):
    opened = []
    tab.open_asked.connect(lambda *key: opened.append(key))
    tab.apply()
    asked = dialog(ApplyDialog)
    assert asked.form.values()["organisation"] == groups[0]
    asked.ask()
    settle()
    [kept] = ask(store.find, Assessment)
    assert opened == [("assessments", kept.id)]
    assert lines(tab.assessments) == [(kept.label, "สมัครแล้ว")]
    tab.assessments.opened.emit(kept.id)
    assert opened[-1] == ("assessments", kept.id)


def test_everything_has_a_name(tab):
    assert nameless(tab) == []

"""A survey in the window, by the keyboard: a village filled in from หน้าแรก to its last group, and the years compared."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound, asked, state_of
from desktop.store import records as store
from desktop.ui.pages import make_window
from desktop.ui.parts import messages
from desktop.work import records, survey_years, surveys

CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def window(qtbot, jobs, settle, tmp_path, monkeypatch):
    monkeypatch.setattr(messages, "leave", lambda parent: messages.LEAVE)  # a test that failed closes too
    made = make_window(jobs, tmp_path / "log", lambda: None, lambda old, new: None)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def key(qtbot, settle):
    """Press a key where the keyboard is."""

    def key(pressed, modifiers=Qt.KeyboardModifier.NoModifier, times=1):
        for _time in range(times):
            qtbot.keyClick(QApplication.focusWidget(), pressed, modifiers)
        settle()

    return key


@pytest.fixture
def type_(press):
    """Type where the keyboard is, in place of what stands there."""

    def type_(text):
        now = QApplication.focusWidget()
        now.selectAll()
        press(now, text)

    return type_


def test_a_village_is_surveyed_from_the_first_page(window, key, type_, press, settle, ask):
    # หน้าแรก names the villages that are left, and leads to the round
    card = window.page().surveys
    assert not card.isHidden()
    newest = next(one for one in ask(store.find, SurveyRound) if one.year == 2552)
    card._list.setCurrentRow(0)
    press(card._list, KEY.Key_Return)
    settle()
    place = window.page()
    assert place.title() == "สำรวจปี 2552 ต.ท่าถ่าน"
    # the last village: Enter into its groups, Enter into the first
    village = ask(surveys.progress, newest.id)[-1]
    for _village in range(7):
        key(KEY.Key_Down)
    key(KEY.Key_Return, times=2)
    entry = place.entry
    assert entry.title() == village.lines[0].name
    # a known group: one value changed, one unknown, all the rest confirmed by Enter alone
    names = [field.name for field in asked()]
    key(KEY.Key_Return, times=names.index("fund"))
    type_("61,500")
    key(KEY.Key_Return)
    key(KEY.Key_Return, times=names.index("income") - names.index("fund") - 1)
    key(KEY.Key_F3)
    press(QApplication.focusWidget(), "เหรัญญิกไม่อยู่")
    key(KEY.Key_Return, times=len(names) - names.index("income"))
    press(QApplication.focusWidget(), "ประธานกลุ่ม")
    key(KEY.Key_Return, times=5)
    # the next one is opened with who told; it is as last year
    assert entry.title() == village.lines[1].name
    assert entry.body.rows["informant"].widget.text() == "ประธานกลุ่ม"
    assert entry.bar.text() == "หมู่ 7: 1 จาก 3 กลุ่ม"
    key(KEY.Key_Return, times=len(names))
    key(KEY.Key_Return, CTRL)
    # the last one stopped
    assert entry.title() == village.lines[2].name
    status = entry.body.rows["status"].widget
    status.setFocus()
    key(KEY.Key_Down, times=2)
    key(KEY.Key_Return, CTRL)
    assert place._shown() is place.round
    assert ask(surveys.progress, newest.id)[-1].done == 3
    first, second, third = (ask(records.read, Survey, line.survey) for line in village.lines)
    assert first.states["income"] == "unknown: เหรัญญิกไม่อยู่"
    assert (first.fund, state_of(first, "fund"), first.informant) == (6_150_000, "changed", "ประธานกลุ่ม")
    assert {state_of(second, name) for name in names} == {"confirmed"}
    assert ask(records.read, Organisation, third.organisation).status == "closed"
    assert first.done == second.done == third.done == date.today()
    # the years tell of it, and one undo brings the last group back
    cells = {field.name: cells for field, cells in ask(survey_years.compare, first.organisation).rows}
    assert cells["fund"][-1].text == "61,500"
    window.toast.undo()
    settle()
    assert ask(records.read, Organisation, third.organisation).status == "active"

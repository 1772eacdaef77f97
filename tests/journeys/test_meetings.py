"""A meeting in the window, by the keyboard: called from its committee, invited to, recorded, resolved and put to minutes."""

from datetime import date

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.meetings import Meeting
from desktop.domain.papers import Paper
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.meetings.attendance_model import NAME, POSITION, PRESENCE, SUBSTITUTE
from desktop.ui.pages import make_window
from desktop.ui.parts import messages
from desktop.work import meetings, papers

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
LABEL = "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"


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
def key(qtbot, window, settle):
    """Press a key that the window knows everywhere."""

    def key(pressed, modifiers=CTRL):
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.keyClick(window, pressed, modifiers)
        settle()

    return key


@pytest.fixture
def type_(press, qtbot):
    """Type where the keyboard is, and go on by Enter."""

    def type_(text):
        for letter in text:  # the first one may open a cell
            press(QApplication.focusWidget(), letter)
        press(QApplication.focusWidget(), KEY.Key_Return)
        qtbot.wait(30)

    return type_


@pytest.fixture
def issue(press, settle):
    """Issue the paper that the dialog on show asks about, on a day."""

    def issue(day):
        dialog = QApplication.activeModalWidget()
        dialog.form.set_value("dated", day)
        dialog._rehearse()
        settle()
        press(dialog.verb, KEY.Key_Return)
        settle()

    return issue


def words(pdf):
    pages = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in pages).replace("\r\n", " ")


def test_a_meeting_goes_from_its_committee_to_its_minutes(
    window, key, type_, press, issue, settle, ask, made
):
    page = call(window, made.committee, key, type_, settle)
    resolve(page, key, type_, press)
    say_who_came(page, key, type_, press)
    key(KEY.Key_S)
    assert window.toast.isVisible()
    assert window.page().title() == f"{LABEL} ครั้งที่ 4/2551"
    assert "มาประชุม 20 จาก 21 คน ครบองค์ประชุม" in page.body.attendance.quorum.text()
    [meeting] = [one for one in ask(store.find, Meeting) if one.held == date(2008, 8, 14)]
    assert (meeting.number, meeting.label) == (4, "ครั้งที่ 4/2551 (14 ส.ค. 2551)")
    assert meeting.year == dates.year(meeting.held)
    kept = ask(meetings.form_of, meeting.id)
    assert [item.resolution for item in kept.agenda if item.part == "4"] == ["เห็นชอบให้จัดทุกวันเสาร์"]
    complete(page, press)
    key(KEY.Key_P)  # saves on the way
    minutes_say_it_all(window, issue, ask, meeting.id)
    window.go("meetings")
    settle()
    window.page().show_list()
    settle()
    assert window.page().list.strip.months[7].text() == "ส.ค. ครั้งที่ 4"


def call(window, committee, key, type_, settle):
    """Call a meeting from its committee, on the day that is typed."""
    window.open("committees", committee)
    settle()
    [verb] = [one for one in window.page().record.findChildren(QPushButton) if one.text() == "นัดประชุม…"]
    verb.click()
    settle()
    page = window.page().record
    held = page.body.form.editor("held")
    assert held.hasFocus()
    held.selectAll()
    type_("14/8/2551")
    key(KEY.Key_N, ALT)
    QApplication.focusWidget().selectAll()
    type_("4")
    assert page.body.form.values()["year"] == 2551
    return page


def resolve(page, key, type_, press):
    """Type what is to be considered, and the resolution."""
    key(KEY.Key_A, ALT)
    matters = page.body.agenda.matters
    assert matters.hasFocus()
    while matters.currentItem().text() != "เพิ่มเรื่องในวาระที่ 4":
        before = matters.currentRow()
        press(matters, KEY.Key_Down)
        assert matters.currentRow() != before
    press(matters, KEY.Key_Return)
    type_("การจัดตลาดนัดชุมชน")
    key(KEY.Key_M, ALT)
    for letter in "เห็นชอบให้จัดทุกวันเสาร์":
        press(QApplication.focusWidget(), letter)


def say_who_came(page, key, type_, press):
    """Take the attendance: one sends another, one is absent, all others came, and a guest."""
    key(KEY.Key_S, ALT)
    grid, people = page.body.attendance.grid, page.body.attendance.people
    assert grid.hasFocus()
    press(grid, "2")
    assert grid.currentIndex().column() == SUBSTITUTE
    type_("นายตัวแทน ช่วยงาน")
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (1, PRESENCE)
    press(grid, "3")
    for _person in range(len(people.lines()) - 2):
        press(grid, "1")
    assert grid.currentIndex().column() == NAME  # the row of the first guest
    press(grid, KEY.Key_Return)
    type_("นางสาวฝึกหัด ตั้งใจ")
    assert grid.currentIndex().column() == POSITION
    press(grid, KEY.Key_F2)
    type_("พัฒนากร")


def complete(page, press):
    """Type the resolution about the minutes before, which is told to be missing."""
    faults = page.body.faults._list
    [missing] = [faults.item(row) for row in range(faults.count()) if "ยังไม่มีมติ" in faults.item(row).text()]
    faults._open(missing)
    assert QApplication.focusWidget() is page.body.agenda.form.editor("resolution")
    for letter in "รับรอง":
        press(QApplication.focusWidget(), letter)


def minutes_say_it_all(window, issue, ask, meeting):
    """Issue the minutes, which hold all that was typed."""
    assert QApplication.activeModalWidget().form.settled()["kind"] == "minutes"
    issue(date(2008, 8, 18))
    assert window.page().title().startswith("รายงานการประชุม")
    [minutes] = [one for one in ask(store.find, Paper) if one.meeting == meeting]
    assert (minutes.kind, minutes.state, minutes.dated) == ("minutes", "issued", date(2008, 8, 18))
    said = words(ask(papers.reprint, minutes.id).pdf).replace("\ufffe", "")
    for expected in ("การจัดตลาดนัดชุมชน", "จัดทุกวันเสาร์", "นายตัวแทน ช่วยงาน", "นางสาวฝึกหัด ตั้งใจ", "ผู้ไม่มาประชุม"):
        assert expected in said
    assert "ร่าง" not in said

"""Who came: recorded by 1, 2, 3 and 0 or by clicks, with substitutes, reasons and guests, counted at once."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QModelIndex, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.meetings import PRESENCES, Attendance, Quorum
from desktop.ui.meetings.attendance_model import (
    NAME,
    PLACE,
    POSITION,
    PRESENCE,
    REASON,
    SUBSTITUTE,
    TYPING_HINT,
    AttendanceModel,
)
from desktop.ui.meetings.attendance_tab import AttendanceTab
from desktop.ui.meetings.presence_cell import places
from desktop.ui.parts.buttons import gap

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
PEOPLE = tuple(
    Attendance(person=f"p{n}", name=name, position=position)
    for n, (name, position) in enumerate(
        (
            ("นายสมชาย ใจดี", "ประธานกรรมการ"),
            ("นายประเสริฐ ทองคำ", "กรรมการ"),
            ("นางมาลี วัฒนา", "กรรมการและเลขานุการ"),
        )
    )
)


@pytest.fixture
def tab(qtbot):
    """Give the tab of three members, seen and with the keyboard on its grid."""
    made = AttendanceTab()
    qtbot.addWidget(made)
    made.show_lines(PEOPLE)
    made.resize(1000, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.grid.setFocus()
    return made


@pytest.fixture
def type_(press, qtbot, tab):
    """Type where the keyboard is, and go on by Enter."""

    def type_(text):
        for letter in text:  # the first one may open a cell
            press(QApplication.focusWidget(), letter)
        press(QApplication.focusWidget(), KEY.Key_Return)
        qtbot.waitUntil(lambda: tab.grid.state() is tab.grid.State.NoState)

    return type_


def came(tab):
    return [one.presence for one in tab.people.lines()]


def at(tab):
    now = tab.grid.currentIndex()
    return now.row(), now.column()


def cell(tab, row, column):
    return tab.people.index(row, column).data()


def go(tab, row, column):
    tab.grid.setCurrentIndex(tab.people.index(row, column))


def test_the_keyboard_begins_on_the_first_of_whom_nothing_is_known(tab):
    assert at(tab) == (0, PRESENCE)
    tab.show_lines([Attendance(name="ก", presence="present"), Attendance(name="ข")])
    tab.grid.begin()
    tab.grid.clearFocus()
    tab.grid.setFocus()
    assert at(tab) == (1, PRESENCE)


def test_the_keyboard_stays_where_it_is_when_the_lines_come_anew(tab):
    go(tab, 2, REASON)
    tab.show_lines(PEOPLE)
    assert at(tab) == (2, REASON)
    tab.show_lines(PEOPLE[:1])
    assert at(tab) == (1, REASON)


def test_digits_say_who_came_and_go_on(tab, press):
    press(tab.grid, "1")
    press(tab.grid, "๓")
    assert (came(tab), at(tab)) == (["present", "absent", ""], (2, PRESENCE))
    press(tab.grid, "1")
    assert (came(tab), at(tab)) == (["present", "absent", "present"], (3, NAME))
    go(tab, 0, PRESENCE)
    press(tab.grid, "0")
    assert came(tab)[0] == ""
    press(tab.grid, "1", CTRL)
    assert came(tab)[1] == "absent"
    assert [cell(tab, row, PRESENCE) for row in range(3)] == ["ยังไม่ได้บันทึก", "ไม่มาประชุม", "มาประชุม"]


def test_the_same_keys_serve_while_the_keyboard_is_thai(tab, press):
    for letter in "ๅ-จ":
        press(tab.grid, letter)
    assert came(tab) == ["present", "absent", ""]
    go(tab, 2, PRESENCE)
    press(tab.grid, "/")
    assert came(tab)[2] == "substitute"
    press(QApplication.focusWidget(), KEY.Key_Escape)
    go(tab, 0, REASON)
    press(tab.grid, "จ")  # where words are typed it begins one
    assert came(tab)[0] == "present"
    assert QApplication.focusWidget().text() == "จ"


def test_a_substitute_is_named_at_once(tab, press, type_):
    press(tab.grid, "2")
    assert at(tab) == (0, SUBSTITUTE)
    assert QApplication.focusWidget().accessibleName() == "ผู้มาแทน"
    type_("นางสาวมาแทน ตั้งใจ")
    line = tab.people.lines()[0]
    assert (line.presence, line.substitute) == ("substitute", "นางสาวมาแทน ตั้งใจ")
    assert at(tab) == (1, PRESENCE)
    go(tab, 0, PRESENCE)
    press(tab.grid, "1")
    assert tab.people.lines()[0].substitute == ""


def test_a_reason_or_a_substitute_tells_the_presence_too(tab, type_):
    go(tab, 0, REASON)
    type_("ติดราชการ")
    go(tab, 1, SUBSTITUTE)
    type_("นายแทน มาเอง")
    go(tab, 1, REASON)
    type_("ป่วย")
    lines = tab.people.lines()
    assert [(one.presence, one.substitute, one.reason) for one in lines[:2]] == [
        ("absent", "", "ติดราชการ"),
        ("substitute", "นายแทน มาเอง", "ป่วย"),
    ]


def test_who_came_after_all_has_no_reason(tab):
    tab.people.setData(tab.people.index(0, REASON), "ป่วย")
    tab.people.set_presence(0, "present")
    assert tab.people.lines()[0].reason == ""
    tab.people.setData(tab.people.index(0, REASON), "มาสาย")
    assert came(tab)[0] == "absent"


def test_a_guest_is_added_at_the_end_with_a_position(tab, type_, press):
    go(tab, 3, NAME)
    assert cell(tab, 3, NAME) == TYPING_HINT
    press(tab.grid, KEY.Key_Return)
    assert QApplication.focusWidget().text() == ""
    type_("นางสาวฝึกหัด ตั้งใจ")
    assert at(tab) == (3, POSITION)
    press(tab.grid, KEY.Key_F2)
    type_("พัฒนากร")
    guest = tab.people.lines()[3]
    assert (guest.name, guest.position, guest.guest, guest.presence) == (
        "นางสาวฝึกหัด ตั้งใจ",
        "พัฒนากร",
        True,
        "present",
    )
    assert cell(tab, 3, POSITION) == "ผู้เข้าร่วมประชุม · พัฒนากร"
    assert at(tab) == (4, NAME)


def test_a_member_s_name_is_the_committee_s(tab, press):
    go(tab, 0, NAME)
    press(tab.grid, KEY.Key_Return)
    assert at(tab) == (1, NAME)
    assert not tab.people.flags(tab.people.index(0, POSITION)) & Qt.ItemFlag.ItemIsEditable
    assert not tab.people.flags(tab.people.index(3, REASON)) & Qt.ItemFlag.ItemIsEditable
    assert tab.people.flags(tab.people.index(3, NAME)) & Qt.ItemFlag.ItemIsEditable


def test_rows_go_by_delete_and_edits_are_taken_back_and_done_again(tab, press):
    press(tab.grid, "1")
    go(tab, 1, PRESENCE)
    press(tab.grid, KEY.Key_Delete)
    assert [one.name for one in tab.people.lines()] == [PEOPLE[0].name, PEOPLE[2].name]
    press(tab.grid, KEY.Key_Z, CTRL)
    press(tab.grid, KEY.Key_Z, CTRL)
    press(tab.grid, KEY.Key_Z, CTRL)  # nothing more
    assert tab.people.lines() == PEOPLE
    press(tab.grid, KEY.Key_Y, CTRL)
    press(tab.grid, KEY.Key_Y, CTRL)
    press(tab.grid, KEY.Key_Y, CTRL)
    assert [one.presence for one in tab.people.lines()] == ["present", ""]


def test_the_row_of_the_next_guest_holds_nothing_to_record_or_remove(tab, press):
    go(tab, 3, PRESENCE)
    press(tab.grid, "1")
    tab.people.remove([3])
    tab.people.set_presence(3, "present")
    assert tab.people.lines() == PEOPLE
    assert cell(tab, 3, PRESENCE) is None


def test_a_click_on_a_word_says_it(tab):
    index = tab.people.index(1, PRESENCE)
    rect = tab.grid.visualRect(index)
    where = QPointF(places(rect, tab.grid.font())["absent"].center())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        shown = tab.grid.viewport()
        event = QMouseEvent(kind, where, shown.mapToGlobal(where), left, left, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(shown, event)
    assert came(tab) == ["", "absent", ""]
    assert at(tab) == (1, PRESENCE)


def test_the_words_of_a_cell_have_room(tab):
    rect = tab.grid.visualRect(tab.people.index(0, PRESENCE))
    spots = list(places(rect, tab.grid.font()).values())
    assert all(not one.intersects(other) for one, other in pairwise(spots))
    assert rect.contains(spots[-1])


def test_columns_share_the_room_and_scroll_where_there_is_too_little(tab):
    header = tab.grid.horizontalHeader()
    assert abs(header.length() - tab.grid.viewport().width()) < 5
    tab.resize(400, 400)
    QApplication.processEvents()
    assert header.length() > tab.grid.viewport().width()
    assert header.sectionSize(NAME) >= gap(tab.grid, 8)


@pytest.mark.parametrize(
    ("line", "place", "said"),
    [
        (
            Attendance(name="นายมี คนแทน", presence="substitute"),
            (1, SUBSTITUTE),
            "ลำดับ 2 ยังไม่มีชื่อผู้มาประชุมแทน กรุณาพิมพ์ หรือแก้การมาประชุม",
        ),
        (Attendance(guest=True, presence="present"), (1, NAME), "ลำดับ 2 ยังไม่มีชื่อ กรุณาพิมพ์ หรือนำแถวออก"),
    ],
)
def test_what_must_be_filled_is_pointed_at(tab, line, place, said):
    assert tab.holds()
    tab.show_lines([PEOPLE[0], line])
    assert not tab.holds()
    assert tab.gap.isVisible()
    assert (tab.gap.text(), at(tab)) == (said, place)
    tab.people.set_presence(1, "absent")
    assert not tab.gap.isVisible()


def test_the_two_buttons_ask(tab, qtbot):
    named = {one.text(): one for one in tab.findChildren(QPushButton)}
    for text, signal in (("ทุกคนมาประชุม", tab.all_asked), ("ปรับรายชื่อตามคณะกรรมการ", tab.refresh_asked)):
        with qtbot.waitSignal(signal):
            named[text].click()


def test_the_count_stands_over_the_grid(tab):
    tab.show_quorum(Quorum(0, 3, 50, False))
    assert tab.quorum.text() == "มาประชุม 0 จาก 3 คน · ยังไม่ได้บันทึก 3 คน"
    tab.show_lines([Attendance(name="ก", presence="present")])
    tab.show_quorum(Quorum(1, 1, 50, True))
    assert (tab.quorum.text(), tab.quorum.property("state")) == (
        "มาประชุม 1 จาก 1 คน ครบองค์ประชุม (ร้อยละ 50)",
        "good",
    )


def test_the_model_takes_only_words_for_the_cells_of_words(tab):
    people = tab.people
    assert not people.setData(people.index(0, PLACE), "9")
    assert not people.setData(people.index(0, REASON), "ป่วย", Qt.ItemDataRole.DisplayRole)
    assert not people.setData(people.index(0, REASON), "   ")  # as it is
    assert not people.setData(people.index(3, NAME), "   ")
    assert people.lines() == PEOPLE
    assert cell(tab, 0, PLACE) == "1"
    assert people.index(0, REASON).data(Qt.ItemDataRole.EditRole) == ""
    assert people.index(0, PLACE).data(Qt.ItemDataRole.EditRole) == ""
    assert people.index(0, PRESENCE).data(Qt.ItemDataRole.DecorationRole) is None
    assert people.headerData(0, Qt.Orientation.Vertical) is None
    assert (people.rowCount(people.index(0, 0)), people.columnCount(people.index(0, 0))) == (0, 0)
    assert people.rowCount(QModelIndex()) == 4


steps = st.lists(
    st.one_of(
        st.tuples(st.just("presence"), st.integers(0, 4), st.sampled_from(list(PRESENCES))),
        st.tuples(st.just("remove"), st.integers(0, 4), st.just("")),
        st.tuples(st.just("type"), st.integers(0, 4), st.sampled_from(["นายใหม่ มาก", "ป่วย"])),
    ),
    max_size=12,
)


@given(steps)
def test_every_edit_can_be_taken_back_and_done_again(steps):
    people = AttendanceModel()
    people.show_lines(PEOPLE)
    for kind, row, said in steps:
        if kind == "presence":
            people.set_presence(row, said)
        elif kind == "remove":
            people.remove([row])
        elif row < people.rowCount():
            people.setData(people.index(row, NAME if row == people.rowCount() - 1 else REASON), said)
    after = people.lines()
    for _step in steps:
        people.undo()
    assert people.lines() == PEOPLE
    for _step in steps:
        people.redo()
    assert people.lines() == after

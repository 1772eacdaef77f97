"""The grid's keys: Enter goes on, rows are copied, pasted, moved, taken out, and edits taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from desktop.domain.villages import Village
from desktop.ui.committees.seats_grid import SeatsGrid
from desktop.ui.committees.seats_model import GROUP, NAME, PLACE, POSITION, STANDING, VILLAGE, SeatsModel

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key
THREE = "นายสมชาย ใจดี\tประธานกรรมการ\nนางสมหญิง ใจงาม\tกรรมการ\nนางสาวสมศรี ใจเย็น\tกรรมการ"


@pytest.fixture
def grid(qtbot, jobs):
    model = SeatsModel()
    model.show_lines([], (Village(id="v3", number=3, name="ดอนฝึกหัด"),))
    made = SeatsGrid(jobs, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.show_kind("centre")
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.setFocus()
    paste(made, THREE)
    return made


def paste(grid, text, row=0, column=NAME):
    QGuiApplication.clipboard().setText(text)
    grid.setCurrentIndex(grid.model().index(row, column))
    grid.paste()


def names(grid):
    return [line.person.first_name for line in grid.model().lines()]


def at(grid):
    return grid.currentIndex().row(), grid.currentIndex().column()


def test_a_kind_of_committee_shows_the_columns_it_fills(grid):
    hidden = {}
    for kind in ("centre", "support", "mentors"):
        grid.show_kind(kind)
        hidden[kind] = [column for column in range(6) if grid.isColumnHidden(column)]
    assert hidden == {"centre": [STANDING], "support": [GROUP], "mentors": []}


def test_a_pasted_table_goes_into_the_columns_that_are_seen(grid):
    paste(grid, "นายคนใหม่\tกรรมการ\tกลุ่มสตรี\t3", row=3)
    line = grid.model().lines()[3]
    assert (line.organisation, line.seat.standing, line.seat.village) == ("กลุ่มสตรี", "", "v3")


def test_pasting_nothing_changes_nothing(grid):
    paste(grid, "  \n")
    assert names(grid) == ["สมชาย", "สมหญิง", "สมศรี"]


def test_rows_are_copied_as_a_table(grid, press):
    grid.setCurrentIndex(grid.model().index(0, NAME))
    flags = grid.selectionModel().SelectionFlag
    for row in (0, 1):
        for column in (NAME, POSITION):
            grid.selectionModel().select(grid.model().index(row, column), flags.Select)
    press(grid, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "นายสมชาย ใจดี\tประธานกรรมการ\nนางสมหญิง ใจงาม\tกรรมการ"


def test_keys_move_rows_take_them_out_and_back(grid, press):
    grid.setCurrentIndex(grid.model().index(0, NAME))
    press(grid, KEY.Key_Down, ALT)
    assert names(grid) == ["สมหญิง", "สมชาย", "สมศรี"]
    assert at(grid)[0] == 1
    press(grid, KEY.Key_Delete)
    assert names(grid) == ["สมหญิง", "สมศรี"]
    press(grid, KEY.Key_Z, CTRL)
    press(grid, KEY.Key_Z, CTRL)
    assert names(grid) == ["สมชาย", "สมหญิง", "สมศรี"]
    press(grid, KEY.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert names(grid) == ["สมหญิง", "สมชาย", "สมศรี"]


def test_a_paste_key_fills_the_grid(grid, press):
    QGuiApplication.clipboard().setText("นายคนที่สี่")
    grid.setCurrentIndex(grid.model().index(3, NAME))
    press(grid, KEY.Key_V, CTRL)
    assert names(grid)[3:] == ["คนที่สี่"]


@pytest.mark.parametrize(
    ("column", "kind", "name"),
    [(NAME, QLineEdit, "ชื่อ – สกุล"), (POSITION, QLineEdit, "ตำแหน่ง"), (VILLAGE, QComboBox, "หมู่")],
)
def test_every_cells_editor_has_a_name(grid, press, column, kind, name):
    grid.setCurrentIndex(grid.model().index(0, column))
    press(grid, KEY.Key_Return)
    editor = QApplication.focusWidget()
    assert isinstance(editor, kind)
    assert editor.accessibleName() == name


def test_enter_passes_over_what_is_filled_and_ends_on_the_next_row(grid, press, qtbot):
    grid.setCurrentIndex(grid.model().index(0, NAME))
    for column in (GROUP, VILLAGE):
        press(grid, KEY.Key_Return)
        press(QApplication.focusWidget(), KEY.Key_Return)
        qtbot.waitUntil(lambda column=column: at(grid) == (0, column))
    press(grid, KEY.Key_Return)
    press(QApplication.focusWidget(), KEY.Key_Return)
    qtbot.waitUntil(lambda: at(grid) == (1, NAME))


def test_enter_on_the_row_that_waits_stays_there_until_a_name_is_typed(grid, press, qtbot):
    grid.setCurrentIndex(grid.model().index(3, NAME))
    press(grid, KEY.Key_Return)
    press(QApplication.focusWidget(), KEY.Key_Return)
    qtbot.waitUntil(grid.hasFocus)
    assert at(grid) == (3, NAME)
    assert len(names(grid)) == 3


def test_the_number_of_a_row_is_not_edited(grid, press):
    grid.setCurrentIndex(grid.model().index(0, PLACE))
    assert not grid.model().flags(grid.currentIndex()) & Qt.ItemFlag.ItemIsEditable


def test_a_rows_menu_ends_its_seat(grid, qtbot):
    grid._menu(grid.visualRect(grid.model().index(1, NAME)).center())
    menu = QApplication.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["พ้นตำแหน่ง…", "เลื่อนขึ้น", "เลื่อนลง", "ลบแถวที่พิมพ์ผิด"]
    with qtbot.waitSignal(grid.end_asked) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [1]
    menu.actions()[1].trigger()
    assert names(grid) == ["สมหญิง", "สมชาย", "สมศรี"]
    menu.close()


def test_the_row_that_waits_has_no_menu(grid):
    grid._menu(grid.visualRect(grid.model().index(3, NAME)).center())
    assert QApplication.activePopupWidget() is None

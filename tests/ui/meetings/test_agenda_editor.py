"""The agenda: matters under their parts, added, moved, taken out and taken back, typed beside the list."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from desktop.domain.meetings import PARTS, AgendaItem
from desktop.errors import CannotDo
from desktop.ui.meetings.agenda_editor import AgendaEditor, _in_parts
from tests.ui.meetings.conftest import error, texts

KEY, ALT, CTRL = Qt.Key, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
MATTERS = (
    AgendaItem(part="1", title="ข่าวสาร", resolution="รับทราบ"),
    AgendaItem(part="4", title="แผนงาน"),
    AgendaItem(part="4", title="ระเบียบ", resolution="เห็นชอบ\nมอบเลขานุการ"),
)
ADD = "เพิ่มเรื่องในวาระที่ {}"


@pytest.fixture
def editor(qtbot):
    """Give the editor of three matters, seen and with the keyboard on its list."""
    made = AgendaEditor()
    qtbot.addWidget(made)
    made.show_items(MATTERS)
    made.resize(1100, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    made.matters.setFocus()
    made.edits = []
    made.edited.connect(lambda: made.edits.append(1))
    return made


def titles(editor):
    return [(item.part, item.title) for item in editor.items()]


def go_to(editor, text):
    rows = texts(editor.matters)
    editor.matters.setCurrentRow(rows.index(text))


def type_in(editor, name, text):
    editor.form.set_value(name, text)
    editor.form.edited.emit(name)


def test_matters_stand_under_the_five_parts_with_their_numbers(editor):
    assert texts(editor.matters) == [
        "ระเบียบวาระที่ 1 เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ", "1.1 ข่าวสาร", ADD.format(1),
        "ระเบียบวาระที่ 2 เรื่องรับรองรายงานการประชุม", ADD.format(2),
        "ระเบียบวาระที่ 3 เรื่องสืบเนื่องและเรื่องเสนอเพื่อทราบ", ADD.format(3),
        "ระเบียบวาระที่ 4 เรื่องเสนอเพื่อพิจารณา", "4.1 แผนงาน", "4.2 ระเบียบ", ADD.format(4),
        "ระเบียบวาระที่ 5 เรื่องอื่น ๆ", ADD.format(5),
    ]  # fmt: skip
    heard = [editor.matters.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 8, 9)]
    assert heard == ["1.1 ข่าวสาร มติ: รับทราบ", "4.1 แผนงาน ยังไม่มีมติ", "4.2 ระเบียบ มติ: เห็นชอบ มอบเลขานุการ"]
    assert editor.form.values()["title"] == "ข่าวสาร"


def test_a_matter_is_added_by_enter_and_typed(editor, press):
    go_to(editor, ADD.format(5))
    assert editor._right.currentIndex() == 1  # nothing to type yet
    press(editor.matters, KEY.Key_Return)
    assert QApplication.focusWidget() is editor.form.editor("title")
    assert texts(editor.matters)[-2] == "5.1 (ยังไม่มีชื่อเรื่อง)"
    assert editor.first_gap() == 3
    press(QApplication.focusWidget(), "นัดครั้งหน้า")
    press(QApplication.focusWidget(), KEY.Key_Return)
    assert QApplication.focusWidget() is editor.form.editor("detail")
    assert texts(editor.matters)[-2] == "5.1 นัดครั้งหน้า"
    assert editor.first_gap() is None
    assert editor.edits


def test_a_click_adds_too(editor):
    rows = texts(editor.matters)
    editor.matters.itemClicked.emit(editor.matters.item(rows.index(ADD.format(2))))
    editor.matters.itemClicked.emit(editor.matters.item(0))  # a part's name does nothing
    editor.matters.itemClicked.emit(editor.matters.item(1))
    assert titles(editor)[1] == ("2", "")


def test_enter_on_a_matter_goes_to_what_is_to_be_typed(editor, press):
    for row, field in (("4.1 แผนงาน", "resolution"), ("1.1 ข่าวสาร", "title")):
        editor.matters.setFocus()
        go_to(editor, row)
        press(editor.matters, KEY.Key_Return)
        assert QApplication.focusWidget() is editor.form.editor(field)


def test_a_resolution_shows_in_the_list_while_it_is_typed(editor, press):
    go_to(editor, "4.1 แผนงาน")
    press(editor.matters, KEY.Key_Return)
    press(QApplication.focusWidget(), "เห็นชอบ")
    assert editor.items()[1].resolution == "เห็นชอบ"
    assert "มติ: เห็นชอบ" in editor.matters.currentItem().toolTip()
    go_to(editor, "4.2 ระเบียบ")
    assert editor.form.values()["resolution"] == "เห็นชอบ\nมอบเลขานุการ"


def test_matters_move_within_their_part_and_moves_are_taken_back(editor, press):
    go_to(editor, "4.2 ระเบียบ")
    press(editor.matters, KEY.Key_Up, ALT)
    moved = [("1", "ข่าวสาร"), ("4", "ระเบียบ"), ("4", "แผนงาน")]
    assert titles(editor) == moved
    assert editor.matters.currentItem().text() == "4.1 ระเบียบ"
    press(editor.matters, KEY.Key_Up, ALT)  # the part above is another
    assert titles(editor) == moved
    press(editor.matters, KEY.Key_Z, CTRL)
    press(editor.matters, KEY.Key_Z, CTRL)  # nothing more
    assert editor.items() == MATTERS
    go_to(editor, "4.1 แผนงาน")
    named = {one.toolTip(): one for one in editor.findChildren(QToolButton)}
    named["เลื่อนลง (Alt+ลูกศรลง)"].click()
    assert titles(editor) == moved
    named["เลื่อนลง (Alt+ลูกศรลง)"].click()
    assert titles(editor) == moved
    named["เลื่อนขึ้น (Alt+ลูกศรขึ้น)"].click()
    assert editor.items() == MATTERS


def test_a_matter_is_taken_out_and_comes_back(editor, press):
    go_to(editor, "4.1 แผนงาน")
    press(editor.matters, KEY.Key_Delete)
    assert titles(editor) == [("1", "ข่าวสาร"), ("4", "ระเบียบ")]
    assert editor.matters.currentItem().text() == "4.1 ระเบียบ"
    [remove] = [one for one in editor.findChildren(QPushButton) if one.text() == "นำเรื่องนี้ออก"]
    remove.click()
    remove.click()
    assert editor.items() == ()
    assert editor._right.currentIndex() == 1
    press(editor.matters, KEY.Key_Delete)
    for _step in range(3):
        press(editor.matters, KEY.Key_Z, CTRL)
    assert editor.items() == MATTERS


def test_what_was_typed_since_stays_where_a_move_is_taken_back(editor):
    go_to(editor, "4.2 ระเบียบ")
    editor.move_chosen(-1)
    go_to(editor, "4.2 แผนงาน")
    type_in(editor, "resolution", "เห็นชอบแผน")
    editor.undo()
    assert titles(editor) == [(item.part, item.title) for item in MATTERS]
    assert editor.items()[1].resolution == "เห็นชอบแผน"


def test_a_matter_that_changes_its_part_goes_to_that_part_s_end(editor):
    go_to(editor, "1.1 ข่าวสาร")
    type_in(editor, "part", "4")
    assert titles(editor) == [("4", "แผนงาน"), ("4", "ระเบียบ"), ("4", "ข่าวสาร")]
    assert editor.matters.currentItem().text() == "4.3 ข่าวสาร"


def test_two_matters_alike_are_told_apart_when_one_changes_its_part(editor):
    editor.show_items([AgendaItem(part="4", title="เหมือนกัน"), AgendaItem(part="5", title="เหมือนกัน")])
    go_to(editor, "4.1 เหมือนกัน")
    type_in(editor, "part", "5")
    assert editor.matters.currentItem().text() == "5.2 เหมือนกัน"


def test_a_file_comes_with_its_matter(editor, qtbot):
    go_to(editor, "4.1 แผนงาน")
    assert not editor.open_button.isVisible()
    with qtbot.waitSignal(editor.file_chosen) as chosen:
        editor.form.file_chosen.emit("file", Path("แผน.pdf"))
    assert chosen.args == [1, Path("แผน.pdf")]
    editor.take_file(1, AgendaItem(part="4", title="แผนงาน", file="sha"))
    assert editor.items()[1].file == "sha"
    assert editor.open_button.isVisible()
    with qtbot.waitSignal(editor.file_asked) as asked:
        editor.open_button.click()
    assert asked.args == [1]
    editor.take_file(0, AgendaItem(part="1", file="other"))
    assert editor.items()[0].file == "other"
    assert editor.form.values()["file"] == "sha"
    edits = len(editor.edits)
    editor.take_file(9, AgendaItem(file="gone"))  # the matter was taken out meanwhile
    assert len(editor.edits) == edits


def test_a_refusal_of_a_matter_stands_beside_its_field(editor):
    assert editor.take(CannotDo("เอกสารประกอบต้องเป็นไฟล์ PDF", "file"))
    assert error(editor.form, "file") == "เอกสารประกอบต้องเป็นไฟล์ PDF"
    assert not editor.take(CannotDo("อื่น", "held"))
    assert not editor.take(ValueError("อื่น"))


def test_places_are_found_by_part_and_number(editor):
    assert [editor.place_of(*place) for place in (("4", 2), ("4", 3), ("4", 0), ("5", 1))] == [
        2,
        None,
        None,
        None,
    ]


def test_the_same_place_stays_chosen_when_other_matters_come(editor):
    go_to(editor, "4.2 ระเบียบ")
    editor.show_items(MATTERS)
    assert editor.matters.currentItem().text() == "4.2 ระเบียบ"
    editor.show_items(MATTERS[:1])
    assert editor.matters.currentItem().text() == "1.1 ข่าวสาร"
    editor.show_items(())
    assert editor._right.currentIndex() == 1


@given(st.lists(st.sampled_from(list(PARTS)), max_size=12))
def test_matters_of_a_part_keep_their_order(parts):
    items = [AgendaItem(part=part, title=str(n)) for n, part in enumerate(parts)]
    placed = _in_parts(items)
    assert sorted(placed, key=lambda item: int(item.title)) == items
    assert [(item.part, int(item.title)) for item in placed] == sorted((p, n) for n, p in enumerate(parts))

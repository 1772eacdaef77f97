"""Each kind of field has an editor that gives the value its field keeps."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.domain.committees import Committee
from desktop.domain.offices import Office
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind, field_of
from desktop.domain.villages import Village
from desktop.ui.parts.editors import editor_for, restored


@pytest.fixture
def edit(qtbot):
    def edit(kind, name):
        made = editor_for(field_of(kind, name), None)
        qtbot.addWidget(made)
        made.told = []
        made.changed.connect(made.told.append)
        made.show()
        return made

    return edit


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        (Person, "first_name", "กฤษฎา"),
        (Person, "note", "บรรทัดหนึ่ง\nบรรทัดสอง"),
        (Person, "born", date(2008, 5, 8)),
        (Village, "number", 7),
        (Village, "number", None),
        (Office, "practice", True),
        (Office, "emblem_way", "file"),
        (Person, "national_id", "x-xxxx-xxxxx-12-3"),
        (Office, "tambons", ("240606", "240602")),
        (Office, "emblem", "a" * 64),
    ],
)
def test_an_editor_gives_back_what_it_shows_and_tells_nothing(edit, kind, name, value):
    editor = edit(kind, name)
    editor.set_value(value)
    editor.commit()
    assert editor.value() == value
    assert editor.told == []
    assert editor.problem() is None


def test_typed_text_is_told(edit, press):
    editor = edit(Person, "first_name")
    press(editor, "ฐิติ")
    assert editor.told[-1] == "ฐิติ"


def test_known_words_are_offered_and_told_when_taken(edit):
    editor = edit(Person, "title")
    assert "นางสาว" in [
        editor.completer().model().index(row, 0).data()
        for row in range(editor.completer().model().rowCount())
    ]
    editor.completer().activated[str].emit("นางสาว")
    assert editor.told == ["นางสาว"]


@pytest.mark.parametrize(
    ("typed", "value"), [("๑๒", 12), ("1,234", 1234), ("-3", -3), ("", None), (" 7 ", 7)]
)
def test_numbers_are_read_in_both_digits(edit, press, typed, value):
    editor = edit(Village, "number")
    press(editor, typed)
    editor.commit()
    assert editor.value() == value
    assert editor.text() == ("" if value is None else str(value))
    assert editor.problem() is None


@pytest.mark.parametrize("typed", ["เจ็ด", "7.5", "1e3", "²", "-", "9" * 30])
def test_what_is_no_number_has_a_sentence(edit, press, typed):
    editor = edit(Village, "number")
    press(editor, typed)
    editor.commit()
    assert editor.value() is None
    assert editor.text() == typed
    assert str(editor.problem()) == "“หมู่ที่” ต้องเป็นตัวเลขเท่านั้น เช่น 12"


def test_a_choice_not_made_is_empty(edit):
    editor = edit(Office, "emblem_way")
    assert editor.itemText(0) == "ยังไม่ระบุ"
    editor.setCurrentIndex(1)
    assert editor.told == ["blank"]
    editor.set_value("")
    assert editor.value() == ""


def test_the_wheel_over_a_choice_scrolls_the_page_instead(edit):
    editor = edit(Committee, "kind")
    editor.set_value("centre")
    editor.clearFocus()
    where = QPointF(5, 5)
    event = QWheelEvent(
        where, where, QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(editor, event)
    assert not event.isAccepted()
    assert editor.value() == "centre"


def test_a_long_text_leaves_tab_to_the_form_and_stays_low(edit):
    editor = edit(Person, "note")
    assert editor.tabChangesFocus()
    line = editor.fontMetrics().height()
    assert 4 * line <= editor.sizeHint().height() <= 6 * line


def test_lines_give_a_tuple_without_empty_ones(edit):
    editor = edit(Office, "tambons")
    editor.setPlainText("240606\n\n 240602 \n")
    assert editor.value() == ("240606", "240602")


def focus(editor, kind, reason=Qt.FocusReason.TabFocusReason):
    QApplication.sendEvent(editor, QFocusEvent(kind, reason))


def test_a_typed_id_is_hidden_when_left_and_shown_again(edit, press):
    editor = edit(Person, "national_id")
    focus(editor, QEvent.Type.FocusIn)
    press(editor, "๑๑๐๑๗๐๐๒๓๐๗๐๘")
    assert editor.value() == "1101700230708"
    focus(editor, QEvent.Type.FocusOut)
    assert editor.text() == "x-xxxx-xxxxx-70-8"
    focus(editor, QEvent.Type.FocusIn)
    assert editor.text() == "1101700230708"
    assert editor.value() == "1101700230708"


def test_a_read_mask_is_replaced_whole_or_refused(edit, press):
    editor = edit(Person, "national_id")
    editor.set_value("x-xxxx-xxxxx-12-3")
    focus(editor, QEvent.Type.FocusIn)
    assert editor.selectedText() == "x-xxxx-xxxxx-12-3"
    editor.end(False)
    press(editor, "9")
    assert "13 หลัก" in str(editor.problem())
    focus(editor, QEvent.Type.FocusOut)
    assert editor.text() == "x-xxxx-xxxxx-12-39"


def test_a_file_is_shown_by_name_and_taken_away(edit):
    editor = edit(Office, "emblem")
    assert editor._name.text() == "ยังไม่มีไฟล์"
    editor.set_value("a" * 64, "ครุฑ.png")
    assert editor._name.text() == "ครุฑ.png"
    editor._drop.click()
    assert (editor.value(), editor.told) == ("", [""])


def test_a_link_without_a_picker_is_our_fault():
    with pytest.raises(AssertionError, match="the form needs a picker"):
        editor_for(field_of(Person, "village"), None)


def test_every_kind_has_an_editor(qtbot):
    for kind in set(Kind) - {Kind.LINK, Kind.MAP}:
        qtbot.addWidget(editor_for(Field("x", kind, "ชื่อ"), None))


@pytest.mark.parametrize(
    ("name", "draft", "value"),
    [
        ("born", "2008-05-08", date(2008, 5, 8)),
        ("born", None, None),
        ("born", "None", None),
        ("born", "", None),
        ("first_name", "ก", "ก"),
    ],
)
def test_a_draft_is_read_back_from_json(name, draft, value):
    assert restored(field_of(Person, name), draft) == value


def test_a_draft_of_many_is_a_tuple_again():
    assert restored(field_of(Office, "tambons"), ["1", "2"]) == ("1", "2")

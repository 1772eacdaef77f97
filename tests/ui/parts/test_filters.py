"""Filters of a list: made in a dialog, kept by name, chosen from a menu, forgotten."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from desktop import settings
from desktop.domain.filters import Condition
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.ui.parts import kept_filters, messages
from desktop.ui.parts.filter_button import FilterButton
from desktop.ui.parts.filter_dialog import MOST, FilterDialog
from desktop.ui.parts.list_page import ListPage

WORKING = Condition("occupation", "holds", "ทำนา")
BORN = Condition("born", "between", date(1950, 1, 1), date(1960, 1, 1))


@pytest.fixture
def dialog(qtbot, jobs):
    def dialog(*conditions):
        made = FilterDialog(jobs, Person, conditions, [("240606", "ท่าถ่าน")], str)
        made.given = []
        made.chosen.connect(made.given.append)
        qtbot.addWidget(made)
        made.show()
        return made

    return dialog


def say(row, field, how, *values):
    row.fields.setCurrentIndex(row.fields.findData(field))
    row.hows.setCurrentIndex(row.hows.findData(how))
    for editor, value in zip(row._editors, values, strict=True):
        editor.set_value(value)


def test_conditions_are_made_of_described_fields(dialog):
    made = dialog()
    [row] = made.rows
    say(row, "occupation", "holds", "ทำนา")
    say(made.add_row(), "born", "between", BORN.value, BORN.until)
    say(made.add_row(), "national_id", "filled")
    say(made.add_row(), "tambon", "is", "240606")
    made.use()
    assert made.given == [
        (WORKING, BORN, Condition("national_id", "filled"), Condition("tambon", "is", "240606")),
    ]  # fmt: skip
    assert not made.isVisible()


def test_conditions_that_stand_are_shown_again(dialog):
    made = dialog(WORKING, BORN, Condition("village", "is", "v1", label="หมู่ 1"))
    assert made.rows[2]._editors[0].text() == "หมู่ 1"
    made.use()
    assert made.given == [(WORKING, BORN, Condition("village", "is", "v1"))]
    assert made.given[0][2].label == "หมู่ 1"


@pytest.mark.parametrize("size", [1.0, 1.5])
def test_both_ends_of_a_time_are_read_whole(dialog, dress, size):
    dress(size=size)
    longest = date(2000, 11, 30)
    made = dialog(Condition("born", "between", longest, longest))
    for editor in made.rows[0]._editors:
        room = editor.width() - editor.textMargins().left() - editor.textMargins().right()
        assert editor.text() == "30 พฤศจิกายน 2543"
        assert (
            editor.fontMetrics().horizontalAdvance(editor.text()) < room - editor.fontMetrics().height() // 2
        )
    assert made.width() <= 1366


def test_what_is_wrong_stands_beneath_its_condition(dialog):
    made = dialog(WORKING)
    row = made.add_row()
    say(row, "born", "between", None, None)
    made.use()
    assert made.isVisible()
    assert made.given == []
    assert row.trouble.text() == "กรุณาระบุค่าเริ่มต้นหรือค่าสิ้นสุดของ “วันเกิด”"
    assert not made.rows[0].trouble.isVisible()
    row._editors[0].setText("ไม่ใช่วัน")
    made.use()
    assert row.trouble.text().startswith("อ่านวันที่ “ไม่ใช่วัน” ไม่ได้")
    assert not row.trouble.isHidden()
    say(row, "born", "filled")
    assert row.trouble.isHidden()
    made.use()
    assert made.given == [(WORKING, Condition("born", "filled"))]


def test_a_condition_is_taken_away_and_no_more_than_a_few_are_made(dialog):
    made = dialog(WORKING)
    for _more in range(MOST - 1):
        made.add_row()
    assert not made._add.isEnabled()
    for row in made.rows[1:]:
        row.removed.emit()
    assert made._add.isEnabled()
    made.use()
    assert made.given == [(WORKING,)]


def test_a_named_filter_is_kept_on_this_machine(dialog):
    made = dialog(WORKING, BORN)
    made.name.setText(" ชาวนา ")
    made.use()
    assert kept_filters.names("people") == ("ชาวนา",)
    assert kept_filters.names("villages") == ()
    assert kept_filters.read(Person, "ชาวนา") == (WORKING, BORN)
    kept_filters.forget("people", "ชาวนา")
    assert kept_filters.names("people") == ()


@pytest.mark.parametrize(
    ("name", "conditions", "sentence"),
    [
        ("ก" * 61, (WORKING,), "ชื่อตัวกรองยาวเกิน 60 ตัวอักษร กรุณาย่อให้สั้นลง"),
        ("ว่าง", (), "ยังไม่มีเงื่อนไขให้เก็บ กรุณาเพิ่มเงื่อนไขก่อน"),
    ],
)
def test_a_filter_that_cannot_be_kept_is_refused(dialog, name, conditions, sentence):
    with pytest.raises(CannotDo) as caught:
        kept_filters.keep("people", name, conditions)
    assert str(caught.value) == sentence
    made = dialog(*conditions)
    if not conditions:
        made.rows[0].removed.emit()
    made.name.setText(name)
    made.use()
    assert made.trouble.text() == sentence
    assert made.isVisible()
    assert kept_filters.names("people") == ()


@pytest.fixture
def shown(qtbot, jobs, monkeypatch):
    made = FilterButton(jobs, Person, str)
    made.told, made.advice = [], []
    made.chosen.connect(lambda: made.told.append(made.conditions))
    monkeypatch.setattr(messages, "advise", lambda _parent, error: made.advice.append(str(error)))
    qtbot.addWidget(made)
    return made


def choose(shown, words, menu=None):
    menu = menu or shown.menu_now()
    action = next(one for one in menu.actions() if one.text() == words)
    menu.triggered.emit(action)


def test_the_menu_offers_what_was_kept_and_to_clear(shown):
    kept_filters.keep("people", "ชาวนา & ชาวไร่", (WORKING,))
    assert [one.text() for one in shown.menu_now().actions()] == [
        "ชาวนา && ชาวไร่", "", "ตั้งตัวกรอง…", "ล้างตัวกรอง", "ลบตัวกรองที่เก็บไว้",
    ]  # fmt: skip
    choose(shown, "ชาวนา && ชาวไร่")
    assert shown.text() == "ตัวกรอง (1)"
    choose(shown, "ล้างตัวกรอง")
    assert shown.text() == "ตัวกรอง"
    assert shown.told == [(WORKING,), ()]
    menu = shown.menu_now()
    inner = next(one.menu() for one in menu.actions() if one.menu() is not None)
    menu.triggered.emit(inner.actions()[0])
    assert kept_filters.names("people") == ()


def test_a_kept_filter_of_a_field_that_is_gone_is_told_of(shown):
    settings.put("filters", {"people": {"เก่า": [{"field": "gone", "how": "is", "value": 1}]}})
    shown.choose_kept("เก่า")
    assert shown.advice == ["รายการนี้กรองด้วย “gone” ไม่ได้ กรุณาเลือกช่องใหม่"]
    assert shown.told == []


def test_damaged_settings_offer_no_filters(shown):
    settings.put("filters", {"people": "?"})
    assert kept_filters.names("people") == ()


def test_a_list_asks_by_its_conditions_and_shows_all_again(qtbot, jobs, settle, made_list):
    source = made_list(100)
    page = ListPage(jobs, Person, icon="users", source=source)
    qtbot.addWidget(page)
    page.show()
    settle()
    assert page.filters.isVisible()
    page.filters.choose((WORKING,))
    settle()
    assert source.asked[-1].conditions == (WORKING,)
    page.back()
    settle()
    assert source.asked[-1].conditions == ()
    page.narrow_to("กฤษฎา")
    settle()
    assert source.asked[-1].text == "กฤษฎา"
    asked = len(source.asked)
    page.narrow_to("กฤษฎา")
    settle()
    assert len(source.asked) == asked


def test_rows_of_a_lists_own_are_not_filtered_so(qtbot, jobs, made_list):
    from desktop.ui.registers.rows import ListedBlock

    page = ListPage(jobs, ListedBlock, icon="archive", source=made_list(3))
    qtbot.addWidget(page)
    page.show()
    assert isinstance(page.filters, QWidget)
    assert not page.filters.isVisible()

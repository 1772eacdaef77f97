"""The office's own words: begun from those of the program, fields put in by a row, unknown ones refused."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop.documents.contents.papers import PAPERS
from desktop.domain.papers import Wording
from desktop.store import records as store
from desktop.ui.settings.wording_page import PARTS, make_wordings


@pytest.fixture
def place(qtbot, jobs, settle):
    made = make_wordings(jobs)
    qtbot.addWidget(made)
    jobs.changed.connect(made.refresh)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    settle()
    made.open("wordings", "")
    settle()
    return made


@pytest.fixture
def page(place):
    return place.record


def choose_kind(page, word):
    chooser = page.form.editor("kind")
    chooser.setCurrentIndex(chooser.findText(word))


def fields(page):
    return [page.fields._list.item(n).text() for n in range(page.fields._list.count())]


def insert(page, press, field):
    rows = page.fields._list
    rows.setFocus()
    rows.setCurrentRow(fields(page).index(field))
    press(rows, Qt.Key.Key_Return)


def test_it_begins_with_the_words_of_the_program_from_today_on(page):
    values = page.form.values()
    default = PAPERS["announcement"].default
    assert [values[part] for part in PARTS] == [getattr(default, part) for part in PARTS]
    assert (values["kind"], values["start"], values["confirmed_by"]) == ("announcement", date.today(), "")
    assert page.fields.isVisible()
    assert not page.changes.isVisible()


def test_another_kind_brings_its_own_words_and_fields(page):
    choose_kind(page, "คำสั่งอำเภอ")
    assert page.form.values()["cause"] == PAPERS["order"].default.cause
    assert fields(page) == ["{" + name + "}" for name in PAPERS["order"].fields]


def test_words_that_were_changed_stay_when_the_kind_is_changed(page):
    page.form.set_value("cause", "ตามที่สำนักงานเขียนเอง")
    choose_kind(page, "คำสั่งอำเภอ")
    assert page.form.values()["cause"] == "ตามที่สำนักงานเขียนเอง"


def test_a_row_puts_its_field_where_the_keyboard_was(page, press):
    cause = page.form.editor("cause")
    cause.setFocus()
    cause.setPlainText("ตามที่ตำบล")
    cause.moveCursor(QTextCursor.MoveOperation.End)
    insert(page, press, "{ตำบล}")
    assert page.form.values()["cause"] == "ตามที่ตำบล{ตำบล}"
    assert cause.hasFocus()


def test_a_field_is_put_also_into_a_single_line(page, press):
    subject = page.form.editor("subject")
    subject.setFocus()
    subject.end(False)
    insert(page, press, "{อำเภอ}")
    assert page.form.values()["subject"] == PAPERS["announcement"].default.subject + "{อำเภอ}"
    assert page.form.dirty


def test_words_are_kept_and_shown_as_not_confirmed(page, place, settle, ask):
    page.form.set_value("closing", "จึงประกาศให้ทราบ")
    page.save()
    settle()
    [kept] = ask(store.find, Wording)
    assert (kept.kind, kept.closing) == ("announcement", "จึงประกาศให้ทราบ")
    place.back()
    settle()
    model = place.list.model
    column = [field.name for field in model.fields].index("confirmed_by")
    assert model.row_at(0).cells[column] == "ยังไม่ยืนยัน"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ตามที่ {ช่องที่ไม่มี} นั้น", "ไม่มีช่องข้อมูลชื่อ “ช่องที่ไม่มี” ในหนังสือชนิดนี้ กรุณาเลือกจากรายการช่องข้อมูล"),
        ("ตามที่ {ตำบล นั้น", "ถ้อยคำมีวงเล็บปีกกาที่ไม่ครบคู่"),
    ],
)
def test_words_that_could_not_be_printed_are_refused_beside_their_part(page, settle, ask, words, sentence):
    page.form.set_value("cause", words)
    page.save()
    settle()
    assert page.form.editor("cause").accessibleDescription().startswith(sentence)
    assert page.form.values()["cause"] == words
    assert ask(store.find, Wording) == []

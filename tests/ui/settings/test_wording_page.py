"""The words of each kind of paper: begun from those of the program, drawn while they are typed, and taken back."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from desktop.documents.contents.papers import WORDED as WRITINGS
from desktop.domain.papers import WORDED, Wording
from desktop.store import records as store
from desktop.ui.parts import messages
from desktop.ui.parts.lines import LineList
from desktop.ui.settings.wording_diff import PARTS
from desktop.ui.settings.wordings_page import WordingsPage
from desktop.work import records, wordings
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def place(qtbot, jobs, settle):
    made = WordingsPage(jobs)
    qtbot.addWidget(made)
    made.words = []
    made.said.connect(lambda word, undo: made.words.append((word, undo)))
    jobs.changed.connect(made.refresh)
    made.resize(1200, 760)
    made.show()
    made.activateWindow()
    settle()
    return made


@pytest.fixture
def page(place, settle):
    place.open_kind("announcement")
    settle()
    return place.record


@pytest.fixture
def type_in(settle):
    """Change a part as the officer does, and see the paper drawn anew."""

    def type_in(page, part, words):
        page.form.set_value(part, words)
        page._hear(part)
        page._follow()
        settle()

    return type_in


def details(place):
    lists = [card.findChild(LineList) for card in place.cards.cards]
    lines = [rows.line(rows.item(n)) for rows in lists for n in range(rows.count())]
    return {line.key: line.detail for line in lines}


def fields(page):
    return [page.fields.item(n).text() for n in range(page.fields.count())]


def insert(page, press, field):
    page.fields.setFocus()
    page.fields.setCurrentRow(fields(page).index(field))
    press(page.fields, Qt.Key.Key_Return)


def under(page, part):
    return page.form.editor(part).accessibleDescription()


def test_every_kind_says_whose_words_it_has(place, do, settle):
    assert set(details(place)) == set(WRITINGS)
    assert set(details(place).values()) == {"ถ้อยคำที่มากับโปรแกรม · ยังไม่ยืนยัน"}
    own = Wording(
        **{**vars(wordings.shipped("order")), "start": date(2026, 10, 1), "confirmed_by": "นายอำเภอ"}
    )
    do(records.add, own)
    place.refresh("wordings")
    settle()
    assert details(place)["order"] == "ถ้อยคำของสำนักงาน ใช้ตั้งแต่ 1 ต.ค. 2569 · ยืนยันโดย นายอำเภอ"


@pytest.mark.parametrize("kind", list(WRITINGS))
def test_each_kind_begins_with_the_words_of_the_program_and_its_fields(place, settle, kind):
    place.open_kind(kind)
    settle()
    values, default = place.record.form.values(), WRITINGS[kind].default
    assert [values[part] for part in PARTS] == [getattr(default, part) for part in PARTS]
    assert (values["kind"], values["start"], values["confirmed_by"]) == (kind, date.today(), "")
    assert place.record.head.title.text() == WORDED[kind]
    assert fields(place.record) == ["{" + name + "}" for name in WRITINGS[kind].fields]
    assert place.record.form.errors() == ()


def test_the_paper_is_drawn_in_the_words_that_are_typed(page, type_in, ask):
    assert page.paper.currentWidget() is page.paper.preview
    before = page.paper.preview._pdf
    type_in(page, "closing", "จึงประกาศให้ทราบทั่วกัน")
    assert page.paper.preview._pdf != before
    assert ask(store.find, Wording) == []  # nothing of it stays


def test_a_row_puts_its_field_where_the_keyboard_was(page, press):
    cause = page.form.editor("cause")
    cause.setFocus()
    cause.setPlainText("ตามที่ตำบล")
    cause.moveCursor(QTextCursor.MoveOperation.End)
    page.tabs.setCurrentIndex(1)
    insert(page, press, "{ตำบล}")
    assert page.form.values()["cause"] == "ตามที่ตำบล{ตำบล}"
    assert cause.hasFocus()


def test_a_double_click_and_the_button_put_a_field_too(page):
    page.form.editor("closing").setFocus()
    page.form.set_value("closing", "")
    page.fields.setCurrentRow(0)
    page.fields.itemDoubleClicked.emit(page.fields.item(0))
    page.fields.choose()
    assert page.form.values()["closing"] == "{อำเภอ}{อำเภอ}"


def test_a_field_is_put_also_into_a_single_line(page, press):
    subject = page.form.editor("subject")
    subject.setFocus()
    subject.end(False)
    insert(page, press, "{อำเภอ}")
    assert page.form.values()["subject"] == WRITINGS["announcement"].default.subject + "{อำเภอ}"
    assert page.form.dirty


def test_what_differs_is_said_in_signs_and_words(page, type_in):
    assert page.differences.sentences() == ["เหมือนกับถ้อยคำที่มากับโปรแกรม"]
    type_in(page, "closing", "ทั้งนี้ ตั้งแต่วันนี้\nจึงประกาศให้ทราบโดยทั่วกัน")
    assert page.differences.sentences() == [
        "ข้อความปิดท้าย",
        "− ตัดออก: ทั้งนี้ ตั้งแต่บัดนี้เป็นต้นไป",
        "+ เพิ่ม: ทั้งนี้ ตั้งแต่วันนี้",
    ]


def test_words_are_kept_and_go_back_to_those_of_the_program(page, place, settle, ask, monkeypatch):
    page.form.set_value("closing", "จึงประกาศให้ทราบ")
    page.save()
    settle()
    [kept] = ask(store.find, Wording)
    assert (kept.kind, kept.closing) == ("announcement", "จึงประกาศให้ทราบ")
    assert page.head.subtitle.text().startswith("ถ้อยคำของสำนักงาน ใช้ตั้งแต่")
    page.back()
    assert details(place)["announcement"].endswith("ยังไม่ยืนยัน")
    place.open_kind("announcement")
    settle()
    assert page.form.values()["closing"] == "จึงประกาศให้ทราบ"
    monkeypatch.setattr(messages, "ask", lambda *given, **named: False)
    page.remove_button.click()
    assert ask(store.find, Wording) == [kept]
    monkeypatch.setattr(messages, "ask", lambda *given, **named: True)
    page.remove_button.click()
    settle()
    assert ask(store.find, Wording) == []
    assert details(place)["announcement"] == "ถ้อยคำที่มากับโปรแกรม · ยังไม่ยืนยัน"


def test_words_that_are_not_kept_go_back_in_the_form(page, type_in):
    type_in(page, "cause", "ตามที่สำนักงานเขียนเอง")
    page.remove_button.click()
    assert page.form.values()["cause"] == WRITINGS["announcement"].default.cause
    assert page.differences.sentences() == ["เหมือนกับถ้อยคำที่มากับโปรแกรม"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("ตามที่ {ช่องที่ไม่มี} นั้น", "ไม่มีช่องข้อมูลชื่อ “ช่องที่ไม่มี” ในหนังสือชนิดนี้ กรุณาเลือกจากรายการช่องข้อมูล"),
        ("ตามที่ {ตำบล นั้น", "ถ้อยคำมีวงเล็บปีกกาที่ไม่ครบคู่"),
    ],
)
def test_words_that_could_not_be_printed_are_refused_beside_their_part(
    page, type_in, settle, ask, words, sentence
):
    type_in(page, "cause", words)
    assert under(page, "cause").startswith(sentence)
    page.save()
    settle()
    assert under(page, "cause").startswith(sentence)
    assert page.form.values()["cause"] == words
    assert ask(store.find, Wording) == []
    type_in(page, "cause", "ตามที่{ตำบล}")
    assert "ไม่" not in under(page, "cause")
    assert page.form.errors() == ()


def test_a_half_typed_wording_waits_for_its_own_kind(page, place, settle):
    page.form.set_value("cause", "พิมพ์ค้าง")
    page._keep_draft(page.form.settled())
    settle()
    page.form.mark_saved()
    place.open_kind("order")
    settle()
    assert page.form.values()["cause"] == WRITINGS["order"].default.cause
    page.form.mark_saved()
    place.open_kind("announcement")
    settle()
    assert page.form.values()["cause"] == "พิมพ์ค้าง"


def test_what_is_not_saved_is_asked_about(page, place, monkeypatch):
    page.form.set_value("cause", "พิมพ์ค้าง")
    monkeypatch.setattr(messages, "leave", lambda parent: messages.STAY)
    assert not place.can_leave(lambda: None)
    monkeypatch.setattr(messages, "leave", lambda parent: messages.LEAVE)
    assert place.can_leave(lambda: None)


def test_the_place_opens_words_by_their_id(place, settle, do):
    kept = do(records.add, Wording(**{**vars(wordings.shipped("memo")), "start": date(2026, 10, 1)}))
    place.open("wordings", kept)
    settle()
    assert place.record.head.title.text() == "บันทึกข้อความ"
    assert place.record.tabs.count() == 4  # with its history
    place.back()
    assert place.title() == "ถ้อยคำหนังสือ"


def test_everything_has_a_name(page, place):
    assert nameless(place) == []

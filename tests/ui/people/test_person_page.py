"""The page of a person: a doubtful national id warns, a double is asked about, and who sees an id says why."""

from __future__ import annotations

import logging

import pytest
import sqlalchemy as sa
from PySide6.QtWidgets import QLabel

from desktop.domain.people import Person
from desktop.store import records as store
from desktop.store.tables import readings
from desktop.ui.parts import messages
from desktop.ui.people import page as people
from desktop.ui.people.national_id import IdDialog, WhyDialog
from desktop.ui.people.person_page import PersonPage
from desktop.work import records
from tests.ui.forms import under

VALID, INVALID = "1234567890121", "1234567890122"
FAULT = "เลขประจำตัวประชาชนไม่ผ่านการตรวจหลักสุดท้าย กรุณาตรวจกับบัตร ถ้าเป็นเอกสารเก่าบันทึกต่อได้"


@pytest.fixture
def new_page(make_page):
    return make_page(people.description(), make=PersonPage)


@pytest.fixture
def sealed(do):
    """Add a person with a made-up national id."""
    return do(records.add, Person(first_name="บุญมี", last_name="มีเลข", national_id=VALID))


def type_id(press, page, text):
    line = page.form.editor("national_id")
    line.setFocus()
    press(line, text)


def test_an_id_whose_last_digit_is_wrong_warns_once_it_is_whole_and_is_saved(new_page, press, settle, ask):
    new_page.form.set_value("first_name", "เอกสารเก่า")
    type_id(press, new_page, INVALID[:-1])
    assert under(new_page, "national_id")[1] == ""
    press(new_page.form.editor("national_id"), INVALID[-1])
    assert under(new_page, "national_id") == (FAULT, "warned")
    new_page.save()
    settle()
    assert new_page.words == ["บันทึกแล้ว"]
    [kept] = ask(store.find, Person, store.tables.of(Person).c.first_name == "เอกสารเก่า")
    assert kept.national_id == "x-xxxx-xxxxx-12-2"


def test_a_warning_stands_also_beside_what_does_not_hold(new_page, press):
    type_id(press, new_page, INVALID)
    new_page.save()
    assert under(new_page, "first_name")[1] == "invalid"
    assert under(new_page, "national_id") == (FAULT, "warned")


@pytest.mark.parametrize("typed", [VALID, "1-2345-67890-12-1", "๑๒๓๔๕๖๗๘๙๐๑๒๑"])
def test_an_id_that_holds_warns_of_nothing(new_page, press, typed):
    type_id(press, new_page, typed)
    assert under(new_page, "national_id")[1] == ""


def test_a_mended_id_takes_its_warning_away(new_page, press):
    type_id(press, new_page, INVALID)
    new_page.form.editor("national_id").selectAll()
    type_id(press, new_page, VALID)
    assert under(new_page, "national_id")[1] == ""


def test_a_probable_double_is_asked_about_and_may_be_saved(new_page, settle, ask, monkeypatch, sealed):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **more: asked.append(words[2]) or len(asked) > 1)
    new_page.form.set_value("first_name", "อีกคน")
    new_page.form.set_value("national_id", VALID)
    for _again in range(2):
        new_page.save()
        settle()
    assert asked == ["พบรายการที่อาจเป็นรายการเดียวกัน\n• บุญมี มีเลข – เลขประจำตัวประชาชนเดียวกัน"] * 2
    assert len(ask(store.find, Person, store.tables.of(Person).c.first_name == "อีกคน")) == 1


def test_a_kept_person_is_not_asked_about_again(make_page, settle, monkeypatch, sealed):
    monkeypatch.setattr(messages, "ask", lambda *_words, **_more: pytest.fail("asked"))
    page = make_page(people.description(), sealed, make=PersonPage)
    page.form.set_value("phone", "081")
    page.save()
    settle()
    assert page.words == ["บันทึกแล้ว"]


def test_who_wants_to_see_an_id_is_asked_why(make_page, settle, sealed):
    page = make_page(people.description(), sealed, make=PersonPage)
    assert page.form.editor("national_id").text() == "x-xxxx-xxxxx-12-1"
    page.id_button.click()
    [dialog] = page.findChildren(WhyDialog)
    assert "บุญมี มีเลข" in dialog.sentence.text()
    dialog.ask()
    settle()
    assert dialog.isVisible()
    assert dialog.form.editor("reason").accessibleDescription() == "ต้องบอกเหตุผลที่ขอดูเลขประจำตัวประชาชน"
    dialog.reject()


@pytest.fixture
def shown(make_page, settle, sealed):
    """Give the page and the dialog in which an id is shown."""
    page = make_page(people.description(), sealed, make=PersonPage)
    page.id_button.click()
    [dialog] = page.findChildren(WhyDialog)
    dialog.form.set_value("reason", "ออกหนังสือรับรอง")
    dialog.ask()
    settle()
    [seen] = page.findChildren(IdDialog)
    return page, seen


def test_an_id_is_shown_to_who_said_why_and_that_is_kept(shown, practice_store, sealed):
    _page, seen = shown
    assert seen.number.text() == "1-2345-67890-12-1"
    with practice_store.engine.connect() as connection:
        row = connection.execute(sa.select(readings)).mappings().one()
    assert (row["actor"], row["row"], row["field"], row["reason"]) == (
        "นางสาวฝึกหัด ตั้งใจ", sealed, "national_id", "ออกหนังสือรับรอง",
    )  # fmt: skip


def test_an_id_is_gone_with_its_window(shown, qtbot):
    page, seen = shown
    number = seen.number
    seen.hide()
    assert number.text() == ""
    qtbot.waitUntil(lambda: page.findChildren(IdDialog) == [])
    assert "1-2345-67890-12-1" not in [label.text() for label in page.findChildren(QLabel)]


def test_an_id_that_was_seen_stands_in_no_log_and_no_field(caplog, shown, machine_folder):
    page, _seen = shown
    logged = [record.getMessage() for record in caplog.records]
    logged += [file.read_text("utf-8") for file in machine_folder.glob("*.log")]
    assert all("67890" not in line for line in logged)
    assert page.form.values()["national_id"] == "x-xxxx-xxxxx-12-1"
    assert logging.getLogger("desktop").isEnabledFor(logging.WARNING)


def test_there_is_no_id_to_see_of_a_person_without_one(make_page, do, new_page):
    page = make_page(people.description(), do(records.add, Person(first_name="ไม่มีเลข")), make=PersonPage)
    assert not page.id_button.isVisible()
    assert not new_page.id_button.isVisible()


def test_the_button_follows_its_field_by_tab(make_page, sealed):
    page = make_page(people.description(), sealed, make=PersonPage)
    page.form.editor("national_id").setFocus()
    page.focusNextChild()
    assert page.id_button.hasFocus()
    page.focusNextChild()
    assert page.form.editor("born").hasFocus()

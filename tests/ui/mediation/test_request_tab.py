"""The fields of a case: saved, taken back, half typed, and saved elsewhere in between."""

from __future__ import annotations

import dataclasses

import pytest

from desktop.domain.cases import Case, Party
from desktop.store import drafts, tables
from desktop.store import records as store
from desktop.ui.parts import messages
from desktop.ui.records.history_dialog import HistoryDialog
from desktop.work import cases
from tests.ui.forms import under


@pytest.fixture
def id_(begin):
    return begin()


@pytest.fixture
def page(open_page, id_):
    return open_page(id_, "request")


@pytest.fixture
def tab(page):
    return page.tab("request")


@pytest.fixture
def kept(ask, id_):
    return lambda: ask(store.read, Case, id_)


def test_what_is_changed_is_saved_and_stands_in_the_history(page, tab, kept, settle):
    tab.form.set_value("facts", "ยืมแล้วไม่คืน")
    page.save()
    settle()
    assert kept().facts == "ยืมแล้วไม่คืน"
    assert page.words == ["บันทึกแล้ว"]
    assert not tab.form.dirty
    assert tab.changes._lines[0].label == "ข้อเท็จจริง: – → ยืมแล้วไม่คืน"
    tab.changes.opened.emit(None)
    assert tab.findChild(HistoryDialog) is not None


def test_it_is_taken_back(page, tab, kept, settle):
    tab.form.set_value("facts", "ผิด")
    page.save()
    settle()
    tab._undo()
    settle()
    assert kept().facts == ""
    assert tab.form.settled()["facts"] == ""
    assert page.words[-1] == "เลิกทำแล้ว"


def test_what_does_not_hold_is_said_beside_its_field(page, tab, kept, settle):
    tab.form.set_value("subject", "")
    page.save()
    settle()
    assert under(tab, "subject") == ("ต้องกรอก “เรื่อง” ก่อนบันทึก", "invalid")
    assert kept().subject == "เงินกู้สมมติ"


def test_a_refusal_of_the_work_stands_on_the_form(page, tab, settle, practice_store):
    tab.form.set_value("facts", "พิมพ์แล้ว")
    allowed, practice_store.permits = practice_store.permits, frozenset()
    page.save()
    settle()
    assert "สิทธิ์" in tab.form._general.text()
    practice_store.permits = allowed
    page.save()
    settle()
    assert not tab.form.dirty


def test_both_values_stand_where_somebody_saved_in_between(page, tab, kept, do, settle):
    tab.form.set_value("facts", "ของเรา")
    do(cases.save, dataclasses.replace(kept(), facts="ของเขา"))
    page.save()
    settle()
    assert under(tab, "facts") == ("ค่าที่บันทึกจากที่อื่น: ของเขา", "warned")
    assert kept().facts == "ของเขา"
    page.save()
    settle()
    assert kept().facts == "ของเรา"


def test_what_is_typed_stays_while_another_tab_writes_and_is_saved_over_it(
    page, tab, kept, do, jobs, settle, id_, ask
):
    tab.form.set_value("facts", "กำลังพิมพ์")
    table = tables.of(Party)
    party = ask(store.find, Party, table.c.case == id_)[0]
    do(cases.keep_part, dataclasses.replace(party, last_name="เปลี่ยนนามสกุล"))
    jobs.changed.emit("cases")
    settle()
    assert tab.form.settled()["facts"] == "กำลังพิมพ์"
    page.save()
    settle()
    assert (kept().facts, tab.form.dirty) == ("กำลังพิมพ์", False)
    assert "เปลี่ยนนามสกุล" in kept().between


def test_half_typed_fields_come_back_sealed(page, tab, open_page, settle, id_, ask):
    tab.form.set_value("facts", "ความลับของสมมติ")
    tab.form._draft()
    settle()
    sealed = ask(
        lambda one: one.connection.scalar(tables.drafts.select().with_only_columns(tables.drafts.c["values"]))
    )
    assert "ความลับ" not in sealed
    again = open_page(id_, "request")
    form = again.tab("request").form
    assert form.settled()["facts"] == "ความลับของสมมติ"
    assert "นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก" in again.words
    again.save()
    settle()
    assert ask(drafts.find) == ()


def test_what_is_left_behind_is_forgotten(page, tab, settle, monkeypatch, ask, kept):
    tab.form.set_value("facts", "ไม่เอาแล้ว")
    tab.form._draft()
    monkeypatch.setattr(messages, "leave", lambda _page: messages.LEAVE)
    assert page.can_leave(lambda: None)
    settle()
    assert ask(drafts.find) == ()
    assert tab.form.settled()["facts"] == ""
    assert not tab.form.dirty
    assert kept().facts == ""

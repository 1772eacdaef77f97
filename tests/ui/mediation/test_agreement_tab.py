"""The agreement on the screen: terms in their order, a plan seen while it is typed, what is paid, what broke out again."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from desktop.work import agreements
from desktop.work.agreements import MoneyPlan
from tests.ui.mediation.mediated_page import TODAY, answer, case, dialog, kept, page, tracks, turn  # noqa: F401
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def tab(turn):
    return turn("agreement")


@pytest.fixture
def planned(tab, do, case, page, settle):
    """Give the tab of a debt in three instalments, the first of them due long ago."""
    do(agreements.plan, case, MoneyPlan(total=2_500_000, count=3, first=TODAY - timedelta(40)))
    page.refresh("cases")
    settle()
    return tab


def column(table, place):
    return [row[place] for row in table.rows()]


def test_a_plan_is_seen_while_it_is_typed_and_becomes_terms(tab, dialog, answer, kept):
    tab.plan()
    shown = dialog()
    assert nameless(shown) == []
    assert shown.form.settled()["total"] == 2_500_000  # the value of the case
    assert shown.sum.text() == "รวม 25,000 บาท (สองหมื่นห้าพันบาทถ้วน)"
    for name, value in (
        ("down", 500_000),
        ("down_on", date(2026, 1, 5)),
        ("count", 3),
        ("first", date(2026, 1, 31)),
    ):
        shown.form.set_value(name, value)
        shown.form.edited.emit(name)
    assert shown.preview.rows() == [
        ["1", "เงินวางวันแรก", "5 มกราคม 2569", "5,000"],
        ["2", "ผ่อนชำระ", "31 มกราคม 2569", "6,666"],
        ["3", "ผ่อนชำระ", "28 กุมภาพันธ์ 2569", "6,666"],
        ["4", "ผ่อนชำระ", "31 มีนาคม 2569", "6,668"],
    ]
    shown.form.set_value("down_on", None)
    shown.form.edited.emit("down_on")
    assert shown.preview.rows() == []
    assert shown.sum.text() == "ต้องกรอกวันที่วางเงิน"
    assert answer() == {"down_on": "ต้องกรอกวันที่วางเงิน"}
    assert answer(down_on=date(2026, 1, 5)) == {}
    assert [one.amount for one in kept().terms] == [500_000, 666_600, 666_600, 666_800]
    assert column(tab.terms.table, 3) == ["5,000", "6,666", "6,666", "6,668"]


def test_terms_are_written_moved_and_taken_out_by_keyboard(tab, answer, kept, press, settle):
    table = tab.terms.table
    for words in ("ขอโทษต่อหน้าผู้ใหญ่บ้าน", "ย้ายรั้วกลับ"):
        press(table, Qt.Key.Key_Insert)
        assert answer(kind="act", words=words) == {}
    press(table, Qt.Key.Key_Insert)
    assert answer(kind="pay") == {"amount": "กรุณากรอกจำนวนเงิน"}
    assert answer(amount=10_000, due=TODAY) == {}
    table.choose(kept().terms[2].id)
    tab.shift(-1)
    settle()
    assert column(table, 1) == ["ขอโทษต่อหน้าผู้ใหญ่บ้าน", "ชำระครั้งเดียว", "ย้ายรั้วกลับ"]
    assert table.current_id() == kept().terms[1].id
    press(table, Qt.Key.Key_Return)
    assert answer(words="ที่ศาลา") == {}
    assert column(table, 1)[1] == "ชำระครั้งเดียว ที่ศาลา"
    press(table, Qt.Key.Key_Delete)
    settle()
    assert column(table, 0) == ["1", "2"]
    assert nameless(tab) == []


def test_a_term_is_followed_up_and_what_is_paid_is_drawn(planned, dialog, answer, kept, settle):
    table = planned.terms.table
    assert column(table, 5)[0] == "เลยกำหนด ยังไม่ได้ติดตาม"
    assert planned.share.text().startswith("ทำครบแล้วร้อยละ 0")
    table.choose(kept().terms[0].id)
    planned.look()
    assert dialog().form.settled()["paid"] == 833_300
    assert answer() == {}
    assert planned.bar.text() == "ชำระแล้ว 8,333 จาก 25,000 บาท"
    assert column(table, 5)[0] == "ครบตามข้อตกลง"
    table.choose(kept().terms[1].id)
    planned.look()
    shown = dialog()
    shown.form.set_value("keeping", "partly")
    shown.form.edited.emit("keeping")
    assert shown.form.settled()["paid"] is None
    assert answer(paid=100_000, again=True, note="ขอผ่อนผัน") == {}
    assert planned.bar.text() == "ชำระแล้ว 9,333 จาก 25,000 บาท"
    assert planned.again.isVisible()
    newest = planned.looks.table.rows()[0]
    assert newest[1:3] == ["2", "1,000"]
    assert newest[4:] == ["ทำบางส่วน", "เกิดข้อพิพาทซ้ำ ขอผ่อนผัน"]


def test_a_look_is_taken_out_before_its_term(planned, answer, kept, press, refusals, settle):
    table = planned.terms.table
    table.choose(kept().terms[0].id)
    planned.look()
    answer(keeping="broken", paid=None)
    press(table, Qt.Key.Key_Delete)
    settle()
    assert refusals == ["ข้อนี้มีการติดตามผลแล้ว กรุณานำการติดตามผลของข้อนี้ออกก่อน"]
    press(planned.looks.table, Qt.Key.Key_Delete)
    settle()
    assert kept().follow_ups == ()
    assert kept().terms[0].keeping == ""
    table.choose(kept().terms[0].id)
    press(table, Qt.Key.Key_Delete)
    settle()
    assert len(kept().terms) == 2


def test_the_whole_agreement_is_followed_up_at_once(planned, dialog, answer, kept, press):
    press(planned.looks.table, Qt.Key.Key_Insert)
    assert "ทีละข้อ" in dialog().sentence.text()
    assert answer() == {}
    due = [one for one in kept().terms if one.due <= TODAY]
    assert [one.keeping for one in kept().terms] == ["kept"] * len(due) + [""] * (3 - len(due))
    assert planned.looks.table.rows()[0][1] == "ทั้งหมด"


def test_an_agreement_without_terms_teaches_and_begins_there(tab, settle):
    assert not tab.terms.table.isVisible()
    assert not tab._head.isVisible()
    assert not tab.look_all_button.isEnabled()
    tab.begin("follow_up")
    settle()
    assert tab.terms.first.hasFocus()


@pytest.mark.parametrize("width", [780, 1150])
def test_tables_and_buttons_fit_narrow_and_broad_pages(planned, page, width, settle):
    page.resize(width, 700)
    settle()
    box = planned.terms
    assert box.width() <= planned.width()
    bottoms = {one.mapTo(box, one.rect().bottomLeft()).y() for one in (box.first, box._of_row[0])}
    assert len(bottoms) == (2 if width == 780 else 1)

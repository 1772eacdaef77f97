"""Mediators with what binds them, invitations counted by party, sessions with who came; all by keyboard."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.domain.mediators import Mediator
from desktop.domain.people import Person
from desktop.store import records as store
from desktop.ui.mediation.session_dialogs import NO_OFFERS
from desktop.work import case_way
from tests.ui.mediation.mediated_page import TODAY, answer, case, dialog, kept, page, tracks, turn  # noqa: F401
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def mediators(do):
    """Put two mediators into the register: one free, one whose training is over."""
    made = []
    for name, until in (("พร้อม", TODAY + timedelta(90)), ("หมดอบรม", TODAY - timedelta(1))):
        person = do(store.add, Person(first_name=name, last_name="กลางสมมติ"))
        made.append(do(store.add, Mediator(person=person, registered_no="1/2569", trained_until=until)))
    return made


@pytest.fixture
def tab(turn):
    return turn("sessions")


def go_to(list_, name):
    row = next(n for n in range(list_.count()) if list_.item(n).text().startswith(name))
    list_.setCurrentRow(row)


def invite(tab, answer, after):
    tab.invite()
    return answer(sent=TODAY, appointed=TODAY + timedelta(after), place="ศาลา")


def test_who_has_interests_is_shown_first_and_chosen_only_for_a_reason(
    tab, mediators, dialog, answer, kept, settle
):
    tab.appoint()
    shown = dialog()
    assert nameless(shown) == []
    go_to(shown.list, "พร้อม")
    assert not shown.weighed.isVisible()
    go_to(shown.list, "หมดอบรม")
    assert shown.weighed.text().startswith("การอบรมใช้ได้ถึง")
    assert answer() == {"accepted": "ผู้นี้มีข้อควรระวัง กรุณาบันทึกเหตุผลที่ยังตั้ง หรือเลือกผู้อื่น"}
    assert answer(accepted="ไม่มีผู้อื่น") == {}
    [one] = kept().mediators
    assert (one.mediator, one.accepted, one.chair) == (mediators[1], "ไม่มีผู้อื่น", True)
    [row] = tab.mediators.table.rows()
    assert row[0] == "หมดอบรม กลางสมมติ (ประธาน)"
    assert row[4].endswith("ไม่มีผู้อื่น")
    tab.appoint()
    names = [dialog().list.item(n).text() for n in range(dialog().list.count())]
    assert "หมดอบรม กลางสมมติ" not in names


def test_a_mediator_leaves_and_one_put_in_by_mistake_is_taken_out(
    tab, mediators, dialog, answer, kept, settle, press
):
    tab.appoint()
    go_to(dialog().list, "พร้อม")
    answer()
    table = tab.mediators.table
    press(table, Qt.Key.Key_Return)
    settle()
    assert answer(ended=TODAY - timedelta(1))["ended"].startswith("วันที่พ้นต้องไม่ก่อน")
    assert answer(ended=TODAY) == {}
    assert kept().mediators[0].ended == TODAY
    press(table, Qt.Key.Key_Delete)
    settle()
    assert kept().mediators == ()
    assert not table.isVisible()
    press(table, Qt.Key.Key_Return)  # of no row: nothing opens
    settle()


def test_an_empty_register_says_where_to_add(tab, dialog, do, ask, settle):
    from desktop.work import records

    for one in ask(store.find, Mediator):
        do(records.remove, Mediator, one.id)
    tab.appoint()
    assert "ยังไม่มีผู้ไกล่เกลี่ยให้เลือก" in dialog().sentence.text()
    assert not dialog().verb.isEnabled()


def test_parties_are_invited_together_and_each_is_noted_by_itself(tab, dialog, answer, kept, press, settle):
    press(tab.invitations.table, Qt.Key.Key_Insert)
    shown = dialog()
    assert nameless(shown) == []
    boxes = list(shown.ticks.boxes.values())
    for box in boxes:
        box.setChecked(False)
    assert answer(appointed=TODAY) == {"": "กรุณาเลือกคู่กรณีที่จะเชิญอย่างน้อยหนึ่งคน"}
    assert boxes[0].hasFocus()
    boxes[1].setChecked(True)
    assert answer() == {}
    assert [one.round for one in kept().summonses] == [1]
    assert invite(tab, answer, 3) == {}
    rows = tab.invitations.table.rows()
    assert sorted((row[0], row[1]) for row in rows) == [
        ("นางทดลอง ใจเย็น", "1"), ("นางทดลอง ใจเย็น", "2"), ("นายสมมติ ใจร้อน", "1")
    ]  # fmt: skip
    tab.invitations.table.choose(kept().summonses[0].id)
    press(tab.invitations.table, Qt.Key.Key_Return)
    assert answer(delivery="received", came="excused") == {}
    assert kept().summonses[0].came == "excused"
    tab.invitations.table.choose(kept().summonses[0].id)
    press(tab.invitations.table, Qt.Key.Key_Delete)
    settle()
    assert len(kept().summonses) == 2


def test_a_no_show_is_closed_when_it_was_invited_often_enough(
    tab, do, case, dialog, answer, kept, settle, page
):
    do(case_way.choose_track, case, "village", "กรรมการหมู่บ้านรับไว้")
    asker, other = [one.id for one in kept().parties]
    for after in (7, 14, 21):
        assert invite(tab, answer, after) == {}
        tab.hold()
        shown = dialog()
        assert shown.form.settled()["held"] == TODAY + timedelta(after)
        shown.ticks.boxes[other].setChecked(False)
        assert answer(outcome="goes_on") == {}
    assert [one.came for one in kept().summonses if one.party == other] == ["absent"] * 3
    assert [one.came for one in kept().summonses if one.party == asker] == ["came"] * 3
    hints = [hint.text() for hint in tab._hints]
    assert hints[0] == "นางทดลอง ใจเย็น ไม่มาติดต่อกัน 3 ครั้ง ครบจำนวนที่ช่องทางนี้ให้ยุติเรื่องได้"
    next(hint for hint in tab._hints if isinstance(hint, QPushButton)).click()
    assert dialog().form.settled()["result"] == "absent"
    assert answer() == {}
    assert kept().case.end_reason == hints[0]
    assert tab._hints == []


def test_sessions_are_kept_edited_and_postponed_with_a_reason(tab, dialog, answer, kept, press, settle):
    press(tab.sittings.table, Qt.Key.Key_Insert)
    shown = dialog()
    assert shown.sentence.text() == NO_OFFERS
    assert nameless(shown) == []
    assert not shown.form._boxes["postponed"].isVisibleTo(shown.form)
    assert answer(outcome="postponed", next=TODAY + timedelta(7)) == {"postponed": "กรุณาบันทึกเหตุที่เลื่อน"}
    assert answer(postponed="ฝนตกหนัก") == {}
    [row] = tab.sittings.table.rows()
    assert (row[0], row[5]) == ("1", "เลื่อนไป ฝนตกหนัก")
    tab.invite()
    assert dialog().form.settled()["appointed"] == TODAY + timedelta(7)
    dialog().reject()
    press(tab.sittings.table, Qt.Key.Key_Return)
    assert dialog().windowTitle() == "การนั่งครั้งที่ 1"
    assert answer(place="ศาลาประชาคม") == {}
    assert kept().sittings[0].place == "ศาลาประชาคม"
    press(tab.sittings.table, Qt.Key.Key_Delete)
    settle()
    assert kept().sittings == ()


def test_the_tab_begins_at_the_step_that_was_asked_for(tab, settle):
    for step, box in (
        ("mediators", tab.mediators),
        ("invitation", tab.invitations),
        ("session", tab.sittings),
    ):
        tab.begin(step)
        settle()
        assert box.first.hasFocus()

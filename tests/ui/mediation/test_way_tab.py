"""The way of a case on the screen: stages by sign and word, tracks with their reasons, time, questions that never block."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import dataclasses
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from desktop.domain.case_way import STATES, Stage
from desktop.domain.cases import STEPS, CaseStep
from desktop.domain.sittings import Sitting
from desktop.thai import dates
from desktop.ui.mediation.way_cards import TimeBar
from desktop.ui.mediation.way_strip import SIGNS, WayStrip
from desktop.work import case_way, cases
from tests.ui.mediation.mediated_page import TODAY, answer, case, dialog, kept, page, tracks, turn  # noqa: F401
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def tab(turn):
    return turn("way")


def words_on(card):
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def press_in(card, text, settle):
    next(one for one in card.findChildren(QPushButton) if one.text() == text and one.isVisible()).click()
    settle()


def stage(tab, step):
    return next(one for one in tab.strip.stages if one.stage().step == step)


def test_stages_are_told_in_words_and_reached_by_keyboard(tab, press, settle):
    assert stage(tab, "request").accessibleName().startswith("รับคำร้อง แล้ว")
    assert stage(tab, "screening").accessibleName() == "ตรวจคุณสมบัติเรื่อง ต้องทำตอนนี้"
    assert "extended" not in [one.stage().step for one in tab.strip.stages]
    assert tab.next.text() == "ขั้นต่อไป: ตรวจคุณสมบัติเรื่อง"
    assert nameless(tab) == []
    one = stage(tab, "screening")
    assert one.focusPolicy() & Qt.FocusPolicy.TabFocus
    opened = []
    tab.strip.asked.connect(opened.append)
    press(one, Qt.Key.Key_Return)
    press(one, Qt.Key.Key_Space)
    settle()
    assert opened == ["screening", "screening"]


def test_every_state_has_a_sign_and_a_word_of_its_own():
    assert set(SIGNS) == set(STATES)
    assert len({icon for icon, *_colours in SIGNS.values()}) == len(STATES)
    assert len(set(STATES.values())) == len(STATES)


@pytest.mark.parametrize("width", [300, 700, 1400])
def test_the_strip_takes_as_few_rows_as_there_is_room_for(qtbot, width):
    strip = WayStrip()
    qtbot.addWidget(strip)
    states = [*STATES, *STATES, *STATES][: len(STEPS)]
    strip.show_stages([Stage(step, state, TODAY) for step, state in zip(STEPS, states, strict=True)])
    strip.resize(width, 500)
    with qtbot.waitExposed(strip):
        strip.show()
    assert strip.stages[0].grab().toImage().pixelColor(1, 1).isValid()
    assert all(one.geometry().right() <= strip.width() for one in strip.stages)
    assert all(one.height() >= one.height_for(one.width()) for one in strip.stages)
    strip.show_stages([Stage("request", "done")])
    assert len(strip.stages) == 1


def test_the_proposed_track_is_taken_in_two_presses(tab, answer, kept):
    tab.next_button.click()
    assert answer() == {}
    case = kept().case
    assert (case.track, case.screened) == ("act", TODAY)
    assert "เลือกไว้" in words_on(tab.track)
    assert tab.next.text().startswith("ขั้นต่อไป: ถามความสมัครใจ")


def test_another_track_asks_for_the_reason_and_shows_it(tab, answer, kept, dialog):
    village = next(one for one in tab._way.verdicts if one.track.key == "village")
    tab.choose(village)
    assert "ไม่ใช่ช่องทางที่โปรแกรมเสนอ" in dialog().sentence.text()
    assert answer() == {"track_reason": "เลือกช่องทางต่างจากที่โปรแกรมเสนอ กรุณาบันทึกเหตุผล"}
    assert answer(track_reason="คู่กรณีขอ") == {}
    assert kept().case.track == "village"
    assert any(one.endswith("คู่กรณีขอ") for one in words_on(tab.track))
    assert any("ยังไม่ยืนยัน" in one for one in words_on(tab.track))


def test_tracks_that_do_not_take_it_say_why_and_nothing_taken_offers_to_refer(tab, do, kept, settle, page):
    assert any("ไม่รับเรื่องทางแพ่ง" in one for one in words_on(tab.track))
    assert words_on(tab.track).count("รับไม่ได้") == 1
    asked = []
    tab.turn_asked.connect(lambda *where: asked.append(where))
    do(cases.save, dataclasses.replace(kept().case, sexual=True))
    page.refresh("cases")
    settle()
    assert any(one.startswith("ไม่มีช่องทางใดรับเรื่องนี้ ควรส่งต่อ พนักงานสอบสวน") for one in words_on(tab.track))
    tab.next_button.click()  # there is nothing to take: the reasons are shown
    settle()
    tab.track.refer_button.click()
    assert asked == [("papers", "referral")]


def test_the_other_side_is_asked_and_its_answer_needs_a_day(tab, answer, kept):
    tab.go("asked")
    assert answer(answer="yes") == {"answered": "กรุณากรอกวันที่อีกฝ่ายตอบ"}
    assert answer(answered=TODAY) == {}
    assert (kept().case.asked, kept().case.answer) == (TODAY, "yes")


def test_time_is_shown_extended_and_the_extension_taken_back(tab, do, case, answer, settle, page):
    assert "ช่องทางนี้ไม่ได้กำหนดเวลาไว้" in words_on(tab.time)
    do(case_way.choose_track, case, "district_civil", "อำเภอรับไว้")
    page.refresh("cases")
    settle()
    due = tab._way.deadline.due
    assert any(one.startswith("เริ่มนับ") and "ขยายได้อีก 3 ครั้ง" in one for one in words_on(tab.time))
    assert tab.time.findChild(TimeBar).accessibleName().startswith("ใช้เวลาไปแล้ว 0 จาก")
    press_in(tab.time, "ขยายเวลา…", settle)
    assert answer() == {"reason": "กรุณาบันทึกเหตุผลที่ขยายเวลา"}
    farthest = tab._way.farthest
    late = {"until": f"ต้องขยายไปหลังวันครบกำหนดเดิม {dates.long(due)}"}
    assert answer(reason="รอเอกสาร", until=due) == late
    assert answer(until=farthest) == {}
    assert tab._way.deadline.due > due
    assert stage(tab, "extended").stage().state == "done"
    press_in(tab.time, "นำการขยายครั้งล่าสุดออก", settle)
    assert tab._way.deadline.due == due
    assert page.words[-1] == "นำออกแล้ว"


def test_the_bar_of_time_warns_near_the_end_and_after_it(qtbot):
    def bar(passed, over=True):
        made = TimeBar(TODAY, TODAY + timedelta(90), TODAY + timedelta(passed), over)
        qtbot.addWidget(made)
        made.resize(200, made.height())
        assert not made.grab().isNull()
        return made.state, round(made.share, 2)

    assert bar(0) == ("accent", 0.0)
    assert bar(45) == ("accent", 0.5)
    assert bar(85) == ("warn", 0.94)
    assert bar(200) == ("bad", 1.0)
    assert bar(200, over=False) == ("accent", 1.0)


def test_a_question_is_answered_without_a_reason_and_can_be_asked_again(tab, do, case, answer, settle, page):
    do(cases.keep_part, Sitting(case=case, number=1, held=TODAY))
    page.refresh("cases")
    settle()
    question = "นั่งไกล่เกลี่ยแล้วทั้งที่ยังไม่ได้ตั้งผู้ไกล่เกลี่ย ถูกต้องหรือไม่"
    assert question in words_on(tab.notices)
    tab.notices.go_on_asked.emit(question)
    assert answer() == {}
    assert question not in words_on(tab.notices)
    assert question not in tab._way.questions
    assert any(one.startswith(question + " – ทำต่อเมื่อ") for one in words_on(tab.notices))
    tab.notices.again_asked.emit(tab._way.answered[0].id)
    settle()
    assert question in words_on(tab.notices)


def test_an_end_shows_the_fields_of_its_result_and_is_taken_back(tab, answer, dialog, kept, settle):
    tab.go("end")
    shown = dialog()
    assert answer() == {"result": "กรุณาเลือกผล"}
    assert not shown.form._boxes["agreed_value"].isVisibleTo(shown.form)
    assert answer(result="referred") == {"referred_to": "กรุณากรอกหน่วยงานที่ส่งต่อไป"}
    assert answer(result="agreed", agreed_value=1_000_000) == {}
    assert (kept().case.result, kept().case.ended, kept().case.agreed_value) == ("agreed", TODAY, 1_000_000)
    assert tab.end_button.text() == "แก้การสิ้นสุด…"
    assert not tab.answer_button.isVisible()
    tab.reopen_button.click()
    settle()
    assert kept().case.result == ""
    assert not tab.reopen_button.isVisible()


def test_steps_done_elsewhere_turn_to_their_tab(tab, page, settle):
    for step, key in (
        ("consent", "parties"),
        ("session", "sessions"),
        ("follow_up", "agreement"),
        ("request", "request"),
    ):
        stage(tab, step).click()
        settle()
        assert page._key() == key


def test_a_written_step_can_be_undone(tab, answer, kept, settle):
    undos = []
    tab.said.connect(lambda _word, undo: undos.append(undo))
    tab.go("asked")
    answer()
    assert kept().case.asked == TODAY
    undos[-1]()
    settle()
    assert kept().case.asked is None


def test_two_presses_of_the_verb_write_once(tab, dialog, settle, kept, do, case, page):
    do(case_way.choose_track, case, "district_civil", "อำเภอรับไว้")
    page.refresh("cases")
    settle()
    tab.go("extended")
    shown = dialog()
    shown.form.set_value("reason", "รอเอกสาร")
    shown.ask()
    shown.ask()
    settle()
    assert [type(one) for one in kept().steps] == [CaseStep]

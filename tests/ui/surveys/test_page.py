"""The rounds and one round: how far the villages are, beginning, completing, closing and opening again."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import SurveyRound
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.surveys import printing
from desktop.work import records, survey_sheets, surveys
from desktop.work.practice import HOME
from tests.ui.parts.test_accessible import nameless

KEY = Qt.Key


@pytest.fixture
def round_page(place, rounds, settle):
    """Give the page of the round of 2552."""
    place.open("survey_rounds", rounds[2552].id)
    settle()
    return place.round


@pytest.fixture
def shown(settle):
    def shown():
        settle()
        return QApplication.activeModalWidget()

    return shown


def rows(shown):
    return [shown.item(row).text() for row in range(shown.count())]


def finish_all(session, round_id):
    for village in surveys.progress(session, round_id):
        for line in village.missing:
            answers = survey_sheets.answers_of(survey_sheets.sheet(session, line.survey))
            survey_sheets.confirm_all(session, answers)


def test_rounds_under_way_have_bars_and_closed_ones_a_line(place):
    [card] = place.rounds.cards
    assert card.accessibleName() == "สำรวจปี 2552 ต.ท่าถ่าน"
    assert card.bar.text() == "สำรวจแล้ว 9 จาก 21 กลุ่ม · เริ่ม 11 พ.ค. 2552"
    assert rows(card.villages)[0] == "หมู่ 1 บ้านหนองสมมติ"
    first = card.villages.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first == "หมู่ 1 บ้านหนองสมมติ 3 จาก 3 กลุ่ม"
    assert rows(place.rounds.closed._list) == ["สำรวจปี 2551 ต.ท่าถ่าน"]
    assert place.rounds.head.subtitle.text() == "2 รอบ"
    assert nameless(place) == []


def test_enter_on_a_village_shows_it_in_its_round(place, press, settle, villages):
    bars = place.rounds.cards[0].villages
    bars.setCurrentRow(4)
    press(bars, KEY.Key_Return)
    settle()
    assert place._shown() is place.round
    assert place.round.villages.key() == villages()[4].id
    assert len(rows(place.round.sheets)) == 3
    assert place.title() == "สำรวจปี 2552 ต.ท่าถ่าน"


def test_a_closed_round_is_opened_from_its_line(place, settle, press):
    shown = place.rounds.closed._list
    shown.setCurrentRow(0)
    press(shown, KEY.Key_Return)
    settle()
    page = place.round
    assert page.head.subtitle.text() == "สำรวจแล้ว 21 จาก 21 กลุ่ม · เริ่ม 20 พ.ค. 2551 · ปิดเมื่อ 30 มิ.ย. 2551"
    assert not page.reopen.isHidden()
    assert page.finish.isHidden()
    assert page.fill.isHidden()


def test_a_tambon_without_rounds_is_taught_about_them(place, settle):
    place.show_tambon("240601")
    settle()
    assert place.rounds._stack.currentWidget() is place.rounds.empty


def test_all_villages_stand_under_their_names(round_page):
    shown = rows(round_page.sheets)
    assert shown[0] == "หมู่ 1 บ้านหนองสมมติ"
    assert len(shown) == 21 + 7
    assert nameless(round_page) == []


def test_those_not_surveyed_are_listed_alone(round_page, villages, settle):
    round_page.missing.setChecked(True)
    wanted = [line.name for village in villages() for line in village.missing]
    assert [text for text in rows(round_page.sheets) if not text.startswith("หมู่")] == wanted
    round_page.villages.choose(villages()[0].id)
    assert rows(round_page.sheets) == []


def test_the_states_of_the_sheets_are_words_and_icons(round_page, villages):
    round_page.villages.choose(villages()[3].id)
    lines = [round_page.sheets.line(round_page.sheets.item(row)) for row in range(3)]
    assert "กรอกค้างไว้" in lines[0].detail or "ยังไม่สำรวจ" in lines[0].detail
    round_page.villages.choose(villages()[0].id)
    line = round_page.sheets.line(round_page.sheets.item(0))
    assert ("สำรวจแล้ว" in line.detail, line.icon, line.colour) == (True, "circle-check", "good")


def test_the_keyboard_goes_from_village_to_sheet_and_back(round_page, place, press, settle, villages):
    round_page.villages.choose(villages()[5].id)
    press(round_page.villages, KEY.Key_Return)
    assert round_page.sheets.hasFocus()
    press(round_page.sheets, KEY.Key_Down)
    press(round_page.sheets, KEY.Key_Return)
    settle()
    assert place._shown() is place.entry
    assert place.title() == villages()[5].lines[1].name
    place.back()
    settle()
    assert place._shown() is place.round
    assert place.round.villages.key() == villages()[5].id
    place.back()
    assert place._shown() is place.rounds


def test_filling_in_begins_with_the_first_that_is_missing(round_page, place, settle, villages):
    round_page.villages.choose(villages()[4].id)
    round_page.fill_next()
    settle()
    assert place.title() == villages()[4].lines[0].name


def test_a_round_is_begun_with_the_next_year(place, shown, settle, ask):
    place.new()
    dialog = shown()
    assert dialog.form.settled() == {"tambon": HOME, "year": 2553}
    dialog.ask()
    settle()
    assert place.title() == "สำรวจปี 2553 ต.ท่าถ่าน"
    assert place.words == ["เริ่มรอบสำรวจแล้ว"]
    assert ask(surveys.rounds)[0].total == 21
    place.undos[-1]()
    settle()
    assert place._shown() is place.rounds
    assert {one.year for one in ask(store.find, SurveyRound)} == {2551, 2552}


def test_a_year_that_is_open_is_refused_in_its_dialog(place, shown, settle):
    place.open("survey_rounds", "")
    dialog = shown()
    dialog.form.set_value("year", 2552)
    dialog.ask()
    settle()
    assert dialog.form.errors() == ("year",)
    dialog.reject()


def test_another_tambon_offers_its_own_year(place, shown):
    place.ask_start()
    dialog = shown()
    dialog._years = {HOME: 2553, "": 2570}
    dialog.form.set_value("tambon", "")
    dialog._follow("tambon")
    assert dialog.form.settled()["year"] == 2570
    dialog.reject()


def test_a_group_that_came_later_gets_its_sheet(round_page, place, settle, do):
    assert round_page.add.isHidden()
    do(records.add, Organisation(name="กลุ่มใหม่", tambon=HOME))
    place.refresh("organisations")
    settle()
    assert round_page.add.text() == "เพิ่มกลุ่มที่ยังไม่มีแบบ 1 กลุ่ม"
    round_page.add.click()
    settle()
    assert place.words == ["เพิ่มแบบสำรวจ 1 กลุ่มแล้ว"]
    assert rows(round_page.villages)[-1] == "ไม่ระบุหมู่บ้าน"
    round_page.villages.setCurrentRow(round_page.villages.count() - 1)
    assert rows(round_page.sheets) == ["กลุ่มใหม่"]
    place.undos[-1]()
    settle()
    assert not round_page.add.isHidden()
    assert place.words[-1] == "เลิกทำแล้ว"


def test_a_round_with_sheets_left_is_closed_with_a_reason(round_page, place, shown, settle, ask, rounds):
    round_page.finish.click()
    dialog = shown()
    assert "เหลือ 12 กลุ่ม" in dialog.sentence.text()
    dialog.ask()
    settle()
    assert dialog.form.errors() == ("reason",)
    dialog.form.set_value("reason", "น้ำท่วม")
    dialog.ask()
    settle()
    kept = ask(records.read, SurveyRound, rounds[2552].id)
    assert (kept.finished, kept.note) == (date.today(), "น้ำท่วม")
    assert round_page.head.subtitle.text().endswith(f"ปิดเมื่อ {dates.short(date.today())} · น้ำท่วม")
    assert place.words == ["ปิดรอบสำรวจแล้ว"]
    round_page.reopen.click()
    settle()
    assert ask(records.read, SurveyRound, rounds[2552].id).finished is None
    assert place.words[-1] == "เปิดรอบสำรวจอีกครั้งแล้ว"


def test_a_whole_round_is_closed_at_once(round_page, place, settle, do, ask, rounds):
    do(finish_all, rounds[2552].id)
    place.refresh("surveys")
    settle()
    assert round_page.fill.isHidden()
    round_page.fill_next()
    assert place._shown() is round_page
    round_page.finish.click()
    settle()
    assert ask(records.read, SurveyRound, rounds[2552].id).finished


def test_a_sheet_added_meanwhile_is_told_of(round_page, place, settle, do, rounds, refusals):
    do(finish_all, rounds[2552].id)
    place.refresh("surveys")
    settle()
    do(records.add, Organisation(name="กลุ่มใหม่", tambon=HOME))
    do(surveys.add_missing, rounds[2552].id)
    round_page.finish.click()
    settle()
    assert refusals == ["ยังสำรวจไม่ครบ เหลือ 1 กลุ่ม ถ้าจะปิดรอบ กรุณาบอกเหตุผล"]
    assert "21 จาก 22" in round_page.head.subtitle.text()


def test_sheets_are_printed_from_the_round(round_page, place, monkeypatch, rounds, villages):
    asked = []
    monkeypatch.setattr(printing, "ask", lambda page, jobs, *given: asked.append(given))
    place.print_()
    round_page.villages.choose(villages()[2].id)
    place.print_()
    assert asked == [(rounds[2552].id, ""), (rounds[2552].id, villages()[2].id)]


def test_a_round_that_is_not_there_leads_back(place, settle, refusals):
    place.open("survey_rounds", "nothing")
    settle()
    assert place._shown() is place.rounds
    assert "ไม่พบรายการนี้" in refusals[0]


def test_what_is_shown_of_a_whole_round_is_said_to_be_whole(place, settle, do, rounds):
    do(finish_all, rounds[2552].id)
    place.refresh("surveys")
    settle()
    assert place.rounds.cards[0].bar.text().startswith("สำรวจแล้ว 21 จาก 21 กลุ่ม")


def test_the_keyboard_begins_on_the_rounds_at_a_village(place, settle):
    place.rounds.cards[0]._open_all()
    settle()
    assert place.round.villages.hasFocus()
    assert place.round.villages.key() == ""

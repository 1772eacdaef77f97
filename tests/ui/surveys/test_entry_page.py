"""A sheet filled in by keyboard: confirmed, changed, unknown, odd and wrong values, undo, drafts and two windows."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField, name_of
from desktop.domain.people import Person
from desktop.domain.surveys import Survey, asked, state_of
from desktop.store import drafts
from desktop.ui.parts import messages
from desktop.ui.surveys.entry_page import EntryPage
from desktop.work import records, survey_sheets
from tests.ui.parts.test_accessible import nameless

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ASKED = [field.name for field in asked()]


@pytest.fixture
def go_to(entry):
    """Put the keyboard into a line."""

    def go_to(name):
        entry.body._focus(name)
        return QApplication.focusWidget()

    return go_to


@pytest.fixture
def unknown(qtbot, entry):
    """Press F3."""
    return lambda: qtbot.keyClick(QApplication.focusWidget(), KEY.Key_F3)


def states(entry):
    return {name: row.state() for name, row in entry.body.rows.items() if row.asked}


def shown_id(entry):
    return entry._shown


def test_last_year_stands_in_grey_beside_this_year(entry, ask):
    kept = ask(records.read, Survey, shown_id(entry))
    rows = entry.body.rows
    assert list(rows)[: len(ASKED)] == ASKED
    assert rows["members"].before() == str(kept.members)
    assert rows["members"].editor.value() == kept.members
    assert rows["chair"].before() == rows["chair"].widget.text() != ""
    assert [label.text() for label in entry.body.titles] == ["รายการ", "ปี 2551", "ปี 2552", "สถานะ"]
    assert set(states(entry).values()) == {"ยังไม่ยืนยัน"}
    assert rows["chair"].widget.hasFocus()
    assert entry.bar.text() == "หมู่ 7: 0 จาก 3 กลุ่ม"


def test_a_known_group_is_finished_by_enter_alone(entry, enter, settle, villages, ask):
    id_, following = shown_id(entry), villages()[-1].lines[1].survey
    enter(len(ASKED))
    assert set(states(entry).values()) == {"ยืนยันแล้ว"}
    assert entry.body.rows["informant"].widget.hasFocus()
    enter(4)
    assert entry.go_on.hasFocus()
    enter()
    settle()
    kept = ask(records.read, Survey, id_)
    assert kept.done == kept.surveyed == date.today()
    assert kept.surveyor == "นางสาวฝึกหัด ตั้งใจ"
    assert {state_of(kept, name) for name in ASKED} == {"confirmed"}
    assert shown_id(entry) == following
    assert entry.bar.text() == "หมู่ 7: 1 จาก 3 กลุ่ม"
    assert entry.body.rows["chair"].widget.hasFocus()


def test_tab_goes_the_way_of_the_sheet_and_confirms_nothing(entry, press, qtbot):
    for name in ASKED[:4]:
        assert entry.body.rows[name].holds(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
    assert set(states(entry).values()) == {"ยังไม่ยืนยัน"}


def test_a_typed_value_is_changed_and_the_same_one_typed_is_confirmed(entry, go_to, type_):
    go_to("fund")
    type_("๑๒,๕๐๐")
    assert (states(entry)["fund"], entry.body.page().values["fund"]) == ("เปลี่ยนแปลง", 1_250_000)
    go_to("fund")
    type_(entry.body.rows["fund"].before())
    assert states(entry)["fund"] == "ยืนยันแล้ว"


def test_enter_confirms_a_text_of_several_lines_and_shift_enter_adds_one(entry, go_to, press):
    editor = go_to("needs")
    editor.selectAll()
    press(editor, "อบรม")
    press(editor, KEY.Key_Return, SHIFT)
    press(editor, "ดูงาน")
    press(editor, KEY.Key_Return)
    assert entry.body.page().values["needs"].splitlines() == ["อบรม", "ดูงาน"]
    assert entry.body.rows["informant"].widget.hasFocus()


def test_f3_asks_in_place_why_a_value_is_unknown(entry, go_to, unknown, press, enter, settle, ask):
    go_to("income")
    unknown()
    row = entry.body.rows["income"]
    assert row.why.hasFocus()
    assert (states(entry)["income"], row.message()) == ("ไม่ทราบ", "")
    enter()
    assert row.message() == "กรุณาบอกว่าทำไมจึงไม่ทราบ เช่น เหรัญญิกไม่อยู่"
    assert row.why.hasFocus()
    press(row.why, "เหรัญญิกไม่อยู่")
    assert row.message() == ""
    enter()
    assert entry.body.rows["activities"].widget.hasFocus()
    entry.save()
    settle()
    kept = ask(records.read, Survey, shown_id(entry))
    assert kept.states == {"income": "unknown: เหรัญญิกไม่อยู่"}
    assert entry.words[-1] == f"บันทึกแล้ว ยังเหลือ {len(ASKED) - 1} ช่องที่ยังไม่ได้ยืนยัน"


def test_f3_again_takes_it_back(entry, go_to, unknown):
    go_to("income")
    unknown()
    unknown()
    assert states(entry)["income"] == "ยังไม่ยืนยัน"
    assert entry.body.rows["income"].widget.hasFocus()


def test_f3_asks_nothing_of_who_told(entry, go_to, unknown):
    go_to("informant")
    unknown()
    assert entry.body.page().unknown == {}


def test_a_reason_that_is_missing_is_not_saved(entry, go_to, unknown, settle, ask):
    go_to("income")
    unknown()
    go_to("members")
    entry.save()
    settle()
    assert ask(records.read, Survey, shown_id(entry)).states == {}
    assert entry.body.rows["income"].why.hasFocus()


def test_an_outlier_is_asked_about_and_saved(entry, go_to, type_, settle, ask):
    go_to("income")
    type_("99,999,999")
    row = entry.body.rows["income"]
    assert row.message() == "ต่างจากปีก่อนมาก ถูกต้องหรือไม่"
    assert not row.error
    assert row.widget.property("warned")
    entry.save()
    settle()
    assert ask(records.read, Survey, shown_id(entry)).income == 9_999_999_900


def test_members_that_do_not_add_up_are_red_and_not_saved(entry, go_to, type_, enter, settle, ask):
    go_to("members")
    type_("7")
    row = entry.body.rows["members"]
    assert not row.error
    enter(2)
    assert "ไม่เท่ากับสมาชิกทั้งหมด 7 คน" in row.message()
    assert row.error
    entry.save()
    settle()
    assert row.widget.hasFocus()
    assert ask(records.read, Survey, shown_id(entry)).states == {}


def test_what_is_no_number_keeps_the_keyboard(entry, go_to, type_):
    editor = go_to("members")
    type_("หลายคน")
    assert editor.hasFocus()
    assert "ต้องเป็นตัวเลขเท่านั้น" in entry.body.rows["members"].message()


def test_everything_else_is_as_last_year(entry, go_to, type_, settle, ask):
    id_ = shown_id(entry)
    go_to("fund")
    type_("99,000")
    entry.same.click()
    assert set(states(entry).values()) == {"ยืนยันแล้ว", "เปลี่ยนแปลง"}
    entry.body._undo()
    assert states(entry)["members"] == "ยังไม่ยืนยัน"
    assert states(entry)["fund"] == "เปลี่ยนแปลง"
    entry.same.click()
    entry.save()
    settle()
    assert ask(records.read, Survey, id_).done == date.today()
    assert entry.words[-1] == "บันทึกแล้ว"
    assert shown_id(entry) == id_


def test_ctrl_enter_saves_and_opens_the_next_with_who_told_remembered(
    entry, go_to, type_, qtbot, settle, villages
):
    go_to("informant")
    type_("นางผู้ใหญ่ ใจดี")
    type_("นายผู้ช่วย สำรวจ")
    type_("12 พ.ค. 2552")
    entry.same.click()
    qtbot.keyClick(entry.body.rows["chair"].widget, KEY.Key_Return, CTRL)
    settle()
    assert shown_id(entry) == villages()[-1].lines[1].survey
    values = entry.body.page()
    assert (values.informant, values.surveyor, values.surveyed) == (
        "นางผู้ใหญ่ ใจดี", "นายผู้ช่วย สำรวจ", date(2009, 5, 12),
    )  # fmt: skip
    assert not entry.body.dirty


def test_after_the_last_of_the_village_the_round_is_seen(entry, place, qtbot, settle, villages):
    for _sheet in range(3):
        entry.same.click()
        entry.save_and_go_on()
        settle()
    assert villages()[-1].done == 3
    assert place._shown() is place.round
    assert "กรอกครบทุกกลุ่มของหมู่ 7 บ้านเนินสาธิตแล้ว" in place.words


def test_the_only_sheet_that_is_left_is_said_to_be_left(entry, place, settle, villages):
    for _sheet in range(2):
        entry.same.click()
        entry.save_and_go_on()
        settle()
    entry.save_and_go_on()
    settle()
    assert place.words[-1] == "หมู่ 7 บ้านเนินสาธิตเหลือเพียงกลุ่มนี้ที่ยังกรอกไม่ครบ"


def test_a_group_that_stopped_needs_no_more_answers(entry, go_to, settle, ask):
    row = entry.body.rows["closed"]
    assert row.isHidden()
    status = entry.body.rows["status"].widget
    status.setCurrentIndex(status.findData("closed"))
    assert not row.isHidden()
    organisation = entry._sheet.organisation.id
    id_ = shown_id(entry)
    entry.save()
    settle()
    kept = ask(records.read, Organisation, organisation)
    assert (kept.status, kept.closed) == ("closed", date.today())
    assert ask(records.read, Survey, id_).done == date.today()


def test_a_refusal_stands_beside_its_line_until_it_is_mended(entry, go_to, type_, settle, do, ask):
    organisation = ask(records.read, Organisation, entry._sheet.organisation.id)
    status = entry.body.rows["status"].widget
    status.setCurrentIndex(status.findData("closed"))
    go_to("closed")
    type_("1 ม.ค. 2500")
    assert organisation.founded > date(1957, 1, 1)
    entry.save()
    settle()
    row = entry.body.rows["closed"]
    assert row.message() == "วันที่หยุดหรือเลิกต้องไม่ก่อนวันก่อตั้ง"
    assert row.widget.hasFocus()
    type_("1 ม.ค. 2552")
    assert row.message() == ""


def test_a_new_chair_is_added_on_the_spot_and_chairs_the_group(entry, settle, ask):
    entry.body.rows["chair"].widget.add_requested.emit("นางใหม่ มาแรง")
    settle()
    assert states(entry)["chair"] == "เปลี่ยนแปลง"
    entry.save()
    settle()
    chair = ask(records.read, Organisation, entry._sheet.organisation.id).chair
    assert ask(records.read, Person, chair).label == "นางใหม่ มาแรง"
    assert entry.words[0] == "เพิ่ม นางใหม่ มาแรง แล้ว"


def test_undo_and_redo_go_line_by_line(entry, go_to, type_, press):
    before = entry.body.rows["board_men"].editor.value()
    go_to("board_men")
    type_("8")
    type_("9")
    editor = QApplication.focusWidget()
    press(editor, KEY.Key_Z, CTRL)
    assert states(entry)["board_women"] == "ยังไม่ยืนยัน"
    press(QApplication.focusWidget(), KEY.Key_Z, CTRL)
    assert entry.body.rows["board_men"].editor.value() == before
    press(QApplication.focusWidget(), KEY.Key_Y, CTRL)
    assert entry.body.rows["board_men"].editor.value() == 8
    assert entry.body.dirty


def test_a_saved_sheet_is_undone(entry, settle, ask, place):
    entry.same.click()
    entry.save()
    settle()
    assert ask(records.read, Survey, shown_id(entry)).done
    place.undos[-1]()
    settle()
    assert place.words[-1] == "เลิกทำแล้ว"
    assert ask(records.read, Survey, shown_id(entry)).states == {}
    assert set(states(entry).values()) == {"ยังไม่ยืนยัน"}


def test_what_is_typed_is_kept_as_a_draft_and_brought_back(
    entry, go_to, type_, unknown, settle, ask, seen, jobs
):
    id_ = shown_id(entry)
    go_to("members")
    type_("7")
    go_to("income")
    unknown()
    type_("ไม่มีเอกสาร", go_on=False)
    go_to("surveyed")
    type_("12 พ.ค. 2552")
    entry._keep_draft()
    settle()
    assert [draft.key for draft in ask(drafts.find)] == [f"surveys:{id_}"]
    other = seen(EntryPage(jobs))
    other.open("surveys", id_)
    settle()
    assert other.words == ["นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"]
    page = other.body.page()
    assert (page.values, page.unknown, page.surveyed) == (
        {"members": 7},
        {"income": "ไม่มีเอกสาร"},
        date(2009, 5, 12),
    )
    assert other.body.dirty
    other.save()
    settle()
    assert ask(drafts.find) == ()


def test_leaving_asks_once(entry, place, go_to, type_, settle, monkeypatch, ask):
    go_to("members")
    type_("7")
    entry._keep_draft()
    settle()
    answers = [messages.STAY, messages.LEAVE]
    monkeypatch.setattr(messages, "leave", lambda parent: answers.pop(0))
    entry.back()
    assert place._shown() is entry
    entry.back()
    settle()
    assert place._shown() is place.round
    assert place.round.villages.key() == entry._sheet.village.id
    assert ask(drafts.find) == ()


def test_two_windows_are_told_of_each_other(entry, go_to, type_, settle, do, ask, monkeypatch):
    id_ = shown_id(entry)
    go_to("fund")
    type_("90,000")

    def elsewhere(session):
        kept = survey_sheets.answers_of(survey_sheets.sheet(session, id_))
        survey_sheets.record(session, replace(kept, values={"fund": 8_000_000}))

    do(elsewhere)
    said, answers = [], [False, True]
    monkeypatch.setattr(
        messages, "ask", lambda p, t, sentence, *a, **k: (said.append(sentence), answers.pop(0))[1]
    )
    entry.save()
    settle()
    assert "เงินทุนปัจจุบัน (บาท): หน้านี้ “90,000” · ที่บันทึกไว้ “80,000”" in said[0]
    assert "confirmed" not in said[0]
    assert ask(records.read, Survey, id_).fund == 8_000_000
    entry.save()
    settle()
    assert ask(records.read, Survey, id_).fund == 9_000_000


def test_the_offices_own_fields_are_asked_last(entry, place, settle, do, ask, go_to, type_):
    id_ = do(records.add, OwnField(of="surveys", title="หนี้นอกระบบ", kind="money"))
    place.refresh("own_fields")
    settle()
    name = name_of(ask(records.read, OwnField, id_))
    assert list(entry.body.rows)[len(ASKED)] == name
    go_to(name)
    type_("1,250")
    entry.save()
    settle()
    assert ask(records.read, Survey, shown_id(entry)).own == {id_: "125000"}


def test_the_first_year_of_a_group_has_nothing_to_repeat(entry, place, settle, do, rounds, villages):
    village = villages()[-1].id
    do(records.add, Organisation(name="กลุ่มใหม่", tambon=rounds[2552].tambon, village=village))
    from desktop.work import surveys

    do(surveys.add_missing, rounds[2552].id)
    [new] = [line for line in villages()[-1].lines if line.name == "กลุ่มใหม่"]
    place.open("surveys", new.survey)
    settle()
    assert entry.title() == "กลุ่มใหม่"
    assert entry.same.isHidden()
    assert entry.body.titles[1].text() == "ปีก่อน (ไม่มี)"
    entry.body._go_on()
    assert states(entry)["chair"] == "กรอกแล้ว"


def test_a_sheet_that_is_not_there_leads_back(place, settle, refusals):
    place.open("surveys", "nothing")
    settle()
    assert place._shown() is place.rounds
    assert "ไม่พบรายการนี้" in refusals[0]


def test_what_another_wrote_is_seen_unless_something_is_typed(entry, place, go_to, type_, settle, do):
    id_ = shown_id(entry)

    def elsewhere(session, fund):
        kept = survey_sheets.answers_of(survey_sheets.sheet(session, id_))
        survey_sheets.record(session, replace(kept, values={"fund": fund}))

    do(elsewhere, 111_00)
    place.refresh("surveys")
    settle()
    assert entry.body.rows["fund"].widget.text() == "111"
    go_to("members")
    type_("7")
    do(elsewhere, 222_00)
    place.refresh("surveys")
    settle()
    assert entry.body.rows["fund"].widget.text() == "111"


def test_everything_has_a_name(entry, go_to, unknown):
    go_to("income")
    unknown()
    assert nameless(entry) == []
    assert "ปีก่อน" in entry.body.rows["members"].widget.accessibleDescription()

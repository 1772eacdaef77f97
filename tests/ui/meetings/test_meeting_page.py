"""A meeting's page over a real office: typed, followed, saved as a whole, and its papers issued from the one record."""

from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.meetings import AgendaItem, Meeting
from desktop.domain.papers import Paper
from desktop.store import drafts
from desktop.store import records as store
from desktop.thai import dates
from desktop.ui.meetings.body import AGENDA, ATTENDANCE, INFO, PAPERS
from desktop.ui.meetings.meeting_page import MeetingPage
from desktop.ui.papers import files
from desktop.ui.parts import messages
from desktop.work import meetings, papers, records
from tests.ui.meetings.conftest import error, texts

KEY = Qt.Key
TODAY = date.today()
YEAR = dates.year(TODAY)
LABEL = "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"


def tab(page):
    return page.body.tabs.currentIndex()


def people(page):
    return page.body.attendance.people


def type_in(form, **values):
    for name, value in values.items():
        form.set_value(name, value)
        form.edited.emit(name)


def kept(ask):
    return ask(store.find, Meeting)


# Shown


def test_a_meeting_is_shown_with_its_matters_people_and_quorum(opened):
    head = opened.body.head
    assert opened.title() == head.title.text() == f"{LABEL} ครั้งที่ 3/2551"
    assert head.subtitle.text() == "วันพฤหัสบดีที่ 10 ก.ค. 2551 · 09.30 – 12.00 น. · องค์การบริหารส่วนตำบลท่าถ่าน"
    assert head.badge.accessibleName() == "ประชุมแล้ว"
    assert (head.before.isEnabled(), head.after.isEnabled()) == (True, False)
    assert head.primary.text() == "ออกรายงานการประชุม…"
    assert "4.1 ประมาณการค่าใช้จ่ายตามแผนปฏิบัติงาน" in texts(opened.body.agenda.matters)
    assert len(people(opened).lines()) > 20
    assert "จาก 21 คน ครบองค์ประชุม" in opened.body.attendance.quorum.text()
    assert texts(opened.body.faults) == []
    assert opened.body.form.editor("chaired_by").label()
    assert opened.body.form.editor("held").hasFocus()
    assert opened.body.remove_button.isVisible()
    assert not opened.body.dirty


def test_the_next_meeting_is_prepared_and_nothing_is_written(prepared, ask):
    assert prepared.title() == f"{LABEL} ครั้งที่ 1/{YEAR}"
    assert prepared.body.head.badge.accessibleName() == "ยังไม่ได้บันทึก"
    assert texts(prepared.body.faults)[0] == "วันประชุมอยู่หลังวาระของคณะ ซึ่งสิ้นสุด 7 พฤษภาคม 2555"
    assert prepared.body.agenda.items()[1].title == "รับรองรายงานการประชุม ครั้งที่ 3/2551 เมื่อวันที่ 10 กรกฎาคม 2551"
    assert not prepared.body.remove_button.isVisible()
    assert not prepared.body.dirty
    assert prepared.can_leave(lambda: None)
    assert len(kept(ask)) == 3


def test_a_tab_called_by_its_letter_has_the_keyboard(opened):
    firsts = {
        AGENDA: opened.body.agenda.matters,
        ATTENDANCE: opened.body.attendance.grid,
        PAPERS: opened.body.papers.buttons["invitation"],
        INFO: opened.body.form.editor("held"),
    }
    for number, part in firsts.items():
        opened.body.tabs.setCurrentIndex(number)
        assert QApplication.focusWidget() is part
    opened.body.tabs.tabBar().setFocus()
    opened.body.tabs.setCurrentIndex(AGENDA)
    assert QApplication.focusWidget() is opened.body.tabs.tabBar()


def test_the_meetings_before_and_after_are_a_click_away(opened, settle):
    opened.body.head.before.click()
    settle()
    assert opened.title() == f"{LABEL} ครั้งที่ 2/2551"
    assert not opened.body.head.primary.isVisible()  # its minutes are issued and the next was held
    opened.body.head.after.click()
    settle()
    assert opened.title() == f"{LABEL} ครั้งที่ 3/2551"


# Typed and saved


def test_everything_typed_is_saved_as_one_and_undone_as_one(prepared, settle, form_of, ask):
    type_in(prepared.body.form, place="ศาลาวัด", begins="9:05", ends="๑๒.๐๐", held=TODAY - timedelta(days=1))
    prepared.body.agenda.add("4")
    type_in(prepared.body.agenda.form, title="แผนงาน", resolution="เห็นชอบ")
    prepared.body.attendance.all_asked.emit()
    people(prepared).set_presence(1, "absent")
    prepared.save()
    settle()
    assert prepared.words == ["บันทึกแล้ว"]
    form = form_of(prepared._asked)
    meeting = form.meeting
    assert (meeting.place, meeting.begins, meeting.ends, meeting.number) == ("ศาลาวัด", "09.05", "12.00", 1)
    assert [(item.title, item.resolution) for item in form.agenda if item.part == "4"] == [
        ("แผนงาน", "เห็นชอบ")
    ]
    assert [one.presence for one in form.attendances[:3]] == ["present", "absent", "present"]
    assert not prepared.body.dirty
    assert prepared.body.form.settled()["begins"] == "09.05"
    prepared.undos[-1]()
    settle()
    assert prepared.words[-1] == "เลิกทำแล้ว"
    assert len(kept(ask)) == 3
    assert prepared.closes == [1]


def test_saving_stays_where_the_officer_works(opened, settle, press):
    opened.body.tabs.setCurrentIndex(ATTENDANCE)
    press(opened.body.attendance.grid, "3")
    opened.save()
    settle()
    assert (opened.words, tab(opened)) == (["บันทึกแล้ว"], ATTENDANCE)


def test_a_meeting_saved_on_the_way_out_is_opened_anew_next_time(opened, settle, answer):
    people(opened).set_presence(0, "absent")
    opened.body.tabs.setCurrentIndex(ATTENDANCE)
    answer("leave", messages.SAVE)
    opened.back()
    settle()
    assert opened.closes == [1]
    opened.open("meetings", opened._asked)
    settle()
    assert tab(opened) == INFO


def test_the_year_of_the_number_follows_the_day_typed(opened):
    type_in(opened.body.form, held=date(2009, 1, 8))
    assert opened.body.form.settled()["year"] == 2552
    type_in(opened.body.form, held=None)
    assert opened.body.form.settled()["year"] == 2552


def test_head_faults_and_quorum_follow_what_is_typed(opened, settle):
    type_in(opened.body.form, place="ศาลาวัด", number=9)
    for row in range(15):
        people(opened).set_presence(row, "absent")
    opened.body.agenda.go(opened.body.agenda.place_of("4", 1), "resolution")
    type_in(opened.body.agenda.form, resolution="")
    opened._follow()
    settle()
    assert opened.body.head.title.text().endswith("ครั้งที่ 9/2551")
    assert opened.body.head.subtitle.text().endswith("ศาลาวัด")
    assert opened.body.attendance.quorum.property("state") == "warn"
    few, resolution = texts(opened.body.faults)
    assert few.startswith("มาประชุม ")
    assert few.endswith("ไม่ถึงร้อยละ 50 (เกณฑ์ยังไม่ยืนยัน)")
    assert resolution == "เรื่อง “ประมาณการค่าใช้จ่ายตามแผนปฏิบัติงาน” ยังไม่มีมติ"
    opened.body.faults.opened.emit("resolution:4:1")
    assert QApplication.focusWidget() is opened.body.agenda.form.editor("resolution")
    opened.body.faults.opened.emit("quorum")
    assert tab(opened) == ATTENDANCE
    opened.body.faults.opened.emit("after_term")
    assert (tab(opened), opened.body.form.editor("held").hasFocus()) == (INFO, True)
    opened.body.faults.opened.emit("resolution:4:9")  # taken out meanwhile
    assert tab(opened) == AGENDA


def test_following_waits_for_a_pause(opened, qtbot):
    opened._pause.setInterval(10)
    type_in(opened.body.form, number=9)
    qtbot.waitUntil(lambda: opened.body.head.title.text().endswith("ครั้งที่ 9/2551"))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("held", None, "ต้องกรอก “วันที่ประชุม” ก่อนบันทึก"),
        ("number", None, "ต้องกรอก “ครั้งที่” ก่อนบันทึก"),
        ("year", None, "ต้องกรอก “ปี พ.ศ.” ก่อนบันทึก"),
        ("number", 1, "การประชุมครั้งที่ 1/2551 ของคณะนี้มีอยู่แล้ว กรุณาใช้เลขครั้งอื่น"),
        ("begins", "เช้า", "เวลาต้องเป็นชั่วโมงกับนาที เช่น 09.30"),
        ("ends", "25.00", "เวลาต้องเป็นชั่วโมงกับนาที เช่น 09.30"),
        ("ends", "09.00", "เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม"),
    ],
)
def test_each_refusal_stands_beside_its_field(opened, settle, ask, name, value, said):
    opened.body.tabs.setCurrentIndex(PAPERS)
    opened.body.form.set_value(name, value)
    opened.save()
    settle()
    assert (tab(opened), opened.body.form.errors()) == (INFO, (name,))
    assert error(opened.body.form, name) == said
    assert opened.words == []
    assert opened.body.dirty


def test_what_is_missing_in_a_line_is_pointed_at_on_its_tab(opened, settle, refusals):
    opened.body.agenda.add("5")
    opened.body.tabs.setCurrentIndex(INFO)
    opened.save()
    settle()
    assert tab(opened) == AGENDA
    assert error(opened.body.agenda.form, "title") == "ต้องกรอก “เรื่อง” ก่อนบันทึก"
    opened.body.agenda.remove_chosen()
    people(opened).set_presence(2, "substitute")
    opened.save()
    settle()
    assert tab(opened) == ATTENDANCE
    assert opened.body.attendance.gap.text() == "ลำดับ 3 ยังไม่มีชื่อผู้มาประชุมแทน กรุณาพิมพ์ หรือแก้การมาประชุม"
    assert (opened.words, refusals) == ([], [])


def test_a_refusal_about_the_lines_goes_to_their_tab_and_the_window_tells_it(opened):
    from desktop.errors import CannotDo

    for field, number in (("agenda", AGENDA), ("attendances", ATTENDANCE)):
        assert not opened.body.take(CannotDo("ไม่ได้", field))
        assert tab(opened) == number
    assert not opened.body.take(CannotDo("ไม่ได้", "committee"))


def test_both_values_are_shown_where_somebody_saved_in_between(opened, settle, do, form_of, answer):
    form = form_of(opened._asked)
    do(meetings.save, replace(form, meeting=replace(form.meeting, note="ของอีกคน")))
    type_in(opened.body.form, note="ของเรา")
    asked = answer("ask", False)
    opened.save()
    settle()
    assert asked[0][2].splitlines()[-1] == "หมายเหตุ: หน้านี้ “ของเรา” · ที่บันทึกไว้ “ของอีกคน”"
    assert form_of(opened._asked).meeting.note == "ของอีกคน"
    answer("ask", True)
    opened.save()
    settle()
    assert form_of(opened._asked).meeting.note == "ของเรา"


# Kept while it is typed


def test_what_is_half_typed_comes_back_after_a_kill(prepared, settle, jobs, seen, made, ask):
    prepared.body.agenda.add("5")
    type_in(prepared.body.agenda.form, title="เรื่องที่พิมพ์ค้าง")
    people(prepared).set_presence(0, "present")
    type_in(prepared.body.form, note="พิมพ์ค้าง")
    assert prepared._draft_pause.isActive()
    prepared._keep_draft()
    settle()
    assert [draft.key for draft in ask(drafts.find)] == [f"meetings:{made.committee}"]
    again = seen(MeetingPage(jobs))
    again.open("meetings", made.committee)
    settle()
    assert again.words == ["นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"]
    assert again.body.agenda.items()[-1].title == "เรื่องที่พิมพ์ค้าง"
    assert people(again).lines()[0].presence == "present"
    assert again.body.form.settled()["note"] == "พิมพ์ค้าง"
    assert again.body.dirty
    again.save()
    settle()
    assert ask(drafts.find) == ()
    assert len(kept(ask)) == 4


def test_leaving_asks_once_and_forgets_what_is_left_behind(opened, settle, answer, ask):
    people(opened).set_presence(0, "absent")
    opened._keep_draft()
    answer("leave", messages.STAY)
    opened.back()
    opened.body.head.before.click()
    assert opened.closes == []
    assert opened.title().endswith("3/2551")
    answer("leave", messages.LEAVE)
    opened.back()
    settle()
    assert opened.closes == [1]
    assert ask(drafts.find) == ()


# The members


def test_the_members_follow_the_committee_s_seats(opened, settle, held, do):
    people(opened).remove([0, 1])
    opened.body.attendance.refresh_asked.emit()
    settle()
    assert opened.words == ["ปรับรายชื่อแล้ว เพิ่ม 2 คน นำออก 0 คน"]
    assert [one.place for one in people(opened).lines()[:2]] == [1, 2]
    people(opened).undo()
    assert people(opened).lines()[0].place == 3
    opened.body.attendance.refresh_asked.emit()
    settle()
    opened.body.attendance.refresh_asked.emit()
    settle()
    assert opened.words[-1] == "ปรับรายชื่อแล้ว เพิ่ม 0 คน นำออก 0 คน"


def test_without_a_day_nobody_knows_who_sits(opened, settle):
    opened.body.tabs.setCurrentIndex(ATTENDANCE)
    type_in(opened.body.form, held=None)
    opened.body.attendance.refresh_asked.emit()
    settle()
    assert tab(opened) == INFO
    assert error(opened.body.form, "held") == "ต้องกรอกวันที่ประชุมก่อนปรับรายชื่อผู้เข้าประชุม"


# The files of matters


def test_a_file_comes_with_a_matter_and_is_read(opened, settle, tmp_path, ask, held, made, monkeypatch):
    pdf = ask(papers.reprint, made.order).pdf
    path = tmp_path / "แผน.pdf"
    path.write_bytes(pdf)
    read = []
    monkeypatch.setattr(files, "open_in_reader", read.append)
    agenda = opened.body.agenda
    agenda.go(agenda.place_of("4", 1))
    agenda.form.file_chosen.emit("file", path)
    settle()
    assert opened.body.dirty
    agenda.open_button.click()
    settle()
    assert opened.words == ["บันทึกแล้ว"]
    assert [one.read_bytes() for one in read] == [pdf]
    assert read[0].name == "เอกสารประกอบ.pdf"


def test_a_file_that_cannot_come_along_is_told_beside_its_field(opened, settle, tmp_path, refusals):
    agenda = opened.body.agenda
    agenda.go(0)
    picture = tmp_path / "ภาพ.jpg"
    picture.write_bytes(b"\xff\xd8\xff")
    agenda.form.file_chosen.emit("file", picture)
    settle()
    assert error(agenda.form, "file") == "เอกสารประกอบต้องเป็นไฟล์ PDF"
    assert not opened.body.dirty
    agenda.form.file_chosen.emit("file", tmp_path / "ไม่มี.pdf")
    settle()
    assert refusals == ["อ่านไฟล์ “ไม่มี.pdf” ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่และเปิดได้"]
    assert agenda.items()[0].file == ""


# Papers


def test_all_four_papers_come_from_the_one_record(opened, settle, shown, ask, held):
    buttons, printed = opened.body.papers.buttons, {}
    for kind in ("invitation", "agenda", "attendance", "minutes"):
        buttons[kind].click()
        dialog = shown()
        assert dialog.form.settled()["kind"] == kind
        type_in(dialog.form, dated=date(2008, 7, 9))
        dialog._rehearse()
        settle()
        dialog.issue()
        settle()
        topic, id_ = opened.opens[-1]
        pages = pypdfium2.PdfDocument(ask(papers.reprint, id_).pdf)
        printed[kind] = "".join(page.get_textpage().get_text_range() for page in pages)
        assert (topic, ask(records.read, Paper, id_).meeting) == ("papers", held[-1].id)
        opened.refresh("papers")
        settle()
    for words in printed.values():
        assert "๓/๒๕๕๑" in words
    assert "ประมาณการค่าใช้จ่าย" in printed["agenda"]
    assert "ประมาณการค่าใช้จ่าย" in printed["minutes"]
    chair = people(opened).lines()[0].name
    assert chair in printed["attendance"]
    assert chair in printed["minutes"]
    assert len(texts(opened.body.papers.made)) == 4
    said = [badge.accessibleName() for badge in opened.body.papers._states.values()]
    assert all(one.startswith("ออกแล้ว") for one in said)
    assert opened.body.head.badge.accessibleName() == "รายงานออกแล้ว"
    assert opened.body.head.primary.text() == "นัดประชุมครั้งต่อไป…"
    opened.body.papers.made.opened.emit("หนึ่ง")
    assert opened.opens[-1] == ("papers", "หนึ่ง")


def test_issuing_saves_first(prepared, settle, shown, ask):
    prepared.print_()
    dialog = shown()
    assert dialog.form.settled()["kind"] == "invitation"
    assert len(kept(ask)) == 4
    assert prepared.words == ["บันทึกแล้ว"]
    dialog.reject()


def test_what_does_not_hold_is_shown_and_nothing_is_issued(prepared, settle, shown, ask):
    type_in(prepared.body.form, number=None)
    prepared.body.papers.buttons["agenda"].click()
    assert shown() is None
    assert prepared.body.form.errors() == ("number",)
    type_in(prepared.body.form, number=1)
    prepared.save()
    settle()
    assert shown() is None  # what waited is forgotten
    assert len(kept(ask)) == 4


def test_the_likeliest_act_goes_to_the_grid_the_paper_or_the_next_meeting(opened, settle, shown):
    opened._act("presence")
    assert QApplication.focusWidget() is opened.body.attendance.grid
    opened.body.head.primary.click()
    dialog = shown()
    assert dialog.form.settled()["kind"] == "minutes"
    dialog.reject()
    opened._act("following")
    settle()
    assert opened.title() == f"{LABEL} ครั้งที่ 1/{YEAR}"


# Elsewhere


def test_what_is_written_elsewhere_is_read_again_unless_something_is_typed(opened, settle, do, held):
    do(records.save, replace(held[-1], place="ที่ใหม่"))
    opened.refresh("meetings")
    settle()
    assert opened.body.form.settled()["place"] == "ที่ใหม่"
    people(opened).set_presence(0, "absent")
    do(records.add, AgendaItem(meeting=held[-1].id, part="5", title="จากอีกหน้าต่าง"))
    opened.refresh("meetings")
    settle()
    assert people(opened).lines()[0].presence == "absent"
    assert "จากอีกหน้าต่าง" not in [item.title for item in opened.body.agenda.items()]


def test_a_meeting_is_taken_out_when_that_is_meant_and_comes_back(opened, settle, answer, ask, refusals):
    answer("ask", False)
    opened.body.remove_button.click()
    settle()
    assert len(kept(ask)) == 3
    asked = answer("ask", True)
    opened.body.remove_button.click()
    settle()
    assert asked[0][1:] == (
        "นำออกจากรายการ",
        f"{LABEL} ครั้งที่ 3/2551 จะหายจากรายการและการค้นหา แต่ประวัติยังอยู่ และเลิกทำได้",
        "นำออก",
    )
    assert (len(kept(ask)), opened.words, opened.closes) == (2, ["นำออกแล้ว"], [1])
    opened.undos[-1]()
    settle()
    assert len(kept(ask)) == 3
    assert refusals == []


def test_a_meeting_with_papers_stays(page, settle, held, answer, refusals, ask):
    page.open("meetings", held[1].id)
    settle()
    answer("ask", True)
    page.body.remove_button.click()
    settle()
    assert len(refusals) == 1
    assert refusals[0].startswith("ยังนำออกไม่ได้ เพราะ “รายงานการประชุม")
    assert len(kept(ask)) == 3


def test_a_meeting_asked_for_last_is_the_one_shown(page, settle, held):
    page.open("meetings", held[0].id)
    page.open("meetings", held[1].id)
    settle()
    assert page.title() == f"{LABEL} ครั้งที่ 2/2551"

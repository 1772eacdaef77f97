"""A committee's page over a real office: typed by keyboard, followed, saved, and what is done once it is kept."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.store import drafts
from desktop.store import records as store
from desktop.ui.committees.committee_page import CommitteePage
from desktop.ui.committees.seats_model import GROUP, NAME, POSITION, VILLAGE
from desktop.ui.parts import messages
from desktop.ui.parts.picker import Match
from desktop.work import committees, records

ENTER = Qt.Key.Key_Return
TWENTY_FIVE = "\n".join(f"{n}\tนายคนที่{n} สมมติการ{n}\tคณะทำงาน\tผู้แทนหน่วยงาน {n}" for n in range(1, 26))


@pytest.fixture
def page(qtbot, jobs):
    made = CommitteePage(jobs)
    qtbot.addWidget(made)
    made.resize(1200, 760)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def opened(page, made, settle):
    """Open the practice office's committee."""
    page.open("committees", made.committee)
    settle()
    return page


@pytest.fixture
def said(page):
    told = []
    page.said.connect(lambda sentence, undo: told.append((sentence, undo)))
    return told


def rows(page):
    return [
        (line.person.label if line.person else "", line.seat.position) for line in page.body.seats.lines()
    ]


def faults(page):
    return [fault.text for fault in page._found.values()]


def go(page, row, column):
    page.body.grid.setCurrentIndex(page.body.seats.index(row, column))


def choose(page, settle, centre):
    page.body.form.set_value("centre", centre, "ศอช.ต.ท่าถ่าน")
    page._edited("centre")
    settle()


def answer(monkeypatch, name, value):
    asked = []

    def ask(*given, **named):
        asked.append(given)
        return value

    monkeypatch.setattr(messages, name, ask)
    return asked


def test_a_committee_is_shown_with_its_seats_faults_and_paper(opened, qtbot, settle):
    assert opened.title() == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"
    assert opened.body.head.subtitle.text() == "วาระ 8 พ.ค. 2551 – 7 พ.ค. 2555 · 21 คน"
    assert len(rows(opened)) == 21
    assert rows(opened)[0][1] == "ประธานกรรมการ"
    assert faults(opened) == ["ครบวาระแล้วเมื่อ 7 พฤษภาคม 2555"]
    qtbot.waitUntil(lambda: len(opened.body.paper.preview.pictures()) == 2)
    assert opened.body.grid.hasFocus()
    assert not opened.body.dirty


def test_a_new_committee_of_the_only_centre_is_named_and_gets_its_villages(page, settle):
    page.open("committees", "")
    settle()
    assert page.body.form.settled()["name"] == "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert [village.number for village in page.body.seats.villages()] == [1, 2, 3, 4, 5, 6, 7]
    assert page.body.head.title.text() == "คณะกรรมการใหม่"
    assert not page.body.dirty


def test_a_committee_takes_its_name_from_kind_and_centre_until_it_has_its_own(page, settle, do, made):
    do(records.add, Centre(tambon="240607", tambon_name="อื่น", name="ศูนย์ประสานงานองค์การชุมชนตำบลอื่น"))
    page.open("committees", "")
    settle()
    form = page.body.form
    assert form.settled()["centre"] == form.settled()["name"] == ""
    assert page.body.paper.missing.sentence.text() == "เลือกศูนย์และใส่รายชื่อ แล้วหนังสือจะปรากฏที่นี่"
    choose(page, settle, made.centre)
    assert form.settled()["name"] == "คณะกรรมการศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    assert len(page.body.seats.villages()) == 7
    form.set_value("kind", "support")
    page._edited("kind")
    assert form.settled()["name"] == "คณะทำงานส่งเสริมศูนย์ประสานงานองค์การชุมชนตำบลท่าถ่าน"
    form.set_value("name", "คณะทำงานเฉพาะกิจ")
    form.set_value("kind", "centre")
    page._edited("kind")
    assert form.settled()["name"] == "คณะทำงานเฉพาะกิจ"


def test_people_are_seated_by_keyboard_and_faults_follow(page, settle, press, qtbot):
    page.open("committees", "")
    settle()
    grid = page.body.grid
    page.body.tabs.setCurrentIndex(0)
    grid.setFocus()
    go(page, 0, NAME)
    press(grid, ENTER)  # opens the cell
    press(QApplication.focusWidget(), "นายสมชาย ใจดี")
    press(QApplication.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: rows(page) == [("นายสมชาย ใจดี", "กรรมการ")])
    qtbot.waitUntil(lambda: grid.currentIndex().column() == GROUP)
    press(grid, "ก")  # typing opens the cell too
    press(QApplication.focusWidget(), "ลุ่มสตรี")
    press(QApplication.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: grid.currentIndex().column() == VILLAGE)
    press(grid, "3")
    press(QApplication.focusWidget(), ENTER)
    qtbot.waitUntil(lambda: (grid.currentIndex().row(), grid.currentIndex().column()) == (1, NAME))
    [line] = page.body.seats.lines()
    assert (line.organisation, page.body.seats.index(0, VILLAGE).data()) == ("กลุ่มสตรี", "3")
    qtbot.waitUntil(lambda: "ยังไม่มีประธาน" in faults(page))
    assert "หมู่ 1 บ้านหนองสมมติ ยังไม่มีผู้แทน" in faults(page)
    assert not any(fault.startswith("หมู่ 3") for fault in faults(page))


def test_a_known_person_is_offered_while_the_name_is_typed(page, settle, press, qtbot, ask):
    page.open("committees", "")
    settle()
    person = ask(store.find, Person)[0]
    grid = page.body.grid
    page.body.tabs.setCurrentIndex(0)
    go(page, 0, NAME)
    grid.edit(grid.currentIndex())
    picker = QApplication.focusWidget()
    press(picker, f"{person.first_name} {person.last_name}")
    picker.look_up()
    settle()
    assert person.label in [picker._offers.item(row).text() for row in range(picker._offers.rowCount())]
    picker._view.hide()
    picker.choose(Match(person.id, person.label))
    press(picker, ENTER)
    qtbot.waitUntil(lambda: [line.seat.person for line in page.body.seats.lines()] == [person.id])
    settle()
    assert page.body.seats.lines()[0].seat.village == person.village


def test_twenty_five_pasted_people_are_seated_drawn_and_saved(page, settle, qtbot, said, ask):
    page.open("committees", "")
    settle()
    page.body.form.set_value("kind", "support")
    page._edited("kind")
    page.body.tabs.setCurrentIndex(0)
    QGuiApplication.clipboard().setText(TWENTY_FIVE)
    go(page, 0, NAME)
    page.body.grid.paste()
    assert len(rows(page)) == 25
    assert page.body.seats.lines()[24].seat.standing == "ผู้แทนหน่วยงาน 25"
    qtbot.waitUntil(lambda: len(page.body.paper.preview.pictures()) == 2, timeout=10_000)
    page.save()
    settle()
    assert [sentence for sentence, _undo in said] == ["บันทึกแล้ว"]
    kept = ask(committees.form_of, page._committee.id)
    assert [line.person.last_name for line in kept.lines] == [f"สมมติการ{n}" for n in range(1, 26)]
    assert not page.body.dirty
    said[0][1]()
    settle()
    assert said[-1] == ("เลิกทำแล้ว", None)
    assert len(ask(store.find, Committee)) == 2


def test_while_somebody_types_a_date_the_page_follows_without_touching_it(opened, press, settle):
    opened.body.tabs.setCurrentIndex(1)
    opened.body.form.focus("end")
    field = opened.body.form.editor("end")
    field.selectAll()
    press(field, "8/5/")
    opened._follow()
    opened._keep_draft()
    settle()
    assert field.text() == "8/5/"
    assert opened.body.form.settled()["end"] == date(2012, 5, 7)


def test_a_row_without_a_name_is_pointed_at(opened, settle, said):
    opened.body.seats.setData(opened.body.seats.index(21, GROUP), "กลุ่มสตรี")
    opened.save()
    settle()
    assert opened.body.gap.text() == "ลำดับ 22 ยังไม่มีชื่อ – สกุล กรุณาเติม หรือลบแถวที่พิมพ์ผิด"
    assert opened.body.gap.isVisible()
    assert (opened.body.grid.currentIndex().row(), opened.body.grid.currentIndex().column()) == (21, NAME)
    assert said == []
    opened.body.grid.remove_chosen()
    assert not opened.body.gap.isVisible()


def test_a_field_that_does_not_hold_is_shown_on_its_tab(opened, settle, said):
    opened.body.form.set_value("name", "")
    opened.save()
    settle()
    assert opened.body.tabs.currentWidget() is opened.body.form
    assert opened.body.form.errors() == ("name",)
    opened.body.form.set_value("name", "คณะ")
    opened.body.selection.set_value("attended", 999_999)
    opened.save()
    settle()
    assert opened.body.tabs.currentWidget() is opened.body.selection
    assert said == []


def test_who_is_probably_known_is_asked_about_before_saving(opened, settle, said, monkeypatch, ask):
    name = opened.body.seats.lines()[0].person.label
    opened.body.seats.setData(opened.body.seats.index(21, NAME), name)
    asked = answer(monkeypatch, "ask", False)
    opened.save()
    settle()
    [(_page, title, sentence, verb)] = asked
    assert (title, verb) == ("อาจซ้ำกับที่มีอยู่", "บันทึกเป็นบุคคลใหม่")
    assert sentence.splitlines()[0] == f"ลำดับ 22: อาจเป็น {name} ที่มีอยู่แล้ว"
    assert said == []
    answer(monkeypatch, "ask", True)
    opened.save()
    settle()
    assert [sentence for sentence, _undo in said] == ["บันทึกแล้ว"]
    assert len(ask(committees.form_of, opened._committee.id).lines) == 22


def test_what_is_half_typed_comes_back_after_a_kill(opened, settle, jobs, qtbot, made, ask):
    seats = opened.body.seats
    seats.setData(seats.index(21, NAME), "นายคนใหม่ ยังไม่บันทึก")
    seats.setData(seats.index(21, GROUP), "กลุ่มใหม่")
    opened.body.form.set_value("note", "พิมพ์ค้าง")
    opened.body.selection.set_value("held", date(2008, 4, 20))
    opened._keep_draft()
    settle()
    again = CommitteePage(jobs)
    qtbot.addWidget(again)
    told = []
    again.said.connect(lambda sentence, _undo: told.append(sentence))
    again.open("committees", made.committee)
    settle()
    assert told == ["นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"]
    line = again.body.seats.lines()[21]
    assert (line.person.label, line.organisation) == ("นายคนใหม่ ยังไม่บันทึก", "กลุ่มใหม่")
    assert again.body.form.settled()["note"] == "พิมพ์ค้าง"
    assert again.body.selection.settled()["held"] == date(2008, 4, 20)
    assert again.body.dirty
    again.save()
    settle()
    assert told[1:] == ["บันทึกแล้ว"]
    assert ask(drafts.find) == ()
    assert ask(records.read, Committee, made.committee).note == "พิมพ์ค้าง"


def test_a_draft_is_kept_by_itself_after_a_pause(opened, qtbot, ask, made):
    assert opened._draft_pause.interval() == 1500
    opened._draft_pause.setInterval(10)
    opened.body.seats.setData(opened.body.seats.index(0, POSITION), "ที่ปรึกษา")
    qtbot.waitUntil(lambda: ask(drafts.find) != ())
    assert ask(drafts.find)[0].key == f"committees:{made.committee}"


def test_leaving_asks_once_and_forgets_what_is_left_behind(opened, settle, monkeypatch, ask, qtbot):
    assert opened.can_leave(lambda: None)
    opened.body.seats.setData(opened.body.seats.index(0, POSITION), "ที่ปรึกษา")
    opened._keep_draft()
    answer(monkeypatch, "leave", messages.STAY)
    with qtbot.assertNotEmitted(opened.closed):
        opened.back()
    answer(monkeypatch, "leave", messages.LEAVE)
    with qtbot.waitSignal(opened.closed):
        opened.back()
    settle()
    assert ask(drafts.find) == ()
    assert opened.can_leave(lambda: None)


def test_leaving_may_save_first_and_goes_on_after(opened, settle, monkeypatch, ask, made):
    gone = []
    opened.body.seats.setData(opened.body.seats.index(0, POSITION), "ที่ปรึกษา")
    answer(monkeypatch, "leave", messages.SAVE)
    assert not opened.can_leave(lambda: gone.append("gone"))
    assert gone == []
    settle()
    assert gone == ["gone"]
    assert ask(committees.form_of, made.committee).lines[0].seat.position == "ที่ปรึกษา"


def test_a_save_that_is_refused_does_not_leave(opened, settle, monkeypatch):
    gone = []
    opened.body.form.set_value("name", "")
    answer(monkeypatch, "leave", messages.SAVE)
    assert not opened.can_leave(lambda: gone.append("gone"))
    settle()
    opened.body.form.set_value("name", "คณะ")
    opened.save()
    settle()
    assert gone == []


def test_both_values_are_shown_where_somebody_saved_in_between(
    opened, settle, do, ask, made, monkeypatch, said
):
    kept = ask(records.read, Committee, made.committee)
    do(records.save, replace(kept, note="ของอีกคน"))
    opened.body.form.set_value("note", "ของเรา")
    asked = answer(monkeypatch, "ask", False)
    opened.save()
    settle()
    assert asked[0][1] == "มีการแก้ไขจากที่อื่น"
    assert asked[0][2].splitlines()[-1] == "หมายเหตุ: หน้านี้ “ของเรา” · ที่บันทึกไว้ “ของอีกคน”"
    assert ask(records.read, Committee, made.committee).note == "ของอีกคน"
    answer(monkeypatch, "ask", True)
    opened.save()
    settle()
    assert ask(records.read, Committee, made.committee).note == "ของเรา"
    assert [sentence for sentence, _undo in said] == ["บันทึกแล้ว"]


def test_a_seat_ends_and_the_next_one_takes_its_place(opened, settle, ask, made, said):
    opened._ask_end(3)
    dialog = QApplication.activeModalWidget()
    dialog.form.set_value("end", date(2007, 1, 1))
    dialog.form.set_value("end_reason", "resigned")
    dialog.ask()
    settle()
    assert dialog.isVisible()  # refused beside the field
    assert dialog.form.errors() == ("end",)
    dialog.form.set_value("end", date(2009, 12, 31))
    dialog.form.add_requested.emit("successor", "นางสาวมาแทน ตั้งใจ")
    left = opened.body.seats.lines()[3]
    dialog.ask()
    settle()
    assert said[0][0] == "บันทึกการพ้นตำแหน่งแล้ว"
    new = opened.body.seats.lines()[3]
    assert (new.person.label, new.seat.start) == ("นางสาวมาแทน ตั้งใจ", date(2010, 1, 1))
    assert (new.seat.village, new.seat.organisation) == (left.seat.village, left.seat.organisation)
    assert len(rows(opened)) == 21
    [past] = [opened.body.past._list.item(0).text()]
    assert past == left.person.label
    places = [(line.seat.place, line.seat.end) for line in ask(committees.form_of, made.committee).lines][3:6]
    assert places == [(4, date(2009, 12, 31)), (4, None), (5, None)]
    opened.body.form.set_value("note", "บันทึกอีกครั้ง")
    opened.save()
    settle()
    again = [(line.seat.place, line.seat.end) for line in ask(committees.form_of, made.committee).lines][3:6]
    assert again == places


def test_a_known_person_may_take_the_place(opened, settle, ask):
    person = ask(committees.form_of, opened._committee.id).lines[9].person
    opened._ask_end(20)
    dialog = QApplication.activeModalWidget()
    dialog.form.set_value("end_reason", "moved")
    dialog.form.editor("successor").choose(Match(person.id, person.label))
    dialog.ask()
    settle()
    assert opened.body.seats.lines()[20].seat.person == person.id


def test_a_row_that_was_never_saved_is_only_taken_out(opened):
    opened.body.seats.setData(opened.body.seats.index(21, NAME), "พิมพ์ผิด")
    opened._ask_end(21)
    assert len(rows(opened)) == 21
    assert QApplication.activeModalWidget() is None


def test_a_reason_is_kept_for_a_fault(opened, settle, qtbot):
    opened._ask_reason("term")
    dialog = QApplication.activeModalWidget()
    assert dialog.sentence.text() == "ครบวาระแล้วเมื่อ 7 พฤษภาคม 2555"
    dialog.form.set_value("reason", "รอประกาศใหม่")
    dialog.ask()
    settle()
    assert opened._found["term"].reason == "รอประกาศใหม่"
    assert opened.body.faults._list.item(0).text() == "ครบวาระแล้วเมื่อ 7 พฤษภาคม 2555 · เหตุผล: รอประกาศใหม่"


def test_a_reason_for_rows_not_saved_yet_saves_them_first(opened, settle, monkeypatch, qtbot):
    name = opened.body.seats.lines()[0].person.label
    opened.body.seats.setData(opened.body.seats.index(21, NAME), name)
    answer(monkeypatch, "ask", True)
    opened._follow()
    settle()
    [key] = [key for key in opened._found if key.startswith("double")]
    opened._ask_reason(key)
    settle()
    dialog = QApplication.activeModalWidget()
    dialog.form.set_value("reason", "คนละคนชื่อเดียวกัน")
    dialog.ask()
    settle()
    assert [fault.reason for fault in opened._found.values()] == ["คนละคนชื่อเดียวกัน", ""]


def test_issuing_saves_first_and_opens_the_paper(opened, settle, qtbot, ask, made):
    opened.body.seats.setData(opened.body.seats.index(0, POSITION), "ที่ปรึกษา")
    opened.print_()
    settle()
    dialog = QApplication.activeModalWidget()
    assert dialog.form.settled()["kind"] == "announcement"
    assert ask(committees.form_of, made.committee).lines[0].seat.position == "ที่ปรึกษา"
    with qtbot.waitSignal(opened.open_asked) as asked:
        dialog.issue()
    assert asked.args[0] == "papers"


def test_a_new_committee_is_saved_once_before_its_paper_is_issued(page, settle, ask):
    page.open("committees", "")
    settle()
    page.body.seats.setData(page.body.seats.index(0, NAME), "นายสมชาย ใจดี")
    page.print_()
    settle()
    QApplication.activeModalWidget().close()
    assert len(ask(store.find, Committee)) == 3


def test_what_is_written_elsewhere_is_read_again_unless_something_is_typed(opened, settle, do, ask):
    groups = opened.body.seats.lines()[0].organisation
    group = ask(records.read, Organisation, opened.body.seats.lines()[0].seat.organisation)
    do(records.save, replace(group, name="ชื่อใหม่"))
    opened.refresh("organisations")
    settle()
    assert (groups, opened.body.seats.lines()[0].organisation) == ("กลุ่มออมทรัพย์บ้านหนองสมมติ", "ชื่อใหม่")
    opened.body.seats.setData(opened.body.seats.index(0, POSITION), "ที่ปรึกษา")
    opened.refresh("organisations")
    settle()
    assert opened.body.seats.lines()[0].seat.position == "ที่ปรึกษา"


def test_the_paper_stands_under_a_tab_where_the_page_is_narrow(opened, settle):
    assert opened.body.tabs.count() == 4
    opened.resize(700, 600)
    QApplication.processEvents()
    assert opened.body.tabs.indexOf(opened.body.paper) == 4
    opened.resize(1300, 700)
    QApplication.processEvents()
    assert opened.body.tabs.count() == 4
    assert opened.body.paper.isVisible()


def test_import_is_asked_of_the_place(opened, qtbot):
    [button] = [one for one in opened.findChildren(QPushButton) if one.text() == "นำเข้าจาก Excel…"]
    with qtbot.waitSignal(opened.import_asked):
        button.click()

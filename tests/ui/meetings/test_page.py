"""The place of meetings: its list, the months of a year above it, and how a new meeting begins."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from desktop.thai import dates
from desktop.ui.committees.committee_page import CommitteePage
from desktop.ui.papers.batch_dialog import BatchDialog
from desktop.work import meetings, records
from tests.ui.meetings.conftest import error
from tests.ui.parts.test_accessible import nameless

TODAY = date.today()
YEAR = dates.year(TODAY)
LABEL = "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"
MET, SILENT = [f"{month} ครั้งที่ {n}" for n, month in enumerate(("พ.ค.", "มิ.ย.", "ก.ค."), start=1)], "ยังไม่ประชุม"
YEAR_2551 = [
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", *MET, *(f"{month} {SILENT}" for month in dates.SHORT_MONTHS[7:]),
]  # fmt: skip


@pytest.fixture
def call(do):
    """Keep a meeting of a committee: `call(committee, on=date(…))`."""

    def call(committee, on):
        return do(lambda session: meetings.save(session, meetings.begin(session, committee, on)))

    return call


def rows(place, settle):
    model = place.list.model
    for row in range(model.rowCount()):
        model.index(row, 0).data()
    settle()
    return [(model.index(row, 1).data(), model.index(row, 3).data()) for row in range(model.rowCount())]


def months(place):
    return [shown.text() for shown in place.list.strip.months]


def choose(place, words, settle):
    box = place.list.strip.committees
    assert box.findText(words) >= 0
    box.setCurrentIndex(box.findText(words))
    settle()


def test_the_newest_meeting_stands_first_unless_a_column_is_sorted(place, settle):
    newest = [("3", "10 ก.ค. 2551"), ("2", "12 มิ.ย. 2551"), ("1", "15 พ.ค. 2551")]
    assert rows(place, settle) == newest
    place.list.model.sort(1)
    assert rows(place, settle) == newest[::-1]


def test_a_meeting_is_searched_by_its_place(place, settle, do, held, qtbot):
    do(records.save, replace(held[0], place="ศาลาวัด"))
    place.list.filter.setText("ศาลาวัด")
    qtbot.waitUntil(lambda: place.list.model.rowCount() == 1)
    assert rows(place, settle) == [("1", "15 พ.ค. 2551")]
    place.list.filter.setText("ไม่มีที่นี่")
    qtbot.waitUntil(lambda: place.list._middle.currentWidget() is place.list.none_found)
    place.back()
    qtbot.waitUntil(lambda: place.list.model.rowCount() == 3)


def test_an_empty_list_says_what_belongs_here_and_begins_the_first(place, settle, shown):
    place.show_tambon("240607")
    settle()
    assert place.list._middle.currentWidget() is place.list.empty
    assert "เตรียมเลขครั้ง วาระ และรายชื่อให้เอง" in place.list.empty.sentence.text()
    [begin] = [one for one in place.list.empty.findChildren(QPushButton) if one.text() == "นัดประชุม…"]
    begin.click()
    assert shown().windowTitle() == "นัดประชุม"


def test_a_new_meeting_asks_whose_it_is_and_proposes_its_number(place, settle, shown, made, press):
    place.new()
    dialog = shown()
    assert dialog.form.settled() == {"committee": "", "held": TODAY}
    picker = QApplication.focusWidget()
    assert picker is dialog.form.editor("committee")
    press(picker, "ท่าถ่าน")
    picker.look_up()
    settle()
    assert LABEL in [picker._offers.item(row).text() for row in range(picker._offers.rowCount())]
    picker._view.hide()
    dialog.form.set_value("committee", made.committee, LABEL)
    dialog.form.set_value("held", date(2008, 8, 14))
    dialog.ask()
    settle()
    assert shown() is None
    assert place.title() == f"{LABEL} ครั้งที่ 4/2551"
    record = place.record
    assert record.body.head.badge.accessibleName() == "ยังไม่ได้บันทึก"
    assert record.body.form.settled()["place"] == "องค์การบริหารส่วนตำบลท่าถ่าน"
    assert len(record.body.attendance.people.lines()) == 21
    assert not record.body.dirty


def test_what_the_question_needs_stands_beside_its_field(place, shown):
    place.new()
    dialog = shown()
    dialog.form.set_value("held", None)
    dialog.ask()
    assert dialog.form.errors() == ("committee", "held")
    assert error(dialog.form, "committee") == "ต้องกรอก “คณะที่ประชุม” ก่อนบันทึก"
    assert error(dialog.form, "held") == "ต้องกรอก “วันที่ประชุม” ก่อนบันทึก"
    dialog.form.editor("committee").setText("คณะที่ไม่มี")
    dialog.ask()
    assert error(dialog.form, "committee").startswith("ยังไม่ได้เลือกจากรายการ")
    dialog.form.editor("held").setText("32/13/51")
    dialog.ask()
    assert error(dialog.form, "held") != "ต้องกรอก “วันที่ประชุม” ก่อนบันทึก"
    assert dialog.isVisible()


def test_a_meeting_that_is_not_there_is_told_and_the_list_comes_back(place, settle, refusals):
    place.open("meetings", "ไม่มี")
    settle()
    assert len(refusals) == 1
    assert place.title() == "การประชุม"
    assert place._stack.currentWidget() is place.list


def test_the_months_of_the_only_committee_that_meets_monthly_are_shown_in_its_last_year(place):
    strip = place.list.strip
    assert strip.committees.currentText() == LABEL
    assert strip.year.text() == "พ.ศ. 2551"
    assert months(place) == YEAR_2551
    looks = [shown.property("state") for shown in strip.months]
    assert looks == [""] * 4 + ["held"] * 3 + ["missing"] * 5
    assert strip.months[4].accessibleName() == "พฤษภาคม 2551 ครั้งที่ 1"
    assert strip.months[4].toolTip() == "ครั้งที่ 1/2551 (15 พ.ค. 2551)"
    assert strip.months[7].toolTip() == "นัดประชุมในเดือนนี้"


def test_years_are_turned(place, settle):
    strip = place.list.strip
    strip.after.click()
    settle()
    assert strip.year.text() == "พ.ศ. 2552"
    assert months(place) == [f"{month} {SILENT}" for month in dates.SHORT_MONTHS]
    for _year in range(2):
        strip.before.click()
        settle()
    assert (strip.year.text(), months(place)) == ("พ.ศ. 2550", list(dates.SHORT_MONTHS))


def test_another_committee_shows_its_own_months(place, settle):
    choose(place, place.list.strip.committees.itemText(2), settle)
    assert place.list.strip.year.text() == f"พ.ศ. {YEAR}"
    assert MET[0] not in months(place)
    choose(place, "ทุกคณะของศูนย์", settle)
    assert MET[0] in months(place)


def test_a_month_opens_its_meeting(place, settle):
    place.list.strip.months[5].click()
    settle()
    assert place.title() == f"{LABEL} ครั้งที่ 2/2551"


def test_a_missing_month_begins_its_meeting_on_the_usual_day(place, settle):
    place.list.strip.months[7].click()
    settle()
    assert place.title() == f"{LABEL} ครั้งที่ 4/2551"
    assert place.record.body.form.settled()["held"] == date(2008, 8, 10)


def test_a_month_of_no_single_committee_asks_whose_meeting_it_is(place, settle, shown):
    choose(place, "ทุกคณะของศูนย์", settle)
    place.list.strip.months[8].click()
    assert shown().form.settled() == {"committee": "", "held": date(2008, 9, 1)}


def test_a_month_of_several_meetings_lets_one_be_chosen(place, settle, made, call):
    call(made.committee, date(2008, 6, 26))
    place.list.refresh("meetings")
    settle()
    june = place.list.strip.months[5]
    assert june.text() == "มิ.ย. 2 ครั้ง"
    june.click()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [one.text() for one in menu.actions()] == [
        "ครั้งที่ 2/2551 (12 มิ.ย. 2551)",
        "ครั้งที่ 4/2551 (26 มิ.ย. 2551)",
    ]
    menu.actions()[1].trigger()
    menu.close()
    settle()
    assert place.title() == f"{LABEL} ครั้งที่ 4/2551"


def test_a_meeting_to_come_is_told_as_called(place, settle, made, call):
    on = TODAY.replace(year=TODAY.year + 1)
    call(made.committee, on)
    strip = place.list.strip
    strip._year = dates.year(on)
    strip.read()
    settle()
    coming = strip.months[on.month - 1]
    assert (coming.text(), coming.property("state")) == (
        f"{dates.SHORT_MONTHS[on.month - 1]} นัดแล้ว",
        "called",
    )


def test_months_stand_in_fewer_columns_where_it_is_narrow(place, settle):
    strip = place.list.strip
    wide = strip._columns
    place.resize(560, 760)
    QApplication.processEvents()
    assert strip._columns < wide
    assert all(month.width() >= month.minimumSizeHint().width() for month in strip.months)


def test_another_tambon_shows_its_own(place, settle):
    place.show_tambon("240607")
    settle()
    assert (place.list.model.rowCount(), place.list.strip.isVisible()) == (0, False)
    place.show_tambon("240606")
    settle()
    assert (place.list.model.rowCount(), months(place)) == (3, YEAR_2551)


def test_papers_of_many_meetings_are_asked_for(place, settle, shown):
    [many] = [one for one in place.list.head.findChildren(QPushButton) if one.text() == "ออกหนังสือหลายฉบับ…"]
    many.click()
    dialog = shown()
    assert isinstance(dialog, BatchDialog)
    assert "3" in " ".join(label.text() for label in dialog.findChildren(type(dialog.sentence)))


def test_a_committee_calls_its_next_meeting(qtbot, jobs, settle, made, place):
    page = CommitteePage(jobs)
    qtbot.addWidget(page)
    page.show()
    page.open("committees", made.committee)
    settle()
    [call] = [one for one in page.findChildren(QPushButton) if one.text() == "นัดประชุม…"]
    with qtbot.waitSignal(page.open_asked) as asked:
        call.click()
    place.open(*asked.args)
    settle()
    assert place.title() == f"{LABEL} ครั้งที่ 1/{YEAR}"
    first = page.body.meetings._list.item(0)
    assert first.text() == "ครั้งที่ 3/2551 (10 ก.ค. 2551)"
    with qtbot.waitSignal(page.open_asked) as asked:
        page.body.meetings._list._open(first)
    place.open(*asked.args)
    settle()
    assert place.title() == f"{LABEL} ครั้งที่ 3/2551"


def test_everything_that_can_be_used_has_a_name(place, settle, held, shown):
    assert nameless(place) == []
    place.new()
    assert nameless(shown()) == []
    shown().reject()
    place.open("meetings", held[1].id)
    settle()
    tabs = place.record.body.tabs
    for tab in range(tabs.count()):
        tabs.setCurrentIndex(tab)
        assert nameless(place) == []


def test_the_page_of_no_meeting_is_only_named(place, settle):
    assert place.record.title() == "การประชุม"
    place.record.print_()
    place.refresh("papers")
    settle()
    assert QApplication.activeModalWidget() is None


def test_enter_on_a_row_opens_it(place, settle, press):
    rows(place, settle)
    place.list.table.setFocus()
    place.list.table.selectRow(0)
    press(place.list.table, Qt.Key.Key_Return)
    settle()
    assert place.title() == f"{LABEL} ครั้งที่ 3/2551"

"""The page of statistics: each number opens its cases, sheets are printed from it, and others see no number."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.case_statistics import AMOUNTS, COUNTS, FLOW, OF_NO_CASE, SHEETS, fiscal_year, statistics
from desktop.domain.users import EVERYTHING, MEDIATION, User
from desktop.store import tables
from desktop.ui.mediation import statistics_page
from desktop.ui.mediation.case_sheet_dialog import CaseSheetDialog, offered
from desktop.ui.mediation.statistics_page import StatisticsPage
from desktop.ui.parts.buttons import gap
from desktop.work import case_statistics, case_way
from tests.ui.parts.test_accessible import nameless

TODAY = date(2026, 11, 5)


class Now(date):
    """A day that stays."""

    @classmethod
    def today(cls):
        return TODAY


@pytest.fixture
def page(make_shown, jobs, begin, do, monkeypatch):
    monkeypatch.setattr(statistics_page, "date", Now)
    first = begin(received=date(2026, 1, 5), value=100_000)
    do(case_way.end, first, "agreed", date(2026, 2, 5), agreed_value=80_000)
    second = begin(received=date(2026, 1, 9))
    do(case_way.end, second, "not_agreed", date(2026, 1, 29))
    begin(received=date(2026, 8, 3))
    return make_shown(StatisticsPage(jobs), 1160)


def rows(card):
    table = card.table
    return [
        [table.item(r, c).text() for c in range(table.columnCount()) if c != 1]
        for r in range(table.rowCount())
    ]


def choose(box, value):
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def show_year(page, settle, year=2569):
    choose(page.year, year)
    settle()


def test_the_year_that_runs_is_shown_first_where_a_case_is_open(page):
    assert (page.year.currentText(), page.month.currentText()) == ("ปีงบประมาณ 2570", "ทั้งปี")
    assert rows(page.flow)[0][1] == rows(page.flow)[3][1] != "0"


def test_the_numbers_are_those_of_the_sums(page, ask, settle):
    show_year(page, settle)
    found = statistics(ask(case_statistics.rows), fiscal_year(2569))
    assert rows(page.flow) == [
        [title, str(found.whole.figures[measure].amount)] for measure, title in FLOW.items()
    ]
    assert rows(page.results)[:2] == [["ตกลงกันได้", "1"], ["ตกลงกันไม่ได้", "1"]]
    assert rows(page.rates) == [
        ["ตกลงกันได้ ÷ (ตกลงกันได้ + ตกลงกันไม่ได้)", "50.0", "2"],
        ["ตกลงกันได้ ÷ เรื่องที่สิ้นสุดทั้งหมด", "50.0", "2"],
    ]
    assert rows(page.times)[:3] == [
        ["ทุนทรัพย์ของเรื่องที่รับใหม่ (บาท)", "1,000"],
        ["จำนวนเงินที่ตกลงกัน (บาท)", "800"],
        ["วันตั้งแต่รับจนสิ้นสุด เฉลี่ย", "25.5"],
    ]
    assert rows(page.months)[3] == ["ม.ค. 69", "2"]
    assert page.head.subtitle.text() == "ปีงบประมาณ พ.ศ. 2569 · 1 ต.ค. 2568 – 30 ก.ย. 2569"


@pytest.mark.parametrize("measure", [*COUNTS, *AMOUNTS])
def test_every_measure_is_drawn_by_month_and_by_what_cases_are(page, ask, settle, measure):
    show_year(page, settle)
    page.measure.setCurrentIndex(page.measure.findData(measure))
    found = statistics(ask(case_statistics.rows), fiscal_year(2569))
    for card, groups in ((page.months, found.months), *((page.by[by], found.by[by]) for by in found.by)):
        assert [bar.numbers[0].amount for bar in card.table._rows] == [
            group.figures[measure].amount for group in groups
        ]


def test_a_number_opens_its_cases_and_esc_goes_back(page, settle, ask):
    show_year(page, settle)
    page.results.table.open_at(0, 2)
    settle()
    model = page.behind.model
    assert page.behind.head.title.text() == "ตกลงกันได้ · จำนวนเรื่อง: 1"
    assert (model.rowCount(), page.behind.head.subtitle.text()) == (1, "1 เรื่อง")
    page.behind.table.selectRow(0)
    page.behind.table.open_current()
    settle()
    [(topic, id_)] = page.opens
    kept = {row.id: row for row in ask(case_statistics.rows)}
    assert (topic, kept[id_].result) == ("cases", "agreed")
    page.back()
    assert page.flow.isVisible()
    assert model.rowCount() == 0


def test_the_cases_behind_a_number_can_be_sorted(page, settle):
    show_year(page, settle)
    page.flow.table.open_at(1, 2)
    settle()
    model = page.behind.model
    newest = [*model.numbers()]
    model.sort([field.name for field in model.fields].index("received"))
    settle()
    assert [*model.numbers()] == sorted(newest)


def test_nothing_opens_where_there_is_no_case(page, settle):
    page.flow.table.open_at(1, 2)
    settle()
    assert page.flow.isVisible()


def test_a_month_is_shown_alone_and_one_without_a_case_offers_its_report(page, settle):
    show_year(page, settle)
    assert not page.quiet.isVisible()
    choose(page.month, "2026-01-01")
    settle()
    assert not page.months.isVisible()
    assert rows(page.flow)[1] == ["รับใหม่", "2"]
    assert not page.quiet.isVisible()
    choose(page.month, "2026-03-01")
    settle()
    assert page.quiet.words.text() == "เดือนมีนาคม 2569 ไม่มีเรื่องเข้าใหม่"
    page.report.click()
    settle()
    [dialog] = page.findChildren(CaseSheetDialog)
    assert dialog.kind.currentData() == "zero"
    assert dialog.sheet.title.endswith("เดือนมีนาคม ๒๕๖๙")
    dialog.reject()


def test_in_the_year_that_runs_the_month_that_is_over_is_offered(page, settle):
    assert page.quiet.words.text() == "เดือนตุลาคม 2569 ไม่มีเรื่องเข้าใหม่"
    assert "zero" in offered(page.shown)
    show_year(page, settle)
    assert "zero" not in offered(page.shown)


def test_every_sheet_is_drawn_as_it_prints(page, settle):
    assert [action.text() for action in page.sheets.menu().actions()] == list(SHEETS.values())
    page.print_()
    settle()
    [dialog] = page.findChildren(CaseSheetDialog)
    for kind in SHEETS:
        dialog.kind.setCurrentIndex(dialog.kind.findData(kind))
        settle()
        assert dialog.sheet.pdf.startswith(b"%PDF"), kind
        assert dialog.year.isVisible() is (kind == "register")
        assert dialog.paper.isVisible() is (kind == "board")
    assert nameless(dialog) == []
    dialog.reject()


def test_the_register_of_another_year_is_noted_case_by_case(page, settle, ask):
    page.show_sheet("register")
    settle()
    [dialog] = page.findChildren(CaseSheetDialog)
    dialog.year.setCurrentIndex(dialog.year.findData(2569))
    settle()
    assert "๒๕๖๙" in dialog.sheet.title
    dialog.reject()
    noted = ask(lambda session: session.connection.execute(tables.readings.select()).all())
    here = {row.id for row in ask(case_statistics.rows) if row.number.endswith("/2569")}
    assert here <= {one.row for one in noted}
    assert {(one.field, one.reason) for one in noted} == {("printed", "review")}


def test_a_tambon_is_counted_alone(page, settle):
    page.show_tambon("240601")
    settle()
    assert rows(page.flow) == [[title, "0"] for title in ("ค้างจากก่อนหน้า", "รับใหม่", "สิ้นสุด", "คงค้าง")]


def test_what_is_written_is_counted_anew(page, settle, begin, jobs):
    show_year(page, settle)
    before = int(rows(page.flow)[1][1])
    begin(received=date(2026, 8, 4))
    jobs.changed.emit("cases")
    settle()
    assert int(rows(page.flow)[1][1]) == before + 1


def test_others_see_no_number_and_may_print_the_poster_and_the_outreach(page, practice_store, settle):
    show_year(page, settle)
    page.flow.table.open_at(1, 2)
    settle()
    practice_store.permits = EVERYTHING - {MEDIATION}
    page.refresh(User.topic)
    settle()
    assert page.closed.isVisible()
    assert all(card.table.rowCount() == 0 for card in page.cards())
    assert page.behind.model.rowCount() == 0
    assert offered(page.shown) == [*OF_NO_CASE]
    page.print_()
    settle()
    [dialog] = page.findChildren(CaseSheetDialog)
    assert dialog.sheet.pdf.startswith(b"%PDF")
    dialog.reject()
    practice_store.permits = EVERYTHING
    page.refresh(User.topic)
    settle()
    assert page.flow.isVisible()


def test_cards_stand_in_two_columns_where_there_is_room_and_are_whole(page, settle, qtbot):
    def columns():
        return len({card.mapTo(page, card.rect().topLeft()).x() for card in page.cards() if card.isVisible()})

    assert columns() == 2
    page.resize(gap(page, statistics_page.WIDE) - 10, 700)
    settle()
    assert columns() == 1
    qtbot.waitUntil(lambda: all(card.height() > card.table.height() for card in page.cards()))


def test_everything_has_a_name_for_who_listens(page):
    assert nameless(page) == []

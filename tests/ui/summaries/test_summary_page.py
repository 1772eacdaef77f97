"""The page of summaries shows what the surveys add up to, and the rows behind each number it shows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.organisations import Organisation
from desktop.domain.summaries import MEASURES
from desktop.store import records
from desktop.ui.summaries.page import make
from desktop.ui.summaries.sheet_dialog import NAMES, SheetDialog
from desktop.ui.summaries.summary_page import SummaryPage
from desktop.work import summaries
from tests.ui.parts.test_accessible import nameless
from tests.work.surveyed import TAMBON, YEARS


@pytest.fixture
def place(qtbot, jobs, settle):
    made = make(jobs)
    qtbot.addWidget(made)
    made.resize(1200, 740)
    with qtbot.waitExposed(made):
        made.show()
    settle()
    return made


@pytest.fixture
def page(surveyed_office, place):
    return place.pages["summaries"]


def rows(card):
    table = card.table
    return [
        [table.item(r, c).text() for c in range(table.columnCount()) if c != 1]
        for r in range(table.rowCount())
    ]


def choose(page, measure):
    page.measure.setCurrentIndex(page.measure.findData(measure))


def test_the_newest_year_is_shown_with_how_far_it_is(page, ask):
    found = ask(summaries.summary, TAMBON, YEARS[-1])
    assert [page.year.itemData(n) for n in range(3)] == list(YEARS[::-1])
    assert (page.tambon.currentText(), page.year.currentText()) == ("ต.ท่าถ่าน", "พ.ศ. 2569")
    done = found.coverage.figures["done"].count
    assert f"สำรวจเสร็จ {done} จาก {found.coverage.count} กลุ่ม" in page.head.subtitle.text()
    assert [row[0] for row in rows(page.totals)][:2] == ["กลุ่ม/องค์กร (กลุ่ม)", "สมาชิก (คน)"]
    assert rows(page.totals)[1][1] == f"{found.whole.figures['members'].amount:,}"


@pytest.mark.parametrize("measure", MEASURES)
def test_every_number_of_a_measure_is_that_of_the_sums(page, ask, measure):
    choose(page, measure)
    found = ask(summaries.summary, TAMBON, YEARS[-1])
    for card, groups in (
        (page.villages, found.villages),
        (page.kinds, found.kinds),
        (page.years, found.years),
    ):
        shown = [row[1].replace(",", "") for row in rows(card)]
        amounts = [group.figures[measure] for group in groups]
        assert len(shown) == len(groups)
        scale = 100 if measure in ("fund", "savings", "loans") else 1
        assert [float(one) for one in shown if one != "–"] == [
            one.amount / scale for one in amounts if one.known
        ]
        assert card.table.horizontalHeaderItem(2).text() == MEASURES[measure]


def test_a_bar_opens_the_rows_behind_it_and_a_row_its_record(page, place, settle, press):
    choose(page, "members")
    at, group = next(
        (n, one) for n, one in enumerate(page.shown.summary.villages) if one.figures["members"].count
    )
    page.villages.table.setFocus()
    page.villages.table.setCurrentCell(at, 2)
    press(page.villages.table, Qt.Key.Key_Return)
    settle()
    figure = group.figures["members"]
    assert page.behind.title.text().startswith(group.label)
    assert page.behind.list.count() == figure.count + len(figure.missing)
    opened = []
    place.open_asked.connect(lambda *where: opened.append(where))
    page.behind.focus_rows()
    press(page.behind.list, Qt.Key.Key_Return)
    largest = max(figure.parts, key=lambda part: part.amount)
    assert opened == [("organisations", largest.id)]


def test_rows_say_what_they_add_and_what_is_not_sure(page, settle):
    page.totals.table.setCurrentCell(1, 2)
    page.totals.table.open_at(1, 2)
    settle()
    figure = page.shown.summary.whole.figures["members"]
    details = [page.behind.list.item(n).toolTip() for n in range(page.behind.list.count())]
    assert sum("ยังไม่ยืนยัน" in detail for detail in details) == figure.having("")
    assert sum("ไม่มีข้อมูล" in detail for detail in details) == len(figure.missing)
    first = max(part.amount for part in figure.parts)
    assert details[0].splitlines()[1].startswith(f"{first:,}")


def test_what_is_only_counted_has_no_amounts(page, settle):
    page.coverage.table.open_at(0, 2)
    settle()
    assert page.behind.hint.text().endswith("รายการ")
    assert not any(" 1 ·" in page.behind.list.item(n).toolTip() for n in range(page.behind.list.count()))
    page.moves.table.setCurrentCell(1, 3)
    page.moves.table.open_at(1, 3)
    settle()
    assert page.behind.list.count() == page.shown.summary.moves["fund"]["grown"].count
    page.back()
    assert page.behind.list.count() == 0


def test_another_year_and_a_change_elsewhere_are_shown(page, settle, do):
    page.year.setCurrentIndex(page.year.count() - 1)
    page.year.activated.emit(page.year.currentIndex())
    settle()
    oldest = page.shown.years[-1]
    assert page.shown.year == oldest
    assert not page.moves.isVisible()
    before = page.shown.summary.whole.figures["organisations"].count
    do(records.remove, Organisation, page.shown.summary.whole.figures["organisations"].parts[0].id)
    page.refresh("organisations")
    page.refresh("papers")
    settle()
    assert page.shown.summary.whole.figures["organisations"].count == before - 1
    assert page.shown.year == oldest


def test_the_tambon_of_the_window_is_followed_and_all_leave_the_one_on_show(page, settle):
    page.show_tambon("")
    settle()
    assert page.shown.tambon == TAMBON
    page.show_tambon(TAMBON)
    page.tambon.activated.emit(0)
    settle()
    assert page.shown.tambon == TAMBON


def test_a_tambon_never_surveyed_says_where_to_begin(qtbot, jobs, settle, monkeypatch):
    from desktop.ui.summaries import asking

    monkeypatch.setattr(asking, "summary", lambda _s, tambon, year: asking.Shown((), tambon, (), 0, None))
    place = make(jobs)
    qtbot.addWidget(place)
    with qtbot.waitExposed(place):
        place.show()
    settle()
    page = place.pages["summaries"]
    assert page.empty.isVisible()
    assert not page.sheets.isEnabled()
    assert not page.year.isVisible()
    asked = []
    place.place_asked.connect(asked.append)
    page.empty.findChild(type(page.sheets)).click()
    assert asked == ["surveys"]
    place.print_()
    assert QApplication.activeModalWidget() is None


def test_every_sheet_can_be_asked_for_and_ctrl_p_shows_the_tambon(page, place, settle):
    assert list(NAMES) == list(summaries.SHEETS)
    assert [action.text() for action in page.sheets.menu().actions()] == list(NAMES.values())
    place.print_()
    settle()
    [dialog] = page.findChildren(SheetDialog)
    assert dialog.kind.currentData() == "tambon"
    dialog.reject()
    assert page.title() == "สรุปตำบล"


def test_rows_stand_below_where_there_is_less_room(surveyed_office, qtbot, jobs, settle):
    page = SummaryPage(jobs)
    qtbot.addWidget(page)
    page.resize(1200, 740)
    with qtbot.waitExposed(page):
        page.show()
    settle()
    assert page._split.orientation() == Qt.Orientation.Horizontal
    page.resize(page.minimumSizeHint().width(), 700)
    settle()
    assert page._split.orientation() == Qt.Orientation.Vertical
    assert page._scroll.height() > page.behind.height()


def test_everything_has_a_name_for_who_listens(page):
    assert nameless(page) == []

"""The years of an organisation side by side, in words, icons and colours, with a line of members and money."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.organisations import Organisation
from desktop.ui.surveys.comparison import ComparisonTab
from desktop.ui.surveys.year_lines import YearLine
from desktop.work import records, survey_years
from tests.ui.parts.test_accessible import nameless


@pytest.fixture
def tab(qtbot, jobs, settle, villages):
    """Give the tab of a group that was surveyed twice."""
    made = ComparisonTab(jobs)
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.opens = []
    made.open_asked.connect(lambda *asked: made.opens.append(asked))
    with qtbot.waitExposed(made):
        made.show()
    made.show_record(villages()[0].lines[1].organisation)
    settle()
    return made


def column(table, at):
    return [table.item(row, at).text() for row in range(table.rowCount())]


def test_the_years_stand_beside_each_other(tab, ask):
    table = tab.table
    assert [table.horizontalHeaderItem(n).text() for n in range(3)] == ["รายการ", "2551", "2552"]
    assert column(table, 0)[:2] == ["ประธาน", "กรรมการชาย (คน)"]
    found = ask(survey_years.compare, tab._id)
    told = dict(zip(column(table, 0), column(table, 2), strict=True))
    cells = {field.title: cells for field, cells in found.rows}
    for title, (_before, now) in cells.items():
        if now.change == "up":
            assert told[title] == f"{now.text} · เพิ่มขึ้น"
    assert told["รายได้ทั้งปี (บาท)"].startswith("ไม่ทราบ (")
    assert nameless(tab) == []


def test_changes_have_icon_and_colour(tab):
    table = tab.table
    changed = [table.item(r, 2) for r in range(table.rowCount()) if " · " in table.item(r, 2).text()]
    assert changed
    assert all(not item.icon().isNull() for item in changed)
    plain = table.item(0, 1).foreground().color()
    assert all(item.foreground().color() != plain for item in changed)


def test_what_is_not_confirmed_says_so(tab, settle, villages):
    tab.show_record(villages()[6].lines[0].organisation)
    settle()
    assert column(tab.table, 2)[0].endswith("ยังไม่ยืนยัน")


def test_enter_opens_the_sheet_of_the_year(tab, press, ask):
    years = ask(survey_years.compare, tab._id).years
    tab.table.setCurrentCell(3, 1)
    press(tab.table, Qt.Key.Key_Return)
    tab.table.setCurrentCell(3, 2)
    press(tab.table, Qt.Key.Key_Return)
    tab.table.setCurrentCell(3, 0)
    press(tab.table, Qt.Key.Key_Return)
    assert tab.opens == [("surveys", one.survey) for one in years]


def test_the_lines_are_heard_as_words(tab):
    assert tab.members.accessibleDescription().startswith("2551 ")
    assert ", 2552 " in tab.fund.accessibleDescription()
    picture = tab.fund.grab().toImage()
    seen = {
        picture.pixelColor(x, y).name() for x in range(0, picture.width(), 3) for y in range(picture.height())
    }
    assert len(seen) > 3


def test_years_without_a_value_are_left_out_of_the_line(qtbot):
    line = YearLine("สมาชิก")
    qtbot.addWidget(line)
    line.resize(300, 120)
    for points in (
        [],
        [("2551", None, "")],
        [("2551", 5, "5")],
        [("2551", 5, "5"), ("2552", None, ""), ("2553", 5, "5")],
    ):
        line.show_points(points)
        assert not line.grab().isNull()
    assert line.accessibleDescription() == "2551 5, 2552 ไม่ทราบ, 2553 5"


def test_a_group_without_surveys_is_told_what_comes_here(tab, settle, do):
    tab.show_record(do(records.add, Organisation(name="กลุ่มใหม่", tambon="240606")))
    settle()
    assert tab._stack.currentWidget() is tab.empty


def test_what_another_wrote_is_read_again(tab, settle, jobs):
    read = []
    tab.table.show_years = lambda *given: read.append(given)
    tab.refresh("villages")
    settle()
    assert read == []
    tab.refresh("surveys")
    settle()
    assert len(read) == 1


def test_the_theme_may_change(tab, dress):
    before = tab.table.item(3, 1).foreground().color().name()
    dress(dark=True)
    changed = [
        tab.table.item(r, 2).foreground().color().name()
        for r in range(tab.table.rowCount())
        if " · " in tab.table.item(r, 2).text()
    ]
    assert changed
    assert before not in changed

"""The place of mediation: its list, the purpose that is noted, what leaves nothing on the machine, and who may not open."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QFileDialog

from desktop import settings
from desktop.domain.cases import PURPOSES, Case
from desktop.domain.users import EVERYTHING, EXPORT, MEDIATION, User
from desktop.store import records as store
from desktop.store import tables
from desktop.ui.mediation.page import CasesPage, make
from desktop.ui.parts.filter_dialog import FilterDialog
from tests.ui.parts.test_accessible import nameless
from tests.ui.sealed import leave_open


@pytest.fixture
def place(make_shown, jobs, begin):
    begin(received=date(2025, 9, 1), one="นายเก่า สมมติ")
    begin("แนวเขตที่ดินสมมติ", one="นางสาวลองดู พอใจ", value=15_000_000, track="act")
    return make_shown(CasesPage(jobs), 1160)


def rows(place, settle):
    model = place.list.model
    for number in range(model.rowCount()):
        model.row_at(number)
    settle()
    return [model.row_at(number).cells for number in range(model.rowCount())]


def narrowed(place, settle, text):
    place.list.narrow_to(text)
    settle()
    return rows(place, settle)


def noted(ask):
    table = tables.readings
    return ask(
        lambda session: [
            (one.topic, one.field, one.reason) for one in session.connection.execute(table.select())
        ]
    )


def test_the_list_tells_a_case_in_one_row_the_newest_first(place, settle):
    assert [field.name for field in place.list.model.fields] == [
        "code", "received", "between", "subject", "kind", "value", "track", "result", "ended",
    ]  # fmt: skip
    shown = rows(place, settle)
    found = next(cells for cells in shown if "นางสาวลองดู" in cells[2])
    assert found[1:] == (
        "3 ส.ค. 2569", "นางสาวลองดู พอใจ – นางทดลอง ใจเย็น", "แนวเขตที่ดินสมมติ", "หนี้สินสมมติ", "150,000",
        "พ.ร.บ. 2562", "", "",
    )  # fmt: skip
    assert found[0].endswith("/2569")
    assert "นายเก่า" in shown[-1][2] or shown.index(found) < next(
        n for n, one in enumerate(shown) if "นายเก่า" in one[2]
    )


def test_it_is_found_by_its_words_and_narrowed_by_year_and_result(place, settle):
    assert [cells[2] for cells in narrowed(place, settle, "นายเก่า")] == ["นายเก่า สมมติ – นางทดลอง ใจเย็น"]
    place.list.narrow_to("")
    year, result = place.list._choices["year"], place.list._choices["result"]
    year.setCurrentIndex(year.findData(2568))
    settle()
    assert all(cells[0].endswith("/2568") for cells in rows(place, settle))
    result.setCurrentIndex(result.findData(""))
    settle()
    assert "นายเก่า สมมติ – นางทดลอง ใจเย็น" in [cells[2] for cells in rows(place, settle)]
    result.setCurrentIndex(result.findData("withdrawn"))
    settle()
    assert "นายเก่า สมมติ – นางทดลอง ใจเย็น" not in [cells[2] for cells in rows(place, settle)]


def test_the_years_to_choose_from_begin_with_this_one(place, do, begin, jobs, settle):
    box = place.list._choices["year"]
    now = date.today().year + 543
    assert box.itemData(1) == now
    assert box.itemText(1) == f"รับปีนี้ ({now})"
    begin(received=date(2020, 1, 1))
    jobs.changed.emit("cases")
    settle()
    assert box.findText("รับปี 2563") > 1


def test_each_opening_is_noted_with_the_purpose_that_is_chosen(place, begin, ask, settle):
    id_ = begin(one="นายเปิดดู สมมติ")
    before = noted(ask)
    assert place.list.purpose() == "mediate"
    place.open("cases", id_)
    settle()
    place.show_list()
    place.list._purpose.setCurrentIndex(list(PURPOSES).index("law"))
    place.open("cases", id_)
    settle()
    assert noted(ask)[len(before) :] == [("cases", "opened", "mediate"), ("cases", "opened", "law")]
    place.refresh("cases")
    settle()
    assert len(noted(ask)) == len(before) + 2


def test_the_purpose_is_the_usual_one_when_the_program_starts_anew(place, make_shown, jobs):
    place.list._purpose.setCurrentIndex(2)
    assert make_shown(CasesPage(jobs)).list.purpose() == "mediate"


def test_nothing_of_what_is_asked_stays_on_the_machine(place, settle, qtbot):
    place.list.narrow_to("นายเก่า")
    place.list.filters.ask()
    settle()
    dialog = place.findChild(FilterDialog)
    assert not dialog.name.isVisible()
    dialog.reject()
    assert "นายเก่า" not in str({name: settings.get(name) for name in ("filters", "columns")})
    titles = [one.text() for one in place.list.findChildren(QAbstractButton)]
    assert "ส่งออก" not in titles
    assert "แก้ไขหลายรายการ…" not in titles


def test_everything_has_a_name(place):
    assert nameless(place) == []
    assert [box.accessibleName() for box in place.list.findChildren(QComboBox)] == [
        "ผล", "ปี พ.ศ.", "เปิดดูเพื่อ",
    ]  # fmt: skip


def test_who_may_not_open_cases_is_told_whom_to_ask_and_nothing_else(
    jobs, begin, practice_store, make_shown, do, settle, refusals
):
    id_ = begin()
    do(store.add, User(name="นางหัวหน้า สมมติ", role="head", mediation=True))
    do(store.add, User(name="นางย้ายไป สมมติ", role="head", mediation=True, left=True))
    practice_store.permits = EVERYTHING - {MEDIATION}
    page = make_shown(CasesPage(jobs))
    assert page._stack.currentWidget() is page.closed_page
    assert page.closed_page.words.title.text() == "เรื่องไกล่เกลี่ยเปิดได้เฉพาะผู้ที่ได้รับสิทธิ์"
    assert page.closed_page.words.sentence.text() == "ถ้าต้องใช้ในการทำงาน กรุณาขอสิทธิ์จาก นางหัวหน้า สมมติ"
    assert page.title() == "เรื่องไกล่เกลี่ย"
    for act in (page.new, lambda: page.open("cases", id_), lambda: page.open("cases", ""), page.show_list):
        act()
        settle()
        assert page._stack.currentWidget() is page.closed_page
    page.refresh("cases")
    settle()
    assert page.list.model.rowCount() == 0
    assert refusals == []


def test_nobody_is_named_where_nobody_can_give_the_permission(jobs, practice_store, make_shown):
    practice_store.permits = frozenset()
    page = make_shown(CasesPage(jobs))
    assert page.closed_page.words.sentence.text() == "ถ้าต้องใช้ในการทำงาน กรุณาขอสิทธิ์จากหัวหน้าของสำนักงาน"


def test_the_page_closes_and_opens_with_the_permission(place, begin, practice_store, jobs, settle, refusals):
    id_ = begin()
    place.open("cases", id_)
    settle()
    case_page = place.record
    practice_store.permits = EVERYTHING - {MEDIATION}
    jobs.changed.emit("users")
    settle()
    assert refusals == []
    assert place._stack.currentWidget() is place.closed_page
    assert place._record is None
    practice_store.permits = EVERYTHING
    jobs.changed.emit("users")
    settle()
    assert place._stack.currentWidget() is place.list
    place.open("cases", id_)
    settle()
    assert place.record is not case_page


def test_a_case_that_is_asked_for_at_once_is_opened_when_it_is_known_who_asks(
    jobs, begin, make_shown, qtbot, settle
):
    id_ = begin()
    page = CasesPage(jobs)
    page.open("cases", id_)
    make_shown(page)
    assert page.title() == page.record._whole.case.code


def test_a_case_that_is_gone_leads_back_to_the_list(place, settle, refusals):
    place.open("cases", "none")
    settle()
    assert place._stack.currentWidget() is place.list
    assert len(refusals) == 1


def test_a_new_case_is_begun_and_stands_open_with_its_number(place, settle, kinds, ask):
    place.new()
    settle()
    body = place.new_page.body
    body.sides.sides["1"].first().name.setText("นายเริ่มใหม่ สมมติ")
    body.form.set_value("kind", kinds["หนี้สินสมมติ"].id, "หนี้สินสมมติ")
    body.form.set_value("subject", "เงินกู้สมมติ")
    place.save()
    settle()
    assert place._stack.currentWidget() is place.record
    case = next(one for one in ask(store.find, Case) if "นายเริ่มใหม่" in one.between)
    assert place.title() == case.code
    place.back()
    settle()
    assert place._stack.currentWidget() is place.list


def test_the_list_follows_the_tambon(place, do, begin, settle, ask):
    begin(one="นายตำบลอื่น สมมติ", tambon="240601")
    place.show_tambon("240601")
    settle()
    assert [cells[2] for cells in rows(place, settle)] == ["นายตำบลอื่น สมมติ – นางทดลอง ใจเย็น"]


def test_what_is_on_show_goes_out_without_names(place, settle, tmp_path, monkeypatch, ask):
    path = tmp_path / "province.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    narrowed(place, settle, "นางสาวลองดู")
    place.list.export_button.click()
    leave_open()
    settle()
    written = path.read_text("utf-8-sig")
    assert "หนี้สินสมมติ" in written
    assert "ลองดู" not in written
    assert "แนวเขตที่ดิน" not in written
    assert place.words[-1] == "ส่งออก 1 รายการแล้ว"
    assert ("cases", "exported", "review") in noted(ask)


def test_who_may_not_export_has_no_button_for_it(jobs, begin, make_shown, practice_store):
    begin()
    practice_store.permits = EVERYTHING - {EXPORT}
    assert not make_shown(CasesPage(jobs)).list.export_button.isVisible()


def test_kind_and_track_are_shown_once_their_columns_are_chosen(place, make_shown, jobs):
    assert place.list.table.hidden() == ["kind", "track"]
    place.list.table.hide_only(["value"])
    place.list.table.columns_chosen.emit()
    assert make_shown(CasesPage(jobs)).list.table.hidden() == ["value"]


def test_every_page_of_the_place_is_under_its_tab(make_shown, jobs, settle):
    made = make_shown(make(jobs))
    titles = [made.tabs.tabText(number) for number in range(made.tabs.count())]
    assert titles[0] == "เรื่องไกล่เกลี่ย"
    assert list(made.pages) == ["cases", "mediators", "trainings", "outreaches", "statistics"]
    for number in range(made.tabs.count()):
        made.tabs.setCurrentIndex(number)
        settle()
        assert made.title()

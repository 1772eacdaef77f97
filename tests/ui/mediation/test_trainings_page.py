"""The register of mediators, their training, and outreach: what is past is told, and who passed is entered."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QStyleOptionViewItem

from desktop.domain.case_statistics import OF_NO_CASE
from desktop.domain.mediators import Mediator, Outreach, Trainee, Training
from desktop.domain.people import Person
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.store import records as store
from desktop.thai import dates, digits
from desktop.ui.mediation import mediators_page, outreach_page, trainings_page
from desktop.ui.mediation.case_sheet_dialog import YEARS, CaseSheetDialog
from desktop.ui.mediation.trainings_page import TrainingSheet
from tests.ui.parts.test_accessible import nameless


def cells(page, settle):
    model = page.list.model
    for number in range(model.rowCount()):
        model.row_at(number)
    settle()
    return [model.row_at(number).cells for number in range(model.rowCount())]


def test_a_day_that_is_past_is_told_by_sign_and_word(make_shown, jobs, settle, do, ask):
    person = ask(store.find, Person)[-1]
    tomorrow = date.today() + timedelta(1)
    past = date(2020, 1, 31)
    do(store.add, Mediator(person=person.id, name="นายกลาง ใหม่เอี่ยม", expires=tomorrow, trained_until=past))
    page = make_shown(mediators_page.make(jobs))
    [row] = [row for row in cells(page, settle) if "นายกลาง ใหม่เอี่ยม" in row]
    assert "31 ม.ค. 2563 (หมดอายุ)" in row
    assert sum("หมดอายุ" in cell for cell in row) == 1
    table, model = page.list.table, page.list.model
    signed = []
    for column in range(model.columnCount()):
        index = model.index([*cells(page, settle)].index(row), column)
        option = QStyleOptionViewItem()
        table.itemDelegateForIndex(index).initStyleOption(option, index)
        signed.append(not option.icon.isNull())
    assert [model.fields[n].name for n, sign in enumerate(signed) if sign] == ["trained_until"]
    assert table.hidden() == ["name"]
    assert nameless(page) == []


def test_the_form_says_which_day_is_past():
    past, later = date(2020, 1, 31), date.today() + timedelta(1)
    assert mediators_page.warns({"expires": past, "trained_until": later}) == {"expires": "หมดอายุแล้ว"}
    assert mediators_page.warns({"expires": None, "trained_until": past}) == {
        "trained_until": "การอบรมหมดอายุแล้ว"
    }


@pytest.fixture
def course(do, ask):
    """Hold a course that two people took; one of them passed."""
    known = {one.person for one in ask(store.find, Mediator)}
    people = [one for one in ask(store.find, Person) if one.id not in known][:2]
    id_ = do(store.add, Training(course="หลักสูตรใหม่", held=date(2026, 3, 2), valid_months=12))
    for person, passed in zip(people, (True, False), strict=True):
        do(store.add, Trainee(training=id_, person=person.id, passed=passed))
    return id_, people


@pytest.fixture
def page(make_shown, jobs, course, settle):
    made = make_shown(trainings_page.make(jobs))
    made.open(Training.topic, course[0])
    settle()
    made.record.tabs.setCurrentIndex(1)
    settle()
    return made


def test_who_passed_is_offered_to_be_entered_and_entered(page, settle, ask, course):
    offer, [passed, _other] = page.record.offer, course[1]
    assert offer.isVisible()
    assert offer.words.text() == f"ผ่านแล้ว รอขึ้นทะเบียนหรือต่ออายุ: {passed.label} (ใช้ได้ถึง 2 มี.ค. 2570)"
    page.record.enter_button.click()
    settle()
    assert not offer.isVisible()
    assert page.words[-1] == "ขึ้นทะเบียนแล้ว 1 คน"
    [entered] = [one for one in ask(store.find, Mediator) if one.person == passed.id]
    assert (entered.name, entered.trained_until) == (passed.label, date(2027, 3, 2))
    page.record._take_back()
    settle()
    assert offer.isVisible()
    assert not [one for one in ask(store.find, Mediator) if one.person == passed.id]


def test_another_who_passed_joins_the_offer_and_many_are_counted(page, settle, do, ask, jobs, course):
    training, people = course
    known = {one.person for one in (*ask(store.find, Mediator), *ask(store.find, Trainee))}
    for person in [one for one in ask(store.find, Person) if one.id not in known][:3]:
        do(store.add, Trainee(training=training, person=person.id, passed=True))
    jobs.changed.emit(Trainee.topic)
    settle()
    assert "และอีก 2 คน" in page.record.offer.words.text()
    assert page.record.trainees.model.rowCount() == len(people) + 3


def test_a_training_without_an_end_says_so(page, settle, do, ask, jobs, course):
    do(store.save, dataclasses.replace(ask(store.read, Training, course[0]), valid_months=None))
    jobs.changed.emit(Training.topic)
    settle()
    assert "ไม่มีวันหมดอายุ" in page.record.offer.words.text()


def test_the_list_of_who_takes_part_is_shown_as_it_prints(page, settle):
    page.print_()
    settle()
    [dialog] = page.record.findChildren(TrainingSheet)
    assert dialog.sheet.pdf.startswith(b"%PDF")
    assert dialog.sheet.title.endswith("หลักสูตรใหม่")
    dialog.reject()


def test_a_part_is_turned_to_and_a_new_course_has_none(page, settle, ask, course):
    [first, _second] = [one for one in ask(store.find, Trainee) if one.training == course[0]]
    page.record.tabs.setCurrentIndex(0)
    page.show_part(Trainee.topic, first.id)
    settle()
    assert page.record.tabs.currentIndex() == 1
    assert page.record.trainees.table.current_row().id == first.id
    assert nameless(page) == []
    page.open(Training.topic, "")
    settle()
    assert not page.record.list_button.isVisible()
    assert not page.record.offer.isVisible()
    page.print_()
    assert page.record.findChildren(TrainingSheet) == []


def test_an_act_of_outreach_is_recorded(make_shown, jobs, settle, ask):
    page = make_shown(outreach_page.make(jobs))
    page.open(Outreach.topic, "")
    settle()
    for name, value in (("kind", "radio"), ("title", "รู้ทันสัญญากู้"), ("held", date(2026, 5, 4)), ("count", 35)):
        page.record.form.set_value(name, value)
    page.save()
    settle()
    assert [(one.kind, one.count) for one in ask(store.find, Outreach) if one.title == "รู้ทันสัญญากู้"] == [
        ("radio", 35)
    ]


def test_the_list_of_outreach_prints_for_everybody_year_by_year(make_shown, jobs, settle, practice_store):
    practice_store.permits = EVERYTHING - {MEDIATION}
    page = make_shown(outreach_page.make(jobs))
    page.print_()
    settle()
    [dialog] = page.findChildren(CaseSheetDialog)
    assert [dialog.kind.itemData(n) for n in range(dialog.kind.count())] == [*OF_NO_CASE]
    this_year = dates.fiscal_year(date.today())
    assert dialog.sheet.title.endswith(f"ปีงบประมาณ พ.ศ. {digits.to_thai(str(this_year))}")
    dialog.span.setCurrentIndex(1)
    settle()
    assert dialog.sheet.title.endswith(digits.to_thai(str(this_year - 1)))
    assert dialog.span.count() == YEARS
    dialog.reject()

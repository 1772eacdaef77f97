"""The disputes of the practice office: believable, in their usual order, the same at every run."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain import deadlines
from desktop.domain.agreements import KEEPINGS
from desktop.domain.cases import Case
from desktop.domain.mediators import Mediator, Outreach, Trainee
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import case_reminders, case_statistics, case_way, cases, practice_cases, trainings
from desktop.work.registers import CASES, register_of, taken_numbers

DAY = date(2012, 5, 15)


@pytest.fixture
def session(practice_store):
    with reading(practice_store) as session:
        yield session


@pytest.fixture
def wholes(session):
    return {one.code: cases.whole(session, one.id) for one in store.find(session, Case)}


def test_they_ended_differently_and_one_goes_on(wholes):
    assert {code: whole.case.result for code, whole in wholes.items()} == {
        "กก.01/2552": "agreed", "กก.01/2555": "agreed", "กก.02/2555": "referred", "กก.03/2555": "absent",
        "กก.04/2555": "",
    }  # fmt: skip


def test_nothing_in_them_is_out_of_order_but_what_is_to_be_practised(session, wholes):
    asked = {code: case_way.way_of(session, whole, DAY).questions for code, whole in wholes.items()}
    assert {code: questions for code, questions in asked.items() if questions} == {}


def test_each_stands_in_the_track_of_its_own_date(session, wholes):
    law = case_way.law(session)
    tracks = {code: law.track(whole.case) for code, whole in wholes.items()}
    assert tracks["กก.01/2552"].key == "village"
    assert tracks["กก.01/2555"].key == "district_civil"
    before = [verdict.track.key for verdict in law.verdicts(wholes["กก.01/2552"].case)]
    assert before == ["village", "informal"]


def test_the_debt_is_kept_in_part_and_its_instalments_come_to_the_whole(session, wholes):
    whole = wholes["กก.01/2555"]
    assert sum(term.amount for term in whole.terms) == whole.case.value == whole.case.agreed_value
    assert [look.keeping for look in whole.follow_ups] == ["kept", "kept", "partly"]
    rows = {row.number: row.keeping for row in case_statistics.rows(session)}
    assert rows == {
        "กก.01/2552": "kept",
        "กก.01/2555": "partly",
        "กก.02/2555": "",
        "กก.03/2555": "",
        "กก.04/2555": "",
    }
    assert set(filter(None, rows.values())) <= set(KEEPINGS)


def test_the_open_one_has_its_appointment_and_deadline_soon(session, wholes):
    open_, known = wholes["กก.04/2555"], case_way.law(session)
    due = deadlines.deadline(known.track(open_.case), open_.case.received, (), DAY).due
    assert due == date(2012, 6, 12)
    found = {(one.code, one.kind) for one in case_reminders.due(session, date(2012, 6, 6))}
    assert {("กก.04/2555", "deadline"), ("กก.04/2555", "appointment"), ("กก.01/2555", "term")} == found


def test_who_passed_stands_in_the_register_and_outreach_reaches_people(session):
    trainees, register = store.find(session, Trainee), store.find(session, Mediator)
    assert {one.person for one in register} == {one.person for one in trainees if one.passed}
    assert len(trainees) == practice_cases.MEDIATORS + 1
    assert trainings.waiting(session, trainees[0].training) == ()
    assert all(one.name and one.trained_until == date(2014, 11, 23) for one in register)
    assert {one.kind for one in store.find(session, Outreach)} == {"board", "radio", "forum"}


def test_the_next_case_of_a_year_takes_the_next_number(session):
    assert taken_numbers(session, CASES, 2555) == {1, 2, 3, 4}
    assert register_of(session, CASES).pattern

"""What is due soon in cases: deadlines, appointments, terms; nothing for others, and nothing of what is over."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.cases import Party
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.users import EVERYTHING, MEDIATION
from desktop.work import agreements, case_reminders, case_way, cases, sittings
from tests.work.mediated import TODAY, Desk


@pytest.fixture
def desk(store):
    return Desk(store)


def told(desk, today):
    return [(one.kind, one.on, one.days_left) for one in desk.ask(case_reminders.due, today)]


def debt(desk, **said):
    id_ = desk.begin(**said)
    desk.do(case_way.choose_track, id_, "district_civil", "รับที่อำเภอ")
    return id_


def test_a_deadline_is_told_a_week_before_until_the_case_ends(desk):
    id_ = debt(desk)
    end = date(2026, 6, 2)
    assert told(desk, end - timedelta(8)) == []
    assert told(desk, end - timedelta(7)) == [("deadline", end, 7)]
    assert told(desk, end + timedelta(2)) == [("deadline", end, -2)]
    desk.do(case_way.extend, id_, end - timedelta(3), date(2026, 9, 2), "รอเอกสาร")
    assert told(desk, end) == []
    assert told(desk, date(2026, 9, 1)) == [("deadline", date(2026, 9, 2), 1)]
    desk.do(case_way.end, id_, "withdrawn", end)
    assert told(desk, date(2026, 9, 1)) == []


def test_time_that_counts_from_consent_begins_with_the_last_one(desk):
    from desktop.domain.tracks import Track
    from desktop.store import records as store

    track = Track(
        key="act", start=date(2020, 1, 1), civil=True, months=1, prescription="extended", source="ทดสอบ"
    )  # fmt: skip
    desk.do(store.add, track)
    desk.begin(parties=[Party(side="1", first_name="ก"), Party(side="2", first_name="ข")])
    assert told(desk, TODAY + timedelta(60)) == []
    willing = [Party(side=side, first_name="ค", consent="yes", consented=date(2026, 3, 10)) for side in "12"]
    desk.begin(parties=willing)
    assert told(desk, date(2026, 4, 10)) == [("deadline", date(2026, 4, 10), 0)]


def test_an_appointment_is_told_until_it_is_noted_who_came(desk):
    id_ = desk.begin()
    day = TODAY + timedelta(5)
    parties = [one.id for one in desk.whole(id_).parties]
    desk.do(sittings.invite, Summons(case=id_, sent=TODAY, appointed=day), parties)
    assert told(desk, TODAY) == [("appointment", day, 5)]
    desk.do(sittings.keep, Sitting(case=id_, held=day, came=tuple(parties), next=day + timedelta(7)))
    assert told(desk, day) == [("appointment", day + timedelta(7), 7)]
    desk.do(sittings.keep, Sitting(case=id_, held=day + timedelta(6)))
    assert told(desk, day + timedelta(7)) == []


def test_the_first_term_that_nobody_knows_of_is_told_of_agreed_cases_only(desk):
    id_ = desk.begin()
    for number in (1, 2):
        day = TODAY + timedelta(number)
        term = Term(case=id_, number=number, kind="instalment", amount=10_000, due=day)
        desk.do(cases.keep_part, term)
    assert told(desk, TODAY) == []
    desk.do(case_way.end, id_, "agreed", TODAY)
    assert told(desk, TODAY) == [("term", TODAY + timedelta(1), 1)]
    first = desk.whole(id_).terms[0]
    desk.do(agreements.look, FollowUp(case=id_, term=first.id, on=TODAY, keeping="kept"))
    assert told(desk, TODAY) == [("term", TODAY + timedelta(2), 2)]


def test_it_says_the_number_and_no_name_and_nothing_to_others(desk, store):
    debt(desk)
    [one] = desk.ask(case_reminders.due, date(2026, 6, 2))
    assert one.code == "กก.01/2569"
    assert "สมมติ" not in repr(one)
    store.permits = EVERYTHING - {MEDIATION}
    assert desk.ask(case_reminders.due, date(2026, 6, 2)) == ()

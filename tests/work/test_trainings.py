"""Who passed a training is entered in the register of mediators, until the day that it holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.mediators import Mediator, Trainee, Training, lapsed
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.work import lists, records, trainings
from tests.work.conftest import plain_draw
from tests.work.mediated import Desk

HELD, UNTIL = date(2026, 1, 31), date(2028, 1, 31)


@pytest.fixture
def desk(district):
    return Desk(district.store)


@pytest.fixture
def train(desk):
    """Give what holds a course with people, who pass unless told otherwise, and gives its id."""

    def train(*people, held=HELD, months=24, passed=True, **more):
        course = desk.do(store.add, Training(course="หลักสูตรสมมติ", held=held, valid_months=months, **more))
        for person in people:
            desk.do(store.add, Trainee(training=course, person=person, passed=passed))
        return course

    return train


def person(desk, first="สมชาย", last="กลางดี"):
    return desk.do(store.add, Person(title="นาย", first_name=first, last_name=last))


def waiting(desk, course):
    return [(one.name, one.until, one.mediator is None) for one in desk.ask(trainings.waiting, course)]


def register(desk):
    return {one.name: one.trained_until for one in desk.ask(store.find, Mediator)}


def test_who_passed_is_entered_once_and_found_by_name(desk, train):
    course = train(person(desk), person(desk, "มานะ"))
    train(person(desk, "ไม่ผ่าน"), passed=False)
    assert sorted(waiting(desk, course)) == [("นายมานะ กลางดี", UNTIL, True), ("นายสมชาย กลางดี", UNTIL, True)]
    assert desk.do(trainings.enter, course) == 2
    assert register(desk) == {"นายสมชาย กลางดี": UNTIL, "นายมานะ กลางดี": UNTIL}
    assert waiting(desk, course) == []
    [hit] = desk.ask(lists.suggest, "mediators", "มานะ")
    assert hit.label == "นายมานะ กลางดี"
    with pytest.raises(CannotDo, match="ตรงกับผู้ผ่านการอบรมครั้งนี้แล้ว"):
        desk.do(trainings.enter, course)


@pytest.mark.parametrize(
    ("kept", "months", "becomes"),
    [
        (None, 24, UNTIL),
        (date(2027, 5, 5), 24, UNTIL),
        (date(2029, 5, 5), 24, date(2029, 5, 5)),  # typed, and longer
        (date(2027, 5, 5), None, None),  # for good
        (None, None, None),
    ],
)
def test_one_of_the_register_stands_there_with_the_longer_day(desk, train, kept, months, becomes):
    who = person(desk)
    desk.do(records.add, Mediator(person=who, registered_no="7/2560", trained_until=kept))
    course = train(who, months=months)
    if kept != becomes:
        assert desk.do(trainings.enter, course) == 1
    [found] = desk.ask(store.find, Mediator)
    assert (found.registered_no, found.trained_until) == ("7/2560", becomes)
    assert waiting(desk, course) == []


def test_the_longest_of_several_trainings_holds(desk, train):
    who = person(desk)
    train(who, held=date(2026, 6, 1), until=date(2026, 6, 3), months=36)
    earlier = train(who)
    assert waiting(desk, earlier) == [("นายสมชาย กลางดี", date(2029, 6, 3), True)]
    train(who, months=None)
    assert waiting(desk, earlier) == [("นายสมชาย กลางดี", None, True)]


def test_a_training_holds_from_its_last_day(desk):
    assert trainings.valid_until(Training(held=HELD, valid_months=1)) == date(2026, 2, 28)
    assert trainings.valid_until(Training(held=HELD, until=date(2026, 2, 2), valid_months=12)) == date(
        2027, 2, 2
    )
    assert trainings.valid_until(Training(valid_months=12)) is None


def test_a_name_that_was_left_empty_is_that_of_the_person_and_a_typed_one_stays(desk):
    who = person(desk)
    id_ = desk.do(records.add, Mediator(person=who))
    kept = desk.ask(records.read, Mediator, id_)
    assert kept.name == kept.label == "นายสมชาย กลางดี"
    kept = desk.do(records.save, replace(kept, name="อาจารย์สมชาย"))
    assert kept.name == "อาจารย์สมชาย"
    assert desk.do(records.save, replace(kept, name="")).name == "นายสมชาย กลางดี"


def test_the_list_of_a_training_names_who_takes_part_with_their_village(desk, district, train):
    who = person(desk)
    desk.do(store.save, replace(desk.ask(store.read, Person, who), village=district.villages[2]))
    pdf, title = desk.ask(trainings.printed, train(who), plain_draw, date(2026, 2, 1))
    said = pdf.decode()
    assert title == "บัญชีรายชื่อผู้เข้าอบรมผู้ไกล่เกลี่ยข้อพิพาท หลักสูตรสมมติ"
    assert "นายสมชาย กลางดี" in said
    assert "หมู่ ๓" in said


@pytest.mark.parametrize(
    ("days", "past"),
    [
        ({}, ()),
        ({"expires": HELD, "trained_until": HELD}, ()),
        ({"expires": date(2026, 1, 30)}, ("expires",)),
        ({"expires": UNTIL, "trained_until": date(2026, 1, 30)}, ("trained_until",)),
    ],
)
def test_a_day_of_the_register_is_past_the_day_after(days, past):
    assert lapsed(Mediator(**days), HELD) == past

"""Groups are measured by their last two surveys, suggested a class, judged with a reason, and the weak helped."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from desktop.domain.organisations import Organisation
from desktop.domain.strength import Criterion, Grade, SupportTask
from desktop.domain.surveys import Survey, SurveyRound
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import reading
from desktop.work import records, strength, strength_start
from tests.work.conftest import TAMBON

DAY = date(2025, 11, 20)
FULL = {"members": "confirmed", "fund": "changed", "welfare": "confirmed"}


@pytest.fixture
def group(district):
    """Give a group with two surveys, of 2567 and 2568."""
    with district.working() as session:
        id_ = records.add(
            session,
            Organisation(
                name="กลุ่มออมทรัพย์บ้านหนองตัวอย่าง",
                tambon=TAMBON,
                village=district.villages[0],
                founded=date(2020, 11, 21),
            ),
        )
        first, then = (records.add(session, SurveyRound(year=year, tambon=TAMBON)) for year in (2567, 2568))
        records.add(session, Survey(organisation=id_, round=first, members=40, fund=5_000_000))
        records.add(
            session,
            Survey(
                organisation=id_, round=then, members=50, fund=6_000_000, loans=3_000_000, bylaws="yes",
                meetings="ทุกเดือน", welfare="ค่ารักษา", states=FULL,
            ),
        )  # fmt: skip
    return id_


def ask(district, act, *given, **named):
    with reading(district.store) as session:
        return act(session, *given, **named)


def judge(district, group, grade, reason="ดูจากแบบสำรวจ", **more):
    with district.working() as session:
        return strength.judge(session, group, grade, reason, **more)


def test_a_group_is_measured_by_its_last_two_surveys(district, group):
    assert ask(district, strength.measured, group, DAY) == {
        "members": 50, "fund": 60_000.0, "fund_growth": 20.0, "member_growth": 25.0, "years": 4, "bylaws": 1.0,
        "meets": 1.0, "welfare": 1.0, "loans_share": 50.0,
    }  # fmt: skip
    before = ask(district, strength.measured, group, date(2024, 12, 31))
    assert before == {"members": 40, "fund": 50_000.0, "years": 4}
    assert ask(district, strength.measured, group, date(2019, 1, 1)) == {}


def change_last(district, group, **values):
    with district.working() as session:
        table = tables.of(Survey)
        last = store.find(session, Survey, table.c.organisation == group, order=(table.c.no.desc(),))[0]
        records.save(session, Survey(**{**last.__dict__, **values}))


@pytest.mark.parametrize(
    ("values", "measure", "value"),
    [
        ({"states": {"members": "unknown: ไม่อยู่"}}, "members", None),
        ({"bylaws": "drafting"}, "bylaws", 0.0),
        ({"bylaws": ""}, "bylaws", None),
        ({"meetings": "ปีละครั้ง"}, "meets", 0.0),
        ({"meetings": ""}, "meets", None),
        ({"welfare": "ไม่มี"}, "welfare", 0.0),
        ({"welfare": "", "states": FULL}, "welfare", 0.0),
        ({"welfare": "", "states": {}}, "welfare", None),
        ({"fund": 0}, "loans_share", None),
    ],
)
def test_what_is_not_known_is_left_out(district, group, values, measure, value):
    change_last(district, group, **values)
    assert ask(district, strength.measured, group, DAY).get(measure) == value


def test_the_suggestion_tells_each_test_and_that_nothing_is_confirmed(district, group):
    found = ask(district, strength.suggestion, group, DAY)
    assert (found.grade, found.points, found.of, found.unconfirmed) == ("A", 110, 110, True)
    results = {test.criterion.measure: test for test in found.tests}
    assert results["members"].passed is True
    assert not results["members"].unsettled
    assert results["loans_share"].unsettled
    assert not results["years"].unsettled
    change_last(district, group, bylaws="", members=5)
    results = {test.criterion.measure: test for test in ask(district, strength.suggestion, group, DAY).tests}
    assert (results["bylaws"].passed, results["members"].passed) == (None, False)


def test_a_group_without_a_survey_is_suggested_nothing(district):
    with district.working() as session:
        id_ = records.add(session, Organisation(name="กลุ่มใหม่", tambon=TAMBON))
    found = ask(district, strength.suggestion, id_, DAY)
    assert (found.grade, found.of, found.short) == ("", 0, "")


def test_a_judgement_keeps_reason_day_who_and_what_was_suggested(district, group):
    id_ = judge(district, group, "B", "  บัญชีไม่เป็นปัจจุบัน ", on=DAY)
    grade = district.read(Grade, id_)
    assert (grade.grade, grade.reason, grade.judged) == ("B", "บัญชีไม่เป็นปัจจุบัน", DAY)
    assert (grade.suggested, grade.by) == ("A 110/110", "นางสาวฝึกหัด ตั้งใจ")
    later = judge(district, group, "A", by="นายอีกคน")
    view = ask(district, strength.view, group, DAY)
    assert [one.id for one in view.grades] == [later, id_]
    assert view.grades[0].by == "นายอีกคน"


@pytest.mark.parametrize(
    ("said", "field", "sentence"),
    [
        ({"reason": " "}, "reason", "ต้องกรอก “เหตุผล”"),
        ({"grade": "D"}, "grade", "ไม่มีตัวเลือก “D”"),
        ({"on": date(2999, 1, 1)}, "judged", "วันที่จัดระดับต้องไม่เป็นวันในอนาคต"),
    ],
)
def test_a_judgement_that_does_not_hold_is_refused(district, group, said, field, sentence):
    with pytest.raises(CannotDo, match=sentence) as refused:
        judge(district, group, **{"grade": "A", **said})
    assert refused.value.field == field
    assert ask(district, strength.classes, DAY) == {}


def test_tasks_are_added_once_and_finished(district, group):
    usual = strength_start.usual_tasks()
    assert len(usual) >= 5
    with district.working() as session:
        first = strength.add_tasks(session, group, [usual[0], " ", usual[0], usual[1]], "นายช่วย", DAY)
        again = strength.add_tasks(session, group, [usual[0], "อีกอย่าง"])
    assert (len(first), len(again)) == (2, 1)
    with district.working() as session:
        done = strength.finish_task(session, first[0], DAY, " เสร็จดี ")
        kept = strength.finish_task(session, first[0], DAY)
    assert (done.done, done.result, kept.result) == (DAY, "เสร็จดี", "เสร็จดี")
    tasks = ask(district, strength.view, group, DAY).tasks
    assert [task.done for task in tasks] == [None, None, DAY]
    assert tasks[0].due == DAY  # with a day before those without


def test_no_task_at_all_is_refused(district, group):
    with district.working() as session, pytest.raises(CannotDo, match="งานเสริมอย่างน้อยหนึ่งบรรทัด") as refused:
        strength.add_tasks(session, group, ["", "  "])
    assert refused.value.field == "whats"


def test_classes_move_between_years(district, group):
    judge(district, group, "C", on=date(2024, 5, 1))
    judge(district, group, "B", on=date(2025, 5, 1))
    judge(district, group, "A", on=date(2025, 6, 1))
    moves = ask(district, strength.movement, TAMBON, 2568)
    assert moves[("C", "A")] == 1
    assert sum(moves.values()) == len(ask(district, strength.working, TAMBON))
    assert ask(district, strength.movement, TAMBON, 2567)[("", "C")] == 1
    assert ask(district, strength.movement, "999999", 2568) == {}
    standing = ask(district, strength.standings, [group], DAY)[group]
    assert (standing.before, standing.grade.grade, standing.moved) == ("C", "A", "up")
    assert standing.village == "หมู่ 1 บ้านบ้าน1"
    unjudged = ask(district, strength.standings, [group], date(2023, 1, 1))[group]
    assert (unjudged.grade, unjudged.moved) == (None, "")


def test_the_list_is_narrowed_and_sorted_by_class(district, group):
    with district.working() as session:
        other = records.add(session, Organisation(name="ก กลุ่มสตรี", tambon=TAMBON))
        records.add(session, Organisation(name="กลุ่มเลิก", tambon=TAMBON, status="closed"))
        judged = {other: "C", group: "A"}
        for id_, grade in judged.items():
            strength.judge(session, id_, grade, "ทดสอบ", DAY)
        table = tables.of(Organisation)
        numbers = {one: no for no, one in session.connection.execute(numbered(table))}
        every = list(numbers.values())

        def ordered(**asked):
            return strength.ordered(session, every, TAMBON, DAY, **asked)

        assert set(ordered()) == {numbers[other], numbers[group]}
        assert ordered(grade="C") == [numbers[other]]
        assert ordered(grade="") == []
        assert ordered(sort="grade") == [numbers[group], numbers[other]]
        assert ordered(sort="grade", descending=True) == [numbers[other], numbers[group]]
        assert ordered(sort="suggested")[0] == numbers[group]  # the other has no survey
        assert set(ordered(sort="moved")) == set(ordered(sort="judged")) == set(ordered())


def numbered(table):
    return select(table.c.no, table.c.id)


def test_tasks_are_narrowed_by_their_state(district, group):
    with district.working() as session:
        late, coming, done = strength.add_tasks(session, group, ["ก", "ข", "ค"], due=date(2025, 1, 1))
        records.save(
            session,
            SupportTask(**{**records.read(session, SupportTask, coming).__dict__, "due": date(2026, 1, 1)}),
        )
        strength.finish_task(session, done, DAY)
        table = tables.of(SupportTask)
        numbers = {id_: no for no, id_ in session.connection.execute(numbered(table))}

        def found(state, tambon=TAMBON):
            return set(strength.tasks_in(session, numbers.values(), tambon, state, DAY))

        assert found("") == set(numbers.values())
        assert found("open") == {numbers[late], numbers[coming]}
        assert found("late") == {numbers[late]}
        assert found("done") == {numbers[done]}
        assert found("", "999999") == set()


def test_a_new_office_begins_with_unconfirmed_tests(district):
    with reading(district.store) as session:
        tests = store.find(session, Criterion)
        assert tests
        assert not any(one.confirmed_by for one in tests)
        assert all(one.source for one in tests)
        assert strength_start.missing(session) == ()

"""Rounds of the survey in a district of seven villages with made-up groups."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import event

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import reading
from desktop.work import records, survey_sheets, surveys
from desktop.work.survey_sheets import Answers
from tests.work.conftest import TAMBON

DAY = date(2009, 6, 1)


@pytest.fixture
def groups(district):
    """Give the ids of four groups: two of หมู่ 1 in their order, one of หมู่ 2, one of no village."""
    given = (
        Organisation(name="กลุ่ม ข", tambon=TAMBON, village=district.villages[0], village_place=2),
        Organisation(name="กลุ่ม ค", tambon=TAMBON, village=district.villages[0], village_place=1),
        Organisation(name="กลุ่ม ง", village=district.villages[1]),  # of the tambon by its village
        Organisation(name="กลุ่ม จ", tambon=TAMBON),
    )
    with district.working() as session:
        return [records.add(session, one) for one in given]


@pytest.fixture
def open_round(district):
    def open_round(year):
        with district.working("เริ่มรอบ") as session:
            return surveys.open_round(session, year, TAMBON, DAY)

    return open_round


def sheets(district, round_id):
    with reading(district.store) as session:
        return store.find(session, Survey, tables.of(Survey).c.round == round_id)


def finish(district, survey, **values):
    """Answer a sheet whole, other values as they stand."""
    with district.working() as session:
        shown = survey_sheets.sheet(session, survey)
        rest = {field.name: getattr(shown.survey, field.name) for field in shown.fields}
        return survey_sheets.record(
            session,
            Answers(
                survey=survey, version=shown.survey.version, values={**rest, **values}, unknown={}, done=DAY
            ),
        )


def test_a_round_gives_each_organisation_a_sheet(district, groups, open_round):
    first = open_round(2551)
    assert {one.organisation for one in sheets(district, first)} == set(groups)
    assert district.read(SurveyRound, first).opened == DAY


def test_the_next_round_is_a_copy_of_the_newest_with_nothing_confirmed(district, groups, open_round):
    first = open_round(2551)
    [sheet] = [one for one in sheets(district, first) if one.organisation == groups[0]]
    finish(district, sheet.id, members=12, members_men=5, members_women=7)
    open_round(2549)  # an older year, entered later, is nothing to copy
    second = open_round(2552)
    [copy] = [one for one in sheets(district, second) if one.organisation == groups[0]]
    assert (copy.members, copy.before, copy.states, copy.done) == (12, sheet.id, {}, None)


def test_a_year_of_a_tambon_is_opened_once(district, groups, open_round):
    open_round(2551)
    with pytest.raises(CannotDo, match="เปิดรอบสำรวจปี 2551 ของตำบลนี้ไว้แล้ว") as refused:
        open_round(2551)
    assert refused.value.field == "year"


def test_a_tambon_of_none_and_a_year_of_none_are_refused(district):
    with district.working() as session:
        with pytest.raises(CannotDo, match="ไม่มีตำบลรหัส"):
            surveys.open_round(session, 2551, "999999")
        with pytest.raises(CannotDo, match="ต้องไม่น้อยกว่า 2400"):
            surveys.open_round(session, 2009, TAMBON)


def test_a_closed_group_is_not_asked_again_and_a_paused_one_is(district, groups, open_round):
    with district.working() as session:
        for id_, status in ((groups[0], "closed"), (groups[1], "paused")):
            kept = records.read(session, Organisation, id_)
            records.save(session, replace(kept, status=status))
    asked = {one.organisation for one in sheets(district, open_round(2551))}
    assert asked == set(groups[1:])


def test_a_group_that_came_later_gets_its_sheet(district, groups, open_round):
    first = open_round(2551)
    with district.working() as session:
        late = records.add(session, Organisation(name="กลุ่มใหม่", tambon=TAMBON))
        assert [one.id for one in surveys.without_sheet(session, first)] == [late]
        assert surveys.add_missing(session, first) == 1
        assert surveys.add_missing(session, first) == 0
    assert late in {one.organisation for one in sheets(district, first)}


def test_progress_stands_in_the_order_of_the_paper_sheets(district, groups, open_round):
    first = open_round(2551)
    with reading(district.store) as session:
        villages = surveys.progress(session, first)
    assert [one.label for one in villages] == ["หมู่ 1 บ้านบ้าน1", "หมู่ 2 บ้านบ้าน2", "ไม่ระบุหมู่บ้าน"]
    assert [one.short for one in villages] == ["หมู่ 1", "หมู่ 2", "ไม่ระบุหมู่บ้าน"]
    assert [line.name for line in villages[0].lines] == ["กลุ่ม ค", "กลุ่ม ข"]
    assert [(one.done, one.total, len(one.missing)) for one in villages] == [(0, 2, 2), (0, 1, 1), (0, 1, 1)]


def test_progress_counts_what_is_done_and_what_is_begun(district, groups, open_round):
    first = open_round(2551)
    with reading(district.store) as session:
        here = surveys.progress(session, first)[0].lines
    finish(district, here[0].survey)
    with district.working() as session:
        surveys_left = Answers(survey=here[1].survey, version=1, values={"members": 3}, unknown={})
        survey_sheets.record(session, surveys_left)
    with reading(district.store) as session:
        village = surveys.progress(session, first)[0]
        [state] = surveys.rounds(session, TAMBON)
        left = surveys.unsurveyed(session, TAMBON)
        assert surveys.rounds(session, "999999") == ()
    assert (village.done, village.total) == (1, 2)
    assert [(line.begun, line.done) for line in village.lines] == [(True, DAY), (True, None)]
    assert (state.tambon, state.done, state.total) == ("ท่าถ่าน", 1, 4)
    first_village = state.villages[0]
    assert (first_village.label, first_village.done, first_village.total) == ("หมู่ 1 บ้านบ้าน1", 1, 2)
    assert [village.label for _round, village in left] == ["หมู่ 1 บ้านบ้าน1", "หมู่ 2 บ้านบ้าน2", "ไม่ระบุหมู่บ้าน"]


def test_the_next_sheet_is_the_next_of_the_village_that_is_not_done(district, groups, open_round):
    first = open_round(2551)
    with reading(district.store) as session:
        one, two = (line.survey for line in surveys.progress(session, first)[0].lines)
        assert (surveys.next_sheet(session, one), surveys.next_sheet(session, two)) == (two, one)
    finish(district, two)
    with reading(district.store) as session:
        assert (surveys.next_sheet(session, one), surveys.next_sheet(session, two)) == ("", one)


def test_a_round_with_sheets_left_is_closed_with_a_reason_only(district, groups, open_round):
    first = open_round(2551)
    with district.working() as session:
        with pytest.raises(CannotDo, match="ยังสำรวจไม่ครบ เหลือ 4 กลุ่ม") as refused:
            surveys.finish_round(session, first, DAY)
        assert refused.value.field == "reason"
        closed = surveys.finish_round(session, first, DAY, " น้ำท่วม ")
        assert (closed.finished, closed.note) == (DAY, "น้ำท่วม")
        assert surveys.unsurveyed(session) == ()
        assert surveys.reopen_round(session, first).finished is None


def test_a_round_that_is_whole_is_closed_at_once(district, groups, open_round):
    first = open_round(2551)
    for one in sheets(district, first):
        finish(district, one.id)
    with district.working() as session:
        assert surveys.finish_round(session, first, DAY).finished == DAY


def test_a_group_set_aside_is_counted_no_more(district, groups, open_round):
    first = open_round(2551)
    with district.working() as session:
        store.remove(session, Organisation, groups[0])  # as when doubles are joined
        assert sum(one.total for one in surveys.progress(session, first)) == 3


def test_three_hundred_groups_take_few_questions(district, open_round):
    with district.working() as session:
        many = [
            Organisation(name=f"กลุ่ม {n}", tambon=TAMBON, village=district.villages[n % 7]) for n in range(300)
        ]
        store.add_many(session, many)
    open_round(2551)
    asked = []
    count = lambda *given: asked.append(given[2])  # noqa: E731 - the statement
    event.listen(district.store.engine, "before_cursor_execute", count)
    try:
        second = open_round(2552)
        with reading(district.store) as session:
            assert sum(one.total for one in surveys.progress(session, second)) == 300
            assert surveys.rounds(session)[0].total == 300
    finally:
        event.remove(district.store.engine, "before_cursor_execute", count)
    assert len(asked) < 60

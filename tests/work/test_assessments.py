"""A subject's way through the มชช.: entered once a year with the set of that year, scored, taken step by step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.strength import Assessment, StandardIndicator, StandardSet
from desktop.errors import CannotDo
from desktop.store import attachments
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import assessments, records
from tests.work.conftest import TAMBON

DAY = date(2025, 3, 1)


@pytest.fixture
def group(district):
    with district.working() as session:
        return records.add(session, Organisation(name="กลุ่มสตรี", tambon=TAMBON, founded=date(2020, 1, 1)))


@pytest.fixture
def entered(district, group):
    return enter(district, Assessment(subject="organisation", organisation=group, year=2568, applied=DAY))


def enter(district, assessment):
    with district.working() as session:
        return assessments.begin(session, assessment)


def view(district, id_):
    with reading(district.store) as session:
        return assessments.view(session, id_)


def test_every_indicator_of_the_years_set_has_a_line(district, entered):
    found = view(district, entered)
    assert found.name == "กลุ่มสตรี"
    assert (found.topic, found.set.subject) == ("organisations", "organisation")
    assert len(found.rows) == 16
    assert [one.place for one, _score in found.rows] == list(range(1, 17))
    assert all(score.chosen != one.chosen for one, score in found.rows)  # one's own choice is chosen later
    assert found.doubts == ("ยังไม่ได้แนบรายงานการประชุมที่มีมติให้สมัคร",)
    assert found.totals == () or all(one.own_of == 0 for one in found.totals)


def test_scores_are_kept_and_added_up(district, entered):
    (one, first), (_two, second) = view(district, entered).rows[:2]
    with district.working() as session:
        found = assessments.record_scores(
            session,
            entered,
            (replace(first, own_score=4, evidence="คำสั่งกลุ่ม"), replace(second, own_score=3, score=2)),
        )
    assert found.totals[0].area == one.area
    assert (found.totals[0].own, found.totals[0].own_of) == (7, 10)
    assert (found.totals[0].assessed, found.totals[0].assessed_of) == (2, 5)
    assert view(district, entered).rows[0][1].evidence == "คำสั่งกลุ่ม"


def test_too_many_points_are_refused_and_nothing_is_kept(district, entered):
    (_one, first), *_rest = view(district, entered).rows
    with pytest.raises(CannotDo, match="ไม่เกิน 5 คะแนน"), district.working() as session:
        assessments.record_scores(session, entered, (replace(first, score=6),))
    assert view(district, entered).rows[0][1].score is None


def test_it_goes_step_by_step_with_days(district, entered):
    for stage, on, said in (
        ("self", date(2025, 4, 1), {}),
        ("assessed", date(2025, 5, 1), {"assessors": "คณะทำงาน"}),
        ("certified", date(2025, 6, 1), {"certificate": "1/2568"}),
    ):
        with district.working() as session:
            assessments.step(session, entered, stage, on, **said)
    kept = view(district, entered).assessment
    assert (kept.stage, kept.applied, kept.self_assessed, kept.assessed, kept.certified) == (
        "certified", DAY, date(2025, 4, 1), date(2025, 5, 1), date(2025, 6, 1),
    )  # fmt: skip
    assert (kept.assessors, kept.certificate) == ("คณะทำงาน", "1/2568")


def test_failing_and_withdrawing_are_steps_too(district, entered):
    with district.working() as session:
        failed = assessments.step(session, entered, "failed", DAY)
        withdrawn = assessments.step(session, entered, "withdrawn", None)
    assert (failed.stage, failed.certified) == ("failed", DAY)
    assert withdrawn.stage == "withdrawn"


def test_a_step_without_its_day_is_refused(district, entered):
    with district.working() as session, pytest.raises(CannotDo, match="วันที่ของขั้น “คณะประเมินแล้ว”") as refused:
        assessments.step(session, entered, "assessed", None)
    assert refused.value.field == "on"


def test_one_year_is_entered_once(district, entered, group):
    again = Assessment(subject="organisation", organisation=group, year=2568)
    with pytest.raises(CannotDo, match="มีการประเมินของปี 2568 อยู่แล้ว") as refused:
        enter(district, again)
    assert refused.value.field == "organisation"
    with district.working() as session:
        assessments.step(session, entered, "withdrawn", None)
    assert enter(district, again) != entered


@pytest.mark.parametrize(
    ("asked", "field", "sentence"),
    [
        ({"year": 2549}, "year", "ยังไม่มีชุดตัวชี้วัดของกลุ่ม/องค์กรชุมชนที่ใช้ในปี 2549"),
        ({"year": None}, "year", "กรุณากรอกปีงบประมาณที่สมัคร"),
        ({"organisation": ""}, "organisation", "กรุณาเลือกว่าเป็นการประเมินของใคร"),
    ],
)
def test_an_entry_that_does_not_hold_is_refused(district, group, asked, field, sentence):
    said = {"subject": "organisation", "organisation": group, "year": 2568, **asked}
    with pytest.raises(CannotDo, match=sentence) as refused:
        enter(district, Assessment(**said))
    assert refused.value.field == field


def test_a_leader_and_a_community_are_entered_too(district):
    with reading(district.store) as session:
        someone = store.find(session, Person)[0]
    leader = enter(district, Assessment(subject="person", person=someone.id, year=2568, applied=DAY))
    place = enter(district, Assessment(subject="community", village=district.villages[0], year=2568))
    assert view(district, leader).name == someone.label
    assert len(view(district, leader).doubts) == 1
    assert (view(district, place).topic, view(district, place).doubts) == ("villages", ())
    with reading(district.store) as session:
        assert assessments.leader(session, view(district, leader).assessment) == someone


def test_the_minutes_are_attached(district, entered):
    with district.working() as session:
        kept = assessments.attach(session, entered, b"%PDF-1.7 minutes")
        assert attachments.get(session.store, kept.resolution) == b"%PDF-1.7 minutes"
    assert view(district, entered).doubts == ()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [(b"PK a sheet", "ต้องเป็นไฟล์ PDF"), (b"%PDF-" + bytes(20 * 2**20), "ไฟล์ใหญ่เกิน 20 เมกะไบต์")],
)
def test_what_cannot_be_minutes_is_refused(district, entered, file, sentence):
    with district.working() as session, pytest.raises(CannotDo, match=sentence) as refused:
        assessments.attach(session, entered, file)
    assert refused.value.field == "resolution"


def test_a_new_version_copies_the_old(district):
    with district.working() as session:
        [old] = [one for one in store.find(session, StandardSet) if one.subject == "network"]
        new = assessments.new_version(session, old.id, 2570, "คู่มือ 2570")
        kept, copies = assessments.set_page(session, new)
        _old, before = assessments.set_page(session, old.id)
    assert (kept.year, kept.source, kept.confirmed_by, kept.subject) == (2570, "คู่มือ 2570", "", "network")
    assert [one.name for one in copies] == [one.name for one in before]
    assert {one.id for one in copies}.isdisjoint(one.id for one in before)


def test_a_version_is_later_than_the_old(district):
    with district.working() as session, pytest.raises(CannotDo, match="ต้องหลังปี 2550") as refused:
        assessments.new_version(session, store.find(session, StandardSet)[0].id, 2550, "ก")
    assert refused.value.field == "year"


def test_an_indicator_that_was_judged_by_stays(district, entered):
    with district.working() as session, pytest.raises(CannotDo, match="ยังนำออกไม่ได้"):
        records.remove(session, StandardIndicator, view(district, entered).rows[0][0].id)

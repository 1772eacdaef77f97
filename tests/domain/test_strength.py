"""A class is suggested from the tests that held; entering the มชช. is asked about; totals count what was judged."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import strength
from desktop.domain.strength import (
    MEASURES,
    STAGE_DAYS,
    Assessment,
    Criterion,
    Grade,
    Score,
    StandardIndicator,
    StandardSet,
    SupportTask,
)
from desktop.errors import CannotDo

BEGAN, DAY = date(2020, 1, 1), date(2025, 6, 1)
BOUND = st.none() | st.integers(-1000, 10**6)


def criterion(**values):
    return Criterion(
        **{"measure": "members", "least": 10, "points": 10, "start": BEGAN, "source": "ทดสอบ", **values}
    )


criteria = st.builds(
    criterion, measure=st.sampled_from(list(MEASURES)), least=BOUND, most=BOUND, points=st.integers(1, 100)
)
measures = st.dictionaries(st.sampled_from(list(MEASURES)), st.floats(-1000, 10**6))


@given(st.lists(criteria, max_size=6), measures)
def test_points_lie_within_all_points_and_the_class_follows_their_share(tests, measured):
    grade, points, of = strength.suggest(tests, measured, DAY)
    assert 0 <= points <= of == sum(one.points for one in tests if one.measure in measured)
    share = points * 100 / of if of else None
    expected = "" if share is None else "A" if share >= 75 else "B" if share >= 45 else "C"
    assert grade == expected


@given(st.lists(criteria, max_size=6), measures, st.sampled_from(list(MEASURES)))
def test_a_test_that_is_not_measured_changes_nothing(tests, measured, measure):
    known = {name: value for name, value in measured.items() if name != measure}
    without = [one for one in tests if one.measure != measure]
    assert strength.suggest(tests, known, DAY) == strength.suggest(without, known, DAY)


@given(criteria, st.floats(-1000, 10**6))
def test_a_value_passes_exactly_within_the_bounds(one, value):
    low = one.least if one.least is not None else float("-inf")
    high = one.most if one.most is not None else float("inf")
    assert strength.passes(one, value) == (low <= value <= high)


def test_only_tests_of_the_day_are_held():
    old, new = criterion(retired=DAY), criterion(start=DAY)
    assert strength.held_on([old, new], date(2025, 5, 31)) == (old,)
    assert strength.held_on([old, new], DAY) == (new,)
    assert strength.held_on([criterion(start=None)], DAY) == ()


def test_a_test_without_bounds_is_refused():
    with pytest.raises(CannotDo, match="อย่างน้อยหนึ่งช่อง") as refused:
        strength.check_criterion(criterion(least=None))
    assert refused.value.field == "least"


def test_a_test_that_nothing_passes_is_refused():
    with pytest.raises(CannotDo, match="ต้องไม่มากกว่า") as refused:
        strength.check_criterion(criterion(most=9))
    assert refused.value.field == "most"
    strength.check_criterion(criterion(most=10))


def test_the_newest_set_of_a_subject_in_use_holds():
    first = StandardSet(id="1", subject="person", year=2550)
    then = replace(first, id="2", year=2560)
    other = replace(first, id="3", subject="network", year=2561)
    sets = (first, then, other)
    assert strength.set_of(sets, "person", 2559) == first
    assert strength.set_of(sets, "person", 2560) == then
    assert strength.set_of(sets, "person", 2549) is None
    ended = (first, replace(then, retired=date(2022, 3, 1)))  # 2565
    assert strength.set_of(ended, "person", 2564).id == "2"
    assert strength.set_of(ended, "person", 2565) == first


GROUP = Assessment(subject="organisation", organisation="o", year=2568, applied=DAY, resolution="sha")
LEADER = Assessment(subject="person", person="p", year=2568, applied=DAY, lived_since=date(2000, 1, 1))


@pytest.mark.parametrize(
    ("assessment", "founded", "said"),
    [
        (GROUP, date(2024, 6, 1), []),
        (GROUP, date(2024, 6, 2), ["กลุ่มดำเนินงานยังไม่ครบ 1 ปีในวันที่สมัคร"]),
        (GROUP, None, ["ยังไม่ทราบวันก่อตั้ง จึงยังบอกไม่ได้ว่ากลุ่มดำเนินงานมาแล้วอย่างน้อย 1 ปี"]),
        (replace(GROUP, resolution=""), BEGAN, ["ยังไม่ได้แนบรายงานการประชุมที่มีมติให้สมัคร"]),
        (replace(GROUP, applied=None), DAY, []),
        (LEADER, None, []),
        (replace(LEADER, lived_since=date(2024, 12, 1)), None, ["ผู้นำมีภูมิลำเนาในชุมชนยังไม่ครบ 1 ปีในวันที่สมัคร"]),
        (
            replace(LEADER, lived_since=None),
            None,
            ["ยังไม่ได้บันทึกว่าผู้นำมีภูมิลำเนาในชุมชนตั้งแต่เมื่อใด ซึ่งต้องไม่น้อยกว่า 1 ปี"],
        ),
        (replace(LEADER, assessed=date(2025, 5, 1)), None, ["วันที่ของแต่ละขั้นไม่เรียงตามลำดับ ถูกต้องหรือไม่"]),
        (Assessment(subject="network", organisation="o"), None, []),  # the source tells no rule for these
        (Assessment(subject="community", village="v"), None, []),
    ],
)
def test_entry_is_asked_about(assessment, founded, said):
    assert list(strength.entry_doubts(assessment, founded)) == said


def test_an_assessment_of_nobody_is_refused():
    for subject, field in (
        ("person", "person"), ("organisation", "organisation"), ("network", "organisation"), ("community", "village"),
    ):  # fmt: skip
        with pytest.raises(CannotDo, match="เป็นการประเมินของใคร") as refused:
            strength.check_assessment(Assessment(subject=subject))
        assert refused.value.field == field
    with pytest.raises(CannotDo, match="กรุณากรอกวันที่รับรอง"):
        strength.check_assessment(replace(GROUP, stage="certified"))
    strength.check_assessment(replace(GROUP, stage="certified", certified=DAY))
    assert strength.subject_of(GROUP) == ("organisations", "o")
    assert strength.subject_of(LEADER) == ("people", "p")


def test_more_points_than_an_indicator_has_are_refused():
    indicator = StandardIndicator(name="มีกรรมการ", most=5)
    strength.check_score(Score(own_score=5, score=0), indicator)
    strength.check_score(Score(own_score=50), replace(indicator, most=None))
    for name in ("own_score", "score"):
        with pytest.raises(CannotDo, match="“มีกรรมการ” ให้ได้ไม่เกิน 5 คะแนน") as refused:
            strength.check_score(Score(**{name: 6}), indicator)
        assert refused.value.field == name


points = st.none() | st.integers(0, 5)
rows = st.lists(
    st.tuples(
        st.builds(StandardIndicator, area=st.sampled_from("กขค"), most=st.just(5)),
        st.builds(Score, own_score=points, score=points, chosen=st.booleans()),
    )
)


@given(rows)
def test_totals_count_the_chosen_with_points_only(rows):
    totals = strength.totals(rows)
    chosen = [(one, score) for one, score in rows if score.chosen]
    assert [one.area for one in totals] == list(dict.fromkeys(one.area for one, _score in chosen))
    assert sum(one.own for one in totals) == sum(score.own_score or 0 for _one, score in chosen)
    assert sum(one.assessed_of for one in totals) == 5 * sum(
        score.score is not None for _one, score in chosen
    )
    for one in totals:
        assert (one.own_share is None) == (one.own_of == 0)
        assert one.assessed_share is None or 0 <= one.assessed_share <= 100
        assert one.own_share is None or 0 <= one.own_share <= 100


def test_records_are_named():
    assert Grade(grade="A", judged=DAY).label == "A เข้มแข็ง"
    assert Grade(judged=DAY).sort_text == "2025-06-01"
    assert SupportTask(what="ทำบัญชี").label == "ทำบัญชี"
    assert criterion().label == "จำนวนสมาชิก (คน)"
    assert StandardSet(name="มชช.", year=2560).label == "มชช. (2560)"
    assert StandardSet(name="มชช.").label == "มชช."
    assert (StandardIndicator(name="ก", place=3).label, StandardIndicator(place=3).sort_text) == ("ก", "003")
    assert GROUP.label == "มชช. กลุ่ม/องค์กรชุมชน ปี 2568"
    assert GROUP.sort_text < replace(GROUP, year=2567).sort_text
    assert (Score(own_score=0, score=4).label, Score().label) == ("0/4", "–/–")
    assert set(STAGE_DAYS.values()) <= set(Assessment.__dataclass_fields__)

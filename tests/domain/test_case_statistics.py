"""Cases are counted once each: what came and was carried closed or is left, and every part adds up to its whole."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.agreements import KEEPINGS
from desktop.domain.case_statistics import (
    BY,
    COUNTS,
    FLOW,
    KEPT,
    MEASURES,
    RATES,
    RESULTS,
    WITHIN,
    CaseRow,
    Period,
    fiscal_year,
    group_of,
    mean,
    middle,
    month_of,
    rates,
    statistics,
)
from desktop.domain.cases import OUTCOME_OF
from desktop.domain.cases import RESULTS as ENDS
from desktop.domain.tracks import NATURES, TRACKS

FIRST, LAST = date(2025, 6, 1), date(2027, 3, 31)
days = st.dates(FIRST, LAST)
rows = st.builds(
    CaseRow,
    id=st.uuids().map(str),
    received=days,
    ended=st.none() | days,
    result=st.sampled_from(("", *ENDS)),
    kind=st.sampled_from(("", "หนี้สิน", "ที่ดิน", "มรดก")),
    nature=st.sampled_from(("", *NATURES)),
    track=st.sampled_from(("", *TRACKS)),
    tambon=st.sampled_from(("", "ท่าถ่าน", "หนองยาว")),
    village=st.sampled_from(("", "หมู่ 1", "หมู่ 2")),
    value=st.none() | st.integers(0, 10**9),
    agreed_value=st.none() | st.integers(0, 10**9),
    sessions=st.integers(0, 5),
    keeping=st.sampled_from(("", *KEEPINGS)),
    referred=st.booleans(),
)
cases = st.lists(rows, max_size=25, unique_by=lambda row: row.id)
periods = st.one_of(
    days.map(month_of),
    st.integers(2568, 2570).map(fiscal_year),
    st.tuples(days, days).map(lambda both: Period(min(both), max(both))),
)


def ids(figure):
    return {part.id for part in figure.parts}


def row(id_="a", received=date(2026, 11, 5), **more):
    return CaseRow(id=id_, received=received, **more)


@given(cases, periods)
def test_carried_and_came_are_closed_and_left_and_no_case_counts_twice(found, period):
    flow = {name: statistics(found, period).whole.figures[name] for name in FLOW}
    assert flow["carried"].amount + flow["came"].amount == flow["closed"].amount + flow["left"].amount
    assert ids(flow["carried"]).isdisjoint(ids(flow["came"]))
    assert ids(flow["closed"]).isdisjoint(ids(flow["left"]))
    assert ids(flow["carried"]) | ids(flow["came"]) == ids(flow["closed"]) | ids(flow["left"])


@given(cases, periods)
def test_each_case_is_where_its_days_put_it(found, period):
    figures = statistics(found, period).whole.figures
    for one in found:
        end = max(one.ended, one.received) if one.ended else date.max
        assert (one.id in ids(figures["came"])) == (period.start <= one.received <= period.end)
        assert (one.id in ids(figures["carried"])) == (one.received < period.start <= end)
        assert (one.id in ids(figures["closed"])) == (period.start <= end <= period.end)
        assert (one.id in ids(figures["left"])) == (one.received <= period.end < end)


@given(cases, periods)
def test_parts_add_up_to_the_whole_and_results_to_what_closed(found, period):
    all_ = statistics(found, period)
    whole = all_.whole.figures
    assert set(all_.by) == set(BY)
    for groups in all_.by.values():
        for measure in MEASURES:
            assert sum(group.figures[measure].amount for group in groups) == whole[measure].amount
    assert sum(whole[result].amount for result in RESULTS) == whole["closed"].amount
    assert sum(whole[kept].amount for kept in KEPT) == whole["agreed"].amount
    assert ids(whole["referred"]) <= ids(whole["closed"])


@given(cases, periods)
def test_months_add_up_and_each_begins_with_what_the_one_before_left(found, period):
    all_ = statistics(found, period)
    for measure in ("came", "closed", "agreed"):
        assert (
            sum(month.figures[measure].amount for month in all_.months) == all_.whole.figures[measure].amount
        )
    for one, other in pairwise(all_.months):
        assert ids(one.figures["left"]) == ids(other.figures["carried"])
    assert ids(all_.months[-1].figures["left"]) == ids(all_.whole.figures["left"])


@given(cases, periods)
def test_what_is_within_another_adds_up_to_it(found, period):
    all_ = statistics(found, period)
    for by, above in WITHIN.items():
        for group in all_.by[above]:
            within = [one for one in all_.by[by] if one.key.startswith(f"{group.key}\t")]
            for measure in COUNTS:
                assert sum(one.figures[measure].amount for one in within) == group.figures[measure].amount


@given(cases, periods)
def test_a_rate_is_a_share_and_none_of_nothing(found, period):
    whole = statistics(found, period).whole
    agreed, other = whole.figures["agreed"].amount, whole.figures["not_agreed"].amount
    for rate, of in zip(rates(whole).values(), (agreed + other, whole.figures["closed"].amount), strict=True):
        assert rate.percent == (pytest.approx(agreed / of * 100) if of else None)
        assert ids(rate.figure) <= ids(rate.of)


@given(periods)
def test_months_part_a_period_without_a_gap(period):
    months = period.months()
    assert (months[0].start, months[-1].end) == (period.start, period.end)
    for one, other in pairwise(months):
        assert other.start == one.end + timedelta(1)
        assert other.start.day == 1
    assert sum((month.end - month.start).days + 1 for month in months) == (period.end - period.start).days + 1


@pytest.mark.parametrize(
    ("period", "words", "shown"),
    [
        (month_of(date(2024, 2, 7)), "เดือนกุมภาพันธ์ 2567", "1 ก.พ. 2567 – 29 ก.พ. 2567"),
        (fiscal_year(2569), "ปีงบประมาณ พ.ศ. 2569", "1 ต.ค. 2568 – 30 ก.ย. 2569"),
        (
            Period(date(2025, 10, 1), date(2026, 1, 2)),
            "วันที่ 1 ตุลาคม 2568 ถึงวันที่ 2 มกราคม 2569",
            "1 ต.ค. 2568 – 2 ม.ค. 2569",
        ),
    ],
)
def test_a_period_says_what_it_is(period, words, shown):
    assert (period.words, period.days) == (words, shown)


def test_both_rates_are_named_and_counted_by_hand():
    found = [
        row(str(number), ended=date(2026, 11, 20), result=result)
        for number, result in enumerate(("agreed", "agreed", "not_agreed", "withdrawn", "absent", "other"))
    ]
    whole = statistics(found, month_of(date(2026, 11, 1))).whole
    assert {RATES[name]: round(rate.percent or 0, 1) for name, rate in rates(whole).items()} == {
        "ตกลงกันได้ ÷ (ตกลงกันได้ + ตกลงกันไม่ได้)": 66.7,
        "ตกลงกันได้ ÷ เรื่องที่สิ้นสุดทั้งหมด": 33.3,
    }
    assert {name: whole.figures[name].amount for name in RESULTS} == {
        "agreed": 2, "not_agreed": 1, "ended": 1, "struck": 1, "unsaid": 1,
    }  # fmt: skip
    assert set(OUTCOME_OF.values()) | {"unsaid"} == set(RESULTS)


def test_money_days_and_sessions_are_those_of_what_came_agreed_and_closed():
    found = [
        row("a", ended=date(2026, 11, 15), result="agreed", value=100, agreed_value=80, sessions=3),
        row("b", ended=date(2026, 11, 6), result="agreed", sessions=0, keeping="kept"),
        row("c", ended=date(2026, 11, 29), result="refused", value=50, agreed_value=7, sessions=1),
        row("d", date(2026, 9, 1), ended=date(2026, 11, 30), result="not_agreed", value=1000),
        row("e", value=5),
    ]
    figures = statistics(found, month_of(date(2026, 11, 1))).whole.figures
    assert (figures["value"].amount, figures["value"].missing) == (155, ("b",))
    assert (figures["agreed_value"].amount, figures["agreed_value"].missing) == (80, ("b",))
    assert (mean(figures["days"]), middle(figures["days"])) == (31.25, 17.0)
    assert mean(figures["sessions"]) == 1.0
    assert (figures["kept"].amount, figures["unchecked"].amount) == (1, 1)
    assert mean(group_of("", "", [], fiscal_year(2569)).figures["days"]) is None
    assert middle(group_of("", "", [], fiscal_year(2569)).figures["days"]) is None


def test_a_case_that_ended_before_it_came_ends_the_day_it_came():
    figures = statistics(
        [row(ended=date(2020, 1, 1), result="agreed")], month_of(date(2026, 11, 1))
    ).whole.figures
    assert (figures["closed"].amount, figures["left"].amount, mean(figures["days"])) == (1, 0, 0.0)


def test_groups_stand_in_their_order_and_villages_name_their_tambon_where_there_are_several():
    found = [
        row("a", kind="มรดก", nature="civil", track="act", tambon="ท่าถ่าน", village="หมู่ 1"),
        row("b", kind="หนี้สิน", nature="civil", track="village", tambon="หนองยาว", village="หมู่ 1"),
        row("c", kind="หนี้สิน", nature="civil", track="informal", tambon="หนองยาว"),
        row("d", nature="criminal"),
        row("e", nature=""),
    ]
    by = statistics(found, month_of(date(2026, 11, 1))).by
    labels = {name: [group.label for group in groups] for name, groups in by.items()}
    assert labels["nature"] == ["ทางแพ่ง", "ทางอาญา", "ไม่ระบุลักษณะ"]
    assert labels["kind"][:2] == ["หนี้สิน", "มรดก"]
    assert labels["kind"][2:] == ["ไม่ระบุประเภท"] * 2
    assert labels["track"] == [TRACKS["village"], TRACKS["act"], TRACKS["informal"], "ยังไม่เลือกช่องทาง"]
    assert labels["tambon"] == ["หนองยาว", "ท่าถ่าน", "ไม่ระบุตำบล"]
    assert "หมู่ 1 ตำบลหนองยาว" in labels["village"]
    assert [group.label for group in statistics(found[:1], month_of(date(2026, 11, 1))).by["village"]] == [
        "หมู่ 1"
    ]

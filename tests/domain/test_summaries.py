"""What a tambon adds up to is recounted here by hand: each organisation once, each number equal to its rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.organisations import Organisation, Product
from desktop.domain.strength import GRADES, Grade
from desktop.domain.summaries import (
    COVERED,
    MEASURES,
    MOVES,
    NO_GRADE,
    SURVEYED,
    Figure,
    Known,
    Part,
    grade_of,
    is_begun,
    moves,
    products_of,
    standing,
    stands,
    summarise,
    village_of,
)
from desktop.domain.surveys import STATES, Survey, asked
from desktop.domain.villages import Village
from desktop.thai import dates

THEN, NOW = 2568, 2569
VILLAGES = tuple(Village(id=f"v{n}", tambon="240606", number=n, name=f"บ้าน{n}") for n in (1, 2, 3))
days = st.none() | st.dates(date(2022, 1, 1), date(2027, 12, 31))
values = st.none() | st.integers(0, 1000)
states = st.sampled_from(("", "confirmed", "changed", "unknown: เหรัญญิกไม่อยู่"))


@st.composite
def surveys(draw, id_):
    said = {name: draw(states) for name in SURVEYED}
    return Survey(
        organisation=id_,
        done=draw(st.none() | st.just(date(2026, 6, 1))),
        states={name: state for name, state in said.items() if state},
        **{name: draw(values) for name in SURVEYED},
    )


@st.composite
def tambons(draw):
    ids = [f"o{n}" for n in range(draw(st.integers(0, 8)))]
    organisations = [
        Organisation(
            id=id_,
            name=id_,
            kind=draw(st.sampled_from(("", "กลุ่มสตรี", "อสม."))),
            village=draw(st.sampled_from(("", "v1", "v2"))),
            founded=draw(days),
            status=draw(st.sampled_from(("active", "paused", "closed"))),
            closed=draw(days),
        )
        for id_ in ids
    ]
    years = draw(st.sampled_from(((NOW,), (THEN, NOW), (2566, THEN, NOW))))
    return Known(
        organisations=organisations,
        surveys={year: {id_: draw(surveys(id_)) for id_ in ids if draw(st.booleans())} for year in years},
        products={id_: [Product(id=f"p{id_}", ended=draw(days))] for id_ in ids if draw(st.booleans())},
        grades={
            id_: [Grade(grade=draw(st.sampled_from([*GRADES])), judged=draw(days)) for _n in range(2)]
            for id_ in ids
            if draw(st.booleans())
        },
        villages=VILLAGES,
    )


@given(tambons())
def test_each_number_is_the_sum_of_its_rows_counted_by_hand(known):
    summary = summarise(known, NOW)
    here = [one for one in known.organisations if stands(one, NOW, known.surveys[NOW].get(one.id))]
    assert [part.id for part in summary.whole.figures["organisations"].parts] == [one.id for one in here]
    for measure in SURVEYED:
        told = {
            one.id: getattr(known.surveys[NOW][one.id], measure)
            for one in here
            if one.id in known.surveys[NOW]
        }
        figure = summary.whole.figures[measure]
        assert {part.id: part.amount for part in figure.parts} == {
            id_: value for id_, value in told.items() if value is not None
        }
        assert figure.amount == sum(value or 0 for value in told.values())
        assert figure.count + len(figure.missing) == len(here)
        assert sum(figure.having(state) for state in ("", *STATES)) == figure.count


@given(tambons())
def test_villages_and_kinds_each_add_up_to_the_whole(known):
    summary = summarise(known, NOW)
    for groups in (summary.villages, summary.kinds):
        for measure in MEASURES:
            rows = [part for group in groups for part in group.figures[measure].parts]
            assert sorted(rows, key=lambda part: part.id) == sorted(
                summary.whole.figures[measure].parts, key=lambda part: part.id
            )
    assert {"v1", "v2", "v3"} <= {group.key for group in summary.villages}


@given(tambons())
def test_years_tell_the_same_as_each_year_by_itself(known):
    summary = summarise(known, NOW)
    assert [group.key for group in summary.years] == [str(year) for year in sorted(known.surveys)]
    for group in summary.years:
        assert group.figures == summarise(known, int(group.key)).whole.figures


@given(tambons(), st.sampled_from(["members", "fund"]))
def test_each_organisation_of_two_years_moved_in_one_way(known, measure):
    if THEN not in known.surveys:
        assert summarise(known, NOW).moves == {}
        return
    found = moves(known, THEN, NOW, measure)
    then, now = ({one.id for one in standing(known, year)} for year in (THEN, NOW))
    named = [part.id for figure in found.values() for part in figure.parts]
    assert sorted(named) == sorted(then | now)
    assert {part.id for part in found["new"].parts} == now - then
    assert {part.id for part in found["closed"].parts} == then - now
    for move, holds in (("grown", lambda n: n > 0), ("fallen", lambda n: n < 0), ("same", lambda n: n == 0)):
        for part in found[move].parts:
            last, this = (getattr(known.surveys[year][part.id], measure) for year in (THEN, NOW))
            assert part.amount == this - last
            assert holds(part.amount)


@given(tambons())
def test_coverage_counts_each_organisation_and_each_value_once(known):
    summary = summarise(known, NOW)
    here = standing(known, NOW)
    whole = summary.coverage
    assert whole.count == len(here) == sum(one.count for one in summary.covered)
    assert sum(whole.values.values()) == len(here) * len(asked())
    by_hand = dict.fromkeys(COVERED, 0)
    for one in here:
        survey = known.surveys[NOW].get(one.id)
        begun = survey is not None and is_begun(survey)
        by_hand["done" if begun and survey.done else "begun" if begun else "waiting"] += 1
    assert {how: figure.count for how, figure in whole.figures.items()} == by_hand


@given(tambons())
def test_every_organisation_has_one_class_or_none(known):
    found = summarise(known, NOW).grades
    assert sum(figure.count for figure in found.values()) == len(standing(known, NOW))
    for grade, figure in found.items():
        for part in figure.parts:
            judged = [
                one for one in known.grades.get(part.id, ()) if one.judged and dates.year(one.judged) <= NOW
            ]
            assert (grade == NO_GRADE) is (not judged)
            assert grade in (NO_GRADE, *(one.grade for one in judged))


@pytest.mark.parametrize(
    ("organisation", "begun", "stood"),
    [
        (Organisation(), False, True),
        (Organisation(status="paused"), False, True),
        (Organisation(founded=date(2027, 1, 1)), False, False),
        (Organisation(founded=date(2027, 1, 1)), True, True),  # asked before the day that is written
        (Organisation(status="closed", closed=date(2026, 12, 31)), True, False),
        (Organisation(status="closed", closed=date(2027, 1, 1)), False, True),
        (Organisation(status="closed"), True, True),
        (Organisation(status="closed"), False, False),
    ],
)
def test_an_organisation_stands_between_its_days(organisation, begun, stood):
    survey = Survey(done=date(2026, 6, 1)) if begun else Survey()
    assert stands(organisation, NOW, survey) is stood
    assert stands(organisation, NOW, None) is (stood and not (begun and stood))


def test_a_bare_copy_of_last_year_is_not_begun():
    assert not is_begun(Survey(members=20))
    assert is_begun(Survey(states={"members": "confirmed"}))


def test_a_product_counts_until_the_year_it_ended():
    made = [Product(id="a"), Product(id="b", ended=date(2026, 5, 1)), Product(id="c", ended=date(2027, 1, 1))]
    assert [one.id for one in products_of(Known(products={"o": made}), "o", NOW)] == ["a", "c"]
    assert products_of(Known(), "o", NOW) == ()


def test_the_class_of_a_year_is_the_last_one_judged_until_then():
    judged = [
        Grade(grade="C", judged=date(2024, 1, 1)),
        Grade(grade="B", judged=date(2026, 12, 31)),
        Grade(grade="A", judged=date(2027, 1, 1)),
    ]
    known = Known(grades={"o": judged})
    assert [grade_of(known, "o", year) for year in (2566, 2567, 2569, 2570)] == [NO_GRADE, "C", "B", "A"]


def test_a_village_has_the_name_of_its_year():
    old = Village(id="old", tambon="1", number=1, name="เก่า", end=date(2025, 12, 31))
    new = Village(id="new", tambon="1", number=1, name="ใหม่", start=date(2026, 1, 1))
    one = Organisation(id="o", village="old")
    known = Known(organisations=[one], villages=[old, new], surveys={THEN: {}, NOW: {}})
    assert [village_of(known, one, year).name for year in (THEN, NOW)] == ["เก่า", "ใหม่"]
    assert [group.key for group in summarise(known, NOW).villages] == ["new"]


def test_an_unconfirmed_value_is_never_the_same_as_last_year():
    sure, copied = {"members": "confirmed"}, {}
    known = Known(
        organisations=[Organisation(id="o")],
        surveys={THEN: {"o": Survey(members=9, states=sure)}, NOW: {"o": Survey(members=9, states=copied)}},
    )
    found = moves(known, THEN, NOW, "members")
    assert {move: figure.count for move, figure in found.items() if figure.count} == {"unmeasured": 1}
    assert set(found) == set(MOVES)


def test_a_figure_without_rows_is_nought():
    assert (Figure().amount, Figure().count) == (0, 0)
    assert Figure((Part("a", 3), Part("b", 4))).amount == 7

"""What is withheld cannot be worked out: no combination of the printed sums gives a withheld number away."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.case_statistics import COUNTS, CaseRow, fiscal_year, month_of, rates, statistics
from desktop.domain.public_statistics import LEAST, SHOWN, cells, public, sums, withheld
from tests.domain.test_case_statistics import cases, periods

NOVEMBER = month_of(date(2026, 11, 1))


def solved(unknown, known_sums):
    """List the unknowns that a system of sums determines, by elimination; signs of sums without a total do not matter."""
    places = {cell: number for number, cell in enumerate(sorted(unknown))}
    rows = []
    for total, parts in known_sums:
        row = [Fraction(0)] * len(places)
        for cell, sign in [(total, -1), *((part, 1) for part in parts)]:
            if cell in places:
                row[places[cell]] += sign
        rows.append(row)
    rank = 0
    for column in range(len(places)):
        pivot = next((n for n in range(rank, len(rows)) if rows[n][column]), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        rows[rank] = [value / rows[rank][column] for value in rows[rank]]
        for n, row in enumerate(rows):
            if n != rank and row[column]:
                rows[n] = [a - row[column] * b for a, b in zip(row, rows[rank], strict=True)]
        rank += 1
    alone = [row for row in rows if sum(bool(value) for value in row) == 1]
    return [cell for cell, place in places.items() if any(row[place] for row in alone)]


def test_the_test_itself_finds_what_can_be_worked_out():
    cell = [("", "", str(number)) for number in range(4)]
    assert solved(set(cell[:1]), [(cell[3], cell[:3])]) == cell[:1]
    assert solved(set(cell[:2]), [(cell[3], cell[:3])]) == []
    assert solved(set(cell[:2]), [(cell[3], cell[:2]), (cell[2], cell[1:2])]) == cell[:2]


@given(cases, periods)
def test_no_withheld_number_of_a_whole_paper_can_be_worked_out(found, period):
    all_ = statistics(found, period)
    hidden = withheld(dict(cells(all_)), list(sums(all_)))
    assert {cell for cell, amount in cells(all_) if amount in (1, 2)} <= hidden
    assert solved(hidden, list(sums(all_))) == []


@given(st.lists(st.integers(0, 9), min_size=1, max_size=8))
def test_of_one_table_a_second_number_is_withheld_where_the_total_is_told(amounts):
    total = ("", "", "total")
    within = {("", str(number), ""): amount for number, amount in enumerate(amounts)}
    hidden = withheld({total: sum(amounts), **within}, [(total, list(within))])
    lacking = [within[cell] for cell in within if cell in hidden]
    assert all(amount == 0 or amount >= LEAST for cell, amount in within.items() if cell not in hidden)
    assert (not hidden) == (not any(0 < amount < LEAST for amount in (*amounts, sum(amounts))))
    if total not in hidden and lacking:
        assert len(lacking) > 1
        if len(lacking) < len(within):
            assert len(lacking) < sum(lacking) != 2 * len(lacking)


@given(cases, periods)
def test_the_public_figures_are_the_same_or_not_told_and_name_nobody(found, period):
    own = statistics(found, period)
    told = public(own)
    assert told.public
    assert (told.period, set(told.by)) == (own.period, set(own.by))
    pairs = [
        (own.whole, told.whole),
        *zip(own.months, told.months, strict=True),
        *(both for by in own.by for both in zip(own.by[by], told.by[by], strict=True)),
    ]
    for one, other in pairs:
        assert (one.key, one.label) == (other.key, other.label)
        for measure, figure in other.figures.items():
            assert not {part.id for part in figure.parts} - {""}
            assert set(figure.missing) <= {""}
            if measure in COUNTS:
                assert not figure.known or figure.amount == one.figures[measure].amount
                assert not (figure.known and 0 < figure.amount < LEAST)
    for name, rate in rates(told.whole).items():
        assert rate.percent in (None, rates(own.whole)[name].percent)


def test_nothing_is_withheld_where_every_number_is_large_or_nought():
    found = [
        CaseRow(
            id=str(n), received=date(2026, 11, 1), kind="หนี้สิน", nature="civil", track="act", value=100 + n
        )
        for n in range(5)
    ]
    told = public(statistics(found, NOVEMBER))
    assert all(told.whole.figures[measure].known for measure in COUNTS)
    assert [group.figures["came"].amount for group in told.by["kind"]] == [5]
    assert set(told.by["kind"][0].figures) == set(SHOWN)
    assert told.whole.figures["value"].amount == 510


def test_the_money_of_few_and_the_days_of_what_is_withheld_are_not_told():
    found = [
        CaseRow(
            id=str(n),
            received=date(2026, 11, 1),
            ended=date(2026, 11, 9) if n < 2 else None,
            value=500 if n < 2 else 0,
        )
        for n in range(6)
    ]
    figures = public(statistics(found, NOVEMBER)).whole.figures
    assert {
        name for name in ("value", "days", "sessions", "closed", "unsaid") if figures[name].known
    } == set()
    assert figures["carried"].known
    assert figures["came"].amount == 6
    assert not figures["left"].known


@pytest.mark.parametrize("count", [0, 3, 200])
def test_any_number_of_cases_can_be_published(count):
    found = [CaseRow(id=str(n), received=date(2026, 11, 1 + n % 30), tambon=str(n % 7)) for n in range(count)]
    told = public(statistics(found, fiscal_year(2570)))
    assert told.whole.figures["came"].amount == count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.organisations import Support
from desktop.domain.support_matrix import Cell, baht, make, supported

GROUPS = (("a", "กลุ่มสตรี", "หมู่ 1"), ("b", "กองทุน", "หมู่ 2"), ("c", "อสม.", ""))
SUPPORTS = (
    Support(organisation="a", agency="อบต.", year=2567, amount=500_000),
    Support(organisation="a", agency=" อบต. ", year=2568, amount=250_050),
    Support(organisation="b", agency="ธ.ก.ส.", year=2568),
    Support(organisation="b", agency="พอช.", amount=100),
    Support(organisation="gone", agency="พมจ.", year=2560, amount=1),
    Support(organisation="a", agency=" "),
)


def test_all_years_together():
    matrix = make(GROUPS, SUPPORTS)
    assert matrix.agencies == ("ธ.ก.ส.", "พอช.", "อบต.")
    assert matrix.years == (2568, 2567, 2560)
    assert matrix.rows[0].cells == (None, None, Cell(2, 750_050))
    assert matrix.rows[1].cells == (Cell(1, None), Cell(1, 100), None)
    assert matrix.rows[2].cells == (None, None, None)
    assert matrix.totals == (0, 100, 750_050)
    assert matrix.reached == (1, 1, 1)
    assert [row.amount for row in matrix.rows] == [750_050, 100, 0]


def test_one_year_leaves_out_agencies_without_support_in_it():
    matrix = make(GROUPS, SUPPORTS, 2567)
    assert (matrix.agencies, matrix.totals) == (("อบต.",), (500_000,))
    assert [row.id for row in supported(matrix).rows] == ["a"]


@pytest.mark.parametrize(
    ("cell", "words"), [(Cell(1, None), "√"), (Cell(2, 750_050), "7,500.50"), (Cell(1, 0), "0")]
)
def test_a_cell_says_baht_or_ticks(cell, words):
    assert cell.words == words


@given(st.integers(0, 10**14))
def test_amounts_are_written_with_satang_only_where_there_are_any(satang):
    written = baht(satang)
    assert round(float(written.replace(",", "")) * 100) == pytest.approx(satang)
    assert ("." in written) == bool(satang % 100)

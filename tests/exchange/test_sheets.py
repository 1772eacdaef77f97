"""Cells are named and written as people know them."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.errors import CannotDo
from desktop.exchange.sheets import Refused, address, refuse, written


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(0, 0, "A1"), (6, 2, "C7"), (0, 25, "Z1"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")],
)
def test_addresses(row, column, name):
    assert address(row, column) == name


@pytest.mark.parametrize(("cell", "text"), [
    (None, ""), ("ก ข", "ก ข"), (3, "3"), (3.0, "3"), (1234567890121.0, "1234567890121"), (0.5, "0.5"), (37.5, "37.5"),
    (True, "ใช่"), (False, "ไม่ใช่"), (date(2008, 5, 8), "8 พ.ค. 2551"), (date(2551, 5, 8), "8/5/2551"),
    (1.2e12, "1200000000000"),
])  # fmt: skip
def test_cells_are_written_as_typed(cell, text):
    assert written(cell) == text


def test_a_refusal_names_its_cell():
    error = CannotDo("ไม่มีเดือนที่ {month}", "born", month=13)
    assert refuse("แผ่น", (6, 2), 13.0, error) == Refused("แผ่น", "C7", 7, "born", "13", "ไม่มีเดือนที่ 13")
    assert refuse("แผ่น", (0, 0), None, error, "start").field == "start"

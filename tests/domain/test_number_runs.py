"""Numbers typed as 41–43, 45 are read, and written back as short."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import number_runs
from desktop.errors import CannotDo
from desktop.thai import digits


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", ()),
        ("41", (41,)),
        ("41-43", (41, 42, 43)),
        ("๔๑–๔๓, ๔๕", (41, 42, 43, 45)),
        ("41 ถึง 43 และ 45", (41, 42, 43, 45)),
        ("41 42;43\n42", (41, 42, 43)),
        (" 45 , 41 — 42 ,", (41, 42, 45)),
    ],
)
def test_they_are_read_as_officers_type_them(text, numbers):
    assert number_runs.read(text) == numbers


@pytest.mark.parametrize(
    ("text", "part"), [("สี่สิบ", "สี่สิบ"), ("41, x", "x"), ("43-41", "43-41"), ("999999", "999999")]
)
def test_what_is_no_number_is_named_beside_its_field(text, part):
    with pytest.raises(CannotDo) as refused:
        number_runs.read(text, "used")
    assert str(refused.value) == f"“{part}” ไม่ใช่เลขที่ กรุณาพิมพ์เช่น 41–43, 45"
    assert refused.value.field == "used"


@given(st.sets(st.integers(1, 300), max_size=40), st.booleans())
def test_what_is_written_is_read_back(numbers, thai):
    written = number_runs.written(numbers)
    assert number_runs.read(digits.to_thai(written) if thai else written) == tuple(sorted(numbers))


@given(st.sets(st.integers(1, 60), max_size=40))
def test_runs_hold_every_number_once_and_never_touch(numbers):
    runs = number_runs.runs(numbers)
    assert {n for first, last in runs for n in range(first, last + 1)} == numbers
    assert all(before[1] + 1 < after[0] for before, after in pairwise(runs))

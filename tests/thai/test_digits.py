from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.thai import digits


@pytest.mark.parametrize(
    ("arabic", "thai"),
    [
        ("0123456789", "๐๑๒๓๔๕๖๗๘๙"),
        ("ที่ 111/2551", "ที่ ๑๑๑/๒๕๕๑"),
        ("Mr. A 7", "Mr. A ๗"),
        ("ไม่มีเลข", "ไม่มีเลข"),
        ("", ""),
    ],
)
def test_digits_are_written_both_ways(arabic, thai):
    assert digits.to_thai(arabic) == thai
    assert digits.to_arabic(thai) == arabic


def test_mixed_digits_become_one_kind():
    assert digits.to_arabic("๒5๕1") == "2551"
    assert digits.to_thai("๒5๕1") == "๒๕๕๑"


def test_digits_of_other_scripts_stay():
    assert digits.to_arabic("٢໒２") == "٢໒２"


@given(st.text())
def test_there_and_back_gives_arabic_digits_and_the_same_length(text):
    assert digits.to_arabic(digits.to_thai(text)) == digits.to_arabic(text)
    assert len(digits.to_thai(text)) == len(text)


@given(st.integers(min_value=0))
def test_thai_digits_of_a_number_read_as_the_number(number):
    thai = digits.to_thai(str(number))
    assert int(digits.to_arabic(thai)) == number
    assert not any(sign in "0123456789" for sign in thai)

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import CannotDo
from desktop.thai import ids


def made_up(seed: int) -> str:
    """Make a national id of nobody, whose check digit holds."""
    first = "".join(str(figure) for figure in random.Random(seed).choices(range(10), k=12))
    weighed = sum((13 - place) * int(figure) for place, figure in enumerate(first))
    return first + str((11 - weighed % 11) % 10)


@pytest.mark.parametrize(
    "typed",
    [
        "1234567890121",
        "1-2345-67890-12-1",
        "1 2345 67890 12 1",
        "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑",
        " 1–2345–67890–12–1\u00a0",
        "1\u200b234567890121\ufeff",
        "1.2345.67890.12.1",
    ],
)
def test_an_id_is_read_however_it_is_typed(typed):
    assert ids.digits(typed) == "1234567890121"
    assert ids.is_valid(typed)
    assert ids.mask(typed) == "x-xxxx-xxxxx-12-1"
    assert ids.format(typed) == "1-2345-67890-12-1"


@pytest.mark.parametrize(
    "typed", ["1234567890120", "1234567890122", "1111111111111", "0000000000000", "", "-", "x", "123"]
)
def test_a_wrong_id_is_not_valid(typed):
    assert not ids.is_valid(typed)


@pytest.mark.parametrize("figure", "0123456789")
def test_thirteen_equal_digits_are_not_valid(figure):
    assert not ids.is_valid(figure * 13)


@pytest.mark.parametrize("typed", ["123456789012", "12345678901211"])
def test_a_wrong_count_of_digits_is_told(typed):
    with pytest.raises(CannotDo) as refused:
        ids.digits(typed)
    assert str(refused.value) == (f"เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พิมพ์ไว้ {len(typed)} หลัก กรุณาตรวจกับบัตร")


@pytest.mark.parametrize("typed", ["", "ไม่ทราบ", "12345678901x1", "1234567890/21", "²234567890121"])
def test_anything_but_digits_is_told(typed):
    with pytest.raises(CannotDo, match=r"^เลขประจำตัวประชาชนมีได้เฉพาะตัวเลข กรุณาพิมพ์ให้ครบ 13 หลัก$"):
        ids.digits(typed)
    with pytest.raises(CannotDo):
        ids.format(typed)


def test_a_mask_of_what_is_no_id_shows_no_digit():
    assert ids.mask("123456") == "xxxxxx"
    assert ids.mask("๑๒๓ ไม่ครบ") == "xxx ไม่ครบ"
    assert ids.mask("") == ""


@pytest.mark.parametrize(
    ("first_twelve", "check"),
    [
        ("123456789012", 1),  # the published example: sum 352, remainder 0
        ("000000000006", 0),  # sum 12, remainder 1
        ("000000000001", 9),  # sum 2, remainder 2
        ("000000000005", 1),  # sum 10, remainder 10
    ],
)
def test_the_check_digit_of_a_remainder(first_twelve, check):
    assert ids.check_digit(first_twelve) == check


@given(st.integers(0, 10**6))
def test_made_up_ids_are_valid_and_any_other_last_digit_is_not(seed):
    made = made_up(seed)
    assert ids.is_valid(made)
    assert ids.digits(ids.format(made)) == made
    wrong = [made[:-1] + figure for figure in "0123456789" if figure != made[-1]]
    assert not any(ids.is_valid(one) for one in wrong)


@given(st.integers(0, 10**6))
def test_a_mask_hides_the_first_ten_digits(seed):
    made = made_up(seed)
    masked = ids.mask(made)
    assert masked == f"x-xxxx-xxxxx-{made[10:12]}-{made[12]}"

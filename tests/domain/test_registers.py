"""The next number of a book, for the office and for a laptop with a block, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.registers import NumberBlock, Register, check_given, next_number, next_sub
from desktop.errors import CannotDo

DAY = date(2026, 11, 21)


def block(first, last, holder="โน้ตบุ๊ก", returned=None):
    return NumberBlock(first=first, last=last, year=2569, holder=holder, taken=DAY, returned=returned)


def test_a_block_and_a_book_are_named():
    assert block(41, 60).label == "41–60/2569 โน้ตบุ๊ก"
    assert Register(key="order", name="คำสั่ง").label == "คำสั่ง"
    assert min([block(100, 110), block(9, 12)], key=lambda one: one.sort_text).first == 9


@pytest.mark.parametrize(
    ("first", "taken", "blocks", "number"),
    [
        (1, [], [], 1),
        (200, [], [], 200),
        (1, [1, 7], [], 8),
        (1, [40], [block(41, 60)], 61),
        (1, [40, 41], [block(41, 60, returned=DAY)], 42),
        (1, [40, 61], [block(41, 60, returned=DAY)], 62),
        (1, [], [block(1, 5), block(6, 9, "ข")], 10),
    ],
)
def test_the_office_goes_on_after_all_that_is_given_or_out(first, taken, blocks, number):
    assert next_number(first, taken, blocks) == number


def test_a_laptop_takes_the_lowest_that_is_left_of_its_own():
    blocks = [block(41, 43), block(50, 60, "ข")]
    assert next_number(1, [], blocks, "โน้ตบุ๊ก") == 41
    assert next_number(1, [41, 43], blocks, "โน้ตบุ๊ก") == 42


@pytest.mark.parametrize("blocks", [[], [block(41, 42)], [block(43, 50, "ข")], [block(43, 50, returned=DAY)]])
def test_a_laptop_without_numbers_is_told_to_leave_the_number_blank_or_reserve_more(blocks):
    with pytest.raises(CannotDo, match="เลขที่จองไว้ให้ “โน้ตบุ๊ก” หมดแล้วหรือยังไม่ได้จอง") as refused:
        next_number(1, [41, 42], blocks, "โน้ตบุ๊ก")
    assert refused.value.field == "number"


def test_a_number_out_with_somebody_else_is_not_given():
    check_given(40, [block(41, 60)])
    check_given(41, [block(41, 60, returned=DAY)])
    check_given(41, [block(41, 60)], "โน้ตบุ๊ก")
    for holder in ("", "ข"):
        with pytest.raises(CannotDo, match="เลขที่ 41 จองไว้ให้ “โน้ตบุ๊ก” แล้ว"):
            check_given(41, [block(41, 60)], holder)
    with pytest.raises(CannotDo, match="เลขที่ 61 ไม่อยู่ในช่วงที่จองไว้ให้เครื่องนี้") as refused:
        check_given(61, [block(41, 60)], "โน้ตบุ๊ก")
    assert refused.value.field == "number"


@given(
    st.sets(st.integers(1, 50)),
    st.lists(st.tuples(st.integers(1, 50), st.integers(0, 9), st.booleans()), max_size=4),
)
def test_what_the_office_gives_is_never_taken_nor_out(taken, spans):
    blocks = [block(first, first + more, returned=DAY if back else None) for first, more, back in spans]
    number = next_number(1, taken, blocks)
    assert number not in taken
    check_given(number, blocks)


def test_sub_numbers_follow_each_other():
    assert [next_sub([]), next_sub([0]), next_sub([0, 1, 2])] == [1, 1, 3]

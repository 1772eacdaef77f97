from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext, num_to_thaiword

from desktop.errors import CannotDo
from desktop.thai import words


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (0, "ศูนย์"),
        (1, "หนึ่ง"),
        (10, "สิบ"),
        (11, "สิบเอ็ด"),
        (12, "สิบสอง"),
        (20, "ยี่สิบ"),
        (21, "ยี่สิบเอ็ด"),
        (100, "หนึ่งร้อย"),
        (101, "หนึ่งร้อยเอ็ด"),
        (110, "หนึ่งร้อยสิบ"),
        (121, "หนึ่งร้อยยี่สิบเอ็ด"),
        (2551, "สองพันห้าร้อยห้าสิบเอ็ด"),
        (28_000, "สองหมื่นแปดพัน"),
        (365_500, "สามแสนหกหมื่นห้าพันห้าร้อย"),
        (1_000_000, "หนึ่งล้าน"),
        (1_000_001, "หนึ่งล้านเอ็ด"),
        (11_000_000, "สิบเอ็ดล้าน"),
        (21_000_021, "ยี่สิบเอ็ดล้านยี่สิบเอ็ด"),
        (5_000_000_000, "ห้าพันล้าน"),
        (10**12, "หนึ่งล้านล้าน"),
        (10**12 + 1, "หนึ่งล้านล้านเอ็ด"),
        (2 * 10**12 + 3 * 10**6, "สองล้านสามล้าน"),
        (1_000_001 * 10**6, "หนึ่งล้านเอ็ดล้าน"),
        (10**18, "หนึ่งล้านล้านล้าน"),
        (-1, "ลบหนึ่ง"),
        (-21, "ลบยี่สิบเอ็ด"),
    ],
)
def test_numbers_in_words(value, said):
    assert words.number(value) == said


def test_a_number_of_any_size_can_be_said():
    assert words.number(10**6000) == "หนึ่ง" + "ล้าน" * 1000


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        ("0", "ศูนย์บาทถ้วน"),
        ("-0.00", "ศูนย์บาทถ้วน"),
        ("1", "หนึ่งบาทถ้วน"),
        ("100000", "หนึ่งแสนบาทถ้วน"),
        ("37.50", "สามสิบเจ็ดบาทห้าสิบสตางค์"),
        ("1.01", "หนึ่งบาทหนึ่งสตางค์"),
        ("1.1", "หนึ่งบาทสิบสตางค์"),
        ("1.11", "หนึ่งบาทสิบเอ็ดสตางค์"),
        ("1.21", "หนึ่งบาทยี่สิบเอ็ดสตางค์"),
        ("0.25", "ยี่สิบห้าสตางค์"),
        ("-0.25", "ลบยี่สิบห้าสตางค์"),
        ("-3.25", "ลบสามบาทยี่สิบห้าสตางค์"),
        ("2.500", "สองบาทห้าสิบสตางค์"),
        ("1E+6", "หนึ่งล้านบาทถ้วน"),
        ("1000000000000.01", "หนึ่งล้านล้านบาทหนึ่งสตางค์"),
        ("1" + "0" * 36 + ".01", "หนึ่ง" + "ล้าน" * 6 + "บาทหนึ่งสตางค์"),
    ],
)
def test_baht_in_words(amount, said):
    assert words.baht(Decimal(amount)) == said


@pytest.mark.parametrize("amount", ["0.001", "-1.005", "37.505", "1E-9"])
def test_parts_of_a_satang_are_refused(amount):
    with pytest.raises(CannotDo) as refused:
        words.baht(Decimal(amount))
    assert str(refused.value) == (f"จำนวนเงิน {Decimal(amount)} มีทศนิยมเกินสองตำแหน่ง กรุณาปัดเป็นสตางค์ก่อน")


@pytest.mark.parametrize("amount", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_what_is_no_amount_is_refused(amount):
    with pytest.raises(CannotDo, match=r"^จำนวนเงินต้องเป็นตัวเลข เช่น 1250.50 กรุณาพิมพ์ใหม่$"):
        words.baht(Decimal(amount))


@given(st.integers(-(10**12), 10**12))
def test_numbers_are_said_as_pythainlp_says_them(value):
    assert words.number(value) == num_to_thaiword(value)


@given(st.just(0) | st.integers(100, 10**13) | st.integers(-(10**13), -100))
def test_baht_is_said_as_pythainlp_says_it(satang):
    """Below one baht pythainlp says ศูนย์บาท and loses ลบ; the amounts above have their own words."""
    amount = Decimal(satang) / 100
    assert words.baht(amount) == bahttext(float(amount))


def value_of(said: str) -> int:
    """Read number words back, by a way of its own: each ล้าน lifts all before it."""
    figures = {
        "หนึ่ง": 1,
        "เอ็ด": 1,
        "ยี่": 2,
        "สอง": 2,
        "สาม": 3,
        "สี่": 4,
        "ห้า": 5,
        "หก": 6,
        "เจ็ด": 7,
        "แปด": 8,
        "เก้า": 9,
    }
    places = {"สิบ": 10, "ร้อย": 100, "พัน": 1000, "หมื่น": 10_000, "แสน": 100_000}
    total = group = figure = 0
    while said:
        word = next(w for w in [*figures, *places, "ล้าน"] if said.startswith(w))
        said = said.removeprefix(word)
        if word in figures:
            figure = figures[word]
        elif word in places:
            group, figure = group + (figure or 1) * places[word], 0
        else:
            total, group, figure = (total + group + figure) * 10**6, 0, 0
    return total + group + figure


@given(st.integers(1, 10**18 - 1).filter(lambda value: value < 10**12 or value // 10**6 % 10**6 == 0))
def test_words_read_back_as_the_number(value):
    assert value_of(words.number(value)) == value

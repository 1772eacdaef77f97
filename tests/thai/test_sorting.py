"""The stored order against ICU's own collator, taken by its C interface out of the library that icu4py brings."""

from __future__ import annotations

import ctypes
import re
from functools import cmp_to_key
from pathlib import Path

import icu4py.locale
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.thai import sorting

SECONDARY = 1  # letters, then tone marks; not case


def ordered(texts):
    return sorted(texts, key=lambda text: sorting.key(text).encode())


def sign(one: bytes, other: bytes) -> int:
    return (one > other) - (one < other)


@pytest.fixture(scope="module")
def icu():
    """Give ICU's comparison of two texts in Thai."""
    package = Path(icu4py.locale.__file__).parent
    found = [*package.parent.glob("icu4py.libs/libicui18n*"), *package.glob(".dylibs/libicui18n*")]
    if not found:
        pytest.skip("this system's icu4py has its ICU built in")
    library = ctypes.CDLL(str(found[0]))
    version = re.search(r"\.(\d+)\.", found[0].name.partition("i18n")[2])[1]
    opened, compare, strength = (
        getattr(library, f"ucol_{name}_{version}") for name in ("open", "strcollUTF8", "setStrength")
    )
    opened.restype = ctypes.c_void_p
    status = ctypes.c_int(0)
    collator = ctypes.c_void_p(opened(b"th_TH", ctypes.byref(status)))
    strength(collator, SECONDARY)

    def compared(one: str, other: str) -> int:
        a, b = one.encode(), other.encode()
        return compare(collator, a, len(a), b, len(b), ctypes.byref(status))

    assert status.value <= 0
    return compared


ROYAL_INSTITUTE = (  # by hand, as the dictionary has them: consonants, then vowels, then tone marks and ็
    "กก กกุธภัณฑ์ กง กฎ กบ กบฏ กรรม กรรมการ กราบ กลม กษัตริย์ กะ กัน กา ก๊า กาก กาง กำ กำนัน กิน กุ้ง เก่ง เก็บ เกม เกวียน "
    "แก แก่ แก้ แก๊ แก๋ แกง โกง ใกล้ ไก่ ขา ขาว ข้าว เขา เข้า เขียน คน คุณ ฆ่า งาม จาก ฉัน ชาย ซ้าย ฌาน ญาติ ฐาน ณ ดำ ตา ถ้า ท่า ธง "
    "น้ำ นิ้ว บ้าน ปลา ผล ฝน พระ ฟ้า ภาษา มา ยาย รัก ฤกษ์ ฤๅษี ลาว วัด ศาล สมชาย หมู่ อบต. แอ ฮา"
)


def test_the_order_of_the_dictionary():
    words = ROYAL_INSTITUTE.split()
    assert ordered(reversed(words)) == words


def test_digits_before_thai_before_latin():
    assert ordered(["Zoo", "ฮา", "9", "apple", "๑", "กา", "2", "๑๐"]) == [
        "๑", "๑๐", "2", "9", "กา", "ฮา", "apple", "Zoo",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("กา", "ก.า"),
        ("ต่าง ๆ", "ต่าง"),
        ("Abc", "aBC"),
        ("๑๒", "12"),
        ("น้ำ", "น้\u0e4dา"),
        ("é", "E"),
        ("", " (-) "),
    ],
)
def test_punctuation_case_and_the_kind_of_digit_do_not_count(one, other):
    assert sorting.key(one) == sorting.key(other)


def test_tone_marks_count_only_between_equal_letters():
    assert ordered(["ก้าน", "กาก", "ก่า", "กา", "ก้า", "กาน"]) == ["กา", "ก่า", "ก้า", "กาก", "กาน", "ก้าน"]


def test_names_sort_by_first_and_then_last_name():
    assert ordered(["สมชาย อินทร์", "สมชัย อินทร์", "สมชาย กล้า", "แสง ดี", "สมหญิง กล้า"]) == [
        "สมชัย อินทร์", "สมชาย กล้า", "สมชาย อินทร์", "สมหญิง กล้า", "แสง ดี",
    ]  # fmt: skip


def test_letters_of_other_scripts_are_told_apart():
    assert len({sorting.key(text) for text in ("ລາວ", "中", "я", "ж", "")}) == 5


def test_every_word_of_the_list_is_in_icu_s_order(icu):
    words = (paths.resources() / "words" / "words_th.txt").read_text("utf-8").splitlines()
    by_icu = sorted(words[::5], key=cmp_to_key(icu))
    keys = [sorting.key(word).encode() for word in by_icu]
    assert len(keys) > 12_000
    assert keys == sorted(keys)


consonants = st.sampled_from("กขคงจชซฎดตทนบปพมยรลวศสหอฮฤ")
tones = st.sampled_from(["", "", "่", "้", "๊", "๋", "์"])
syllables = st.one_of(
    st.builds("{}{}{}".format, consonants, st.sampled_from(["", "ั", "ิ", "ี", "ึ", "ื", "ุ", "ู", "็", "ฺ"]), tones),
    st.builds("{}{}{}".format, consonants, tones, st.sampled_from(["ะ", "า", "ำ", "ๅ", "ๆ", "ฯ"])),
    st.builds("{}{}{}".format, st.sampled_from("เแโใไ"), consonants, tones),
)
signs = st.sampled_from(
    [" ", "-", ".", "/", "(", ")", "๑", "2", "9", "a", "Z", "m", "+", "=", "$", "฿", "~", "^"]
)
texts = st.lists(syllables | signs, max_size=6).map("".join)


@settings(max_examples=2000)
@given(texts, texts)
def test_two_texts_are_in_icu_s_order(icu, one, other):
    assert sign(sorting.key(one).encode(), sorting.key(other).encode()) == icu(one, other)


@given(st.text(), st.text())
def test_any_text_has_a_key_that_other_spaces_do_not_change(one, other):
    assert sorting.key(f"{one} {other}") == sorting.key(f" {one}  {other} ")

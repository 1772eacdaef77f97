"""A name is shortened to its title and first consonants, and nobody can be known by what is left."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.initials import initials
from desktop.thai import names

vowels = st.sampled_from(["", "เ", "แ", "โ", "ใ", "ไ"])
consonants = st.sampled_from("กขคงจชซญดตถทนบปผพฟมยรลวสหอฮ")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("นายสมชาย ใจดี", "นาย ส. จ."),
        ("นางสาวเพ็ญแข ไทยแท้", "นางสาว พ. ท."),
        ("ว่าที่ ร.ต. โอภาส ฤทธิ์เดช", "ว่าที่ ร.ต. อ. ฤ."),
        ("นายสมชาย ณ อยุธยา", "นาย ส. ณ."),
        ("เปรม", "ป."),
        ("John Smith", "J. S."),
        ("นายก่อ", "นาย ก."),
        ("12", ""),
        ("", ""),
    ],
)
def test_people(name, short):
    assert initials(name) == short


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("กลุ่มก่อสร้างบ้านหนองยาว", "กลุ่ม ก."),
        ("กองทุนหมู่บ้านท่าถ่าน", "กองทุน ห."),
        ("วิสาหกิจชุมชนเกษตรอินทรีย์", "วิสาหกิจชุมชน ก."),
        ("บริษัท ทุ่งทอง จำกัด", "บริษัท ท."),
        ("ไร่เจริญสุข", "กลุ่ม ร."),
        ("กลุ่ม", "กลุ่ม"),
    ],
)
def test_organisations(name, short):
    assert initials(name, organisation=True) == short


@given(vowels, consonants, vowels, consonants)
def test_a_vowel_before_its_consonant_is_passed_over(vowel, first, other, last):
    assert initials(f"นาย{vowel}{first}านนท์ {other}{last}านนท์") == f"นาย {first}. {last}."


@given(st.text(max_size=40), st.booleans())
def test_of_any_text_no_more_than_letters_with_stops_is_left(name, organisation):
    short = initials(name, organisation=organisation)
    left = short.partition(" ")[2] if organisation else short.removeprefix(names.split(name).title)
    assert re.fullmatch(r"( ?\S\.){0,2}", left)

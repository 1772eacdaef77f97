from __future__ import annotations

import re
import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop import paths
from desktop.thai import wrapping


def cut(text, names=()):
    return "|".join(wrapping.units(text, names))


@pytest.mark.parametrize(
    "marked",
    [
        "",
        " ",
        "กรรมการ",
        "ศูนย์ประสานงาน|องค์การชุมชน|ตำบล|ท่า|ถ่าน",
        "ประกาศอำเภอ|พนมสารคาม| |เรื่อง| |รับรอง|ผล|การคัดเลือก|คณะกรรมการ",
        "อาศัย|อำนาจ|ตามระเบียบ|กระทรวงมหาดไทย|ว่าด้วย|การ|ดำเนินงาน",
        "เพื่อให้|การ|ดำเนินงาน|เป็นไป|ด้วย|ความ|เรียบร้อย",
        "ตากลม|มอง|ตากลม|บน|เสื้อ",
        "นักวิชาการ|พัฒนาชุมชน|ชำนาญการ|กรรมการ|และ|เลขานุการ",
        "พัฒนากร| |ประชาคม| |อบต.",
        "รักษาราชการแทน|นายอำเภอ",
        "โปรแกรม|เปิด|ไฟล์|นี้|ไม่|ได้",
    ],
)
def test_lines_break_between_words(marked):
    assert cut(marked.replace("|", "")) == marked


@pytest.mark.parametrize(
    "marked",
    [
        "ต่าง ๆ| |นานา",
        "เร็วๆ| |นี้",
        "ปลา| |เนื้อ ฯลฯ",
        "กรุงเทพฯ| |วันนี้",
        "(ก)| |และ| |[ข]",
        "( ก )",
        "“ดี| |มาก”| |ครับ",
        "“ ดี| |มาก ”| |( ครับ )",
        "« ดี| |มาก »| |‹ ครับ ›",
        '"ดี| |มาก"| |ครับ',
        '" ดี| |มาก "| |ครับ',
        'กล่าวว่า|"ดี"|มาก',
        'กล่าวว่า| |("ดี| |มาก")',
        'ดี"| |มาก',
        "(“ดี”)| |มาก",
        "และ/หรือ",
        "ก,| |ข;| |ค:| |ง",
        "ศอช.ต.ท่า|ถ่าน",
        "8| |พ.ค.2551",
        "พ.ศ.| |๒๕๕๑",
        "ที่ ......./๒๕๕๑",
        "ราคา| |฿500| |43.6%| |50 %",
        "20-40| |คน| |ชาย-|หญิง",
        "เ A",
        "รายการ| |-| |กรรมการ",
        "ปี2551มี| |25คน",
        "หมู่ที่| |๗",
    ],
)
def test_signs_and_numbers_stay_where_they_belong(marked):
    text = marked.replace("|", "")
    assert cut(text) == marked


def test_a_space_that_must_not_break_holds_its_neighbours():
    assert cut("หมู่\u00a0๗ บ้าน\u202fกลาง\u2060ทุ่ง") == "หมู่\u00a0๗| |บ้าน\u202fกลาง\u2060ทุ่ง"


def test_several_spaces_and_line_ends_are_one_unit():
    assert wrapping.units("กรรมการ  \n บ้าน") == ["กรรมการ", "  \n ", "บ้าน"]


def test_an_unknown_word_is_not_cut_into_letters():
    assert cut("ประธาน กฤษฎ์ฌฐฏ มา") == "ประธาน| |กฤษฎ์ฌฐฏ| |มา"


def test_marks_of_any_script_stay_on_their_letters():
    assert cut("กา\u0301 A\ufe0f") == "กา\u0301| |A\ufe0f"


@pytest.mark.parametrize(
    ("text", "names", "marked"),
    [
        ("นายสมชาย ใจดี ประธาน", ["นายสมชาย ใจดี"], "นายสมชาย ใจดี| |ประธาน"),
        ("ให้นายสมชายเป็นประธาน", ["สมชาย"], "ให้|นาย|สมชาย|เป็น|ประธาน"),
        ("ศอช.ต.ท่าถ่าน อำเภอพนมสารคาม", ["ท่าถ่าน"], "ศอช.ต.ท่าถ่าน| |อำเภอ|พนมสารคาม"),
        ("ตำบลท่าถ่านและ", ["ท่าถ่าน"], "ตำบล|ท่าถ่าน|และ"),
        ("นายอาญณรงค์ กฤษฎ์ประเสริฐวงศ์", ["อาญณรงค์", "กฤษฎ์ประเสริฐวงศ์"], "นาย|อาญณรงค์| |กฤษฎ์ประเสริฐวงศ์"),
        ("มากมายมา", ["มา"], "มากมาย|มา"),
        ("กรรมการ", ["", " ", "ใคร"], "กรรมการ"),
        ("", [""], ""),
        ("กรมการนอกทำเนียบฯ มา", [], "กรมการนอกทำเนียบฯ| |มา"),
        ("ของศูนย์ตำบลคลองตำหรุเป็นไปด้วย", ["ตำบลคลองตำหรุ"], "ของ|ศูนย์|ตำบลคลองตำหรุ|เป็นไป|ด้วย"),
        ("ในตำบลคลองตำหรุ", ["ตำบลคลอง", "ตำบลคลองตำหรุ"], "ใน|ตำบลคลองตำหรุ"),
        ("อำเภอบ้านบึงและตำบลบ้านบึง", ["อำเภอบ้านบึง", "ตำบลบ้านบึง"], "อำเภอบ้านบึง|และ|ตำบลบ้านบึง"),
        ("ให้นายสมชาย์มา", ["นายสมชาย"], "ให้|นายสมชาย์|มา"),
        ("Mr. John Smith มา", ["John Smith"], "Mr.| |John Smith| |มา"),
    ],
)
def test_names_are_never_cut(text, names, marked):
    assert cut(text, names) == marked


def test_a_name_said_over_and_over_is_cut_between():
    assert wrapping.units("สมชายใจ" * 3_000, ["สมชายใจ"]) == ["สมชายใจ"] * 3_000


def test_the_list_holds_the_words_of_the_field_once():
    own = (paths.resources() / "words" / "own.txt").read_text("utf-8").splitlines()
    assert {"ศอช.ต.", "องค์การชุมชน", "รักษาราชการแทน"} <= set(own)
    assert len(own) == len(set(own) - set(COMMON))
    assert len(COMMON) == 62_107


SIGNS = 'กนสมเแโาะิู่้์ๆฯ ()“”".,/-!12๓aB\n\u00a0\u0301👨'
WORDS = ["กรรมการ", "ศอช.ต.", "ท่าถ่าน", "บ้าน", "เ", "ๆ", "สมชาย ใจดี", "(", ")", " ", "/", "๒๕๕๑", "ณัฐ"]
texts = (
    st.text(alphabet=SIGNS, max_size=20)
    | st.lists(st.sampled_from(WORDS), max_size=12).map("".join)
    | st.text()
)
COMMON = (paths.resources() / "words" / "words_th.txt").read_text("utf-8").splitlines()
LISTED = [word for word in COMMON if re.fullmatch("[ก-ฺเ-ๅ็-๎]+", word)]  # without spaces and signs
between = st.sampled_from(
    [" ", "  ", "(", ")", "“", "”", '"', " ๆ ", "ฯ ", " ( ", " ) ", " “ ", " ” ", ' " ']
)


@settings(max_examples=500)
@given(texts)
def test_the_units_of_a_text_are_the_text_and_break_where_they_may(text):
    units = wrapping.units(text)
    assert "".join(units) == text
    assert all(units)
    for unit in units[1:]:
        assert unit[0] not in ")]}”’»›,.:;!?/ๆฯะา"
        assert unicodedata.category(unit[0]) not in ("Mn", "Mc", "Me")
    for unit in units[:-1]:
        assert unit.rstrip()[-1:] not in tuple("([{“‘«‹เแโใไ")


@settings(max_examples=300)
@given(st.lists(st.tuples(st.sampled_from(LISTED), between), min_size=1, max_size=12))
def test_a_line_ends_neither_within_a_word_nor_on_the_wrong_side_of_a_sign(said):
    text = "".join(word + sign for word, sign in said)
    ends = set(accumulate(map(len, wrapping.units(text)))) - {len(text)}
    start = 0
    for word, sign in said:
        assert not ends & set(range(start + 1, start + len(word)))
        start += len(word + sign)
    for end in ends:
        before, after = text[:end].rstrip(" "), text[end:].lstrip(" ")
        if after:
            assert before[-1] not in "(“"
            assert after[0] not in ")”ๆฯ"
            if text.count('"') % 2 == 0:  # quotes that are typed open and close in turn
                assert not (before.endswith('"') and before.count('"') % 2)
                assert not (after.startswith('"') and before.count('"') % 2)


@settings(max_examples=500)
@given(texts, st.lists(st.sampled_from(WORDS) | st.text(alphabet=SIGNS, max_size=4), max_size=4))
def test_every_place_of_a_name_lies_in_one_unit(text, names):
    units = wrapping.units(text, names)
    assert "".join(units) == text
    ends = {sum(map(len, units[:count])) for count in range(1, len(units))}
    for name in filter(None, names):
        for start in range(len(text)):
            if text.startswith(name, start):
                assert not ends & set(range(start + 1, start + len(name)))

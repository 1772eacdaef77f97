"""What a cell says for a field, in every way offices write it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from desktop import i18n
from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.exchange.values import from_cell, from_text, plain
from desktop.thai import dates, digits, ids

TODAY = date(2025, 6, 1)
TEXT = Field("name", Kind.TEXT, "ชื่อ", most=40)
LONG = Field("note", Kind.LONG, "หมายเหตุ")
PHONE = Field("phone", Kind.TEXT, "โทรศัพท์")
DAY = Field("born", Kind.DAY, "วันเกิด")
NUMBER = Field("number", Kind.NUMBER, "หมู่ที่", least=1, most=99)
FLAG = Field("ready", Kind.FLAG, "พร้อม")
CHOICE = Field("level", Kind.CHOICE, "ระดับ", choices={"tambon": "ตำบล (ศอช.ต.)", "district": "อำเภอ"})
SECRET = Field("national_id", Kind.SECRET, "เลขประจำตัวประชาชน")
MANY = Field("tags", Kind.MANY, "คำค้น")
LINK = Field("village", Kind.LINK, "หมู่บ้าน", topic="villages")


def refusal(field: Field, cell) -> str:
    with pytest.raises(CannotDo) as caught:
        from_cell(field, cell, TODAY)
    assert caught.value.field == field.name
    return str(caught.value)


@pytest.mark.parametrize(("field", "cell", "value"), [
    (TEXT, "  นาย\u200bสมหมาย \u00a0 ทอง ", "นายสมหมาย ทอง"), (TEXT, None, ""), (TEXT, 12.0, "12"), (TEXT, 1.5, "1.5"),
    (TEXT, "-", ""), (TEXT, "–", ""), (TEXT, "ไม่มี", ""), (TEXT, "\uf07b *** กลุ่มสตรี", "กลุ่มสตรี"),
    (TEXT, date(2008, 5, 8), "8 พ.ค. 2551"),
    (LONG, " ก  ข \n\n ค ", "ก ข\n\nค"), (LONG, 5.0, "5"), (LINK, "หมู่ 3 บ้านกลาง", "หมู่ 3 บ้านกลาง"),
    (PHONE, "๐๘๑-๐๐๐-๐๑๐๑", "081-000-0101"), (PHONE, 810000101.0, "0810000101"), (PHONE, 38000101.0, "038000101"),
    (PHONE, 1669.0, "1669"),
    (PHONE, "810000101", "810000101"),
    (NUMBER, "๗", 7), (NUMBER, 7.0, 7), (NUMBER, 7, 7), (NUMBER, " 1 2 ", 12), (NUMBER, "", None), (NUMBER, "-", None),
    (FLAG, "ใช่", True), (FLAG, "✓", True), (FLAG, 1.0, True), (FLAG, True, True), (FLAG, None, False), (FLAG, "ไม่มี", False),
    (FLAG, "No", False), (FLAG, 0, False),
    (CHOICE, "tambon", "tambon"), (CHOICE, "ตำบล (ศอช.ต.)", "tambon"), (CHOICE, " อำเภอ ", "district"), (CHOICE, None, ""),
    (SECRET, 1234567890121.0, "1234567890121"), (SECRET, "๑-๒๓๔๕-๖๗๘๙๐-๑๒-๑", "1234567890121"),
    (SECRET, "1 2345 67890 12 1", "1234567890121"),
    (SECRET, 110123456711.0, "0110123456711"), (SECRET, "0110123456711", "0110123456711"),
    (SECRET, 1234567890122.0, "1234567890122"),
    (SECRET, "-", ""), (SECRET, "ไม่ทราบ", ""), (SECRET, "x-xxxx-xxxxx-12-1", ""),
    (MANY, "ก, ข;ค\nง,,", ("ก", "ข", "ค", "ง")), (MANY, ["ก", " ข "], ("ก", "ข")), (MANY, None, ()),
])  # fmt: skip
def test_cells_say_what_officers_mean(field, cell, value):
    assert from_cell(field, cell, TODAY) == value


MAY = date(2008, 5, 8)


@pytest.mark.parametrize(("cell", "day"), [
    ("8 พฤษภาคม 2551", MAY), ("๘/๕/๒๕๕๑", MAY), ("8 พ.ค. 51", MAY), ("2008-05-08", MAY), ("080551", MAY), ("วันนี้", TODAY),
    ("", None),
    ("ไม่ทราบ", None), (None, None),
    (date(2008, 5, 8), MAY), (date(2551, 5, 8), MAY),
    (date(2480, 2, 1), date(1938, 2, 1)),  # before 1941 a Buddhist year began in April
    (date(2499, 2, 28), date(1956, 2, 28)), ("29/2/2499", date(1956, 2, 29)),
    (39576.0, MAY), (39576, MAY), (237902.0, MAY),  # a count of days whose Thai date format the library does not know
    (80551.0, MAY), (110551.0, date(2008, 5, 11)), (8052551.0, MAY),  # ddmmyy and ddmmyyyy kept as numbers
])  # fmt: skip
def test_dates_come_in_many_shapes(cell, day):
    assert from_cell(DAY, cell, TODAY) == day


UNSURE = "ตัวเลข {} ในช่องนี้ไม่แน่ว่าเป็นวันใด กรุณาพิมพ์วันที่ให้ชัด เช่น 8 พ.ค. 2551"


@pytest.mark.parametrize(("field", "cell", "sentence"), [
    (DAY, 40179.0, UNSURE.format(40179)),  # 1 January 2010, or the 4th of January 2579 as typed
    (DAY, 2551.0, UNSURE.format(2551)), (DAY, 99.5, UNSURE.format(99.5)), (DAY, 1e300, UNSURE.format(f"{1e300:.0f}")),
    (DAY, "29/2/2567 ", None), (DAY, date(2568, 2, 29), "ไม่มีวันที่ 29 เพราะเดือนกุมภาพันธ์ 2568 มีวันที่ 1 ถึง 28 กรุณาแก้วันที่"),
    (DAY, "31 เม.ย. 67", "ไม่มีวันที่ 31 เพราะเดือนเมษายน 2567 มีวันที่ 1 ถึง 30 กรุณาแก้วันที่"),
    (DAY, "ราว 2500", "อ่านวันที่ “ราว 2500” ไม่ได้ กรุณาพิมพ์เช่น 8 พ.ค. 2551 หรือ 8/5/2551"),
    (DAY, True, "อ่านวันที่ “ใช่” ไม่ได้ กรุณาพิมพ์เช่น 8 พ.ค. 2551 หรือ 8/5/2551"),
    (NUMBER, "สาม", "“หมู่ที่” ต้องเป็นจำนวนเต็ม แต่พิมพ์ไว้ว่า “สาม”"), (NUMBER, 1.5, "“หมู่ที่” ต้องเป็นจำนวนเต็ม แต่พิมพ์ไว้ว่า “1.5”"),
    (NUMBER, "0", "“หมู่ที่” ต้องไม่น้อยกว่า 1"), (NUMBER, "1,000", "“หมู่ที่” ต้องไม่เกิน 99"),
    (NUMBER, True, "“หมู่ที่” ต้องเป็นจำนวนเต็ม แต่พิมพ์ไว้ว่า “ใช่”"),
    (FLAG, "อาจจะ", "“พร้อม” ต้องเป็น ใช่ หรือ ไม่ใช่ แต่พิมพ์ไว้ว่า “อาจจะ”"),
    (CHOICE, "ภาค", "“ระดับ” ไม่มีตัวเลือก “ภาค”"),
    (SECRET, "1.23457E+12", "เลขนี้ถูกย่อเป็น 1.23457E+12 หลักท้ายหายไปแล้ว กรุณาพิมพ์ใหม่ให้ครบ 13 หลัก"),
    (SECRET, "12345", "เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พิมพ์ไว้ 5 หลัก กรุณาตรวจกับบัตร"),
    (SECRET, 123456789012.0, "เลขประจำตัวประชาชนต้องมี 13 หลัก แต่พิมพ์ไว้ 12 หลัก กรุณาตรวจกับบัตร"),
    (SECRET, "กขค", "เลขประจำตัวประชาชนมีได้เฉพาะตัวเลข กรุณาพิมพ์ให้ครบ 13 หลัก"),
    (TEXT, "ก" * 41, "“ชื่อ” ยาวเกิน 40 ตัวอักษร กรุณาย่อให้สั้นลง"),
    (TEXT, "#REF!", "ช่องนี้เป็นสูตรที่ผิดพลาด (#REF!) กรุณาแก้สูตรหรือพิมพ์ค่าแทน"),
    (DAY, "#N/A", "ช่องนี้เป็นสูตรที่ผิดพลาด (#N/A) กรุณาแก้สูตรหรือพิมพ์ค่าแทน"),
    (Field("first_name", Kind.TEXT, "ชื่อ", required=True), None, "ต้องกรอก “ชื่อ” ก่อนบันทึก"),
])  # fmt: skip
def test_what_cannot_be_is_refused_in_one_sentence(field, cell, sentence):
    if sentence is None:  # 29 ก.พ. 2567 was a day
        assert from_cell(field, cell, TODAY) == date(2024, 2, 29)
    else:
        assert refusal(field, cell) == sentence


def test_choices_are_known_by_their_title_in_the_language_of_the_screen(monkeypatch):
    monkeypatch.setattr("desktop.exchange.values._", {"อำเภอ": "District"}.get)
    assert i18n.language() == "th"
    field = Field("level", Kind.CHOICE, "ระดับ", choices={"district": "อำเภอ"})
    assert from_cell(field, "District", TODAY) == "district"


@settings(deadline=None)
@given(st.dates(date(1880, 1, 1), date(2099, 12, 31)))
@example(date(1939, 3, 31))
@example(date(1956, 2, 29))
def test_a_date_is_the_same_as_text_as_a_true_date_and_as_its_short_form(day):
    for text in (dates.short(day), dates.long(day), day.isoformat(), digits.to_thai(dates.numeric(day))):
        assert from_text(DAY, text, TODAY) == day
    assert from_cell(DAY, day, TODAY) == day


@settings(deadline=None)
@given(st.dates(date(1957, 1, 1), date(2099, 12, 31)))
def test_a_true_date_543_years_off_is_the_day_that_was_typed(day):
    assume((day.month, day.day) != (2, 29))
    assert from_cell(DAY, day.replace(year=day.year + 543), TODAY) == day


@settings(deadline=None)
@given(st.integers(10_000, 73_000))
def test_a_count_of_days_is_its_day_or_refused_never_another(number):
    day = date.fromordinal(date(1899, 12, 30).toordinal() + number)
    try:
        found = [from_cell(DAY, float(number), TODAY)]
    except CannotDo:
        found = [day, from_text(DAY, f"{number:06d}", TODAY)]  # it may be both
    assert found[0] == day
    assert len(set(found)) == len(found)


@settings(deadline=None)
@given(st.integers(0, 10**12 - 1))
def test_an_id_is_the_same_as_a_number_and_as_text(first_twelve):
    whole = f"{first_twelve:012d}"
    whole += str(ids.check_digit(whole))
    assume(len(set(whole)) > 1)
    assert from_cell(SECRET, float(whole), TODAY) == from_cell(SECRET, ids.format(whole), TODAY) == whole


@settings(deadline=None)
@given(st.integers(1, 99))
def test_numbers_are_read_in_both_digits(number):
    assert from_text(NUMBER, digits.to_thai(str(number))) == from_cell(NUMBER, float(number)) == number


ANY = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=30), st.dates())


@settings(max_examples=300, deadline=None)
@given(st.sampled_from([TEXT, LONG, PHONE, DAY, NUMBER, FLAG, CHOICE, SECRET, MANY, LINK]), ANY)
@example(DAY, float("nan"))
@example(NUMBER, float("inf"))
@example(TEXT, "{")
def test_any_cell_is_a_value_of_the_field_or_refused_with_its_name(field, cell):
    kinds = {Kind.DAY: date | None, Kind.NUMBER: int | None, Kind.FLAG: bool, Kind.MANY: tuple}
    field_named = field.name
    try:
        value = from_cell(field, cell, TODAY)
    except CannotDo as error:
        value, field_named = field.empty, error.field
    assert isinstance(value, kinds.get(field.kind, str))
    assert field_named == field.name


@settings(deadline=None)
@given(st.text(max_size=40))
def test_plain_text_is_plain_already(text):
    once = plain(text) if not text.strip().startswith("#") else ""
    assert plain(once) == once


MONEY = Field("fund", Kind.MONEY, "เงินทุน", least=0, most=10**14)
MAP = Field("states", Kind.MAP, "สถานะ")


@pytest.mark.parametrize(
    ("cell", "satang"),
    [
        ("๑๒,๕๐๐ บาท", 1_250_000),
        (12500, 1_250_000),
        (0.1, 10),
        (1234567.89, 123_456_789),
        ("-", None),
        (None, None),
    ],
)
def test_baht_are_kept_as_satang(cell, satang):
    assert from_cell(MONEY, cell) == satang


@pytest.mark.parametrize("cell", ["ยี่สิบ", 1.234, "1.234", True])
def test_what_is_no_amount_is_refused(cell):
    with pytest.raises(CannotDo, match="ต้องเป็นจำนวนเงิน เช่น 12,500"):
        from_cell(MONEY, cell)


def test_texts_by_key_come_from_json_or_a_cell():
    assert from_cell(MAP, {"fund": "changed", "x": ""}) == {"fund": "changed"}
    assert from_cell(MAP, '{"fund": "changed"}') == {"fund": "changed"}
    assert from_cell(MAP, None) == {}
    for wrong in ("fund", "[1]", '{"a": 1}'):
        with pytest.raises(CannotDo, match="“สถานะ” ต้องเป็นค่าที่ส่งออกจากโปรแกรมนี้"):
            from_cell(MAP, wrong)


def test_many_texts_on_lines_may_have_commas():
    field = Field("standards", Kind.MANY, "มาตรฐาน")
    assert from_cell(field, "ก, ข; ค\n") == ("ก, ข; ค",)
    assert from_cell(field, "ก, ข; ค") == ("ก", "ข", "ค")

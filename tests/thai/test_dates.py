from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.errors import CannotDo
from desktop.thai import dates, digits

EIGHTH_OF_MAY = date(2008, 5, 8)
TODAY = date(2026, 1, 31)

days = st.dates(date(1800, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "8 พฤษภาคม 2551", "8 พ.ค. 51", "8 พค 51", "8/5/2551", "๘/๕/๒๕๕๑", "8-5-51", "8.5.2551", "080551", "08052551",
        "วันที่ 8 พฤษภาคม พ.ศ. 2551", "2008-05-08", "8/5/2008",
        "๐๘๐๕๕๑", "8 5 51", "08/05/51", "8 / 5 / 2551", "2551-05-08", "2008/5/8", "8 พ.ค. 2008",
        "8พ.ค.2551", "8 พ.ค 51", "8 พ. ค. 51", "8 พฤษภา 51", "8 เดือนพฤษภาคม พ.ศ.2551", "8 พฤษภาคม ปี 2551",
        "8 พ.ค. พศ 2551", "8 พ.ค. ค.ศ. 2008", "ที่ 8 พ.ค. 2551", "วันที่๘พ.ค.๕๑",
        "วันพฤหัสบดีที่ 8 พฤษภาคม 2551", "วันพฤหัสที่ 8 พ.ค. 51", "พฤหัสบดี 8 พ.ค. 51", "พฤ. 8 พ.ค. 51", "วันพฤหัสบดี 8/5/2551",
        "  8\u00a0พ.ค.\u200b 2551 ", "๘ พฤษภาคม ๒๕๕๑",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed):
    assert dates.parse(typed) == EIGHTH_OF_MAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("๒๑ ก.ค.๕๓", date(2010, 7, 21)),
        ("วันพุธที่ ๒๑ กรกฎาคม ๒๕๕๓", date(2010, 7, 21)),
        ("พ. 21 ก.ค. 2553", date(2010, 7, 21)),
        ("19 มี.ค. 2551", date(2008, 3, 19)),
        ("29/2/2551", date(2008, 2, 29)),
        ("29/2/2008", date(2008, 2, 29)),
        ("30 เมษายน 2567", date(2024, 4, 30)),
        ("31 มีนาคม 2482", date(1940, 3, 31)),
        ("1 เมษายน 2483", date(1940, 4, 1)),
        ("31 ธ.ค. 2483", date(1940, 12, 31)),
        ("1 ม.ค. 2484", date(1941, 1, 1)),
        ("1 ก.พ. 1940", date(1940, 2, 1)),
        ("29 ก.พ. 2446", date(1904, 2, 29)),
        ("1/1/1800", date(1800, 1, 1)),
        ("31/12/2200", date(2200, 12, 31)),
        ("31/12/2743", date(2200, 12, 31)),
    ],
)
def test_a_date_is_the_day_it_says(typed, day):
    assert dates.parse(typed) == day


@pytest.mark.parametrize("number", range(1, 13))
def test_each_month_is_known_by_its_names(number):
    day = date(2010, number, 15)
    for name in (dates.MONTHS[number - 1], dates.SHORT_MONTHS[number - 1]):
        assert dates.parse(f"15 {name} 2553") == day
        assert dates.parse(f"15{name.replace('.', '')}53") == day


@pytest.mark.parametrize(
    ("typed", "away"),
    [
        ("วันนี้", 0), ("เมื่อวาน", -1), ("เมื่อวานนี้", -1), ("พรุ่งนี้", 1), ("วันพรุ่งนี้", 1),
        ("+7", 7), ("-3", -3), ("+ ๗", 7), ("−3", -3), ("+0", 0), ("+365", 365),
    ],
)  # fmt: skip
def test_a_date_counts_from_today(typed, away):
    assert dates.parse(typed, TODAY) == TODAY + timedelta(away)


def test_today_is_the_machine_s_own_day():
    before = date.today()
    assert before <= dates.parse("วันนี้") <= date.today()


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "abc", "8", "8/5", "2551", "8/5/551", "8/5/25511", "8 May 2008", "๘๘", "8052551", "32 ๆ 51",
        "วันพูธที่ 8 พ.ค. 51", "+99999",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(CannotDo) as refused:
        dates.parse(typed)
    assert str(refused.value) == f"อ่านวันที่ “{typed}” ไม่ได้ กรุณาพิมพ์เช่น 8 พ.ค. 2551 หรือ 8/5/2551"


@pytest.mark.parametrize(
    ("typed", "day", "month", "year", "last"),
    [
        ("29/2/2566", 29, "กุมภาพันธ์", 2566, 28),
        ("31 เม.ย. 67", 31, "เมษายน", 2567, 30),
        ("29 ก.พ. 2443", 29, "กุมภาพันธ์", 2443, 28),
        ("29/2/1900", 29, "กุมภาพันธ์", 1900, 28),
        ("32/12/2551", 32, "ธันวาคม", 2551, 31),
        ("0/5/2551", 0, "พฤษภาคม", 2551, 31),
    ],
)
def test_a_day_that_is_not_in_its_month_is_refused(typed, day, month, year, last):
    with pytest.raises(CannotDo) as refused:
        dates.parse(typed)
    assert str(refused.value) == (f"ไม่มีวันที่ {day} เพราะเดือน{month} {year} มีวันที่ 1 ถึง {last} กรุณาแก้วันที่")


@pytest.mark.parametrize("month", [0, 13, 51])
def test_a_month_out_of_the_year_is_refused(month):
    with pytest.raises(CannotDo) as refused:
        dates.parse(f"8/{month}/2551")
    assert str(refused.value) == f"ไม่มีเดือนที่ {month} กรุณาพิมพ์ วัน/เดือน/ปี โดยเดือนเป็น 1 ถึง 12"


def test_an_unknown_month_is_refused():
    with pytest.raises(CannotDo, match=r"^ไม่มีเดือนชื่อ “พคม.” กรุณาพิมพ์เช่น พ.ค. หรือ พฤษภาคม$"):
        dates.parse("8 พคม. 2551")


def test_a_wrong_weekday_is_refused_and_the_right_one_named():
    with pytest.raises(CannotDo) as refused:
        dates.parse("วันพฤหัสบดีที่ ๒๑ กรกฎาคม ๒๕๕๓")
    assert str(refused.value) == ("วันที่ 21 กรกฎาคม 2553 เป็นวันพุธ ไม่ใช่วันพฤหัสบดี กรุณาแก้ชื่อวันหรือวันที่")


@pytest.mark.parametrize(
    ("typed", "year"),
    [("8 พ.ค. 3094", 3094), ("8/5/2300", 2300), ("1/1/0000", 0), ("8/5/2744", 2744), ("8/5/1799", 1799)],
)
def test_a_year_out_of_range_is_refused(typed, year):
    with pytest.raises(CannotDo) as refused:
        dates.parse(typed)
    assert str(refused.value) == f"พ.ศ. {year} อยู่นอกช่วง พ.ศ. 2342 ถึง 2743 กรุณาตรวจปี พ.ศ. อีกครั้ง"


@pytest.mark.parametrize(
    ("typed", "month"),
    [("1 ม.ค. 2483", "มกราคม"), ("29/2/2483", "กุมภาพันธ์"), ("31 มีนาคม พ.ศ. ๒๔๘๓", "มีนาคม")],
)
def test_the_three_months_that_2483_had_not_are_refused(typed, month):
    with pytest.raises(CannotDo) as refused:
        dates.parse(typed)
    assert str(refused.value) == (
        f"ไม่มีเดือน{month} พ.ศ. 2483 เพราะปีนั้นมีเพียงเมษายนถึงธันวาคม กรุณาแก้เป็นปี 2482 หรือ 2484"
    )


@pytest.mark.parametrize(
    ("typed", "year"),
    [
        ("2551", 2551), ("๒๕๕๑", 2551), ("51", 2551), ("2008", 2551), ("พ.ศ. 2551", 2551), ("พศ.๒๕๕๑", 2551),
        ("ปี 2551", 2551), ("ปี พ.ศ. 2551", 2551), ("ค.ศ. 2008", 2551), (" 2483 ", 2483), ("1800", 2343),
    ],
)  # fmt: skip
def test_a_year_is_read_by_itself(typed, year):
    assert dates.parse_year(typed) == year


@pytest.mark.parametrize("typed", ["", "x", "255", "25511", "8/5/2551", "ค.ศ. 51"])
def test_what_is_no_year_is_refused(typed):
    with pytest.raises(CannotDo) as refused:
        dates.parse_year(typed)
    assert str(refused.value) == f"อ่านปี “{typed}” ไม่ได้ กรุณาพิมพ์ปี พ.ศ. สี่หลัก เช่น 2551"


def test_a_lone_year_out_of_range_is_refused():
    with pytest.raises(CannotDo, match=r"^พ.ศ. 3094 อยู่นอกช่วง"):
        dates.parse_year("3094")


def test_the_ways_to_write_a_date():
    assert dates.long(EIGHTH_OF_MAY) == "8 พฤษภาคม 2551"
    assert dates.short(EIGHTH_OF_MAY) == "8 พ.ค. 2551"
    assert dates.full(EIGHTH_OF_MAY) == "8 พฤษภาคม พ.ศ. 2551"
    assert dates.numeric(EIGHTH_OF_MAY) == "08/05/2551"
    assert dates.weekday(EIGHTH_OF_MAY) == "พฤหัสบดี"


def test_the_ways_to_write_a_moment():
    at = datetime(2008, 5, 8, 5, 3, tzinfo=UTC)
    assert dates.clock(at) == "05.03"
    assert dates.moment(at) == "8 พ.ค. 2551 05.03"
    assert dates.long_moment(at) == "8 พฤษภาคม 2551 เวลา 05.03 น."


def test_the_weekdays_in_their_order():
    monday = date(2008, 3, 17)
    assert [dates.weekday(monday + timedelta(n)) for n in range(7)] == [
        "จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(1939, 12, 31), 2482),
        (date(1940, 3, 31), 2482),
        (date(1940, 4, 1), 2483),
        (date(1940, 12, 31), 2483),
        (date(1941, 1, 1), 2484),
        (date(1900, 2, 1), 2442),
        (date(1900, 4, 1), 2443),
        (date(2008, 1, 1), 2551),
    ],
)
def test_the_legal_year(day, year):
    assert dates.year(day) == year
    assert dates.long(day).endswith(f" {year}")


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2007, 9, 30), 2550),
        (date(2007, 10, 1), 2551),
        (date(2008, 1, 1), 2551),
        (date(2008, 9, 30), 2551),
        (date(2008, 10, 1), 2552),
    ],
)
def test_the_fiscal_year(day, year):
    assert dates.fiscal_year(day) == year


@given(days, st.booleans())
@example(date(1940, 3, 31), False)
@example(date(1800, 1, 1), True)
@example(date(2200, 12, 31), True)
def test_every_way_of_writing_is_read_back(day, thai):
    for write in (dates.long, dates.short, dates.full, dates.numeric):
        written = digits.to_thai(write(day)) if thai else write(day)
        assert dates.parse(written) == day
        assert dates.parse(f"วัน{dates.weekday(day)}ที่ {written}") == day
    assert dates.parse(day.isoformat()) == day


@given(days)
def test_years_do_not_go_back(day):
    following = day + timedelta(1)
    assert 0 <= dates.year(following) - dates.year(day) <= 1
    assert 0 <= dates.fiscal_year(following) - dates.fiscal_year(day) <= 1


@given(days, st.integers(-9999, 9999))
def test_a_count_of_days_from_any_day(day, away):
    assert dates.parse(f"{away:+d}", day) == day + timedelta(away)


def refusal_of(typed: str) -> str:
    try:
        dates.parse(typed, TODAY)
    except CannotDo as refused:
        return str(refused)
    return ""


@given(st.text(alphabet="0123456789๐๕ /.-+พคศวันที่มกราเธ฿", max_size=20))
@example("8 พ.ค. 2551")
def test_any_text_is_a_date_or_refused_with_a_remedy(text):
    refused = refusal_of(text)
    assert not refused or "กรุณา" in refused

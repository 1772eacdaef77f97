"""Dates as Thai officers type, read and print them: Buddhist years, Thai months, the legal year of old dates."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, timedelta

from desktop.errors import CannotDo
from desktop.thai import digits, names

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")  # as date.weekday() counts
FIRST_YEAR, LAST_YEAR = 2342, 2743  # legal Buddhist years of January 1800 and December 2200

_OFFSET = 543
_NINE_MONTHS = 2483  # until that year a year began on 1 April; it ended with December
_CHRISTIAN_YEARS = range(1800, 2201)
_RELATIVE = {"วันนี้": 0, "เมื่อวาน": -1, "เมื่อวานนี้": -1, "พรุ่งนี้": 1, "วันพรุ่งนี้": 1}
_SHORT_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")
_WEEKDAY_NUMBERS = {
    **{name: number for number, name in enumerate(WEEKDAYS)},
    **{name: number for number, name in enumerate(_SHORT_WEEKDAYS)},
    "พฤหัส": 3,
}
_WEEKDAY = "|".join(map(re.escape, sorted(_WEEKDAY_NUMBERS, key=len, reverse=True)))

_SHIFT = re.compile(r"([-+−–])\s?(\d{1,4})")
_BEFORE = re.compile(rf"(?:วัน)?(?P<weekday>{_WEEKDAY})?\s?(?:ที่)?\s?(?=\d)")
_YEAR = r"(?:ปี\s?)?(?:พ\.?\s?ศ\.?\s?|ค\.?\s?ศ\.?\s?(?=\d{4}))?(?P<year>\d{4}|\d{2})"
_TO = r"\s?[-/. ]\s?"
_SHAPES = (
    re.compile(rf"(?P<year>\d{{4}}){_TO}(?P<month>\d{{1,2}}){_TO}(?P<day>\d{{1,2}})"),
    re.compile(rf"(?P<day>\d{{1,2}}){_TO}(?P<month>\d{{1,2}}){_TO}{_YEAR}"),
    re.compile(r"(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d{4}|\d\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})\s?(?:เดือน)?\s?(?P<month>[ก-ฮเ][ก-ฮะ-์. ]*?)\s?{_YEAR}"),
)
_ONLY_YEAR = re.compile(_YEAR)


def parse(text: str, today: date | None = None) -> date:
    """Read a date in any way officers type it; CannotDo says what is wrong with it and what to do.

    A year of two digits is 25xx, one from 1800 to 2200 is of the Christian era, any other Buddhist.
    วันนี้, เมื่อวาน, พรุ่งนี้, +7 and -3 count from `today`.
    """
    plain = digits.to_arabic(names.clean(text))
    days = _shift(plain)
    if days is not None:
        return (today or date.today()) + timedelta(days)
    before = _BEFORE.match(plain)
    found = _shape(plain[before.end() :] if before else plain)
    if not found:
        raise CannotDo("อ่านวันที่ “{text}” ไม่ได้ กรุณาพิมพ์เช่น 8 พ.ค. 2551 หรือ 8/5/2551", text=text)
    result = _date(int(found["day"]), _month(found["month"]), _whole_year(found["year"]))
    if before and before["weekday"]:
        _check_weekday(result, _WEEKDAY_NUMBERS[before["weekday"]])
    return result


def parse_year(text: str) -> int:
    """Read a year by itself as a Buddhist year: 2551, พ.ศ. ๒๕๕๑, 51, 2008."""
    found = _ONLY_YEAR.fullmatch(digits.to_arabic(names.clean(text)))
    if not found:
        raise CannotDo("อ่านปี “{text}” ไม่ได้ กรุณาพิมพ์ปี พ.ศ. สี่หลัก เช่น 2551", text=text)
    typed = _whole_year(found["year"])
    return typed + _OFFSET if typed in _CHRISTIAN_YEARS else typed


def year(day: date) -> int:
    """Give the legal Buddhist year; before 1941 a year began on 1 April."""
    old = day < date(_NINE_MONTHS - _OFFSET + 1, 1, 1) and day.month < 4
    return day.year + _OFFSET - old


def fiscal_year(day: date) -> int:
    """Give the Buddhist fiscal year, October to September, named after the year it ends in."""
    return day.year + _OFFSET + (day.month >= 10)


def long(day: date) -> str:
    """Write 8 พฤษภาคม 2551."""
    return f"{day.day} {MONTHS[day.month - 1]} {year(day)}"


def short(day: date) -> str:
    """Write 8 พ.ค. 2551."""
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {year(day)}"


def full(day: date) -> str:
    """Write 8 พฤษภาคม พ.ศ. 2551."""
    return f"{day.day} {MONTHS[day.month - 1]} พ.ศ. {year(day)}"


def numeric(day: date) -> str:
    """Write 08/05/2551."""
    return f"{day.day:02d}/{day.month:02d}/{year(day)}"


def clock(at: datetime) -> str:
    """Write 05.50, as official letters write the time."""
    return f"{at:%H.%M}"


def moment(at: datetime) -> str:
    """Write 8 พ.ค. 2551 05.50."""
    return f"{short(at.date())} {clock(at)}"


def long_moment(at: datetime) -> str:
    """Write 8 พฤษภาคม 2551 เวลา 05.50 น."""
    return f"{long(at.date())} เวลา {clock(at)} น."


def weekday(day: date) -> str:
    """Name the day of the week, without วัน: พฤหัสบดี."""
    return WEEKDAYS[day.weekday()]


def _shift(plain: str) -> int | None:
    """Read a date told from today, in days."""
    found = _SHIFT.fullmatch(plain)
    if found:
        return int(found[2]) if found[1] == "+" else -int(found[2])
    return _RELATIVE.get(plain)


def _shape(plain: str) -> re.Match[str] | None:
    return next((found for shape in _SHAPES if (found := shape.fullmatch(plain))), None)


def _bare(month: str) -> str:
    return month.replace(".", "").replace(" ", "")


def _spoken(month: str) -> str:
    """Give a month as people say it, without its ending: พฤษภา, กันยา, กุมภา."""
    return month.removesuffix("คม").removesuffix("ยน").removesuffix("พันธ์")


_MONTH_NUMBERS = {
    _bare(name): number
    for month_names in (MONTHS, SHORT_MONTHS, map(_spoken, MONTHS))
    for number, name in enumerate(month_names, 1)
}


def _month(typed: str) -> int:
    number = int(typed) if typed.isdigit() else _MONTH_NUMBERS.get(_bare(typed))
    if number is None:
        raise CannotDo("ไม่มีเดือนชื่อ “{month}” กรุณาพิมพ์เช่น พ.ค. หรือ พฤษภาคม", month=typed)
    if not 1 <= number <= 12:
        raise CannotDo("ไม่มีเดือนที่ {month} กรุณาพิมพ์ วัน/เดือน/ปี โดยเดือนเป็น 1 ถึง 12", month=number)
    return number


def _whole_year(typed: str) -> int:
    """Complete a year of two digits, and refuse one out of range in both eras."""
    number = int(typed) + 2500 if len(typed) == 2 else int(typed)
    if number not in _CHRISTIAN_YEARS and not FIRST_YEAR <= number <= LAST_YEAR:
        raise CannotDo(
            "พ.ศ. {year} อยู่นอกช่วง พ.ศ. {first} ถึง {last} กรุณาตรวจปี พ.ศ. อีกครั้ง",
            year=number, first=FIRST_YEAR, last=LAST_YEAR,
        )  # fmt: skip
    return number


def _date(day: int, month: int, typed_year: int) -> date:
    christian = typed_year if typed_year in _CHRISTIAN_YEARS else _christian(typed_year, month)
    last = monthrange(christian, month)[1]
    if not 1 <= day <= last:
        raise CannotDo(
            "ไม่มีวันที่ {day} เพราะเดือน{month} {year} มีวันที่ 1 ถึง {last} กรุณาแก้วันที่",
            day=day, month=MONTHS[month - 1], year=typed_year, last=last,
        )  # fmt: skip
    return date(christian, month, day)


def _christian(buddhist: int, month: int) -> int:
    """Give the Christian year of a month of a legal Buddhist year."""
    if month >= 4 or buddhist > _NINE_MONTHS:
        return buddhist - _OFFSET
    if buddhist == _NINE_MONTHS:
        raise CannotDo(
            "ไม่มีเดือน{month} พ.ศ. 2483 เพราะปีนั้นมีเพียงเมษายนถึงธันวาคม กรุณาแก้เป็นปี 2482 หรือ 2484",
            month=MONTHS[month - 1],
        )
    return buddhist - _OFFSET + 1


def _check_weekday(day: date, said: int) -> None:
    if day.weekday() != said:
        raise CannotDo(
            "วันที่ {date} เป็นวัน{right} ไม่ใช่วัน{wrong} กรุณาแก้ชื่อวันหรือวันที่",
            date=long(day), right=weekday(day), wrong=WEEKDAYS[said],
        )  # fmt: skip

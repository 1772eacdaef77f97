"""A case ends in the time of its track, extended as far as the track allows; month ends and 29 ก.พ. hold."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.deadlines import (
    add_months,
    deadline,
    due_soon,
    extend,
    next_until,
    prescription_note,
)
from desktop.domain.tracks import Track
from desktop.errors import CannotDo

CIVIL = Track(key="district_civil", months=3, more_months=3, most_months=12)
CRIMINAL = Track(key="district_criminal", days=15, more_days=15, extensions=1)
FREE = Track(key="act")
ONCE = Track(key="village", days=30)
ENDLESS = Track(key="informal", months=1, more_months=1)
BEGUN = date(2025, 1, 31)
days_ = st.dates(date(1957, 1, 1), date(2200, 12, 31))
timed = st.one_of(
    st.builds(
        lambda months, more, extra: Track(months=months, more_months=more, most_months=months + extra),
        st.integers(1, 24), st.integers(1, 12), st.integers(0, 48),
    ),
    st.builds(
        lambda days, more, times: Track(days=days, more_days=more, extensions=times),
        st.integers(1, 400), st.integers(1, 400), st.integers(0, 6),
    ),
    st.builds(
        lambda months, more, times: Track(months=months, more_months=more, extensions=times),
        st.integers(1, 24), st.integers(1, 12), st.integers(0, 6),
    ),
)  # fmt: skip


@given(days_, st.integers(0, 1200))
def test_months_later_keep_the_day_or_end_with_the_month(day, months):
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == min(day.day, monthrange(later.year, later.month)[1])


@given(days_, st.integers(0, 400), st.integers(0, 400))
def test_more_months_are_never_earlier(day, fewer, more):
    assert add_months(day, fewer) <= add_months(day, fewer + more)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2025, 1, 31), 1, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 3, 31), -1, date(2025, 2, 28)),
    ],
)
def test_month_ends(day, months, later):
    assert add_months(day, months) == later


@given(timed, days_)
def test_the_farthest_extensions_end_exactly_on_the_latest_day(track, begun):
    first = deadline(track, begun, (), begun)
    given_ = ()
    for _ in range(first.extensions_left):
        given_ = extend(track, begun, given_, begun, next_until(track, begun, given_))
    last = deadline(track, begun, given_, begun)
    assert first.due <= last.due == last.latest
    assert (last.extensions_left, next_until(track, begun, given_)) == (0, None)
    with pytest.raises(CannotDo):
        extend(track, begun, given_, begun, last.due + timedelta(1))


@given(timed, days_, st.integers(-40, 4000))
def test_an_extension_is_taken_exactly_within_its_bounds(track, begun, days):
    due, farthest = deadline(track, begun, (), begun).due, next_until(track, begun, ())
    until = due + timedelta(days)
    if farthest and due < until <= farthest:
        assert deadline(track, begun, extend(track, begun, (), begun, until), begun).due == until
    else:
        with pytest.raises(CannotDo) as refused:
            extend(track, begun, (), begun, until)
        assert refused.value.field == "until"


@given(timed, days_, days_)
def test_the_days_left_are_those_until_the_due_day(track, begun, today):
    found = deadline(track, begun, (), today)
    assert today + timedelta(found.days_left) == found.due
    assert found.overdue == (today > found.due)


def test_a_civil_case_has_three_months_and_a_year_in_all():
    found = deadline(CIVIL, BEGUN, (), BEGUN)
    assert (found.due, found.latest, found.extensions_left) == (date(2025, 4, 30), date(2026, 1, 31), 3)
    extended = ((date(2025, 4, 20), date(2025, 7, 31)), (date(2025, 7, 20), date(2025, 9, 15)))
    found = deadline(CIVIL, BEGUN, extended, date(2025, 9, 16))
    assert (found.due, found.extensions_left, found.days_left, found.overdue) == (
        date(2025, 9, 15),
        2,
        -1,
        True,
    )


def test_an_offence_has_fifteen_days_and_fifteen_more():
    found = deadline(CRIMINAL, BEGUN, (), BEGUN)
    assert (found.due, found.latest, found.extensions_left) == (date(2025, 2, 15), date(2025, 3, 2), 1)


def test_a_track_without_a_time_has_no_deadline_and_one_without_extensions_ends():
    assert deadline(FREE, BEGUN, (), BEGUN) is None
    assert next_until(FREE, BEGUN, ()) is None
    assert (deadline(ONCE, BEGUN, (), BEGUN).latest, next_until(ONCE, BEGUN, ())) == (date(2025, 3, 2), None)


def test_a_track_may_be_extended_without_end():
    found = deadline(ENDLESS, BEGUN, ((BEGUN, date(2025, 3, 31)),), BEGUN)
    assert (found.latest, found.extensions_left) == (None, None)
    assert next_until(ENDLESS, BEGUN, ((BEGUN, date(2025, 3, 31)),)) == date(2025, 4, 30)


@pytest.mark.parametrize(
    ("track", "given_", "on", "until", "sentence", "field"),
    [
        (FREE, (), BEGUN, date(2025, 5, 1), "ช่องทางนี้ไม่ได้กำหนดเวลาไว้ จึงไม่ต้องขยายเวลา", "until"),
        (ONCE, (), BEGUN, date(2025, 5, 1), "ช่องทางนี้ขยายเวลาไม่ได้", "until"),
        (
            CIVIL,
            (),
            date(2025, 1, 30),
            date(2025, 5, 1),
            "วันที่ขยายเวลาต้องไม่ก่อนวันที่เริ่มนับเวลา 31 มกราคม 2568",
            "on",
        ),
        (CIVIL, (), BEGUN, date(2025, 4, 30), "ต้องขยายไปหลังวันครบกำหนดเดิม 30 เมษายน 2568", "until"),
        (CIVIL, (), BEGUN, date(2025, 8, 1), "ขยายครั้งนี้ได้ไม่เกิน 31 กรกฎาคม 2568", "until"),
        (
            CRIMINAL,
            ((BEGUN, date(2025, 3, 2)),),
            BEGUN,
            date(2025, 3, 3),
            "ขยายเวลาไม่ได้อีก ต้องเสร็จภายใน 2 มีนาคม 2568",
            "until",
        ),
    ],
)
def test_what_the_track_does_not_allow_is_refused_with_a_sentence(track, given_, on, until, sentence, field):
    with pytest.raises(CannotDo) as refused:
        extend(track, BEGUN, given_, on, until)
    assert (str(refused.value), refused.value.field) == (sentence, field)


def test_what_is_due_soon_is_listed_the_most_urgent_first():
    found = {
        "ก": deadline(ONCE, BEGUN, (), date(2025, 3, 1)),
        "ข": deadline(CRIMINAL, BEGUN, (), date(2025, 3, 1)),
        "ค": deadline(CIVIL, BEGUN, (), date(2025, 3, 1)),
    }
    assert [key for key, _found in due_soon(found)] == ["ข", "ก"]
    assert [key for key, _found in due_soon(found, within=60)] == ["ข", "ก", "ค"]


ENDED = date(2025, 3, 31)


@pytest.mark.parametrize(
    ("prescription", "days", "ended", "note"),
    [
        ("none", None, ENDED, "การไกล่เกลี่ยช่องทางนี้ไม่กระทบอายุความ ต้องระวังไม่ให้ขาดอายุความระหว่างไกล่เกลี่ย"),
        ("interrupted", 60, None, "อายุความสะดุดหยุดลงตั้งแต่ 31 มกราคม 2568"),
        ("interrupted", None, ENDED, "อายุความสะดุดหยุดลงตั้งแต่ 31 มกราคม 2568 ถึง 31 มีนาคม 2568 รวม 59 วัน"),
        (
            "interrupted", 60, ENDED,
            ("อายุความสะดุดหยุดลงตั้งแต่ 31 มกราคม 2568 ถึง 31 มีนาคม 2568 รวม 59 วัน "
             "ถ้าตกลงกันไม่ได้ และอายุความครบไปแล้วหรือจะครบภายใน 60 วัน ให้ถือว่าครบวันที่ 30 พฤษภาคม 2568"),
        ),
        ("extended", 60, None, "อายุความขยายออกไปตั้งแต่ 31 มกราคม 2568 จนสิ้นสุดการไกล่เกลี่ย"),
        ("extended", None, ENDED, "อายุความขยายออกไปตั้งแต่ 31 มกราคม 2568 ถึง 31 มีนาคม 2568 รวม 59 วัน"),
        (
            "extended", 60, ENDED,
            ("อายุความขยายออกไปตั้งแต่ 31 มกราคม 2568 ถึง 31 มีนาคม 2568 รวม 59 วัน "
             "ถ้าอายุความครบไปแล้วหรือจะครบภายใน 60 วัน ให้ขยายไปถึง 30 พฤษภาคม 2568"),
        ),
    ],
)  # fmt: skip
def test_the_prescription_is_noted_by_track(prescription, days, ended, note):
    track = Track(prescription=prescription, prescription_days=days)
    assert prescription_note(track, BEGUN, ended).text == note


def test_dates_out_of_order_never_give_days_below_none():
    assert prescription_note(Track(prescription="extended"), ENDED, BEGUN).values["count"] == 0

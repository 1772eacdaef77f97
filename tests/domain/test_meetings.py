"""Meetings: times as typed, who is a quorum, what does not hold, and the months without a meeting."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.committees import Committee
from desktop.domain.meetings import (
    AgendaItem,
    Attendance,
    Meeting,
    Quorum,
    check_attendance,
    check_meeting,
    cited,
    faults,
    missing_months,
    months_of,
    quorum,
    read_time,
    silent_months,
    tidied,
)
from desktop.domain.rules import Rule
from desktop.errors import CannotDo
from desktop.thai import digits

MEETING = Meeting(committee="c", number=2, year=2551, held=date(2008, 6, 12))
TERM = Committee(centre="z", name="คณะกรรมการ", start=date(2008, 5, 8), end=date(2012, 5, 7))
HALF = Rule(key="quorum_percent", value=50, start=date(2008, 2, 29), source="ก")
DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


def people(*presences, guest=False):
    return [Attendance(name="นายก", presence=presence, guest=guest) for presence in presences]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("9.05", "09.05"), ("09:30", "09.30"), ("๑๓.๐๐ น.", "13.00"), (" 0.00น. ", "00.00"), ("23.59", "23.59"),
        ("", ""), ("  ", ""),
    ],
)  # fmt: skip
def test_a_time_is_read_as_officers_type_it(typed, read):
    assert read_time(typed) == read


@pytest.mark.parametrize("typed", ["24.00", "9.60", "9", "9.3", "เก้าโมง", "09.30-12.00", "-1.00"])
def test_what_is_no_time_is_refused_at_its_field(typed):
    with pytest.raises(CannotDo, match=r"เวลาต้องเป็นชั่วโมงกับนาที เช่น 09\.30") as refused:
        check_meeting(replace(MEETING, ends=typed))
    assert refused.value.field == "ends"


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from((".", ":")), st.booleans(), st.booleans())
def test_every_time_of_the_day_is_read_to_the_same_shape(hour, minute, sign, thai, short):
    typed = f"{hour if short else f'{hour:02d}'}{sign}{minute:02d}"
    assert read_time(digits.to_thai(typed) if thai else typed) == f"{hour:02d}.{minute:02d}"


@pytest.mark.parametrize(("begins", "ends"), [("12.00", "9.30"), ("9.30", "09:30"), ("10.00", "9.59")])
def test_a_meeting_that_ends_before_it_begins_is_refused(begins, ends):
    with pytest.raises(CannotDo, match="เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม") as refused:
        check_meeting(replace(MEETING, begins=begins, ends=ends))
    assert refused.value.field == "ends"


@pytest.mark.parametrize(("begins", "ends"), [("9.30", "12.00"), ("9.30", ""), ("", "12.00"), ("", "")])
def test_a_meeting_may_lack_a_time(begins, ends):
    check_meeting(replace(MEETING, begins=begins, ends=ends))


def test_times_are_tidied_and_nothing_else():
    typed = replace(MEETING, begins="9:30", ends="๑๒.๐๐ น.", place="ศาลา")
    assert tidied(typed) == replace(typed, begins="09.30", ends="12.00")


def test_a_substitute_needs_a_name():
    one = Attendance(name="นายสมชาย ใจดี", presence="substitute", substitute=" ")
    with pytest.raises(CannotDo, match="ต้องพิมพ์ชื่อผู้มาประชุมแทน นายสมชาย ใจดี") as refused:
        check_attendance(one)
    assert refused.value.field == "substitute"
    check_attendance(replace(one, substitute="นายแทน มาดี"))
    check_attendance(replace(one, presence="absent"))


def test_a_meeting_is_named_by_number_year_and_day():
    assert MEETING.label == "ครั้งที่ 2/2551 (12 มิ.ย. 2551)"
    assert cited(MEETING) == "ครั้งที่ 2/2551 เมื่อวันที่ 12 มิถุนายน 2551"
    assert (replace(MEETING, held=None).label, cited(replace(MEETING, held=None))) == ("ครั้งที่ 2/2551",) * 2
    assert Meeting().label == "ครั้งที่ –/–"  # of one that was destroyed
    assert AgendaItem(title="แผน").label == "แผน"
    assert Attendance(name="นายก").label == "นายก"


def test_meetings_sort_by_day_agendas_by_part_and_guests_come_last():
    later = replace(MEETING, number=1, held=date(2008, 7, 1))
    assert sorted([later, MEETING], key=lambda one: one.sort_text) == [MEETING, later]
    items = [AgendaItem(part="5", place=1), AgendaItem(part="1", place=10), AgendaItem(part="1", place=2)]
    assert [(one.part, one.place) for one in sorted(items, key=lambda one: one.sort_text)] == [
        ("1", 2), ("1", 10), ("5", 1),
    ]  # fmt: skip
    guest, member = Attendance(guest=True, place=1), Attendance(place=2)
    assert sorted([guest, member], key=lambda one: one.sort_text) == [member, guest]


@pytest.mark.parametrize(
    ("presences", "reached"),
    [
        (("present", "absent"), True),
        (("substitute", "absent"), True),
        (("present", "absent", "absent"), False),
        (("present", ""), True),
        (("", ""), False),
    ],
)
def test_half_of_the_members_is_a_quorum_of_half(presences, reached):
    assert quorum(people(*presences), HALF).reached is reached


def test_guests_do_not_count_and_without_rule_or_members_nothing_is_said():
    guests = people("present", "present", guest=True)
    assert quorum([*people("absent", "absent", "present"), *guests], HALF) == Quorum(1, 3, 50, False, True)
    assert quorum(guests, HALF) == Quorum(0, 0)
    assert (
        quorum(people("present"), None)
        == quorum(people("present"), replace(HALF, value=None))
        == Quorum(1, 1)
    )
    assert not quorum(people("present"), replace(HALF, confirmed_by="นายยืนยัน")).unconfirmed


@given(
    st.lists(st.sampled_from(("", "present", "substitute", "absent")), min_size=1, max_size=40),
    st.integers(0, 100),
)
def test_one_more_who_comes_never_loses_a_quorum(presences, percent):
    rule = replace(HALF, value=percent)
    before = quorum(people(*presences), rule)
    assert before.reached is (before.came / before.members >= percent / 100)
    more = quorum(people(*presences, "present"), rule)
    assert (more.came, more.members) == (before.came + 1, before.members + 1)
    assert more.reached or not before.reached


def told(meeting=MEETING, agenda=(), attendances=(), today=date(2008, 6, 30), rule=HALF):
    found = faults(meeting, TERM, agenda, list(attendances), quorum(attendances, rule), today)
    return [(one.key, one.text, one.unconfirmed) for one in found]


def test_a_meeting_that_holds_has_no_fault():
    decided = AgendaItem(part="4", title="แผน", resolution="เห็นชอบ")
    assert told(agenda=[decided, AgendaItem(part="1", title="แจ้ง")], attendances=people("present")) == []


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (date(2008, 5, 7), [("before_term", "วันประชุมอยู่ก่อนวาระของคณะ ซึ่งเริ่ม 8 พฤษภาคม 2551", False)]),
        (date(2008, 5, 8), []),
        (date(2012, 5, 7), []),
        (date(2012, 5, 8), [("after_term", "วันประชุมอยู่หลังวาระของคณะ ซึ่งสิ้นสุด 7 พฤษภาคม 2555", False)]),
        (None, []),
    ],
)
def test_a_day_outside_the_term_is_told_and_not_refused(held, said):
    assert told(replace(MEETING, held=held)) == said


def test_what_was_not_recorded_is_told_once_the_meeting_was_held():
    agenda = [AgendaItem(part="4", place=1, title="แผน"), AgendaItem(part="5", title="อื่น")]
    given_ = {"agenda": agenda, "attendances": people("present", "", "")}
    assert told(**given_, today=MEETING.held) == []
    assert told(**given_, today=MEETING.held + timedelta(days=1)) == [
        ("presence", "ยังไม่ได้บันทึกการมาประชุม 2 คน", False),
        ("resolution:4:1", "เรื่อง “แผน” ยังไม่มีมติ", False),
    ]


def test_too_few_who_came_are_told_with_the_rule_that_nobody_confirmed():
    came = people("present", "absent", "absent")
    assert told(attendances=came) == [("quorum", "มาประชุม 1 จาก 3 คน ไม่ถึงร้อยละ 50", True)]
    assert told(attendances=came, rule=None) == []


def test_a_buddhist_year_has_twelve_months():
    months = months_of(2551)
    assert (months[0], months[-1], len(months)) == (date(2008, 1, 1), date(2008, 12, 1), 12)


def test_the_months_without_a_meeting_are_named():
    held = [date(2008, 5, 15), date(2008, 7, 1), date(2008, 7, 31)]
    assert missing_months(held, date(2008, 5, 8), date(2008, 9, 1)) == (
        date(2008, 6, 1), date(2008, 8, 1), date(2008, 9, 1),
    )  # fmt: skip
    assert missing_months(held, date(2008, 12, 31), date(2008, 11, 1)) == ()
    assert missing_months([], date(2008, 12, 31), date(2009, 1, 1)) == (date(2008, 12, 1), date(2009, 1, 1))


@given(st.sets(DAYS, max_size=30), DAYS, DAYS)
def test_every_month_is_either_met_or_missing(held, first, last):
    missing = missing_months(held, first, last)
    assert list(missing) == sorted(set(missing))
    every = {
        (year, month)
        for year in range(first.year, last.year + 1)
        for month in range(1, 13)
        if (first.year, first.month) <= (year, month) <= (last.year, last.month)
    }
    met = {(day.year, day.month) for day in held}
    assert {(one.year, one.month) for one in missing} == every - met
    assert all(one.day == 1 for one in missing)


@pytest.mark.parametrize(
    ("start", "end", "today", "months"),
    [
        (date(2008, 5, 8), None, date(2008, 5, 31), []),  # a month that began before the term
        (date(2008, 5, 8), None, date(2008, 6, 1), [6]),
        (date(2008, 5, 1), None, date(2008, 6, 1), [5, 6]),
        (date(2008, 5, 1), date(2008, 6, 29), date(2008, 12, 1), [5]),
        (date(2008, 5, 1), date(2008, 6, 30), date(2008, 12, 1), [5, 6]),
        (date(2008, 11, 2), None, date(2008, 12, 31), [12]),
        (None, None, date(2008, 12, 1), []),
    ],
)
def test_a_meeting_is_expected_in_the_whole_months_of_a_term_until_today(start, end, today, months):
    assert silent_months([], start, end, today) == tuple(date(2008, month, 1) for month in months)


def test_a_term_without_a_start_begins_with_its_first_meeting():
    held = [date(2008, 7, 1), date(2008, 5, 1)]
    assert silent_months(held, None, None, date(2008, 8, 15)) == (date(2008, 6, 1), date(2008, 8, 1))


@given(st.sets(DAYS, max_size=20), DAYS, st.none() | DAYS, DAYS)
def test_no_silent_month_lies_outside_the_term_or_ahead(held, start, end, today):
    for month in silent_months(held, start, end, today):
        last = month.replace(day=calendar.monthrange(month.year, month.month)[1])
        assert start <= month <= today
        assert end is None or last <= end
        assert not any(month <= day <= last for day in held)

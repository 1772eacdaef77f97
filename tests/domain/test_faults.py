"""Each thing that does not hold about a committee is told once, with its values, and blocks nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.committees import Committee, Seat, Selection
from desktop.domain.faults import Facts, faults, open_faults, term_end
from desktop.domain.people import Person
from desktop.domain.rules import Rule
from desktop.domain.villages import Village

TODAY = date(2008, 6, 1)
NAMES = ("สมชาย", "ประเสริฐ", "มาลี", "วิชัย", "ณรงค์", "อารีย์", "พิชิต")
VILLAGES = tuple(Village(id=f"v{n}", tambon="240606", number=n) for n in range(1, 8))
PEOPLE = {
    f"p{n}": Person(id=f"p{n}", title="นาย", first_name=name, last_name=f"สกุล{name}", village=f"v{n}")
    for n, name in enumerate(NAMES, start=1)
}
SEATS = tuple(
    Seat(
        id=f"s{n}",
        place=n,
        person=f"p{n}",
        position="ประธานกรรมการ" if n == 1 else "กรรมการ",
        start=date(2008, 5, 8),
    )
    for n in range(1, 8)
)
COMMITTEE = Committee(id="c", centre="z", name="คณะกรรมการ", start=date(2008, 5, 8), end=date(2012, 5, 7))


def rule(key, value, kind="", confirmed_by="นายยืนยัน"):
    start = date(2008, 2, 29)
    return Rule(key=key, value=value, committee_kind=kind, start=start, source="ก", confirmed_by=confirmed_by)


RULES = (
    rule("size_least", 7),
    rule("size_most", 7),
    rule("term_years", 4),
    rule("seats_per_village", 1),
    rule("quorum_percent", 50),
    rule("vacancy_days", 60),
)
GOOD = Facts(
    committee=COMMITTEE, on=TODAY, seats=SEATS, people=PEOPLE, villages=VILLAGES, rules=RULES,
    selection=Selection(held=date(2008, 4, 21), attended=32, invited=63),
    announced=date(2008, 5, 8),
)  # fmt: skip


def with_rule(facts, key, value, **more):
    return replace(facts, rules=(*(r for r in facts.rules if r.key != key), rule(key, value, **more)))


def with_seat(facts, place, **changed):
    seats = tuple(replace(seat, **changed) if seat.place == place else seat for seat in facts.seats)
    return replace(facts, seats=seats)


def told(facts):
    return [(fault.key, fault.text) for fault in faults(facts)]


def test_a_committee_that_holds_has_no_fault():
    assert told(GOOD) == []


def test_a_committee_without_anybody_is_told_of_that_alone():
    empty = replace(GOOD, seats=())
    assert told(empty) == [("empty", "ยังไม่มีรายชื่อผู้ดำรงตำแหน่ง")]


def test_too_few_and_too_many_are_told_with_both_numbers():
    assert told(with_rule(GOOD, "size_least", 15)) == [("size", "มี 7 คน น้อยกว่าเกณฑ์ 15 คน")]
    assert told(with_rule(GOOD, "size_most", 6)) == [("size", "มี 7 คน มากกว่าเกณฑ์ 6 คน")]


def test_who_left_is_not_counted():
    left = with_seat(GOOD, 7, end=TODAY - timedelta(days=1), end_reason="resigned")
    assert told(left) == [("size", "มี 6 คน น้อยกว่าเกณฑ์ 7 คน"), ("village:7", "หมู่ 7 ยังไม่มีผู้แทน")]
    assert told(with_seat(GOOD, 7, end=TODAY)) == []  # the last day is still held


def test_a_village_without_a_seat_is_told():
    elsewhere = with_seat(GOOD, 5, village="v6")
    assert told(elsewhere) == [("village:5", "หมู่ 5 ยังไม่มีผู้แทน")]


def test_a_village_with_too_few_seats_is_told_with_both_numbers():
    many = with_rule(GOOD, "seats_per_village", 2)
    assert told(many)[2] == ("village:3", "หมู่ 3 มีผู้แทน 1 คน น้อยกว่าเกณฑ์ 2 คน")
    assert len(told(many)) == 7


def test_a_seat_speaks_for_its_own_village_before_the_persons():
    assert told(with_seat(GOOD, 5, village="v5", person="p5")) == []
    people = {**PEOPLE, "p5": replace(PEOPLE["p5"], village="v1")}
    assert told(replace(with_seat(GOOD, 5, village="v5"), people=people)) == []


def test_a_village_that_was_renamed_still_has_its_seat():
    renamed = replace(VILLAGES[4], id="v5 new", name="หนองใหม่", start=date(2008, 5, 20))
    old = replace(VILLAGES[4], end=date(2008, 5, 19))
    villages = (*VILLAGES[:4], old, renamed, *VILLAGES[5:])
    assert told(replace(GOOD, villages=villages)) == []
    assert told(with_seat(replace(GOOD, villages=villages), 5, village="v1")) == [
        ("village:5", "หมู่ 5 บ้านหนองใหม่ ยังไม่มีผู้แทน")
    ]


def test_a_working_group_needs_no_seat_for_each_village():
    group = replace(GOOD, committee=replace(COMMITTEE, kind="support"), seats=SEATS[:1])
    assert [key for key, _text in told(group)] == ["size"]


def test_one_person_in_two_seats_is_told_with_both_places():
    double = with_seat(GOOD, 7, person="p2", village="v7")
    assert told(double) == [("double:s2:s7", "นายประเสริฐ สกุลประเสริฐ มีชื่อซ้ำ ลำดับ 2 กับ 7")]
    assert faults(double)[0].seats == ("s2", "s7")


def test_a_near_name_in_two_seats_is_told_as_probable():
    people = {**PEOPLE, "p7": replace(PEOPLE["p2"], id="p7", last_name="สกุลประเสิรฐ", village="")}
    near = replace(with_seat(GOOD, 7, village="v7"), people=people)
    assert told(near) == [("double:s2:s7", "นายประเสริฐ สกุลประเสริฐ อาจเป็นบุคคลเดียวกัน ลำดับ 2 กับ 7")]


def test_the_reason_for_a_double_stays_when_the_rows_change_places():
    double = with_seat(GOOD, 7, person="p2", village="v7")
    turned = replace(double, seats=tuple(reversed(double.seats)))
    assert [fault.key for fault in faults(turned)] == ["double:s2:s7"]


def test_a_committee_without_a_chair_is_told():
    assert told(with_seat(GOOD, 1, position="รองประธานกรรมการ")) == [("chair", "ยังไม่มีประธาน")]
    assert told(with_seat(GOOD, 1, position="ประธานคณะทำงาน")) == []


def test_a_vacancy_that_lasts_too_long_is_told():
    left = with_seat(GOOD, 7, end=date(2008, 6, 1), end_reason="died")
    later = replace(left, on=date(2008, 8, 1))
    keys = [key for key, _text in told(replace(left, on=date(2008, 7, 31)))]
    assert keys == ["size", "village:7"]  # 60 days are within the rule
    assert told(later)[-1] == ("vacant:s7", "ตำแหน่งของ นายพิชิต สกุลพิชิต ว่างมา 61 วัน เกินเกณฑ์ 60 วัน")


@pytest.mark.parametrize("changed", [{"replaced_by": "s8"}, {"end_reason": "term"}])
def test_a_seat_that_was_filled_or_ended_with_the_term_is_not_vacant(changed):
    left = with_seat(GOOD, 7, end=date(2008, 6, 1), end_reason="resigned")
    later = replace(with_seat(left, 7, **changed), on=date(2008, 8, 1))
    assert [key for key, _text in told(later)] == ["size", "village:7"]


def test_a_term_that_is_over_is_told_from_the_next_day():
    assert told(replace(GOOD, on=date(2012, 5, 7))) == []
    assert told(replace(GOOD, on=date(2012, 5, 8))) == [("term", "ครบวาระแล้วเมื่อ 7 พฤษภาคม 2555")]


def test_a_term_longer_than_the_rule_is_told_with_its_right_end():
    longer = replace(GOOD, committee=replace(COMMITTEE, end=date(2012, 5, 8)))
    assert told(longer) == [("term_length", "วาระยาวกว่าเกณฑ์ 4 ปี ซึ่งครบวันที่ 7 พฤษภาคม 2555")]


def test_a_term_that_ends_before_it_begins_is_told():
    turned = replace(GOOD, committee=replace(COMMITTEE, start=TODAY, end=TODAY - timedelta(days=1)))
    assert ("dates", "วันสิ้นสุดวาระมาก่อนวันเริ่มวาระ") in told(turned)


def test_an_announcement_before_the_selection_is_told():
    early = replace(GOOD, announced=date(2008, 4, 20))
    assert told(early) == [("announced_early", "ประกาศลงวันที่ 20 เมษายน 2551 ซึ่งก่อนวันคัดเลือก 21 เมษายน 2551")]
    assert told(replace(GOOD, announced=date(2008, 4, 21))) == []


def test_the_real_order_50_days_before_its_announcement_is_told_and_passes_with_a_reason():
    real = replace(GOOD, ordered=date(2008, 3, 19))
    assert told(real) == [("ordered_early", "คำสั่งลงวันที่ 19 มีนาคม 2551 ก่อนประกาศ 50 วัน")]
    noted = faults(replace(real, reasons={"ordered_early": "เตรียมการก่อนคัดเลือก"}))
    assert noted[0].reason == "เตรียมการก่อนคัดเลือก"
    assert open_faults(noted) == ()
    assert told(replace(GOOD, ordered=date(2008, 5, 8))) == []


def test_too_few_at_the_selection_are_told():
    few = replace(GOOD, selection=Selection(held=date(2008, 4, 21), attended=31, invited=63))
    assert told(few) == [("quorum", "ผู้เข้าร่วมคัดเลือก 31 จาก 63 คน ไม่ถึงร้อยละ 50")]


@pytest.mark.parametrize("selection", [None, Selection(), Selection(attended=5), Selection(invited=63)])
def test_a_quorum_is_not_asked_of_what_is_not_known(selection):
    assert told(replace(GOOD, selection=selection)) == []


def test_a_rule_that_nobody_confirmed_is_marked_so():
    assert [f.unconfirmed for f in faults(with_rule(GOOD, "size_most", 6))] == [False]
    assert [f.unconfirmed for f in faults(with_rule(GOOD, "size_most", 6, confirmed_by=""))] == [True]


def test_without_rules_nothing_is_measured():
    few = replace(GOOD, rules=(), seats=SEATS[:1], committee=replace(COMMITTEE, end=date(2100, 1, 1)))
    assert told(few) == []


def test_the_rule_is_the_one_of_the_day_the_term_began():
    later = replace(rule("size_least", 30), start=date(2009, 1, 1))
    assert told(replace(GOOD, rules=(*RULES, later), on=date(2010, 1, 1))) == []


def test_faults_without_a_reason_are_still_open():
    found = faults(replace(with_rule(GOOD, "size_most", 6), reasons={"chair": "ก"}))
    assert open_faults(found) == found


@pytest.mark.parametrize(
    ("start", "years", "last"),
    [
        (date(2008, 5, 8), 4, date(2012, 5, 7)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2008, 1, 1), 1, date(2008, 12, 31)),
    ],
)
def test_the_last_day_of_a_term(start, years, last):
    assert term_end(start, years) == last


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2100, 1, 1)), st.integers(1, 10))
def test_a_term_of_the_rules_length_is_never_too_long(start, years):
    end = term_end(start, years)
    facts = Facts(
        committee=replace(COMMITTEE, start=start, end=end), on=start, rules=(rule("term_years", years),)
    )
    before = replace(facts, rules=(replace(facts.rules[0], start=date.min),))
    assert [fault.key for fault in faults(before)] == ["empty"]
    longer = replace(before, committee=replace(before.committee, end=end + timedelta(days=1)))
    assert [fault.key for fault in faults(longer)] == ["empty", "term_length"]

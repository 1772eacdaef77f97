"""Instalments come to exactly what was agreed and keep their day; what became of each term is told from the looks at it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.agreements import (
    KEEPINGS,
    STANDINGS,
    FollowUp,
    Term,
    amount_words,
    kept_share,
    money_plan,
    numbered,
    plan_words,
    standing,
)
from desktop.errors import CannotDo
from desktop.thai import digits

FIRST = date(2025, 1, 31)
TODAY = date(2025, 6, 15)
days_ = st.dates(date(1957, 1, 1), date(2150, 12, 31))


@given(
    st.integers(1, 10**12), st.integers(0, 10**12), st.integers(1, 499), days_, st.integers(1, 24), st.booleans()
)  # fmt: skip
def test_instalments_come_to_exactly_the_sum(total, down, count, first, every, last):
    down = min(down, total)
    rest = total - down
    count = min(count, rest)
    terms = money_plan(total, down, first if down else None, count, first, every, last)
    assert sum(term.amount for term in terms) == total
    assert all(term.amount > 0 for term in terms)
    assert [term.number for term in terms] == list(range(1, len(terms) + 1))
    assert len(terms) == count + bool(down)
    assert [term.due for term in terms] == sorted(term.due for term in terms)


@given(st.integers(1, 10**10), st.integers(2, 499), st.booleans())
def test_only_one_instalment_differs_and_by_less_than_a_baht_for_each(total, count, last):
    count = min(count, total)
    amounts = [term.amount for term in money_plan(total, 0, None, count, FIRST, last_takes_rest=last)]
    odd = amounts.pop(-1 if last else 0)
    assert len(set(amounts)) <= 1
    for amount in amounts:
        assert amount <= odd < amount + 100 * count
        assert amount % 100 == 0 or total < 100 * count


@given(days_, st.integers(2, 60), st.integers(1, 12))
def test_the_day_of_the_month_stays_that_of_the_first(first, count, every):
    for place, term in enumerate(money_plan(10**6, 0, None, count, first, every)):
        months = first.year * 12 + first.month - 1 + place * every
        year, month = divmod(months, 12)
        assert (term.due.year, term.due.month) == (year, month + 1)
        assert term.due.day == min(first.day, monthrange(year, month + 1)[1])


def test_a_plan_from_the_last_of_january_goes_to_month_ends_and_back():
    terms = money_plan(100_000_00, 10_000_00, date(2025, 1, 15), 4, FIRST)
    assert [(term.kind, term.amount, term.due) for term in terms] == [
        ("down", 10_000_00, date(2025, 1, 15)),
        ("instalment", 22_500_00, date(2025, 1, 31)),
        ("instalment", 22_500_00, date(2025, 2, 28)),
        ("instalment", 22_500_00, date(2025, 3, 31)),
        ("instalment", 22_500_00, date(2025, 4, 30)),
    ]


def test_the_29th_of_february_comes_back_in_leap_years():
    terms = money_plan(300, 0, None, 3, date(2024, 2, 29), 24)
    assert [term.due for term in terms] == [date(2024, 2, 29), date(2026, 2, 28), date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("last", "amounts"), [(True, [333_00, 333_00, 334_50]), (False, [334_50, 333_00, 333_00])]
)
def test_what_is_left_over_is_paid_last_or_first(last, amounts):
    terms = money_plan(1_000_50, 0, None, 3, FIRST, last_takes_rest=last)
    assert [term.amount for term in terms] == amounts


def test_one_payment_is_paid_at_once():
    assert [term.kind for term in money_plan(500, 0, None, 1, FIRST)] == ["pay"]
    assert [(term.kind, term.due) for term in money_plan(500, 500, FIRST, 0, None)] == [("pay", FIRST)]


@pytest.mark.parametrize(
    ("plan", "field", "sentence"),
    [
        ((0, 0, None, 1, FIRST), "total", "จำนวนเงินที่ตกลงกันต้องมากกว่าศูนย์"),
        (
            (100, 101, FIRST, 1, FIRST),
            "down",
            "เงินวางวันแรกต้องไม่ติดลบ และไม่เกินจำนวนเงินที่ตกลงกัน 1 บาท",
        ),
        (
            (100, -1, FIRST, 1, FIRST),
            "down",
            "เงินวางวันแรกต้องไม่ติดลบ และไม่เกินจำนวนเงินที่ตกลงกัน 1 บาท",
        ),
        ((100, 100, FIRST, 1, FIRST), "count", "วางเงินครบแล้ว จึงไม่มีงวดให้ผ่อน กรุณาใส่จำนวนงวดเป็น 0"),
        ((100, 0, None, 0, FIRST), "count", "จำนวนงวดต้องเป็น 1 ถึง 499"),
        ((10**6, 0, None, 500, FIRST), "count", "จำนวนงวดต้องเป็น 1 ถึง 499"),
        ((2, 0, None, 3, FIRST), "count", "เงินที่เหลือ 0.02 บาท แบ่งเป็น 3 งวดไม่ได้"),
        ((100, 50, None, 1, FIRST), "down_on", "ต้องกรอกวันที่วางเงิน"),
        ((100, 0, None, 1, None), "first", "ต้องกรอกวันที่ชำระงวดแรก"),
        ((100, 0, None, 2, FIRST, 0), "every_months", "ระยะห่างของงวดต้องเป็น 1 ถึง 120 เดือน"),
        ((100, 0, None, 2, FIRST, 121), "every_months", "ระยะห่างของงวดต้องเป็น 1 ถึง 120 เดือน"),
        (
            (100, 50, date(2025, 2, 1), 1, FIRST),
            "first",
            "งวดแรกต้องไม่ก่อนวันที่วางเงิน 1 กุมภาพันธ์ 2568",
        ),
    ],
)
def test_a_plan_that_cannot_be_is_refused_beside_its_field(plan, field, sentence):
    with pytest.raises(CannotDo) as refused:
        money_plan(*plan)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


@given(st.integers(0, 10**14))
def test_amounts_are_written_in_digits_and_words(satang):
    written = amount_words(satang)
    assert written.startswith(f"{digits.baht(satang)} บาท (")
    assert written.endswith("ถ้วน)" if satang % 100 == 0 else "สตางค์)")


def test_a_plan_is_written_for_the_paper():
    terms = money_plan(30_000_00, 10_000_00, date(2025, 1, 15), 2, FIRST)
    assert plan_words((Term(number=9, words="ขอโทษ"), *terms)) == (
        "ชำระเงินรวม 30,000 บาท (สามหมื่นบาทถ้วน) แบ่งเป็น 3 ครั้ง ดังนี้",
        "วางเงินวันแรก 10,000 บาท (หนึ่งหมื่นบาทถ้วน) ภายในวันที่ 15 มกราคม 2568",
        "งวดที่ 1 ชำระ 10,000 บาท (หนึ่งหมื่นบาทถ้วน) ภายในวันที่ 31 มกราคม 2568",
        "งวดที่ 2 ชำระ 10,000 บาท (หนึ่งหมื่นบาทถ้วน) ภายในวันที่ 28 กุมภาพันธ์ 2568",
    )
    assert plan_words([Term(kind="pay", amount=50)]) == ("ชำระครั้งเดียว 0.50 บาท (ห้าสิบสตางค์)",)
    assert plan_words([Term(kind="act", words="ขอโทษ")]) == ()


def test_terms_are_numbered_in_their_order():
    found = numbered([Term(number=5, words="ก"), Term(number=2, words="ข")])
    assert [(term.number, term.words) for term in found] == [(1, "ก"), (2, "ข")]


def look(term, day, keeping, **values):
    return FollowUp(term=term, on=date(2025, 6, day), keeping=keeping, **values)


@pytest.mark.parametrize(
    ("due", "state"),
    [
        (None, "waiting"),
        (TODAY + timedelta(8), "waiting"),
        (TODAY + timedelta(7), "due"),
        (TODAY, "due"),
        (TODAY - timedelta(1), "overdue"),
    ],
)
def test_a_term_that_nobody_looked_at_stands_by_its_day(due, state):
    assert standing([Term(id="a", due=due)], [], TODAY)[0].state == state


def test_the_newest_look_says_what_became_of_a_term():
    term = Term(id="a", due=TODAY, keeping="broken")
    looks = [look("a", 9, "kept", paid=100), look("a", 2, "partly", paid=50), look("b", 12, "broken")]
    [found] = standing([term], looks, TODAY)
    assert (found.state, found.looked, found.paid) == ("kept", date(2025, 6, 9), 100)
    assert standing([term], [look("a", 9, "kept"), look("a", 9, "partly")], TODAY)[0].state == "partly"
    assert standing([term], [], TODAY)[0].state == "broken"


def test_the_whole_found_kept_says_so_of_what_was_due_by_then():
    terms = [Term(id="a", due=date(2025, 6, 1)), Term(id="b", due=date(2025, 7, 30)), Term(id="c")]
    found = standing(terms, [look("", 10, "kept", paid=9)], TODAY)
    assert [one.state for one in found] == ["kept", "waiting", "kept"]
    assert [one.paid for one in found] == [None, None, None]
    found = standing(terms, [look("", 10, "broken"), look("a", 3, "kept")], TODAY)
    assert [one.state for one in found] == ["kept", "waiting", "waiting"]
    assert standing(terms, [look("", 10, "kept"), look("a", 11, "broken")], TODAY)[0].state == "broken"
    assert standing(terms, [look("a", 10, "partly"), look("", 10, "kept")], TODAY)[0].state == "partly"


terms_ = st.lists(
    st.builds(
        Term,
        id=st.sampled_from("abc"),
        due=st.none() | st.dates(date(2025, 5, 1), date(2025, 7, 30)),
        keeping=st.sampled_from(["", *KEEPINGS]),
    ),
    max_size=8,
)
looks_ = st.lists(
    st.builds(
        FollowUp,
        term=st.sampled_from(["", "a", "b"]),
        on=st.none() | st.dates(date(2025, 5, 1), TODAY),
        keeping=st.sampled_from(list(KEEPINGS)),
    ),
    max_size=8,
)


@given(terms_, looks_)
def test_the_share_kept_is_of_what_should_be_kept_by_now(terms, looks):
    found = standing(terms, looks, TODAY)
    assert {one.state for one in found} <= set(STANDINGS)
    share = kept_share(found)
    ripe = [one for one in found if one.state not in ("due", "waiting")]
    assert (share is None) == (not ripe)
    if ripe:
        assert 0 <= share <= 100
        assert (share == 100) == all(one.state == "kept" for one in ripe)

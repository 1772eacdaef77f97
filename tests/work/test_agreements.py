"""Agreements: a debt in instalments that is kept to the last, terms in their order, what becomes of each."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from desktop.domain.agreements import FollowUp, Term
from desktop.errors import CannotDo
from desktop.work import agreements, case_way
from desktop.work.agreements import MoneyPlan
from tests.work.mediated import OFFICER, TODAY, Desk

PLAN = MoneyPlan(total=1_000_000, down=100_000, down_on=TODAY, count=3, first=date(2026, 3, 31))


@pytest.fixture
def desk(store):
    return Desk(store)


@pytest.fixture
def case(desk):
    return desk.begin()


def refused(desk, act, *given):
    with pytest.raises(CannotDo) as said:
        desk.do(act, *given)
    return said.value.field


def look(desk, case, term, keeping="kept", after=0, **said):
    asked = FollowUp(case=case, term=term, on=TODAY + timedelta(after), keeping=keeping, **said)
    return desk.do(agreements.look, asked)


def test_a_debt_settled_in_instalments_is_followed_until_all_is_paid(desk, case):
    desk.do(agreements.keep_term, Term(case=case, kind="act", words="ฝ่ายที่ 1 คืนสัญญาเมื่อได้รับเงินครบ", by="1"))
    desk.do(agreements.plan, case, PLAN)
    desk.do(case_way.end, case, "agreed", TODAY, agreed_value=1_000_000)
    terms = desk.whole(case).terms
    assert [(one.number, one.kind, one.amount, one.due) for one in terms] == [
        (1, "act", None, None), (2, "down", 100_000, TODAY), (3, "instalment", 300_000, date(2026, 3, 31)),
        (4, "instalment", 300_000, date(2026, 4, 30)), (5, "instalment", 300_000, date(2026, 5, 31)),
    ]  # fmt: skip
    for after, term in enumerate(terms[1:]):
        look(desk, case, term.id, after=after)
    seen = agreements.seen(desk.whole(case), date(2026, 7, 1))
    assert (seen.paid, seen.agreed) == (1_000_000, 1_000_000)
    assert {stage.step: stage.state for stage in desk.way(case).stages}["follow_up"] == "next"
    look(desk, case, terms[0].id, after=9)
    done = desk.whole(case)
    assert [one.keeping for one in done.terms] == ["kept"] * 5
    assert {one.by for one in done.follow_ups} == {OFFICER}
    assert agreements.seen(done, date(2026, 7, 1)).share == 100
    assert {stage.step: stage.state for stage in desk.way(case).stages}["follow_up"] == "done"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    total=st.integers(1, 10**9), down=st.integers(0, 10**6), count=st.integers(1, 60),
    first=st.dates(date(2008, 1, 1), date(2100, 1, 1)), months=st.integers(1, 12),
)  # fmt: skip
def test_a_plan_always_comes_to_its_sum_in_the_order_of_days(total, down, count, first, months):
    asked = MoneyPlan(
        total=total, down=down, down_on=first, count=count, first=first, every_months=months, by="1"
    )
    assume(down < total and count <= total - down)
    terms = asked.terms()
    assert sum(one.amount for one in terms) == total
    assert [one.number for one in terms] == [*range(1, len(terms) + 1)]
    assert sorted(one.due for one in terms) == [one.due for one in terms]
    assert {one.by for one in terms} == {"1"}


def test_the_newest_look_says_what_became_of_a_term_and_its_sum(desk, case):
    desk.do(agreements.plan, case, MoneyPlan(total=50_000, count=1, first=TODAY))
    [term] = desk.whole(case).terms
    first = look(desk, case, term.id, "partly", paid=20_000, note="จ่ายบางส่วน")
    assert desk.whole(case).terms[0].keeping == "partly"
    seen = agreements.seen(desk.whole(case), TODAY)
    assert (term.kind, seen.paid, seen.share, seen.again) == ("pay", 20_000, 0, False)
    second = look(desk, case, term.id, "broken", after=3, again=True)
    assert agreements.seen(desk.whole(case), TODAY).again
    desk.do(agreements.remove_look, second)
    assert desk.whole(case).terms[0].keeping == "partly"
    desk.do(agreements.remove_look, first)
    assert desk.whole(case).terms[0].keeping == ""


def test_a_look_at_the_whole_agreement_settles_the_terms_due_by_then(desk, case):
    desk.do(agreements.plan, case, PLAN)
    asked = FollowUp(case=case, on=date(2026, 4, 30), keeping="kept")
    id_ = desk.do(agreements.look, asked)
    whole = desk.whole(case)
    assert [one.keeping for one in whole.terms] == ["kept", "kept", "kept", ""]
    assert agreements.seen(whole, date(2026, 5, 1)).paid == 700_000
    desk.do(agreements.remove_look, id_)
    assert [one.keeping for one in desk.whole(case).terms] == [""] * 4


def test_terms_are_moved_removed_and_stay_numbered(desk, case):
    for words in ("หนึ่ง", "สอง", "สาม"):
        desk.do(agreements.keep_term, Term(case=case, words=words))

    def order():
        return [(one.number, one.words) for one in desk.whole(case).terms]

    first, _second, third = (one.id for one in desk.whole(case).terms)
    desk.do(agreements.move_term, third, -1)
    assert order() == [(1, "หนึ่ง"), (2, "สาม"), (3, "สอง")]
    desk.do(agreements.move_term, first, -1)
    desk.do(agreements.move_term, first, 1)
    assert order() == [(1, "สาม"), (2, "หนึ่ง"), (3, "สอง")]
    desk.do(agreements.remove_term, third)
    assert order() == [(1, "หนึ่ง"), (2, "สอง")]
    look(desk, case, first)
    assert refused(desk, agreements.remove_term, first) == ""


def test_a_term_says_what_is_to_be_done_or_paid(desk, case):
    assert refused(desk, agreements.keep_term, Term(case=case, kind="act", words=" ")) == "words"
    assert refused(desk, agreements.keep_term, Term(case=case, kind="pay")) == "amount"
    assert refused(desk, agreements.plan, case, MoneyPlan(total=0, count=1, first=TODAY)) == "total"
    desk.do(agreements.keep_term, Term(case=case, kind="act", words="ขอโทษ"))
    [term] = desk.whole(case).terms
    assert (
        refused(desk, agreements.look, FollowUp(case=case, term=term.id, on=TODAY, keeping="kept", paid=5))
        == "paid"
    )
    with pytest.raises(CannotDo, match="ไม่เกิน 500 ข้อ"):
        desk.do(
            agreements.plan, case, MoneyPlan(total=10**7, count=499, first=TODAY, down=100, down_on=TODAY)
        )

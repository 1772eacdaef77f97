"""What parties agreed on: numbered terms, money plans by instalments, and what became of each."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import ClassVar

from desktop.domain.cases import CasePart
from desktop.domain.deadlines import SOON, add_months
from desktop.domain.records import choice, day, flag, link, long, money, text, whole
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.thai import dates, digits, words

TERM_KINDS = {
    "act": N_("กระทำหรืองดกระทำ"),
    "down": N_("เงินวางวันแรก"),
    "instalment": N_("ผ่อนชำระ"),
    "pay": N_("ชำระครั้งเดียว"),
}
MONEY_KINDS = ("down", "instalment", "pay")
MOST_TERMS = 500
KEEPINGS = {"kept": N_("ครบตามข้อตกลง"), "partly": N_("ทำบางส่วน"), "broken": N_("ผิดข้อตกลง")}
STANDINGS = {
    **KEEPINGS,
    "overdue": N_("เลยกำหนด ยังไม่ได้ติดตาม"),
    "due": N_("ใกล้ถึงกำหนด"),
    "waiting": N_("ยังไม่ถึงกำหนด"),
}


@dataclass(frozen=True, kw_only=True)
class Term(CasePart):
    """One numbered term of an agreement; each instalment is one."""

    topic: ClassVar[str] = "agreement_terms"
    titled: ClassVar[str] = N_("ข้อตกลง")
    number: int | None = whole(N_("ข้อ"), required=True, listed=True, least=1, most=MOST_TERMS)
    kind: str = choice(N_("ชนิด"), TERM_KINDS, required=True, listed=True, default="act")
    words: str = long(N_("ข้อความ"), listed=True, most=5000)
    by: str = choice(
        N_("ผู้ต้องทำ"), {"1": N_("ฝ่ายที่ 1"), "2": N_("ฝ่ายที่ 2"), "both": N_("ทั้งสองฝ่าย")}, default="2"
    )
    amount: int | None = money(N_("จำนวนเงิน (บาท)"), listed=True)
    due: date | None = day(N_("ภายในวันที่"), listed=True)
    keeping: str = choice(N_("ผล"), KEEPINGS, listed=True)

    @property
    def named(self) -> str:
        """Name the term by its number."""
        return f"ข้อ {self.number}"


@dataclass(frozen=True, kw_only=True)
class FollowUp(CasePart):
    """One look at what became of a term, or of the whole agreement."""

    topic: ClassVar[str] = "follow_ups"
    titled: ClassVar[str] = N_("การติดตามผล")
    term: str = link(N_("ข้อตกลง"), "agreement_terms", listed=True)
    on: date | None = day(N_("วันที่ติดตาม"), required=True, listed=True)
    keeping: str = choice(N_("ผล"), KEEPINGS, required=True, listed=True)
    paid: int | None = money(N_("ชำระแล้ว (บาท)"), listed=True)
    again: bool = flag(N_("เกิดข้อพิพาทซ้ำ"), listed=True)
    by: str = text(N_("ผู้ติดตาม"), listed=True, most=120)
    note: str = long(N_("หมายเหตุ"), most=2000)


@dataclass(frozen=True)
class Standing:
    """What became of one term as of a day: a key of STANDINGS, when it was last looked at, and what was paid by then."""

    term: Term
    state: str
    looked: date | None = None
    paid: int | None = None  # satang, as the newest look at this term says


def money_plan(
    total: int,
    down: int,
    down_on: date | None,
    count: int,
    first: date | None,
    every_months: int = 1,
    last_takes_rest: bool = True,
) -> tuple[Term, ...]:
    """Make the terms of a sum in satang: a first payment, and instalments that come to exactly the rest.

    Each instalment is whole baht; what is left over is paid with the last, or with the first one.

    >>> [term.amount for term in money_plan(100_000, 0, None, 3, date(2025, 1, 31))]
    [33300, 33300, 33400]
    """
    _check_sums(total, down, count)
    _check_days(down, down_on, count, first, every_months)
    terms = [Term(kind="down", amount=down, due=down_on)] if down else []
    if first and count:
        terms += _instalments(total - down, count, first, every_months, last_takes_rest)
    if len(terms) == 1:
        terms = [replace(terms[0], kind="pay")]
    return numbered(terms)


def numbered(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Number terms from 1 in the order they are given."""
    return tuple(replace(term, number=number) for number, term in enumerate(terms, 1))


def plan_words(terms: Iterable[Term]) -> tuple[str, ...]:
    """Write the terms of money for a paper, each with its amount in digits and words; first the sum where there are more."""
    paid = [term for term in terms if term.kind in MONEY_KINDS and term.amount is not None]
    places = itertools.accumulate(term.kind == "instalment" for term in paid)
    lines = [_payment(term, place) for term, place in zip(paid, places, strict=True)]
    if len(paid) < 2:
        return tuple(lines)
    whole_ = f"ชำระเงินรวม {amount_words(sum(term.amount or 0 for term in paid))}"
    return (f"{whole_} แบ่งเป็น {len(paid)} ครั้ง ดังนี้", *lines)


def amount_words(satang: int) -> str:
    """Write an amount in digits and words.

    >>> amount_words(125_050)
    '1,250.50 บาท (หนึ่งพันสองร้อยห้าสิบบาทห้าสิบสตางค์)'
    """
    return f"{digits.baht(satang)} บาท ({words.baht(Decimal(satang) / 100)})"


def standing(terms: Iterable[Term], follow_ups: Sequence[FollowUp], today: date) -> tuple[Standing, ...]:
    """Tell what became of each term: the newest look at it says so, else its own result, else its day."""
    return tuple(_standing(term, follow_ups, today) for term in terms)


def kept_share(standings: Iterable[Standing]) -> int | None:
    """Give how many terms were kept, in per cent of those that should be by now; `None` while none should."""
    ripe = [one.state for one in standings if one.state not in ("waiting", "due")]
    return ripe.count("kept") * 100 // len(ripe) if ripe else None


def keeping_of(states: Sequence[str], whole_: str) -> str:
    """Tell what became of an agreement by the results of its terms, "" of one not looked at, and the newest look at all.

    >>> keeping_of(("kept", ""), ""), keeping_of(("kept", "kept"), "broken"), keeping_of((), "kept")
    ('partly', 'kept', 'kept')
    """
    if not any(states):
        return whole_
    if all(state == "kept" for state in states):
        return "kept"
    return "broken" if "broken" in (*states, whole_) else "partly"


def _check_sums(total: int, down: int, count: int) -> None:
    if total <= 0:
        raise CannotDo("จำนวนเงินที่ตกลงกันต้องมากกว่าศูนย์", "total")
    if down < 0 or down > total:
        raise CannotDo(
            "เงินวางวันแรกต้องไม่ติดลบ และไม่เกินจำนวนเงินที่ตกลงกัน {total} บาท", "down", total=digits.baht(total)
        )
    rest = total - down
    if rest == 0 and count:
        raise CannotDo("วางเงินครบแล้ว จึงไม่มีงวดให้ผ่อน กรุณาใส่จำนวนงวดเป็น 0", "count")
    if rest and not 1 <= count < MOST_TERMS:
        raise CannotDo("จำนวนงวดต้องเป็น 1 ถึง {most}", "count", most=MOST_TERMS - 1)
    if count > rest > 0:
        raise CannotDo(
            "เงินที่เหลือ {rest} บาท แบ่งเป็น {count} งวดไม่ได้", "count", rest=digits.baht(rest), count=count
        )


def _check_days(down: int, down_on: date | None, count: int, first: date | None, every_months: int) -> None:
    if down and down_on is None:
        raise CannotDo("ต้องกรอกวันที่วางเงิน", "down_on")
    if count and first is None:
        raise CannotDo("ต้องกรอกวันที่ชำระงวดแรก", "first")
    if count > 1 and not 1 <= every_months <= 120:
        raise CannotDo("ระยะห่างของงวดต้องเป็น 1 ถึง 120 เดือน", "every_months")
    if down and down_on and count and first and first < down_on:
        raise CannotDo("งวดแรกต้องไม่ก่อนวันที่วางเงิน {day}", "first", day=dates.long(down_on))


def _instalments(rest: int, count: int, first: date, every_months: int, last_takes_rest: bool) -> list[Term]:
    unit = 100 if rest >= count * 100 else 1  # whole baht, unless there is not one for each
    each = rest // count // unit * unit
    odd = count - 1 if last_takes_rest else 0
    amounts = [each] * count
    amounts[odd] = rest - each * (count - 1)
    return [
        Term(kind="instalment", amount=amount, due=add_months(first, place * every_months))
        for place, amount in enumerate(amounts)
    ]


def _payment(term: Term, place: int) -> str:
    start = {"down": "วางเงินวันแรก", "pay": "ชำระครั้งเดียว"}.get(term.kind, f"งวดที่ {place} ชำระ")
    due = f" ภายในวันที่ {dates.long(term.due)}" if term.due else ""
    return f"{start} {amount_words(term.amount or 0)}{due}"


def _standing(term: Term, follow_ups: Sequence[FollowUp], today: date) -> Standing:
    own = _newest(one for one in follow_ups if one.term == term.id)
    whole_ = _newest(one for one in follow_ups if _of_all(one, term))
    look = _newest(one for one in (whole_, own) if one)
    paid = own.paid if own else None
    if look:
        return Standing(term, look.keeping, look.on, paid)
    return Standing(term, term.keeping or _by_day(term.due, today))


def _of_all(look: FollowUp, term: Term) -> bool:
    """Tell whether a look at the whole agreement speaks of a term: it was kept, and the term was due by then."""
    return not look.term and look.keeping == "kept" and (not term.due or not look.on or term.due <= look.on)


def _newest(looks: Iterable[FollowUp]) -> FollowUp | None:
    """Give the look of the latest day; of one day the one that was written last."""
    return max(enumerate(looks), key=lambda one: (one[1].on or date.min, one[0]), default=(0, None))[1]


def _by_day(due: date | None, today: date) -> str:
    if due is None or (due - today).days > SOON:
        return "waiting"
    return "overdue" if due < today else "due"

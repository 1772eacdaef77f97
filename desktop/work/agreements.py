"""The agreement of a case: its numbered terms, a money plan added as terms, and what became of each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from desktop.domain.agreements import (
    KEEPINGS,
    MONEY_KINDS,
    MOST_TERMS,
    FollowUp,
    Standing,
    Term,
    kept_share,
    money_plan,
    standing,
)
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import cases
from desktop.work.cases import Whole


@dataclass(frozen=True, kw_only=True)
class MoneyPlan:
    """A sum in satang and how it is to be paid."""

    total: int = 0
    down: int = 0
    down_on: date | None = None
    count: int = 0
    first: date | None = None
    every_months: int = 1
    last_takes_rest: bool = True
    by: str = "2"

    def terms(self) -> tuple[Term, ...]:
        """Make its terms, numbered from 1; refuses a plan that does not hold."""
        made = money_plan(
            self.total,
            self.down,
            self.down_on,
            self.count,
            self.first,
            self.every_months,
            self.last_takes_rest,
        )
        return tuple(dataclasses.replace(term, by=self.by) for term in made)


@dataclass(frozen=True)
class Agreement:
    """How an agreement is kept as of a day; sums are satang."""

    standings: tuple[Standing, ...]
    agreed: int
    paid: int
    share: int | None  # of the terms that should be kept by now, in per cent
    again: bool  # the dispute broke out again


def seen(whole: Whole, today: date) -> Agreement:
    """Tell how the agreement of a case is kept."""
    standings = standing(whole.terms, whole.follow_ups, today)
    money = [one for one in standings if one.term.kind in MONEY_KINDS]
    return Agreement(
        standings,
        agreed=sum(one.term.amount or 0 for one in money),
        paid=sum(map(paid_of, money)),
        share=kept_share(standings),
        again=any(look.again for look in whole.follow_ups),
    )


def paid_of(one: Standing) -> int:
    """Give what was paid of one term: as the last look says, else all of it where it was kept."""
    if one.paid is not None:
        return one.paid
    return one.term.amount or 0 if one.state == "kept" else 0


def plan(session: Session, case: str, asked: MoneyPlan) -> tuple[str, ...]:
    """Add the terms of a money plan after those that a case has."""
    made, kept = asked.terms(), cases.whole(session, case).terms
    _check_room(len(kept) + len(made))
    return tuple(
        cases.keep_part(session, dataclasses.replace(term, case=case, number=number))
        for number, term in enumerate(made, _last(kept) + 1)
    )


def keep_term(session: Session, term: Term) -> str:
    """Keep a term; a new one takes the next number."""
    if term.kind in MONEY_KINDS and not term.amount:
        raise CannotDo("กรุณากรอกจำนวนเงิน", "amount")
    if term.kind not in MONEY_KINDS and not term.words.strip():
        raise CannotDo("กรุณาพิมพ์ข้อความของข้อตกลง", "words")
    if term.number:
        return cases.keep_part(session, term)
    kept = cases.whole(session, term.case).terms
    _check_room(len(kept) + 1)
    return cases.keep_part(session, dataclasses.replace(term, number=_last(kept) + 1))


def move_term(session: Session, id_: str, step: int) -> None:
    """Move a term up (-1) or down (1); the first and the last stay."""
    terms = list(_terms_beside(session, id_))
    place = next(n for n, one in enumerate(terms) if one.id == id_)
    other = place + step
    if 0 <= other < len(terms):
        terms[place], terms[other] = terms[other], terms[place]
        _number(session, terms)


def remove_term(session: Session, id_: str) -> None:
    """Take a term out; the later ones move up. What was followed up stays."""
    terms = _terms_beside(session, id_)
    looks = cases.whole(session, terms[0].case).follow_ups
    if any(look.term == id_ for look in looks):
        raise CannotDo("ข้อนี้มีการติดตามผลแล้ว กรุณานำการติดตามผลของข้อนี้ออกก่อน")
    cases.remove_part(session, Term, id_)
    _number(session, [one for one in terms if one.id != id_])


def look(session: Session, asked: FollowUp) -> str:
    """Add a look at what became of a term, or of all terms, and bring their results to it."""
    terms = cases.whole(session, asked.case).terms
    term = next((one for one in terms if one.id == asked.term), None)
    paid = asked.paid
    if paid is None and term and term.amount and asked.keeping == "kept":
        paid = term.amount
    if paid and term is not None and term.kind not in MONEY_KINDS:
        raise CannotDo("ข้อนี้ไม่ใช่การชำระเงิน จึงไม่มียอดที่ชำระ", "paid")
    noted = dataclasses.replace(asked, paid=paid, by=asked.by or session.actor)
    id_ = cases.keep_part(session, noted)
    _follow(session, asked.case)
    return id_


def remove_look(session: Session, id_: str) -> None:
    """Take a look out, and bring the results of the terms to those that are left."""
    gone = store.read(session, FollowUp, id_)
    cases.remove_part(session, FollowUp, id_)
    before = cases.whole(session, gone.case)
    touched = [one for one in before.terms if one.keeping and gone.term in ("", one.id)]
    for term in touched:
        cases.keep_part(session, dataclasses.replace(term, keeping=""))
    _follow(session, gone.case)


def _follow(session: Session, case: str) -> None:
    """Bring the result of each term to the newest look at it."""
    whole = cases.whole(session, case)
    for one in standing(whole.terms, whole.follow_ups, date.max):
        if one.looked and one.state in KEEPINGS and one.term.keeping != one.state:
            cases.keep_part(session, dataclasses.replace(one.term, keeping=one.state))


def _terms_beside(session: Session, id_: str) -> tuple[Term, ...]:
    return cases.whole(session, store.read(session, Term, id_).case).terms


def _number(session: Session, terms: Sequence[Term]) -> None:
    for number, one in enumerate(terms, 1):
        if one.number != number:
            cases.keep_part(session, dataclasses.replace(one, number=number))


def _last(terms: Sequence[Term]) -> int:
    return max((one.number or 0 for one in terms), default=0)


def _check_room(count: int) -> None:
    if count > MOST_TERMS:
        raise CannotDo("ข้อตกลงมีได้ไม่เกิน {most} ข้อ", most=MOST_TERMS)

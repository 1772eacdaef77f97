"""The dialogs of an agreement: a term, a money plan that shows its days and sums while it is typed, a look at a term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.domain.agreements import MONEY_KINDS, TERM_KINDS, FollowUp, Term, amount_words
from desktop.domain.records import Record, choice, day, field_of, flag, money, whole
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.thai import dates, digits
from desktop.ui.jobs import Act, Jobs
from desktop.ui.mediation import acts
from desktop.ui.mediation.acting import ActDialog, form_of
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable

WRITTEN, PLANNED, LOOKED = N_("บันทึกข้อตกลง"), N_("ทำแผนชำระเงิน"), N_("ติดตามผล")
PREVIEW = 8  # of the table of a plan, in lines' heights
TERM_KEYS = {"kind": "K", "words": "W", "by": "B", "amount": "A", "due": "D"}
PLAN_KEYS = {
    "total": "T",
    "down": "D",
    "down_on": "O",
    "count": "C",
    "first": "F",
    "every_months": "E",
    "by": "B",
}
LOOK_KEYS = {"on": "D", "keeping": "K", "paid": "P", "again": "A", "by": "B", "note": "N"}


@dataclass(frozen=True, kw_only=True)
class _Plan(Record):
    topic: ClassVar[str] = "money_plans"
    titled: ClassVar[str] = N_("แผนชำระเงิน")
    total: int | None = money(N_("จำนวนเงินที่ตกลงกัน (บาท)"), required=True)
    by: str = choice(N_("ผู้ชำระ"), field_of(Term, "by").choices, required=True, default="2")
    down: int | None = money(N_("เงินวางวันแรก (บาท)"))
    down_on: date | None = day(N_("วันที่วางเงิน"))
    count: int | None = whole(N_("จำนวนงวด"), most=499)
    first: date | None = day(N_("งวดแรกวันที่"))
    every_months: int | None = whole(N_("ห่างกันกี่เดือน"), least=1, most=120, default=1)
    last_takes_rest: bool = flag(N_("เศษอยู่งวดสุดท้าย"), default=True)


class TermDialog(ActDialog):
    """Writes one term."""

    def __init__(self, jobs: Jobs, term: Term, parent: QWidget) -> None:
        form = form_of(term, (("", ("kind", "by", "words", "amount", "due")),), TERM_KEYS)
        title = _("แก้ข้อ {number}").format(number=term.number) if term.number else _("เพิ่มข้อตกลง")
        act = partial(acts.keep_term, term=term)
        super().__init__(jobs, title, "", form, _("บันทึก"), act, WRITTEN, parent)
        form.edited.connect(self._hear)
        self._hear("kind")
        form.focus("words")

    def _hear(self, name: str) -> None:
        if name == "kind":
            self.form.show_field("amount", self.form.settled()["kind"] in MONEY_KINDS)


class PlanDialog(ActDialog):
    """Makes the terms of a sum; what they will be stands beside while it is typed."""

    def __init__(self, jobs: Jobs, case: str, parent: QWidget, total: int | None = None) -> None:
        begun = _Plan(total=total, count=1, first=date.today())
        names = ("total", "by", "down", "down_on", "count", "first", "every_months", "last_takes_rest")
        form = form_of(begun, (("", names),), PLAN_KEYS)
        act = partial(acts.plan, case=case)
        super().__init__(jobs, _("แผนชำระเงิน"), "", form, _("เพิ่มเป็นข้อตกลง"), act, PLANNED, parent)
        titles = (_("ลำดับ"), _("รายการ"), _("ภายในวันที่"), _("จำนวนเงิน (บาท)"))
        self.preview = PlainTable(_("แผนที่จะได้"), titles, (3.5, 8, 9))
        self.preview.setMinimumHeight(gap(self, PREVIEW))
        self.sum = TextLabel(role="section")
        self.column.insertWidget(3, self.sum)
        self.column.insertWidget(4, self.preview, 1)
        self.column.setStretchFactor(form, 0)
        form.edited.connect(self._preview)
        self._preview()
        self.widen()
        form.focus("total")

    def act_with(self, values: Mapping[str, Any]) -> Act:
        """Add the terms of the plan."""
        return partial(self._act, asked=_asked(values))

    def _preview(self, _name: str = "") -> None:
        """Show the terms that the plan makes, or why it makes none."""
        try:
            terms = _asked(self.form.settled()).terms()
        except CannotDo as error:
            self.preview.show_rows(())
            self.sum.setText(error.say(i18n._))
            return
        self.preview.show_rows([plan_row(term) for term in terms])
        self.sum.setText(_("รวม {sum}").format(sum=amount_words(sum(one.amount or 0 for one in terms))))


class LookDialog(ActDialog):
    """Notes what became of a term, or of the whole agreement where none is named."""

    def __init__(self, jobs: Jobs, case: str, term: Term | None, parent: QWidget) -> None:
        paid = term.amount if term is not None else None
        begun = FollowUp(case=case, term=term.id if term else "", on=date.today(), keeping="kept", paid=paid)
        pays = term is not None and term.kind in MONEY_KINDS
        form = form_of(begun, (("", ("on", "keeping", "paid", "again", "by", "note")),), LOOK_KEYS)
        form.show_field("paid", pays)
        title = _("ติดตามผลข้อ {number}").format(number=term.number) if term else _("ติดตามผลทั้งข้อตกลง")
        all_terms = _("ใช้เมื่อทำครบทุกข้อที่ถึงกำหนดแล้ว ถ้าต่างกันเป็นข้อ ๆ ให้ติดตามทีละข้อ")
        act = partial(acts.look, asked=begun)
        sentence = said(term) if term else all_terms
        super().__init__(jobs, title, sentence, form, _("บันทึก"), act, LOOKED, parent)
        form.edited.connect(self._hear)
        form.focus("keeping")
        self._amount = paid

    def _hear(self, name: str) -> None:
        """Empty the sum when not all was paid, and fill it again when it was."""
        if name == "keeping" and self._amount is not None:
            kept = self.form.settled()["keeping"] == "kept"
            if self.form.settled()["paid"] in (None, self._amount):
                self.form.set_value("paid", self._amount if kept else None)


def said(term: Term) -> str:
    """Say what a term asks for, in words or as a payment."""
    paid = _("{kind} {amount} บาท").format(
        kind=_(TERM_KINDS[term.kind]), amount=digits.baht(term.amount or 0)
    )
    return " ".join(filter(None, (paid if term.kind in MONEY_KINDS else "", term.words)))


def plan_row(term: Term) -> tuple[str, str, str, str]:
    """Tell of one payment of a plan."""
    due = dates.long(term.due) if term.due else ""
    return (str(term.number), _(TERM_KINDS[term.kind]), due, digits.baht(term.amount or 0))


def _asked(values: Mapping[str, Any]) -> Any:
    from desktop.work.agreements import MoneyPlan

    numbers = {name: values[name] or 0 for name in ("total", "down", "count", "every_months")}
    return MoneyPlan(
        **numbers, down_on=values["down_on"], first=values["first"], by=values["by"],
        last_takes_rest=values["last_takes_rest"],
    )  # fmt: skip

"""The agreement of a case: its terms, what is paid of them, and each look at what became of them."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.agreements import KEEPINGS, MONEY_KINDS, STANDINGS, TERM_KINDS, FollowUp, Standing, Term
from desktop.domain.records import field_of
from desktop.i18n import N_, _
from desktop.thai import dates, digits
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import acts
from desktop.ui.mediation.acting import ActingTab
from desktop.ui.mediation.agreement_dialogs import LookDialog, PlanDialog, TermDialog
from desktop.ui.mediation.part_table import PartBox, PartRow, PartTable
from desktop.ui.parts.buttons import Badge
from desktop.ui.parts.labels import TextLabel
from desktop.ui.surveys.bars import BarLabel

if TYPE_CHECKING:
    from desktop.work.agreements import Agreement
    from desktop.work.cases import Whole

MOVED = N_("เลื่อนลำดับข้อตกลง")
COLOURS = {"kept": "good", "partly": "warn", "broken": "bad", "overdue": "bad", "due": "warn"}


class AgreementTab(ActingTab):
    """Shows and edits the terms, makes money plans, and follows up what became of them."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self.terms, self.looks = _terms(), _looks()
        self.bar, self.share, self.again = BarLabel(), TextLabel(role="hint"), Badge()
        self._head = QWidget()
        self._put_buttons()
        self._lay_out()

    def show_whole(self, whole: Whole) -> None:
        """Show the agreement of a case."""
        from desktop.work import agreements

        super().show_whole(whole)
        seen = agreements.seen(whole, date.today())
        self.terms.show_parts([_term_row(one) for one in seen.standings])
        numbers = {one.id: one.number for one in whole.terms}
        self.looks.show_parts([_look_row(one, numbers) for one in reversed(whole.follow_ups)])
        self._show_head(seen)
        self.look_all_button.setEnabled(bool(whole.terms))

    def begin(self, what: str) -> None:  # noqa: ARG002
        """Go to the terms."""
        (self.terms.table if self.whole and self.whole.terms else self.terms.first).setFocus()

    def add(self) -> None:
        """Write a new term."""
        if self.whole is not None:
            self.ask(TermDialog(self.jobs, Term(case=self.whole.case.id), self))

    def plan(self) -> None:
        """Make a money plan."""
        if self.whole is not None:
            total = self.whole.case.value if not self.whole.terms else None
            self.ask(PlanDialog(self.jobs, self.whole.case.id, self, total))

    def edit(self) -> None:
        """Edit the chosen term."""
        term = self._term()
        if term is not None:
            self.ask(TermDialog(self.jobs, term, self))

    def look(self) -> None:
        """Note what became of the chosen term."""
        term = self._term()
        if term is not None:
            self.ask(LookDialog(self.jobs, term.case, term, self))

    def look_at_all(self) -> None:
        """Note that the whole agreement was kept, or not."""
        if self.whole is not None:
            self.ask(LookDialog(self.jobs, self.whole.case.id, None, self))

    def shift(self, step: int) -> None:
        """Move the chosen term up or down."""
        term = self._term()
        if term is not None:
            self.write(partial(acts.move_term, id_=term.id, step=step), MOVED)

    def _put_buttons(self) -> None:
        terms, looks = self.terms, self.looks
        terms.add_button(_("เพิ่มข้อ…"), self.add, "plus")
        terms.add_button(_("แผนชำระเงิน…"), self.plan, "coin")
        terms.row_button(_("ติดตามผล…"), self.look, "check")
        terms.row_button(_("แก้ไข…"), self.edit, "pencil")
        terms.row_button(_("เลื่อนขึ้น"), partial(self.shift, -1), "chevron-up")
        terms.row_button(_("เลื่อนลง"), partial(self.shift, 1), "chevron-down")
        terms.row_button(_("นำออก"), self._remove_term, "trash")
        self.look_all_button = looks.add_button(_("ติดตามทั้งข้อตกลง…"), self.look_at_all, "check")
        looks.row_button(_("นำออก"), self._remove_look, "trash")
        terms.table.opened.connect(self.edit)
        terms.table.add_asked.connect(self.add)
        terms.table.remove_asked.connect(self._remove_term)
        looks.table.add_asked.connect(self.look_at_all)
        looks.table.remove_asked.connect(self._remove_look)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.bar)
        words.addWidget(self.share)
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(words, 1)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignTop)
        column = self._scrolling()
        for part in (self._head, self.terms, self.looks):
            column.addWidget(part)
        column.addStretch(1)

    def _show_head(self, seen: Agreement) -> None:
        self._head.setVisible(bool(seen.standings))
        paid = _("ชำระแล้ว {paid} จาก {agreed} บาท")
        self.bar.show_bar(
            paid.format(paid=digits.baht(seen.paid), agreed=digits.baht(seen.agreed)),
            min(seen.paid, seen.agreed),
            seen.agreed,
        )
        self.bar.setVisible(seen.agreed > 0)
        self.share.setText(kept(seen))
        self.again.show_state(_("เกิดข้อพิพาทซ้ำ"), "bad")
        self.again.setVisible(seen.again)

    def _term(self) -> Term | None:
        terms = self.whole.terms if self.whole is not None else ()
        return next((one for one in terms if one.id == self.terms.table.current_id()), None)

    def _remove_term(self) -> None:
        if self.terms.table.current_id():
            self.remove(partial(acts.remove_term, id_=self.terms.table.current_id()))

    def _remove_look(self) -> None:
        if self.looks.table.current_id():
            self.remove(partial(acts.remove_look, id_=self.looks.table.current_id()))


def kept(seen: Agreement) -> str:
    """Say how many terms were kept of those that should be by now."""
    if seen.share is None:
        return _("ยังไม่มีข้อใดถึงกำหนด")
    return _("ทำครบแล้วร้อยละ {share} ของข้อที่ถึงกำหนด").format(share=seen.share)


def _terms() -> PartBox:
    titles = (_("ข้อ"), _("ข้อความ"), _("ผู้ต้องทำ"), _("จำนวนเงิน (บาท)"), _("ภายในวันที่"), _("ผล"))
    table = PartTable(_("ข้อตกลง"), titles, (3, 17, 6, 7, 8), marked=5)
    return PartBox(_("ข้อตกลง"), table, _("ยังไม่มีข้อตกลง เพิ่มทีละข้อ หรือทำแผนชำระเงินให้โปรแกรมแบ่งงวดและวันให้"))


def _looks() -> PartBox:
    titles = (_("วันที่ติดตาม"), _("ข้อ"), _("ชำระแล้ว (บาท)"), _("ผู้ติดตาม"), _("ผล"), _("หมายเหตุ"))
    table = PartTable(_("การติดตามผล"), titles, (7, 6, 7, 10, 9), marked=4)
    return PartBox(_("การติดตามผล"), table, _("ยังไม่มีการติดตามผล เลือกข้อตกลงแล้วกด “ติดตามผล”"))


def _term_row(one: Standing) -> PartRow:
    term = one.term
    amount = digits.baht(term.amount) if term.amount is not None else ""
    due = dates.short(term.due) if term.due else ""
    by = _(field_of(Term, "by").choices.get(term.by, ""))
    state = _(STANDINGS[one.state])
    kind = _(TERM_KINDS[term.kind]) if term.kind in MONEY_KINDS else ""
    words = f"{kind} {term.words}".strip()
    return PartRow(
        term.id, (str(term.number or ""), words, by, amount, due, state), COLOURS.get(one.state, "")
    )


def _look_row(one: FollowUp, numbers: dict[str, int | None]) -> PartRow:
    term = str(numbers.get(one.term) or "") if one.term else _("ทั้งหมด")
    paid = digits.baht(one.paid) if one.paid is not None else ""
    note = " ".join(filter(None, (_("เกิดข้อพิพาทซ้ำ") if one.again else "", one.note)))
    keeping = _(KEEPINGS.get(one.keeping, ""))
    day = dates.short(one.on) if one.on else ""
    return PartRow(one.id, (day, term, paid, one.by, keeping, note), COLOURS.get(one.keeping, ""))

"""The way of a case: its stages as a line, what comes next, its track and its time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import acts
from desktop.ui.mediation.acting import ActDialog, ActingTab
from desktop.ui.mediation.way_cards import Notices, TimeCard, TrackCard
from desktop.ui.mediation.way_dialogs import AnswerDialog, EndDialog, ExtendDialog, GoOnDialog, TrackDialog
from desktop.ui.mediation.way_strip import WayStrip
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel

if TYPE_CHECKING:
    from desktop.domain.tracks import Verdict
    from desktop.work.case_way import CaseWay
    from desktop.work.cases import Whole

BESIDE = 40  # lines' heights of width from which two columns stand
REOPENED = N_("เปิดเรื่องไกล่เกลี่ยต่อ")
VERBS = {  # of the button for the step under way
    "request": N_("ดูคำร้อง"), "screening": N_("เลือกช่องทาง…"), "asked": N_("บันทึกการถามอีกฝ่าย…"),
    "consent": N_("บันทึกความยินยอม"), "mediators": N_("เลือกผู้ไกล่เกลี่ย"), "invitation": N_("เชิญคู่กรณี"),
    "session": N_("บันทึกการนั่ง"), "extended": N_("ขยายเวลา…"), "end": N_("สิ้นสุดเรื่อง…"),
    "certificate": N_("ออกหนังสือรับรองผล"), "follow_up": N_("ติดตามผล"),
}  # fmt: skip
ELSEWHERE = {  # the tab where a step is done, by step
    "request": "request", "consent": "parties", "mediators": "sessions", "invitation": "sessions",
    "session": "sessions", "certificate": "papers", "follow_up": "agreement",
}  # fmt: skip


class WayTab(ActingTab):
    """Shows how a case stands, and leads to each step."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._way: CaseWay | None = None
        self._now = ""
        self._reads = Latest(jobs.read, self)
        self.strip, self.notices = WayStrip(), Notices()
        self.track, self.time = TrackCard(), TimeCard()
        self.next = TextLabel(" ", "large")
        self.next_button = button(" ", self._go_now, primary=True)
        self.answer_button = button(_("ถามอีกฝ่าย…"), partial(self.go, "asked"), quiet=True)
        self.end_button = button(_("สิ้นสุดเรื่อง…"), partial(self.go, "end"), quiet=True)
        self.reopen_button = button(_("เปิดเรื่องต่อ"), self.reopen, "arrow-back-up", quiet=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()

    def show_whole(self, whole: Whole) -> None:
        """Show the way of a case."""
        super().show_whole(whole)
        self._reads.ask(partial(acts.way, whole=whole, today=date.today()), self._show)

    def go(self, step: str) -> None:
        """Do a step here, or turn to the tab where it is done."""
        dialogs: dict[str, Callable[[CaseWay], ActDialog | None]] = {
            "screening": self._screen, "asked": self._answer, "extended": self._extend, "end": self._end,
        }  # fmt: skip
        if step in ELSEWHERE:
            self.turn_asked.emit(ELSEWHERE[step], step)
        elif self._way is not None:
            dialog = dialogs[step](self._way)
            if dialog is not None:
                self.ask(dialog)

    def choose(self, verdict: Verdict) -> None:
        """Choose a track."""
        if self._way is not None:
            self.ask(TrackDialog(self.jobs, self._way, verdict, self))

    def reopen(self) -> None:
        """Take the end back."""
        if self.whole is not None:
            self.write(partial(acts.reopen, case=self.whole.case.id), REOPENED)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside one another, or one above the other."""
        super().resizeEvent(event)
        directions = QBoxLayout.Direction
        beside = self.width() >= gap(self, BESIDE)
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _lay_out(self) -> None:
        air = gap(self)
        head = QHBoxLayout()
        head.addWidget(self.next, 1)
        for one in (self.answer_button, self.end_button, self.reopen_button, self.next_button):
            head.addWidget(one, 0, Qt.AlignmentFlag.AlignVCenter)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, cards in ((left, (self.notices, self.time)), (right, (self.track,))):
            side.setSpacing(air * 3 // 4)
            for card in cards:
                side.addWidget(card)
            side.addStretch(1)
        self._row.setSpacing(air * 3 // 4)
        self._row.addLayout(left, 1)
        self._row.addLayout(right, 1)
        column = self._scrolling()
        column.addWidget(self.strip)
        column.addLayout(head)
        column.addLayout(self._row)
        column.addStretch(1)

    def _connect(self) -> None:
        self.strip.asked.connect(self.go)
        self.notices.go_on_asked.connect(self._go_on)
        self.notices.again_asked.connect(self._remove_step)
        self.track.choose_asked.connect(self.choose)
        self.track.refer_asked.connect(partial(self.turn_asked.emit, "papers", "referral"))
        self.time.extend_asked.connect(partial(self.go, "extended"))
        self.time.remove_asked.connect(self._remove_step)

    def _show(self, way: CaseWay) -> None:
        self._way = way
        self.strip.show_stages(way.stages)
        self.notices.show_way(way)
        self.track.show_way(way)
        self.time.show_way(way, date.today())
        ended = way.way.ended
        self.answer_button.setVisible(not ended)
        self.reopen_button.setVisible(ended)
        self.end_button.setText(_("แก้การสิ้นสุด…") if ended else _("สิ้นสุดเรื่อง…"))
        now = next((one for one in way.stages if one.state == "now"), None)
        self._now = now.step if now else ""
        self.next.setText(_("ขั้นต่อไป: {step}").format(step=_(now.title)) if now else _("ครบทุกขั้นตอนแล้ว"))
        self.next_button.setVisible(now is not None)
        if now is not None:
            self.next_button.setText(_(VERBS[now.step]))
            self.answer_button.setVisible(not ended and now.step != "asked")
            self.end_button.setVisible(now.step != "end")

    def _go_now(self) -> None:
        if self._now:
            self.go(self._now)

    def _screen(self, way: CaseWay) -> ActDialog | None:
        """Choose the track that was chosen before, or the proposed one; where none takes it, look at the reasons."""
        chosen = [one for one in way.verdicts if one.track.key == way.way.case.track]
        verdict = chosen[0] if chosen else way.proposed
        if verdict is None:
            for one in self.track.verdict_buttons()[:1]:
                one.setFocus()
            return None
        return TrackDialog(self.jobs, way, verdict, self)

    def _answer(self, way: CaseWay) -> ActDialog:
        return AnswerDialog(self.jobs, way.way.case, self)

    def _extend(self, way: CaseWay) -> ActDialog:
        return ExtendDialog(self.jobs, way, self)

    def _end(self, _way: CaseWay) -> ActDialog:
        assert self.whole is not None
        return EndDialog(self.jobs, self.whole, self)

    def _go_on(self, question: str) -> None:
        if self.whole is not None:
            self.ask(GoOnDialog(self.jobs, self.whole.case.id, question, self))

    def _remove_step(self, id_: str) -> None:
        self.remove(partial(acts.remove_step, step=id_))

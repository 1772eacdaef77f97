"""The dialogs of the way of a case: its track, the other side's answer, more time, its end, a question answered."""

from __future__ import annotations

import dataclasses
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.domain.agreements import MONEY_KINDS
from desktop.domain.cases import Case, CaseStep
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import acts
from desktop.ui.mediation.acting import ActDialog, form_of
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import Reason

if TYPE_CHECKING:
    from desktop.domain.tracks import Verdict
    from desktop.work.case_way import CaseWay
    from desktop.work.cases import Whole

CHOSEN, ASKED = N_("เลือกช่องทางไกล่เกลี่ย"), N_("ถามความสมัครใจของอีกฝ่าย")
EXTENDED, ENDED, WENT_ON = N_("ขยายเวลาไกล่เกลี่ย"), N_("สิ้นสุดเรื่องไกล่เกลี่ย"), N_("ทำต่อทั้งที่มีข้อสังเกต")
REFERRING = ("referred", "out_of_scope")  # results that say where a case was sent
END_KEYS = {"result": "R", "ended": "D", "end_reason": "W", "agreed_value": "V", "agreed_at": "P"}


class TrackDialog(ActDialog):
    """Chooses one track; why, where it is not the proposed one; and who screened the case when."""

    def __init__(self, jobs: Jobs, way: CaseWay, verdict: Verdict, parent: QWidget) -> None:
        case, key = way.way.case, verdict.track.key
        usual = way.proposed is not None and way.proposed.track.key == key
        kept = case.track_reason if case.track == key else ""
        begun = dataclasses.replace(case, track_reason=kept, screened=case.screened or date.today())
        keys = {"track_reason": "R", "screened": "D", "screened_by": "B"}
        form = form_of(begun, (("", ("track_reason", "screened", "screened_by")),), keys)
        form.show_field("track_reason", not usual)
        different = _("ไม่ใช่ช่องทางที่โปรแกรมเสนอ เลือกได้เมื่อบันทึกเหตุผล")
        sentence = _("เป็นช่องทางที่โปรแกรมเสนอ") if usual else f"{different}\n{verdict.say(_)}".strip()
        act = partial(acts.choose_track, case=case.id, key=key)
        title = _("เลือก {track}").format(track=_(verdict.track.label))
        super().__init__(jobs, title, sentence, form, _("เลือกช่องทางนี้"), act, CHOSEN, parent)
        form.focus("screened" if usual else "track_reason")


class AnswerDialog(ActDialog):
    """Notes when the other side was asked, and what it answered."""

    def __init__(self, jobs: Jobs, case: Case, parent: QWidget) -> None:
        begun = dataclasses.replace(case, asked=case.asked or date.today())
        form = form_of(
            begun, (("", ("asked", "answered", "answer")),), {"asked": "A", "answered": "D", "answer": "Y"}
        )
        sentence = _("ถ้าอีกฝ่ายไม่สมัครใจ ให้สิ้นสุดเรื่องด้วยผล “อีกฝ่ายไม่สมัครใจ”")
        act = partial(acts.ask_other, case=case.id)
        super().__init__(jobs, _("ถามความสมัครใจของอีกฝ่าย"), sentence, form, _("บันทึก"), act, ASKED, parent)
        form.focus("answer" if case.asked else "asked")


class ExtendDialog(ActDialog):
    """Extends the time of a case, at most as far as its track allows."""

    def __init__(self, jobs: Jobs, way: CaseWay, parent: QWidget) -> None:
        step = CaseStep(on=date.today(), until=way.farthest)
        form = form_of(step, (("", ("on", "until", "reason")),), {"on": "D", "until": "U", "reason": "R"})
        act = partial(acts.extend, case=way.way.case.id)
        super().__init__(jobs, _("ขยายเวลา"), _farthest(way), form, _("ขยายเวลา"), act, EXTENDED, parent)
        form.focus("reason")


class EndDialog(ActDialog):
    """Ends a case: its result, the day, why; what was agreed on, or where it was sent."""

    def __init__(self, jobs: Jobs, whole: Whole, parent: QWidget, result: str = "", reason: str = "") -> None:
        case = whole.case
        sums = [one.amount or 0 for one in whole.terms if one.kind in MONEY_KINDS]
        agreed = case.agreed_value if case.agreed_value is not None else (sum(sums) or None)
        begun = dataclasses.replace(
            case, result=result or case.result, ended=case.ended or date.today(), agreed_value=agreed,
            end_reason=reason or case.end_reason,
        )  # fmt: skip
        names = ("result", "ended", "end_reason", "agreed_value", "agreed_at", "referred_to", "referred")
        form = form_of(begun, (("", names),), END_KEYS)
        sentence = _("บันทึกแล้วแก้ไขได้อีก หรือเปิดเรื่องต่อได้ถ้ายังไม่สิ้นสุดจริง")
        act = partial(acts.end, case=case.id)
        super().__init__(jobs, _("สิ้นสุดเรื่อง"), sentence, form, _("บันทึกการสิ้นสุด"), act, ENDED, parent)
        form.edited.connect(self._hear)
        self._hear("result")
        form.focus("result")

    def _hear(self, name: str) -> None:
        """Show the fields that have a meaning with the result."""
        if name == "result":
            result = self.form.settled()["result"]
            for one in ("agreed_value", "agreed_at"):
                self.form.show_field(one, result == "agreed")
            for one in ("referred_to", "referred"):
                self.form.show_field(one, result in REFERRING)


class GoOnDialog(ActDialog):
    """Goes on in spite of a question; the reason may be left empty."""

    def __init__(self, jobs: Jobs, case: str, question: str, parent: QWidget) -> None:
        form = Form(Reason, (("", ("reason",)),), keys={"reason": "R"})
        act = partial(acts.go_on, case=case, question=question)
        super().__init__(jobs, _("ทำต่อ"), _(question), form, _("ทำต่อ"), act, WENT_ON, parent)
        form.focus("reason")


def _farthest(way: CaseWay) -> str:
    time = way.deadline
    if time is None:
        return _("ช่องทางนี้ไม่ได้กำหนดเวลาไว้ จึงไม่ต้องขยายเวลา")
    if way.farthest is None:
        return _("ขยายเวลาไม่ได้อีก ต้องเสร็จภายใน {due}").format(due=dates.long(time.due))
    words = _("ครบกำหนดเดิม {due} ขยายครั้งนี้ได้ถึง {farthest}")
    return words.format(due=dates.long(time.due), farthest=dates.long(way.farthest))

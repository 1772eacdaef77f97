"""The dialogs of mediators, invitations and sessions; what binds a mediator is read before one is chosen."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop.domain.cases import Party
from desktop.domain.mediators import CaseMediator
from desktop.domain.sittings import Sitting, Summons
from desktop.i18n import N_, _
from desktop.ui.jobs import Act, Jobs
from desktop.ui.mediation import acts
from desktop.ui.mediation.acting import ActDialog, form_of
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line, LineList

if TYPE_CHECKING:
    from desktop.work.case_mediators import Choosable
    from desktop.work.cases import Whole

APPOINTED, RETIRED = N_("ตั้งผู้ไกล่เกลี่ย"), N_("ผู้ไกล่เกลี่ยพ้นจากเรื่อง")
INVITED, NOTED, HELD = N_("เชิญคู่กรณี"), N_("บันทึกผลการเชิญ"), N_("บันทึกการนั่งไกล่เกลี่ย")
SHOWN = 7  # of the list of mediators
NO_OFFERS = N_("ไม่บันทึกข้อเสนอของคู่กรณี บันทึกเพียงว่าใครมา และผลเป็นอย่างไร")
APPOINT_KEYS = {"chosen": "C", "appointed": "D", "interests": "I", "accepted": "R"}
SUMMONS_KEYS = {
    "sent": "D",
    "way": "W",
    "appointed": "A",
    "at": "T",
    "place": "P",
    "delivery": "R",
    "came": "C",
}
SITTING_KEYS = {
    "held": "D",
    "begins": "B",
    "ends": "E",
    "place": "P",
    "way": "W",
    "outcome": "R",
    "next": "N",
}


class AppointDialog(ActDialog):
    """Chooses a mediator; the list says of each what is to be weighed, in whole sentences under it for the chosen one."""

    def __init__(self, jobs: Jobs, whole: Whole, found: Sequence[Choosable], parent: QWidget) -> None:
        self._found = {one.mediator.id: one for one in found if not one.serves}
        begun = CaseMediator(appointed=date.today(), chair=not whole.mediators)
        form = form_of(
            begun, (("", ("chosen", "appointed", "chair", "interests", "accepted")),), APPOINT_KEYS
        )
        act = partial(acts.appoint, case=whole.case.id)
        sentence = _("ตรวจข้อควรระวังก่อนเลือก ถ้ายังตั้งผู้ที่มีข้อควรระวัง ต้องบันทึกเหตุผล")
        super().__init__(jobs, _("เลือกผู้ไกล่เกลี่ย"), sentence, form, _("ตั้งผู้ไกล่เกลี่ย"), act, APPOINTED, parent)
        self.list, self.weighed = LineList(_("ผู้ไกล่เกลี่ยในทะเบียน")), TextLabel(role="warning")
        self.list.show_lines(tuple(map(candidate_line, self._found.values())))
        self.list.setMinimumHeight(gap(self, SHOWN))
        self.column.insertWidget(2, self.list, 1)
        self.column.setStretchFactor(form, 0)
        self.column.insertWidget(3, self.weighed)
        if not self._found:
            self.sentence.setText(_("ยังไม่มีผู้ไกล่เกลี่ยให้เลือกในทะเบียน เพิ่มได้ที่หน้า “ผู้ไกล่เกลี่ย”"))
        self.verb.setEnabled(bool(self._found))
        self.list.currentRowChanged.connect(self._follow)
        self.list.setCurrentRow(0 if self._found else -1)
        self.widen()
        self.list.setFocus()

    def chosen(self) -> Choosable | None:
        """Give the mediator that the list is on."""
        line = self.list.line(self.list.currentItem())
        return self._found[line.key] if line is not None else None

    def act_with(self, values: Mapping[str, Any]) -> Act:
        """Appoint the mediator that the list is on."""
        one = self.chosen()
        return partial(self._act, mediator=one.mediator.id if one else "", values=values)

    def _follow(self, _row: int) -> None:
        one = self.chosen()
        reasons = [interest.say(_) for interest in one.interests] if one else []
        self.weighed.setText("\n".join(reasons))
        self.weighed.setVisible(bool(reasons))
        self.form.show_field("accepted", bool(reasons))


class RetireDialog(ActDialog):
    """Notes since when somebody no longer mediates the case."""

    def __init__(self, jobs: Jobs, mediator: CaseMediator, name: str, parent: QWidget) -> None:
        begun = dataclasses.replace(mediator, ended=mediator.ended or date.today())
        form = form_of(begun, (("", ("ended",)),), {"ended": "D"})
        act = partial(acts.retire, id_=mediator.id)
        super().__init__(jobs, _("พ้นจากเรื่อง"), name, form, _("บันทึก"), act, RETIRED, parent)
        form.focus("ended")


class Ticks(QWidget):
    """A tick for each party of the case."""

    def __init__(self, title: str, parties: Sequence[Party], ticked: Sequence[str]) -> None:
        super().__init__()
        self.boxes = {party.id: QCheckBox(party.name) for party in parties}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(TextLabel(title, "section"))
        for id_, box in self.boxes.items():
            box.setChecked(id_ in ticked)
            box.setAccessibleName(f"{title}: {box.text()}")
            column.addWidget(box)

    def ticked(self) -> tuple[str, ...]:
        """Give the ids of the parties that are ticked."""
        return tuple(id_ for id_, box in self.boxes.items() if box.isChecked())


class InviteDialog(ActDialog):
    """Invites one or several parties to the same appointment."""

    def __init__(
        self, jobs: Jobs, whole: Whole, begun: Summons, ticked: Sequence[str], parent: QWidget
    ) -> None:
        names = ("sent", "way", "appointed", "at", "place", "note")
        form = form_of(begun, (("", names),), SUMMONS_KEYS)
        act = partial(acts.invite, case=whole.case.id)
        sentence = _("โปรแกรมนับครั้งที่เชิญของแต่ละคนให้ แล้วออกหนังสือเชิญได้ที่แท็บหนังสือ")
        super().__init__(jobs, _("เชิญคู่กรณี"), sentence, form, _("บันทึกการเชิญ"), act, INVITED, parent)
        self.ticks = Ticks(_("เชิญใคร"), both(whole), ticked)
        self.column.insertWidget(2, self.ticks)
        self.widen()
        form.focus("appointed")

    def act_with(self, values: Mapping[str, Any]) -> Act:
        """Invite who is ticked."""
        return partial(self._act, parties=self.ticks.ticked(), values=values)

    def take(self, error: Exception) -> bool:
        """Say beside the ticks that nobody is ticked."""
        if getattr(error, "field", "") == "party":
            next(iter(self.ticks.boxes.values())).setFocus()
            error.field = ""  # type: ignore[attr-defined]
        return super().take(error)


class SummonsDialog(ActDialog):
    """Notes what came of an invitation."""

    def __init__(self, jobs: Jobs, summons: Summons, name: str, parent: QWidget) -> None:
        names = ("delivery", "came", "sent", "way", "appointed", "at", "place", "note")
        form = form_of(summons, (("", names),), SUMMONS_KEYS)
        act = partial(acts.keep_summons, summons=summons)
        title = _("เชิญครั้งที่ {round}").format(round=summons.round or "")
        super().__init__(jobs, title, name, form, _("บันทึก"), act, NOTED, parent)
        self.widen()
        form.focus("came" if summons.delivery else "delivery")


class SittingDialog(ActDialog):
    """Keeps a session: when, how, who came, and what came of it; never what was offered."""

    def __init__(self, jobs: Jobs, whole: Whole, sitting: Sitting, parent: QWidget) -> None:
        names = ("held", "begins", "ends", "place", "way", "outcome", "postponed", "next", "others", "note")
        form = form_of(sitting, (("", names),), SITTING_KEYS)
        act = partial(acts.keep_sitting, sitting=sitting)
        title = _("การนั่งครั้งที่ {number}").format(number=sitting.number) if sitting.number else _("บันทึกการนั่ง")
        super().__init__(jobs, title, _(NO_OFFERS), form, _("บันทึก"), act, HELD, parent)
        self.ticks = Ticks(_("ใครมา"), both(whole), sitting.came)
        self.column.insertWidget(2, self.ticks)
        form.edited.connect(self._hear)
        self._hear("outcome")
        self.widen()
        form.focus("held")

    def act_with(self, values: Mapping[str, Any]) -> Act:
        """Keep who is ticked as those who came."""
        return partial(self._act, came=self.ticks.ticked(), values=values)

    def _hear(self, name: str) -> None:
        """Ask why only where it was put off."""
        if name == "outcome":
            self.form.show_field("postponed", self.form.settled()["outcome"] == "postponed")


def candidate_line(one: Choosable) -> Line:
    """Tell of a mediator in two lines: the name, and what is to be weighed."""
    if not one.interests:
        return Line(one.mediator.id, one.name, _("ไม่พบข้อควรระวัง"), "circle-check", "good")
    reasons = " · ".join(interest.say(_) for interest in one.interests)
    return Line(one.mediator.id, one.name, reasons, "alert-triangle", "warn")


def both(whole: Whole) -> tuple[Party, ...]:
    """List the parties of both sides."""
    return (*whole.side("1"), *whole.side("2"))

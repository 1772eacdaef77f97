"""The short questions of a committee's page: how a seat ended and who came after."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.committees import END_REASONS
from desktop.domain.people import Person
from desktop.domain.records import Record, choice, day, link
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.picker import Match, Picker, known
from desktop.ui.records import quick

NEW = "new"  # the value of a successor who is not kept yet


@dataclass(frozen=True)
class SeatEnd:
    """How a seat ended."""

    end: date
    reason: str  # a key of END_REASONS
    successor: Match | Person | None  # a kept person, a new one, or nobody yet


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    topic: ClassVar[str] = "seat_ends"
    titled: ClassVar[str] = N_("พ้นตำแหน่ง")
    end: date | None = day(N_("พ้นตำแหน่งเมื่อ"), required=True)
    end_reason: str = choice(N_("เหตุที่พ้น"), END_REASONS, required=True)
    successor: str = link(N_("ผู้เข้าแทน"), "people", hint=N_("เว้นว่างไว้ได้ถ้ายังไม่มี เข้าแทนตั้งแต่วันรุ่งขึ้น"))


class EndSeatDialog(FormDialog):
    """Asks when and why a person left, and who takes the place."""

    def __init__(self, name: str, jobs: Jobs, parent: QWidget | None = None) -> None:
        form = Form(
            _Asked,
            (("", ("end", "end_reason", "successor")),),
            picker=known(jobs, str, adds=("people",)),
            keys={"end": "D", "end_reason": "R", "successor": "N"},
        )
        sentence = _("บันทึกว่า {name} พ้นจากตำแหน่ง ชื่อยังอยู่ในประวัติของคณะ").format(name=name)
        super().__init__(_("พ้นตำแหน่ง"), sentence, form, _("บันทึก"), parent)
        self._new: Person | None = None
        form.load({"end": date.today()})
        form.add_requested.connect(self._add)
        form.focus("end")

    def answer(self) -> SeatEnd:
        """Give what was said; only after the form held."""
        said = self.form.values()
        return SeatEnd(said["end"], said["end_reason"], self._successor(said["successor"]))

    def _successor(self, chosen: str) -> Match | Person | None:
        if chosen == NEW:
            return self._new
        picker = self.form.editor("successor")
        assert isinstance(picker, Picker)
        return Match(chosen, picker.label()) if chosen else None

    def _add(self, _name: str, text: str) -> None:
        """Take a new person by the typed name."""
        made = quick.made("people", text, "")
        assert isinstance(made, Person)
        self._new = made
        self.form.set_value("successor", NEW, made.label)

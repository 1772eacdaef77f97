"""A new case on one page, by keyboard: who asks, who is asked, what about; saving takes its number."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.cases import Case, Party
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.mediation import asking
from desktop.ui.mediation.asking import Begun, NewForm, NewParty
from desktop.ui.mediation.case_form import CaseForm
from desktop.ui.mediation.sides import PartyLine, Sides
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.records.record_page import SCROLLS
from desktop.ui.records.whole_page import WholePage

SECTIONS = (
    (N_("การรับเรื่อง"), ("received", "channel")),
    (N_("ข้อพิพาท"), ("kind", "subject", "facts", "asks", "value", "village", "place", "tambon")),
    (N_("คำรับรองและข้อควรระวัง"), ("no_court_case", "violent", "child", "sexual")),
)
OF_PARTIES = (
    asking.PARTIES,
    "first_name",
    "last_name",
    "title",
    "phone",
    "address",
)  # fields that stand there


class NewBody(QWidget):
    """What is typed of a new case: its fields, and between them the two sides."""

    edited = Signal()

    def __init__(self, jobs: Jobs, tambon: Any) -> None:
        super().__init__()
        self._case, self._saved_parties = Case(), tuple[NewParty, ...]()
        self.form = CaseForm(jobs, SECTIONS, tambon, self._draft)
        self.sides = Sides(jobs, tambon)
        self.form.setSizePolicy(*SCROLLS)
        self.form.put(self.sides, before=1)
        self.sides.put_after(self.form.editor("channel"))
        self.sides.edited.connect(self.edited)
        self.sides.left.connect(partial(self.form.focus, "kind"))
        self.sides.reached.connect(self._show_line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)

    def begin(self, case: Case, begun: Begun) -> None:
        """Begin a case, with what was half typed."""
        self._case = case
        self.form.offer(begun.kinds, begun.tambons, case.tambon)
        self.form.show_case(case, dict(begun.tambons))
        self.sides.show_parties(())
        self._saved_parties = self.sides.parties()
        if begun.form is not None:
            self._restore(begun.form)
        self.form.focus("received")

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return self.form.dirty or self.sides.parties() != self._saved_parties

    def page(self) -> NewForm:
        """Give the case as it stands."""
        case = dataclasses.replace(self._case, **self.form.settled())
        if case.received != self._case.received:  # of another day the hour is not known
            case = dataclasses.replace(case, received_at="")
        return NewForm(case, self.sides.parties())

    def settle(self) -> None:
        """Read what is being typed."""
        self.form.values()

    def holds(self) -> bool:
        """Look at each field and line, and go to the first that does not hold."""
        fields = self.form.check()
        lines = self.sides.holds()
        return fields and lines

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, or under the side that it is of."""
        if isinstance(error, CannotDo) and error.field in OF_PARTIES:
            self.sides.say(error.say(i18n._))
            return True
        return self.form.take(error)

    def mark_saved(self) -> None:
        """Take what stands here as saved."""
        self.form.mark_saved()
        self._saved_parties = self.sides.parties()

    def _restore(self, draft: Mapping[str, Any]) -> None:
        self.form.restore(draft)
        self.sides.show_parties([NewParty(**party) for party in draft.get(asking.PARTIES, ())])

    def _draft(self, _values: dict[str, Any]) -> None:
        self.edited.emit()

    def _show_line(self, line: PartyLine) -> None:
        self.form.ensureWidgetVisible(line)


class NewCase(WholePage):
    """Begins a case; `begun` gives its id once it has its number."""

    topic = Case.topic
    kinds = (Case, Party)
    saved_as = N_("รับเรื่องไกล่เกลี่ย")
    begun = Signal(str)
    body: NewBody

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, asking, parent)
        self._tambon, self._saving = "", False
        self.head = PageHead(_("รับเรื่องไกล่เกลี่ย"), _("เลขคำร้องจะได้เมื่อบันทึก"))
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        self.head.add(button(_("บันทึกและรับเลข"), self.save, "device-floppy", primary=True))
        self.body = NewBody(jobs, self._shown_tambon)
        self.body.edited.connect(self._draft_pause.start)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)

    def title(self) -> str:
        """Name the page."""
        return _("รับเรื่องไกล่เกลี่ย")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Begin a new case, with what was half typed before."""
        self._jobs.read(asking.begun, self._begin)

    def save(self) -> None:
        """Begin the case, once: a second Ctrl+S would take a second number."""
        if not self._saving:
            super().save()

    def show_tambon(self, code: str) -> None:
        """Begin new cases in the tambon on show."""
        self._tambon = code

    def _begin(self, begun: Begun) -> None:
        only = begun.tambons[0][0] if len(begun.tambons) == 1 else ""
        at = time.strftime("%H.%M")
        case = Case(received=date.today(), received_at=at, tambon=self._tambon or only)
        self.body.begin(case, begun)
        if begun.form is not None:
            self.said.emit(_("นำที่พิมพ์ค้างไว้กลับมาให้แล้ว ยังไม่ได้บันทึก"), None)

    def _save(self, *, over: bool = False) -> None:
        self._saving = True
        super()._save(over=over)

    def _refused(self, error: Exception) -> bool:
        self._saving = False
        return super()._refused(error)

    def _saved(self, id_: str) -> None:
        """Go to the case: it has its number, which is never given back."""
        self._saving = False
        self._mark_saved()
        leaving, self._leaving = self._leaving, None
        if leaving is not None:
            leaving()
        else:
            self.begun.emit(id_)

    def _follow(self) -> None:
        """Follow nothing: what is typed stands for itself."""

    def _is_new(self) -> bool:
        return True

    def _shown_tambon(self) -> str:
        return self._tambon

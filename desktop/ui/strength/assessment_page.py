"""One มชช. assessment: the scores grid, totals by area as bars, its steps with days, what is asked about, its papers."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop import i18n, paths
from desktop.domain.strength import STAGES, Assessment, Score
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import files
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line
from desktop.ui.parts.page import Page
from desktop.ui.registers import sides
from desktop.ui.strength import asking, words
from desktop.ui.strength.bars import TotalBars
from desktop.ui.strength.dialogs import StepDialog
from desktop.ui.strength.number_grid import NumberGrid
from desktop.ui.strength.scores_model import (
    AREA,
    ASSESSED,
    CHOSEN,
    EVIDENCE,
    MOST,
    NAME,
    OWN,
    ScoresModel,
)

if TYPE_CHECKING:
    from desktop.work.assessments import View

SCORED, ATTACHED = N_("บันทึกคะแนน มชช."), N_("แนบมติที่ประชุม")
WIDTHS = {CHOSEN: 2.4, AREA: 5.6, NAME: 12, MOST: 2.2, OWN: 3.2, ASSESSED: 2.6, EVIDENCE: 3.4}


class AssessmentPage(Page):
    """Shows an assessment; each cell of the grid is kept when it is left."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._id = jobs, ""
        self._view: View | None = None
        self.head, self.badge = PageHead(" ", " "), Badge()
        self.model = ScoresModel(self)
        self.grid = NumberGrid(self.model, _("คะแนนตามตัวชี้วัด"), WIDTHS, (NAME, EVIDENCE))
        self.error = TextLabel(role="error")
        self.error.hide()
        self.steps = Card(_("ขั้นของการประเมิน"), most=9, counted=False)
        self.doubts = Card(_("ข้อสังเกต"), _("ไม่มีข้อสังเกต"), most=9)
        self.totals = TotalBars()
        self.attach_button = button(_("แนบมติที่ประชุม…"), self.attach, "paperclip")
        self._add_buttons()
        sides.stand(self, self.head, self._main(), (self.totals, self.steps, self.doubts, self.attach_button))
        self.model.changed.connect(self._keep)
        self.model.refused.connect(self._refuse)
        self.steps.opened.connect(self.step)

    def title(self) -> str:
        """Name whom it is about and the year."""
        if self._view is None:
            return _("การประเมิน มชช.")
        return f"{self._view.name} {self._view.assessment.year}"

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read an assessment."""
        self._id = id_
        self.error.hide()
        self._jobs.read(partial(asking.assessment, id_=id_), self._show, failed=self._gone)

    def refresh(self, topic: str) -> None:
        """Read again what may have changed."""
        if topic in ("assessments", "scores", "standard_indicators", "organisations", "people") and self._id:
            self._jobs.read(partial(asking.assessment, id_=self._id), self._show, failed=self._gone)

    def back(self) -> None:
        """Go back to the list."""
        self.closed.emit()

    def print_(self) -> None:
        """Open the form of application."""
        if self._view is not None:
            act = partial(asking.application, id_=self._id)
            self._jobs.read(act, files.open_in_reader, owner=self)

    def print_sheet(self) -> None:
        """Open the sheet on which the subject judges itself."""
        if self._view is not None:
            act = partial(asking.self_assessment, id_=self._id)
            self._jobs.read(act, files.open_in_reader, owner=self)

    def step(self, stage: object = "") -> None:
        """Ask when a stage was reached: the next one unless told."""
        if self._view is not None:
            of = self._view.assessment
            asked = stage if isinstance(stage, str) and stage in STAGES else ""
            StepDialog(self._jobs, of, asked or words.next_stage(of) or of.stage, self).open()

    def attach(self) -> None:
        """Choose the minutes (PDF) with the resolution to apply."""
        name, _kind = QFileDialog.getOpenFileName(
            self, _("แนบมติที่ประชุม"), str(paths.documents_folder()), _("ไฟล์ PDF") + " (*.pdf)"
        )
        if name:
            act = partial(asking.attach, id_=self._id, path=Path(name))
            self._jobs.write(act, self._attached, Assessment.topic, action=ATTACHED)

    def open_subject(self) -> None:
        """Go to whom it is about."""
        if self._view is not None:
            self.open_asked.emit(self._view.topic, self._view.subject)

    def _add_buttons(self) -> None:
        self.head.add(self.badge)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        self.head.add(button(_("เปิดรายการ"), self.open_subject, "link", quiet=True))
        self.head.add(button(_("แบบสมัคร"), self.print_, "printer"))
        self.head.add(button(_("แบบประเมินตนเอง"), self.print_sheet, "printer"))
        self.head.add(button(_("บันทึกขั้น…"), self.step, "check", primary=True))

    def _main(self) -> QWidget:
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.4))
        column.addWidget(self.grid, 1)
        column.addWidget(self.error)
        hint = _("พิมพ์คะแนนแล้วกด Enter ไปข้อถัดไป · Delete ล้างคะแนน · เว้นวรรคเลือกตัวชี้วัดที่เลือกเองได้")
        column.addWidget(TextLabel(hint, "hint"))
        return main

    def _show(self, view: View) -> None:
        of = view.assessment
        if of.id != self._id:
            return
        self._view = view
        self.head.title.setText(view.name or " ")
        unconfirmed = "" if view.set.confirmed_by else _("ยังไม่ยืนยัน")
        said = filter(None, (of.label, view.set.label, unconfirmed))
        self.head.subtitle.setText(" · ".join(said))
        self.badge.show_state(_(STAGES[of.stage]), words.STAGE_STATES.get(of.stage, "warn"))
        self.model.show_rows(view.rows)
        self.totals.show_totals(view.totals)
        self.steps.show_lines([*words.step_lines(of)])
        self.doubts.show_lines(
            [Line(None, _(one), icon="alert-triangle", colour="warn") for one in view.doubts]
        )
        self.attach_button.setVisible(of.subject == "organisation")

    def _gone(self, _error: Exception) -> bool:
        """Go back to the list, where the window tells why."""
        self.closed.emit()
        return False

    def _keep(self, score: Score) -> None:
        self.error.hide()
        act = partial(asking.record_scores, id_=self._id, score=score)
        self._jobs.write(act, self._show, "scores", action=SCORED, failed=self._not_kept)

    def _not_kept(self, error: Exception) -> bool:
        """Tell under the grid why points were not kept, and show what is kept."""
        self._jobs.read(partial(asking.assessment, id_=self._id), self._show)
        if not isinstance(error, CannotDo):
            return False
        self._refuse(error.say(i18n._))
        return True

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.show()

    def _attached(self, _assessment: Assessment) -> None:
        self.said.emit(_("แนบมติที่ประชุมแล้ว"), None)

"""How strong one group is, for the page of the group: its classes over the years, what is suggested, what helps, มชช."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.strength import STAGES
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import Badge, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import Line
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.strength import asking, words
from desktop.ui.strength.dialogs import ApplyDialog, FinishDialog, JudgeDialog, TasksDialog

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop.work.strength import View

TITLES = (N_("วัดจาก"), N_("ค่าที่ได้"), N_("เกณฑ์"), N_("ผล"))
WIDTHS = (11, 4, 7.5)
SHOWN = ("grades", "support_tasks", "assessments", "surveys", "criteria", "organisations")


class StrengthTab(QWidget):
    """Shows a group; emits what the window is to say or open."""

    said = Signal(str, object)
    open_asked = Signal(str, str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._id = jobs, ""
        self._view: View | None = None
        self.badge, self.suggested = Badge(), TextLabel(role="subtitle")
        self.judge_button = button(_("จัดระดับ…"), self.judge, "award", primary=True)
        self.tests = PlainTable(_("ผลตามเกณฑ์"), [_(title) for title in TITLES], WIDTHS)
        self.tests.setMinimumHeight(gap(self, 7))
        self.grades = Card(_("ระดับที่จัดไว้"), _("ยังไม่เคยจัดระดับ"))
        self.tasks = Card(_("งานเสริม"), _("ยังไม่มีงานเสริม"))
        self.assessments = Card(_("มชช."), _("ยังไม่เคยสมัคร มชช."))
        self._lay_out()
        for card in (self.grades, self.tasks, self.assessments):
            card.all_asked.connect(card.show_all)
        self.tasks.opened.connect(self._open_task)
        self.assessments.opened.connect(partial(self.open_asked.emit, "assessments"))
        self.setEnabled(False)

    def show_record(self, organisation: str) -> None:
        """Show a group; "" for one that is not kept yet."""
        self._id = organisation
        self.setEnabled(bool(organisation))
        if organisation:
            self._jobs.read(partial(asking.view, organisation=organisation), self._show)

    def refresh(self, topic: str) -> None:
        """Read again what may have changed."""
        if topic in SHOWN:
            self.show_record(self._id)

    def judge(self) -> None:
        """Ask for the class of the group."""
        dialog = JudgeDialog(self._jobs, [self._id], "", self)
        dialog.judged.connect(self._judged)
        dialog.open()

    def add_tasks(self) -> None:
        """Ask what is to be done for the group."""
        TasksDialog(self._jobs, [self._id], self).open()

    def apply(self) -> None:
        """Enter the group for the มชช. of a year."""
        if self._view is not None:
            of = self._view.organisation
            dialog = ApplyDialog(self._jobs, str, self, (of.id, of.label))
            dialog.entered.connect(partial(self.open_asked.emit, "assessments"))
            dialog.open()

    def _lay_out(self) -> None:
        air = gap(self)
        head = QHBoxLayout()
        head.addWidget(self.badge)
        head.addWidget(self.suggested, 1)
        head.addWidget(self.judge_button)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(TextLabel(_("ผลตามเกณฑ์"), "section"))
        left.addWidget(self.tests, 1)
        tasks = button(_("เพิ่มงานเสริม…"), self.add_tasks, "plus")
        enter = button(_("สมัคร มชช.…"), self.apply, "plus")
        for part in (self.grades, self.tasks, tasks, self.assessments, enter):
            right.addWidget(part)
        right.addStretch(1)
        side = QWidget()
        side.setProperty("role", "body")
        side.setLayout(right)
        right.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(side)
        body = QHBoxLayout()
        body.setSpacing(air)
        body.addLayout(left, 5)
        body.addWidget(scroll, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, air // 2, 0, 0)
        column.setSpacing(air * 2 // 3)
        column.addLayout(head)
        column.addLayout(body, 1)

    def _show(self, view: View) -> None:
        if view.organisation.id != self._id:
            return
        self._view = view
        now = view.grades[0].grade if view.grades else ""
        self.badge.show_state(words.grade(now), words.STATES[now])
        self.suggested.setText(words.suggestion(view.suggestion))
        self.tests.show_rows([words.test(one) for one in view.suggestion.tests])
        self.grades.show_lines([words.grade_line(one) for one in view.grades])
        today = date.today()
        self.tasks.show_lines([words.task_line(one, today) for one in view.tasks])
        self.assessments.show_lines(
            [Line(one.id, one.label, _(STAGES[one.stage]), "chevron-right") for one in view.assessments]
        )

    def _judged(self, grade: str, _ids: Sequence[str]) -> None:
        self.said.emit(_("จัดระดับแล้ว"), None)
        if grade == "C":
            self.add_tasks()

    def _open_task(self, id_: str) -> None:
        task = next((one for one in self._view.tasks if one.id == id_), None) if self._view else None
        if task is not None:
            FinishDialog(self._jobs, task, self).open()

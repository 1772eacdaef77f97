"""The place of surveys: the rounds, one round, and the sheet of one organisation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.surveys import Survey
from desktop.i18n import N_, _
from desktop.ui.imports.offering import Offer, put
from desktop.ui.jobs import Jobs
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack
from desktop.ui.surveys import asking
from desktop.ui.surveys.asking import Start
from desktop.ui.surveys.dialogs import StartDialog
from desktop.ui.surveys.entry_page import EntryPage
from desktop.ui.surveys.round_page import UNDONE, RoundPage
from desktop.ui.surveys.rounds_page import RoundsPage

OPENED = N_("เริ่มรอบสำรวจ")


def make(jobs: Jobs) -> Page:
    """Make the place of surveys."""
    page = SurveysPage(jobs)
    put(Offer(jobs, page, (Survey,), page.tambon), page.rounds.head)
    return page


class SurveysPage(Page):
    """Goes from the rounds to one round to a sheet, and back."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._tambon = jobs, ""
        self._stack = Stack()
        self.rounds = RoundsPage(jobs)
        self.round = RoundPage(jobs)
        self.entry = EntryPage(jobs)
        for page in (self.rounds, self.round, self.entry):
            self._stack.addWidget(page)
            page.said.connect(self.said)
            page.open_asked.connect(self.open_asked)
        self.rounds.round_asked.connect(self.show_round)
        self.rounds.start_asked.connect(self.ask_start)
        self.round.closed.connect(self.show_rounds)
        self.round.sheet_asked.connect(self._open_sheet)
        self.entry.round_asked.connect(self.show_round)
        self.entry.closed.connect(self.show_rounds)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def tambon(self) -> str:
        """Give the tambon on show, "" for all."""
        return self._tambon

    def title(self) -> str:
        """Name what is on show."""
        return self._shown().title()

    def new(self) -> None:
        """Ask for a new round, once the sheet on show may be left."""
        if self.can_leave(self.ask_start):
            self.ask_start()

    def save(self) -> None:
        """Save the sheet on show."""
        self._shown().save()

    def print_(self) -> None:
        """Print the sheets of the round on show."""
        self._shown().print_()

    def back(self) -> None:
        """Go back one step."""
        self._shown().back()

    def open(self, topic: str, id_: str) -> None:
        """Show a sheet or a round; "" asks for a new round."""
        if topic == Survey.topic and id_:
            self._open_sheet(id_)
        elif id_:
            self.show_round(id_, "")
        else:
            self.show_rounds()
            self.ask_start()

    def refresh(self, topic: str) -> None:
        """Read again what is shown."""
        for page in (self.rounds, self.round, self.entry):
            page.refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self._tambon = code
        for page in (self.rounds, self.entry):
            page.show_tambon(code)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask the page on show."""
        return self._shown().can_leave(go_on)

    def show_rounds(self) -> None:
        """Show the rounds."""
        self._stack.setCurrentWidget(self.rounds)

    def show_round(self, id_: str, village: str) -> None:
        """Show a round at a village, "" for all."""
        self._stack.setCurrentWidget(self.round)
        self.round.show_round(id_, village)
        self.round.villages.setFocus()

    def ask_start(self) -> None:
        """Ask which round is to begin."""
        self._jobs.read(asking.start, self._ask_start)

    def _ask_start(self, start: Start) -> None:
        dialog = StartDialog(start, self._tambon, self)
        dialog.asked.connect(partial(self._start, dialog))
        dialog.open()

    def _start(self, dialog: StartDialog, said: dict[str, Any]) -> None:
        from desktop.work import surveys

        act = partial(surveys.open_round, year=said["year"], tambon=said["tambon"])
        then = partial(self._started, dialog)
        self._jobs.write(act, then, "survey_rounds", action=OPENED, failed=dialog.take)

    def _started(self, dialog: StartDialog, id_: str) -> None:
        dialog.accept()
        self.said.emit(_("เริ่มรอบสำรวจแล้ว"), self._undo)
        self.show_round(id_, "")

    def _undo(self) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, self._undone, "survey_rounds", action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        self.show_rounds()

    def _open_sheet(self, id_: str) -> None:
        self._stack.setCurrentWidget(self.entry)
        self.entry.open(Survey.topic, id_)

    def _shown(self) -> Page:
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

"""The list of meetings under the months of a year, and the page of each."""

from __future__ import annotations

from array import array
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from desktop.domain.meetings import Meeting
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.meetings.dialogs import BeginDialog
from desktop.ui.meetings.meeting_page import MeetingPage
from desktop.ui.meetings.rhythm_strip import RhythmStrip
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.table_model import Asked, TopicRows
from desktop.ui.records.topic_page import TopicPage


def make(jobs: Jobs) -> TopicPage:
    """Make the place of meetings."""
    return MeetingsPage(jobs)


class MeetingRows(TopicRows):
    """The meetings from the newest to the oldest, unless sorted by a column."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        return super().order(session, asked if asked.sort else replace(asked, descending=True))


class MeetingList(ListPage):
    """The list under the months of a year."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__(
            jobs,
            Meeting,
            icon="calendar",
            add=_("นัดประชุม…"),
            teach=_(
                "การประชุมของแต่ละคณะ เตรียมเลขครั้ง วาระ และรายชื่อให้เอง หนังสือเชิญ วาระ บัญชีลงชื่อ และรายงานออกได้จากที่เดียว"
            ),
            source=MeetingRows(Meeting.topic),
        )
        self.strip = RhythmStrip(jobs)
        self.strip.hide()  # until it is known that there are committees
        column = self.layout()
        column.insertWidget(1, self.strip)  # type: ignore[union-attr]

    def refresh(self, topic: str) -> None:
        """Read list and months again where they show the topic."""
        super().refresh(topic)
        if topic in (Meeting.topic, "committees", "centres"):
            self.strip.read()

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        super().show_tambon(code)
        self.strip.show_tambon(code)

    def showEvent(self, event: QShowEvent) -> None:
        """Read the months at each sight: the month of today may be another."""
        super().showEvent(event)
        self.strip.read()


class MeetingsPage(TopicPage):
    """The list and one meeting; a new one begins with its committee."""

    record: MeetingPage

    def __init__(self, jobs: Jobs) -> None:
        shown = MeetingList(jobs)
        super().__init__(jobs, shown, partial(MeetingPage, jobs), Meeting.topic)
        shown.head.add(button(_("ออกหนังสือหลายฉบับ…"), self.issue_many, "copy"))
        shown.strip.meeting_asked.connect(self._open_id)
        shown.strip.begin_asked.connect(self.begin)

    def open(self, topic: str, id_: str) -> None:
        """Show a meeting, or the next of a committee by its id; for a new one ask whose it is."""
        if id_:
            super().open(topic, id_)
        else:
            self.ask_committee(date.today())

    def ask_committee(self, on: date) -> None:
        """Ask which committee is to meet, and when."""
        dialog = BeginDialog(self._jobs, self._shown_tambon, on, self)
        dialog.asked.connect(partial(self._begin_as_asked, dialog))
        dialog.open()

    def begin(self, committee: str, month: date) -> None:
        """Prepare a meeting in a month; "" asks first whose it is."""
        today = date.today()
        if committee:
            self._stack.setCurrentWidget(self.record)
            self.record.begin(committee, month=month)
        else:
            self.ask_committee(today if month == today.replace(day=1) else month)

    def issue_many(self) -> None:
        """Ask for papers of the chosen meetings, or of all on show while fewer than two are chosen."""
        from desktop.ui.papers.batch_dialog import BatchDialog

        BatchDialog(self._jobs, "meeting", Meeting.topic, self.list.chosen_or_all(), self).open()

    def _begin_as_asked(self, dialog: BeginDialog, said: dict[str, Any]) -> None:
        dialog.accept()
        self._stack.setCurrentWidget(self.record)
        self.record.begin(said["committee"], on=said["held"])

    def _shown_tambon(self) -> str:
        return self._tambon

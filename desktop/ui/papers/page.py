"""The register of papers and the page of each; a new one is issued, or entered as it was issued long ago."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from desktop.domain.papers import KINDS, STATES, Paper
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking
from desktop.ui.papers.dialogs import OldPaperDialog
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.papers.paper_page import PaperPage
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.parts.table_model import Asked, TopicRows
from desktop.ui.records.topic_page import TopicPage


def make(jobs: Jobs) -> TopicPage:
    """Make the place of papers."""
    return PapersPage(jobs)


class NewestFirst(TopicRows):
    """The rows of a topic from the newest to the oldest, unless sorted by a column."""

    def order(self, session: Any, asked: Asked) -> array[int]:
        """Give the numbers of all rows in their order."""
        return super().order(session, asked if asked.sort else replace(asked, descending=True))


class PapersPage(TopicPage):
    """The list by year and number; a new paper is asked for in a dialog, not on a page of its own."""

    def __init__(self, jobs: Jobs) -> None:
        shown = ListPage(
            jobs,
            Paper,
            icon="file-text",
            add=_("ออกหนังสือ…"),
            teach=_(
                "ประกาศและคำสั่งของอำเภอ พร้อมทะเบียนเลข ออกใหม่ได้จากที่นี่หรือจากหน้าคณะกรรมการ หนังสือเก่าบันทึกพร้อมสำเนาที่สแกนได้"
            ),
            source=NewestFirst(Paper.topic),
        )
        super().__init__(jobs, shown, partial(PaperPage, jobs), Paper.topic)
        for place in (shown.head, shown.empty):
            place.add(button(_("บันทึกหนังสือเก่า…"), self.enter_old, "archive"))
        shown.filter.setPlaceholderText(_("กรองเลขที่หรือเรื่อง เช่น 111/2551"))
        shown.add_choice("kind", _("ทุกชนิด"), _words(KINDS))
        shown.add_choice("year", _("ทุกปี"))
        shown.add_choice("state", _("ทุกสถานะ"), _words(STATES))
        self._read_years()

    def open(self, topic: str, id_: str) -> None:
        """Show a paper; for a new one ask how it is to be issued."""
        if id_:
            super().open(topic, id_)
        else:
            self.issue()

    def refresh(self, topic: str) -> None:
        """Read again what shows papers."""
        super().refresh(topic)
        if topic == Paper.topic:
            self._read_years()

    def issue(self) -> None:
        """Ask for a committee and how its paper is to be issued."""
        from desktop.work.papers import Request

        dialog = IssueDialog(self._jobs, Request(kind="announcement"), self)
        dialog.issued.connect(self._open_id)
        dialog.kept.connect(self._open_id)
        dialog.open()

    def enter_old(self) -> None:
        """Ask for a paper that was issued long ago."""
        dialog = OldPaperDialog(self._jobs, self)
        dialog.entered.connect(self._open_id)
        dialog.open()

    def _read_years(self) -> None:
        self._jobs.read(asking.years, self._take_years)

    def _take_years(self, years: Sequence[int]) -> None:
        self.list.show_values("year", [(year, _("พ.ศ. {year}").format(year=year)) for year in years])


def _words(named: dict[str, str]) -> list[tuple[object, str]]:
    return [(key, _(word)) for key, word in named.items()]

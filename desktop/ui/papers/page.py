"""The register of papers and the page of each; a new one is issued, or entered as it was issued long ago."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop.domain.papers import RECEIVED, Paper
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking
from desktop.ui.papers.dialogs import BookDialog, OldPaperDialog
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.papers.kind_dialog import KindDialog
from desktop.ui.papers.paper_page import PaperPage
from desktop.ui.papers.register_list import RegisterList
from desktop.ui.parts.buttons import button
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.registers import page as registers
from desktop.ui.registers.place import PapersPlace

if TYPE_CHECKING:
    from desktop.work.paper_views import Book


def make(jobs: Jobs) -> PapersPlace:
    """Make the place of papers, with letters received and reserved numbers beside them."""
    pages = {
        Paper.topic: PapersPage(jobs),
        "received": registers.received(jobs),
        "number_blocks": registers.blocks(jobs),
    }
    return PapersPlace(jobs, pages)


class PapersPage(TopicPage):
    """The list by year and number; a new paper is asked for in a dialog, not on a page of its own."""

    def __init__(self, jobs: Jobs) -> None:
        self._register = RegisterList(jobs)
        super().__init__(jobs, self._register, partial(PaperPage, jobs), Paper.topic)
        self._books: dict[str, str] = {}
        for place in (self._register.head, self._register.empty):
            place.add(button(_("บันทึกหนังสือเก่า…"), self.enter_old, "archive"))
        self._register.head.add(button(_("พิมพ์ทะเบียน…"), self.print_register, "printer"))
        self._read_choices()

    def open(self, topic: str, id_: str) -> None:
        """Show a paper; for a new one ask what is to be issued."""
        if id_:
            super().open(topic, id_)
        else:
            self.issue()

    def refresh(self, topic: str) -> None:
        """Read again what shows papers."""
        super().refresh(topic)
        if topic in (Paper.topic, "registers"):
            self._read_choices()

    def issue(self) -> None:
        """Ask which kind of paper, then how it is to be issued."""
        dialog = KindDialog(self)
        dialog.chosen.connect(self.issue_kind)
        dialog.open()

    def issue_kind(self, kind: str) -> None:
        """Ask how a paper of a kind is to be issued."""
        from desktop.work.papers import Request

        dialog = IssueDialog(self._jobs, Request(kind=kind), self)
        dialog.issued.connect(self._open_id)
        dialog.kept.connect(self._open_id)
        dialog.open()

    def enter_old(self) -> None:
        """Ask for a paper that was issued long ago."""
        dialog = OldPaperDialog(self._jobs, self)
        dialog.entered.connect(self._open_id)
        dialog.open()

    def print_register(self) -> None:
        """Ask which register of which year is to be printed; the one on show unless told."""
        key = self._register.chosen_value("register") or next(iter(self._books), "")
        year = self._register.chosen_value("year") or dates.year(date.today())
        BookDialog(self._jobs, self._books, key, year, self).open()

    def _read_choices(self) -> None:
        self._jobs.read(asking.years, self._take_years)
        self._jobs.read(asking.books, self._take_books)

    def _take_years(self, years: Sequence[int]) -> None:
        self.list.show_values("year", [(year, _("พ.ศ. {year}").format(year=year)) for year in years])

    def _take_books(self, books: Sequence[Book]) -> None:
        self._books = {book.key: book.name for book in books}
        self.list.show_values("register", [(b.key, b.name) for b in books if b.key != RECEIVED])

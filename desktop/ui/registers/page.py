"""The places of letters received and of reserved numbers, shown under tabs beside the papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from desktop import settings
from desktop.domain.papers import RECEIVED
from desktop.domain.received import Received
from desktop.domain.registers import NumberBlock
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking as papers
from desktop.ui.papers.dialogs import BookDialog
from desktop.ui.parts.buttons import button
from desktop.ui.parts.list_page import ListPage
from desktop.ui.records.topic_page import TopicPage
from desktop.ui.registers import asking, words
from desktop.ui.registers.block_dialogs import ReserveDialog
from desktop.ui.registers.block_page import BlockPage
from desktop.ui.registers.copy_dialogs import GiveBackDialog, TakeAlongDialog
from desktop.ui.registers.letter_dialogs import ReceiveDialog
from desktop.ui.registers.letter_page import LetterPage
from desktop.ui.registers.rows import BlockRows, LetterRows, ListedBlock

if TYPE_CHECKING:
    from desktop.ui.registers.asking import Before
    from desktop.work.paper_views import Book


def received(jobs: Jobs) -> TopicPage:
    """Make the place of letters received."""
    return LettersPage(jobs)


def blocks(jobs: Jobs) -> TopicPage:
    """Make the place of reserved numbers."""
    return BlocksPage(jobs)


class LettersPage(TopicPage):
    """The letters by year; one that came is asked about in a dialog and then shown, its stamp offered."""

    def __init__(self, jobs: Jobs) -> None:
        shown = ListPage(
            jobs,
            Received,
            icon="rubber-stamp",
            add=_("ลงรับหนังสือ…"),
            teach=_("หนังสือที่สำนักงานได้รับ พร้อมเลขรับ สำเนาที่สแกน ตรารับ และการปฏิบัติ"),
            source=LetterRows(),
        )
        super().__init__(jobs, shown, partial(LetterPage, jobs), Received.topic)
        shown.table.hide_only(settings.get("columns").get(Received.topic, ["year"]))  # the date says it too
        shown.filter.setPlaceholderText(_("กรองที่ จาก ถึง เรื่อง หรือการปฏิบัติ"))
        shown.add_choice("year", _("ทุกปี"))
        shown.add_choice("action", _("ทุกการปฏิบัติ"), [("", _("รอการปฏิบัติ"))])
        shown.head.add(button(_("พิมพ์ทะเบียน…"), self.print_register, "printer"))
        self._jobs.read(asking.years, self._take_years)

    def open(self, topic: str, id_: str) -> None:
        """Show a letter; for a new one ask about it."""
        if id_:
            super().open(topic, id_)
        else:
            self._jobs.read(asking.before, self._receive)

    def refresh(self, topic: str) -> None:
        """Read again what shows letters."""
        super().refresh(topic)
        if topic == Received.topic:
            self._jobs.read(asking.years, self._take_years)

    def print_register(self) -> None:
        """Ask of which year the register is to be printed; the one on show unless told."""
        self._jobs.read(papers.books, self._print)

    def _receive(self, before: Before) -> None:
        dialog = ReceiveDialog(self._jobs, before, self)
        dialog.entered.connect(self._entered)
        dialog.open()

    def _entered(self, letter: Received) -> None:
        self.open(Received.topic, letter.id)
        page = self.record
        assert isinstance(page, LetterPage)
        page.offer_stamp()
        self.said.emit(_("ลงรับแล้ว เลขรับ {number}").format(number=words.numbered(letter)), None)

    def _take_years(self, years: Sequence[int]) -> None:
        self.list.show_values("year", [(year, _("พ.ศ. {year}").format(year=year)) for year in years])

    def _print(self, books: Sequence[Book]) -> None:
        year = dict(self.list.model.asked.exactly).get("year") or dates.year(date.today())
        assert isinstance(year, int)
        BookDialog(self._jobs, {book.key: book.name for book in books}, RECEIVED, year, self).open()


class BlocksPage(TopicPage):
    """The blocks that are out or came back, and what is done with laptops."""

    def __init__(self, jobs: Jobs) -> None:
        shown = ListPage(
            jobs,
            ListedBlock,
            icon="archive",
            add=_("จองเลข…"),
            teach=_("ช่วงเลขที่จองให้เครื่องอื่นนำไปออกหนังสือนอกสำนักงาน แล้วนำกลับมาคืน เลขจึงไม่ซ้ำกัน"),
            source=BlockRows(),
        )
        super().__init__(jobs, shown, partial(BlockPage, jobs), NumberBlock.topic)
        shown.filter.setPlaceholderText(_("กรองผู้ถือหรือเครื่องที่ใช้"))
        shown.head.add(button(_("ทำสำเนาไปกับเครื่องอื่น…"), self.copy, "copy"))
        shown.head.add(button(_("รับคืนจากเครื่องอื่น…"), self.give_back, "arrow-back-up"))

    def open(self, topic: str, id_: str) -> None:
        """Show a block; for a new one ask how many numbers for whom."""
        if id_:
            super().open(topic, id_)
        else:
            self._jobs.read(papers.books, self._reserve)

    def copy(self) -> None:
        """Ask where the copy for a laptop goes."""
        self._jobs.read(asking.holder_to_copy, self._copy)

    def give_back(self) -> None:
        """Ask for the folder that came back."""
        GiveBackDialog(self._jobs, self).open()

    def _reserve(self, books: Sequence[Book]) -> None:
        names = {book.key: book.name for book in books if book.key != RECEIVED}
        dialog = ReserveDialog(self._jobs, names, self)
        dialog.reserved.connect(self._reserved)
        dialog.open()

    def _reserved(self, block: NumberBlock) -> None:
        self.open(NumberBlock.topic, block.id)
        self.said.emit(_("จองเลข {numbers} แล้ว").format(numbers=words.run(block)), None)

    def _copy(self, holder: str) -> None:
        TakeAlongDialog(self._jobs, holder, self).open()

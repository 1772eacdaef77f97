"""One block of reserved numbers: how it stands, the papers under its numbers, and what can be done with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.registers import NumberBlock
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.home.page import paper_line
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import Badge, PageHead, button
from desktop.ui.parts.cards import Card
from desktop.ui.parts.facts_card import FactsCard
from desktop.ui.parts.page import Page
from desktop.ui.records.record_page import change_line
from desktop.ui.registers import asking, sides, words
from desktop.ui.registers.block_dialogs import LostDialog
from desktop.ui.registers.copy_dialogs import GiveBackDialog, TakeAlongDialog

if TYPE_CHECKING:
    from desktop.work.number_blocks import Standing, View


class BlockPage(Page):
    """Shows a block; while it is out, how it comes back."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._id = ""
        self._standing: Standing | None = None
        self.head, self.badge = PageHead(" ", " "), Badge()
        self.facts = FactsCard()
        self.papers = Card(_("หนังสือที่ใช้เลขในช่วงนี้"), _("ยังไม่มีหนังสือที่ใช้เลขในช่วงนี้"), most=99, tallest=24)
        self.changes = Card(_("ประวัติ"), _("ยังไม่มีประวัติ"), most=99)
        self.lost_button = button(_("เครื่องหายหรือคืนบนกระดาษ…"), self.lose, "x")
        self.copy_button = button(_("ทำสำเนาไปกับเครื่องอื่น…"), self.copy, "copy", primary=True)
        self.back_button = button(_("รับคืนจากเครื่องอื่น…"), self.give_back, "arrow-back-up", primary=True)
        self.head.add(self.badge)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        for one in (self.copy_button, self.back_button):
            self.head.add(one)
        beside = (self.facts, self.lost_button, self.changes)
        sides.stand(self, self.head, _on_top(self.papers), beside)
        for one in (self.lost_button, self.copy_button, self.back_button):
            one.hide()  # until it is known how the block stands
        self.papers.opened.connect(self._open_paper)

    def title(self) -> str:
        """Name the block by its numbers."""
        if self._standing is None:
            return _("เลขที่จองไว้")
        return _("เลข {numbers}").format(numbers=words.run(self._standing.block))

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a block."""
        self._id = id_
        self._jobs.read(partial(asking.block, id_=id_), self._show)

    def refresh(self, topic: str) -> None:
        """Read again what may have changed."""
        if topic in (NumberBlock.topic, "papers", "registers") and self._id:
            self.open(NumberBlock.topic, self._id)

    def back(self) -> None:
        """Go back to the list."""
        self.closed.emit()

    def copy(self) -> None:
        """Ask where the copy for the laptop goes."""
        if self._standing is not None:
            TakeAlongDialog(self._jobs, self._standing.block.holder, self).open()

    def give_back(self) -> None:
        """Ask for the folder that came back."""
        GiveBackDialog(self._jobs, self).open()

    def lose(self) -> None:
        """Ask which numbers were used, where the copy itself does not come back."""
        if self._standing is not None:
            LostDialog(self._jobs, self._standing, self).open()

    def _show(self, view: View) -> None:
        block = view.standing.block
        if block.id != self._id:
            return
        self._standing = view.standing
        out = not block.returned
        self.head.title.setText(self.title())
        self.head.subtitle.setText(_(view.standing.register))
        self.badge.show_state(_("ออกอยู่") if out else _("คืนแล้ว"), "warn" if out else "good")
        self.lost_button.setVisible(out)
        self.copy_button.setVisible(out and not block.note)
        self.back_button.setVisible(out and bool(block.note))
        self.facts.show_facts(_facts(view.standing))
        self.papers.show_lines([paper_line(paper) for paper in view.papers])
        self.changes.show_lines([change_line(change) for change in reversed(view.changes)])

    def _open_paper(self, key: tuple[str, str]) -> None:
        self.open_asked.emit(*key)


def _on_top(card: Card) -> QWidget:
    """Let a card be only as high as its rows."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(card)
    column.addStretch(1)
    return holder


def _facts(standing: Standing) -> Iterator[tuple[str, str]]:
    block = standing.block
    yield _("ผู้ถือหรือเครื่องที่ใช้"), block.holder
    yield _("จำนวนเลข"), str(len(block.numbers))
    yield _("จองเมื่อ"), dates.long(block.taken) if block.taken else ""
    yield _("คืนเมื่อ"), dates.long(block.returned) if block.returned else ""
    yield _("หมายเหตุ"), block.note

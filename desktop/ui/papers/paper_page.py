"""One paper: the page as it was issued, its story beside it, and what can be done next."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.domain.papers import CANCELLED_BY, RELATIONS, STATES, Paper
from desktop.domain.records import field_of
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.home.page import paper_line
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking, files, words
from desktop.ui.papers.dialogs import NumberDialog
from desktop.ui.papers.issue_dialog import IssueDialog
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.papers.printing import Printing
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.facts_card import FactsCard
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.parts.lines import Line
from desktop.ui.parts.page import Page
from desktop.ui.records.record_page import change_line

if TYPE_CHECKING:
    from desktop.work.paper_views import View
    from desktop.work.papers import Issued

DROPPED, NOT_SIGNED = N_("ทิ้งร่างหนังสือ"), N_("ยกเลิกหนังสือที่ไม่ได้ลงนาม")
NOT_TOLD = (
    "contents",
    "contents_hash",
    "file",
    "scan",
    "pages",
    "register",
)  # of the history: for the program
PDF_KIND = "PDF (*.pdf)"


class PaperPage(Page):
    """Shows a paper; the next act is the button in colour."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._id, self._paper = "", Paper()
        self.printing = Printing(jobs, self)
        self.head, self.badge = PageHead(" ", " "), Badge()
        self.facts = FactsCard()
        self.related = Card(_("เกี่ยวข้องกับ"), _("ไม่มีหนังสืออื่นอ้างถึง"), most=99)
        self.changes = Card(_("ประวัติ"), _("ยังไม่มีประวัติ"), most=99)
        self.paper = PaperPane(jobs)
        self.acts = self._make_acts()
        self._lay_out()
        self.related.opened.connect(self._open_related)

    def title(self) -> str:
        """Name the paper."""
        return words.name(self._paper) if self._paper.id else _("หนังสือราชการ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a paper with its story."""
        self._id = id_
        self._jobs.read(partial(asking.view, id_=id_), self._show)

    def refresh(self, topic: str) -> None:
        """Read again what may have changed."""
        if topic in ("papers", "committees") and self._id:
            self.open("papers", self._id)

    def print_(self) -> None:
        """Print the paper, or issue it first where it is a draft."""
        if self._paper.state == "draft":
            self._issue()
        elif self._paper.file:
            self.printing.ask(self._paper.id, self.title())

    def back(self) -> None:
        """Go back to the list."""
        self.closed.emit()

    def _make_acts(self) -> dict[str, QPushButton]:
        """Make the buttons by name, as they stand from left to right."""
        return {
            "open": button(_("เปิดไฟล์"), self._open_file, "folder-open", quiet=True),
            "save": button(_("บันทึก PDF…"), self._ask_save, "device-floppy", quiet=True),
            "drop": button(_("ทิ้งร่าง…"), self._ask_drop, "trash", quiet=True),
            "not_signed": button(_("ไม่ได้ลงนาม…"), self._ask_not_signed, "x", quiet=True),
            "print": button(_("พิมพ์…"), self.print_, "printer"),
            "number": button(_("บันทึกเลขที่และวันที่…"), self._ask_number, "pencil", primary=True),
            "issue": button(_("ออกหนังสือ…"), self._issue, "rubber-stamp", primary=True),
            "amend": button(_("ออกคำสั่งแก้ไขเพิ่มเติม…"), self._amend, "pencil"),
            "cancel": button(_("ยกเลิกหนังสือ…"), self._cancel, "x"),
        }

    def _lay_out(self) -> None:
        air = gap(self)
        self.head.add(self.badge)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        for name in ("open", "save", "drop", "not_signed", "print", "number", "issue"):
            self.head.add(self.acts[name])
        side = QWidget()
        side.setProperty("role", "body")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(air * 2 // 3)
        for part in (self.facts, self.related, self.changes):
            column.addWidget(part)
        for name in ("cancel", "amend"):
            column.insertWidget(1, self.acts[name])
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(side)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.paper)
        split.addWidget(scroll)
        split.setSizes([gap(self, 29), gap(self, 17)])
        split.setHandleWidth(air)
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 3 // 4)
        page.addWidget(self.head)
        page.addWidget(split, 1)

    def _show(self, view: View) -> None:
        if view.paper.id != self._id:
            return
        if view.paper.id != self._paper.id:
            self.paper.preview.focus_pages()
        paper = self._paper = view.paper
        self.head.title.setText(words.name(paper))
        self.head.subtitle.setText(paper.subject)
        self.badge.show_state(_(STATES[paper.state]), words.BADGES[paper.state])
        self.facts.show_facts(_facts(view))
        self.related.show_lines(list(_related(view)))
        told = [change for change in reversed(view.changes) if change.field not in _not_told()]
        self.changes.show_lines([change_line(change) for change in told])
        self._show_acts(paper)
        if view.pdf:
            self.paper.show_pdf(view.pdf)
        elif paper.state == "draft":
            self.paper.ask(partial(asking.rehearse_draft, draft=paper))
        else:
            self.paper.say(_("หนังสือนี้บันทึกย้อนหลังโดยไม่มีสำเนาที่สแกน"))

    def _show_acts(self, paper: Paper) -> None:
        state, has_file = paper.state, bool(paper.file)
        shown = {
            "open": has_file,
            "save": has_file,
            "print": has_file,
            "drop": state == "draft",
            "issue": state == "draft",
            "not_signed": state == "out",
            "number": state == "out",
            "amend": state == "issued" and paper.kind == "order",
            "cancel": state == "issued",
        }
        for name, act in self.acts.items():
            act.setVisible(shown[name])

    # a file

    def _open_file(self) -> None:
        self._jobs.read(partial(asking.reprint, id_=self._paper.id), self._copy)

    def _copy(self, issued: Issued) -> None:
        self._jobs.aside(partial(files.copy_for_reading, issued), files.open_in_reader, owner=self)

    def _ask_save(self) -> None:
        self._jobs.read(partial(asking.reprint, id_=self._paper.id), self._save)

    def _save(self, issued: Issued) -> None:
        path = str(paths.documents_folder() / issued.file_name)
        name, _kind = QFileDialog.getSaveFileName(self, _("บันทึก PDF"), path, PDF_KIND)
        if name:
            self._jobs.aside(partial(files.save, issued.pdf, Path(name)), self._file_saved)

    def _file_saved(self, _nothing: None) -> None:
        self.said.emit(_("บันทึกไฟล์แล้ว"), None)

    # what comes next

    def _issue(self) -> None:
        from desktop.work.paper_views import request_of

        self._ask_issue(IssueDialog(self._jobs, request_of(self._paper), self))

    def _amend(self) -> None:
        from desktop.work.papers import Request

        paper = self._paper
        request = Request(
            kind="order", committee=paper.committee, amends=paper.id, thai_digits=paper.thai_digits
        )
        self._ask_issue(IssueDialog(self._jobs, request, self))

    def _cancel(self) -> None:
        from desktop.work.papers import Request

        paper = self._paper
        request = Request(kind=CANCELLED_BY[paper.kind], committee=paper.committee)
        self._ask_issue(IssueDialog(self._jobs, request, self, cancels=paper))

    def _ask_issue(self, dialog: IssueDialog) -> None:
        dialog.issued.connect(self._open_paper)
        dialog.kept.connect(self._open_paper)
        dialog.open()

    def _ask_number(self) -> None:
        NumberDialog(self._jobs, self._paper, self).open()

    def _ask_drop(self) -> None:
        sentence = _("ร่างนี้จะหายจากรายการ ยังไม่ได้ใช้เลขใด")
        if messages.ask(self, _("ทิ้งร่าง"), sentence, _("ทิ้งร่าง"), danger=True):
            act = partial(asking.set_aside, id_=self._paper.id)
            self._jobs.write(act, self._dropped, "papers", action=DROPPED)

    def _dropped(self, _nothing: None) -> None:
        self._id, self._paper = "", Paper()
        self.said.emit(_("ทิ้งร่างแล้ว"), None)
        self.closed.emit()

    def _ask_not_signed(self) -> None:
        sentence = _("หนังสือนี้จะเป็นหนังสือที่ยกเลิก เพราะไม่ได้ลงนาม และยังอยู่ในรายการพร้อมเหตุผล")
        dialog = ReasonDialog(_("ไม่ได้ลงนาม"), sentence, "", _("ยกเลิกหนังสือ"), self)
        dialog.asked.connect(partial(self._set_aside, dialog))
        dialog.open()

    def _set_aside(self, dialog: ReasonDialog, _values: object) -> None:
        act = partial(asking.set_aside, id_=self._paper.id, reason=dialog.reason())
        then = partial(self._not_signed, dialog)
        self._jobs.write(act, then, "papers", action=NOT_SIGNED, failed=dialog.take)

    def _not_signed(self, dialog: ReasonDialog, _nothing: None) -> None:
        dialog.accept()

    def _open_paper(self, id_: str) -> None:
        self.open("papers", id_)

    def _open_related(self, key: tuple[str, str]) -> None:
        self.open_asked.emit(*key)


def _facts(view: View) -> Iterator[tuple[str, str]]:
    """Give what a paper's card says; what is not known is left out."""
    paper = view.paper
    place = "" if paper.printed_number is not None else words.numbered(paper)
    yield _("เลขที่"), words.numbered(paper) if paper.printed_number is not None else ""
    yield _("ลำดับในทะเบียน"), place
    yield _("ทะเบียน"), view.register
    yield _("ลงวันที่"), dates.long(paper.dated) if paper.dated else ""
    if view.signer:
        yield _("ผู้ลงนาม"), " ".join((view.signer.name, *view.signer.lines()))
    yield _("เหตุผล"), paper.reason
    yield _("จำนวนหน้า"), str(paper.pages or "")
    yield _("รหัสตรวจไฟล์ (SHA-256)"), " ".join(wrap(paper.file, 16))


def _related(view: View) -> Iterator[Line]:
    """Give the committee, the paper that this one refers to, and those that refer to it."""
    paper = view.paper
    if view.committee:
        yield Line(("committees", paper.committee), view.committee, _("คณะกรรมการ"), "users-group")
    if view.refers_to:
        yield _relation(view.refers_to, paper, _("ฉบับนี้{relation}หนังสือนั้น"))
    for other in view.referring:
        yield _relation(other, other, _("หนังสือนั้น{relation}ฉบับนี้"))


def _relation(other: Paper, referring: Paper, words_: str) -> Line:
    line = paper_line(other)
    detail = words_.format(relation=_(RELATIONS.get(referring.relation, ""))) if referring.relation else ""
    return Line(line.key, line.label, f"{detail} · {line.detail}" if detail else line.detail, line.icon)


def _not_told() -> set[str]:
    return {_(field_of(Paper, name).title) for name in NOT_TOLD}

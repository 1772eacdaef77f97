"""One paper: the page as it was issued, its story beside it, and what can be done next."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QScrollArea, QSplitter, QVBoxLayout, QWidget

from desktop.domain.papers import STATES, Paper
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking, paper_lines, words
from desktop.ui.papers.paper_acts import PaperActs
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.papers.printing import Printing
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.facts_card import FactsCard
from desktop.ui.parts.page import Page

if TYPE_CHECKING:
    from desktop.work.paper_views import View

IN_HEAD = ("open", "save", "drop", "not_signed", "print", "number", "issue")
BESIDE = ("sent", "amend", "cancel", "word", "notice", "since")


class PaperPage(Page):
    """Shows a paper; the next act is the button in colour."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._id, self._paper = "", Paper()
        self.printing, self._acts = Printing(jobs, self), PaperActs(jobs, self)
        self.head, self.badge = PageHead(" ", " "), Badge()
        self.facts = FactsCard()
        self.story = Card(_("ความเป็นมา"), _("ยังไม่มีความเป็นมา"), most=99, counted=False)
        self.related = Card(_("เกี่ยวข้องกับ"), _("ไม่มีหนังสืออื่นอ้างถึง"), most=99)
        self.changes = Card(_("ประวัติ"), _("ยังไม่มีประวัติ"), most=99)
        self.paper = PaperPane(jobs)
        self.acts = self._make_acts()
        self._lay_out()
        for card in (self.story, self.related):
            card.opened.connect(self._open_related)
        self._acts.opened.connect(self._open_paper)
        self._acts.dropped.connect(self._dropped)
        self._acts.said.connect(self.said)

    def title(self) -> str:
        """Name the paper."""
        return words.name(self._paper, self._acts.letter_code) if self._paper.id else _("หนังสือราชการ")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a paper with its story."""
        self._id = id_
        self._jobs.read(partial(asking.view, id_=id_), self._show)

    def refresh(self, topic: str) -> None:
        """Read again what may have changed."""
        if topic in ("papers", "committees", "meetings") and self._id:
            self.open("papers", self._id)

    def print_(self) -> None:
        """Print the paper, or issue it first where it is a draft."""
        if self._paper.state == "draft":
            self._acts.issue()
        elif self._paper.file:
            self.printing.ask(self._paper.id, self.title())

    def back(self) -> None:
        """Go back to the list."""
        self.closed.emit()

    def _make_acts(self) -> dict[str, QPushButton]:
        """Make the buttons by name."""
        do = self._acts
        made = {
            "open": button(_("เปิดไฟล์"), do.open_file, "folder-open", quiet=True),
            "save": button(_("บันทึก PDF…"), do.save_pdf, "device-floppy", quiet=True),
            "word": button(_("สำเนา Word…"), do.save_word, "copy", quiet=True),
            "drop": button(_("ทิ้งร่าง…"), do.drop, "trash", quiet=True),
            "not_signed": button(_("ไม่ได้ลงนาม…"), do.not_signed, "x", quiet=True),
            "print": button(_("พิมพ์…"), self.print_, "printer"),
            "number": button(_("บันทึกเลขที่และวันที่…"), do.record_number, "pencil", primary=True),
            "issue": button(_("ออกหนังสือ…"), do.issue, "rubber-stamp", primary=True),
            "sent": button(_("บันทึกการส่ง…"), do.note_dispatch, "check"),
            "amend": button(_("ออกคำสั่งแก้ไขเพิ่มเติม…"), do.amend, "pencil"),
            "cancel": button(_("ยกเลิกหนังสือ…"), do.cancel, "x"),
            "since": button(_("มีอะไรเปลี่ยนไปตั้งแต่ออก…"), do.show_changes, "history", quiet=True),
            "notice": button(_("สำเนาปิดประกาศ"), do.open_for_notice_board, "file-text", quiet=True),
        }
        for one in made.values():
            one.hide()  # until a paper is on show
        return made

    def _lay_out(self) -> None:
        air = gap(self)
        self.head.add(self.badge)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        for name in IN_HEAD:
            self.head.add(self.acts[name])
        side = QWidget()
        side.setProperty("role", "body")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(air * 2 // 3)
        column.addWidget(self.facts)
        for name in BESIDE:
            column.addWidget(self.acts[name])
        for card in (self.story, self.related, self.changes):
            column.addWidget(card)
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
        self._acts.paper, self._acts.letter_code = paper, view.letter_code
        self.head.title.setText(self.title())
        self.head.subtitle.setText(paper.subject)
        self.badge.show_state(_(STATES[paper.state]), words.BADGES[paper.state])
        self.facts.show_facts(paper_lines.facts(view))
        self.story.show_lines(list(paper_lines.story(view)))
        self.related.show_lines(list(paper_lines.related(view)))
        self.changes.show_lines(paper_lines.history(view))
        self._show_acts(paper)
        if view.pdf:
            self.paper.show_pdf(view.pdf)
        elif paper.state == "draft":
            self.paper.ask(partial(asking.rehearse_draft, draft=paper))
        else:
            self.paper.say(_("หนังสือนี้บันทึกย้อนหลังโดยไม่มีสำเนาที่สแกน"))

    def _show_acts(self, paper: Paper) -> None:
        state, has_file = paper.state, bool(paper.file)
        in_force, frozen = state == "issued", bool(paper.contents)
        shown = {
            "open": has_file,
            "save": has_file,
            "print": has_file,
            "drop": state == "draft",
            "issue": state == "draft",
            "not_signed": state == "out",
            "number": state == "out",
            "word": frozen,
            "amend": in_force and paper.kind == "order",
            "cancel": in_force,
            "sent": in_force and paper.register == "sent",
            "since": frozen,
            "notice": frozen,
        }
        for name, act in self.acts.items():
            act.setVisible(shown[name])

    def _dropped(self) -> None:
        self._id, self._paper = "", Paper()
        self.said.emit(_("ทิ้งร่างแล้ว"), None)
        self.closed.emit()

    def _open_paper(self, id_: str) -> None:
        self.open("papers", id_)

    def _open_related(self, key: tuple[str, str]) -> None:
        self.open_asked.emit(*key)

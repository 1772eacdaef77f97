"""The papers of a case: those that it needs now first, every kind by a menu, and what was issued with its file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QGridLayout, QMenu, QPushButton, QSplitter, QVBoxLayout, QWidget

from desktop.domain.case_papers import CASE_PAPERS, STATES, CasePaper
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import case_paper_words as words
from desktop.ui.mediation import sealed_asking as asking
from desktop.ui.mediation.case_paper_dialog import CasePaperDialog
from desktop.ui.mediation.leaving import Leaving
from desktop.ui.mediation.tab import CaseTab
from desktop.ui.papers import files
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.papers.sheet_printing import SheetPrinting
from desktop.ui.parts.buttons import Badge, button, gap
from desktop.ui.parts.form_dialog import ReasonDialog
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.lines import LineList

if TYPE_CHECKING:
    from desktop.work.case_papers import Issued
    from desktop.work.cases import Whole

CANCELLED, SCANNED = N_("ยกเลิกหนังสือของเรื่องไกล่เกลี่ย"), N_("แนบสำเนาที่ลงนามแล้ว")
SUGGESTED = 3  # papers offered as buttons
SCANS = "PDF, JPG, PNG (*.pdf *.jpg *.jpeg *.png)"


class PapersTab(CaseTab):
    """Issues papers, and does what is done with issued ones; whatever leaves the seal is asked about and noted."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._leaving, self.printing = Leaving(jobs, self), SheetPrinting(jobs, self)
        self._looks = Latest(jobs.read, self)
        self._shown = ""  # the paper whose file is on show
        self.suggested = [button("", partial(self._issue_suggested, place)) for place in range(SUGGESTED)]
        self._next: tuple[str, ...] = ()
        self.others = button(_("หนังสือทุกชนิด…"), self.show_kinds, "file-text")
        self.list = LineList(_("หนังสือที่ออกแล้ว"))
        self.name, self.badge = TextLabel(role="section"), Badge()
        self.paper = PaperPane(jobs)
        self.acts, self.kinds = self._make_acts(), self._menu()
        self._lay_out()
        self.list.currentRowChanged.connect(self._chosen)

    def show_whole(self, whole: Whole) -> None:
        """Show the papers of a case, the newest first, and which it needs now."""
        from desktop.work.next_case_papers import next_papers

        super().show_whole(whole)
        self._next = next_papers(whole)[:SUGGESTED]
        for place, one in enumerate(self.suggested):
            one.setVisible(place < len(self._next))
            if place < len(self._next):
                one.setText(_("ออก{kind}…").format(kind=_(CASE_PAPERS[self._next[place]].title)))
        self._show_list(whole)

    def begin(self, what: str) -> None:
        """Issue the paper that another tab asked for."""
        if what in CASE_PAPERS:
            self.issue(what)

    def issue(self, kind: str) -> None:
        """Ask for a paper of a kind and issue it."""
        if self.whole is not None:
            dialog = CasePaperDialog(self.jobs, self.whole, kind, self)
            dialog.issued.connect(self._issued)
            dialog.open()

    def show_kinds(self) -> None:
        """Offer every kind of paper."""
        self.kinds.popup(self.others.mapToGlobal(QPoint(0, self.others.height())))

    def print_(self) -> None:
        """Print the chosen paper."""
        paper = self._paper()
        if paper is not None:
            self._leaving.ask(_("พิมพ์"), partial(asking.reprint, id_=paper.id), self._print)

    def save_pdf(self) -> None:
        """Save the chosen paper where the officer says."""
        paper = self._paper()
        if paper is not None:
            self._leaving.ask(_("บันทึก PDF"), partial(asking.reprint, id_=paper.id), self._save_pdf)

    def save_word(self) -> None:
        """Save an editable copy of the chosen paper where the officer says."""
        paper = self._paper()
        if paper is not None:
            self._leaving.ask(_("สำเนา Word"), partial(asking.word_copy, id_=paper.id), self._save_word)

    def open_scan(self) -> None:
        """Open the signed scan of the chosen paper in the system's reader."""
        paper = self._paper()
        if paper is not None:
            act = partial(asking.scan_to_read, id_=paper.id)
            self._leaving.ask(_("เปิดสำเนาที่ลงนาม"), act, self._open)

    def attach_scan(self) -> None:
        """Attach the scan of the chosen paper as it was signed."""
        paper = self._paper()
        path, _kind = QFileDialog.getOpenFileName(self, _("สำเนาที่ลงนามแล้ว"), "", SCANS) if paper else ("", "")
        if paper is not None and path:
            act = partial(asking.enter_scan, id_=paper.id, path=Path(path))
            self.jobs.write(act, self._scanned, "cases", action=SCANNED)

    def cancel(self) -> None:
        """Cancel the chosen paper with a reason."""
        paper = self._paper()
        if paper is not None:
            sentence = _("หนังสือนี้จะเป็นหนังสือที่ยกเลิก และยังอยู่กับเรื่องพร้อมเลขและเหตุผล จากนั้นออกฉบับใหม่ได้")
            dialog = ReasonDialog(_("ยกเลิกหนังสือ"), sentence, "", _("ยกเลิกหนังสือ"), self)
            dialog.asked.connect(partial(self._cancel, dialog, paper.id))
            dialog.open()

    # how it looks

    def _make_acts(self) -> dict[str, QPushButton]:
        made = {
            "print": button(_("พิมพ์…"), self.print_, "printer"),
            "save": button(_("บันทึก PDF…"), self.save_pdf, "device-floppy", quiet=True),
            "word": button(_("สำเนา Word…"), self.save_word, "copy", quiet=True),
            "attach": button(_("แนบสำเนาที่ลงนาม…"), self.attach_scan, "paperclip", quiet=True),
            "scan": button(_("เปิดสำเนาที่ลงนาม…"), self.open_scan, "folder-open", quiet=True),
            "cancel": button(_("ยกเลิกหนังสือ…"), self.cancel, "x", quiet=True),
        }
        for one in made.values():
            one.hide()  # until a paper is chosen
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for kind, one in CASE_PAPERS.items():
            menu.addAction(_(one.title), partial(self.issue, kind))
        return menu

    def _lay_out(self) -> None:
        air = gap(self)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(air // 2)
        column.addWidget(TextLabel(_("หนังสือที่ต้องออกตอนนี้"), "section"))
        for one in (*self.suggested, self.others):
            column.addWidget(one)
        column.addSpacing(air // 2)
        column.addWidget(TextLabel(_("ออกแล้ว"), "section"))
        column.addWidget(self.list, 1)
        self.suggested[0].setProperty("primary", True)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(side)
        split.addWidget(self._chosen_side())
        split.setSizes([gap(self, 17), gap(self, 31)])
        split.setHandleWidth(air)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, air // 2, 0, 0)
        page.addWidget(split)

    def _chosen_side(self) -> QWidget:
        """Stand the chosen paper's name and acts over its pages."""
        side = QWidget()
        grid = QGridLayout(side)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(gap(self, 0.4))
        grid.addWidget(self.name, 0, 0, 1, 2)
        grid.addWidget(self.badge, 0, 2, Qt.AlignmentFlag.AlignRight)
        for place, one in enumerate(self.acts.values()):
            grid.addWidget(one, 1 + place // 3, place % 3)
        grid.addWidget(self.paper, 3, 0, 1, 3)
        grid.setRowStretch(3, 1)
        return side

    # the list

    def _show_list(self, whole: Whole) -> None:
        papers = list(reversed(whole.papers))
        wanted = self._shown
        self.list.show_lines(tuple(words.line(whole, paper) for paper in papers))
        ids = [paper.id for paper in papers]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        self._chosen()

    def _paper(self) -> CasePaper | None:
        line = self.list.line(self.list.currentItem())
        papers = self.whole.papers if self.whole is not None else ()
        return next((paper for paper in papers if line is not None and paper.id == line.key), None)

    def _chosen(self, _row: int = 0) -> None:
        """Show the paper that the keyboard is on."""
        paper = self._paper()
        self._shown = paper.id if paper else ""
        self.name.setText(words.name(paper) if paper else "")
        self.badge.setVisible(paper is not None)
        self._show_acts(paper)
        if paper is None:
            self.paper.say(_("หนังสือที่ออกจะปรากฏที่นี่"))
            return
        self.badge.show_state(_(STATES[paper.state]), words.BADGES[paper.state])
        self._looks.ask(partial(asking.look_at, id_=paper.id), partial(self._show_file, paper.id))

    def _show_acts(self, paper: CasePaper | None) -> None:
        in_force = paper is not None and paper.state == "issued"
        there = paper is not None
        shown = {"attach": in_force, "cancel": in_force, "scan": paper is not None and bool(paper.scan)}
        for name, one in self.acts.items():
            one.setVisible(shown.get(name, there))

    def _show_file(self, id_: str, pdf: bytes) -> None:
        if id_ == self._shown:
            self.paper.show_pdf(pdf)

    # what was done

    def _issue_suggested(self, place: int) -> None:
        self.issue(self._next[place])

    def _issued(self, id_: str) -> None:
        self._shown = id_
        self.said.emit(_("ออกหนังสือแล้ว"), None)
        self.changed.emit()

    def _print(self, issued: Issued) -> None:
        self.printing.ask_for(issued.pdf, words.name(issued.paper))

    def _save_pdf(self, issued: Issued) -> None:
        self._save(_("บันทึก PDF"), issued.file_name, files.PDF_KIND, issued.pdf)

    def _save_word(self, written: tuple[str, bytes]) -> None:
        self._save(_("สำเนา Word"), written[0], files.WORD_KIND, written[1])

    def _save(self, title: str, name: str, kind: str, data: bytes) -> None:
        path = files.ask_where(self, title, name, kind)
        if path is not None:
            self.jobs.aside(partial(files.save, data, path), self._saved)

    def _saved(self, _nothing: None) -> None:
        self.said.emit(_("บันทึกไฟล์แล้ว"), None)

    def _open(self, path: Path) -> None:
        self.jobs.aside(partial(files.open_in_reader, path))

    def _scanned(self, _paper: CasePaper) -> None:
        self.said.emit(_("แนบสำเนาที่ลงนามแล้ว"), None)
        self.changed.emit()

    def _cancel(self, dialog: ReasonDialog, id_: str, _values: Any) -> None:
        act = partial(asking.cancel, id_=id_, reason=dialog.reason())
        done = partial(self._cancelled, dialog)
        self.jobs.write(act, done, "cases", action=CANCELLED, failed=dialog.take)

    def _cancelled(self, dialog: ReasonDialog, _paper: CasePaper) -> None:
        dialog.accept()
        self.said.emit(_("ยกเลิกหนังสือแล้ว"), None)
        self.changed.emit()

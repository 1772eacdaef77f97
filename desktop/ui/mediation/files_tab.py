"""The files of a case: deeds, photos, letters; dropped here or chosen, sealed at once, seen without leaving the seal."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.cases import CaseFile
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.mediation import sealed_asking as asking
from desktop.ui.mediation.leaving import Leaving
from desktop.ui.mediation.papers_tab import SCANS
from desktop.ui.mediation.tab import CaseTab
from desktop.ui.papers import files
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.lines import Line, LineList
from desktop.ui.parts.preview import Preview
from desktop.ui.records.file_preview import upright

if TYPE_CHECKING:
    from desktop.work.cases import Whole

ADDED, NAMED, REMOVED = N_("แนบไฟล์ของเรื่อง"), N_("ตั้งชื่อไฟล์ของเรื่อง"), N_("นำไฟล์ของเรื่องออก")
PDF_SIGN = b"%PDF-"


class FilesTab(CaseTab):
    """Shows the files of a case and the one that is chosen; Insert adds, Delete takes out."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        self._leaving, self._looks = Leaving(jobs, self), Latest(jobs.read, self)
        self._shown = ""  # the file on show
        self.list = LineList(_("ไฟล์ของเรื่อง"))
        self.pages, self.picture = Preview(jobs, _("ไฟล์ของเรื่อง")), QLabel()
        self.empty = Empty(
            "paperclip", _("ยังไม่มีไฟล์"), _("ลากภาพหรือ PDF มาวางที่นี่ หรือกด “เพิ่มไฟล์” ไฟล์ถูกปิดผนึกไว้กับเรื่องทันที")
        )
        self._side = QStackedWidget()
        self.add_button = button(_("เพิ่มไฟล์…"), self.add, "plus")
        self.name_button = button(_("ตั้งชื่อ…"), self.name, "pencil", quiet=True)
        self.open_button = button(_("เปิดด้วยโปรแกรมอื่น…"), self.open_file, "folder-open", quiet=True)
        self.remove_button = button(_("นำออก…"), self.remove, "trash", quiet=True)
        self.setAcceptDrops(True)
        self._lay_out()
        self.list.currentRowChanged.connect(self._chosen)

    def show_whole(self, whole: Whole) -> None:
        """Show the files of a case."""
        super().show_whole(whole)
        wanted = self._shown
        self.list.show_lines(tuple(map(_line, whole.files)))
        self.list.setVisible(bool(whole.files))
        ids = [file.id for file in whole.files]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        self._chosen()

    def add(self) -> None:
        """Ask for files and add them."""
        chosen, _kind = QFileDialog.getOpenFileNames(self, _("เพิ่มไฟล์"), "", SCANS)
        self._add([Path(path) for path in chosen])

    def name(self) -> None:
        """Give the chosen file another title."""
        file = self._file()
        if file is not None:
            form = Form(CaseFile, (("", ("title",)),), keys={"title": "T"})
            form.load({"title": file.title})
            dialog = FormDialog(_("ตั้งชื่อไฟล์"), "", form, _("บันทึก"), self)
            dialog.asked.connect(partial(self._name, dialog, file))
            dialog.open()
            form.focus("title")

    def open_file(self) -> None:
        """Open the chosen file in the system's reader; it is asked why, and noted."""
        file = self._file()
        if file is not None:
            act = partial(asking.file_to_read, id_=file.id)
            self._leaving.ask(_("เปิดด้วยโปรแกรมอื่น"), act, self._open)

    def remove(self) -> None:
        """Take the chosen file out of the case."""
        file = self._file()
        sentence = _("ไฟล์นี้จะไม่อยู่ในเรื่องอีก ประวัติยังเก็บไว้")
        if file is not None and messages.ask(self, _("นำไฟล์ออก"), sentence, _("นำออก"), danger=True):
            act = partial(asking.remove_file, id_=file.id)
            self.jobs.write(act, self._removed, "cases", action=REMOVED)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        event.acceptProposedAction()
        self._add(_dropped(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Insert and take out by Delete."""
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        air = gap(self)
        for shown in (self.pages, self.picture, self.empty):
            self._side.addWidget(shown)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self._side)
        split.setSizes([gap(self, 17), gap(self, 31)])
        split.setHandleWidth(air)
        buttons = QHBoxLayout()
        for one in (self.add_button, self.name_button, self.open_button, self.remove_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, air // 2, 0, 0)
        page.setSpacing(air // 2)
        page.addWidget(split, 1)
        page.addLayout(buttons)

    def _file(self) -> CaseFile | None:
        line = self.list.line(self.list.currentItem())
        kept = self.whole.files if self.whole is not None else ()
        return next((file for file in kept if line is not None and file.id == line.key), None)

    def _chosen(self, _row: int = 0) -> None:
        """Show the file that the keyboard is on."""
        file = self._file()
        self._shown = file.id if file else ""
        for one in (self.name_button, self.open_button, self.remove_button):
            one.setEnabled(file is not None)
        if file is None:
            self._side.setCurrentWidget(self.empty)
        else:
            room = QSize(self._side.width(), self._side.height())
            act = partial(_looked, id_=file.id, most=room)
            self._looks.ask(act, partial(self._show_file, file.id))

    def _show_file(self, id_: str, looked: tuple[bytes, Any]) -> None:
        if id_ != self._shown:
            return
        pdf, picture = looked
        if picture is not None:
            self.picture.setPixmap(QPixmap.fromImage(picture))
            self.picture.setAccessibleName(_("ภาพ"))
        self.pages.show_pdf(pdf)
        self._side.setCurrentWidget(self.pages if picture is None else self.picture)

    def _add(self, paths: Sequence[Path]) -> None:
        if paths and self.whole is not None:
            act = partial(asking.add_files, case=self.whole.case.id, paths=tuple(paths))
            self.jobs.write(act, self._added, "cases", action=ADDED)

    def _added(self, count: int) -> None:
        self.said.emit(_("แนบไฟล์แล้ว {count} ไฟล์").format(count=count), None)
        self.changed.emit()

    def _name(self, dialog: FormDialog, file: CaseFile, said: Mapping[str, Any]) -> None:
        act = partial(asking.keep_file, file=dataclasses.replace(file, title=said["title"]))
        self.jobs.write(act, partial(self._named, dialog), "cases", action=NAMED, failed=dialog.take)

    def _named(self, dialog: FormDialog, _id: str) -> None:
        dialog.accept()
        self.said.emit(_("บันทึกแล้ว"), None)
        self.changed.emit()

    def _removed(self, _nothing: None) -> None:
        self.said.emit(_("นำออกแล้ว"), None)
        self.changed.emit()

    def _open(self, path: Path) -> None:
        self.jobs.aside(partial(files.open_in_reader, path))


def _line(file: CaseFile) -> Line:
    return Line(file.id, file.title, dates.short(file.added) if file.added else "", "paperclip")


def _dropped(event: QDropEvent) -> list[Path]:
    """List the files of this machine that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def _looked(session: Any, id_: str, most: QSize) -> tuple[bytes, Any]:
    """Give the pages of a PDF, or a picture no larger than there is room for."""
    data = asking.look_at_file(session, id_)
    if data.startswith(PDF_SIGN):
        return data, None
    return b"", upright(data, most)

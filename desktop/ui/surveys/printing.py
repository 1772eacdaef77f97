"""Printing survey sheets: which villages, blank sheets, with or without last year's answers; shown, saved or printed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.documents.contents.survey_sheet import MOST_BLANK
from desktop.domain.records import Record, flag, whole
from desktop.domain.surveys import SurveyRound
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Latest, Progress
from desktop.ui.papers import files
from desktop.ui.papers.sheet_printing import SheetPrinting
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.preview import Preview

if TYPE_CHECKING:
    from desktop.work.survey_paper import Wanted
    from desktop.work.surveys import VillageSheets

PAUSE = 250  # milliseconds after the last change before the preview is drawn anew
_ID = Qt.ItemDataRole.UserRole
_FORM, _LIST = 11, 4  # lines' heights of the fields at most, of the villages at least


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    topic: ClassVar[str] = "printed_surveys"
    titled: ClassVar[str] = N_("แบบสำรวจที่พิมพ์")
    last: bool = flag(N_("พิมพ์ค่าของปีก่อน"), default=True)
    blank: int | None = whole(N_("แบบเปล่า หมู่บ้านละ (แผ่น)"), most=MOST_BLANK)
    free: int | None = whole(N_("แบบเปล่า ไม่ระบุหมู่บ้าน (แผ่น)"), most=MOST_BLANK)


def ask(page: QWidget, jobs: Jobs, round_id: str, village: str = "") -> SheetsDialog:
    """Ask which sheets of a round are to be printed, over a page; of one village, where its id is given."""
    dialog = SheetsDialog(jobs, round_id, village, page)
    dialog.open()
    return dialog


class SheetsDialog(QDialog):
    """Chooses survey sheets beside how they will look, and saves or prints them."""

    def __init__(self, jobs: Jobs, round_id: str, village: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._round, self._village = jobs, round_id, village
        self._counts: dict[str, int] = {}
        self._progress: Progress | None = None
        self.setWindowTitle(_("พิมพ์แบบสำรวจ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.villages = QListWidget()
        self.villages.setAccessibleName(_("หมู่บ้าน"))
        self.form = Form(
            _Asked, (("", ("last", "blank", "free")),), keys={"last": "L", "blank": "B", "free": "F"}
        )
        self.form.load({"last": True})
        self.form.setMaximumHeight(min(self.form.sizeHint().height(), gap(self, _FORM)))
        self.villages.setMinimumHeight(gap(self, _LIST))
        self.said = TextLabel("", "subtitle")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        self.bar.hide()
        self.preview = Preview(jobs, _("ตัวอย่างแบบสำรวจ"))
        self.save = dialog_button(_("บันทึก PDF…"), self.ask_place)
        self.print = dialog_button(_("พิมพ์…"), self.draw_to_print, primary=True)
        self.printing = SheetPrinting(jobs, self)
        self._latest = Latest(jobs.read, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._draw)
        self._lay_out()
        self.villages.itemChanged.connect(self._changed)
        self.form.edited.connect(self._changed)
        jobs.read(partial(_villages, round_id=round_id), self._take)

    def reject(self) -> None:
        """Stop what is being drawn; or close."""
        if self._progress is not None:
            self._progress.cancel()
        else:
            super().reject()

    def choose_all(self) -> None:
        """Tick every village, or none where all are ticked."""
        rows = self._rows()
        ticked = all(row.checkState() is Qt.CheckState.Checked for row in rows)
        for row in rows:
            row.setCheckState(Qt.CheckState.Unchecked if ticked else Qt.CheckState.Checked)

    def ask_place(self) -> None:
        """Ask where the PDF goes, and write it there."""
        if self.form.check():
            self._jobs.read(partial(_file_name, wanted=self._wanted()), self._ask_place)

    def draw_to_print(self) -> None:
        """Draw all sheets and ask on which printer."""
        if self.form.check():
            self._run(partial(_bundle, wanted=self._wanted()), self._print)

    def _lay_out(self) -> None:
        air = gap(self)
        buttons = QHBoxLayout()
        buttons.addWidget(dialog_button(_("กลับ"), self.reject))
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.print)
        left = QVBoxLayout()
        left.setSpacing(air // 2)
        left.addWidget(TextLabel(_("พิมพ์แบบสำรวจ"), "title"))
        left.addWidget(TextLabel(_("เรียงตามลำดับที่จะกรอกคืน แบบเปล่าใช้กับกลุ่มที่ยังไม่มีในบัญชี"), "subtitle"))
        left.addWidget(self.villages, 1)
        every = button(_("เลือกหรือไม่เลือกทุกหมู่บ้าน"), self.choose_all, quiet=True)
        left.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self.form)
        left.addWidget(self.said)
        left.addWidget(self.bar)
        left.addLayout(buttons)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        middle.setSpacing(air * 3 // 2)
        middle.addLayout(left, 2)
        middle.addWidget(self.preview, 3)
        resize_within(self, 60, 36)

    def _rows(self) -> list[QListWidgetItem]:
        return [self.villages.item(place) for place in range(self.villages.count())]

    def _take(self, villages: Sequence[VillageSheets]) -> None:
        self._counts = {one.id: one.total for one in villages}
        for one in villages:
            said = _("{village} · {count} กลุ่ม").format(village=one.label, count=one.total)
            row = QListWidgetItem(said, self.villages)
            row.setData(_ID, one.id)
            row.setFlags(row.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = self._village in ("", one.id)
            row.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        self.villages.setCurrentRow(0)
        self._draw()

    def _wanted(self) -> Wanted:
        from desktop.work.survey_paper import Wanted

        said = self.form.settled()
        chosen = tuple(row.data(_ID) for row in self._rows() if row.checkState() is Qt.CheckState.Checked)
        return Wanted(
            round=self._round,
            villages=chosen,
            last=bool(said["last"]),
            blank=said["blank"] or 0,
            free=said["free"] or 0,
        )

    def _changed(self, *_what: object) -> None:
        self._pause.start()

    def _draw(self) -> None:
        """Say how many sheets there will be, and draw how they begin."""
        wanted = self._wanted()
        villages = wanted.villages or ()
        groups = sum(self._counts[one] for one in villages)
        blank = wanted.blank * len(villages) + wanted.free
        self.said.setText(
            _("รวม {groups} แผ่น และแบบเปล่า {blank} แผ่น").format(groups=f"{groups:,}", blank=f"{blank:,}")
        )
        for verb in (self.save, self.print):
            verb.setEnabled(bool(groups + blank))
        if max(wanted.blank, wanted.free) <= MOST_BLANK:
            self._latest.ask(partial(_preview, wanted=wanted), self.preview.show_pdf)

    def _ask_place(self, name: str) -> None:
        offered = str(paths.documents_folder() / name)
        chosen, _kind = QFileDialog.getSaveFileName(self, _("บันทึก PDF"), offered, "PDF (*.pdf)")
        if chosen:
            self._run(partial(_save, wanted=self._wanted(), place=Path(chosen)), self._saved)

    def _run(self, act: Callable[[Any, Progress], object], then: Callable[[Any], object]) -> None:
        self._show_running(True)
        self._progress = self._jobs.long(
            act, partial(self._done, then), self._step, failed=self._failed, owner=self
        )

    def _done(self, then: Callable[[Any], object], made: object) -> None:
        self._progress = None
        self._show_running(False)
        then(made)

    def _saved(self, place: Path) -> None:
        self.said.setText(_("บันทึกไว้ที่ {place}").format(place=place))

    def _print(self, pdf: bytes) -> None:
        self.printing.ask_for(pdf, _("แบบสำรวจ"))

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _failed(self, error: Exception) -> bool:
        self._progress = None
        self._show_running(False)
        if isinstance(error, Cancelled):
            self.said.setText(_("หยุดแล้ว"))
            return True
        return self.form.take(error)

    def _show_running(self, running: bool) -> None:
        self.bar.setMaximum(0)
        self.bar.setVisible(running)
        for part in (self.villages, self.form, self.save, self.print):
            part.setEnabled(not running)


def _villages(session: Any, round_id: str) -> Sequence[VillageSheets]:
    from desktop.work import records, survey_paper

    return survey_paper.villages(session, records.read(session, SurveyRound, round_id))


def _preview(session: Any, wanted: Wanted) -> bytes:
    from desktop.printing import draw, merged
    from desktop.work import survey_paper

    return survey_paper.preview(session, wanted, draw, merged)


def _file_name(session: Any, wanted: Wanted) -> str:
    from desktop.work import survey_paper

    return survey_paper.file_name(session, wanted)


def _bundle(session: Any, progress: Progress, wanted: Wanted) -> bytes:
    from desktop.printing import draw, merged
    from desktop.work import survey_paper

    return survey_paper.bundle(session, wanted, draw, merged, progress.step)


def _save(session: Any, progress: Progress, wanted: Wanted, place: Path) -> Path:
    files.save(_bundle(session, progress, wanted), place)
    return place

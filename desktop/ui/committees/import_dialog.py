"""Taking in a committee from a file: what would be seated, each cell that is refused and why, then the button."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop import i18n, paths
from desktop.domain.committees import Committee
from desktop.domain.records import fields_of
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.thai import ids
from desktop.ui.committees import importing
from desktop.ui.jobs import Jobs, Latest, Then
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import known
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings.backups_asking import before_import

if TYPE_CHECKING:
    from desktop.exchange.committees import CommitteeSheet
    from desktop.exchange.sheets import Refused
    from desktop.work.committees import Outcome

IMPORTED, TRIED = N_("นำเข้าคณะกรรมการจากไฟล์"), N_("ลองนำเข้า")
FILES = N_("ตาราง (*.xlsx *.ods *.csv *.tsv)")
PAUSE = 300  # milliseconds after an edit before it is tried again


class ImportDialog(QDialog):
    """Shows a dry run of a file and takes it in; `imported` gives the committee's id."""

    imported = Signal(str)

    def __init__(self, jobs: Jobs, path: Path, tambon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._tambon = jobs, tambon
        self._sheet: CommitteeSheet | None = None
        self._loaded = False
        self.setWindowTitle(_("นำเข้าคณะกรรมการ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.file, self.told = TextLabel(role="subtitle"), TextLabel()
        self._path = path
        self.sheets = QComboBox()
        self.sheets.setAccessibleName(_("แผ่นงาน"))
        self.notes = TextLabel(role="hint")
        self.form = Form(
            Committee,
            (("", ("centre", "kind", "name", "start", "end")),),
            picker=known(jobs, self._shown_tambon),
            keys={"centre": "C", "kind": "K", "name": "N", "start": "B", "end": "E"},
        )
        self.seats = PlainTable(
            _("รายชื่อที่จะนำเข้า"),
            [_("ที่"), _("ชื่อ – สกุล"), _("ตำแหน่ง"), _("กลุ่ม/หน่วยงาน"), _("หมู่"), _("บุคคลในข้อมูล")],
            (2.5, 10, 8.5, 10.5, 6.5),
        )
        self.refused = PlainTable(_("ช่องที่ไม่รับ"), [_("แผ่นงาน"), _("ช่อง"), _("ค่าในช่อง"), _("เหตุผล")], (6, 3, 9))
        self.tabs = QTabWidget()
        self.verb = dialog_button(_("นำเข้า"), self.take_in, primary=True)
        self._tried = Latest(self._rehearse, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._try)
        self._lay_out()
        self.form.edited.connect(self._edited)
        self.sheets.textActivated.connect(self._read_sheet)
        self.read(path)

    def read(self, path: Path, sheet: str = "") -> None:
        """Read a file, or another sheet of it, and try it."""
        self._path, self._sheet, self._loaded = path, None, False
        self.file.setText(_("กำลังอ่าน {name}").format(name=path.name))
        self._show_nothing("")
        act = partial(importing.read, path, sheet)
        self._jobs.aside(act, self._take_sheet, failed=self._not_read)

    def choose(self) -> None:
        """Ask for another file."""
        path = ask_file(self)
        if path is not None:
            self.read(path)

    def take_in(self) -> None:
        """Back up what there is, then write what was tried."""
        if self._sheet is not None and self.form.check():
            self.verb.setEnabled(False)
            self.told.setText(_("กำลังสำรองข้อมูลก่อนนำเข้า"))
            self._jobs.long(before_import, self._write, topic="backups", failed=self._refused)

    def reject(self) -> None:
        """Close; what was not begun to be written is not written."""
        self._sheet = None
        super().reject()

    def _write(self, _backup: None) -> None:
        if self._sheet is not None:
            said = self.form.values()
            sheet = importing.said_so(self._sheet, said)
            act = partial(importing.write, sheet=sheet, centre=said["centre"])
            self._jobs.write(act, self._done, Committee.topic, action=IMPORTED, failed=self._refused)

    def _lay_out(self) -> None:
        air = gap(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.seats, "")
        self.tabs.addTab(self.refused, "")
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.tabs, 1)
        column.addWidget(self.notes)
        middle = QHBoxLayout()
        middle.setSpacing(air)
        middle.addWidget(self.form, 1)
        middle.addWidget(right, 3)
        buttons = QHBoxLayout()
        buttons.addWidget(button(_("เลือกไฟล์อื่น…"), self.choose, "folder-open"))
        buttons.addStretch(1)
        buttons.addWidget(dialog_button(_("กลับ"), self.reject))
        buttons.addWidget(self.verb)
        page = QVBoxLayout(self)
        page.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        page.setSpacing(air * 2 // 3)
        page.addWidget(TextLabel(_("นำเข้าคณะกรรมการ"), "title"))
        head = QHBoxLayout()
        head.addWidget(self.file, 1)
        head.addWidget(self.sheets)
        page.addLayout(head)
        page.addLayout(middle, 1)
        page.addLayout(buttons)
        resize_within(self, 66, 36)

    def _take_sheet(self, sheet: CommitteeSheet) -> None:
        self._sheet = sheet
        name = sheet.table.sheet.name
        self.file.setText(_("{name} · แผ่นงาน {sheet}").format(name=self._path.name, sheet=name))
        with QSignalBlocker(self.sheets):
            self.sheets.clear()
            self.sheets.addItems([name, *sheet.others])
        self.sheets.setVisible(bool(sheet.others))
        self._try()

    def _read_sheet(self, name: str) -> None:
        self.read(self._path, name)

    def _not_read(self, error: Exception) -> bool:
        """Say what is wrong with the file, where it is a matter of the file."""
        if not hasattr(error, "say"):
            return False
        self.file.setText("")
        self._show_nothing(error.say(i18n._))
        return True

    def _edited(self, _name: str) -> None:
        self._pause.start()

    def _try(self) -> None:
        """Take the sheet in for real and roll it back."""
        if self._sheet is None:
            return
        said = self.form.settled()
        sheet = importing.said_so(self._sheet, said) if self._loaded else self._sheet
        self._tried.ask(partial(importing.plan, sheet=sheet, centre=said["centre"]), self._show)

    def _rehearse(self, act: Any, then: Then, **more: Any) -> None:
        self._jobs.rehearse(act, then, action=TRIED, **more)

    def _show(self, plan: importing.Plan | CannotDo) -> None:
        """Show what would be taken in; what stands against all of it stands beside the centre."""
        assert self._sheet is not None
        if isinstance(plan, CannotDo):
            if not self._loaded:
                self._load(_title_values(self._sheet), "")
            self.form.set_errors({"centre": plan.say(i18n._)})
            self._show_nothing("")
            return
        if not self._loaded:
            self._load(
                {f.name: getattr(plan.form.committee, f.name) for f in fields_of(Committee)}, plan.centre
            )
        if "centre" in self.form.errors():
            self.form.set_errors({})
        self.seats.show_rows(plan.rows)
        self.refused.show_rows([_refusal(one) for one in plan.refused])
        self._count(len(plan.rows), len(plan.refused))
        self.notes.setText("\n".join(self._sheet.notes))
        self.notes.setVisible(bool(self._sheet.notes))
        self.told.setText(_told(plan))
        self.verb.setText(_("นำเข้า {count} คน").format(count=plan.new) if plan.new else _("นำเข้า"))
        self.verb.setEnabled(plan.new > 0)

    def _load(self, values: dict[str, Any], centre: str) -> None:
        self.form.load(values, {values.get("centre", ""): centre})
        self._loaded = True

    def _show_nothing(self, sentence: str) -> None:
        self.seats.show_rows(())
        self.refused.show_rows(())
        self._count(0, 0)
        self.notes.hide()
        self.told.setText(sentence)
        self.verb.setText(_("นำเข้า"))
        self.verb.setEnabled(False)

    def _count(self, seats: int, refused: int) -> None:
        self.tabs.setTabText(0, _("จะนำเข้า {count} คน").format(count=seats))
        self.tabs.setTabText(1, _("ไม่รับ {count} ช่อง").format(count=refused))

    def _done(self, outcome: Outcome) -> None:
        self.imported.emit(outcome.id)
        self.accept()

    def _refused(self, error: Exception) -> bool:
        self.verb.setEnabled(True)
        self.told.setText("")
        return self.form.take(error)

    def _shown_tambon(self) -> str:
        return self._tambon


def ask_file(parent: QWidget) -> Path | None:
    """Ask for a workbook or list."""
    name, _kind = QFileDialog.getOpenFileName(
        parent, _("เลือกไฟล์รายชื่อ"), str(paths.documents_folder()), _(FILES)
    )
    return Path(name) if name else None


def _title_values(sheet: CommitteeSheet) -> dict[str, Any]:
    titles = sheet.titles
    return {"kind": titles.kind, "name": titles.name, "start": titles.start, "end": titles.end}


def _refusal(refused: Refused) -> tuple[str, ...]:
    """Show a cell that is refused; a national id only masked."""
    secret = refused.field == "national_id"
    return refused.sheet, refused.cell, ids.mask(refused.value) if secret else refused.value, refused.reason


def _told(plan: importing.Plan) -> str:
    """Say what taking in would do, in a sentence or two."""
    if plan.there and not plan.new:
        return _("คณะนี้มีอยู่แล้วและทุกคนอยู่ในรายชื่อแล้ว ไม่มีอะไรต้องนำเข้า")
    if plan.there:
        return _("คณะนี้มีอยู่แล้ว จะเพิ่มเฉพาะ {count} คนที่ยังไม่อยู่ในรายชื่อ").format(count=plan.new)
    if plan.refused:
        return _(
            "จะบันทึกคณะใหม่ {count} คน แถวที่มีช่องไม่รับจะไม่ถูกนำเข้า แก้ในไฟล์แล้วนำเข้าอีกครั้งได้ ส่วนที่มีแล้วจะไม่ซ้ำ"
        ).format(count=plan.new)
    return _("จะบันทึกคณะใหม่ {count} คน").format(count=plan.new)

"""What is asked for a list to destroy by: which kinds of data it is of, and who approved it by which paper."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.records import Record, day, text
from desktop.domain.retention import RETAINED, DisposalList
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog, dialog_button
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import disposal_asking as asking

PREPARED, APPROVED = N_("ทำบัญชีขอทำลาย"), N_("บันทึกการอนุมัติทำลาย")
WIDE = 27  # lines' heights


class PrepareDialog(QDialog):
    """Says how much of each kind is past its time, and makes a list of the kinds that are ticked."""

    made = Signal(str)  # the id of the list

    def __init__(self, jobs: Jobs, counts: Mapping[str, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setWindowTitle(_(PREPARED))
        sentence = _("บัญชีนี้ใช้ขออนุมัติ ยังไม่ลบอะไร เลือกประเภทที่จะรวมในบัญชี")
        self.boxes = {of: self._box(of, counts[of]) for of in RETAINED if counts.get(of)}
        if not self.boxes:
            sentence = _("ไม่มีข้อมูลที่พ้นกำหนดเวลาเก็บ รายการที่ยังมีผู้ใช้หรือมีรายการอื่นอ้างถึงไม่นับ")
        self.verb = dialog_button(_("ทำบัญชี"), self._prepare, primary=True)
        self.verb.setVisible(bool(self.boxes))
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        for part in (TextLabel(_(PREPARED), "large"), TextLabel(sentence, "subtitle"), *self.boxes.values()):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(dialog_button(_("กลับ"), self.reject))
        row.addWidget(self.verb)
        column.addLayout(row)
        self.setMinimumWidth(gap(self, WIDE))

    def _box(self, of: str, count: int) -> QCheckBox:
        words = _("{kind} {count} รายการ").format(kind=_(RETAINED[of]), count=f"{count:,}")
        box = QCheckBox(words)
        box.setChecked(True)
        box.toggled.connect(self._enable)
        return box

    def _enable(self) -> None:
        self.verb.setEnabled(any(box.isChecked() for box in self.boxes.values()))

    def _prepare(self) -> None:
        kinds = [of for of, box in self.boxes.items() if box.isChecked()]
        act = partial(asking.prepare, kinds=kinds)
        self._jobs.write(act, self._done, DisposalList.topic, action=PREPARED, owner=self)

    def _done(self, id_: str) -> None:
        self.made.emit(id_)
        self.accept()


@dataclass(frozen=True, kw_only=True)
class _Approval(Record):
    topic: ClassVar[str] = "approvals"
    titled: ClassVar[str] = N_("การอนุมัติ")
    approved_by: str = text(N_("ผู้อนุมัติ"), required=True, most=120, hint=N_("ชื่อและตำแหน่ง"))
    approval: str = text(N_("หนังสืออนุมัติที่"), required=True, most=120)
    approved: date | None = day(N_("ลงวันที่"), required=True)


class ApproveDialog(FormDialog):
    """Asks who approved a list, by which paper and when."""

    kept = Signal()

    def __init__(self, jobs: Jobs, id_: str, parent: QWidget | None = None) -> None:
        form = Form(
            _Approval, (("", ("approved_by", "approval", "approved")),),
            keys={"approved_by": "A", "approval": "N", "approved": "D"},
        )  # fmt: skip
        sentence = _("บันทึกตามหนังสือที่ผู้มีอำนาจลงนามแล้ว หลังจากนี้จึงทำลายตามบัญชีได้")
        super().__init__(_(APPROVED), sentence, form, _("บันทึก"), parent)
        self._jobs, self._id = jobs, id_
        form.load({"approved": date.today()})
        form.focus("approved_by")
        self.asked.connect(self._approve)

    def _approve(self, said: dict[str, Any]) -> None:
        act = partial(asking.approve, id_=self._id, **said)
        self._jobs.write(act, self._done, DisposalList.topic, action=APPROVED, failed=self.take, owner=self)

    def _done(self, _nothing: None) -> None:
        self.kept.emit()
        self.accept()


class ListWindow(SheetWindow):
    """Shows a list as it prints."""

    def __init__(self, jobs: Jobs, id_: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(jobs, title, "disposal", parent)
        self._lay_out(())
        self.show_sheet(None)
        jobs.read(partial(asking.sheet, id_=id_), self._show, owner=self)

    def _show(self, pdf: bytes) -> None:
        self.show_sheet(Sheet(pdf, self.windowTitle()))
        self.print.setFocus()

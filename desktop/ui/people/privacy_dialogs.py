"""The two windows that stand over what is held on a person: the sheet as it prints, and what erasing takes away."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.records import Record, long, text
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog, resize_within
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.people import privacy_words as words

if TYPE_CHECKING:
    from desktop.work.erasing import Plan

WIDTHS = (7.5, 15)  # lines' heights of the columns but the last
WIDE, HIGH = 44, 36
ROWS, ASKED = 5, 6  # lines' heights, at the least, of the table and the form
CALLED = 5  # more of them where the name is asked too


class HeldSheet(SheetWindow):
    """Shows the sheet for a person as it prints."""

    def __init__(self, jobs: Jobs, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _("ข้อมูลส่วนบุคคลที่สำนักงานเก็บไว้"), "privacy", parent)
        self._lay_out(())
        self.show_sheet(Sheet(pdf, self.windowTitle()))
        self.print.setFocus()


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    topic: ClassVar[str] = "asked_erasures"
    titled: ClassVar[str] = N_("การลบข้อมูลส่วนบุคคล")
    reason: str = long(N_("เหตุผลที่ลบ"))
    approver: str = text(N_("ผู้อนุมัติ"))
    called: str = text(N_("ชื่อที่ยังพบในรายการ"), hint=N_("พิมพ์ตามที่เห็นในรายการที่มาจากเครื่องอื่น เช่น สมชาย ใจดี"))


class EraseDialog(FormDialog):
    """Shows what goes and what stays, and asks why and who approved it."""

    def __init__(self, plan: Plan, parent: QWidget | None = None) -> None:
        names = ("called", "reason", "approver") if plan.linked else ("reason", "approver")
        form = Form(_Asked, (("", names),), keys={"called": "N", "reason": "R", "approver": "A"})
        super().__init__(_("ลบข้อมูลส่วนบุคคล"), words.erasing(plan), form, _("ลบข้อมูลถาวร"), parent)
        self.table = PlainTable(
            _("สิ่งที่จะลบและสิ่งที่คงไว้"), (_("จะเป็นอย่างไร"), _("ข้อมูล"), _("อยู่ที่ หรือค่าที่เก็บ")), WIDTHS
        )
        self.table.show_rows(
            [
                (said, item.what, item.where)
                for said, items in (
                    (_("ลบ"), plan.goes),
                    (_("อาจยังมีชื่อ"), plan.linked),
                    (_("ต้องแก้เอง"), plan.typed),
                    (_("คงไว้"), plan.stays),
                )
                for item in items
            ]
        )
        self.table.setMinimumHeight(gap(self, ROWS))
        self.column.insertWidget(2, self.table, 1)
        again = bool(plan.linked)  # little goes then: the form takes its part of the room
        self.column.setStretchFactor(form, 3 if again else 0)  # else the table takes what room is left
        form.setMinimumHeight(gap(self, ASKED))  # it scrolls where the screen is low
        resize_within(self, WIDE, HIGH + CALLED if again else HIGH)
        form.load({})
        form.focus(names[0])

"""One มชช. set with its indicators in their order; a new version copies the old."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.strength import SUBJECTS, StandardIndicator, StandardSet
from desktop.i18n import N_, _
from desktop.thai import dates
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import Badge, PageHead, button, gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.records import asking as records
from desktop.ui.records.description import Description
from desktop.ui.records.parts_tab import PartsTab
from desktop.ui.records.record_form import ADDED
from desktop.ui.records.record_page import CHANGED
from desktop.ui.strength import asking
from desktop.ui.strength.dialogs import VersionDialog

SET = ("name", "subject", "year", "source", "confirmed_by", "retired", "note")


class SetPage(Page):
    """Shows a set; for a new one its form is asked."""

    closed = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._id = jobs, ""
        self._set = StandardSet()
        self.head, self.badge, self.facts = PageHead(" ", " "), Badge(), TextLabel(role="hint")
        self.indicators = PartsTab(jobs, indicators())
        for signal, ours in (
            (self.indicators.said, self.said),
            (self.indicators.open_asked, self.open_asked),
        ):
            signal.connect(ours)
        self._lay_out()

    def title(self) -> str:
        """Name the set."""
        return self._set.label if self._set.id else _("ชุดตัวชี้วัด")

    def open(self, topic: str, id_: str) -> None:  # noqa: ARG002
        """Read a set; "" asks for a new one."""
        self._id = id_
        self.indicators.show_record(id_)
        if id_:
            self._jobs.read(partial(asking.set_page, id_=id_), self._show, failed=self._gone)
        else:
            self._show_set(StandardSet(), ())
            self._ask(StandardSet(), _("เพิ่มชุดตัวชี้วัด"))

    def refresh(self, topic: str) -> None:
        """Read the set again."""
        self.indicators.refresh(topic)
        if topic in (StandardSet.topic, StandardIndicator.topic) and self._id:
            self._jobs.read(partial(asking.set_page, id_=self._id), self._show, failed=self._gone)

    def new(self) -> None:
        """Ask for a new indicator."""
        self.indicators.add()

    def edit_set(self) -> None:
        """Ask for the values of the set."""
        self._ask(self._set, _("แก้ไขชุดตัวชี้วัด"))

    def copy(self) -> None:
        """Ask from which year a copy holds."""
        dialog = VersionDialog(self._jobs, self._id, self._set.label, self)
        dialog.copied.connect(partial(self.open, StandardSet.topic))
        dialog.open()

    def back(self) -> None:
        """Go back to the list."""
        self.closed.emit()

    def _lay_out(self) -> None:
        self.head.add(self.badge)
        self.head.add(button(_("กลับ"), self.back, "arrow-left", quiet=True))
        self.head.add(button(_("แก้ไขชุด…"), self.edit_set, "pencil"))
        self.head.add(button(_("ทำชุดรุ่นใหม่…"), self.copy, "copy", primary=True))
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 2 // 3)
        column.addWidget(self.head)
        column.addWidget(self.facts)
        column.addWidget(self.indicators, 1)

    def _show(self, found: tuple[StandardSet, Sequence[StandardIndicator]]) -> None:
        if found[0].id == self._id:
            self._show_set(*found)

    def _show_set(self, of: StandardSet, indicators: Sequence[StandardIndicator]) -> None:
        self._set = of
        self.head.title.setText(of.label or " ")
        count = _("{count} ตัวชี้วัด").format(count=len(indicators))
        self.head.subtitle.setText(f"{_(SUBJECTS[of.subject])} · {count}" if of.subject else " ")
        confirmed = _("ยืนยันโดย {who}").format(who=of.confirmed_by)
        self.badge.show_state(*((confirmed, "good") if of.confirmed_by else (_("ยังไม่ยืนยัน"), "warn")))
        retired = _("เลิกใช้เมื่อ {day}").format(day=dates.short(of.retired)) if of.retired else ""
        self.facts.setText("\n".join(filter(None, (of.source, retired, of.note))))

    def _ask(self, record: StandardSet, title: str) -> None:
        form = Form(StandardSet, (("", SET),), keys={"name": "N", "subject": "S", "year": "Y"})
        dialog = FormDialog(title, "", form, _("บันทึก"), self)
        form.load({name: getattr(record, name) for name in SET})
        form.focus("name")
        dialog.asked.connect(partial(self._write, dialog, record))
        if not record.id:
            dialog.rejected.connect(self.closed)
        dialog.open()

    def _write(self, dialog: FormDialog, record: StandardSet, said: dict[str, Any]) -> None:
        act = partial(records.write, record=replace(record, **said))
        action = CHANGED if record.id else ADDED
        then = partial(self._written, dialog)
        self._jobs.write(act, then, record.topic, action=action, failed=dialog.take)

    def _written(self, dialog: FormDialog, kept: StandardSet) -> None:
        dialog.accept()
        self.said.emit(_("บันทึกแล้ว"), None)
        self.open(StandardSet.topic, kept.id)

    def _gone(self, _error: Exception) -> bool:
        """Go back to the list, where the window tells why."""
        self.closed.emit()
        return False


def indicators() -> Description:
    """Describe the table and the form of the indicators of a set."""
    return Description(
        kind=StandardIndicator,
        icon="clipboard-list",
        add=_("เพิ่มตัวชี้วัด"),
        teach=_("ตัวชี้วัดตามด้านและองค์ประกอบ ข้อที่เลือกเองได้ ผู้สมัครเลือกว่าจะใช้ประเมินหรือไม่"),
        sections=((N_("ตัวชี้วัด"), ("place", "area", "component", "name", "most", "chosen")),),
        keys={"area": "A", "component": "C", "name": "N"},
    )

"""The whole history of a record: when, who, which value, from what to what."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable

if TYPE_CHECKING:
    from desktop.work.records import Change

WIDE, HIGH = 48, 24  # lines' heights
WIDTHS = (8.8, 8, 7.5, 10)  # of the columns but the last


class HistoryDialog(QDialog):
    """Shows each change as a row, the newest first; Ctrl+C copies."""

    def __init__(self, label: str, changes: Sequence[Change], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("ประวัติการแก้ไข"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        titles = (_("เมื่อ"), _("ผู้แก้ไข"), _("ข้อมูล"), _("เดิม"), _("แก้เป็น"))
        self.table = PlainTable(_("ประวัติการแก้ไข"), titles, WIDTHS)
        self.table.show_rows([_row(change) for change in changes])
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(_("ประวัติการแก้ไข"), "large"))
        column.addWidget(TextLabel(label, "subtitle"))
        column.addWidget(self.table, 1)
        self.buttons = QHBoxLayout()
        self.buttons.addStretch(1)
        self.buttons.addWidget(dialog_button(_("ปิด"), self.accept, primary=True))
        column.addLayout(self.buttons)
        resize_within(self, WIDE, HIGH)


def moment(change: Change) -> str:
    """Say when a change was made, by the clock of this machine."""
    return dates.moment(change.at.astimezone())


def _row(change: Change) -> tuple[str, ...]:
    if not change.field:
        return moment(change), change.actor, change.new, "", ""
    return moment(change), change.actor, change.field, change.old, change.new

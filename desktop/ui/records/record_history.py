"""The history of a record that is edited as a form: an old value can be given back, as a save of its own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.records import Record
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import button
from desktop.ui.records import asking
from desktop.ui.records.history_dialog import HistoryDialog

if TYPE_CHECKING:
    from desktop.work.records import Change

GIVEN_BACK = N_("คืนค่าเดิม")


class RecordHistory(HistoryDialog):
    """Has a button for the old value of the chosen row; not for what is sealed, gone, or written by acts of its own."""

    given_back = Signal()

    def __init__(
        self, jobs: Jobs, record: Record, changes: Sequence[Change], parent: QWidget | None = None,
        *, allowed: bool = True,
    ) -> None:  # fmt: skip
        """Show the changes; nothing is given back while something is typed that is not saved."""
        super().__init__(record.label, changes, parent)
        self._jobs, self._record, self._changes = jobs, record, changes
        self._allowed = allowed
        self.back_button = button(_("คืนค่านี้…"), self.give_back, "history")
        if not allowed:
            self.back_button.setToolTip(_("มีการแก้ไขที่ยังไม่ได้บันทึก กรุณาบันทึกก่อนคืนค่าเดิม"))
        self.buttons.insertWidget(0, self.back_button)
        self.table.itemSelectionChanged.connect(self._enable)
        self._enable()

    def give_back(self) -> None:
        """Write the old value of the chosen row again, once it is sure."""
        change = self._chosen()
        if change is None:
            return
        sentence = _("“{field}” จะเปลี่ยนกลับเป็น “{old}” ค่าปัจจุบันยังอยู่ในประวัติ และเลิกทำได้").format(
            field=change.field, old=change.old or _("(ว่าง)")
        )
        if messages.ask(self, _("คืนค่าเดิม"), sentence, _("คืนค่า")):
            act = partial(asking.give_back, record=self._record, change=change.change)
            self._jobs.write(act, self._done, self._record.topic, action=GIVEN_BACK)

    def _done(self, _nothing: None) -> None:
        self.accept()
        self.given_back.emit()

    def _chosen(self) -> Change | None:
        """Give the change of the chosen row, where its old value may be given back."""
        row = self.table.currentRow()
        change = self._changes[row] if self.table.selectedItems() and row >= 0 else None
        return change if change is not None and change.change else None

    def _enable(self) -> None:
        self.back_button.setEnabled(self._allowed and self._chosen() is not None)

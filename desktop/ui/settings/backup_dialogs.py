"""Two windows about one backup: its receipt, and how it differs from the office now."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.papers.sheet_window import Sheet, SheetWindow
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings import backups_asking as asking
from desktop.ui.settings import backups_words as words

if TYPE_CHECKING:
    from desktop.work.backups import Compared, Kept

WIDTHS = (10, 8, 5)  # of the columns but the last


class ReceiptWindow(SheetWindow):
    """Shows the receipt of a backup as it prints."""

    def __init__(self, jobs: Jobs, kept: Kept, parent: QWidget | None = None) -> None:
        super().__init__(jobs, _("ใบรับสำเนาสำรองข้อมูล"), "backup", parent)
        self._lay_out(())
        self.show_sheet(None)
        self._name = f"{self.windowTitle()} {kept.path.name}"
        jobs.read(partial(asking.receipt, path=kept.path), self._show)

    def _show(self, pdf: bytes) -> None:
        self.show_sheet(Sheet(pdf, self._name))
        self.print.setFocus()


class Differences(QWidget):
    """A sentence and a table of what going back to a backup would do, or of what it holds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.told = TextLabel()
        titles = (_("เรื่อง"), _("จะเป็นอย่างไร"), _("จำนวนรายการ"), _("ได้แก่"))
        self.table = PlainTable(_("สิ่งที่ต่างจากตอนนี้"), titles, WIDTHS)
        self.held = PlainTable(_("ข้อมูลในสำเนา"), (_("เรื่อง"), _("จำนวนรายการ")), (16,))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        for table in (self.table, self.held):
            column.addWidget(table, 1)
        self.held.hide()

    def show_compared(self, topics: Sequence[Compared]) -> None:
        """Show how a backup differs from what there is now."""
        self.told.setText(words.compared(topics))
        self._show(self.table, [row for one in topics for row in words.differences(one)])

    def show_held(self, kept: Kept) -> None:
        """Show what a backup holds, where there is nothing to compare it with."""
        self.told.setText(
            _("สำนักงานไม่ได้เปิดอยู่ จึงเทียบกับข้อมูลปัจจุบันไม่ได้ สำเนานี้มี {holds}").format(holds=words.holds(kept))
        )
        self._show(self.held, words.contents(kept))

    def _show(self, table: PlainTable, rows: Sequence[Sequence[str]]) -> None:
        for each in (self.table, self.held):
            each.setVisible(each is table)
        table.show_rows(rows)
        table.selectRow(0)


class DifferencesDialog(QDialog):
    """Shows how a backup differs from the office now; changes nothing."""

    def __init__(self, kept: Kept, topics: Sequence[Compared], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("สิ่งที่ต่างจากตอนนี้"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.differences = Differences()
        self.differences.show_compared(topics)
        air = gap(self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(dialog_button(_("ปิด"), self.reject, primary=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(self.windowTitle(), "large"))
        column.addWidget(TextLabel(_("สำรองเมื่อ {when}").format(when=words.when(kept.at)), "subtitle"))
        column.addWidget(self.differences, 1)
        column.addLayout(row)
        resize_within(self, 50, 26)

"""What taking in a file would do: new records, changes, doubles to decide, refused cells, and what else is worth knowing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from desktop import paths
from desktop.errors import Refusal
from desktop.exchange import importing
from desktop.i18n import N_, _
from desktop.ui.imports.doubles_table import DoublesTable
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable

if TYPE_CHECKING:
    from desktop.exchange.importing import Tried

SHOWN = 500  # rows of a table
REST = {
    "": N_("เลือกทีละแถว"),
    "fill": N_("รายการเดียวกันทั้งหมด"),
    "new": N_("เป็นรายการใหม่ทั้งหมด"),
    "skip": N_("ไม่นำเข้าทั้งหมด"),
}
_NEWS, _CHANGES, _DOUBLES, _REFUSED = range(4)


class OutcomeTabs(QWidget):
    """Shows a rehearsal; `decided` tells that a choice was made about doubles."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.news = PlainTable(_("รายการใหม่"), [_("แถว"), _("รายการ")], (3,))
        self.changes = PlainTable(
            _("ค่าที่จะเปลี่ยน"), [_("แถว"), _("รายการ"), _("ช่อง"), _("เดิม"), _("ใหม่")], (3, 11, 8, 9)
        )
        self.doubles = DoublesTable()
        self.refused = PlainTable(_("ช่องที่ไม่รับ"), [_("แผ่นงาน"), _("ช่อง"), _("ค่าในช่อง"), _("เหตุผล")], (6, 3, 9))
        self.notes, self.error = TextLabel(role="hint"), TextLabel(role="error")
        self.all_doubles = QComboBox()
        self.all_doubles.setAccessibleName(_("แถวที่อาจซ้ำและยังไม่ได้เลือก"))
        for act, title in REST.items():
            self.all_doubles.addItem(_(title), act)
        self.save = button(_("บันทึกช่องที่ไม่รับเป็นไฟล์…"), self._ask_place, "table-export")
        self.tabs = QTabWidget()
        self._tried: Tried | None = None
        self._lay_out()
        self.doubles.decided.connect(self.decided)
        self.all_doubles.activated.connect(self.decided)

    def rest(self) -> str:
        """Give what is chosen for doubles without a choice of their own."""
        return str(self.all_doubles.currentData())

    def show_tried(self, tried: Tried) -> None:
        """Show another rehearsal, first the part that asks for something."""
        self._tried, outcome = tried, tried.outcome
        self.news.show_rows([(str(row), label) for row, label in outcome.news[:SHOWN]])
        self.changes.show_rows(
            [(str(one.row), one.label, _(one.field), one.old, one.new) for one in outcome.changes[:SHOWN]]
        )
        self.doubles.show_doubles(outcome.doubles)
        self.refused.show_rows([importing.told(one) for one in tried.refused[:SHOWN]])
        counts = (outcome.added, outcome.changed, len(outcome.doubles), len(tried.refused))
        words = (_("รายการใหม่ {count}"), _("แก้ไข {count}"), _("อาจซ้ำ {count}"), _("ไม่รับ {count} ช่อง"))
        for tab, (said, count) in enumerate(zip(words, counts, strict=True)):
            self.tabs.setTabText(tab, said.format(count=f"{count:,}"))
        if outcome.undecided:
            self.tabs.setCurrentIndex(_DOUBLES)
        self.all_doubles.setVisible(bool(outcome.doubles))
        self.save.setVisible(bool(tried.refused))
        self.notes.setText("\n".join(tried.notes))
        self.notes.setVisible(bool(tried.notes))
        self.error.hide()

    def save_refused(self, path: Path) -> None:
        """Write the refused cells as a file; what stands against it is said."""
        if self._tried is not None:
            try:
                importing.write_refused(path, self._tried.refused)
            except Refusal as error:
                self.error.setText(error.say(_))
                self.error.show()

    def _lay_out(self) -> None:
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for table in (self.news, self.changes, self.doubles, self.refused):
            self.tabs.addTab(table, "")
        row = QHBoxLayout()
        row.addWidget(self.notes, 1)
        row.addWidget(self.all_doubles)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self) // 2)
        column.addWidget(self.tabs, 1)
        column.addLayout(row)
        column.addWidget(self.error)
        self.error.hide()

    def _ask_place(self) -> None:
        named = _("ช่องที่ไม่รับ")
        offered = paths.documents_folder() / f"{named}.xlsx"
        name, _kind = QFileDialog.getSaveFileName(
            self, _("บันทึกช่องที่ไม่รับ"), str(offered), "Excel (*.xlsx);;CSV (*.csv)"
        )
        if name:
            self.save_refused(Path(name))

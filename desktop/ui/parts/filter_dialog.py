"""The dialog that makes a filter: conditions that all must be met, kept under a name where one is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.filters import Condition
from desktop.domain.records import Record
from desktop.errors import CannotDo, Refusal
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts import kept_filters
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.filter_row import FilterRow, Tambons
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import known

MOST = 8  # conditions of one filter
WIDE, HIGH = 44, 20  # lines' heights


class FilterDialog(QDialog):
    """Gives conditions that can be asked; what is wrong with one stands beneath it."""

    chosen = Signal(object)  # tuple[Condition, ...]

    def __init__(
        self, jobs: Jobs, kind: type[Record], conditions: Sequence[Condition], tambons: Tambons,
        tambon: Callable[[], str], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._kind, self._tambons = kind, tambons
        self._picker = known(jobs, tambon)
        self.rows: list[FilterRow] = []
        self.setWindowTitle(_("ตัวกรอง"))
        self.name, self.trouble = QLineEdit(), TextLabel(role="error")
        self.name.setPlaceholderText(_("ชื่อตัวกรอง ถ้าต้องการเก็บไว้ใช้อีก"))
        self.name.setAccessibleName(_("ชื่อตัวกรอง"))
        self.name.setHidden(kind.restricted)  # what is asked of cases is not kept on the machine
        self.trouble.hide()
        self._add = button(_("เพิ่มเงื่อนไข"), self.add_row, "plus", quiet=True)
        self._middle = QVBoxLayout()
        self._lay_out()
        for condition in conditions:
            self.add_row().show_condition(condition)
        if not conditions:
            self.add_row()
        resize_within(self, WIDE, HIGH)

    def add_row(self) -> FilterRow:
        """Add a condition."""
        row = FilterRow(self._kind, self._picker, self._tambons)
        row.removed.connect(self._remove)
        self.rows.append(row)
        self._middle.addWidget(row)
        self._add.setEnabled(len(self.rows) < MOST)
        row.fields.setFocus()
        return row

    def use(self) -> None:
        """Give the conditions, kept if a name was given; or stay, where one does not hold."""
        conditions = [condition for row in self.rows if (condition := _held(row)) is not None]
        if len(conditions) < len(self.rows):
            return
        try:
            if name := self.name.text().strip():
                kept_filters.keep(self._kind.topic, name, conditions)
        except Refusal as error:
            self.trouble.setText(str(error))
            self.trouble.show()
            return
        self.chosen.emit(tuple(conditions))
        self.accept()

    def _lay_out(self) -> None:
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 2 // 3)
        column.addWidget(TextLabel(_("แสดงเฉพาะรายการที่ตรงทุกเงื่อนไข"), "large"))
        column.addLayout(self._middle)
        below = QHBoxLayout()
        below.addWidget(self._add)
        below.addStretch(1)
        column.addLayout(below)
        column.addStretch(1)
        column.addWidget(self.name)
        column.addWidget(self.trouble)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(dialog_button(_("กลับ"), self.reject))
        row.addWidget(dialog_button(_("ใช้ตัวกรอง"), self.use, primary=True))
        column.addLayout(row)

    def _remove(self) -> None:
        row = self.sender()
        assert isinstance(row, FilterRow)
        self.rows.remove(row)
        row.setParent(None)
        row.deleteLater()
        self._add.setEnabled(True)


def _held(row: FilterRow) -> Condition | None:
    """Give the condition of a row, or put what is wrong beneath it."""
    row.say("")
    try:
        return row.condition()
    except CannotDo as error:
        row.say(str(error))
        return None

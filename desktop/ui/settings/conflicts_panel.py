"""Where copies differ, record by record: each value beside who gave it, chosen by its button or its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.plain_table import PlainTable
from desktop.ui.settings import merging_asking as asking
from desktop.ui.settings import merging_words as words

if TYPE_CHECKING:
    from desktop.work.conflicts import Conflict

WIDTHS = (14, 10)  # of the columns but the last
KEYS = "123456789"
SHOWN = 6  # rows; the others by scrolling
T = TypeVar("T")


class ConflictTable(PlainTable):
    """A table in which the keys 1, 2 … choose a value of the chosen row."""

    numbered = Signal(int)  # the place of a value

    def _fit(self) -> None:
        """Stand as high as the rows are, up to a few: what is below stays in sight."""
        super()._fit()
        head = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        rows = [self.rowHeight(row) for row in range(min(self.rowCount(), SHOWN))]
        shown = head + (sum(rows) or self.verticalHeader().defaultSectionSize())
        self.setFixedHeight(shown + self.horizontalScrollBar().sizeHint().height() // 2)

    def show_again(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows; the one at the same place stays chosen."""
        place = max(0, min(self.currentRow(), len(rows) - 1))
        self.show_rows(rows)
        self.selectRow(place)

    def chosen_of(self, found: Sequence[T]) -> T | None:
        """Give the chosen one of those that the rows show, None where none is."""
        rows = self.selectionModel().selectedRows()
        return found[rows[0].row()] if rows and rows[0].row() < len(found) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a number."""
        if event.text() and event.text() in KEYS:
            self.numbered.emit(KEYS.index(event.text()))
        else:
            super().keyPressEvent(event)


class ConflictsPanel(QWidget):
    """The list of cells with several values, and the values of the chosen one."""

    chosen_value = Signal(object, int)  # the conflict and the place of the value
    other_asked = Signal(object)  # the conflict that is to have another value
    open_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Conflict, ...] = ()
        self._may_write = True
        titles = (_("รายการ"), _("ช่อง"), _("ค่าที่ต่างกัน"))
        self.table = ConflictTable(_("ค่าที่บันทึกต่างกัน"), titles, WIDTHS)
        self.told = TextLabel(" ", "subtitle")
        self.open_button = button(_("เปิดรายการ"), self._open, quiet=True)
        self.value_buttons: list[QPushButton] = []
        self.other_button: QPushButton | None = None  # of the chosen one, where another value can be typed
        self._shown: list[QWidget] = []
        self._values = QGridLayout()
        self._values.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self) // 2)
        head = QHBoxLayout()
        head.addWidget(self.told, 1)
        head.addWidget(self.open_button)
        column.addLayout(head)
        column.addWidget(self.table)
        column.addLayout(self._values)
        self.table.itemSelectionChanged.connect(self._show_values)
        self.table.numbered.connect(self.choose)
        self.table.itemActivated.connect(self._open)

    def show_conflicts(self, found: Sequence[Conflict], *, may_write: bool) -> None:
        """Show what waits; the row at the same place stays chosen."""
        self._found, self._may_write = tuple(found), may_write
        waiting = _("{count:,} แห่งรอการเลือก กดเลขหน้าค่าเพื่อใช้ค่านั้น ระหว่างนี้รายการแสดงค่าที่ 1")
        self.told.setText(waiting.format(count=len(found)) if found else _("ไม่มีค่าที่บันทึกต่างกัน"))
        self.table.setVisible(bool(found))
        self.table.show_again([words.conflict(one) for one in found])
        self._show_values()

    def choose(self, place: int) -> None:
        """Ask for a value of the chosen row to be taken."""
        one = self.chosen()
        if one is None or not self._may_write:
            return
        if place < len(one.values):
            self.chosen_value.emit(one, place)
        elif place == len(one.values) and asking.may_type(one):
            self.other_asked.emit(one)

    def chosen(self) -> Conflict | None:
        """Give the conflict of the chosen row."""
        return self.table.chosen_of(self._found)

    def _show_values(self) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown.clear()
        one = self.chosen()
        self.value_buttons, self.other_button = [], None
        for place, value in enumerate(one.values if one is not None else ()):
            act = button(_("ใช้ค่านี้ ({number})").format(number=place + 1))
            act.clicked.connect(partial(self.choose, place))
            act.setEnabled(self._may_write)
            said = TextLabel(f"{value.said or _('(ว่าง)')}\n{words.value(value)}")
            act.setAccessibleDescription(said.text())
            self._values.addWidget(act, place, 0)
            self._values.addWidget(said, place, 1)
            self.value_buttons.append(act)
            self._shown += (act, said)
        self._offer_other(one)
        self.open_button.setVisible(one is not None)

    def _offer_other(self, one: Conflict | None) -> None:
        if one is not None and asking.may_type(one):
            place = len(one.values)
            act = button(_("พิมพ์ค่าอื่น… ({number})").format(number=place + 1))
            act.clicked.connect(partial(self.choose, place))
            act.setEnabled(self._may_write)
            self._values.addWidget(act, place, 0)
            self.other_button = act
            self._shown.append(act)

    def _open(self) -> None:
        one = self.chosen()
        if one is not None:
            self.open_asked.emit(*one.opens)

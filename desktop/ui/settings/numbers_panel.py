"""Numbers that stand twice: what has the chosen one, each to be opened, or cancelled by its button or its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import merging_words as words
from desktop.ui.settings.conflicts_panel import ConflictTable

if TYPE_CHECKING:
    from desktop.work.conflicts import Doubled

WIDTHS = (14, 8)  # of the columns but the last


class NumbersPanel(QWidget):
    """The list of numbers, and the papers or letters that have the chosen one."""

    void_asked = Signal(object, int)  # the number and the place of the one that does not hold
    open_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Doubled, ...] = ()
        self._may_write = True
        titles = (_("ทะเบียน"), _("เลขที่"), _("ฉบับที่มีเลขนี้"))
        self.table = ConflictTable(_("เลขที่ซ้ำ"), titles, WIDTHS)
        self.told = TextLabel(
            _("เทียบกับทะเบียนของอำเภอ แล้วยกเลิกฉบับที่ใช้เลขนี้ไม่ได้ ทั้งสองฉบับยังอยู่ในทะเบียน เลิกทำได้"), "subtitle"
        )
        self.void_buttons: list[QPushButton] = []
        self._shown: list[QWidget] = []
        self._records = QGridLayout()
        self._records.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self) // 2)
        column.addWidget(self.told)
        column.addWidget(self.table)
        column.addLayout(self._records)
        self.table.itemSelectionChanged.connect(self._show_records)
        self.table.numbered.connect(self.choose)

    def show_numbers(self, found: Sequence[Doubled], *, may_write: bool) -> None:
        """Show what waits; the row at the same place stays chosen."""
        self._found, self._may_write = tuple(found), may_write
        self.table.show_again([words.number(one) for one in found])
        self._show_records()

    def choose(self, place: int) -> None:
        """Ask for one of those of the chosen number to be cancelled."""
        one = self.chosen()
        if one is not None and self._may_write and place < len(one.records):
            self.void_asked.emit(one, place)

    def chosen(self) -> Doubled | None:
        """Give the number of the chosen row."""
        return self.table.chosen_of(self._found)

    def _show_records(self) -> None:
        for widget in self._shown:
            widget.hide()
            widget.deleteLater()
        self._shown, self.void_buttons = [], []
        one = self.chosen()
        if one is None:
            return
        for place, (id_, label) in enumerate(one.records):
            void = button(_("ใช้ฉบับนี้ไม่ได้… ({number})").format(number=place + 1))
            void.clicked.connect(partial(self.choose, place))
            void.setEnabled(self._may_write)
            opens = button(_("เปิดรายการ"), partial(self.open_asked.emit, one.topic, id_), quiet=True)
            for act in (void, opens):
                act.setAccessibleDescription(label)
            for column, widget in enumerate((void, opens, TextLabel(label))):
                self._records.addWidget(widget, place, column)
                self._shown.append(widget)
            self.void_buttons.append(void)

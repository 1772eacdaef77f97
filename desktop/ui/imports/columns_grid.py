"""The first rows of a table under their headers, each column with the field it holds to choose above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QTableWidget, QTableWidgetItem, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import gap

if TYPE_CHECKING:
    from desktop.exchange.importing import Found
    from desktop.exchange.mapping import Guess

SHOWN, WIDEST = 6, 200  # rows and columns on show
_FIELD, _SURE, _ABOVE = 0, 1, 2  # rows above those of the file


class ColumnsGrid(QTableWidget):
    """Shows a table's beginning; `chosen` tells that a column was given another field."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("คอลัมน์ของไฟล์"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(gap(self, 1.75))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self._boxes: dict[int, QComboBox] = {}  # by the column's place in the file

    def show_table(self, found: Found) -> None:
        """Show another table with what its columns probably hold."""
        self.clear()
        self._boxes.clear()
        columns = found.table.columns[:WIDEST]
        rows = found.table.sheet.rows[found.table.body : found.table.body + SHOWN]
        self.setRowCount(_ABOVE + len(rows))
        self.setColumnCount(len(columns))
        self.setHorizontalHeaderLabels([column.title for column in columns])
        for at, column in enumerate(columns):
            self._add_box(at, column.place, column.title, found)
            for row, cells in enumerate(rows):
                cell = cells[column.place] if column.place < len(cells) else None
                self._put(_ABOVE + row, at, cell)
            self.setColumnWidth(at, gap(self, 10))
        self.setRowHeight(_FIELD, gap(self, 2.4))

    def columns(self) -> dict[int, str]:
        """Give the field chosen for each column, "" for none."""
        return {place: box.currentData() for place, box in self._boxes.items()}

    def choose(self, place: int, field: str) -> None:
        """Give a column another field."""
        box = self._boxes[place]
        box.setCurrentIndex(box.findData(field))

    def _add_box(self, at: int, place: int, title: str, found: Found) -> None:
        box = QComboBox()
        box.setAccessibleName(_("คอลัมน์ “{title}” คือ").format(title=title))
        box.addItem(_("ไม่นำเข้า"), "")
        for field in found.fields:
            box.addItem(_(field.title), field.name)
        guess = found.guesses.get(place)
        box.setCurrentIndex(max(0, box.findData(guess.field if guess else "")))
        self._boxes[place] = box
        self.setCellWidget(_FIELD, at, box)
        self._put(_SURE, at, _sure(guess, remembered=found.remembered))
        box.currentIndexChanged.connect(lambda _index: self._changed(at, place))

    def _changed(self, at: int, place: int) -> None:
        """Let no two columns hold one field: the newest choice stands."""
        field = self._boxes[place].currentData()
        self._put(_SURE, at, _("เลือกเอง"))
        for other, box in self._boxes.items():
            if other != place and field and box.currentData() == field:
                with QSignalBlocker(box):
                    box.setCurrentIndex(0)
        self.chosen.emit()

    def _put(self, row: int, at: int, value: object) -> None:
        from desktop.exchange.sheets import written

        text = written(value)  # type: ignore[arg-type]
        item = QTableWidgetItem(text)
        item.setToolTip(text)
        self.setItem(row, at, item)


def _sure(guess: Guess | None, *, remembered: bool) -> str:
    if guess is None or not guess.field:
        return ""
    if remembered:
        return _("ตามที่เคยเลือก")
    return _("ตรงกับหัวคอลัมน์") if guess.sure else _("เดา กรุณาตรวจ")

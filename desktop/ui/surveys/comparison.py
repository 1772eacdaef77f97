"""The years of one organisation side by side, field by field, with what changed; a line of members and of money."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.i18n import N_, _
from desktop.thai import digits
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.stack import Stack
from desktop.ui.shell import colours, icons
from desktop.ui.surveys import asking, words
from desktop.ui.surveys.bars import ENTER
from desktop.ui.surveys.year_lines import YearLine

if TYPE_CHECKING:
    from desktop.work.survey_years import Cell, Comparison

CHANGES = {  # word, icon and colour
    "up": (N_("เพิ่มขึ้น"), "chevron-up", "good"),
    "down": (N_("ลดลง"), "chevron-down", "warn"),
    "other": (N_("เปลี่ยนแปลง"), "pencil", "accent"),
}
LOOK = Qt.ItemDataRole.UserRole + 1  # an icon and its colour
SHOWN_FOR = ("surveys", "survey_rounds", "own_fields", "people")


class ComparisonTab(QWidget):
    """Compares the surveys of an organisation; Enter or a double click opens the sheet of a year."""

    said = Signal(str, object)
    open_asked = Signal(str, str)  # a topic, a record's id

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latest = Latest(jobs.read, self)
        self._id = ""
        self._shown: Comparison | None = None
        self.members, self.fund = YearLine(_("สมาชิก (คน)")), YearLine(_("เงินทุน (บาท)"))
        self.table = _YearTable(_("ค่าของแต่ละปี"))
        self.table.open_asked.connect(self._open)
        self.empty = Empty("clipboard-list", _("ยังไม่มีแบบสำรวจ"), _("เมื่อสำรวจกลุ่มนี้แล้ว ค่าของแต่ละปีจะเทียบกันที่นี่"))
        self._stack = Stack()
        self._lay_out()

    def show_record(self, organisation_id: str) -> None:
        """Show an organisation; "" for one that is not kept yet."""
        self._id = organisation_id
        self._latest.ask(partial(asking.compare, organisation=organisation_id), self._show)

    def refresh(self, topic: str) -> None:
        """Read the years again where they show the topic."""
        if topic in SHOWN_FOR and self._id:
            self.show_record(self._id)

    def changeEvent(self, event: QEvent) -> None:
        """Draw icons and colours again in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.table.dress()

    def _lay_out(self) -> None:
        air = gap(self)
        inner = QWidget()
        lines = QHBoxLayout()
        lines.setSpacing(air)
        lines.addWidget(self.members)
        lines.addWidget(self.fund)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, air // 2, 0, 0)
        column.setSpacing(air // 2)
        column.addLayout(lines)
        column.addWidget(self.table, 1)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(inner)
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 0)
        page.addWidget(self._stack)

    def _show(self, found: Comparison) -> None:
        self._shown = found
        years = found.years
        self.members.show_points([(str(one.year), one.members, _counted(one.members)) for one in years])
        self.fund.show_points(
            [(str(one.year), one.fund, "" if one.fund is None else digits.baht(one.fund)) for one in years]
        )
        self.table.show_years(
            [str(one.year) for one in years], [(_(field.title), cells) for field, cells in found.rows]
        )
        self._stack.setCurrentIndex(1 if years else 0)

    def _open(self, place: int) -> None:
        if self._shown is not None:
            self.open_asked.emit("surveys", self._shown.years[place].survey)


class _YearTable(QTableWidget):
    """Fields under each other, years side by side."""

    open_asked = Signal(int)  # the place of a year

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.cellDoubleClicked.connect(self._ask)

    def show_years(self, years: list[str], rows: list[tuple[str, tuple[Cell, ...]]]) -> None:
        """Show other years."""
        self.setColumnCount(1 + len(years))
        self.setHorizontalHeaderLabels([_("รายการ"), *years])
        self.setRowCount(len(rows))
        for at, (title, cells) in enumerate(rows):
            self.setItem(at, 0, QTableWidgetItem(title))
            for place, cell in enumerate(cells, start=1):
                self.setItem(at, place, _item(cell))
        self.dress()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.resizeRowsToContents()
        if self.currentRow() < 0 and rows and years:
            self.setCurrentCell(0, len(years))

    def dress(self) -> None:
        """Draw the icons in the colours of the theme."""
        for row in range(self.rowCount()):
            for column in range(self.columnCount()):
                item = self.item(row, column)
                look = item.data(LOOK) if item is not None else None
                if item is not None and look:
                    name, colour = look
                    item.setForeground(QColor(getattr(colours.now(), colour)))
                    if name:
                        item.setIcon(icons.icon(name, colour))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the sheet of the year by Enter."""
        if event.key() in ENTER:
            self._ask(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _ask(self, _row: int, column: int) -> None:
        if column > 0:
            self.open_asked.emit(column - 1)


def _item(cell: Cell) -> QTableWidgetItem:
    text = cell.text.replace("\n", " ")
    if cell.state == "unknown":
        item = QTableWidgetItem(_("ไม่ทราบ ({why})").format(why=cell.reason))
        item.setData(LOOK, words.LOOKS["unknown"])
    elif cell.change:
        word, icon, colour = CHANGES[cell.change]
        item = QTableWidgetItem(f"{text or '–'} · {_(word)}")
        item.setData(LOOK, (icon, colour))
    elif not cell.state and text:
        item = QTableWidgetItem(f"{text} · {words.state('')}")
        item.setData(LOOK, ("", "muted"))
    else:
        item = QTableWidgetItem(text)
    item.setToolTip("\n".join(filter(None, (cell.text, item.text()))))
    return item


def _counted(number: int | None) -> str:
    return "" if number is None else f"{number:,}"

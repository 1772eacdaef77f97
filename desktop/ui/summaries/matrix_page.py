"""The page of groups by supporting agencies: who got what from whom in a year, opened, exported and printed."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QTableView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.support_matrix import Matrix, Row, baht
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import files
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.seen_page import SeenPage
from desktop.ui.parts.stack import Stack
from desktop.ui.records import taking_out
from desktop.ui.summaries import map_asking as asking

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
TITLES = (N_("กลุ่ม/องค์กร"), N_("หมู่บ้าน"), N_("รวม (บาท)"))
_ROW = 1.75  # heights of a line
_WIDTHS, _NARROW = (12.0, 9.5), 7.5


class MatrixPage(SeenPage):
    """A table of groups, with a column an agency."""

    topics = ("organisations", "supports", "villages")

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._matrix: Matrix | None = None
        self.head = PageHead(_("กลุ่มกับหน่วยงานที่สนับสนุน"), " ")
        self.year = QComboBox()
        self.year.setAccessibleName(_("ปี"))
        self.year.addItem(_("ทุกปี"), None)
        self.supported = QCheckBox(_("เฉพาะกลุ่มที่ได้รับการสนับสนุน"))
        self.table = MatrixTable()
        self.empty = Empty("coin", _("ยังไม่มีรายการสนับสนุน"), _("บันทึกการสนับสนุนในหน้าของกลุ่ม แล้วตารางจะแสดงที่นี่"))
        self._lay_out()
        self.year.currentIndexChanged.connect(self._read)
        self.supported.toggled.connect(self._read)
        self.table.opened.connect(partial(self.open_asked.emit, "organisations"))

    def title(self) -> str:
        """Name the page."""
        return _("การสนับสนุน")

    def print_(self) -> None:
        """Draw the table and open it to be read and printed."""
        if self._matrix is not None and self._matrix.agencies:
            act = partial(asking.matrix_sheet, shown=self._matrix, tambon=self._tambon)
            self._jobs.read(act, self._printed)

    def export(self) -> None:
        """Ask where the table is to be written."""
        if self._matrix is not None:
            taking_out.ask(self, self.title(), self._write_out)

    def _write_out(self, path: Path, passphrase: str) -> None:
        if self._matrix is not None:
            titles = [_(title) for title in TITLES]
            act = partial(asking.export, path, self.head.title.text(), titles, self._matrix, passphrase)
            go_on = partial(self._jobs.aside, act, self._exported)
            taking_out.noted(self._jobs, "supports", passphrase, go_on, self)

    def _lay_out(self) -> None:
        self._print = button(_("พิมพ์ตาราง"), self.print_, "printer", primary=True)
        self._export = button(_("ส่งออก"), self.export, "table-export")
        self.head.add(self._export)
        self.head.add(self._print)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        row = QHBoxLayout()
        row.addWidget(self.year)
        row.addWidget(self.supported)
        row.addStretch(1)
        column.addLayout(row)
        self._stack = Stack()
        for shown in (self.table, self.empty):
            self._stack.addWidget(shown)
        column.addWidget(self._stack, 1)

    def _read(self) -> None:
        act = partial(
            asking.matrix,
            tambon=self._tambon,
            year=self.year.currentData(),
            supported_only=self.supported.isChecked(),
        )
        self._jobs.read(act, self._show, failed=self._failed, owner=self)

    def _show(self, matrix: Matrix) -> None:
        self._matrix = matrix
        with QSignalBlocker(self.year):
            while self.year.count() > 1:
                self.year.removeItem(1)
            for year in matrix.years:
                self.year.addItem(_("พ.ศ. {year}").format(year=year), year)
            self.year.setCurrentIndex(max(0, self.year.findData(matrix.year)))
        helped = sum(any(row.cells) for row in matrix.rows)
        told = _("{helped} จาก {count} กลุ่มได้รับการสนับสนุน รวม {total} บาท")
        self.head.subtitle.setText(
            told.format(helped=helped, count=f"{len(matrix.rows):,}", total=baht(sum(matrix.totals)))
        )
        self.table.show_matrix(matrix)
        self._enable(there=bool(matrix.agencies))

    def _failed(self, error: Exception) -> bool:
        if not isinstance(error, CannotDo):
            return False
        self._matrix = None
        self.head.subtitle.setText(str(error))
        self._enable(there=False)
        return True

    def _enable(self, *, there: bool) -> None:
        self._print.setEnabled(there)
        self._export.setEnabled(there)
        self._stack.setCurrentWidget(self.table if there else self.empty)

    def _printed(self, path: Path) -> None:
        self._jobs.aside(partial(files.open_in_reader, path))

    def _exported(self, count: int) -> None:
        self.said.emit(_("ส่งออก {count} รายการแล้ว").format(count=f"{count:,}"), None)


class MatrixTable(QTableWidget):
    """Shows a matrix; Enter or a double click opens the group of a row."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self.setAccessibleName(_("กลุ่มกับหน่วยงานที่สนับสนุน"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(gap(self, _ROW))
        self.horizontalHeader().setHighlightSections(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMinimumHeight(gap(self, 7))
        self.cellDoubleClicked.connect(self._open)
        self.names = Names(self)
        self.names.doubleClicked.connect(lambda index: self._open(index.row()))

    def show_matrix(self, matrix: Matrix) -> None:
        """Show another matrix, with the sums in its last row and column."""
        self._rows = matrix.rows
        titles = [_(TITLES[0]), _(TITLES[1]), *matrix.agencies, _(TITLES[2])]
        self.clear()
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        self.setRowCount(len(matrix.rows) + 1)
        for at, row in enumerate(matrix.rows):
            said = [cell.words if cell else "" for cell in row.cells]
            self._put(at, [row.name, row.village, *said, baht(row.amount) if row.amount else ""])
        sums = [baht(total) if total else "" for total in matrix.totals]
        self._put(len(matrix.rows), [_("รวม (บาท)"), "", *sums, baht(sum(matrix.totals))], bold=True)
        for column in range(len(titles)):
            wide = gap(self, _WIDTHS[column] if column < len(_WIDTHS) else _NARROW)
            self.setColumnWidth(column, max(wide, self.horizontalHeader().sectionSizeHint(column)))
        self.names.stand()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Let no cell that is gone to stand under the names."""
        super().scrollTo(index, hint)
        under = self.columnWidth(0) - self.visualRect(index).left()
        if index.column() and under > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - under)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the names be as high as the table."""
        super().resizeEvent(event)
        self.names.stand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, copy the chosen cells by Ctrl+C."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentRow())
        elif event.matches(QKeySequence.StandardKey.Copy):
            chosen: dict[int, list[str]] = {}
            for index in sorted(self.selectedIndexes()):
                chosen.setdefault(index.row(), []).append(str(index.data() or ""))
            QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in chosen.values()))
        else:
            super().keyPressEvent(event)

    def _put(self, row: int, cells: Sequence[str], *, bold: bool = False) -> None:
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            if column > 1:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            font = item.font()
            font.setBold(bold)
            item.setFont(font)
            self.setItem(row, column, item)

    def _open(self, row: int, _column: int = 0) -> None:
        if 0 <= row < len(self._rows):
            self.opened.emit(self._rows[row].id)


class Names(QTableView):
    """The first column of a table once more, over it: it stays in sight while the others are scrolled."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setAccessibleName(_(TITLES[0]))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the table's
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(table.verticalHeader().defaultSectionSize())
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().sectionResized.connect(self._widen)
        for one, other in ((self, table), (table, self)):
            one.verticalScrollBar().valueChanged.connect(other.verticalScrollBar().setValue)

    def stand(self) -> None:
        """Cover the first column, its title and no other."""
        for column in range(1, self._table.columnCount()):
            self.hideColumn(column)
        wide, edges = self._table.columnWidth(0), 2 * self.frameWidth()  # as the table's
        self.setColumnWidth(0, wide)
        high = self._table.horizontalHeader().height() + self._table.viewport().height()
        self.setGeometry(0, 0, wide + edges, high + edges)

    def _widen(self, column: int, _before: int, wide: int) -> None:
        if column == 0 and wide != self._table.columnWidth(0):
            self._table.setColumnWidth(0, wide)
            self.stand()

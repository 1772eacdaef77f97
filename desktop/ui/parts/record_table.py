"""The table view of every list: tall rows, few lines, all by keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.records import Kind
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.table_model import NOT_YET, TableModel
from desktop.ui.shell import colours

ROW = 1.95  # lines' heights
NARROW, BROAD, CUT = 4, 20, 6  # of a column, in lines' heights; the broadest, where there is no room
COPIED = 20_000  # rows at most
KEPT = 500  # chosen rows found again after a refresh
WIDTHS = {Kind.NUMBER: 4, Kind.MONEY: 6, Kind.FLAG: 4, Kind.DAY: 6, Kind.CHOICE: 8}


class RecordTable(QTableView):
    """Shows a `TableModel`: Enter opens, letters look ahead, Ctrl+C copies, the header sorts and hides."""

    opened = Signal(str)  # a record's id
    columns_chosen = Signal()

    def __init__(self, model: TableModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = model
        self._typed = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._forget_typed)
        self._chosen: tuple[int, list[int], int] = (0, [], 0)
        self._awaited = -1  # the place of a row to be opened once it is read
        self.setModel(model)
        self.setAccessibleName(name)
        self._set_up_rows()
        self._set_up_header()
        model.modelAboutToBeReset.connect(self._keep_choice)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(self._open_awaited)
        self.doubleClicked.connect(self._open)

    def chosen(self) -> list[int]:
        """List the places of the chosen rows."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})

    def open_current(self) -> None:
        """Open the row that the keyboard is on."""
        self._open(self.currentIndex())

    def copy(self) -> None:
        """Copy the chosen rows as text with tabs."""
        columns = [c for c in range(len(self._rows.fields)) if not self.isColumnHidden(c)]
        self._rows.copy_of(self.chosen()[:COPIED], columns, self._copied)

    def hidden(self) -> list[str]:
        """Name the fields whose columns are hidden."""
        return [field.name for c, field in enumerate(self._rows.fields) if self.isColumnHidden(c)]

    def hide_only(self, names: Sequence[str]) -> None:
        """Hide the columns of some fields and show the others."""
        for column, field in enumerate(self._rows.fields):
            self.setColumnHidden(column, field.name in names)

    def choose_columns(self, place: QPoint) -> None:
        """Show the menu of columns at a place on the screen."""
        menu = QMenu(self)
        shown = len(self._rows.fields) - len(self.hidden())
        for column, field in enumerate(self._rows.fields):
            action = QAction(_(field.heading), menu)
            action.setCheckable(True)
            action.setChecked(not self.isColumnHidden(column))
            action.setEnabled(shown > 1 or not action.isChecked())
            action.setData(column)
            menu.addAction(action)
        menu.triggered.connect(self._switch_column)
        menu.exec(place)

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins with the letters typed one after the other."""
        start = self.currentIndex().row() - (1 if self._typed else 0)
        self._typed += search
        self._pause.start(max(600, QApplication.keyboardInputInterval()))
        if self._rows.rowCount():
            self._rows.seek(self._typed, start, self._go_to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, copy by Ctrl+C."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_current()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def _set_up_rows(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()

    def _fit_rows(self) -> None:
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(gap(self, ROW))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setResizeContentsPrecision(50)
        header.setMinimumSectionSize(gap(self, NARROW))
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._header_menu)
        for column, field in enumerate(self._rows.fields):
            self.setColumnWidth(column, gap(self, WIDTHS.get(field.kind, 10)))

    def fit_columns(self) -> None:
        """Give each column the width of what is on the screen, within reason; the broadest gives way or takes the rest."""
        header, last = self.horizontalHeader(), len(self._rows.fields) - 1
        wanted = {column: self._wanted_width(column) for column in range(last)}
        for column, width in wanted.items():
            self.setColumnWidth(column, min(width, gap(self, BROAD)))
        self.setColumnWidth(last, header.sectionSizeHint(last))  # at least: it takes what room is left
        shown = [column for column in wanted if not self.isColumnHidden(column)]
        over = header.length() - self.viewport().width()
        if over > 0 and shown:
            broadest = max(shown, key=self.columnWidth)
            self.setColumnWidth(broadest, max(self.columnWidth(broadest) - over, gap(self, CUT)))
        for column in shown if over < 0 else ():
            more = min(wanted[column] - self.columnWidth(column), -over)
            self.setColumnWidth(column, self.columnWidth(column) + more)
            over += more

    def _wanted_width(self, column: int) -> int:
        hint = max(self.sizeHintForColumn(column), self.horizontalHeader().sectionSizeHint(column))
        return max(hint + gap(self, 0.6), gap(self, NARROW))

    def _header_menu(self, place: QPoint) -> None:
        self.choose_columns(self.horizontalHeader().mapToGlobal(place))

    def _switch_column(self, action: QAction) -> None:
        self.setColumnHidden(action.data(), not action.isChecked())
        self.columns_chosen.emit()

    def _open(self, index: QModelIndex) -> None:
        row = self._rows.row_at(index.row()) if index.isValid() else None
        self._awaited = index.row() if index.isValid() and row is None else -1
        if row is not None:
            self.opened.emit(row.id)

    def _open_awaited(self) -> None:
        """Open the row that was asked for before it was read, unless the keyboard has gone on."""
        index = self.currentIndex()
        if self._awaited >= 0 and index.row() == self._awaited and self._rows.row_at(self._awaited):
            self._open(index)

    def _go_to(self, place: int) -> None:
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, self._first_column()))

    def _forget_typed(self) -> None:
        self._typed = ""

    def _copied(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)

    def _first_column(self) -> int:
        header = self.horizontalHeader()
        shown = (header.logicalIndex(place) for place in range(header.count()))
        return next((column for column in shown if not self.isColumnHidden(column)), 0)

    def _keep_choice(self) -> None:
        numbers = self._rows.numbers()
        current = self.currentIndex().row()
        chosen = [numbers[place] for place in self.chosen()[:KEPT]] if self.selectionModel() else []
        self._chosen = (numbers[current] if current >= 0 else 0, chosen, self.verticalScrollBar().value())

    def _choose_again(self) -> None:
        current, chosen, scrolled = self._chosen
        model = self.selectionModel()
        flags = model.SelectionFlag
        place = self._rows.row_of(current)
        if place >= 0:
            index = self._rows.index(place, self._first_column())
            model.setCurrentIndex(index, flags.NoUpdate)
        for number in chosen:
            found = self._rows.row_of(number)
            if found >= 0:
                model.select(self._rows.index(found, 0), flags.Select | flags.Rows)
        self.verticalScrollBar().setValue(scrolled)


class RowDelegate(QStyledItemDelegate):
    """Marks a chosen row by a bar at its left as well as by colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell without the dotted focus of a single cell."""
        table = cast(RecordTable, option.widget)
        if index.data() == NOT_YET:  # a whole page of them in the style's own way would hold a jump up
            painter.drawText(option.rect, Qt.AlignmentFlag.AlignCenter, NOT_YET)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        option.state &= ~QStyle.StateFlag.State_HasFocus
        super().paint(painter, option, index)
        if chosen and table.columnViewportPosition(index.column()) <= 0:
            bar = QRect(option.rect.left(), option.rect.top(), gap(table, 0.2), option.rect.height())
            painter.fillRect(bar, QColor(colours.now().accent))

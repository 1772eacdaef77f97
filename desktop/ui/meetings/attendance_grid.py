"""The grid where it is recorded who came: 1, 2 and 3 say it and go on, Enter types, a guest is added at the end."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.i18n import _
from desktop.thai import digits, keyboard
from desktop.ui.meetings.attendance_model import (
    NAME,
    PLACE,
    POSITION,
    PRESENCE,
    REASON,
    SUBSTITUTE,
    TITLES,
    AttendanceModel,
    Index,
)
from desktop.ui.meetings.presence_cell import PresenceCell
from desktop.ui.parts import grids
from desktop.ui.parts.buttons import gap

KEYS = {"1": "present", "2": "substitute", "3": "absent", "0": ""}
LEAST = {PLACE: 2.6, NAME: 8, POSITION: 6, SUBSTITUTE: 5, REASON: 5}  # widths of columns in lines' heights
SHARING = (NAME, POSITION, SUBSTITUTE, REASON)


class AttendanceGrid(QTableView):
    """Edits the lines of an `AttendanceModel`."""

    def __init__(self, model: AttendanceModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self.setModel(model)
        self._place = (-1, -1)  # where the keyboard was before other lines came
        model.modelAboutToBeReset.connect(self._keep_place)
        model.modelReset.connect(self._go_back)
        self.setAccessibleName(_("ผู้มาประชุม"))
        self._set_up_rows()
        self._words = _Words(self)
        self._presence = PresenceCell(self)
        self._presence.chosen.connect(self._choose)
        self.setItemDelegate(self._words)
        self.setItemDelegateForColumn(PRESENCE, self._presence)

    def _set_up_rows(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        grids.dress(self)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room among the columns of words; where there is too little, the grid scrolls."""
        super().resizeEvent(event)
        header, option = self.horizontalHeader(), QStyleOptionViewItem()
        option.font = self.font()
        widths = {column: gap(self, least) for column, least in LEAST.items()}
        widths[PRESENCE] = self._presence.sizeHint(option, self._people.index(0, PRESENCE)).width()
        widths = {column: max(width, header.sectionSizeHint(column)) for column, width in widths.items()}
        room = max(0, self.viewport().width() - sum(widths.values()))
        for column, width in widths.items():
            self.setColumnWidth(column, width + (room // len(SHARING) if column in SHARING else 0))

    def begin(self) -> None:
        """Let the keyboard come in where the recording has to go on."""
        self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say by a digit whether one came, go on by Enter, take rows out, and take edits back."""
        typed = digits.to_arabic(event.text())
        if self.currentIndex().column() == PRESENCE:  # where nothing is typed
            typed = keyboard.latin(typed)
        presence = KEYS.get(typed)
        if presence is not None and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._say(self.currentIndex().row(), presence)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not QAbstractItemView.State.EditingState:  # else it comes from the editor
                self._enter()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._people.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._people.redo()
        elif event.key() == Qt.Key.Key_Delete:
            self._people.remove({index.row() for index in self.selectionModel().selectedIndexes()})
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin on the first of whom it is not known whether they came."""
        if not self.currentIndex().isValid():
            lines = self._people.lines()
            row = next((row for row, line in enumerate(lines) if not line.presence), 0)
            self.setCurrentIndex(self._people.index(row, PRESENCE))
        super().focusInEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go to the next row; after a guest's name to the position."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            lines = self._people.lines()
            guest = column == NAME and row < len(lines) and lines[row].guest
            self._go(row if guest else row + 1, POSITION if guest else PRESENCE)

    def _enter(self) -> None:
        """Open the cell that the keyboard is on, or go on where there is nothing to type."""
        index = self.currentIndex()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self._go(index.row() + 1, index.column())

    def _choose(self, row: int, presence: str) -> None:
        self._say(row, presence, go_on=False)

    def _say(self, row: int, presence: str, *, go_on: bool = True) -> None:
        """Record whether one came; a substitute is named next."""
        if not 0 <= row < len(self._people.lines()):
            return
        self._people.set_presence(row, presence)
        if presence == "substitute":
            self._go(row, SUBSTITUTE)
            self.edit(self.currentIndex())
        elif go_on:
            self._go(row + 1, PRESENCE)

    def _keep_place(self) -> None:
        self._place = self.currentIndex().row(), self.currentIndex().column()

    def _go_back(self) -> None:
        row, column = self._place
        if row >= 0:
            self.setCurrentIndex(self._people.index(min(row, self._people.rowCount() - 1), column))

    def _go(self, row: int, column: int) -> None:
        last = self._people.rowCount() - 1
        at = min(row, last)
        self.setCurrentIndex(self._people.index(at, NAME if at == last else column))


class _Words(QStyledItemDelegate):
    """Gives a cell a line to type in, named by its column."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """Make the editor of a cell."""
        editor = QLineEdit(parent)
        editor.setAccessibleName(_(TITLES[index.column()]))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's text in its editor, chosen whole."""
        super().setEditorData(editor, index)
        if isinstance(editor, QLineEdit):
            editor.selectAll()

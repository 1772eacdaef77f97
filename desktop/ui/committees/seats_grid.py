"""The grid where people are seated by keyboard: Enter goes on and begins the next row, a pasted table fills it."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QHeaderView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.committees import POSITIONS, Seat
from desktop.domain.records import field_of
from desktop.i18n import _
from desktop.ui.committees.seats_model import (
    GROUP,
    NAME,
    PLACE,
    POSITION,
    STANDING,
    TITLES,
    VILLAGE,
    SeatsModel,
)
from desktop.ui.jobs import Jobs
from desktop.ui.parts import grids
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.picker import Match, Picker, known

Index = QModelIndex | QPersistentModelIndex
WIDTHS = {PLACE: 2.6, VILLAGE: 3.2}  # lines' heights; the other columns share the rest


class SeatsGrid(QTableView):
    """Edits the lines of a `SeatsModel`; `person_picked` asks for the whole record of one chosen by name."""

    person_picked = Signal(int, str)  # row, id
    end_asked = Signal(int)  # row

    def __init__(self, jobs: Jobs, model: SeatsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seats = model
        self.setModel(model)
        self.setAccessibleName(_("รายชื่อในคณะ"))
        self._set_up_rows()
        self._set_up_header()
        self.customContextMenuRequested.connect(self._menu)
        delegate = _CellDelegate(jobs, model, self)
        delegate.picked.connect(self.person_picked)
        self.setItemDelegate(delegate)

    def _set_up_rows(self) -> None:
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        grids.dress(self)

    def _set_up_header(self) -> None:
        header, modes = self.horizontalHeader(), QHeaderView.ResizeMode
        for column in range(len(TITLES)):
            header.setSectionResizeMode(column, modes.Fixed if column in WIDTHS else modes.Stretch)
        for column, width in WIDTHS.items():
            self.setColumnWidth(column, max(gap(self, width), header.sectionSizeHint(column)))

    def show_kind(self, kind: str) -> None:
        """Show the columns that a kind of committee fills: groups for a centre's, offices for a working group's."""
        self.setColumnHidden(GROUP, kind == "support")
        self.setColumnHidden(STANDING, kind == "centre")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on by Enter, copy, paste, take rows out, take edits back, and move rows by Alt+arrows."""
        row = self.currentIndex().row()
        moving = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.state() is not QAbstractItemView.State.EditingState:  # else it comes from the editor
                self.edit(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._seats.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self._seats.redo()
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_chosen()
        elif moving and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.selectRow(self._seats.move(row, moving))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin on the first name: its number, where Qt begins, is not typed."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self._seats.index(0, NAME))
        super().focusInEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go to the next cell to fill; after the last one to the name of the next row."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_on()

    def paste(self) -> None:
        """Fill the grid from the clipboard, from the current cell on."""
        current = self.currentIndex()
        row = current.row() if current.isValid() else self._seats.rowCount() - 1
        column = current.column() if current.isValid() else NAME
        columns = [c for c in range(max(column, NAME), len(TITLES)) if not self.isColumnHidden(c)]
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self._seats.paste(row, columns, text)

    def remove_chosen(self) -> None:
        """Take the chosen rows out; they were mistakes, and a seat that ended is ended instead."""
        self._seats.remove(index.row() for index in self.selectionModel().selectedIndexes())

    def _go_on(self) -> None:
        index = self.currentIndex()
        if index.row() >= self._seats.rowCount() - 1:
            return
        columns = [c for c in range(index.column() + 1, len(TITLES)) if not self.isColumnHidden(c)]
        empty = [c for c in columns if not self._seats.index(index.row(), c).data()]
        if empty:
            self.setCurrentIndex(self._seats.index(index.row(), empty[0]))
        else:
            self.setCurrentIndex(self._seats.index(min(index.row() + 1, self._seats.rowCount() - 1), NAME))

    def _copy(self) -> None:
        rows: dict[int, list[str]] = {}
        for index in sorted(self.selectionModel().selectedIndexes(), key=lambda i: (i.row(), i.column())):
            rows.setdefault(index.row(), []).append(str(index.data() or ""))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in rows.values()))

    def _menu(self, place: QPoint) -> None:
        row = self.indexAt(place).row()
        if not 0 <= row < self._seats.rowCount() - 1:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("พ้นตำแหน่ง…"), partial(self.end_asked.emit, row))
        menu.addAction(_("เลื่อนขึ้น"), partial(self._seats.move, row, -1))
        menu.addAction(_("เลื่อนลง"), partial(self._seats.move, row, 1))
        menu.addAction(_("ลบแถวที่พิมพ์ผิด"), partial(self._seats.remove, [row]))
        menu.popup(self.viewport().mapToGlobal(place))


class _CellDelegate(QStyledItemDelegate):
    """Gives each column its editor: pickers for names and groups, offered words for positions and villages."""

    picked = Signal(int, str)

    def __init__(self, jobs: Jobs, model: SeatsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs, self._seats = jobs, model

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002
        """Make the editor of a cell."""
        column = index.column()
        if column in (NAME, GROUP):
            field = field_of(Seat, "person" if column == NAME else "organisation")
            editor: QWidget = known(self._jobs, _anywhere)(field)
            editor.setParent(parent)
        elif column == VILLAGE:
            box = QComboBox(parent)
            box.setEditable(True)  # a number is typed, or a name chosen
            box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
            box.setCompleter(None)  # type: ignore[arg-type]
            box.addItems(["", *(village.label for village in self._seats.villages())])
            editor = box
        else:
            editor = QLineEdit(parent)
            if column == POSITION:
                editor.setCompleter(_completer(list(POSITIONS), editor))
        editor.setAccessibleName(_(TITLES[column]))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the cell's text in its editor."""
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentText(text)
            line = editor.lineEdit()
            if line is not None:
                line.selectAll()
        elif isinstance(editor, QLineEdit):
            editor.setText(text)
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002
        """Take what was typed, or the record that was picked."""
        if isinstance(editor, Picker) and editor.value() and editor.text().strip() == editor.label():
            self._seats.setData(index, Match(editor.value(), editor.label()))
            if index.column() == NAME:
                self.picked.emit(index.row(), editor.value())
            return
        self._seats.setData(index, _typed(editor))


def _anywhere() -> str:
    return ""  # people of other tambons sit in working groups too


def _typed(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText()
    assert isinstance(editor, QLineEdit)
    return editor.text().strip()


def _completer(words: list[str], parent: Any) -> QCompleter:
    made = QCompleter(words, parent)
    made.setFilterMode(Qt.MatchFlag.MatchContains)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made

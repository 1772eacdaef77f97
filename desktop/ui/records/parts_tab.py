"""The parts of a record, as the members of a group: a table, and a dialog in which each is added or edited."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.records import Field, Kind, Record, field_of, fields_of
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Latest
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.record_table import RecordTable
from desktop.ui.parts.stack import Stack
from desktop.ui.parts.table_model import Asked, Index, Row, TableModel, TopicRows
from desktop.ui.records import asking
from desktop.ui.records.description import Description
from desktop.ui.records.file_preview import FilePreview
from desktop.ui.records.part_dialog import PartDialog
from desktop.ui.records.record_page import REMOVED, UNDONE

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read

NOBODY = "-"  # names no record: the table of a new one is empty
LEAST = 6  # lines' heights of the table


class PartsTab(QWidget):
    """Shows the parts of one record; Enter opens a row, Insert adds, Delete takes out, Down past the end adds."""

    said = Signal(str, object)
    open_asked = Signal(str, str)

    def __init__(
        self, jobs: Jobs, description: Description, *, title: str = "", goes: str = "", go: str = "",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the tab of a part topic; `go` is the verb that leads to the record which the field `goes` names."""
        super().__init__(parent)
        kind = description.kind
        self._jobs, self.description, self._goes = jobs, description, goes
        self._whole = self._tambon = self._wanted = ""
        columns = listed(kind, kind.part_of)
        self.model = TableModel(jobs, TopicRows(kind.topic, columns), columns, self)
        self.model.asked = Asked(exactly=((kind.part_of, NOBODY),))
        self.table = PartsTable(self.model, title or _(kind.titled))
        self.empty = Empty(description.icon, _("ยังไม่มีรายการ"), description.teach)
        self._middle = Stack()
        self.add_button = button(description.add, self.add, "plus")
        self.add_button.setAutoDefault(True)  # Enter presses it at the end of the table
        self.edit_button = button(_("แก้ไข…"), self.table.open_current, "pencil", quiet=True)
        self.remove_button = button(_("นำออก"), self.remove, "trash", quiet=True)
        self.go_button = button(go or _("ไปที่รายการนั้น"), self.go, "chevron-right", quiet=True)
        self._file = next((field for field in fields_of(kind) if field.kind is Kind.FILE), None)
        self.preview = FilePreview(jobs, _(self._file.title) if self._file else "")
        self._files = Latest(jobs.read, self)
        self._lay_out(title)
        self._connect()
        self._follow()

    def show_record(self, id_: str, tambon: str = "") -> None:
        """Show the parts of another record; "" for a new one, which has none."""
        self._whole, self._tambon = id_, tambon
        self.model.ask(Asked(exactly=((self.description.kind.part_of, id_ or NOBODY),)))

    def refresh(self, topic: str) -> None:
        """Read the parts again where they may show what was written."""
        if topic in {
            self.description.kind.topic,
            *(field.topic for field in self.model.fields if field.topic),
        }:
            self.model.refresh()

    def choose(self, id_: str) -> None:
        """Go to a part, now or once it is read."""
        self._wanted = id_
        self._go_to_wanted()

    def add(self) -> None:
        """Ask for a new part."""
        if self._whole:
            self._ask("")

    def edit(self, id_: str) -> None:
        """Open the form of a part."""
        self._ask(id_)

    def remove(self) -> None:
        """Take the chosen part out; it can be taken back."""
        row = self.table.current_row()
        if row is not None:
            record = dataclasses.replace(self.description.kind(), id=row.id)
            topic = self.description.kind.topic
            self._jobs.write(partial(asking.remove, record=record), self._removed, topic, action=REMOVED)

    def go(self) -> None:
        """Go to the record that the chosen part names."""
        row = self.table.current_row()
        if row is not None:
            act = partial(asking.held, kind=self.description.kind, id_=row.id, field=self._goes)
            self._jobs.read(act, self._go)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Add by Insert and take out by Delete."""
        if event.key() == Qt.Key.Key_Insert:
            self.add()
        elif event.key() == Qt.Key.Key_Delete and self.table.hasFocus():
            self.remove()
        else:
            super().keyPressEvent(event)

    def _lay_out(self, title: str) -> None:
        air = gap(self)
        buttons = QHBoxLayout()
        for one in (self.add_button, self.edit_button, self.remove_button, self.go_button):
            buttons.addWidget(one)
        buttons.addStretch(1)
        self.go_button.setVisible(bool(self._goes))
        self._middle.addWidget(self.table)
        self._middle.addWidget(self.empty)
        row = QHBoxLayout()
        row.setSpacing(air)
        row.addWidget(self._middle, 1)
        row.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, air // 2, 0, 0)
        column.setSpacing(air // 2)
        if title:
            column.addWidget(TextLabel(title, "section"))
        column.addLayout(row, 1)
        column.addLayout(buttons)
        self.table.setMinimumHeight(gap(self, LEAST))

    def _connect(self) -> None:
        self.table.opened.connect(self.edit)
        self.table.left_below.connect(self.add_button.setFocus)
        self.table.moved.connect(self._follow)
        self.model.counted.connect(self._counted)
        self.model.dataChanged.connect(self._rows_came)

    def _ask(self, id_: str) -> None:
        act = partial(asking.read, description=self.description, id_=id_)
        self._jobs.read(act, self._open, owner=self)

    def _open(self, read: Read) -> None:
        kind = self.description.kind
        whole: dict[str, Any] = {kind.part_of: self._whole}
        begun = dataclasses.replace(read.kind(), **whole)
        dialog = PartDialog(self._jobs, self.description, read, begun, self._shown_tambon, self)
        dialog.kept.connect(self._kept)
        dialog.said.connect(self.said)
        dialog.open()

    def _kept(self, record: Record) -> None:
        self._wanted = record.id
        self.said.emit(_("บันทึกแล้ว"), self._undo)

    def _removed(self, _nothing: None) -> None:
        self.said.emit(_("นำออกแล้ว"), self._undo)

    def _undo(self) -> None:
        from desktop.work import records

        topic = self.description.kind.topic
        self._jobs.write(records.undo, self._undone, topic, action=UNDONE, owner=self)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)

    def _go(self, named: tuple[str, str]) -> None:
        if named[0]:
            self.open_asked.emit(field_of(self.description.kind, self._goes).topic, named[0])

    def _counted(self, count: int) -> None:
        self._middle.setCurrentWidget(self.table if count else self.empty)
        self._go_to_wanted()
        self._follow()

    def _rows_came(self) -> None:
        self.table.fit_columns()
        self._go_to_wanted()
        self._follow()

    def _go_to_wanted(self) -> None:
        if self._wanted and self.table.go_to(self._wanted):
            self._wanted = ""

    def _follow(self) -> None:
        """Let buttons and picture follow the row that the keyboard is on."""
        row = self.table.current_row()
        for one in (self.edit_button, self.remove_button, self.go_button):
            one.setEnabled(row is not None)
        if self._file is not None and row is not None:
            act = partial(asking.held, kind=self.description.kind, id_=row.id, field=self._file.name)
            self._files.ask(act, self._show_file)
        elif row is None:
            self.preview.show_file("")

    def _show_file(self, file: tuple[str, str]) -> None:
        self.preview.show_file(*file)

    def _shown_tambon(self) -> str:
        return self._tambon


class PartsTable(RecordTable):
    """Tells where the keyboard is, and when it goes on below the last row."""

    moved = Signal()
    left_below = Signal()

    def current_row(self) -> Row | None:
        """Give the row that the keyboard is on, `None` where there is none or it is not read yet."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def go_to(self, id_: str) -> bool:
        """Go to the row of a record; tell whether it is there."""
        for place in range(self._rows.rowCount()):
            row = self._rows.row_at(place)
            if row is not None and row.id == id_:
                self.selectRow(place)
                return True
        return False

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that the keyboard is on another row."""
        super().currentChanged(current, previous)
        self.moved.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns share the room."""
        super().resizeEvent(event)
        self.fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on below the last row by Down."""
        last = self._rows.rowCount() - 1
        if event.key() == Qt.Key.Key_Down and self.currentIndex().row() in (last, -1):
            self.left_below.emit()
        elif event.key() in (Qt.Key.Key_Insert, Qt.Key.Key_Delete):
            event.ignore()  # of the tab
        else:
            super().keyPressEvent(event)


def listed(kind: type[Record], *left_out: str) -> Sequence[Field]:
    """List the columns of a topic but for some."""
    return [field for field in fields_of(kind) if field.listed and field.name not in left_out]

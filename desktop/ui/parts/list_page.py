"""The page of a topic's list: title and count, filter, table, and what to do when it is empty."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.domain.records import Field, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import PageHead, button, gap, tool
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.filter_button import FilterButton
from desktop.ui.parts.line_button import ClearButton, LineButton
from desktop.ui.parts.record_table import RecordTable
from desktop.ui.parts.seen_page import SeenPage
from desktop.ui.parts.stack import Stack
from desktop.ui.parts.table_model import Source, TableModel, TopicRows

PAUSE = 150  # milliseconds after the last key before the list is narrowed

Values = Sequence[tuple[object, str]]  # of a field, each with its word


@dataclass(frozen=True)
class Export:
    """A list as it is shown: its columns in their order, its rows in theirs."""

    topic: str
    columns: tuple[str, ...]  # names of fields
    numbers: array[int]


class ListPage(SeenPage):
    """A list of one topic; pages add their own buttons with `head.add` and `empty.add`."""

    opened = Signal(str)  # a record's id
    add_asked = Signal()
    export_asked = Signal(object)  # Export
    bulk_asked = Signal(object)  # the numbers of many rows

    def __init__(
        self, jobs: Jobs, kind: type[Record], *, icon: str, add: str = "", teach: str = "",
        title: str = "", source: Source | None = None, bulk: bool = False, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the page of a topic; `add` is the verb of its first button, `teach` says what belongs here.

        With `bulk`, many rows can be changed at once.
        """
        super().__init__(parent)
        self._kind, self._title, self._add = kind, title or _(kind.titled), add
        self._choices: dict[str, QComboBox] = {}
        self.model = TableModel(jobs, source or TopicRows(kind.topic), _listed(kind), self)
        self.table = RecordTable(self.model, self._title)
        self.head = PageHead(self._title, " ")
        self.filter = self._make_filter()
        self.filters = FilterButton(jobs, kind, partial(_tambon, self.model))
        self.empty = Empty(icon, _("ยังไม่มีรายการ"), teach)
        self.none_found = Empty("search", _("ไม่พบรายการที่ตรงกับคำค้น"))
        self._bar = QWidget()
        self._middle = Stack()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._narrow)
        self._add_buttons(add, bulk)
        self._lay_out()
        self.table.opened.connect(self.opened)
        self.model.counted.connect(self._counted)
        self.model.dataChanged.connect(self._first_rows)
        self.filters.chosen.connect(self._narrow)

    def title(self) -> str:
        """Name the page."""
        return self._title

    def new(self) -> None:
        """Ask for a new record, where one can be added."""
        if self._add:
            self.add_asked.emit()

    def add_choice(self, field: str, everything: str, values: Values = ()) -> None:
        """Let the list be narrowed to one value of a field; `everything` is the word for all of them."""
        box = QComboBox()
        box.setAccessibleName(_(field_of(self._kind, field).title))
        box.addItem(everything, None)
        self._choices[field] = box
        self._row.insertWidget(len(self._choices), box)
        self.show_values(field, values)
        box.currentIndexChanged.connect(self._narrow)

    def show_values(self, field: str, values: Values) -> None:
        """Offer other values of a field, each with its word; the chosen one stays chosen."""
        box = self._choices[field]
        with QSignalBlocker(box):
            chosen = box.currentData()
            for place in reversed(range(1, box.count())):
                box.removeItem(place)
            for value, word in values:
                box.addItem(word, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    def chosen_or_all(self) -> list[int]:
        """Give the numbers of the chosen rows, or of all on show while fewer than two are chosen."""
        numbers, chosen = self.model.numbers(), self.table.chosen()
        return [numbers[place] for place in chosen] if len(chosen) > 1 else list(numbers)

    def back(self) -> None:
        """Show all rows again."""
        self.narrow_to("")
        self.table.setFocus()

    def narrow_to(self, text: str) -> None:
        """Show the rows with a text, whatever narrowed the list before."""
        for box in self._choices.values():
            box.setCurrentIndex(0)
        self.filters.show_conditions(())
        self.filter.setText(text)
        self._narrow()

    def tells_of(self, topic: str) -> bool:
        """Tell whether a change of a topic is seen here; topics it links to count as its own."""
        return topic in {self._kind.topic, *(field.topic for field in self.model.fields if field.topic)}

    def show_kind(self, kind: type[Record]) -> bool:
        """Narrow and show the topic by the fields that the office added to it; tell whether the columns are others."""
        self.filters.show_kind(kind)
        fields = _listed(kind)
        if tuple(fields) == tuple(self.model.fields):
            return False
        self.model.show_fields(fields, TopicRows(self._kind.topic, fields))
        self._read_when_seen()
        return True

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self.model.asked = replace(self.model.asked, tambon=code)
        super().show_tambon(code)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the filter to the list by Down."""
        if event.key() == Qt.Key.Key_Down and self.filter.hasFocus():
            self.table.setFocus()
            if not self.table.currentIndex().isValid():
                self.table.selectRow(0)
        else:
            super().keyPressEvent(event)

    def _make_filter(self) -> QLineEdit:
        line = QLineEdit()
        line.setPlaceholderText(_("กรองรายการ เช่น ชื่อ หมู่บ้าน ตำแหน่ง"))
        line.setAccessibleName(_("กรองรายการ"))
        LineButton(line, "search", _("กรองรายการ"), left=True)
        ClearButton(line, _("ล้างคำค้น"))
        line.textChanged.connect(self._typed)
        return line

    def _add_buttons(self, add: str, bulk: bool) -> None:
        if add:
            self.head.add(button(add, self.new, "plus", primary=True))
            self.empty.add(button(add, self.new, "plus", primary=True))
        self.none_found.add(button(_("ล้างคำค้น"), self.back))
        row = self._row = QHBoxLayout(self._bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.filter, 1)
        row.addWidget(self.filters)
        self.filters.setVisible(
            TOPICS.get(self._kind.topic) is self._kind
        )  # the rows of others are their own
        self._columns = tool("columns", _("เลือกคอลัมน์"), self._choose_columns)
        row.addWidget(self._columns)
        if bulk:
            row.addWidget(button(_("แก้ไขหลายรายการ…"), self._change_many, "pencil"))
        if not self._kind.restricted:  # cases leave the office without names only
            row.addWidget(button(_("ส่งออก"), self._export, "table-export"))

    def _lay_out(self) -> None:
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self.head)
        column.addWidget(self._bar)
        column.addWidget(self._middle, 1)
        for stacked in (self.table, self.empty, self.none_found):
            self._middle.addWidget(stacked)
        self.table.setMinimumHeight(gap(self, 7))

    def _typed(self) -> None:
        self._pause.start()

    def _narrow(self) -> None:
        said = ((field, box.currentData()) for field, box in self._choices.items())
        exactly = tuple((field, value) for field, value in said if value is not None)
        text, conditions = self.filter.text().strip(), self.filters.conditions
        asked = replace(self.model.asked, text=text, exactly=exactly, conditions=conditions)
        self._pause.stop()
        if asked != self.model.asked:
            self.model.ask(asked)

    def _read(self) -> None:
        self.model.refresh()

    def _counted(self, count: int) -> None:
        asked = self.model.asked
        filtered = bool(asked.text or asked.exactly or asked.conditions)
        self.head.subtitle.setText(_("{count} รายการ").format(count=f"{count:,}"))
        self._bar.setVisible(count > 0 or filtered)
        if count:
            self._middle.setCurrentWidget(self.table)
        else:
            self._middle.setCurrentWidget(self.none_found if filtered else self.empty)

    def _first_rows(self) -> None:
        """Fit the columns once, to the first rows that come."""
        if self.model.rowCount() and self.model.row_at(0) is not None:
            self.model.dataChanged.disconnect(self._first_rows)
            self.table.fit_columns()

    def _choose_columns(self) -> None:
        self.table.choose_columns(self._columns.mapToGlobal(QPoint(0, self._columns.height())))

    def _change_many(self) -> None:
        self.bulk_asked.emit(self.chosen_or_all())

    def _export(self) -> None:
        header = self.table.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        names = tuple(self.model.fields[c].name for c in order if not self.table.isColumnHidden(c))
        self.export_asked.emit(Export(self._kind.topic, names, self.model.numbers()))


def _tambon(model: TableModel) -> str:
    return model.asked.tambon


def _listed(kind: type[Record]) -> Sequence[Field]:
    return [field for field in fields_of(kind) if field.listed]

"""The grid of a committee's seats as a table model: one row a person, the last row for the next name."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.committees import Seat
from desktop.domain.people import Person
from desktop.i18n import N_, _
from desktop.thai import digits, names
from desktop.ui.parts import grids
from desktop.ui.parts.picker import Match

if TYPE_CHECKING:
    from desktop.domain.villages import Village
    from desktop.work.committees import Line

PLACE, NAME, POSITION, GROUP, STANDING, VILLAGE = range(6)
TITLES = (N_("ที่"), N_("ชื่อ – สกุล"), N_("ตำแหน่ง"), N_("กลุ่มที่เป็นผู้แทน"), N_("หน่วยงาน/ฐานะ"), N_("หมู่"))
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
TYPING_HINT = N_("พิมพ์ชื่อ แล้วกด Enter")


class SeatsModel(QAbstractTableModel):
    """Holds the lines of a committee's page; the row after the last takes a new name."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._villages: tuple[Village, ...] = ()
        self._marked: Mapping[int, str] = {}
        self._before: list[list[Line]] = []  # the lines before each edit, to be taken back
        self._after: list[list[Line]] = []  # those taken back, to be done again
        self.usual_position = ""

    def show_lines(self, lines: Iterable[Line], villages: Sequence[Village]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines, self._villages = list(lines), tuple(villages)
        self._before, self._after, self._marked = [], [], {}
        self.endResetModel()

    def show_villages(self, villages: Sequence[Village]) -> None:
        """Offer the villages of another tambon."""
        self._villages = tuple(villages)
        self._tell_rows(0, len(self._lines) - 1)

    def first_gap(self) -> tuple[int, int] | None:
        """Find the row and column of the first cell that must be filled and is not."""
        for row, line in enumerate(self._lines):
            for column in (NAME, POSITION):
                if not self._text(line, column):
                    return row, column
        return None

    def lines(self) -> tuple[Line, ...]:
        """Give the lines in the order on paper."""
        return tuple(
            dataclasses.replace(line, seat=dataclasses.replace(line.seat, place=place))
            for place, line in enumerate(self._lines, start=1)
        )

    def mark(self, marked: Mapping[int, str]) -> None:
        """Mark rows, counted from 0, with what does not hold about them."""
        self._marked = marked
        self._tell_rows(0, len(self._lines) - 1)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the lines and the row for the next."""
        return 0 if parent.isValid() else len(self._lines) + 1

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title a column."""
        return grids.title(TITLES, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell but the number be edited."""
        flags = super().flags(index)
        return flags if index.column() == PLACE else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's text, its mark, or a name's choice."""
        if index.row() >= len(self._lines):
            return _(TYPING_HINT) if index.column() == NAME and role == Qt.ItemDataRole.DisplayRole else None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return self._text(line, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(line, index)
        mark = self._marked.get(index.row(), "")
        if role == Qt.ItemDataRole.AccessibleDescriptionRole and mark:
            return mark
        if role == Qt.ItemDataRole.ToolTipRole:
            return mark or self._text(line, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == PLACE and mark:
            from desktop.ui.shell import icons

            return icons.icon("alert-triangle", "warn")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed or picked in a cell; a name in the last row begins a new one."""
        if role != Qt.ItemDataRole.EditRole or (value in ("", None) and index.row() >= len(self._lines)):
            return False
        self._remember()
        self._put(index.row(), index.column(), value)
        self.edited.emit()
        return True

    def know(self, row: int, person: Person) -> None:
        """Take the whole record of a person picked in a row: the village, and what faults look at."""
        if row < len(self._lines) and self._lines[row].seat.person == person.id:
            line = self._lines[row]
            seat = dataclasses.replace(line.seat, village=line.seat.village or person.village)
            self._lines[row] = dataclasses.replace(line, person=person, seat=seat)
            self._tell_rows(row, row)
            self.edited.emit()

    def paste(self, row: int, columns: Sequence[int], text: str) -> None:
        """Fill some columns from a row on with a copied table: lines of cells with tabs between.

        A first column that only counts the rows is left out.
        """
        rows = [[cell.strip() for cell in line.split("\t")] for line in text.splitlines() if line.strip()]
        if len(rows[0]) > 1 and all(_is_count(cells[0]) for cells in rows):
            rows = [cells[1:] for cells in rows]
        self._remember()
        for down, cells in enumerate(rows):
            for column, cell in zip(columns, cells, strict=False):
                if cell:
                    self._put(min(row + down, len(self._lines)), column, cell)
        self.edited.emit()

    def remove(self, rows: Iterable[int]) -> None:
        """Take rows out."""
        gone = sorted({row for row in rows if row < len(self._lines)}, reverse=True)
        if gone:
            self._remember()
            for row in gone:
                self.beginRemoveRows(ROOT, row, row)
                del self._lines[row]
                self.endRemoveRows()
            self.edited.emit()

    def move(self, row: int, step: int) -> int:
        """Move a row up (-1) or down (1) and give its new place."""
        target = row + step
        if not (0 <= row < len(self._lines) and 0 <= target < len(self._lines)):
            return row
        self._remember()
        self._lines[row], self._lines[target] = self._lines[target], self._lines[row]
        self._tell_rows(min(row, target), max(row, target))
        self.edited.emit()
        return target

    def undo(self) -> None:
        """Take back the last edit."""
        self._go_back(self._before, self._after)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go_back(self._after, self._before)

    def villages(self) -> tuple[Village, ...]:
        """List the villages to choose from."""
        return self._villages

    def _tell_rows(self, first: int, last: int) -> None:
        if 0 <= first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(TITLES) - 1))

    def _remember(self) -> None:
        self._before.append(list(self._lines))
        self._after.clear()

    def _go_back(self, taken: list[list[Line]], kept: list[list[Line]]) -> None:
        if taken:
            kept.append(list(self._lines))
            self.beginResetModel()
            self._lines = taken.pop()
            self.endResetModel()
            self.edited.emit()

    def _put(self, row: int, column: int, value: Any) -> None:
        """Change a cell; one below the last row begins a new row."""
        from desktop.work.committees import Line

        if row >= len(self._lines):
            row = len(self._lines)
            self.beginInsertRows(ROOT, row + 1, row + 1)  # the row that waited becomes this one
            self._lines.append(Line(seat=Seat(position=self.usual_position)))
            self.endInsertRows()
        self._lines[row] = self._changed(self._lines[row], column, value)
        self._tell_rows(row, row)

    def _shown(self, line: Line, index: Index) -> str:
        """Give what a cell shows: of a village its number alone."""
        if index.column() == PLACE:
            return str(index.row() + 1)
        if index.column() == VILLAGE:
            village = self._village_of(line)
            return str(village.number) if village else ""
        return self._text(line, index.column())

    def _text(self, line: Line, column: int) -> str:
        if column == NAME:
            return line.person.label if line.person else ""
        if column == POSITION:
            return line.seat.position
        if column == GROUP:
            return line.organisation
        if column == STANDING:
            return line.seat.standing
        village = self._village_of(line) if column == VILLAGE else None
        return village.label if village else ""

    def _village_of(self, line: Line) -> Village | None:
        id_ = line.seat.village or (line.person.village if line.person else "")
        return next((one for one in self._villages if one.id == id_), None)

    def _changed(self, line: Line, column: int, value: Any) -> Line:
        if column == NAME:
            return _named(line, value)
        if column == GROUP:
            return _represents(line, value)
        text = names.clean(str(value))
        if column == POSITION:
            seat = dataclasses.replace(line.seat, position=text)
        elif column == STANDING:
            seat = dataclasses.replace(line.seat, standing=text)
        else:
            seat = dataclasses.replace(line.seat, village=self._village(text))
        return dataclasses.replace(line, seat=seat)

    def _village(self, text: str) -> str:
        """Find the village that is typed: its name as shown, or its number alone."""
        number = "".join(sign for sign in digits.to_arabic(text) if sign.isdigit())
        for village in self._villages:
            if text == village.label or (number and village.number == int(number)):
                return village.id
        return ""


def _named(line: Line, value: Any) -> Line:
    """Seat the picked person, or a new one of the typed name; a seat that is kept stays that seat."""
    if isinstance(value, Match):
        shown = Person(first_name=value.label, id=value.id)  # until the whole record is read
        return dataclasses.replace(line, person=shown, seat=dataclasses.replace(line.seat, person=value.id))
    name = names.split(str(value))
    if line.person is not None and line.person.label == str(value).strip():
        return line
    person = Person(title=name.title, first_name=name.first, last_name=name.last)
    return dataclasses.replace(line, person=person, seat=dataclasses.replace(line.seat, person=""))


def _represents(line: Line, value: Any) -> Line:
    if isinstance(value, Match):
        seat = dataclasses.replace(line.seat, organisation=value.id)
        return dataclasses.replace(line, organisation=value.label, seat=seat)
    return dataclasses.replace(
        line, organisation=names.clean(str(value)), seat=dataclasses.replace(line.seat, organisation="")
    )


def _is_count(cell: str) -> bool:
    return digits.to_arabic(cell).rstrip(".").isdigit()

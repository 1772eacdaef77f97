"""Who was invited to a meeting as a table model: members, then guests, the last row for the next guest."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.meetings import PRESENCES, Attendance
from desktop.i18n import N_, _
from desktop.thai import names
from desktop.ui.parts import grids

PLACE, NAME, POSITION, PRESENCE, SUBSTITUTE, REASON = range(6)
TITLES = (
    N_("ที่"), N_("ชื่อ – สกุล"), N_("ตำแหน่ง"), N_("การมาประชุม"), N_("ผู้มาแทน"), N_("เหตุที่ไม่มา"),
)  # fmt: skip
FIELDS = {NAME: "name", POSITION: "position", SUBSTITUTE: "substitute", REASON: "reason"}
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
TYPING_HINT = N_("พิมพ์ชื่อผู้เข้าร่วมประชุม แล้วกด Enter")


class AttendanceModel(QAbstractTableModel):
    """Holds the attendances of a meeting's page; the row after the last takes the name of a guest."""

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Attendance] = []
        self._before: list[list[Attendance]] = []  # the lines before each edit, to be taken back
        self._after: list[list[Attendance]] = []  # those taken back, to be done again

    def show_lines(self, lines: Iterable[Attendance]) -> None:
        """Show other lines."""
        self._before, self._after = [], []
        self._reset(lines)

    def take(self, lines: Iterable[Attendance]) -> None:
        """Take other lines in place of these, as one edit."""
        self._remember()
        self._reset(lines)
        self.edited.emit()

    def lines(self) -> tuple[Attendance, ...]:
        """Give the lines in their order."""
        return tuple(self._lines)

    def first_gap(self) -> tuple[int, int] | None:
        """Find the row and column of the first cell that must be filled and is not."""
        for row, line in enumerate(self._lines):
            if not line.name:
                return row, NAME
            if line.presence == "substitute" and not line.substitute:
                return row, SUBSTITUTE
        return None

    def set_presence(self, row: int, presence: str) -> None:
        """Record whether one came; what has no meaning with it is taken out."""
        if row >= len(self._lines):
            return
        line = self._lines[row]
        self._replace(
            row,
            presence=presence,
            substitute=line.substitute if presence == "substitute" else "",
            reason="" if presence == "present" else line.reason,
        )

    def remove(self, rows: Iterable[int]) -> None:
        """Take rows out."""
        gone = {row for row in rows if row < len(self._lines)}
        if gone:
            self.take([line for row, line in enumerate(self._lines) if row not in gone])

    def undo(self) -> None:
        """Take back the last edit."""
        self._go_back(self._before, self._after)

    def redo(self) -> None:
        """Do again what was taken back last."""
        self._go_back(self._after, self._before)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the lines and the row for the next guest."""
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
        """Let be typed what was said on the day, and all of a guest; a member's name and position are the committee's."""
        flags = super().flags(index)
        guest = index.row() >= len(self._lines) or self._lines[index.row()].guest
        typed = index.column() in (SUBSTITUTE, REASON) and index.row() < len(self._lines)
        named = index.column() == NAME or (index.column() == POSITION and index.row() < len(self._lines))
        return flags | Qt.ItemFlag.ItemIsEditable if typed or (guest and named) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's text."""
        shown = role == Qt.ItemDataRole.DisplayRole
        if index.row() >= len(self._lines):
            return _(TYPING_HINT) if index.column() == NAME and shown else None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.EditRole:
            return getattr(line, FIELDS[index.column()]) if index.column() in FIELDS else ""
        if shown or role == Qt.ItemDataRole.ToolTipRole:
            return self._shown(line, index)
        if role == Qt.ItemDataRole.UserRole and index.column() == PRESENCE:
            return line.presence
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed in a cell; a name in the last row adds a guest, who came."""
        text, row = names.clean(str(value)), index.row()
        if role != Qt.ItemDataRole.EditRole or index.column() not in FIELDS:
            return False
        if row >= len(self._lines):
            if text:
                self._add(Attendance(name=text, guest=True, presence="present"))
            return bool(text)
        name = FIELDS[index.column()]
        if text == getattr(self._lines[row], name):
            return False
        also: dict[str, Any] = {}
        if text and name == "substitute":
            also = {"presence": "substitute"}
        elif text and name == "reason" and self._lines[row].presence in ("", "present"):
            also = {"presence": "absent"}
        self._replace(row, **{name: text}, **also)
        return True

    def _shown(self, line: Attendance, index: Index) -> str:
        column = index.column()
        if column == PLACE:
            return str(index.row() + 1)
        if column == PRESENCE:
            return _(PRESENCES[line.presence])
        if column == POSITION and line.guest:
            return " · ".join(filter(None, (_("ผู้เข้าร่วมประชุม"), line.position)))
        return str(getattr(line, FIELDS[column]))

    def _replace(self, row: int, **values: Any) -> None:
        self._remember()
        self._lines[row] = dataclasses.replace(self._lines[row], **values)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(TITLES) - 1))
        self.edited.emit()

    def _add(self, line: Attendance) -> None:
        """Let the row that was typed in become a line, and give the next guest a new one."""
        self._remember()
        row = len(self._lines)
        self.beginInsertRows(ROOT, row + 1, row + 1)
        self._lines.append(line)
        self.endInsertRows()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(TITLES) - 1))
        self.edited.emit()

    def _remember(self) -> None:
        self._before.append(list(self._lines))
        self._after.clear()

    def _go_back(self, taken: list[list[Attendance]], kept: list[list[Attendance]]) -> None:
        if taken:
            kept.append(list(self._lines))
            self._reset(taken.pop())
            self.edited.emit()

    def _reset(self, lines: Iterable[Attendance] | Sequence[Attendance]) -> None:
        self.beginResetModel()
        self._lines = list(lines)
        self.endResetModel()

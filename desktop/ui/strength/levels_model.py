"""Villages by years as a table model: a figure is typed into a year; trend and the groups' classes are only read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop.domain.village_levels import VillageLevel
from desktop.i18n import N_, _
from desktop.thai import digits
from desktop.ui.shell import colours
from desktop.ui.strength import words

if TYPE_CHECKING:
    from desktop.work.village_levels import Level, VillageRow

VILLAGE = 0
GRADES = ("A", "B", "C", "")
TRENDS = {"up": N_("ดีขึ้น"), "down": N_("ลดลง"), "same": N_("คงเดิม"), "": ""}
COLOURS = {"1": "bad", "2": "warn", "3": "good"}
MOST = 99
Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class LevelsModel(QAbstractTableModel):
    """Holds the rows; `typed` gives village, year and figure, `None` for an emptied cell."""

    typed = Signal(str, int, object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[VillageRow] = ()
        self.years: Sequence[int] = ()

    def show_rows(self, rows: Sequence[VillageRow], years: Sequence[int]) -> None:
        """Show other villages or years; the same ones with other figures stay where they are."""
        same = list(years) == list(self.years) and [r.village.id for r in rows] == [
            r.village.id for r in self._rows
        ]
        if same:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
            return
        self.beginResetModel()
        self._rows, self.years = rows, list(years)
        self.endResetModel()

    def widths(self) -> dict[int, float]:
        """Give the widths of the columns in lines' heights."""
        years = {1 + n: 7 for n in range(len(self.years))}
        after = 1 + len(self.years)
        return {VILLAGE: 9, **years, after: 4, **{after + 1 + n: 3.6 for n in range(len(GRADES))}}

    def kept_at(self, index: Index) -> VillageLevel | None:
        """Give what is kept in a cell."""
        level = self._level(index) if index.isValid() else None
        return level.kept if level else None

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the villages."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns: village, years, trend, classes."""
        return 0 if parent.isValid() else 2 + len(self.years) + len(GRADES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title a column."""
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        after = section - 1 - len(self.years)
        if section == VILLAGE:
            return _("หมู่บ้าน")
        if after < 0:
            return _("ปี {year}").format(year=self.years[section - 1])
        if after == 0:
            return _("แนวโน้ม")
        grade = GRADES[after - 1]
        return _("กลุ่ม {grade}").format(grade=grade) if grade else _("ยังไม่จัด")

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a figure be typed into a year."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self._year(index) else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's text, colour and hint."""
        level = self._level(index)
        if role == Qt.ItemDataRole.EditRole:
            return str(level.kept.great) if level and level.kept.great is not None else ""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(index, level)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole) and level:
            return words.level_hint(level)
        if role == Qt.ItemDataRole.ForegroundRole and level and level.level:
            return QColor(getattr(colours.now(), COLOURS[level.level]))
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a typed figure."""
        year, text = self._year(index), digits.to_arabic(str(value).strip())
        if role != Qt.ItemDataRole.EditRole or not year or text == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        if text and (not text.isdecimal() or int(text) > MOST):
            self.refused.emit(_("จำนวนตัวชี้วัดต้องเป็นตัวเลข 0 ถึง {most}").format(most=MOST))
            return False
        self.typed.emit(self._rows[index.row()].village.id, year, int(text) if text else None)
        return True

    def _shown(self, index: Index, level: Level | None) -> str:
        row, after = self._rows[index.row()], index.column() - 1 - len(self.years)
        if index.column() == VILLAGE:
            return row.village.label
        if after < 0:
            return _marked(level) if level else ""
        if after == 0:
            return _(TRENDS[row.trend]) if row.trend else ""
        count = row.grades.get(GRADES[after - 1], 0)
        return f"{count:,}" if count else ""

    def _year(self, index: Index) -> int:
        return self.years[index.column() - 1] if 0 < index.column() <= len(self.years) else 0

    def _level(self, index: Index) -> Level | None:
        year = self._year(index)
        return self._rows[index.row()].levels.get(year) if year else None


def _marked(level: Level) -> str:
    """Say a level; a star marks one that was told otherwise."""
    return words.level(level) + (" *" if level.differs else "")

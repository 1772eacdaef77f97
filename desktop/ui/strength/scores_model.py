"""The scores of an assessment as a table model: one line an indicator, own and assessors' points, evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.domain.records import field_of
from desktop.domain.strength import Score, StandardIndicator
from desktop.i18n import N_, _
from desktop.thai import digits
from desktop.ui.parts import grids

CHOSEN, AREA, NAME, MOST, OWN, ASSESSED, EVIDENCE = range(7)
TITLES = (
    N_("ใช้"), N_("ด้าน"), N_("ตัวชี้วัด"), N_("เต็ม"), N_("ตนเอง"), N_("คณะ"), N_("หลักฐาน"),
)  # fmt: skip
FIELDS = {OWN: "own_score", ASSESSED: "score", EVIDENCE: "evidence"}
POINTS = (OWN, ASSESSED)
Index = QModelIndex | QPersistentModelIndex
Row = tuple[StandardIndicator, Score]
ROOT = QModelIndex()
_AREA = field_of(StandardIndicator, "area").title  # stands over the column, and is not said again


class ScoresModel(QAbstractTableModel):
    """Holds the lines; `changed` gives a score as it is to be kept."""

    changed = Signal(object)  # Score
    refused = Signal(str)  # what was typed and is no number

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show other lines; the same ones with other points stay where they are."""
        same = [score.id for _one, score in rows] == [score.id for _one, score in self._rows]
        if same:
            self._rows = list(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(TITLES) - 1))
            return
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, row: int) -> Row:
        """Give a line."""
        return self._rows[row]

    def rowCount(self, parent: Index = ROOT) -> int:
        """Count the lines."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Title a column."""
        return grids.title(TITLES, section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let points and evidence be typed, and an indicator of one's own choice be ticked."""
        flags = super().flags(index)
        if index.column() in FIELDS:
            return flags | Qt.ItemFlag.ItemIsEditable
        own = index.column() == CHOSEN and self._rows[index.row()][0].chosen
        return flags | Qt.ItemFlag.ItemIsUserCheckable if own else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give a cell's text, or whether an indicator is used."""
        indicator, score = self._rows[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == CHOSEN:
            return Qt.CheckState.Checked if score.chosen else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and column == CHOSEN:
            return _("ใช้ประเมิน") if score.chosen else _("ไม่ใช้")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _shown(indicator, score, column)
        if role == Qt.ItemDataRole.ToolTipRole and column in (AREA, NAME, EVIDENCE):
            return "\n".join(
                filter(None, (indicator.area, indicator.component, indicator.name, score.evidence))
            )
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed in a cell, or a tick."""
        score = self._rows[index.row()][1]
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._take(index, replace(score, chosen=Qt.CheckState(value) == Qt.CheckState.Checked))
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or index.column() not in FIELDS:
            return False
        typed: Any = text
        if index.column() in POINTS:
            plain = digits.to_arabic(text)
            if plain and not plain.isdecimal():
                self.refused.emit(_("คะแนนต้องเป็นตัวเลขจำนวนเต็ม"))
                return False
            typed = int(plain) if plain else None
        values: dict[str, Any] = {FIELDS[index.column()]: typed}
        return self._take(index, replace(score, **values))

    def _take(self, index: Index, score: Score) -> bool:
        indicator, kept = self._rows[index.row()]
        if score == kept:
            return False
        self._rows[index.row()] = (indicator, score)
        self.dataChanged.emit(self.index(index.row(), 0), self.index(index.row(), len(TITLES) - 1))
        self.changed.emit(score)
        return True


def _shown(indicator: StandardIndicator, score: Score, column: int) -> str:
    if column in POINTS:
        points = getattr(score, FIELDS[column])
        return "" if points is None else str(points)
    texts = {
        AREA: indicator.area.removeprefix(_AREA),
        NAME: indicator.name,
        MOST: str(indicator.most or ""),
        EVIDENCE: score.evidence,
    }
    return texts.get(column, "")

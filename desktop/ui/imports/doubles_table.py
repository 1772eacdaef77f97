"""Rows that are, or may be, kept records already: what each is, and one choice for it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.i18n import N_, _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.plain_table import PlainTable

if TYPE_CHECKING:
    from desktop.work.importing import Decision, Double

SHOWN = 200  # rows with a choice of their own; the others follow the choice for the rest
ASK = N_("เลือก…")
_CHOICE = 3


class DoublesTable(PlainTable):
    """Lists doubles; `decided` tells that a choice was made."""

    decided = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        titles = [_("แถว"), _("ในไฟล์"), _("ที่มีอยู่"), _("ให้ทำอย่างไร"), _("ต่างกัน")]
        super().__init__(_("แถวที่อาจซ้ำ"), titles, (3, 9, 12, 13), parent)
        self.verticalHeader().setDefaultSectionSize(gap(self, 2.4))
        self.decisions: dict[int, Decision] = {}  # by row of the file

    def show_doubles(self, doubles: Sequence[Double]) -> None:
        """Show other doubles, each with what is decided so far."""
        self.show_rows([_cells(double) for double in doubles[:SHOWN]])
        for at, double in enumerate(doubles[:SHOWN]):
            self.setCellWidget(at, _CHOICE, self._box(double))

    def decide(self, row: int, act: str, id_: str = "") -> None:
        """Decide one row."""
        from desktop.work.importing import Decision

        self.decisions[row] = Decision(act, id_)
        self.decided.emit()

    def forget(self) -> None:
        """Take back all choices: another file, or other columns."""
        self.decisions.clear()

    def _box(self, double: Double) -> QComboBox:
        from desktop.work.importing import ACTS, FILL, OVERWRITE

        box = QComboBox()
        box.setAccessibleName(_("แถวที่ {row} ให้ทำอย่างไร").format(row=double.row))
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if not double.act:
            box.addItem(_(ASK), ("", ""))
        for act, title in ACTS.items():
            for match in double.matches if act in (FILL, OVERWRITE) else double.matches[:1]:
                named = len(double.matches) > 1 and act in (FILL, OVERWRITE)
                box.addItem(f"{_(title)} – {match.label}" if named else _(title), (act, match.id))
        decided = self.decisions.get(double.row)
        box.setCurrentIndex(max(0, _index_of(box, double.act, decided.id if decided else "")))
        box.currentIndexChanged.connect(partial(self._chosen, box, double.row))
        return box

    def _chosen(self, box: QComboBox, row: int, _index: int) -> None:
        act, id_ = box.currentData()
        if act:
            self.decide(row, act, id_)


def _index_of(box: QComboBox, act: str, id_: str) -> int:
    told = [box.itemData(at) for at in range(box.count())]
    return next((at for at, one in enumerate(told) if one[0] == act and id_ in ("", one[1])), -1)


def _cells(double: Double) -> tuple[str, ...]:
    first = double.matches[0]
    more = len(double.matches) - 1
    kept = f"{first.label} – {_(first.why)}"
    if more:
        kept = _("{kept} และอีก {count} รายการ").format(kept=kept, count=more)
    differs = "; ".join(f"{_(one.field)}: {one.old} → {one.new}" for one in double.differs)
    return str(double.row), double.label, kept, "", differs

"""Two records joined: which stays, and of each field in which they differ which value, by one key each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import merging_asking as asking
from desktop.ui.settings import merging_words as words
from desktop.ui.settings.conflicts_panel import ConflictTable

if TYPE_CHECKING:
    from desktop.work.doubles import Cell, Pair

JOINED = N_("รวมรายการซ้ำ")
WIDE, TALL = 44, 24
_CHOSEN = "✓ "


class JoinDialog(QDialog):
    """Shows both values of each field; 1 takes that of the record that stays, 2 that of the other."""

    joined = Signal(object)  # the pair

    def __init__(self, jobs: Jobs, pair: Pair, stays: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("รวมเป็นรายการเดียว"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._jobs, self._pair, self._stays = jobs, pair, stays
        self._cells: tuple[Cell, ...] = ()
        self.chosen: dict[str, int] = {}  # by field: 0 is the value of the record that stays
        self.told = TextLabel(" ", "subtitle")
        titles = (_("ช่อง"), _("รายการที่อยู่ต่อ (1)"), _("รายการที่รวมเข้ามา (2)"))
        self.table = ConflictTable(_("ช่องที่ต่างกัน"), titles, (9, 15))
        self.none = TextLabel(_("ทุกช่องเหมือนกัน หรือมีค่าเพียงฝั่งเดียว"))
        self.one, self.two = (button(_(verb)) for verb in (N_("ใช้ค่าแรก (1)"), N_("ใช้ค่าที่สอง (2)")))
        self.swap = button(_("สลับรายการที่อยู่ต่อ"), self._swap, quiet=True)
        self.verb = dialog_button(_("รวมเป็นรายการเดียว"), self._join, primary=True)
        self._lay_out()
        self.table.numbered.connect(self.choose)
        self.one.clicked.connect(partial(self.choose, 0))
        self.two.clicked.connect(partial(self.choose, 1))
        self._read()

    def choose(self, place: int) -> None:
        """Take one of the two values of the chosen field, and go to the next."""
        row = self.table.currentRow()
        if place < 2 and 0 <= row < len(self._cells):
            self.chosen[self._cells[row].field] = place
            self._show_rows()
            self.table.selectRow(min(row + 1, len(self._cells) - 1))

    def _read(self) -> None:
        self.verb.setEnabled(False)
        self._jobs.read(partial(asking.cells, pair=self._pair, stays=self._stays), self._show)

    def _show(self, cells: Sequence[Cell]) -> None:
        self._cells = tuple(cells)
        self.chosen = {cell.field: cell.chosen for cell in cells}
        self.told.setText(words.joining(self._pair, self._stays))
        self._show_rows()
        self.table.selectRow(0)
        for part in (self.table, self.one, self.two):
            part.setVisible(bool(cells))
        self.none.setVisible(not cells)
        self.verb.setEnabled(True)
        (self.table if cells else self.verb).setFocus()

    def _show_rows(self) -> None:
        self.table.show_rows([self._row(cell) for cell in self._cells])
        bold = QFont(self.table.font())
        bold.setBold(True)
        for row, cell in enumerate(self._cells):
            item = self.table.item(row, 1 + self.chosen[cell.field])
            if item is not None:
                item.setFont(bold)

    def _row(self, cell: Cell) -> tuple[str, ...]:
        said = (one or _("(ว่าง)") for one in cell.said)
        marked = (
            f"{_CHOSEN if place == self.chosen[cell.field] else ''}{one}" for place, one in enumerate(said)
        )
        return cell.title, *marked

    def _swap(self) -> None:
        pair = self._pair
        self._stays = pair.two.id if self._stays == pair.one.id else pair.one.id
        self._read()

    def _join(self) -> None:
        others = tuple(field for field, place in self.chosen.items() if place)
        act = partial(asking.join, pair=self._pair, stays=self._stays, others=others)
        self._jobs.write(act, self._done, self._pair.topic, action=JOINED)

    def _done(self, _nothing: None) -> None:
        self.joined.emit(self._pair)
        self.accept()

    def _lay_out(self) -> None:
        air = gap(self)
        choices = QHBoxLayout()
        for part in (self.one, self.two):
            choices.addWidget(part)
        choices.addStretch(1)
        choices.addWidget(self.swap)
        verbs = QHBoxLayout()
        verbs.addStretch(1)
        verbs.addWidget(dialog_button(_("กลับ"), self.reject))
        verbs.addWidget(self.verb)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(_("รวมเป็นรายการเดียว"), "large"))
        column.addWidget(self.told)
        column.addWidget(self.table)
        column.addWidget(self.none)
        column.addStretch(1)
        column.addLayout(choices)
        column.addLayout(verbs)
        self.none.hide()
        resize_within(self, WIDE, TALL)

"""Records that are probably one, made on two copies: two by two, each answer by its button or its number."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.settings import merging_words as words
from desktop.ui.settings.conflicts_panel import ConflictTable

if TYPE_CHECKING:
    from desktop.work.doubles import Pair

WIDTHS = (6, 9, 9)  # of the columns but the last
FIRST, SECOND, APART = range(3)  # the answers, by their numbers less one
_VERBS = (N_("รวมเข้ารายการแรก… (1)"), N_("รวมเข้ารายการที่สอง… (2)"), N_("ไม่ใช่รายการซ้ำ (3)"))


class DoublesPanel(QWidget):
    """The list of pairs, and what is known of the two of the chosen one."""

    join_asked = Signal(object, str)  # the pair and the id of the record that stays
    apart_asked = Signal(object)
    open_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[Pair, ...] = ()
        self._may_write = True
        titles = (_("ชนิด"), _("รายการแรก"), _("รายการที่สอง"), _("เหตุที่อาจซ้ำ"))
        self.table = ConflictTable(_("รายการที่อาจซ้ำ"), titles, WIDTHS)
        self.told = TextLabel(" ", "subtitle")
        self.answers: list[QPushButton] = [button(_(verb)) for verb in _VERBS]
        self.said = [TextLabel(" "), TextLabel(" "), TextLabel(_("จำไว้ และเครื่องอื่นจะไม่ถามอีก"))]
        self._lay_out()
        for place, one in enumerate(self.answers):
            one.clicked.connect(partial(self.choose, place))
        self.table.itemSelectionChanged.connect(self._show_chosen)
        self.table.numbered.connect(self.choose)
        self.table.itemActivated.connect(self._open)

    def show_pairs(self, found: Sequence[Pair], *, may_write: bool) -> None:
        """Show what waits; the row at the same place stays chosen."""
        self._found, self._may_write = tuple(found), may_write
        waiting = _("{count:,} คู่รอคำตอบ กดเลข 1 หรือ 2 เพื่อเลือกรายการที่อยู่ต่อ กดเลข 3 ถ้าไม่ใช่รายการซ้ำ")
        self.told.setText(waiting.format(count=len(found)))
        self.table.show_again([words.pair(one) for one in found])
        self._show_chosen()

    def choose(self, place: int) -> None:
        """Ask for an answer about the chosen pair."""
        pair = self.chosen()
        if pair is None or not self._may_write or place > APART:
            return
        if place == APART:
            self.apart_asked.emit(pair)
        else:
            self.join_asked.emit(pair, (pair.one, pair.two)[place].id)

    def chosen(self) -> Pair | None:
        """Give the pair of the chosen row."""
        return self.table.chosen_of(self._found)

    def _show_chosen(self) -> None:
        pair = self.chosen()
        for one in self.answers:
            one.setEnabled(pair is not None and self._may_write)
        if pair is not None:
            for label, side in zip(self.said, (pair.one, pair.two), strict=False):
                label.setText(words.side(side))
            for one, label in zip(self.answers, self.said, strict=True):
                one.setAccessibleDescription(label.text())

    def _open(self) -> None:
        pair = self.chosen()
        if pair is not None:
            self.open_asked.emit(pair.topic, pair.one.id)

    def _lay_out(self) -> None:
        answers = QGridLayout()
        answers.setColumnStretch(1, 1)
        for place, (one, said) in enumerate(zip(self.answers, self.said, strict=True)):
            answers.addWidget(one, place, 0)
            answers.addWidget(said, place, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self) // 2)
        column.addWidget(self.told)
        column.addWidget(self.table)
        column.addLayout(answers)

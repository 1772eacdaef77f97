"""The papers of a meeting: each kind that it needs, how far it is, the button that makes it, and all that were made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.papers import KINDS, Paper
from desktop.i18n import _
from desktop.ui.home.page import paper_line
from desktop.ui.meetings import words
from desktop.ui.parts.buttons import Badge, button, gap
from desktop.ui.parts.cards import Card
from desktop.ui.parts.labels import TextLabel


class PapersTab(QScrollArea):
    """Asks for papers by their kind; `opened` gives the id of one that was made."""

    asked = Signal(str)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states: dict[str, Badge] = {kind: Badge() for kind in words.PAPERS}
        self.buttons: dict[str, QPushButton] = {}
        self.made = Card(_("หนังสือของการประชุมนี้"), _("ยังไม่ได้ออกหนังสือ"), most=99)
        self.made.opened.connect(self.opened)
        air = gap(self)
        body = QWidget()
        body.setProperty("role", "body")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, air // 2, 0, 0)
        column.setSpacing(air * 3 // 4)
        column.addWidget(self._kinds())
        column.addWidget(self.made)
        column.addStretch(1)
        self.setWidget(body)

    def show_papers(self, papers: Sequence[Paper]) -> None:
        """Show how far each kind is, and the papers, the newest first."""
        for kind, state in self._states.items():
            living = [one for one in papers if one.kind == kind and one.state != "cancelled"]
            state.show_state(*words.paper_state(next(iter(living), None)))
        self.made.show_lines([replace(paper_line(one), key=one.id) for one in papers])

    def _kinds(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("role", "card")
        grid = QGridLayout(frame)
        air = gap(self)
        grid.setContentsMargins(air, air * 2 // 3, air, air * 2 // 3)
        grid.setHorizontalSpacing(air)
        grid.setVerticalSpacing(air // 3)
        for row, (kind, state) in enumerate(self._states.items()):
            made = self.buttons[kind] = button(_("ออก…"), partial(self.asked.emit, kind), "rubber-stamp")
            made.setAccessibleName(words.verb(kind))
            grid.addWidget(TextLabel(_(KINDS[kind]), "section"), row, 0)
            grid.addWidget(state, row, 1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(made, row, 2)
        grid.setColumnStretch(1, 1)
        return frame

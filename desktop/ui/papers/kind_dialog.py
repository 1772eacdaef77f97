"""Which kind of paper is to be issued: every kind in plain groups, by the keyboard too."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.papers.kind_cards import KindCards
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel

WIDE, HIGH = 58, 33  # lines' heights


class KindDialog(QDialog):
    """Asks for a kind; `chosen` gives it once the dialog is closed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("ออกหนังสือ"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.cards = KindCards()
        self.cards.chosen.connect(self._choose)
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 2 // 3)
        column.addWidget(TextLabel(_("ออกหนังสือชนิดใด"), "large"))
        column.addWidget(TextLabel(_("หนังสือยกเลิกและคำสั่งแก้ไขเพิ่มเติม ให้เปิดหนังสือเดิมแล้วออกจากหน้านั้น"), "subtitle"))
        column.addWidget(self.cards, 1)
        row = QHBoxLayout()
        row.addWidget(dialog_button(_("กลับ"), self.reject))
        row.addStretch(1)
        column.addLayout(row)
        resize_within(self, WIDE, HIGH)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first kind."""
        super().showEvent(event)
        self.cards.begin()

    def _choose(self, kind: str) -> None:
        self.accept()
        self.chosen.emit(kind)

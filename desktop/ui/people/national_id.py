"""The two windows in which a national id is seen: why it is needed, and the whole number, once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form_dialog import ReasonDialog, dialog_button
from desktop.ui.parts.labels import TextLabel

WIDE = 18  # lines' heights


class WhyDialog(ReasonDialog):
    """Asks why the national id is to be seen."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        sentence = _("โปรแกรมจะบันทึกว่าใครดูเลขประจำตัวประชาชนของ {name} เมื่อใด และเพราะเหตุใด").format(name=name)
        super().__init__(_("ดูเลขประจำตัวประชาชน"), sentence, "", _("ดูเลข"), parent)


class IdDialog(QDialog):
    """Shows the whole number; it is gone with the window, also when the office is locked."""

    def __init__(self, name: str, national_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("เลขประจำตัวประชาชน"))
        self.number = QLabel(national_id)
        self.number.setProperty("role", "large")
        self.number.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        air = gap(self)
        self.setMinimumWidth(air * WIDE)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 2, air * 3 // 2, air * 2, air * 3 // 2)
        column.setSpacing(air)
        whose = TextLabel(name, "subtitle")
        whose.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(whose)
        column.addWidget(self.number)
        column.addWidget(dialog_button(_("ปิด"), self.accept, primary=True), 0, Qt.AlignmentFlag.AlignHCenter)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the number with the window."""
        super().hideEvent(event)
        self.number.clear()
        self.deleteLater()

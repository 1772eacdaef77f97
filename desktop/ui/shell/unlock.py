"""The passphrase of an office, at its opening and after it was locked."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button
from desktop.ui.shell.entrance_page import EntrancePage


class UnlockPage(EntrancePage):
    """Asks for one passphrase; Enter opens."""

    passphrase_given = Signal(str)
    forgotten = Signal()

    def __init__(self, office: str, *, locked: bool = False) -> None:
        super().__init__(office, _("ล็อกไว้ พิมพ์รหัสผ่านเพื่อทำงานต่อ") if locked else _("พิมพ์รหัสผ่านเพื่อเปิดสำนักงาน"))
        self._locked = locked
        self.add_secret("passphrase", N_("รหัสผ่าน"))
        row = QHBoxLayout()
        if not locked:
            row.addWidget(button(_("กลับ"), self.back, quiet=True))
        row.addWidget(button(_("ลืมรหัสผ่าน…"), self.forgotten.emit, quiet=True))
        row.addStretch(1)
        row.addWidget(button(_("เปิด"), self.enter, primary=True))
        self.column.addLayout(row)

    def back(self) -> None:
        """Go back to the start, but not out of a locked office."""
        if not self._locked:
            super().back()

    def enter(self) -> None:
        """Give the passphrase."""
        self.passphrase_given.emit(self.text("passphrase"))

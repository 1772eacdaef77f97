"""The recovery code: shown once to be printed, and typed again when the passphrase was forgotten."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, Qt, Signal
from PySide6.QtGui import QFont, QPageLayout, QPageSize, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel

from desktop.domain.records import Field, Kind
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button
from desktop.ui.shell.entrance_page import EntrancePage
from desktop.ui.shell.unlock import People, add_people


class RecoveryCodePage(EntrancePage):
    """Shows the code large; goes on once the officer says that it is kept."""

    kept = Signal()

    def __init__(self, code: str, verb: str = "") -> None:
        super().__init__(
            _("เก็บรหัสกู้คืนไว้"),
            _("รหัสนี้เปิดสำนักงานได้เมื่อลืมรหัสผ่าน โปรแกรมจะไม่แสดงอีก พิมพ์หรือจดแล้วเก็บไว้ในที่ปลอดภัย แยกจากเครื่อง"),
        )
        self._code = code
        shown = QLabel(code)
        font = QFont("monospace")
        font.setStyleHint(QFont.StyleHint.Monospace)
        font.setPointSizeF(self.font().pointSizeF() * 1.3)
        shown.setFont(font)
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(_("รหัสกู้คืน"))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.column.addWidget(shown)
        self._promise = QCheckBox(_("เก็บรหัสกู้คืนไว้แล้ว"))
        self._promise.toggled.connect(self._promised)
        self.column.addWidget(self._promise)
        self._go = button(verb or _("เข้าสู่สำนักงาน"), self.kept.emit, primary=True)
        self._go.setEnabled(False)
        row = QHBoxLayout()
        row.addWidget(button(_("พิมพ์รหัสกู้คืน…"), self._print, "printer"))
        row.addStretch(1)
        row.addWidget(self._go)
        self.column.addLayout(row)

    def back(self) -> None:
        """Stay: the code is not shown again."""

    def _promised(self, kept: bool) -> None:
        self._go.setEnabled(kept)

    def _print(self) -> None:
        self._printer = QPrinter(QPrinter.PrinterMode.HighResolution)  # kept: the dialog does not own it
        self._printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                QMarginsF(30, 25, 20, 20),
            )
        )
        if QPrintDialog(self._printer, self).exec():
            self._sheet().print_(self._printer)

    def _sheet(self) -> QTextDocument:
        sheet = QTextDocument(self)
        sheet.setDefaultFont(self.font())
        sheet.setPlainText(
            "\n\n".join((_("รหัสกู้คืนของสำนักงาน"), self._code, _("เก็บในที่ปลอดภัย ผู้มีรหัสนี้เปิดข้อมูลทั้งหมดได้")))
        )
        return sheet


class RecoveryPage(EntrancePage):
    """Asks for the printed code and a new passphrase."""

    asked = Signal(str, str)

    def __init__(self, people: People = (), chosen: str = "") -> None:
        """Make the page; where there are several `people`, it is asked whose passphrase is set anew."""
        super().__init__(_("เปิดด้วยรหัสกู้คืน"), _("พิมพ์รหัสจากกระดาษ แล้วตั้งรหัสผ่านใหม่"))
        self.add_field(
            Field("code", Kind.TEXT, N_("รหัสกู้คืน"), required=True, hint=N_("ตัวพิมพ์เล็กใหญ่และขีดไม่สำคัญ"))
        )
        if len(people) > 1:
            add_people(self, "user", N_("ตั้งรหัสผ่านใหม่ให้ผู้ใช้"), people, chosen)
        self.add_secret("passphrase", N_("รหัสผ่านใหม่"), N_("อย่างน้อย 8 ตัวอักษร เช่น คำสามสี่คำที่จำได้"))
        self.add_secret("again", N_("รหัสผ่านใหม่อีกครั้ง"))
        row = QHBoxLayout()
        row.addWidget(button(_("กลับ"), self.back, quiet=True))
        row.addStretch(1)
        row.addWidget(button(_("ตั้งรหัสผ่านและเปิด"), self.enter, primary=True))
        self.column.addLayout(row)

    def slot(self) -> str:
        """Give the key slot of who was chosen; "" where there is no choice."""
        return self.text("user") if "user" in self.boxes else ""

    def enter(self) -> None:
        """Ask to open by the code, once both passphrases are the same."""
        if self.text("passphrase") != self.text("again"):
            self.refuse(_("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่"), "again")
            return
        self.asked.emit(self.text("code"), self.text("passphrase"))

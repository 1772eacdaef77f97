"""Asks whether a file that leaves is to be encrypted, once it is known where it goes: a stick is lost easily."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from desktop.domain import passphrases
from desktop.domain.records import Record, text
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog

SECRETS = ("passphrase", "again")


@dataclass(frozen=True, kw_only=True)
class _Secret(Record):
    topic: ClassVar[str] = "sealings"
    titled: ClassVar[str] = N_("การเข้ารหัส")
    passphrase: str = text(
        N_("รหัสผ่านของไฟล์"), most=200, cleaned=False, hint=N_("อักษรอังกฤษ ตัวเลข อย่างน้อย 12 ตัว")
    )
    again: str = text(N_("พิมพ์รหัสผ่านอีกครั้ง"), most=200, cleaned=False)


class SealDialog(FormDialog):
    """A tick and a passphrase typed twice; `chosen` gives it, "" where the file leaves open."""

    chosen = Signal(str)

    def __init__(self, path: Path, verb: str, parent: QWidget | None = None) -> None:
        """Ask about a file or folder; where it is on a stick, the tick is set."""
        from desktop.work import exports

        form = Form(_Secret, (("", SECRETS),), keys={"passphrase": "P"})
        sentence = _("ไฟล์นี้มีข้อมูลส่วนบุคคล ถ้านำออกไปกับแฟลชไดรฟ์ควรเข้ารหัส ผู้รับเปิดด้วยโปรแกรม 7-Zip และรหัสผ่าน")
        super().__init__(verb, sentence, form, verb, parent)
        self.tick = QCheckBox(_("เข้ารหัสด้วยรหัสผ่าน (ไฟล์ .zip)"))
        self.column.insertWidget(2, self.tick)
        for name in SECRETS:
            line = form.editor(name)
            assert isinstance(line, QLineEdit)
            line.setEchoMode(QLineEdit.EchoMode.Password)
        form.load({})
        self.tick.toggled.connect(self._follow)
        self.tick.setChecked(exports.is_carried(path))
        self._follow()
        self.asked.connect(self._choose)

    def ask(self) -> None:
        """Ask, where nothing is to be typed too."""
        if self.tick.isChecked():
            super().ask()
        else:
            self._choose({})

    def _follow(self) -> None:
        """Ask for the passphrase only where one is wanted."""
        wanted = self.tick.isChecked()
        self.form.setVisible(wanted)
        QTimer.singleShot(0, self._shrink)
        if wanted:
            self.form.focus("passphrase")
        else:
            self.verb.setFocus()

    def _shrink(self) -> None:
        self.resize(self.width(), 0)  # as low as what is left

    def _choose(self, said: dict[str, Any]) -> None:
        try:
            secret = _checked(said) if self.tick.isChecked() else ""
        except CannotDo as error:
            self.form.take(error)
            return
        self.accept()
        self.chosen.emit(secret)


def _checked(said: dict[str, Any]) -> str:
    secret = str(said["passphrase"])
    passphrases.check_carried(secret)
    if secret != said["again"]:
        raise CannotDo("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่", "again")
    return secret

"""Changing the passphrase of whoever works."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain import passphrases
from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import PageHead, button, gap
from desktop.ui.parts.field_box import FieldBox
from desktop.ui.parts.page import Page
from desktop.ui.parts.text_editor import TextEditor

FIELDS = (
    Field("passphrase", Kind.TEXT, N_("รหัสผ่านปัจจุบัน"), required=True),
    Field("new", Kind.TEXT, N_("รหัสผ่านใหม่"), required=True, hint=N_("อย่างน้อย 8 ตัวอักษร เช่น คำสามสี่คำที่จำได้")),
    Field("again", Kind.TEXT, N_("รหัสผ่านใหม่อีกครั้ง"), required=True),
)


class PassphrasePage(Page):
    """Asks for the present passphrase and, twice, the new one; the recovery code stays as it is."""

    def __init__(self, jobs: Jobs, change: Callable[[str, str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._change = jobs, change
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.addWidget(PageHead(self.title(), _("เปลี่ยนรหัสผ่านของท่านเอง รหัสกู้คืนที่พิมพ์ไว้ยังใช้ได้เหมือนเดิม")))
        self._boxes = {field.name: self._box(field) for field in FIELDS}
        for box in self._boxes.values():
            box.setMaximumWidth(gap(self, 24))
            column.addWidget(box)
        column.addWidget(
            button(_("เปลี่ยนรหัสผ่าน"), self.save, "lock", primary=True), 0, Qt.AlignmentFlag.AlignLeft
        )
        column.addStretch(1)

    def title(self) -> str:
        """Name the page."""
        return _("รหัสผ่าน")

    def save(self) -> None:
        """Change the passphrase."""
        old, new, again = (str(box.editor.value()) for box in self._boxes.values())
        self._say("", "")
        try:
            passphrases.check(new)
        except CannotDo as error:
            self._say("new", error.say(i18n._))
            return
        if new != again:
            self._say("again", _("รหัสผ่านสองครั้งไม่ตรงกัน กรุณาพิมพ์ใหม่"))
            return
        self._jobs.aside(partial(self._change, old, new), self._changed, failed=self._refused)

    def _box(self, field: Field) -> FieldBox:
        line = TextEditor(field)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.returnPressed.connect(self.save if field is FIELDS[-1] else self._go_on)
        return FieldBox(field, line)

    def _go_on(self) -> None:
        self.focusNextChild()

    def _say(self, field: str, sentence: str) -> None:
        for name, box in self._boxes.items():
            box.say(sentence if name == field else "")

    def _changed(self, _nothing: None) -> None:
        for box in self._boxes.values():
            box.editor.set_value("")
        self.said.emit(_("เปลี่ยนรหัสผ่านแล้ว"), None)

    def _refused(self, error: Exception) -> bool:
        if not isinstance(error, CannotDo):
            return False
        self._say(error.field, error.say(i18n._))
        return True

"""The passphrase of an office, at its opening and after it was locked; whose it is, where the office has several users."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton

from desktop.domain.records import Field, Kind
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import button
from desktop.ui.shell.entrance_page import EntrancePage

People = Sequence[tuple[str, str]]  # key slot and name


class UnlockPage(EntrancePage):
    """Asks for one passphrase; Enter opens."""

    passphrase_given = Signal(str)
    forgotten = Signal()
    two_asked = Signal()
    restore_asked = Signal()
    join_asked = Signal()
    salvage_asked = Signal()

    def __init__(self, office: str, *, locked: bool = False) -> None:
        super().__init__(office, _("ล็อกไว้ พิมพ์รหัสผ่านเพื่อทำงานต่อ") if locked else _("พิมพ์รหัสผ่านเพื่อเปิดสำนักงาน"))
        self._locked = locked
        self._other_way: QPushButton | None = None
        self._salvaging: QPushButton | None = None
        self.add_secret("passphrase", N_("รหัสผ่าน"))
        row = self._buttons = QHBoxLayout()
        if not locked:
            row.addWidget(button(_("กลับ"), self.back, quiet=True))
        row.addWidget(button(_("ลืมรหัสผ่าน…"), self.forgotten.emit, quiet=True))
        row.addStretch(1)
        row.addWidget(button(_("เปิด"), self.enter, primary=True))
        self.column.addLayout(row)

    def begin(self) -> None:
        """Stand ready for the passphrase."""
        self.boxes["passphrase"].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, people: People, chosen: str, *, two: bool = False) -> None:
        """Ask who it is, where there is more than one; with `two` the way in for two others is shown."""
        if len(people) > 1:
            add_people(self, "user", N_("ผู้ใช้"), people, chosen, above="passphrase")
        if two:
            others = button(_("ให้สองคนอื่นเปิด…"), self.two_asked.emit, quiet=True)
            self._buttons.insertWidget(self._buttons.count() - 1, others)

    def offer_restoring(self) -> None:
        """Show the way back to a backup, once, where the office cannot be opened."""
        self._offer(_("กู้คืนจากสำเนาสำรอง…"), self.restore_asked, "history")

    def offer_joining(self) -> None:
        """Show, once, the way to a shared office by its address, where it cannot be opened."""
        self._offer(_("เข้าสำนักงานร่วมใหม่…"), self.join_asked, "link")

    def _offer(self, verb: str, asked: SignalInstance, icon: str) -> None:
        if not self._locked and self._other_way is None:
            self._other_way = button(verb, asked.emit, icon)
            self.column.addWidget(self._other_way)

    def offer_salvage(self) -> None:
        """Show the way to what a damaged file still holds, once, where its file or its keys are damaged."""
        if not self._locked and self._salvaging is None:
            self._salvaging = button(_("กู้ข้อมูลจากไฟล์ที่เสียหาย…"), self.salvage_asked.emit, "file-text")
            self.column.addWidget(self._salvaging)

    def slot(self) -> str:
        """Give the key slot of who was chosen; "" where there is no choice."""
        return self.text("user") if "user" in self.boxes else ""

    def back(self) -> None:
        """Go back to the start, but not out of a locked office."""
        if not self._locked:
            super().back()

    def enter(self) -> None:
        """Give the passphrase."""
        self.passphrase_given.emit(self.text("passphrase"))


class UnlockTwoPage(EntrancePage):
    """Asks two people for their passphrases; the first is the one who works then."""

    both_given = Signal(object, object)  # key slot and passphrase of each
    forgotten = Signal()

    def __init__(self, office: str, people: People, chosen: str) -> None:
        super().__init__(office, _("สำนักงานนี้เปิดพร้อมกันสองคน คนแรกเป็นผู้ทำงาน"))
        slots = [slot for slot, _name in people]
        first = chosen if chosen in slots else slots[0]
        other = next((slot for slot in slots if slot != first), "")
        add_people(self, "user", N_("ผู้ใช้คนแรก"), people, first)
        self.add_secret("passphrase", N_("รหัสผ่านของคนแรก"))
        add_people(self, "second_user", N_("ผู้ใช้คนที่สอง"), people, other)
        self.add_secret("second", N_("รหัสผ่านของคนที่สอง"))
        row = QHBoxLayout()
        row.addWidget(button(_("กลับ"), self.back, quiet=True))
        row.addWidget(button(_("ลืมรหัสผ่าน…"), self.forgotten.emit, quiet=True))
        row.addStretch(1)
        row.addWidget(button(_("เปิด"), self.enter, primary=True))
        self.column.addLayout(row)

    def begin(self) -> None:
        """Stand ready for the first passphrase."""
        self.boxes["passphrase"].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def enter(self) -> None:
        """Give both passphrases, each with whose it is."""
        first = self.text("user"), self.text("passphrase")
        self.both_given.emit(first, (self.text("second_user"), self.text("second")))


def add_people(
    page: EntrancePage, name: str, title: str, people: People, chosen: str, *, above: str = ""
) -> None:
    """Let one of the office's users be chosen on a page, above another field or under all."""
    from desktop.ui.parts.editors import editor_for

    field = Field(name, Kind.CHOICE, title, choices=dict(people))
    editor = editor_for(field, None)
    assert isinstance(editor, QComboBox)
    editor.removeItem(editor.findData(""))
    editor.setCurrentIndex(max(editor.findData(chosen), 0))
    page.add_field(field, editor=editor, above=above)

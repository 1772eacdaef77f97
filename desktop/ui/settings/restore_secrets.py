"""Where a backup is restored to, and what opens it: passphrases of its time, of one person or two, or the printed code."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.editors import editor_for
from desktop.ui.parts.field_box import FieldBox
from desktop.ui.settings.backups_asking import Opening, Way
from desktop.ui.settings.new_folder import NewFolder

PASSPHRASE, CODE = "passphrase", "code"
HOW_PASSPHRASE, HOW_CODE = N_("รหัสผ่านของเวลาที่สำรอง"), N_("รหัสกู้คืนที่พิมพ์เก็บไว้")
_FIRST, _SECOND = ("user", "passphrase"), ("second_user", "second")


class RestoreSecrets(QWidget):
    """Asks for an empty folder and for what opens the backup; `entered` comes by Enter in the last field."""

    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._way = Way((), two=False)
        self.boxes: dict[str, FieldBox] = {}
        self._at = ""  # the field where the keyboard was put
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(gap(self, 0.6))

    def ask_for(self, way: Way, folder: Path | None, passphrase: str = HOW_PASSPHRASE) -> None:
        """Ask anew, for another backup; `folder` is offered, none is asked for without it; which passphrase is said."""
        typed = self._text("folder") or str(folder or "")
        self._clear()
        self._way = way
        if folder is not None:
            self._put(NewFolder(N_("โฟลเดอร์ใหม่ของสำนักงานที่กู้คืน")))
            self.boxes["folder"].editor.set_value(typed)
        self._add(Field("how", Kind.CHOICE, N_("เปิดด้วย"), choices={PASSPHRASE: passphrase, CODE: HOW_CODE}))
        self._add_person(_FIRST, N_("ผู้ใช้คนแรก") if way.two else N_("ผู้ใช้"), N_("รหัสผ่าน"), 0)
        if way.two:
            self._add_person(_SECOND, N_("ผู้ใช้คนที่สอง"), N_("รหัสผ่านของคนที่สอง"), 1)
        self._add(Field("code", Kind.TEXT, N_("รหัสกู้คืน"), hint=N_("ตัวพิมพ์เล็กใหญ่และขีดไม่สำคัญ")))
        self._column.addStretch(1)
        self._show_how()

    def folder(self) -> Path:
        """Give the folder that was typed or chosen."""
        return Path(self._text("folder").strip())

    def opening(self) -> Opening:
        """Give who opens the backup and by what."""
        if self._text("how") == CODE:
            return Opening(code=self._text("code"))
        first = self._text("user"), self._text("passphrase")
        return Opening(first, (self._text("second_user"), self._text("second")) if self._way.two else None)

    def check(self) -> bool:
        """Tell whether a folder is named; what is missing is said beside its field."""
        self.say("", "")
        box = self.boxes.get("folder")
        return not isinstance(box, NewFolder) or box.check()

    def take(self, error: CannotDo) -> bool:
        """Put a refusal beside its field; false where it is about no field here."""
        known = error.field in self.boxes
        if known:
            self.say(error.field, error.say(i18n._))
        return known

    def say(self, field: str, sentence: str) -> None:
        """Put a sentence beside a field and none beside the others; the keyboard stands there."""
        for name, box in self.boxes.items():
            box.say(sentence if name == field else "")
        if field:
            self._stand_at(field)

    def begin(self) -> None:
        """Stand ready for the secret."""
        self._stand_at(CODE if self._text("how") == CODE else PASSPHRASE)

    def forget(self) -> None:
        """Empty what was typed in secret."""
        for name in ("passphrase", "second", "code"):
            if name in self.boxes:
                self.boxes[name].editor.set_value("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep Enter from the dialog's button while there is a field to go on to."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _stand_at(self, field: str) -> None:
        self._at = field
        self.boxes[field].widget.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self._scroll_to)  # once all that has just come to stand around it has its place

    def _scroll_to(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._at in self.boxes:
            area.ensureWidgetVisible(self.boxes[self._at], 0, 0)

    def _add_person(self, names: tuple[str, str], who: str, secret: str, chosen: int) -> None:
        """Ask for one person, where there is a choice, and for the person's passphrase."""
        if len(self._way.people) > 1:
            box = self._add(Field(names[0], Kind.CHOICE, who, choices=dict(self._way.people)))
            assert isinstance(box.widget, QComboBox)
            box.widget.setCurrentIndex(min(chosen, box.widget.count() - 1))
        box = self._add(Field(names[1], Kind.TEXT, secret))
        assert isinstance(box.widget, QLineEdit)
        box.widget.setEchoMode(QLineEdit.EchoMode.Password)

    def _add(self, field: Field) -> FieldBox:
        return self._put(FieldBox(field, editor_for(field, None)))

    def _put(self, box: FieldBox) -> FieldBox:
        if isinstance(box.widget, QComboBox):
            box.widget.removeItem(box.widget.findData(""))
            box.edited.connect(self._show_how)
        elif isinstance(box.widget, QLineEdit):
            box.widget.returnPressed.connect(partial(self._go_on, box.field.name))
        self.boxes[box.field.name] = box
        self._column.addWidget(box)
        return box

    def _go_on(self, name: str) -> None:
        """Go from a field to the next in sight, or on from the last."""
        seen = [each for each, box in self.boxes.items() if box.isVisibleTo(self)]
        following = seen[seen.index(name) + 1 :]
        if following:
            self.boxes[following[0]].widget.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()

    def _show_how(self, *_edit: object) -> None:
        """Show the fields of the chosen way only."""
        by_code = self._text("how") == CODE
        for name, box in self.boxes.items():
            if name not in ("folder", "how"):
                box.setVisible((name == CODE) == by_code)

    def _text(self, name: str) -> str:
        return str(self.boxes[name].editor.value() or "") if name in self.boxes else ""

    def _clear(self) -> None:
        self.boxes = {}
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

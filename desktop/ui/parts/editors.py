"""One editor for each kind of described field; each gives `value`, takes `set_value` and tells `changed`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from desktop.domain.records import Field, Kind
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.thai import digits
from desktop.ui.parts.buttons import button, gap, tool
from desktop.ui.parts.date_field import ThaiDateField
from desktop.ui.parts.picker import Picker
from desktop.ui.parts.text_editor import Plain, TextEditor

LINES = 4  # shown of a text of several lines
NOT_A_NUMBER = N_("“{title}” ต้องเป็นตัวเลขเท่านั้น เช่น 12")
NOT_AN_AMOUNT = N_("“{title}” ต้องเป็นจำนวนเงิน เช่น 12,500 หรือ 37.50")
NOT_THE_ID = N_("กรุณาพิมพ์เลขใหม่ให้ครบทั้ง 13 หลัก หรือกด Ctrl+Z เพื่อคืนค่าเดิม")


PickerMaker = Callable[[Field], Picker]


class LongEditor(Plain, QPlainTextEdit):
    """Several lines; Tab leaves the field."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Fixed)
        self.textChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Ask for a few lines."""
        return QSize(gap(self, 12), gap(self, LINES + 1))

    def value(self) -> Any:
        """Give the text."""
        return self.toPlainText()

    def set_value(self, value: Any, label: str = "") -> None:  # noqa: ARG002
        """Show a text."""
        with QSignalBlocker(self):
            self.setPlainText(value)

    def _tell(self) -> None:
        self.changed.emit(self.value())


class LinesEditor(LongEditor):
    """A list of words, one a line."""

    def value(self) -> tuple[str, ...]:
        """Give the lines that are not empty."""
        return tuple(line.strip() for line in self.toPlainText().splitlines() if line.strip())

    def set_value(self, value: Any, label: str = "") -> None:
        """Show one word a line."""
        super().set_value("\n".join(value), label)


class NumberEditor(QLineEdit):
    """A whole number, in Arabic or Thai digits."""

    changed = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._title = field.title
        self.textEdited.connect(self._tell)

    def value(self) -> int | None:
        """Give the number; `None` where there is none."""
        typed = self._typed()
        return int(typed) if _is_number(typed) else None

    def set_value(self, value: int | None, label: str = "") -> None:  # noqa: ARG002
        """Show a number."""
        self.setText("" if value is None else str(value))

    def problem(self) -> CannotDo | None:
        """Refuse what is no number."""
        typed = self._typed()
        return CannotDo(NOT_A_NUMBER, title=self._title) if typed and not _is_number(typed) else None

    def commit(self) -> None:
        """Write the number in Arabic digits."""
        if self.problem() is None:
            self.set_value(self.value())

    def _typed(self) -> str:
        return digits.to_arabic(self.text()).replace(",", "").strip()

    def _tell(self) -> None:
        self.changed.emit(self.value())


class MoneyEditor(NumberEditor):
    """Baht, with satang where there are some; kept as satang."""

    def value(self) -> int | None:
        """Give the satang; `None` where there is no amount."""
        return digits.satang(self.text())

    def set_value(self, value: int | None, label: str = "") -> None:  # noqa: ARG002
        """Show baht."""
        self.setText("" if value is None else digits.baht(value))

    def problem(self) -> CannotDo | None:
        """Refuse what is no amount."""
        wrong = self.text().strip() and self.value() is None
        return CannotDo(NOT_AN_AMOUNT, title=self._title) if wrong else None


class FlagEditor(Plain, QCheckBox):
    """Yes or no."""

    changed = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__(_(field.title))
        self.toggled.connect(self._tell)

    def value(self) -> bool:
        """Give the tick."""
        return self.isChecked()

    def set_value(self, value: bool, label: str = "") -> None:  # noqa: ARG002
        """Show the tick."""
        with QSignalBlocker(self):
            self.setChecked(value)

    def _tell(self, ticked: bool) -> None:
        self.changed.emit(ticked)


class ChoiceEditor(Plain, QComboBox):
    """One of a few; the wheel turns it only while it has the keyboard."""

    changed = Signal(object)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if "" not in field.choices:
            self.addItem(_(field.blank) or _("ยังไม่ระบุ"), "")
        for key, word in field.choices.items():
            self.addItem(_(word), key)
        self.currentIndexChanged.connect(self._tell)

    def value(self) -> str:
        """Give the key of the choice."""
        return str(self.currentData() or "")

    def set_value(self, value: str, label: str = "") -> None:  # noqa: ARG002
        """Show a choice."""
        with QSignalBlocker(self):
            self.setCurrentIndex(max(0, self.findData(value)))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page that scrolls."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def _tell(self) -> None:
        self.changed.emit(self.value())


class PlaceEditor(ChoiceEditor):
    """One tambon of those offered, or of those met in a record."""

    def offer(self, tambons: Sequence[tuple[str, str]]) -> None:
        """Offer tambons by code and name; the chosen one stays."""
        chosen, label = self.value(), self.currentText()
        with QSignalBlocker(self):
            self.clear()
            self.addItem(_("ยังไม่ระบุ"), "")
            for code, name in tambons:
                self.addItem(name, code)
        self.set_value(chosen, label)

    def set_value(self, value: str, label: str = "") -> None:
        """Show a tambon, also one that is not among those offered."""
        if self.findData(value) < 0:
            with QSignalBlocker(self):
                self.addItem(label or value, value)
        super().set_value(value)


class SecretEditor(QLineEdit):
    """A national id: read masked, typed anew as a whole, masked again when left."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._value = ""
        self.textEdited.connect(self._tell)

    def value(self) -> str:
        """Give what was typed, or the mask that was read."""
        return self._value

    def set_value(self, value: str, label: str = "") -> None:  # noqa: ARG002
        """Show an id by its mask."""
        self._value = value
        self.setText(_masked(value))

    def problem(self) -> CannotDo | None:
        """Refuse a mask that was typed into."""
        return CannotDo(NOT_THE_ID) if self.isModified() and "x" in self._value else None

    def commit(self) -> None:
        """Have nothing to settle."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show digits typed before; a mask is chosen whole, so that typing replaces it."""
        if "x" not in self._value:
            self.setText(self._value)
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the digits."""
        super().focusOutEvent(event)
        if self.problem() is None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setText(_masked(self._value))

    def _tell(self) -> None:
        self._value = digits.to_arabic(self.text()).strip()
        self.changed.emit(self._value)


class FileEditor(Plain, QWidget):
    """An attached file; `chosen` gives the path, the page attaches it and sets the value."""

    changed = Signal(object)
    chosen = Signal(object)  # Path

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._value, self._title = "", _(field.title)
        self._name = QLabel()
        self._choose = button(_("เลือกไฟล์…"), self._ask, "paperclip")
        self._drop = tool("x", _("นำไฟล์ออก"), self._empty)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._choose)
        row.addWidget(self._name, 1)
        row.addWidget(self._drop)
        self.setFocusProxy(self._choose)
        self.set_value("")

    def value(self) -> str:
        """Give the hash of the file."""
        return self._value

    def set_value(self, value: str, label: str = "") -> None:
        """Show a file by its name."""
        self._value = value
        self._name.setText((label or _("มีไฟล์แนบ")) if value else _("ยังไม่มีไฟล์"))
        self._drop.setVisible(bool(value))

    def setAccessibleName(self, name: str) -> None:
        """Name the button after the field."""
        super().setAccessibleName(name)
        self._choose.setAccessibleName(_("{title}: เลือกไฟล์").format(title=name))

    def _ask(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, self._title)
        if path:
            self.chosen.emit(Path(path))

    def _empty(self) -> None:
        self.set_value("")
        self.changed.emit("")


def editor_for(field: Field, picker: PickerMaker | None) -> QWidget:
    """Make the editor of a field by its kind."""
    makers: dict[Kind, Callable[[], QWidget]] = {
        Kind.TEXT: lambda: TextEditor(field),
        Kind.LONG: LongEditor,
        Kind.DAY: ThaiDateField,
        Kind.NUMBER: lambda: NumberEditor(field),
        Kind.MONEY: lambda: MoneyEditor(field),
        Kind.FLAG: lambda: FlagEditor(field),
        Kind.CHOICE: lambda: ChoiceEditor(field),
        Kind.SECRET: SecretEditor,
        Kind.MANY: LinesEditor,
        Kind.FILE: lambda: FileEditor(field),
    }
    if field.place:
        return PlaceEditor(field)
    if field.kind is Kind.LINK:
        assert picker is not None, f"{field.name} links to {field.topic}: the form needs a picker"
        return picker(field)
    return makers[field.kind]()


def restored(field: Field, value: Any) -> Any:
    """Give a draft's value, read back from JSON, as its field keeps it."""
    if field.kind is Kind.DAY and isinstance(value, str):
        return date.fromisoformat(value) if value and value != "None" else None
    return tuple(value) if field.kind is Kind.MANY else value


def _is_number(typed: str) -> bool:
    return typed.isascii() and typed.removeprefix("-").isdigit() and len(typed) <= 18


def _masked(value: str) -> str:
    from desktop.thai import ids

    return str(ids.mask(value)) if value and "x" not in value else value

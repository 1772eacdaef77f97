"""One field of a form: its label above, its hint and what is wrong with it beneath."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.domain.records import Field, Kind
from desktop.i18n import _
from desktop.ui.parts.buttons import gap, restyle
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.text_editor import Editor
from desktop.ui.shell import icons

if TYPE_CHECKING:
    from desktop.ui.parts.editors import FileEditor
    from desktop.ui.parts.picker import Picker

INVALID, WARNED, GOOD = "invalid", "warned", "good"
_LOOKS = {
    INVALID: ("error", "alert-circle", "bad"),
    WARNED: ("warning", "alert-triangle", "warn"),
    GOOD: ("good", "circle-check", "good"),
}
WIDE = (Kind.LONG, Kind.MANY)


class FieldBox(QWidget):
    """Holds the editor of a field; `say` puts a sentence under it."""

    edited = Signal(str, object, str)  # the field's name, its value, the label of an id
    add_requested = Signal(str, str)  # the field's name, the text of a new record
    file_chosen = Signal(str, object)  # the field's name, the path

    def __init__(self, field: Field, widget: QWidget, key: str = "") -> None:
        super().__init__()
        self.field, self.widget = field, widget
        self.editor = cast(Editor, widget)
        self.wide = field.kind in WIDE
        self.left_out = False  # of the form, while it has no meaning
        self.state = ""
        self._message = _Message()
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.1))
        if not isinstance(widget, QCheckBox):
            column.addWidget(self._label(key))
        column.addWidget(widget)
        if field.hint:
            column.addWidget(TextLabel(_(field.hint), "hint"))
        column.addWidget(self._message)
        column.addStretch(1)
        widget.setAccessibleName(_(field.title))
        self._listen()
        self.say("")

    def say(self, sentence: str, state: str = INVALID) -> None:
        """Put what is wrong, a warning or a good word under the field; "" takes it away."""
        before, self.state = self.state, state if sentence else ""
        self._message.show_sentence(sentence, state)
        self.widget.setAccessibleDescription(sentence or self._help())
        for name in (INVALID, WARNED):
            self.widget.setProperty(name, self.state == name)
        if self.state != before:
            restyle(self.widget)

    def add(self, button: QPushButton) -> None:
        """Put a button of this field under it."""
        self._column.insertWidget(self._column.count() - 1, button, 0, Qt.AlignmentFlag.AlignLeft)

    def add_beside(self, button: QPushButton) -> None:
        """Put a button of this field at the right of its editor, where the dialog is wide and the screen low."""
        row = QHBoxLayout()
        self._column.insertLayout(self._column.indexOf(self.widget), row)
        row.addWidget(self.widget, 1)
        row.addWidget(button)

    def _label(self, key: str) -> QLabel:
        star = " *" if self.field.required else ""
        shortcut = f" (&{key})" if key else ""
        label = QLabel(_(self.field.title).replace("&", "&&") + star + shortcut)
        label.setIndent(0)
        label.setBuddy(self.widget)
        return label

    def _listen(self) -> None:
        self.editor.changed.connect(self._tell)
        if self.field.kind is Kind.LINK:
            cast("Picker", self.widget).add_requested.connect(self._tell_add)
        if self.field.kind is Kind.FILE:
            cast("FileEditor", self.widget).chosen.connect(self._tell_file)

    def _tell(self, value: Any) -> None:
        label = cast("Picker", self.widget).label() if self.field.kind is Kind.LINK else ""
        self.edited.emit(self.field.name, value, label)

    def _tell_add(self, text: str) -> None:
        self.add_requested.emit(self.field.name, text)

    def _tell_file(self, path: Path) -> None:
        self.file_chosen.emit(self.field.name, path)

    def _help(self) -> str:
        required = _("ต้องกรอก") if self.field.required else ""
        return " ".join(part for part in (required, _(self.field.hint)) if part)


class _Message(QWidget):
    """A sentence with the icon of its state."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._words = QLabel(), TextLabel(role="error")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(self, 0.3))
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)

    def show_sentence(self, sentence: str, state: str) -> None:
        role, icon, colour = _LOOKS[state]
        self._words.setProperty("role", role)
        self._words.setText(sentence)
        self.setVisible(bool(sentence))
        if sentence:
            icons.put(self._icon, icon, colour)
            restyle(self._words)

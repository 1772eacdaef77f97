"""One line of a sheet: what is asked, the year before in grey, this year's value, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.records import Field, Kind, check_value
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import gap, restyle
from desktop.ui.parts.editors import PickerMaker, editor_for
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.picker import Picker
from desktop.ui.parts.text_editor import Editor, TextEditor
from desktop.ui.shell import icons
from desktop.ui.surveys import words

TITLE, BEFORE, STATE = 8.5, 8.0, 6.2  # columns, in lines' heights
SHORT = {Kind.NUMBER, Kind.MONEY, Kind.DAY}  # kinds whose values are
SHORT_WIDTH = 11  # lines' heights
WHY = N_("ไม่ทราบเพราะอะไร")
SAY_WHY = N_("กรุณาบอกว่าทำไมจึงไม่ทราบ เช่น เหรัญญิกไม่อยู่")
ERROR, DOUBT = "error", "warning"


@dataclass(frozen=True)
class Answer:
    """What stands in a line: its value, whether it was answered, and why it is unknown (`None` where it is not)."""

    value: Any
    answered: bool = False
    unknown: str | None = None


class EntryRow(QWidget):
    """Shows one answer and tells of edits; what they mean is the sheet's to say."""

    edited = Signal(str, object, str)  # the field's name, its value, the label of an id
    why_edited = Signal(str, str)  # the field's name, why it is unknown
    add_requested = Signal(str, str)  # the field's name, the text of a new record

    def __init__(self, field: Field, picker: PickerMaker, *, asked: bool) -> None:
        """Make a line; one that is not `asked` is about the sheet itself and has no state."""
        super().__init__()
        self.field, self.asked = field, asked
        self.widget = editor_for(field, picker)
        self.editor = cast(Editor, self.widget)
        self.why = TextEditor(Field("why", Kind.TEXT, WHY, suggests=tuple(map(_, words.REASONS))))
        self.error = False
        self._title, self._before = TextLabel(_title(field)), TextLabel(role="subtitle")
        self._icon, self._state = QLabel(), QLabel()
        self._message = TextLabel()
        self._name()
        self._lay_out()
        self._listen()

    def show_before(self, text: str) -> None:
        """Show the value of the year before."""
        self._before.setText(text)

    def put(self, answer: Answer, label: str) -> None:
        """Write an answer into the line, in place of what was typed."""
        self.editor.set_value(answer.value, label)
        self.why.set_value(answer.unknown or "")

    def show_state(self, answer: Answer, state: str, *, compared: bool) -> None:
        """Show what became of the value."""
        unknown = answer.unknown is not None
        self.widget.setEnabled(not unknown)
        self.why.setVisible(unknown)
        if self.asked:
            word = words.state(state, compared=compared)
            name, colour = words.LOOKS["confirmed" if state == "changed" and not compared else state]
            icons.put(self._icon, name, colour)
            self._state.setText(word)
            self._state.setProperty(
                "role", {"muted": "subtitle", "good": "good", "warn": "warning"}.get(colour, "")
            )
            restyle(self._state)

    def say(self, sentence: str, look: str = ERROR) -> None:
        """Put an error or a doubt under the value; "" takes it away."""
        self.error = bool(sentence) and look == ERROR
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._message.setProperty("role", look)
        restyle(self._message)
        target = self.why if self.why.isVisibleTo(self) else self.widget
        for widget in (self.widget, self.why):
            on = bool(sentence) and widget is target
            widget.setProperty("invalid", on and look == ERROR)
            widget.setProperty("warned", on and look == DOUBT)
            widget.setAccessibleDescription(sentence if on else self._help())
            restyle(widget)

    def message(self) -> str:
        """Give what stands under the value."""
        return self._message.text()

    def state(self) -> str:
        """Give the word of what became of the value."""
        return self._state.text()

    def before(self) -> str:
        """Give the value of the year before, in words."""
        return self._before.text()

    def fault(self, answer: Answer) -> str:
        """Say what is wrong with an answer by itself."""
        if answer.unknown is not None:
            return "" if answer.unknown.strip() else _(SAY_WHY)
        problem = self.editor.problem()
        if problem is not None:
            return problem.say(i18n._)
        try:
            check_value(self.field, answer.value)
        except CannotDo as error:
            return error.say(i18n._)
        return ""

    def target(self) -> QWidget:
        """Give where the keyboard belongs: the value, or why it is unknown."""
        return self.why if self.why.isVisibleTo(self) else self.widget

    def holds(self, widget: QWidget | None) -> bool:
        """Tell whether the keyboard is in this line."""
        return widget is not None and (widget in (self.widget, self.why) or self.widget.isAncestorOf(widget))

    def _name(self) -> None:
        title = _title(self.field)
        self._title.setBuddy(self.widget)
        self.widget.setAccessibleName(title)
        self.why.setAccessibleName(f"{title}: {_(WHY)}")
        self.why.setPlaceholderText(_(WHY))
        self.why.hide()
        self._message.hide()

    def _help(self) -> str:
        hint = _(self.field.hint)
        before = _("ปีก่อน: {value}").format(value=self._before.text()) if self._before.text() else ""
        return " ".join(filter(None, (hint, before)))

    def _lay_out(self) -> None:
        air = gap(self)
        self._title.setFixedWidth(gap(self, TITLE))
        self._before.setFixedWidth(gap(self, BEFORE))
        for label in (self._title, self._before):
            label.setContentsMargins(0, air // 4, 0, 0)  # on one line with what is typed
        value = QVBoxLayout()
        value.setSpacing(air // 8)
        if self.field.kind in SHORT:
            self.widget.setFixedWidth(gap(self, SHORT_WIDTH))
            value.addWidget(self.widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            value.addWidget(self.widget)
        value.addWidget(self.why)
        if self.field.hint:
            value.addWidget(TextLabel(_(self.field.hint), "hint"))
        value.addWidget(self._message)
        state = QWidget()
        state.setFixedWidth(gap(self, STATE))
        words_ = QHBoxLayout(state)
        words_.setContentsMargins(0, air // 4, 0, 0)
        words_.addWidget(self._icon)
        words_.addWidget(self._state, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, air // 8, 0, air // 8)
        row.setSpacing(air // 2)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._title, 0, top)
        row.addWidget(self._before, 0, top)
        row.addLayout(value, 1)
        row.addWidget(state, 0, top)

    def _listen(self) -> None:
        self.editor.changed.connect(self._tell)
        self.why.changed.connect(self._tell_why)
        if isinstance(self.widget, Picker):
            self.widget.add_requested.connect(self._tell_add)

    def _tell(self, value: Any) -> None:
        label = self.widget.label() if isinstance(self.widget, Picker) else ""
        self.edited.emit(self.field.name, value, label)

    def _tell_why(self, text: str) -> None:
        self.why_edited.emit(self.field.name, text)

    def _tell_add(self, text: str) -> None:
        self.add_requested.emit(self.field.name, text)


def _title(field: Field) -> str:
    return _(field.title) + (" *" if field.required else "")

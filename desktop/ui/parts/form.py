"""A form over one dict of values, made from the described fields of a topic."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QUndoStack
from PySide6.QtWidgets import QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop import i18n
from desktop.domain.records import Field, Kind, Record, check_value, field_of
from desktop.errors import CannotDo
from desktop.i18n import ngettext
from desktop.ui.parts import messages
from desktop.ui.parts.buttons import button
from desktop.ui.parts.edit import Edit
from desktop.ui.parts.editors import PickerMaker, editor_for, restored
from desktop.ui.parts.field_box import INVALID, WARNED, FieldBox
from desktop.ui.parts.form_body import FormBody
from desktop.ui.parts.form_keys import FieldKeys
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import icons

DRAFT_AFTER = 1500  # milliseconds after the last key

Sections = Sequence[tuple[str, Sequence[str]]]  # a title ("" for none) and the names of its fields


class Form(QScrollArea):
    """Editors of the named fields of a topic, with undo, errors beside them, drafts and a guard on leaving."""

    edited = Signal(str)  # a field's name
    dirty_changed = Signal(bool)
    errors_counted = Signal(int)
    add_requested = Signal(str, str)  # a linking field's name, the text typed there
    file_chosen = Signal(str, object)  # a file field's name, the path

    def __init__(
        self, kind: type[Record], sections: Sections, *, picker: PickerMaker | None = None,
        save_draft: Callable[[dict[str, Any]], object] | None = None,
        keys: Mapping[str, str] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make a form; `keys` gives Latin letters for Alt to fields by name."""
        super().__init__(parent)
        self._save_draft = save_draft
        self._watch = self._make_keys()
        self._boxes: dict[str, FieldBox] = {}
        for _title, names in sections:
            for name in names:
                self._boxes[name] = self._make_box(field_of(kind, name), picker, (keys or {}).get(name, ""))
        self._values: dict[str, Any] = {name: box.field.empty for name, box in self._boxes.items()}
        self._labels: dict[str, str] = {}
        self.undo = QUndoStack(self)
        self.undo.cleanChanged.connect(self._clean_changed)
        self._head, self._general = QWidget(), TextLabel(role="error")
        self._count = button("", self.focus_first_error, quiet=True)
        self._count.setProperty("state", "bad")
        self._body = self._lay_out(sections)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER)
        self._pause.timeout.connect(self._draft)
        self.set_errors({})

    def load(self, values: Mapping[str, Any], labels: Mapping[str, str] | None = None) -> None:
        """Show saved values as clean; `labels` names the records and files whose ids stand in them."""
        self._labels = dict(labels or {})
        for name, box in self._boxes.items():
            self._put(name, values.get(name, box.field.empty))
        self.undo.clear()
        self.undo.setClean()
        self._pause.stop()
        self.set_errors({})

    def restore(self, draft: Mapping[str, Any]) -> None:
        """Put a draft's values over the saved ones, as edits not yet saved."""
        for name, box in self._boxes.items():
            if name in draft:
                self.set_value(name, restored(box.field, draft[name]))

    def values(self) -> dict[str, Any]:
        """Give the value of each field, settling what is being typed."""
        for box in self._boxes.values():
            box.editor.commit()
        return dict(self._values)

    def settled(self) -> dict[str, Any]:
        """Give the value of each field as it was told last; what is being typed is left alone."""
        return dict(self._values)

    def set_value(self, name: str, value: Any, label: str = "") -> None:
        """Change a field as an edit that can be undone."""
        if label:
            self._labels[value] = label
        if value != self._values[name]:
            self.undo.push(Edit(self.apply_edit, name, self._values[name], value))
        self._put(name, value)

    def editor(self, name: str) -> QWidget:
        """Give the editor of a field."""
        return self._boxes[name].widget

    def add_button(self, name: str, button: QPushButton) -> None:
        """Put a button under the field that it is of."""
        self._boxes[name].add(button)
        QWidget.setTabOrder(self._boxes[name].widget, button)

    def put(self, part: QWidget, before: int) -> None:
        """Let another part of the page stand among the sections, before one of them, and scroll with them."""
        self._body.put(part, before)
        self._ask_width(self._body)

    def show_field(self, name: str, shown: bool) -> None:
        """Show a field, or hide one that has no meaning now; it keeps its value."""
        box = self._boxes[name]
        box.left_out = not shown
        box.setVisible(shown)
        self._body.close_ranks()

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""
        return not self.undo.isClean()

    def mark_saved(self) -> None:
        """Take what stands here as saved."""
        self._pause.stop()
        self.undo.setClean()

    def check(self) -> bool:
        """Look at each field by itself, go to the first that does not hold, and tell whether all is well."""
        self.values()
        self.set_errors({name: sentence for name in self._boxes if (sentence := self._fault(name))})
        self.focus_first_error()
        return not self.errors()

    def errors(self) -> tuple[str, ...]:
        """List the fields that have an error, in the order of the form."""
        return tuple(name for name, box in self._boxes.items() if box.state == INVALID)

    def set_errors(self, sentences: Mapping[str, str]) -> None:
        """Put sentences beside their fields in place of those that stand there; "" is the whole form's."""
        for name, box in self._boxes.items():
            box.say(sentences.get(name, ""))
        self._say_general([words for name, words in sentences.items() if name not in self._boxes])
        self._tell_count()

    def set_warnings(self, sentences: Mapping[str, str]) -> None:
        """Put amber sentences, which never block, beside fields that have no error."""
        for name, box in self._boxes.items():
            if box.state != INVALID:
                box.say(sentences.get(name, ""), WARNED)

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field; given to jobs as `failed=form.take`."""
        if not isinstance(error, CannotDo):
            return False
        self.set_errors({error.field: error.say(i18n._)})
        self.focus_first_error()
        return True

    def focus_first_error(self) -> None:
        """Go to the first field with an error."""
        for name in self.errors()[:1]:
            self.focus(name)

    def focus(self, name: str) -> None:
        """Go to a field."""
        box = self._boxes[name]
        box.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(box)
        if box.state:  # once it has room for the sentence
            QTimer.singleShot(0, box, partial(self.ensureWidgetVisible, box))

    def confirm_leave(self, save: Callable[[], object]) -> bool:
        """Tell whether the page may be left now; asks once where something is not saved.

        When the officer wants it saved first, `save` is called and the answer is no: who saves goes on after.
        """
        self.values()
        if not self.dirty:
            return True
        answer = messages.leave(self)
        if answer == messages.SAVE:
            save()
        return answer == messages.LEAVE

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand in two columns where there is room."""
        super().resizeEvent(event)
        self._body.fit(self.viewport().width())

    def apply_edit(self, name: str, value: Any) -> None:
        """Take a value that an undo or redo gives back."""
        self._put(name, value)
        self._after_edit(name)
        self.focus(name)

    def _make_keys(self) -> FieldKeys:
        keys = FieldKeys(self)
        keys.undo_asked.connect(self._undo)
        keys.redo_asked.connect(self._redo)
        keys.went_on.connect(self._go_on)
        return keys

    def _make_box(self, field: Field, picker: PickerMaker | None, key: str) -> FieldBox:
        if field.place:
            field = replace(field, title=field.place, hint="")  # the name is chosen, not the code typed
        box = FieldBox(field, editor_for(field, picker), key)
        box.widget.installEventFilter(self._watch)
        box.edited.connect(self._edited)
        box.add_requested.connect(self.add_requested)
        box.file_chosen.connect(self.file_chosen)
        return box

    def _lay_out(self, sections: Sections) -> FormBody:
        column = QVBoxLayout(self._head)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._general)
        column.addWidget(self._count, 0, Qt.AlignmentFlag.AlignLeft)
        body = FormBody(
            self._head, [(title, [self._boxes[name] for name in names]) for title, names in sections]
        )
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        self._ask_width(body)
        return body

    def _ask_width(self, body: FormBody) -> None:
        self.setMinimumWidth(body.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width())

    def _put(self, name: str, value: Any) -> None:
        self._values[name] = value
        box = self._boxes[name]
        named = box.field.place or box.field.kind in (Kind.LINK, Kind.FILE)
        box.editor.set_value(value, self._labels.get(value, "") if named else "")

    def _edited(self, name: str, value: Any, label: str) -> None:
        """Hear of an edit in a field."""
        if label:
            self._labels[value] = label
        if value != self._values[name]:
            self.undo.push(Edit(self.apply_edit, name, self._values[name], value))
            self._values[name] = value
        self._after_edit(name)

    def _after_edit(self, name: str) -> None:
        box = self._boxes[name]
        faults = self._fault(name) if self._values[name] != box.field.empty or box.editor.problem() else ""
        if faults or box.state == INVALID:
            box.say(faults)
            self._tell_count()
        if self._save_draft is not None:
            self._pause.start()
        self.edited.emit(name)

    def _fault(self, name: str) -> str:
        box = self._boxes[name]
        problem = box.editor.problem()
        if problem is not None:
            return problem.say(i18n._)
        try:
            check_value(box.field, self._values[name])
        except CannotDo as error:
            return error.say(i18n._)
        return ""

    def _undo(self) -> None:
        self.values()
        self.undo.undo()

    def _redo(self) -> None:
        self.undo.redo()

    def _go_on(self) -> None:
        self.values()
        self.focusNextChild()

    def _draft(self) -> None:
        if self._save_draft is not None and self.dirty:
            self._save_draft(dict(self._values))

    def _clean_changed(self, clean: bool) -> None:
        self.dirty_changed.emit(not clean)

    def _say_general(self, sentences: Sequence[str]) -> None:
        self._general.setText("\n".join(sentences))
        self._general.setVisible(bool(sentences))

    def _tell_count(self) -> None:
        count = len(self.errors())
        words = ngettext("ยังมี {count} ข้อที่ต้องแก้ ไปที่ข้อแรก", "ยังมี {count} ข้อที่ต้องแก้ ไปที่ข้อแรก", count)
        self._count.setText(words.format(count=count))
        icons.put(self._count, "alert-circle", "bad")
        self._count.setVisible(count > 0)
        self._head.setVisible(count > 0 or bool(self._general.text()))
        self.errors_counted.emit(count)

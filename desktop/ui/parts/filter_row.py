"""One condition in the dialog of filters: which field, how, and the value it takes."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any, cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.domain import filters
from desktop.domain.filters import Condition
from desktop.domain.records import Field, Kind, Record, field_of
from desktop.i18n import _
from desktop.ui.parts.buttons import gap, tool
from desktop.ui.parts.editors import PickerMaker, PlaceEditor, editor_for
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.text_editor import Editor

Tambons = Sequence[tuple[str, str]]  # codes and names
_WIDE = 9.5  # heights of a line: both ends of a time stand side by side and are read whole


class FilterRow(QWidget):
    """Shows a condition and gives it as it stands; what is wrong with it stands beneath."""

    removed = Signal()

    def __init__(self, kind: type[Record], picker: PickerMaker, tambons: Tambons) -> None:
        super().__init__()
        self._kind, self._picker, self._tambons = kind, picker, tambons
        self._editors: list[QWidget] = []
        self.fields, self.hows = QComboBox(), QComboBox()
        self.fields.setAccessibleName(_("ช่องที่ใช้กรอง"))
        self.hows.setAccessibleName(_("กรองอย่างไร"))
        for field in filters.fields(kind):
            self.fields.addItem(_(field.heading), field.name)
        self.trouble = TextLabel(role="error")
        self.trouble.hide()
        self._values = QHBoxLayout()
        row = QHBoxLayout()
        row.addWidget(self.fields, 2)
        row.addWidget(self.hows, 1)
        row.addLayout(self._values, 3)
        row.addWidget(tool("x", _("นำเงื่อนไขนี้ออก"), self.removed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.2))
        column.addLayout(row)
        column.addWidget(self.trouble)
        self.fields.currentIndexChanged.connect(self._show_hows)
        self.hows.currentIndexChanged.connect(self._show_values)
        self._show_hows()

    def show_condition(self, condition: Condition) -> None:
        """Show a condition."""
        self.fields.setCurrentIndex(self.fields.findData(condition.field))
        self.hows.setCurrentIndex(self.hows.findData(condition.how))
        for editor, value in zip(self._editors, (condition.value, condition.until), strict=False):
            if value is not None:
                cast(Editor, editor).set_value(value, condition.label)

    def condition(self) -> Condition:
        """Give the condition as it stands; `CannotDo` where it cannot be asked."""
        values: list[Any] = []
        for editor in self._editors:
            given = cast(Editor, editor)
            given.commit()
            if problem := given.problem():
                raise problem
            values.append(given.value())
        label = getattr(self._editors[0], "label", str) if self._editors else str
        value, until = (*values, None, None)[:2]
        made = Condition(self._field().name, self.hows.currentData(), value, until, label())
        return filters.check(self._kind, made)

    def say(self, sentence: str) -> None:
        """Put what is wrong under the condition; "" takes it away."""
        self.trouble.setText(sentence)
        self.trouble.setVisible(bool(sentence))

    def _field(self) -> Field:
        return field_of(self._kind, self.fields.currentData())

    def _show_hows(self) -> None:
        self.hows.clear()
        field = self._field()
        for how in filters.hows(field):
            word = field.blank if how == filters.EMPTY else ""
            self.hows.addItem(_(word or filters.WORDS[how]), how)

    def _show_values(self) -> None:
        """Make the editors that the way of saying needs: none, one, or one for each end."""
        for widget in [*self._editors, *self.findChildren(QLabel, "between")]:
            widget.setParent(None)
            widget.deleteLater()
        self._editors.clear()
        self.say("")
        how = self.hows.currentData()
        if how is None or how in filters.BARE:
            return
        self._add_editor(_("ค่าที่ใช้กรอง") if how != filters.BETWEEN else _("ตั้งแต่"))
        if how == filters.BETWEEN:
            between = QLabel(_("ถึง"))
            between.setObjectName("between")
            self._values.addWidget(between)
            self._add_editor(_("ถึง"))

    def _add_editor(self, name: str) -> None:
        made = editor_for(_asked(self._field()), self._picker)
        made.setAccessibleName(name)
        if isinstance(made, PlaceEditor):
            made.offer(self._tambons)
        self._editors.append(made)
        made.setMinimumWidth(gap(self, _WIDE))
        self._values.addWidget(made, 1)


def _asked(field: Field) -> Field:
    """Describe the editor of a value: of a long text one line is asked for."""
    return dataclasses.replace(field, kind=Kind.TEXT) if field.kind is Kind.LONG else field

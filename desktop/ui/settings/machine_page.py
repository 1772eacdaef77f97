"""The settings of this machine: language, colours, size of text, lock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QComboBox, QLineEdit, QVBoxLayout, QWidget

from desktop import i18n, settings
from desktop.domain.records import Field, Kind
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.settings import SETTINGS, Setting
from desktop.ui.parts.buttons import PageHead, gap
from desktop.ui.parts.editors import editor_for
from desktop.ui.parts.field_box import FieldBox
from desktop.ui.parts.page import Page


class MachinePage(Page):
    """Keeps each setting as it is chosen."""

    def __init__(self, restyle: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._restyle = restyle
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.addWidget(PageHead(self.title(), _("ใช้กับเครื่องนี้เท่านั้น มีผลทันที")))
        self.boxes = {one.key: self._box(one) for one in SETTINGS if one.title}
        for box in self.boxes.values():
            box.setMaximumWidth(gap(self, 24))
            column.addWidget(box)
        column.addStretch(1)

    def title(self) -> str:
        """Name the page."""
        return _("หน้าจอ")

    def _box(self, one: Setting) -> FieldBox:
        kind = Kind.CHOICE if one.choices else Kind.NUMBER
        field = Field(one.key, kind, one.title, choices=one.choices)
        box = FieldBox(field, editor_for(field, None))
        keep = partial(self._keep, box)
        if isinstance(box.widget, QComboBox):
            box.widget.removeItem(box.widget.findData(""))
            box.edited.connect(keep)
        elif isinstance(box.widget, QLineEdit):
            box.widget.editingFinished.connect(keep)  # a number half typed is not meant yet
        box.editor.set_value(settings.get(one.key))
        return box

    def _keep(self, box: FieldBox, *_edit: object) -> None:
        """Keep what was chosen, or say why it cannot be; an emptied field takes back what is kept."""
        key, value, problem = box.field.name, box.editor.value(), box.editor.problem()
        kept = settings.get(key)
        if value in (None, kept) and problem is None:
            box.editor.set_value(kept)
            box.say("")
            return
        try:
            if problem is not None:
                raise problem
            settings.put(key, value)
        except Refusal as error:
            box.say(error.say(i18n._))
            return
        box.say("")
        self._restyle()

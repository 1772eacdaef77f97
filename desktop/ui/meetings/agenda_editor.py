"""ระเบียบวาระ with its resolutions: the matters under the five parts on the left, the chosen one to be typed on the right."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from functools import partial
from typing import Any

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.domain.meetings import DECIDING, PARTS, AgendaItem
from desktop.i18n import _
from desktop.ui.meetings.matter_list import MatterList
from desktop.ui.parts.buttons import button, gap, tool
from desktop.ui.parts.form import Form
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.stack import Stack

FIELDS = ("title", "detail", "resolution", "file", "part")


class AgendaEditor(QSplitter):
    """Holds the matters of a meeting's page."""

    edited = Signal()
    file_chosen = Signal(int, object)  # the matter's place, the path
    file_asked = Signal(int)  # to be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[AgendaItem] = []
        self._before: list[
            list[AgendaItem]
        ] = []  # the matters before each that was moved, added or taken out
        self._at = -1
        self.matters = MatterList()
        self.form = Form(
            AgendaItem, (("", FIELDS),), keys={"title": "J", "detail": "D", "resolution": "M", "part": "P"}
        )
        for name in ("detail", "resolution"):  # the form scrolls rather than show one line of a long text
            self.form.editor(name).setProperty("tall", True)
        self._right = Stack()
        self._lay_out()
        self.matters.chosen.connect(self._show)
        self.matters.opened.connect(self._type)
        self.matters.add_asked.connect(self.add)
        self.matters.move_asked.connect(self.move_chosen)
        self.matters.remove_asked.connect(self.remove_chosen)
        self.matters.undo_asked.connect(self.undo)
        self.form.edited.connect(self._edited)
        self.form.file_chosen.connect(self._file_chosen)

    def show_items(self, items: Iterable[AgendaItem]) -> None:
        """Show other matters; the same place stays chosen."""
        self._items, self._before = _in_parts(items), []
        self._show_list(min(self._at, len(self._items) - 1) if self._at >= 0 else 0)

    def items(self) -> tuple[AgendaItem, ...]:
        """Give the matters in their order."""
        return tuple(self._items)

    def settle(self) -> None:
        """Read what is being typed."""
        self.form.values()

    def first_gap(self) -> int | None:
        """Find the place of the first matter without a name."""
        return next((at for at, item in enumerate(self._items) if not item.title.strip()), None)

    def go(self, at: int, field: str = "title") -> None:
        """Go to a field of a matter."""
        self.matters.choose(at)
        self.form.focus(field)

    def place_of(self, part: str, place: int) -> int | None:
        """Find a matter by its part and its place there, counted from 1."""
        found = [at for at, item in enumerate(self._items) if item.part == part]
        return found[place - 1] if 0 < place <= len(found) else None

    def add(self, part: str) -> None:
        """Begin a new matter at the end of a part."""
        self._remember()
        item = AgendaItem(part=part)
        self._items = _in_parts([*self._items, item])
        self._show_list(self._last_of(part))
        self.form.focus("title")
        self.edited.emit()

    def move_chosen(self, step: int) -> None:
        """Move the chosen matter up (-1) or down (1) within its part."""
        at, to = self._at, self._at + step
        if 0 <= at < len(self._items) and 0 <= to < len(self._items):
            if self._items[at].part != self._items[to].part:
                return
            self._remember()
            self._items[at], self._items[to] = self._items[to], self._items[at]
            self._show_list(to)
            self.edited.emit()

    def remove_chosen(self) -> None:
        """Take the chosen matter out."""
        if 0 <= self._at < len(self._items):
            self._remember()
            del self._items[self._at]
            self._show_list(min(self._at, len(self._items) - 1))
            self.edited.emit()

    def undo(self) -> None:
        """Take back the last matter that was moved, added or taken out."""
        if self._before:
            self._items = _in_parts(self._before.pop())
            self._show_list(min(max(self._at, 0), len(self._items) - 1))
            self.edited.emit()

    def take_file(self, at: int, item: AgendaItem) -> None:
        """Take the matter with its file, which was chosen and is kept now."""
        if at < len(self._items):
            self._put(at, dataclasses.replace(self._items[at], file=item.file))
            if at == self._at:
                self.form.load(_values(self._items[at]))
                self._show_file()
            self.edited.emit()

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, if it is one of a matter."""
        return getattr(error, "field", None) in FIELDS and self.form.take(error)

    def _lay_out(self) -> None:
        self.setChildrenCollapsible(False)
        self.setHandleWidth(gap(self, 0.6))
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, gap(self, 0.5), 0, 0)
        column.addWidget(self.matters, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        for made in (
            tool("chevron-up", _("เลื่อนขึ้น (Alt+ลูกศรขึ้น)"), partial(self.move_chosen, -1)),
            tool("chevron-down", _("เลื่อนลง (Alt+ลูกศรลง)"), partial(self.move_chosen, 1)),
            button(_("นำเรื่องนี้ออก"), self.remove_chosen, "trash", quiet=True),
        ):
            row.addWidget(made)
        self.open_button = button(_("เปิดเอกสาร"), self._ask_file, "file-text", quiet=True)
        self.form.add_button("file", self.open_button)
        column = QVBoxLayout(right)
        column.setContentsMargins(gap(self, 0.5), gap(self, 0.5), 0, 0)
        column.addWidget(self.form, 1)
        column.addLayout(row)
        self._right.addWidget(right)
        self._right.addWidget(
            TextLabel(_("เลือกเรื่องทางซ้าย หรือกด Enter ที่ “เพิ่มเรื่อง” ของวาระที่ต้องการ"), "subtitle")
        )
        self.addWidget(left)
        self.addWidget(self._right)
        self.setSizes([gap(self, 20), gap(self, 30)])
        self.setStretchFactor(0, 2)
        self.setStretchFactor(1, 3)

    def _show_list(self, at: int) -> None:
        """Show the matters anew, with one of them chosen."""
        with QSignalBlocker(self.matters):
            self.matters.show_items(self._items)
            self.matters.choose(at)
        self._show(at)

    def _show(self, at: int) -> None:
        """Show the chosen matter; -1 for none."""
        if 0 <= self._at < len(self._items) and at != self._at:
            self.settle()
        self._at = at
        self._right.setCurrentIndex(0 if at >= 0 else 1)
        if at >= 0:
            self.form.load(_values(self._items[at]))
            self._show_file()

    def _show_file(self) -> None:
        self.open_button.setVisible(bool(self._items[self._at].file))

    def _type(self, at: int) -> None:
        self.go(at, "resolution" if self._items[at].title and self._items[at].part in DECIDING else "title")

    def _edited(self, name: str) -> None:
        """Take what is typed; a matter that changes its part goes to that part's end."""
        if not 0 <= self._at < len(self._items):
            return
        item = dataclasses.replace(self._items[self._at], **self.form.settled())
        self._put(self._at, item)
        if name == "part":
            del self._items[self._at]
            self._items = _in_parts([*self._items, item])
            self._show_list(self._last_of(item.part))
        else:
            self.matters.show_item(self._at, item)
            self._show_file()
        self.edited.emit()

    def _put(self, at: int, item: AgendaItem) -> None:
        """Put a matter in its place, also where it stood before: taking back a move keeps what was typed since."""
        old = self._items[at]
        for items in (self._items, *self._before):
            items[:] = [item if one is old else one for one in items]

    def _last_of(self, part: str) -> int:
        return max(at for at, one in enumerate(self._items) if one.part == part)

    def _file_chosen(self, _name: str, path: Any) -> None:
        self.file_chosen.emit(self._at, path)

    def _ask_file(self) -> None:
        self.file_asked.emit(self._at)

    def _remember(self) -> None:
        self.settle()
        self._before.append(list(self._items))


def _in_parts(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Give the matters part by part, in their order."""
    order = list(PARTS)
    return sorted(items, key=lambda item: order.index(item.part))


def _values(item: AgendaItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in FIELDS}

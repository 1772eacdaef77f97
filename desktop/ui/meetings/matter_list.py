"""The matters of an agenda as a list under its five parts, each part ending in a row that adds one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidgetItem, QWidget

from desktop.domain.meetings import DECIDING, PARTS, AgendaItem
from desktop.i18n import _
from desktop.ui.parts.lines import DETAIL, Line, LineList, heading, item

ADD = "add"  # before the part, in the key of a row that adds


class MatterList(LineList):
    """Shows the matters; rows are chosen by arrows, opened by Enter, moved by Alt+arrows, taken out by Delete."""

    chosen = Signal(int)  # the matter's place among all; -1 for none
    opened = Signal(int)
    add_asked = Signal(str)  # a part
    move_asked = Signal(int)
    remove_asked = Signal()
    undo_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("ระเบียบวาระและมติ"), parent)
        self._rows: dict[int, QListWidgetItem] = {}
        self._numbers: dict[int, int] = {}  # in their part
        self.currentItemChanged.connect(self._turned)
        self.itemClicked.connect(self._clicked)

    def show_items(self, items: Sequence[AgendaItem]) -> None:
        """Show the matters, which stand in the order of their parts."""
        self.clear()
        self._rows, self._numbers = {}, {}
        for part, title in PARTS.items():
            words = _("ระเบียบวาระที่ {part} {title}").format(part=part, title=_(title))
            head = heading(words)
            head.setToolTip(words)
            self.addItem(head)
            inside = [at for at, one in enumerate(items) if one.part == part]
            for number, at in enumerate(inside, start=1):
                self._rows[at], self._numbers[at] = item(Line(at, "")), number
                self.addItem(self._rows[at])
                self.show_item(at, items[at])
            self.addItem(item(Line((ADD, part), _("เพิ่มเรื่องในวาระที่ {part}").format(part=part), icon="plus")))

    def show_item(self, at: int, one: AgendaItem) -> None:
        """Show a matter as it is typed now: its number and name over its resolution."""
        row = self._rows[at]
        title = one.title or _("(ยังไม่มีชื่อเรื่อง)")
        label = f"{one.part}.{self._numbers[at]} {title}"
        resolution = " ".join(one.resolution.split())
        missing = _("ยังไม่มีมติ") if one.part in DECIDING else ""
        detail = _("มติ: {words}").format(words=resolution) if resolution else missing
        row.setText(label)
        row.setData(DETAIL, detail)
        row.setToolTip("\n".join(filter(None, (label, detail))))
        row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{label} {detail}".strip())

    def choose(self, at: int) -> None:
        """Choose a matter by its place among all."""
        if at in self._rows:
            self.setCurrentItem(self._rows[at])
        else:
            self.setCurrentRow(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter, move by Alt+arrows, take out by Delete, take back by Ctrl+Z."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentItem())
        elif step and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.move_asked.emit(step)
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_asked.emit()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.undo_asked.emit()
        else:
            super().keyPressEvent(event)

    def _turned(self, now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        line = self.line(now)
        self.chosen.emit(line.key if line is not None and isinstance(line.key, int) else -1)

    def _clicked(self, row: QListWidgetItem) -> None:
        line = self.line(row)
        if line is not None and not isinstance(line.key, int):
            self._open(row)

    def _open(self, row: QListWidgetItem | None) -> None:
        line = self.line(row)
        if line is None:
            return
        if isinstance(line.key, int):
            self.opened.emit(line.key)
        else:
            self.add_asked.emit(line.key[1])

"""The list that opens under the search box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.topics import TOPICS
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.lines import Line, LineList, heading, item
from desktop.ui.parts.marking import folded

if TYPE_CHECKING:
    from desktop.ui.shell.search_box import Group


class Results(QFrame):
    """Records grouped by topic, and a row that leads to all of a topic; the keyboard stays in the box."""

    chosen = Signal(str, str)  # topic, id
    all_chosen = Signal(str)  # topic

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "popup")
        self.rows = LineList(_("ผลการค้นหา"), self)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows.itemClicked.connect(self._open)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.rows)

    def show_groups(self, groups: Sequence[Group], text: str) -> None:
        """Fill the list, each topic under its name and count; what was looked for stands out."""
        self.rows.clear()
        self.rows.mark(folded(text))
        for group in groups:
            named = _(TOPICS[group.topic].titled)
            self.rows.addItem(heading(f"{named} · {_counted(group)}"))
            for hit in group.hits:
                self.rows.addItem(item(Line((hit.topic, hit.id), hit.label, hit.detail)))
            if group.count > len(group.hits):
                words = _("ดูทั้งหมด {count} ใน{topic}").format(count=_counted(group), topic=named)
                self.rows.addItem(item(Line((group.topic, ""), words, "", "chevron-right")))
        if not groups:
            self.rows.addItem(heading(_("ไม่พบรายการที่ตรงกับคำค้น")))
        self.move_on(1)

    def move_on(self, step: int) -> None:
        """Go to the next row that can be opened, past headings."""
        place = self.rows.currentRow() + step
        while 0 <= place < self.rows.count():
            if self.rows.line(self.rows.item(place)) is not None:
                self.rows.setCurrentRow(place)
                return
            place += step

    def move_to_group(self, step: int) -> None:
        """Go to the first record of the next topic, or of the one before; round at the ends."""
        first = [row + 1 for row in range(self.rows.count() - 1) if self._is_heading(row)]
        if first:
            current = max((n for n, row in enumerate(first) if row <= self.rows.currentRow()), default=0)
            self.rows.setCurrentRow(first[(current + step) % len(first)])

    def open_current(self) -> None:
        """Open the row that is marked."""
        self._open(self.rows.currentItem())

    def stand_under(self, box: QWidget) -> None:
        """Open under the box, as high as the rows need and the window has room for."""
        window = self.parentWidget()
        assert window is not None
        place = box.mapTo(window, QPoint(0, box.height() + 2))
        needed = sum(self.rows.sizeHintForRow(row) for row in range(self.rows.count())) + gap(self, 0.8)
        room = window.height() - place.y() - gap(self)
        self.setGeometry(place.x(), place.y(), max(box.width(), gap(self, 20)), min(needed, room))
        self.show()
        self.raise_()

    def _is_heading(self, row: int) -> bool:
        return self.rows.line(self.rows.item(row)) is None

    def _open(self, shown: QListWidgetItem | None) -> None:
        line = self.rows.line(shown)
        if line is None:
            return
        topic, id_ = line.key
        if id_:
            self.chosen.emit(topic, id_)
        else:
            self.all_chosen.emit(topic)


def _counted(group: Group) -> str:
    """Say how many were found, and that there are more than were counted."""
    count = f"{group.count:,}"
    return (_("กว่า {count} รายการ") if group.more else _("{count} รายการ")).format(count=count)

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

if TYPE_CHECKING:
    from desktop.ui.shell.search_box import Hit


class Results(QFrame):
    """Records grouped by topic; the keyboard stays in the box."""

    chosen = Signal(str, str)  # topic, id

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

    def show_hits(self, hits: Sequence[Hit]) -> None:
        """Fill the list, each topic under its name."""
        self.rows.clear()
        topic = ""
        for hit in hits:
            if hit.topic != topic:
                topic = hit.topic
                self.rows.addItem(heading(_(TOPICS[topic].titled)))
            self.rows.addItem(item(Line((hit.topic, hit.id), hit.label, hit.detail)))
        if not hits:
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

    def _open(self, shown: QListWidgetItem | None) -> None:
        line = self.rows.line(shown)
        if line is not None:
            self.chosen.emit(*line.key)

"""The place of settings: its pages listed in groups at the left, the chosen one beside, or below where it is narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QWidget,
)

from desktop import settings
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack

ROW = 1.3  # lines' heights
BESIDE = 46  # lines' heights of width: below, the pages are chosen from a box above
KEY = Qt.ItemDataRole.UserRole


class Entry(NamedTuple):
    """One page: the group it stands in, its key (the topic, where it shows one), its word, and what makes it."""

    group: str
    key: str
    title: str
    make: Callable[[], Page]


class SettingsPlace(Page):
    """Makes each page at its first visit, opens with the page that was on show last, and gives it the keys."""

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        """Make the place; entries of one group stand together."""
        super().__init__(parent)
        self._entries = {one.key: one for one in entries}
        self._made: dict[str, Page] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._tambon = ""
        self.list = PageList(entries)
        self._stack = Stack()
        self.box = self._make_box()
        self._above = QWidget()
        around = QHBoxLayout(self._above)
        around.setContentsMargins(gap(self, 1.5), 0, gap(self, 1.5), 0)
        around.addWidget(self.box)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, gap(self, 0.5), 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.list)
        self._row.addWidget(self._above)
        self._row.addWidget(self._stack, 1)
        self.list.chosen.connect(self._turn)
        self.list.activated.connect(self._go_in)
        last = settings.get("settings_page")
        self._show(last if last in self._entries else entries[0].key)

    @property
    def key(self) -> str:
        """Give the key of the page on show."""
        return self._key

    def page(self, key: str) -> Page:
        """Give a page, made now where nobody visited it yet."""
        if key not in self._made:
            page = self._made[key] = self._entries[key].make()
            page.said.connect(self.said)
            page.open_asked.connect(self.open_asked)
            page.place_asked.connect(self.place_asked)
            page.show_tambon(self._tambon)
            area = self._areas[key] = QScrollArea()  # a high page scrolls alone, and makes no other high
            area.setWidgetResizable(True)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._stack.addWidget(area)
            area.setWidget(page)  # in its place already: each later move would dress it again
        return self._made[key]

    def show_page(self, key: str) -> None:
        """Turn to a page, unless the one on show is not to be left."""
        if key != self._key and self._now.can_leave(partial(self._show, key)):
            self._show(key)

    def title(self) -> str:
        """Name what is on show."""
        return self._now.title()

    def new(self) -> None:
        """Begin a new record of the topic on show."""
        self._now.new()

    def save(self) -> None:
        """Save what is on show."""
        self._now.save()

    def print_(self) -> None:
        """Print what is on show."""
        self._now.print_()

    def back(self) -> None:
        """Go back one step on show."""
        self._now.back()

    def open(self, topic: str, id_: str) -> None:
        """Show a record on the page of its topic."""
        self._show(topic)
        self._now.open(topic, id_)

    def show_part(self, topic: str, id_: str) -> None:
        """Turn to a part of the record on show."""
        self._now.show_part(topic, id_)

    def show_found(self, topic: str, text: str) -> None:
        """Show the list of a topic, narrowed to a text."""
        self._show(topic)
        self._now.show_found(topic, text)

    def refresh(self, topic: str) -> None:
        """Read again where the topic is shown."""
        for page in self._made.values():
            page.refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self._tambon = code
        for page in self._made.values():
            page.show_tambon(code)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask the page on show."""
        return self._now.can_leave(go_on)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width of the page on show: where there is no more, the list is a box above it."""
        return QSize(self._least_width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the list beside the page, or the box above it."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        needed = self.list.width() + self._least_width()
        beside = self.width() >= max(gap(self, BESIDE), needed)
        directions = QBoxLayout.Direction
        self._row.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.list.setVisible(beside)
        self._above.setVisible(not beside)

    def _least_width(self) -> int:
        return max(self._now.minimumSizeHint().width(), self._now.minimumWidth())

    def _make_box(self) -> QComboBox:
        """Make the box of the same lines as the list."""
        box = QComboBox()
        box.setModel(self.list.model())
        box.setAccessibleName(self.list.accessibleName())
        box.setMaxVisibleItems(self.list.count())
        box.activated.connect(self._turn_to_line)
        return box

    @property
    def _now(self) -> Page:
        return self.page(self._key)

    def _turn(self, key: str) -> None:
        """Turn to the chosen page; the mark stays where the page on show is not to be left."""
        self.show_page(key)
        self._mark()

    def _turn_to_line(self, line: int) -> None:
        self._turn(self.list.item(line).data(KEY))

    def _mark(self) -> None:
        self.list.mark(self._key)
        self.box.setCurrentIndex(self.list.currentRow())

    def _show(self, key: str) -> None:
        self._key = key
        self.page(key)
        self._stack.setCurrentWidget(self._areas[key])
        self._fit()
        self._mark()
        with suppress(Refusal):  # a page that cannot be remembered is no trouble to anybody
            settings.put("settings_page", key)

    def _go_in(self) -> None:
        """Put the keyboard on the page, by Enter in the list."""
        self._now.setFocus()
        self._now.focusNextChild()


class PageList(QListWidget):
    """The words of the pages under the words of their groups; arrow keys go from page to page."""

    chosen = Signal(str)

    def __init__(self, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName(_("รายการตั้งค่า"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        group = ""
        for one in entries:
            if one.group != group:
                self._add_heading(group := one.group)
            item = QListWidgetItem(_(one.title), self)
            item.setData(KEY, one.key)
        self._fit()
        self.currentItemChanged.connect(self._choose)

    def mark(self, key: str) -> None:
        """Mark a page without going there."""
        with QSignalBlocker(self):
            self.setCurrentRow(next(n for n in range(self.count()) if self.item(n).data(KEY) == key))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit()

    def _add_heading(self, title: str) -> None:
        heading = QListWidgetItem(_(title), self)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        bold = heading.font()
        bold.setBold(True)
        heading.setFont(bold)

    def _fit(self) -> None:
        """Give each line its height, and the list the width of its longest word."""
        bold = self.font()
        bold.setBold(True)
        for item in map(self.item, range(self.count())):
            if not item.flags():
                item.setFont(bold)
            item.setSizeHint(QSize())
        width = self.sizeHintForColumn(0)
        for item in map(self.item, range(self.count())):
            item.setSizeHint(QSize(0, gap(self, ROW)))
        bar = self.verticalScrollBar().sizeHint().width()
        self.setFixedWidth(width + bar + gap(self, 0.8))

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and (key := item.data(KEY)):
            self.chosen.emit(key)

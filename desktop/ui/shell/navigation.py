"""The places of the program, down the left side; only their icons where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import button, gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.shell import colours, icons

WIDE = 9.5  # lines' heights
NARROW = 2.6
ROW = 1.95


@dataclass(frozen=True)
class Place:
    """One place: its key, its word, its icon, and the topics whose records are shown there."""

    key: str
    title: str
    icon: str
    topics: tuple[str, ...] = field(default=())


class Navigation(QWidget):
    """The office's name over the list of places, who works under it; arrow keys go."""

    gone = Signal(str)  # a place's key
    other_user_asked = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._places, self._compact = tuple(places), False
        self._fitted: tuple[object, ...] = ()
        self._brand = TextLabel()
        self._brand.setObjectName("brand")
        self._user = TextLabel()
        self._user.setObjectName("user")
        self._other_user = button("", self.other_user_asked.emit, "lock", quiet=True)
        self._other_user.setObjectName("other_user")
        self._list = QListWidget()
        self._list.setObjectName("navigation")
        self._list.setAccessibleName(_("เมนูหลัก"))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setUniformItemSizes(True)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        for place in self._places:
            self._list.addItem(QListWidgetItem(_(place.title)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._brand)
        column.addWidget(self._list, 1)
        column.addWidget(self._user)
        column.addWidget(self._other_user)
        self._list.currentRowChanged.connect(self._go)
        self._fit()

    def name_office(self, name: str) -> None:
        """Show whose office it is."""
        self._brand.setText(name)

    def name_user(self, name: str) -> None:
        """Show who works; "" where the office keeps no users."""
        self._user.setText(name)
        self._other_user.setToolTip(_("{name} กำลังทำงาน กดเพื่อเปลี่ยนผู้ใช้").format(name=name))
        self._other_user.setAccessibleName(self._other_user.toolTip())
        self._show_user()

    def show_place(self, key: str) -> None:
        """Mark a place without going there."""
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(next((n for n, p in enumerate(self._places) if p.key == key), -1))

    def set_compact(self, compact: bool) -> None:
        """Show the icons alone, or with their words."""
        if compact != self._compact:
            self._compact = compact
            self._fit()

    def focus_list(self) -> None:
        """Put the keyboard on the places."""
        self._list.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self._fit()

    def _fit(self) -> None:
        now = (self._compact, icons.side(), colours.now())
        if now == self._fitted:
            return
        self._fitted = now
        self._brand.setVisible(not self._compact)
        self._show_user()
        self._list.setIconSize(QSize(icons.side(), icons.side()))
        for row, place in enumerate(self._places):
            shown, title = self._list.item(row), _(place.title)
            shown.setText("" if self._compact else title)
            shown.setToolTip(title if self._compact else "")
            shown.setData(Qt.ItemDataRole.AccessibleTextRole, title)
            shown.setSizeHint(QSize(0, gap(self, ROW)))
            shown.setIcon(icons.icon(place.icon, "text", selected="accent"))
        self.setFixedWidth(gap(self, NARROW if self._compact else WIDE))

    def _show_user(self) -> None:
        known = bool(self._user.text())
        self._user.setVisible(known and not self._compact)
        self._other_user.setVisible(known)
        self._other_user.setText("" if self._compact else _("เปลี่ยนผู้ใช้"))

    def _go(self, row: int) -> None:
        if row >= 0:
            self.gone.emit(self._places[row].key)

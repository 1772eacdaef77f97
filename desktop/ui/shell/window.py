"""The main window: places on the left, tambon, search and lock above, one page in the middle."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.domain.topics import TOPICS
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import gap, tool
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack
from desktop.ui.parts.toast import Toast
from desktop.ui.shell.navigation import Navigation, Place
from desktop.ui.shell.search_box import Search, SearchBox

COMPACT_BELOW = 48  # lines' heights of width: places shrink to their icons
PageMaker = Callable[[], Page]


class MainWindow(QMainWindow):
    """Holds the pages, each made at its first visit, and gives them the keys that mean the same everywhere."""

    lock_asked = Signal()
    tambon_chosen = Signal(str)  # code; "" for all

    def __init__(
        self, jobs: Jobs, places: Sequence[Place], pages: Mapping[str, PageMaker], log: Path,
        search: Search | None = None,
    ) -> None:  # fmt: skip
        """Make the window; `pages` makes the page of each place by its key, `log` is named when a fault is shown."""
        super().__init__()
        self._jobs, self._makers, self._log = jobs, pages, log
        self._places = {place.key: place for place in places}
        self._pages: dict[str, Page] = {}
        self._key = self._tambon = ""
        self._showing_error = self._may_close = False
        self.navigation = Navigation(places)
        self.search = SearchBox(jobs, search)
        self.tambons = self._make_tambons()
        self.part = TextLabel("", "warning")  # of the office that this copy has, where it has not all
        self._middle = Stack()
        self._lay_out()
        self.toast = Toast(self)
        self._connect()
        self._add_keys()

    def go(self, key: str) -> None:
        """Go to a place, unless the page on show is not to be left."""
        self._after_leaving(partial(self._show_place, key))

    def open(self, topic: str, id_: str) -> None:
        """Go to a record; "" for a new one of the topic."""
        self._after_leaving(partial(self._show_record, topic, id_))

    def show_found(self, topic: str, text: str) -> None:
        """Go to the list of a topic, narrowed to a text."""
        self._after_leaving(partial(self._show_list, topic, text))

    def page(self) -> Page | None:
        """Give the page on show."""
        return self._pages.get(self._key)

    def tambon(self) -> str:
        """Give the code of the tambon on show; "" for all."""
        return self._tambon

    def show_tambons(self, tambons: Sequence[tuple[str, str]]) -> None:
        """Offer the office's tambons, by code and name."""
        with QSignalBlocker(self.tambons):
            self.tambons.clear()
            self.tambons.addItem(_("ทุกตำบล"), "")
            for code, name in tambons:
                self.tambons.addItem(_("ต.{name}").format(name=name), code)
        self._choose_tambon()

    def show_part(self, tambons: Sequence[str]) -> None:
        """Say which tambons this copy has, by name; nothing where it has the whole office."""
        told = _("เครื่องนี้มีข้อมูลเฉพาะ {tambons} และข้อมูลที่ไม่ขึ้นกับตำบล ตำบลอื่นอยู่ที่สำนักงาน")
        names = ", ".join(_("ต.{name}").format(name=name) for name in tambons)
        self.part.setText(told.format(tambons=names) if tambons else "")
        self.part.setVisible(bool(tambons))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room where the window is narrow."""
        super().resizeEvent(event)
        self.navigation.set_compact(self.width() < gap(self, COMPACT_BELOW))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask the page before the window closes."""
        page = self.page()
        if self._may_close or page is None or page.can_leave(self._close_after):
            event.accept()
        else:
            event.ignore()

    def _make_tambons(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(_("ตำบลที่แสดง"))
        box.setToolTip(_("เลือกตำบลที่แสดงในทุกหน้า"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.addItem(_("ทุกตำบล"), "")
        return box

    def _lay_out(self) -> None:
        air = gap(self)
        top = QHBoxLayout()
        top.setContentsMargins(air * 3 // 2, air * 2 // 3, air * 3 // 2, 0)
        top.setSpacing(air * 2 // 3)
        top.addWidget(self.tambons)
        self.search.setMaximumWidth(gap(self, 36))
        top.addWidget(self.search, 4)
        top.addStretch(1)
        top.addWidget(tool("lock", _("ล็อกหน้าจอ (Ctrl+L)"), self.lock_asked.emit))
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addLayout(top)
        self.part.setContentsMargins(air * 3 // 2, air // 2, air * 3 // 2, 0)
        self.part.hide()
        right.addWidget(self.part)
        right.addWidget(self._middle, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addLayout(right, 1)
        self.setCentralWidget(middle)
        self.resize(gap(self, 62), gap(self, 38))

    def _connect(self) -> None:
        self.navigation.gone.connect(self.go)
        self.navigation.other_user_asked.connect(self.lock_asked)
        self.search.chosen.connect(self.open)
        self.search.all_chosen.connect(self.show_found)
        self.tambons.currentIndexChanged.connect(self._choose_tambon)
        self._jobs.changed.connect(self._refresh)
        self._jobs.refused.connect(self._advise)
        self._jobs.trouble.connect(self._advise)
        self._jobs.failed.connect(self._fail)

    def _add_keys(self) -> None:
        keys = {
            "Ctrl+N": self._new, "Ctrl+S": self._save, "Ctrl+P": self._print, "Escape": self._back,
            "Ctrl+K": self._find, "Ctrl+L": self.lock_asked.emit, "Ctrl+Alt+Z": self.toast.undo,
            "F6": self.navigation.focus_list,
        }  # fmt: skip
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(act)

    def _after_leaving(self, go_on: Callable[[], object]) -> None:
        page = self.page()
        if page is None or page.can_leave(go_on):
            go_on()
        else:
            self.navigation.show_place(self._key)

    def _show_place(self, key: str) -> None:
        if key not in self._pages:
            self._add_page(key)
        self._key = key
        self.navigation.show_place(key)
        self._middle.setCurrentIndex(list(self._pages).index(key))
        self.setWindowTitle(self._pages[key].title())

    def _show_record(self, topic: str, id_: str) -> None:
        if key := self._place_of(topic):
            self._show_place(key)
            self._pages[key].open(topic, id_)
        elif TOPICS[topic].part_of and id_:
            self._jobs.read(partial(_whole_of, topic=topic, id_=id_), partial(self._show_part, topic, id_))

    def _show_part(self, topic: str, id_: str, whole: tuple[str, str]) -> None:
        """Show a part on the page of the record that it is a part of."""
        if key := self._place_of(whole[0]):
            self._show_record(*whole)
            self._pages[key].show_part(topic, id_)

    def _show_list(self, topic: str, text: str) -> None:
        if key := self._place_of(topic):
            self._show_place(key)
            self._pages[key].show_found(topic, text)

    def _place_of(self, topic: str) -> str:
        return next((place.key for place in self._places.values() if topic in place.topics), "")

    def _add_page(self, key: str) -> None:
        area = _scrolling()
        self._middle.addWidget(area)
        page = self._pages[key] = self._makers[key]()
        page.open_asked.connect(self.open)
        page.place_asked.connect(self.go)
        page.said.connect(self.toast.say)
        page.show_tambon(self._tambon)
        area.setWidget(page)  # in its place already: each later move would dress it again

    def _choose_tambon(self) -> None:
        code = str(self.tambons.currentData() or "")
        if code != self._tambon:
            self._tambon = code
            for page in self._pages.values():
                page.show_tambon(code)
            self.tambon_chosen.emit(code)

    def _refresh(self, topic: str) -> None:
        for page in self._pages.values():
            page.refresh(topic)

    def _advise(self, error: Refusal) -> None:
        from desktop.ui.parts import messages

        self._one_at_a_time(partial(messages.advise, self, error))

    def _fail(self, error: Exception) -> None:
        from desktop.ui.parts import messages

        self._one_at_a_time(partial(messages.fail, self, error, self._log))

    def _one_at_a_time(self, show: Callable[[], None]) -> None:
        """Show one message; those that come meanwhile tell of the same trouble."""
        if self._showing_error:
            return
        self._showing_error = True
        try:
            show()
        finally:
            self._showing_error = False

    def _close_after(self) -> None:
        self._may_close = True
        self.close()

    def _find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _new(self) -> None:
        if page := self.page():
            page.new()

    def _save(self) -> None:
        if page := self.page():
            page.save()

    def _print(self) -> None:
        if page := self.page():
            page.print_()

    def _back(self) -> None:
        if page := self.page():
            page.back()


def _whole_of(session: Any, topic: str, id_: str) -> tuple[str, str]:
    """Give topic and id of the record that a part belongs to."""
    from desktop.work import records

    whole = records.whole_of(session, records.Link(topic, id_, "", ""))
    return whole.topic, whole.id


def _scrolling() -> QScrollArea:
    """Make what lets a page scroll where the window is lower than it, rather than make the window taller."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area

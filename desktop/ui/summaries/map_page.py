"""The page of the map of people, groups and communities: narrowed, walked, opened, printed as a poster."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QSplitter, QVBoxLayout, QWidget

from desktop.domain.community_map import KINDS, READABLE_ON, RELATIONS, counted
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.papers import files
from desktop.ui.parts.buttons import PageHead, button, gap, tool
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack
from desktop.ui.summaries import map_asking as asking
from desktop.ui.summaries.map_filters import MapFilters
from desktop.ui.summaries.map_legend import Legend
from desktop.ui.summaries.map_side import MapSide, spoken
from desktop.ui.summaries.map_view import MapView

if TYPE_CHECKING:
    from desktop.ui.summaries.map_asking import Found

SHEETS = {
    "A4 landscape": N_("กระดาษ A4"),
    "A3 landscape": N_("กระดาษ A3"),
    "A1 landscape": N_("กระดาษ A1 (โปสเตอร์)"),
}
_HIGH = 25  # heights of a line: a lower page has no room for the legend
_SHOWN = ("organisations", "people", "villages", "committees", "seats", "members", "ties", "supports")


class MapPage(Page):
    """A map beside the list of what stands on it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._tambon = ""
        self._stale = True
        self._running: Progress | None = None
        self._asked = 0  # how often; only the last answer counts
        self._found: Found | None = None
        self.head = PageHead(_("แผนภาพคน กลุ่ม และชุมชน"), " ")
        self.filters = MapFilters()
        self.explain = tool("info-circle", _("คำอธิบายสัญลักษณ์"))
        self._legend_kept = False  # as the officer wants it, however high the window
        self.view, self.side, self.legend = MapView(), MapSide(), Legend()
        self.empty = Empty(
            "map-2", _("ยังไม่มีอะไรในแผนภาพ"), _("เพิ่มหมู่บ้าน กลุ่ม ประธาน และกรรมการ แล้วแผนภาพจะวาดให้เอง")
        )
        self.busy = Empty("map-2", _("กำลังจัดแผนภาพ"), " ")
        self.refused = Empty("alert-triangle", _("แผนภาพใหญ่เกินไป"), " ")
        self.legend.hide()
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """Name the page."""
        return _("แผนภาพ")

    def print_(self) -> None:
        """Offer the sheets that the map is printed on."""
        if self._print.isEnabled():
            self._menu.popup(self._print.mapToGlobal(QPoint(0, self._print.height())))

    def back(self) -> None:
        """Let the whole map be seen, with nothing marked."""
        self.view.choose("")
        self.view.fit()

    def refresh(self, topic: str) -> None:
        """Read the map again, now or when it is next seen."""
        if topic in _SHOWN:
            self._stale = True
            self._read_if_seen()

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self._tambon = code
        self.filters.forget()
        self._stale = True
        self._read_if_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read the map at its first sight."""
        super().showEvent(event)
        self._read_if_seen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low window to the map, without its legend, unless the officer wants it."""
        super().resizeEvent(event)
        if not self._legend_kept:
            self.explain.setChecked(self.height() >= gap(self, _HIGH))

    def _lay_out(self) -> None:
        air = gap(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air // 2)
        column.addWidget(self.head)
        column.addWidget(self.filters)
        map_part = QWidget()
        with_legend = QVBoxLayout(map_part)
        with_legend.setContentsMargins(0, 0, 0, 0)
        with_legend.addWidget(self.view, 1)
        with_legend.addWidget(self.legend)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(map_part)
        self._split.addWidget(self.side)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([1000, 1])
        self._stack = Stack()
        for shown in (self.busy, self._split, self.empty, self.refused):
            self._stack.addWidget(shown)
        column.addWidget(self._stack, 1)
        self.view.setMinimumSize(gap(self, 12), gap(self, 6))

    def _connect(self) -> None:
        for icon, name, act in (
            ("zoom-out", _("ย่อ (-)"), self.view.zoom_out),
            ("zoom-in", _("ขยาย (+)"), self.view.zoom_in),
            ("arrow-autofit-width", _("เห็นทั้งแผนภาพ (0)"), self.view.fit),
        ):
            self.head.add(tool(icon, name, act))
        self.explain.setCheckable(True)
        self.explain.toggled.connect(self.legend.setVisible)
        self.explain.clicked.connect(self._keep_legend)
        self.head.add(self.explain)
        self._print = button(_("พิมพ์โปสเตอร์…"), self.print_, "printer", primary=True)
        self._menu = QMenu(self)
        for sheet, word in SHEETS.items():
            self._menu.addAction(_(word), partial(self.print_on, sheet))
        self.head.add(self._print)
        self.busy.add(button(_("หยุด"), self._stop))
        self.filters.changed.connect(self._read)
        self.view.marked.connect(self.side.mark)
        self.view.opened.connect(self._open)
        self.side.chosen.connect(self.view.choose)
        self.side.opened.connect(self._open)

    def print_on(self, sheet: str) -> None:
        """Draw the poster on a sheet and open it to be read and printed."""
        if self._found is None or not self._found.graph.nodes:
            return
        most = READABLE_ON.get(sheet)
        if most and len(self._found.graph.nodes) > most:
            self.said.emit(_("ชื่อจะเล็กมากบนกระดาษนี้ ใช้กระดาษใหญ่ขึ้นหรือเลือกบางหมู่บ้านจะอ่านง่ายกว่า"), None)
        act = partial(asking.poster, layout=self._found.layout, tambon=self._tambon, sheet=sheet)
        self._jobs.read(act, self._printed)

    def _printed(self, path: Path) -> None:
        self._jobs.aside(partial(files.open_in_reader, path))

    def _read_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._jobs.read(partial(asking.offered, tambon=self._tambon), self.filters.offer)
            self._read()

    def _read(self) -> None:
        """Ask for the map anew; one that is under way is stopped."""
        self._cancel()
        self._asked += 1
        self._stack.setCurrentWidget(self.busy)
        act = partial(asking.found, narrowed=self.filters.narrowed(self._tambon))
        then = partial(self._take, self._asked)
        self._running = self._jobs.long(act, then, self._step, failed=self._failed, owner=self)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()
        self._running = None

    def _keep_legend(self) -> None:
        self._legend_kept = True

    def _stop(self) -> None:
        """Stop, and show the map that was there."""
        self._cancel()
        self._asked += 1
        there = self._found is not None and bool(self._found.graph.nodes)
        self._stack.setCurrentWidget(self._split if there else self.empty)

    def _take(self, asked: int, found: Found) -> None:
        """Show what was asked for last; an older map came too late."""
        if asked == self._asked:
            self._show(found)

    def _step(self, done: int, total: int) -> None:
        self.busy.sentence.setText(f"{100 * done // max(total, 1)} %")

    def _show(self, found: Found) -> None:
        self._found, self._running = found, None
        graph = found.graph
        self._print.setEnabled(bool(graph.nodes))
        counts = counted(graph.nodes)
        told = [f"{_(KINDS[kind])} {count:,}" for kind, count in counts.items()]
        told.append(_("ความเชื่อมโยง {count}").format(count=f"{len(graph.edges):,}"))
        self.head.subtitle.setText(" · ".join(told) if graph.nodes else " ")
        tips = {node.id: spoken(graph, node) for node in graph.nodes}
        self.view.show_map(found.layout, tips)
        self.side.show_graph(graph, found.bridges)
        used = {link.edge.relation for link in found.layout.links}
        self.legend.show_samples((*counts, *(relation for relation in RELATIONS if relation in used)))
        self._stack.setCurrentWidget(self._split if graph.nodes else self.empty)

    def _failed(self, error: Exception) -> bool:
        """Say in the place of the map that it is too large; of one that was stopped say nothing."""
        if isinstance(error, Cancelled):
            return True
        if isinstance(error, CannotDo):
            self._found, self._running = None, None
            self._print.setEnabled(False)
            self.head.subtitle.setText(" ")
            self.refused.sentence.setText(str(error))
            self._stack.setCurrentWidget(self.refused)
            return True
        return False

    def _open(self, id_: str) -> None:
        if self._found is None:
            return
        node = next((one for one in self._found.graph.nodes if one.id == id_), None)
        if node is not None and node.topic:
            self.open_asked.emit(node.topic, node.id)

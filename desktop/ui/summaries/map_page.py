"""The page of the map of people, groups and communities: narrowed, walked, opened, printed as a poster."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from desktop.domain.community_map import KINDS, READABLE_ON, RELATIONS, counted
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Cancelled, Jobs, Progress
from desktop.ui.papers import files
from desktop.ui.parts.buttons import PageHead, button, gap, tool
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.seen_page import SeenPage
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
_HIGH = 25  # heights of a line: a lower page has no room for the choices and the legend
_LEAST = 9  # of the map


class MapPage(SeenPage):
    """A map beside the list of what stands on it."""

    topics = ("organisations", "people", "villages", "committees", "seats", "members", "ties", "supports")

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._running: Progress | None = None
        self._asked = 0  # how often; only the last answer counts
        self._found: Found | None = None
        self.head = PageHead(_("แผนภาพคน กลุ่ม และชุมชน"), " ")
        self.filters = MapFilters()
        self.narrow = tool("filter", _("เลือกสิ่งที่แสดงในแผนภาพ"))
        self.explain = tool("info-circle", _("คำอธิบายสัญลักษณ์"))
        self.view, self.side, self.legend = MapView(), MapSide(), Legend()
        self._folded = {self.narrow: self.filters, self.explain: self.legend}
        self._kept: set[QObject] = set()  # as the officer wants them, however high the window
        self.empty = Empty(
            "map-2", _("ยังไม่มีอะไรในแผนภาพ"), _("เพิ่มหมู่บ้าน กลุ่ม ประธาน และกรรมการ แล้วแผนภาพจะวาดให้เอง")
        )
        self.busy = Empty("map-2", _("กำลังจัดแผนภาพ"), " ")
        self.refused = Empty("alert-triangle", _("แผนภาพใหญ่เกินไป"), " ")
        for part in self._folded.values():
            part.hide()
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

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self.filters.forget()
        super().show_tambon(code)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave a low window to the map, without its choices and its legend, unless the officer wants them."""
        super().resizeEvent(event)
        for shows, part in self._folded.items():
            if not self._kept & {shows, part}:
                shows.setChecked(self.height() >= gap(self, _HIGH))

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
        self._tools = QVBoxLayout()  # beside the map: the head has no room for all of them
        self._tools.setAlignment(Qt.AlignmentFlag.AlignTop)
        with_tools = QHBoxLayout()
        with_tools.addLayout(self._tools)
        with_tools.addWidget(self.view, 1)
        with_legend.addLayout(with_tools, 1)
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
        self._stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self._stack.setMinimumHeight(gap(self, _LEAST))  # and no more, or the page is higher than the window
        column.addWidget(self._stack, 1)
        self.view.setMinimumSize(gap(self, 12), gap(self, 6))

    def _connect(self) -> None:
        for icon, name, act in (
            ("zoom-out", _("ย่อ (-)"), self.view.zoom_out),
            ("zoom-in", _("ขยาย (+)"), self.view.zoom_in),
            ("arrow-autofit-width", _("เห็นทั้งแผนภาพ (0)"), self.view.fit),
        ):
            self._tools.addWidget(tool(icon, name, act))
        for shows, part in self._folded.items():
            shows.setCheckable(True)
            shows.toggled.connect(part.setVisible)
            shows.clicked.connect(self._keep)
            self.head.add(shows)
        self._print = button(_("พิมพ์โปสเตอร์…"), self.print_, "printer", primary=True)
        self._menu = QMenu(self)
        for sheet, word in SHEETS.items():
            self._menu.addAction(_(word), partial(self.print_on, sheet))
        self.head.add(self._print)
        self.busy.add(button(_("หยุด"), self._stop))
        self.filters.changed.connect(self._keep)
        self.filters.changed.connect(self._read_map)
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

    def _read(self) -> None:
        self._jobs.read(partial(asking.offered, tambon=self._tambon), self.filters.offer)
        self._read_map()

    def _read_map(self) -> None:
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

    def _keep(self) -> None:
        self._kept.add(self.sender())

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

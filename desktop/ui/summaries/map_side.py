"""Beside the map: all that stands on it as a list to type in and to listen to, and the links of the marked one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QVBoxLayout, QWidget

from desktop.domain.community_map import KINDS, Graph, Node, linked, said
from desktop.i18n import _
from desktop.thai import sorting
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.line_button import ClearButton, LineButton
from desktop.ui.parts.lines import Line, LineList

TOLD = 12  # links under the mouse; all of them stand in the list
ICONS = {
    "village": "home",
    "organisation": "building-community",
    "person": "users",
    "network": "affiliate",
    "committee": "users-group",
    "agency": "coin",
}


class MapSide(QWidget):
    """Finds nodes by name; `chosen(id)` is to be marked, `opened(id)` to be opened."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._graph = Graph()
        self._lines: tuple[Line, ...] = ()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("หาชื่อในแผนภาพ"))
        self.search.setAccessibleName(_("หาชื่อในแผนภาพ"))
        LineButton(self.search, "search", _("หาชื่อในแผนภาพ"), left=True)
        ClearButton(self.search, _("ล้างคำค้น"))
        self.list = LineList(_("ทุกรายการในแผนภาพ"))
        self.heading = TextLabel("", "section")
        self.links = LineList(_("ความเชื่อมโยง"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.4))
        column.addWidget(self.search)
        column.addWidget(self.list, 3)
        column.addWidget(self.heading)
        column.addWidget(self.links, 2)
        self.setMinimumWidth(gap(self, 11))
        for shown in (self.list, self.links):
            shown.setMinimumHeight(gap(self, 3))
        self.search.textChanged.connect(self._narrow)
        self.list.currentItemChanged.connect(self._changed)
        self.list.itemActivated.connect(self._open)
        self.links.itemActivated.connect(self._leap)
        self.mark("")

    def show_graph(self, graph: Graph, bridges: Sequence[str]) -> None:
        """List what stands on another map, the people who bridge groups first."""
        self._graph = graph
        place = {id_: at for at, id_ in enumerate(bridges)}
        order = [*KINDS]

        def key(node: Node) -> tuple[int, int, str]:
            return place.get(node.id, len(place)), order.index(node.kind), sorting.key(node.label)

        counts = {one: len(others) for one, others in linked(graph.edges).items()}
        nodes = sorted(graph.nodes, key=key)
        self._lines = tuple(_line(node, counts.get(node.id, 0), bridge=node.id in place) for node in nodes)
        self._narrow()
        self.mark("")

    def mark(self, id_: str) -> None:
        """Choose a node in the list and tell its links."""
        with QSignalBlocker(self.list):
            rows = [self.list.item(row) for row in range(self.list.count())]
            found = next((row for row in rows if _key(self.list, row) == id_), None)
            self.list.setCurrentItem(found)  # type: ignore[arg-type]
        links = said(self._graph, id_) if id_ else ()
        self.links.show_lines(
            tuple(Line(node.id, node.label, _(words), ICONS[node.kind]) for words, node in links)
        )
        told = _("ความเชื่อมโยง {count} รายการ").format(count=len(links))
        self.heading.setText(told if id_ else _("เลือกรายการเพื่อดูความเชื่อมโยง"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the words that are looked for to what was found by Down."""
        if event.key() == Qt.Key.Key_Down and self.search.hasFocus() and self.list.count():
            self.list.setFocus()
            self.list.setCurrentRow(0)
        else:
            super().keyPressEvent(event)

    def _narrow(self) -> None:
        words = self.search.text().casefold().split()
        kept = (line for line in self._lines if all(word in line.label.casefold() for word in words))
        with QSignalBlocker(self.list):
            self.list.show_lines(tuple(kept))

    def _changed(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(_key(self.list, item))

    def _open(self, item: QListWidgetItem) -> None:
        self.opened.emit(_key(self.list, item))

    def _leap(self, item: QListWidgetItem) -> None:
        self.chosen.emit(_key(self.links, item))


def _key(shown: LineList, item: QListWidgetItem | None) -> str:
    line = shown.line(item)
    return str(line.key) if line else ""


def _line(node: Node, links: int, *, bridge: bool) -> Line:
    if bridge:
        detail = _("ผู้เชื่อม {count} กลุ่ม").format(count=links)
    else:
        detail = _("{kind} · เชื่อมโยง {count}").format(kind=_(KINDS[node.kind]), count=links)
    return Line(node.id, node.label, detail, ICONS[node.kind], "accent" if bridge else "muted")


def spoken(graph: Graph, node: Node) -> str:
    """Say a node with its links, for who listens and for the tip under the mouse."""
    lines = [f"{_(words)} {other.label}" for words, other in said(graph, node.id)]
    return "\n".join((f"{node.label} ({_(KINDS[node.kind])})", *lines[:TOLD]))

"""The map on the screen: zoomed, dragged, and walked by keys; a marked node stands out with its links.

Arrows go to the node beside, Ctrl with Left and Right along the links of the marked one, Enter opens its record.
"""

from __future__ import annotations

from math import hypot

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsScene, QGraphicsView, QWidget

from desktop.domain.community_map import linked
from desktop.domain.map_layout import Layout
from desktop.i18n import _
from desktop.ui.shell import colours
from desktop.ui.summaries.map_items import EM, FADED, Ground, LinkItem, NodeItem

STEP = 1.2  # of the zoom
_MOST = 4.0  # times the size of the scene
_AROUND = 1.5 * EM  # the map
_WAYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class MapView(QGraphicsView):
    """Shows a map; `marked(id)` tells which node stands out ("" for none), `opened(id)` which is to be opened."""

    marked = Signal(str)
    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setScene(QGraphicsScene(self))
        self.setAccessibleName(_("แผนภาพคน กลุ่ม และชุมชน"))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setResizeAnchor(QGraphicsView.ViewportAnchor.AnchorViewCenter)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.nodes: dict[str, NodeItem] = {}
        self.links: list[LinkItem] = []
        self._near: dict[str, list[str]] = {}
        self._chosen = self._hovered = ""
        self._fitted = True  # follows the size of the window until the officer zooms
        self._walked: tuple[str, int] = ("", -1)  # along whose links, and how far
        self.viewport().setMouseTracking(True)

    def show_map(self, layout: Layout, tips: dict[str, str]) -> None:
        """Show another map, whole; `tips` say more of each node."""
        scene = self.scene()
        scene.clear()
        self._chosen = self._hovered = ""
        for box in layout.territories.values():
            scene.addItem(Ground(box))
        self.links = [LinkItem(link) for link in layout.links]
        self.nodes = {
            one.node.id: NodeItem(one, tips.get(one.node.id, one.node.label)) for one in layout.places
        }
        for item in (*self.links, *self.nodes.values()):
            scene.addItem(item)
        self._near = linked(link.edge for link in layout.links)
        whole = QRectF(0, 0, layout.width * EM, layout.height * EM)
        scene.setSceneRect(whole.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND))
        self.fit()

    def chosen(self) -> str:
        """Name the marked node."""
        return self._chosen

    def choose(self, id_: str) -> None:
        """Mark a node and let it be seen; "" marks none."""
        id_ = id_ if id_ in self.nodes else ""
        if id_ == self._chosen:
            return
        self._chosen = id_
        self._light()
        if id_:
            self.ensureVisible(self.nodes[id_], 60, 60)
            self.setAccessibleDescription(self.nodes[id_].toolTip())
        self.marked.emit(id_)

    def zoom(self, times: float) -> None:
        """Show the map larger or smaller, never smaller than whole."""
        now = self.transform().m11()
        to = min(now * times, max(_MOST, now))
        if to <= self._whole():
            self.fit()
        else:
            self._fitted = False
            self.scale(to / now, to / now)

    def zoom_in(self) -> None:
        """Show the map larger."""
        self.zoom(STEP)

    def zoom_out(self) -> None:
        """Show the map smaller."""
        self.zoom(1 / STEP)

    def fit(self) -> None:
        """Show the whole map."""
        self._fitted = True
        if not self.sceneRect().isEmpty():
            self.fitInView(self.sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole map in sight until the officer zooms."""
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom by the wheel with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, zoom and open by keys."""
        key, along = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if along and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._follow(1 if key == Qt.Key.Key_Right else -1)
        elif key in _WAYS:
            self._go(*_WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen:
            self.opened.emit(self._chosen)
        elif key == Qt.Key.Key_Escape and self._chosen:
            self.choose("")
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the node that is clicked."""
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and (node := self._node_at(event)):
            self.choose(node)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the node that is clicked twice."""
        if node := self._node_at(event):
            self.opened.emit(node)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let the links of the node under the mouse stand out while nothing is marked."""
        super().mouseMoveEvent(event)
        hovered = self._node_at(event)
        if hovered != self._hovered:
            self._hovered = hovered
            self._light()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Have no menu of its own."""
        event.ignore()

    def drawBackground(self, painter: QPainter, room: QRectF | QRect) -> None:
        """Fill what is around the map."""
        painter.fillRect(room, QColor(colours.now().base))

    def _whole(self) -> float:
        """Give the scale at which the whole map is in sight."""
        scene, room = self.sceneRect(), self.viewport().rect()
        if scene.isEmpty():
            return 1.0
        return min(room.width() / scene.width(), room.height() / scene.height())

    def _node_at(self, event: QMouseEvent) -> str:
        item = self.itemAt(event.position().toPoint())
        return item.place.node.id if isinstance(item, NodeItem) else ""

    def _light(self) -> None:
        """Fade what has nothing to do with the marked node, or the one under the mouse."""
        middle = self._chosen or self._hovered
        bright = {middle, *self._near.get(middle, ())}
        for id_, node in self.nodes.items():
            node.marked = id_ == self._chosen
            node.setOpacity(1.0 if not middle or id_ in bright else FADED)
            node.update()
        for link in self.links:
            own = middle in (link.link.edge.start, link.link.edge.end)
            link.setOpacity(1.0 if own or not middle else FADED)
            link.setZValue(-0.5 if own and middle else -1)

    def _go(self, across: int, down: int) -> None:
        """Mark the nearest node in a direction; the first one where none is marked."""
        if not self._chosen:
            self.choose(next(iter(self.nodes), ""))
            return
        here = self.nodes[self._chosen].boundingRect().center()

        def far(id_: str) -> float:
            way: QPointF = self.nodes[id_].boundingRect().center() - here
            ahead = way.x() * across + way.y() * down
            beside = abs(way.x() * down) + abs(way.y() * across)
            return hypot(ahead, 2.5 * beside) if ahead > EM / 2 and beside <= 2 * ahead else float("inf")

        found = min((id_ for id_ in self.nodes if id_ != self._chosen), key=far, default="")
        if found and far(found) < float("inf"):
            self.choose(found)

    def _follow(self, step: int) -> None:
        """Mark the next node that the one which is walked around is linked to."""
        around, at = self._walked
        if around not in self.nodes or self._chosen not in (around, *self._near.get(around, ())):
            around, at = self._chosen, -1
        near = self._near.get(around, ())
        if near:
            at = (at + step) % len(near) if at >= 0 or step > 0 else len(near) - 1
            self._walked = around, at
            self.choose(near[at])

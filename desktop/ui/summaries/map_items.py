"""What is drawn on the map: villages as grounds, frames with names, lines with their ends."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsRectItem, QStyleOptionGraphicsItem, QWidget

from desktop.domain.map_layout import Box, Link, Place
from desktop.domain.map_names import LEADING
from desktop.ui.shell import colours, theme

EM = 20.0  # of the scene for one height of the map's type
FADED = 0.16  # what has nothing to do with the marked node
_DASHES = {  # by relation, in widths of the line; others are whole
    "member": (7, 4),
    "sits": (10, 3, 2, 3),
    "joins": (16, 4),
    "supports": (1, 3),
    "works": (3, 3),
}
_BOLD = ("village", "network", "committee")
_END = 0.17  # half the side of the square where a line ends


def rect(box: Box) -> QRectF:
    """Give a rectangle of the map in the scene."""
    return QRectF(box.x * EM, box.y * EM, box.width * EM, box.height * EM)


def pen(relation: str) -> QPen:
    """Choose how a line is drawn: heavy for a chair, broken by relation for others."""
    heavy = relation == "chair"
    made = QPen(QColor(colours.now().accent if heavy else colours.now().muted), 3.0 if heavy else 1.5)
    if relation in _DASHES:
        made.setDashPattern(_DASHES[relation])
        made.setCapStyle(Qt.PenCapStyle.FlatCap)
    return made


def outline(kind: str, room: QRectF) -> QPainterPath:
    """Give the shape of a frame: people stand in round ones."""
    path = QPainterPath()
    radius = min(room.height() / 2, 0.7 * EM) if kind == "person" else 2.0
    path.addRoundedRect(room, radius, radius)
    return path


def paint_frame(painter: QPainter, kind: str, room: QRectF) -> None:
    """Draw the frame of a kind: double for networks, heavy for committees, dotted for agencies."""
    named = colours.now()
    line = QPen(QColor(named.edge), 1.2)
    fill = {"person": named.warn_tint, "network": named.tint, "committee": named.good_tint}.get(
        kind, named.base
    )
    if kind == "committee":
        line = QPen(QColor(named.good), 2.6)
    elif kind == "agency":
        line = QPen(QColor(named.edge), 1.6, Qt.PenStyle.DotLine)
    elif kind == "network":
        line = QPen(QColor(named.accent), 1.2)
    painter.setPen(line)
    painter.setBrush(QColor(fill))
    painter.drawPath(outline(kind, room))
    if kind == "network":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(3, 3, -3, -3))


class Ground(QGraphicsRectItem):
    """The rectangle of a village."""

    def __init__(self, box: Box) -> None:
        super().__init__(rect(box))
        self.setZValue(-2)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Fill it quietly."""
        named = colours.now()
        painter.setPen(QPen(QColor(named.line), 1.5))
        painter.setBrush(QColor(named.hover))
        painter.drawRoundedRect(self.rect(), 6, 6)


class LinkItem(QGraphicsItem):
    """One line, with a small square at each of its ends."""

    def __init__(self, link: Link) -> None:
        super().__init__()
        self.link = link
        self.setZValue(-1)
        (x, y), (to_x, to_y) = link.start, link.end
        self._room = QRectF(QPointF(x, y) * EM, QPointF(to_x, to_y) * EM).normalized().adjusted(-6, -6, 6, 6)

    def boundingRect(self) -> QRectF:
        """Tell where it draws."""
        return self._room

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Draw the parts that are not behind frames."""
        line = pen(self.link.edge.relation)
        painter.setPen(line)
        for (x, y), (to_x, to_y) in self.link.parts:
            painter.drawLine(QPointF(x, y) * EM, QPointF(to_x, to_y) * EM)
        half = _END * EM
        for x, y in (self.link.start, self.link.end):
            painter.fillRect(QRectF(x * EM - half, y * EM - half, 2 * half, 2 * half), line.color())


class NodeItem(QGraphicsItem):
    """One frame with its name; the marked one has a ring."""

    def __init__(self, place: Place, tip: str) -> None:
        super().__init__()
        self.place = place
        self.marked = False
        self._room = rect(place.box)
        self.setToolTip(tip)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def boundingRect(self) -> QRectF:
        """Tell where it draws."""
        return self._room.adjusted(-8, -8, 8, 8)

    def shape(self) -> QPainterPath:
        """Tell where it is met by the mouse."""
        return outline(self.place.node.kind, self._room)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002
        widget: QWidget | None = None,  # noqa: ARG002
    ) -> None:
        """Draw the frame and the lines of the name in its middle."""
        kind = self.place.node.kind
        if kind != "village":
            paint_frame(painter, kind, self._room)
        if self.marked:
            painter.setPen(QPen(QColor(colours.now().accent), 4.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(outline(kind, self._room.adjusted(-4, -4, 4, 4)))
        painter.setPen(QColor(colours.now().text))
        painter.setFont(_font(kind, self.place.size))
        step = LEADING * self.place.size * EM
        top = self._room.center().y() - step * len(self.place.lines) / 2
        for number, line in enumerate(self.place.lines):
            room = QRectF(self._room.left(), top + number * step, self._room.width(), step)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, line)


def _font(kind: str, size: float) -> QFont:
    made = theme.font()
    made.setPixelSize(max(1, round(EM * size)))
    made.setBold(kind in _BOLD)
    return made

"""Small drawn lines over the years: how many members, how much money."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.i18n import _
from desktop.ui.parts.buttons import gap
from desktop.ui.shell import colours

HIGH, WIDE = 6.5, 18  # lines' heights
Point = tuple[str, int | None, str]  # the year, the value, the value in words


class YearLine(QWidget):
    """One line of points, each with its value over it and its year under it."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._points: Sequence[Point] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_points(self, points: Sequence[Point]) -> None:
        """Show other years."""
        self._points = points
        self.setAccessibleDescription(
            ", ".join(f"{year} {said or _('ไม่ทราบ')}" for year, _value, said in points)
        )
        self.setToolTip(self.accessibleDescription())
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a low, wide room."""
        return QSize(gap(self, WIDE), gap(self, HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw title, line, points and words."""
        named, high = colours.now(), self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bold = QFont(self.font())
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(named.text))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignTop) | Qt.TextFlag.TextDontClip, self._title)
        painter.setFont(self.font())
        room = QRectF(self.rect()).adjusted(high * 2, high * 2.6, -high * 2, -high * 1.5)
        places = self._places(room)
        self._draw_line(painter, [place for place in places if place is not None])
        self._draw_words(painter, room, places)
        painter.end()

    def _places(self, room: QRectF) -> list[QPointF | None]:
        """Put each known value into the room; the lowest of all years stands on its floor."""
        known = [value for _year, value, _said in self._points if value is not None]
        low, high = (min(known), max(known)) if known else (0, 0)
        step = room.width() / max(len(self._points) - 1, 1)
        across = room.left() if len(self._points) > 1 else room.center().x()
        return [
            None
            if value is None
            else QPointF(
                across + step * n,
                room.bottom() - room.height() * ((value - low) / (high - low) if high > low else 0.5),
            )
            for n, (_year, value, _said) in enumerate(self._points)
        ]

    def _draw_line(self, painter: QPainter, places: Sequence[QPointF]) -> None:
        named = colours.now()
        painter.setPen(QPen(QColor(named.accent), 2))
        painter.drawPolyline(places)
        painter.setBrush(QColor(named.accent))
        for place in places:
            painter.drawEllipse(place, 3.5, 3.5)

    def _draw_words(self, painter: QPainter, room: QRectF, places: Sequence[QPointF | None]) -> None:
        named, high = colours.now(), self.fontMetrics().height()
        step = room.width() / max(len(self._points) - 1, 1)
        flags = int(Qt.AlignmentFlag.AlignCenter) | Qt.TextFlag.TextDontClip
        for n, (year, _value, said) in enumerate(self._points):
            across = room.left() + step * n if len(self._points) > 1 else room.center().x()
            painter.setPen(QColor(named.muted))
            painter.drawText(
                QRectF(across - high * 2, room.bottom() + high * 0.4, high * 4, high), flags, year
            )
            place = places[n]
            if place is not None:
                painter.setPen(QColor(named.text))
                painter.drawText(
                    QRectF(across - high * 3, place.y() - high * 1.3, high * 6, high), flags, said
                )

"""Totals by area as drawn bars: the own judgement over the assessors', each with its figure in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from desktop.domain.strength import AreaTotal
from desktop.i18n import N_, _
from desktop.ui.parts.buttons import gap
from desktop.ui.shell import colours

WORDS = N_("{area}: ประเมินตนเอง {own} คณะประเมิน {assessed}")
LINES = 3.4  # lines' heights of one area


class TotalBars(QFrame):
    """Draws two bars an area; a screen reader hears the figures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._totals: Sequence[AreaTotal] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_totals(())

    def show_totals(self, totals: Sequence[AreaTotal]) -> None:
        """Show other totals."""
        self._totals = totals
        self.setVisible(bool(totals))
        said = "\n".join(
            _(WORDS).format(
                area=one.area,
                own=_figure(one.own, one.own_of),
                assessed=_figure(one.assessed, one.assessed_of),
            )
            for one in totals
        )
        self.setAccessibleName(_("ผลรวมรายด้าน"))
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for the room of the areas under a title."""
        return QSize(gap(self, 16), gap(self, 2.2 + LINES * len(self._totals)))

    def minimumSizeHint(self) -> QSize:
        """Ask for the height; the width may be less."""
        return QSize(gap(self, 9), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw title, areas and bars."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        air = gap(self)
        room = QRect(air, air // 2, self.width() - 2 * air, round(air * 1.3))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(colours.now().text))
        _text(painter, room, _("ผลรวมรายด้าน"))
        painter.setFont(self.font())
        top = round(air * 1.8)
        for one in self._totals:
            self._draw_area(painter, QRect(air, top, self.width() - 2 * air, gap(self, LINES)), one)
            top += gap(self, LINES)
        painter.end()

    def _draw_area(self, painter: QPainter, room: QRect, one: AreaTotal) -> None:
        high = gap(self)
        painter.setPen(QColor(colours.now().text))
        _text(painter, QRect(room.left(), room.top(), room.width(), round(high * 1.25)), one.area)
        bars = (
            (_("ตนเอง"), one.own, one.own_of, colours.now().accent),
            (_("คณะ"), one.assessed, one.assessed_of, colours.now().good),
        )
        for place, (word, got, of, colour) in enumerate(bars):
            line = QRect(room.left(), room.top() + round(high * (1.25 + place)), room.width(), high)
            self._draw_bar(painter, line, word, got, of, colour)

    def _draw_bar(self, painter: QPainter, line: QRect, word: str, got: int, of: int, colour: str) -> None:
        named, metrics = colours.now(), painter.fontMetrics()
        before = metrics.horizontalAdvance(_("ตนเอง") + " ")
        after = metrics.horizontalAdvance(" 999/999")
        painter.setPen(QColor(named.muted))
        _text(painter, QRect(line.left(), line.top(), before, line.height()), word)
        wide = max(1, line.width() - before - after)
        track = QRect(line.left() + before, line.top() + line.height() // 4, wide, line.height() // 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(named.line))
        painter.drawRoundedRect(track, 3, 3)
        if of:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRect(track.topLeft(), QSize(wide * got // of, track.height())), 3, 3)
        painter.setPen(QColor(named.text))
        figure = QRect(track.right() + metrics.horizontalAdvance(" "), line.top(), after, line.height())
        _text(painter, figure, _figure(got, of))


def _figure(got: int, of: int) -> str:
    return f"{got}/{of}" if of else "–"


def _text(painter: QPainter, room: QRect, text: str) -> None:
    elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextDontClip
    painter.drawText(room, flags, elided)

"""The way of a case as a line of stages: each with a sign, its name, its state in a word, and its day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QSizePolicy, QWidget

from desktop.domain.case_way import STATES, Stage
from desktop.i18n import _
from desktop.thai import dates
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import display
from desktop.ui.shell import colours, icons

NARROWEST = 5.6  # of a stage, in lines' heights
DOT, LINE = 1.25, 0.09  # of a stage's sign and of the line between signs
SMALL = 0.9
SIGNS = {  # by state: its icon, the colour of the icon, that of the dot, that of the word
    "done": ("check", "base", "good", "good"),
    "now": ("chevron-right", "on_accent", "accent", "accent"),
    "next": ("", "", "", "muted"),
    "not_needed": ("x", "muted", "", "muted"),
}


def said(stage: Stage) -> str:
    """Say a stage's state in a word or few, without its day."""
    return stage.say(_) if stage.words else _(STATES[stage.state])


class StageButton(QAbstractButton):
    """One stage; `asked` gives its step."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stage = Stage("request", "next")
        self.before = self.after = ""  # states of the neighbours, "" for none
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._ask)

    def show_stage(self, stage: Stage) -> None:
        """Show another stage."""
        self._stage = stage
        day = dates.short(stage.on) if stage.on else ""
        words = dict.fromkeys((_(stage.title), _(STATES[stage.state]), said(stage), day))
        self.setAccessibleName(" ".join(filter(None, words)))
        self.setToolTip(self.accessibleName())
        self.update()

    def stage(self) -> Stage:
        """Give the stage on show."""
        return self._stage

    def sizeHint(self) -> QSize:
        """Ask for the room of its words."""
        wide = gap(self, NARROWEST)
        return QSize(wide, self.height_for(wide))

    def height_for(self, width: int) -> int:
        """Compute the height that the words take in a width."""
        return sum(room.height() for room in self._rooms(width)) + gap(self, 0.5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press by Enter as by the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that it can be pressed."""
        super().enterEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the line, the sign and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        dot, title, word = self._rooms(self.width())
        self._paint_line(painter, dot.center())
        self._paint_sign(painter, dot)
        named = colours.now()
        colour = getattr(named, SIGNS[self._stage.state][3])
        quiet = self._stage.state == "not_needed"
        self._paint_words(
            painter, title, self._title_font(), named.muted if quiet else named.text, self._title()
        )
        self._paint_words(painter, word, self._small_font(), colour, self._word())
        painter.end()

    def _ask(self) -> None:
        self.asked.emit(self._stage.step)

    def _title(self) -> str:
        return display(_(self._stage.title))

    def _word(self) -> str:
        lines = [display(said(self._stage))]
        if self._stage.on:
            lines.append(dates.short(self._stage.on))
        return "\n".join(lines)

    def _title_font(self) -> QFont:
        font = QFont(self.font())
        font.setBold(self._stage.state == "now")
        return font

    def _small_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * SMALL)
        return font

    def _rooms(self, width: int) -> tuple[QRect, QRect, QRect]:
        """Give the rooms of the sign, the title and the word, one under the other."""
        side, top = gap(self, DOT), gap(self, 0.25)
        dot = QRect((width - side) // 2, top, side, side)
        title = self._room(width, dot.bottom() + top, self._title_font(), self._title())
        word = self._room(width, title.bottom() + 1, self._small_font(), self._word())
        return QRect(dot.left(), 0, side, dot.bottom() + top), title, word

    def _room(self, width: int, top: int, font: QFont, text: str) -> QRect:
        air = gap(self, 0.2)
        wanted = QRect(air, top, max(1, width - 2 * air), 10_000)
        used = QFontMetrics(font).boundingRect(wanted, _FLAGS, text)
        return QRect(wanted.left(), top, wanted.width(), used.height() + gap(self, 0.15))

    def _paint_frame(self, painter: QPainter) -> None:
        named = colours.now()
        if self.underMouse():
            painter.setBrush(QColor(named.hover))
        if self.hasFocus():
            painter.setPen(QPen(QColor(named.accent), 2))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _paint_line(self, painter: QPainter, middle: QPoint) -> None:
        """Draw the line to both neighbours: whole where the way was gone, in dots where it was not."""
        for neighbour, left, right in ((self.before, 0, middle.x()), (self.after, middle.x(), self.width())):
            if neighbour:
                gone = self._stage.state == "done" and neighbour in ("done", "now")
                gone = gone or (self._stage.state == "now" and neighbour == "done")
                pen = QPen(
                    QColor(colours.now().good if gone else colours.now().edge), max(gap(self, LINE), 2)
                )
                pen.setStyle(Qt.PenStyle.SolidLine if gone else Qt.PenStyle.DotLine)
                painter.setPen(pen)
                painter.drawLine(left, middle.y(), right, middle.y())

    def _paint_sign(self, painter: QPainter, room: QRect) -> None:
        icon, icon_colour, fill, _word = SIGNS[self._stage.state]
        named, side = colours.now(), gap(self, DOT)
        circle = QRectF(0, 0, side, side)
        circle.moveCenter(room.center())
        painter.setPen(QPen(QColor(getattr(named, fill or "edge")), 2))
        painter.setBrush(QColor(getattr(named, fill or "base")))
        painter.drawEllipse(circle.adjusted(1, 1, -1, -1))
        if icon:
            wide = round(side * 0.62)
            place = QPoint(room.center().x() - wide // 2, room.center().y() - wide // 2)
            painter.drawPixmap(place, icons.pixmap(icon, icon_colour, wide))

    def _paint_words(self, painter: QPainter, room: QRect, font: QFont, colour: str, text: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.drawText(room, _FLAGS | int(Qt.TextFlag.TextDontClip), text)


_FLAGS = int(Qt.AlignmentFlag.AlignHCenter) | int(Qt.AlignmentFlag.AlignTop) | int(Qt.TextFlag.TextWordWrap)


class WayStrip(QFrame):
    """The stages in as few rows as there is room for; `asked` gives the step that was pressed."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setAccessibleName(_("ขั้นตอนของเรื่อง"))
        self.stages: list[StageButton] = []
        self._grid = QGridLayout(self)
        air = gap(self, 0.4)
        self._grid.setContentsMargins(air, air, air, air)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(air)

    def show_stages(self, stages: Sequence[Stage]) -> None:
        """Show other stages; what never came up, as an extension, is left out."""
        told = [one for one in stages if one.step != "extended" or one.state == "done"]
        while len(self.stages) < len(told):
            made = StageButton(self)
            made.asked.connect(self.asked)
            self.stages.append(made)
        while len(self.stages) > len(told):
            self.stages.pop().deleteLater()
        states = ["", *(one.state for one in told), ""]
        for place, (shown, stage) in enumerate(zip(self.stages, told, strict=True)):
            shown.before, shown.after = states[place], states[place + 2]
            shown.show_stage(stage)
        self._stand()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as few rows as there is room for."""
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        if not self.stages:
            return
        room = max(self.contentsRect().width() - gap(self, 0.8), 1)
        fit = max(room // gap(self, NARROWEST), 2)
        rows = -(-len(self.stages) // fit)
        columns = -(-len(self.stages) // rows)
        high = max(one.height_for(room // columns) for one in self.stages)
        for place, one in enumerate(self.stages):
            one.setFixedHeight(high)
            self._grid.addWidget(one, place // columns, place % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

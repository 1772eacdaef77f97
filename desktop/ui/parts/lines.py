"""List rows of two lines, a label over its detail, as cards, pickers and the search box show them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.parts import marking
from desktop.ui.shell import colours, icons

DETAIL = Qt.ItemDataRole.UserRole + 1
HEADING = Qt.ItemDataRole.UserRole + 5
LINE = Qt.ItemDataRole.UserRole + 2
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One row: what it opens (`key`, any value of the caller's), its label, detail, icon and state's colour."""

    key: Any
    label: str
    detail: str = ""
    icon: str = ""
    colour: str = "muted"


class LineDelegate(QStyledItemDelegate):
    """Paints a row's label, and its detail smaller and quieter beneath; words that were looked for are bold."""

    marked: Sequence[str] = ()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a row the height of its lines and some air."""
        high = QFontMetrics(option.font).height()
        lines = 1.9 if index.data(DETAIL) else 1.0
        return QSize(8 * high, round(high * (lines + 0.9)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint background and icon as the style does, the words ourselves."""
        self.initStyleOption(option, index)
        label, option.text = option.text, ""
        icon = QIcon(option.icon)
        option.icon = QIcon()
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        high = QFontMetrics(option.font).height()
        room = option.rect.adjusted(high // 2, 0, -high // 2, 0)
        if not icon.isNull():
            icon.paint(painter, QRect(room.left(), room.top(), icons.side(), room.height()))
            room.setLeft(room.left() + icons.side() + high // 2)
        self._words(painter, option.font, room, label, index)

    def _words(self, painter: QPainter, font: QFont, room: QRect, label: str, index: Index) -> None:
        named, high, detail = colours.now(), QFontMetrics(font).height(), index.data(DETAIL)
        if index.data(HEADING):
            _line(painter, room, _sized(font, bold=True), named.muted, label)
        elif not detail:
            self._line(painter, room, font, named.text, label)
        else:
            middle = room.center().y()
            above = QRect(room.left(), middle - high, room.width(), high)
            self._line(painter, above, font, named.text, label)
            below = QRect(room.left(), middle + round(high * 0.1), room.width(), high)
            self._line(painter, below, _sized(font), named.muted, detail)

    def _line(self, painter: QPainter, room: QRect, font: QFont, colour: str, text: str) -> None:
        marked = marking.spans(text, self.marked) if self.marked else ()
        if marked:
            marking.paint(painter, room, font, colour, text, marked)
        else:
            _line(painter, room, font, colour, text)


class LineList(QListWidget):
    """A list of `Line`s; arrows move, Enter or a click opens."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._delegate = LineDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show other rows."""
        self.clear()
        for line in lines:
            self.addItem(item(line))

    def mark(self, words: Sequence[str]) -> None:
        """Let some words stand out in all rows: those that were looked for, as `marking.folded` gives them."""
        self._delegate.marked = tuple(words)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons again in another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for shown in (self.item(row) for row in range(self.count())):
                _draw_icon(shown, self.line(shown))

    def line(self, shown: QListWidgetItem | None) -> Line | None:
        """Give the row of an item; `None` for a heading or nothing."""
        found = shown.data(LINE) if shown else None
        return found if isinstance(found, Line) else None


def item(line: Line) -> QListWidgetItem:
    """Make the list item of a row."""
    made = QListWidgetItem(line.label)
    made.setData(DETAIL, line.detail)
    made.setData(LINE, line)
    made.setToolTip("\n".join(filter(None, (line.label, line.detail))))  # a narrow list cuts them
    made.setData(Qt.ItemDataRole.AccessibleTextRole, f"{line.label} {line.detail}".strip())
    _draw_icon(made, line)
    return made


def _draw_icon(shown: QListWidgetItem, line: Line | None) -> None:
    if line is not None and line.icon:
        shown.setIcon(icons.icon(line.icon, line.colour))


def heading(text: str) -> QListWidgetItem:
    """Make the name of the rows that follow; it cannot be opened."""
    made = QListWidgetItem(text)
    made.setFlags(Qt.ItemFlag.NoItemFlags)
    made.setData(HEADING, True)
    return made


def _sized(font: QFont, *, bold: bool = False) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    small.setBold(bold)
    return small


def _line(painter: QPainter, room: QRect, font: QFont, colour: str, text: str) -> None:
    painter.setFont(font)
    painter.setPen(QColor(colour))
    elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(
        room, int(flags) | Qt.TextFlag.TextDontClip, elided
    )  # marks under letters hang below the line

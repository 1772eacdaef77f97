"""The cell that tells whether somebody came: three words side by side, the one that holds marked; a click chooses."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.i18n import N_, _
from desktop.ui.shell import colours, icons

Index = QModelIndex | QPersistentModelIndex
WORDS = {  # by presence: what is said in the cell, its icon and its colour
    "present": (N_("มา"), "check", "good"),
    "substitute": (N_("แทน"), "users", "warn"),
    "absent": (N_("ไม่มา"), "x", "bad"),
}


class PresenceCell(QStyledItemDelegate):
    """Paints the three words; `chosen` gives the row and the word that was clicked."""

    chosen = Signal(int, str)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Ask for the room of the three words with their icons."""
        wide = sum(_width(option.font, presence) for presence in WORDS)
        return QSize(wide + 2 * _air(option.font), super().sizeHint(option, index).height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the background as the style does, the words ourselves."""
        self.initStyleOption(option, index)
        said, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        if not said:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = index.data(Qt.ItemDataRole.UserRole)
        for presence, place in places(option.rect, option.font).items():
            _paint_word(painter, option.font, presence, place, chosen=presence == now)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Choose the word that is clicked."""
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            for presence, place in places(option.rect, option.font).items():
                if place.contains(event.position().toPoint()) and index.data():
                    self.chosen.emit(index.row(), presence)
                    return True
        return super().editorEvent(event, model, option, index)


def places(cell: QRect, font: QFont) -> dict[str, QRect]:
    """Give the place of each word in a cell."""
    air, found = _air(font), {}
    left = cell.left() + air
    for presence in WORDS:
        wide = _width(font, presence)
        found[presence] = QRect(left, cell.top() + air // 2, wide - air // 2, cell.height() - air)
        left += wide
    return found


def _air(font: QFont) -> int:
    return QFontMetrics(font).height() // 3


def _width(font: QFont, presence: str) -> int:
    """Measure a word set bold, with room for its icon."""
    bold = QFont(font)
    bold.setBold(True)
    word = QFontMetrics(bold).horizontalAdvance(_(WORDS[presence][0]))
    return word + icons.side() + 3 * _air(font)


def _paint_word(painter: QPainter, font: QFont, presence: str, place: QRect, *, chosen: bool) -> None:
    word, icon, colour = WORDS[presence]
    named, air = colours.now(), _air(font)
    shown = QFont(font)
    shown.setBold(chosen)
    painter.setFont(shown)
    text = QRect(place)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(getattr(named, f"{colour}_tint")))
        painter.drawRoundedRect(place, air, air)
        mark = QRect(place.left() + air // 2, place.top(), icons.side(), place.height())
        icons.icon(icon, colour).paint(painter, mark)
        text.setLeft(mark.right() + air // 2)
    painter.setPen(QColor(getattr(named, colour) if chosen else named.muted))
    across = Qt.AlignmentFlag.AlignLeft if chosen else Qt.AlignmentFlag.AlignHCenter
    painter.drawText(text, int(across | Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextDontClip, _(word))

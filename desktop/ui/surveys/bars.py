"""Drawn bars of how far something is, each beside its number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.parts.buttons import gap
from desktop.ui.shell import colours
from desktop.ui.surveys import words

BAR = Qt.ItemDataRole.UserRole + 1
HIGH = 0.28  # of a bar, in lines' heights
TRACK = 80  # how dense the part that is not done is drawn, of 255: seen on a chosen row too
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class Bar:
    """One bar: what it opens, its words, how many are done of how many."""

    key: Any
    label: str
    done: int
    total: int


def paint(painter: QPainter, room: QRect, done: int, total: int) -> None:
    """Draw a bar into its room: green where all is done."""
    named = colours.now()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    whole = QRectF(room)
    track = QColor(named.edge)
    track.setAlpha(TRACK)
    painter.setBrush(track)
    painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)
    if total and done:
        whole.setWidth(max(whole.height(), whole.width() * done / total))
        painter.setBrush(QColor(named.good if done == total else named.accent))
        painter.drawRoundedRect(whole, whole.height() / 2, whole.height() / 2)


class BarLabel(QWidget):
    """A sentence with a bar under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._bar = QLabel(), _Drawn()
        self._words.setProperty("role", "section")
        self._words.setIndent(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(self, 0.1))
        column.addWidget(self._words)
        column.addWidget(self._bar)

    def show_bar(self, sentence: str, done: int, total: int) -> None:
        """Show another state."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self._bar.show_state(done, total)

    def text(self) -> str:
        """Give the sentence."""
        return self._words.text()


class _Drawn(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._done = self._total = 0
        self.setFixedHeight(max(gap(self, HIGH), 4))

    def show_state(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        painter = QPainter(self)
        paint(painter, self.rect(), self._done, self._total)
        painter.end()


class BarList(QListWidget):
    """Rows of bars; arrows move, Enter or a click opens, `chosen` tells where the keyboard stands."""

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setItemDelegate(_BarDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._open)
        self.currentItemChanged.connect(self._tell)

    def show_bars(self, bars: Sequence[Bar]) -> None:
        """Show other rows; the one of the same key stays chosen."""
        before = self.key()
        self.blockSignals(True)
        self.clear()
        for bar in bars:
            item = QListWidgetItem(bar.label)
            item.setData(BAR, bar)
            said = words.done(bar.done, bar.total)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{bar.label} {said}")
            item.setToolTip(f"{bar.label} {said}")
            self.addItem(item)
        keys = [bar.key for bar in bars]
        self.setCurrentRow(keys.index(before) if before in keys else 0 if bars else -1)
        self.blockSignals(False)

    def fit(self) -> None:
        """Be as high as the rows are many."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        high = sum(self.sizeHintForRow(row) for row in range(self.count()))
        self.setFixedHeight(high + 2 * self.frameWidth())

    def key(self) -> Any:
        """Give what the chosen row opens."""
        bar = _bar(self.currentItem())
        return bar.key if bar else None

    def choose(self, key: Any) -> None:
        """Choose the row of a key."""
        for row in range(self.count()):
            bar = _bar(self.item(row))
            if bar is not None and bar.key == key:
                self.setCurrentRow(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Enter."""
        if event.key() in ENTER:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem | None) -> None:
        bar = _bar(item)
        if bar is not None:
            self.opened.emit(bar.key)

    def _tell(self, item: QListWidgetItem | None) -> None:
        bar = _bar(item)
        if bar is not None:
            self.chosen.emit(bar.key)


class _BarDelegate(QStyledItemDelegate):
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex  # noqa: ARG002
    ) -> QSize:  # fmt: skip
        high = QFontMetrics(option.font).height()
        return QSize(10 * high, round(high * 2.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.initStyleOption(option, index)
        label, option.text = option.text, ""
        style = option.widget.style() if option.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        bar, named, metrics = index.data(BAR), colours.now(), QFontMetrics(option.font)
        high = metrics.height()
        room = option.rect.adjusted(high // 2, round(high * 0.3), -high // 2, 0)
        room.setHeight(high)
        said = words.done(bar.done, bar.total)
        wide = metrics.horizontalAdvance(said)
        painter.setFont(option.font)
        painter.setPen(QColor(named.muted))
        clip = int(Qt.AlignmentFlag.AlignVCenter) | Qt.TextFlag.TextDontClip
        painter.drawText(room, clip | int(Qt.AlignmentFlag.AlignRight), said)
        painter.setPen(QColor(named.text))
        left = metrics.elidedText(label, Qt.TextElideMode.ElideRight, room.width() - wide - high // 2)
        painter.drawText(room, clip | int(Qt.AlignmentFlag.AlignLeft), left)
        drawn = QRect(room.left(), room.bottom() + high // 4, room.width(), max(round(high * HIGH), 4))
        painter.save()
        paint(painter, drawn, bar.done, bar.total)
        painter.restore()


def _bar(item: QListWidgetItem | None) -> Bar | None:
    found = item.data(BAR) if item is not None else None
    return found if isinstance(found, Bar) else None

"""Labels whose Thai text wraps between words on every system, and is copied without the breaks.

They are not selectable by Qt's means: that draws into the height of the font's line and cuts the marks below.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from desktop.i18n import _

# WORKAROUND: Qt finds Thai words only where libthai is installed; may go when Qt brings its own list.
# https://github.com/qt/qtbase/blob/6.11/src/corelib/text/qunicodetools.cpp
BREAK = "\u200b"  # a line may end here
WIDEST = 34  # lines' heights: a wrapped label asks for no more width
NARROWEST = 5


def display(text: str) -> str:
    """Put a break between the wrapping units of a text that is only shown, never kept or edited."""
    from desktop.thai import wrapping  # reads the word list at its first use

    return BREAK.join(wrapping.units(text))


def plain(text: str) -> str:
    """Take the breaks out again."""
    return text.replace(BREAK, "")


class TextLabel(QLabel):
    """Text that wraps; `role` names its look in the style sheets (title, subtitle, hint, error, …)."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)
        self._text = self._broken = ""
        self._heights: dict[int, int] = {}  # by width: a layout asks often
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def text(self) -> str:
        """Give the text without the breaks."""
        return self._text

    def setText(self, text: str) -> None:
        """Show another text; it is broken into words only when it has to wrap."""
        self._text, self._broken = text, ""
        self._heights.clear()
        self.setAccessibleName(text)
        super().setText(text)
        self._settle()

    def hasHeightForWidth(self) -> bool:
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Compute the height of the wrapped text."""
        self.ensurePolished()
        if width not in self._heights:
            self._heights[width] = self._height(width)
        return self._heights[width]

    def _height(self, width: int) -> int:
        around = self._around()
        room = QRect(0, 0, max(1, width - around.width()), 1_000_000)
        text = self._words() if self._needs_words(width) else self._text
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        used = self.fontMetrics().boundingRect(room, int(flags), text)
        return max(used.height(), self.fontMetrics().height()) + around.height()

    def sizeHint(self) -> QSize:
        """Ask for the width of the text, up to a comfortable line."""
        wanted = self._line_width() + self._around().width()
        width = min(wanted, WIDEST * self.fontMetrics().height(), self.maximumWidth())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Ask for a few letters' width at least."""
        metrics = self.fontMetrics()
        wanted = self._line_width() + self._around().width()
        return QSize(
            min(wanted, NARROWEST * metrics.height()), metrics.lineSpacing() + self._around().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the text once it no longer stands on one line, and take the height it needs."""
        super().resizeEvent(event)
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        """Settle what was set while out of sight."""
        super().showEvent(event)
        self._settle()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights.clear()
            self._settle()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to copy."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        action = QAction(_("คัดลอก"), menu)
        action.triggered.connect(self.copy)
        menu.addAction(action)
        menu.exec(event.globalPos())

    def copy(self) -> None:
        """Put the text on the clipboard."""
        QGuiApplication.clipboard().setText(self._text)

    def _settle(self) -> None:
        """Break the text where it is too wide, and hold the height: not every layout asks for it."""
        if not self.isVisible():  # not laid out: its width says nothing yet
            self.setMinimumHeight(0)
            return
        if not self._broken and self._needs_words(self.width()):
            super().setText(self._words())
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def _words(self) -> str:
        self._broken = self._broken or "\n".join(display(line) for line in self._text.split("\n"))
        return self._broken

    def _needs_words(self, width: int) -> bool:
        """Tell whether the text must be broken within words of Thai: at spaces its lines would end too early.

        Where they would not, as in English, the word list need not be read.
        """
        room = width - self._around().width()
        return self._line_width() > room and self._width_of(self._text.split()) > room / 3

    def _line_width(self) -> int:
        return self._width_of(self._text.split("\n"))

    def _width_of(self, parts: Sequence[str]) -> int:
        self.ensurePolished()
        return max((self.fontMetrics().horizontalAdvance(part) for part in parts), default=0) + 1

    def _around(self) -> QSize:
        """Measure the style sheet's padding."""
        self.ensurePolished()
        inner = self.contentsRect()
        return QSize(self.width() - inner.width(), self.height() - inner.height())

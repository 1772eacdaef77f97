"""Pages one over the other, of which only the one on show asks for room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QWidget


class Stack(QStackedWidget):
    """A stack that is as small as the page on show may be; Qt's own is as large as its largest page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(self._measure)

    def sizeHint(self) -> QSize:
        """Give the wish of the page on show."""
        page = self.currentWidget()
        return page.sizeHint() if page is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Give the least room of the page on show."""
        page = self.currentWidget()
        if page is None:
            return super().minimumSizeHint()
        return page.minimumSizeHint().expandedTo(page.minimumSize())

    def hasHeightForWidth(self) -> bool:
        """Tell whether the height of the page on show follows from its width."""
        page = self.currentWidget()
        return page is not None and page.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:
        """Give the height that the page on show wants at a width."""
        page = self.currentWidget()
        return page.heightForWidth(width) if page is not None else -1

    def _measure(self) -> None:
        self.updateGeometry()

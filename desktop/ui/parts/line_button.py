"""A small button inside a line of text, as tall as the text wants it; Qt's own stays 16 pixels at every size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton

from desktop.ui.parts.buttons import gap
from desktop.ui.shell import icons


class LineButton(QToolButton):
    """Stands at the right end of a line, or at its left; without an act it is only a picture."""

    def __init__(
        self, line: QLineEdit, icon: str, name: str, act: Callable[[], object] | None = None, *, left: bool = False
    ) -> None:  # fmt: skip
        super().__init__(line)
        self._line, self._left = line, left
        self.setProperty("within", True)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        icons.put(self, icon, "muted")
        if act is None:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        else:
            self.setToolTip(name)
            self.clicked.connect(act)
        line.installEventFilter(self)
        self._stand()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the end of the line."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._stand()
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        line, margins = self._line, self._line.textMargins()
        wide = icons.side() + gap(line, 0.4)
        edge = gap(line, 0.15)
        x = edge if self._left else line.width() - wide - edge
        self.setGeometry(x, 0, wide, line.height())
        self.setIconSize(QSize(icons.side(), icons.side()))
        if self._left:
            margins.setLeft(wide - gap(line, 0.2))
        else:
            margins.setRight(wide - gap(line, 0.2))
        line.setTextMargins(margins)


class ClearButton(LineButton):
    """Empties its line; seen while there is something to empty."""

    def __init__(self, line: QLineEdit, name: str) -> None:
        super().__init__(line, "x", name, line.clear)
        line.textChanged.connect(self._follow)
        self._follow(line.text())

    def _follow(self, text: str) -> None:
        self.setVisible(bool(text))

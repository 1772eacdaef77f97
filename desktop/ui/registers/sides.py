"""How the pages of a letter and of a block stand: the head, the thing itself, and what is known about it beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QSplitter, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import gap


def stand(page: QWidget, head: QWidget, main: QWidget, beside: Sequence[QWidget]) -> None:
    """Lay out a page: its head over the main part, other parts in a column that scrolls beside it."""
    air = gap(page)
    side = QWidget()
    side.setProperty("role", "body")
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(air * 2 // 3)
    for part in beside:
        column.addWidget(part)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    scroll.setWidget(side)
    scroll.setMinimumWidth(side.minimumSizeHint().width() + scroll.verticalScrollBar().sizeHint().width())
    split = QSplitter()
    split.setChildrenCollapsible(False)
    split.addWidget(main)
    split.addWidget(scroll)
    split.setSizes([gap(page, 29), gap(page, 17)])
    split.setHandleWidth(air)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
    outer.setSpacing(air * 3 // 4)
    outer.addWidget(head)
    outer.addWidget(split, 1)

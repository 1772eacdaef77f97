"""A card of facts: a quiet title over each value."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel


class FactsCard(QFrame):
    """Shows titles and values; a value that says nothing is left out with its title."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        air = gap(self)
        self._column.setContentsMargins(air, air * 2 // 3, air, air * 2 // 3)
        self._column.setSpacing(0)

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """Show other facts, each a title and a value."""
        while self._shown:
            old = self._shown.pop()
            self._column.removeWidget(old)
            old.deleteLater()
        for title, value in facts:
            if value:
                self._add(TextLabel(title, "hint"))
                self._add(TextLabel(value))

    def _add(self, label: TextLabel) -> None:
        self._shown.append(label)
        self._column.addWidget(label)

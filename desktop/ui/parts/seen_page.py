"""A page that reads what it shows only once it is seen."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.parts.page import Page


class SeenPage(Page):
    """A page of one tambon or all: a change of what it tells of is read at once while it is seen, else at the next sight."""

    topics: ClassVar[Collection[str]] = ()  # whose change is seen here

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tambon, self._stale = "", True

    def tells_of(self, topic: str) -> bool:
        """Tell whether a change of a topic is seen here."""
        return topic in self.topics

    def refresh(self, topic: str) -> None:
        """Read again, now or when it is next seen, what tells of the topic."""
        if self.tells_of(topic):
            self._read_when_seen()

    def show_tambon(self, code: str) -> None:
        """Show one tambon only; "" for all."""
        self._tambon = code
        self._read_when_seen()

    def showEvent(self, event: QShowEvent) -> None:
        """Read at the first sight, and where something changed since the last."""
        super().showEvent(event)
        self._read_if_seen()

    def _read_when_seen(self) -> None:
        self._stale = True
        self._read_if_seen()

    def _read_if_seen(self) -> None:
        if self._stale and self.isVisible():
            self._stale = False
            self._read()

    def _read(self) -> None:
        """Ask for what is shown here."""
        raise NotImplementedError

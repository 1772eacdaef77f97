"""Several pages in one place, each under its tab."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.ui.parts.buttons import gap
from desktop.ui.parts.page import Page


class TabbedPage(Page):
    """Gives the keys to the page under the chosen tab, and a record to the page of its topic."""

    def __init__(self, pages: Mapping[str, Page], parent: QWidget | None = None) -> None:
        """Make the place; `pages` by topic, in the order of the tabs."""
        super().__init__(parent)
        self.pages = dict(pages)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for page in self.pages.values():
            self.tabs.addTab(page, page.title())
            page.said.connect(self.said)
            page.open_asked.connect(self.open_asked)
        self._page = self._chosen()
        self.tabs.currentChanged.connect(self._turned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, gap(self, 0.5), 0, 0)
        column.addWidget(self.tabs)

    def title(self) -> str:
        """Name what is on show."""
        return self._page.title()

    def new(self) -> None:
        """Begin a new record of the topic on show."""
        self._page.new()

    def save(self) -> None:
        """Save what is on show."""
        self._page.save()

    def print_(self) -> None:
        """Print what is on show."""
        self._page.print_()

    def back(self) -> None:
        """Go back one step on show."""
        self._page.back()

    def open(self, topic: str, id_: str) -> None:
        """Show a record under its tab."""
        self._show(self.pages[topic])
        self.pages[topic].open(topic, id_)

    def show_part(self, topic: str, id_: str) -> None:
        """Turn to a part of the record on show."""
        self._page.show_part(topic, id_)

    def show_found(self, topic: str, text: str) -> None:
        """Show the list of a topic under its tab, narrowed to a text."""
        self._show(self.pages[topic])
        self.pages[topic].show_found(topic, text)

    def refresh(self, topic: str) -> None:
        """Read again where the topic is shown."""
        for page in self.pages.values():
            page.refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        for page in self.pages.values():
            page.show_tambon(code)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask the page on show."""
        return self._page.can_leave(go_on)

    def _turned(self) -> None:
        """Turn to the chosen tab, unless the page on show is not to be left."""
        wanted = self._chosen()
        if wanted is self._page:
            return
        self._show(self._page)
        if self._page.can_leave(partial(self._show, wanted)):
            self._show(wanted)

    def _show(self, page: Page) -> None:
        self._page = page
        self.tabs.setCurrentWidget(page)

    def _chosen(self) -> Page:
        chosen = self.tabs.currentWidget()
        assert isinstance(chosen, Page)
        return chosen

"""The place of papers: issued, received and reserved under their tabs, and on a laptop which numbers it gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.banner import Banner
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.page import Page
from desktop.ui.records.tabbed_page import TabbedPage
from desktop.ui.registers import asking, words

if TYPE_CHECKING:
    from desktop.work.number_blocks import Remaining


class PapersPlace(TabbedPage):
    """Papers with the other registers beside them."""

    def __init__(self, jobs: Jobs, pages: Mapping[str, Page], parent: QWidget | None = None) -> None:
        """Make the place; `pages` by topic, the papers first."""
        super().__init__(pages, parent)
        self._jobs = jobs
        self.tabs.setTabText(0, _("หนังสือที่ออก"))
        self.banner = Banner()
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        row = QHBoxLayout()
        row.setContentsMargins(gap(self, 1.5), 0, gap(self, 1.5), 0)
        row.addWidget(self.banner)
        column.insertLayout(0, row)
        self._read()

    def refresh(self, topic: str) -> None:
        """Read again where the topic is shown."""
        super().refresh(topic)
        if topic in ("papers", "number_blocks"):
            self._read()

    def _read(self) -> None:
        self._jobs.read(asking.remaining, self._show_remaining)

    def _show_remaining(self, remaining: Remaining) -> None:
        self.banner.say(words.banner(remaining))

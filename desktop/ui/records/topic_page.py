"""The place of a topic: its list, and the page of the record that is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop import paths
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.parts.list_page import Export, ListPage
from desktop.ui.parts.page import Page
from desktop.ui.parts.stack import Stack
from desktop.ui.records.record_page import Description, RecordPage

FILE_KINDS = "Excel (*.xlsx);;CSV (*.csv);;JSON (*.json)"


class TopicPage(Page):
    """Shows the list of a topic, or one record; the page's keys go to whichever is on show."""

    def __init__(
        self, jobs: Jobs, list_page: ListPage, record_page: Page, topic: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._topic = jobs, topic
        self.list, self.record = list_page, record_page
        self._stack = Stack()
        for page in (list_page, record_page):
            self._stack.addWidget(page)
            page.said.connect(self.said)
            page.open_asked.connect(self.open_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        list_page.opened.connect(self._open_id)
        list_page.add_asked.connect(self._add)
        list_page.export_asked.connect(self._export)
        record_page.closed.connect(self.show_list)  # type: ignore[attr-defined]

    def title(self) -> str:
        """Name what is on show."""
        return self._shown().title()

    def new(self) -> None:
        """Begin a new record, once the open one may be left."""
        if self.can_leave(self._add):
            self._add()

    def save(self) -> None:
        """Save the open record."""
        self._shown().save()

    def print_(self) -> None:
        """Print what is on show."""
        self._shown().print_()

    def back(self) -> None:
        """Go back to the list, or clear its filter."""
        self._shown().back()

    def open(self, topic: str, id_: str) -> None:
        """Show a record; "" for a new one."""
        self._stack.setCurrentWidget(self.record)
        self.record.open(topic, id_)

    def refresh(self, topic: str) -> None:
        """Read the list again where it shows the topic."""
        self.list.refresh(topic)
        self.record.refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self.list.show_tambon(code)
        self.record.show_tambon(code)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask the page on show."""
        return self._shown().can_leave(go_on)

    def show_list(self) -> None:
        """Go back to the list."""
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def _shown(self) -> Page:
        return self.record if self._stack.currentWidget() is self.record else self.list

    def _open_id(self, id_: str) -> None:
        self.open(self._topic, id_)

    def _add(self) -> None:
        self.open(self._topic, "")

    def _export(self, export: Export) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("ส่งออกรายการ"), str(paths.documents_folder() / f"{self.list.title()}.xlsx"), FILE_KINDS
        )
        if name:
            act = partial(_export, export=export, path=Path(name))
            self._jobs.long(act, self._exported)

    def _exported(self, count: int) -> None:
        self.said.emit(_("ส่งออก {count} รายการแล้ว").format(count=f"{count:,}"), None)


def topic_page(jobs: Jobs, description: Description) -> TopicPage:
    """Make the place of a topic from its description."""
    kind = description.kind
    shown = ListPage(jobs, kind, icon=description.icon, add=description.add, teach=description.teach)
    return TopicPage(jobs, shown, RecordPage(jobs, description), kind.topic)


def _export(session: Any, progress: Progress, export: Export, path: Path) -> int:
    """Write a list as it is shown and give the number of its rows."""
    from desktop.exchange import lists

    return lists.export(session, progress.step, export.topic, export.columns, export.numbers, path)

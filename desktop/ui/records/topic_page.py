"""The place of a topic: its list, and the page of the record that is open."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import settings
from desktop.domain.people import Person
from desktop.domain.topics import TOPICS
from desktop.errors import Refusal
from desktop.i18n import _
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.parts.list_page import Export, ListPage
from desktop.ui.parts.page import Page
from desktop.ui.parts.picker import known
from desktop.ui.parts.stack import Stack
from desktop.ui.records import taking_out
from desktop.ui.records.description import Description


class TopicPage(Page):
    """Shows the list of a topic, or one record; the page's keys go to whichever is on show."""

    def __init__(
        self,
        jobs: Jobs,
        list_page: ListPage,
        make_record: Callable[[], Page],
        topic: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show a list; `make_record` makes the page of a record when the first is opened."""
        super().__init__(parent)
        self._jobs, self._topic, self._tambon = jobs, topic, ""
        self.list = list_page
        self._make_record = make_record
        self._record: Page | None = None
        self._stack = Stack()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._add_page(list_page)
        list_page.opened.connect(self._open_id)
        list_page.add_asked.connect(self._add)
        list_page.export_asked.connect(self._export)
        list_page.bulk_asked.connect(self._ask_bulk)
        list_page.table.columns_chosen.connect(self._keep_columns)
        list_page.table.hide_only(settings.get("columns").get(topic, []))

    @property
    def record(self) -> Page:
        """Give the page of a record."""
        if self._record is None:
            self._record = self._make_record()
            self._add_page(self._record)
            self._record.show_tambon(self._tambon)
            self._record.closed.connect(self.show_list)  # type: ignore[attr-defined]
        return self._record

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
        record = self.record
        self._stack.setCurrentWidget(record)
        record.open(topic, id_)

    def show_part(self, topic: str, id_: str) -> None:
        """Turn to a part of the record on show."""
        self.record.show_part(topic, id_)

    def show_found(self, topic: str, text: str) -> None:  # noqa: ARG002
        """Show the list narrowed to a text, whatever narrowed it before."""
        self.show_list()
        self.list.narrow_to(text)

    def refresh(self, topic: str) -> None:
        """Read the list again where it shows the topic."""
        self.list.refresh(topic)
        if self._record is not None:
            self._record.refresh(topic)

    def show_tambon(self, code: str) -> None:
        """Show one tambon only."""
        self._tambon = code
        self.list.show_tambon(code)
        if self._record is not None:
            self._record.show_tambon(code)

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask the page on show."""
        return self._shown().can_leave(go_on)

    def show_list(self) -> None:
        """Go back to the list."""
        self._stack.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def _add_page(self, page: Page) -> None:
        self._stack.addWidget(page)
        page.said.connect(self.said)
        page.open_asked.connect(self.open_asked)

    def _shown(self) -> Page:
        page = self._stack.currentWidget()
        assert isinstance(page, Page)
        return page

    def _open_id(self, id_: str) -> None:
        self.open(self._topic, id_)

    def _add(self) -> None:
        self.open(self._topic, "")

    def _keep_columns(self) -> None:
        """Remember on this machine which columns are hidden."""
        with suppress(Refusal):  # columns that cannot be remembered are no trouble to anybody
            settings.put("columns", {**settings.get("columns"), self._topic: self.list.table.hidden()})

    def _export(self, export: Export) -> None:
        taking_out.ask(self, self.list.title(), partial(self._write_out, export))

    def _write_out(self, export: Export, path: Path, passphrase: str) -> None:
        then = partial(self._exported, len(export.numbers))
        act = partial(_export, export=export, path=path, passphrase=passphrase)
        go_on = partial(self._jobs.long, act, then, self._exporting)
        taking_out.noted(self._jobs, export.topic, passphrase, go_on, self)

    def _ask_bulk(self, numbers: list[int]) -> None:
        self._jobs.read(partial(_bulk, topic=self._topic), partial(self._change_many, numbers))

    def _change_many(self, numbers: list[int], asked: tuple[Any, Any]) -> None:
        """Ask for one value for many records."""
        from desktop.ui.records.bulk_dialog import BulkDialog

        picker = known(self._jobs, partial(str, self._tambon))
        dialog = BulkDialog(self._jobs, TOPICS[self._topic], numbers, *asked, picker, self)
        dialog.changed.connect(self._changed_many)
        dialog.open()

    def _changed_many(self, count: int) -> None:
        self.said.emit(_("แก้ไขแล้ว {count} รายการ").format(count=f"{count:,}"), self._undo)

    def _undo(self) -> None:
        from desktop.ui.records.record_page import UNDONE
        from desktop.work import records

        self._jobs.write(records.undo, self._undone, self._topic, action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)

    def _exporting(self, done: int, total: int) -> None:
        words = _("กำลังส่งออก {done} จาก {total} รายการ")
        self.said.emit(words.format(done=f"{done:,}", total=f"{total:,}"), None)

    def _exported(self, asked: int, count: int) -> None:
        words = _("ส่งออก {count} รายการแล้ว").format(count=f"{count:,}")
        if self._topic == Person.topic and count < asked:
            words = _("ส่งออก {count} รายการแล้ว เว้นบุคคลที่ระงับการใช้ข้อมูลไว้ {left} คน").format(
                count=f"{count:,}", left=f"{asked - count:,}"
            )
        self.said.emit(words, None)


def topic_page(
    jobs: Jobs, description: Description, make_record: Callable[[Jobs, Description], Page] | None = None
) -> TopicPage:
    """Make the place of a topic from its description; `make_record` makes a page that can do more than edit."""
    kind = description.kind
    shown = ListPage(
        jobs,
        kind,
        icon=description.icon,
        add=description.add,
        teach=description.teach,
        bulk=bool(description.add),
    )
    return TopicPage(jobs, shown, partial(make_record or _record_page, jobs, description), kind.topic)


def _record_page(jobs: Jobs, description: Description) -> Page:
    from desktop.ui.records.record_page import RecordPage

    return RecordPage(jobs, description)


def _bulk(session: Any, topic: str) -> tuple[Any, Any]:
    from desktop.ui.records.bulk_dialog import asked

    return asked(session, topic)


def _export(session: Any, progress: Progress, export: Export, path: Path, passphrase: str) -> int:
    """Write a list as it is shown and give the number of its rows."""
    from desktop.exchange import lists

    return lists.export(
        session, progress.step, export.topic, export.columns, export.numbers, path, passphrase
    )

"""The button นำเข้า… of a list: it asks for a file and opens the window of importing over the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget

from desktop.domain.records import Record
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import PageHead, button
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.page import Page
from desktop.ui.records.topic_page import TopicPage

UNDONE = N_("เลิกทำ")


@dataclass(frozen=True)
class Offer:
    """Where a file is taken in from: a page, what its files may hold, and the tambon on show there."""

    jobs: Jobs
    page: Page
    kinds: Sequence[type[Record]]
    tambon: Callable[[], str]


def offer(jobs: Jobs, page: TopicPage, kinds: Sequence[type[Record]]) -> TopicPage:
    """Put the button on a list and give its page; with more than one kind of record it asks which."""
    offered = Offer(jobs, page, kinds, lambda: page.list.model.asked.tambon)
    put(offered, page.list.head, page.list.empty)
    return page


def put(offered: Offer, *places: PageHead | Empty) -> None:
    """Put the button in the head of a page, and where it says that it is empty."""
    for place in places:
        place.add(button(_("นำเข้า…"), partial(ask, offered, place), "table-import"))


def ask(offered: Offer, place: QWidget) -> None:
    """Ask what is in the file, where that may be several things, and for the file."""
    if len(offered.kinds) == 1:
        ask_file(offered, offered.kinds[0])
        return
    menu = QMenu(place)
    for kind in offered.kinds:
        menu.addAction(_(kind.titled), partial(ask_file, offered, kind))
    menu.popup(place.mapToGlobal(place.rect().bottomRight()))


def ask_file(offered: Offer, kind: type[Record]) -> None:
    """Ask for a file and show what it holds."""
    from desktop.ui.imports import dialog

    path = dialog.ask_file(offered.page)
    if path is not None:
        show(offered, kind, path)


def show(offered: Offer, kind: type[Record], path: Path) -> None:
    """Open the window of importing over a page."""
    from desktop.ui.imports.dialog import ImportDialog

    window = ImportDialog(offered.jobs, kind, path, offered.tambon(), offered.page)
    window.imported.connect(partial(_said, offered, kind))
    window.open()


def _said(offered: Offer, kind: type[Record], sentence: str) -> None:
    offered.page.said.emit(sentence, partial(_undo, offered, kind))


def _undo(offered: Offer, kind: type[Record]) -> None:
    from desktop.work import records

    undone = partial(_undone, offered)
    offered.jobs.write(records.undo, undone, kind.topic, action=UNDONE, owner=offered.page)


def _undone(offered: Offer, _action: str) -> None:
    offered.page.said.emit(_("เลิกทำแล้ว"), None)

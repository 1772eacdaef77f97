"""A page of a record with its parts: kept as a draft while it is typed, saved as a whole, asked about before it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, ClassVar, Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.domain.records import Kind, Record, fields_of
from desktop.errors import Stale
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts import messages
from desktop.ui.parts.page import Page
from desktop.ui.records.record_page import DROPPED, KEPT, UNDONE

PAUSE = 400  # milliseconds after an edit before what follows the page is read again
DRAFT_AFTER = 1500


class Asking(Protocol):
    """What such a page asks of `work`; the module `asking` of its topic."""

    def save(self, session: Any, form: Any, over: bool = False) -> str:
        """Record a page, forget its draft and give the record's id."""

    def keep_draft(self, session: Any, form: Any) -> None:
        """Keep a half-typed page."""

    def drop_draft(self, session: Any, form: Any) -> None:
        """Forget a half-typed page."""


class Whole(Protocol):
    """What such a page asks of what stands on it."""

    @property
    def dirty(self) -> bool:
        """Tell whether something is not saved."""

    def page(self) -> Any:
        """Give the page as it stands, without settling the field that is typed in."""

    def settle(self) -> None:
        """Read what is being typed."""

    def holds(self) -> bool:
        """Look at each field and row by itself, go to the first that does not hold, and tell whether all is well."""

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, if it is one of this page."""

    def mark_saved(self) -> None:
        """Take what stands here as saved."""


class WholePage(Page):
    """Guards what is typed on a page; `closed` goes back to the list."""

    closed = Signal()
    topic: ClassVar[str]
    kinds: ClassVar[tuple[type[Record], ...]]  # whose fields stand on the page
    saved_as: ClassVar[str]  # the action in the history
    body: Whole

    def __init__(self, jobs: Jobs, asking: Asking, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._asking = jobs, asking
        self._leaving: Callable[[], object] | None = None  # goes on once the page is saved
        self._next: Callable[[], object] | None = None  # done once the saved page is read again
        self._pause = self._timer(PAUSE, self._follow)
        self._draft_pause = self._timer(DRAFT_AFTER, self._keep_draft)

    def save(self) -> None:
        """Save the page as it stands."""
        if self.body.holds():
            self._save()
        else:
            self._forget_what_waits()

    def back(self) -> None:
        """Go back to the list."""
        if self.can_leave(self.closed.emit):
            self.closed.emit()

    def can_leave(self, go_on: Callable[[], object]) -> bool:
        """Ask once where something is not saved; what is left behind is forgotten."""
        self.body.settle()
        if not self.body.dirty:
            return True
        answer = messages.leave(self)
        if answer == messages.SAVE:
            self._leaving = go_on
            self.save()
        elif answer == messages.LEAVE:
            self._mark_saved()
            act = partial(self._asking.drop_draft, form=self.body.page())
            self._jobs.write(act, topic="drafts", action=DROPPED)
        return bool(answer == messages.LEAVE)

    def _follow(self) -> None:
        """Let what follows the page follow what is typed."""
        raise NotImplementedError

    def _timer(self, after: int, act: Callable[[], None]) -> QTimer:
        made = QTimer(self)
        made.setSingleShot(True)
        made.setInterval(after)
        made.timeout.connect(act)
        return made

    def _save(self, *, over: bool = False) -> None:
        act = partial(self._asking.save, form=self.body.page(), over=over)
        self._jobs.write(act, self._saved, self.topic, action=self.saved_as, failed=self._refused)

    def _saved(self, id_: str) -> None:
        self._mark_saved()
        self.said.emit(_("บันทึกแล้ว"), self._undo)
        leaving, self._leaving = self._leaving, None
        if leaving is not None:
            leaving()
        else:
            self.open(self.topic, id_)

    def _refused(self, error: Exception) -> bool:
        """Put a refusal where its field is; the window shows one that has no field here."""
        if isinstance(error, Stale):
            self._ask_over(error)
            return True
        self._forget_what_waits()
        return self.body.take(error)

    def _ask_over(self, error: Stale) -> None:
        """Show both values where somebody saved in between, and ask whether ours are to stand."""
        sentence = "\n".join((error.say(i18n._), *both_values(error, self.kinds)))
        if messages.ask(self, _("มีการแก้ไขจากที่อื่น"), sentence, _("บันทึกค่าของหน้านี้"), danger=True):
            self._save(over=True)
        else:
            self._forget_what_waits()

    def _forget_what_waits(self) -> None:
        self._leaving = self._next = None

    def _do_what_waits(self) -> None:
        waiting, self._next = self._next, None
        if waiting is not None:
            waiting()

    def _undo(self) -> None:
        from desktop.work import records

        self._jobs.write(records.undo, self._undone, self.topic, action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        if not self.body.dirty:
            self.closed.emit()

    def _keep_draft(self) -> None:
        if self.body.dirty:
            act = partial(self._asking.keep_draft, form=self.body.page())
            self._jobs.write(act, topic="drafts", action=KEPT)

    def _mark_saved(self) -> None:
        self._draft_pause.stop()
        self.body.mark_saved()

    def _is_new(self) -> bool:
        """Tell whether the record was never saved."""
        raise NotImplementedError

    def _once_saved(self, act: Callable[[], object]) -> None:
        """Do something with the record as it is kept; what is not saved is saved first."""
        self.body.settle()
        if self.body.dirty or self._is_new():
            self._next = act
            self.save()
        else:
            act()


def both_values(error: Stale, kinds: tuple[type[Record], ...]) -> Iterator[str]:
    """Say each field that was saved in between, with the value of this page and the one that is kept."""
    from desktop.work.records import shown

    fields = {field.name: field for kind in kinds for field in fields_of(kind)}
    words = _("{title}: หน้านี้ “{mine}” · ที่บันทึกไว้ “{theirs}”")
    for name, theirs in error.theirs.items():
        field = fields.get(name)
        if field is not None and field.kind is not Kind.LINK:
            mine, kept = shown(field, error.mine[name]), shown(field, theirs)
            yield words.format(title=_(field.title), mine=mine, theirs=kept)

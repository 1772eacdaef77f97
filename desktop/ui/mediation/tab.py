"""What the page of a case asks of each of its tabs."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from desktop.work.cases import Whole


class CaseTab(QWidget):
    """One side of a case; it is shown the case as a whole, and says when something of it was written.

    A tab writes by itself (`jobs.write(partial(cases.keep_part, part=…), then=…, topic="cases", action=…)`); the page
    hears `changed` and shows every tab the case as it is then. Nothing is kept in a tab that would outlive the page.
    """

    said = Signal(str, object)  # the quiet word in the corner
    open_asked = Signal(str, str)  # go to another record
    changed = Signal()  # something of the case was written: read it anew
    turn_asked = Signal(str, str)  # another tab by its key, and what is to be begun there

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.jobs = jobs
        self.whole: Whole | None = None

    def show_whole(self, whole: Whole) -> None:
        """Show a case with all its parts."""
        self.whole = whole

    def begin(self, what: str) -> None:
        """Begin what another tab asked for, as a paper of some kind or a step."""

    def save(self) -> None:
        """Save what is typed in the tab, where it is a form."""

    def can_leave(self, go_on: Callable[[], object]) -> bool:  # noqa: ARG002
        """Tell whether the page may be left now, as a page tells it."""
        return True

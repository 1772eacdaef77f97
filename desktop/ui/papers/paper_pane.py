"""A paper beside the page that makes it, as it will print, or what is missing for it."""

from __future__ import annotations

from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import i18n
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Act, Jobs, Latest, Then
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.preview import Preview

PREVIEWED = N_("ดูตัวอย่าง")


class Drawn(Protocol):
    """What has a PDF: an issued paper, or one that was rehearsed."""

    @property
    def pdf(self) -> bytes:
        """Give the file."""


class PaperPane(QStackedWidget):
    """Follows what is typed: one paper is drawn while the newest of those asked for meanwhile waits."""

    drawn = Signal(object)  # what was drawn, or the CannotDo that stands against it

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._turn = 0  # counts what was asked for and shown
        self._asked = Latest(self._rehearse, self)
        self.preview = Preview(jobs, _("ตัวอย่างหนังสือ"))
        self.missing = Empty("file-text", _("ยังไม่มีตัวอย่างหนังสือ"))
        self.missing.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.addWidget(self.preview)
        self.addWidget(self.missing)

    def ask(self, act: Act) -> None:
        """Draw what `act` gives in a rehearsal: something drawn, or the `CannotDo` that stands against it."""
        self._turn += 1
        self._asked.ask(act, partial(self._take, self._turn))

    def show_pdf(self, pdf: bytes) -> None:
        """Show the file of a paper."""
        self._turn += 1
        self.preview.show_pdf(pdf)
        self.setCurrentWidget(self.preview)

    def say(self, sentence: str) -> None:
        """Say why there is no paper to be seen."""
        self._turn += 1
        self.missing.sentence.setText(sentence)
        self.setCurrentWidget(self.missing)

    def _take(self, turn: int, drawn: Drawn | CannotDo) -> None:
        """Show the answer, unless something else was shown since it was asked for."""
        if turn != self._turn:
            return
        if isinstance(drawn, CannotDo):
            self.say(drawn.say(i18n._))
        else:
            self.show_pdf(drawn.pdf)
        self.drawn.emit(drawn)

    def _rehearse(self, act: Act, then: Then, **more: Any) -> None:
        self._jobs.rehearse(act, then, action=PREVIEWED, **more)

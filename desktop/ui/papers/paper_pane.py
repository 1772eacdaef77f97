"""A paper beside the page that makes it, as it will print, or what is missing for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop import i18n
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.ui.jobs import Act, Jobs, Latest, Then
from desktop.ui.parts.empty import Empty
from desktop.ui.parts.preview import Preview

if TYPE_CHECKING:
    from desktop.work.papers import Issued

PREVIEWED = N_("ดูตัวอย่าง")


class PaperPane(QStackedWidget):
    """Follows what is typed: one paper is drawn while the newest of those asked for meanwhile waits."""

    drawn = Signal(object)  # the Issued, or the CannotDo that stands against it

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked = Latest(self._rehearse, self)
        self.preview = Preview(jobs, _("ตัวอย่างหนังสือ"))
        self.missing = Empty("file-text", _("ยังไม่มีตัวอย่างหนังสือ"))
        self.missing.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.addWidget(self.preview)
        self.addWidget(self.missing)

    def ask(self, act: Act) -> None:
        """Draw what `act` issues in a rehearsal; it gives an `Issued`, or the `CannotDo` that stands against it."""
        self._asked.ask(act, self.show_drawn)

    def show_drawn(self, drawn: Issued | CannotDo) -> None:
        """Show a paper, or say what is missing for it."""
        if isinstance(drawn, CannotDo):
            self.missing.sentence.setText(drawn.say(i18n._))
            self.setCurrentWidget(self.missing)
        else:
            self.preview.show_pdf(drawn.pdf)
            self.setCurrentWidget(self.preview)
        self.drawn.emit(drawn)

    def _rehearse(self, act: Act, then: Then, **more: Any) -> None:
        self._jobs.rehearse(act, then, action=PREVIEWED, **more)

"""A question whose answer is a paper: what is said on the left, the page as it would be issued on the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.papers import asking
from desktop.ui.papers.paper_pane import PaperPane
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel

if TYPE_CHECKING:
    from desktop.ui.parts.picker import Match

PAUSE = 300  # milliseconds after an edit before the page is drawn anew


class PaperDialog(QDialog):
    """The frame of a dialog that issues a paper; who extends it gives it a form, and says what is asked and done."""

    def __init__(self, jobs: Jobs, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.number, self.signer = TextLabel(role="large"), TextLabel()
        self.sentence, self.warning = TextLabel(role="subtitle"), TextLabel(role="warning")
        self.paper = PaperPane(jobs)
        self.verb = dialog_button(verb, self.issue, primary=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._rehearse)
        self.form: Form
        self.paper.drawn.connect(self._say)

    def issue(self) -> None:
        """Issue the paper as it is asked for."""
        if self.form.check():
            self.verb.setEnabled(False)
            self._issue()

    def _issue(self) -> None:
        raise NotImplementedError

    def _rehearse(self) -> None:
        raise NotImplementedError

    def _say(self, drawn: Any) -> None:
        raise NotImplementedError

    def _lay_out(self, title: str, form: Form, beside: Sequence[QPushButton] = ()) -> None:
        """Stand the form beside the page; other buttons stand before the verb."""
        self.form = form
        air = gap(self)
        buttons = QHBoxLayout()
        buttons.addWidget(dialog_button(_("กลับ"), self.reject))
        buttons.addStretch(1)
        for one in (*beside, self.verb):
            buttons.addWidget(one)
        left = _column(TextLabel(title, "title"), form, self.warning, self.sentence)
        left.addLayout(buttons)
        right = _column(self.number, self.signer, self.paper)
        middle = QHBoxLayout(self)
        middle.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        middle.setSpacing(air * 3 // 2)
        middle.addLayout(left, 2)
        middle.addLayout(right, 3)
        resize_within(self, 62, 36)

    def _signers(self, session: Any, text: str) -> Sequence[Match]:
        """Offer who may sign on the date that is said."""
        return asking.signers_on(session, text, self._date())

    def _date(self) -> date:
        said: date | None = self._said("dated")
        return said or date.today()

    def _said(self, name: str, otherwise: Any = None) -> Any:
        return self.form.settled().get(name, otherwise)

    def _wait_for(self, sentence: str) -> None:
        """Ask for what must be said before a page can be drawn."""
        self.paper.say(sentence)
        self._tell("", "", "", "")

    def _tell(self, *said: str) -> None:
        """Say number, signer, warning, and what will happen."""
        for label, text in zip((self.number, self.signer, self.warning, self.sentence), said, strict=True):
            label.setText(text)
            label.setVisible(bool(text))

    def _refused(self, error: Exception) -> bool:
        self.verb.setEnabled(True)
        return self.form.take(error)


def _column(*parts: QWidget) -> QVBoxLayout:
    """Stand parts one under the other; a form or a paper takes what room there is."""
    column = QVBoxLayout()
    column.setSpacing(gap(parts[0], 0.4))
    for part in parts:
        column.addWidget(part, 1 if isinstance(part, Form | PaperPane) else 0)
    return column

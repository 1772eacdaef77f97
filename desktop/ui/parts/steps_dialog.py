"""The frame of a dialog that goes step by step: a sentence above, the step, how far long work is, the buttons below."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from desktop.i18n import _
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.parts.buttons import gap, restyle
from desktop.ui.parts.form_dialog import dialog_button, resize_within
from desktop.ui.parts.labels import TextLabel
from desktop.ui.parts.stack import Stack

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

WIDE, HIGH = 50, 30  # lines' heights


class StepsDialog(QDialog):
    """Who extends it says what each step is; `stepped` tells in the window's thread how far long work is."""

    stepped = Signal(int, int)

    def __init__(self, jobs: Jobs, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._running: Progress | None = None
        self.setWindowTitle(title)
        self.told = TextLabel(" ")
        self.bar = QProgressBar()
        self.bar.setAccessibleName(_("ความคืบหน้า"))
        self.steps = Stack()
        self.back_button = dialog_button(_("ย้อนกลับ"), self.back)
        self.close_button = dialog_button(_("ปิด"), self.reject)
        self.verb = dialog_button(_("ต่อไป"), self.go_on, primary=True)
        self._left: tuple[QPushButton, ...] = ()
        self.stepped.connect(self._step)

    def go_on(self) -> None:
        """Go to the next step."""

    def back(self) -> None:
        """Go back one step."""

    def forget(self) -> None:
        """Empty what was typed in secret."""

    def reject(self) -> None:
        """Stop what runs, of which nothing stays; or close."""
        if self._running is not None:
            self._running.cancel()
        else:
            self.forget()
            super().reject()

    def _progress(self) -> Progress:
        """Begin work that can be stopped."""
        told: SignalInstance = self.stepped
        self._running = Progress(told.emit)
        return self._running

    def _work(self, sentence: str) -> None:
        """Show that it works, and take nothing more until it is done."""
        self._say(sentence)
        self.bar.setMaximum(0)
        self.bar.setVisible(bool(sentence))
        for part in (self.steps, self.verb, self.back_button, *self._left):
            part.setEnabled(False)
        self.close_button.setText(_("หยุด") if sentence else _("ปิด"))

    def _step(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)

    def _end(self) -> None:
        self._running = None
        self.bar.hide()
        for part in (self.steps, self.back_button, *self._left):
            part.setEnabled(True)
        self.close_button.setText(_("ปิด"))
        self._enable()

    def _enable(self) -> None:
        """Let be gone on."""
        self.verb.setEnabled(self._running is None)

    def _say(self, sentence: str, role: str = "") -> None:
        self.told.setProperty("role", role)
        restyle(self.told)
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))

    def _lay_out(
        self, steps: Sequence[QWidget], left: Sequence[QPushButton], right: Sequence[QPushButton], warning: QWidget
    ) -> None:  # fmt: skip
        """Put the frame together: buttons at the left, and beside ปิด at the right."""
        air = gap(self)
        self._left = tuple(left)
        for step in steps:
            self.steps.addWidget(step)
        row = QHBoxLayout()
        for one in left:
            row.addWidget(one)
        row.addStretch(1)
        for one in (self.close_button, *right, self.back_button, self.verb):
            row.addWidget(one)
        column = QVBoxLayout(self)
        column.setContentsMargins(air * 3 // 2, air, air * 3 // 2, air)
        column.setSpacing(air * 3 // 4)
        column.addWidget(TextLabel(self.windowTitle(), "large"))
        column.addWidget(self.told)
        column.addWidget(self.steps, 1)
        column.addWidget(self.bar)
        column.addWidget(warning)
        column.addLayout(row)
        self.bar.hide()
        resize_within(self, WIDE, HIGH)

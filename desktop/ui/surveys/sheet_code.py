"""The line that opens a sheet by the code on its paper: typed, or read by a scanner, which types it and presses Enter."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from desktop import i18n
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.labels import TextLabel

_WIDE = 11  # lines' heights


class SheetCode(QWidget):
    """Asks for a code; `found` gives the survey that it is of."""

    found = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._round = jobs, ""
        self.line = QLineEdit()
        self.line.setPlaceholderText(_("เช่น 2569-03-07"))
        self.line.setMinimumWidth(gap(self, _WIDE))
        self.line.returnPressed.connect(self.seek)
        self.line.textEdited.connect(self._forget)
        self.error = TextLabel("", "error")
        self.error.hide()
        title = QLabel(_("รหัสบนแผ่น"))
        title.setBuddy(self.line)
        self.line.setAccessibleName(title.text())
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(gap(self, 0.2))
        grid.addWidget(title, 0, 0)
        grid.addWidget(self.line, 0, 1)
        grid.addWidget(self.error, 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def show_round(self, id_: str) -> None:
        """Prefer the sheets of a round: other tambons may have the same short codes."""
        self._round = id_

    def seek(self) -> None:
        """Look for the sheet of the code."""
        act = partial(_found, code=self.line.text(), round_id=self._round)
        self._jobs.read(act, self._open, failed=self._failed)

    def _open(self, id_: str) -> None:
        self.line.clear()
        self._forget()
        self.found.emit(id_)

    def _failed(self, error: Exception) -> bool:
        """Say what is wrong beside the line, with the code ready to be typed over."""
        if not isinstance(error, CannotDo):
            return False
        self.error.setText(error.say(i18n._))
        self.error.show()
        self.line.setFocus()
        self.line.selectAll()
        return True

    def _forget(self, _text: str = "") -> None:
        self.error.setText("")
        self.error.hide()


def _found(session: Any, code: str, round_id: str) -> str:
    from desktop.work import survey_codes

    return survey_codes.find(session, code, round_id)

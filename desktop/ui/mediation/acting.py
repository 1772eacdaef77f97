"""What the tabs of a case that write have in common: dialogs that write and close, undo, and pages that scroll."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from desktop.domain.cases import Case
from desktop.domain.records import Record
from desktop.i18n import _
from desktop.ui.jobs import Act, Jobs
from desktop.ui.mediation.tab import CaseTab
from desktop.ui.parts.buttons import gap
from desktop.ui.parts.form import Form, Sections
from desktop.ui.parts.form_dialog import FormDialog, resize_within
from desktop.ui.records.record_page import REMOVED, UNDONE

WIDE, HIGH = 42, 22  # of a broad dialog, in lines' heights
LEAST = 13  # of its form
Write = Callable[..., Any]  # (session, values=…)


class ActDialog(FormDialog):
    """Asks, writes, and closes once it is written, which `written` tells; a refusal stands beside its field."""

    written = Signal()

    def __init__(
        self, jobs: Jobs, title: str, sentence: str, form: Form, verb: str, act: Write, action: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, sentence, form, verb, parent)
        self._jobs, self._act, self._action = jobs, act, action
        self._writing = False
        self.asked.connect(self._write)

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field."""
        self._writing = False
        return super().take(error)

    def widen(self) -> None:
        """Let the form stand in two columns; its height follows once it is shown."""
        self.form.setMinimumHeight(gap(self, LEAST))
        resize_within(self, WIDE, HIGH)

    def _write(self, values: dict[str, Any]) -> None:
        if not self._writing:  # a second Enter would write twice
            self._writing = True
            act = self.act_with(values)
            self._jobs.write(act, self._written, Case.topic, action=self._action, failed=self.take)

    def act_with(self, values: Mapping[str, Any]) -> Act:
        """Give what is done with the values."""
        return partial(self._act, values=values)

    def _written(self, _result: object) -> None:
        self.written.emit()
        self.accept()


class ActingTab(CaseTab):
    """A tab that writes by dialogs or at once, and says so with undo."""

    def ask(self, dialog: ActDialog) -> ActDialog:
        """Open a dialog that writes."""
        dialog.written.connect(self._kept)
        dialog.open()
        return dialog

    def remove(self, act: Act) -> None:
        """Take something out at once; it can be taken back."""
        self.jobs.write(act, self._removed, Case.topic, action=REMOVED)

    def write(self, act: Act, action: str) -> None:
        """Write something at once."""
        self.jobs.write(act, self._kept, Case.topic, action=action)

    def _kept(self, _result: object = None) -> None:
        self.said.emit(_("บันทึกแล้ว"), self._undo)
        self.changed.emit()

    def _removed(self, _result: object) -> None:
        self.said.emit(_("นำออกแล้ว"), self._undo)
        self.changed.emit()

    def _undo(self) -> None:
        from desktop.work import records

        self.jobs.write(records.undo, self._undone, Case.topic, action=UNDONE)

    def _undone(self, _action: str) -> None:
        self.said.emit(_("เลิกทำแล้ว"), None)
        self.changed.emit()

    def _scrolling(self) -> QVBoxLayout:
        """Let the tab scroll as a whole, and give the column that its parts stand in."""
        body = QWidget()
        body.setProperty("role", "body")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, gap(self, 0.5), 0)
        column.setSpacing(gap(self, 0.8))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)
        return column


def form_of(record: Record, sections: Sections, keys: Mapping[str, str] | None = None) -> Form:
    """Make the form of some fields of a record, with what they say."""
    form = Form(type(record), sections, keys=keys)
    names = [name for _title, fields in sections for name in fields]
    form.load({name: getattr(record, name) for name in names})
    return form

"""The form of one part of a record, in a dialog: added one after the other, or edited."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop import i18n
from desktop.domain.records import Record, fields_of
from desktop.errors import Stale
from desktop.i18n import _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.form_dialog import FormDialog, dialog_button, resize_within
from desktop.ui.records import asking
from desktop.ui.records.description import Description
from desktop.ui.records.record_form import ADDED, RecordForm
from desktop.ui.records.record_page import CHANGED

if TYPE_CHECKING:
    from desktop.ui.records.asking import Read


MANY = 8  # fields: more stand in two columns
WIDE, HIGH = 42, 30  # lines' heights


class PartDialog(FormDialog):
    """Adds or saves a part; `kept` gives it as it is kept."""

    kept = Signal(object)
    said = Signal(str, object)

    def __init__(
        self, jobs: Jobs, description: Description, read: Read, begun: Record, tambon: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """Make the dialog of a part that was read, or of a new one that begins as `begun`."""
        form = RecordForm(jobs, read.kind, description.sections, tambon, keys=description.keys)
        new = read.opened.record is None
        title = description.add.rstrip("…") if new else _(description.kind.titled)
        super().__init__(title, "", form, _("บันทึก"), parent)
        self._jobs, self._begun, self._record = jobs, begun, read.opened.record or begun
        self._first = description.sections[0][1][0]
        self._more = False
        self.more = dialog_button(_("บันทึกและเพิ่มอีก"), self.ask_more)
        self.buttons.insertWidget(1, self.more)
        self.more.setVisible(new)
        form.said.connect(self.said)
        form.file_chosen.connect(form.attach)
        form.offer_words(read.words)
        self._load(self._record, read.labels)
        if sum(len(names) for _title, names in description.sections) > MANY:
            resize_within(self, WIDE, HIGH)
        self.asked.connect(self._write)

    def ask_more(self) -> None:
        """Save, and begin another."""
        self._more = True
        self.ask()
        self._more = self._more and not self.form.errors()

    def take(self, error: Exception) -> bool:
        """Put a refusal beside its field, and both values where somebody saved in between."""
        self._more = False
        if not isinstance(error, Stale):
            return super().take(error)
        act = partial(asking.theirs, record=self._record, names=tuple(error.theirs))
        self._jobs.read(act, partial(self._show_both, error))
        return True

    def _load(self, record: Record, labels: dict[str, str]) -> None:
        self.form.load({f.name: getattr(record, f.name) for f in fields_of(type(record))}, labels)
        self.form.focus(self._first)

    def _write(self, values: dict[str, Any]) -> None:
        record = dataclasses.replace(self._record, **values)
        action = CHANGED if record.id else ADDED
        act = partial(asking.write, record=record)
        self._jobs.write(act, self._kept, record.topic, action=action, failed=self.take)

    def _kept(self, record: Record) -> None:
        self.kept.emit(record)
        if self._more:
            self._more = False
            self._load(self._begun, {})
        else:
            self.accept()

    def _show_both(self, error: Stale, theirs: tuple[int, dict[str, str]]) -> None:
        """Put the other's values under ours; the next save is meant to replace them."""
        version, sentences = theirs
        self._record = dataclasses.replace(self._record, version=version)
        self.form.set_errors({"": error.say(i18n._)})
        self.form.set_warnings(sentences)

"""Another value than those that copies gave a cell, typed by who decides."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.topics import TOPICS
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.settings import merging_asking as asking

if TYPE_CHECKING:
    from desktop.work.conflicts import Conflict

DECIDED = N_("เลือกค่าที่บันทึกต่างกัน")


class OtherValueDialog(FormDialog):
    """Asks for the value of one field of a record."""

    decided = Signal(str)  # the topic

    def __init__(self, jobs: Jobs, conflict: Conflict, parent: QWidget | None = None) -> None:
        self._name = conflict.kept.field
        form = Form(TOPICS[conflict.topic], (("", (self._name,)),))
        sentence = _("“{label}” จะมีค่าที่พิมพ์แทนค่าที่ต่างกัน เลิกทำได้").format(label=conflict.label)
        super().__init__(_("พิมพ์ค่าอื่น"), sentence, form, _("ใช้ค่านี้"), parent)
        self._jobs, self._conflict = jobs, conflict
        form.load({self._name: conflict.kept.values[0].value})
        form.focus(self._name)
        self.asked.connect(self._write)

    def _write(self, said: dict[str, Any]) -> None:
        act = partial(asking.decide_otherwise, conflict=self._conflict, value=said[self._name])
        self._jobs.write(act, self._done, self._conflict.topic, action=DECIDED, failed=self.take)

    def _done(self, _nothing: None) -> None:
        self.decided.emit(self._conflict.topic)
        self.accept()

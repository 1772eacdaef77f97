"""Asks why a paper or file of a case is to leave the seal, has it noted, and hands on what came out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.domain.cases import PURPOSES
from desktop.domain.records import Record, choice
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs, Then
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog

TAKEN_OUT = N_("นำหนังสือหรือไฟล์ของเรื่องไกล่เกลี่ยออกใช้")


@dataclass(frozen=True, kw_only=True)
class _Why(Record):
    topic: ClassVar[str] = "case_purposes"
    titled: ClassVar[str] = N_("เหตุที่นำออก")
    purpose: str = choice(N_("เพื่อ"), PURPOSES, required=True)


class Leaving(QObject):
    """Asks each time; the purpose given last stands ready while the page is open."""

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self._jobs, self._page = jobs, page
        self._purpose = "mediate"

    def ask(self, verb: str, act: Callable[..., Any], then: Then) -> None:
        """Ask why, do `act(session, purpose=…)` in a unit of work that notes it, and give `then` what came out."""
        sentence = _("สิ่งที่นำออกอ่านได้โดยไม่ต้องมีสิทธิ์ไกล่เกลี่ย กรุณาเก็บให้มิดชิด โปรแกรมจดไว้ว่าใครนำออกเมื่อใด เพื่ออะไร")
        form = Form(_Why, (("", ("purpose",)),), keys={"purpose": "P"})
        form.load({"purpose": self._purpose})
        dialog = FormDialog(verb, sentence, form, verb, self._page)
        dialog.asked.connect(partial(self._take_out, dialog, act, then))
        dialog.open()

    def _take_out(
        self, dialog: FormDialog, act: Callable[..., Any], then: Then, said: Mapping[str, Any]
    ) -> None:
        self._purpose = said["purpose"]
        out = partial(act, purpose=self._purpose)
        self._jobs.write(out, partial(self._hand_on, dialog, then), action=TAKEN_OUT, failed=dialog.take)

    def _hand_on(self, dialog: FormDialog, then: Then, out: Any) -> None:
        dialog.accept()
        then(out)

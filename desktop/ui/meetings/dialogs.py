"""The short question before a meeting begins: which committee, and on which day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.domain.records import Record, day, link
from desktop.i18n import N_, _
from desktop.ui.jobs import Jobs
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.parts.picker import known


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    topic: ClassVar[str] = "meeting_calls"
    titled: ClassVar[str] = N_("นัดประชุม")
    committee: str = link(N_("คณะที่ประชุม"), "committees", required=True)
    held: date | None = day(N_("วันที่ประชุม"), required=True)


class BeginDialog(FormDialog):
    """Asks for committee and day; the values are those of `asked`."""

    def __init__(
        self, jobs: Jobs, tambon: Callable[[], str], on: date, parent: QWidget | None = None
    ) -> None:
        form = Form(
            _Asked,
            (("", ("committee", "held")),),
            picker=known(jobs, tambon),
            keys={"committee": "C", "held": "D"},
        )
        sentence = _("เลขครั้ง ระเบียบวาระ และรายชื่อผู้เข้าประชุมจะเตรียมให้จากคณะและการประชุมครั้งก่อน แก้ไขได้ทุกช่อง")
        super().__init__(_("นัดประชุม"), sentence, form, _("เตรียมการประชุม"), parent)
        form.load({"held": on})
        form.focus("committee")

"""The short questions of a round: which year of which tambon begins, and why one is closed before its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, cast

from PySide6.QtWidgets import QWidget

from desktop.domain.records import Record, tambon_code, whole
from desktop.i18n import N_, _
from desktop.ui.parts.editors import PlaceEditor
from desktop.ui.parts.form import Form
from desktop.ui.parts.form_dialog import FormDialog
from desktop.ui.surveys.asking import Start


@dataclass(frozen=True, kw_only=True)
class _Asked(Record):
    topic: ClassVar[str] = "survey_starts"
    titled: ClassVar[str] = N_("เริ่มรอบสำรวจ")
    tambon: str = tambon_code(required=True)
    year: int | None = whole(N_("ปี พ.ศ."), required=True, least=2400, most=2700)


class StartDialog(FormDialog):
    """Asks for tambon and year, the next one to begin with; the values are those of `asked`."""

    def __init__(self, start: Start, tambon: str, parent: QWidget | None = None) -> None:
        form = Form(_Asked, (("", ("tambon", "year")),), keys={"tambon": "T", "year": "Y"})
        sentence = _("ทุกกลุ่มของตำบลจะได้แบบสำรวจที่มีค่าของปีก่อนให้ยืนยัน กลุ่มที่เลิกแล้วไม่นับ")
        super().__init__(_("เริ่มรอบสำรวจ"), sentence, form, _("เริ่มรอบสำรวจ"), parent)
        self._years = start.years
        codes = [code for code, _name in start.tambons]
        chosen = tambon if tambon in codes else next(iter(codes), "")
        cast(PlaceEditor, form.editor("tambon")).offer(start.tambons)
        names = dict(start.tambons)
        form.load({"tambon": chosen, "year": start.years.get(chosen)}, names)
        form.edited.connect(self._follow)
        form.focus("year")

    def _follow(self, name: str) -> None:
        """Offer the next year of the tambon that is chosen."""
        if name == "tambon":
            self.form.set_value("year", self._years.get(self.form.settled()["tambon"]))

"""The command `survey-form`: the form of a survey round for telephones, as an XLSForm."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.commands import files, typed
from desktop.commands.answers import Answer
from desktop.commands.office import reading
from desktop.commands.survey_sheets import round_of
from desktop.errors import CannotDo
from desktop.exchange import xlsform
from desktop.i18n import _
from desktop.work import places, survey_forms


def survey_form(arguments: Namespace) -> Answer:
    """Write the form of a round for KoboToolbox or ODK Central."""
    year, out = typed.count(arguments.year, "YEAR") or 0, Path(arguments.out)
    if out.suffix.lower() != ".xlsx":
        raise CannotDo("แบบสำหรับโทรศัพท์ต้องเป็นไฟล์ .xlsx กรุณาเปลี่ยนนามสกุลไฟล์ {path}", "out", path=out)
    files.check_new(out)
    with reading(arguments) as session:
        round_ = round_of(session, year, arguments.tambon)
        form = survey_forms.survey_form(session, round_.id)
        xlsform.write(out, form)
    told = _("แบบสำหรับโทรศัพท์ของรอบสำรวจปี {year} ตำบล{tambon} {count:,} กลุ่ม").format(
        year=year, tambon=places.name_of(round_.tambon), count=len(form.groups)
    )
    document = {"year": year, "tambon": round_.tambon, "groups": len(form.groups), "path": str(out)}
    return Answer({"survey_form": document}, [told, str(out)])

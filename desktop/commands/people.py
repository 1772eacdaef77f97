"""The command `person-data`: all that is held on one person as a sheet to give to them."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from desktop.commands import files, typed
from desktop.commands.answers import Answer
from desktop.commands.office import writing
from desktop.domain.people import Person
from desktop.domain.privacy import ACTS, PRINTED
from desktop.i18n import _
from desktop.printing import draw
from desktop.work import privacy, privacy_sheet


def person_data(arguments: Namespace) -> Answer:
    """Write the sheet as a PDF and say how much is held of each kind; who took it and why is noted."""
    path = Path(arguments.out)
    with files.placing(path, files.PDF) as put, writing(arguments, ACTS[PRINTED]) as session:
        id_ = typed.record_id(session, Person, arguments.id)
        pdf = privacy_sheet.draw_sheet(session, id_, arguments.why, draw)
        held = privacy.held(session, id_)
        put(pdf)
    groups = [{"of": one.key, "title": one.title, "count": one.count} for one in held.groups]
    lines = [_("{title}: {count:,} รายการ").format(title=one.title, count=one.count) for one in held.groups]
    lines.append(_("เขียนข้อมูลที่เก็บไว้ของบุคคลลง {path} แล้ว").format(path=path))
    return Answer({"person": id_, "path": str(path), "groups": groups}, lines)

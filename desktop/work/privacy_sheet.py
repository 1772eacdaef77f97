"""What is held on a person as a sheet to give to them: drawn when asked for, noted, neither numbered nor kept."""

from __future__ import annotations

from datetime import datetime

from desktop.documents.contents import privacy_sheet as contents
from desktop.domain.people import Person
from desktop.domain.privacy import PRINTED
from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.store import readings
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import privacy
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.privacy import Group


def draw_sheet(session: Session, id_: str, reason: str, draw: Draw) -> bytes:
    """Draw the sheet as a PDF and write down who took it and why; needs a writing session."""
    if session.rehearsal or not session.actor:
        raise AssertionError("who takes what is held on a person must be kept")
    if not reason.strip():
        raise CannotDo("ต้องบอกว่าพิมพ์ข้อมูลของบุคคลนี้เพื่ออะไร", "reason")
    found, office = privacy.held(session, id_), the_office(session)
    sheet = contents.Sheet(
        office=office.label,
        person=found.person.label,
        at=datetime.now().astimezone(),
        restricted=_restricted(found.person),
        kinds=tuple(map(_kind, found.groups)),
        signer=office.officer,
        position=office.officer_position,
    )
    words = contents.write(sheet, thai_digits=office.thai_digits)
    pdf, _pages = draw(words, look(session, words), draft=False)
    readings.note(session, Person.topic, id_, PRINTED, reason.strip())
    return pdf


def _restricted(person: Person) -> str:
    if not person.restricted_since:
        return ""
    return f"ตั้งแต่ {dates.long(person.restricted_since)} เพราะ{person.restricted_reason}"


def _kind(group: Group) -> contents.Kind:
    rows = tuple((item.what, item.where) for item in group.items)
    return contents.Kind(group.title, f"{group.basis.section} {_(group.basis.words)}", rows)

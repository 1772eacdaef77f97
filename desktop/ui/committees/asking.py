"""What a committee's page asks of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.ui.parts.picker import Match

if TYPE_CHECKING:
    from desktop.domain.committees import Seat
    from desktop.domain.faults import Fault
    from desktop.domain.meetings import Meeting
    from desktop.domain.people import Person
    from desktop.ui.committees.dialogs import SeatEnd
    from desktop.work.committees import Form, Line, View
    from desktop.work.papers import Issued, Request


@dataclass(frozen=True)
class Opened:
    """A committee to be shown, with its half-typed page if there is one."""

    view: View
    draft: Form | None
    meetings: tuple[Meeting, ...]  # the newest first


def opened(session: Any, id_: str, tambon: str) -> Opened:
    """Read a committee; "" begins a new one for a tambon's centre."""
    from desktop.work import committee_drafts, committees
    from desktop.work.meeting_facts import meetings_of

    view = committees.view(session, id_) if id_ else committees.beginning(session, tambon)
    meetings = reversed(meetings_of(session, id_)) if id_ else ()
    return Opened(view, committee_drafts.kept(session, id_), tuple(meetings))


def of_centre(session: Any, centre: str) -> View:
    """Give an empty committee of a centre: its usual name and its villages."""
    from desktop.work import committees

    return committees.empty_for(session, centre)


def faults(session: Any, form: Form) -> tuple[Fault, ...]:
    """List what does not hold about a page as it stands."""
    from desktop.work import committees

    return committees.faults(session, form)


def preview(session: Any, form: Form, request: Request) -> Issued | CannotDo:
    """Draw the paper of a page as it stands, or say what is missing for it; needs a rehearsing session."""
    from desktop.printing import draw
    from desktop.work import papers

    try:
        return papers.preview(session, form, request, draw)
    except CannotDo as error:
        return error


def doubles(session: Any, form: Form) -> dict[int, tuple[str, ...]]:
    """Tell by row which new people are probably kept already."""
    from desktop.work import committees

    return committees.doubles_of(session, form.lines)


def save(session: Any, form: Form, over: bool = False) -> str:
    """Record a page, forget its draft and give the committee's id; `over` replaces what was saved in between."""
    from desktop.work import committee_drafts, committees, records

    records.drop_draft(session, committee_drafts.key(form.committee.id))
    return committees.save(session, committee_drafts.rebased(session, form) if over else form)


def keep_draft(session: Any, form: Form) -> None:
    """Keep a half-typed page."""
    from desktop.work import committee_drafts, records

    key = committee_drafts.key(form.committee.id)
    records.keep_draft(session, key, committee_drafts.to_values(form))


def drop_draft(session: Any, form: Form) -> None:
    """Forget a half-typed page."""
    from desktop.work import committee_drafts, records

    records.drop_draft(session, committee_drafts.key(form.committee.id))


def person(session: Any, id_: str) -> Person:
    """Read a person who was picked."""
    from desktop.domain.people import Person
    from desktop.work import records

    return records.read(session, Person, id_)


def fault_sheet(session: Any, committee: str) -> Path:
    """Draw the list of faults and give the copy to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import sheets

    pdf = sheets.fault_sheet(session, committee, draw)
    return files.sheet_for_reading(pdf, committee, _("ข้อสังเกต") + ".pdf")


def end_seat(session: Any, line: Line, answer: SeatEnd) -> None:
    """End a seat; who comes after speaks for the same group and village."""
    from desktop.domain.committees import Seat
    from desktop.work import committees

    successor = None
    if answer.successor is not None:
        seat = Seat(village=line.seat.village, organisation=line.seat.organisation)
        successor = _successor(seat, answer.successor)
    committees.end_seat(session, line.seat.id, answer.end, answer.reason, successor)


def _successor(seat: Seat, who: Match | Person) -> Line:
    from desktop.work.committees import Line

    if isinstance(who, Match):
        return Line(seat=replace(seat, person=who.id))
    return Line(seat=seat, person=who)


def note(session: Any, committee: str, fault: str, reason: str) -> None:
    """Keep the reason for a fault that stands."""
    from desktop.work import committees

    committees.note_fault(session, committee, fault, reason)

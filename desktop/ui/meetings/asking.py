"""What the pages of meetings ask of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.errors import Trouble
from desktop.i18n import _

if TYPE_CHECKING:
    from desktop.domain.meetings import AgendaItem, Month
    from desktop.work.meeting_pages import Body, Opened
    from desktop.work.meetings import Form, View


@dataclass(frozen=True)
class Rhythm:
    """The months of a year with what was held in them, and the committees to choose from."""

    bodies: tuple[Body, ...]
    months: tuple[Month, ...]


def opened(session: Any, id_: str, on: date | None = None, month: date | None = None) -> Opened:
    """Read a meeting; the id of a committee prepares its next one, on a day or some day of a month."""
    from desktop.work import meeting_pages

    if month is not None:
        on = meeting_pages.usual_day(session, id_, month, date.today())
    return meeting_pages.opened(session, id_, on)


def view_of(session: Any, form: Form) -> View:
    """Give what a page shows of a meeting as it stands, saved or not."""
    from desktop.work import meetings

    return meetings.view_of(session, form)


def refreshed(session: Any, form: Form) -> Form:
    """Bring the members of a page to who sits on its day."""
    from desktop.work import meetings

    return meetings.refresh_attendance(session, form)


def rhythm(session: Any, year: int | None, committee: str, tambon: str) -> Rhythm:
    """Show the months of a year of one committee, or of those of a tambon's centres."""
    from desktop.work import meeting_pages

    bodies = meeting_pages.bodies(session, tambon)
    known = committee if committee in {one.id for one in bodies} else ""
    months = meeting_pages.rhythm(session, year, date.today(), known, tambon)
    return Rhythm(bodies, months)


def save(session: Any, form: Form, over: bool = False) -> str:
    """Record a page, forget its draft and give the meeting's id; `over` replaces what was saved in between."""
    from desktop.work import meeting_pages, meetings

    drop_draft(session, form)
    return meetings.save(session, meeting_pages.rebased(session, form) if over else form)


def keep_draft(session: Any, form: Form) -> None:
    """Keep a half-typed page."""
    from desktop.work import meeting_pages, records

    records.keep_draft(session, meeting_pages.key_of(form), meeting_pages.to_values(form))


def drop_draft(session: Any, form: Form) -> None:
    """Forget a half-typed page."""
    from desktop.work import meeting_pages, records

    records.drop_draft(session, meeting_pages.key_of(form))


def remove(session: Any, form: Form) -> None:
    """Take a meeting out of the lists, and forget its half-typed page."""
    from desktop.domain.meetings import Meeting
    from desktop.work import records

    records.remove(session, Meeting, form.meeting.id)
    drop_draft(session, form)


def attached(session: Any, item: AgendaItem, path: Path) -> AgendaItem:
    """Keep the file (PDF) of a matter."""
    from desktop.work import meetings

    try:
        pdf = path.read_bytes()
    except OSError as error:
        raise Trouble("อ่านไฟล์ “{name}” ไม่ได้ กรุณาตรวจว่าไฟล์ยังอยู่และเปิดได้", name=path.name) from error
    return meetings.attached(session, item, pdf)


def file_of(session: Any, item: str) -> Path:
    """Give the file of a matter, as it is kept, to be read."""
    from desktop.ui.papers import files
    from desktop.work import meetings

    return files.sheet_for_reading(meetings.file_of(session, item), item, _("เอกสารประกอบ") + ".pdf")

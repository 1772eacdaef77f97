"""What the pages of papers ask of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from desktop.errors import CannotDo

if TYPE_CHECKING:
    from datetime import date

    from desktop.domain.faults import Fault
    from desktop.domain.offices import Signer
    from desktop.domain.papers import Paper
    from desktop.work.paper_views import Usual, View
    from desktop.work.papers import Issued, Request


@dataclass(frozen=True)
class Rehearsed:
    """A paper as it would be issued: its file overprinted ร่าง, who signs it, the open faults of its committee."""

    paper: Paper
    pdf: bytes
    signer: Signer
    open_faults: int


def view(session: Any, id_: str) -> View:
    """Give all that a paper's page shows."""
    from desktop.work import paper_views

    return paper_views.view(session, id_)


def years(session: Any) -> tuple[int, ...]:
    """List the years that papers were numbered in."""
    from desktop.work import paper_views

    return paper_views.years(session)


def usual(session: Any, kind: str) -> Usual:
    """Tell how a kind of paper is usually issued."""
    from desktop.work import paper_views

    return paper_views.usual(session, kind)


def issue(session: Any, request: Request, cancels: str = "", reason: str = "") -> Issued:
    """Issue a paper; `cancels` is the id of the one that it cancels, with the reason."""
    from desktop.printing import draw
    from desktop.work import papers

    if cancels:
        return papers.cancel(
            session, cancels, reason, draw, dated=request.dated, way=request.way, number=request.number
        )
    return papers.issue(session, request, draw)


def rehearse(session: Any, request: Request, cancels: str = "", reason: str = "") -> Rehearsed | CannotDo:
    """Issue a paper in a rehearsing session, or say what stands against it."""
    from desktop.domain.faults import open_faults
    from desktop.domain.offices import Signer
    from desktop.work import committees, records

    try:
        issued = issue(session, request, cancels, reason)
    except CannotDo as error:
        return error
    faults: tuple[Fault, ...] = ()
    if request.committee and not cancels:
        form = committees.form_of(session, request.committee)
        faults = open_faults(committees.faults(session, form, issued.paper.dated))
    signer = records.read(session, Signer, issued.paper.signer)
    return Rehearsed(issued.paper, issued.pdf, signer, len(faults))


def rehearse_draft(session: Any, draft: Paper) -> Rehearsed | CannotDo:
    """Draw a kept draft as it would be issued now."""
    from desktop.work.paper_views import request_of

    return rehearse(session, request_of(draft))


def keep_draft(session: Any, request: Request) -> str:
    """Keep a paper to be issued later and give its id."""
    from desktop.work import papers

    return papers.keep_draft(session, request)


def record_number(session: Any, id_: str, number: int | None, dated: date) -> Paper:
    """Record what was written by hand on a paper that was out for signature."""
    from desktop.work import papers

    return papers.record_number(session, id_, number, dated)


def set_aside(session: Any, id_: str, reason: str = "") -> None:
    """Set aside a draft, or a paper that was never signed."""
    from desktop.work import papers

    papers.set_aside(session, id_, reason)


def enter_old(session: Any, paper: Paper, scan: bytes | None) -> Paper:
    """Enter a paper issued long ago with its scan."""
    from desktop.work import papers

    return papers.enter_old(session, paper, scan)


def reprint(session: Any, id_: str) -> Issued:
    """Give a paper with the very bytes of its file."""
    from desktop.work import papers

    return papers.reprint(session, id_)

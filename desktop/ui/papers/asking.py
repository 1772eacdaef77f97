"""What the pages of papers ask of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop.errors import CannotDo
from desktop.i18n import _
from desktop.ui.parts.picker import Match

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from desktop.domain.faults import Fault
    from desktop.domain.offices import Signer
    from desktop.domain.papers import Paper
    from desktop.work.lists import Hit
    from desktop.work.paper_views import Book, Usual, View
    from desktop.work.papers import Issued, Request


@dataclass(frozen=True)
class Rehearsed:
    """A paper as it would be issued: its file overprinted ร่าง, who signs it, the open faults of its committee."""

    paper: Paper
    pdf: bytes
    signer: Signer | None
    letter_code: str
    open_faults: int


def view(session: Any, id_: str) -> View:
    """Give all that a paper's page shows."""
    from desktop.work import paper_views

    return paper_views.view(session, id_)


def years(session: Any) -> tuple[int, ...]:
    """List the years that papers were numbered in."""
    from desktop.work import paper_views

    return paper_views.years(session)


def books(session: Any) -> tuple[Book, ...]:
    """List the registers."""
    from desktop.work import paper_views

    return paper_views.books(session)


def usual(session: Any, kind: str) -> Usual:
    """Tell how a kind of paper is usually issued."""
    from desktop.work import paper_views

    return paper_views.usual(session, kind)


def names_in(session: Any, request: Request) -> dict[str, str]:
    """Name the records that a request links to, by id."""
    from desktop.work import paper_views

    return paper_views.names_in(session, request)


def signers_on(session: Any, text: str, on: date) -> Sequence[Match]:
    """Offer who may sign on a date."""
    from desktop.work import paper_views

    return _matches(paper_views.signers_on(session, text, on))


def members_on(session: Any, text: str, committee: str, on: date) -> Sequence[Match]:
    """Offer who sits on a committee on a date."""
    from desktop.work import paper_views

    return _matches(paper_views.members_on(session, text, committee, on))


def meetings(session: Any, text: str) -> Sequence[Match]:
    """Offer meetings, the newest first."""
    from desktop.work import paper_views

    return _matches(paper_views.meetings(session, text))


def _matches(hits: Sequence[Hit]) -> Sequence[Match]:
    return [Match(hit.id, hit.label, hit.detail) for hit in hits]


def issue(session: Any, request: Request, cancels: str = "", reason: str = "") -> Issued:
    """Issue a paper; `cancels` is the id of the one that it cancels, with the reason."""
    from desktop.printing import draw
    from desktop.work import papers

    if cancels:
        return papers.cancel(
            session,
            cancels,
            reason,
            draw,
            dated=request.dated,
            way=request.way,
            number=request.number,
            signer=request.signer,
            thai_digits=request.thai_digits,
        )
    return papers.issue(session, request, draw)


def rehearse(session: Any, request: Request, cancels: str = "", reason: str = "") -> Rehearsed | CannotDo:
    """Issue a paper in a rehearsing session, or say what stands against it."""
    from desktop.domain.faults import open_faults
    from desktop.domain.offices import Signer
    from desktop.work import committees, paper_views, records

    try:
        issued = issue(session, request, cancels, reason)
    except CannotDo as error:
        return error
    faults: tuple[Fault, ...] = ()
    if request.committee and not cancels:
        form = committees.form_of(session, request.committee)
        faults = open_faults(committees.faults(session, form, issued.paper.dated))
    paper = issued.paper
    signer = records.read(session, Signer, paper.signer) if paper.signer else None
    code = paper_views.letter_code(session, paper.kind)
    return Rehearsed(paper, issued.pdf, signer, code, len(faults))


def rehearse_draft(session: Any, draft: Paper) -> Rehearsed | CannotDo:
    """Draw a kept draft as it would be issued now."""
    from desktop.work.paper_views import request_of

    return rehearse(session, request_of(draft))


def keep_draft(session: Any, request: Request) -> str:
    """Keep a paper to be issued later and give its id; a back-dated one keeps the number that it is to follow."""
    from desktop.work import papers

    return papers.keep_draft(session, replace(request, number=request.number or request.behind))


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


def pdf_of(session: Any, id_: str) -> bytes:
    """Give the file of a paper, b"" while it has none."""
    from desktop.work import paper_views

    return paper_views.pdf_of(session, id_)


def has_emblem(session: Any, id_: str) -> bool:
    """Tell whether a paper prints an emblem that may be left to the paper it is printed on."""
    from desktop.work import paper_views

    contents = paper_views.frozen(session, id_)
    return contents is not None and contents.emblem not in ("blank", "none")


def for_printing(session: Any, id_: str, *, bears_emblem: bool) -> bytes:
    """Give a paper to be printed, drawn anew without its emblem where the sheet itself bears one."""
    from desktop.printing import draw
    from desktop.work import looks, paper_views, papers

    contents = paper_views.frozen(session, id_) if bears_emblem else None
    if contents is None:
        return papers.reprint(session, id_).pdf
    pdf, _pages = draw(replace(contents, emblem="blank"), looks.look(session, contents), draft=False)
    return pdf


def word_copy(session: Any, id_: str) -> tuple[str, bytes]:
    """Write the Word copy of an issued paper and suggest its file name."""
    from desktop.printing import word
    from desktop.work import looks, papers

    issued, contents = papers.reprint(session, id_), papers.contents_of(session, id_)
    return issued.file_name.replace(".pdf", ".docx"), word(contents, looks.look(session, contents))


def note_dispatch(session: Any, id_: str, dispatch: str, action: str) -> Paper:
    """Note how a letter was sent and what came of it."""
    from desktop.work import papers

    return papers.note_dispatch(session, id_, dispatch, action)


def changed_since(session: Any, id_: str) -> tuple[str, ...]:
    """Tell in sentences what the records say otherwise since a paper was issued."""
    from desktop.work import paper_changes

    return paper_changes.since(session, id_)


def for_notice_board(session: Any, id_: str) -> Path:
    """Draw the copy for the notice board, without what is nobody's business, and give it to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work import paper_changes

    return files.sheet_for_reading(
        paper_changes.redacted(session, id_, draw), id_, _("สำเนาปิดประกาศ") + ".pdf"
    )


def register_book(session: Any, key: str, year: int) -> Path:
    """Draw a register of a year and give the copy to be read."""
    from desktop.printing import draw
    from desktop.ui.papers import files
    from desktop.work.register_book import register_book as book

    pdf = book(session, key, year, draw)
    return files.sheet_for_reading(pdf, f"{key}-{year}", _("ทะเบียน") + f" {year}.pdf")

"""Sheets for the file that are no official papers: drawn when asked for, neither numbered nor kept."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import faults as contents
from desktop.store.session import Session
from desktop.work import committees
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look


def fault_sheet(session: Session, committee: str, draw: Draw, on: date | None = None) -> bytes:
    """Draw the list of what does not hold about a committee, with the officer's reasons, as a PDF."""
    view = committees.view(session, committee, on)
    office = the_office(session)
    words = contents.write(
        view.form.committee.name, view.faults, on or date.today(), thai_digits=office.thai_digits
    )
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf

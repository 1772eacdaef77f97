"""What the pages of a case's papers and files ask of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.domain.cases import CaseFile
from desktop.errors import CannotDo
from desktop.ui.records.asking import chosen_data

if TYPE_CHECKING:
    from desktop.domain.case_papers import CasePaper
    from desktop.domain.offices import Signer
    from desktop.work.case_papers import Issued, Request
    from desktop.work.paper_views import Usual


@dataclass(frozen=True)
class Rehearsed:
    """A paper of a case as it would be issued: its file overprinted ร่าง, and who signs it."""

    paper: CasePaper
    pdf: bytes
    signer: Signer | None


def usual(session: Any) -> Usual:
    """Tell how the papers of cases are usually issued."""
    from desktop.work import case_papers

    return case_papers.usual(session)


def rehearse(session: Any, request: Request) -> Rehearsed | CannotDo:
    """Draw a paper as it would be issued, or say what stands against it."""
    from desktop.domain.offices import Signer
    from desktop.printing import draw
    from desktop.work import case_papers, records

    try:
        made = case_papers.preview(session, request, draw)
    except CannotDo as error:
        return error
    signer = records.read(session, Signer, made.paper.signer) if made.paper.signer else None
    return Rehearsed(made.paper, made.pdf, signer)


def issue(session: Any, request: Request) -> CasePaper:
    """Issue a paper of a case."""
    from desktop.printing import draw
    from desktop.work import case_papers

    return case_papers.issue(session, request, draw)


def look_at(session: Any, id_: str) -> bytes:
    """Give the pages of an issued paper to be shown."""
    from desktop.printing import draw
    from desktop.work import case_papers

    return case_papers.look_at(session, id_, draw)


def reprint(session: Any, id_: str, purpose: str) -> Issued:
    """Take an issued paper out of the seal; it is noted."""
    from desktop.work import case_papers

    return case_papers.reprint(session, id_, purpose)


def word_copy(session: Any, id_: str, purpose: str) -> tuple[str, bytes]:
    """Write the Word copy of an issued paper; it is noted."""
    from desktop.printing import word
    from desktop.work import case_papers

    return case_papers.word(session, id_, purpose, word)


def scan_to_read(session: Any, id_: str, purpose: str) -> Path:
    """Give a copy of the signed scan that the system's reader can open; it is noted."""
    from desktop.ui.papers import files as copies
    from desktop.work import attached, case_papers

    name, data = case_papers.scan_of(session, id_, purpose)
    return copies.sheet_for_reading(data, id_, name + attached.ending(data))


def cancel(session: Any, id_: str, reason: str) -> CasePaper:
    """Cancel an issued paper."""
    from desktop.work import case_papers

    return case_papers.cancel(session, id_, reason)


def enter_scan(session: Any, id_: str, path: Path) -> CasePaper:
    """Attach the scan of the signed paper."""
    from desktop.work import case_papers

    return case_papers.enter_scan(session, id_, chosen_data(path))


def add_files(session: Any, case: str, paths: Sequence[Path]) -> int:
    """Add files to a case, each under its own name, and give how many."""
    from desktop.work import case_files

    for path in paths:
        case_files.add(session, case, path.stem, chosen_data(path), path.name)
    return len(paths)


def keep_file(session: Any, file: CaseFile) -> str:
    """Keep the title of a file of a case."""
    from desktop.work import cases

    return cases.keep_part(session, file)


def remove_file(session: Any, id_: str) -> None:
    """Take a file out of its case."""
    from desktop.work import case_files

    case_files.remove(session, id_)


def look_at_file(session: Any, id_: str) -> bytes:
    """Give a file of a case to be shown."""
    from desktop.work import case_files

    return case_files.look(session, id_)


def file_to_read(session: Any, id_: str, purpose: str) -> Path:
    """Give a copy of a file that the system's reader can open; it is noted. Its name says nothing of the case."""
    from desktop.i18n import _
    from desktop.ui.papers import files as copies
    from desktop.work import attached, case_files

    _file, data = case_files.open_file(session, id_, purpose)
    return copies.sheet_for_reading(data, id_, _("ไฟล์แนบ") + attached.ending(data))

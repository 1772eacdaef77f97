"""The files of cases: sealed under the case key, then kept as any attachment; who takes one out of the seal is noted."""

from __future__ import annotations

from datetime import date

from desktop.domain.cases import PURPOSES, CaseFile
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import attachments
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import attached, cases

OPENED = "file"  # in the book of readings: a file of the case was opened


def put(session: Session, data: bytes) -> str:
    """Seal a file and keep it, and give what a record names it by; `CannotDo` without the permission."""
    session.require(MEDIATION)
    return attachments.put(session.store, session.store.vault.encrypt_case(data))


def get(session: Session, sha: str) -> bytes:
    """Give the contents of a file that `put` kept; `CannotDo` without the permission."""
    session.require(MEDIATION)
    return session.store.vault.decrypt_case(attachments.get(session.store, sha))


def put_checked(session: Session, data: bytes) -> str:
    """Keep a picture or PDF as `put` does; refuses other files, and large ones."""
    attached.check(data)
    return put(session, data)


def add(session: Session, case: str, title: str, data: bytes, name: str = "") -> str:
    """Add a picture or PDF to a case under a title and give the id of its record."""
    sha = put_checked(session, data)
    added = CaseFile(case=case, title=title, file=sha, name=name, added=date.today())
    return cases.keep_part(session, added)


def remove(session: Session, id_: str) -> None:
    """Take a file out of its case; it stays in the history."""
    cases.remove_part(session, CaseFile, id_)


def look(session: Session, id_: str) -> bytes:
    """Give a file of a case to the page that shows the opened case."""
    return get(session, store.read(session, CaseFile, id_).file)


def open_file(session: Session, id_: str, purpose: str) -> tuple[CaseFile, bytes]:
    """Give a file to be opened outside the program, and note who and why; needs a writing session."""
    kept = store.read(session, CaseFile, id_)
    if purpose not in PURPOSES:
        raise CannotDo("ต้องบอกว่าเปิดไฟล์ของเรื่องไกล่เกลี่ยเพื่ออะไร", "purpose")
    cases.note(session, kept.case, OPENED, purpose)
    return kept, get(session, kept.file)

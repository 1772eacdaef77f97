"""Files that are attached to records: papers that were scanned, photographs."""

from __future__ import annotations

from desktop.errors import CannotDo
from desktop.store import attachments
from desktop.store.session import Session

BIGGEST = 20 * 2**20  # bytes
ENDINGS = {b"%PDF-": ".pdf", b"\x89PNG\r\n\x1a\n": ".png", b"\xff\xd8\xff": ".jpg"}  # by how a file begins


def keep(session: Session, data: bytes) -> str:
    """Keep a picture or PDF and give what a record names it by; refuses other files, and large ones."""
    check(data)
    return attachments.put(session.store, data)


def check(data: bytes) -> None:
    """Refuse what is neither a picture nor a PDF, and what is too large."""
    if len(data) > BIGGEST:
        raise CannotDo("ไฟล์ใหญ่เกิน {most} เมกะไบต์ กรุณาย่อภาพหรือสแกนให้ละเอียดน้อยลง", most=BIGGEST >> 20)
    if not ending(data):
        raise CannotDo("แนบได้เฉพาะไฟล์ภาพ JPG PNG หรือเอกสาร PDF")


def read(session: Session, sha: str) -> bytes:
    """Give the contents of an attached file."""
    return attachments.get(session.store, sha)


def ending(data: bytes) -> str:
    """Give the ending that the name of such a file has, "" for one that is neither a picture nor a PDF."""
    return next((end for begins, end in ENDINGS.items() if data.startswith(begins)), "")

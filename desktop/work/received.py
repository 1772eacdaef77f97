"""Letters received (หนังสือรับ): their number under the write lock, what was done about them, and the stamp.

A letter stays in its book for good: what came is never changed, and a number taken by mistake is struck out with
its reason and stands there.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from desktop.documents.contents import receipt
from desktop.domain.meetings import read_time
from desktop.domain.papers import RECEIVED
from desktop.domain.received import Received
from desktop.errors import CannotDo
from desktop.store import attachments, history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import records
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.papers import PDF_SIGN
from desktop.work.registers import register_of, take_number

Overlay = Callable[[bytes, bytes], bytes]  # lays the second PDF's page over the first page of the first
MOST = 300  # names of earlier letters that are offered


@dataclass(frozen=True)
class View:
    """All that the page of a letter shows."""

    letter: Received
    scan: bytes  # b"" where there is none
    changes: tuple[records.Change, ...]  # oldest first


def view(session: Session, id_: str) -> View:
    """Give all that the page of a letter shows."""
    letter = store.read(session, Received, id_)
    scan = attachments.get(session.store, letter.scan) if letter.scan else b""
    return View(letter, scan, records.history(session, Received, id_))


def next_number(session: Session, came: date) -> int:
    """Tell the number that a letter of a day would take now."""
    _only_at_the_office(session)
    number = take_number(session, register_of(session, RECEIVED), "auto", dates.year(came), None)
    return number or 0


def said_before(session: Session, field: str) -> tuple[str, ...]:
    """List what earlier letters say in a field, such as their senders; the latest first."""
    table = tables.of(Received)
    column = table.c[field]
    question = select(column).where(column != "", ~table.c.deleted).group_by(column)
    return tuple(session.connection.scalars(question.order_by(func.max(table.c.no).desc()).limit(MOST)))


def struck(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Give the reason of each of some letters whose number was struck out, by id."""
    found = store.by_ids(session, Received, ids)
    return {id_: letter.cancelled for id_, letter in found.items() if letter.cancelled}


def receive(session: Session, letter: Received, scan: bytes | None = None) -> Received:
    """Enter a letter under the next number of the calendar year in which it came, with its scan (PDF) if there is one."""
    _only_at_the_office(session)
    letter = records.checked(tidied(letter))
    if letter.number or letter.year:
        raise CannotDo("เลขรับออกให้ต่อเนื่องเมื่อบันทึก ไม่ต้องพิมพ์เลข", "number")
    if not letter.came or letter.came > date.today():
        raise CannotDo("วันที่รับอยู่หลังวันนี้ กรุณาตรวจวันที่", "came")
    if scan and not scan.startswith(PDF_SIGN):
        raise CannotDo("สำเนาที่สแกนต้องเป็นไฟล์ PDF", "scan")
    year = dates.year(letter.came)
    number = take_number(session, register_of(session, RECEIVED), "auto", year, None)
    letter = dataclasses.replace(
        letter, number=number, year=year, cancelled="", scan=_keep(session, scan) if scan else ""
    )
    history.mark_final(session)
    return dataclasses.replace(letter, id=store.add(session, letter), version=1)


def _only_at_the_office(session: Session) -> None:
    if session.store.holder:
        raise CannotDo("หนังสือรับลงทะเบียนที่สำนักงานเท่านั้น เครื่องนี้ใช้สำเนาที่นำออกมา")


def tidied(letter: Received) -> Received:
    """Write the time of a letter as 09.30; `CannotDo` where it is none."""
    return dataclasses.replace(letter, at=read_time(letter.at, "at"))


def _keep(session: Session, scan: bytes) -> str:
    """Keep a scan by its SHA-256; a rehearsal only names it."""
    return hashlib.sha256(scan).hexdigest() if session.rehearsal else attachments.put(session.store, scan)


def note(
    session: Session,
    id_: str,
    *,
    action: str | None = None,
    remark: str | None = None,
    addressee: str | None = None,
) -> Received:
    """Note who got a letter and what was done about it; what is not given stays."""
    letter = store.read(session, Received, id_)
    noted = dataclasses.replace(
        letter,
        action=letter.action if action is None else action,
        remark=letter.remark if remark is None else remark,
        addressee=letter.addressee if addressee is None else addressee,
    )
    return store.save(session, records.checked(noted))


def strike(session: Session, id_: str, reason: str) -> Received:
    """Strike out a number that was taken by mistake; it stays in the book with the reason."""
    letter = store.read(session, Received, id_)
    if letter.cancelled:
        raise CannotDo("เลขรับนี้ยกเลิกไปแล้ว")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ยกเลิก", "reason")
    history.mark_final(session)
    return store.save(session, records.checked(dataclasses.replace(letter, cancelled=reason.strip())))


def stamped(session: Session, id_: str, draw: Draw, lay_over: Overlay) -> bytes:
    """Give the scan with the receipt stamp (ตรารับหนังสือ) on its first page, or a sheet with the stamp where there is none."""
    letter, office = store.read(session, Received, id_), the_office(session)
    words = receipt.write(letter, office.section or office.label, thai_digits=office.thai_digits)
    sheet, _pages = draw(words, look(session, words), draft=False)
    if not letter.scan:
        return sheet
    return lay_over(attachments.get(session.store, letter.scan), sheet)

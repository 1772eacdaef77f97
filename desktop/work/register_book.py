"""A register (ทะเบียนคุม) as a book: its lines in the order of their numbers, and printed as a PDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from sqlalchemy import RowMapping, func, or_, select

from desktop.documents.contents import register as contents
from desktop.documents.contents.register import Row
from desktop.domain import number_runs
from desktop.domain.offices import Office, Signer
from desktop.domain.papers import DISPATCHES, KINDS, RECEIVED, RELATIONS, Paper, sub_numbered
from desktop.domain.received import Received
from desktop.domain.registers import NumberBlock, Register, next_number
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.registers import blocks_of, register_of, taken_numbers

SECRET = "(หนังสือลับ)"  # what stands for the subject of a secret paper  # noqa: S105 - no password
_CODE = 8  # signs of the SHA-256 that a register has room for
_COLUMNS = (
    "id", "kind", "state", "number", "sub_number", "dated", "subject", "signer", "to", "reason", "back_reason",
    "dispatch", "action", "contents_hash", "refers_to",
)  # fmt: skip
_Place = tuple[int, int]  # a number and sub-number; a block stands before its first number
_Line = tuple[_Place, Row]


def register_book(session: Session, key: str, year: int, draw: Draw) -> bytes:
    """Draw the register of a book and Buddhist year as a PDF; it takes no number and is not kept."""
    book, office = register_of(session, key), the_office(session)
    words = contents.write(
        key, book.name, office.label, year, rows(session, key, year), thai_digits=office.thai_digits
    )
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf


def years(session: Session, key: str) -> tuple[int, ...]:
    """List the Buddhist years in which a book has numbers, the newest first."""
    table = tables.of(Received if key == RECEIVED else Paper)
    question = select(table.c.year).where(table.c.year.is_not(None), table.c.number.is_not(None))
    if key != RECEIVED:
        question = question.where(table.c.register == key, table.c.state != "draft")
    block = tables.of(NumberBlock)
    reserved = select(block.c.year).where(block.c.register == register_of(session, key).id)
    return tuple(
        sorted({*session.connection.scalars(question), *session.connection.scalars(reserved)}, reverse=True)
    )


def rows(session: Session, key: str, year: int) -> tuple[Row, ...]:
    """List the lines of a book and Buddhist year: papers or letters, blocks where they began, numbers not used."""
    book = register_of(session, key)
    if key == RECEIVED:
        return tuple(_letters(session, year))
    lines = [*_papers(session, key, year), *_blocks(session, book, year), *_unused(session, book, year)]
    return tuple(row for _place, row in sorted(lines, key=lambda line: line[0]))


def _letters(session: Session, year: int) -> Iterator[Row]:
    letter = tables.of(Received)
    for one in store.find(session, Received, letter.c.year == year, order=(letter.c.number,)):
        struck = f"ยกเลิก: {one.cancelled}" if one.cancelled else ""
        yield Row(
            id=one.id,
            number=str(one.number),
            state="cancelled" if struck else "issued",
            came=" ".join(filter(None, (_short(one.came), one.at and f"{one.at} น."))),
            reference=one.reference,
            dated=_short(one.dated),
            sender=one.sender,
            to=one.addressee,
            subject=one.subject,
            action=one.action,
            remark=", ".join(filter(None, (struck, one.remark))),
        )


def _papers(session: Session, key: str, year: int) -> Iterator[_Line]:
    """Write the papers of a book; their frozen words, which may be long, stay in the file."""
    paper = tables.of(Paper)
    question = select(*(paper.c[name] for name in _COLUMNS)).where(
        paper.c.register == key,
        paper.c.year == year,
        paper.c.number.is_not(None),
        paper.c.state != "draft",
        ~paper.c.deleted,
        or_(paper.c.state != "cancelled", paper.c.dated.is_not(None)),
    )
    found = session.connection.execute(question).mappings().all()
    signers = store.by_ids(session, Signer, [one["signer"] or "" for one in found])
    office, secret, later = the_office(session), _secret(session), _later(session, key, year)
    for one in found:
        numbered = sub_numbered(one["number"], one["sub_number"])
        signer = signers.get(one["signer"])
        yield (
            (one["number"], one["sub_number"] or 0),
            Row(
                id=one["id"],
                number=numbered,
                state=one["state"],
                reference=f"{office.letter_code}/{numbered}".lstrip("/"),
                dated=_short(one["dated"]),
                sender=_sender(office),
                to=one["to"],
                subject=SECRET if {one["id"], one["refers_to"]} & secret else one["subject"],
                signer=signer.name if signer else "",
                action=", ".join(filter(None, (DISPATCHES.get(one["dispatch"], ""), one["action"]))),
                remark=_remark(one, later.get(one["id"], ())),
                code=one["contents_hash"][:_CODE],
            ),
        )


def _secret(session: Session) -> set[str | None]:
    """Name the secret papers; what cancels or amends one says its subject too."""
    paper = tables.of(Paper)
    return set(session.connection.scalars(select(paper.c.id).where(paper.c.secrecy != "")))


def _later(session: Session, key: str, year: int) -> dict[str, list[str]]:
    """Say of each paper what cancelled or amended it, oldest first."""
    first, then = tables.of(Paper).alias(), tables.of(Paper).alias()
    question = (
        select(first.c.id, then.c.kind, then.c.number, then.c.sub_number, then.c.year, then.c.relation)
        .join(then, then.c.refers_to == first.c.id)
        .where(
            first.c.register == key, first.c.year == year, then.c.number.is_not(None), then.c.state != "draft"
        )
        .order_by(then.c.year, then.c.number, func.coalesce(then.c.sub_number, 0))
    )
    said: dict[str, list[str]] = {}
    for id_, kind, number, sub, in_year, relation in session.connection.execute(question):
        what = f"{RELATIONS.get(relation, '')}โดย{KINDS[kind]} {sub_numbered(number, sub)}/{in_year}"
        said.setdefault(id_, []).append(what)
    return said


def _remark(paper: RowMapping, later: Sequence[str]) -> str:
    """Say what became of a paper, and why its number is back-dated."""
    said = list(later)
    if paper["state"] == "cancelled" and not any(one.startswith(RELATIONS["cancels"]) for one in said):
        said.append(RELATIONS["cancels"])
    if paper["state"] in ("cancelled", "out") and paper["reason"]:
        said.append(f"เหตุผล: {paper['reason']}")
    if paper["back_reason"]:
        said.append(f"ออกเลขย้อนหลัง: {paper['back_reason']}")
    return ", ".join(said)


def _blocks(session: Session, book: Register, year: int) -> Iterator[_Line]:
    """Tell each block where it began; only numbers still out are counted by it."""
    taken = taken_numbers(session, book.key, year)
    for block in blocks_of(session, book, year):
        left = 0 if block.returned else sum(number not in taken for number in block.numbers)
        yield (
            (block.first or 0, -1),
            Row(
                number=number_runs.run(block.first or 0, block.last or 0),
                state="reserved",
                count=left,
                subject=f"จองไว้ให้ “{block.holder}” เมื่อ {_short(block.taken)}",
                remark=f"คืนเมื่อ {_short(block.returned)}" if block.returned else "",
            ),
        )


def _unused(session: Session, book: Register, year: int) -> Iterator[_Line]:
    """Tell the numbers that came back unused and are not given any more, run by run, with the reason if there is one."""
    reasons = dict(_never_used(session, book, year))
    numbered = sorted(reasons.items())
    for reason, same in groupby(numbered, key=lambda one: one[1]):
        for first, last in number_runs.runs(number for number, _reason in same):
            yield (
                (first, 0),
                Row(
                    number=number_runs.run(first, last),
                    state="unused",
                    count=last - first + 1,
                    subject="ไม่ได้ใช้ (คืน)",
                    remark=f"เหตุผล: {reason}" if reason else "",
                ),
            )


def _never_used(session: Session, book: Register, year: int) -> Iterable[tuple[int, str]]:
    taken, blocks = taken_numbers(session, book.key, year), blocks_of(session, book, year)
    coming = next_number(book.first or 1, taken, blocks)
    out = {number for block in blocks if not block.returned for number in block.numbers}
    back = {number for block in blocks if block.returned for number in block.numbers}
    yield from ((number, "") for number in back - out - taken if number < coming)
    paper = tables.of(Paper)
    entries = select(paper.c.number, paper.c.reason).where(
        paper.c.register == book.key,
        paper.c.year == year,
        paper.c.number.is_not(None),
        paper.c.state == "cancelled",
        paper.c.dated.is_(None),
        ~paper.c.deleted,
    )
    yield from ((number, reason) for number, reason in session.connection.execute(entries))


def _sender(office: Office) -> str:
    return office.section or office.label


def _short(day: date | None) -> str:
    return dates.short(day) if day else ""

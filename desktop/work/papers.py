"""Official papers from draft to issued: numbers under the write lock, frozen contents, reprints, cancelling.

Nothing issued is ever changed or removed. A preview is `issue` in a rehearsing session: the same act, overprinted
ร่าง and rolled back, so no number is used up.
"""

from __future__ import annotations

import dataclasses
import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from desktop.documents.contents.blocks import Contents, fingerprint, from_json, to_json
from desktop.documents.contents.papers import PAPERS
from desktop.domain.committees import Committee
from desktop.domain.offices import Register, Signer, signer_on
from desktop.domain.papers import CANCELLED_BY, KINDS, Paper, Wording, check_number
from desktop.errors import CannotDo
from desktop.store import attachments, history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import records
from desktop.work.committees import Form, save
from desktop.work.facts import facts_of, the_office
from desktop.work.registers import OF_KIND, register_of, take_number, taken_numbers

PDF_SIGN = b"%PDF-"


LONGEST_NUMBER = 12  # letters of a number and year, as 99999/2551


class Draw(Protocol):
    """How contents become a PDF; the caller hands it in, so that `work` needs no typesetting."""

    def __call__(self, contents: Contents, look: Look, *, draft: bool) -> tuple[bytes, int]:
        """Give the PDF's bytes and its number of pages."""
        ...


@dataclass(frozen=True)
class Look:
    """The office's own emblem and fonts as file bytes; `None` for those that come with the program."""

    emblem: bytes | None = None
    font_regular: bytes | None = None
    font_bold: bytes | None = None


@dataclass(frozen=True, kw_only=True)
class Request:
    """A paper that an officer asks for."""

    kind: str
    committee: str = ""
    dated: date | None = None  # today, or left blank with the number, unless given
    way: str = ""  # how its number comes; the register's way unless given, or a number is
    number: int | None = None  # the registry's
    thai_digits: bool | None = None  # the office's habit unless given
    amends: str = ""  # the paper it amends
    draft: str = ""  # the kept draft that it was


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A paper with its file."""

    paper: Paper
    pdf: bytes

    @property
    def file_name(self) -> str:
        """Suggest a file name without anything personal in it."""
        paper = self.paper
        numbered = f" {paper.number}-{paper.year}" if paper.printed_number else ""
        return f"{KINDS[paper.kind]}{numbered}.pdf"


def issue(session: Session, request: Request, draw: Draw) -> Issued:
    """Issue a paper: take its number, freeze what it says, draw and keep its file.

    In a rehearsing session nothing of it stays and every page is overprinted ร่าง.
    """
    paper = _numbered(session, request)
    if request.amends:
        paper = dataclasses.replace(paper, refers_to=request.amends, relation="amends")
    if paper.relation == "amends":
        _check_amended(paper, store.read(session, Paper, paper.refers_to))
    return _freeze(session, paper, _write(session, paper), draw)


def _check_amended(paper: Paper, amended: Paper) -> None:
    """Refuse to amend what is no order in force, or by another kind of paper: only an order has words for it."""
    if (paper.kind, amended.kind, amended.state) != ("order", "order", "issued"):
        raise CannotDo("แก้ไขเพิ่มเติมได้เฉพาะคำสั่งที่ออกแล้วและยังไม่ยกเลิก โดยออกเป็นคำสั่งใหม่", "amends")


def preview(session: Session, form: Form, request: Request, draw: Draw) -> Issued:
    """Draw the paper of a committee as its page stands, saved or not; needs a rehearsing session."""
    if not session.rehearsal:
        raise AssertionError("a preview must be rolled back")
    return issue(session, dataclasses.replace(request, committee=save(session, form)), draw)


def keep_draft(session: Session, request: Request) -> str:
    """Keep a paper to be issued later, anew or over the draft that it was, and give its id; it takes no number."""
    before = _draft(session, request.draft)
    draft = dataclasses.replace(
        before,
        kind=request.kind,
        way=_way(request, register_of(session, OF_KIND[request.kind])),
        number=request.number,
        dated=request.dated,
        committee=request.committee,
        subject=store.read(session, Committee, request.committee).name,
        thai_digits=_thai_digits(session, request),
        refers_to=request.amends or before.refers_to,
        relation="amends" if request.amends else before.relation,
    )
    draft = records.checked(draft)
    return store.save(session, draft).id if draft.id else store.add(session, draft)


def _numbered(session: Session, request: Request) -> Paper:
    """Begin a paper with its register, date, number and signer, as offices take them."""
    register = register_of(session, OF_KIND[request.kind])
    way = _way(request, register)
    dated = request.dated if way == "blank" else request.dated or date.today()
    year = dates.year(dated or date.today())
    number = take_number(session, register, way, year, request.number)
    signer = signer_on(store.find(session, Signer), dated or date.today())
    return dataclasses.replace(
        _draft(session, request.draft),
        kind=request.kind,
        register=register.key,
        way=way,
        number=number,
        year=year if number else None,
        dated=dated,
        committee=request.committee,
        signer=signer.id,
        thai_digits=_thai_digits(session, request),
        state="out" if way == "blank" else "issued",
    )


def _way(request: Request, register: Register) -> str:
    return request.way or ("given" if request.number else register.way)


def _thai_digits(session: Session, request: Request) -> bool:
    return the_office(session).thai_digits if request.thai_digits is None else request.thai_digits


def _draft(session: Session, id_: str) -> Paper:
    """Read the draft that is to be issued; one that was issued already is refused."""
    draft = store.read(session, Paper, id_) if id_ else Paper()
    if draft.state != "draft":
        raise CannotDo("หนังสือนี้ออกไปแล้ว ถ้าจะแก้ไขให้ออกหนังสือยกเลิกหรือคำสั่งแก้ไขเพิ่มเติม")
    return draft


def _freeze(session: Session, paper: Paper, contents: Contents, draw: Draw) -> Issued:
    """Draw the contents and keep paper, contents and file together, for good."""
    pdf, pages = draw(contents, look(session), draft=session.rehearsal)
    paper = dataclasses.replace(
        paper,
        subject=contents.subject,
        contents=to_json(contents),
        contents_hash=fingerprint(contents),
        file=_keep(session, pdf),
        pages=pages,
    )
    kept = (
        store.save(session, paper)
        if paper.id
        else dataclasses.replace(paper, id=store.add(session, paper), version=1)
    )
    history.mark_final(session)
    return Issued(paper=kept, pdf=pdf)


def _keep(session: Session, data: bytes) -> str:
    """Keep a file by its SHA-256; a rehearsal only names it."""
    return hashlib.sha256(data).hexdigest() if session.rehearsal else attachments.put(session.store, data)


def _write(session: Session, paper: Paper) -> Contents:
    """Write what a paper says in the words that hold on its date."""
    wording = wording_on(session, paper.kind, paper.dated or date.today())
    return PAPERS[paper.kind].write(facts_of(session, paper), wording)


def wording_on(session: Session, kind: str, on: date) -> Wording:
    """Find the office's words for a kind of paper on a date, or those that come with the program."""
    table = tables.of(Wording)
    own = [w for w in store.find(session, Wording, table.c.kind == kind) if w.start and w.start <= on]
    return max(own, key=lambda w: w.start or date.min, default=PAPERS[kind].default)


def look(session: Session) -> Look:
    """Load the office's own emblem and fonts."""
    office = the_office(session)
    emblem = office.emblem if office.emblem_way == "file" else ""
    parts = (emblem, office.font_regular, office.font_bold)
    return Look(*(attachments.get(session.store, sha) if sha else None for sha in parts))


def reprint(session: Session, id_: str) -> Issued:
    """Give an issued paper with the very bytes of its file."""
    paper = store.read(session, Paper, id_)
    if not paper.file:
        raise CannotDo("หนังสือนี้ยังไม่มีไฟล์ เพราะยังเป็นร่างหรือบันทึกย้อนหลังโดยไม่มีสำเนา")
    return Issued(paper=paper, pdf=attachments.get(session.store, paper.file))


def contents_of(session: Session, id_: str) -> Contents:
    """Read the frozen words of an issued paper."""
    return from_json(store.read(session, Paper, id_).contents)


def record_number(session: Session, id_: str, number: int | None, dated: date) -> Paper:
    """Record the number and date that were written by hand on a paper that was out for signature."""
    paper = store.read(session, Paper, id_)
    if paper.state != "out":
        raise CannotDo("บันทึกเลขได้เฉพาะหนังสือที่รอลงนาม")
    register, year = register_of(session, paper.register), dates.year(dated)
    if register.way == "none" and not number:
        number = take_number(session, register, "none", year, None)
    check_number(number, taken_numbers(session, register.key, year))
    history.mark_final(session)
    paper = dataclasses.replace(paper, number=number, year=year, dated=dated, state="issued")
    paper = store.save(session, records.checked(paper))
    _take_effect(session, paper)
    return paper


def set_aside(session: Session, id_: str, reason: str = "") -> None:
    """Set aside a paper that came to nothing: a draft leaves the lists, one never signed stays there with the reason."""
    paper = store.read(session, Paper, id_)
    if paper.state == "draft":
        store.remove(session, Paper, id_)
        return
    if paper.state != "out":
        raise CannotDo("หนังสือนี้ออกไปแล้ว ถ้าจะแก้ไขให้ออกหนังสือยกเลิกหรือคำสั่งแก้ไขเพิ่มเติม")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ยกเลิก", "reason")
    history.mark_final(session)
    store.save(session, dataclasses.replace(paper, state="cancelled", reason=reason.strip()))


def enter_old(session: Session, paper: Paper, scan: bytes | None) -> Paper:
    """Enter a paper issued long ago, with its scan (PDF) if there is one; its number must be free in its year."""
    paper = records.checked(paper)
    if not paper.dated:
        raise CannotDo("ต้องมีวันที่ของหนังสือ", "dated")
    register, year = register_of(session, OF_KIND[paper.kind]), dates.year(paper.dated)
    if register.way != "none" or paper.number:
        check_number(paper.number, taken_numbers(session, register.key, year))
    if scan and not scan.startswith(PDF_SIGN):
        raise CannotDo("สำเนาที่สแกนต้องเป็นไฟล์ PDF", "scan")
    sha = _keep(session, scan) if scan else ""
    paper = dataclasses.replace(
        paper,
        register=register.key,
        year=year,
        way="given" if paper.number else "none",
        state="issued",
        scan=sha,
        file=sha,
    )
    history.mark_final(session)
    return dataclasses.replace(paper, id=store.add(session, paper), version=1)


def cancel(
    session: Session,
    id_: str,
    reason: str,
    draw: Draw,
    *,
    dated: date | None = None,
    way: str = "",
    number: int | None = None,
) -> Issued:
    """Cancel an issued paper by a new one that refers to it; its number stays in the register with the reason.

    The new paper takes its own number by its register's way, or by `way` as in `Request`; where that leaves it
    out for signature, the first is cancelled when its number is recorded.
    """
    paper = store.read(session, Paper, id_)
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ยกเลิก", "reason")
    if paper.state != "issued":
        raise CannotDo("ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว")
    if any(one.relation == "cancels" and one.state == "out" for one in story(session, id_)):
        raise CannotDo("มีหนังสือยกเลิกฉบับนี้รอลงนามอยู่แล้ว")
    kind = CANCELLED_BY[paper.kind]
    request = Request(kind=kind, committee=paper.committee, dated=dated, way=way, number=number)
    new = _numbered(session, request)
    new = dataclasses.replace(new, refers_to=id_, relation="cancels", reason=reason.strip())
    issued = _freeze(session, new, _write(session, new), draw)
    _take_effect(session, issued.paper)
    return issued


def _take_effect(session: Session, paper: Paper) -> None:
    """Mark as cancelled what an issued paper cancels."""
    if paper.relation == "cancels" and paper.state == "issued":
        cancelled = store.read(session, Paper, paper.refers_to)
        store.save(session, dataclasses.replace(cancelled, state="cancelled", reason=paper.reason))


def find(session: Session, name: str) -> Paper:
    """Find a paper by its id, or by kind and number as in `order 111/2551`."""
    paper = tables.of(Paper)
    kind, _space, numbered = name.strip().partition(" ")
    number, _slash, year = numbered.partition("/")
    if kind in KINDS and number.isdecimal() and year.isdecimal() and len(numbered) < LONGEST_NUMBER:
        where = (paper.c.kind == kind, paper.c.number == int(number), paper.c.year == int(year))
        found = store.find(session, Paper, *where)
        if found:
            return found[0]
        raise CannotDo("ไม่มี{kind} เลขที่ {number} ในทะเบียน", "paper", kind=KINDS[kind], number=numbered)
    return store.read(session, Paper, name)


def story(session: Session, id_: str) -> tuple[Paper, ...]:
    """List the papers that refer to one: what amended or cancelled it."""
    return tuple(store.find(session, Paper, tables.of(Paper).c.refers_to == id_))

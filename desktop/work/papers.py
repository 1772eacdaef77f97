"""Official papers from draft to issued: numbers under the write lock, frozen contents, reprints, cancelling.

Nothing issued is ever changed or removed. A preview is `issue` in a rehearsing session: the same act, overprinted
ร่าง and rolled back, so no number is used up.
"""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.frozen import fingerprint, from_json, to_json
from desktop.documents.contents.papers import PAPERS
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.meetings import Meeting
from desktop.domain.offices import Signer, signer_on
from desktop.domain.papers import ABOUT, KINDS, PAPER_KINDS, Paper, Wording, file_name
from desktop.domain.registers import Register
from desktop.errors import CannotDo
from desktop.store import attachments, history, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import records, restrictions
from desktop.work.committees import Form, save
from desktop.work.facts import facts_of, the_office
from desktop.work.looks import Draw, coded, look
from desktop.work.registers import book_of, check_free, promised, register_of, take_number, take_sub

PDF_SIGN = b"%PDF-"
_NUMBERED = re.compile(r"(\d{1,5})(?:\.(\d{1,2}))?/(\d{1,4})")  # 111/2551, 111.1/2551


@dataclass(frozen=True, kw_only=True)
class Request:
    """A paper that an officer asks for."""

    kind: str
    committee: str = ""
    meeting: str = ""
    centre: str = ""
    typed: Mapping[str, Any] = field(default_factory=dict)  # fields of a paper, as its kind names them
    dated: date | None = None  # today, or left blank with the number, unless given
    way: str = ""  # how its number comes; the register's way unless given, or a number is
    number: int | None = None  # the registry's
    thai_digits: bool | None = None  # the office's habit unless given
    behind: int | None = None  # back-dated: the number that it follows with a sub-number
    back_reason: str = ""
    signer: str = ""  # who signs on the date, unless another is chosen
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
        return file_name(KINDS[self.paper.kind], self.paper.printed_number, self.paper.year)


def issue(session: Session, request: Request, draw: Draw) -> Issued:
    """Issue a paper: take its number, freeze what it says, draw and keep its file.

    In a rehearsing session nothing of it stays and every page is overprinted ร่าง.
    """
    paper = _numbered(session, request)
    _check_about(session, paper)
    restrictions.check_paper(session, paper)
    return _freeze(session, paper, _write(session, paper), draw)


def _check_about(session: Session, paper: Paper) -> None:
    """Refuse a paper that names nothing to be made from, or that amends what is no order in force."""
    about = PAPER_KINDS[paper.kind].about
    if about == "paper" or paper.relation == "amends":
        amended = store.read(session, Paper, paper.refers_to) if paper.refers_to else Paper()
        if paper.kind != "amendment" or (amended.kind, amended.state) != ("order", "issued"):
            raise CannotDo("แก้ไขเพิ่มเติมได้เฉพาะคำสั่งที่ออกแล้วและยังไม่ยกเลิก โดยออกเป็นคำสั่งใหม่", "amends")
    elif about != "office" and not getattr(paper, about):
        raise CannotDo("ต้องเลือก{about}ก่อนออกหนังสือ", about, about=ABOUT[about])


def preview(session: Session, form: Form, request: Request, draw: Draw) -> Issued:
    """Draw the paper of a committee as its page stands, saved or not; needs a rehearsing session."""
    if not session.rehearsal:
        raise AssertionError("a preview must be rolled back")
    return issue(session, dataclasses.replace(request, committee=save(session, form)), draw)


def keep_draft(session: Session, request: Request) -> str:
    """Keep a paper to be issued later, anew or over the draft that it was, and give its id; it takes no number."""
    draft = dataclasses.replace(_asked(session, request), number=request.number, dated=request.dated)
    draft = records.checked(dataclasses.replace(draft, subject=draft.subject or _meant(session, draft)))
    return store.save(session, draft).id if draft.id else store.add(session, draft)


def _meant(session: Session, draft: Paper) -> str:
    """Name what a draft is about, while it has no subject of its own."""
    about = PAPER_KINDS[draft.kind].about
    if about == "meeting":
        return store.read(session, Meeting, draft.meeting).label
    if about == "centre":
        return store.read(session, Centre, draft.centre).name
    return store.read(session, Committee, draft.committee).name if draft.committee else KINDS[draft.kind]


def _asked(session: Session, request: Request) -> Paper:
    """Begin a paper, or go on with its draft, with what was asked for and typed; it has no number yet."""
    before = _draft(session, request.draft)
    typed = {name: value for name, value in request.typed.items() if name in PAPER_KINDS[request.kind].typed}
    paper = dataclasses.replace(
        before,
        kind=request.kind,
        way=_way(request, book_of(session, request.kind)),
        committee=request.committee,
        meeting=request.meeting,
        centre=request.centre,
        signer=request.signer,
        thai_digits=_thai_digits(session, request),
        refers_to=request.amends or before.refers_to,
        relation="amends" if request.amends else before.relation,
        back_reason=request.back_reason.strip(),
        **typed,
    )
    if paper.meeting:
        return dataclasses.replace(paper, committee=store.read(session, Meeting, paper.meeting).committee)
    if paper.relation == "amends" and not paper.committee:
        return dataclasses.replace(paper, committee=store.read(session, Paper, paper.refers_to).committee)
    return paper


def _numbered(session: Session, request: Request) -> Paper:
    """Give a paper its date, number and signer, as offices take them."""
    paper, register = _asked(session, request), book_of(session, request.kind)
    dated = request.dated if paper.way == "blank" else request.dated or date.today()
    on = dated or date.today()
    number, sub = _take(session, register, request, paper.way, on)
    return dataclasses.replace(
        records.checked(dataclasses.replace(paper, number=number, sub_number=sub)),
        register=register.key,
        year=dates.year(on) if number else None,
        dated=dated,
        signer=_signer(session, request, on),
        state="out" if paper.way == "blank" else "issued",
    )


def _take(
    session: Session, register: Register, request: Request, way: str, on: date
) -> tuple[int | None, int | None]:
    """Take number and sub-number, the latter only for a back-dated paper, which needs a reason."""
    year = dates.year(on)
    if request.behind is None or not register.key:
        return take_number(session, register, way, year, request.number), None
    if not request.back_reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ออกเลขย้อนหลัง", "back_reason")
    if way == "blank":
        raise CannotDo("เลขย้อนหลังต้องออกพร้อมวันที่ เว้นไว้เขียนด้วยมือไม่ได้", "way")
    return request.behind, take_sub(session, register, request.behind, on, year)


def _signer(session: Session, request: Request, on: date) -> str:
    """Choose who signs on a date; one who was chosen must hold on it. "" for a paper that the office does not sign."""
    if not request.signer and not PAPER_KINDS[request.kind].signed:
        return ""
    signers = store.find(session, Signer)
    if request.signer:
        signers = [one for one in signers if one.id == request.signer]
    return signer_on(signers, on).id


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
    if paper.number:
        contents = coded(session, contents, paper.register, paper.numbered)
    pdf, pages = draw(contents, look(session, contents), draft=session.rehearsal)
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
    return words_on(session, kind, on, PAPERS[kind].default)


def words_on(session: Session, kind: str, on: date, shipped: Wording) -> Wording:
    """Find the office's own words that held on a date, else the shipped ones."""
    table = tables.of(Wording)
    own = [w for w in store.find(session, Wording, table.c.kind == kind) if w.start and w.start <= on]
    return max(own, key=lambda w: w.start or date.min, default=shipped)


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
    check_free(session, register, year, number)
    history.mark_final(session)
    paper = dataclasses.replace(paper, number=number, year=year, dated=dated, state="issued")
    paper = store.save(session, records.checked(paper))
    _take_effect(session, paper)
    return paper


def set_aside(session: Session, id_: str, reason: str = "") -> None:
    """Set aside a paper that came to nothing: a draft leaves the lists.

    One never signed, or of a kind that no other paper cancels, stays there with its number and the reason.
    """
    paper = store.read(session, Paper, id_)
    if paper.state == "draft":
        store.remove(session, Paper, id_)
        return
    if paper.state != "out" and not (paper.state == "issued" and not PAPER_KINDS[paper.kind].cancelled_by):
        raise CannotDo("หนังสือนี้ออกไปแล้ว ถ้าจะแก้ไขให้ออกหนังสือยกเลิกหรือคำสั่งแก้ไขเพิ่มเติม")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ยกเลิก", "reason")
    history.mark_final(session)
    store.save(session, dataclasses.replace(paper, state="cancelled", reason=reason.strip()))


def enter_old(session: Session, paper: Paper, scan: bytes | None) -> Paper:
    """Enter a paper issued long ago or on a lost laptop, with its scan (PDF) if there is one.

    Its number must be free in its year, or kept for it by the entry of a number used elsewhere, which it completes.
    """
    paper = records.checked(paper)
    if not paper.dated:
        raise CannotDo("ต้องมีวันที่ของหนังสือ", "dated")
    register, year = book_of(session, paper.kind), dates.year(paper.dated)
    waiting = promised(session, register, year, paper.number)
    if not waiting and (register.way != "none" or paper.number):
        check_free(session, register, year, paper.number)
    if scan and not scan.startswith(PDF_SIGN):
        raise CannotDo("สำเนาที่สแกนต้องเป็นไฟล์ PDF", "scan")
    sha = _keep(session, scan) if scan else ""
    paper = dataclasses.replace(
        paper,
        register=register.key,
        year=year if register.key else None,
        way="given" if paper.number else "none",
        state="issued",
        scan=sha,
        file=sha,
    )
    history.mark_final(session)
    if waiting:
        return store.save(session, dataclasses.replace(paper, id=waiting.id, version=waiting.version))
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
    signer: str = "",
    thai_digits: bool | None = None,
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
    kind = PAPER_KINDS[paper.kind].cancelled_by
    if not kind:
        raise CannotDo("หนังสือชนิดนี้ยกเลิกได้ในทะเบียนโดยบอกเหตุผล ไม่ต้องออกหนังสือยกเลิก")
    request = Request(
        kind=kind,
        committee=paper.committee,
        dated=dated,
        way=way,
        number=number,
        signer=signer,
        thai_digits=thai_digits,
        typed={"to": paper.to},
    )
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
    """Find a paper by its id, or by kind and number as in `order 111/2551`, a back-dated one as `order 111.1/2551`."""
    paper = tables.of(Paper)
    kind, _space, numbered = name.strip().partition(" ")
    parts = _NUMBERED.fullmatch(numbered) if kind in KINDS else None
    if parts:
        number, sub, year = (int(part) if part else None for part in parts.groups())
        where = (paper.c.kind == kind, paper.c.number == number, paper.c.year == year)
        found = store.find(session, Paper, *where, paper.c.sub_number.is_not_distinct_from(sub))
        if found:
            return found[0]
        raise CannotDo("ไม่มี{kind} เลขที่ {number} ในทะเบียน", "paper", kind=KINDS[kind], number=numbered)
    return store.read(session, Paper, name)


def story(session: Session, id_: str) -> tuple[Paper, ...]:
    """List the papers that refer to one: what amended or cancelled it."""
    return tuple(store.find(session, Paper, tables.of(Paper).c.refers_to == id_))


def note_dispatch(session: Session, id_: str, dispatch: str, action: str) -> Paper:
    """Note in the register how a letter was sent and what came of it; what it says stays as it was issued."""
    paper = store.read(session, Paper, id_)
    if paper.state != "issued" or paper.register != "sent":
        raise CannotDo("บันทึกการส่งได้เฉพาะหนังสือส่งที่ออกแล้ว")
    return store.save(session, records.checked(dataclasses.replace(paper, dispatch=dispatch, action=action)))

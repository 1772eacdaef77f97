"""The papers of a case: made from it as it stands, numbered, frozen and sealed; printing one is noted with its purpose.

Nothing issued is ever changed or removed: a mistake is cancelled with its reason and issued anew. What a paper says and
its file are sealed as the case is; its number stands in the register of mediation.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.case_consent import notice_version
from desktop.documents.contents.case_papers import CASE_WRITINGS
from desktop.documents.contents.frozen import fingerprint, from_json, to_json
from desktop.documents.contents.redaction import masked
from desktop.domain.case_papers import CASE_PAPERS, CasePaper
from desktop.domain.cases import PURPOSES, Party
from desktop.domain.offices import Signer, signer_on
from desktop.domain.papers import Wording, file_name
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import history
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import case_files, cases, records
from desktop.work.case_facts import facts_of
from desktop.work.cases import Whole
from desktop.work.facts import the_office
from desktop.work.looks import Draw, Look, coded, look
from desktop.work.paper_views import Usual
from desktop.work.papers import words_on
from desktop.work.registers import CASE_PAPERS as REGISTER
from desktop.work.registers import register_of, take_number

ABOUT = {
    "party": N_("คู่กรณี"),
    "summons": N_("การนัดของคู่กรณี"),
    "sitting": N_("ครั้งที่นั่งไกล่เกลี่ย"),
    "step": N_("การขยายเวลา"),
}
PRINTED = "printed"  # in the book of readings: a paper left the seal


@dataclass(frozen=True, kw_only=True)
class Request:
    """A paper of a case that an officer asks for, and why."""

    case: str
    kind: str
    about: str = ""  # the id of the party, invitation, session or extension that it is made from
    typed: Mapping[str, Any] = field(default_factory=dict)  # fields of a paper, as its kind names them
    dated: date | None = None  # today unless given
    way: str = ""  # how its number comes: "auto" or "given"; the register's way unless given, or a number is
    number: int | None = None  # the registry's
    thai_digits: bool | None = None  # the office's habit unless given
    signer: str = ""  # who signs on the date, unless another is chosen
    purpose: str = "mediate"  # a key of PURPOSES: issuing is a reading too


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A paper with its file."""

    paper: CasePaper
    pdf: bytes

    @property
    def file_name(self) -> str:
        """Suggest a file name of kind and number alone."""
        return named(self.paper)


def named(paper: CasePaper) -> str:
    """Name the file of a paper by its kind and number: nothing of the case."""
    return file_name(CASE_PAPERS[paper.kind].title, str(paper.number or ""), paper.year)


def preview(session: Session, request: Request, draw: Draw) -> Issued:
    """Draw a paper as it would be issued, overprinted ร่าง; needs a rehearsing session, and uses no number."""
    if not session.rehearsal:
        raise AssertionError("a preview must be rolled back")
    made, contents = _made(session, request)
    pdf, pages = draw(contents, look(session, contents), draft=True)
    return Issued(paper=dataclasses.replace(made, pages=pages), pdf=pdf)


def issue(session: Session, request: Request, draw: Draw) -> CasePaper:
    """Issue a paper: take its number, freeze what it says, draw its file, seal both, and note who printed it and why."""
    _check_purpose(request.purpose)
    made, contents = _made(session, request)
    pdf, pages = draw(contents, look(session, contents), draft=False)
    paper = dataclasses.replace(
        made,
        contents=to_json(contents),
        contents_hash=fingerprint(contents),
        file=case_files.put(session, pdf),
        pages=pages,
    )
    kept = dataclasses.replace(paper, id=store.add(session, paper), version=1)
    history.mark_final(session)
    if paper.kind == "consent":
        _keep_notice(session, paper)
    cases.note(session, paper.case, PRINTED, request.purpose)
    return kept


def _made(session: Session, request: Request) -> tuple[CasePaper, Contents]:
    """Give a paper with its number and signer, and what it says in the words that hold on its date."""
    session.require(MEDIATION)
    whole, kind = cases.whole(session, request.case), CASE_PAPERS[request.kind]
    dated = request.dated or date.today()
    typed = {name: value for name, value in request.typed.items() if name in kind.typed}
    number = _number(session, request, dates.year(dated)) if kind.numbered else None
    paper = records.checked(
        CasePaper(
            case=request.case,
            kind=request.kind,
            number=number,
            year=dates.year(dated) if number else None,
            dated=dated,
            about=_about(whole, request),
            signer=_signer(session, request, dated),
            thai_digits=the_office(session).thai_digits
            if request.thai_digits is None
            else request.thai_digits,
            **typed,
        )
    )
    contents = CASE_WRITINGS[paper.kind].write(facts_of(session, whole, paper), _wording(session, paper))
    if number:
        contents = coded(session, contents, REGISTER, f"{number}/{paper.year}")
    return paper, contents


def _number(session: Session, request: Request, year: int) -> int | None:
    """Take the next number of the register, or the registry's; one of these papers is never left without."""
    way = request.way or ("given" if request.number else usual(session).way)
    return take_number(session, register_of(session, REGISTER), way, year, request.number)


def _about(whole: Whole, request: Request) -> str:
    """Give the part that a paper is made from; refuses a paper that lacks it, or one of another case."""
    about = CASE_PAPERS[request.kind].about
    if not about:
        return ""
    if request.about not in {part.id for part in parts_for(whole, request.kind)}:
        raise CannotDo("ต้องเลือก{about}ก่อนออกหนังสือ", "about", about=ABOUT[about])
    return request.about


def parts_for(whole: Whole, kind: str) -> tuple[Any, ...]:
    """List the parts of a case that a kind of paper can be made from; none for one made from the case itself."""
    parts = {
        "party": (*whole.side("2"), *whole.side("1"))
        if kind == "asking"
        else (*whole.side("1"), *whole.side("2")),
        "summons": whole.summonses,
        "sitting": whole.sittings,
        "step": tuple(step for step in whole.steps if step.step == "extended"),
    }
    return parts.get(CASE_PAPERS[kind].about, ())


def _signer(session: Session, request: Request, dated: date) -> str:
    """Choose who signs a letter on its date; another paper is signed by those it concerns."""
    if not request.signer and not CASE_PAPERS[request.kind].numbered:
        return ""
    signers = store.find(session, Signer)
    if request.signer:
        signers = [one for one in signers if one.id == request.signer]
    return signer_on(signers, dated).id


def _wording(session: Session, paper: CasePaper) -> Wording:
    shipped = CASE_WRITINGS[paper.kind].default
    return words_on(session, f"case_{paper.kind}", paper.dated or date.today(), shipped)


def _keep_notice(session: Session, paper: CasePaper) -> None:
    """Keep with a party which notice about personal data their consent bears."""
    party = store.read(session, Party, paper.about)
    version = notice_version(_wording(session, paper))
    if party.notice != version:
        store.save(session, dataclasses.replace(party, notice=version))


def usual(session: Session) -> Usual:
    """Tell how the papers of cases are usually issued."""
    way = register_of(session, REGISTER).way
    return Usual("given" if way == "given" else "auto", the_office(session).thai_digits)


# what was issued


def look_at(session: Session, id_: str, draw: Draw) -> bytes:
    """Give the pages of a paper to who opened its case; whole national ids are seen only on what is taken out and noted."""
    paper = store.read(session, CasePaper, id_)
    kept = from_json(paper.contents)
    contents = masked(kept)
    if contents == kept:
        return case_files.get(session, paper.file)
    pdf, _pages = draw(contents, look(session, contents), draft=False)
    return pdf


def reprint(session: Session, id_: str, purpose: str) -> Issued:
    """Give an issued paper with the very bytes of its file, and note who took it and why; needs a writing session."""
    paper = _taken_out(session, id_, purpose)
    return Issued(paper=paper, pdf=case_files.get(session, paper.file))


def scan_of(session: Session, id_: str, purpose: str) -> tuple[str, bytes]:
    """Give the signed scan of a paper, and note who took it and why; with a file name that has no ending."""
    paper = _taken_out(session, id_, purpose)
    if not paper.scan:
        raise CannotDo("หนังสือนี้ยังไม่มีสำเนาที่ลงนามแล้ว")
    return named(paper).removesuffix(".pdf"), case_files.get(session, paper.scan)


def word(
    session: Session, id_: str, purpose: str, write: Callable[[Contents, Look], bytes]
) -> tuple[str, bytes]:
    """Write the Word copy of an issued paper, and note who took it and why; gives a file name and the copy."""
    paper = _taken_out(session, id_, purpose)
    contents = from_json(paper.contents)
    return named(paper).replace(".pdf", ".docx"), write(contents, look(session, contents))


def _taken_out(session: Session, id_: str, purpose: str) -> CasePaper:
    _check_purpose(purpose)
    paper = store.read(session, CasePaper, id_)
    cases.note(session, paper.case, PRINTED, purpose)
    return paper


def _check_purpose(purpose: str) -> None:
    if purpose not in PURPOSES:
        raise CannotDo("ต้องบอกว่าพิมพ์หนังสือของเรื่องไกล่เกลี่ยเพื่ออะไร", "purpose")


def cancel(session: Session, id_: str, reason: str) -> CasePaper:
    """Cancel an issued paper: it stays with its number and the reason, and a new one may be issued."""
    paper = _in_force(session, id_, N_("ยกเลิกได้เฉพาะหนังสือที่ออกแล้วและยังไม่ยกเลิก"))
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ยกเลิก", "reason")
    history.mark_final(session)
    return store.save(session, dataclasses.replace(paper, state="cancelled", reason=reason.strip()))


def enter_scan(session: Session, id_: str, data: bytes) -> CasePaper:
    """Attach the scan of the signed paper; a better one takes the place of one attached before."""
    paper = _in_force(session, id_, N_("แนบสำเนาที่ลงนามได้เฉพาะหนังสือที่ออกแล้วและยังไม่ยกเลิก"))
    return store.save(session, dataclasses.replace(paper, scan=case_files.put_checked(session, data)))


def _in_force(session: Session, id_: str, otherwise: str) -> CasePaper:
    paper = store.read(session, CasePaper, id_)
    if paper.state != "issued":
        raise CannotDo(otherwise)
    return paper

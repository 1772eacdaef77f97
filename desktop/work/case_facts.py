"""What a paper of a case is made from, gathered out of the case, its parts and the law that held on its date."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from desktop.documents.contents.case_facts import (
    AgreedTerm,
    CaseFacts,
    CaseParty,
    Check,
    ChosenMediator,
    Extension,
    FollowedTerm,
    HeldSession,
    Invitation,
)
from desktop.documents.contents.facts import Typed
from desktop.domain import agreements, deadlines, tracks
from desktop.domain.agreements import FollowUp, Term
from desktop.domain.case_papers import CASE_PAPERS, CasePaper
from desktop.domain.cases import CHANNELS, CHOSEN_BY, RESULTS, Case, Party
from desktop.domain.centres import Centre
from desktop.domain.mediators import HOW_CHOSEN, Mediator
from desktop.domain.offices import Signer
from desktop.domain.parties import age_on
from desktop.domain.records import Record, field_of
from desktop.domain.sittings import OUTCOMES, WAYS, Sitting, Summons
from desktop.domain.tracks import LAWS, NATURES, TRACKS, DisputeKind
from desktop.domain.villages import Village, named_on
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import digits, ids
from desktop.work import case_way, places
from desktop.work.case_way import Law, begun_on, extensions
from desktop.work.cases import Whole, whole_national_id
from desktop.work.facts import chair_of_centre, the_office, writer_of

R = TypeVar("R", bound=Record)
WITH_NATIONAL_ID = ("request", "agreement")  # the papers whose forms ask for it; others show it masked

_BY = {"1": "คู่พิพาทฝ่ายที่ 1", "2": "คู่พิพาทฝ่ายที่ 2", "both": "คู่พิพาททั้งสองฝ่าย"}  # as papers name them


def facts_of(session: Session, whole: Whole, paper: CasePaper) -> CaseFacts:
    """Gather the values of a paper: the office's, the case's, and those of what it is about.

    Nobody is noted to have seen a preview, so that it shows no whole national id.
    """
    office, centre = the_office(session), _centre(session, whole.case)
    signer = store.read(session, Signer, paper.signer) if paper.signer else Signer()
    law = case_way.law(session)
    return CaseFacts(
        district=office.district,
        province=office.province,
        tambon=places.name_of(whole.case.tambon) if whole.case.tambon else centre.tambon_name,
        centre=centre.name,
        chair=chair_of_centre(session, centre.id, paper.dated),
        number=str(paper.number or ""),
        year=paper.year,
        dated=paper.dated,
        signer_name=signer.name,
        signer_lines=signer.lines() if paper.signer else (),
        emblem_way=office.emblem_way,
        thai_digits=paper.thai_digits,
        writer=writer_of(office),
        typed=Typed(to=paper.to, body=paper.body),
        refer_to=paper.to or whole.case.referred_to,
        **_of_case(session, whole.case),
        **_of_law(whole, law),
        **_of_parties(session, whole, paper),
        **_of_end(whole),
        mediators=tuple(_mediators(session, whole, paper.dated or date.today())),
        session=_held(whole, paper),
        extension=_extension(whole, paper, law),
    )


def _centre(session: Session, case: Case) -> Centre:
    """Find the centre of the tambon of a case; where the office has one centre, that."""
    centres = store.find(session, Centre)
    of_tambon = [one for one in centres if one.tambon == case.tambon]
    return next(iter(of_tambon or (centres if len(centres) == 1 else [])), Centre())


def _of_case(session: Session, case: Case) -> dict[str, Any]:
    return {
        "case_number": case.code,
        "received": case.received,
        "received_at": case.received_at,
        "received_by": case.received_by,
        "channel": CHANNELS.get(case.channel, ""),
        "written_at": case.written_at,
        "about": case.subject,
        "account": case.facts,
        "asks": case.asks,
        "value": case.value,
        "place": _joined(case.place, _village(session, case.village, case.received)),
        "happened": case.happened,
        "no_court_case": case.no_court_case,
        "enclosed": tuple(filter(None, map(str.strip, case.encloses.splitlines()))),
        "violent": case.violent,
        "child": case.child,
        "sexual": case.sexual,
        "screened": case.screened,
        "screened_by": case.screened_by,
    }


def _village(session: Session, id_: str, on: date | None) -> str:
    """Name a village as it was called on a date, with its tambon; "" for none."""
    if not id_:
        return ""
    village = store.read(session, Village, id_)
    named = named_on(store.find(session, Village), village, on or date.today())
    return f"{named.label} ตำบล{places.name_of(village.tambon)}"


def _joined(*parts: str) -> str:
    """Join what is known of a place, each part once."""
    known: list[str] = []
    for part in filter(None, parts):
        if not any(part in before for before in known):
            known.append(part)
    return " ".join(known)


# The law


def _of_law(whole: Whole, law: Law) -> dict[str, Any]:
    case, track = whole.case, law.track(whole.case)
    kind, key = law.kinds.get(case.kind, DisputeKind()), track.key if track else case.track
    return {
        "kind": kind.name,
        "nature": NATURES.get(kind.nature, ""),
        "legal": kind.legal,
        "track": TRACKS.get(key, ""),
        "law": LAWS[key] if track else "",
        "track_reason": case.track_reason,
        "checks": tuple(_checks(case, law)),
        "prescription": _prescription(whole, law),
    }


def _checks(case: Case, law: Law) -> Iterable[Check]:
    """Ask one thing after the other, all else taken as it should be, so that each answer stands for itself."""
    yield Check(
        "ผู้ร้องรับรองว่าไม่อยู่ระหว่างคดีในศาล",
        "รับรองแล้ว" if case.no_court_case else "ยังไม่ได้รับรอง",
        case.no_court_case,
    )
    track, asked = law.track(case), law.matter(case)
    if track is None or asked is None:
        return
    plain = dataclasses.replace(asked, value=0, in_village=True, in_district=True, sexual=False)
    of_kind = tracks.judge(track, law.scopes, plain)
    yield Check(
        "ประเภทข้อพิพาทไกล่เกลี่ยได้ในช่องทางนี้", asked.kind.name if of_kind.takes else of_kind.text, of_kind.takes
    )
    if of_kind.takes:
        of_value = tracks.judge(track, (), dataclasses.replace(plain, value=asked.value))
        yield Check("ทุนทรัพย์ไม่เกินที่ช่องทางนี้รับ", _value(case, of_value), of_value.takes)
        of_place = tracks.judge(
            track, (), dataclasses.replace(plain, in_village=asked.in_village, in_district=asked.in_district)
        )
        yield Check("เหตุเกิดหรือคู่กรณีอยู่ในเขต", of_place.text or "อยู่ในเขต", of_place.takes)
    if case.sexual:
        yield Check("ไกล่เกลี่ยเรื่องเกี่ยวกับเพศ", "ไกล่เกลี่ยไม่ได้ทุกช่องทาง ต้องส่งต่อพนักงานสอบสวน", False)


def _value(case: Case, verdict: tracks.Verdict) -> str:
    return verdict.text or (f"{digits.baht(case.value)} บาท" if case.value is not None else "ไม่มีทุนทรัพย์")


def _prescription(whole: Whole, law: Law) -> str:
    track = law.track(whole.case)
    begun = begun_on(whole.case, whole.parties, track)
    if track is None or begun is None:
        return ""
    return deadlines.prescription_note(track, begun, whole.case.ended).text


# Parties and mediators


def _of_parties(session: Session, whole: Whole, paper: CasePaper) -> dict[str, Any]:
    made = {one.id: _party(session, one, paper) for one in whole.parties}
    summons = _about(whole.summonses, paper, "summons")
    named = summons.party if summons else paper.about
    return {
        "parties": tuple(made.values()),
        "party": made.get(named),
        "invitation": _invitation(whole, summons) if summons else None,
        "witnesses": tuple(one.name for one in whole.side("witness")),
    }


def _party(session: Session, party: Party, paper: CasePaper) -> CaseParty:
    on = paper.dated or date.today()
    return CaseParty(
        side=party.side,
        name=party.name,
        age=age_on(party, on),
        national_id=_national_id(session, party, paper.kind),
        occupation=party.occupation,
        address=_joined(party.address, _village(session, party.village, on)),
        phone=party.phone,
        organisation=party.kind == "organisation",
        capacity=party.capacity or "full",
        represented_by=party.represented_by,
        representation=party.representation,
        consent=party.consent,
        consented=party.consented,
    )


def _national_id(session: Session, party: Party, kind: str) -> str:
    if not party.national_id or kind not in WITH_NATIONAL_ID or session.rehearsal:
        return party.national_id
    return ids.format(whole_national_id(session, party.id))


def _mediators(session: Session, whole: Whole, on: date) -> Iterable[ChosenMediator]:
    """List who mediates on a date, who presides first."""
    serving = [one for one in whole.mediators if one.ended is None or one.ended > on]
    register = store.by_ids(session, Mediator, [one.mediator for one in serving])
    for one in sorted(serving, key=lambda one: not one.chair):
        mediator = register.get(one.mediator, Mediator())
        yield ChosenMediator(
            name=whole.labels.get(one.mediator, ""),
            registered_no=mediator.registered_no,
            expires=mediator.expires,
            chosen=HOW_CHOSEN.get(one.chosen, ""),
            interests=one.interests,
            chair=one.chair,
        )


# What a paper is about


def _about(parts: Iterable[R], paper: CasePaper, about: str) -> R | None:
    """Find the part that a paper is about, where its kind is made from such a part."""
    if CASE_PAPERS[paper.kind].about != about:
        return None
    return next((one for one in parts if one.id == paper.about), None)


def _invitation(whole: Whole, summons: Summons) -> Invitation:
    earlier = (one for one in whole.summonses if one.party == summons.party and one.came == "absent")
    days = [one.appointed for one in earlier if one.appointed and _before(one, summons)]
    return Invitation(
        round=summons.round,
        appointed=summons.appointed,
        at=summons.at,
        place=summons.place,
        missed=tuple(days),
    )


def _before(one: Summons, other: Summons) -> bool:
    return (one.appointed or date.max) < (other.appointed or date.max)


def _held(whole: Whole, paper: CasePaper) -> HeldSession | None:
    sitting = _about(whole.sittings, paper, "sitting")
    if sitting is None:
        return None
    if sitting.held is None:
        raise CannotDo("ยังไม่มี “{name}” กรุณากรอกก่อนออกหนังสือ", "held", name=field_of(Sitting, "held").title)
    both = [one for one in whole.parties if one.side in ("1", "2")]
    return HeldSession(
        number=sitting.number or 0,
        held=sitting.held,
        begins=sitting.begins,
        ends=sitting.ends,
        place=sitting.place,
        way=WAYS.get(sitting.way, ""),
        came=tuple(one.name for one in both if one.id in sitting.came),
        away=tuple(one.name for one in both if one.id not in sitting.came),
        others=sitting.others,
        outcome=OUTCOMES.get(sitting.outcome, ""),
        postponed=sitting.postponed,
        next=sitting.next,
    )


def _extension(whole: Whole, paper: CasePaper, law: Law) -> Extension | None:
    step = _about(whole.steps, paper, "step")
    if step is None:
        return None
    until, track = step.until, law.track(whole.case)
    earlier = [given for given in extensions(whole.steps) if until and given[1] < until]
    begun = begun_on(whole.case, whole.parties, track)
    now = deadlines.deadline(track, begun, earlier, begun) if track and begun else None
    return Extension(on=step.on, until=until, before=now.due if now else None, reason=step.reason)


# The end


def _of_end(whole: Whole) -> dict[str, Any]:
    case = whole.case
    amounts = [term.amount for term in whole.terms if term.amount is not None]
    return {
        "chosen_by": CHOSEN_BY.get(case.chosen_by, ""),
        "terms": tuple(map(_term, whole.terms)),
        "plan": _plan(whole.terms),
        "agreed": case.agreed_value if case.agreed_value is not None else (sum(amounts) if amounts else None),
        "agreed_at": case.agreed_at,
        "result": RESULTS.get(case.result, ""),
        "ended": case.ended,
        "end_reason": case.end_reason,
        "followed": tuple(_looks(whole)),
    }


def _term(term: Term) -> AgreedTerm:
    return AgreedTerm(
        number=term.number or 0,
        words=term.words,
        kind=term.kind,
        amount=term.amount,
        due=term.due,
        by=_BY.get(term.by, ""),
    )


def _plan(terms: Iterable[Term]) -> str:
    """Say in one sentence who pays how much; by when stands in the table under it."""
    paid = [term for term in terms if term.kind in agreements.MONEY_KINDS and term.amount is not None]
    if not paid:
        return ""
    payers = {term.by for term in paid}
    by = _BY.get(payers.pop(), "") if len(payers) == 1 else ""
    return f"{by or 'คู่พิพาท'} ตกลง{agreements.plan_words(paid)[0]}"


def _looks(whole: Whole) -> Iterable[FollowedTerm]:
    """Give the newest look at each term, and at the whole agreement; what was paid is told up to then."""
    for term, number in ((term.id, term.number) for term in whole.terms):
        yield from _newest([look for look in whole.follow_ups if look.term == term], number)
    yield from _newest([look for look in whole.follow_ups if not look.term], None)


def _newest(looks: list[FollowUp], number: int | None) -> Iterable[FollowedTerm]:
    for look in looks[-1:]:
        again = any(one.again for one in looks)
        yield FollowedTerm(
            number=number, looked=look.on, result=look.keeping, paid=look.paid, again=again, by=look.by
        )

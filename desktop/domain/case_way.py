"""The way of a case: how far it has come, and what is out of the usual order; asked about, never blocked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.agreements import KEEPINGS, FollowUp, Term, standing
from desktop.domain.cases import RESULTS, STEPS, Case, CaseStep, Party
from desktop.domain.mediators import CaseMediator
from desktop.domain.parties import is_minor
from desktop.domain.rules import Rule, rule_on
from desktop.domain.said import Said
from desktop.domain.sittings import Sitting, Summons
from desktop.domain.tracks import DisputeKind, Matter, Track
from desktop.i18n import N_

STATES = {"done": N_("แล้ว"), "now": N_("ต้องทำตอนนี้"), "next": N_("ขั้นต่อไป"), "not_needed": N_("ไม่ต้องทำ")}
MEDIATED = ("agreed", "not_agreed")  # results of a case that was mediated: only these are certified


@dataclass(frozen=True, kw_only=True)
class Way:
    """All that is looked at: one case, what belongs to it, and the track and rules of its date."""

    case: Case
    parties: tuple[Party, ...] = ()
    mediators: tuple[CaseMediator, ...] = ()
    summonses: tuple[Summons, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    steps: tuple[CaseStep, ...] = ()
    terms: tuple[Term, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    track: Track | None = None
    rules: tuple[Rule, ...] = ()

    def side(self, *sides: str) -> tuple[Party, ...]:
        """List the parties of some sides."""
        return tuple(party for party in self.parties if party.side in sides)

    @property
    def both(self) -> tuple[Party, ...]:
        """List the parties of both sides, without witnesses."""
        return self.side("1", "2")

    @property
    def ended(self) -> bool:
        """Tell whether the case is over."""
        return bool(self.case.result or self.case.ended)


@dataclass(frozen=True)
class Stage(Said):
    """One step of the way with its state, the day it was done, and a few words about it."""

    step: str
    state: str
    on: date | None = None

    @property
    def title(self) -> str:
        """Name the step."""
        return STEPS[self.step]

    @property
    def words(self) -> str:
        """Give the words in Thai."""
        return self.text


@dataclass(frozen=True)
class _Done:
    """What is known of one step: done at all, when, and the words."""

    done: bool
    on: date | None = None
    said: Said = Said()


def matter_of(case: Case, kind: DisputeKind) -> Matter | None:
    """Give what the track of a case is chosen by; `None` while its date is not known."""
    if case.received is None:
        return None
    return Matter(
        case.received, kind, case.value, in_village=not case.outside, in_district=not case.outside,
        sexual=case.sexual, violent=case.violent, child=case.child,
    )  # fmt: skip


def timeline(way: Way) -> tuple[Stage, ...]:
    """Give the steps in their usual order: done, what is to be done now, what comes next, what is not needed."""
    found = _progress(way)
    needed = [step for step in STEPS if not found[step].done and _needed(way, step)]
    states = dict.fromkeys(STEPS, "not_needed") | dict.fromkeys(needed, "next")
    states |= dict.fromkeys(needed[:1], "now") | {step: "done" for step in STEPS if found[step].done}
    return tuple(
        Stage(step, states[step], one.on, sentence=one.said.sentence, values=one.said.values)
        for step, one in ((step, found[step]) for step in STEPS)
    )


def _needed(way: Way, step: str) -> bool:
    """Tell whether a step that is not done is still to come."""
    if step == "extended":
        return False
    if step == "follow_up":
        return not way.ended or way.case.result == "agreed"
    if step == "certificate":
        return not way.ended or way.case.result in MEDIATED
    return not way.ended


def _progress(way: Way) -> dict[str, _Done]:
    """Tell what was done of each step."""
    case = way.case
    extended = [step for step in way.steps if step.step == "extended"]
    held = [sitting.held for sitting in way.sittings]
    return {
        "request": _by(case.received),
        "screening": _by(case.screened),
        "asked": _by(case.asked),
        "consent": _consent(way),
        "mediators": _by(_first(one.appointed for one in way.mediators)),
        "invitation": _counted(N_("เชิญแล้ว {count} ฉบับ"), [one.sent for one in way.summonses]),
        "session": _counted(N_("นั่งแล้ว {count} ครั้ง"), held),
        "extended": _counted(N_("ขยายแล้ว {count} ครั้ง"), [step.on for step in extended]),
        "end": _Done(way.ended, case.ended, Said(sentence=RESULTS.get(case.result, ""))),
        "certificate": _by(case.certified),
        "follow_up": _followed(way),
    }


def _by(on: date | None) -> _Done:
    return _Done(on is not None, on)


def _counted(sentence: str, days: list[date | None]) -> _Done:
    """Tell of acts that there may be several of: done with the first, dated by the last."""
    if not days:
        return _Done(False)
    return _Done(True, _last(days), Said(sentence=sentence, values={"count": len(days)}))


def _consent(way: Way) -> _Done:
    """Tell of the consents: done when every party of both sides gave it."""
    willing = [party for party in way.both if party.consent == "yes"]
    all_willing = bool(way.side("1") and way.side("2")) and len(willing) == len(way.both)
    if not willing:
        return _Done(False)
    said = Said(
        sentence=N_("ยินยอมแล้ว {count} จาก {total} คน"), values={"count": len(willing), "total": len(way.both)}
    )
    return _Done(all_willing, _last(party.consented for party in willing) if all_willing else None, said)


def _followed(way: Way) -> _Done:
    """Tell of the looks after the end: done when it is known of every term whether it was kept."""
    counted = _counted(N_("ติดตามแล้ว {count} ครั้ง"), [look.on for look in way.follow_ups])
    known = (one.state in KEEPINGS for one in standing(way.terms, way.follow_ups, date.max))
    return replace(counted, done=counted.done and all(known))


def _first(days: Iterable[date | None]) -> date | None:
    return min((day for day in days if day), default=None)


def _last(days: Iterable[date | None]) -> date | None:
    return max((day for day in days if day), default=None)


def questions(way: Way) -> tuple[str, ...]:
    """List what is out of the usual order, each as one question."""
    asked = (_of_parties, _of_consent, _of_mediators, _of_sittings, _of_end, _of_dates)
    return tuple(question for ask in asked for question in ask(way))


def _of_parties(way: Way) -> Iterator[str]:
    if not way.side("1"):
        yield N_("ยังไม่มีคู่กรณีฝ่ายที่ 1")
    if not way.side("2"):
        yield N_("ยังไม่มีคู่กรณีฝ่ายที่ 2")
    if not way.case.no_court_case:
        yield N_("ผู้ร้องรับรองแล้วหรือไม่ว่าเรื่องไม่อยู่ระหว่างคดีในศาล")
    if any(_is_minor(way, party) and not party.represented_by.strip() for party in way.both):
        yield N_("คู่กรณียังไม่บรรลุนิติภาวะ แต่ยังไม่ได้บันทึกผู้แทนโดยชอบธรรม ถูกต้องหรือไม่")
    if any(party.capacity in ("ward", "agent") and not party.represented_by.strip() for party in way.both):
        yield N_("คู่กรณีมีผู้แทนหรือผู้รับมอบอำนาจ แต่ยังไม่ได้บันทึกชื่อ ถูกต้องหรือไม่")


def _is_minor(way: Way, party: Party) -> bool:
    """Tell whether a party was a minor on the day of the request, by the rule of that day."""
    on = way.case.received or date.max
    rule = rule_on(way.rules, "majority_age", "", on)
    return is_minor(party, on, rule.value if rule else None)


def _of_consent(way: Way) -> Iterator[str]:
    held = _first(sitting.held for sitting in way.sittings)
    consent = _progress(way)["consent"]
    if held and not consent.done:
        yield N_("นั่งไกล่เกลี่ยแล้วทั้งที่คู่กรณียังยินยอมไม่ครบ ถูกต้องหรือไม่")
    elif held and consent.on and held < consent.on:
        yield N_("นั่งไกล่เกลี่ยก่อนวันที่คู่กรณียินยอมครบ ถูกต้องหรือไม่")
    if way.case.result == "agreed":
        for side, question in _NO_CONSENT.items():
            parties = way.side(side)
            if parties and not any(party.consent == "yes" for party in parties):
                yield question


_NO_CONSENT = {
    "1": N_("ตกลงกันได้ แต่ยังไม่มีความยินยอมของฝ่ายที่ 1 ถูกต้องหรือไม่"),
    "2": N_("ตกลงกันได้ แต่ยังไม่มีความยินยอมของฝ่ายที่ 2 ถูกต้องหรือไม่"),
}


def _of_mediators(way: Way) -> Iterator[str]:
    held = _first(sitting.held for sitting in way.sittings)
    appointed = _first(one.appointed for one in way.mediators)
    if held and not way.mediators:
        yield N_("นั่งไกล่เกลี่ยแล้วทั้งที่ยังไม่ได้ตั้งผู้ไกล่เกลี่ย ถูกต้องหรือไม่")
    if held and appointed and held < appointed:
        yield N_("นั่งไกล่เกลี่ยก่อนวันที่ตั้งผู้ไกล่เกลี่ย ถูกต้องหรือไม่")
    least = way.track.mediators if way.track else None
    if held and least and 0 < len(way.mediators) < least:
        yield N_("ผู้ไกล่เกลี่ยน้อยกว่าที่ช่องทางนี้กำหนด ถูกต้องหรือไม่")


def _of_sittings(way: Way) -> Iterator[str]:
    """Ask about sessions against the invitations, the result and their own order."""
    days = [sitting.held for sitting in sorted(way.sittings, key=lambda one: one.number or 0) if sitting.held]
    if days != sorted(days):
        yield N_("วันที่นั่งไกล่เกลี่ยไม่เรียงตามครั้งที่ ถูกต้องหรือไม่")
    if any(one.sent and one.appointed and one.appointed < one.sent for one in way.summonses):
        yield N_("วันนัดอยู่ก่อนวันที่ส่งหนังสือเชิญ ถูกต้องหรือไม่")
    if way.case.result == "agreed" and not way.sittings:
        yield N_("ตกลงกันได้ทั้งที่ยังไม่มีการนั่งไกล่เกลี่ย ถูกต้องหรือไม่")
    if way.case.ended and any(day > way.case.ended for day in days):
        yield N_("มีการนั่งไกล่เกลี่ยหลังวันที่สิ้นสุด ถูกต้องหรือไม่")


def _of_end(way: Way) -> Iterator[str]:
    case = way.case
    if case.result == "agreed" and not way.terms:
        yield N_("ตกลงกันได้ แต่ยังไม่ได้บันทึกข้อตกลง ถูกต้องหรือไม่")
    if case.result and not case.ended:
        yield N_("บันทึกผลแล้ว แต่ยังไม่ได้กรอกวันที่สิ้นสุด")
    if case.ended and not case.result:
        yield N_("กรอกวันที่สิ้นสุดแล้ว แต่ยังไม่ได้เลือกผล")
    if case.ended and any(look.on and look.on < case.ended for look in way.follow_ups):
        yield N_("มีการติดตามผลก่อนวันที่สิ้นสุด ถูกต้องหรือไม่")


def _of_dates(way: Way) -> Iterator[str]:
    case = way.case
    if case.ended and case.received and case.ended < case.received:
        yield N_("วันที่สิ้นสุดอยู่ก่อนวันที่รับคำร้อง ถูกต้องหรือไม่")
    if case.happened and case.received and case.happened > case.received:
        yield N_("วันที่เกิดเหตุอยู่หลังวันที่รับคำร้อง ถูกต้องหรือไม่")
    way_days = (case.received, case.screened, case.asked, case.answered)
    days = [day for day in way_days if day]
    if days != sorted(days):
        yield N_("วันที่รับ ตรวจ ถาม และตอบ ไม่เรียงตามลำดับ ถูกต้องหรือไม่")
    if case.ended and case.certified and case.certified < case.ended:
        yield N_("วันที่ออกหนังสือรับรองผลอยู่ก่อนวันที่สิ้นสุด ถูกต้องหรือไม่")


def absences(summonses: Iterable[Summons], party: str) -> int:
    """Count how often in a row, up to now, a party stayed away from an invitation that reached them."""
    told = [
        one for one in summonses
        if one.party == party and one.came and one.appointed and one.delivery != "not_found"
    ]  # fmt: skip
    count = 0
    for one in sorted(told, key=lambda one: (one.appointed or date.min, one.round or 0), reverse=True):
        if one.came != "absent":
            break
        count += 1
    return count


def may_close_for_absence(track: Track, summonses: Iterable[Summons], party: str) -> bool:
    """Tell whether a party stayed away as often in a row as a track closes a case for; never where it names no number."""
    return track.absences is not None and absences(summonses, party) >= max(track.absences, 1)

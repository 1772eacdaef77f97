"""The way of a case: which track and rules hold for it, by when it must end, and the acts that carry it on.

Nothing here blocks for its order: what is odd is asked about, and the answer is kept as a step of the case.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from desktop.domain import deadlines, tracks
from desktop.domain.case_way import Stage, Way, matter_of, questions, timeline
from desktop.domain.cases import Case, CaseStep, Party
from desktop.domain.deadlines import Deadline, Extension
from desktop.domain.rules import Rule
from desktop.domain.said import Said
from desktop.domain.tracks import DisputeKind, Matter, Scope, Track, Verdict
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import cases
from desktop.work.cases import Whole


@dataclass(frozen=True)
class Law:
    """The office's rows by which every case is judged, each by its own date."""

    kinds: dict[str, DisputeKind]
    tracks: tuple[Track, ...]
    scopes: tuple[Scope, ...]
    rules: tuple[Rule, ...] = ()

    def matter(self, case: Case) -> Matter | None:
        """Give what the track of a case is chosen by; `None` while its day or kind is not known."""
        kind = self.kinds.get(case.kind)
        return matter_of(case, kind) if kind else None

    def verdicts(self, case: Case) -> tuple[Verdict, ...]:
        """Judge every track that held on the day of a case."""
        matter = self.matter(case)
        return tracks.verdicts(self.tracks, self.scopes, matter) if matter else ()

    def proposed(self, case: Case) -> Verdict | None:
        """Choose the track to propose for a case; `None` where none takes it, or it is not known yet."""
        matter = self.matter(case)
        return tracks.propose(self.tracks, self.scopes, matter) if matter else None

    def track(self, case: Case) -> Track | None:
        """Give the row of the chosen track as it held on the day of the case; until one is chosen, of the proposed one."""
        if not case.track:
            proposed = self.proposed(case)
            return proposed.track if proposed else None
        held = tracks.held(self.tracks, case.received) if case.received else []
        return next((one for one in held if one.key == case.track), None)


@dataclass(frozen=True)
class CaseWay:
    """All that is to be known of how a case goes on."""

    way: Way
    stages: tuple[Stage, ...]
    questions: tuple[str, ...]  # those that nobody answered yet
    answered: tuple[CaseStep, ...]  # why the case went on otherwise
    verdicts: tuple[Verdict, ...]
    proposed: Verdict | None
    cautions: tuple[str, ...]
    deadline: Deadline | None
    farthest: date | None  # that one more extension could last until
    prescription: Said | None


def law(session: Session) -> Law:
    """Read the office's tracks, what they leave out, and its kinds of disputes."""
    kinds = {kind.id: kind for kind in store.find(session, DisputeKind)}
    rules = tuple(store.find(session, Rule))
    return Law(kinds, tuple(store.find(session, Track)), tuple(store.find(session, Scope)), rules)


def way_of(session: Session, whole: Whole, today: date) -> CaseWay:
    """Gather how a case stands: its steps, the law of its day, its time, and what is out of order."""
    known, case = law(session), whole.case
    track, matter = known.track(case), known.matter(case)
    way = gathered(whole, track, known.rules)
    answered = tuple(step for step in whole.steps if step.step != "extended" and step.reason)
    begun, given = begun_on(case, whole.parties, track), extensions(whole.steps)
    time = deadlines.deadline(track, begun, given, today) if track and begun else None
    return CaseWay(
        way=way,
        stages=timeline(way),
        questions=tuple(one for one in questions(way) if one not in map(question_of, answered)),
        answered=answered,
        verdicts=known.verdicts(case),
        proposed=known.proposed(case),
        cautions=tracks.cautions(matter) if matter else (),
        deadline=time,
        farthest=deadlines.next_until(track, begun, given) if track and begun else None,
        prescription=deadlines.prescription_note(track, begun, case.ended) if track and begun else None,
    )


def begun_on(case: Case, parties: Iterable[Party], track: Track | None) -> date | None:
    """Give the day that the time of a case counts from: where the track extends prescription, that of the last consent."""
    if track is None or track.prescription != "extended":
        return case.received
    willing = [one for one in parties if one.side in ("1", "2") and one.consent == "yes"]
    return max((one.consented for one in willing if one.consented), default=None)


def extensions(steps: Iterable[CaseStep]) -> tuple[Extension, ...]:
    """List the extensions among the steps of a case."""
    return tuple((one.on, one.until) for one in steps if one.step == "extended" and one.on and one.until)


def question_of(step: CaseStep) -> str:
    """Give the question that a step answers: the first line of its reason."""
    return step.reason.partition("\n")[0]


def choose_track(
    session: Session, id_: str, key: str, reason: str = "", screened: date | None = None, by: str = ""
) -> Case:
    """Choose the track of a case, which screens it; another one than the proposed needs a reason, which is kept."""
    case, known = store.read(session, Case, id_), law(session)
    proposed = known.proposed(case)
    usual = proposed.track.key if proposed else ""
    tracks.check_overruled(key, usual, reason)
    case = dataclasses.replace(case, track=key, track_reason=reason.strip() if key != usual else "")
    if screened:
        by = by or case.screened_by or session.actor
        case = dataclasses.replace(case, screened=screened, screened_by=by)
    return cases.save(session, case)


def ask_other(
    session: Session, id_: str, asked: date | None, answered: date | None = None, answer: str = ""
) -> Case:
    """Note when the other side was asked whether it is willing, and what it answered."""
    if answer in ("yes", "no") and answered is None:
        raise CannotDo("กรุณากรอกวันที่อีกฝ่ายตอบ", "answered")
    if asked and answered and answered < asked:
        raise CannotDo("วันที่อีกฝ่ายตอบอยู่ก่อนวันที่ถาม กรุณาตรวจวันที่", "answered")
    case = store.read(session, Case, id_)
    return cases.save(session, dataclasses.replace(case, asked=asked, answered=answered, answer=answer))


def extend(session: Session, id_: str, on: date | None, until: date | None, reason: str) -> str:
    """Extend the time of a case as far as its track allows, and give the id of the step."""
    if on is None or until is None:
        raise CannotDo("กรุณากรอกวันที่ขยายและวันที่ขยายถึง", "on" if on is None else "until")
    if not reason.strip():
        raise CannotDo("กรุณาบันทึกเหตุผลที่ขยายเวลา", "reason")
    whole = cases.whole(session, id_)
    track = law(session).track(whole.case)
    if track is None:
        raise CannotDo("กรุณาเลือกช่องทางไกล่เกลี่ยก่อนขยายเวลา", "until")
    begun = begun_on(whole.case, whole.parties, track)
    if begun is None:
        raise CannotDo("ยังไม่เริ่มนับเวลา เพราะยังไม่มีวันที่คู่กรณียินยอม", "on")
    deadlines.extend(track, begun, extensions(whole.steps), on, until)
    step = CaseStep(case=id_, step="extended", on=on, until=until, reason=reason.strip(), by=session.actor)
    return cases.keep_part(session, step)


def end(
    session: Session, id_: str, result: str, on: date | None, reason: str = "", *,
    agreed_value: int | None = None, agreed_at: str = "", referred_to: str = "", referred: date | None = None,
) -> Case:  # fmt: skip
    """End a case with its result, or write down anew how it ended."""
    if not result:
        raise CannotDo("กรุณาเลือกผล", "result")
    if on is None:
        raise CannotDo("กรุณากรอกวันที่สิ้นสุด", "ended")
    if result == "referred" and not referred_to.strip():
        raise CannotDo("กรุณากรอกหน่วยงานที่ส่งต่อไป", "referred_to")
    ended = dataclasses.replace(
        store.read(session, Case, id_), result=result, ended=on, end_reason=reason, agreed_value=agreed_value,
        agreed_at=agreed_at, referred_to=referred_to.strip(), referred=referred,
    )  # fmt: skip
    return cases.save(session, ended)


def reopen(session: Session, id_: str) -> Case:
    """Take the end of a case back: it goes on; the history keeps how it had ended."""
    case = store.read(session, Case, id_)
    return cases.save(session, dataclasses.replace(case, result="", ended=None, end_reason=""))


def go_on(session: Session, id_: str, question: str, reason: str, on: date) -> str:
    """Go on in spite of a question, with the reason if there is one; the question is not asked again."""
    whole = cases.whole(session, id_)
    now = next((one.step for one in timeline(gathered(whole)) if one.state == "now"), "end")
    said = "\n".join(filter(None, (question, reason.strip())))
    return cases.keep_part(session, CaseStep(case=id_, step=now, on=on, reason=said, by=session.actor))


def gathered(whole: Whole, track: Track | None = None, rules: tuple[Rule, ...] = ()) -> Way:
    """Put together what the way of a case is looked at by."""
    return Way(
        case=whole.case, parties=whole.parties, mediators=whole.mediators, summonses=whole.summonses,
        sittings=whole.sittings, steps=whole.steps, terms=whole.terms, follow_ups=whole.follow_ups,
        track=track, rules=rules,
    )  # fmt: skip

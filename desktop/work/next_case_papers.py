"""Which papers a case needs now: those of the steps it has come to that were not issued yet."""

from __future__ import annotations

from datetime import date

from desktop.domain.case_papers import CASE_PAPERS
from desktop.domain.case_way import MEDIATED, timeline
from desktop.work.case_papers import parts_for
from desktop.work.case_way import gathered
from desktop.work.cases import Whole

_OF_STEP = {
    "request": "request", "screening": "screening", "asked": "asking", "consent": "consent",
    "mediators": "appointment", "invitation": "summons", "session": "session", "extended": "extension",
}  # fmt: skip
_OF_RESULT = {"agreed": "agreement", "referred": "referral", "out_of_scope": "referral"}  # others: failure


def next_papers(whole: Whole) -> tuple[str, ...]:
    """List the kinds of papers to be issued now: of its end, of the step under way, of earlier steps."""
    stages = {stage.step: stage.state for stage in timeline(gathered(whole))}
    now = [step for step, state in stages.items() if state == "now"]
    done = [step for step, state in stages.items() if state == "done"]
    of_steps = (_OF_STEP[step] for step in (*now, *reversed(done)) if step in _OF_STEP)
    kinds = dict.fromkeys((*_closing(whole), *of_steps))
    return tuple(kind for kind in kinds if _possible(whole, kind) and _lacks(whole, kind))


def _closing(whole: Whole) -> tuple[str, ...]:
    """Name the papers of the end: the agreement is written before it is signed, the others by the result."""
    result = whole.case.result
    if result:
        return _OF_RESULT.get(result, "failure"), "certificate", "follow_up"
    return ("agreement",) if whole.terms else ()


def _possible(whole: Whole, kind: str) -> bool:
    """Tell whether a case has what a kind of paper is made from."""
    needed = {
        "appointment": bool(whole.mediators),
        "agreement": bool(whole.terms),
        "certificate": whole.case.result in MEDIATED,
        "follow_up": whole.case.result == "agreed",
    }
    return needed.get(kind, bool(not CASE_PAPERS[kind].about or parts_for(whole, kind)))


def _lacks(whole: Whole, kind: str) -> bool:
    """Tell whether a kind was not issued yet, of each party whom it concerns, or of the newest act that it records."""
    if not CASE_PAPERS[kind].about:
        return not any(paper.kind == kind and paper.state == "issued" for paper in whole.papers)
    return any(id_ not in _issued(whole, kind) for id_ in _wanted(whole, kind))


def _wanted(whole: Whole, kind: str) -> tuple[str, ...]:
    parts = whole.side("2") if kind == "asking" else parts_for(whole, kind)
    concerned = parts if CASE_PAPERS[kind].about == "party" else parts[-1:]
    return tuple(part.id for part in concerned)


def _issued(whole: Whole, kind: str) -> set[str]:
    return {paper.about for paper in whole.papers if paper.kind == kind and paper.state == "issued"}


def next_about(whole: Whole, kind: str) -> str:
    """Choose what a paper of a kind is to be made from next: the first party without one, or the newest act."""
    wanted = _wanted(whole, kind)
    return next((id_ for id_ in wanted if id_ not in _issued(whole, kind)), wanted[-1] if wanted else "")


def usual_date(whole: Whole, kind: str, about: str, today: date) -> date:
    """Give the date that a kind of paper usually bears: that of the act it records, else today."""
    part = next((one for one in parts_for(whole, kind) if one.id == about), None)
    dates = {
        "request": whole.case.received,
        "screening": whole.case.screened,
        "consent": getattr(part, "consented", None),
        "session": getattr(part, "held", None),
        "extension": getattr(part, "on", None),
        "agreement": whole.case.ended,
        "failure": whole.case.ended,
    }
    return dates.get(kind) or today

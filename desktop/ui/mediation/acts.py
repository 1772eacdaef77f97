"""What the tabs of the way, the sessions and the agreement ask of `work`, each with a session, in the threads of jobs."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.agreements import FollowUp, Term
from desktop.domain.cases import CaseStep
from desktop.domain.mediators import CaseMediator
from desktop.domain.records import Record
from desktop.domain.sittings import Sitting, Summons

if TYPE_CHECKING:
    from desktop.work.agreements import MoneyPlan
    from desktop.work.case_mediators import Choosable
    from desktop.work.case_way import CaseWay
    from desktop.work.cases import Whole

Values = Mapping[str, Any]
Remove = Callable[..., None]  # (session, id_=…)


def way(session: Any, whole: Whole, today: date) -> CaseWay:
    """Tell how a case stands."""
    from desktop.work import case_way

    return case_way.way_of(session, whole, today)


def choose_track(session: Any, case: str, key: str, values: Values) -> None:
    """Choose the track of a case."""
    from desktop.work import case_way

    given = (values["track_reason"], values["screened"], values["screened_by"])
    case_way.choose_track(session, case, key, *given)


def ask_other(session: Any, case: str, values: Values) -> None:
    """Note that the other side was asked, and what it answered."""
    from desktop.work import case_way

    case_way.ask_other(session, case, values["asked"], values["answered"], values["answer"])


def extend(session: Any, case: str, values: Values) -> None:
    """Extend the time of a case."""
    from desktop.work import case_way

    case_way.extend(session, case, values["on"], values["until"], values["reason"])


def end(session: Any, case: str, values: Values) -> None:
    """End a case."""
    from desktop.work import case_way

    more = {name: values[name] for name in ("agreed_value", "agreed_at", "referred_to", "referred")}
    case_way.end(session, case, values["result"], values["ended"], values["end_reason"], **more)


def reopen(session: Any, case: str) -> None:
    """Take the end of a case back."""
    from desktop.work import case_way

    case_way.reopen(session, case)


def go_on(session: Any, case: str, question: str, values: Values) -> None:
    """Go on in spite of a question."""
    from desktop.work import case_way

    case_way.go_on(session, case, question, values["reason"], date.today())


def remove_step(session: Any, step: str) -> None:
    """Take out an extension, or the answer to a question."""
    _remove(session, CaseStep, step)


def candidates(session: Any, whole: Whole, today: date) -> tuple[Choosable, ...]:
    """List who may mediate a case, with what is to be weighed."""
    from desktop.work import case_mediators

    return case_mediators.candidates(session, whole, today)


def appoint(session: Any, case: str, mediator: str, values: Values) -> None:
    """Appoint a mediator."""
    from desktop.work import case_mediators

    said = {"disclosed": values["interests"], "accepted": values["accepted"], "chair": values["chair"]}
    case_mediators.appoint(session, case, mediator, values["chosen"], values["appointed"], **said)


def retire(session: Any, id_: str, values: Values) -> None:
    """Note that a mediator no longer mediates a case."""
    from desktop.work import case_mediators

    case_mediators.retire(session, id_, values["ended"])


def remove_mediator(session: Any, id_: str) -> None:
    """Take out a mediator who was put in by mistake."""
    _remove(session, CaseMediator, id_)


def invite(session: Any, case: str, parties: Sequence[str], values: Values) -> None:
    """Invite some parties to one appointment."""
    from desktop.work import sittings

    sittings.invite(session, Summons(case=case, **values), parties)


def keep_summons(session: Any, summons: Summons, values: Values) -> None:
    """Save what came of an invitation."""
    from desktop.work import sittings

    sittings.keep_summons(session, dataclasses.replace(summons, **values))


def remove_summons(session: Any, id_: str) -> None:
    """Take an invitation out."""
    _remove(session, Summons, id_)


def keep_sitting(session: Any, sitting: Sitting, came: Sequence[str], values: Values) -> None:
    """Keep a session."""
    from desktop.work import sittings

    sittings.keep(session, dataclasses.replace(sitting, came=tuple(came), **values))


def remove_sitting(session: Any, id_: str) -> None:
    """Take a session out."""
    from desktop.work import sittings

    sittings.remove(session, id_)


def keep_term(session: Any, term: Term, values: Values) -> None:
    """Keep a term of the agreement."""
    from desktop.work import agreements

    agreements.keep_term(session, dataclasses.replace(term, **values))


def move_term(session: Any, id_: str, step: int) -> None:
    """Move a term up or down."""
    from desktop.work import agreements

    agreements.move_term(session, id_, step)


def remove_term(session: Any, id_: str) -> None:
    """Take a term out."""
    from desktop.work import agreements

    agreements.remove_term(session, id_)


def plan(session: Any, case: str, asked: MoneyPlan) -> None:
    """Add the terms of a money plan."""
    from desktop.work import agreements

    agreements.plan(session, case, asked)


def look(session: Any, asked: FollowUp, values: Values) -> None:
    """Add a look at what became of a term, or of the whole agreement."""
    from desktop.work import agreements

    agreements.look(session, dataclasses.replace(asked, **values))


def remove_look(session: Any, id_: str) -> None:
    """Take a look out."""
    from desktop.work import agreements

    agreements.remove_look(session, id_)


def _remove(session: Any, topic: type[Record], id_: str) -> None:
    from desktop.work import cases

    cases.remove_part(session, topic, id_)

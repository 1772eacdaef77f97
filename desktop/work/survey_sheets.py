"""One sheet of the yearly survey at work: shown beside the year before, recorded, its organisation following it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from sqlalchemy import select

from desktop.domain import own_fields
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind, check_value
from desktop.domain.surveys import (
    Survey,
    SurveyRound,
    asked,
    doubts,
    reason_of,
    same,
    settle,
    state_of,
    unsettled,
)
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import drafts, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import records
from desktop.work.facts import the_office
from desktop.work.surveys import VillageSheets, progress, village_of


@dataclass(frozen=True)
class Sheet:
    """All that the page of one sheet shows; both surveys have the office's own fields as fields."""

    round: SurveyRound
    organisation: Organisation
    village: VillageSheets
    survey: Survey
    last: Survey | None
    last_year: int | None
    fields: tuple[Field, ...]  # in the order of the paper sheet
    labels: Mapping[str, str]  # of the people it names, by id
    doubts: Mapping[str, str]
    surveyor: str  # the officer, to begin with
    draft: drafts.Draft | None


@dataclass(frozen=True, kw_only=True)
class Answers:
    """A sheet as it was answered, whole: a field that is in neither mapping is not confirmed."""

    survey: str  # id
    version: int  # as it was read
    values: Mapping[str, Any]
    unknown: Mapping[str, str]  # why, by field
    informant: str = ""
    surveyor: str = ""
    surveyed: date | None = None
    done: date | None = None  # refused while a field of a living organisation is not settled
    status: str = ""  # of the organisation from now on; "" leaves it
    closed: date | None = None  # since when it is not active; the day of the survey where it is not said


def kind_of(session: Session) -> type[Survey]:
    """Give the survey with the office's own fields."""
    return cast("type[Survey]", own_fields.widened(Survey, store.find(session, OwnField)))


def sheet(session: Session, id_: str) -> Sheet:
    """Read one sheet with the organisation, the year before and the village it stands in."""
    kind = kind_of(session)
    survey, last = _surveys(session, kind, id_)
    organisation = store.read(session, Organisation, survey.organisation)
    fields = asked(kind)
    linked = [getattr(one, f.name) for one in (survey, last) if one for f in fields if f.kind is Kind.LINK]
    before = store.read(session, SurveyRound, last.round).year if last else None
    return Sheet(
        round=store.read(session, SurveyRound, survey.round),
        organisation=organisation,
        village=village_of(progress(session, survey.round), id_),
        survey=survey,
        last=last,
        last_year=before,
        fields=fields,
        labels=store.labels(session, Person, linked),
        doubts=doubts(survey, last, organisation.fund_start),
        surveyor=the_office(session).officer,
        draft=next(iter(drafts.find(session, draft_key(id_))), None),
    )


def draft_key(id_: str) -> str:
    """Name the half-typed page of a sheet."""
    return f"{Survey.topic}:{id_}"


def _surveys(session: Session, kind: type[Survey], id_: str) -> tuple[Survey, Survey | None]:
    kept = store.read(session, Survey, id_)
    last = store.by_ids(session, Survey, [kept.before]).get(kept.before)
    wide = (cast("Survey", own_fields.widen(one, kind)) if one else None for one in (kept, last))
    survey, before = wide
    assert survey is not None
    return survey, before


def answers_of(shown: Sheet) -> Answers:
    """Give a sheet as it is answered so far."""
    survey = shown.survey
    states = {field.name: state_of(survey, field.name) for field in shown.fields}
    return Answers(
        survey=survey.id,
        version=survey.version,
        values={name: getattr(survey, name) for name, said in states.items() if said in ("confirmed", "changed")},
        unknown={name: reason_of(survey, name) for name, said in states.items() if said == "unknown"},
        informant=survey.informant,
        surveyor=survey.surveyor,
        surveyed=survey.surveyed,
        done=survey.done,
    )  # fmt: skip


def record(session: Session, answers: Answers) -> Survey:
    """Save a sheet as it was answered; the chair and the state of its organisation follow it.

    `CannotDo` names the field that does not hold, `Stale` comes where somebody saved the sheet in between.
    """
    kind = kind_of(session)
    kept, last = _surveys(session, kind, answers.survey)
    made = settle(replace(kept, states={}), last, answers.values, answers.unknown)
    made = replace(
        made,
        version=answers.version,
        informant=answers.informant,
        surveyor=answers.surveyor,
        surveyed=answers.surveyed,
        done=answers.done,
    )
    organisation = store.read(session, Organisation, kept.organisation)
    _check(made, asked(kind), answers, active=(answers.status or organisation.status) == "active")
    saved = records.save(session, cast("Survey", own_fields.narrow(made, Survey)))
    _follow(session, organisation, saved, answers)
    return saved


def _check(survey: Survey, fields: Sequence[Field], answers: Answers, *, active: bool) -> None:
    for field in fields:
        if field.name in answers.values and field.name not in answers.unknown:
            check_value(field, answers.values[field.name])
    left = unsettled(survey, fields)
    if answers.done and active and left:
        sentence = N_("ยังมี {count} ช่องที่ยังไม่ได้ยืนยัน กรุณากรอก หรือบอกว่าไม่ทราบเพราะอะไร")
        raise CannotDo(sentence, left[0], count=len(left))


def _follow(session: Session, organisation: Organisation, survey: Survey, answers: Answers) -> None:
    """Bring the organisation to what its newest survey says: a changed chair, that it stopped or goes on again."""
    follows = organisation
    if state_of(survey, "chair") == "changed" and _is_newest(session, survey):
        follows = replace(follows, chair=survey.chair)
    if answers.status and (answers.status, answers.closed) != (organisation.status, organisation.closed):
        since = None if answers.status == "active" else answers.closed or answers.surveyed or date.today()
        follows = replace(follows, status=answers.status, closed=since)
    if follows != organisation:
        records.save(session, follows)


def _is_newest(session: Session, survey: Survey) -> bool:
    table, round_ = tables.of(Survey), tables.of(SurveyRound)
    year = store.read(session, SurveyRound, survey.round).year
    later = select(table.c.id).join_from(table, round_, round_.c.id == table.c.round)
    question = later.where(
        table.c.organisation == survey.organisation, round_.c.year > year, ~table.c.deleted, ~round_.c.deleted
    )
    return session.connection.scalar(question.limit(1)) is None


def confirm_all(session: Session, answers: Answers) -> Survey:
    """Save a sheet whose every value that was not answered is as the year before, and done."""
    kind = kind_of(session)
    kept, last = _surveys(session, kind, answers.survey)
    if last is None:
        raise CannotDo("กลุ่มนี้ยังไม่มีค่าของปีก่อนให้ยืนยัน กรุณากรอกทีละช่อง")
    given = {**answers.values, **answers.unknown}
    rest = {
        name: value
        for name, value in same(replace(kept, states={}), asked(kind)).items()
        if name not in given
    }
    done = answers.done or answers.surveyed or date.today()
    return record(session, replace(answers, values={**answers.values, **rest}, done=done))

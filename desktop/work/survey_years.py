"""Surveys of one organisation across its years, field by field; those of a tambon are in `work/summaries`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import select

from desktop.domain import own_fields
from desktop.domain.people import Person
from desktop.domain.records import Field, Kind
from desktop.domain.surveys import Survey, SurveyRound, asked, reason_of, state_of
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work.records import shown
from desktop.work.survey_sheets import kind_of


@dataclass(frozen=True)
class Year:
    """One survey of an organisation: what opens it, and what a line is drawn of."""

    year: int
    survey: str
    members: int | None
    fund: int | None


@dataclass(frozen=True)
class Cell:
    """One value of one year, in words, with what became of it."""

    text: str
    state: str  # as `domain.surveys.state_of`
    reason: str  # why it is unknown
    change: str  # from the year before: "", "up", "down" or "other"


@dataclass(frozen=True)
class Comparison:
    """An organisation across its years, field by field."""

    years: tuple[Year, ...]  # the oldest first
    rows: tuple[tuple[Field, tuple[Cell, ...]], ...]


def compare(session: Session, organisation: str) -> Comparison:
    """Put the surveys of an organisation side by side."""
    kind, table, round_ = kind_of(session), tables.of(Survey), tables.of(SurveyRound)
    question = select(table.c.id, round_.c.year).join_from(table, round_, round_.c.id == table.c.round)
    question = question.where(table.c.organisation == organisation, ~table.c.deleted, ~round_.c.deleted)
    when = {row[0]: row[1] for row in session.connection.execute(question.order_by(round_.c.year))}
    kept = store.by_ids(session, Survey, when)
    surveys = [cast("Survey", own_fields.widen(kept[id_], kind)) for id_ in when]
    names = store.labels(session, Person, [one.chair for one in surveys])
    years = tuple(Year(when[one.id], one.id, one.members, one.fund) for one in surveys)
    return Comparison(years, tuple((field, _row(field, surveys, names)) for field in asked(kind)))


def _row(field: Field, surveys: list[Survey], names: Mapping[str, str]) -> tuple[Cell, ...]:
    cells, before = [], None
    for place, survey in enumerate(surveys):
        value, state = getattr(survey, field.name), state_of(survey, field.name)
        text = names.get(value, "") if field.kind is Kind.LINK else shown(field, value)
        change = _change(value, before) if place and state != "unknown" else ""
        cells.append(Cell(text, state, reason_of(survey, field.name), change))
        before = value
    return tuple(cells)


def _change(value: Any, before: Any) -> str:
    if value == before:
        return ""
    counted = type(value) is int and type(before) is int
    return ("up" if value > before else "down") if counted else "other"

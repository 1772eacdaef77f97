"""What the pages of surveys ask of `work`, each in a thread of the jobs: every function takes a session first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from desktop.domain.records import Kind
from desktop.domain.surveys import Survey, SurveyRound

if TYPE_CHECKING:
    from desktop.work.survey_sheets import Answers, Sheet
    from desktop.work.survey_years import Comparison
    from desktop.work.surveys import RoundState, VillageSheets


@dataclass(frozen=True)
class Opened:
    """A sheet to be filled in, with the values of the year before in words."""

    sheet: Sheet
    before: Mapping[str, str]


@dataclass(frozen=True)
class OpenedRound:
    """A round, its sheets by village, and how many organisations have no sheet in it yet."""

    round: SurveyRound
    tambon: str  # its name
    villages: tuple[VillageSheets, ...]
    without: int


@dataclass(frozen=True)
class Start:
    """What the question before a round begins with: the tambons to choose from and the next year of each."""

    tambons: tuple[tuple[str, str], ...]
    years: Mapping[str, int]


def sheet(session: Any, id_: str) -> Opened:
    """Read one sheet."""
    from desktop.work import survey_sheets
    from desktop.work.records import shown

    found = survey_sheets.sheet(session, id_)
    before = {}
    for field in found.fields if found.last else ():
        value = getattr(found.last, field.name)
        before[field.name] = found.labels.get(value, "") if field.kind is Kind.LINK else shown(field, value)
    return Opened(found, before)


def next_sheet(session: Any, id_: str) -> str:
    """Give the next sheet of the village that is not done."""
    from desktop.work import surveys

    return surveys.next_sheet(session, id_)


def save(session: Any, form: Answers, over: bool = False) -> str:
    """Record a sheet, forget its draft and give its id; `over` replaces what was saved in between."""
    from desktop.work import records, survey_sheets

    drop_draft(session, form)
    if over:
        form = replace(form, version=records.read(session, Survey, form.survey).version)
    return survey_sheets.record(session, form).id


def keep_draft(session: Any, form: Answers) -> None:
    """Keep a half-typed sheet."""
    from desktop.work import records, survey_sheets

    records.keep_draft(session, survey_sheets.draft_key(form.survey), values_of(form))


def drop_draft(session: Any, form: Answers) -> None:
    """Forget a half-typed sheet."""
    from desktop.work import records, survey_sheets

    records.drop_draft(session, survey_sheets.draft_key(form.survey))


def values_of(form: Answers) -> dict[str, Any]:
    """Give a sheet as plain values."""
    about = ("informant", "surveyor", "surveyed", "status", "closed")
    return {
        "answers": dict(form.values),
        "unknown": dict(form.unknown),
        "about": {name: getattr(form, name) for name in about},
    }


def rounds(session: Any, tambon: str) -> tuple[RoundState, ...]:
    """List the rounds of a tambon, the newest first."""
    from desktop.work import surveys

    return surveys.rounds(session, tambon)


def round_(session: Any, id_: str) -> OpenedRound:
    """Read one round with its sheets."""
    from desktop.work import places, records, surveys

    found = records.read(session, SurveyRound, id_)
    without = len(surveys.without_sheet(session, id_))
    return OpenedRound(found, places.name_of(found.tambon), surveys.progress(session, id_), without)


def start(session: Any) -> Start:
    """Tell which tambons there are and which year is next in each."""
    from desktop.thai import dates
    from desktop.work import offices, surveys

    this = dates.year(date.today())
    kept = {code: year + 1 for code, year in _newest(surveys.rounds(session)).items()}
    tambons = tuple(offices.tambons(session))
    return Start(tambons, {code: kept.get(code, this) for code, _name in tambons})


def _newest(found: tuple[RoundState, ...]) -> dict[str, int]:
    return {one.round.tambon: one.round.year or 0 for one in reversed(found)}


def compare(session: Any, organisation: str) -> Comparison:
    """Put the years of an organisation side by side."""
    from desktop.work import survey_years

    return survey_years.compare(session, organisation)

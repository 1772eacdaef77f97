"""The rounds of the yearly survey at work: opened from the year before, followed village by village, closed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select

from desktop.domain.organisations import Organisation
from desktop.domain.surveys import Survey, SurveyRound, next_survey
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.i18n import N_, _
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import places, records

NOWHERE = N_("ไม่ระบุหมู่บ้าน")


@dataclass(frozen=True)
class Line:
    """One organisation of a round."""

    survey: str
    organisation: str
    name: str
    kind: str
    status: str  # of the organisation
    begun: bool
    done: date | None


@dataclass(frozen=True)
class VillageSheets:
    """The sheets of one village, in the order of the paper sheets."""

    id: str
    label: str  # with its name
    short: str  # as หมู่ 3
    lines: tuple[Line, ...]

    @property
    def total(self) -> int:
        """Count the organisations."""
        return len(self.lines)

    @property
    def done(self) -> int:
        """Count the organisations that are surveyed."""
        return sum(line.done is not None for line in self.lines)

    @property
    def missing(self) -> tuple[Line, ...]:
        """List the organisations that are not surveyed yet."""
        return tuple(line for line in self.lines if line.done is None)


@dataclass(frozen=True)
class Count:
    """How far one village of a round is."""

    village: str  # id
    label: str
    done: int
    total: int


@dataclass(frozen=True)
class RoundState:
    """How far a round is, village by village."""

    round: SurveyRound
    tambon: str  # its name
    villages: tuple[Count, ...]

    @property
    def done(self) -> int:
        """Count the organisations that are surveyed."""
        return sum(one.done for one in self.villages)

    @property
    def total(self) -> int:
        """Count the organisations."""
        return sum(one.total for one in self.villages)


def open_round(session: Session, year: int, tambon: str, opened: date | None = None) -> str:
    """Open the survey of a year in a tambon with a sheet for each of its organisations, and give the round's id."""
    places.tambon(tambon)
    round_ = records.checked(SurveyRound(year=year, tambon=tambon, opened=opened or date.today()))
    table = tables.of(SurveyRound)
    if store.find(session, SurveyRound, table.c.year == year, table.c.tambon == tambon):
        sentence = N_("เปิดรอบสำรวจปี {year} ของตำบลนี้ไว้แล้ว กรุณากรอกต่อในรอบเดิม")
        raise CannotDo(sentence, "year", year=year)
    id_ = store.add(session, round_)
    add_missing(session, id_)
    return id_


def add_missing(session: Session, round_id: str) -> int:
    """Give a sheet to each organisation that has none in a round, and tell how many they are."""
    round_ = store.read(session, SurveyRound, round_id)
    organisations = without_sheet(session, round_id)
    newest = _newest_before(session, round_.tambon, round_.year or 0)
    made = [next_survey(newest.get(one.id), one.id, round_id, one.chair) for one in organisations]
    return len(store.add_many(session, made))


def without_sheet(session: Session, round_id: str) -> list[Organisation]:
    """List the organisations of a round's tambon that are not closed and have no sheet in it."""
    round_ = store.read(session, SurveyRound, round_id)
    organisation, survey = tables.of(Organisation), tables.of(Survey)
    have = select(survey.c.organisation).where(survey.c.round == round_id, ~survey.c.deleted)
    open_ = organisation.c.status != "closed"
    return store.find(session, Organisation, _in_tambon(round_.tambon), open_, organisation.c.id.not_in(have))


def _in_tambon(tambon: str) -> ColumnElement[bool]:
    organisation, village = tables.of(Organisation), tables.of(Village)
    here = select(village.c.id).where(village.c.tambon == tambon)
    return or_(organisation.c.tambon == tambon, organisation.c.village.in_(here))


def _newest_before(session: Session, tambon: str, year: int) -> dict[str, Survey]:
    """Read the newest survey before a year of each organisation of a tambon."""
    organisation, survey, round_ = tables.of(Organisation), tables.of(Survey), tables.of(SurveyRound)
    question = (
        select(survey.c.organisation, survey.c.id)
        .join_from(survey, round_, round_.c.id == survey.c.round)
        .join(organisation, organisation.c.id == survey.c.organisation)
        .where(_in_tambon(tambon), round_.c.year < year, ~survey.c.deleted, ~round_.c.deleted)
        .order_by(round_.c.year)
    )
    newest = {row[0]: row[1] for row in session.connection.execute(question)}
    found = store.by_ids(session, Survey, newest.values())
    return {one: found[id_] for one, id_ in newest.items()}


def progress(session: Session, round_id: str) -> tuple[VillageSheets, ...]:
    """List the sheets of a round village by village: number, place in the village's list, name."""
    organisation, village = tables.of(Organisation), tables.of(Village)
    survey = tables.of(Survey)
    question = _of_rounds(
        survey.c.id, organisation.c.id, organisation.c.name, organisation.c.kind, organisation.c.status,
        survey.c.version > 1, survey.c.done, organisation.c.village,
    ).where(survey.c.round == round_id)  # fmt: skip
    question = question.order_by(
        village.c.number.is_(None), village.c.number, village.c.sort_key,
        organisation.c.village_place.is_(None), organisation.c.village_place, organisation.c.sort_key,
    )  # fmt: skip
    lines: dict[str, list[Line]] = {}
    for *told, at in session.connection.execute(question):
        lines.setdefault(at or "", []).append(Line(*told))
    villages = store.by_ids(session, Village, lines)
    return tuple(_sheets(id_, villages.get(id_), tuple(some)) for id_, some in lines.items())


def _sheets(id_: str, village: Village | None, lines: tuple[Line, ...]) -> VillageSheets:
    if village is None:
        return VillageSheets(id_, _(NOWHERE), _(NOWHERE), lines)
    return VillageSheets(id_, village.label, _(N_("หมู่ {number}")).format(number=village.number), lines)


def _of_rounds(*columns: Any) -> Select[Any]:
    """Ask about the living sheets of living organisations, each with its village where it has one."""
    survey, organisation, village = tables.of(Survey), tables.of(Organisation), tables.of(Village)
    return (
        select(*columns)
        .join_from(survey, organisation, organisation.c.id == survey.c.organisation)
        .join(village, village.c.id == organisation.c.village, isouter=True)
        .where(~survey.c.deleted, ~organisation.c.deleted)
    )


def village_of(villages: Iterable[VillageSheets], survey: str) -> VillageSheets:
    """Find the village that a sheet stands in."""
    for one in villages:
        if any(line.survey == survey for line in one.lines):
            return one
    return VillageSheets("", _(NOWHERE), _(NOWHERE), ())  # the organisation was set aside since


def next_sheet(session: Session, id_: str) -> str:
    """Give the next sheet of the same village that is not done, those before it last; "" where all are."""
    village = village_of(progress(session, store.read(session, Survey, id_).round), id_)
    at = next((place for place, line in enumerate(village.lines) if line.survey == id_), 0)
    turned = (*village.lines[at + 1 :], *village.lines[:at])
    return next((line.survey for line in turned if line.done is None), "")


def rounds(session: Session, tambon: str = "") -> tuple[RoundState, ...]:
    """List the rounds of a tambon, or all, the newest first, each with how far its villages are."""
    table = tables.of(SurveyRound)
    found = store.find(session, SurveyRound, *([table.c.tambon == tambon] if tambon else []))
    survey, organisation, village = tables.of(Survey), tables.of(Organisation), tables.of(Village)
    question = (
        _of_rounds(
            survey.c.round, organisation.c.village, village.c.label, func.count(survey.c.done), func.count()
        )
        .where(survey.c.round.in_([one.id for one in found]))
        .group_by(survey.c.round, organisation.c.village, village.c.label, village.c.number)
        .order_by(village.c.number.is_(None), village.c.number)
    )
    counts: dict[str, list[Count]] = {}
    for round_id, at, label, done, total in session.connection.execute(question):
        counts.setdefault(round_id, []).append(Count(at or "", label or _(NOWHERE), done, total))
    return tuple(RoundState(one, places.name_of(one.tambon), tuple(counts.get(one.id, ()))) for one in found)


def unsurveyed(session: Session, tambon: str = "") -> tuple[tuple[RoundState, Count], ...]:
    """List the villages that are not surveyed whole in the rounds that are open, each with its round."""
    under_way = (one for one in rounds(session, tambon) if one.round.finished is None)
    return tuple(
        (one, village) for one in under_way for village in one.villages if village.done < village.total
    )


def finish_round(session: Session, round_id: str, on: date, why: str = "") -> SurveyRound:
    """Close a round; while sheets are left it takes a reason, which the round's note keeps."""
    round_ = store.read(session, SurveyRound, round_id)
    left = sum(len(one.missing) for one in progress(session, round_id))
    if left and not why.strip():
        raise CannotDo("ยังสำรวจไม่ครบ เหลือ {count} กลุ่ม ถ้าจะปิดรอบ กรุณาบอกเหตุผล", "reason", count=left)
    note = "\n".join(filter(None, (round_.note, why.strip())))
    return records.save(session, replace(round_, finished=on, note=note))


def reopen_round(session: Session, round_id: str) -> SurveyRound:
    """Open a closed round again."""
    return records.save(session, replace(store.read(session, SurveyRound, round_id), finished=None))

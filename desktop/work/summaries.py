"""The summaries of a tambon's surveys: its figures with the rows behind them, and the sheets printed from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, or_, select

from desktop.documents.contents import catalogue, coverage, organisation_list, tambon_summary, village_sheet
from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.totals import About, Row
from desktop.domain.organisations import Organisation, Product
from desktop.domain.people import Person
from desktop.domain.records import Record
from desktop.domain.strength import Grade
from desktop.domain.summaries import (
    Figure,
    Group,
    Known,
    Summary,
    grade_of,
    is_begun,
    products_of,
    standing,
    summarise,
    village_of,
)
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.topics import TOPICS
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import places
from desktop.work.details import details
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look

SHEETS = {
    "tambon": N_("สรุปตำบล"),
    "village": N_("หน้าหมู่บ้าน"),
    "organisations": N_("ทะเบียนกลุ่ม/องค์กร"),
    "products": N_("บัญชีผลิตภัณฑ์"),
    "coverage": N_("ความครอบคลุมการสำรวจ"),
}
R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Behind:
    """One row behind a figure: what it is, and what it adds; `amount` is `None` where the figure says nothing of it."""

    topic: str
    id: str
    label: str
    detail: str
    amount: int | None
    state: str


def years(session: Session, tambon: str) -> tuple[int, ...]:
    """List the years in which a tambon was surveyed, the newest first."""
    round_ = tables.of(SurveyRound)
    question = select(round_.c.year).where(round_.c.tambon == tambon, ~round_.c.deleted)
    return tuple(sorted(set(session.connection.scalars(question)), reverse=True))


def summary(session: Session, tambon: str, year: int) -> Summary:
    """Add up a tambon in the round of a year; `CannotDo` where there was no round."""
    _check(session, tambon, year)
    return summarise(known(session, tambon), year)


def behind(session: Session, figure: Figure) -> tuple[Behind, ...]:
    """Name the rows behind a figure, the largest amount first, those that say nothing of it last."""
    topic = TOPICS[figure.topic]
    rows = [(part.id, part.amount, part.state) for part in figure.parts]
    rows.sort(key=lambda row: -row[1])
    rows_all: list[tuple[str, int | None, str]] = [*rows, *((id_, None, "") for id_ in figure.missing)]
    ids = [row[0] for row in rows_all]
    labels, told = store.labels(session, topic, ids), details(session, topic, ids)
    return tuple(
        Behind(topic.topic, id_, labels.get(id_, ""), told.get(id_, ""), amount, state)
        for id_, amount, state in rows_all
    )


def known(session: Session, tambon: str) -> Known:
    """Read all that the summaries of a tambon are made from."""
    organisation, village = tables.of(Organisation), tables.of(Village)
    here = select(village.c.id).where(village.c.tambon == tambon)
    there = or_(organisation.c.tambon == tambon, organisation.c.village.in_(here))
    theirs = select(organisation.c.id).where(there, ~organisation.c.deleted)
    year_of = {one.id: one.year or 0 for one in store.find(session, SurveyRound)}
    surveys: dict[int, dict[str, Survey]] = {year: {} for year in years(session, tambon)}
    for survey in store.find(session, Survey, tables.of(Survey).c.organisation.in_(theirs)):
        if survey.round in year_of:
            _keep(surveys.setdefault(year_of[survey.round], {}), survey)
    return Known(
        organisations=store.find(session, Organisation, there, order=_by_village(organisation)),
        surveys=surveys,
        products=_by_organisation(session, Product, theirs),
        grades=_by_organisation(session, Grade, theirs),
        villages=store.find(session, Village, village.c.tambon == tambon),
    )


def _keep(of_year: dict[str, Survey], survey: Survey) -> None:
    """Keep one survey of an organisation and year: one that was answered rather than a bare copy."""
    other = of_year.get(survey.organisation)
    if other is None or (is_begun(survey), survey.id) > (is_begun(other), other.id):
        of_year[survey.organisation] = survey


def _by_village(organisation: Any) -> tuple[Any, ...]:
    return organisation.c.village_place.is_(None), organisation.c.village_place, organisation.c.sort_key


def _by_organisation(session: Session, topic: type[R], theirs: Any) -> dict[str, list[R]]:
    found: dict[str, list[R]] = defaultdict(list)
    column: ColumnElement[Any] = tables.of(topic).c.organisation
    for one in store.find(session, topic, column.in_(theirs)):
        found[getattr(one, "organisation")].append(one)  # noqa: B009 - of any topic that is part of one
    return found


def _check(session: Session, tambon: str, year: int) -> None:
    places.tambon(tambon)
    if year not in years(session, tambon):
        name = places.name_of(tambon)
        raise CannotDo("ตำบล{tambon}ยังไม่มีรอบสำรวจปี {year} กรุณาเลือกปีอื่น", "year", tambon=name, year=year)


# sheets


def printed(
    session: Session,
    kind: str,
    tambon: str,
    year: int,
    draw: Draw,
    *,
    village: str = "",
    made: date | None = None,
) -> tuple[bytes, str]:
    """Draw one of SHEETS as a PDF and give it with its title; it takes no number and is not kept."""
    words = contents(session, kind, tambon, year, village=village, made=made)
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf, words.title


def contents(
    session: Session, kind: str, tambon: str, year: int, *, village: str = "", made: date | None = None
) -> Contents:
    """Write one of SHEETS; `village` is the id of one village, "" for all of them."""
    if kind not in _WRITERS:
        raise CannotDo(
            "ไม่มีเอกสารสรุปชนิด “{kind}” ใช้ได้เฉพาะ {known}", "kind", kind=kind, known=", ".join(SHEETS)
        )
    _check(session, tambon, year)
    office = the_office(session)
    about = About(
        office=office.label,
        province=office.province,
        tambon=places.name_of(tambon),
        year=year,
        made=made or date.today(),
        thai_digits=office.thai_digits,
    )
    return _WRITERS[kind](session, about, known(session, tambon), village)


def _tambon(_session: Session, about: About, all_: Known, _village: str) -> Contents:
    return tambon_summary.write(about, summarise(all_, about.year), _names(all_))


def _coverage(_session: Session, about: About, all_: Known, _village: str) -> Contents:
    found = summarise(all_, about.year)
    return coverage.write(about, found.covered, found.coverage, _names(all_))


def _villages(session: Session, about: About, all_: Known, village: str) -> Contents:
    rows = {row.organisation.id: row for row in _rows(session, about, all_)}
    return village_sheet.write(about, [(group, _of(group, rows)) for group in _chosen(about, all_, village)])


def _organisations(session: Session, about: About, all_: Known, village: str) -> Contents:
    rows = {row.organisation.id: row for row in _rows(session, about, all_)}
    groups = _chosen(about, all_, village)
    return organisation_list.write(about, [row for group in groups for row in _of(group, rows)])


def _chosen(about: About, all_: Known, village: str) -> list[Group]:
    """Choose one village, or all of them."""
    groups = [group for group in summarise(all_, about.year).villages if village in ("", group.key)]
    if village and not groups:
        raise CannotDo("ไม่พบหมู่บ้านนี้ในตำบล กรุณาเลือกหมู่บ้านใหม่", "village")
    return groups


def _of(group: Group, rows: Mapping[str, Row]) -> list[Row]:
    return [rows[part.id] for part in group.figures["organisations"].parts]


def _products(session: Session, about: About, all_: Known, _village: str) -> Contents:
    made = [
        catalogue.Made(product, row.organisation, row.village, row.chair)
        for row in _rows(session, about, all_)
        for product in row.products
    ]
    return catalogue.write(about, made)


def _rows(session: Session, about: About, all_: Known) -> list[Row]:
    """Describe the organisations that stood in the year, each with who chaired it then."""
    surveys, here = all_.surveys.get(about.year, {}), standing(all_, about.year)
    chairs = {one.id: _chair(one, surveys.get(one.id)) for one in here}
    people = store.labels(session, Person, chairs.values())
    return [_row(one, about.year, all_, people.get(chairs[one.id], "")) for one in here]


def _row(one: Organisation, year: int, all_: Known, chair: str) -> Row:
    village = village_of(all_, one, year)
    return Row(
        organisation=one,
        village=village.label if village else "",
        chair=chair,
        survey=all_.surveys.get(year, {}).get(one.id),
        products=products_of(all_, one.id, year),
        grade=grade_of(all_, one.id, year),
    )


def _chair(one: Organisation, survey: Survey | None) -> str:
    return (survey.chair if survey else "") or one.chair


def _names(all_: Known) -> dict[str, str]:
    return {one.id: one.name for one in all_.organisations}


_WRITERS: dict[str, Callable[[Session, About, Known, str], Contents]] = {
    "tambon": _tambon,
    "village": _villages,
    "organisations": _organisations,
    "products": _products,
    "coverage": _coverage,
}

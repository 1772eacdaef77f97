"""A subject's way through the มชช. of a year: application, scores by indicator, the steps with their days."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.domain import strength as domain
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.strength import (
    STAGE_DAYS,
    STAGES,
    SUBJECTS,
    AreaTotal,
    Assessment,
    Score,
    StandardIndicator,
    StandardSet,
)
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import attachments, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.work import records
from desktop.work.offices import BIGGEST_FILE
from desktop.work.papers import PDF_SIGN

Row = tuple[StandardIndicator, Score]


@dataclass(frozen=True)
class View:
    """All that the page of an assessment shows."""

    assessment: Assessment
    topic: str  # of whom it is about, with the id and the name
    subject: str
    name: str
    set: StandardSet
    rows: tuple[Row, ...]
    totals: tuple[AreaTotal, ...]
    doubts: tuple[str, ...]


def begin(session: Session, assessment: Assessment) -> str:
    """Enter a subject for a year with a line for every indicator of the set that held then, and give the id."""
    if not assessment.set:
        assessment = dataclasses.replace(assessment, set=_set_for(session, assessment).id)
    _refuse_twice(session, assessment)
    id_ = records.add(session, assessment)
    lines = [
        Score(assessment=id_, indicator=one.id, chosen=not one.chosen)
        for one in indicators_of(session, assessment.set)
    ]
    store.add_many(session, lines)
    return id_


def _set_for(session: Session, assessment: Assessment) -> StandardSet:
    if assessment.year is None:
        raise CannotDo("กรุณากรอกปีงบประมาณที่สมัคร", "year")
    held = domain.set_of(store.find(session, StandardSet), assessment.subject, assessment.year)
    if held is None:
        raise CannotDo(
            "ยังไม่มีชุดตัวชี้วัดของ{subject}ที่ใช้ในปี {year} กรุณาเพิ่มในหน้าชุดตัวชี้วัด", "year",
            subject=SUBJECTS[assessment.subject], year=assessment.year,
        )  # fmt: skip
    return held


def _refuse_twice(session: Session, assessment: Assessment) -> None:
    topic, id_ = domain.subject_of(assessment)
    table = tables.of(Assessment)
    field = {"people": "person", "organisations": "organisation", "villages": "village"}[topic]
    same = store.find(
        session, Assessment, table.c.year == assessment.year, table.c.subject == assessment.subject,
        table.c[field] == (id_ or None), table.c.stage != "withdrawn",
    )  # fmt: skip
    if id_ and same:
        raise CannotDo("มีการประเมินของปี {year} อยู่แล้ว กรุณาเปิดรายการเดิม", field, year=assessment.year)


def indicators_of(session: Session, set_: str) -> list[StandardIndicator]:
    """List the indicators of a set in their order."""
    table = tables.of(StandardIndicator)
    return store.find(session, StandardIndicator, table.c.set == set_, order=(table.c.place, table.c.no))


def view(session: Session, id_: str) -> View:
    """Give all that the page of an assessment shows."""
    assessment = store.read(session, Assessment, id_)
    rows = _rows(session, id_)
    topic, subject = domain.subject_of(assessment)
    name = store.labels(session, TOPICS[topic], [subject]).get(subject, "")
    set_ = store.read(session, StandardSet, assessment.set)
    return View(
        assessment, topic, subject, name, set_, rows, domain.totals(rows), doubts(session, assessment)
    )


def _rows(session: Session, assessment: str) -> tuple[Row, ...]:
    table = tables.of(Score)
    scores = store.find(session, Score, table.c.assessment == assessment, order=(table.c.no,))
    known = store.by_ids(session, StandardIndicator, (one.indicator for one in scores))
    rows = ((known[one.indicator], one) for one in scores)
    return tuple(sorted(rows, key=lambda row: row[0].place or 0))


def doubts(session: Session, assessment: Assessment) -> tuple[str, ...]:
    """Say what is asked about an application and its days, and never blocks."""
    founded = None
    if assessment.subject == "organisation" and assessment.organisation:
        founded = store.read(session, Organisation, assessment.organisation).founded
    return domain.entry_doubts(assessment, founded)


def record_scores(session: Session, id_: str, scores: Iterable[Score]) -> View:
    """Save what was judged of the indicators of an assessment."""
    known = {score.id: (indicator, score) for indicator, score in _rows(session, id_)}
    for score in scores:
        indicator, kept = known[score.id]
        domain.check_score(score, indicator)
        if score != kept:
            records.save(session, score)
    return view(session, id_)


def step(session: Session, id_: str, stage: str, on: date | None, **said: Any) -> Assessment:
    """Take an assessment to a stage on a day; `said` are other fields that the stage brings, as who assessed."""
    assessment = store.read(session, Assessment, id_)
    if on is None and stage in STAGE_DAYS:
        raise CannotDo("กรุณากรอกวันที่ของขั้น “{stage}”", "on", stage=STAGES[stage])
    days: dict[str, Any] = {STAGE_DAYS[stage]: on} if stage in STAGE_DAYS else {}
    if stage == "failed":
        days = {"certified": on}
    return records.save(session, dataclasses.replace(assessment, stage=stage, **days, **said))


def attach(session: Session, id_: str, pdf: bytes) -> Assessment:
    """Keep the minutes (PDF) with the resolution to apply."""
    if not pdf.startswith(PDF_SIGN):
        raise CannotDo("มติที่ประชุมต้องเป็นไฟล์ PDF", "resolution")
    if len(pdf) > BIGGEST_FILE:
        raise CannotDo("ไฟล์ใหญ่เกิน {most} เมกะไบต์ กรุณาเลือกไฟล์ที่เล็กลง", "resolution", most=BIGGEST_FILE >> 20)
    assessment = store.read(session, Assessment, id_)
    return records.save(
        session, dataclasses.replace(assessment, resolution=attachments.put(session.store, pdf))
    )


def set_page(session: Session, id_: str) -> tuple[StandardSet, tuple[StandardIndicator, ...]]:
    """Read a set with its indicators in their order."""
    return store.read(session, StandardSet, id_), tuple(indicators_of(session, id_))


def new_version(session: Session, id_: str, year: int, source: str) -> str:
    """Copy a set with its indicators as the version of a year, to be changed, and give the id."""
    old, indicators = set_page(session, id_)
    if old.year is not None and year <= old.year:
        raise CannotDo("ปีของชุดใหม่ต้องหลังปี {year} ของชุดเดิม", "year", year=old.year)
    fresh = dataclasses.replace(
        old, id="", version=0, year=year, source=source, confirmed_by="", retired=None
    )
    new = records.add(session, fresh)
    copies = [dataclasses.replace(one, id="", version=0, set=new) for one in indicators]
    store.add_many(session, copies)
    return new


def leader(session: Session, assessment: Assessment) -> Person:
    """Read the person whom an assessment of a leader is about."""
    return store.read(session, Person, assessment.person)

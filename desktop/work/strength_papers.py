"""The papers of strength as PDFs, neither numbered nor kept: มชช. form and sheet, filled or blank, and the A/B/C report."""

from __future__ import annotations

from datetime import date

from desktop.documents.contents import standards_form, strength_report
from desktop.documents.contents.blocks import Contents
from desktop.documents.contents.standards_form import Indicator, Subject
from desktop.documents.contents.strength_report import Group, Report
from desktop.domain.organisations import Organisation
from desktop.domain.strength import StandardSet, SupportTask, set_of
from desktop.domain.village_levels import LEVELS
from desktop.domain.villages import Village
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import assessments, places, strength, village_levels
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look
from desktop.work.strength import Standing
from desktop.work.village_levels import VillageRow

UNCONFIRMED = "เกณฑ์ยังไม่ยืนยัน"


def application(session: Session, id_: str, draw: Draw) -> bytes:
    """Draw the form of application of an assessment."""
    office = the_office(session)
    words = standards_form.application(_subject(session, id_), office.label, thai_digits=office.thai_digits)
    return _drawn(session, words, draw)


def self_assessment(session: Session, id_: str, draw: Draw) -> bytes:
    """Draw the sheet on which the subject of an assessment judges itself."""
    office = the_office(session)
    subject = _subject(session, id_)
    return _drawn(
        session, standards_form.self_assessment(subject, office.label, thai_digits=office.thai_digits), draw
    )


def blank_application(session: Session, kind: str, draw: Draw) -> bytes:
    """Draw a form to be filled in by hand, for a kind of subject."""
    office = the_office(session)
    words = standards_form.application(Subject(kind=kind), office.label, thai_digits=office.thai_digits)
    return _drawn(session, words, draw)


def blank_sheet(session: Session, kind: str, year: int, draw: Draw) -> bytes:
    """Draw a sheet to be filled in by hand with the indicators that a kind of subject has in a year."""
    office = the_office(session)
    held = set_of(store.find(session, StandardSet), kind, year)
    subject = Subject(kind=kind)
    if held is not None:
        of = assessments.indicators_of(session, held.id)
        shown = (Indicator(area=one.area, name=one.name, most=_said(one.most)) for one in of)
        subject = Subject(
            kind=kind,
            year=str(year),
            set_name=held.label,
            unconfirmed=not held.confirmed_by,
            indicators=tuple(shown),
        )
    words = standards_form.self_assessment(subject, office.label, thai_digits=office.thai_digits)
    return _drawn(session, words, draw)


def _drawn(session: Session, words: Contents, draw: Draw) -> bytes:
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf


def _subject(session: Session, id_: str) -> Subject:
    view = assessments.view(session, id_)
    of = view.assessment
    indicators = (
        Indicator(
            area=one.area, name=one.name, most=_said(one.most), own=_said(score.own_score),
            evidence=score.evidence, chosen=score.chosen,
        )
        for one, score in view.rows
    )  # fmt: skip
    return Subject(
        kind=of.subject, name=view.name, year=_said(of.year), post=of.post, address=_address(session, view),
        coordinator=of.coordinator, set_name=view.set.label, unconfirmed=not view.set.confirmed_by,
        indicators=tuple(indicators),
    )  # fmt: skip


def _said(number: int | None) -> str:
    return "" if number is None else str(number)


def _address(session: Session, view: assessments.View) -> str:
    """Say where a subject is: a group's own words, or village and tambon."""
    if view.topic == "villages":
        village = store.read(session, Village, view.subject)
        return f"ตำบล{places.name_of(village.tambon)} {the_office(session).label}"
    if view.topic == "people":
        person = assessments.leader(session, view.assessment)
        return _where(session, person.address, person.village, person.tambon)
    group = store.read(session, Organisation, view.subject)
    return _where(session, group.office, group.village, group.tambon)


def _where(session: Session, own: str, village: str, tambon: str) -> str:
    named = store.labels(session, Village, [village]).get(village, "")
    return " ".join(filter(None, (own, named, f"ตำบล{places.name_of(tambon)}" if tambon else "")))


def report(session: Session, tambon: str, on: date, draw: Draw) -> bytes:
    """Draw the report of the classes of a tambon, "" for all."""
    words = strength_report.write(_report(session, tambon, on), thai_digits=the_office(session).thai_digits)
    return _drawn(session, words, draw)


def _report(session: Session, tambon: str, on: date) -> Report:
    ids = strength.working(session, tambon)
    found = strength.standings(session, ids, on)
    standing = [found[id_] for id_ in ids]
    weak = [one.organisation for one in standing if one.grade and one.grade.grade == "C"]
    return Report(
        tambon=places.name_of(tambon) if tambon else "",
        on=on,
        groups=tuple(_group(one) for one in standing),
        movement=strength.movement(session, tambon, dates.year(on)),
        tasks=tuple(_task(task, one) for one in weak for task in _tasks(session, one.id)),
        villages=tuple(_village(row) for row in village_levels.rows(session, tambon, on)),
    )


def _group(one: Standing) -> Group:
    return Group(
        name=one.organisation.label,
        village=one.village,
        before=one.before,
        grade=one.grade.grade if one.grade else "",
        judged=_day(one.grade.judged) if one.grade else "",
        reason=one.grade.reason if one.grade else "",
    )


def _tasks(session: Session, organisation: str) -> list[SupportTask]:
    table = tables.of(SupportTask)
    return store.find(session, SupportTask, table.c.organisation == organisation)


def _task(task: SupportTask, of: Organisation) -> tuple[str, ...]:
    return (of.label, task.what, task.who, _day(task.due), _day(task.done))


def _village(row: VillageRow) -> tuple[str, ...]:
    counts = (row.grades.get(grade, 0) for grade in ("A", "B", "C", ""))
    shown = [f"{count:,}" if count else strength_report.NONE for count in counts]
    if not row.levels:
        return (row.village.label, *shown, strength_report.NONE, "ยังไม่มีข้อมูล")
    year = max(row.levels)
    level = row.levels[year]
    said = LEVELS.get(level.level, "ไม่ทราบเกณฑ์ของปีนี้")
    return (row.village.label, *shown, str(year), f"{said} ({UNCONFIRMED})" if level.unconfirmed else said)


def _day(day: date | None) -> str:
    return dates.short(day) if day else ""

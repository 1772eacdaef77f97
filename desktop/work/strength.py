"""How strong groups are: what is measured of them, the class suggested by it, the class as judged, and what helps.

A suggestion is never a judgement: it is kept beside it.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, select

from desktop.domain import strength as domain
from desktop.domain.organisations import Organisation
from desktop.domain.strength import Assessment, Criterion, Grade, SupportTask
from desktop.domain.surveys import CYCLES, Survey, SurveyRound, state_of
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import records
from desktop.work.facts import the_office

OFTEN = CYCLES[:3]  # a group meets at least every three months
_FROM = {
    "members": "members",
    "member_growth": "members",
    "fund": "fund",
    "fund_growth": "fund",
    "bylaws": "bylaws",
    "meets": "meetings",
    "welfare": "welfare",
    "loans_share": "loans",
}  # the value of a survey that a measure stands on
Pair = tuple[Survey | None, Survey | None]  # the last survey and the one before


@dataclass(frozen=True)
class Test:
    """One test of a group: its criterion, what was measured, and whether it is enough."""

    criterion: Criterion
    value: float | None  # None where it is not known
    unsettled: bool  # the value is last year's and nobody confirmed it

    @property
    def passed(self) -> bool | None:
        """Tell whether it is enough; `None` where the value is not known."""
        return None if self.value is None else domain.passes(self.criterion, self.value)


@dataclass(frozen=True)
class Suggestion:
    """The class that the tests suggest, "" where nothing is known: points, of how many, and each test."""

    grade: str
    points: int
    of: int
    tests: tuple[Test, ...]

    @property
    def unconfirmed(self) -> bool:
        """Tell whether it stands on a test that nobody confirmed."""
        return any(not test.criterion.confirmed_by for test in self.tests)

    @property
    def short(self) -> str:
        """Write it as it is kept beside a judgement."""
        return f"{self.grade} {self.points}/{self.of}" if self.grade else ""


@dataclass(frozen=True)
class Standing:
    """How one group stands on a day: its class, the one a year before, and the one suggested."""

    organisation: Organisation
    village: str  # its name
    grade: Grade | None
    before: str
    suggestion: Suggestion

    @property
    def moved(self) -> str:
        """Tell how the class moved within the year."""
        return domain.moved(self.before, self.grade.grade if self.grade else "")


@dataclass(frozen=True)
class View:
    """All that the page of a group shows of its strength."""

    organisation: Organisation
    grades: tuple[Grade, ...]  # the newest first
    suggestion: Suggestion
    tasks: tuple[SupportTask, ...]  # those to be done first
    assessments: tuple[Assessment, ...]  # the newest first


def measured(session: Session, organisation: str, on: date) -> dict[str, float]:
    """Measure a group by its last two surveys up to a day; what is not known is left out."""
    one = store.read(session, Organisation, organisation)
    return _measured(one, _last_two(session, [organisation], on).get(organisation, (None, None)), on)


def suggestion(session: Session, organisation: str, on: date) -> Suggestion:
    """Suggest the class of a group on a day, with the result of each test."""
    return suggestions(session, [store.read(session, Organisation, organisation)], on)[organisation]


def suggestions(session: Session, organisations: Sequence[Organisation], on: date) -> dict[str, Suggestion]:
    """Suggest the classes of many groups by id."""
    order = list(domain.MEASURES)
    held = domain.held_on(store.find(session, Criterion), on)
    criteria = sorted(held, key=lambda one: order.index(one.measure))
    surveys = _last_two(session, [one.id for one in organisations], on)
    return {one.id: _suggested(one, criteria, surveys.get(one.id, (None, None)), on) for one in organisations}


def _suggested(organisation: Organisation, criteria: Sequence[Criterion], pair: Pair, on: date) -> Suggestion:
    values = _measured(organisation, pair, on)
    grade, points, whole = domain.suggest(criteria, values, on)
    tests = (Test(one, values.get(one.measure), _unsettled(one.measure, pair[0])) for one in criteria)
    return Suggestion(grade, points, whole, tuple(tests))


def _unsettled(measure: str, last: Survey | None) -> bool:
    return bool(last and measure in _FROM and not state_of(last, _FROM[measure]))


def _measured(organisation: Organisation, pair: Pair, on: date) -> dict[str, float]:
    last, before = pair
    members, fund = _known(last, "members"), _known(last, "fund")
    found = {
        "members": members,
        "fund": fund / 100 if fund is not None else None,
        "member_growth": _growth(members, _known(before, "members")),
        "fund_growth": _growth(fund, _known(before, "fund")),
        "years": _years(organisation.founded, on),
        "bylaws": _bylaws(organisation, last),
        "meets": _meets(last),
        "welfare": _welfare(organisation, last),
        "loans_share": _share(_known(last, "loans"), fund),
    }
    return {name: value for name, value in found.items() if value is not None}


def _known(survey: Survey | None, field: str) -> int | None:
    """Give a number of a survey, `None` where nobody knew it."""
    if survey is None or state_of(survey, field) == "unknown":
        return None
    value: int | None = getattr(survey, field)
    return value


def _growth(now: int | None, before: int | None) -> float | None:
    return None if now is None or not before else (now - before) * 100 / before


def _share(part: int | None, whole: int | None) -> float | None:
    return None if part is None or not whole else part * 100 / whole


def _years(founded: date | None, on: date) -> float | None:
    if founded is None or founded > on:
        return None
    return on.year - founded.year - ((on.month, on.day) < (founded.month, founded.day))


def _bylaws(organisation: Organisation, last: Survey | None) -> float | None:
    said = last.bylaws if last and state_of(last, "bylaws") != "unknown" else ""
    if said:
        return float(said == "yes")
    return 1.0 if organisation.bylaws else None


def _meets(last: Survey | None) -> float | None:
    if last is None or not last.meetings or state_of(last, "meetings") == "unknown":
        return None
    return float(last.meetings in OFTEN)


def _welfare(organisation: Organisation, last: Survey | None) -> float | None:
    said = (last.welfare if last else "") or organisation.welfare
    if said:
        return float(not said.startswith("ไม่มี"))
    asked = last is not None and state_of(last, "welfare") in ("confirmed", "changed")
    return 0.0 if asked else None


def _last_two(session: Session, ids: Sequence[str], on: date) -> dict[str, Pair]:
    """Find the last survey of each group up to the year of a day, and the one before it."""
    survey, round_ = tables.of(Survey), tables.of(SurveyRound)
    found: dict[str, list[Survey]] = {}
    for start in range(0, len(ids), store.BATCH):
        question = (
            select(survey)
            .join(round_, round_.c.id == survey.c.round)
            .where(survey.c.organisation.in_(ids[start : start + store.BATCH]), ~survey.c.deleted)
            .where(round_.c.year <= dates.year(on), ~round_.c.deleted)
            .order_by(round_.c.year.desc(), survey.c.no.desc())
        )
        for row in session.execute(question).mappings():
            of = found.setdefault(row["organisation"], [])
            if len(of) < 2:
                of.append(store.record_of(session, Survey, row))
    return {id_: (of[0], of[1] if len(of) > 1 else None) for id_, of in found.items()}


def judge(
    session: Session, organisation: str, grade: str, reason: str, on: date | None = None, by: str = ""
) -> str:
    """Judge the class of a group on a day and give the id; what the program suggested is kept beside it."""
    day = on or date.today()
    if day > date.today():
        raise CannotDo("วันที่จัดระดับต้องไม่เป็นวันในอนาคต", "judged")
    suggested = suggestion(session, organisation, day).short
    made = Grade(
        organisation=organisation, judged=day, grade=grade, reason=reason.strip(), suggested=suggested,
        by=by or the_office(session).officer,
    )  # fmt: skip
    return records.add(session, made)


def add_tasks(
    session: Session, organisation: str, whats: Iterable[str], who: str = "", due: date | None = None
) -> tuple[str, ...]:
    """Add what is to be done for a group, each thing once, and give the ids."""
    wanted = dict.fromkeys(filter(None, (what.strip() for what in whats)))
    if not wanted:
        raise CannotDo("กรุณาพิมพ์งานเสริมอย่างน้อยหนึ่งบรรทัด", "whats")
    open_ = {task.what for task in _tasks(session, organisation) if task.done is None}
    tasks = (SupportTask(organisation=organisation, what=what, who=who, due=due) for what in wanted)
    return tuple(records.add(session, task) for task in tasks if task.what not in open_)


def finish_task(session: Session, id_: str, on: date, result: str = "") -> SupportTask:
    """Note when a task was done, and what came of it."""
    task = store.read(session, SupportTask, id_)
    return records.save(session, dataclasses.replace(task, done=on, result=result.strip() or task.result))


def _tasks(session: Session, organisation: str) -> list[SupportTask]:
    table = tables.of(SupportTask)
    found = store.find(session, SupportTask, table.c.organisation == organisation)
    return sorted(found, key=lambda one: (one.done is not None, one.due or date.max))


def view(session: Session, organisation: str, on: date) -> View:
    """Give all that the page of a group shows of its strength."""
    grade, assessment = tables.of(Grade), tables.of(Assessment)
    newest = (grade.c.judged.desc(), grade.c.no.desc())
    return View(
        store.read(session, Organisation, organisation),
        tuple(store.find(session, Grade, grade.c.organisation == organisation, order=newest)),
        suggestion(session, organisation, on),
        tuple(_tasks(session, organisation)),
        tuple(store.find(session, Assessment, assessment.c.organisation == organisation)),
    )


def classes(session: Session, on: date, ids: Sequence[str] | None = None) -> dict[str, str]:
    """Give the class that each group had on a day, by id; a group without one is left out."""
    table = tables.of(Grade)
    question = select(table.c.organisation, table.c.grade).where(~table.c.deleted, table.c.judged <= on)
    question = question.order_by(table.c.judged, table.c.no)
    found: dict[str, str] = {}
    if ids is None:
        found.update((id_, grade) for id_, grade in session.connection.execute(question))
        return found
    for start in range(0, len(ids), store.BATCH):
        of = table.c.organisation.in_(ids[start : start + store.BATCH])
        found.update((id_, grade) for id_, grade in session.connection.execute(question.where(of)))
    return found


def standings(session: Session, ids: Sequence[str], on: date) -> dict[str, Standing]:
    """Tell how some groups stand on a day, by id."""
    found = store.by_ids(session, Organisation, ids)
    suggested = suggestions(session, tuple(found.values()), on)
    before = classes(session, year_end(dates.year(on) - 1), ids)
    grades = _last_grades(session, ids, on)
    villages = store.labels(session, Village, (one.village for one in found.values()))
    return {
        id_: Standing(
            one, villages.get(one.village, ""), grades.get(id_), before.get(id_, ""), suggested[id_]
        )
        for id_, one in found.items()
    }


def _last_grades(session: Session, ids: Sequence[str], on: date) -> dict[str, Grade]:
    table = tables.of(Grade)
    found: dict[str, Grade] = {}
    for start in range(0, len(ids), store.BATCH):
        of = table.c.organisation.in_(ids[start : start + store.BATCH])
        grades = store.find(session, Grade, of, table.c.judged <= on, order=(table.c.judged, table.c.no))
        found.update((grade.organisation, grade) for grade in grades)
    return found


def movement(session: Session, tambon: str, year: int) -> Mapping[tuple[str, str], int]:
    """Count the groups of a tambon by their classes at the ends of the year before and of a Buddhist year."""
    before, after = (classes(session, year_end(one)) for one in (year - 1, year))
    there = working(session, tambon)
    return Counter((before.get(id_, ""), after.get(id_, "")) for id_ in there)


def working(session: Session, tambon: str) -> list[str]:
    """List the groups of a tambon, "" for all, that were not closed, in Thai order."""
    table = tables.of(Organisation)
    here: list[ColumnElement[bool]] = [table.c.tambon == tambon] if tambon else []
    question = select(table.c.id).where(~table.c.deleted, table.c.status != "closed", *here)
    return list(session.connection.scalars(question.order_by(table.c.sort_key, table.c.no)))


def year_end(year: int) -> date:
    """Give the last day of a Buddhist year."""
    return date(year - 543, 12, 31)


def ordered(
    session: Session, numbers: Iterable[int], tambon: str, on: date, *,
    grade: str | None = None, sort: str = "", descending: bool = False,
) -> list[int]:  # fmt: skip
    """Narrow the rows of groups to those that work, and to a class ("" for none), sorted by what is judged of them."""
    there, now = set(working(session, tambon)), classes(session, on)
    table = tables.of(Organisation)
    known = session.connection.execute(select(table.c.no, table.c.id).where(~table.c.deleted))
    ids = {no: id_ for no, id_ in known if id_ in there}
    kept = [no for no in numbers if no in ids and grade in (None, now.get(ids[no], ""))]
    if not sort:
        return kept
    found = standings(session, [ids[no] for no in kept], on)
    keys = {no: _key(found[ids[no]], sort) for no in kept}
    told = sorted((no for no in kept if keys[no]), key=lambda no: keys[no], reverse=descending)
    return [*told, *(no for no in kept if not keys[no])]


def _key(standing: Standing, sort: str) -> str:
    """Give what a group is sorted by; a class falls from A to C, a movement from up to down."""
    if sort == "moved":
        return {"up": "1", "new": "2", "same": "3", "down": "4"}.get(standing.moved, "")
    if sort == "suggested":
        return standing.suggestion.grade
    grade = standing.grade
    if grade is None:
        return ""
    return str(grade.judged) if sort == "judged" else grade.grade


def tasks_in(session: Session, numbers: Iterable[int], tambon: str, state: str, on: date) -> list[int]:
    """Narrow the rows of tasks to a tambon ("" for all) and to those open, late or done ("" for all)."""
    task, group = tables.of(SupportTask), tables.of(Organisation)
    question = select(task.c.no).join(group, group.c.id == task.c.organisation)
    if tambon:
        question = question.where(group.c.tambon == tambon)
    if state == "done":
        question = question.where(task.c.done.is_not(None))
    elif state:
        question = question.where(task.c.done.is_(None))
    if state == "late":
        question = question.where(task.c.due < on)
    there = set(session.connection.scalars(question))
    return [no for no in numbers if no in there]

"""Training of mediators: its list on paper, and the register of mediators brought to who passed and until when it holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from desktop.documents.contents import training_list
from desktop.domain.deadlines import add_months
from desktop.domain.mediators import Mediator, Trainee, Training
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.work import records
from desktop.work.case_statistics import about
from desktop.work.looks import Draw, look


@dataclass(frozen=True)
class Entry:
    """Who passed a training and does not stand so in the register: `mediator` is None for one who is not there at all."""

    person: str  # id
    name: str
    until: date | None  # until when the training holds; None for good
    mediator: Mediator | None


def waiting(session: Session, training: str) -> tuple[Entry, ...]:
    """List who passed a training and is to be entered in the register, or to stand there with another day."""
    trainee = tables.of(Trainee)
    passed = store.find(session, Trainee, trainee.c.training == training, trainee.c.passed)
    people = list(dict.fromkeys(one.person for one in passed))
    register = _register(session, people)
    names = store.labels(session, Person, people)
    until = _until(session, people)
    found = (Entry(one, names.get(one, ""), until[one], register.get(one)) for one in people)
    return tuple(one for one in found if _is_news(one))


def enter(session: Session, training: str) -> int:
    """Bring the register of mediators to who passed a training, and give how many were entered or changed."""
    entries = waiting(session, training)
    if not entries:
        raise CannotDo("ทะเบียนผู้ไกล่เกลี่ยตรงกับผู้ผ่านการอบรมครั้งนี้แล้ว")
    for one in entries:
        if one.mediator is None:
            records.add(session, Mediator(person=one.person, trained_until=one.until))
        else:
            records.save(session, replace(one.mediator, trained_until=one.until))
    return len(entries)


def _register(session: Session, people: Iterable[str]) -> dict[str, Mediator]:
    table = tables.of(Mediator)
    return {one.person: one for one in store.find(session, Mediator, table.c.person.in_(list(people)))}


def _until(session: Session, people: Sequence[str]) -> dict[str, date | None]:
    """Tell until when the trainings hold that people passed: the longest of them, `None` where one holds for good."""
    table = tables.of(Trainee)
    passed = store.find(session, Trainee, table.c.person.in_(list(people)), table.c.passed)
    courses = store.by_ids(session, Training, {one.training for one in passed})
    ends: dict[str, list[date | None]] = {}
    for one in passed:
        ends.setdefault(one.person, []).append(valid_until(courses[one.training]))
    return {person: _longest(days) for person, days in ends.items()}


def valid_until(training: Training) -> date | None:
    """Tell until when a training holds, from its last day on; `None` for good."""
    last = training.until or training.held
    return add_months(last, training.valid_months) if last and training.valid_months else None


def _longest(days: Sequence[date | None]) -> date | None:
    known = [day for day in days if day]
    return max(known) if len(known) == len(days) else None


def _is_news(entry: Entry) -> bool:
    """Tell whether the register lacks someone or says less; a longer day that the office typed stays."""
    if entry.mediator is None:
        return True
    kept = entry.mediator.trained_until
    return kept != entry.until and (kept is None or entry.until is None or kept < entry.until)


def printed(session: Session, training: str, draw: Draw, made: date | None = None) -> tuple[bytes, str]:
    """Draw the list of who takes part in a training and give it with its title; it is not kept."""
    course = store.read(session, Training, training)
    table = tables.of(Trainee)
    trainees = store.find(session, Trainee, table.c.training == training, order=(table.c.no,))
    words = training_list.write(about(session, "", made), course, _rows(session, trainees))
    pdf, _pages = draw(words, look(session, words), draft=False)
    return pdf, words.title


def _rows(session: Session, trainees: Sequence[Trainee]) -> list[training_list.Row]:
    people = store.by_ids(session, Person, [one.person for one in trainees])
    villages = store.labels(session, Village, [one.village for one in people.values()])
    return [
        training_list.Row(
            name=people[one.person].label,
            village=villages.get(people[one.person].village, ""),
            passed=one.passed,
            certificate=one.certificate,
        )
        for one in trainees
    ]

"""People: adding with a look for doubles, and showing a sealed national id to one who says why."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import and_, case, func, or_, select

from desktop.domain.people import Person, similar
from desktop.domain.users import REVEAL
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import readings, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import ids, sorting
from desktop.work.records import tidied

LOOKED_AT = 400  # near names compared letter by letter; more than any one surname of a district
BEGINNING = 3  # letters that names alike begin with


@dataclass(frozen=True)
class Double:
    """A kept person who is probably the one being typed, and why."""

    id: str
    label: str
    why: str
    certain: bool = False  # the national id is the same


def probable_doubles(session: Session, person: Person) -> tuple[Double, ...]:
    """List the kept people who are probably this one: the same national id, or a near name and no other village."""
    same = {
        found: Double(found, label, N_("เลขประจำตัวประชาชนเดียวกัน"), certain=True)
        for found, label in same_national_id(session, person)
    }
    tidy = tidied(person)
    for other in _near(session, tidy):
        if other.id != person.id and other.id not in same and similar(tidy, other):
            same[other.id] = Double(other.id, other.label, N_("ชื่อคล้ายกันและอยู่หมู่บ้านเดียวกันหรือยังไม่ระบุ"))
    return tuple(same.values())


def same_national_id(session: Session, person: Person) -> list[tuple[str, str]]:
    """List ids and names of the other people kept with the same national id."""
    if not person.national_id or "x" in person.national_id:  # a masked id says nothing
        return []
    try:
        plain = ids.digits(person.national_id)
    except CannotDo as refused:
        raise refused.about("national_id") from refused
    table = tables.of(Person)
    key = session.store.vault.fingerprint(plain)
    where = (table.c.national_id_key == key, ~table.c.deleted, table.c.id != person.id)
    return [
        (row[0], row[1])
        for row in session.connection.execute(select(table.c.id, table.c.label).where(*where))
    ]


def _near(session: Session, person: Person) -> list[Person]:
    """Find the people worth comparing: the same first or last name, or names that begin alike."""
    table = tables.of(Person)
    begins = sorting.key(person.sort_text)[:BEGINNING]
    first, last = table.c.first_name == person.first_name, table.c.last_name == person.last_name
    alike = [
        first,
        func.substr(table.c.sort_key, 1, len(begins)) == begins,
        *([last] if person.last_name else []),
    ]
    nearest = case((and_(first, last), 2), (or_(first, last), 1), else_=0).desc()
    question = select(table.c.id).where(~table.c.deleted, or_(*alike)).order_by(nearest).limit(LOOKED_AT)
    return list(store.by_ids(session, Person, session.connection.scalars(question)).values())


def reveal_national_id(session: Session, id_: str, reason: str) -> str:
    """Give a person's whole national id and keep who asked and why; needs a reason and a writing session."""
    session.require(REVEAL)
    if session.rehearsal or not session.actor:
        raise AssertionError("who sees a national id must be kept")
    if not reason.strip():
        raise CannotDo("ต้องบอกเหตุผลที่ขอดูเลขประจำตัวประชาชน", "reason")
    table = tables.of(Person)
    sealed = session.connection.scalar(select(table.c.national_id).where(table.c.id == id_))
    if not sealed:
        raise CannotDo("ไม่มีเลขประจำตัวประชาชนของบุคคลนี้", "national_id")
    readings.note(session, Person.topic, id_, "national_id", reason.strip())
    return ids.format(session.store.vault.unseal(sealed))

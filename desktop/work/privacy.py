"""All that is held on one person, wherever it is: found by the described fields, not by a list that somebody keeps."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, or_, select

from desktop.domain.cases import Case, Party
from desktop.domain.mediators import CaseMediator, Mediator
from desktop.domain.papers import STATES, Paper
from desktop.domain.people import Person
from desktop.domain.privacy import ACTS, Basis, basis_of
from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.topics import OPEN
from desktop.domain.users import MEDIATION, User
from desktop.i18n import N_, _
from desktop.store import backups, devices, history, joined, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import dates
from desktop.work import cases as whole_cases
from desktop.work import records
from desktop.work.people import probable_doubles

MOST = 200  # records of one topic that are listed
_ABOUT = "person"  # the field of what is about a person; others name one among much else
_TOLD = (Kind.TEXT, Kind.LONG, Kind.CHOICE, Kind.DAY)
_CLOSED = N_("อยู่ในสำนวนไกล่เกลี่ยหรือไม่: ดูได้เฉพาะผู้มีสิทธิ์เปิดเรื่องไกล่เกลี่ย")
FROZEN = N_("หนังสือที่ออกแล้วคงไว้เป็นสำเนาตามระเบียบ")
JOINED = "joined"  # the group of the other records of a person whose records were joined
_Birth = tuple[str, int, datetime]  # the copy and number of the change that added a record, and when
_NAMED, _HISTORY, _READINGS, _COPIES, _BACKUPS = "named", "history", "readings", "copies", "backups"


@dataclass(frozen=True)
class Item:
    """One thing that is held: what, and where or what it says; the record it is in, "" where it is none."""

    what: str
    where: str
    topic: str = ""
    id: str = ""
    field: str = ""  # of the own record: where it is put right


@dataclass(frozen=True)
class Group:
    """What is held of one kind, and by which legal basis."""

    key: str  # a topic, or joined, history, readings, copies, backups, named
    title: str
    items: tuple[Item, ...]
    basis: Basis
    count: int


@dataclass(frozen=True)
class Held:
    """All that is held on a person."""

    person: Person
    groups: tuple[Group, ...]


def held(session: Session, id_: str) -> Held:
    """Gather all that is held on a person, by all joined records; of cases no more than the user may see."""
    people = together(session, id_)
    person, *others = people
    ids = [one.id for one in people]
    found = [
        _group(Person.topic, N_("ระเบียนบุคคล"), _own(session, person)),
        _group(JOINED, N_("ระเบียนอื่นที่รวมกับบุคคลนี้"), _of_joined(session, others)),
        *_linked(session, ids),
        *_papers(session, people),
        _group(Case.topic, N_("เรื่องไกล่เกลี่ย"), _of_cases(session, people)),
        *_named(session, people),
        _group(_HISTORY, N_("ประวัติการแก้ไข"), _changes(session, ids)),
        _group(_READINGS, N_("ผู้ที่ดูข้อมูลที่ปกปิด และการใช้สิทธิของเจ้าของข้อมูล"), _seen(session, ids)),
        _group(_COPIES, N_("เครื่องอื่นและชุดข้อมูลที่มีบุคคลนี้ไปด้วย"), _copies(session, ids)),
        _group(_BACKUPS, N_("สำเนาสำรอง"), _backups(session, ids)),
    ]
    return Held(person, tuple(group for group in found if group.items))


def together(session: Session, id_: str) -> tuple[Person, ...]:
    """Read a person, and after it all whose records were joined with that one's."""
    known = joined.joins(session, Person.topic)
    others = sorted(known.with_below([known.root(id_)]) - {id_})
    return (store.read(session, Person, id_), *store.by_ids(session, Person, others).values())


def _group(key: str, title: str, items: Iterable[Item]) -> Group:
    every = tuple(items)
    return Group(key, _(title), every, basis_of(key), len(every))


# the own record, and those that name it


def _own(session: Session, person: Person) -> Iterator[Item]:
    for field in fields_of(Person):
        said = records.in_words(session, field, getattr(person, field.name))
        if getattr(person, field.name) not in (field.empty, None):
            yield Item(_(field.heading), said, Person.topic, person.id, field.name)


def _of_joined(session: Session, others: Iterable[Person]) -> Iterator[Item]:
    """Tell what the records say that were joined with a person's: nothing is put right in them."""
    for one in others:
        yield from (replace(item, topic="", id="", field="") for item in _own(session, one))


def linking(topic: type[Record]) -> list[Field]:
    """List the open fields of a topic that name a person."""
    return [one for one in fields_of(topic) if one.topic == Person.topic and not tables.sealed(topic, one)]


def _linked(session: Session, ids: Sequence[str]) -> Iterator[Group]:
    """Group the records that name a person, by topic; those set aside too."""
    for topic in OPEN.values():
        fields = linking(topic)
        if fields and topic is not Paper:
            items = [item for field in fields for item in _naming(session, topic, field, ids)]
            yield _group(topic.topic, topic.titled, items)


def _naming(session: Session, topic: type[Record], field: Field, ids: Sequence[str]) -> Iterator[Item]:
    table = tables.of(topic)
    question = select(table.c.id, table.c.deleted, table.c.label).where(table.c[field.name].in_(ids))
    rows = session.connection.execute(question.order_by(table.c.sort_key, table.c.no).limit(MOST)).all()
    kept = store.by_ids(session, topic, (row.id for row in rows))
    for row in rows:
        link = records.whole_of(session, records.Link(topic.topic, row.id, row.label, _(field.title)))
        aside = [_(N_("นำออกจากรายการแล้ว"))] if row.deleted else []
        said = [*_values(kept[row.id])] if field.name == _ABOUT else [_(field.title)]
        yield Item(link.label, " · ".join([*said, *aside]), link.topic, link.id)


def _values(record: Record) -> Iterator[str]:
    """Say what a record about a person says of them beside whom it names."""
    for field in fields_of(type(record)):
        value = getattr(record, field.name)
        if field.kind in _TOLD and not field.place and value not in (field.empty, None):
            said = records.shown(field, value)
            yield f"{_(field.title)} {said}" if field.kind is Kind.DAY else said


# papers


def _papers(session: Session, people: Sequence[Person]) -> Iterator[Group]:
    """Tell of the papers that are about a person, or whose frozen words name them."""
    table = tables.of(Paper)
    names = [
        table.c.person.in_(one.id for one in people),
        *(table.c.contents.contains(name, autoescape=True) for name in full_names(people)),
    ]
    found = store.find(session, Paper, or_(*names), order=(table.c.sort_key,))
    yield _group(Paper.topic, Paper.titled, (_paper(one) for one in found[:MOST]))


def _paper(paper: Paper) -> Item:
    frozen = paper.state != "draft"
    said = [
        _(STATES[paper.state]),
        dates.short(paper.dated) if paper.dated else "",
        _(FROZEN) if frozen else "",
    ]
    return Item(paper.label, " · ".join(filter(None, said)), Paper.topic, paper.id)


# cases


def _of_cases(session: Session, people: Sequence[Person]) -> Iterator[Item]:
    if not has_cases(session):
        return
    if MEDIATION not in session.store.permits:
        yield Item(_(Case.titled), _(_CLOSED))
        return
    count = len(cases_of(session, people))
    if count:
        said = _(N_("เป็นคู่กรณี พยาน หรือผู้ไกล่เกลี่ยใน {count} เรื่อง")).format(count=count)
        yield Item(_(Case.titled), said)


def has_cases(session: Session) -> bool:
    """Tell whether the office has cases at all, which nobody needs a permission to know."""
    return session.connection.scalar(select(tables.of(Case).c.no).limit(1)) is not None


def cases_of(session: Session, people: Sequence[Person]) -> tuple[Case, ...]:
    """List the cases that a person is in, as a party by link or national id, or as mediator; for those allowed."""
    table, ids = tables.of(Mediator), [one.id for one in people]
    mediates = set(session.connection.scalars(select(table.c.id).where(table.c.person.in_(ids))))
    found = {one.case for one in store.find(session, CaseMediator) if one.mediator in mediates}
    own = {number: one.national_id for one in people if (number := national_id(session, one))}
    for party in store.find(session, Party):
        if party.person in ids or any(_same_id(session, party, *one) for one in own.items()):
            found.add(party.case)
    return tuple(store.by_ids(session, Case, found).values())


def _same_id(session: Session, party: Party, own: str, masked: str) -> bool:
    """Tell whether a party has the national id; masked they are compared first, for that opens nothing."""
    return party.national_id == masked and whole_cases.whole_national_id(session, party.id) == own


def national_id(session: Session, person: Person) -> str:
    """Give the 13 digits of a person's national id to compare, "" where none is kept."""
    table = tables.of(Person)
    sealed = session.connection.scalar(select(table.c.national_id).where(table.c.id == person.id))
    return session.store.vault.unseal(sealed) if sealed else ""


# the name typed elsewhere


def full_name(person: Person) -> str:
    """Give first and last name as they are typed; "" where one is missing and would be found everywhere."""
    return f"{person.first_name} {person.last_name}" if person.first_name and person.last_name else ""


def full_names(people: Iterable[Person]) -> list[str]:
    """List the full names of a person's records, each once."""
    return [*dict.fromkeys(filter(None, map(full_name, people)))]


def _named(session: Session, people: Sequence[Person]) -> Iterator[Group]:
    """Find where the name stands as plain text: perhaps the same person."""
    found, ids = [*named(session, people)], {one.id for one in people}
    users = [one for one in found if one.topic == User.topic]
    yield _group(User.topic, User.titled, users)
    others = [one for one in found if one.topic != User.topic]
    doubles = {
        double.id: Item(double.label, _(double.why), Person.topic, double.id)
        for one in people
        if not one.erased
        for double in probable_doubles(session, one)
        if double.id not in ids
    }
    yield _group(_NAMED, N_("ชื่อที่พิมพ์ไว้ที่อื่น (อาจเป็นคนเดียวกัน)"), [*doubles.values(), *others])


def named(session: Session, people: Sequence[Person]) -> Iterator[Item]:
    """Find the living records that have the name typed in a text, but those that name the person by a link."""
    names = full_names(people)
    for topic in OPEN.values() if names else ():
        if topic is not Person:
            yield from _typed(session, topic, [one.id for one in people], names)


def _typed(session: Session, topic: type[Record], ids: Sequence[str], names: Sequence[str]) -> Iterator[Item]:
    table = tables.of(topic)
    texts = [one for one in fields_of(topic) if one.kind in (Kind.TEXT, Kind.LONG) and one.name != "contents"]
    holds = [table.c[field.name].contains(name, autoescape=True) for field in texts for name in names]
    if not holds:
        return
    others = [func.coalesce(table.c[field.name], "").not_in(ids) for field in linking(topic)]
    for one in store.find(session, topic, or_(*holds), *others)[:MOST]:
        link = records.whole_of(session, records.Link(topic.topic, one.id, one.label, ""))
        places = ", ".join(_(field.title) for field in texts if _holds(getattr(one, field.name), names))
        yield Item(link.label, f"{_(topic.titled)} · {places}", link.topic, link.id)


def _holds(text: str, names: Iterable[str]) -> bool:
    return any(name in text for name in names)


# what is kept about the record


def _changes(session: Session, ids: Sequence[str]) -> Iterator[Item]:
    units, changes = tables.units, tables.changes
    of_person = select(changes.c.unit).where(changes.c.topic == Person.topic, changes.c.row.in_(ids))
    question = select(units.c.at, units.c.actor).where(units.c.id.in_(of_person)).order_by(units.c.clock)
    saves = session.connection.execute(question).all()
    if saves:
        first, last = (_moment(datetime.fromisoformat(at)) for at in (saves[0].at, saves[-1].at))
        count = _(N_("{count} ครั้ง ตั้งแต่ {first} ถึง {last}")).format(count=len(saves), first=first, last=last)
        yield Item(_(N_("การบันทึก")), count)
        for actor, times in Counter(one.actor for one in saves).items():
            yield Item(_(N_("ผู้บันทึก")), _(N_("{actor} {count} ครั้ง")).format(actor=actor, count=times))


def _seen(session: Session, ids: Sequence[str]) -> Iterator[Item]:
    table = tables.readings
    where = (table.c.topic == Person.topic, table.c.row.in_((*ids, "*")))
    for one in session.connection.execute(select(table).where(*where).order_by(table.c.no)):
        at = _moment(datetime.fromisoformat(one.at))
        yield Item(_(ACTS.get(one.field, one.field)), f"{at} · {one.actor} · {one.reason}")


def _births(session: Session, ids: Sequence[str]) -> list[_Birth]:
    """Tell by which changes a person came into the log, and when, the oldest first; none where the log was lost."""
    changes, units = tables.changes, tables.units
    question = (
        select(changes.c.device, changes.c.seq, units.c.at)
        .join(units, units.c.id == changes.c.unit)
        .where(changes.c.topic == Person.topic, changes.c.row.in_(ids), changes.c.field == history.WHOLE)
        .order_by(units.c.clock)
    )
    return [
        (one.device, one.seq, datetime.fromisoformat(one.at)) for one in session.connection.execute(question)
    ]


def _copies(session: Session, ids: Sequence[str]) -> Iterator[Item]:
    """Name the copies that hold the person, as far as this one knows; a copy may have more than it told of."""
    births = _births(session, ids)
    for one in devices.known(session).values() if births else ():
        has = devices.held_by(session, one.id)
        if one.id != session.store.device and any(has.get(device, 0) >= seq for device, seq, _at in births):
            yield Item(_(N_("เครื่อง")), _(one.name))
    yield from _sent(session, births)


def _sent(session: Session, births: Sequence[_Birth]) -> Iterator[Item]:
    """Name the packages that took the person along; whether they arrived, only the other copy knows."""
    table = tables.packages
    question = select(table).where(table.c.direction == devices.OUT).order_by(table.c.at)
    for one in session.connection.execute(question):
        since, upto = json.loads(one.since), json.loads(one.upto)
        if any(since.get(device, 0) < seq <= upto.get(device, 0) for device, seq, _at in births):
            said = f"{_moment(datetime.fromisoformat(one.at))} · {one.actor}"
            yield Item(_(N_("ชุดข้อมูลที่ส่งออก")), said)


def _backups(session: Session, ids: Sequence[str]) -> Iterator[Item]:
    """Count the backups in the office's own folder that were made since the person is kept."""
    days = backup_days(session, ids)
    if days:
        said = _(N_("{count} ชุด ตั้งแต่ {first} ถึง {last} เข้ารหัสไว้ทั้งหมด")).format(
            count=len(days), first=_moment(days[0]), last=_moment(days[-1])
        )
        yield Item(_(N_("สำเนาสำรองในเครื่องนี้")), said)


def backup_days(session: Session, ids: Sequence[str]) -> Sequence[datetime]:
    """Tell when the backups of this copy were made that hold a person, the oldest first."""
    first = [at for _device, _seq, at in _births(session, ids)[:1]]
    made = [one.manifest.at for one in backups.found(backups.place_of(session.store)) if one.manifest]
    return sorted(at for at in made if not first or at >= first[0])


def _moment(at: datetime) -> str:
    return dates.moment(at.astimezone())

"""Records that two copies made apart and are probably one thing: found, compared field by field, and joined by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import RowMapping, func, select

from desktop.domain import doubles as answers
from desktop.domain.doubles import JOINED
from desktop.domain.people import Person, similar
from desktop.domain.records import Kind, Record, field_of, fields_of
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.i18n import N_
from desktop.store import devices, history, joined, joining, tables
from desktop.store import records as store
from desktop.store.session import Session
from desktop.thai import names
from desktop.work import conflicts

SAME_ID, NEAR_NAME = N_("เลขประจำตัวประชาชนเดียวกัน"), N_("ชื่อคล้ายกันและอยู่หมู่บ้านเดียวกันหรือยังไม่ระบุ")
SAME_KEY = N_("ชื่อหรือเลขเดียวกันในที่เดียวกัน")
MOST = 200  # pairs told at once; the others come up as those are answered
LOOKED_AT = 400  # people of one first or last name that are compared letter by letter
_KEY = 8  # signs that name a pair

# what two records of a topic have in common where they are one thing; people are compared by their names
_KEYS: dict[str, tuple[str, ...]] = {
    "organisations": ("name",),
    "villages": ("tambon", "number"),
    "committees": ("centre", "kind", "start"),
    "centres": ("tambon", "level", "name"),
}
_ALSO: dict[str, tuple[str, ...]] = {  # the same too, or not said by one
    "organisations": ("tambon", "village"),
    "villages": ("name",),
    "committees": ("name",),
}


@dataclass(frozen=True)
class Side:
    """One of two records that are probably one: when it was added, by whom and on which copy."""

    id: str
    label: str
    actor: str
    at: datetime
    copy: str  # "" where nobody named it


@dataclass(frozen=True)
class Pair:
    """Two records that are probably one thing, and why; the older stands first."""

    key: str  # by which it is named
    topic: str
    titled: str
    why: str
    one: Side
    two: Side


@dataclass(frozen=True)
class Cell:
    """One cell that two records have otherwise, in words; `chosen` is the place (0 or 1) of the value that is offered."""

    field: str
    title: str
    said: tuple[str, str]
    chosen: int


def waiting(session: Session) -> tuple[Pair, ...]:
    """List the probable doubles among records that were made on different copies, but those somebody answered about."""
    changes = tables.changes
    counted = select(changes.c.device, func.max(changes.c.seq)).group_by(changes.c.device)
    last = {str(device): int(seq) for device, seq in session.connection.execute(counted)}
    if len(last) < 2:
        return ()
    most = max(
        last, key=lambda device: (last[device], device)
    )  # whose records are not compared with each other
    told: list[Pair] = []
    for topic in (TOPICS[name] for name in JOINED):
        found = _found(session, topic, _born_elsewhere(session, topic, most))
        told += _told(session, topic, dict([*found.items()][: MOST - len(told)]))
    return tuple(told)


def find(session: Session, key: str) -> Pair:
    """Find two that wait by the name of the pair."""
    for pair in waiting(session):
        if pair.key == key:
            return pair
    raise CannotDo("ไม่มีรายการที่อาจซ้ำรหัส “{key}” กรุณาดูรายการล่าสุดอีกครั้ง", "double", key=key)


def cells(session: Session, pair: Pair, stays: str) -> tuple[Cell, ...]:
    """List what two records have otherwise; offered is what the one that stays says, or the other where it says nothing."""
    topic = TOPICS[pair.topic]
    kept, other = (_flat(session, topic, id_) for id_ in _ordered(pair, stays))
    return tuple(
        Cell(
            name,
            conflicts.cell_title(session, topic, name),
            (_said(session, topic, stays, name, kept.get(name)), _said(session, topic, stays, name, other.get(name))),
            int(not kept.get(name)),
        )
        for name in dict.fromkeys((*kept, *other))
        if _differs(session, topic, name, kept.get(name), other.get(name))
    )  # fmt: skip


def join(session: Session, pair: Pair, stays: str, others: Iterable[str]) -> None:
    """Join two records; `others` names the cells in which the record that stays takes the value of the one that goes."""
    topic = TOPICS[pair.topic]
    stays, goes = _ordered(pair, stays)
    taken = _flat(session, topic, goes)
    given = {name: taken.get(name, history.nothing(topic, name)) for name in others}
    joining.join(session, topic, stays, goes, given)


def keep_apart(session: Session, pair: Pair) -> None:
    """Remember that two records are two things."""
    joining.keep_apart(session, TOPICS[pair.topic], pair.one.id, pair.two.id)


def _ordered(pair: Pair, stays: str) -> tuple[str, str]:
    return stays, pair.two.id if stays == pair.one.id else pair.one.id


# finding them


def _born_elsewhere(session: Session, topic: type[Record], most: str) -> dict[str, str]:
    """Give the copy of each record that was not made on the one that made most."""
    changes = tables.changes
    question = select(changes.c.row, changes.c.device).where(
        changes.c.topic == topic.topic, changes.c.field == history.WHOLE, changes.c.device != most
    )
    return {str(row): str(device) for row, device in session.connection.execute(question)}


def _found(session: Session, topic: type[Record], elsewhere: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Give the pairs of a topic that nobody answered about, and why they are probably one."""
    if not elsewhere:
        return {}
    known, gone = joining.answered(session, topic.topic), joined.joins(session, topic.topic).into
    pairs = _people(session, elsewhere) if topic is Person else _keyed(session, topic, elsewhere)
    found: dict[tuple[str, str], str] = {}
    for one, two, why in pairs:
        named = (min(one, two), max(one, two))
        apart = elsewhere.get(one) != elsewhere.get(two) and one not in gone and two not in gone
        if apart and answers.pair_id(topic.topic, named) not in known:
            found.setdefault(named, why)
    return found


def _keyed(
    session: Session, topic: type[Record], elsewhere: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Give the records that agree in all that names them."""
    table, also = tables.of(topic), _ALSO.get(topic.topic, ())
    columns = [table.c[name] for name in ("id", *_KEYS[topic.topic], *also)]
    by_key: dict[tuple[Any, ...], list[RowMapping]] = {}
    for row in session.connection.execute(select(*columns).where(~table.c.deleted)).mappings():
        by_key.setdefault(tuple(_bare(row[name]) for name in _KEYS[topic.topic]), []).append(row)
    for rows in by_key.values():
        for one in (row for row in rows if row["id"] in elsewhere):
            for two in (row for row in rows if row is not one and _agree(one, row, also)):
                yield one["id"], two["id"], SAME_KEY


def _agree(one: RowMapping, two: RowMapping, names_: Iterable[str]) -> bool:
    return all(not one[name] or not two[name] or _bare(one[name]) == _bare(two[name]) for name in names_)


def _bare(value: Any) -> Any:
    return names.clean(value).casefold() if isinstance(value, str) else value


def _people(session: Session, elsewhere: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Give the people of one national id, and those whose names are near, by the rule that warns when one is typed."""
    table = tables.of(Person)
    columns = (table.c.id, table.c.first_name, table.c.last_name, table.c.village, table.c.national_id_key)
    by_id: dict[str, list[str]] = {}
    by_name: dict[tuple[int, str], list[Person]] = {}
    keys: dict[str, str] = {}
    here: list[Person] = []
    for id_, first, last, village, key in session.connection.execute(
        select(*columns).where(~table.c.deleted)
    ):
        one = Person(id=id_, first_name=first, last_name=last, village=village or "")
        keys[id_] = key
        if key:
            by_id.setdefault(key, []).append(id_)
        for place, name in enumerate(filter(None, (first, last))):
            by_name.setdefault((place, name), []).append(one)
        if id_ in elsewhere:
            here.append(one)
    for one in here:
        yield from ((one.id, other, SAME_ID) for other in by_id.get(keys[one.id], ()) if other != one.id)
        near = [
            *by_name.get((0, one.first_name), ())[:LOOKED_AT],
            *by_name.get((1, one.last_name), ())[:LOOKED_AT],
        ]
        for other in dict.fromkeys(near):
            two_ids = keys[one.id] and keys[other.id] and keys[one.id] != keys[other.id]
            if other.id != one.id and not two_ids and similar(one, other):
                yield one.id, other.id, NEAR_NAME


# in words


def _told(session: Session, topic: type[Record], found: Mapping[tuple[str, str], str]) -> Iterator[Pair]:
    ids = {id_ for pair in found for id_ in pair}
    labels, births = store.labels(session, topic, ids), _births(session, topic, sorted(ids))
    called = {id_: one.name for id_, one in devices.known(session).items()}
    sides = {
        id_: Side(id_, labels[id_], actor, datetime.fromisoformat(at), called.get(device, ""))
        for id_, (clock, device, actor, at) in births.items()
    }
    for pair, why in found.items():
        one, two = sorted(pair, key=lambda id_: births[id_][:2])
        key = answers.pair_id(topic.topic, pair)[:_KEY]
        yield Pair(key, topic.topic, topic.titled, why, sides[one], sides[two])


def _births(session: Session, topic: type[Record], ids: list[str]) -> dict[str, tuple[str, str, str, str]]:
    """Give clock, copy, author and time of the change that added each record."""
    changes, units = tables.changes, tables.units
    found: dict[str, tuple[str, str, str, str]] = {}
    for part in store.parts(ids):
        question = (
            select(changes.c.row, units.c.clock, units.c.device, units.c.actor, units.c.at)
            .join(units, units.c.id == changes.c.unit)
            .where(changes.c.topic == topic.topic, changes.c.field == history.WHOLE, changes.c.row.in_(part))
            .order_by(units.c.clock.desc(), units.c.device.desc())
        )
        found.update((row, (clock, *more)) for row, clock, *more in session.connection.execute(question))
    return found


def _flat(session: Session, topic: type[Record], id_: str) -> dict[str, Any]:
    """Give the cells of a record as stored, those of its fields alone."""
    table = tables.of(topic)
    row = session.connection.execute(select(table).where(table.c.id == id_)).mappings().one()
    return history.flat({field.name: row[field.name] for field in fields_of(topic)})


def _differs(session: Session, topic: type[Record], name: str, one: Any, other: Any) -> bool:
    if one and other and "/" not in name and field_of(topic, name).kind is Kind.SECRET:
        one, other = (session.store.vault.unseal(value) for value in (one, other))
    return history.encode(one or None) != history.encode(other or None)


def _said(session: Session, topic: type[Record], row: str, name: str, value: Any) -> str:
    return conflicts.cell_said(session, topic, row, name, value)

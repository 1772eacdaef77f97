"""Which tambon a record belongs to, found by its own field or its links, and which records a part of the office needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import sqlalchemy as sa

from desktop.domain.doubles import Double
from desktop.domain.records import Field, Kind, Record, fields_of
from desktop.domain.scopes import Scope
from desktop.domain.topics import OPEN, TOPICS
from desktop.domain.users import MEDIATION
from desktop.store import records, tables
from desktop.store.session import Session

Name = tuple[str, str]  # topic and id of a record
_LONGEST = 40  # links followed from one record: parts of parts, papers that name papers


@dataclass(frozen=True)
class Place:
    """What a record says of where it belongs: the code of its own field, and the records it names, the likeliest first."""

    code: str
    links: tuple[Name, ...]


def places(session: Session) -> dict[Name, Place]:
    """Read of every open record what it says of where it belongs, of those set aside too."""
    return {
        (topic.topic, id_): place
        for topic in OPEN.values()
        for id_, place in _of_topic(session, topic)
    }  # fmt: skip


def _of_topic(session: Session, topic: type[Record]) -> Iterator[tuple[str, Place]]:
    table, links = tables.of(topic), _links(topic)
    codes = [field.name for field in fields_of(topic) if field.place]
    columns = (table.c[name] for name in (*codes, *(field.name for field in links)))
    for row in session.connection.execute(sa.select(table.c.id, *columns)):
        said = row[1:]
        named = zip(links, said[len(codes) :], strict=True)
        yield (
            row[0],
            Place(
                next(filter(None, said[: len(codes)]), ""), tuple((f.topic, id_) for f, id_ in named if id_)
            ),
        )


def _links(topic: type[Record]) -> list[Field]:
    """List the links of a topic, that to its whole first."""
    links = (field for field in fields_of(topic) if field.kind is Kind.LINK)
    return sorted(links, key=lambda field: field.name != topic.part_of)


def tambon_of(known: dict[Name, Place], name: Name) -> str:
    """Give the code of the tambon that a record belongs to; "" where it belongs to none.

    Its own field says it, else the first of its links that leads to one.
    """
    return _followed(known, name, {}, _LONGEST)


def _followed(known: dict[Name, Place], name: Name, seen: dict[Name, str], left: int) -> str:
    place = known.get(name)
    if place is None or not left or name in seen:
        return seen.get(name, "")
    seen[name] = place.code
    if not place.code:
        found = (_followed(known, other, seen, left - 1) for other in place.links)
        seen[name] = next(filter(None, found), "")
    return seen[name]


def outside(
    session: Session, scope: Scope, device: str, told: Collection[Name] = ()
) -> dict[type[Record], set[str]]:
    """Give by topic the records that are not in a part of the office, for a copy that keeps what it wrote itself.

    In it are the records of its tambons and of none, and whatever one of those names, so that no link leads nowhere.
    `told` are records of which another copy says that they are not.
    """
    known = places(session)
    begun = {name for name in known.keys() - {*told} if scope.holds(tambon_of(known, name))}
    begun |= _written_by(session, device)
    if scope.cases:
        begun |= set(_named_by_cases(session))
    inside = _with_named(known, begun, _beside(session))
    found: dict[type[Record], set[str]] = {}
    for topic, id_ in known.keys() - inside:
        found.setdefault(TOPICS[topic], set()).add(id_)
    for closed in (one for one in TOPICS.values() if one.restricted and not scope.cases):
        own = {id_ for of, id_ in begun if of == closed.topic}
        found[closed] = {*session.connection.scalars(sa.select(tables.of(closed).c.id))} - own
    return found


def _with_named(known: dict[Name, Place], begun: Iterable[Name], beside: dict[Name, set[Name]]) -> set[Name]:
    found: set[Name] = set()
    waiting = [*begun]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += (*(known[name].links if name in known else ()), *beside.get(name, ()))
    return found


def _beside(session: Session) -> dict[Name, set[Name]]:
    """Give of each record those that somebody compared it with: what was joined stands for both."""
    found: dict[Name, set[Name]] = {}
    for one in records.find(session, Double):
        pair = (one.of, one.one), (one.of, one.two)
        for name, other in (pair, pair[::-1]):
            found.setdefault(name, set()).add(other)
    return found


def _written_by(session: Session, device: str) -> set[Name]:
    changes = tables.changes
    question = sa.select(changes.c.topic, changes.c.row).where(changes.c.device == device).distinct()
    return {(topic, row) for topic, row in session.connection.execute(question)}


def _named_by_cases(session: Session) -> Iterator[Name]:
    """List what cases name, which only their readers can see."""
    session.require(MEDIATION)
    for topic in (one for one in TOPICS.values() if one.restricted):
        links = [field for field in fields_of(topic) if field.kind is Kind.LINK]
        for record in records.find(session, topic):
            yield from ((f.topic, getattr(record, f.name)) for f in links if getattr(record, f.name))

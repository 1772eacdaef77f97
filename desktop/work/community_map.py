"""The map of people, groups and communities gathered out of the records, and printed as a poster."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, func, or_, select

from desktop.documents.contents import community_map as poster
from desktop.domain import community_map as domain
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.community_map import Edge, Graph, Node
from desktop.domain.map_layout import Layout
from desktop.domain.organisations import NETWORK, Member, Organisation, Support, Tie
from desktop.domain.people import Person
from desktop.domain.villages import Village, standing_on
from desktop.errors import CannotDo
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import Session
from desktop.thai import dates, sorting
from desktop.work import places
from desktop.work.facts import the_office
from desktop.work.looks import Draw, look

Part = TypeVar("Part", Member, Tie, Support)
_TIES = {"member": "joins", "supports": "supports", "trades": "works", "works": "works"}
_AGENCY = "agency:"  # before the name of an agency, which has no record


@dataclass(frozen=True)
class Asked:
    """What of a tambon the map is to show."""

    tambon: str = ""  # code; "" for all
    villages: tuple[str, ...] = ()  # ids; none are all
    kinds: tuple[str, ...] = ()  # of organisations; none are all
    relations: tuple[str, ...] = ()  # keys of domain.community_map.RELATIONS; none are all
    people: str = "bridges"  # a key of domain.community_map.PEOPLE
    agencies: bool = True
    on: date = field(default_factory=date.today)


@dataclass(frozen=True)
class Offered:
    """What the map of a tambon can be narrowed to."""

    villages: tuple[tuple[str, str], ...]  # id and label
    kinds: tuple[str, ...]


def gather(session: Session, asked: Asked) -> Graph:
    """Gather what stands on the map and what links it; `CannotDo` where it is more than a map can show."""
    villages, own_village = _villages(session, asked)
    groups = _organisations(session, asked, own_village)
    nodes = [*villages, *(_group(one, own_village) for one in groups)]
    by_id = {one.id: one for one in groups}
    edges = [*_people_of(session, groups, asked), *_ties(session, by_id, asked)]
    committees = _committees(session, asked)
    edges += _seats(session, committees, by_id, asked)
    nodes += [Node(one.id, "committee", one.label, Committee.topic) for one in committees]
    nodes += _persons(session, edges, own_village)
    if asked.agencies:
        agencies, gave = _agencies(session, by_id)
        nodes, edges = [*nodes, *agencies], [*edges, *gave]
    known = {node.id for node in nodes}
    kept = [edge for edge in dict.fromkeys(edges) if {edge.start, edge.end} <= known]
    graph = Graph(tuple(nodes), tuple(kept))
    graph = domain.in_villages(domain.with_people(graph, asked.people), asked.villages)
    return _checked(domain.of_relations(graph, asked.relations))


def offered(session: Session, tambon: str) -> Offered:
    """List the villages and kinds of organisations that a map can be narrowed to."""
    villages, _own = _villages(session, Asked(tambon=tambon))
    table = tables.of(Organisation)
    where = [~table.c.deleted, table.c.kind != "", *([table.c.tambon == tambon] if tambon else [])]
    kinds = session.connection.scalars(select(table.c.kind).where(*where).distinct())
    return Offered(tuple((one.id, one.label) for one in villages), tuple(sorted(kinds, key=sorting.key)))


def drawn(session: Session, layout: Layout, tambon: str, sheet: str, draw: Draw) -> bytes:
    """Draw a map as a poster on a sheet, which is a key of SHEETS; it takes no number and is not kept."""
    office = the_office(session)
    today = dates.long(date.today())
    words = poster.write(
        layout, _place(tambon), office.label, today, sheet=sheet, thai_digits=office.thai_digits
    )
    return draw(words, look(session, words), draft=False)[0]


def _place(tambon: str) -> str:
    return f"ตำบล{places.name_of(tambon)}" if tambon else ""


def _checked(graph: Graph) -> Graph:
    if len(graph.nodes) > domain.MOST_NODES:
        raise _too_many(len(graph.nodes))
    return graph


def _too_many(count: int) -> CannotDo:
    return CannotDo(
        "แผนภาพนี้มี {count} รายการ แสดงได้ไม่เกิน {most} กรุณาเลือกตำบล หมู่บ้าน หรือประเภทกลุ่มก่อน",
        count=f"{count:,}",
        most=domain.MOST_NODES,
    )


def _organisations(session: Session, asked: Asked, own_village: dict[str, str]) -> list[Organisation]:
    """Read the groups that are not closed; they are counted first, for a region has very many.

    Those of other villages than asked for are left out later, when it is known who bridges villages, if they are few.
    """
    table = tables.of(Organisation)
    where: list[ColumnElement[bool]] = [table.c.status != "closed"]
    if asked.tambon:
        where.append(table.c.tambon == asked.tambon)
    if asked.kinds:
        where.append(table.c.kind.in_((*asked.kinds, NETWORK)))
    count = _count(session, where)
    if count > domain.MOST_NODES and asked.villages:
        there = [one for one, now in own_village.items() if now in asked.villages]
        where.append(or_(table.c.village.in_(there), table.c.kind == NETWORK))
        count = _count(session, where)
    if count > domain.MOST_NODES:
        raise _too_many(count)
    return store.find(session, Organisation, *where)


def _count(session: Session, where: Iterable[ColumnElement[bool]]) -> int:
    question = select(func.count()).where(~tables.of(Organisation).c.deleted, *where)
    return session.connection.scalar(question) or 0


def _villages(session: Session, asked: Asked) -> tuple[list[Node], dict[str, str]]:
    """List the villages under their names of the day, and tell which of them each record of a village means."""
    table = tables.of(Village)
    every = store.find(session, Village, *([table.c.tambon == asked.tambon] if asked.tambon else []))
    tambons = dict.fromkeys(one.tambon for one in every)
    standing = [
        one for tambon in tambons for one in standing_on([v for v in every if v.tambon == tambon], asked.on)
    ]
    now = {(one.tambon, one.number): one.id for one in standing}
    nodes = [Node(one.id, "village", one.label, Village.topic) for one in standing]
    return nodes, {one.id: now.get((one.tambon, one.number), "") for one in every}


def _group(one: Organisation, own_village: dict[str, str]) -> Node:
    if one.kind == NETWORK:
        return Node(one.id, "network", one.label, Organisation.topic)
    return Node(one.id, "organisation", one.label, Organisation.topic, own_village.get(one.village, ""))


def _people_of(session: Session, groups: Iterable[Organisation], asked: Asked) -> Iterator[Edge]:
    """Tell who chairs, runs or belongs to the groups on the day."""
    ids = {one.id for one in groups}
    yield from (Edge(one.chair, one.id, "chair") for one in groups if one.chair)
    chairs = {(one.chair, one.id) for one in groups}
    for member in _parts(session, Member, ids):
        held = _holds(member.start, member.end, asked.on)
        if held and (member.person, member.organisation) not in chairs:
            relation = "member" if member.role in ("member", "adviser") else "officer"
            yield Edge(member.person, member.organisation, relation)


def _ties(session: Session, groups: dict[str, Organisation], asked: Asked) -> Iterator[Edge]:
    """Tell which groups are in which networks, help or work with each other."""
    for tie in _parts(session, Tie, set(groups)):
        if tie.other in groups and tie.other != tie.organisation and _holds(tie.start, tie.end, asked.on):
            yield Edge(tie.organisation, tie.other, _TIES.get(tie.relation, "works"))


def _committees(session: Session, asked: Asked) -> list[Committee]:
    """List the committees whose term runs on the day."""
    centres = tables.of(Centre)
    here = select(centres.c.id).where(~centres.c.deleted)
    if asked.tambon:
        here = here.where(centres.c.tambon == asked.tambon)
    found = store.find(session, Committee, tables.of(Committee).c.centre.in_(here))
    return [one for one in found if _holds(one.start, one.end, asked.on)]


def _seats(
    session: Session, committees: Iterable[Committee], groups: dict[str, Organisation], asked: Asked
) -> Iterator[Edge]:
    """Tell who sits in the committees, and for which group they stand there."""
    ids = {one.id for one in committees}
    seats = store.find(session, Seat, tables.of(Seat).c.committee.in_(ids)) if ids else []
    for seat in seats:
        if seat.person and seat.sits_on(asked.on):
            yield Edge(seat.person, seat.committee, "sits")
            if seat.organisation in groups:
                yield Edge(seat.person, seat.organisation, "member")


def _persons(session: Session, edges: Iterable[Edge], own_village: dict[str, str]) -> Iterator[Node]:
    ids = {edge.start for edge in edges if edge.relation in ("chair", "officer", "member", "sits")}
    table = tables.of(Person)
    for part in _by_hundreds(sorted(ids)):
        rows = session.connection.execute(
            select(table.c.id, table.c.label, table.c.village)
            .where(table.c.id.in_(part), ~table.c.deleted)
            .order_by(table.c.sort_key, table.c.no)
        )
        for id_, label, village in rows:
            yield Node(id_, "person", label, Person.topic, own_village.get(village, ""))


def _agencies(session: Session, groups: dict[str, Organisation]) -> tuple[list[Node], list[Edge]]:
    """Tell which agencies ever supported the groups."""
    gave = [(one.agency.strip(), one.organisation) for one in _parts(session, Support, set(groups))]
    names = sorted({agency for agency, _group in gave if agency}, key=sorting.key)
    nodes = [Node(_AGENCY + name, "agency", name) for name in names]
    return nodes, [Edge(_AGENCY + agency, group, "supports") for agency, group in gave if agency]


def _parts(session: Session, topic: type[Part], groups: Collection[str]) -> Iterator[Part]:
    """Read the parts of some groups."""
    table = tables.of(topic)
    for some in _by_hundreds(sorted(groups)):
        yield from store.find(session, topic, table.c.organisation.in_(some))


def _by_hundreds(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + store.BATCH] for start in range(0, len(ids), store.BATCH))


def _holds(start: date | None, end: date | None, on: date) -> bool:
    return (start is None or start <= on) and (end is None or on <= end)

"""The map of people, groups and communities (แผนภาพ Mapping): what stands on it, what links it, and who bridges groups.

Where each thing stands on the sheet is in `map_layout`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from desktop.i18n import N_

KINDS = {  # of what stands on the map, in the order that lists name them
    "village": N_("หมู่บ้าน"),
    "organisation": N_("กลุ่ม/องค์กร"),
    "person": N_("บุคคล"),
    "network": N_("เครือข่าย"),
    "committee": N_("คณะกรรมการ"),
    "agency": N_("หน่วยงานที่สนับสนุน"),
}
RELATIONS = {
    "chair": N_("เป็นประธานของ"),
    "officer": N_("เป็นกรรมการ/เจ้าหน้าที่ของ"),
    "member": N_("เป็นสมาชิกหรือผู้แทนของ"),
    "sits": N_("นั่งในคณะกรรมการ"),
    "joins": N_("อยู่ในเครือข่าย"),
    "supports": N_("สนับสนุน"),
    "works": N_("ทำงานร่วมกันหรือค้าขายกัน"),
}
OTHER_WAY = {  # said of whom a relation leads to
    "chair": N_("มีประธานคือ"),
    "officer": N_("มีกรรมการ/เจ้าหน้าที่คือ"),
    "member": N_("มีสมาชิกหรือผู้แทนคือ"),
    "sits": N_("มีกรรมการคือ"),
    "joins": N_("มีสมาชิกเครือข่ายคือ"),
    "supports": N_("ได้รับการสนับสนุนจาก"),
    "works": N_("ทำงานร่วมกันหรือค้าขายกัน"),
}
PEOPLE = {  # which of them are shown
    "bridges": N_("ผู้เชื่อมหลายกลุ่ม"),
    "all": N_("ทุกคน"),
    "none": N_("ไม่แสดงบุคคล"),
}
MOST_NODES = 600  # more are no map any more: the officer chooses a tambon or a village
READABLE_ON = {"A4 landscape": 60, "A3 landscape": 180}  # nodes whose names are read easily on a sheet


@dataclass(frozen=True)
class Node:
    """One thing on the map; an agency is only a name, so its topic is ""."""

    id: str
    kind: str  # a key of KINDS
    label: str
    topic: str = ""
    village: str = ""  # the id of the village it belongs to, "" for the whole tambon


@dataclass(frozen=True)
class Edge:
    """One link between two nodes: who or what is linked, and to what."""

    start: str
    end: str
    relation: str  # a key of RELATIONS


@dataclass(frozen=True)
class Graph:
    """Everything on one map."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


def linked(edges: Iterable[Edge]) -> dict[str, list[str]]:
    """List the neighbours of each node that has any, in the order of the links."""
    found: dict[str, list[str]] = {}
    for edge in edges:
        found.setdefault(edge.start, []).append(edge.end)
        found.setdefault(edge.end, []).append(edge.start)
    return {one: list(dict.fromkeys(others)) for one, others in found.items()}


def bridges(graph: Graph) -> tuple[str, ...]:
    """Name the people who link two groups or more, those with the most first."""
    people = [node.id for node in graph.nodes if node.kind == "person"]
    neighbours = linked(graph.edges)
    counts = {one: len(neighbours.get(one, ())) for one in people}
    return tuple(sorted((one for one in people if counts[one] > 1), key=lambda one: -counts[one]))


def with_people(graph: Graph, which: str) -> Graph:
    """Leave only the people that are asked for: a key of PEOPLE."""
    if which == "all":
        return graph
    kept = set(bridges(graph)) if which == "bridges" else set()
    return _only(graph, {node.id for node in graph.nodes if node.kind != "person" or node.id in kept})


def in_villages(graph: Graph, villages: Collection[str]) -> Graph:
    """Leave the villages that are asked for with their groups, and whoever is linked to those; none named are all."""
    if not villages:
        return graph
    by_id = {node.id: node for node in graph.nodes}
    kept = {
        node.id
        for node in graph.nodes
        if node.id in villages or (node.kind == "organisation" and node.village in villages)
    }
    neighbours = linked(graph.edges)
    near = {other for one in kept for other in neighbours.get(one, ())}
    kept |= {one for one in near if by_id[one].kind not in ("organisation", "village")}
    shared = {"network", "committee"}  # reached through a person who stays
    people = [one for one in kept if by_id[one].kind == "person"]
    kept |= {other for one in people for other in neighbours[one] if by_id[other].kind in shared}
    return _only(graph, kept)


def of_relations(graph: Graph, relations: Collection[str]) -> Graph:
    """Leave the links that are asked for, and no person or agency that has none then; none named are all."""
    if not relations:
        return graph
    edges = tuple(edge for edge in graph.edges if edge.relation in relations)
    ends = linked(edges)
    kept = {node.id for node in graph.nodes if node.kind not in ("person", "agency") or node.id in ends}
    return _only(Graph(graph.nodes, edges), kept)


def homes(graph: Graph) -> dict[str, str]:
    """Tell in which village each node stands on the map; one that is not named stands between the villages.

    A person stands by the groups they are linked to, and between the villages where those are of several.
    """
    villages = {node.id for node in graph.nodes if node.kind == "village"}
    groups = {node.id: node.village for node in graph.nodes if node.kind == "organisation"}
    neighbours = linked(graph.edges)
    found = {one: village for one, village in groups.items() if village in villages}
    for node in graph.nodes:
        if node.kind != "person":
            continue
        theirs = {groups[other] for other in neighbours.get(node.id, ()) if other in groups}
        home = theirs or {node.village}
        if len(home) == 1 and (village := home.pop()) in villages:
            found[node.id] = village
    return found


def said(graph: Graph, id_: str) -> tuple[tuple[str, Node], ...]:
    """Tell each link of a node from its side: the relation in words, and the other node."""
    by_id = {node.id: node for node in graph.nodes}
    return tuple(
        (RELATIONS[edge.relation], by_id[edge.end])
        if edge.start == id_
        else (OTHER_WAY[edge.relation], by_id[edge.start])
        for edge in graph.edges
        if id_ in (edge.start, edge.end)
    )


def counted(nodes: Sequence[Node]) -> dict[str, int]:
    """Count the nodes of each kind that is there."""
    counts = {kind: sum(node.kind == kind for node in nodes) for kind in KINDS}
    return {kind: count for kind, count in counts.items() if count}


def _only(graph: Graph, kept: Collection[str]) -> Graph:
    """Leave some nodes, and the links between them."""
    return Graph(
        tuple(node for node in graph.nodes if node.id in kept),
        tuple(edge for edge in graph.edges if edge.start in kept and edge.end in kept),
    )

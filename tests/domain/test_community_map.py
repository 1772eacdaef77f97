from dataclasses import replace

import pytest

from desktop.domain.community_map import (
    KINDS,
    OTHER_WAY,
    RELATIONS,
    Edge,
    Graph,
    Node,
    bridges,
    counted,
    homes,
    in_villages,
    linked,
    of_relations,
    said,
    with_people,
)

NODES = (
    Node("v1", "village", "หมู่ 1 บ้านท่าถ่าน", "villages"),
    Node("v2", "village", "หมู่ 2 บ้านหนองบัว", "villages"),
    Node("fund", "organisation", "กองทุนหมู่บ้าน", "organisations", "v1"),
    Node("women", "organisation", "กลุ่มสตรี", "organisations", "v1"),
    Node("weavers", "organisation", "กลุ่มทอผ้า", "organisations", "v2"),
    Node("net", "network", "เครือข่ายกองทุน", "organisations"),
    Node("board", "committee", "คณะกรรมการ ศอช.", "committees"),
    Node("agency:อบต.", "agency", "อบต."),
    Node("near", "person", "นายใกล้ บ้านเดียว", "people", "v2"),
    Node("wide", "person", "นางกว้าง หลายบ้าน", "people", "v1"),
    Node("one", "person", "นายเดียว ใจดี", "people", "v2"),
)
EDGES = (
    Edge("near", "fund", "chair"),
    Edge("near", "women", "member"),
    Edge("wide", "women", "chair"),
    Edge("wide", "weavers", "officer"),
    Edge("wide", "board", "sits"),
    Edge("one", "board", "sits"),
    Edge("fund", "net", "joins"),
    Edge("agency:อบต.", "weavers", "supports"),
)
GRAPH = Graph(NODES, EDGES)


def ids(graph):
    return {node.id for node in graph.nodes}


def test_who_links_most_groups_comes_first_and_who_links_one_is_no_bridge():
    assert bridges(GRAPH) == ("wide", "near")


def test_a_second_link_to_the_same_group_makes_no_bridge():
    twice = replace(GRAPH, edges=(*EDGES, Edge("one", "board", "member")))
    assert "one" not in bridges(twice)


@pytest.mark.parametrize(
    ("which", "people"),
    [("bridges", {"near", "wide"}), ("all", {"near", "wide", "one"}), ("none", set())],
)
def test_people_are_shown_as_asked(which, people):
    shown = with_people(GRAPH, which)
    assert {node.id for node in shown.nodes if node.kind == "person"} == people
    assert all({edge.start, edge.end} <= ids(shown) for edge in shown.edges)


def test_a_village_keeps_who_and_what_is_linked_to_its_groups():
    shown = in_villages(GRAPH, {"v2"})
    assert ids(shown) == {"v2", "weavers", "wide", "board", "agency:อบต."}
    assert in_villages(GRAPH, ()) is GRAPH


def test_a_relation_keeps_who_is_linked_by_it():
    shown = of_relations(GRAPH, {"chair"})
    assert {edge.relation for edge in shown.edges} == {"chair"}
    assert {"near", "wide", "weavers", "net"} <= ids(shown)
    assert not {"one", "agency:อบต."} & ids(shown)
    assert of_relations(GRAPH, ()) is GRAPH


def test_people_stand_by_their_groups_and_between_the_villages_where_those_are_of_two():
    home = homes(GRAPH)
    assert (home["fund"], home["weavers"]) == ("v1", "v2")
    assert home["near"] == "v1"  # by the groups, wherever the person lives
    assert home["one"] == "v2"  # without any group, where the person lives
    assert not {"wide", "net", "board", "agency:อบต.", "v1"} & set(home)


def test_a_village_that_is_not_on_the_map_is_no_home():
    assert homes(Graph((Node("a", "organisation", "ก", village="gone"),))) == {}


def test_a_link_is_said_from_either_side():
    assert said(GRAPH, "near")[0] == ("เป็นประธานของ", NODES[2])
    assert said(GRAPH, "weavers") == (("มีกรรมการ/เจ้าหน้าที่คือ", NODES[9]), ("ได้รับการสนับสนุนจาก", NODES[7]))
    assert said(GRAPH, "v1") == ()
    assert RELATIONS.keys() == OTHER_WAY.keys()


def test_neighbours_and_counts():
    assert linked(EDGES)["wide"] == ["women", "weavers", "board"]
    assert counted(NODES) == dict(zip(KINDS, (2, 3, 3, 1, 1, 1), strict=True))
    assert counted(()) == {}

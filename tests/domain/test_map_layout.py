from itertools import combinations, pairwise
from math import hypot
from random import Random
from statistics import fmean

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.domain.community_map import RELATIONS, Edge, Graph, Node, homes
from desktop.domain.map_layout import SHAPE, Box, lay_out
from desktop.domain.map_names import measured

WORDS = ("กองทุนหมู่บ้าน", "กลุ่มออมทรัพย์เพื่อการผลิตบ้านหนองบัว", "อสม.", "วิสาหกิจชุมชนข้าวปลอดภัย", "กลุ่มสตรี", "OTOP")


def community(villages=12, groups=15, people=90, shared=12, seed=1):
    """Make up a tambon whose people mostly serve groups of one village."""
    random = Random(seed)
    nodes = [Node(f"v{v}", "village", f"หมู่ {v + 1} บ้านที่ {v + 1}") for v in range(villages)]
    organisations = [
        Node(f"o{v}-{n}", "organisation", random.choice(WORDS), village=f"v{v}")
        for v in range(villages)
        for n in range(random.randint(0, 2 * groups))
    ]
    kinds = ("network", "committee", "agency")
    middle = [Node(f"s{n}", kinds[n % 3], f"{random.choice(WORDS)} {n}") for n in range(shared)]
    persons, edges = [], []
    for n in range(people if organisations else 0):
        persons.append(Node(f"p{n}", "person", f"นายสมชาย{n} ใจดีมาก"))
        first = random.choice(organisations)
        beside = [one for one in organisations if one.village == first.village]
        second = random.choice(beside if random.random() < 0.7 else organisations)
        edges += [Edge(f"p{n}", first.id, "chair"), Edge(f"p{n}", second.id, "member")]
        if middle and n % 5 == 0:
            edges.append(Edge(f"p{n}", random.choice(middle).id, "sits"))
    return Graph((*nodes, *organisations, *middle, *persons), tuple(edges))


graphs = st.builds(
    community,
    st.integers(0, 14),
    st.integers(0, 9),
    st.integers(0, 40),
    st.integers(0, 15),
    st.integers(0, 999),
)


def check(graph):
    """Hold a layout to what every one keeps; give it."""
    made = lay_out(graph)
    assert sorted(place.node.id for place in made.places) == sorted(node.id for node in graph.nodes)
    for one, other in combinations(made.places, 2):
        assert not one.box.overlaps(other.box), (one, other)
    for x, y, width, height in (place.box for place in made.places):
        assert x >= -1e-6
        assert y >= -1e-6
        assert x + width <= made.width + 1e-6
        assert y + height <= made.height + 1e-6
    assert made.width / made.height == pytest.approx(SHAPE)
    return made


@given(graphs)
@example(community(villages=1, groups=9, people=40, shared=0))  # both sides once ran into each other
@example(community(villages=4, groups=1, people=3, shared=0))
@settings(max_examples=40, deadline=None)
def test_nothing_overlaps_and_all_is_inside(graph):
    made = check(graph)
    for one, other in combinations(made.territories.values(), 2):
        assert not one.overlaps(other)


@given(graphs)
@settings(max_examples=10, deadline=None)
def test_the_same_graph_gives_the_same_map(graph):
    assert lay_out(graph) == lay_out(graph)


@given(graphs)
@settings(max_examples=20, deadline=None)
def test_names_stand_whole_in_their_frames(graph):
    for place in lay_out(graph).places:
        assert "".join("".join(place.lines).split()) == "".join(place.node.label.split())
        assert max(map(measured, place.lines)) * place.size <= place.box.width


@given(graphs)
@settings(max_examples=20, deadline=None)
def test_each_stands_in_its_village_and_who_has_none_between_them(graph):
    made = lay_out(graph)
    home = homes(graph)
    for place in made.places:
        own = home.get(place.node.id, place.node.id)
        for village, territory in made.territories.items():
            assert territory.overlaps(place.box) == (village == own)


def length(made, edge):
    at = {place.node.id: place.box.middle for place in made.places}
    (x, y), (to_x, to_y) = at[edge.start], at[edge.end]
    return hypot(to_x - x, to_y - y)


@pytest.mark.parametrize("seed", range(4))
def test_neighbours_stand_nearer_than_others(seed):
    graph = community(villages=7, groups=7, people=40, seed=seed)
    made = lay_out(graph)
    pairs = [length(made, Edge(a.id, b.id, "chair")) for a, b in combinations(graph.nodes, 2)]
    assert fmean(length(made, edge) for edge in graph.edges) < 0.6 * fmean(pairs)


def test_three_hundred_nodes_are_told_how_far_they_are():
    graph = community(people=130)
    assert len(graph.nodes) >= 300
    steps = []
    check_steps = lay_out(graph, lambda done, total: steps.append((done, total)))
    assert check_steps == check(graph)
    assert len(steps) > 20
    assert all(done <= total for done, total in steps)
    assert steps[-1] == (1, 1)


def test_lines_end_at_frames_and_are_not_drawn_behind_others():
    made = lay_out(community(villages=5, groups=6, people=30))
    boxes = {place.node.id: place.box for place in made.places}
    assert len(made.links) > 40
    for link in made.links:
        assert _on_edge(boxes[link.edge.start], link.start)
        assert _on_edge(boxes[link.edge.end], link.end)
        for (x, y), (to_x, to_y) in link.parts:
            middle = ((x + to_x) / 2, (y + to_y) / 2)
            assert not any(_inside(box, middle) for box in boxes.values())
        shares = [hypot(x - link.start[0], y - link.start[1]) for part in link.parts for x, y in part]
        assert all(one <= other + 1e-6 for one, other in pairwise(shares))


def _inside(box, point):
    return box.x < point[0] < box.x + box.width and box.y < point[1] < box.y + box.height


def _on_edge(box, point):
    larger = Box(box.x - 1e-6, box.y - 1e-6, box.width + 2e-6, box.height + 2e-6)
    smaller = Box(box.x + 1e-6, box.y + 1e-6, box.width - 2e-6, box.height - 2e-6)
    return _inside(larger, point) and not _inside(smaller, point)


def test_nothing_and_next_to_nothing():
    assert lay_out(Graph()).places == ()
    alone = lay_out(Graph((Node("v", "village", "หมู่ 1"),)))
    assert [place.lines for place in alone.places] == [("หมู่ 1",)]
    itself = Graph((Node("a", "network", "เครือข่าย"),), (Edge("a", "a", "works"),))
    assert lay_out(itself).links == ()


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_is_a_line(relation):
    two = Graph((Node("a", "network", "ก"), Node("b", "agency", "ข")), (Edge("a", "b", relation),))
    assert [link.edge.relation for link in lay_out(two).links] == [relation]


def test_a_line_that_stands_upright_is_found_in_a_frame():
    box = Box(1, 1, 2, 2)
    assert box.crossed((2, 0), (2, 4)) == (0.25, 0.75)
    assert box.crossed((0.5, 0), (0.5, 4)) is None
    assert box.crossed((0, 3.5), (4, 3.5)) is None

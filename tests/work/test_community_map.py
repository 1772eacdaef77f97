"""The map gathers what holds on the day: who chairs, sits and belongs, which networks, which agencies."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from types import SimpleNamespace

import pypdf
import pytest

from desktop.domain import community_map as domain
from desktop.domain.committees import Seat
from desktop.domain.community_map import Edge
from desktop.domain.map_layout import lay_out
from desktop.domain.organisations import NETWORK, Member, Organisation, Support, Tie
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store import records as kept
from desktop.store.session import reading
from desktop.work import community_map, records
from desktop.work.community_map import Asked
from tests.work.conftest import TAMBON

TODAY = date(2010, 1, 1)


@pytest.fixture
def place(district):
    """Put three groups, a network and their people into the tambon; name their ids."""
    with district.working() as session:
        add = lambda one: records.add(session, one)  # noqa: E731 - said six times
        chair, officer, gone = (
            add(Person(first_name=name, tambon=TAMBON, village=district.villages[0]))
            for name in ("ก่อ", "ขวัญ", "คล้าย")
        )
        first, second, third = (
            add(Organisation(name=name, kind=kind, tambon=TAMBON, village=village, chair=chair))
            for name, kind, village in (
                ("กลุ่มสตรี", "กลุ่มสตรี", district.villages[0]),
                ("กองทุน", "กองทุนหมู่บ้านและชุมชนเมือง", district.villages[0]),
                ("กลุ่มจักสาน", "กลุ่มอาชีพ", district.villages[1]),
            )
        )
        net = add(Organisation(name="เครือข่ายออมทรัพย์", kind=NETWORK, tambon=TAMBON))
        add(Organisation(name="กลุ่มที่เลิก", tambon=TAMBON, status="closed"))
        add(Member(organisation=first, person=officer, role="secretary", end=date(2012, 1, 1)))
        add(Member(organisation=first, person=chair, role="board"))
        add(Member(organisation=third, person=officer, role="member"))
        add(Member(organisation=first, person=gone, role="treasurer", end=date(2009, 12, 31)))
        add(Tie(organisation=first, other=net, relation="member"))
        add(Tie(organisation=first, other=second, relation="trades", end=date(2009, 1, 1)))
        add(Tie(organisation=second, other=third, relation="works"))
        add(Support(organisation=third, agency="อบต.", year=2551, amount=100))
        add(Support(organisation=third, agency="อบต.", year=2552))
    return SimpleNamespace(
        district=district, chair=chair, officer=officer, gone=gone, first=first, second=second, third=third, net=net
    )  # fmt: skip


def gathered(place, **asked):
    with reading(place.district.store) as session:
        return community_map.gather(session, Asked(**{"tambon": TAMBON, "on": TODAY, **asked}))


def kinds(graph):
    return domain.counted(graph.nodes)


def test_what_holds_on_the_day_is_linked(place):
    graph = gathered(place)
    assert {edge for edge in graph.edges if edge.relation not in ("sits", "chair")} == {
        Edge(place.officer, place.first, "officer"),
        Edge(place.officer, place.third, "member"),
        Edge(place.first, place.net, "joins"),
        Edge(place.second, place.third, "works"),
        Edge("agency:อบต.", place.third, "supports"),
    }
    chairs = {(edge.start, edge.end) for edge in graph.edges if edge.relation == "chair"}
    assert chairs == {(place.chair, group) for group in (place.first, place.second, place.third)}
    assert kinds(graph) == {
        "village": 7,
        "organisation": 3,
        "person": 2,
        "network": 1,
        "committee": 2,
        "agency": 1,
    }
    assert "กลุ่มที่เลิก" not in {node.label for node in graph.nodes}


def test_all_people_or_none_on_wish(place):
    everybody = gathered(place, people="all")
    assert kinds(everybody)["person"] == 2 + 5  # with the seats of the committees
    assert sum(edge.relation == "sits" for edge in everybody.edges) == 5
    assert "person" not in kinds(gathered(place, people="none"))


def test_an_ended_seat_or_term_is_left_out(place):
    later = gathered(place, people="all", on=date(2013, 1, 1))
    assert kinds(later)["committee"] == 1  # the term of the board is over
    assert Edge(place.officer, place.first, "officer") not in later.edges


def test_who_stands_for_a_group_in_a_committee_belongs_to_it(place):
    with place.district.working() as session:
        seat = Seat(
            committee=place.district.committee,
            person=place.gone,
            position="กรรมการ",
            organisation=place.second,
        )
        records.add(session, seat)
    graph = gathered(place)
    assert Edge(place.gone, place.second, "member") in graph.edges
    assert place.gone in domain.bridges(graph)


def test_it_is_narrowed_to_villages_kinds_and_relations(place):
    one = gathered(place, villages=(place.district.villages[1],))
    assert {node.label for node in one.nodes if node.kind == "organisation"} == {"กลุ่มจักสาน"}
    assert {node.id for node in one.nodes if node.kind == "person"} == {place.chair, place.officer}
    assert kinds(gathered(place, kinds=("กลุ่มสตรี",)))["organisation"] == 1
    assert {edge.relation for edge in gathered(place, relations=("works",)).edges} == {"works"}
    assert "agency" not in kinds(gathered(place, agencies=False))


def test_a_village_is_one_under_its_name_of_the_day(place):
    old = place.district.villages[0]
    with place.district.working() as session:
        village = kept.read(session, Village, old)
        records.save(session, Village(**{**vars(village), "end": date(2009, 6, 1)}))
        new = records.add(session, Village(tambon=TAMBON, number=1, name="ใหม่", start=date(2009, 6, 2)))
    graph = gathered(place)
    assert kinds(graph)["village"] == 7
    [group] = [node for node in graph.nodes if node.id == place.first]
    assert group.village == new


def test_a_person_who_was_set_aside_is_left_out_with_the_links(place):
    with place.district.working() as session:
        kept.remove(session, Person, place.officer)
    graph = gathered(place, people="all")
    assert not [edge for edge in graph.edges if place.officer in (edge.start, edge.end)]


def test_other_tambons_are_left_out(place):
    assert gathered(place, tambon="240101").nodes == ()
    assert len(gathered(place, tambon="").nodes) == len(gathered(place).nodes)


def test_what_no_map_can_show_is_refused_before_it_is_read(place, monkeypatch):
    monkeypatch.setattr(domain, "MOST_NODES", 3)
    with pytest.raises(CannotDo, match="แสดงได้ไม่เกิน 3"):
        gathered(place)
    with pytest.raises(CannotDo, match="แผนภาพนี้มี 4 รายการ"):
        gathered(place, people="none")
    assert len(gathered(place, villages=(place.district.villages[1],), people="none").nodes) == 3
    monkeypatch.setattr(domain, "MOST_NODES", 2)  # the group and the network, but not what is linked to them
    with pytest.raises(CannotDo, match=r"แผนภาพนี้มี 3 รายการ .* กรุณาเลือกตำบล หมู่บ้าน"):
        gathered(place, villages=(place.district.villages[1],), people="none")


def test_what_it_can_be_narrowed_to_is_offered(place):
    with reading(place.district.store) as session:
        offered = community_map.offered(session, TAMBON)
    assert [id_ for id_, _label in offered.villages] == list(place.district.villages)
    assert offered.kinds == ("กลุ่มสตรี", "กลุ่มอาชีพ", "กองทุนหมู่บ้านและชุมชนเมือง", NETWORK)


@pytest.mark.parametrize(
    ("tambon", "title"), [(TAMBON, "แผนภาพคน กลุ่ม และชุมชน ตำบลท่าถ่าน"), ("", "แผนภาพคน กลุ่ม และชุมชน")]
)
def test_the_poster_is_drawn_with_the_offices_look(place, tambon, title):
    layout = lay_out(gathered(place))
    with reading(place.district.store) as session:
        pdf = community_map.drawn(session, layout, tambon, "A3 landscape", draw)
    reader = pypdf.PdfReader(BytesIO(pdf))
    assert len(reader.pages) == 1
    text = "".join(reader.pages[0].extract_text().split())
    assert "".join(title.split()) in text
    assert "เครือข่ายออมทรัพย์" in text

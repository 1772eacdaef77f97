"""The poster says what is on it, explains what is drawn, and follows the office's digits."""

from __future__ import annotations

import pytest

from desktop.documents.contents import community_map
from desktop.documents.contents.blocks import PAPERS, Heading, Line, Map
from desktop.documents.contents.frozen import from_json, to_json
from desktop.domain.community_map import Edge, Graph, Node
from desktop.domain.map_layout import lay_out

GRAPH = Graph(
    (
        Node("v", "village", "หมู่ 1 บ้านท่าถ่าน"),
        Node("o", "organisation", "กลุ่มสตรี 2551", village="v"),
        Node("p", "person", "นางสาวมาลี วัฒนา"),
        Node("c", "committee", "คณะกรรมการ ศอช."),
    ),
    (Edge("p", "o", "chair"), Edge("p", "c", "sits")),
)


def written(graph=GRAPH, place="ตำบลท่าถ่าน", thai_digits=True, **more):
    return community_map.write(
        lay_out(graph), place, "สำนักงานฝึกหัด", "8 พฤษภาคม 2569", thai_digits=thai_digits, **more
    )


def test_it_says_of_where_what_is_on_it_whose_and_of_which_day():
    contents = written()
    heading, line, _map = contents.blocks
    assert isinstance(heading, Heading)
    assert heading.lines == ("แผนภาพคน กลุ่ม และชุมชน ตำบลท่าถ่าน",)
    assert isinstance(line, Line)
    assert line.text == (
        "หมู่บ้าน ๑ แห่ง กลุ่ม/องค์กร ๑ กลุ่ม บุคคล ๑ คน คณะกรรมการ ๑ คณะ · สำนักงานฝึกหัด ข้อมูล ณ วันที่ ๘ พฤษภาคม ๒๕๖๙"
    )
    assert (contents.title, contents.emblem, contents.numbered_pages) == (heading.lines[0], "none", False)


def test_only_what_is_drawn_is_explained():
    drawn = written().blocks[-1]
    assert isinstance(drawn, Map)
    assert [key.sample for key in drawn.legend] == [
        "village",
        "organisation",
        "person",
        "committee",
        "chair",
        "sits",
    ]
    assert drawn.alt.endswith("๒ ความเชื่อมโยง")


@pytest.mark.parametrize(("thai", "name"), [(True, "กลุ่มสตรี ๒๕๕๑"), (False, "กลุ่มสตรี 2551")])
def test_digits_are_those_of_the_office_and_kinds_stay(thai, name):
    drawn = written(thai_digits=thai).blocks[-1]
    [place] = [one for one in drawn.places if one.kind == "organisation"]
    assert " ".join(place.lines) == name
    assert {link.relation for link in drawn.links} == {"chair", "sits"}
    assert [drawn.places[link.start].kind for link in drawn.links] == ["person", "person"]


@pytest.mark.parametrize("sheet", community_map.SHEETS)
def test_it_is_kept_and_read_again_on_every_sheet(sheet):
    contents = written(sheet=sheet)
    assert contents.paper == sheet
    assert contents.blocks[0].size == pytest.approx(18 * min(PAPERS[sheet]) / 210)
    assert from_json(to_json(contents)) == contents


def test_a_map_of_all_tambons_names_none():
    assert written(place="").title == "แผนภาพคน กลุ่ม และชุมชน"

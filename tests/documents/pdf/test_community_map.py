"""The poster shows every name whole in its frame, no line through a name, and reads the same to everybody."""

from __future__ import annotations

from itertools import combinations

import pytest

from desktop.documents.contents import community_map
from desktop.documents.contents.blocks import Map, MapKey, MapLink, MapPlace
from desktop.documents.pdf import page
from desktop.documents.pdf.draw import draw
from desktop.domain.community_map import KINDS, RELATIONS, Graph
from desktop.domain.map_layout import lay_out
from desktop.errors import CannotDo
from tests.documents.laying import MM, end, laid, words
from tests.documents.pdf import pdfa
from tests.documents.samples import READERS, bare, paper
from tests.domain.test_map_layout import community

SMALL = {"villages": 3, "groups": 3, "people": 8, "shared": 4}
BIG = {"people": 130}


def poster(sheet="A3 landscape", **graph):
    return community_map.write(
        lay_out(community(**graph)), "ตำบลท่าถ่าน", "สำนักงานพัฒนาชุมชนอำเภอพนมสารคาม", "8 พฤษภาคม 2569",
        sheet=sheet, thai_digits=True,
    )  # fmt: skip


@pytest.mark.parametrize("sheet", community_map.SHEETS)
@pytest.mark.parametrize("graph", [SMALL, BIG], ids=["small", "300 nodes"])
def test_it_fills_one_page_with_names_that_are_whole_and_apart(sheet, graph):
    contents = poster(sheet, **graph)
    pages = laid(contents)
    assert len(pages) == 1
    *_above, strip = pages[0]
    measures = page.sheet(contents)
    assert strip.y + strip.strip.height <= measures.bottom
    boxes = [(text.x, text.y - text.size, end(text), text.y) for text in strip.strip.texts]
    assert all(left >= page.LEFT - 1 and right <= measures.right + 1 for left, _top, right, _foot in boxes)
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] + 2 or other[3] <= one[1] + 2
    drawn = next(block for block in contents.blocks if isinstance(block, Map))
    assert [words(text) for text in strip.strip.texts] == [
        *(line for place in drawn.places for line in place.lines),
        *(key.words for key in drawn.legend),
    ]


def test_no_line_runs_through_a_name():
    strip = laid(poster(**SMALL))[0][-1].strip
    solid = [stroke for stroke in strip.strokes if stroke.x != stroke.to_x and stroke.y != stroke.to_y]
    assert solid
    names = [(text.x, text.y - 0.6 * text.size, end(text), text.y) for text in strip.texts]
    for stroke in solid:
        x, y = (stroke.x + stroke.to_x) / 2, (stroke.y + stroke.to_y) / 2
        assert not any(left < x < right and top < y < foot for left, top, right, foot in names)


def test_the_larger_the_sheet_the_larger_the_names():
    sizes = [
        min(text.size for text in laid(poster(sheet, **BIG))[0][-1].strip.texts)
        for sheet in community_map.SHEETS
    ]
    assert sizes == sorted(sizes)
    assert sizes[-1] > 2 * sizes[0]


@pytest.mark.parametrize("reader", READERS)
def test_every_reader_finds_every_name_in_its_order(reader, tmp_path):
    contents = poster(**SMALL)
    path = tmp_path / "poster.pdf"
    path.write_bytes(draw(contents).pdf)
    found, at = bare(reader(path)), 0
    drawn = contents.blocks[-1]
    for text in (bare(line) for place in drawn.places for line in place.lines):
        at = found.index(text, at) + len(text)


def test_it_is_an_archive_and_the_same_each_time():
    contents = poster(**SMALL)
    pdf = draw(contents).pdf
    pdfa.check(pdf)
    assert draw(contents).pdf == pdf


def drawn_as(kind="organisation", relation="chair"):
    """Draw two frames of a kind with a line of a relation between; give their strip."""
    places = tuple(MapPlace(kind, (word,), x, 1, 4, 2) for word, x in (("ก", 1), ("ข", 15)))
    link = MapLink(relation, (5, 2, 15, 2), ((5, 2, 15, 2),), 0, 1)
    made = Map(
        20, 4, ((0, 0, 20, 4),), places, (link,), (MapKey(kind, "ชนิด"), MapKey(relation, "เส้น")), "แผนภาพ"
    )
    return laid(paper(made))[0][-1].strip


def test_every_kind_is_told_from_the_others_without_colour():
    looks = {kind: tuple((s.dotted, s.heavy) for s in drawn_as(kind).strokes) for kind in KINDS}
    assert len(set(looks.values())) == len(KINDS)


def test_every_relation_is_told_from_the_others_without_colour():
    def look(relation):
        return tuple((round(s.to_x - s.x, 2), s.dotted, s.heavy) for s in drawn_as(relation=relation).strokes)

    assert len({look(relation) for relation in RELATIONS}) == len(RELATIONS)


def test_few_things_are_not_blown_up():
    strip = drawn_as()
    assert max(text.size for text in strip.texts) <= 16.01
    middle = sum(text.x + end(text) for text in strip.texts[:2]) / 4
    assert middle == pytest.approx((page.LEFT + 210 * MM - 20 * MM) / 2, abs=1)


def test_a_map_of_nothing_is_an_empty_page():
    assert draw(community_map.write(lay_out(Graph()), "", "", "", thai_digits=True)).pages == 1


def test_a_sign_that_the_font_lacks_is_named():
    place = MapPlace("person", ("นาย😀",), 0, 0, 4, 2)
    with pytest.raises(CannotDo, match="U\\+1F600"):
        draw(paper(Map(4, 2, (), (place,), (), ())))

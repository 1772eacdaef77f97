"""Graphs are drawn to scale, told apart without colour, and never leave their page."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.documents.contents.blocks import Break, Graph, Paragraph, Series
from desktop.documents.pdf import charts, page
from desktop.documents.pdf.draw import draw
from desktop.documents.pdf.fonts import default
from desktop.documents.pdf.setting import Setup
from tests.documents.samples import paper


def graph(kind="bars", count=3, series=1, most=100):
    labels = tuple(f"หมู่ {number} บ้านหนองปลาไหล" for number in range(1, count + 1))
    rows = tuple(
        Series(
            f"ชุด {n}", tuple(most * at // count for at in range(1, count + 1)), tuple(map(str, range(count)))
        )
        for n in range(series)
    )
    return Graph(kind, "สมาชิกตามหมู่บ้าน (คน)", labels, rows, "แผนภูมิในคำ")


def setup():
    return Setup(default(), page.sheet(paper()))


def strips(*blocks):
    return [strip for block in blocks for strip in charts.strips_of(block, setup())]


def bars(strip):
    return [fill for fill in strip.fills if fill.height > 12]


def test_bars_are_as_long_as_their_values():
    [strip] = strips(graph(count=4))
    widths = [fill.width for fill in bars(strip)]
    assert [round(width / widths[0], 3) for width in widths] == [1, 2, 3, 4]
    assert len({fill.x for fill in bars(strip)}) == 1


def test_stacked_bars_stand_one_after_the_other_each_in_its_own_pattern():
    [strip] = strips(graph("stacked", count=1, series=3))
    stacked = bars(strip)
    for one, other in pairwise(stacked):
        assert other.x == pytest.approx(one.x + one.width)
    assert len({fill.grey for fill in stacked}) == 3
    slanted = [line for line in strip.strokes if line.x != line.to_x and line.y != line.to_y]
    second = stacked[1]
    assert any(second.x <= line.x and line.to_x <= second.x + second.width + 0.01 for line in slanted)


def test_the_legend_names_series_only_where_there_are_several():
    told = ["".join(c.text for c in text.clusters) for text in strips(graph(series=2))[0].texts]
    assert {"ชุด 0", "ชุด 1"} <= set(told)
    assert "ชุด 0" not in ["".join(c.text for c in text.clusters) for text in strips(graph())[0].texts]


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from(["bars", "stacked", "line"]),
    st.lists(
        st.tuples(st.text("กขค ่ิ", min_size=1, max_size=60), st.integers(0, 10**12)), min_size=1, max_size=60
    ),
    st.integers(1, 4),
)
def test_nothing_leaves_the_line_whatever_the_values(kind, rows, count):
    labels, values = zip(*rows, strict=True)
    words = tuple(f"{value:,}" for value in values)
    made = Graph(kind, "ก", labels, tuple(Series(f"ชุด {n}", values, words) for n in range(count)))
    sheet = setup().sheet
    for strip in strips(made):
        assert strip.height <= sheet.bottom - sheet.tops[1]
        for text in strip.texts:
            wide = sum(cluster.advance for cluster in text.clusters) * text.size / 1000
            assert text.x >= page.LEFT - 0.01
            assert text.x + wide <= sheet.right + 0.01
        for fill in strip.fills:
            assert fill.x >= page.LEFT - 3
            assert fill.x + fill.width <= sheet.right + 0.01
            assert fill.y >= 0
            assert fill.y + fill.height <= strip.height + 0.01
        for line in strip.strokes:
            assert all(0 <= y <= strip.height + 0.01 for y in (line.y, line.to_y))
            assert max(line.x, line.to_x) <= sheet.right + 0.01


def test_a_line_is_over_its_labels_and_its_values_are_higher_where_they_are_larger():
    [strip] = strips(graph("line", count=3))
    marks = list(strip.fills)
    assert [mark.y for mark in marks] == sorted((mark.y for mark in marks), reverse=True)
    assert sum(line.heavy for line in strip.strokes) == 2


def test_a_graph_of_noughts_and_one_of_nothing_are_drawn_too():
    flat = replace(graph(), series=(Series("", (0, 0, 0), ("0", "0", "0")),))
    for kind in ("bars", "line"):
        assert not bars(strips(replace(flat, kind=kind))[0])
    [title] = strips(replace(graph(), labels=(), series=(Series("", (), ()),)))
    assert title.frame is None


def test_a_long_graph_goes_on_under_the_head_of_no_other():
    parts = strips(graph(count=80))
    assert len(parts) > 1
    assert sum(len(bars(part)) for part in parts) == 80
    assert len({part.frame.element for part in parts}) == len(parts)


def test_it_is_a_figure_in_words_with_its_place_and_its_greys_are_no_words():
    drawn = draw(paper(Paragraph("ก"), graph("stacked", series=2), Break(), graph("line")))
    with pikepdf.open(BytesIO(drawn.pdf)) as pdf:
        figures = [
            one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"
        ]
        content = pdf.pages[0].Contents.read_bytes().decode()
    assert [str(one.Alt) for one in figures] == ["แผนภูมิในคำ"] * 2
    for one in figures:
        left, foot, right, top = map(float, one.A.BBox)
        assert (left, right) == pytest.approx((page.LEFT, setup().sheet.right), abs=0.02)
        assert 0 < foot < top < setup().sheet.height
    assert re.match(r"/Artifact BMC\n0\.35 g\n", content)
    assert content.index("0 g") < content.index("BT")

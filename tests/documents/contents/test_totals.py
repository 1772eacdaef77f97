"""Amounts, doubts and graphs are put into the words of a summary."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.contents import totals
from desktop.domain.summaries import Coverage, Figure, Group, Part
from desktop.thai import digits


def group(label, *amounts):
    return Group(
        label, label, {"fund": Figure(tuple(Part(str(n), amount) for n, amount in enumerate(amounts)))}
    )


@given(st.integers(0, 10**14))
def test_an_amount_reads_back_as_it_was(amount):
    assert digits.satang(totals.said("fund", amount)) == amount
    assert int(totals.said("members", amount).replace(",", "")) == amount


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure((Part("a", 3), Part("b", 4))), "7"),
        (Figure((Part("a", 0),), ("b",)), "0"),
        (Figure((), ("a", "b")), "–"),
        (Figure(), "0"),
    ],
)
def test_a_figure_nobody_said_anything_of_is_a_dash(figure, words):
    assert totals.shown("members", figure) == words


def test_what_is_not_sure_is_counted_and_nothing_where_all_is():
    parts = (Part("a", 1, ""), Part("b", 1, "unknown"), Part("c", 1, "changed"), Part("d", 1, ""))
    assert totals.doubt(Figure(parts, ("e", "f", "g"))) == "ยังไม่ยืนยัน 2 ไม่ทราบ 1 ไม่มีข้อมูล 3"
    assert totals.doubt(Figure((Part("a"),))) == ""


def test_bars_have_a_value_a_label_and_say_it_in_words():
    graph = totals.bars("เงินทุน (บาท)", [group("หมู่ 1", 150_050, 50), group("หมู่ 2")], "fund")
    [series] = graph.series
    assert (graph.kind, graph.labels, series.values, series.words) == (
        "bars", ("หมู่ 1", "หมู่ 2"), (150_100, 0), ("1,501", "0"),
    )  # fmt: skip
    assert graph.alt == "แผนภูมิ เงินทุน (บาท): หมู่ 1 1,501, หมู่ 2 0"


def test_one_year_is_no_line():
    assert totals.line("", [group("2569", 1)], {"": "fund"}).kind == "stacked"
    assert totals.line("", [group("2568", 1), group("2569", 1)], {"": "fund"}).kind == "line"


def test_villages_without_organisations_are_not_drawn_as_covered():
    nothing = Coverage("v1", "หมู่ 1", {how: Figure() for how in ("done", "begun", "waiting")}, {})
    some = Coverage(
        "v2",
        "หมู่ 2",
        {"done": Figure((Part("a"), Part("b"))), "begun": Figure(), "waiting": Figure((Part("c"),))},
        {},
    )
    graph = totals.covered([nothing, some])
    assert graph.labels == ("หมู่ 2",)
    assert [(each.name, each.values) for each in graph.series] == [
        ("สำรวจเสร็จ", (2,)), ("กำลังกรอก", (0,)), ("ยังไม่เริ่ม", (1,)),
    ]  # fmt: skip

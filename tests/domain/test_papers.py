"""Papers are named by kind, number and subject; a number stands once; each kind is cancelled by its own."""

from __future__ import annotations

import pytest

from desktop.domain.papers import PAPER_KINDS, Paper, Wording, check_number
from desktop.errors import CannotDo

ORDER = Paper(kind="order", number=111, year=2551, subject="แต่งตั้งคณะทำงาน")


def test_a_paper_is_named_by_kind_number_and_subject():
    assert ORDER.label == "คำสั่งอำเภอ 111/2551 แต่งตั้งคณะทำงาน"
    assert Paper(kind="announcement", subject="รับรองผล").label == "ประกาศอำเภอ รับรองผล"
    assert Paper(kind="order").label == "คำสั่งอำเภอ"


def test_papers_sort_by_year_and_then_number_and_those_without_one_come_last():
    numbered = [(2551, 111), (2551, 9), (2552, 1), (None, None)]
    papers = [Paper(kind="order", year=year, number=number) for year, number in numbered]
    assert [(p.year, p.number) for p in sorted(papers, key=lambda p: p.sort_text)] == [
        (2551, 9), (2551, 111), (2552, 1), (None, None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "way", "printed"),
    [
        ("order", "auto", "111"),
        ("order", "blank", "111"),
        ("cancellation", "given", "111"),
        ("letter", "auto", "111"),
        ("certificate", "auto", "111"),
        ("order", "none", ""),
        ("announcement", "none", ""),
        ("announcement", "blank", ""),
        ("withdrawal", "given", ""),
        ("minutes", "none", ""),
    ],
)
def test_announcements_and_papers_of_no_book_bear_no_number(kind, way, printed):
    assert Paper(kind=kind, way=way, number=111, year=2551).printed_number == printed


def test_a_back_dated_number_stands_with_its_sub_number_behind_the_first():
    papers = [
        Paper(kind="order", year=2551, number=n, sub_number=sub)
        for n, sub in [(112, None), (111, 2), (111, 1)]
    ]
    assert [paper.printed_number for paper in papers] == ["112", "111.2", "111.1"]
    assert [one.numbered for one in sorted(papers, key=lambda p: p.sort_text)] == [
        "111.1/2551", "111.2/2551", "112/2551",
    ]  # fmt: skip


def test_an_announcement_is_cancelled_by_an_announcement_and_an_order_by_an_order():
    by = {kind: one.cancelled_by for kind, one in PAPER_KINDS.items()}
    assert (by["announcement"], by["order"], by["letter"]) == ("withdrawal", "cancellation", "recall")
    assert all(
        by[one] in ("", one) for one in by.values() if one
    )  # what cancels is cancelled in the same way


def test_a_wording_is_named_by_its_kind():
    assert Wording(kind="withdrawal").label == "ประกาศยกเลิก"


@pytest.mark.parametrize("nothing", [None, 0])
def test_the_registrys_number_must_be_typed(nothing):
    with pytest.raises(CannotDo) as refused:
        check_number(nothing, set())
    assert (refused.value.field, str(refused.value)) == ("number", "ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ")


def test_a_number_stands_once_in_its_register_and_year():
    check_number(112, {111})
    with pytest.raises(CannotDo) as refused:
        check_number(111, {110, 111})
    assert refused.value.field == "number"
    assert str(refused.value) == "เลขที่ 111 ใช้ไปแล้วในทะเบียนของปีนี้ กรุณาตรวจกับทะเบียน"

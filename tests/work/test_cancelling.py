"""A mistake is cancelled by a new paper that names the first, or amended by an order; numbers stay in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.papers import Paper
from desktop.errors import CannotDo
from desktop.store.session import reading
from desktop.work import lists, papers, records
from desktop.work.papers import Request
from tests.work.conftest import words

MARCH, MAY = date(2008, 3, 19), date(2008, 5, 8)


def test_an_order_is_cancelled_by_an_order_that_names_it(district):
    order = district.issue(dated=MARCH, number=111)
    new = district.cancel(order.paper.id, dated=MAY)
    assert (new.paper.kind, new.paper.number, new.paper.refers_to, new.paper.relation) == (
        "cancellation", 112, order.paper.id, "cancels",
    )  # fmt: skip
    assert "คำสั่งอำเภอพนมสารคาม" in words(new)
    assert "ยกเลิกคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ ลงวันที่ ๑๙ มีนาคม ๒๕๕๑" in words(new)
    assert "พิมพ์ชื่อผิด" in words(new)


def test_an_announcement_is_cancelled_by_an_announcement_without_numbers(district):
    announced = district.issue("announcement", dated=MAY)
    new = district.cancel(announced.paper.id, dated=date(2008, 6, 1))
    assert (new.paper.kind, new.paper.register, new.paper.number) == ("withdrawal", "announcement", 2)
    assert "ยกเลิกประกาศอำเภอพนมสารคาม ลงวันที่ ๘ พฤษภาคม ๒๕๕๑" in words(new)
    assert "คำสั่งอำเภอ" not in words(new)
    assert "ที่ ๑/" not in words(new)
    assert "ประกาศ ณ วันที่ ๑ มิถุนายน พ.ศ. ๒๕๕๑" in words(new)


def test_an_announcement_signed_by_hand_is_cancelled_without_its_registers_number(district):
    out = district.issue("announcement", way="blank").paper
    with district.working() as session:
        papers.record_number(session, out.id, None, MAY)
    assert "ที่ ๑/" not in words(district.cancel(out.id, dated=date(2008, 6, 1)))


def test_a_cancelled_paper_keeps_its_number_and_words_in_the_register_with_the_reason(district):
    order = district.issue(dated=MARCH, number=111)
    district.cancel(order.paper.id, dated=MAY)
    kept = district.read(Paper, order.paper.id)
    assert (kept.state, kept.number, kept.reason) == ("cancelled", 111, "พิมพ์ชื่อผิด")
    assert (kept.contents, kept.file) == (order.paper.contents, order.paper.file)
    with reading(district.store) as session:
        rows = lists.page(session, "papers", lists.order(session, lists.Listing(topic="papers")))
        columns = [field.name for field in lists.columns(Paper)]
    shown = [dict(zip(columns, row.cells, strict=True)) for row in rows]
    assert [(row["number"], row["state"], row["reason"]) for row in shown] == [
        ("111", "ยกเลิกแล้ว", "พิมพ์ชื่อผิด"),
        ("112", "ออกแล้ว", "พิมพ์ชื่อผิด"),
    ]
    with pytest.raises(CannotDo, match="เลขที่ 111 ใช้ไปแล้ว"):
        district.issue(dated=MAY, number=111)


def test_a_cancelled_paper_is_not_cancelled_again(district):
    order = district.issue(dated=MARCH).paper
    district.cancel(order.id, dated=MAY)
    with pytest.raises(CannotDo, match="ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว"):
        district.cancel(order.id, dated=MAY)


def test_a_cancelling_paper_may_itself_be_cancelled(district):
    order = district.issue(dated=MARCH).paper
    first = district.cancel(order.id, dated=MAY).paper
    second = district.cancel(first.id, dated=MAY).paper
    assert (second.kind, second.number) == ("cancellation", 3)
    assert [district.read(Paper, one).state for one in (order.id, first.id, second.id)] == [
        "cancelled",
        "cancelled",
        "issued",
    ]


def test_cancelling_needs_a_reason(district):
    order = district.issue(dated=MARCH).paper
    with pytest.raises(CannotDo, match="ต้องบอกเหตุผลที่ยกเลิก") as refused:
        district.cancel(order.id, "  ")
    assert refused.value.field == "reason"


def test_where_the_registry_numbers_orders_a_cancelling_order_takes_the_registrys_number(district):
    with district.working() as session:
        records.save(session, replace(papers.register_of(session, "order"), way="given"))
    order = district.issue(dated=MARCH, number=111).paper
    with pytest.raises(CannotDo, match="ต้องพิมพ์เลขที่"):
        district.cancel(order.id, dated=MAY)
    assert district.cancel(order.id, dated=MAY, number=240).paper.number == 240


def test_a_paper_is_cancelled_only_when_the_cancelling_one_is_signed(district):
    order = district.issue(dated=MARCH).paper
    out = district.cancel(order.id, way="blank").paper
    assert (out.state, district.read(Paper, order.id).state) == ("out", "issued")
    with pytest.raises(CannotDo, match="มีหนังสือยกเลิกฉบับนี้รอลงนามอยู่แล้ว"):
        district.cancel(order.id)
    with district.working() as session:
        papers.record_number(session, out.id, 9, MAY)
    kept = district.read(Paper, order.id)
    assert (kept.state, kept.reason) == ("cancelled", "พิมพ์ชื่อผิด")


def test_a_paper_stands_where_its_cancelling_one_was_never_signed(district):
    order = district.issue(dated=MARCH).paper
    out = district.cancel(order.id, way="blank").paper
    with district.working() as session:
        papers.set_aside(session, out.id, "ไม่ลงนาม")
    assert district.read(Paper, order.id).state == "issued"
    assert district.cancel(order.id, dated=MAY).paper.state == "issued"


def test_a_waiting_or_drafted_paper_is_not_cancelled_by_another(district):
    out = district.issue(way="blank").paper
    with pytest.raises(CannotDo, match="ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว"):
        district.cancel(out.id)


def test_an_amending_order_refers_to_what_it_amends_and_is_found_from_it(district):
    order = district.issue(dated=MARCH, number=111).paper
    amending = district.issue("amendment", dated=MAY, amends=order.id, typed={"body": "เพิ่มหน้าที่ด้านการตลาด"})
    assert (amending.paper.refers_to, amending.paper.relation) == (order.id, "amends")
    assert (
        "ตามคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ เรื่อง แต่งตั้งคณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน ลงวันที่ ๑๙ มีนาคม ๒๕๕๑ นั้น"
        in words(amending)
    )
    with reading(district.store) as session:
        assert [paper.id for paper in papers.story(session, order.id)] == [amending.paper.id]
        assert [(one.topic, one.id) for one in records.links_in(session, Paper, order.id)] == [
            ("papers", amending.paper.id)
        ]
    assert district.read(Paper, order.id).state == "issued"


def test_only_an_order_in_force_is_amended_and_by_an_order(district):
    order = district.issue(dated=MARCH).paper
    district.cancel(order.id, dated=MAY)
    announced = district.issue("announcement", dated=MAY).paper
    for asked in (
        {"kind": "amendment", "amends": order.id},
        {"kind": "amendment", "amends": announced.id},
        {"kind": "amendment"},
        {"kind": "order", "amends": order.id},
        {"kind": "announcement", "amends": announced.id},
    ):
        with pytest.raises(CannotDo, match="แก้ไขเพิ่มเติมได้เฉพาะคำสั่งที่ออกแล้ว") as refused:
            district.issue(dated=MAY, **asked)
        assert refused.value.field == "amends"


def test_a_draft_keeps_what_it_amends(district):
    order = district.issue(dated=MARCH).paper
    with district.working() as session:
        draft = papers.keep_draft(
            session, Request(kind="amendment", committee=district.group, amends=order.id)
        )
    issued = district.issue("amendment", dated=MAY, draft=draft, typed={"body": "เพิ่มหน้าที่"}).paper
    assert (issued.refers_to, issued.relation) == (order.id, "amends")

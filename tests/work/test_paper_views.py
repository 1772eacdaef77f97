"""What the pages of papers ask: a paper with its story, how a kind is usually issued, the years of the register."""

from __future__ import annotations

from datetime import date

from desktop.domain.papers import Paper
from desktop.store.session import reading
from desktop.work import paper_views, papers, records
from desktop.work.paper_views import Usual, request_of
from desktop.work.papers import Request

MARCH = date(2009, 3, 19)


def view(district, id_):
    with reading(district.store) as session:
        return paper_views.view(session, id_)


def test_a_paper_is_shown_with_its_file_signer_committee_and_register(district):
    issued = district.issue(dated=MARCH)
    seen = view(district, issued.paper.id)
    assert seen.pdf == issued.pdf
    assert (seen.signer.id, seen.register) == (district.signer, "ทะเบียนคุมคำสั่งอำเภอ")
    assert seen.committee == "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน"
    assert (seen.refers_to, seen.referring) == (None, ())
    assert [change.action for change in seen.changes] == ["ออกหนังสือ"]


def test_a_cancelled_paper_and_the_one_that_cancels_show_each_other(district):
    order = district.issue(dated=MARCH).paper
    new = district.cancel(order.id, dated=MARCH).paper
    assert [one.id for one in view(district, order.id).referring] == [new.id]
    assert view(district, new.id).refers_to.id == order.id


def test_a_draft_has_no_file_yet_but_a_register(district):
    with district.working() as session:
        draft = papers.keep_draft(session, Request(kind="announcement", committee=district.committee))
    seen = view(district, draft)
    assert (seen.pdf, seen.signer, seen.register) == (b"", None, "ทะเบียนคุมประกาศอำเภอ")


def test_a_draft_is_asked_for_again_as_it_was(district):
    asked = Request(
        kind="order", committee=district.group, dated=MARCH, way="given", number=7, thai_digits=False
    )
    with district.working() as session:
        draft = papers.keep_draft(session, asked)
    again = request_of(district.read(Paper, draft))
    assert again == Request(**{**vars(asked), "draft": draft})


def test_a_draft_kept_again_is_that_draft(district):
    with district.working() as session:
        order = Request(kind="order", committee=district.group, dated=MARCH)
        draft = papers.keep_draft(session, order)
        again = papers.keep_draft(session, Request(**{**vars(order), "draft": draft, "number": 7}))
    kept = district.read(Paper, draft)
    assert (again, kept.number, kept.dated, kept.way) == (draft, 7, MARCH, "given")


def test_a_draft_of_an_amending_order_kept_again_still_amends(district):
    amended = district.issue(dated=MARCH).paper.id
    with district.working() as session:
        draft = papers.keep_draft(
            session, Request(kind="amendment", committee=district.group, amends=amended)
        )
        papers.keep_draft(session, request_of(records.read(session, Paper, draft)))
    kept = district.read(Paper, draft)
    assert (kept.refers_to, kept.relation) == (amended, "amends")


def test_each_kind_has_its_usual_way(district):
    with reading(district.store) as session:
        assert paper_views.usual(session, "order") == Usual("auto", thai_digits=True)
        assert paper_views.usual(session, "cancellation").way == "auto"
        assert paper_views.usual(session, "announcement").way == "none"


def test_the_years_of_the_register_are_listed_from_the_newest(district):
    for dated in (MARCH, date(2010, 1, 5), MARCH):
        district.issue(dated=dated)
    with district.working() as session:
        papers.keep_draft(session, Request(kind="order", committee=district.group, dated=date(2015, 1, 1)))
    with reading(district.store) as session:
        assert paper_views.years(session) == (2553, 2552)

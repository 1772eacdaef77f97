"""What the pages of papers ask: a paper with its story, how a kind is usually issued, the years of the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop.domain.meetings import Meeting
from desktop.domain.papers import Paper
from desktop.store.session import reading
from desktop.work import paper_views, papers, records
from desktop.work.facts import the_office
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
    assert [(link.topic, link.id, link.label) for link in seen.about] == [
        ("committees", district.group, "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน")
    ]
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


def test_a_back_dated_draft_keeps_the_number_that_it_follows(district):
    asked = Request(
        kind="order", committee=district.group, dated=MARCH, way="auto", number=111, back_reason="ตกหล่น"
    )
    with district.working() as session:
        draft = papers.keep_draft(session, asked)
    again = request_of(district.read(Paper, draft))
    assert (again.behind, again.number, again.back_reason) == (111, None, "ตกหล่น")


def test_the_records_of_a_request_are_named(district):
    request = Request(kind="certificate", committee=district.committee, signer=district.signer)
    with reading(district.store) as session:
        names = paper_views.names_in(session, request)
    assert names[district.signer] == "นายสมมติ แบบอย่าง"
    assert set(names) == {district.signer, district.committee}


def test_who_may_sign_on_a_date_is_offered(district):
    with reading(district.store) as session:
        [hit] = paper_views.signers_on(session, "", MARCH)
        assert (hit.label, hit.detail) == ("นายสมมติ แบบอย่าง", "นายอำเภอพนมสารคาม")
        assert paper_views.signers_on(session, "ปลัด", MARCH) == ()
        assert paper_views.signers_on(session, "", date(2000, 1, 1)) == ()


def test_who_sits_on_a_committee_is_offered(district):
    with reading(district.store) as session:
        offered = paper_views.members_on(session, "", district.committee, MARCH)
        [chair] = paper_views.members_on(session, "ใจดี", district.committee, MARCH)
    assert [hit.label for hit in offered] == ["นายสมชาย ใจดี", "นายประเสริฐ ทองคำ", "นายมาลี วัฒนา"]
    assert chair.detail == "ประธานกรรมการ"


def test_meetings_are_offered_from_the_newest_with_who_met(district):
    with district.working() as session:
        for number, held in ((1, date(2026, 1, 8)), (2, date(2026, 2, 5))):
            meeting = Meeting(committee=district.committee, number=number, year=2569, held=held, place="ศาลา")
            records.add(session, meeting)
    with reading(district.store) as session:
        offered = paper_views.meetings(session, "")
        [second] = paper_views.meetings(session, "2/2569")
    assert [hit.label[:8] for hit in offered] == ["ครั้งที่", "ครั้งที่"]
    assert offered[0] == second
    assert second.detail == "คณะกรรมการ ศอช.ต.ท่าถ่าน (2551)"


def test_the_file_and_the_frozen_words_of_a_paper_or_none(district):
    issued = district.issue(dated=MARCH)
    with district.working() as session:
        draft = papers.keep_draft(session, Request(kind="order", committee=district.group))
    with reading(district.store) as session:
        assert paper_views.pdf_of(session, issued.paper.id) == issued.pdf
        assert paper_views.pdf_of(session, draft) == b""
        assert paper_views.frozen(session, issued.paper.id).kind == "order"
        assert paper_views.frozen(session, draft) is None


def test_the_letters_of_the_office_are_those_of_its_letters_only(district):
    with district.working() as session:
        records.save(session, replace(the_office(session), letter_code="ฉช 0000"))
    with reading(district.store) as session:
        assert paper_views.letter_code(session, "memo") == "ฉช 0000"
        assert paper_views.letter_code(session, "order") == ""


def test_a_kind_that_no_register_counts_has_none(district):
    chart = district.issue("chart", committee=district.committee, dated=MARCH)
    assert view(district, chart.paper.id).register == ""


def test_registers_and_sub_numbers_are_listed(district):
    order = district.issue(dated=MARCH).paper
    back = district.issue(dated=MARCH, behind=order.number, back_reason="ตกหล่น").paper
    with reading(district.store) as session:
        assert {book.key for book in paper_views.books(session)} >= {"order", "announcement", "sent"}
        assert paper_views.sub_numbers(session, [order.id, back.id]) == {back.id: 1}

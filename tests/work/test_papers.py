"""Papers from draft to issued: numbers, frozen contents, reprints, cancelling; nothing issued ever changes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.offices import Signer
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper, Wording
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import attachments, history, tables
from desktop.store.session import reading, rehearsing
from desktop.work import committees, lists, offices, papers, records
from desktop.work.papers import Request
from tests.store.folders import hashed
from tests.work.conftest import FIRST, OFFICER, board, line, plain_draw

MARCH, MAY = date(2008, 3, 19), date(2008, 5, 8)
SCAN = b"%PDF-1.4 scanned"


def issue(district, kind="order", **asked):
    asked.setdefault("committee", district.group if kind == "order" else district.committee)
    with district.working("ออกหนังสือ") as session:
        return papers.issue(session, Request(kind=kind, **asked), plain_draw)


def cancel(district, id_, reason="พิมพ์ชื่อผิด", **asked):
    with district.working("ยกเลิกหนังสือ") as session:
        return papers.cancel(session, id_, reason, plain_draw, **asked)


def read(district, id_):
    with reading(district.store) as session:
        return records.read(session, Paper, id_)


def words(issued):
    return issued.pdf.decode()


def database(store):
    """Give every row of every table."""
    with reading(store) as session:
        tables_ = sorted(tables.metadata.tables.values(), key=lambda table: table.name)
        return {table.name: session.execute(sa.select(table)).all() for table in tables_}


# Numbers


def test_orders_are_numbered_one_after_the_other_within_the_calendar_year(district):
    numbers = [issue(district, dated=day).paper for day in (MARCH, MAY, date(2008, 12, 31), date(2009, 1, 1))]
    assert [(paper.number, paper.year) for paper in numbers] == [(1, 2551), (2, 2551), (3, 2551), (1, 2552)]


def test_the_registrys_number_is_taken_as_given_and_the_next_follows_it(district):
    given = issue(district, dated=MARCH, way="given", number=111).paper
    following = issue(district, dated=MAY).paper
    assert (given.number, given.year, following.number) == (111, 2551, 112)
    assert "ที่ ๑๑๓/๒๕๕๑" in words(issue(district, dated=MAY, number=113))


def test_a_number_that_is_typed_is_never_dropped_for_the_next_of_the_series(district):
    assert issue(district, dated=MARCH, number=111).paper.number == 111
    assert issue(district, dated=MARCH, number=5).paper.number == 5


def test_a_number_stands_once_in_its_register_and_year(district):
    issue(district, dated=MARCH, number=111)
    with pytest.raises(CannotDo, match="เลขที่ 111 ใช้ไปแล้วในทะเบียนของปีนี้") as refused:
        issue(district, dated=MAY, number=111)
    assert refused.value.field == "number"
    assert issue(district, dated=date(2009, 1, 5), number=111).paper.year == 2552
    assert issue(district, "announcement", dated=MAY).paper.number == 1  # another register


def test_the_registrys_way_without_its_number_is_refused(district):
    with pytest.raises(CannotDo, match="ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ"):
        issue(district, dated=MARCH, way="given")


def test_an_announcement_is_counted_in_its_register_and_bears_no_number(district):
    issued = issue(district, "announcement", dated=MAY)
    assert (issued.paper.number, issued.paper.year, issued.paper.way) == (1, 2551, "none")
    assert "ที่ ๑/" not in words(issued)


def test_a_register_may_begin_at_another_number(district):
    with district.working() as session:
        register = papers.register_of(session, "order")
        records.save(session, replace(register, first=200))
    assert [issue(district, dated=MARCH).paper.number for _ in range(2)] == [200, 201]


def test_a_kind_of_paper_without_its_register_is_told(district):
    with district.working() as session:
        records.remove(
            session, type(papers.register_of(session, "order")), papers.register_of(session, "order").id
        )
    with pytest.raises(CannotDo, match="ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้"):
        issue(district, dated=MARCH)


def test_a_paper_that_cannot_be_drawn_takes_no_number_and_leaves_nothing(district):
    def torn(contents, look, *, draft):
        raise CannotDo("แบบอักษรนี้ไม่มีตัวอักษร")

    before = database(district.store)
    request = Request(kind="order", committee=district.group, dated=MARCH)
    with pytest.raises(CannotDo, match="แบบอักษร"), district.working() as session:
        papers.issue(session, request, torn)
    assert database(district.store) == before
    assert issue(district, dated=MARCH).paper.number == 1


# Blanks, signed and numbered by hand


def test_a_paper_with_blanks_waits_for_its_signature_and_takes_no_number(district):
    paper = issue(district, way="blank").paper
    assert (paper.state, paper.number, paper.year, paper.dated) == ("out", None, None, None)
    assert issue(district, dated=MARCH).paper.number == 1


def test_the_number_written_by_hand_is_recorded_afterwards_and_the_next_follows_it(district):
    out = issue(district, way="blank")
    assert "ที่ ............/............" in words(out)
    with district.working() as session:
        signed = papers.record_number(session, out.paper.id, 111, MARCH)
    kept = read(district, out.paper.id)
    assert kept == signed
    assert (kept.state, kept.number, kept.year, kept.dated) == ("issued", 111, 2551, MARCH)
    assert (kept.contents, kept.contents_hash, kept.file) == (
        out.paper.contents,
        out.paper.contents_hash,
        out.paper.file,
    )
    assert issue(district, dated=MAY).paper.number == 112


def test_an_announcement_that_was_signed_takes_its_place_in_the_register(district):
    issue(district, "announcement", dated=MAY)
    out = issue(district, "announcement", way="blank").paper
    with district.working() as session:
        assert papers.record_number(session, out.id, None, MAY).number == 2


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(111, "เลขที่ 111 ใช้ไปแล้ว"), (None, "ต้องพิมพ์เลขที่"), (100_000, "“เลขที่” ต้องไม่เกิน 99999")],
)
def test_a_number_by_hand_holds_the_same_rules(district, number, sentence):
    issue(district, dated=MARCH, number=111)
    out = issue(district, way="blank").paper
    with pytest.raises(CannotDo, match=sentence) as refused, district.working() as session:
        papers.record_number(session, out.id, number, MAY)
    assert refused.value.field == "number"
    assert read(district, out.id).state == "out"


def test_only_a_paper_that_waits_gets_a_number_by_hand(district):
    paper = issue(district, dated=MARCH).paper
    with pytest.raises(CannotDo, match="บันทึกเลขได้เฉพาะหนังสือที่รอลงนาม"), district.working() as session:
        papers.record_number(session, paper.id, 5, MAY)


def test_a_paper_that_was_never_signed_is_set_aside_with_its_reason(district):
    out = issue(district, way="blank").paper
    with pytest.raises(CannotDo, match="ต้องบอกเหตุผลที่ยกเลิก"), district.working() as session:
        papers.set_aside(session, out.id, " ")
    with district.working() as session:
        papers.set_aside(session, out.id, "นายอำเภอไม่ลงนาม")
    kept = read(district, out.id)
    assert (kept.state, kept.reason, kept.number) == ("cancelled", "นายอำเภอไม่ลงนาม", None)
    assert issue(district, dated=MARCH).paper.number == 1


# Drafts


def test_a_draft_takes_no_number_until_it_is_issued(district):
    request = Request(kind="order", committee=district.group, dated=MARCH, thai_digits=False)
    with district.working() as session:
        draft = papers.keep_draft(session, request)
    kept = read(district, draft)
    assert (kept.state, kept.number, kept.subject) == ("draft", None, "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน")
    assert (kept.dated, kept.way, kept.thai_digits) == (MARCH, "auto", False)
    assert issue(district, dated=MARCH).paper.number == 1
    issued = issue(district, dated=MARCH, draft=draft).paper
    assert (issued.id, issued.number, issued.state) == (draft, 2, "issued")


def test_a_number_kept_in_a_draft_is_not_taken(district):
    with district.working() as session:
        papers.keep_draft(session, Request(kind="order", committee=district.group, dated=MARCH, number=1))
    assert issue(district, dated=MARCH).paper.number == 1


def test_a_draft_is_set_aside_and_brought_back_by_undo(district):
    with district.working() as session:
        draft = papers.keep_draft(session, Request(kind="order", committee=district.group))
    with district.working() as session:
        papers.set_aside(session, draft)
        assert lists.count(session, "papers") == 0
    with district.working() as session:
        records.undo(session)
        assert lists.count(session, "papers") == 1


def test_a_draft_of_no_kind_is_refused(district):
    with pytest.raises(KeyError, match="letter"), district.working() as session:
        papers.keep_draft(session, Request(kind="letter", committee=district.group))


# What is issued stays


def test_an_issued_paper_holds_its_words_their_hash_and_its_file(district):
    issued = issue(district, dated=MARCH)
    kept = read(district, issued.paper.id)
    assert kept == issued.paper
    assert kept.contents_hash == hashlib.sha256(kept.contents.encode()).hexdigest()
    assert kept.file == hashlib.sha256(issued.pdf).hexdigest()
    assert kept.subject == "แต่งตั้งคณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน"
    with reading(district.store) as session:
        assert papers.contents_of(session, kept.id).kind == "order"


def test_a_reprint_gives_the_same_bytes_whatever_was_edited_since(district):
    issued = issue(district, "announcement", dated=MAY)
    with district.working() as session:
        form = committees.form_of(session, district.committee)
        person = records.read(session, Person, form.lines[0].seat.person)
        records.save(session, replace(person, first_name="เปลี่ยนชื่อ"))
        records.save(session, replace(form.committee, name="ชื่อใหม่"))
    with reading(district.store) as session:
        again = papers.reprint(session, issued.paper.id)
    assert again.pdf == issued.pdf


def test_a_file_is_named_by_kind_and_the_number_on_the_paper(district):
    assert issue(district, dated=MARCH, number=111).file_name == "คำสั่งอำเภอ 111-2551.pdf"
    assert issue(district, way="blank").file_name == "คำสั่งอำเภอ.pdf"
    assert issue(district, "announcement", dated=MAY).file_name == "ประกาศอำเภอ.pdf"


def test_a_draft_has_nothing_to_reprint(district):
    with district.working() as session:
        draft = papers.keep_draft(session, Request(kind="order", committee=district.group))
    with pytest.raises(CannotDo, match="หนังสือนี้ยังไม่มีไฟล์"), reading(district.store) as session:
        papers.reprint(session, draft)


def test_nothing_issued_is_added_edited_or_removed_as_a_record(district):
    paper = issue(district, dated=MARCH).paper
    acts = (
        lambda s: records.save(s, replace(paper, subject="อื่น")),
        lambda s: records.remove(s, Paper, paper.id),
        lambda s: records.add(s, Paper(kind="order", number=7, year=2551, state="issued")),
    )
    for act in acts:
        with pytest.raises(CannotDo, match="ให้ใช้ “ออกหนังสือ” หรือ “ยกเลิกหนังสือ”"), district.working() as session:
            act(session)
    assert read(district, paper.id) == paper


def test_an_issued_paper_is_not_issued_set_aside_or_undone(district):
    paper = issue(district, dated=MARCH).paper
    with pytest.raises(CannotDo, match="หนังสือนี้ออกไปแล้ว"):
        issue(district, dated=MAY, draft=paper.id)
    with pytest.raises(CannotDo, match="หนังสือนี้ออกไปแล้ว"), district.working() as session:
        papers.set_aside(session, paper.id, "ไม่ใช้")
    with pytest.raises(CannotDo, match="ให้ออกหนังสือยกเลิกแทน"), district.working() as session:
        records.undo(session)
    assert read(district, paper.id) == paper


# Cancelling and amending


def test_an_order_is_cancelled_by_an_order_that_names_it(district):
    order = issue(district, dated=MARCH, number=111)
    new = cancel(district, order.paper.id, dated=MAY)
    assert (new.paper.kind, new.paper.number, new.paper.refers_to, new.paper.relation) == (
        "cancellation", 112, order.paper.id, "cancels",
    )  # fmt: skip
    assert "คำสั่งอำเภอพนมสารคาม" in words(new)
    assert "ยกเลิกคำสั่งอำเภอพนมสารคาม ที่ ๑๑๑/๒๕๕๑ ลงวันที่ ๑๙ มีนาคม ๒๕๕๑" in words(new)
    assert "พิมพ์ชื่อผิด" in words(new)


def test_an_announcement_is_cancelled_by_an_announcement_without_numbers(district):
    announced = issue(district, "announcement", dated=MAY)
    new = cancel(district, announced.paper.id, dated=date(2008, 6, 1))
    assert (new.paper.kind, new.paper.register, new.paper.number) == ("withdrawal", "announcement", 2)
    assert "ยกเลิกประกาศอำเภอพนมสารคาม ลงวันที่ ๘ พฤษภาคม ๒๕๕๑" in words(new)
    assert "คำสั่งอำเภอ" not in words(new)
    assert "ที่ ๑/" not in words(new)
    assert "ประกาศ ณ วันที่ ๑ มิถุนายน พ.ศ. ๒๕๕๑" in words(new)


def test_an_announcement_signed_by_hand_is_cancelled_without_its_registers_number(district):
    out = issue(district, "announcement", way="blank").paper
    with district.working() as session:
        papers.record_number(session, out.id, None, MAY)
    assert "ที่ ๑/" not in words(cancel(district, out.id, dated=date(2008, 6, 1)))


def test_a_cancelled_paper_keeps_its_number_and_words_in_the_register_with_the_reason(district):
    order = issue(district, dated=MARCH, number=111)
    cancel(district, order.paper.id, dated=MAY)
    kept = read(district, order.paper.id)
    assert (kept.state, kept.number, kept.reason) == ("cancelled", 111, "พิมพ์ชื่อผิด")
    assert (kept.contents, kept.file) == (order.paper.contents, order.paper.file)
    with reading(district.store) as session:
        rows = lists.page(session, "papers", lists.order(session, lists.Listing(topic="papers")))
        columns = [field.name for field in lists.columns(Paper)]
    shown = [dict(zip(columns, row.cells, strict=True)) for row in rows]
    assert [(row["number"], row["state"], row["reason"]) for row in shown] == [
        ("111", "ยกเลิก", "พิมพ์ชื่อผิด"),
        ("112", "ออกแล้ว", "พิมพ์ชื่อผิด"),
    ]
    with pytest.raises(CannotDo, match="เลขที่ 111 ใช้ไปแล้ว"):
        issue(district, dated=MAY, number=111)


def test_a_cancelled_paper_is_not_cancelled_again(district):
    order = issue(district, dated=MARCH).paper
    cancel(district, order.id, dated=MAY)
    with pytest.raises(CannotDo, match="ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว"):
        cancel(district, order.id, dated=MAY)


def test_a_cancelling_paper_may_itself_be_cancelled(district):
    order = issue(district, dated=MARCH).paper
    first = cancel(district, order.id, dated=MAY).paper
    second = cancel(district, first.id, dated=MAY).paper
    assert (second.kind, second.number) == ("cancellation", 3)
    assert [read(district, one).state for one in (order.id, first.id, second.id)] == [
        "cancelled",
        "cancelled",
        "issued",
    ]


def test_cancelling_needs_a_reason(district):
    order = issue(district, dated=MARCH).paper
    with pytest.raises(CannotDo, match="ต้องบอกเหตุผลที่ยกเลิก") as refused:
        cancel(district, order.id, "  ")
    assert refused.value.field == "reason"


def test_where_the_registry_numbers_orders_a_cancelling_order_takes_the_registrys_number(district):
    with district.working() as session:
        records.save(session, replace(papers.register_of(session, "order"), way="given"))
    order = issue(district, dated=MARCH, number=111).paper
    with pytest.raises(CannotDo, match="ต้องพิมพ์เลขที่"):
        cancel(district, order.id, dated=MAY)
    assert cancel(district, order.id, dated=MAY, number=240).paper.number == 240


def test_a_paper_is_cancelled_only_when_the_cancelling_one_is_signed(district):
    order = issue(district, dated=MARCH).paper
    out = cancel(district, order.id, way="blank").paper
    assert (out.state, read(district, order.id).state) == ("out", "issued")
    with pytest.raises(CannotDo, match="มีหนังสือยกเลิกฉบับนี้รอลงนามอยู่แล้ว"):
        cancel(district, order.id)
    with district.working() as session:
        papers.record_number(session, out.id, 9, MAY)
    kept = read(district, order.id)
    assert (kept.state, kept.reason) == ("cancelled", "พิมพ์ชื่อผิด")


def test_a_paper_stands_where_its_cancelling_one_was_never_signed(district):
    order = issue(district, dated=MARCH).paper
    out = cancel(district, order.id, way="blank").paper
    with district.working() as session:
        papers.set_aside(session, out.id, "ไม่ลงนาม")
    assert read(district, order.id).state == "issued"
    assert cancel(district, order.id, dated=MAY).paper.state == "issued"


def test_a_waiting_or_drafted_paper_is_not_cancelled_by_another(district):
    out = issue(district, way="blank").paper
    with pytest.raises(CannotDo, match="ยกเลิกได้เฉพาะหนังสือที่ออกแล้ว"):
        cancel(district, out.id)


def test_an_amending_order_refers_to_what_it_amends_and_is_found_from_it(district):
    order = issue(district, dated=MARCH, number=111).paper
    amending = issue(district, dated=MAY, amends=order.id)
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
    assert read(district, order.id).state == "issued"


def test_only_an_order_in_force_is_amended_and_by_an_order(district):
    order = issue(district, dated=MARCH).paper
    cancel(district, order.id, dated=MAY)
    announced = issue(district, "announcement", dated=MAY).paper
    for asked in (
        {"amends": order.id},
        {"amends": announced.id},
        {"kind": "announcement", "amends": announced.id},
    ):
        with pytest.raises(CannotDo, match="แก้ไขเพิ่มเติมได้เฉพาะคำสั่งที่ออกแล้ว") as refused:
            issue(district, dated=MAY, **asked)
        assert refused.value.field == "amends"


def test_a_draft_keeps_what_it_amends(district):
    order = issue(district, dated=MARCH).paper
    with district.working() as session:
        draft = papers.keep_draft(session, Request(kind="order", committee=district.group, amends=order.id))
    issued = issue(district, dated=MAY, draft=draft).paper
    assert (issued.refers_to, issued.relation) == (order.id, "amends")


# Previews


def test_a_preview_is_the_paper_itself_overprinted_and_changes_nothing(district):
    before, folder = database(district.store), hashed(district.store.folder / "attachments")
    with reading(district.store) as session:
        form = committees.form_of(session, district.committee)
    lines = (*form.lines, line("อารีย์", "รักษา", village=district.villages[3]))
    form = replace(form, lines=lines, committee=replace(form.committee, name="คณะกรรมการที่แก้ยังไม่บันทึก"))
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        seen = papers.preview(session, form, Request(kind="announcement", dated=MAY), plain_draw)
    assert seen.pdf.startswith(b"%PDF-draft")
    assert "นายอารีย์ รักษา" in words(seen)
    assert "คณะกรรมการที่แก้ยังไม่บันทึก" in words(seen)
    assert database(district.store) == before
    assert hashed(district.store.folder / "attachments") == folder
    assert issue(district, "announcement", dated=MAY).paper.number == 1


def test_a_committee_that_was_never_saved_is_previewed(district):
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        form = board(district.centre, district.villages)
        seen = papers.preview(session, form, Request(kind="announcement", dated=MAY), plain_draw)
    assert "นายมาลี วัฒนา" in words(seen)


def test_a_preview_shows_the_number_that_will_be_taken(district):
    issue(district, dated=MARCH, number=111)
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        form = committees.form_of(session, district.group)
        assert papers.preview(session, form, Request(kind="order", dated=MAY), plain_draw).paper.number == 112


def test_a_preview_outside_a_rehearsal_is_a_fault_of_the_program(district):
    with pytest.raises(AssertionError, match="rolled back"), district.working() as session:
        papers.preview(
            session, committees.form_of(session, district.group), Request(kind="order"), plain_draw
        )


def test_cancelling_is_previewed_without_cancelling(district):
    order = issue(district, dated=MARCH).paper
    before = database(district.store)
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        assert papers.cancel(session, order.id, "ผิด", plain_draw, dated=MAY).pdf.startswith(b"%PDF-draft")
    assert database(district.store) == before


# What stands on the paper


def test_the_paper_is_signed_by_the_signer_of_its_date(district):
    caretaker = Signer(
        name="นายตัวอย่าง ดีงาม", position="ปลัดอำเภอ", acting="caretaker", acting_for="นายอำเภอพนมสารคาม",
        start=date(2008, 5, 1), end=date(2008, 5, 9),
    )  # fmt: skip
    with district.working() as session:
        records.add(session, caretaker)
    assert "นายสมมติ แบบอย่าง" in words(issue(district, "announcement", dated=date(2008, 4, 30)))
    acted = words(issue(district, "announcement", dated=MAY))
    assert "นายตัวอย่าง ดีงาม" in acted
    assert "รักษาราชการแทน นายอำเภอพนมสารคาม" in acted
    assert "นายสมมติ แบบอย่าง" not in acted


def test_a_date_without_a_signer_is_refused_before_a_number_is_taken(district):
    with pytest.raises(CannotDo, match="ไม่มีผู้ลงนามในวันที่ 1 มกราคม 2550"):
        issue(district, dated=date(2007, 1, 1))


def test_the_words_are_those_of_the_offices_own_that_held_on_the_date(district):
    own = {"cause": "ด้วยเหตุ", "resolve": "จึงประกาศ", "closing": "ประกาศให้ทราบ"}
    with district.working() as session:
        records.add(
            session, Wording(kind="announcement", start=date(2008, 6, 1), subject="ถ้อยคำเดือนหก", **own)
        )
        records.add(
            session, Wording(kind="announcement", start=date(2009, 1, 1), subject="ถ้อยคำปีถัดมา", **own)
        )
    subjects = [
        issue(district, "announcement", dated=day).paper.subject
        for day in (MAY, date(2008, 6, 1), date(2009, 2, 1))
    ]
    assert subjects == ["รับรองผลการคัดเลือกคณะกรรมการ ศอช.ต.ท่าถ่าน", "ถ้อยคำเดือนหก", "ถ้อยคำปีถัดมา"]


def test_a_member_who_left_is_printed_nowhere_and_the_successor_not_before_the_time(district):
    with district.working() as session:
        left = committees.seats_of(session, district.committee)[1]
        successor = line("อารีย์", "รักษา", village=district.villages[1])
        committees.end_seat(session, left.id, date(2008, 12, 31), "resigned", successor)
    before, after = (words(issue(district, "announcement", dated=day)) for day in (MAY, date(2009, 1, 1)))
    assert ("ประเสริฐ ทองคำ" in before, "อารีย์ รักษา" in before) == (True, False)
    assert ("ประเสริฐ ทองคำ" in after, "อารีย์ รักษา" in after) == (False, True)


def test_a_village_is_named_as_it_was_on_the_papers_date(district):
    with district.working() as session:
        village = records.read(session, Village, district.villages[0])
        records.save(session, replace(village, name="หนองเก่า", end=date(2008, 12, 31)))
        records.add(session, replace(village, id="", version=0, name="หนองใหม่", start=date(2009, 1, 1)))
    before, after = (words(issue(district, "announcement", dated=day)) for day in (MAY, date(2009, 1, 1)))
    assert ("หมู่ ๑ บ้านหนองเก่า" in before, "หนองใหม่" in before) == (True, False)
    assert ("หมู่ ๑ บ้านหนองใหม่" in after, "หนองเก่า" in after) == (True, False)


def test_a_seat_without_a_village_is_printed_by_the_persons_and_a_group_by_its_name(district):
    with district.working() as session:
        seat = committees.seats_of(session, district.committee)[0]
        person = records.read(session, Person, seat.person)
        records.save(session, replace(person, village=district.villages[5]))
        group = records.add(session, Organisation(name="กลุ่มสตรีบ้าน 6", tambon="240606"))
        records.save(session, replace(seat, village="", organisation=group))
    issued = words(issue(district, "announcement", dated=MAY))
    assert "หมู่ ๖" in issued
    assert "กลุ่มสตรีบ้าน ๖" in issued


def test_digits_are_of_the_offices_habit_unless_the_paper_is_asked_otherwise(district):
    assert "๒๕๕๑" in words(issue(district, dated=MARCH))
    arabic = words(issue(district, dated=MARCH, thai_digits=False))
    assert "2551" in arabic
    assert not any(digit in arabic for digit in "๐๑๒๓๔๕๖๗๘๙")


def test_no_national_id_stands_on_a_paper(district):
    with district.working() as session:
        person = records.read(session, Person, committees.seats_of(session, district.committee)[0].person)
        records.save(session, replace(person, national_id="1234567890121"))
    issued = words(issue(district, "announcement", dated=MAY))
    assert "123456789012" not in issued
    assert "๑๒๓๔๕๖๗๘๙๐๑๒" not in issued
    assert "xxxx" not in issued


def test_a_committee_without_names_gives_no_paper(district):
    with district.working() as session:
        empty = committees.appoint(session, replace(board(district.centre, district.villages), lines=()))
    with pytest.raises(CannotDo, match="ยังไม่มีรายชื่อ"):
        issue(district, "announcement", committee=empty, dated=MAY)


def test_the_offices_emblem_and_fonts_are_handed_to_who_draws(district):
    seen = []

    def look_on(contents, look, *, draft):
        seen.append(look)
        return b"%PDF-", 1

    png, regular, bold = b"\x89PNG picture", b"\x00\x01\x00\x00regular", b"\x00\x01\x00\x00bold"
    with district.working() as session:
        papers.issue(session, Request(kind="order", committee=district.group, dated=MARCH), look_on)
        offices.set_emblem(session, png)
        offices.set_font(session, "font_regular", regular)
        offices.set_font(session, "font_bold", bold)
        papers.issue(session, Request(kind="order", committee=district.group, dated=MARCH), look_on)
    assert seen == [papers.Look(), papers.Look(png, regular, bold)]


# Papers of long ago


def test_a_paper_of_long_ago_is_entered_with_its_scan(district):
    old = Paper(kind="order", number=87, dated=date(2004, 2, 1), subject="แต่งตั้งคณะทำงานเดิม")
    with district.working() as session:
        kept = papers.enter_old(session, old, SCAN)
    stored = read(district, kept.id)
    assert (stored.state, stored.number, stored.year, stored.register) == ("issued", 87, 2547, "order")
    assert attachments.get(district.store, stored.scan) == SCAN
    with reading(district.store) as session:
        assert papers.reprint(session, kept.id).pdf == SCAN
    with pytest.raises(CannotDo, match="เลขที่ 87 ใช้ไปแล้ว"):
        issue(district, dated=date(2004, 12, 1), number=87)


def test_an_old_announcement_needs_no_number_and_no_scan(district):
    with district.working() as session:
        kept = papers.enter_old(session, Paper(kind="announcement", dated=MAY, subject="รับรองผล"), None)
    assert (kept.number, kept.file) == (None, "")
    with pytest.raises(CannotDo, match="ยังไม่มีไฟล์"), reading(district.store) as session:
        papers.reprint(session, kept.id)


@pytest.mark.parametrize(
    ("changed", "scan", "field", "sentence"),
    [
        ({"dated": None}, None, "dated", "ต้องมีวันที่ของหนังสือ"),
        ({"number": None}, None, "number", "ต้องพิมพ์เลขที่"),
        ({"kind": ""}, None, "kind", "ต้องกรอก “ชนิด”"),
        ({"number": 111}, None, "number", "เลขที่ 111 ใช้ไปแล้ว"),
        ({}, b"\xff\xd8\xff jpeg", "scan", "สำเนาที่สแกนต้องเป็นไฟล์ PDF"),
    ],
)
def test_an_old_paper_that_does_not_hold_is_refused(district, changed, scan, field, sentence):
    issue(district, dated=MARCH, number=111)
    old = replace(Paper(kind="order", number=87, dated=MAY), **changed)
    with pytest.raises(CannotDo, match=sentence) as refused, district.working() as session:
        papers.enter_old(session, old, scan)
    assert refused.value.field == field


def test_an_old_paper_is_cancelled_as_any_other(district):
    with district.working() as session:
        old = papers.enter_old(session, Paper(kind="order", number=87, dated=MARCH, subject="เดิม"), None)
    assert "ที่ ๘๗/๒๕๕๑" in words(cancel(district, old.id, dated=MAY))


def test_a_rehearsed_entry_keeps_no_scan(district):
    with rehearsing(district.store, OFFICER, "ลอง") as session:
        old = Paper(kind="order", number=87, dated=MARCH)
        kept = papers.enter_old(session, old, SCAN)
    assert kept.scan == hashlib.sha256(SCAN).hexdigest()
    assert kept.scan not in str(hashed(district.store.folder))


# Finding


def test_a_paper_is_found_by_kind_and_number_or_by_its_id(district):
    order = issue(district, dated=MARCH, number=111).paper
    with reading(district.store) as session:
        assert papers.find(session, "order 111/2551") == order
        assert papers.find(session, " order ๑๑๑/๒๕๕๑ ") == order
        assert papers.find(session, order.id) == order
        with pytest.raises(CannotDo, match="ไม่มีคำสั่งอำเภอ เลขที่ 112/2551 ในทะเบียน"):
            papers.find(session, "order 112/2551")
        with pytest.raises(CannotDo, match="ไม่พบรายการนี้ในหนังสือราชการ"):
            papers.find(session, "letter 1/2551")


def test_every_act_on_a_paper_is_final_in_the_log(district):
    order = issue(district, dated=MARCH).paper
    out = issue(district, way="blank").paper
    with district.working() as session:
        papers.record_number(session, out.id, 9, MAY)
    cancel(district, order.id, dated=MAY)
    with reading(district.store) as session:
        units = {entry.action for entry in history.entries(session, Paper, order.id)}
        finals = session.execute(
            sa.select(tables.units.c.final).order_by(tables.units.c.clock.desc()).limit(4)
        ).all()
    assert units == {"ออกหนังสือ", "ยกเลิกหนังสือ"}
    assert finals == [(True,)] * 4


def test_the_first_day_of_a_committee_is_what_its_fixture_says():
    assert FIRST == MAY

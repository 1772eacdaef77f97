"""Papers from draft to issued: numbers, frozen contents, reprints, cancelling; nothing issued ever changes."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store import attachments, history, tables
from desktop.store.session import reading, rehearsing
from desktop.work import committees, lists, papers, records
from desktop.work.papers import Request
from tests.store.folders import hashed
from tests.work.conftest import OFFICER, board, line, plain_draw, words

MARCH, MAY = date(2008, 3, 19), date(2008, 5, 8)
SCAN = b"%PDF-1.4 scanned"


def database(store):
    """Give every row of every table."""
    with reading(store) as session:
        tables_ = sorted(tables.metadata.tables.values(), key=lambda table: table.name)
        return {table.name: session.execute(sa.select(table)).all() for table in tables_}


# Numbers


def test_orders_are_numbered_one_after_the_other_within_the_calendar_year(district):
    numbers = [district.issue(dated=day).paper for day in (MARCH, MAY, date(2008, 12, 31), date(2009, 1, 1))]
    assert [(paper.number, paper.year) for paper in numbers] == [(1, 2551), (2, 2551), (3, 2551), (1, 2552)]


def test_the_registrys_number_is_taken_as_given_and_the_next_follows_it(district):
    given = district.issue(dated=MARCH, way="given", number=111).paper
    following = district.issue(dated=MAY).paper
    assert (given.number, given.year, following.number) == (111, 2551, 112)
    assert "ที่ ๑๑๓/๒๕๕๑" in words(district.issue(dated=MAY, number=113))


def test_a_number_that_is_typed_is_never_dropped_for_the_next_of_the_series(district):
    assert district.issue(dated=MARCH, number=111).paper.number == 111
    assert district.issue(dated=MARCH, number=5).paper.number == 5


def test_a_number_stands_once_in_its_register_and_year(district):
    district.issue(dated=MARCH, number=111)
    with pytest.raises(CannotDo, match="เลขที่ 111 ใช้ไปแล้วในทะเบียนของปีนี้") as refused:
        district.issue(dated=MAY, number=111)
    assert refused.value.field == "number"
    assert district.issue(dated=date(2009, 1, 5), number=111).paper.year == 2552
    assert district.issue("announcement", dated=MAY).paper.number == 1  # another register


def test_the_registrys_way_without_its_number_is_refused(district):
    with pytest.raises(CannotDo, match="ต้องพิมพ์เลขที่ที่ได้จากทะเบียนของอำเภอ"):
        district.issue(dated=MARCH, way="given")


def test_an_announcement_is_counted_in_its_register_and_bears_no_number(district):
    issued = district.issue("announcement", dated=MAY)
    assert (issued.paper.number, issued.paper.year, issued.paper.way) == (1, 2551, "none")
    assert "ที่ ๑/" not in words(issued)


def test_a_register_may_begin_at_another_number(district):
    with district.working() as session:
        register = papers.register_of(session, "order")
        records.save(session, replace(register, first=200))
    assert [district.issue(dated=MARCH).paper.number for _ in range(2)] == [200, 201]


def test_a_kind_of_paper_without_its_register_is_told(district):
    with district.working() as session:
        records.remove(
            session, type(papers.register_of(session, "order")), papers.register_of(session, "order").id
        )
    with pytest.raises(CannotDo, match="ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้"):
        district.issue(dated=MARCH)


def test_a_paper_that_cannot_be_drawn_takes_no_number_and_leaves_nothing(district):
    def torn(contents, look, *, draft):
        raise CannotDo("แบบอักษรนี้ไม่มีตัวอักษร")

    before = database(district.store)
    request = Request(kind="order", committee=district.group, dated=MARCH)
    with pytest.raises(CannotDo, match="แบบอักษร"), district.working() as session:
        papers.issue(session, request, torn)
    assert database(district.store) == before
    assert district.issue(dated=MARCH).paper.number == 1


# Blanks, signed and numbered by hand


def test_a_paper_with_blanks_waits_for_its_signature_and_takes_no_number(district):
    paper = district.issue(way="blank").paper
    assert (paper.state, paper.number, paper.year, paper.dated) == ("out", None, None, None)
    assert district.issue(dated=MARCH).paper.number == 1


def test_the_number_written_by_hand_is_recorded_afterwards_and_the_next_follows_it(district):
    out = district.issue(way="blank")
    assert "ที่ ............/............" in words(out)
    with district.working() as session:
        signed = papers.record_number(session, out.paper.id, 111, MARCH)
    kept = district.read(Paper, out.paper.id)
    assert kept == signed
    assert (kept.state, kept.number, kept.year, kept.dated) == ("issued", 111, 2551, MARCH)
    assert (kept.contents, kept.contents_hash, kept.file) == (
        out.paper.contents,
        out.paper.contents_hash,
        out.paper.file,
    )
    assert district.issue(dated=MAY).paper.number == 112


def test_an_announcement_that_was_signed_takes_its_place_in_the_register(district):
    district.issue("announcement", dated=MAY)
    out = district.issue("announcement", way="blank").paper
    with district.working() as session:
        assert papers.record_number(session, out.id, None, MAY).number == 2


@pytest.mark.parametrize(
    ("number", "sentence"),
    [(111, "เลขที่ 111 ใช้ไปแล้ว"), (None, "ต้องพิมพ์เลขที่"), (100_000, "“เลขที่” ต้องไม่เกิน 99999")],
)
def test_a_number_by_hand_holds_the_same_rules(district, number, sentence):
    district.issue(dated=MARCH, number=111)
    out = district.issue(way="blank").paper
    with pytest.raises(CannotDo, match=sentence) as refused, district.working() as session:
        papers.record_number(session, out.id, number, MAY)
    assert refused.value.field == "number"
    assert district.read(Paper, out.id).state == "out"


def test_only_a_paper_that_waits_gets_a_number_by_hand(district):
    paper = district.issue(dated=MARCH).paper
    with pytest.raises(CannotDo, match="บันทึกเลขได้เฉพาะหนังสือที่รอลงนาม"), district.working() as session:
        papers.record_number(session, paper.id, 5, MAY)


def test_a_paper_that_was_never_signed_is_set_aside_with_its_reason(district):
    out = district.issue(way="blank").paper
    with pytest.raises(CannotDo, match="ต้องบอกเหตุผลที่ยกเลิก"), district.working() as session:
        papers.set_aside(session, out.id, " ")
    with district.working() as session:
        papers.set_aside(session, out.id, "นายอำเภอไม่ลงนาม")
    kept = district.read(Paper, out.id)
    assert (kept.state, kept.reason, kept.number) == ("cancelled", "นายอำเภอไม่ลงนาม", None)
    assert district.issue(dated=MARCH).paper.number == 1


# Drafts


def test_a_draft_takes_no_number_until_it_is_issued(district):
    request = Request(kind="order", committee=district.group, dated=MARCH, thai_digits=False)
    with district.working() as session:
        draft = papers.keep_draft(session, request)
    kept = district.read(Paper, draft)
    assert (kept.state, kept.number, kept.subject) == ("draft", None, "คณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน")
    assert (kept.dated, kept.way, kept.thai_digits) == (MARCH, "auto", False)
    assert district.issue(dated=MARCH).paper.number == 1
    issued = district.issue(dated=MARCH, draft=draft).paper
    assert (issued.id, issued.number, issued.state) == (draft, 2, "issued")


def test_a_number_kept_in_a_draft_is_not_taken(district):
    with district.working() as session:
        papers.keep_draft(session, Request(kind="order", committee=district.group, dated=MARCH, number=1))
    assert district.issue(dated=MARCH).paper.number == 1


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
    with pytest.raises(KeyError, match="poem"), district.working() as session:
        papers.keep_draft(session, Request(kind="poem", committee=district.group))


# What is issued stays


def test_an_issued_paper_holds_its_words_their_hash_and_its_file(district):
    issued = district.issue(dated=MARCH)
    kept = district.read(Paper, issued.paper.id)
    assert kept == issued.paper
    assert kept.contents_hash == hashlib.sha256(kept.contents.encode()).hexdigest()
    assert kept.file == hashlib.sha256(issued.pdf).hexdigest()
    assert kept.subject == "แต่งตั้งคณะทำงานส่งเสริม ศอช.ต.ท่าถ่าน"
    with reading(district.store) as session:
        assert papers.contents_of(session, kept.id).kind == "order"


def test_a_reprint_gives_the_same_bytes_whatever_was_edited_since(district):
    issued = district.issue("announcement", dated=MAY)
    with district.working() as session:
        form = committees.form_of(session, district.committee)
        person = records.read(session, Person, form.lines[0].seat.person)
        records.save(session, replace(person, first_name="เปลี่ยนชื่อ"))
        records.save(session, replace(form.committee, name="ชื่อใหม่"))
    with reading(district.store) as session:
        again = papers.reprint(session, issued.paper.id)
    assert again.pdf == issued.pdf


def test_a_file_is_named_by_kind_and_the_number_on_the_paper(district):
    assert district.issue(dated=MARCH, number=111).file_name == "คำสั่งอำเภอ 111-2551.pdf"
    assert district.issue(way="blank").file_name == "คำสั่งอำเภอ.pdf"
    assert district.issue("announcement", dated=MAY).file_name == "ประกาศอำเภอ.pdf"


def test_a_draft_has_nothing_to_reprint(district):
    with district.working() as session:
        draft = papers.keep_draft(session, Request(kind="order", committee=district.group))
    with pytest.raises(CannotDo, match="หนังสือนี้ยังไม่มีไฟล์"), reading(district.store) as session:
        papers.reprint(session, draft)


def test_nothing_issued_is_added_edited_or_removed_as_a_record(district):
    paper = district.issue(dated=MARCH).paper
    acts = (
        lambda s: records.save(s, replace(paper, subject="อื่น")),
        lambda s: records.remove(s, Paper, paper.id),
        lambda s: records.add(s, Paper(kind="order", number=7, year=2551, state="issued")),
    )
    for act in acts:
        with pytest.raises(CannotDo, match="ให้ใช้ “ออกหนังสือ” หรือ “ยกเลิกหนังสือ”"), district.working() as session:
            act(session)
    assert district.read(Paper, paper.id) == paper


def test_an_issued_paper_is_not_issued_set_aside_or_undone(district):
    paper = district.issue(dated=MARCH).paper
    with pytest.raises(CannotDo, match="หนังสือนี้ออกไปแล้ว"):
        district.issue(dated=MAY, draft=paper.id)
    with pytest.raises(CannotDo, match="หนังสือนี้ออกไปแล้ว"), district.working() as session:
        papers.set_aside(session, paper.id, "ไม่ใช้")
    with pytest.raises(CannotDo, match="ให้ออกหนังสือยกเลิกแทน"), district.working() as session:
        records.undo(session)
    assert district.read(Paper, paper.id) == paper


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
    assert district.issue("announcement", dated=MAY).paper.number == 1


def test_a_committee_that_was_never_saved_is_previewed(district):
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        form = board(district.centre, district.villages)
        seen = papers.preview(session, form, Request(kind="announcement", dated=MAY), plain_draw)
    assert "นายมาลี วัฒนา" in words(seen)


def test_a_preview_shows_the_number_that_will_be_taken(district):
    district.issue(dated=MARCH, number=111)
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        form = committees.form_of(session, district.group)
        assert papers.preview(session, form, Request(kind="order", dated=MAY), plain_draw).paper.number == 112


def test_a_preview_outside_a_rehearsal_is_a_fault_of_the_program(district):
    with pytest.raises(AssertionError, match="rolled back"), district.working() as session:
        papers.preview(
            session, committees.form_of(session, district.group), Request(kind="order"), plain_draw
        )


def test_cancelling_is_previewed_without_cancelling(district):
    order = district.issue(dated=MARCH).paper
    before = database(district.store)
    with rehearsing(district.store, OFFICER, "ดูตัวอย่าง") as session:
        assert papers.cancel(session, order.id, "ผิด", plain_draw, dated=MAY).pdf.startswith(b"%PDF-draft")
    assert database(district.store) == before


# Papers of long ago


def test_a_paper_of_long_ago_is_entered_with_its_scan(district):
    old = Paper(kind="order", number=87, dated=date(2004, 2, 1), subject="แต่งตั้งคณะทำงานเดิม")
    with district.working() as session:
        kept = papers.enter_old(session, old, SCAN)
    stored = district.read(Paper, kept.id)
    assert (stored.state, stored.number, stored.year, stored.register) == ("issued", 87, 2547, "order")
    assert attachments.get(district.store, stored.scan) == SCAN
    with reading(district.store) as session:
        assert papers.reprint(session, kept.id).pdf == SCAN
    with pytest.raises(CannotDo, match="เลขที่ 87 ใช้ไปแล้ว"):
        district.issue(dated=date(2004, 12, 1), number=87)


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
    district.issue(dated=MARCH, number=111)
    old = replace(Paper(kind="order", number=87, dated=MAY), **changed)
    with pytest.raises(CannotDo, match=sentence) as refused, district.working() as session:
        papers.enter_old(session, old, scan)
    assert refused.value.field == field


def test_an_old_paper_is_cancelled_as_any_other(district):
    with district.working() as session:
        old = papers.enter_old(session, Paper(kind="order", number=87, dated=MARCH, subject="เดิม"), None)
    assert "ที่ ๘๗/๒๕๕๑" in words(district.cancel(old.id, dated=MAY))


def test_a_rehearsed_entry_keeps_no_scan(district):
    with rehearsing(district.store, OFFICER, "ลอง") as session:
        old = Paper(kind="order", number=87, dated=MARCH)
        kept = papers.enter_old(session, old, SCAN)
    assert kept.scan == hashlib.sha256(SCAN).hexdigest()
    assert kept.scan not in str(hashed(district.store.folder))


# Finding


def test_a_paper_is_found_by_kind_and_number_or_by_its_id(district):
    order = district.issue(dated=MARCH, number=111).paper
    with reading(district.store) as session:
        assert papers.find(session, "order 111/2551") == order
        assert papers.find(session, " order ๑๑๑/๒๕๕๑ ") == order
        assert papers.find(session, order.id) == order
        with pytest.raises(CannotDo, match="ไม่มีคำสั่งอำเภอ เลขที่ 112/2551 ในทะเบียน"):
            papers.find(session, "order 112/2551")
        with pytest.raises(CannotDo, match="ไม่พบรายการนี้ในหนังสือราชการ"):
            papers.find(session, "poem 1/2551")


def test_every_act_on_a_paper_is_final_in_the_log(district):
    order = district.issue(dated=MARCH).paper
    out = district.issue(way="blank").paper
    with district.working() as session:
        papers.record_number(session, out.id, 9, MAY)
    district.cancel(order.id, dated=MAY)
    with reading(district.store) as session:
        units = {entry.action for entry in history.entries(session, Paper, order.id)}
        finals = session.execute(
            sa.select(tables.units.c.final).order_by(tables.units.c.clock.desc()).limit(4)
        ).all()
    assert units == {"ออกหนังสือ", "ยกเลิกหนังสือ"}
    assert finals == [(True,)] * 4

"""A register as a book tells the whole story of a year in the order of its numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.papers import Paper
from desktop.domain.received import Received
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store import opening
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing
from desktop.work import number_blocks, papers, received, records, register_book
from desktop.work.facts import the_office
from desktop.work.papers import PAPER_KINDS

MARCH, APRIL, MAY = date(2008, 3, 8), date(2008, 4, 8), date(2008, 5, 8)
BACK = {"behind": 1, "back_reason": "ลืมออกเลข"}


def rows_of(district, key="order", year=2551):
    with reading(district.store) as session:
        return register_book.rows(session, key, year)


def told(district, *fields, key="order"):
    return [tuple(getattr(row, field) for field in fields) for row in rows_of(district, key)]


def printed(district, key="order", year=2551):
    with reading(district.store) as session:
        pdf = register_book.register_book(session, key, year, draw)
    pages = pypdf.PdfReader(BytesIO(pdf)).pages
    return pages, " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_paper_stands_with_its_day_subject_signer_and_code(district):
    paper = district.issue(dated=MARCH).paper
    [row] = rows_of(district)
    assert (row.id, row.number, row.state, row.dated, row.subject, row.signer) == (
        paper.id, "1", "issued", "8 มี.ค. 2551", paper.subject, "นายสมมติ แบบอย่าง",
    )  # fmt: skip
    assert row.code == paper.contents_hash[:8]


def test_numbers_stand_in_their_order_with_sub_numbers_and_what_cancelled_them(district):
    first = district.issue(dated=MARCH).paper
    district.issue(dated=APRIL)
    district.issue(dated=MARCH, **BACK)
    district.cancel(first.id, "พิมพ์ชื่อผิด", dated=MAY)
    assert told(district, "number", "state", "remark") == [
        ("1", "cancelled", "ยกเลิกโดยคำสั่งยกเลิก 3/2551, เหตุผล: พิมพ์ชื่อผิด"),
        ("1.1", "issued", "ออกเลขย้อนหลัง: ลืมออกเลข"),
        ("2", "issued", ""),
        ("3", "issued", ""),
    ]


def test_a_paper_cancelled_by_a_reason_only_says_it(district):
    with district.working() as session:
        old = Paper(kind="certificate", number=4, dated=MAY, subject="รับรองบุคคล")
        entered = papers.enter_old(session, old, None)
        papers.set_aside(session, entered.id, "ออกผิดคน")
    assert told(district, "number", "state", "remark", "code", key="certificate") == [
        ("4", "cancelled", "ยกเลิก, เหตุผล: ออกผิดคน", "")
    ]


def test_papers_without_a_number_of_other_years_and_of_other_books_stand_elsewhere(district):
    district.issue(way="blank")
    district.issue(dated=date(2009, 1, 5))
    district.issue("announcement", dated=MAY)
    with district.working() as session:
        papers.keep_draft(
            session, papers.Request(kind="order", committee=district.group, number=9, dated=MAY)
        )
    assert rows_of(district) == ()
    assert [row.number for row in rows_of(district, year=2552)] == ["1"]
    assert [row.number for row in rows_of(district, "announcement")] == ["1"]


def test_the_book_of_letters_sent_says_where_they_went(district):
    with district.working() as session:
        records.save(
            session, replace(the_office(session), letter_code="ฉช 0618", section="สำนักงานพัฒนาชุมชนอำเภอ")
        )
        old = Paper(kind="letter", number=7, dated=MAY, subject="ขอเชิญประชุม", to="ผู้ว่าราชการจังหวัด")
        entered = papers.enter_old(session, old, None)
        papers.note_dispatch(session, entered.id, "hand", "ส่งแล้ว")
    assert told(district, "number", "reference", "sender", "to", "subject", "action", key="sent") == [
        ("7", "ฉช 0618/7", "สำนักงานพัฒนาชุมชนอำเภอ", "ผู้ว่าราชการจังหวัด", "ขอเชิญประชุม", "นำส่งเอง, ส่งแล้ว")
    ]


def test_the_book_of_letters_received_keeps_those_struck_out(district):
    letter = Received(came=MAY, at="9.05", reference="ฉช 1", dated=MARCH, sender="จังหวัด", subject="ขอข้อมูล")
    with district.working() as session:
        one = received.receive(session, letter)
        received.receive(session, replace(letter, at=""))
        received.note(session, one.id, action="ตอบแล้ว", addressee="นายอำเภอ", remark="ด่วน")
        received.strike(session, one.id, "ลงซ้ำ")
    assert told(district, "number", "state", "came", "dated", "to", "action", "remark", key="received") == [
        ("1", "cancelled", "8 พ.ค. 2551 09.05 น.", "8 มี.ค. 2551", "นายอำเภอ", "ตอบแล้ว", "ยกเลิก: ลงซ้ำ, ด่วน"),
        ("2", "issued", "8 พ.ค. 2551", "8 มี.ค. 2551", "", "", ""),
    ]


def test_the_subject_of_a_secret_paper_is_not_told_nor_by_what_refers_to_it(district):
    with district.working() as session:
        secret = kept.add(
            session,
            Paper(
                kind="order", register="order", state="cancelled", number=1, year=2551, dated=MARCH, secrecy="very",
                subject="เรื่องปกปิด",
            ),
        )  # fmt: skip
        for number, refers in ((2, secret), (3, "")):
            kept.add(
                session,
                Paper(
                    kind="cancellation", register="order", state="issued", number=number, year=2551, dated=MAY,
                    subject="ยกเลิกเรื่องปกปิด" if refers else "ธรรมดา", refers_to=refers, relation="cancels" if refers else "",
                ),
            )  # fmt: skip
    assert told(district, "number", "subject") == [("1", "(หนังสือลับ)"), ("2", "(หนังสือลับ)"), ("3", "ธรรมดา")]
    assert "ปกปิด" not in printed(district)[1]


def test_a_block_is_told_where_it_began_and_its_unused_numbers_where_they_stayed(district, tmp_path):
    district.issue(dated=MARCH)
    with district.working() as session:
        number_blocks.reserve(session, "order", 5, "โน้ตบุ๊ก 1", MARCH)
    with district.working() as session:
        number_blocks.take_along(session, tmp_path / "away", "โน้ตบุ๊ก 1")
    assert told(district, "number", "state", "count", "subject")[1:] == [
        ("2–6", "reserved", 5, "จองไว้ให้ “โน้ตบุ๊ก 1” เมื่อ 8 มี.ค. 2551")
    ]
    laptop = opening.open_copy(district.store, tmp_path / "away")
    replace(district, store=laptop).issue(dated=APRIL)
    laptop.close()
    with district.working() as session:
        number_blocks.give_back(session, tmp_path / "away", MAY)
    back = ("2–6", "reserved", 0, "จองไว้ให้ “โน้ตบุ๊ก 1” เมื่อ 8 มี.ค. 2551", "คืนเมื่อ 8 พ.ค. 2551")
    assert told(district, "number", "state", "count", "subject", "remark")[1] == back
    assert [row.number for row in rows_of(district)] == ["1", "2–6", "2"]  # 3–6 are free again
    with district.working() as session:
        number_blocks.reserve(session, "order", 2, "โน้ตบุ๊ก 2", MAY)
    district.issue(dated=MAY, number=9)
    assert told(district, "number", "state", "count")[2:] == [
        ("2", "issued", 1),
        ("3–4", "reserved", 2),
        ("5–6", "unused", 2),
        ("9", "issued", 1),
    ]


def test_the_numbers_of_a_lost_laptop_stand_with_the_reason(district):
    with district.working() as session:
        block = number_blocks.reserve(session, "order", 6, "โน้ตบุ๊ก 1", MARCH)
        number_blocks.return_unused(session, block.id, "1, 4", "เครื่องหาย", MAY)
    assert told(district, "number", "state", "count", "subject", "remark")[1:] == [
        ("1", "out", 1, "ออกจากเครื่องอื่น รอบันทึกสำเนา", "เหตุผล: เครื่องหาย"),
        ("2–3", "unused", 2, "ไม่ได้ใช้ (คืน)", "เหตุผล: เครื่องหาย"),
        ("4", "out", 1, "ออกจากเครื่องอื่น รอบันทึกสำเนา", "เหตุผล: เครื่องหาย"),
        ("5–6", "unused", 2, "ไม่ได้ใช้ (คืน)", "เหตุผล: เครื่องหาย"),
    ]


def test_the_years_of_a_book_are_those_with_numbers_or_blocks(district):
    district.issue(dated=MARCH)
    with district.working() as session:
        number_blocks.reserve(session, "order", 2, "ข", date(2010, 1, 4))
        received.receive(session, Received(came=date(2009, 2, 1), sender="ก", subject="ข"))
    with reading(district.store) as session:
        assert register_book.years(session, "order") == (2553, 2551)
        assert register_book.years(session, "received") == (2552,)
        assert register_book.years(session, "certificate") == ()


def test_it_is_printed_lying_with_a_head_on_each_page_and_a_foot(district):
    with district.working() as session:
        for number in range(1, 41):
            old = Paper(kind="order", number=number, dated=MARCH, subject=f"เรื่องลำดับที่ {number}")
            papers.enter_old(session, old, None)
    before = len(rows_of(district))
    pages, text = printed(district)
    assert len(pages) > 1
    assert all(page.mediabox.width > page.mediabox.height for page in pages)
    assert all("รหัสตรวจ" in page.extract_text() for page in pages)
    for words in ("ทะเบียนคุมคำสั่งอำเภอ", "ปี พ.ศ. ๒๕๕๑", "๔๐", "รวม ๔๐ เลข"):
        assert words in text
    assert len(rows_of(district)) == before == 40


@pytest.mark.parametrize(
    "key", sorted({kind.register for kind in PAPER_KINDS.values()} - {""} | {"received"})
)
def test_an_empty_book_is_printed_too(district, key):
    assert "ยังไม่มีรายการในทะเบียนของปีนี้" in printed(district, key)[1]


def test_a_book_that_is_not_there_is_refused(district):
    with pytest.raises(CannotDo, match="ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้"):
        rows_of(district, "poems")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 6), max_size=10))
def test_every_number_up_to_the_last_stands_in_exactly_one_row(district, steps):
    """Each step issues (0) or reserves as many numbers and ends the block as lost."""
    with rehearsing(district.store, "ก", "ลอง") as session:
        for place, size in enumerate(steps):
            if not size:
                paper = Paper(
                    kind="order", register="order", state="issued", subject="ก", year=2551, dated=MARCH
                )
                number = register_book.next_number(1, papers_of(session), ())
                kept.add(session, replace(paper, number=number))
                continue
            block = number_blocks.reserve(session, "order", size, f"เครื่อง {place}", MARCH)
            number_blocks.return_unused(session, block.id, str(block.first), "หาย", MAY)
        rows = [row for row in register_book.rows(session, "order", 2551) if row.count]
        assert sum(row.count for row in rows) == max(papers_of(session), default=0)
        firsts = [int(row.number.split("–")[0]) for row in rows]
        assert firsts == sorted(set(firsts))


def papers_of(session):
    return register_book.taken_numbers(session, "order", 2551)

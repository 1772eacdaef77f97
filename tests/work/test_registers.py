"""The books of numbers: which paper stands in which, and no number twice or left out, whoever issues at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.papers import PAPER_KINDS, RECEIVED, Paper
from desktop.domain.registers import Register
from desktop.errors import CannotDo
from desktop.store import history
from desktop.store import records as kept
from desktop.store.session import reading, rehearsing, writing
from desktop.work import papers, registers
from desktop.work.checks import check
from desktop.work.papers import Request
from desktop.work.registers import CASE_PAPERS, CASES, STARTING_REGISTERS, book_of, register_of, take_number
from tests.work.conftest import plain_draw, words


def test_every_book_counts_a_kind_and_what_cancels_stands_in_the_same_book():
    used = {kind.register for kind in PAPER_KINDS.values()} - {""}
    assert {*used, RECEIVED, CASES, CASE_PAPERS} == {register.key for register in STARTING_REGISTERS}
    for kind in PAPER_KINDS.values():
        assert not kind.cancelled_by or PAPER_KINDS[kind.cancelled_by].register == kind.register
        assert kind.register or not kind.printed


def test_a_kind_that_no_book_counts_takes_no_number(district):
    with rehearsing(district.store, "ก", "ลอง") as session:
        book = book_of(session, "minutes")
        assert (book.key, take_number(session, book, book.way, 2551, None)) == ("", None)


def test_a_new_office_numbers_its_orders_and_counts_its_announcements(district):
    with reading(district.store) as session:
        ways = {key: register_of(session, key).way for key in ("order", "announcement")}
    assert ways == {"order": "auto", "announcement": "none"}


def test_a_book_that_is_not_there_is_told_beside_its_field(district):
    with pytest.raises(CannotDo, match="ยังไม่มีทะเบียนเลขของหนังสือชนิดนี้") as refused, reading(district.store) as s:
        register_of(s, "letters")
    assert refused.value.field == "register"


@pytest.mark.parametrize(
    ("way", "given_number", "first", "taken"),
    [
        ("auto", None, 1, 8),
        ("auto", None, 100, 100),
        ("none", None, 1, 8),
        ("given", 5, 1, 5),
        ("given", 111, 1, 111),
        ("blank", None, 1, None),
    ],
)
def test_the_number_comes_as_its_way_says(district, way, given_number, first, taken):
    with rehearsing(district.store, "ก", "ลอง") as session:
        for number in (1, 7):
            kept.add(session, Paper(kind="order", register="order", number=number, year=2551, state="issued"))
        register = replace(register_of(session, "order"), first=first)
        assert take_number(session, register, way, 2551, given_number) == taken


def test_cancelled_and_waiting_numbers_are_taken_and_drafted_ones_are_not(district):
    with rehearsing(district.store, "ก", "ลอง") as session:
        for number, state in enumerate(("issued", "cancelled", "out", "draft"), start=1):
            kept.add(session, Paper(kind="order", register="order", number=number, year=2551, state=state))
        kept.add(session, Paper(kind="order", register="order", number=9, year=2552, state="issued"))
        kept.add(session, Paper(kind="order", register="other", number=8, year=2551, state="issued"))
        assert registers.taken_numbers(session, "order", 2551) == {1, 2, 3}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.none() | st.integers(1, 40), max_size=12))
def test_whatever_is_typed_between_no_number_is_taken_twice_and_the_next_follows_the_highest(district, asked):
    with rehearsing(district.store, "ก", "ลอง") as session:
        register, taken = Register(key="order", name="ก", first=1), []
        for given_number in asked:
            way = "given" if given_number else "auto"
            if given_number in taken:
                with pytest.raises(CannotDo, match="ใช้ไปแล้ว"):
                    take_number(session, register, way, 2551, given_number)
                continue
            number = take_number(session, register, way, 2551, given_number)
            assert number == (given_number or max(taken, default=0) + 1)
            taken.append(number)
            kept.add(session, Paper(kind="order", register="order", number=number, year=2551, state="issued"))
        assert len(set(taken)) == len(taken)


# Back-dated numbers


MARCH, APRIL, MAY, JUNE = (date(2008, month, 8) for month in (3, 4, 5, 6))


def behind(district, number, dated, reason="ลืมออกเลข", **asked):
    return district.issue(dated=dated, behind=number, back_reason=reason, **asked)


def test_back_dated_papers_stand_behind_a_number_with_sub_numbers(district):
    district.issue(dated=MARCH, number=111)
    district.issue(dated=MAY)
    first, second = behind(district, 111, APRIL), behind(district, 111, APRIL)
    assert [one.paper.numbered for one in (first, second)] == ["111.1/2551", "111.2/2551"]
    assert (first.paper.back_reason, first.paper.state) == ("ลืมออกเลข", "issued")
    assert "ที่ ๑๑๑.๑/๒๕๕๑" in words(first)
    assert first.file_name == "คำสั่งอำเภอ 111.1-2551.pdf"
    assert district.issue(dated=MAY).paper.number == 113  # the series goes on
    with reading(district.store) as session:
        assert check(session) == ()


def test_a_back_dated_paper_is_frozen_and_found_by_its_number(district):
    district.issue(dated=MARCH, number=111)
    made = behind(district, 111, APRIL)
    with reading(district.store) as session:
        assert papers.find(session, "order 111.1/2551") == made.paper
        assert papers.find(session, "order ๑๑๑.๑/๒๕๕๑") == made.paper
        assert papers.find(session, "order 111/2551").sub_number is None
        assert papers.reprint(session, made.paper.id).pdf == made.pdf
        with pytest.raises(CannotDo, match=r"ไม่มีคำสั่งอำเภอ เลขที่ 111\.2/2551 ในทะเบียน"):
            papers.find(session, "order 111.2/2551")


def test_a_back_dated_paper_is_cancelled_by_one_with_a_number_of_its_own(district):
    district.issue(dated=MARCH, number=111)
    made = behind(district, 111, APRIL).paper
    cancelling = district.cancel(made.id, dated=MAY)
    assert cancelling.paper.numbered == "112/2551"
    assert "ที่ ๑๑๑.๑/๒๕๕๑" in words(cancelling)
    assert district.read(Paper, made.id).state == "cancelled"
    assert behind(district, 111, APRIL).paper.sub_number == 2  # a cancelled one is not given again


def test_a_preview_of_a_back_dated_paper_leaves_its_number_free(district):
    district.issue(dated=MARCH, number=111)
    with rehearsing(district.store, "ก", "ดูตัวอย่าง") as session:
        asked = Request(kind="order", committee=district.group, dated=APRIL, behind=111, back_reason="ลืม")
        assert papers.issue(session, asked, plain_draw).paper.sub_number == 1
    assert behind(district, 111, APRIL).paper.sub_number == 1


@pytest.mark.parametrize(
    ("number", "dated", "asked", "field", "sentence"),
    [
        (111, APRIL, {"reason": "  "}, "back_reason", "ต้องบอกเหตุผลที่ออกเลขย้อนหลัง"),
        (111, APRIL, {"way": "blank"}, "way", "เลขย้อนหลังต้องออกพร้อมวันที่ เว้นไว้เขียนด้วยมือไม่ได้"),
        (110, APRIL, {}, "behind", "ไม่มีเลขที่ 110 ในทะเบียนของปีนี้ จึงแทรกเลขย่อยไม่ได้"),
        (111, date(2009, 1, 5), {}, "behind", "ไม่มีเลขที่ 111 ในทะเบียนของปีนี้ จึงแทรกเลขย่อยไม่ได้"),
        (112, APRIL, {}, "behind", "เลขที่ 112 ลงวันที่หลังวันที่ของหนังสือนี้ กรุณาแทรกหลังเลขก่อนหน้า"),
        (111, JUNE, {}, "behind", "เลขที่ 112 ลงวันที่ก่อนวันที่ของหนังสือนี้ กรุณาแทรกหลังเลขนั้น"),
    ],
)
def test_a_number_is_back_dated_only_where_it_belongs_and_with_a_reason(
    district, number, dated, asked, field, sentence
):
    district.issue(dated=MARCH, number=111)
    district.issue(dated=MAY, number=112)
    with pytest.raises(CannotDo) as refused:
        behind(district, number, dated, **asked)
    assert (refused.value.field, str(refused.value)) == (field, sentence)


def test_the_day_of_the_number_itself_may_be_back_dated_and_the_newest_followed(district):
    district.issue(dated=MARCH, number=111)
    district.issue(dated=MAY, number=112)
    assert behind(district, 111, MARCH).paper.numbered == "111.1/2551"
    assert behind(district, 111, MAY).paper.numbered == "111.2/2551"
    assert behind(district, 112, JUNE).paper.numbered == "112.1/2551"


def test_a_draft_is_no_number_to_stand_behind(district):
    draft = Paper(kind="order", register="order", number=5, year=2551, dated=MARCH)
    with district.working() as session:
        kept.add(session, draft)
    with pytest.raises(CannotDo, match="ไม่มีเลขที่ 5 ในทะเบียน"):
        behind(district, 5, APRIL)


# Books of a later program


def test_the_books_that_an_earlier_office_lacks_are_added_once_and_for_good(store):
    with writing(store, "ก", "เปิด") as session:
        kept.add(session, Register(key="order", name="คำสั่งของอำเภอ", way="given"))
    with writing(store, "ก", "เพิ่มทะเบียน") as session:
        registers.add_missing_registers(session)
        added = session.unit
    with reading(store) as session:
        books = {book.key: book for book in kept.find(session, Register)}
        assert set(books) == {book.key for book in STARTING_REGISTERS}
        assert books["order"].way == "given"
        assert registers.missing_registers(session) == []
    with writing(store, "ก", "เพิ่มทะเบียน") as session:
        registers.add_missing_registers(session)
        assert session.unit == ""  # nothing is logged
    with pytest.raises(CannotDo, match="การบันทึกนี้เลิกทำไม่ได้"), writing(store, "ก", "เลิกทำ") as session:
        history.undo(session, added)

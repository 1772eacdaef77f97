"""A frozen paper beside today's records, and its copy for the notice board."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.store.session import reading
from desktop.work import committees, paper_changes, papers, records
from tests.work.conftest import plain_draw

MARCH = date(2008, 3, 19)


def since(district, id_):
    with reading(district.store) as session:
        return paper_changes.since(session, id_)


def test_nothing_changed_since_it_was_issued(district):
    assert since(district, district.issue(dated=MARCH).paper.id) == ()


def test_a_name_written_otherwise_today_is_told_and_the_paper_stays(district):
    order = district.issue(dated=MARCH).paper
    with district.working() as session:
        [person] = [one for one in people(session) if one.first_name == "วิชัย"]
        records.save(session, replace(person, last_name="มงคลชัย"))
    said = since(district, order.id)
    assert said == ("“นายวิชัย มงคล” ไม่อยู่ในรายชื่อแล้ว", "“นายวิชัย มงคลชัย” เพิ่มเข้ามาในรายชื่อ")
    assert district.read(Paper, order.id).contents_hash == order.contents_hash


def people(session):
    from desktop.store import records as store

    return store.find(session, Person)


def test_who_left_by_today_is_told(district):
    announced = district.issue("announcement", dated=date(2008, 5, 8)).paper
    with district.working() as session:
        seat = committees.seats_of(session, district.committee)[1]
        committees.end_seat(session, seat.id, date(2009, 1, 1), "resigned")
    said = since(district, announced.id)
    assert said[0] == "“นายประเสริฐ ทองคำ” ไม่อยู่ในรายชื่อแล้ว"


def test_a_paper_that_could_not_be_written_today_says_why(district):
    order = district.issue(dated=MARCH).paper
    with district.working() as session:
        for seat in committees.seats_of(session, district.group):
            committees.end_seat(session, seat.id, date(2009, 1, 1), "resigned")
    [said] = since(district, order.id)
    assert said == "เขียนหนังสือนี้จากข้อมูลปัจจุบันไม่ได้: ยังไม่มีรายชื่อในคณะ กรุณาเพิ่มรายชื่อก่อนออกหนังสือ"


def test_a_paper_entered_from_paper_has_nothing_to_compare(district):
    with district.working() as session:
        old = papers.enter_old(session, Paper(kind="order", number=7, dated=MARCH, subject="แต่งตั้ง"), None)
    with pytest.raises(CannotDo, match="หนังสือนี้ไม่มีเนื้อความเก็บไว้"):
        since(district, old.id)


def test_the_copy_for_the_notice_board_is_marked_and_nothing_is_kept_of_it(district):
    order = district.issue(dated=MARCH).paper
    with reading(district.store) as session:
        hung = paper_changes.redacted(session, order.id, plain_draw).decode()
    assert '"watermark":"สำเนา"' in hung
    assert "นายวิชัย มงคล" in hung
    assert district.read(Paper, order.id) == order


def test_a_secret_paper_is_not_hung(district):
    order = district.issue(
        "memo", dated=MARCH, typed={"secrecy": "secret", "to": "ก", "subject": "ข", "body": "ค"}
    )
    with reading(district.store) as session, pytest.raises(CannotDo, match="หนังสือลับปิดประกาศไม่ได้"):
        paper_changes.redacted(session, order.paper.id, plain_draw)

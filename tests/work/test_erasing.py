"""Erasing: refused where the law wants the data kept, told before, final, noted, and nothing else is touched."""

from __future__ import annotations

import dataclasses
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import privacy as rule
from desktop.domain.cases import Case, Party
from desktop.domain.committees import Committee, Seat
from desktop.domain.mediators import Mediator
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.retention import RetentionRule
from desktop.domain.tracks import DisputeKind
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo, Trouble
from desktop.store import attachments, backups, drafts, tables
from desktop.store import records as store
from desktop.store.session import reading
from desktop.work import cases, erasing, records
from desktop.work.checks import check

PICTURE = b"\x89PNG\r\n\x1a\n"
NAME = ("อำนวย", "ลืมแล้ว")


@pytest.fixture
def known(district):
    with district.working("เพิ่ม") as session:
        return records.add(session, Person(title="นาย", first_name=NAME[0], last_name=NAME[1], phone="0891"))


def erase(district, id_, reason="เจ้าของข้อมูลขอ", approver="นายอำเภอ"):
    with district.working("ลบข้อมูลส่วนบุคคล") as session:
        erasing.erase(session, id_, reason, approver)


def refused(district, id_, **more):
    with pytest.raises(CannotDo) as caught:
        erase(district, id_, **more)
    return caught.value


def look(district, id_):
    with reading(district.store) as session:
        return erasing.look(session, id_)


def test_only_a_code_is_left_and_it_is_final_and_noted(district, known):
    erase(district, known)
    left = district.read(Person, known)
    assert left == Person(
        id=known, version=left.version, first_name=f"(ลบข้อมูลแล้ว {known[:8]})", erased=date.today()
    )
    with district.working("เลิกทำ") as session, pytest.raises(CannotDo, match="เลิกทำไม่ได้"):
        records.undo(session)
    with reading(district.store) as session:
        [noted] = session.execute(tables.readings.select()).mappings().all()
        assert (noted["field"], noted["reason"]) == ("erased", "เจ้าของข้อมูลขอ (ผู้อนุมัติ นายอำเภอ)")
        assert check(session) == ()
        changes = records.history(session, Person, known)
    assert not any(text in str(changes) for text in (*NAME, "0891"))
    assert not any(one.change for one in changes)  # nothing of it is given back


def test_reason_and_approver_are_asked(district, known):
    assert (refused(district, known, reason=" ").field, refused(district, known, approver="").field) == (
        "reason",
        "approver",
    )
    with district.working("ลอง") as session, pytest.raises(AssertionError):
        erasing.erase(dataclasses.replace(session, rehearsal=True), known, "ก", "ข")


def test_what_was_erased_is_neither_erased_again_nor_changed_nor_named(district, known):
    erase(district, known)
    assert str(refused(district, known)) == "ลบข้อมูลส่วนบุคคลของบุคคลนี้แล้ว"
    left = district.read(Person, known)
    with district.working("แก้ไข") as session:
        with pytest.raises(CannotDo, match="จึงแก้ไขไม่ได้"):
            records.save(session, replace(left, phone="1"))
        with pytest.raises(CannotDo, match="จึงเลือกใหม่ไม่ได้"):
            store.add(session, Seat(committee=district.group, person=known, position="คณะทำงาน"))
        store.change_cells(
            session, Person, known, {"phone": "0891"}
        )  # as it came from a copy that had not heard
    erase(district, known)
    assert district.read(Person, known).phone == ""


@pytest.mark.parametrize("ended", [None, timedelta(1), timedelta(0)])
def test_nobody_in_office_is_erased(district, known, ended):
    end = date.today() + ended if ended is not None else None
    with district.working("ตั้ง") as session:
        body = store.add(session, replace(store.read(session, Committee, district.group), id="", end=None))
        store.add(session, Seat(committee=body, person=known, position="ประธานคณะทำงาน", end=end))
    assert str(refused(district, known)).startswith("ยังลบไม่ได้ เพราะเป็นประธานคณะทำงานของ “")


def test_who_left_office_may_be_erased(district, known):
    with district.working("ตั้ง") as session:
        ended = date.today() - timedelta(1)
        store.add(session, Seat(committee=district.group, person=known, position="คณะทำงาน", end=ended))
    erase(district, known)


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (lambda id_: Organisation(name="กลุ่มหนึ่ง", chair=id_), "ประธานของ “กลุ่มหนึ่ง”"),
        (lambda id_: Mediator(person=id_, name="นายอำนวย"), "ผู้ไกล่เกลี่ยของ “นายอำนวย”"),
    ],
)
def test_who_chairs_a_group_or_mediates_is_not_erased(district, known, record, what):
    with district.working("ตั้ง") as session:
        records.add(session, record(known))
    assert what in str(refused(district, known))


def begin_case(district, ended=None, **party):
    with district.working("รับเรื่อง") as session:
        kind = store.find(session, DisputeKind)[0].id
        case = Case(received=date(2000, 1, 5), subject="เรื่องหนึ่ง", kind=kind)
        id_ = cases.begin(session, case, [Party(side="1", first_name="ผู้ร้อง", **party)])
        if ended:
            store.save(session, replace(store.read(session, Case, id_), ended=ended))
        if not store.find(session, RetentionRule, tables.of(RetentionRule).c.of == "cases"):
            store.add(session, RetentionRule(of="cases", years=10, start=date(1990, 1, 1), source="ทดสอบ"))


@pytest.mark.parametrize("ended", [None, date(2025, 1, 1)])
def test_no_party_of_a_case_within_its_time_is_erased(district, known, ended):
    begin_case(district, ended, person=known)
    assert "อยู่ในสำนวนไกล่เกลี่ย 1 เรื่อง" in str(refused(district, known))


def test_a_case_past_its_time_stands_against_nothing(district, known):
    begin_case(district, date(2001, 1, 1), person=known)
    erase(district, known)


def test_who_may_not_open_cases_cannot_tell_and_is_refused(district, known):
    begin_case(district)
    district.store.permits = district.store.permits - {MEDIATION}
    assert "ต้องมีสิทธิ์เปิดเรื่องไกล่เกลี่ย" in str(refused(district, known))


def test_what_goes_and_what_stays_is_told_before(district, known):
    with district.working("เตรียม") as session:
        store.add(
            session, Received(subject="นายอำนวย ลืมแล้ว ขอพบ", came=date(2009, 1, 1), number=1, year=2552)
        )
        drafts.keep(session, f"people:{known}", {"phone": "1"})
        drafts.keep(session, "villages:", {"headman": "อำนวย ลืมแล้ว"})
        drafts.keep(session, "villages:other", {"headman": "คนอื่น"})
        sha = attachments.put(session.store, PICTURE)
        records.save(session, replace(records.read(session, Person, known), portrait=sha))
    backups.make(district.store, "asked", lambda _done, _total: None)
    plan = look(district, known)
    told = {item.what: item.where for item in plan.goes}
    assert told["ร่างที่พิมพ์ค้างไว้"] == "2 รายการ"
    assert told["ไฟล์แนบที่ใช้กับบุคคลนี้เท่านั้น"] == "1 รายการ"
    assert told["โทรศัพท์"] == "0891"
    assert [item.topic for item in plan.typed] == ["received"]
    assert plan.backups == 1
    assert plan.backups_until > date.today()
    erase(district, known)
    with reading(district.store) as session:
        assert [one.key for one in drafts.find(session)] == ["villages:other"]
        [letter] = store.find(session, Received)
        assert letter.subject == "นายอำนวย ลืมแล้ว ขอพบ"  # for a person to change
    with pytest.raises(Trouble):
        attachments.get(district.store, sha)


def test_a_file_that_something_else_uses_stays(district, known):
    with district.working("เตรียม") as session:
        sha = attachments.put(session.store, PICTURE)
        records.save(session, replace(records.read(session, Person, known), portrait=sha))
        other = records.add(session, Person(first_name="อีกคน", portrait=sha))
        records.save(
            session, replace(records.read(session, Person, other), portrait="")
        )  # its history has it
    erase(district, known)
    assert attachments.get(district.store, sha) == PICTURE


def test_an_issued_paper_stays_as_it_was(district, known):
    with district.working("ตั้ง") as session:
        ended = date(2010, 1, 1)
        seat = Seat(
            committee=district.committee, person=known, position="กรรมการ", start=date(2008, 5, 8), end=ended
        )
        store.add(session, seat)
    paper = district.issue("announcement", dated=date(2008, 6, 1)).paper
    assert "อำนวย ลืมแล้ว" in paper.contents
    assert paper.id in [item.id for item in look(district, known).stays]
    erase(district, known)
    from desktop.domain.papers import Paper

    assert district.read(Paper, paper.id) == paper
    with reading(district.store) as session:
        from desktop.work import papers

        assert b"PDF" in papers.reprint(session, paper.id).pdf


@given(st.lists(st.integers(0, 900), max_size=40))
def test_every_backup_is_thinned_away_by_the_day_that_is_said(ages):
    today = date(2026, 11, 21)
    days = sorted(today - timedelta(age) for age in ages)
    until = rule.gone_by(days, today)
    assert (until is None) == (not days)
    if until:
        assert today < until < today + timedelta(400)

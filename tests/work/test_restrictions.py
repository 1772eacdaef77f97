"""A person whose data rests is named nowhere anew: not in seats, meetings, papers or lists that are written out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.committees import Seat
from desktop.domain.people import Person
from desktop.errors import CannotDo
from desktop.exchange import dump, lists
from desktop.store import records as store
from desktop.store import tables
from desktop.store.session import reading
from desktop.work import bulk, meetings, open_dump, records, restrictions
from desktop.work.papers import Request
from tests.work.conftest import plain_draw

RESTS = "ระงับการใช้ข้อมูลของ “นายสมชาย ใจดี” ไว้ตั้งแต่"


@pytest.fixture
def chair(district):
    """Give the chair of the committee, whose data rests."""
    with district.working("ระงับ") as session:
        [person] = store.find(session, Person, tables.of(Person).c.first_name == "สมชาย")
        restrictions.restrict(session, person.id, " ขอให้ตรวจความถูกต้อง ")
    return person.id


def refused(district, act, *args, **more):
    with district.working("ลอง") as session, pytest.raises(CannotDo) as caught:
        act(session, *args, **more)
    return caught.value


def test_it_says_since_when_and_why_and_who_is_noted(district, chair):
    kept = district.read(Person, chair)
    assert (kept.restricted_since, kept.restricted_reason) == (date.today(), "ขอให้ตรวจความถูกต้อง")
    with reading(district.store) as session:
        [noted] = session.execute(tables.readings.select()).mappings().all()
    assert (noted["field"], noted["row"], noted["reason"]) == ("restricted", chair, "ขอให้ตรวจความถูกต้อง")


def test_it_is_lifted_with_a_reason_and_never_undone_in_passing(district, chair):
    with district.working("ยกเลิกการระงับ") as session:
        restrictions.lift(session, chair, "ตรวจแล้วถูกต้อง")
    assert district.read(Person, chair).restricted_since is None
    assert "เลิกทำไม่ได้" in str(refused(district, records.undo))


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (restrictions.restrict, "ระงับการใช้ข้อมูลของบุคคลนี้อยู่แล้ว"),
        (lambda session, id_, _why: restrictions.lift(session, id_, " "), "ต้องบอกเหตุผล"),
    ],
)
def test_what_makes_no_sense_is_refused(district, chair, act, sentence):
    assert sentence in str(refused(district, act, chair, "เหตุ"))


def test_who_does_not_rest_is_not_lifted(district):
    with reading(district.store) as session:
        other = store.find(session, Person, tables.of(Person).c.first_name == "มาลี")[0].id
    assert "ไม่ได้ระงับ" in str(refused(district, restrictions.lift, other, "เหตุ"))
    assert refused(district, restrictions.restrict, other, "").field == "reason"


def test_no_form_and_no_change_of_many_writes_it(district, chair):
    person = district.read(Person, chair)
    assert "ระงับการใช้ตั้งแต่" in str(refused(district, records.save, replace(person, restricted_since=None)))
    assert "แก้ในแบบฟอร์มไม่ได้" in str(
        refused(district, records.add, Person(first_name="ใหม่", restricted_since=date.today()))
    )
    assert "restricted_since" not in {field.name for field in bulk.fields(Person)}
    with district.working("แก้ไข") as session:
        records.save(session, replace(person, phone="081"))  # what is held may still be put right


def test_no_new_seat_names_them_and_those_that_stand_stay(district, chair):
    seat = Seat(committee=district.group, person=chair, position="คณะทำงาน")
    error = refused(district, store.add, seat)
    assert str(error).startswith(RESTS)
    assert error.field == "person"
    with district.working("แก้ไข") as session:
        [own] = store.find(session, Seat, tables.of(Seat).c.person == chair)
        store.save(session, replace(own, standing="ประธานเดิม"))
        other = next(one for one in store.find(session, Seat) if one.person != chair)
    assert str(refused(district, store.save, replace(other, person=chair))).startswith(RESTS)


def test_no_paper_is_issued_that_names_them(district, chair):
    from desktop.work import papers

    error = refused(
        district, papers.issue, Request(kind="announcement", committee=district.committee), plain_draw
    )
    assert str(error).startswith(RESTS)
    request = Request(kind="certificate", committee=district.committee, typed={"person": chair, "body": "ก"})
    assert refused(district, papers.issue, request, plain_draw).field == "person"
    assert district.issue("order").paper.number  # of the working group, where they do not sit


def test_they_are_invited_to_no_meeting(district, chair):
    with district.working("ประชุม") as session:
        form = meetings.begin(session, district.committee, date(2008, 6, 1))
        assert chair not in {one.person for one in form.attendances}
        assert len(form.attendances) == 2


def test_no_invitation_goes_to_who_was_listed_before(district):
    from desktop.work import papers

    with district.working("ประชุม") as session:
        [person] = store.find(session, Person, tables.of(Person).c.first_name == "สมชาย")
        meeting = meetings.save(session, meetings.begin(session, district.committee, date(2008, 6, 1)))
        restrictions.restrict(session, person.id, "เหตุ")
    request = Request(kind="invitation", meeting=meeting, typed={"to": "กรรมการ"})
    assert str(refused(district, papers.issue, request, plain_draw)).startswith(RESTS)


def test_lists_that_are_written_out_leave_them_out(district, chair, tmp_path):
    with reading(district.store) as session:
        numbers = [
            *session.connection.scalars(tables.of(Person).select().with_only_columns(tables.of(Person).c.no))
        ]
        count = lists.export(
            session, lambda _done, _all: None, "people", ["first_name"], numbers, tmp_path / "a.csv"
        )
        assert count == len(numbers) - 1
        assert "สมชาย" not in (tmp_path / "a.csv").read_text("utf-8-sig")
        assert [*restrictions.numbers_to_give(session, "villages", [3, 1])] == [3, 1]


def test_a_whole_dump_says_how_many_rest_and_is_filled_in_again(district, chair, tmp_path):
    with reading(district.store) as session:
        assert dump.write(session, tmp_path / "dump", clear=False)["restricted_people"] == 1
        seats = [row for row in open_dump.rows(session, Seat, clear=False) if row["person"] == chair]
    made, _aside = open_dump.records(Seat, [{**row, "id": "again"} for row in seats])
    with district.working("กรอก") as session:
        assert store.add_many(session, made, as_was=True) == ["again"]

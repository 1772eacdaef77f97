"""What is past its time, the lists by which it is destroyed, and that nothing goes without approval."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.cases import Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.meetings import AgendaItem, Attendance, Meeting
from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.retention import (
    DisposalItem,
    DisposalList,
    RetentionRule,
    due,
    last_kept,
    rule_on,
)
from desktop.domain.surveys import Survey, SurveyRound
from desktop.domain.users import EVERYTHING, MEDIATION, USERS
from desktop.errors import CannotDo
from desktop.printing import draw
from desktop.store import attachments, conflicts, drafts, joining, tables
from desktop.store import records as store_records
from desktop.work import disposal, privacy_papers, privacy_start, records, retention
from desktop.work.checks import check
from tests.store.copies import held
from tests.work.copies import bring
from tests.work.mediated import Desk

TODAY = date(2040, 6, 1)
OLD, YOUNG = date(2028, 5, 1), date(2035, 1, 1)


@pytest.fixture
def desk(store):
    made = Desk(store)
    made.do(privacy_start.begin)
    return made


def letter(came=OLD, number=1, **said):
    return Received(number=number, year=2571, came=came, sender="อบต.", subject="ร้องเรียนนางสาวลับสุด", **said)


def found(desk, today=TODAY):
    return {(one.of, one.record): one for one in desk.ask(lambda s: list(retention.past(s, today)))}


def prepared(desk, *kinds, today=TODAY):
    return desk.do(disposal.prepare, kinds, today)


def approved(desk, *kinds):
    id_ = prepared(desk, *kinds)
    desk.do(disposal.approve, id_, "นายอำเภอ", "ฉช 0118/123", TODAY)
    return id_


# finding


def test_a_letter_is_past_its_time_the_day_after_ten_years_and_never_before(desk):
    id_ = desk.do(store_records.add, letter(came=date(2030, 6, 1)))
    assert not found(desk, date(2040, 6, 1))
    one = found(desk, date(2040, 6, 2))["received", id_]
    assert (one.reference, one.since, one.due) == ("1/2571", date(2030, 6, 1), date(2040, 6, 1))
    assert one.label.endswith("ร้องเรียนนางสาวลับสุด")


def test_a_time_that_an_office_changed_holds_from_its_day_on(desk):
    desk.do(store_records.add, letter())
    forever = RetentionRule(of="received", start=date(2039, 1, 1), source="คำสั่งจังหวัด")
    desk.do(store_records.add, forever)
    assert found(desk, date(2038, 12, 31))
    assert not found(desk)


def test_people_without_a_link_are_found_and_the_others_never(desk):
    lone, named, restful = (desk.do(store_records.add, Person(first_name=name)) for name in "กขค")
    desk.do(store_records.add, Organisation(name="กลุ่มออมทรัพย์", chair=named))
    person = desk.ask(lambda s: store_records.read(s, Person, restful))
    resting = dataclasses.replace(person, restricted_since=YOUNG)
    desk.do(store_records.save, resting)
    people = [one for of, one in found(desk) if of == "people"]
    assert people == [lone]
    assert not found(desk, date.today() + timedelta(365))
    assert found(desk)["people", lone].reference == ""


def test_people_are_not_listed_by_who_cannot_see_whether_a_case_names_them(desk):
    lone = desk.do(store_records.add, Person(first_name="ก"))
    party = desk.do(store_records.add, Person(first_name="ข"))
    desk.begin(parties=[Party(side="1", first_name="ข", person=party)])
    assert [one for of, one in found(desk) if of == "people"] == [lone]
    desk.store.permits = EVERYTHING - {MEDIATION}
    assert [one for of, one in found(desk) if of in ("people", "cases")] == []


def test_a_meeting_a_survey_and_an_ended_group_are_found_by_their_own_days(desk):
    centre = desk.do(store_records.add, Centre(tambon="240606", name="ศอช.ต.ท่าถ่าน"))
    committee = desk.do(
        store_records.add, Committee(centre=centre, kind="centre", name="คณะกรรมการ ศอช.ต.ท่าถ่าน")
    )
    meeting = desk.do(store_records.add, Meeting(committee=committee, number=1, year=2571, held=OLD))
    group = desk.do(store_records.add, Organisation(name="กลุ่มเลิก", status="closed", closed=OLD))
    surveyed = desk.do(store_records.add, Organisation(name="กลุ่มทอผ้า"))
    round_ = desk.do(store_records.add, SurveyRound(year=2571, tambon="240606", finished=OLD))
    survey = desk.do(store_records.add, Survey(organisation=surveyed, round=round_))
    desk.do(store_records.add, Survey(organisation=surveyed, round=new_round(desk), before=survey))
    told = found(desk)
    assert set(told) == {("meetings", meeting), ("organisations", group), ("surveys", survey)}
    assert told["surveys", survey].label == "กลุ่มทอผ้า ปี 2571"
    assert "ครั้งที่ 1/2571" in told["meetings", meeting].reference


def new_round(desk):
    return desk.do(store_records.add, SurveyRound(year=2572, tambon="240606"))


@given(st.dates(date(1950, 1, 1), date(2200, 1, 1)), st.integers(1, 99))
def test_whatever_is_past_its_time_was_kept_for_all_its_years(today, years):
    rule = RetentionRule(of="received", years=years, start=date(1900, 1, 1), source="ทดสอบ")
    last = last_kept(rule, today)
    assert due(rule, last) < today <= due(rule, last + timedelta(1)) + timedelta(1)
    assert rule_on([rule], "people", today) is None


# lists


def test_a_list_names_letters_by_number_and_people_by_nothing(desk):
    desk.do(store_records.add, letter())
    desk.do(store_records.add, Person(first_name="ลับสุดยอด"))
    id_ = prepared(desk, "received", "people")
    whole = desk.ask(disposal.whole, id_)
    assert [(one.item.of, one.item.reference) for one in whole.items] == [
        ("people", ""),
        ("received", "1/2571"),
    ]
    assert whole.items[0].label == "ลับสุดยอด"
    kept = desk.ask(
        lambda s: s.connection.execute(sa.select(tables.of(DisposalItem))).mappings().all(),
    )
    assert "ลับสุด" not in repr([dict(one) for one in kept])


def test_a_list_takes_the_next_number_of_its_year_and_nothing_twice(desk):
    desk.do(store_records.add, letter())
    desk.do(store_records.add, Person(first_name="ก"))
    first = prepared(desk, "received")
    with pytest.raises(CannotDo, match="ไม่มีข้อมูลที่พ้นกำหนด"):
        prepared(desk, "received")
    second = prepared(desk, "people", "received")
    numbers = [
        desk.ask(lambda s, one=one: store_records.read(s, DisposalList, one)).label for one in (first, second)
    ]
    assert numbers == ["บัญชีขอทำลายที่ 1/2583", "บัญชีขอทำลายที่ 2/2583"]
    desk.do(disposal.withdraw, second)
    assert desk.ask(disposal.counts, TODAY) == {"people": 1}


def test_nothing_is_destroyed_without_an_approval_that_says_who_and_by_which_paper(desk):
    letter_id = desk.do(store_records.add, letter())
    id_ = prepared(desk, "received")
    with pytest.raises(CannotDo, match="ยังไม่ได้รับอนุมัติ"):
        desk.do(disposal.destroy, id_, TODAY)
    for said, field, sentence in (
        (("", "1", TODAY), "approved_by", "ต้องบอกผู้อนุมัติ"),
        (("นายอำเภอ", " ", TODAY), "approval", "เลขที่หนังสืออนุมัติ"),
        (("นายอำเภอ", "1", None), "approved", "วันที่ของหนังสืออนุมัติ"),
        (("นายอำเภอ", "1", TODAY - timedelta(1)), "approved", "ต้องไม่ก่อนวันที่จัดทำ"),
    ):
        with pytest.raises(CannotDo, match=sentence) as caught:
            desk.do(disposal.approve, id_, *said)
        assert caught.value.field == field
    desk.store.permits = EVERYTHING - {USERS}
    with pytest.raises(CannotDo, match="ต้องเป็นหัวหน้า"):
        desk.do(disposal.approve, id_, "นายอำเภอ", "1", TODAY)
    desk.store.permits = EVERYTHING
    assert desk.ask(lambda s: store_records.read(s, Received, letter_id)).subject
    desk.do(disposal.approve, id_, "นายอำเภอ", "1", TODAY)
    with pytest.raises(CannotDo, match="ได้รับอนุมัติแล้ว"):
        desk.do(disposal.approve, id_, "นายอำเภอ", "1", TODAY)
    with pytest.raises(CannotDo, match="ได้รับอนุมัติแล้ว"):
        desk.do(disposal.withdraw, id_)


def test_what_is_destroyed_is_gone_from_the_record_its_parts_and_the_log(desk):
    centre = desk.do(store_records.add, Centre(tambon="240606", name="ศอช.ต.ท่าถ่าน"))
    committee = desk.do(store_records.add, Committee(centre=centre, kind="centre", name="คณะกรรมการ"))
    meeting = desk.do(store_records.add, Meeting(committee=committee, number=1, year=2571, held=OLD))
    desk.do(store_records.add, AgendaItem(meeting=meeting, title="เรื่องลับสุด"))
    desk.do(store_records.add, Attendance(meeting=meeting, name="นางลับสุด"))
    desk.do(store_records.add, letter())
    desk.do(store_records.add, Person(first_name="ลับสุด", phone="089-999-9999"))
    id_ = approved(desk, "meetings", "received", "people")
    done = desk.do(disposal.destroy, id_, TODAY)
    assert (done.count, done.kept) == (3, ())
    assert "ลับสุด" not in everything(desk)
    assert "999-9999" not in everything(desk)
    assert not found(desk)
    whole = desk.ask(disposal.whole, id_)
    assert (whole.listing.state, whole.listing.done) == ("done", TODAY)
    assert {one.item.outcome for one in whole.items} == {"destroyed"}
    with pytest.raises(CannotDo, match="ทำลายตามบัญชีนี้แล้ว"):
        desk.do(disposal.destroy, id_, TODAY)
    with pytest.raises(CannotDo, match="ทำลายตามบัญชีนี้แล้ว"):
        desk.do(disposal.keep, [whole.items[0].item.id], "ใช้ต่อ")


def test_the_scan_of_a_destroyed_letter_goes_from_the_disk_and_a_shared_one_stays(desk):
    own, shared = (
        desk.do(lambda s, data=data: attachments.put(s.store, data)) for data in (b"%PDF a", b"%PDF b")
    )
    first = desk.do(store_records.add, letter(scan=own))
    desk.do(store_records.add, letter(number=2, scan=shared))
    desk.do(store_records.add, letter(YOUNG, 3, scan=shared))
    desk.do(drafts.keep, f"received:{first}", {"subject": "ร่าง"})
    desk.do(disposal.destroy, approved(desk, "received"), TODAY)
    assert desk.ask(drafts.find) == ()
    assert not attachments.path_of(desk.store.folder, own).exists()
    assert attachments.get(desk.store, shared) == b"%PDF b"


def everything(desk):
    """Give all that the tables of records and the log hold."""
    names = ("people", "received", "meetings", "agenda_items", "attendances", "changes")
    return desk.ask(
        lambda s: repr(
            [
                dict(row)
                for name in names
                for row in s.connection.execute(sa.select(tables.metadata.tables[name])).mappings()
            ]
        )
    )


def test_what_is_in_use_again_and_what_the_committee_keeps_stay_and_are_named(desk):
    one, two, three = (desk.do(store_records.add, Person(first_name=name)) for name in ("หนึ่ง", "สอง", "สาม"))
    id_ = approved(desk, "people")
    items = {each.item.record: each.item.id for each in desk.ask(disposal.whole, id_).items}
    with pytest.raises(CannotDo, match="ต้องบอกเหตุที่เก็บต่อ"):
        desk.do(disposal.keep, [items[two]], " ")
    desk.do(disposal.keep, [items[two]], "ยังเป็นวิทยากร")
    desk.do(store_records.add, Organisation(name="กลุ่มใหม่", chair=one))
    done = desk.do(disposal.destroy, id_, TODAY)
    assert done.count == 1
    assert [(each.record, each.why) for each in done.kept] == [(one, "มีการใช้งานอีก หรือยังไม่พ้นกำหนด")]
    assert desk.ask(lambda s: store_records.labels(s, Person, [one, two])) == {one: "หนึ่ง", two: "สอง"}
    left = {each.id for each in desk.ask(lambda s: store_records.find(s, Person))}
    assert left == {one, two}
    assert three not in left


def test_people_that_were_joined_go_together(desk):
    stays, goes = (
        desk.do(store_records.add, Person(first_name="ลืมเลือน", phone=phone)) for phone in ("081", "082")
    )
    desk.do(joining.join, Person, stays, goes, {"phone": "082"})
    done = desk.do(disposal.destroy, approved(desk, "people"), TODAY)
    assert done.count == 1
    people = tables.of(Person)
    question = sa.select(people.c.deleted, people.c.phone, people.c.erased)
    rows = desk.ask(lambda s: s.connection.execute(question.where(people.c.id.in_((stays, goes)))).all())
    assert [tuple(row) for row in rows] == [(True, "", TODAY)] * 2
    assert "ลืมเลือน" not in everything(desk)
    assert desk.ask(check) == ()


def test_last_years_survey_goes_and_this_years_stays_without_it(desk):
    group = desk.do(store_records.add, Organisation(name="กลุ่มทอผ้า"))
    round_ = desk.do(store_records.add, SurveyRound(year=2571, tambon="240606", finished=OLD))
    old = desk.do(store_records.add, Survey(organisation=group, round=round_, informant="นางลับ"))
    new = desk.do(store_records.add, Survey(organisation=group, round=new_round(desk), before=old))
    desk.do(disposal.destroy, approved(desk, "surveys"), TODAY)
    assert desk.ask(lambda s: store_records.read(s, Survey, new)).before == ""
    assert [one.id for one in desk.ask(lambda s: store_records.find(s, Survey))] == [new]


def test_an_ended_group_goes_with_its_parts(desk):
    person = desk.do(store_records.add, Person(first_name="ก"))
    group = desk.do(store_records.add, Organisation(name="กลุ่มเลิก", status="closed", closed=OLD))
    desk.do(store_records.add, Member(organisation=group, person=person, role="member"))
    desk.do(disposal.destroy, approved(desk, "organisations"), TODAY)
    assert desk.ask(lambda s: store_records.find(s, Member)) == []
    assert ("people", person) in found(desk)


def test_cases_are_listed_by_number_and_only_by_who_may_open_them(desk):
    from desktop.work import case_way

    id_ = desk.begin()
    desk.do(case_way.end, id_, "withdrawn", date(2026, 6, 1))
    listing = approved(desk, "cases")
    whole = desk.ask(disposal.whole, listing)
    assert [(one.item.record, one.label) for one in whole.items] == [(id_, "")]
    assert whole.items[0].item.reference
    desk.store.permits = EVERYTHING - {MEDIATION}
    hidden = desk.ask(disposal.whole, listing)
    assert (hidden.items, hidden.hidden) == ((), 1)
    with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        desk.do(disposal.destroy, listing, TODAY)
    desk.store.permits = EVERYTHING
    assert desk.do(disposal.destroy, listing, TODAY).count == 1
    assert ("cases", id_) not in found(desk)


def test_a_list_is_never_edited_as_a_form(desk):
    desk.do(store_records.add, letter())
    id_ = prepared(desk, "received")
    listing = desk.ask(lambda s: store_records.read(s, DisposalList, id_))
    with pytest.raises(CannotDo, match="บัญชีขอทำลาย"):
        desk.do(records.save, dataclasses.replace(listing, state="approved"))


def test_the_reminder_is_silent_for_the_rest_of_the_year_once_a_list_is_made(desk):
    assert not desk.ask(retention.reminds, TODAY)
    desk.do(store_records.add, letter())
    assert desk.ask(retention.reminds, TODAY)
    prepared(desk, "received")
    desk.do(store_records.add, letter(number=2))
    assert not desk.ask(retention.reminds, TODAY)
    assert desk.ask(retention.reminds, date(2041, 1, 2))


def test_the_list_prints_with_its_items_and_the_times_it_was_made_by(desk):
    from io import BytesIO

    from pypdf import PdfReader

    desk.do(store_records.add, letter())
    id_ = approved(desk, "received")
    pdf = desk.ask(privacy_papers.disposal_sheet, id_, draw)
    said = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "บัญชีหนังสือและข้อมูลขอทำลาย" in said
    assert "อนุมัติโดย" in said


# what comes after


@pytest.fixture
def meeting(two, stick):
    """Give a meeting that the office destroys while the laptop goes on with it, the laptop's work home."""
    office, laptop = map(Desk, two)
    office.do(privacy_start.begin)
    committee = office.do(store_records.add, Committee(name="คณะกรรมการ"))
    id_ = office.do(store_records.add, Meeting(committee=committee, number=1, year=2571, held=OLD))
    agenda = office.do(store_records.add, AgendaItem(meeting=id_, title="เรื่อง"))
    bring(*two, stick)
    scan = laptop.do(lambda s: attachments.put(s.store, b"%PDF secret"))
    laptop.do(store_records.add, AgendaItem(meeting=id_, title="วาระลับสุด", file=scan))
    laptop.do(store_records.add, Attendance(meeting=id_, name="นางลับสุด"))
    laptop.do(store_records.change_cells, AgendaItem, agenda, {"resolution": "มติลับสุด"})
    office.do(disposal.destroy, approved(office, "meetings"), TODAY)
    bring(*two[::-1], stick)
    return id_, scan


def test_what_a_laptop_adds_to_a_destroyed_record_is_listed_and_goes_by_the_next_list(two, stick, meeting):
    (office, laptop), (id_, scan) = map(Desk, two), meeting
    assert "ลับสุด" in everything(office)
    [one] = found(office).values()
    assert (one.of, one.record, one.label, one.since) == ("meetings", id_, "", OLD)
    assert "ครั้งที่ 1/2571" in one.reference
    assert office.ask(retention.reminds, date(2041, 1, 1))
    assert office.do(disposal.destroy, approved(office, "meetings"), TODAY).count == 1
    bring(*two, stick)
    bring(*two[::-1], stick)
    for desk in (office, laptop):
        assert "ลับสุด" not in everything(desk)
        assert not attachments.path_of(desk.store.folder, scan).exists()
        assert not found(desk)
        assert desk.ask(check) == ()
    assert held(two[0])["agenda_items"] == held(two[1])["agenda_items"]
    assert held(two[0])["heads"] == held(two[1])["heads"]


@pytest.mark.parametrize("decided", [False, True])
def test_a_destroyed_letter_that_a_laptop_edited_goes_again_whatever_was_decided(two, stick, decided):
    office, laptop = map(Desk, two)
    office.do(privacy_start.begin)
    id_ = office.do(store_records.add, letter())
    person = office.do(store_records.add, Person(first_name="ลับสุด"))
    bring(*two, stick)
    laptop.do(store_records.change_cells, Received, id_, {"remark": "หมายเหตุลับสุด"})
    laptop.do(store_records.change_cells, Person, person, {"note": "เรื่องลับสุด"})
    office.do(disposal.destroy, approved(office, "received", "people"), TODAY)
    bring(*two[::-1], stick)
    if decided:
        office.do(decide_removed)
    assert {one[0] for one in found(office)} == {"received", "people"}
    office.do(disposal.destroy, approved(office, "received", "people"), TODAY)
    bring(*two, stick)
    bring(*two[::-1], stick)
    for desk in (office, laptop):
        assert "ลับสุด" not in everything(desk)
        assert desk.ask(conflicts.conflicts) == ()
        assert not found(desk)
        assert not desk.ask(lambda s: store_records.find(s, Received))
    assert held(two[0])["received"] == held(two[1])["received"]
    assert held(two[0])["people"] == held(two[1])["people"]


def decide_removed(session):
    for one in conflicts.conflicts(session):
        if one.field == "deleted":
            conflicts.decide(session, one, True)


def test_who_may_not_open_cases_is_told_nothing_of_destroyed_ones(desk):
    from desktop.work import case_way

    id_ = desk.begin()
    desk.do(case_way.end, id_, "withdrawn", date(2026, 6, 1))
    desk.do(disposal.destroy, approved(desk, "cases"), TODAY)
    assert not found(desk)
    desk.do(store_records.add, Party(case=id_, side="1", first_name="ลับสุด"))
    assert ("cases", id_) in found(desk)
    desk.store.permits = EVERYTHING - {MEDIATION}
    assert not found(desk)

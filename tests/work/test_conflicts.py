"""What copies disagree about in words: by record, with authors and times, decided, undone, sealed where it must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.cases import Case, Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.users import MEDIATION
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records
from desktop.store.session import reading, writing
from desktop.work import checks, conflicts
from desktop.work import records as work_records
from tests.store.test_scopes import HERE, THERE, laptop_of
from tests.store.test_scopes import bring as carry
from tests.work.copies import add, bring, edit, read, working


def waiting(store):
    with reading(store) as session:
        return conflicts.conflicts(session)


def said(conflict):
    return [(value.said, value.actor, value.is_mine) for value in conflict.values]


def differ(two, stick, record, first, second, topic=None):
    """Let both copies edit a record that both have, and meet at the office."""
    office, laptop = two
    with working(office) as session:
        id_ = records.add(session, record)
    bring(office, laptop, stick)
    for store, values in ((office, first), (laptop, second)):
        with working(store) as session:
            kept = records.read(session, topic or type(record), id_)
            records.save(session, replace(kept, **values))
    bring(laptop, office, stick)
    return id_


def decide(store, place, at=0):
    with working(store, conflicts.DECIDED) as session:
        conflicts.decide(session, conflicts.conflicts(session)[at], place)


def test_both_values_stand_with_who_gave_them(two, stick):
    person = differ(two, stick, Person(first_name="สมชาย"), {"phone": "1"}, {"phone": "2"})
    [one] = waiting(two[0])
    assert (one.topic, one.titled, one.row, one.label) == ("people", Person.titled, person, "สมชาย")
    assert one.title == "โทรศัพท์"
    assert said(one) == [("2", "มานะ", False), ("1", "สมศรี", True)]
    assert [value.copy for value in one.values] == ["โน้ตบุ๊ก 1", "สำนักงาน"]
    assert one.values[0].at >= one.values[1].at


@pytest.mark.parametrize(("place", "phone"), [(0, "2"), (1, "1")])
def test_one_is_chosen_and_undo_brings_both_back(two, stick, place, phone):
    office, laptop = two
    person = differ(two, stick, Person(first_name="สมชาย"), {"phone": "1"}, {"phone": "2"})
    before = waiting(office)
    decide(office, place)
    assert (waiting(office), read(office, person).phone) == ((), phone)
    bring(office, laptop, stick)
    assert (waiting(laptop), read(laptop, person).phone) == ((), phone)
    with working(office) as session:
        assert work_records.undo(session) == conflicts.DECIDED
    [again], [once] = waiting(office), before
    assert {value.said for value in again.values} == {value.said for value in once.values}


def test_undo_once_more_leaves_both_values(two, stick):
    office, laptop = two
    differ(two, stick, Person(first_name="สมชาย"), {"phone": "1"}, {"phone": "2"})
    decide(office, 0)
    with working(office) as session:
        work_records.undo(session)
    before = waiting(office)
    with working(office) as session, pytest.raises(CannotDo, match="มีการแก้ไขรายการนี้ต่อจากนั้นแล้ว"):
        work_records.undo(session)
    assert {value.said for value in waiting(office)[0].values} == {"1", "2"}
    assert waiting(office) == before
    bring(office, laptop, stick)
    assert {value.said for value in waiting(laptop)[0].values} == {"1", "2"}


def test_undo_once_more_leaves_what_another_copy_made_between(two, stick):
    office, laptop = two
    person = add(office, "สมชาย")
    edit(office, person, phone="1")
    bring(office, laptop, stick)
    edit(laptop, person, phone="2")
    bring(laptop, office, stick)
    edit(office, person, phone="3")
    with working(office) as session:
        work_records.undo(session)
    with working(office) as session, pytest.raises(CannotDo, match="มีการแก้ไขรายการนี้ต่อจากนั้นแล้ว"):
        work_records.undo(session)
    assert read(office, person).phone == "2"


def test_what_somebody_decided_meanwhile_is_told(two, stick):
    office, _laptop = two
    person = differ(two, stick, Person(first_name="สมชาย"), {"phone": "1"}, {"phone": "2"})
    [one] = waiting(office)
    edit(office, person, phone="3")
    with working(office) as session, pytest.raises(CannotDo, match="มีผู้ตัดสินหรือแก้ไขไปแล้ว"):
        conflicts.decide(session, one, 0)
    with working(office) as session, pytest.raises(CannotDo) as caught:
        conflicts.find(session, one.key)
    assert caught.value.field == "conflict"


@pytest.mark.parametrize("place", [-1, 2])
def test_a_place_that_is_not_there(two, stick, place):
    differ(two, stick, Person(first_name="สมชาย"), {"phone": "1"}, {"phone": "2"})
    [one] = waiting(two[0])
    with working(two[0]) as session, pytest.raises(CannotDo) as caught:
        conflicts.decide(session, one, place)
    assert caught.value.field == "take"


def test_mine_and_theirs(two, stick):
    differ(two, stick, Person(first_name="สมชาย"), {"phone": "1"}, {"phone": "2"})
    [one] = waiting(two[0])
    assert (conflicts.place_of(one, mine=True), conflicts.place_of(one, mine=False)) == (1, 0)
    both = replace(one, values=tuple(replace(value, is_mine=False) for value in one.values))
    with pytest.raises(CannotDo, match="ทุกค่ามาจากฝั่งเดียวกัน"):
        conflicts.place_of(both, mine=True)


def test_days_links_and_nothing_in_words(two, stick):
    office, _laptop = two
    with working(office) as session:
        centre = records.add(session, Centre(name="ศูนย์ ก"))
    first = {"start": date(2026, 5, 8), "centre": centre}
    differ(two, stick, Committee(name="คณะหนึ่ง"), first, {"start": date(2026, 6, 9), "name": "คณะสอง"})
    [one] = waiting(office)
    assert {value.said for value in one.values} == {"8 พ.ค. 2569", "9 มิ.ย. 2569"}
    assert one.title == "เริ่มวาระ"


def test_national_ids_come_masked(two, stick):
    first, second = {"national_id": "1234567890121"}, {"national_id": "1101700203451"}
    differ(two, stick, Person(first_name="สมชาย"), first, second)
    [one] = waiting(two[0])
    assert {value.said for value in one.values} == {"x-xxxx-xxxxx-12-1", "x-xxxx-xxxxx-45-1"}
    decide(two[0], 0)
    assert read(two[0], one.row).national_id == one.values[0].said


def test_an_own_field_is_told_by_its_title(two, stick):
    office, _laptop = two
    with working(office) as session:
        own = records.add(session, OwnField(title="สมาชิกใหม่", of="organisations", kind="number"))
    record = Organisation(name="กลุ่มจักสาน", own={own: "1", "gone": "1"})
    differ(two, stick, record, {"own": {own: "5", "gone": "2"}}, {"own": {own: "7", "gone": "3"}})
    told = {one.title: {value.said for value in one.values} for one in waiting(office)}
    assert told == {"สมาชิกใหม่": {"5", "7"}, "gone": {"2", "3"}}


def test_a_removal_beside_an_edit_waits(two, stick):
    office, laptop = two
    person = add(office, "สมชาย")
    bring(office, laptop, stick)
    with working(office) as session:
        records.remove(session, Person, person)
    edit(laptop, person, phone="1")
    bring(laptop, office, stick)
    [one] = waiting(office)
    assert (one.title, [value.said for value in one.values]) == (
        "การนำออก",
        ["ยังอยู่ในรายการ", "นำออกจากรายการ"],
    )
    decide(office, 1)
    with reading(office) as session, pytest.raises(CannotDo):
        work_records.remove(session, Person, person)


def test_what_names_a_record_of_another_tambon_is_decided_at_the_office(store, tmp_path, stick):
    here, there = (add_village(store, tambon) for tambon in (HERE, THERE))
    person = add(store, "สมชาย", village=here)
    with laptop_of(store, tmp_path / "part") as part:
        other = add_village(part, HERE)
        edit(store, person, village=there)
        with writing(part, "มานะ", "แก้ไข") as session:
            records.save(session, replace(records.read(session, Person, person), village=other))
        carry(part, store, stick)
        carry(store, part, stick)
        [one] = waiting(part)
        elsewhere = [value.said for value in one.values].index("อยู่ในเครื่องอื่น")
        with writing(part, "มานะ", conflicts.DECIDED) as session:
            with pytest.raises(CannotDo, match="กรุณาเลือกที่สำนักงาน"):
                conflicts.decide(session, one, elsewhere)
            conflicts.decide(session, one, 1 - elsewhere)
        assert (waiting(part), read(part, person).village) == ((), other)


def add_village(at, tambon):
    with writing(at, "สมศรี", "เพิ่ม") as session:
        return records.add(session, Village(tambon=tambon, number=1, name=tambon))


def test_cases_are_told_only_to_those_who_may_open_them(two, stick):
    office, _laptop = two
    with working(office) as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
    party = Party(case=case, side="1", first_name="สมมติ")
    differ(
        two,
        stick,
        party,
        {"phone": "1", "national_id": "1234567890121"},
        {"phone": "2", "national_id": "1101700203451"},
    )
    told = {one.title: {value.said for value in one.values} for one in waiting(office)}
    assert {frozenset(values) for values in told.values()} == {
        frozenset({"1", "2"}),
        frozenset({"x-xxxx-xxxxx-12-1", "x-xxxx-xxxxx-45-1"}),
    }
    assert waiting(office)[0].label.endswith("สมมติ")
    decide(office, 0)
    assert len(waiting(office)) == 1
    office.permits -= {MEDIATION}
    assert waiting(office) == ()


def test_a_part_of_a_case_that_was_set_aside_is_told_only_to_those_who_may_open_it(two, stick):
    office, laptop = two
    with working(office) as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
    bring(office, laptop, stick)
    with working(laptop) as session:
        records.add(session, Party(case=case, side="1", first_name="สมมติ"))
    with working(office) as session:
        records.remove(session, Case, case)
    [one] = bring(laptop, office, stick).stranded
    assert (one.topic, one.missing) == ("parties", "กก.01/2569")
    office.permits -= {MEDIATION}
    with reading(office) as session:
        assert conflicts.stranded(session) == ()


def test_a_part_without_a_name_is_told_by_its_whole(two, stick):
    office, laptop = two
    person = add(office, "มาลี", last_name="ใจดี")
    with working(office) as session:
        centre = records.add(session, Centre(tambon="240606", name="ศอช.ต.ท่าถ่าน"))
        board = records.add(session, Committee(centre=centre, name="คณะกรรมการ ศอช.ต.ท่าถ่าน"))
        kept = records.add(session, Seat(committee=board, person=person, position="กรรมการ"))
    bring(office, laptop, stick)
    with working(laptop) as session:
        records.add(session, Seat(committee=board, person=person, position="เลขานุการ"))
        records.save(session, replace(records.read(session, Seat, kept), position="ประธาน"))
    with working(office) as session:
        records.remove(session, Person, person)
        records.save(session, replace(records.read(session, Seat, kept), position="รองประธาน"))
    bring(laptop, office, stick)
    name = "กรรมการ · คณะกรรมการ ศอช.ต.ท่าถ่าน"
    with reading(office) as session:
        assert [one.label for one in conflicts.conflicts(session)] == [name]
        assert [(one.label, one.missing) for one in conflicts.stranded(session)] == [(name, "มาลี ใจดี")] * 2


# numbers that stand twice


@pytest.fixture
def twice(two, stick):
    """Give an office where two copies each issued order 7 and took in letter 3."""
    order = Paper(kind="order", register="order", number=7, year=2569, state="issued", dated=date(2026, 3, 5))
    letter = Received(number=3, year=2569, came=date(2026, 3, 5), sender="จังหวัด", subject="เชิญประชุม")
    for store in two:
        with working(store) as session:
            records.add(session, replace(order, subject=f"จาก {store.holder}"))
            records.add(session, letter)
    office, laptop = two
    bring(laptop, office, stick)
    return office, laptop


def doubled(store):
    with reading(store) as session:
        return {one.topic: one for one in conflicts.doubled(session)}


def void(store, row, reason="ทะเบียนอำเภอลงอีกฉบับ"):
    with working(store, conflicts.VOIDED) as session:
        conflicts.void(session, row, reason)


def in_numbers(store):
    with reading(store) as session:
        return [str(one.said) for one in checks.check(session) if one.about != "log"]


@pytest.mark.parametrize("topic", [Paper, Received])
def test_one_of_two_with_the_same_number_is_void_and_both_stay(twice, stick, topic):
    office, laptop = twice
    assert (len(in_numbers(office)), doubled(office)[topic.topic].may_void) == (2, True)
    [(stays, _one), (goes, _other)] = doubled(office)[topic.topic].records
    void(office, goes)
    assert topic.topic not in doubled(office)
    assert len(in_numbers(office)) == 1
    with reading(office) as session:
        kept, voided = records.read(session, topic, stays), records.read(session, topic, goes)
    assert (kept.number, kept.year) == (voided.number, voided.year)
    why = "เลขซ้ำ ใช้ฉบับนี้ไม่ได้: ทะเบียนอำเภอลงอีกฉบับ"
    assert (voided.state, voided.reason) == ("cancelled", why) if topic is Paper else voided.cancelled == why
    bring(office, laptop, stick)
    assert topic.topic not in doubled(laptop)
    with working(office) as session:
        assert conflicts.undo_last(session) == conflicts.VOIDED
    assert topic.topic in doubled(office)


def test_one_that_was_cancelled_before_keeps_that_reason_too(twice):
    office, _laptop = twice
    goes = doubled(office)["received"].records[1][0]
    with working(office) as session:
        records.save(session, replace(records.read(session, Received, goes), cancelled="ลงผิดเล่ม"))
    void(office, goes, " ซ้ำ ")
    with reading(office) as session:
        assert records.read(session, Received, goes).cancelled == "เลขซ้ำ ใช้ฉบับนี้ไม่ได้: ซ้ำ (ลงผิดเล่ม)"


def test_a_voiding_that_does_not_hold_is_refused(twice):
    office, _laptop = twice
    goes = doubled(office)["papers"].records[1][0]
    with pytest.raises(CannotDo, match="ต้องบอกเหตุผลว่าฉบับใดใช้เลขนี้ตามทะเบียนของอำเภอ") as refused:
        void(office, goes, "  ")
    assert refused.value.field == "reason"
    void(office, goes)
    with pytest.raises(CannotDo, match="เลขที่ของรายการนี้ไม่ซ้ำกับรายการอื่น") as refused:
        void(office, goes)
    assert refused.value.field == "record"

"""What copies disagree about in words: by record, with authors and times, decided, undone, sealed where it must be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.cases import Case, Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee
from desktop.domain.organisations import Organisation
from desktop.domain.own_fields import OwnField
from desktop.domain.people import Person
from desktop.domain.users import MEDIATION
from desktop.errors import CannotDo
from desktop.store import records
from desktop.store.session import reading
from desktop.work import conflicts
from desktop.work import records as work_records
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

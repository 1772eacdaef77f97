"""Probable doubles that two copies made apart: found by the rules that warn, compared, joined, answered, undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import records
from desktop.store.session import reading
from desktop.work import conflicts, doubles, home
from tests.work.copies import add, bring, edit, laptops, read, working


@pytest.fixture
def two(practice_store, tmp_path):
    with laptops(practice_store, tmp_path, 1) as stores:
        yield stores


def waiting(store):
    with reading(store) as session:
        return doubles.waiting(session)


def keep(store, record):
    with working(store) as session:
        return records.add(session, record)


def join(store, pair, stays, *others):
    with working(store, conflicts.JOINED_TWO) as session:
        doubles.join(session, pair, stays, others)


def meet(two, stick):
    office, laptop = two
    bring(laptop, office, stick)
    stick.unlink()
    bring(office, laptop, stick)
    stick.unlink()


def test_people_are_found_by_national_id_and_by_near_names_of_no_other_village(two, stick):
    office, laptop = two
    assert waiting(office) == ()
    with reading(office) as session:
        here, there = [one.id for one in records.find(session, Village)][:2]
    mine = add(office, "สมชาย", last_name="อาญาสิทธิ์", village=here)
    near = add(laptop, "สมชาย", last_name="อาจาสิทธิ์")
    add(laptop, "สมชาย", last_name="อาญาสิทธิ์", village=there)  # of another village
    sealed = [add(store, name, national_id="1234567890121") for store, name in ((office, "ก"), (laptop, "ข"))]
    add(laptop, "สมชาย", last_name="ไกลลิบ")
    add(office, "คู่ซ้ำ"), add(office, "คู่ซ้ำ")  # of one copy: whoever typed them was warned
    add(laptop, "ตรงกัน", last_name="แน่", national_id="3100600445630")
    add(office, "ตรงกัน", last_name="แน่", national_id="1234567890139")  # two numbers are two people
    meet(two, stick)
    found = {(one.one.id, one.two.id): one.why for one in waiting(office)}
    assert found == {(mine, near): doubles.NEAR_NAME, tuple(sealed): doubles.SAME_ID}
    assert waiting(office) == waiting(laptop)
    [pair] = [one for one in waiting(office) if one.one.id == mine]
    assert (pair.one.copy, pair.two.copy, pair.one.actor, pair.two.actor) == (
        "สำนักงาน",
        "โน้ตบุ๊ก 1",
        "สมศรี",
        "มานะ",
    )
    assert (pair.titled, pair.one.label) == ("บุคคล", "สมชาย อาญาสิทธิ์")


def test_villages_committees_and_organisations_are_found_by_what_names_them(two, stick):
    office, laptop = two
    with reading(office) as session:
        centre = records.find(session, Committee)[0]
        here, there = [one.id for one in records.find(session, Village)][:2]
    made = [
        (Village(tambon="240606", number=77, name="ใหม่"), Village(tambon="240606", number=77)),
        (Organisation(name="กลุ่มใหม่", tambon="240606"), Organisation(name="กลุ่มใหม่")),
        (Committee(centre=centre.centre, kind="support", name="คณะ", start=date(2030, 1, 1)),) * 2,
    ]
    ids = {tuple(keep(store, one) for store, one in zip(two, pair, strict=True)) for pair in made}
    keep(office, Organisation(name="กลุ่มหมู่บ้าน", village=here))
    for other in (
        Organisation(name="กลุ่มใหม่", tambon="240601"),
        Village(tambon="240606", number=77, name="อื่น"),
        Organisation(name="กลุ่มหมู่บ้าน", village=there),
    ):
        keep(laptop, other)
    meet(two, stick)
    found = {(one.one.id, one.two.id): one.why for one in waiting(office)}
    assert ids == found.keys()
    assert {found[pair] for pair in ids} == {doubles.SAME_KEY}


def test_what_they_have_otherwise_is_told_and_a_person_chooses_each_value(two, stick):
    office, laptop = two
    mine = add(office, "สมชาย", last_name="ดี", phone="1", national_id="1234567890121")
    theirs = add(laptop, "สมชาย", last_name="ดี", phone="2", occupation="ครู", national_id="1234567890121")
    meet(two, stick)
    [pair] = waiting(office)
    with reading(office) as session:
        cells = {one.field: one for one in doubles.cells(session, pair, mine)}
        back = {one.field: one.said for one in doubles.cells(session, pair, theirs)}
        assert doubles.find(session, pair.key) == pair
    assert {name: (one.title, one.said, one.chosen) for name, one in cells.items()} == {
        "phone": ("โทรศัพท์", ("1", "2"), 0),
        "occupation": ("อาชีพ", ("", "ครู"), 1),
    }
    assert back == {"phone": ("2", "1"), "occupation": ("ครู", "")}
    join(office, pair, mine, "phone", "occupation")
    meet(two, stick)
    for store in two:
        kept = read(store, mine)
        assert (kept.phone, kept.occupation) == ("2", "ครู")
        assert waiting(store) == ()
    with working(office) as session:
        assert conflicts.undo_last(session) == conflicts.JOINED_TWO
    assert read(office, mine).phone == "1"
    assert waiting(office) == (pair,)
    with pytest.raises(CannotDo, match="ไม่มีการเลือกให้เลิกทำ"), working(office) as session:
        conflicts.undo_last(session)


def test_that_they_are_two_is_remembered_everywhere(two, stick):
    office, laptop = two
    for store in two:
        add(store, "สมชาย", last_name="ดี")
    meet(two, stick)
    [pair] = waiting(laptop)
    with reading(laptop) as session:
        shown = home.home(session, date.today())
    assert (shown.doubles, shown.differing) == (1, 0)
    with working(laptop, conflicts.KEPT_APART) as session:
        doubles.keep_apart(session, pair)
    meet(two, stick)
    assert waiting(office) == waiting(laptop) == ()
    with reading(office) as session, pytest.raises(CannotDo, match=f"ไม่มีรายการที่อาจซ้ำรหัส “{pair.key}”"):
        doubles.find(session, pair.key)


def test_joined_in_opposite_directions_is_told_as_one_question_in_words(two, stick):
    office, laptop = two
    ids = [add(store, "สมชาย", last_name="ดี") for store in two]
    meet(two, stick)
    [pair] = waiting(office)
    join(office, pair, ids[0])
    join(laptop, pair, ids[1])
    meet(two, stick)
    with reading(office) as session:
        [conflict] = conflicts.conflicts(session)
        assert not conflicts.may_type(conflict)
    assert (conflict.label, conflict.title) == ("สมชาย ดี / สมชาย ดี", "คำตอบ")
    assert conflict.opens == ("people", min(ids))
    said = [value.said for value in conflict.values]
    assert said[0].startswith("เป็นรายการเดียวกัน เก็บ “สมชาย ดี (เพิ่ม ")
    assert said[0].endswith("มานะ)”")
    assert len({*said}) == 2
    with working(office, conflicts.DECIDED) as session:
        conflicts.decide(session, conflict, 1)
    with reading(office) as session:
        assert [one.id for one in records.find(session, Person) if one.first_name == "สมชาย"] == [ids[0]]


def test_another_value_than_both_is_typed(two, stick):
    office, laptop = two
    person = add(office, "สมชาย")
    seat = keep(office, Committee(name="ก"))
    keep(office, Seat(committee=seat, person=person, position="กรรมการ"))
    meet(two, stick)
    edit(office, person, phone="1")
    edit(laptop, person, phone="2")
    meet(two, stick)
    with working(office, conflicts.DECIDED) as session:
        [conflict] = conflicts.conflicts(session)
        assert conflicts.may_type(conflict)
        with pytest.raises(CannotDo, match="ยาวเกิน"):
            conflicts.decide_otherwise(session, conflict, "9" * 100)
        conflicts.decide_otherwise(session, conflict, "3")
        with pytest.raises(CannotDo, match="พิมพ์ค่าอื่นไม่ได้ กรุณาเลือกจากค่าที่มี"):
            conflicts.decide_otherwise(
                session, replace(conflict, kept=replace(conflict.kept, field="deleted")), "x"
            )
    assert read(office, person).phone == "3"

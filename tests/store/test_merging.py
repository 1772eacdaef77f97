"""Copies that worked apart become one: nothing lost, nothing twice, the same everywhere, disagreements kept."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.cases import Case, Party
from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Organisation
from desktop.domain.papers import Paper
from desktop.domain.people import Person
from desktop.domain.received import Received
from desktop.domain.topics import TOPICS
from desktop.domain.users import EVERYTHING, MEDIATION, WRITE
from desktop.errors import CannotDo, Stale
from desktop.store import conflicts, history, merging, records, search, settling, tables
from desktop.store.session import reading, writing
from tests.campaigns import size
from tests.store.copies import all_of, batch, bring, copies, copy, found_by, held, take, together


@pytest.fixture
def two(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as stores:
        yield stores


@pytest.fixture
def three(made_office, tmp_path):
    with copies(made_office, tmp_path, 3) as stores:
        yield stores


def add(store, record):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        return records.add(session, record)


def edit(store, topic, id_, actor="มานะ", **values):
    with writing(store, actor, "แก้ไข") as session:
        records.save(session, replace(records.read(session, topic, id_), **values))


def remove(store, topic, id_):
    with writing(store, "มานี", "นำออก") as session:
        records.remove(session, topic, id_)


def read(store, topic, id_):
    with reading(store) as session:
        return records.read(session, topic, id_)


def waiting(store):
    with reading(store) as session:
        return conflicts.conflicts(session)


def sides(conflict):
    return [(side.value, side.actor) for side in conflict.values]


def decide(store, value, place=0):
    with writing(store, "หัวหน้า", "ตัดสิน") as session:
        conflicts.decide(session, conflicts.conflicts(session)[place], value)


def undo(store):
    with writing(store, "สมศรี", "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))


# joining


def test_new_records_and_different_cells_join(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย", national_id="1234567890121", born=date(1960, 2, 29)))
    bring(office, laptop)
    edit(office, Person, person, phone="1")
    edit(laptop, Person, person, last_name="ใจดี", born=None)
    other = add(laptop, Person(first_name="มาลี"))
    assert bring(laptop, office) == merging.Outcome(changes=3, added=1, changed=1)
    bring(office, laptop)
    assert held(office) == held(laptop)
    joined = read(office, Person, person)
    assert (joined.first_name, joined.last_name, joined.phone, joined.born) == ("สมชาย", "ใจดี", "1", None)
    assert joined.national_id == "x-xxxx-xxxxx-12-1"
    assert read(office, Person, other).first_name == "มาลี"
    assert waiting(office) == ()


def test_what_came_is_found_and_sorted_as_if_it_was_typed_here(two):
    office, laptop = two
    person = add(laptop, Person(first_name="สมชาย", national_id="1234567890121"))
    bring(laptop, office)
    edit(laptop, Person, person, first_name="อำนวย")
    bring(laptop, office)
    for store in two:
        with reading(store) as session:
            [row] = session.execute(sa.select(tables.of(Person))).mappings().all()
            [found] = search.found(session, Person, ["อำนวย"], search.asked(["อำนวย"]), search.ANYWHERE, 9)
        assert (row["label"], found.id, row["national_id_key"]) == (
            "อำนวย",
            person,
            store.vault.fingerprint("1234567890121"),
        )
        assert found_by(store, Person) == (1, 1)


def test_links_to_records_that_come_later_in_the_batch_hold(two):
    office, laptop = two
    with writing(laptop, "สมศรี", "เพิ่ม") as session:
        seat = records.add(session, Seat(committee="c", person="p"))
        records.add(session, Person(id="p", first_name="สมชาย"))
        records.add(session, Committee(id="c", name="คณะหนึ่ง", centre="z"))
        records.add(session, Centre(id="z", name="ศูนย์"))
    bring(laptop, office)
    assert read(office, Seat, seat).person == "p"
    assert held(office) == held(laptop)


def test_keys_of_a_mapping_join_and_an_emptied_one_leaves(two):
    office, laptop = two
    group = add(office, Organisation(name="กลุ่มจักสาน", own={"a": "1", "b": "2"}))
    bring(office, laptop)
    edit(office, Organisation, group, own={"a": "1", "b": "3"})
    edit(laptop, Organisation, group, own={"b": "2", "c": "4"})
    together(two)
    assert held(office) == held(laptop)
    assert read(office, Organisation, group).own == {"b": "3", "c": "4"}
    assert waiting(office) == ()


def test_an_open_form_notices_what_came(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    bring(office, laptop)
    mine = read(office, Person, person)
    edit(laptop, Person, person, phone="1")
    bring(laptop, office)
    with pytest.raises(Stale, match="โทรศัพท์"), writing(office, "ก", "แก้ไข") as session:
        records.save(session, replace(mine, phone="9"))


def test_taking_again_adds_nothing_and_changes_nothing(two):
    office, laptop = two
    add(laptop, Person(first_name="สมชาย"))
    given_ = batch(laptop, office)
    take(office, given_)
    before = held(office)
    assert take(office, given_) == merging.Outcome()
    assert held(office) == before
    assert batch(laptop, office).changes == ()


def test_work_goes_on_after_what_came_and_its_clock_goes_on_too(two, monkeypatch):
    office, laptop = two
    person = add(laptop, Person(first_name="สมชาย"))
    bring(laptop, office)
    monkeypatch.setattr("time.time_ns", lambda: 0)  # the office's clock was set back
    edit(office, Person, person, phone="1")
    bring(office, laptop)
    assert read(laptop, Person, person).phone == "1"
    assert waiting(laptop) == ()


def test_a_laptop_brings_what_another_laptop_gave_it(three):
    office, first, second = three
    person = add(first, Person(first_name="สมชาย"))
    bring(first, second)
    edit(second, Person, person, phone="1")
    bring(second, office)
    assert read(office, Person, person).phone == "1"
    assert bring(first, office) == merging.Outcome()


def test_undo_takes_back_only_work_of_this_copy(two):
    office, laptop = two
    mine = add(office, Person(first_name="ของสำนักงาน"))
    theirs = add(laptop, Person(first_name="ของเครื่องนำไป"))
    bring(laptop, office)
    undo(office)
    with reading(office) as session:
        assert [one.id for one in records.find(session, Person)] == [theirs]
    together([office, laptop])
    assert held(office) == held(laptop)
    with pytest.raises(CannotDo), reading(laptop) as session:
        records.save(session, read(laptop, Person, mine))


# disagreements


def clash(stores, **both):
    """Let two copies change the same cells of one person otherwise, and meet."""
    office, laptop = stores
    person = add(office, Person(first_name="สมชาย", phone="0"))
    together(stores)
    edit(office, Person, person, "ก", **{name: values[0] for name, values in both.items()})
    edit(laptop, Person, person, "ข", **{name: values[1] for name, values in both.items()})
    together(stores)
    return person


def test_the_same_cell_changed_twice_keeps_both_values_until_a_person_decides(two):
    office, laptop = two
    person = clash(two, phone=("1", "2"))
    assert held(office) == held(laptop)
    [conflict] = waiting(office)
    assert (conflict.topic, conflict.row, conflict.field) == ("people", person, "phone")
    assert sides(conflict) == [("2", "ข"), ("1", "ก")]
    assert [side.device for side in conflict.values] == [laptop.device, office.device]
    assert {side.action for side in conflict.values} == {"แก้ไข"}
    assert read(office, Person, person).phone == "2"
    decide(office, "1")
    assert (waiting(office), read(office, Person, person).phone) == ((), "1")
    bring(office, laptop)
    assert held(office) == held(laptop)
    with reading(laptop) as session:
        last = history.entries(session, Person, person)[-1]
    assert (last.actor, last.action, last.new) == ("หัวหน้า", "ตัดสิน", "1")


def test_a_value_that_neither_side_had_may_be_decided(two):
    clash(two, born=(date(1960, 1, 1), date(1961, 1, 1)))
    assert [value for value, _actor in sides(waiting(two[0])[0])] == [date(1961, 1, 1), date(1960, 1, 1)]
    decide(two[0], date(1962, 1, 1))
    together(two)
    assert held(two[0]) == held(two[1])
    assert waiting(two[1]) == ()


def test_undo_of_a_decision_brings_the_conflict_back_everywhere(two):
    office, laptop = two
    person = clash(two, phone=("1", "2"))
    decide(office, "3")
    undo(office)
    for store in (office, laptop):
        together(two)
        assert [value for value, _actor in sides(waiting(store)[0])] == ["2", "1"]
        assert read(store, Person, person).phone == "2"
    assert held(office) == held(laptop)
    decide(laptop, "1")
    together(two)
    assert waiting(office) == ()


def test_what_was_changed_alike_is_no_conflict_even_where_it_is_sealed(two):
    office, laptop = two
    clash(two, phone=("1", "1"), national_id=("1234567890121", "1-2345-67890-12-1"))
    assert held(office) == held(laptop)
    assert waiting(office) == ()


def test_a_conflict_that_was_decided_meanwhile_is_not_decided_twice(two):
    office, _laptop = two
    clash(two, phone=("1", "2"))
    [conflict] = waiting(office)
    decide(office, "1")
    with pytest.raises(CannotDo, match="รายการนี้มีผู้ตัดสินหรือแก้ไขไปแล้ว"), writing(office, "ก", "ตัดสิน") as session:
        conflicts.decide(session, conflict, "2")


def test_an_ordinary_save_of_the_cell_decides_too(two):
    office, laptop = two
    person = clash(two, phone=("1", "2"))
    edit(office, Person, person, phone="5")
    together(two)
    assert (waiting(office), waiting(laptop)) == ((), ())
    assert read(laptop, Person, person).phone == "5"


def test_two_decisions_made_apart_are_a_conflict_again(two):
    office, laptop = two
    clash(two, phone=("1", "2"))
    decide(office, "1")
    decide(laptop, "2")
    together(two)
    assert [value for value, _actor in sides(waiting(office)[0])] == ["2", "1"]
    assert held(office) == held(laptop)


def test_three_copies_that_meet_in_any_order_agree(three):
    person = add(three[0], Person(first_name="สมชาย"))
    together(three)
    for number, store in enumerate(three):
        edit(store, Person, person, phone=str(number))
    bring(three[2], three[1])
    bring(three[0], three[2])
    together(three)
    assert held(three[0]) == held(three[1]) == held(three[2])
    assert len(waiting(three[0])[0].values) == 3


# removals


def test_a_removal_that_nobody_worked_beside_is_taken(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    edit(office, Person, person, phone="1")
    together(two)
    edit(office, Person, person, phone="2")
    bring(office, laptop)
    remove(laptop, Person, person)
    bring(laptop, office)
    assert (waiting(office), read_all(office)) == ((), [])
    assert found_by(office, Person) == (0, 0)
    assert held(office) == held(laptop)


def read_all(store, topic=Person):
    with reading(store) as session:
        return [one.id for one in records.find(session, topic)]


@pytest.mark.parametrize("first", [0, 1])
def test_a_removal_beside_an_edit_waits_and_the_record_stays(two, first):
    person = add(two[0], Person(first_name="สมชาย"))
    together(two)
    edit(two[first], Person, person, phone="1")
    remove(two[1 - first], Person, person)
    together(two)
    assert held(two[0]) == held(two[1])
    [conflict] = waiting(two[0])
    assert (conflict.field, sides(conflict)) == ("deleted", [(False, "มานะ"), (True, "มานี")])
    assert read_all(two[0]) == read_all(two[1]) == [person]
    assert found_by(two[0], Person) == found_by(two[1], Person) == (1, 1)


def removal_beside_an_edit(stores):
    person = add(stores[0], Person(first_name="สมชาย"))
    together(stores)
    edit(stores[0], Person, person, phone="1")
    remove(stores[1], Person, person)
    together(stores)
    return person


@pytest.mark.parametrize("gone", [True, False])
def test_a_person_decides_whether_it_goes_and_undo_brings_the_question_back(two, gone):
    office, laptop = two
    person = removal_beside_an_edit(two)
    decide(office, gone)
    together(two)
    assert held(office) == held(laptop)
    assert read_all(laptop) == ([] if gone else [person])
    undo(office)
    together(two)
    assert held(office) == held(laptop)
    assert [value for value, _actor in sides(waiting(laptop)[0])] == [False, True]
    assert read_all(laptop) == [person]


def test_work_on_a_record_that_waits_leaves_the_question_as_it_is(two):
    office, laptop = two
    person = removal_beside_an_edit(two)
    edit(laptop, Person, person, phone="2", last_name="ใจดี")
    together(two)
    assert held(office) == held(laptop)
    assert [conflict.field for conflict in waiting(office)] == ["deleted"]


def test_a_removal_on_both_copies_is_no_conflict(two):
    person = add(two[0], Person(first_name="สมชาย"))
    together(two)
    for store in two:
        remove(store, Person, person)
    together(two)
    assert (waiting(two[0]), read_all(two[0])) == ((), [])


def test_a_removal_taken_back_on_one_copy_brings_it_back(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    remove(office, Person, person)
    together(two)
    undo(office)
    together(two)
    assert (read_all(laptop), waiting(laptop)) == ([person], ())
    edit(laptop, Person, person, phone="1")
    together(two)
    assert held(office) == held(laptop)
    assert waiting(office) == ()


def test_a_record_that_names_one_removed_elsewhere_is_told(two):
    office, laptop = two
    with writing(office, "สมศรี", "เพิ่ม") as session:
        records.add(session, Centre(id="z", name="ศูนย์"))
        records.add(session, Committee(id="c", name="คณะ", centre="z"))
    together(two)
    remove(office, Committee, "c")
    seat = add(laptop, Seat(committee="c"))
    together(two)
    assert held(office) == held(laptop)
    with reading(office) as session:
        assert conflicts.stranded(session) == (conflicts.Stranded("seats", seat, "committee", "c"),)


# the books


def draft(stores):
    paper = add(stores[0], Paper(kind="notice", subject="ร่าง", body="ก"))
    together(stores)
    return paper


def issue(store, paper, number, **values):
    with writing(store, "สมศรี", "ออกหนังสือ") as session:
        kept = records.read(session, Paper, paper)
        kept = replace(kept, state="issued", number=number, year=2569, register="announcement", **values)
        records.save(session, kept)
        history.mark_final(session)


@pytest.mark.parametrize("first", [0, 1])
def test_what_was_issued_is_not_altered_by_an_edit_of_its_draft_elsewhere(two, first):
    paper = draft(two)
    if first:
        edit(two[1], Paper, paper, subject="แก้ร่าง", body="ข")
        issue(two[0], paper, 1, subject="ออกแล้ว")
    else:
        issue(two[0], paper, 1, subject="ออกแล้ว")
        edit(two[1], Paper, paper, subject="แก้ร่าง", body="ข")
    together(two)
    assert held(two[0]) == held(two[1])
    kept = read(two[1], Paper, paper)
    assert (kept.state, kept.subject, kept.body) == ("issued", "ออกแล้ว", "ก")
    told = {conflict.field: [side.value for side in conflict.values] for conflict in waiting(two[0])}
    assert told == {"subject": ["ออกแล้ว", "แก้ร่าง"], "body": ["ก", "ข"]}
    with writing(two[0], "สมศรี", "ยกเลิก") as session:  # what happens to it later does not decide
        records.save(session, replace(records.read(session, Paper, paper), state="cancelled"))
        history.mark_final(session)
    together(two)
    assert held(two[0]) == held(two[1])
    assert read(two[1], Paper, paper).body == "ก"
    decide(two[1], "ก", [conflict.field for conflict in waiting(two[1])].index("body"))
    together(two)
    assert [conflict.field for conflict in waiting(two[0])] == ["subject"]
    assert held(two[0]) == held(two[1])


def test_a_note_in_the_register_after_it_was_issued_is_taken(two):
    paper = draft(two)
    issue(two[0], paper, 1)
    together(two)
    edit(two[1], Paper, paper, action="ส่งแล้ว")
    edit(two[0], Paper, paper, dispatch="post")
    together(two)
    assert held(two[0]) == held(two[1])
    assert (waiting(two[0]), read(two[0], Paper, paper).action) == ((), "ส่งแล้ว")


def test_a_draft_issued_on_both_copies_shows_one_of_them_whole(two):
    paper = draft(two)
    issue(two[0], paper, 1, subject="หนึ่ง", contents="หนึ่ง")
    issue(two[1], paper, 2, subject="สอง", contents="สอง")
    together(two)
    assert held(two[0]) == held(two[1])
    kept = read(two[0], Paper, paper)
    assert (kept.number, kept.subject, kept.contents) == (2, "สอง", "สอง")
    assert [conflict.field for conflict in waiting(two[0])] == ["contents", "number", "subject"]


def test_numbers_given_twice_are_told_and_left(two):
    ids = {}
    for store in two:
        given_ = {"kind": "notice", "state": "issued", "register": "announcement", "number": 7, "year": 2569}
        made = [
            Paper(**given_), Paper(**given_ | {"sub_number": 1 if store is two[0] else 2}),
            Paper(**given_ | {"state": "draft"}), Received(number=3, year=2569, subject="ก"),
            Case(code="กก.01/2569", number=1, year=2569, subject="ก"),
        ]  # fmt: skip
        for place, one in enumerate(made):
            ids.setdefault(place, []).append(add(store, one))
    together(two)
    assert held(two[0]) == held(two[1])
    with reading(two[0]) as session:
        found = conflicts.doubled_numbers(session)
    assert found == (
        conflicts.Doubled("papers", "announcement", 2569, 7, 0, tuple(sorted(ids[0]))),
        conflicts.Doubled("received", "", 2569, 3, 0, tuple(sorted(ids[3]))),
        conflicts.Doubled("cases", "", 2569, 1, 0, tuple(sorted(ids[4]))),
    )


def test_a_record_that_both_copies_added_under_one_id_is_one_record(two):
    office, laptop = two
    add(laptop, Paper(id="p", kind="notice", subject="เรื่อง", state="issued"))
    add(office, Paper(id="p", kind="notice", subject="เรื่อง", state="issued", reason="ก"))
    together(two)
    assert held(office) == held(laptop)
    assert [(conflict.field, *sides(conflict)) for conflict in waiting(laptop)] == [
        ("reason", ("ก", "สมศรี"), ("", "สมศรี"))
    ]
    edit(office, Paper, "p", reason="ข")
    together(two)
    assert held(office) == held(laptop)
    assert waiting(office) == ()


# cases


def test_cases_merge_without_their_key_and_are_found_once_somebody_opens_them(two):
    office, laptop = two
    with writing(office, "สมศรี", "รับเรื่อง") as session:
        case = records.add(session, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
        party = records.add(session, Party(case=case, first_name="ชื่อสมมติ"))
    laptop.permits = EVERYTHING - {MEDIATION}
    bring(office, laptop)
    edit(office, Party, party, phone="1")
    bring(office, laptop)
    with reading(laptop) as session:
        row = session.execute(sa.select(tables.of(Case))).mappings().one()
        assert (row["label"], row["search_text"]) == ("กก.01/2569", "")
    laptop.permits = EVERYTHING
    with reading(laptop) as session:
        assert records.read(session, Party, party).phone == "1"
    with writing(laptop, "สมศรี", "เปิด") as session:
        assert merging.open_cases(session) == 1
        assert merging.open_cases(session) == 0
    assert held(office) == held(laptop)


def test_a_conflict_in_a_case_is_told_only_to_who_may_open_it(two):
    office, laptop = two
    case = add(office, Case(code="กก.01/2569", number=1, year=2569, subject="หนี้สิน"))
    together(two)
    edit(office, Case, case, subject="ที่ดิน", facts="เหมือนกัน")
    edit(laptop, Case, case, subject="มรดก", facts="เหมือนกัน")
    together(two)
    assert held(office) == held(laptop)
    [conflict] = waiting(office)
    with reading(office) as session:
        said = [
            records.closing.opened(session, Case, case, "subject", side.value) for side in conflict.values
        ]
    assert (conflict.field, said) == ("subject", ["มรดก", "ที่ดิน"])
    office.permits = EVERYTHING - {MEDIATION}
    assert waiting(office) == ()
    office.permits = EVERYTHING
    decide(office, conflict.values[1].value)
    together(two)
    assert read(laptop, Case, case).subject == "ที่ดิน"


# refusals


def test_a_gap_is_refused_and_named(two):
    office, laptop = two
    first = batch(laptop, office)
    add(laptop, Person(first_name="หนึ่ง"))
    early = batch(laptop, office)
    take(office, first)
    with reading(laptop) as session:
        there = merging.known(session)
    add(laptop, Person(first_name="สอง"))
    with reading(laptop) as session:
        late = merging.changes_since(session, there)
    before = held(office)
    with pytest.raises(
        CannotDo, match=f"ขาดการบันทึกของเครื่อง {laptop.device[:8]} ลำดับที่ 1 ถึง 1 กรุณารับชุดข้อมูลที่ทำก่อนหน้านี้"
    ):
        take(office, late)
    assert held(office) == before
    take(office, early)
    take(office, late)
    assert len(read_all(office)) == 2


def test_a_gap_of_a_copy_that_the_batch_itself_has_nothing_of_is_seen(three):
    office, first, second = three
    person = add(first, Person(first_name="หนึ่ง"))
    bring(first, second)
    with reading(second) as session:
        there = merging.known(session)
    edit(second, Person, person, phone="1")
    with reading(second) as session:
        late = merging.changes_since(session, there)
    with pytest.raises(CannotDo, match=f"เครื่อง {first.device[:8]} ลำดับที่ 1 ถึง 1"):
        take(office, late)


def test_a_batch_with_a_hole_in_itself_is_refused(two):
    office, laptop = two
    with writing(laptop, "สมศรี", "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=str(number)) for number in range(3)])
    whole = batch(laptop, office)
    for left in (whole.changes[1:], (whole.changes[0], whole.changes[2]), whole.changes[:2]):
        with pytest.raises(CannotDo, match="ยังรับไม่ได้ เพราะขาดการบันทึก"):
            take(office, replace(whole, changes=left))
    assert read_all(office) == []


@pytest.fixture
def restored(made_office, tmp_path, two):
    """Give the laptop as it was put back from an old backup, after the office took what it had done since."""
    office, laptop = two
    with writing(laptop, "สมศรี", "เพิ่ม") as session:
        records.add_many(session, [Person(first_name=str(number)) for number in range(3)])
    bring(laptop, office)
    with copy(*made_office, tmp_path / "restored", laptop.device) as store:
        yield store


@pytest.mark.parametrize("written", [1, 3, 5])
def test_a_copy_put_back_from_a_backup_that_worked_on_is_refused_on_both_sides(two, restored, written):
    office = two[0]
    for number in range(written):
        add(restored, Person(first_name=f"ใหม่ {number}"))
    for giver, taker in ((restored, office), (office, restored)):
        before = held(taker)
        with pytest.raises(CannotDo, match=r"ไม่ตรงกับที่มีอยู่ น่าจะใช้สำเนาสำรองแล้วบันทึกต่อ กรุณาตั้งเครื่องนั้นเป็นเครื่องใหม่"):
            bring(giver, taker)
        assert held(taker) == before


def test_a_copy_put_back_that_wrote_nothing_gets_its_own_work_again(two, restored):
    office, laptop = two
    bring(office, restored)
    assert held(restored) == held(laptop)
    add(restored, Person(first_name="ต่อ"))
    bring(restored, office)
    assert len(read_all(office)) == 4


def test_taking_needs_the_permission_to_write_and_a_session_of_its_own(two):
    office, laptop = two
    add(laptop, Person(first_name="หนึ่ง"))
    given_ = batch(laptop, office)
    with writing(office, "ก", "ข") as session:
        records.add(session, Person(first_name="สอง"))
        with pytest.raises(AssertionError):
            merging.take(session, given_)
    office.permits = EVERYTHING - {WRITE}
    with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        bring(laptop, office)


# any work at all


FIELDS = {
    Person: {"phone": ("1", "2"), "first_name": ("สมชาย", "อำนวย"), "born": (None, date(1960, 2, 29)),
             "national_id": ("", "1234567890121", "3100600445630")},
    Organisation: {"name": ("ก", "ข"), "own": ({}, {"a": "1"}, {"a": "2", "b": "1"}), "note": ("", "ค")},
    Paper: {"subject": ("ก", "ข"), "body": ("ค", "ง"), "state": ("draft", "issued")},
    Case: {"subject": ("ก", "ข"), "facts": ("", "ค"), "number": (1, 2)},
    Party: {"first_name": ("ก", "ข"), "phone": ("1", "2")},
}  # fmt: skip
STEPS = (
    "add",
    "edit",
    "edit",
    "edit",
    "edit",
    "remove",
    "undo",
    "decide",
    "pack",
    "pack",
    "deliver",
    "deliver",
)


class Work:
    """Some copies, what was written in each, and the batches on their way between them."""

    def __init__(self, stores, rng):
        self.stores, self.rng = stores, rng
        self.bag = []

    def step(self):
        store = self.rng.choice(self.stores)
        with suppress(CannotDo):  # nothing to undo, or a gap: as people meet it
            getattr(self, self.rng.choice(STEPS))(store)

    def add(self, store):
        topic = self.rng.choice([*FIELDS])
        values = {name: self.rng.choice(of) for name, of in FIELDS[topic].items()}
        with writing(store, store.device[:4], "เพิ่ม") as session:
            if topic is Paper:
                values.update(kind="notice", person=self.one(session, Person))
            if topic is Party:
                values["case"] = records.add(session, Case(subject="ก"))
            records.add(session, topic(**values))

    def one(self, session, topic):
        living = records.find(session, topic, order=(tables.of(topic).c.id,))
        return self.rng.choice(living).id if living else ""

    def edit(self, store):
        topic = self.rng.choice([*FIELDS])
        with writing(store, store.device[:4], "แก้ไข") as session:
            id_ = self.one(session, topic)
            if id_:
                names = self.rng.sample([*FIELDS[topic]], self.rng.choice((1, 1, 2)))
                values = {name: self.rng.choice(FIELDS[topic][name]) for name in names}
                records.save(session, replace(records.read(session, topic, id_), **values))
                if topic is Paper and values.get("state") == "issued":
                    history.mark_final(session)

    def remove(self, store):
        topic = self.rng.choice([*FIELDS])
        with writing(store, store.device[:4], "นำออก") as session:
            id_ = self.one(session, topic)
            if id_:
                records.remove(session, topic, id_)

    def undo(self, store):
        with writing(store, store.device[:4], "เลิกทำ") as session:
            history.undo(session, history.last_unit(session))

    def decide(self, store):
        with writing(store, store.device[:4], "ตัดสิน") as session:
            found = conflicts.conflicts(session)
            if found:
                conflict = self.rng.choice(found)
                conflicts.decide(session, conflict, self.rng.choice(conflict.values).value)

    def pack(self, store):
        self.bag.append((other := self.rng.choice(self.stores), batch(store, other)))

    def deliver(self, _store):
        if self.bag:  # in any order, again and again, to the wrong copy too, or never
            taker, given_ = self.rng.choice(self.bag)
            take(self.rng.choice((taker, taker, *self.stores)), given_)

    def decide_all(self, store):
        while found := waiting(store):
            with writing(store, "หัวหน้า", "ตัดสิน") as session:
                conflicts.decide(session, found[0], found[0].values[-1].value)


@settings(
    max_examples=size(6, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), count=st.integers(3, 5))
def test_whatever_is_done_apart_is_the_same_everywhere_in_the_end(made_office, tmp_path_factory, seed, count):
    with copies(made_office, tmp_path_factory.mktemp("apart"), count) as stores:
        work = Work(stores, random.Random(seed))
        for _step in range(size(60, 600)):
            work.step()
        written = union(stores)
        together(stores)
        assert all(held(store) == held(stores[0]) for store in stores[1:])
        assert union(stores) == written == union(stores[:1])
        assert all(bring(one, other) == merging.Outcome() for one in stores for other in stores)
        for store in stores:
            assert_settled(store)
        work.decide_all(stores[0])
        together(stores)
        assert all(held(store) == held(stores[0]) for store in stores[1:])
        assert waiting(stores[-1]) == ()


def union(stores):
    """Give every change that any of some copies holds."""
    found = set()
    for store in stores:
        with reading(store) as session:
            found |= set(all_of(session, tables.changes))
    return found


def assert_settled(store):
    """Hold records, heads and search indexes to what all changes say, and the file to its references."""
    before = held(store)
    with writing(store, "ก", "ตรวจ") as session:
        for topic in TOPICS.values():
            ids = session.connection.scalars(sa.select(tables.of(topic).c.id)).all()
            assert settling.settle(session, topic, ids) == settling.Settled()
        assert session.connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
    assert held(store) == before
    for topic in (Person, Organisation, Paper):
        indexed, living = found_by(store, topic)
        assert indexed == living

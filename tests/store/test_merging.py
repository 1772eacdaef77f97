"""Copies that worked apart become one: nothing lost, nothing twice, the same everywhere, disagreements kept."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from desktop.domain.centres import Centre
from desktop.domain.committees import Committee, Seat
from desktop.domain.organisations import Organisation
from desktop.domain.people import Person
from desktop.errors import CannotDo, Stale
from desktop.store import conflicts, history, merging, records, search, tables
from desktop.store.session import reading, writing
from tests.store.copies import batch, bring, found_by, held, take, together
from tests.store.merging_copies import (  # noqa: F401 - fixtures among them
    add,
    decide,
    edit,
    read,
    read_all,
    remove,
    sides,
    three,
    two,
    undo,
    waiting,
)

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

"""Values that were erased, or are kept by other copies only: the log says nothing of them and holds all the same."""

# ruff: noqa: F811 - fixtures

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.people import Person
from desktop.domain.topics import TOPICS
from desktop.errors import CannotDo
from desktop.store import conflicts, history, merging, renewing, settling, tables, withheld
from desktop.store.session import reading, writing
from desktop.store.withheld import ELSEWHERE, ERASED
from desktop.work import checks
from tests.campaigns import size
from tests.store.copies import all_of, batch, bring, copies, found_by, held, take, together
from tests.store.merging_copies import (  # noqa: F401 - fixtures among them
    add,
    decide,
    edit,
    read,
    read_all,
    remove,
    three,
    two,
    undo,
    waiting,
)
from tests.store.test_merging_any_work import Work, assert_settled


def withhold(store, topic, row, why=ERASED, only=None):
    """Take what the log says of a record away."""
    with writing(store, "สมศรี", "ลบข้อมูล") as session:
        changes = settling.changes_of(session, topic.topic, [row])[row]
        withheld.withhold(
            session, [(one.device, one.seq) for one in changes if only in (None, one.field)], why
        )
        settling.settle(session, topic, [row])


def told(store, row):
    with reading(store) as session:
        return [(entry.field, entry.new, entry.withheld) for entry in history.entries(session, Person, row)]


def log(store):
    with reading(store) as session:
        return dict(session.execute(sa.select(tables.withheld.c.seq, tables.withheld.c.why)).all())


def marks(store):
    with reading(store) as session:
        return [merging.mark(session, row[0], row[1]) for row in all_of(session, tables.changes)]


def sound(store):
    with reading(store) as session:
        return checks.check(session) == ()


def test_what_is_erased_is_said_nowhere_and_the_record_says_nothing(store):
    person = add(store, Person(first_name="สมชาย", born=date(1960, 2, 29), national_id="1234567890121"))
    edit(store, Person, person, phone="0899")
    before = marks(store)
    withhold(store, Person, person)
    kept = read(store, Person, person)
    assert (kept.first_name, kept.born, kept.phone, kept.national_id) == ("", None, "", "")
    assert told(store, person) == [("*", {}, True), ("phone", None, True)]
    assert marks(store) == before
    assert sound(store)
    withhold(store, Person, person)
    withhold(store, Person, person, ELSEWHERE)
    assert marks(store) == before
    assert set(log(store).values()) == {ERASED}


def test_a_withheld_edit_says_nothing_and_its_record_goes_on(store):
    person = add(store, Person(first_name="สมชาย"))
    edit(store, Person, person, phone="1")
    withhold(store, Person, person, only="phone")
    assert (read(store, Person, person).first_name, read(store, Person, person).phone) == ("สมชาย", "")
    edit(store, Person, person, phone="2")
    assert read(store, Person, person).phone == "2"
    assert sound(store)


def test_a_value_that_is_gone_is_not_brought_back(store):
    person = add(store, Person(first_name="สมชาย"))
    edit(store, Person, person, phone="1")
    edit(store, Person, person, phone="2")
    withhold(store, Person, person, only="phone")
    with pytest.raises(CannotDo, match="เลิกทำไม่ได้ เพราะค่าเดิมถูกลบตามกฎหมาย"):
        undo(store)
    other = add(store, Person(first_name="มานี"))
    withhold(store, Person, other)
    undo(store)
    assert read_all(store) == [person]


def test_a_removal_is_never_withheld(store):
    person = add(store, Person(first_name="สมชาย"))
    remove(store, Person, person)
    withhold(store, Person, person)
    assert read_all(store) == []
    assert len(log(store)) == 1


def test_an_erasure_is_carried_out_where_its_package_comes(three):
    office, laptop, other = three
    person = add(office, Person(first_name="สมชาย", phone="1"))
    together(three)
    withhold(laptop, Person, person)
    assert bring(laptop, other) == merging.Outcome(changed=1)
    assert bring(laptop, other) == merging.Outcome()
    bring(office, other)  # which holds the values yet
    assert read(other, Person, person).first_name == ""
    bring(other, office)
    assert held(office) == held(laptop) == held(other)
    assert found_by(office, Person) == found_by(other, Person)


def test_a_copy_that_never_had_the_values_takes_the_record_without_them(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    withhold(office, Person, person)
    bring(office, laptop)
    assert held(office) == held(laptop)
    assert read(laptop, Person, person).first_name == ""


def test_what_is_edited_apart_from_an_erasure_stands_and_is_no_question(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย", phone="0"))
    edit(office, Person, person, phone="1")
    together(two)
    withhold(office, Person, person)
    edit(laptop, Person, person, phone="2")
    together(two)
    assert held(office) == held(laptop)
    assert read(office, Person, person).phone == "2"
    assert waiting(office) == ()


def test_a_question_of_which_one_side_was_erased_is_none_any_more(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    together(two)
    edit(office, Person, person, phone="1")
    edit(laptop, Person, person, phone="2")
    together(two)
    assert len(waiting(office)) == 1
    with writing(office, "สมศรี", "ลบข้อมูล") as session:
        [last] = [one.seq for one in settling.changes_of(session, "people", [person])[person]
                  if one.device == laptop.device]  # fmt: skip
        withheld.withhold(session, [(laptop.device, last)], ERASED)
        settling.settle(session, Person, [person])
    together(two)
    assert held(office) == held(laptop)
    assert (read(laptop, Person, person).phone, waiting(laptop)) == ("1", ())


def elsewhere(given, row):
    """Give a batch without the values of one record."""
    left = [one for one in given.changes if one[4] == row]
    return left, replace(
        given, changes=tuple((*one[:6], "", one[7]) if one in left else one for one in given.changes)
    )


def test_a_record_kept_elsewhere_is_not_made_here_until_its_values_come(two):
    office, laptop = two
    person, other = add(office, Person(first_name="สมชาย")), add(office, Person(first_name="มานี"))
    edit(office, Person, person, phone="1")
    whole = batch(office, laptop)
    left, part = elsewhere(whole, person)
    rows = [(one[0], one[1], office.vault.digest(one[6]), ELSEWHERE) for one in left]
    assert take(laptop, replace(part, withheld=tuple(rows))) == merging.Outcome(changes=3, added=1)
    assert read_all(laptop) == [other]
    assert marks(laptop) == marks(office)
    assert sound(laptop)
    assert batch(laptop, office).changes == ()
    with reading(laptop) as session:
        again = merging.changes_since(session, {})
    assert sorted(again.withheld) == sorted(rows)
    assert take(office, again) == merging.Outcome()
    edit(office, Person, person, phone="2")
    bring(office, laptop)
    assert read_all(laptop) == [other]
    assert take(laptop, whole) == merging.Outcome(added=1)
    assert held(laptop) == held(office)
    assert read(laptop, Person, person).phone == "2"


def test_what_is_elsewhere_may_be_erased_and_then_is_never_filled(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    whole = batch(office, laptop)
    bring(office, laptop)
    withhold(laptop, Person, person, ELSEWHERE)
    withhold(laptop, Person, person, ERASED)
    assert take(laptop, whole) == merging.Outcome()
    assert read(laptop, Person, person).first_name == ""
    bring(laptop, office)
    assert held(office) == held(laptop)


def test_a_digest_or_value_that_is_another_is_refused(two):
    office, laptop = two
    person = add(office, Person(first_name="สมชาย"))
    bring(office, laptop)
    whole = batch_of_all(office)
    [birth] = [one for one in whole.changes if one[4] == person]
    lie = (*birth[:2], office.vault.digest("{}"), ERASED)
    with pytest.raises(CannotDo, match="ประวัติในชุดข้อมูลไม่ตรงกับที่มีอยู่"):
        take(laptop, replace(whole, withheld=(lie,)))
    edit(office, Person, person, phone="1")
    withhold(laptop, Person, person, ELSEWHERE)
    forged = tuple(
        (*one[:6], '{"first_name": "ปลอม"}', one[7]) if one == birth else one for one in whole.changes
    )
    with pytest.raises(CannotDo, match="ไม่ตรงกับที่มีอยู่"):
        take(laptop, replace(whole, changes=forged))


def batch_of_all(store):
    with reading(store) as session:
        return merging.changes_since(session, {})


def test_what_is_told_of_changes_that_are_not_held_is_left(two):
    office, laptop = two
    stray = (office.device, 99, "0" * 64, ERASED)
    assert take(laptop, replace(batch(office, laptop), withheld=(stray,))) == merging.Outcome()
    assert log(laptop) == {}


def test_a_copy_that_becomes_a_new_device_keeps_what_was_erased(two):
    office, laptop = two
    person = add(laptop, Person(first_name="สมชาย"))
    withhold(laptop, Person, person)
    with reading(laptop) as session:
        mine = merging.changes_since(session, {})
    with writing(laptop, "สมศรี", "ตั้งเป็นเครื่องใหม่") as session:
        nothing = replace(mine, changes=(), units=(), withheld=())
        parted = replace(nothing, since={}, upto={laptop.device: 1}, marks={})
        assert renewing.renew(session, parted) == 1
    bring(laptop, office)
    assert held(office) == held(laptop)
    assert read(office, Person, person).first_name == ""


class Erasing(Work):
    """Work in which what the log says of records is erased now and then."""

    def erase(self, store):
        topic = self.rng.choice([TOPICS["people"], TOPICS["organisations"], TOPICS["cases"]])
        with writing(store, store.device[:4], "ลบข้อมูล") as session:
            id_ = self.one(session, topic)
        if id_:
            withhold(store, topic, id_)

    def step(self):
        if self.rng.random() < 0.15:
            with suppress(CannotDo):
                self.erase(self.rng.choice(self.stores))
        else:
            super().step()


@settings(
    max_examples=size(4, 25),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32))
def test_whatever_is_erased_apart_is_gone_everywhere_in_the_end(made_office, tmp_path_factory, seed):
    with copies(made_office, tmp_path_factory.mktemp("erased"), 3) as stores:
        work = Erasing(stores, random.Random(seed))
        for _step in range(size(60, 600)):
            work.step()
        together(stores)
        assert all(held(store) == held(stores[0]) for store in stores[1:])
        assert len({tuple(marks(store)) for store in stores}) == 1
        assert all(bring(one, other) == merging.Outcome() for one in stores for other in stores)
        for store in stores:
            assert_settled(store)
        with reading(stores[0]) as session:
            for conflict in conflicts.conflicts(session):
                assert len(conflict.values) > 1

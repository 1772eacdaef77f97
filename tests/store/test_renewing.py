"""A copy put back from a backup that worked on: as a new device it brings its work, and loses none of what was before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from desktop.domain.people import Person
from desktop.domain.users import EVERYTHING, WRITE
from desktop.errors import CannotDo
from desktop.store import checks, history, joined, joining, merging, records, renewing, tables
from desktop.store.session import reading, rehearsing, writing
from tests.store.copies import all_of, bring, copies, copy, held, together

BEFORE = 3  # changes of the laptop that the backup had


@pytest.fixture
def two(made_office, tmp_path):
    with copies(made_office, tmp_path, 2) as stores:
        yield stores


@pytest.fixture
def restored(made_office, tmp_path, two):
    """Give a laptop as it was put back from a backup, after the office took more of its work, and worked on."""
    office, laptop = two
    person = add(office, "จากสำนักงาน")
    bring(office, laptop)
    for number in range(BEFORE):
        add(laptop, f"ก่อน {number}")
    bring(laptop, office)
    with copy(*made_office, tmp_path / "restored", laptop.device) as store:
        bring(office, store)
        for number in range(2):
            add(laptop, f"หาย {number}")
        bring(laptop, office)
        for number in range(4):
            add(store, f"ใหม่ {number}")
        for phone in ("1", "2", "3"):
            edit(store, person, phone)
        with writing(store, "ก", "เลิกทำ") as session:
            history.undo(session, history.last_unit(session))
        yield store


def add(store, name):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        return records.add(session, Person(first_name=name))


def edit(store, id_, phone):
    with writing(store, "สมศรี", "แก้ไข") as session:
        records.save(session, replace(records.read(session, Person, id_), phone=phone))


def everything(store, there=None):
    with reading(store) as session:
        return merging.changes_since(session, there or {})


def renew(store, batch):
    with writing(store, "สมศรี", "ตั้งเป็นเครื่องใหม่") as session:
        return renewing.renew(session, batch)


def names(store):
    with reading(store) as session:
        return {one.first_name for one in records.find(session, Person)}


def test_what_was_written_since_goes_to_a_new_device_and_everything_comes_together(two, restored):
    office, laptop = two
    old, mine = restored.device, names(restored)
    assert renew(restored, everything(office)) == 4 + 3 + 1
    assert restored.device not in (old, office.device)
    with reading(restored) as session:
        assert merging.known(session) == {
            **{
                device: last
                for device, last in merging.known(session).items()
                if device not in (old, restored.device)
            },
            old: BEFORE,
            restored.device: 8,
        }
        assert [row[0] for row in all_of(session, tables.device)] == [restored.device]
    assert names(restored) == mine
    assert checks.check(restored) == []
    together([office, laptop, restored])
    assert held(office) == held(laptop) == held(restored)
    assert names(office) == mine | {"หาย 0", "หาย 1"}


def test_undo_and_new_work_go_on_under_the_new_name(two, restored):
    office, _laptop = two
    renew(restored, everything(office))
    with writing(restored, "ก", "เลิกทำ") as session:
        history.undo(session, history.last_unit(session))
    add(restored, "ต่อ")
    bring(restored, office)
    bring(office, restored)
    assert held(office) == held(restored)
    with reading(office) as session:
        [person] = [one for one in records.find(session, Person) if one.first_name == "จากสำนักงาน"]
        undone = [
            entry.new for entry in history.entries(session, Person, person.id) if entry.field == "phone"
        ]
    assert (person.phone, undone) == ("1", ["1", "2", "3", "2", "1"])


def test_every_name_of_the_log_is_one_that_it_has(two, restored):
    renew(restored, everything(two[0]))
    with reading(restored) as session:
        rows, units = all_of(session, tables.changes), all_of(session, tables.units)
        named = {f"{row[0]}:{row[1]}" for row in rows}
        assert {parent for row in rows for parent in json.loads(row[7])} <= named
        assert {row[3] for row in all_of(session, tables.heads)} <= named
        assert {row[2] for row in rows} == {row[0] for row in units}
        assert {row[7] for row in units if row[7]} <= {row[0] for row in units}


def test_a_copy_whose_history_is_the_held_one_stays_what_it_is(two):
    office, laptop = two
    add(laptop, "หนึ่ง")
    bring(laptop, office)
    add(laptop, "สอง")
    device = laptop.device
    assert renew(laptop, everything(office)) == 0
    assert laptop.device == device


def test_a_package_that_begins_after_they_parted_is_not_enough(two, restored):
    office, _laptop = two
    with pytest.raises(CannotDo, match="ต้องใช้ชุดข้อมูลที่มีตั้งแต่ต้น"):
        renew(restored, everything(office, {restored.device: BEFORE + 1}))
    assert renew(restored, everything(office, {restored.device: BEFORE})) == 8


def test_what_another_copy_built_on_is_not_renamed(made_office, tmp_path, two, restored):
    office, _laptop = two
    with copies(made_office, tmp_path / "third", 1) as [third]:
        bring(restored, third)
        with reading(third) as session:
            [person] = [one for one in records.find(session, Person) if one.first_name == "ใหม่ 1"]
        edit(third, person.id, "9")
        bring(third, restored)
        before = held(restored)
        with pytest.raises(CannotDo, match="ตั้งเป็นเครื่องใหม่ไม่ได้ เพราะเครื่องอื่นรับงานหลังใช้สำเนาสำรองไปแล้ว"):
            renew(restored, everything(office))
        assert held(restored) == before


def test_a_rehearsal_keeps_the_old_name(two, restored):
    device, before = restored.device, held(restored)
    with rehearsing(restored, "ก", "ลอง") as session:
        assert renewing.renew(session, everything(two[0])) == 8
    assert (restored.device, held(restored)) == (device, before)


def test_it_needs_the_permission_to_write_and_a_session_of_its_own(two, restored):
    batch = everything(two[0])
    with writing(restored, "ก", "ข") as session:
        records.add(session, Person(first_name="สอง"))
        with pytest.raises(AssertionError):
            renewing.renew(session, batch)
    restored.permits = EVERYTHING - {WRITE}
    with pytest.raises(CannotDo, match="ไม่มีสิทธิ์"):
        renew(restored, batch)


def test_what_was_joined_since_is_joined_by_the_new_names_too(two, restored):
    """Whoever joined two records had seen what this copy wrote of them, which is another device's now."""
    office, _laptop = two
    stays, goes = add(restored, "อยู่"), add(restored, "ซ้ำ")
    edit(restored, goes, "4")
    with writing(restored, "สมศรี", "รวมรายการซ้ำ") as session:
        joining.join(session, Person, stays, goes, {"phone": "5"})
        seen = joined.joins(session, Person.topic).seen[goes]
    old = restored.device
    renew(restored, everything(office))
    with reading(restored) as session:
        anew = joined.joins(session, Person.topic).seen[goes]
        assert {
            row[6] for row in merging.changes_since(session, {}).changes if f"{old}:{seen[old]}" in row[6]
        } == set()
        assert records.read(session, Person, stays).phone == "5"
    assert anew == {old: BEFORE, restored.device: seen[old] - BEFORE}
    together([office, restored])
    assert held(office) == held(restored)
    with reading(office) as session:
        assert joined.joins(session, Person.topic).seen[goes] == anew
        assert records.read(session, Person, stays).phone == "5"

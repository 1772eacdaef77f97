"""Packages between copies of which some hold a part of the office, and what no package brings back."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from desktop.domain.organisations import Member, Organisation
from desktop.domain.people import Person
from desktop.domain.scopes import of_tambons
from desktop.domain.villages import Village
from desktop.errors import CannotDo
from desktop.store import attachments, backups, keys, opening, records, restoring, scopes
from desktop.store.session import reading, writing
from desktop.work import erasing, merging
from desktop.work.checks import check
from tests.conftest import PASSPHRASE
from tests.store.test_scopes import HERE, THERE, laptop_of
from tests.work.copies import SECRET, add, bring, copied, edit, pack, read, take

ALL = "ข้อมูลทั้งหมด"
NOT_ENOUGH = "ข้อมูลไม่ครบสำหรับเครื่องนี้ซึ่งมีเฉพาะบางตำบล กรุณาให้เครื่องต้นทางรับชุดข้อมูลจากเครื่องนี้ก่อน"


def keep(store, record):
    with writing(store, "สมศรี", "เพิ่ม") as session:
        return records.add(session, record)


def change(store, topic, id_, **values):
    with writing(store, "มานะ", "แก้ไข") as session:
        records.save(session, replace(records.read(session, topic, id_), **values))


def held(store, topic, id_):
    with reading(store) as session:
        return records.read(session, topic, id_)


def pack_for(giver, taker, path):
    with writing(giver, "สมศรี", merging.PACKED) as session:
        merging.pack(session, path, SECRET, taker.device)


def bring_from(giver, taker, path):
    """Bring what a copy that no other test names has."""
    with writing(giver, "มานะ", merging.PACKED) as session:
        merging.pack(session, path, SECRET)
    take_at(taker, path)


def take_at(taker, path, **more):
    with writing(taker, "มานะ", merging.MERGED) as session:
        return merging.take(session, path, SECRET, merging.look(session, path).mark, **more)


def sound(*stores):
    for store in stores:
        with reading(store) as session:
            assert check(session) == ()


@pytest.fixture
def known(store):
    """Give a group of one tambon and a person of another."""
    here, there = (keep(store, Village(tambon=code, number=1)) for code in (HERE, THERE))
    group = keep(store, Organisation(name="กลุ่มที่นี่", village=here))
    return group, keep(store, Person(first_name="ที่โน่น", village=there))


def test_a_part_refuses_what_goes_on_from_changes_that_it_has_without_values(store, known, tmp_path, stick):
    group, person = known
    with copied(store, tmp_path / "whole", "โน้ตบุ๊ก 1") as whole, laptop_of(store, tmp_path / "part") as part:
        keep(whole, Member(organisation=group, person=person))
        pack(whole, stick, "สำนักงาน")
        with pytest.raises(CannotDo, match=NOT_ENOUGH):
            take_at(part, stick)
        pack(whole, stick.with_name(ALL))
        take_at(part, stick.with_name(ALL))  # from the first change on
        assert held(part, Person, person).first_name == "ที่โน่น"
        sound(whole, part)


def test_a_part_says_why_it_cannot_take_what_names_records_it_lacks(
    store, known, tmp_path, stick, monkeypatch
):
    group, person = known
    with copied(store, tmp_path / "whole", "โน้ตบุ๊ก 1") as whole, laptop_of(store, tmp_path / "part") as part:
        keep(whole, Member(organisation=group, person=person))
        monkeypatch.setattr(merging.packages, "written_scope", lambda _scope: '{"tambons": ["240606"]}')
        pack(whole, stick, "สำนักงาน")  # as if a copy of the other tambon had made it
        with pytest.raises(CannotDo, match=NOT_ENOUGH):
            take_at(part, stick)
        sound(part)


def test_a_restored_part_tells_what_it_holds_and_gets_that(store, known, tmp_path, stick):
    group, person = known
    with laptop_of(store, tmp_path / "part") as part:
        one = backups.make(part, "asked", lambda _done, _all: None)
        restoring.restore(
            one, tmp_path / "again", lambda at: keys.peek(at, PASSPHRASE), lambda _done, _all: None
        )
    again = opening.open_copy(store, tmp_path / "again")
    try:
        again.permits = store.permits
        change(again, Organisation, group, note="หลังกู้คืน")
        bring_from(again, store, stick)
        with reading(store) as session:
            assert scopes.of(session, again.device) == of_tambons([HERE])
        keep(store, Member(organisation=group, person=person))
        pack_for(store, again, stick.with_name(ALL))
        take_at(again, stick.with_name(ALL))
        assert held(again, Person, person).first_name == "ที่โน่น"
        sound(store, again)
    finally:
        again.close()


def test_a_part_that_was_put_back_by_hand_begins_as_new_from_what_was_made_for_it(
    store, known, tmp_path, stick
):
    group, _person = known
    with laptop_of(store, tmp_path / "part") as part:
        change(part, Organisation, group, note="ก่อน")
        part.engine.dispose()
        shutil.copytree(part.folder, tmp_path / "old")
        change(part, Organisation, group, note="หลัง")
        bring_from(part, store, stick)
    old = opening.open_copy(store, tmp_path / "old")
    try:
        old.permits = store.permits
        change(old, Organisation, group, phone="7")
        before = old.device
        pack_for(store, old, stick.with_name(ALL))
        assert take_at(old, stick.with_name(ALL), as_new=True).renewed == 1
        assert old.device != before
        bring_from(old, store, stick.with_name("กลับ"))
        after = held(store, Organisation, group)
        assert (after.note, after.phone) == ("หลัง", "7")
        sound(store, old)
    finally:
        old.close()


def test_a_package_made_before_an_erasure_brings_no_file_back(two, stick):
    office, laptop = two
    with writing(office, "สมศรี", "เพิ่ม") as session:
        sha = attachments.put(office, b"a portrait")
        person = records.add(session, Person(first_name="อำนวย", portrait=sha))
    bring(office, laptop, stick)
    pack(laptop, stick.with_name(ALL))
    with writing(office, "สมศรี", "ลบข้อมูล") as session:
        erasing.erase(session, person, "เจ้าของข้อมูลขอ", "นายอำเภอ")
    take(office, stick.with_name(ALL))
    assert attachments.kept(office.folder) == []
    bring(office, laptop, stick.with_name("ลบ"))
    take(laptop, stick)
    assert attachments.kept(laptop.folder) == []
    sound(office, laptop)


def test_a_folder_put_back_to_before_its_first_package_still_comes_home(store, tmp_path, stick):
    person = add(store, "ก")
    with copied(store, tmp_path / "laptop", "โน้ตบุ๊ก 1") as laptop:
        laptop.engine.dispose()
        shutil.copytree(laptop.folder, tmp_path / "old")
        edit(laptop, person, phone="1")
        bring(laptop, store, stick)
    old = opening.open_copy(store, tmp_path / "old")
    try:
        bring(store, old, stick.with_name(ALL))
        edit(old, person, address="งานสามสัปดาห์")
        bring(old, store, stick.with_name("กลับ"))
        assert (read(store, person).phone, read(store, person).address) == ("1", "งานสามสัปดาห์")
    finally:
        old.close()
